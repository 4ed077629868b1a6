# SPDX-License-Identifier: MIT
"""Rules with a name: efficient allocations, Liu's transfers, the dynamic pivot, the balanced team; and schemes by which a coalition acts as one."""
from fractions import Fraction
from functools import lru_cache

from dynamic_fixed_point import fixed_point
from dynamic_game import Mechanism, total


class RuleValues:
    """V_t^i of an allocation rule by period: chosen(t, profile) is a dict from allocation to probability."""

    def __init__(self, game, chosen):
        self.game, self.chosen = game, chosen

    @lru_cache(maxsize=None)
    def value(self, t, profile, i):
        game, result = self.game, Fraction(0)
        assert not game.infinite
        if t == game.horizon:
            return result
        for a, chance in self.chosen(t, profile).items():
            later = total(weight * self.value(t + 1, after, i) for after, weight in game.joint(game.everybody, (profile, a))) if t + 1 < game.horizon else 0
            result += chance * (game.payoff[i][a][profile[i]] + game.discount * later)
        return result

    def expected(self, i):
        return total(weight * self.value(0, profile, i) for profile, weight in self.game.joint(self.game.everybody, None))


class Planner:
    """The best for a group of agents, from menus of lotteries: `menu(t)` is a list of dicts from allocation to probability."""

    def __init__(self, game, agents, menu):
        self.game, self.agents, self.menu = game, agents, menu

    @lru_cache(maxsize=None)
    def values(self, t, profile):
        """One for each lottery of the menu."""
        return [self.lottery_value(t, profile, lottery, self.value) for lottery in self.menu(t)]

    def lottery_value(self, t, profile, lottery, value):
        """This lottery now, and value(period, profile) afterwards."""
        return total((self.ahead(t, profile, a, value) + total(self.game.payoff[j][a][profile[j]] for j in self.agents)) * chance for a, chance in lottery.items())

    def ahead(self, t, profile, a, value=None):
        if self.game.ends(t):
            return Fraction(0)
        return total((value or self.value)(self.game.then(t), after) * weight for after, weight in self.game.joint(self.game.everybody, (profile, a))) * self.game.discount

    @lru_cache(maxsize=None)
    def most(self):
        """With an infinite horizon, by profile: the only W such that W is everywhere the most that a lottery gives if W is what follows. Found by improving choices."""
        chosen = dict.fromkeys(self.game.profiles, 0)
        while True:
            worth = fixed_point(self.game.profiles, lambda profile, x: self.lottery_value(1, profile, self.menu(1)[chosen[profile]], lambda t, after: x(after)))
            better = False
            for profile in self.game.profiles:
                values = [self.lottery_value(1, profile, lottery, lambda t, after: worth[after]) for lottery in self.menu(1)]
                if max(values) > worth[profile]:
                    chosen[profile], better = values.index(max(values)), True
            if not better:
                return worth

    @lru_cache(maxsize=None)
    def value(self, t, profile):
        return self.most()[profile] if self.game.stationary(t) else max(self.values(t, profile))

    def choice(self, t, profile):
        """The first of the best lotteries."""
        values = self.values(t, profile)
        return self.menu(t)[values.index(max(values))]


def every_allocation(game):
    menu = [{a: Fraction(1)} for a in range(game.allocations)]
    return lambda t: menu


class Averages:
    """Values at reports, with the types of some agents averaged out: each drawn after the last period's reports and allocation."""

    def __init__(self, game, value):
        self.game, self._value = game, value

    @lru_cache(maxsize=None)
    def value(self, t, state, kept, profile, last, j):
        """E[V_t^j(the types that agents in `kept` have in the profile, the others' types drawn)]."""
        kept_types = tuple(profile[i] for i in kept)
        return total(weight * self._value(t, state, self.game.merge(kept, kept_types, rest), j) for rest, weight in self.game.joint(self.game.others(kept), last))


def liu(mechanism, value, order, kappa, own_averaged=False):
    """Liu's transfers. `value(t, state, profile, i)` is V_t^i; `order(t, state)` lists the agents; `kappa` has one amount for each."""
    game, averages = mechanism.game, Averages(mechanism.game, value)

    def change(t, state, reports, i, j):
        """psi^ij: how i's report changes what j expects, the types of those who come after i being averaged out."""
        agents, last = order(t, state), mechanism.last(state)
        before = set(agents[:agents.index(i)])
        if own_averaged:
            before.discard(j)

        def at(kept):
            kept = tuple(sorted(kept))
            return averages.value(t, state, kept, tuple(own if k in kept else 0 for k, own in enumerate(reports)), last, j)
        return at(before | {i}) - at(before)

    def paid(t, state, reports):
        return tuple(total(change(t, state, reports, i, j) - change(t, state, reports, j, i) for j in game.everybody if j != i) + (kappa[i] if t == 0 else 0) for i in game.everybody)
    return paid


def balanced_team(mechanism, value):
    """Athey and Segal: what the others expect given one's report, less what they expect without; paid by the others in equal parts."""
    game, averages = mechanism.game, Averages(mechanism.game, value)
    nobody = (0,) * len(game.sizes)

    def externality(t, state, reports, i):
        last = mechanism.last(state)
        alone = tuple(own if k == i else 0 for k, own in enumerate(reports))
        return total(averages.value(t, state, (i,), alone, last, j) - averages.value(t, state, (), nobody, last, j) for j in game.everybody if j != i)

    def paid(t, state, reports):
        effects = [externality(t, state, reports, i) for i in game.everybody]
        return tuple(effects[i] - (total(effects) - effects[i]) / (len(effects) - 1) for i in game.everybody)
    return paid


def dynamic_pivot(game, rule):
    """Bergemann and Valimaki: what the others get now and later, less what they could get without the agent."""
    without = [Planner(game, tuple(j for j in game.everybody if j != i), every_allocation(game)) for i in game.everybody]

    def paid(t, state, reports):
        def amount(i):
            planner = without[i]
            return total(chance * (total(game.payoff[j][a][reports[j]] for j in planner.agents) + planner.ahead(t, reports, a)) for a, chance in rule(t, state, reports).items()) - planner.value(t, reports)
        return tuple(amount(i) for i in game.everybody)
    return paid


def composite(mechanism, coalition, policy, side):
    """The mechanism that outsiders and members see when members send messages: the coalition reports policy(t, state of the mechanism, its messages), and side(t, state, messages) is paid in addition.

    Its states are (state of the mechanism, last messages and allocation); messages are public."""
    game = mechanism.game

    def reported(t, state, messages):
        return game.merge(coalition, policy(t, state[0], tuple(messages[i] for i in coalition)), tuple(messages[i] for i in game.others(coalition)))

    def rule(t, state, messages):
        return mechanism.rule(t, state[0], reported(t, state, messages))

    def paid(t, state, messages):
        return tuple(amount + more for amount, more in zip(mechanism.paid(t, state[0], reported(t, state, messages)), side(t, state, messages)))

    def after(t, state, messages, a):
        return mechanism.after(t, state[0], reported(t, state, messages), a), (messages, a)
    return Mechanism(game, rule, paid, (mechanism.first, mechanism.last(mechanism.first)), after, lambda state: state[1])


def best_policy(mechanism, coalition):
    return lambda t, state, types: mechanism.best(coalition, t, state, types)[1]


def team_side_payments(scheme, coalition, kappa):
    """Side payments under which members want to tell the scheme (a composite mechanism without any) the truth: the balanced team among the members. `kappa` has one amount for each member."""
    game, averages = scheme.game, Averages(scheme.game, scheme.truthful)
    nobody = (0,) * len(game.sizes)

    def effect(t, state, messages, i):
        last = scheme.last(state)
        alone = tuple(own if k == i else 0 for k, own in enumerate(messages))
        return total(averages.value(t, state, (i,), alone, last, j) - averages.value(t, state, (), nobody, last, j) for j in coalition if j != i)

    def side(t, state, messages):
        effects = {i: effect(t, state, messages, i) for i in coalition}
        result = [Fraction(0)] * len(game.sizes)
        for i, lump in zip(coalition, kappa):
            result[i] = effects[i] - (total(effects.values()) - effects[i]) / (len(coalition) - 1) + (lump if t == 0 else 0)
        return tuple(result)
    return side
