# SPDX-License-Identifier: MIT
"""Safronov's three airlines, typed from section 3: every claim of the two airline cases decided by brute force.

An outcome says what each airline does: a tuple of None or the route on which it takes passengers. The paper's own example lets one airline help; the other case lets each decide.
"""
from fractions import Fraction as F
from itertools import product

from finite_game import Game, change, nothing
from results import Findings

ROUTES = "AB"
P = list(product(ROUTES, repeat=3))
PAIRS = [(1, 2), (1, 3), (2, 3)]
SINGLES = [(1,), (2,), (3,)]
ALL = SINGLES + PAIRS + [(1, 2, 3)]
ALL_DECISIONS = list(product((None, *ROUTES), repeat=3))
ONE_HELPER = [d for d in ALL_DECISIONS if sum(x is not None for x in d) <= 1]


def payoff(i, decisions, t):
    own = decisions[i - 1]
    costs = 0 if own is None else 100 if own == t[i - 1] else 3
    return F(2 * sum(decisions[j - 1] == t[i - 1] for j in (1, 2, 3) if j != i) - costs)


def unique(t):
    """The airline whose type no other airline has, or None."""
    return next((i for i in (1, 2, 3) if t.count(t[i - 1]) == 1), None)


def helps(t):
    """The efficient choice of section 3: the airline of unique type helps, on the route it is not overbooked on."""
    return tuple(None if i != unique(t) else ("B" if t[i - 1] == "A" else "A") for i in (1, 2, 3))


def scheme(i, t):
    """Two other airlines pay 7/4 each to the airline with the unique report."""
    return F(0) if unique(t) is None else F(7, 2) if unique(t) == i else -F(7, 4)


def game(outcomes):
    return Game([ROUTES] * 3, {t: F(1, 8) for t in P}, outcomes, payoff)


def some(text, agents=(1, 2, 3)):
    """'.AB' -> {2: 'A', 3: 'B'}."""
    return {i: x for i, x in zip(agents, text) if x != "."}


def common(found, G, q):
    """What both airline cases say."""
    for i in (1, 2, 3):
        found.value(f"ex_ante[{i}]", G.payoff_of((i,), q), F(1, 4))
    found.property("efficient", G.efficient(q))
    found.property("private_values", G.private_values())
    found.property("independent_types", G.independent_types())
    found.value("no_benefit", G.payoff_of((2,), q, some("AAA"), some(".BB")), 0)
    found.value("reputation[1]", G.payoff_of((1,), q, some("AAA"), some("B..")), -100)
    found.value("reputation[2-3]", G.payoff_of((2, 3), q, some("AAA"), some("B..")), 2 + 2)
    found.property("agv.zero", G.same_rule(G.agv(q), nothing))
    found.property("agv.individual", G.coalitional_ic(q, G.agv(q), SINGLES))
    found.property("agv.not_coalition_proof", G.coalitional_ic(q, nothing, ALL))
    found.property("scheme.balanced", G.balanced(scheme))
    found.property("equation.2", G.externality_payment(q, scheme, SINGLES + PAIRS))
    found.property("equation.6", G.same_rule(scheme, G.safronov(q)))
    found.property("theorem.2", G.all_equilibria_efficient(q, scheme, SINGLES))
    found.property("separable", G.separable(q))
    found.property("dominant.scheme", G.dominant(q, scheme, ALL))
    found.property("dominant.agv", G.dominant(q, nothing, ALL))


def environment(found, G):
    q = helps
    for i in (1, 2, 3):
        found.value(f"prior[{i}]", G.probability({i: "A"}), F(1, 2))
    found.property("full_support", G.full_support())
    found.value("payoff[1]", G.payoff_of((1,), q, some("ABB")), -3)
    for i in (2, 3):
        found.value(f"payoff[{i}]", G.payoff_of((i,), q, some("ABB")), 2)
    for t in P:
        if unique(t) and "".join(t) != "ABB":
            found.value(f"symmetry[{','.join(t)},{unique(t)}]", G.payoff_of((unique(t),), q, dict(enumerate(t, 1))), -3)
    best = G.efficient_rule()
    found.property("efficient.unique", all(best(t) == q(t) for t in P))
    found.value("total.all_equal", G.payoff_of((1, 2, 3), q, some("AAA")), 0)
    found.value("total", G.payoff_of((1, 2, 3), q, some("ABB")), 2 * 2 - 3)
    found.value("total.dominates", G.payoff_of((1, 2, 3), q, some("ABB")), 0, ">")
    same, alone, other = (lambda t: unique(t) is None), (lambda t: unique(t) == 1), (lambda t: unique(t) in (2, 3))
    for row, event, stated in ((1, same, F(1, 4)), (2, alone, F(1, 4)), (3, other, F(1, 2))):
        found.value(f"odds[{row}]", G.probability(event), stated)
    for i in (1, 2, 3):
        found.value(f"payoff.same[{i}]", G.payoff_of((i,), q, same), 0)
    found.value("payoff.unique", G.payoff_of((1,), q, alone), -3)
    found.value("payoff.other", G.payoff_of((1,), q, other), 2)


def agv(found, G):
    q = helps
    for i, r in product((1, 2, 3), ROUTES):
        others = G.outside((i,))
        for j in others:
            found.value(f"agv.expects[{j},{i},{r}]", G.payoff_of((j,), q, {i: r}), F(1, 4))
        found.value(f"agv.gross[{others[0]},{others[1]},{i},{r}]", G.payoff_of(others, q, {i: r}), F(1, 2))
    found.property("agv.balanced", G.balanced(G.agv(q)))
    for p, lie in ("AB", "BA"):
        found.deviation(f"agv.lie_alone[{p},{lie}]", G.gain((1,), q, [G.agv(q)], {1: p}, {1: lie}), False, -F(100, 4) - F(1, 4))
    found.property("agv.not_dominant", G.dominant(q, nothing, SINGLES))
    found.value("pair.truth", G.payoff_of((2, 3), q, some(".AB")), -3 + 2)
    for r, lie in (("A", 0), ("B", 2)):
        state = some(r + "AB")
        found.value(f"pair.truth.each[{r}]", G.payoff_of((2, 3), q, state), -3 + 2)
        found.value(f"pair.lie.each[{r}]", G.payoff_of((2, 3), q, state, some(".AA")), lie)
        found.value(f"pair.lie.non_negative[{r}]", G.payoff_of((2, 3), q, state, some(".AA")), 0, ">=")
    found.value("pair.lie", G.payoff_of((2, 3), q, some(".AB"), some(".AA")), F(0 + 2, 2))
    for (a, b), (ta, tb), r in product(PAIRS, ("AB", "BA"), ROUTES):
        found.deviation(f"agv.pair_lies[{a},{b},{ta},{tb},{r}]", G.gain((a, b), q, [G.agv(q)], {a: ta, b: tb}, {a: r, b: r}), True, 1 - (-1))
    found.property("agv.pairs", G.coalitional_ic(q, nothing, [(2, 3)]))
    found.value("blind.truth", G.payoff_of((2, 3), q), F(1, 2))
    found.value("blind.same", G.payoff_of((2, 3), q, None, some(".AA")), 1)
    found.value("blind[A,A]", G.payoff_of((2, 3), q, {2: "A"}, some(".AA")), F(3, 2))
    found.value("blind[B,A]", G.payoff_of((2, 3), q, {2: "B"}, some(".AA")), F(1, 2))
    # Airline 3 reports A; airline 2 reports B. If airline 1 reports A, airline 2 helps on A; otherwise airline 3 helps on B.
    found.value("blind[A,B]", G.payoff_of((2, 3), q, {2: "A"}, some(".BA")), (F(-100 - 100 + 2, 2) + F(-3 - 100, 2)) / 2)
    found.value("blind[B,B]", G.payoff_of((2, 3), q, {2: "B"}, some(".BA")), (F(-3 - 3 + 2, 2) + F(2 - 3 + 2 - 100, 2)) / 2)
    found.value("agv.babbling", G.payoff_of((1, 2, 3), q, None, some("AAA")), 0)
    found.value("agv.efficient_total", G.payoff_of((1, 2, 3), q), F(3, 4))
    found.value("agv.leaves_babbling[A]", G.payoff_of((1,), q, {1: "A"}, some("BAA")), -100)
    found.value("agv.leaves_babbling[B]", G.payoff_of((1,), q, {1: "B"}, some("BAA")), -3)
    found.value("scheme.babbling", G.utility_of((1,), q, scheme, {1: "B"}, some("BAA")), -3 + 2 * F(7, 4))


def equal_types(found, G):
    q, S, d = helps, (2, 3), some(".AA")
    for r in ROUTES:
        found.value(f"equal.probability[{r}]", G.probability({1: r}, d), F(1, 2))
        found.value(f"equal.both_lie.no_benefit[{r}]", G.payoff_of(S, q, some(r + "AA"), some(".BB")), 0)
    found.value("equal.one_lies.probability", G.probability(lambda t: helps((t[0], "B", t[2]))[1] == "A", d), F(1, 2))
    found.value("equal.truth.A", G.utility_of(S, q, scheme, some("AAA")), 0)
    found.value("equal.helper", G.payoff_of((1,), q, some("BAA")), -3)
    for j in S:
        found.value(f"equal.benefit[{j}]", G.payoff_of((j,), q, some("BAA")), 2)
        found.value(f"equal.pays[{j}]", G.transfer_to((j,), scheme, some("BAA")), -F(7, 4))
    found.value("equal.truth.B", G.utility_of(S, q, scheme, some("BAA")), F(1, 2))
    found.value("equal.truth", G.utility_of(S, q, scheme, d), F(1, 4))
    found.value("equal.both_lie.transfer.truth", G.transfer_to(S, scheme, d), -F(7, 4))
    found.value("equal.both_lie.transfer", G.transfer_to(S, scheme, d, some(".BB")), -F(7, 4))
    found.value("equal.one_lies.costs", G.payoff_of((2,), q, some("AAA"), some(".BA")), -100)
    def gain(truth, lie, stated):
        found.deviation(f"equal.lies[{truth[1]},{lie[1]},{lie[2]}]", G.gain(S, q, [scheme], some(truth), some(lie)), False, stated)
    one_lies = F(-100 + 2 + F(7, 4) + (-3 + F(7, 4)), 2) - F(1, 4)
    gain(".AA", ".BB", -F(7, 4) - F(1, 4))
    gain(".AA", ".BA", one_lies)
    gain(".AA", ".AB", one_lies)
    gain(".BB", ".BA", one_lies)
    gain(".BB", ".AB", one_lies)
    gain(".BB", ".AA", -2)


def different_types(found, G):
    q, S, d = helps, (2, 3), some(".AB")
    found.value("different.helper", G.payoff_of((3,), q, some("AAB")), -3)
    found.value("different.truth.payoff", G.payoff_of(S, q, some("AAB")), -1)
    found.value("different.truth.transfer", G.transfer_to(S, scheme, some("AAB")), F(7, 4))
    for name, state in ((".each[A]", "AAB"), (".each[B]", "BAB"), ("", ".AB")):
        found.value(f"different.truth{name}", G.utility_of(S, q, scheme, some(state)), F(3, 4))
    found.value("different.both_lie[2,A]", G.payoff_of((2,), q, some("AAB"), some(".BA")), -100)
    found.value("different.both_lie[3,B]", G.payoff_of((3,), q, some("BAB"), some(".BA")), -100)
    found.deviation("different.lies[B,A]", G.gain(S, q, [scheme], d, some(".BA")), False, (-100 + 2 + F(7, 4)) - F(3, 4) - 2)
    found.value("different.same.A", G.utility_of(S, q, scheme, some("AAB"), some(".AA")), 0)
    found.value("different.same.payoff[1]", G.payoff_of((1,), q, some("BAB"), some(".AA")), -3)
    found.value("different.same.payoff[2]", G.payoff_of((2,), q, some("BAB"), some(".AA")), 2)
    found.value("different.same.payoff[3]", G.payoff_of((3,), q, some("BAB"), some(".AA")), 0)
    found.value("different.same.transfer", G.transfer_to(S, scheme, some("BAB"), some(".AA")), -F(7, 2))
    found.value("different.same.B", G.utility_of(S, q, scheme, some("BAB"), some(".AA")), -F(3, 2))
    found.deviation("different.lies[A,A]", G.gain(S, q, [scheme], d, some(".AA")), False, F(0 - F(3, 2), 2) - F(3, 4))
    found.deviation("different.lies[B,B]", G.gain(S, q, [scheme], d, some(".BB")), False, F(0 - F(3, 2), 2) - F(3, 4))


def new_scheme(found, G):
    q = helps
    for t in P:
        helper, state = unique(t), dict(enumerate(t, 1))
        for i in (1, 2, 3):
            others = [j for j in (1, 2, 3) if j not in (i, helper)]
            if helper is None:
                found.value(f"scheme.nobody[{t[0]},{i}]", G.transfer_to((i,), scheme, state), 0)
            elif i == helper:
                found.value(f"scheme.receives[{i},{others[0]},{others[1]},{state[i]},{state[others[0]]}]", G.transfer_to((i,), scheme, state), F(7, 2))
            else:
                found.value(f"scheme.pays[{helper},{i},{others[0]},{state[helper]},{state[i]}]", G.transfer_to((i,), scheme, state), -F(7, 4))
    found.property("scheme.pairs", G.coalitional_ic(q, scheme, PAIRS))
    found.property("scheme.singles", G.coalitional_ic(q, scheme, SINGLES))
    found.property("scheme.grand", G.coalitional_ic(q, scheme, [(1, 2, 3)]))
    for i, r in product((1, 2, 3), ROUTES):
        found.value(f"single.transfer[{i},{r}]", G.transfer_to((i,), scheme, {i: r}), 0)
    for r, expected in (("AA", -F(3, 2)), ("AB", 2), ("BA", 2), ("BB", -F(3, 2))):
        found.value(f"outside.payoff[{r[0]},{r[1]}]", G.payoff_of((1,), q, some("." + r)), expected)
        found.value(f"outside.transfer[{r[0]},{r[1]}]", G.transfer_to((2, 3), scheme, some("." + r)), expected - F(1, 4))
    found.property("outside.pairs", G.externality_payment(q, scheme, PAIRS, -F(1, 4)))


def theory(found, G):
    q, formula = helps, G.safronov(helps)
    found.property("coalition_proof", G.coalitional_ic(q, scheme, ALL))
    found.property("equation.1", G.balanced(scheme))
    found.property("equation.2.singles", G.externality_payment(q, scheme, SINGLES, -F(1, 2)))
    found.property("equation.2.pairs", G.externality_payment(q, scheme, PAIRS, -F(1, 4)))
    for i in (1, 2, 3):
        for r in ("AA", "AB", "BA", "BB"):
            j, k = G.outside((i,))
            reports, row = {j: r[0], k: r[1]}, f"[{i},{j},{k},{r[0]},{r[1]}]"
            expected = -F(3, 2) if r[0] == r[1] else F(2)
            found.value(f"equation.3.payoff{row}", G.payoff_of((i,), q, None, reports), expected)
            found.value(f"equation.3.transfer{row}", G.transfer_to((i,), scheme, None, reports), -expected + F(1, 4))
        found.value(f"remark.2.each[{i}]", G.transfer_to((i,), scheme), 0)
    found.property("remark.2", sum(G.transfer_to((i,), scheme) for i in (1, 2, 3)) == 0)
    found.property("equation.3.agv", G.externality_payment(q, nothing, PAIRS))
    found.property("theorem.1.balanced", G.balanced(formula))
    found.property("theorem.1", G.coalitional_ic(q, formula, ALL))
    found.property("proposition.3.agents", G.guarantee(q, scheme, SINGLES))
    found.property("proposition.3.coalitions", G.guarantee(q, scheme, ALL))
    found.property("proposition.3.agv", G.guarantee(q, nothing, SINGLES))
    found.property("theorem.2.pairs[1,2,3]", G.all_equilibria_efficient(q, scheme, [(2, 3), (1,)]))
    found.property("theorem.2.pairs[2,1,3]", G.all_equilibria_efficient(q, scheme, [(1, 3), (2,)]))
    found.property("theorem.2.pairs[3,1,2]", G.all_equilibria_efficient(q, scheme, [(1, 2), (3,)]))
    found.property("dominant.scheme.singles", G.dominant(q, scheme, SINGLES))
    found.property("ex_post.scheme", G.dominant(q, scheme, SINGLES))      # the same thing: values are private
    found.property("dominant.agv.pair", G.dominant(q, nothing, [(2, 3)]))
    found.deviation("dominant.agv.pair.lie", G.gain((2, 3), q, [nothing], some("BAB"), some(".AA")), True, 2 - (-1))
    found.property("participation.scheme", all(payoff(i, q(t), t) + scheme(i, t) >= 0 for t in P for i in (1, 2, 3)))
    found.property("participation.agv", all(G.payoff_of((i,), q, {i: r}) >= 0 for i in (1, 2, 3) for r in ROUTES))
    found.property("participation.agv.ex_post", all(payoff(i, q(t), t) >= 0 for t in P for i in (1, 2, 3)))


def existence(found, G):
    q, balance = helps, G.balance_rows()
    found.property("implementable", G.implementable(q, ALL, balance))
    found.property("implementable.least_sum", G.implementable(q, ALL, balance + G.bound_rows(-1, 2)))
    found.property("implementable.too_little", G.implementable(q, ALL, balance + G.bound_rows(-F(199, 200), F(199, 100))))


def pays(t):
    """The scheme with t in place of 7/4."""
    return lambda i, reports: F(0) if unique(reports) is None else 2 * t if unique(reports) == i else -t


def interval(slacks):
    """Where all of slacks(t), each affine in t, are at least 0: (lowest or None, highest or None)."""
    lowest = highest = None
    for at_0, at_1 in zip(slacks(F(0)), slacks(F(1))):
        slope = at_1 - at_0
        if slope == 0:
            if at_0 < 0:
                return "nowhere"
        elif slope > 0:
            lowest = -at_0 / slope if lowest is None else max(lowest, -at_0 / slope)
        else:
            highest = -at_0 / slope if highest is None else min(highest, -at_0 / slope)
    return lowest, highest


def incentive_slacks(G, rule, pattern):
    return [-G.gain(S, helps, [rule], dict(zip(S, truth)), dict(zip(S, report))) for S in pattern for truth in G.joint_types(S) for report in G.joint_types(S)]


def dominant_slacks(G, rule):
    def total(S, truth, report):
        return sum(payoff(i, helps(report), truth) + rule(i, report) for i in S)
    return [total(S, t, t_with) - total(S, t, change(t_with, dict(zip(S, report))))
            for S in ALL for t in P for rest in G.joint_types(G.outside(S)) for t_with in [change(t, dict(zip(G.outside(S), rest)))] for report in G.joint_types(S)]


def regions(found, G):
    """The claims about regions of t, by the exact interval of each list of slacks."""
    for name, pattern in (("singles", SINGLES), ("grand", [(1, 2, 3)]), ("pairs", PAIRS), ("coalition_proof", ALL)):
        stated = (F(1), F(105, 4)) if name in ("pairs", "coalition_proof") else (None, None)
        found.property(f"region.{name}", interval(lambda t: incentive_slacks(G, pays(t), pattern)) == stated)
    found.property("region.not_less", interval(lambda t: incentive_slacks(G, pays(t), ALL)) == (F(99, 100), F(105, 4)))
    found.property("region.dominant", interval(lambda t: dominant_slacks(G, pays(t))) == (F(3, 2), F(2)))
    found.property("region.participation", interval(lambda t: [payoff(i, q, r) + pays(t)(i, r) for r in P for q in [helps(r)] for i in (1, 2, 3)]) == (F(3, 2), F(2)))
    formula = G.safronov(helps)
    differences = lambda t: [sign * (pays(t)(i, r) - formula(i, r)) for r in P for i in (1, 2, 3) for sign in (1, -1)]
    found.property("region.formula", interval(differences) == (F(7, 4), F(7, 4)))

    # Two parameters: every slack is a + b t + c cost; each stated side is one of them, and all are non-negative at the corners of the polygon that the sides enclose.
    def slacks(t, cost):
        def with_cost(i, decisions, types):
            own = decisions[i - 1]
            return payoff(i, decisions, types) + (3 - cost if own is not None and own != types[i - 1] else 0)
        H = Game([ROUTES] * 3, {x: F(1, 8) for x in P}, ONE_HELPER, with_cost)
        return incentive_slacks(H, pays(t), ALL) + [H.surplus(helps(x), x) - H.surplus(a, x) for x in P for a in ONE_HELPER]
    origin, along_t, along_cost = slacks(F(0), F(0)), slacks(F(1), F(0)), slacks(F(0), F(1))
    planes = {(b - a, c - a, a) for a, b, c in zip(origin, along_t, along_cost)}
    sides = [(2, -1, 1), (-4, 1, 102), (0, 1, 0), (0, -1, 4)]
    asked = all(any(plane != (0, 0, 0) and all(plane[i] * side[j] == plane[j] * side[i] for i in range(3) for j in range(3)) and
                    sum(p * s for p, s in zip(plane, side)) > 0 for plane in planes) for side in sides)
    corners = [(F(-1, 2), F(0)), (F(51, 2), F(0)), (F(53, 2), F(4)), (F(3, 2), F(4))]
    at_corners = all(side[0] * t + side[1] * c + side[2] >= 0 for side in sides for t, c in corners)
    found.property("region.cost", asked and at_corners and all(plane[0] * t + plane[1] * c + plane[2] >= 0 for plane in planes for t, c in corners))


def airlines():
    found, G = Findings(), game(ONE_HELPER)
    common(found, G, helps)
    for part in (environment, agv, equal_types, different_types, new_scheme, theory, existence, regions):
        part(found, G)
    return found


def airlines_all_decisions():
    found, G = Findings(), game(ALL_DECISIONS)
    q = G.efficient_rule()
    common(found, G, q)
    for t in P:
        name, state = ",".join(t), dict(enumerate(t, 1))
        for i in (1, 2, 3):
            claim, stated = ("same", 0) if unique(t) is None else ("unique", -3) if unique(t) == i else ("others", 2)
            where = f"{t[0]},{i}" if unique(t) is None else ",".join(map(str, (*t, i)))
            found.value(f"payoff.{claim}[{where}]", G.payoff_of((i,), q, state), stated)
        found.value(f"total.same[{t[0]}]" if unique(t) is None else f"total[{name}]", G.payoff_of((1, 2, 3), q, state), 0 if unique(t) is None else 2 * 2 - 3)
    found.deviation("agv.pair_lies", G.gain((2, 3), q, [G.agv(q)], some(".AB"), some(".AA")), True, 2)
    found.value("scheme.unique", G.transfer_to((2,), scheme, some("ABB")), -F(7, 4))
    found.value("scheme.same", G.transfer_to((1,), scheme, some("AAA")), 0)
    found.property("scheme.coalition_proof", G.coalitional_ic(q, scheme, ALL))
    found.property("theorem.2.23", G.all_equilibria_efficient(q, scheme, [(2, 3), (1,)]))
    found.property("proposition.3", G.guarantee(q, scheme, ALL))
    return found
