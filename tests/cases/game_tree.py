# SPDX-License-Identifier: MIT
"""A second computation of dynamic games, over whole histories: nothing is reduced to the last period, so that what is computed here does not rest on the argument that it may be.

A history is a tuple of (reports, allocation), one for each period so far; reports and types are tuples of indices, one for each agent from 0; transfers are paid TO the agents.
"""
from fractions import Fraction as F
from itertools import product
from math import prod


class Tree:
    """u(i, a, own), first(i) and then(i, a, own) give payoffs, the prior and the transitions (lists by type); rule(history, reports) a dict from allocation to probability;
    pays(history, reports) one amount for each agent."""

    def __init__(self, periods, delta, counts, u, first, then, rule, pays):
        self.periods, self.delta, self.counts, self.u, self.first, self.then, self.rule, self.pays = periods, F(delta), counts, u, first, then, rule, pays
        self.n, self.profiles = len(counts), list(product(*map(range, counts)))

    def law(self, i, types, history):
        """How agent i's next type is drawn after these true types of the last period."""
        return self.first(i) if not history else self.then(i, history[-1][1], types[i])

    def draws(self, agents, types, history):
        """(types of these agents, probability), given their true types of last period."""
        for drawn in product(*[range(self.counts[i]) for i in agents]):
            weight = prod((self.law(i, types, history)[own] for i, own in zip(agents, drawn)), start=F(1))
            if weight:
                yield drawn, weight

    def histories(self, t):
        if t == 0:
            return [()]
        return [h + ((r, a),) for h in self.histories(t - 1) for r in self.profiles for a in sorted(self.rule(h, r))]

    def flows(self, history, types, reports):
        paid = self.pays(history, reports)
        return [sum(chance * self.u(i, a, types[i]) for a, chance in self.rule(history, reports).items()) + paid[i] for i in range(self.n)]

    def play(self, strategies, history=(), types=None):
        """What each agent gets from here on. A strategy maps (history, own type) to a report; `types` are the true ones of the last period."""
        total = [F(0)] * self.n
        if len(history) == self.periods:
            return total
        for now, weight in self.draws(range(self.n), types, history):
            reports = tuple(strategies[i](history, now[i]) for i in range(self.n))
            got = self.flows(history, now, reports)
            for a, chance in self.rule(history, reports).items():
                later = self.play(strategies, history + ((reports, a),), now)
                got = [x + self.delta * chance * y for x, y in zip(got, later)]
            total = [x + weight * y for x, y in zip(total, got)]
        return total

    def truth(self):
        return self.play([lambda history, own: own] * self.n)

    def together(self, coalition, history=(), types=None):
        """The most that the coalition can get if its members pool their types and the others are truthful; `types`: true types of the last period, of members; of others the reported ones."""
        if len(history) == self.periods:
            return F(0)
        rest = [j for j in range(self.n) if j not in coalition]
        total = F(0)
        for own, weight in self.draws(coalition, types, history):
            total += weight * max(self.tried(coalition, rest, history, types, own, report) for report in product(*[range(self.counts[i]) for i in coalition]))
        return total

    def tried(self, coalition, rest, history, types, own, report):
        result = F(0)
        for others, chance in self.draws(rest, types, history):
            now, said = dict(zip(coalition, own)) | dict(zip(rest, others)), dict(zip(coalition, report)) | dict(zip(rest, others))
            now, said = (tuple(part[i] for i in range(self.n)) for part in (now, said))
            flows = self.flows(history, now, said)
            later = sum(weight * self.together(coalition, history + ((said, a),), now) for a, weight in self.rule(history, said).items())
            result += chance * (sum(flows[i] for i in coalition) + self.delta * later)
        return result

    def guarantee(self, i, history=(), own_before=None):
        """The least that agent i gets by truth, the others choosing what to report at every history."""
        if len(history) == self.periods:
            return F(0)
        rest = [j for j in range(self.n) if j != i]
        types = {i: own_before}
        return min(self.facing(i, rest, report, history, types) for report in product(*[range(self.counts[j]) for j in rest]))

    def facing(self, i, rest, report, history, types):
        result = F(0)
        for (own,), weight in self.draws((i,), types, history):
            said = dict(zip(rest, report)) | {i: own}
            said = tuple(said[j] for j in range(self.n))
            flow = sum(chance * self.u(i, a, own) for a, chance in self.rule(history, said).items()) + self.pays(history, said)[i]
            later = sum(chance * self.guarantee(i, history + ((said, a),), own) for a, chance in self.rule(history, said).items())
            result += weight * (flow + self.delta * later)
        return result

    def lie_gains(self):
        """What each one-period lie gains, at every history of reports, for every type that nature can give the agent there: (history, agent, type, report, gain)."""
        for t in range(self.periods):
            for history in self.histories(t):
                believed = dict(enumerate(history[-1][0])) if history else None
                for i in range(self.n):
                    for own in self.possible(i, history):
                        values = [self.after_saying(i, own, said, history, believed) for said in range(self.counts[i])]
                        for said in range(self.counts[i]):
                            if said != own:
                                yield history, i, own, said, values[said] - values[own]

    def possible(self, i, history):
        """The types that agent i can have after this history, whatever he reported."""
        types = {own for own, weight in enumerate(self.first(i)) if weight}
        for _, a in history:
            types = {after for own in types for after, weight in enumerate(self.then(i, a, own)) if weight}
        return sorted(types)

    def after_saying(self, i, own, said, history, believed):
        rest = [j for j in range(self.n) if j != i]
        result = F(0)
        for others, weight in self.draws(rest, believed, history):
            now, reports = dict(zip(rest, others)) | {i: own}, dict(zip(rest, others)) | {i: said}
            now, reports = (tuple(part[j] for j in range(self.n)) for part in (now, reports))
            later = sum(chance * self.play([lambda h, true: true] * self.n, history + ((reports, a),), now)[i] for a, chance in self.rule(history, reports).items())
            result += weight * (self.flows(history, now, reports)[i] + self.delta * later)
        return result

    def incentive_compatible(self):
        return all(gain <= 0 for *_, gain in self.lie_gains())

    def balanced(self):
        return all(sum(self.pays(h, r)) == 0 for t in range(self.periods) for h in self.histories(t) for r in self.profiles)

    # --- values and rules with a name -----------------------------------------------------------------------------------------------------------------------------------

    def alone(self, chosen, agents):
        """W(t, types): what the agents get in sum from a rule chosen(t, types) on; without transfers."""
        known = {}

        def value(t, types):
            if t == self.periods:
                return F(0)
            if (t, types) not in known:
                known[t, types] = sum(chance * self.worth(agents, t, types, a, value) for a, chance in chosen(t, types).items())
            return known[t, types]
        return value

    def worth(self, agents, t, types, a, value):
        result = sum(self.u(i, a, types[i]) for i in agents)
        if t + 1 < self.periods:
            for after in self.profiles:
                weight = prod((self.then(i, a, types[i])[after[i]] for i in range(self.n)), start=F(1))
                result += self.delta * weight * value(t + 1, after) if weight else 0
        return result

    def best_rule(self, agents, menu):
        """(rule, value) of a planner who cares for these agents and chooses from the menu of lotteries; the first of several best."""
        known = {}

        def choose(t, types):
            if (t, types) not in known:
                options = [sum(chance * self.worth(agents, t, types, a, value) for a, chance in lottery.items()) for lottery in menu]
                known[t, types] = max(options), menu[options.index(max(options))]
            return known[t, types]

        def value(t, types):
            return choose(t, types)[0]
        return (lambda t, types: choose(t, types)[1]), value

    def mean(self, function, t, history, fixed):
        """E of function(t, types), the agents in `fixed` having these types and the others drawn after what was reported last."""
        rest = [j for j in range(self.n) if j not in fixed]
        believed = dict(enumerate(history[-1][0])) if history else None
        total = F(0)
        for drawn, weight in self.draws(rest, believed, history):
            types = dict(zip(rest, drawn)) | fixed
            total += weight * function(t, tuple(types[j] for j in range(self.n)))
        return total

    def liu(self, chosen, order, lump=None):
        """Liu's transfers for a fixed order: j pays i the change in j's expected payoff that i's report causes, those after i averaged out."""
        V = [self.alone(chosen, [i]) for i in range(self.n)]

        def change(history, r, i, j):
            t, before = len(history), {k: r[k] for k in order[:order.index(i)]}
            return self.mean(V[j], t, history, before | {i: r[i]}) - self.mean(V[j], t, history, before)

        def pays(history, r):
            return [sum(change(history, r, i, j) - change(history, r, j, i) for j in range(self.n) if j != i) + (lump[i] if lump and not history else 0) for i in range(self.n)]
        return pays

    def team(self, chosen):
        """The balanced team mechanism of Athey and Segal."""
        V = [self.alone(chosen, [j for j in range(self.n) if j != i]) for i in range(self.n)]

        def pays(history, r):
            effect = [self.mean(V[i], len(history), history, {i: r[i]}) - self.mean(V[i], len(history), history, {}) for i in range(self.n)]
            return [effect[i] - F(sum(effect[j] for j in range(self.n) if j != i)) / (self.n - 1) for i in range(self.n)]
        return pays

    def pivot(self, chosen, allocations):
        """The dynamic pivot of Bergemann and Valimaki."""
        menu = [{a: F(1)} for a in allocations]
        without = [self.best_rule([j for j in range(self.n) if j != i], menu)[1] for i in range(self.n)]

        def pays(history, r):
            t = len(history)
            return [sum(chance * self.worth([j for j in range(self.n) if j != i], t, r, a, without[i]) for a, chance in chosen(t, r).items()) - without[i](t, r) for i in range(self.n)]
        return pays
