# SPDX-License-Identifier: MIT
"""A finite game of incomplete information, by brute force with fractions. Shares no code with Candor: what it says is compared with what Candor says.

Agents are 1..n, a profile is a tuple of types, a coalition S is a tuple of agents. An allocation is a function from profiles to outcomes; a transfer rule is a function from
(agent, profile) to the amount paid to the agent.
"""
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from math import comb


def nothing(agent, profile):
    """The transfer rule that pays nothing."""
    return Fraction(0)


class Game:
    def __init__(self, types, prior, outcomes, payoff):
        self.agents = tuple(range(1, len(types) + 1))
        self.types = types                                    # types[i - 1]: those of agent i
        self.profiles = list(product(*types))
        self.prior = prior                                    # profile -> probability
        self.outcomes = outcomes
        self.payoff = payoff                                  # (agent, outcome, true profile) -> payoff
        if sum(prior.values()) != 1 or set(prior) != set(self.profiles):
            raise ValueError("not a prior on the type profiles")

    # Events and reports

    def coalitions(self, sizes):
        return [S for size in sizes for S in combinations(self.agents, size)]

    def joint_types(self, S):
        return list(product(*(self.types[i - 1] for i in S)))

    def outside(self, S):
        return tuple(i for i in self.agents if i not in S)

    def probability(self, event, given=None):
        condition = as_condition(given)
        return sum(self.prior[t] for t in self.profiles if condition(t) and as_condition(event)(t)) / sum(self.prior[t] for t in self.profiles if condition(t))

    def expect(self, amount, given=None):
        """E[amount(profile) | given]; `given` is a map from agents to types, a condition on profiles, or None."""
        condition = as_condition(given)
        cell = [t for t in self.profiles if condition(t)]
        return sum(self.prior[t] * amount(t) for t in cell) / sum(self.prior[t] for t in cell)

    # What a coalition gets

    def payoff_of(self, S, q, given=None, reports=None):
        return self.expect(lambda t: mixed(reports, t, lambda r: sum(self.payoff(i, q(r), t) for i in S)), given)

    def transfer_to(self, S, rule, given=None, reports=None):
        return self.expect(lambda t: mixed(reports, t, lambda r: sum(rule(i, r) for i in S)), given)

    def utility_of(self, S, q, rule, given=None, reports=None):
        return self.payoff_of(S, q, given, reports) + self.transfer_to(S, rule, given, reports)

    def gain(self, S, q, rules, given, reports):
        """How much the report gains for S if the worst of the rules is expected."""
        return min(self.utility_of(S, q, f, given, reports) for f in rules) - min(self.utility_of(S, q, f, given) for f in rules)

    def surplus(self, outcome, profile):
        return sum(self.payoff(i, outcome, profile) for i in self.agents)

    # Properties

    def full_support(self):
        return all(p > 0 for p in self.prior.values())

    def independent_types(self):
        def marginals(t):
            result = Fraction(1)
            for i in self.agents:
                result *= self.probability({i: t[i - 1]})
            return result
        return all(self.prior[t] == marginals(t) for t in self.profiles)

    def private_values(self):
        return all(self.payoff(i, a, t) == self.payoff(i, a, s) for i in self.agents for a in self.outcomes for t in self.profiles for s in self.profiles if t[i - 1] == s[i - 1])

    def belief(self, S, joint):
        return [self.probability(dict(zip(self.outside(S), rest)), dict(zip(S, joint))) for rest in self.joint_types(self.outside(S))]

    def beliefs_determine_preferences(self, pattern):
        return all(self.belief(S, one) != self.belief(S, other) for S in pattern if S != self.agents for one, other in combinations(self.joint_types(S), 2))

    def efficient(self, q):
        return all(self.surplus(q(t), t) >= self.surplus(a, t) for t in self.profiles for a in self.outcomes)

    def efficient_rule(self):
        """The efficient allocation, if it is the only one."""
        def best(t):
            top = max(self.surplus(a, t) for a in self.outcomes)
            choices = [a for a in self.outcomes if self.surplus(a, t) == top]
            if len(choices) > 1:
                raise ValueError(f"a tie at {t}")
            return choices[0]
        table = {t: best(t) for t in self.profiles}
        return table.__getitem__

    def separable(self, q):
        """No pair of agents has a mixed difference: sum_i u_i(q(t), t) = sum_i f_i(t_i)."""
        value = lambda t: self.surplus(q(t), t)
        return all(value(t) + value(change(t, {i: a, j: b})) == value(change(t, {i: a})) + value(change(t, {j: b}))
                   for t in self.profiles for i, j in combinations(self.agents, 2) for a in self.types[i - 1] for b in self.types[j - 1])

    def balanced(self, rule):
        return all(sum(rule(i, t) for i in self.agents) == 0 for t in self.profiles)

    def same_rule(self, one, other):
        return all(one(i, t) == other(i, t) for i in self.agents for t in self.profiles)

    def payments(self, S, q, rules, joint):
        """For each report of S of true type `joint`, what S gets under each rule; the truth among them."""
        given = dict(zip(S, joint))
        return {report: [self.utility_of(S, q, f, given, dict(zip(S, report))) for f in rules] for report in self.joint_types(S)}

    def maxmin_pure(self, q, rules, pattern):
        for S in pattern:
            for joint in self.joint_types(S):
                table = self.payments(S, q, rules, joint)
                if any(min(row) > min(table[joint]) for row in table.values()):
                    return False
        return True

    def maxmin_mixed(self, q, rules, pattern):
        for S in pattern:
            for joint in self.joint_types(S):
                table = self.payments(S, q, rules, joint)
                if value_of_matrix_game(list(table.values())) > min(table[joint]):
                    return False
        return True

    def coalitional_ic(self, q, rule, pattern):
        return self.maxmin_pure(q, [rule], pattern)

    def dominant(self, q, rule, pattern):
        """Truth is best for S whatever the others report, whatever their types are."""
        def total(S, truth, report):
            return sum(self.payoff(i, q(report), truth) + rule(i, report) for i in S)
        return all(total(S, truth, change(heard, dict(zip(S, [truth[i - 1] for i in S])))) >= total(S, truth, change(heard, dict(zip(S, lie))))
                   for S in pattern for truth in self.profiles for heard in self.profiles for lie in self.joint_types(S))

    def guarantee(self, q, rule, pattern):
        """Whatever fixed report the others make, a truthful S expects its ex ante payoff under truth."""
        return all(self.utility_of(S, q, rule, None, dict(zip(self.outside(S), r))) == self.payoff_of(S, q) for S in pattern for r in self.joint_types(self.outside(S)))

    def externality_constants(self, q, rule, pattern):
        """For each S the set of values of: expected transfer to S given its report, less what outsiders then expect. One value each: equation (2) holds."""
        return {S: {self.transfer_to(S, rule, dict(zip(S, r))) - self.payoff_of(self.outside(S), q, dict(zip(S, r))) for r in self.joint_types(S)} for S in pattern}

    def externality_payment(self, q, rule, pattern, constant=None):
        return all(len(c) == 1 and constant in (None, *c) for c in self.externality_constants(q, rule, pattern).values())

    def all_equilibria_efficient(self, q, rule, partition):
        return self.guarantee(q, rule, partition) and self.expect(lambda t: max(self.surplus(a, t) for a in self.outcomes)) == sum(self.payoff_of(S, q) for S in partition)

    # Transfers that are not known yet: rows of coefficients on the n |Theta| numbers x(i, t), each with a bound from below

    def unknown(self, terms):
        """sum of weight * x(i, t) as a row of coefficients."""
        row = [Fraction(0)] * (len(self.agents) * len(self.profiles))
        for weight, i, t in terms:
            row[(i - 1) * len(self.profiles) + self.profiles.index(t)] += weight
        return row

    def balance_rows(self):
        return [(self.unknown((sign, i, t) for i in self.agents), 0) for t in self.profiles for sign in (1, -1)]

    def ex_ante_balance_rows(self):
        return [(self.unknown((sign * self.prior[t], i, t) for i in self.agents for t in self.profiles), 0) for sign in (1, -1)]

    def zero_rows(self, pattern):
        """For each S and its types: expected transfers of zero under truth."""
        cells = [(S, [t for t in self.profiles if as_condition(dict(zip(S, joint)))(t)]) for S in pattern for joint in self.joint_types(S)]
        return [(self.unknown((sign * self.prior[t], i, t) for t in cell for i in S), 0) for S, cell in cells for sign in (1, -1)]

    def truth_rows(self, pattern, bound):
        """For each S, true types and lie: p times (expected transfers under truth less those under the lie) >= bound(S, true types, lie)."""
        rows = []
        for S in pattern:
            for joint, lie in product(self.joint_types(S), repeat=2):
                if joint == lie:
                    continue
                cell = [t for t in self.profiles if as_condition(dict(zip(S, joint)))(t)]
                terms = [(sign * self.prior[t], i, change(t, said)) for t in cell for i in S for sign, said in ((1, {}), (-1, dict(zip(S, lie))))]
                rows.append((self.unknown(terms), bound(S, joint, lie)))
        return rows

    def payoff_gain(self, q):
        """(S, true types, lie) -> p times what the lie gains in payoffs."""
        def gain(S, joint, lie):
            given = dict(zip(S, joint))
            return self.probability(given) * (self.payoff_of(S, q, given, dict(zip(S, lie))) - self.payoff_of(S, q, given))
        return gain

    def implementable(self, q, pattern, others):
        """Do transfers exist that keep every S of the pattern truthful and satisfy the other rows?"""
        return feasible(self.truth_rows(pattern, self.payoff_gain(q)) + others)

    def ambiguous_implementable(self, q, pattern):
        """Not if two types of an S have the same beliefs and would gain, together, by being taken for each other. Else try one rule for each S and each of its types: balanced, worth nothing to anybody under truth,
        and such that no lie of S pays with these types. Under all of these rules together no lie and no mixture of lies pays anybody the least."""
        gain = self.payoff_gain(q)
        for S in pattern:
            for one, other in combinations(self.joint_types(S), 2):
                if S != self.agents and self.belief(S, one) == self.belief(S, other):
                    total = gain(S, one, other) / self.probability(dict(zip(S, one))) + gain(S, other, one) / self.probability(dict(zip(S, other)))
                    if total > 0:
                        return False
        always = self.balance_rows() + self.zero_rows(pattern)
        for S in pattern:
            for joint in self.joint_types(S):
                own = [row for row, at in zip(self.truth_rows([S], gain), self.lies(S)) if at == joint]
                if not feasible(own + always):
                    raise ArithmeticError("neither shown nor refuted")
        return True

    def lies(self, S):
        """The true types of each row of truth_rows([S], ...)."""
        return [joint for joint, lie in product(self.joint_types(S), repeat=2) if joint != lie]

    def bound_rows(self, least, largest):
        return [(self.unknown([(1, i, t)]), least) for i in self.agents for t in self.profiles] + [(self.unknown([(-1, i, t)]), -largest) for i in self.agents for t in self.profiles]

    def coalitional_identifiability(self, pattern):
        """By duality: balanced transfers exist under which every lie of every S, the grand coalition apart, costs something."""
        return feasible(self.truth_rows([S for S in pattern if S != self.agents], lambda *lie: 1) + self.balance_rows())

    # Named rules, for independent types

    def agv(self, q):
        """Each agent is paid what the others expect given its report; the others share the bill equally."""
        @cache
        def gross(i, own):
            return self.payoff_of(self.outside((i,)), q, {i: own})
        return lambda i, t: gross(i, t[i - 1]) - sum(gross(j, t[j - 1]) for j in self.agents if j != i) / (len(self.agents) - 1)

    def safronov(self, q):
        """Equation (6), literally: the sum over all sets of other agents."""
        n = len(self.agents)

        def over(S, amount, t):                               # E_{theta_S} amount(theta), the other types being those of t
            return self.expect(lambda s: amount(change(t, {i: s[i - 1] for i in S})))

        @cache
        def a(t):
            return sum(over((i,), lambda s, i=i: self.payoff(i, q(s), s), t) for i in self.agents)

        @cache
        def x(i, t):
            own = lambda s: self.payoff(i, q(s), s)
            others = self.outside((i,))
            return over(self.agents, own, t) - over((i,), own, t) + sum(
                Fraction(1, n * comb(n - 1, m)) * sum(over(S, a, t) - over((i, *S), a, t) for S in combinations(others, m)) for m in range(n))
        return x


def change(profile, types):
    return tuple(types.get(i, t) for i, t in enumerate(profile, start=1))


def as_condition(given):
    if given is None:
        return lambda t: True
    if callable(given):
        return given
    return lambda t: all(t[i - 1] == x for i, x in given.items())


def mixed(reports, truth, amount):
    """amount(report), expected over the report: a map from agents to types, a list of (probability, map), or None for the truth."""
    branches = [(1, reports or {})] if not isinstance(reports, list) else reports
    return sum(probability * amount(change(truth, r)) for probability, r in branches)


def solve(matrix, right):
    """The solution of a square linear system, or None if it is singular."""
    n = len(matrix)
    rows = [[Fraction(x) for x in row] + [Fraction(b)] for row, b in zip(matrix, right)]
    for k in range(n):
        pivot = next((r for r in range(k, n) if rows[r][k] != 0), None)
        if pivot is None:
            return None
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for r in range(n):
            if r != k:
                rows[r] = [x - rows[r][k] * y for x, y in zip(rows[r], rows[k])]
    return [row[n] for row in rows]


def value_of_matrix_game(rows):
    """max over mixtures of rows of the min over columns: Shapley and Snow, some square submatrix makes both sides indifferent. Both strategies are checked against all of the matrix."""
    m, n = len(rows), len(rows[0])
    for size in range(1, min(m, n) + 1):
        for R in combinations(range(m), size):
            for C in combinations(range(n), size):
                x = solve([[rows[r][c] for r in R] + [-1] for c in C] + [[1] * size + [0]], [0] * size + [1])
                y = solve([[rows[r][c] for c in C] + [-1] for r in R] + [[1] * size + [0]], [0] * size + [1])
                if x is None or y is None or min(x[:-1]) < 0 or min(y[:-1]) < 0:
                    continue
                value = x[-1]
                if all(sum(p * rows[r][c] for p, r in zip(x, R)) >= value for c in range(n)) and all(sum(p * rows[r][c] for p, c in zip(y, C)) <= value for r in range(m)):
                    return value
    raise ArithmeticError("a matrix game has a value")


def feasible(rows):
    """Is there an x with row . x >= bound for every (row, bound)? Phase one of the simplex method with Bland's rule, on x = x' - x''; whichever the answer, its proof is checked."""
    width, count = len(rows[0][0]), len(rows)
    table = []                                                # row . x' - row . x'' - slack + artificial = bound, with bound >= 0
    for k, (row, bound) in enumerate(rows):
        sign = -1 if bound < 0 else 1
        slack = [Fraction(-sign if j == k else 0) for j in range(count)]
        artificial = [Fraction(1 if j == k else 0) for j in range(count)]
        table.append([sign * c for c in row] + [-sign * c for c in row] + slack + artificial + [Fraction(sign * bound)])
    structural = 2 * width + count
    basis = [structural + k for k in range(count)]
    cost = [-sum(row[j] for row in table) if j < structural or j == structural + count else Fraction(0) for j in range(structural + count + 1)]
    while True:
        entering = next((j for j in range(structural) if cost[j] < 0), None)
        if entering is None:
            break
        leaving = min((k for k in range(count) if table[k][entering] > 0), key=lambda k: (table[k][-1] / table[k][entering], basis[k]))
        pivot = table[leaving][entering]
        table[leaving] = [c / pivot for c in table[leaving]]
        live = [j for j, c in enumerate(table[leaving]) if c]
        for line in [*(table[k] for k in range(count) if k != leaving), cost]:
            if factor := line[entering]:
                for j in live:
                    line[j] -= factor * table[leaving][j]
        basis[leaving] = entering
    if cost[-1] == 0:
        x = [Fraction(0)] * (structural + count)
        for k, j in enumerate(basis):
            x[j] = table[k][-1]
        point = [x[j] - x[width + j] for j in range(width)]
        if all(sum(c * p for c, p in zip(row, point) if c) >= bound for row, bound in rows):
            return True
    else:
        y = [(1 - cost[structural + k]) * (-1 if rows[k][1] < 0 else 1) for k in range(count)]
        cancels = all(sum(y[k] * rows[k][0][j] for k in range(count) if y[k]) == 0 for j in range(width))
        if min(y) >= 0 and cancels and sum(y[k] * rows[k][1] for k in range(count)) > 0:
            return False
    raise ArithmeticError("the simplex method went astray")
