# SPDX-License-Identifier: MIT
"""The numbers of the bundled cases with an infinite horizon, computed a second time: dense linear systems over the fractions, every stationary rule tried, no code of Candor's.

Two agents with types 0 and 1, two outcomes. A state is (reports, outcome), None at first. `best` and `least` compare whole tables of policies, state by state.
"""
import itertools
import re
import unittest
from fractions import Fraction as F
from pathlib import Path

CASES = Path(__file__).resolve().parents[2] / "cases/liu2018"
PROFILES = list(itertools.product((0, 1), repeat=2))


def solve(matrix, right):
    """Gauss and Jordan."""
    rows = [list(map(F, row)) + [F(b)] for row, b in zip(matrix, right)]
    for k in range(len(rows)):
        pivot = next(r for r in range(k, len(rows)) if rows[r][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for r in range(len(rows)):
            if r != k and rows[r][k]:
                rows[r] = [x - rows[r][k] * y for x, y in zip(rows[r], rows[k])]
    return [row[-1] for row in rows]


def chain(delta, flow, move):
    """v = flow + delta * move v, by index."""
    n = len(flow)
    return solve([[int(r == c) - delta * move[r][c] for c in range(n)] for r in range(n)], flow)


class Example:
    """u[i][a][own], prior[i][own], law[i][a][own][next]."""

    def __init__(self, delta, u, prior, law):
        self.delta, self.u, self.prior, self.law = F(delta), u, prior, law

    def draw(self, state, types):
        """The probability of these types after the reports (taken as true) and outcome of a state, or at first."""
        weight = F(1)
        for i in (0, 1):
            weight *= self.prior[i][types[i]] if state is None else self.law[i][state[1]][state[0][i]][types[i]]
        return weight

    def payoffs(self, rule, agents):
        """By profile, what these agents get for ever under a rule (outcome by profile)."""
        flow = [sum(self.u[i][rule[p]][p[i]] for i in agents) for p in PROFILES]
        return dict(zip(PROFILES, chain(self.delta, flow, [[self.draw((p, rule[p]), q) for q in PROFILES] for p in PROFILES])))

    def best_rule(self, agents):
        """Of all sixteen rules the one whose payoffs are nowhere less than another's; the first such."""
        rules = [dict(zip(PROFILES, choice)) for choice in itertools.product((0, 1), repeat=4)]
        worth = [self.payoffs(rule, agents) for rule in rules]
        return next(rule for rule, mine in zip(rules, worth) if all(mine[p] >= other[p] for other in worth for p in PROFILES))

    def average(self, state, value):
        return sum(self.draw(state, p) * value(p) for p in PROFILES)

    def states(self, rule):
        return [(p, rule[p]) for p in PROFILES]

    # --- transfers to agent 1 (and minus these to agent 2), by state and reports --------------------------------------------------------------------------------------

    def given(self, state, values, kept, p):
        """E[values | types of the agents kept are those of p]."""
        return self.average(state, lambda q: values[tuple(p[i] if i in kept else q[i] for i in (0, 1))])

    def liu(self, rule, order):
        v = [self.payoffs(rule, [i]) for i in (0, 1)]
        one, two = order

        def paid(state, p):
            change = lambda mover, before, whose: self.given(state, v[whose], before + [mover], p) - self.given(state, v[whose], before, p)  # noqa: E731
            to_first = change(one, [], two) - change(two, [one], one)   # what the first is paid for his report, less what he pays for the other's
            return (to_first, -to_first) if one == 0 else (-to_first, to_first)
        return paid

    def team(self, rule):
        v = [self.payoffs(rule, [i]) for i in (0, 1)]

        def paid(state, p):
            gamma = [self.given(state, v[1 - i], [i], p) - self.given(state, v[1 - i], [], p) for i in (0, 1)]
            return gamma[0] - gamma[1], gamma[1] - gamma[0]
        return paid

    def pivot(self, rule):
        without = [self.payoffs(self.best_rule([1 - i]), [1 - i]) for i in (0, 1)]

        def paid(state, p):
            return tuple(self.u[1 - i][rule[p]][p[1 - i]] + self.delta * self.average((p, rule[p]), without[i].get) - without[i][p] for i in (0, 1))
        return paid

    # --- strategies: a policy maps (state, own types) to reports ------------------------------------------------------------------------------------------------------

    def truthful(self, rule, paid, i):
        """U^i."""
        states = self.states(rule)
        flow = [self.average(s, lambda p: self.u[i][rule[p]][p[i]] + paid(s, p)[i]) for s in states]
        worth = dict(zip(states, chain(self.delta, flow, [[sum(self.draw(s, p) for p in PROFILES if (p, rule[p]) == t) for t in states] for s in states])))
        return self.average(None, lambda p: self.u[i][rule[p]][p[i]] + paid(None, p)[i] + self.delta * worth[p, rule[p]])

    def least(self, rule, paid, i):
        """g_i: all policies of the other by state, of which one is nowhere better for agent i than another."""
        states = self.states(rule)

        def facing(s, said, later):
            reports = lambda own: (own, said) if i == 0 else (said, own)  # noqa: E731
            chance = lambda own: self.prior[i][own] if s is None else self.law[i][s[1]][s[0][i]][own]  # noqa: E731
            return sum(chance(own) * (self.u[i][rule[reports(own)]][own] + paid(s, reports(own))[i] + later(reports(own))) for own in (0, 1))

        def worth(policy):
            flow = [facing(s, said, lambda r: 0) for s, said in zip(states, policy)]
            move = [[facing(s, said, lambda r, t=t: int((r, rule[r]) == t)) - facing(s, said, lambda r: 0) for t in states] for s, said in zip(states, policy)]
            return dict(zip(states, chain(self.delta, flow, move)))
        tables = [worth(policy) for policy in itertools.product((0, 1), repeat=4)]
        low = next(mine for mine in tables if all(mine[s] <= other[s] for other in tables for s in states))
        return min(facing(None, said, lambda r: self.delta * low[r, rule[r]]) for said in (0, 1))

    def against_a_liar(self, rule, paid):
        """What truthful agent 1 gets if agent 2 says the contrary of his type for ever; states with true types."""
        places = [(s, p) for s in self.states(rule) for p in PROFILES]
        said = lambda p: (p[0], 1 - p[1])  # noqa: E731
        gets = lambda s, p: self.u[0][rule[said(p)]][p[0]] + paid(s, said(p))[0]  # noqa: E731
        then = lambda p, q: self.law[0][rule[said(p)]][p[0]][q[0]] * self.law[1][rule[said(p)]][p[1]][q[1]]  # noqa: E731
        move = [[then(p, q) if t == (said(p), rule[said(p)]) else F(0) for t, q in places] for _, p in places]
        value = dict(zip(places, chain(self.delta, [gets(*place) for place in places], move)))
        return self.average(None, lambda p: gets(None, p) + self.delta * sum(then(p, q) * value[(said(p), rule[said(p)]), q] for q in PROFILES))

    def together(self, rule, paid):
        """S: the two as one, by policy improvement over (state, true types)."""
        places = [(s, p) for s in self.states(rule) for p in PROFILES]

        def flow(s, p, r):
            return sum(self.u[i][rule[r]][p[i]] for i in (0, 1)) + sum(paid(s, r))

        def ahead(p, r, value):
            a = rule[r]
            return self.delta * sum(self.law[0][a][p[0]][q[0]] * self.law[1][a][p[1]][q[1]] * value[(r, a), q] for q in PROFILES)
        policy = {place: place[1] for place in places}
        while True:
            move = [[F(0)] * len(places) for _ in places]
            for k, (s, p) in enumerate(places):
                r = policy[s, p]
                for q in PROFILES:
                    move[k][places.index(((r, rule[r]), q))] += self.law[0][rule[r]][p[0]][q[0]] * self.law[1][rule[r]][p[1]][q[1]]
            value = dict(zip(places, chain(self.delta, [flow(s, p, policy[s, p]) for s, p in places], move)))
            better = {place: max(PROFILES, key=lambda r, place=place: flow(*place, r) + ahead(place[1], r, value)) for place in places}
            changed = [place for place in places if flow(*place, better[place]) + ahead(place[1], better[place], value) > value[place]]
            if not changed:
                return self.average(None, lambda p: max(flow(None, p, r) + ahead(p, r, value) for r in PROFILES))
            for place in changed:
                policy[place] = better[place]


def law(*rows):
    return [list(map(F, row.split())) for row in rows]


TWO_BY_TWO = Example("2/3", [[[0, 0], [-2, 3]], [[1, 0], [-1, 4]]], [list(map(F, ("1/2", "1/2"))), list(map(F, ("2/3", "1/3")))],
                     [[law("3/4 1/4", "1/4 3/4"), law("1/2 1/2", "1/3 2/3")], [law("4/5 1/5", "2/5 3/5"), law("1/2 1/2", "1/4 3/4")]])
STAY = law("3/4 1/4", "1/4 3/4")
DICTATOR = Example("9/10", [[[0, 0], [-1, 1]], [[0, 0], [-2, 4]]], [[F(1, 2)] * 2] * 2, [[STAY, STAY]] * 2)


def claimed(case):
    """The numbers that claims of a case truly compare with, by claim."""
    found = re.findall(r"^ *- \{id: ([^,]*),.*? equals: ([^,}]*)(.*)", (CASES / case).read_text(encoding="utf-8"), flags=re.M)
    return {claim: F(number) for claim, number, rest in found if "expect: refuted" not in rest}


def computed_for_ever():
    example, result = TWO_BY_TWO, {}
    rule = example.best_rule([0, 1])
    rules = {"liu": example.liu(rule, (0, 1)), "reversed": example.liu(rule, (1, 0)), "team": example.team(rule), "pivot": example.pivot(rule)}
    values = [example.payoffs(rule, [i]) for i in (0, 1)]
    nothing = lambda state, p: (0, 0)  # noqa: E731
    for i in (0, 1):
        for p in PROFILES:
            result[f"V.{i + 1}.{p[0]}{p[1]}"] = values[i][p]
        result[f"U.{i + 1}"] = example.truthful(rule, nothing, i)
        result[f"pivot.utility.{i + 1}"] = example.truthful(rule, rules["pivot"], i)
        result[f"pivot.guarantee.{i + 1}"] = example.least(rule, rules["pivot"], i)
        result[f"liu.guarantee.{i + 1}"] = example.least(rule, rules["liu"], i)
        result[f"unpaid.guarantee.{i + 1}"] = example.least(rule, nothing, i)
    result["pivot.gain"] = example.together(rule, rules["pivot"]) - result["pivot.utility.1"] - result["pivot.utility.2"]
    result["liu.gain"] = example.together(rule, rules["liu"]) - result["U.1"] - result["U.2"]
    result["telescope"] = example.against_a_liar(rule, rules["liu"])
    result["telescope.payoff"] = example.against_a_liar(rule, nothing)
    for name, paid in rules.items():
        for p in PROFILES:
            result[f"{name}.1.{p[0]}{p[1]}"] = paid(None, p)[0]
            for state in example.states(rule):
                result[f"{name}.later.{state[0][0]}{state[0][1]}.{p[0]}{p[1]}"] = paid(state, p)[0]
    return rule, result


def computed_for_the_dictator():
    example, nothing = DICTATOR, lambda state, p: (0, 0)
    rule = {p: p[0] for p in PROFILES}
    utility = [example.truthful(rule, nothing, i) for i in (0, 1)]
    best = example.payoffs(example.best_rule([0, 1]), [0, 1])
    return {"utility.1": utility[0], "utility.2": utility[1], "gain": example.together(rule, nothing) - sum(utility), "agreement.total": example.average(None, best.get),
            "guarantee.1": example.least(rule, nothing, 0), "guarantee.2": example.least(rule, nothing, 1)}


class InfiniteHorizon(unittest.TestCase):
    def agree(self, case, computed):
        stated = claimed(case)
        self.assertGreater(len(stated), 3)
        for claim, number in stated.items():
            self.assertEqual(computed[claim], number, claim)

    def test_two_by_two(self):
        rule, computed = computed_for_ever()
        self.assertEqual([rule[p] for p in PROFILES], [0, 1, 1, 1])
        self.agree("two_by_two_for_ever.yaml", computed)

    def test_dictator(self):
        self.agree("dictator_for_ever.yaml", computed_for_the_dictator())

    def test_one_agent_alone(self):
        # Agent 1 of the dictator's example: payoff 1 in half the periods.
        self.assertEqual(computed_for_the_dictator()["utility.1"], F(1, 2) / (1 - F(9, 10)))


if __name__ == "__main__":
    unittest.main()
