# SPDX-License-Identifier: MIT
"""Each property as the comparisons that it consists of: the section "Properties" of docs/certificate_format.md.

A comparison is (place, left, relation, right). The place is what a witness calls it by: a dict with the keys of the property's row; agents, outcomes and types are as in model.py.
Each function yields the comparisons of one property; `statement` is the statement as read by statements.py.
"""
import itertools
import operator
from fractions import Fraction

from form import Rejected, require
from model import replace, restrict, total
from pure_equilibria import Plans, labelled, numbered

RELATIONS = {"=": operator.eq, "!=": operator.ne, "<=": operator.le, "<": operator.lt, ">=": operator.ge, ">": operator.gt}


def holds(comparison):
    _, left, relation, right = comparison
    return RELATIONS[relation](left, right)


def fails(comparisons):
    return any(not holds(comparison) for comparison in comparisons)


# --- information, payoffs, allocations ---------------------------------------------------------------------------------------------------------------------------

def full_support(model, statement=None):
    for profile in model.profiles:
        yield {"truth": profile}, model.prior[profile], ">", 0


def independent_types(model, statement=None):
    alone = [(i,) for i in model.everybody]
    yield from independent_blocks(model, alone)


def independent_blocks(model, blocks):
    for profile in model.profiles:
        product = 1
        for block in blocks:
            product *= model.probability(restrict(profile, block))
        yield {"truth": profile}, model.prior[profile], "=", product


def cbdp(model, statement):
    for coalition in statement["coalitions"]:
        if coalition == model.everybody:
            continue
        rests = model.joint_types(model.outsiders(coalition))
        possible = [types for types in model.joint_types(coalition) if model.probability(types)]
        for truth, other in itertools.combinations(possible, 2):
            beliefs = [(rest, *(model.prior[replace(types, rest)] / model.probability(types) for types in (truth, other))) for rest in rests]
            rest, left, right = next((belief for belief in beliefs if belief[1] != belief[2]), beliefs[0])
            yield {"coalition": coalition, "truth": truth, "other": other, "outsiders": rest}, left, "!=", right


def private_values(model, statement=None):
    for i in model.everybody:
        yield from own_values(model, (i,), (i,))


def own_values(model, agents, block):
    """The payoffs of these agents depend on the types of the block only."""
    for profile in model.profiles:
        base = tuple(own if j in block else 0 for j, own in enumerate(profile))
        if base != profile:
            for outcome in range(len(model.outcomes)):
                for i in agents:
                    place = {"coalition": (i,), "outcome": outcome, "truth": profile, "other": base}
                    yield place, model.payoffs[profile][outcome][i], "=", model.payoffs[base][outcome][i]


def efficient(model, statement):
    allocation = statement["allocation"]
    for profile in filter(model.has_payoffs, model.profiles):
        chosen = model.payoff(allocation, model.everybody, profile, profile)
        for outcome, payoffs in enumerate(model.payoffs[profile]):
            if allocation.lotteries[profile] != {outcome: 1}:
                yield {"truth": profile, "outcome": outcome}, chosen, ">=", total(payoffs)


def pareto_efficient(model, statement):
    for profile in model.profiles:
        for chosen in statement["allocation"].lotteries[profile]:
            for outcome, others in enumerate(model.payoffs[profile]):
                if outcome != chosen:
                    losses = [own - other for own, other in zip(model.payoffs[profile][chosen], others)]
                    i = losses.index(max(losses) if max(losses) > 0 else min(losses))
                    place = {"coalition": (i,), "truth": profile, "chosen": chosen, "outcome": outcome}
                    yield place, model.payoffs[profile][chosen][i], ">=", others[i]


def separable(model, statement):
    def surplus(profile):
        return model.payoff(statement["allocation"], model.everybody, profile, profile)

    def with_first(profile, *agents):
        return tuple(0 if k in agents else own for k, own in enumerate(profile))

    for i, j in itertools.combinations(model.everybody, 2):
        for profile in model.profiles:
            if profile[i] and profile[j]:
                both = with_first(profile, i, j)
                place = {"agents": (i, j), "truth": profile, "other": both}
                yield place, surplus(profile) - surplus(with_first(profile, i)), "=", surplus(with_first(profile, j)) - surplus(both)


def equal_rules(model, statement):
    first, second = statement["rules"]
    for profile in model.profiles:
        if statement["kind"] == "transfers":
            for i in model.everybody:
                yield {"truth": profile, "coalition": (i,)}, first.amounts[profile][i], "=", second.amounts[profile][i]
        else:
            for outcome in range(len(model.outcomes)):
                yield {"truth": profile, "outcome": outcome}, first.lotteries[profile].get(outcome, 0), "=", second.lotteries[profile].get(outcome, 0)


# --- transfers ---------------------------------------------------------------------------------------------------------------------------------------------------

def budget_balance(model, statement):
    for rule in statement["transfers"]:
        relation = "<=" if statement["balance"].endswith("no_deficit") else "="
        if statement.get("every_draw"):
            yield from budget_of_draws(model, rule, relation)
            continue
        if statement["balance"].startswith("ex_ante"):
            yield {"transfers": rule.name}, model.average(lambda profile: total(rule.amounts[profile])), relation, 0
        else:
            for profile in model.profiles:
                yield {"transfers": rule.name, "truth": profile}, total(rule.amounts[profile]), relation, 0


def require_payments(rule):
    """Of transfers that strategies induce which draw messages only the expectation is known."""
    pure = rule.induced is None or all(1 in sent for own in rule.induced.sends for sent in own)
    require(pure, f"of the transfers {rule.name} only the expectation is known")


def budget_of_draws(model, rule, relation):
    require_payments(rule)
    for profile in model.profiles:
        for outcome in sorted(rule.drawn_by.lotteries[profile]) if rule.drawn_by else [None]:
            place = {"transfers": rule.name, "truth": profile} | ({} if outcome is None else {"outcome": outcome})
            yield place, total(rule.paid_if(profile, outcome)), relation, 0


def participation_in_draws(model, mechanism):
    for rule in mechanism.transfers:
        require_payments(rule)
    for i in model.everybody:
        for profile in filter(model.has_payoffs, model.profiles):
            for outcome in sorted(mechanism.allocation.lotteries[profile]):
                least = min(model.payoffs_of_states(profile, outcome, i)) + min(rule.paid_if(profile, outcome)[i] for rule in mechanism.transfers)
                yield {"coalition": (i,), "truth": profile, "outcome": outcome}, least, ">=", model.outside_options[profile][i]


def individual_rationality(model, statement):
    mechanism, stage = statement["mechanism"], statement["stage"]
    if statement.get("every_draw"):
        require(stage == "ex_post", "participation in every draw is ex post")
        yield from participation_in_draws(model, mechanism)
        return
    for i in model.everybody:
        if stage == "ex_post":
            moments = filter(model.has_payoffs, model.profiles)
        else:
            moments = [types for types in model.joint_types((i,) if stage == "interim" else ()) if model.probability(types)]
        for types in moments:
            weighted = [(types, 1)] if stage == "ex_post" else model.given(types)
            outside = total(weight * model.outside_options[profile][i] for profile, weight in weighted)
            least = min(total(weight * model.utility(mechanism.allocation, rule, (i,), profile, profile) for profile, weight in weighted) for rule in mechanism.transfers)
            yield {"coalition": (i,), "truth": types}, least, ">=", outside


def externality_payment(model, statement):
    allocation, rule = simple(statement["mechanism"])
    for coalition in statement["coalitions"]:
        outsiders = model.outsiders(coalition)

        def constant(types):
            return total(weight * (model.paid(rule, coalition, profile) - model.payoff(allocation, outsiders, profile, profile)) for profile, weight in model.given(types))

        first, *more = [types for types in model.joint_types(coalition) if model.probability(types)]
        if statement["constant"] is not None:
            for types in (first, *more):
                yield {"coalition": coalition, "truth": types}, constant(types), "=", statement["constant"]
        else:
            for types in more:
                yield {"coalition": coalition, "truth": types, "other": first}, constant(types), "=", constant(first)


def amount(model, of, allocation, rule, coalition, profile):
    paid = 0 if of == "payoff" else model.paid(rule, coalition, profile)
    return paid + (0 if of == "transfer" else model.payoff(allocation, coalition, profile, profile))


def everywhere(model, statement):
    for coalition, numbers in statement["parts"]:
        for profile in model.profiles:
            yield ({"coalition": coalition, "truth": profile}, amount(model, statement["of"], statement["allocation"], statement["transfers"], coalition, profile),
                   statement["relation"], numbers[profile])


def groves(model, statement):
    allocation, rule = simple(statement["mechanism"])
    for i in model.everybody:
        def remainder(profile):
            return model.paid(rule, (i,), profile) - model.payoff(allocation, model.outsiders((i,)), profile, profile)

        for profile in model.profiles:
            if profile[i]:
                first = profile[:i] + (0,) + profile[i + 1:]
                yield {"coalition": (i,), "truth": profile, "other": first}, remainder(profile), "=", remainder(first)


# --- incentives --------------------------------------------------------------------------------------------------------------------------------------------------

def simple(mechanism):
    if len(mechanism.transfers) != 1:
        raise Rejected("the mechanism has several transfer rules")
    return mechanism.allocation, mechanism.transfers[0]


def expected_utility(model, allocation, rule, coalition, truth, report):
    """V(S, t -> r): of the coalition, given its true types, when it reports these and the others tell the truth."""
    return total(weight * model.utility(allocation, rule, coalition, replace(report, profile), profile) for profile, weight in model.given(truth))


def bayesian_ic(model, statement):
    yield from coalitional_ic(model, {"mechanism": statement["mechanism"], "coalitions": [(i,) for i in model.everybody]})


def coalitional_ic(model, statement):
    simple(statement["mechanism"])
    yield from maxmin_pure(model, statement["mechanism"], statement["coalitions"])


def maxmin_coalitional_ic(model, statement):
    if statement["strategies"] == "mixed" and len(statement["mechanism"].transfers) > 1:
        raise Rejected("mixed reports against several transfer rules cannot be enumerated")
    yield from maxmin_pure(model, statement["mechanism"], statement["coalitions"])


def maxmin_pure(model, mechanism, coalitions):
    def least(coalition, truth, report):
        return min(expected_utility(model, mechanism.allocation, rule, coalition, truth, report) for rule in mechanism.transfers)

    for coalition in coalitions:
        for truth in model.joint_types(coalition):
            if model.probability(truth):
                honest = least(coalition, truth, truth)
                for report in model.misreports(coalition, truth):
                    yield {"coalition": coalition, "truth": truth, "report": report}, honest, ">=", least(coalition, truth, report)


def dominant_strategy_ic(model, statement):
    yield from coalitional_dominant_strategy_ic(model, {"mechanism": statement["mechanism"], "coalitions": [(i,) for i in model.everybody]})


def coalitional_dominant_strategy_ic(model, statement):
    yield from truth_dominates(model, statement["mechanism"], statement["coalitions"], others_are_honest=not fails(private_values(model)))


def ex_post_ic(model, statement):
    yield from truth_dominates(model, statement["mechanism"], [(i,) for i in model.everybody], others_are_honest=True)


def truth_dominates(model, mechanism, coalitions, others_are_honest):
    allocation, rule = simple(mechanism)
    for coalition in coalitions:
        outsiders = model.outsiders(coalition)
        for profile in model.profiles:
            truth = restrict(profile, coalition)
            for rest in [restrict(profile, outsiders)] if others_are_honest else model.joint_types(outsiders):
                honest = model.utility(allocation, rule, coalition, replace(truth, rest), profile)
                for report in model.misreports(coalition, truth):
                    place = {"coalition": coalition, "truth": profile, "report": report, "outsiders": rest}
                    yield place, honest, ">=", model.utility(allocation, rule, coalition, replace(report, rest), profile)


# --- numbers -----------------------------------------------------------------------------------------------------------------------------------------------------

def in_event(event, profile):
    return replace(event["types"], profile) == profile and (event["profiles"] is None or profile in event["profiles"])


def weighted_profiles(model, event):
    """The profiles of the event, each with its probability given the event. A single profile is certain whatever its probability."""
    if None not in event["types"] and in_event(event, event["types"]):
        return [(event["types"], 1)]
    inside = [(profile, probability) for profile, probability in model.prior.items() if probability and in_event(event, profile)]
    together = total(probability for _, probability in inside)
    if not together:
        raise Rejected("what is given has probability 0")
    return [(profile, probability / together) for profile, probability in inside]


def expectation(model, event, reports, quantity):
    """Of quantity(true profile, reported profile). No reports: the truth."""
    truth = [((None,) * len(model.agents), 1)]
    return total(weight * part * quantity(profile, replace(report, profile)) for profile, weight in weighted_profiles(model, event) for report, part in reports or truth)


def deviation(model, statement):
    mechanism, coalition = statement["mechanism"], statement["coalition"]

    def least(reports):
        event = {"types": statement["given"], "profiles": None}
        return min(expectation(model, event, reports, lambda true, reported, rule=rule: model.utility(mechanism.allocation, rule, coalition, reported, true))
                   for rule in mechanism.transfers)

    dishonest, honest = least(statement["reports"]), least([])
    yield {"coalition": coalition, "truth": statement["given"]}, dishonest, ">" if statement["pays"] else "<=", honest
    if statement["gain"] is not None:
        yield None, dishonest - honest, "=", statement["gain"]


def chance_of_draw(model, statement, true, reported):
    """The probability that the state and the outcome drawn meet the condition, given the true types and what is reported."""
    if statement["drawn"] is None:
        return 1
    allocation = statement.get("allocation")
    outcomes = {None: 1} if allocation is None else allocation.lotteries[reported]
    return total(model.chance_of_state(true, state) * probability
                 for state in model.numbers_of_states() for outcome, probability in outcomes.items() if (true, state, outcome) in statement["drawn"])


def value(model, statement):
    if statement["of"] == "probability":
        if not any(probability and in_event(statement["given"], profile) for profile, probability in model.prior.items()):
            raise Rejected("what is given has probability 0")

        def chance(true, reported):
            return chance_of_draw(model, statement, true, reported) if in_event(statement["event"], true) else 0
        inside = expectation(model, statement["given"], statement.get("reports", []), chance)
        yield {}, inside, statement["relation"], statement["number"]
        return
    coalition, allocation = statement["coalition"], statement["allocation"]
    quantities = {
        "payoff": [lambda true, reported: model.payoff(allocation, coalition, reported, true)],
        "transfer": [lambda true, reported, rule=rule: model.paid(rule, coalition, reported) for rule in statement["transfers"]],
        "utility": [lambda true, reported, rule=rule: model.utility(allocation, rule, coalition, reported, true) for rule in statement["transfers"]],
    }[statement["of"]]
    least = min(expectation(model, statement["given"], statement["reports"], quantity) for quantity in quantities)
    yield {"coalition": coalition}, least, statement["relation"], statement["number"]


# --- strategies in a game form -----------------------------------------------------------------------------------------------------------------------------------

def utility_of_messages(model, form, coalition, messages, profile):
    payoffs = model.payoffs[profile]
    drawn = total(probability * total(payoffs[outcome][i] for i in coalition) for outcome, probability in form.lotteries[messages].items())
    return drawn + total(form.amounts[messages][i] for i in coalition)


def deviations(model, strategies, coalition, own, place, others, relation=">="):
    """`others`: what may come, as (profile, the others' messages, probability)."""
    form, sent = strategies.form, strategies.sent(own)

    def expected(messages):
        return total(chance * utility_of_messages(model, form, coalition, replace(messages, rest), profile) for profile, rest, chance in others)
    of_strategies = None
    for messages in form.joint_messages(coalition):
        if sent != [(messages, 1)]:
            if of_strategies is None:
                of_strategies = total(chance * expected(played) for played, chance in sent)
            yield place | {"messages": form.labels(messages)}, of_strategies, relation, expected(messages)


def bayes_nash_equilibrium(model, statement):
    strategies = statement["strategies"]
    for coalition in statement["coalitions"]:
        for own in model.joint_types(coalition):
            if model.probability(own):
                others = [(profile, rest, weight * chance) for profile, weight in model.given(own) for rest, chance in strategies.sent(restrict(profile, model.outsiders(coalition)))]
                yield from deviations(model, strategies, coalition, own, {"coalition": coalition, "truth": own}, others, ">" if statement["strict"] else ">=")


def ex_post_equilibrium(model, statement):
    strategies = statement["strategies"]
    for i in model.everybody:
        for profile in filter(model.has_payoffs, model.profiles):
            others = [(profile, rest, chance) for rest, chance in strategies.sent(restrict(profile, model.outsiders((i,))))]
            yield from deviations(model, strategies, (i,), restrict(profile, (i,)), {"coalition": (i,), "truth": profile}, others)


def dominant_strategies(model, statement):
    strategies = statement["strategies"]
    for i in model.everybody:
        for profile in filter(model.has_payoffs, model.profiles):
            for rest in strategies.form.joint_messages(model.outsiders((i,))):
                place = {"coalition": (i,), "truth": profile, "others_messages": strategies.form.labels(rest)}
                yield from deviations(model, strategies, (i,), restrict(profile, (i,)), place, [(profile, rest, 1)])


# --- groups whose members cannot pay each other ---------------------------------------------------------------------------------------------------------------------

def utilities_of(model, mechanism):
    """utility(agent, reported, true): each is computed once, as groups share their members."""
    allocation, rule = simple(mechanism)
    known = {}

    def utility(i, reported, true):
        if (i, reported, true) not in known:
            known[i, reported, true] = model.utility(allocation, rule, (i,), reported, true)
        return known[i, reported, true]
    return utility


def decisive(truthful, lying, strength):
    """The place of the member who decides: who loses most or, of the strong notion and if nobody loses, who gains most."""
    losses = [before - after for before, after in zip(truthful, lying)]
    return losses.index(max(losses) if strength == "weak" or max(losses) > 0 else min(losses))


def group_strategy_proof(model, statement):
    utility, strength = utilities_of(model, statement["mechanism"]), statement["strength"]
    if statement["solution_concept"] == "bayesian":
        for group in statement["coalitions"]:
            joint = model.joint_types(group)
            for own in joint:
                if model.probability(own):
                    def expected(report, own=own, group=group):
                        return [total(weight * utility(i, replace(report, profile), profile) for profile, weight in model.given(own)) for i in group]
                    truthful = expected(own)
                    for report in joint:
                        if report != own:
                            lying = expected(report)
                            k = decisive(truthful, lying, strength)
                            yield {"coalition": (group[k],), "truth": own, "report": report}, truthful[k], ">=", lying[k]
        return
    only_truthful = statement["solution_concept"] == "ex_post" or not fails(private_values(model))
    for group in statement["coalitions"]:
        outside = model.outsiders(group)
        for profile in model.profiles:
            for rest in [restrict(profile, outside)] if only_truthful else model.joint_types(outside):
                honest = replace(rest, profile)
                truthful = [utility(i, honest, profile) for i in group]
                for report in model.joint_types(group):
                    if report != restrict(profile, group):
                        lying = [utility(i, replace(report, honest), profile) for i in group]
                        k = decisive(truthful, lying, strength)
                        yield {"coalition": (group[k],), "truth": profile, "report": report, "outsiders": rest}, truthful[k], ">=", lying[k]


def stable(model, statement):
    for coalition, enforced in statement["enforces"]:
        for profile in model.profiles:
            for chosen in statement["allocation"].lotteries[profile]:
                for other in enforced[profile]:
                    if other != chosen:
                        have, get = ([model.payoffs[profile][outcome][i] for i in coalition] for outcome in (chosen, other))
                        k = decisive(have, get, statement["strength"])
                        yield {"coalition": coalition, "truth": profile, "chosen": chosen, "outcome": other}, have[k], ">=", get[k]


def is_manipulable(model, statement, utility, profile):
    for group in statement["coalitions"]:
        truthful = [utility(i, profile, profile) for i in group]
        for report in model.joint_types(group):
            lying = [utility(i, replace(report, profile), profile) for i in group]
            gains = [after - before for before, after in zip(truthful, lying)]
            if min(gains) > 0 or statement["strength"] == "strong" and min(gains) >= 0 and max(gains) > 0:
                return True
    return False


def manipulable_profiles(model, statement):
    utility = utilities_of(model, statement["mechanism"])
    if any(len(model.joint_types(group)) > 1 for group in statement["coalitions"]):
        found = [profile for profile in model.profiles if is_manipulable(model, statement, utility, profile)]
        yield {}, Fraction(len(found)) if statement["measure"] == "number" else total(model.prior[profile] for profile in found), statement["relation"], statement["number"]


# --- all equilibria in plans -------------------------------------------------------------------------------------------------------------------------------------

def plans_of(model, statement):
    return Plans(model, statement["game_form"], utility_of_messages)


def listed_plans(plans, statement):
    """Of the strategies that the claim lists: pure ones, each once, all agents having the same plan if the claim is about such."""
    if statement["symmetric"]:
        plans.require_common()
    listed = [plans.of_strategies(strategies) for strategies in statement["strategies"] or []]
    if len(set(listed)) < len(listed) or (statement["symmetric"] and any(len(set(own)) > 1 for own in listed)):
        raise Rejected("what the claim lists is listed twice, or is not symmetric")
    return listed


def pure_equilibria(model, statement):
    plans = plans_of(model, statement)
    listed = listed_plans(plans, statement)
    for strategies in statement["strategies"] or []:
        alone = {"strategies": strategies, "coalitions": [(i,) for i in model.everybody], "strict": False}
        for place, left, relation, right in bayes_nash_equilibrium(model, alone):
            yield {"strategies": strategies.name} | place, left, relation, right
    number = 0
    for equilibrium in plans.equilibria(statement["symmetric"]):
        number += 1
        if listed:
            yield membership(plans, listed, equilibrium)
    if statement["stated"]:
        relation, claimed = statement["stated"]
        yield {}, number, relation, claimed


def membership(plans, listed, equilibrium):
    return {"plans": labelled(plans.form, equilibrium)}, listed.count(equilibrium), "=", 1


def every_pure_equilibrium(model, statement):
    plans = plans_of(model, statement)
    for equilibrium in plans.equilibria(statement["symmetric"]):
        yield from brought_about(model, plans, statement, equilibrium)


def brought_about(model, plans, statement, equilibrium):
    form = plans.form
    for profile in plans.profiles:
        place = {"plans": labelled(form, equilibrium), "truth": profile}
        lottery = form.lotteries[tuple(own[types.index(t)] for own, types, t in zip(equilibrium, plans.types, profile))]
        if statement["allocation"]:
            for outcome in range(len(model.outcomes)):
                yield place | {"outcome": outcome}, lottery.get(outcome, 0), "=", statement["allocation"].lotteries[profile].get(outcome, 0)
        else:
            surpluses = [total(payoffs) for payoffs in model.payoffs[profile]]
            yield place | {"outcome": surpluses.index(max(surpluses))}, total(probability * surpluses[a] for a, probability in lottery.items()), ">=", max(surpluses)


def about_plans(model, statement, place, where):
    """The comparisons about the equilibrium at this place, without a look for others."""
    plans = plans_of(model, statement)
    equilibrium = numbered(plans.form, place["plans"], where)
    require_equilibrium(plans, statement, equilibrium)
    if statement["property"] == "every_pure_equilibrium":
        yield from brought_about(model, plans, statement, equilibrium)
    elif statement["strategies"]:
        yield membership(plans, listed_plans(plans, statement), equilibrium)


def require_equilibrium(plans, statement, equilibrium):
    if statement["symmetric"]:
        plans.require_common()
        if len(set(equilibrium)) > 1:
            raise Rejected("the agents have different plans")
    if not plans.is_equilibrium(equilibrium):
        raise Rejected("these plans are no equilibrium")


# --- equilibria --------------------------------------------------------------------------------------------------------------------------------------------------

def guarantee(model, statement, relation="="):
    allocation, rule = simple(statement["mechanism"])
    for coalition in statement["coalitions"]:
        ex_ante = model.average(lambda profile: model.payoff(allocation, coalition, profile, profile))
        for rest in model.joint_types(model.outsiders(coalition)):
            least = model.average(lambda profile, rest=rest, coalition=coalition: model.utility(allocation, rule, coalition, replace(rest, profile), profile))
            yield {"coalition": coalition, "outsiders": rest}, least, relation, ex_ante


def all_equilibria_efficient(model, statement):
    """A sufficient condition: blocks have independent types and values of their own, no money comes from outside, and each block can secure its part of the largest surplus."""
    allocation, rule = simple(statement["mechanism"])
    blocks = statement["partition"]
    yield from independent_blocks(model, blocks)
    for block in blocks:
        yield from own_values(model, block, block)
    yield from budget_balance(model, {"transfers": [rule], "balance": "no_deficit"})
    yield from guarantee(model, {"mechanism": statement["mechanism"], "coalitions": blocks}, ">=")
    secured = total(model.average(lambda profile, block=block: model.payoff(allocation, block, profile, profile)) for block in blocks)
    yield {}, secured, "=", model.average(lambda profile: max(total(payoffs) for payoffs in model.payoffs[profile]))


COMPARISONS = {
    comparisons.__name__: comparisons
    for comparisons in (full_support, independent_types, cbdp, private_values, efficient, pareto_efficient, separable, equal_rules, budget_balance, individual_rationality, externality_payment,
                        bayesian_ic, coalitional_ic, maxmin_coalitional_ic, dominant_strategy_ic, coalitional_dominant_strategy_ic, ex_post_ic, deviation, value, guarantee,
                        all_equilibria_efficient, everywhere, groves, bayes_nash_equilibrium, ex_post_equilibrium, dominant_strategies,
                        pure_equilibria, every_pure_equilibrium, group_strategy_proof, stable, manipulable_profiles)
}
