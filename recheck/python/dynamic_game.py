# SPDX-License-Identifier: MIT
"""Dynamic games and public mechanisms, and what is computed from them: values, best and worst policies, beliefs.

Agents, types and allocations are numbered from 0, periods too. A profile is a tuple with the type of each agent. A public state is anything hashable; what is known in it of the
last period is a pair (reported profile, allocation), or None in the first period. Transfers are paid TO agents.

With an infinite horizon all is stationary: there are two periods, of which the second stands for all later ones and follows on itself.
"""
import itertools
from fractions import Fraction
from functools import lru_cache

from dynamic_fixed_point import fixed_point


def total(numbers):
    return sum(numbers, Fraction(0))


class Game:
    """What nature and the agents are: `payoff[i][a][own]`, `prior[i][own]`, `kernel[i][a][own][next]`. Types are independent across agents, payoffs private."""

    def __init__(self, horizon, discount, sizes, allocations, payoff, prior, kernel, infinite=False):
        assert not infinite or (horizon == 2 and discount < 1)
        self.infinite = infinite
        self.horizon, self.discount, self.sizes, self.allocations = horizon, discount, sizes, allocations
        self.payoff, self.prior, self.kernel = payoff, prior, kernel
        self.everybody = tuple(range(len(sizes)))
        self.profiles = list(itertools.product(*map(range, sizes)))

    def ends(self, t):
        return not self.infinite and t + 1 >= self.horizon

    def then(self, t):
        """The period after."""
        return 1 if self.infinite else t + 1

    def stationary(self, t):
        """Values in this period rest on themselves."""
        return self.infinite and t > 0

    def own(self, i, last):
        """How agent i's type is distributed after (profile, allocation), or at first: a list."""
        return self.prior[i] if last is None else self.kernel[i][last[1]][last[0][i]]

    @lru_cache(maxsize=None)
    def joint(self, agents, last):
        """How the types of these agents are distributed: pairs (types in the order of the agents, probability), the positive ones."""
        result = [((), Fraction(1))]
        for i in agents:
            result = [(types + (own,), weight * part) for types, weight in result for own, part in enumerate(self.own(i, last)) if part]
        return result

    def joint_types(self, agents):
        return list(itertools.product(*[range(self.sizes[i]) for i in agents]))

    def others(self, agents):
        return tuple(j for j in self.everybody if j not in agents)

    def merge(self, agents, types, rest):
        """The profile in which these agents have these types and the others, in order, the rest."""
        result = [None] * len(self.sizes)
        for i, own in zip(agents, types):
            result[i] = own
        for i, own in zip(self.others(agents), rest):
            result[i] = own
        return tuple(result)


class Mechanism:
    """A public mechanism. In the first period the state is `first`; rule(t, state, reports) is a dict from allocation to positive probability; paid(t, state, reports) has one amount for
    each agent; after(t, state, reports, a) is the next state; last(state) is what it says of the period before."""

    def __init__(self, game, rule, paid, first=None, after=lambda t, state, reports, a: (reports, a), last=lambda state: state):
        self.game, self.first, self.after, self.last = game, first, after, last
        self.rule, self.paid = lru_cache(maxsize=None)(rule), lru_cache(maxsize=None)(paid)

    @lru_cache(maxsize=None)
    def states(self, t):
        """The public states that some reports reach, in order."""
        if t == 0:
            return [self.first]

        def following(before, state):
            return [self.after(before, state, reports, a) for reports in self.game.profiles for a in sorted(self.rule(before, state, reports))]
        known = dict.fromkeys(then for state in self.states(t - 1) for then in following(t - 1, state))
        waiting = list(known) if self.game.infinite else []
        while waiting:
            new = [then for then in dict.fromkeys(following(t, waiting.pop())) if then not in known]
            known.update(dict.fromkeys(new))
            waiting += new
        return list(known)

    def ahead(self, t, state, reports, agents, true, value):
        """The expectation over allocation and next types of the discounted value(next state, next profile); the agents named have these true types, the others the reported ones."""
        game = self.game
        types = list(reports)
        for i, own in zip(agents, true):
            types[i] = own
        result = Fraction(0)
        for a, chance in self.rule(t, state, reports).items():
            then = self.after(t, state, reports, a)
            result += total(value(then, profile) * weight for profile, weight in game.joint(game.everybody, (tuple(types), a))) * chance
        return result * game.discount

    def flow(self, t, state, i, own, reports):
        """What agent i of this type gets in the period: payoff and transfer."""
        return total(chance * self.game.payoff[i][a][own] for a, chance in self.rule(t, state, reports).items()) + self.paid(t, state, reports)[i]

    @lru_cache(maxsize=None)
    def hopes(self, i):
        """With an infinite horizon, for each state after the first: what agent i expects there, under truth, before he knows his type."""
        def right(state, value):
            result = Fraction(0)
            for profile, weight in self.game.joint(self.game.everybody, self.last(state)):
                later = total(value(self.after(1, state, profile, a)) * chance for a, chance in self.rule(1, state, profile).items())
                result = result + (self.flow(1, state, i, profile[i], profile) + later * self.game.discount) * weight
            return result
        return fixed_point(self.states(1), right)

    @lru_cache(maxsize=None)
    def truthful(self, t, state, profile, i):
        """U_t^i: what agent i gets from here on if everybody is truthful, types being this profile."""
        if self.game.stationary(t):
            hopes = self.hopes(i)
            return self.flow(t, state, i, profile[i], profile) + self.game.discount * total(chance * hopes[self.after(t, state, profile, a)] for a, chance in self.rule(t, state, profile).items())
        if t == self.game.horizon:
            return Fraction(0)
        return self.report_value(t, state, i, profile[i], profile)

    @lru_cache(maxsize=None)
    def report_value(self, t, state, i, own, reports):
        """Q_t^i: agent i has this true type, reports what stands in `reports`, and is truthful later; the others' reports are true."""
        after = self.game.then(t)
        later = Fraction(0) if self.game.ends(t) else self.ahead(t, state, reports, (i,), (own,), lambda then, profile: self.truthful(after, then, profile, i))
        return self.flow(t, state, i, own, reports) + later

    def expected(self, i):
        """U^i: before anything is known."""
        return total(weight * self.truthful(0, self.first, profile, i) for profile, weight in self.game.joint(self.game.everybody, self.last(self.first)))

    # --- incentives -----------------------------------------------------------------------------------------------------------------------------------------------

    def interim_gain(self, t, state, i, own, report):
        """What agent i of this type expects from truth, and from the report."""
        game, honest, lying = self.game, Fraction(0), Fraction(0)
        for rest, weight in game.joint(game.others((i,)), self.last(state)):
            honest += weight * self.report_value(t, state, i, own, game.merge((i,), (own,), rest))
            lying += weight * self.report_value(t, state, i, own, game.merge((i,), (report,), rest))
        return honest, lying

    @lru_cache(maxsize=None)
    def possible(self, t):
        """For each state that some reports reach, the set of types that nature can then give each agent, whatever he reported before."""
        game = self.game
        if t == 0:
            return {self.first: tuple(frozenset(own for own, weight in enumerate(game.own(i, self.last(self.first))) if weight) for i in game.everybody)}
        result = {}

        def spread(before, known):
            for state, types in known:
                for reports in game.profiles:
                    for a in self.rule(before, state, reports):
                        then = self.after(before, state, reports, a)
                        reached = tuple(frozenset(new for own in types[i] for new, weight in enumerate(game.kernel[i][a][own]) if weight) for i in game.everybody)
                        old = result.get(then)
                        result[then] = reached if old is None else tuple(fewer | more for fewer, more in zip(old, reached))
        spread(t - 1, self.possible(t - 1).items())
        while game.infinite:   # what later periods add, until they add nothing
            before = dict(result)
            spread(t, before.items())
            if result == before:
                break
        return result

    @lru_cache(maxsize=None)
    def on_path(self, t):
        """The states that truth reaches, each with the types that it may have there."""
        game = self.game
        def following(before, states):
            return {self.after(before, state, profile, a) for state in states for profile, _ in game.joint(game.everybody, self.last(state)) for a in self.rule(before, state, profile)}
        states = {self.first} if t == 0 else following(t - 1, self.on_path(t - 1))
        while game.stationary(t) and not following(t, states) <= states:
            states |= following(t, states)
        return {state: tuple(frozenset(own for own, weight in enumerate(game.own(i, self.last(state))) if weight) for i in game.everybody) for state in states}

    # --- coalitions -----------------------------------------------------------------------------------------------------------------------------------------------

    @lru_cache(maxsize=None)
    def best(self, coalition, t, state, types):
        """What the coalition can get from here on, outsiders truthful, and the reports by which it does: the first of the best ones. For a finite horizon."""
        assert not self.game.infinite
        if t == self.game.horizon:
            return Fraction(0), None
        values = [(self.joint_value(coalition, t, state, types, report), report) for report in self.game.joint_types(coalition)]
        return max(values, key=lambda pair: pair[0])

    def joint_value(self, coalition, t, state, types, report):
        def later(then, profile):
            return self.best(coalition, t + 1, then, tuple(profile[i] for i in coalition))[0]
        return self.joint_report_value(coalition, t, state, types, report, later)

    def joint_report_value(self, coalition, t, state, types, report, later):
        game, result = self.game, Fraction(0)
        for rest, weight in game.joint(game.others(coalition), self.last(state)):
            reports = game.merge(coalition, report, rest)
            part = total(self.flow(t, state, i, own, reports) for i, own in zip(coalition, types))
            if not game.ends(t):
                part += self.ahead(t, state, reports, coalition, types, later)
            result += part * weight
        return result

    def coalition_value(self, coalition):
        """S_C."""
        return total(weight * self.best(coalition, 0, self.first, types)[0] for types, weight in self.game.joint(coalition, self.last(self.first)))

    @lru_cache(maxsize=None)
    def worst(self, i, t, state):
        """G_t: the least that agent i expects from here on, whatever the others report, if he is truthful; and reports by which they do that. For a finite horizon."""
        assert not self.game.infinite
        if t == self.game.horizon:
            return Fraction(0), None
        others = self.game.others((i,))
        return min(((self.facing(i, t, state, report), report) for report in self.game.joint_types(others)), key=lambda pair: pair[0])

    def facing(self, i, t, state, report, later=None):
        """What agent i expects, truthful, when the others report this and `later(next state)` is what he expects after."""
        game, result = self.game, Fraction(0)
        for (own,), weight in game.joint((i,), self.last(state)):
            reports = game.merge((i,), (own,), report)
            result += weight * self.flow(t, state, i, own, reports)
            if not game.ends(t):
                for a, chance in self.rule(t, state, reports).items():
                    then = self.after(t, state, reports, a)
                    result += (later(then) if later else self.worst(i, t + 1, then)[0]) * (weight * chance * game.discount)
        return result
