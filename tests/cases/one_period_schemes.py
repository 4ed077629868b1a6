# SPDX-License-Identifier: MIT
"""A second computation of collusion schemes of one period whose reports are drawn by lot, with a linear program solver of its own: exact, and slow.

A game is a dict: `sizes`; `prior[i][own]`; `pay(i, own, reports)`, what agent i of this type gets, transfers included, after the reports of all. Agents and types are numbered from 0.
"""
from fractions import Fraction as F
from itertools import product
from math import prod


def maximum(costs, rows):
    """The most of sum costs[v] x[v] over x >= 0 with rows (coefficients, "<=", ">=" or "=", bound): a number, "nothing" (no x), or "infinite". Simplex in two phases; the steepest column enters, and
    after a while the first one (Bland's rule), so that it ends."""
    count = len(costs)
    flip = {"<=": ">=", ">=": "<=", "=": "="}
    rows = [([-F(c) for c in coefficients], flip[relation], -F(bound)) if bound < 0 or (bound == 0 and relation == ">=") else ([F(c) for c in coefficients], relation, F(bound))
            for coefficients, relation, bound in rows]
    slacks = sum(relation != "=" for _, relation, _ in rows)
    real = count + slacks
    width = real + sum(relation != "<=" for _, relation, _ in rows)
    table, basis, slack, extra = [], [], count, real
    for coefficients, relation, bound in rows:
        line = coefficients + [F(0)] * (width - count) + [bound]
        if relation != "=":
            line[slack] = F(1) if relation == "<=" else F(-1)
            slack += 1
        if relation != "<=":
            line[extra] = F(1)
            extra += 1
        table.append(line)
        basis.append(slack - 1 if relation == "<=" else extra - 1)

    def exchange(leave, enter, objective):
        scale = table[leave][enter]
        chosen = table[leave] = [c / scale if c else c for c in table[leave]]
        basis[leave] = enter
        for line in [line for k, line in enumerate(table) if k != leave] + [objective]:
            factor = line[enter]
            if factor:
                line[:] = [a - factor * b if b else a for a, b in zip(line, chosen)]

    def maximised(objective, allowed):
        """`objective` is a row of reduced costs with minus the value at its end. False: without end."""
        steps = 0
        while True:
            steps += 1
            rising = [v for v in range(allowed) if objective[v] > 0]
            if not rising:
                return True
            enter = max(rising, key=objective.__getitem__) if steps < 200 else rising[0]
            ratios = [(line[-1] / line[enter], basis[k], k) for k, line in enumerate(table) if line[enter] > 0]
            if not ratios:
                return False
            exchange(min(ratios)[2], enter, objective)

    def reduced(objective):
        row = objective + [F(0)] * (width + 1 - len(objective))
        for k, v in enumerate(basis):
            if row[v]:
                factor = row[v]
                row = [a - factor * b if b else a for a, b in zip(row, table[k])]
        return row

    phase = reduced([F(0)] * real + [F(-1)] * (width - real))
    maximised(phase, width)
    if phase[-1] != 0:
        return "nothing"
    for k in range(len(table)):                       # what is left of the first phase is 0: out with it where another variable can take its place
        enter = next((v for v in range(real) if table[k][v]), None)
        if basis[k] >= real and enter is not None:
            exchange(k, enter, phase)
    last = reduced([F(c) for c in costs])
    return -last[-1] if maximised(last, real) else "infinite"


class Schemes:
    """All schemes of a coalition: unknown are x(r | m), then q_i(m) in two parts, what i gets and what he pays."""

    def __init__(self, game, coalition, participation):
        self.game, self.coalition = game, coalition
        self.sizes, self.everybody = game["sizes"], range(len(game["sizes"]))
        self.messages = list(product(*[range(self.sizes[i]) for i in coalition]))
        self.names = [("x", m, r) for m in self.messages for r in self.messages] + [(side, m, i) for side in "+-" for m in self.messages for i in coalition]
        self.rows = [(self.vector({("x", m, r): F(1) for r in self.messages}), "=", F(1)) for m in self.messages]
        self.rows += [(self.vector({(side, m, i): F(1 if side == "+" else -1) for side in "+-" for i in coalition}), "=", F(0)) for m in self.messages]
        for i in self.everybody:
            for own in range(self.sizes[i]):
                honest = self.utility(i, own, own)
                if i in coalition or game["prior"][i][own]:
                    for lie in range(self.sizes[i]):
                        if lie != own:
                            self.rows.append(([a - b for a, b in zip(honest, self.utility(i, own, lie))], ">=", F(0)))
                if i in coalition and participation == "interim" and game["prior"][i][own]:
                    self.rows.append((honest, ">=", self.truthful(i, own)))
            if i in coalition and participation == "ex_ante":
                self.rows.append((self.expected(i), ">=", self.truth(i)))

    def vector(self, entries):
        return [entries.get(name, F(0)) for name in self.names]

    def chance(self, agents, types):
        return prod((self.game["prior"][i][own] for i, own in zip(agents, types)), start=F(1))

    def utility(self, i, own, said):
        """Agent i has this type and says this; the others are truthful. Profile by profile."""
        entries, others = {}, [j for j in self.everybody if j != i]
        for types in product(*[range(self.sizes[j]) for j in others]):
            weight = self.chance(others, types)
            if not weight:
                continue
            heard = dict(zip(others, types)) | {i: said}
            m = tuple(heard[j] for j in self.coalition)
            for r in self.messages:
                reports = heard | dict(zip(self.coalition, r))
                amount = self.game["pay"](i, own, tuple(reports[j] for j in self.everybody))
                entries["x", m, r] = entries.get(("x", m, r), F(0)) + weight * amount
            if i in self.coalition:
                entries["+", m, i] = entries.get(("+", m, i), F(0)) + weight
                entries["-", m, i] = entries.get(("-", m, i), F(0)) - weight
        return self.vector(entries)

    def expected(self, i):
        parts = [(weight, self.utility(i, own, own)) for own, weight in enumerate(self.game["prior"][i]) if weight]
        return [sum(weight * row[v] for weight, row in parts) for v in range(len(self.names))]

    def truthful(self, i, own):
        others = [j for j in self.everybody if j != i]
        total = F(0)
        for types in product(*[range(self.sizes[j]) for j in others]):
            heard = dict(zip(others, types)) | {i: own}
            total += self.chance(others, types) * self.game["pay"](i, own, tuple(heard[j] for j in self.everybody))
        return total

    def truth(self, i):
        return sum(weight * self.truthful(i, own) for own, weight in enumerate(self.game["prior"][i]))

    def most(self, agents, sign=1):
        """The largest (sign 1) or least (-1) sum of these agents' utilities."""
        rows = [self.expected(i) for i in agents]
        found = maximum([sign * sum(row[v] for row in rows) for v in range(len(self.names))], self.rows)
        return found if isinstance(found, str) else sign * found


def sure(game, i):
    """What agent i can make sure of by his best strategy, against all others: the value of a zero-sum game, from his side."""
    sizes = game["sizes"]
    others = [j for j in range(len(sizes)) if j != i]
    names = [(own, said) for own in range(sizes[i]) for said in range(sizes[i])]
    rows = [([F(own == name[0]) for name in names] + [F(0), F(0)], "=", F(1)) for own in range(sizes[i])]
    for types in product(*[range(sizes[j]) for j in others]):
        heard = dict(zip(others, types))
        row = [game["prior"][i][own] * game["pay"](i, own, tuple((heard | {i: said})[j] for j in range(len(sizes)))) for own, said in names]
        rows.append((row + [F(-1), F(1)], ">=", F(0)))
    return maximum([F(0)] * len(names) + [F(1), F(-1)], rows)


def second_price():
    """One object, two bidders, values 0 and 2, each with probability 1/2; ties to bidder 1, who then pays the other's value."""
    def pay(i, own, reports):
        winner = 0 if reports[0] >= reports[1] else 1
        return F(2 * own - 2 * reports[1 - i]) if winner == i else F(0)
    half = F(1, 2)
    return {"sizes": [2, 2], "prior": [[half, half]] * 2, "pay": pay}
