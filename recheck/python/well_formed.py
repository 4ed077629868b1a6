# SPDX-License-Identifier: MIT
"""Whether an example is one: the prior is a prior, every agent can act alone, and a rule that bears a textbook name is that rule at every profile."""
import itertools
from fractions import Fraction
from math import comb

from form import Rejected
from game_forms import check_game_forms
from model import restrict, total
from preference_rules import preference_lottery
from properties import fails, independent_types, private_values


def check_environment(model):
    if any(probability < 0 for probability in model.prior.values()) or total(model.prior.values()) != 1:
        raise Rejected("the prior is not a probability distribution")
    for profile, chances in model.joint_prior.items():
        if any(chance < 0 for chance in chances) or total(chances) != model.prior[profile]:
            raise Rejected("the states do not share the probability of each type profile among them")
        for i, outcome in itertools.product(model.everybody, range(len(model.outcomes))):
            expected = total(chance * payoffs[profile][outcome][i] for chance, payoffs in zip(chances, model.state_payoffs)) / (model.prior[profile] or 1)
            if expected != model.payoffs[profile][outcome][i]:
                raise Rejected("the payoffs are not the expectations of those in the states")
    for i in model.everybody:
        if (i,) not in model.coalitions:
            raise Rejected(f"agent {model.agents[i]} is not a coalition of the pattern")


def check_model(model):
    check_environment(model)
    for allocation in model.allocations.values():
        if allocation.ties:
            check_efficient(model, allocation)
        if allocation.green_laffont and any(lottery != green_laffont_lottery(model, profile) for profile, lottery in allocation.lotteries.items()):
            raise Rejected(f"the allocation {allocation.name} is not the lottery of Green and Laffont")
        if allocation.by_preferences and any(lottery != preference_lottery(model, allocation.by_preferences, profile) for profile, lottery in allocation.lotteries.items()):
            raise Rejected(f"the allocation {allocation.name} is not the rule of preferences that it is said to be")
    check_constructions(model)
    check_game_forms(model)


def check_constructions(model):
    for transfers in model.transfers.values():
        if transfers.construction:
            rule, allocation, without = transfers.construction
            if named_transfers(model, rule, allocation, without) != transfers.amounts:
                raise Rejected(f"the transfers {transfers.name} are not those of the rule {rule}")


def check_efficient(model, allocation):
    for profile, lottery in allocation.lotteries.items():
        if lottery != efficient_lottery(model, allocation.ties, profile):
            raise Rejected(f"the allocation {allocation.name} is not the efficient one")


def efficient_lottery(model, ties, profile):
    """Over the outcomes with the largest sum of payoffs."""
    surplus = [total(payoffs) for payoffs in model.payoffs[profile]]
    best = [outcome for outcome, amount in enumerate(surplus) if amount == max(surplus)]
    if ties == "none" and len(best) > 1:
        raise Rejected("several outcomes are best, but the efficient rule is said to have no ties")
    chosen = {"first": best[:1], "last": best[-1:], "uniform": best, "none": best}[ties]
    return {outcome: Fraction(1, len(chosen)) for outcome in chosen}


def ranking(model, profile):
    """What a single object is worth to the agents, highest first, as (value, agent): the k-th outcome gives it to the k-th agent. Of equal values the agent listed first is first."""
    if len(model.agents) < 2:
        raise Rejected("one agent has nobody to compete with for an object")
    if len(model.outcomes) != len(model.agents):
        raise Rejected("a single object needs one outcome for each agent")
    for i in model.everybody:
        if any(model.payoffs[profile][i][j] for j in others(model, i)):
            raise Rejected("an outcome is worth something to an agent who does not get the object")
        if model.payoffs[profile][i][i] != model.payoffs[tuple(own if j == i else 0 for j, own in enumerate(profile))][i][i]:
            raise Rejected("what the object is worth to an agent depends on the types of others")
    return sorted(((model.payoffs[profile][i][i], i) for i in model.everybody), key=lambda pair: (-pair[0], pair[1]))


def green_laffont_lottery(model, profile):
    (_, first), (_, second) = ranking(model, profile)[:2]
    share = Fraction(1, len(model.agents))
    return {first: 1 - share, second: share}


def by_rank(model, paid):
    """paid(rank, values in descending order)."""
    result = {}
    for profile in model.profiles:
        order = ranking(model, profile)
        values = [value for value, _ in order]
        ranks = {i: rank for rank, (_, i) in enumerate(order)}
        result[profile] = tuple(paid(ranks[i], values) for i in model.everybody)
    return result


def green_laffont(model, allocation):
    n = len(model.agents)
    return by_rank(model, lambda rank, v: -(n - 2) * v[1] / Fraction(n) if rank == 0 else Fraction(0) if rank == 1 else v[1] / Fraction(n))


def cavallo(model, allocation):
    n = len(model.agents)
    if n < 3:
        raise Rejected("Cavallo's mechanism needs three agents or more")
    return by_rank(model, lambda rank, v: v[1] / Fraction(n) if rank > 1 else v[2] / Fraction(n) - (v[1] if rank == 0 else 0))


def others(model, i):
    return model.outsiders((i,))


def everywhere(model, amount):
    """The table of amount(i, profile)."""
    return {profile: tuple(amount(i, profile) for i in model.everybody) for profile in model.profiles}


def vcg(model, allocation):
    """Groves: each agent is paid the payoffs of the others."""
    return everywhere(model, lambda i, profile: model.payoff(allocation, others(model, i), profile, profile))


def pivot(model, allocation, without=None):
    """Clarke: less the most that the others could get without it, from the outcomes that are available then."""
    if fails(private_values(model)):
        raise Rejected("the pivot rule needs private values")

    def amount(i, profile):
        best = max(total(payoffs[j] for j in others(model, i)) for outcome, payoffs in enumerate(model.payoffs[profile]) if without is None or outcome in without[i])
        return model.payoff(allocation, others(model, i), profile, profile) - best
    return everywhere(model, amount)


def agv(model, allocation):
    """Arrow, d'Aspremont and Gérard-Varet: what the others expect given one's type, paid for by the others in equal parts."""
    if len(model.agents) < 2:
        raise Rejected("the agv rule needs two agents or more")
    def expected(i, own):
        if not model.probability(own):
            raise Rejected("the agv rule needs types of positive probability")
        return total(weight * model.payoff(allocation, others(model, i), profile, profile) for profile, weight in model.given(own))

    externality = {own: expected(i, own) for i in model.everybody for own in model.joint_types((i,))}

    def amount(i, profile):
        shares = [externality[restrict(profile, (j,))] for j in others(model, i)]
        return externality[restrict(profile, (i,))] - total(shares) / len(shares)
    return everywhere(model, amount)


MOST_SUMMED_OVER_SETS = 5   # agents; the sum over sets of agents takes as long as 4^n


def safronov(model, allocation):
    """Safronov 2016, equation (6)."""
    if fails(independent_types(model)):
        raise Rejected("safronov's formula needs independent types")
    size = len(model.agents)
    payoffs = [{profile: model.payoff(allocation, (i,), profile, profile) for profile in model.profiles} for i in model.everybody]
    own_averaged = [averaged(model, payoffs[i], i) for i in model.everybody]
    aggregate = {profile: total(table[profile] for table in own_averaged) for profile in model.profiles}
    if size > MOST_SUMMED_OVER_SETS:
        potential = sum_of_shares(model, aggregate)
        means = [averaged(model, potential, i) for i in model.everybody]
        expected = [model.average(payoffs[i].__getitem__) for i in model.everybody]
        return everywhere(model, lambda i, profile: expected[i] - own_averaged[i][profile] + potential[profile] - means[i][profile])
    aggregate_averaged = {(): aggregate}  # by the set of agents over whose types the average is taken
    for count in range(1, size + 1):
        for agents in itertools.combinations(model.everybody, count):
            aggregate_averaged[agents] = averaged(model, aggregate_averaged[agents[:-1]], agents[-1])

    def amount(i, profile):
        result = model.average(payoffs[i].__getitem__) - own_averaged[i][profile]
        for count in range(size):
            for agents in itertools.combinations(others(model, i), count):
                with_own = tuple(sorted((*agents, i)))
                result += (aggregate_averaged[agents][profile] - aggregate_averaged[with_own][profile]) / (size * comb(size - 1, count))
        return result
    return everywhere(model, amount)


def sum_of_shares(model, table):
    """With the table split into parts, one for each set of agents, of mean zero over the types of each of the set and constant in those of the others: every part divided by the size of its
    set. (6) gives each agent of a set that share of the set's part: checker/definitions/finite/formula_6.cpp has the proof."""
    by_size = [table]
    for agent in model.everybody:
        means = [averaged(model, parts, agent) for parts in by_size]
        by_size = [{profile: (means[size][profile] if size < len(means) else 0) + (by_size[size - 1][profile] - means[size - 1][profile] if size else 0) for profile in model.profiles}
                   for size in range(len(by_size) + 1)]
    return {profile: total(parts[profile] / size for size, parts in enumerate(by_size) if size) for profile in model.profiles}


def averaged(model, table, agent):
    """The table averaged over the type of one agent, drawn from its own distribution."""
    result = {}
    for rest in model.joint_types(others(model, agent)):
        column = [rest[:agent] + (own,) + rest[agent + 1:] for own in range(len(model.type_index[agent]))]
        mean = total(model.probability(restrict(profile, (agent,))) * table[profile] for profile in column)
        result.update((profile, mean) for profile in column)
    return result


def threshold_payments(model, allocation):
    """Each agent pays what the outcome is worth to that of its types which values it least, among those that bring it about."""
    if any(len(lottery) > 1 for lottery in allocation.lotteries.values()):
        raise Rejected("threshold payments are those of an allocation without lotteries")

    def amount(i, profile):
        chosen = allocation.lotteries[profile]
        outcome = next(iter(chosen))
        as_if = [profile[:i] + (own,) + profile[i + 1:] for own in range(len(model.type_index[i]))]
        return -min(model.payoffs[other][outcome][i] for other in as_if if allocation.lotteries[other] == chosen)
    return everywhere(model, amount)


NAMED_TRANSFERS = {"vcg": vcg, "pivot": pivot, "agv": agv, "safronov": safronov, "green_laffont": green_laffont, "cavallo": cavallo, "threshold_payments": threshold_payments}


def named_transfers(model, rule, allocation, without=None):
    return pivot(model, allocation, without) if without else NAMED_TRANSFERS[rule](model, allocation)
