# SPDX-License-Identifier: MIT
"""Two trades with correlated types: every claim of cases/textbook/ambiguous_trade.yaml and cases/textbook/walking_out.yaml decided by brute force, and by linear programs written from the definition."""
from fractions import Fraction as F

from finite_game import Game, as_condition, change, feasible
from results import Findings

BUYER, SELLER = (1,), (2,)
SINGLES = [BUYER, SELLER]
GAME = Game([(1, 5), (0, 4)], {(1, 0): F("0.2"), (1, 4): F("0.3"), (5, 0): F("0.3"), (5, 4): F("0.2")}, ["keep", "trade"],
            lambda i, a, t: F(0) if a == "keep" else F(t[0]) if i == 1 else -F(t[1]))


def q(t):
    return "trade" if t[0] > t[1] else "keep"


def contrary(t):
    return "trade" if t[0] < t[1] else "keep"


def paid(amounts):
    """What the buyer pays the seller, by profile, as a transfer rule."""
    return lambda i, t: -F(amounts[t]) if i == 1 else F(amounts[t])


def bet(stake, sign):
    """The mean of the reports if there is trade; and the stake, over the probability of the types, on whether the gains from trade are 1."""
    won = {t: sign * stake / GAME.prior[t] * (1 if t[0] - t[1] == 1 else -1) for t in GAME.profiles}
    return paid({t: won[t] + (F(sum(t), 2) if q(t) == "trade" else 0) for t in GAME.profiles})


def takes_part(allocation, rules, stage, outside):
    known = {"interim": lambda i, t: {i: t[i - 1]}, "ex_post": lambda i, t: dict(enumerate(t, start=1)), "ex_ante": lambda i, t: None}[stage]
    return all(GAME.utility_of((i,), allocation, rule, known(i, t)) >= outside for i in GAME.agents for t in GAME.profiles for rule in rules)


def participation_rows(allocation, stage, outside):
    """On one rule: what transfers bring, at least what utility without them lacks."""
    rows = []
    for i in GAME.agents if stage else ():
        if stage == "ex_post":
            cells = [[(F(1), t)] for t in GAME.profiles]
        else:
            cells = [[(GAME.prior[t], t) for t in GAME.profiles if stage == "ex_ante" or t[i - 1] == own] for own in (GAME.types[i - 1] if stage == "interim" else [None])]
        for cell in cells:
            rows.append((GAME.unknown((weight, i, t) for weight, t in cell), sum(weight * (outside - GAME.payoff(i, allocation(t), t)) for weight, t in cell)))
    return rows


def simple(allocation, stage, outside):
    return GAME.implementable(allocation, SINGLES, GAME.balance_rows() + participation_rows(allocation, stage, outside))


def ambiguous(allocation, stage, outside=F(0)):
    """One rule for each type of each agent, and what truth brings each of these at least: docs/claims.md. The unknowns are the rules one after the other, then these amounts."""
    served = [(S, joint) for S in SINGLES for (joint,) in GAME.joint_types(S)]
    alone = GAME.balance_rows() + participation_rows(allocation, stage, outside)
    width, rows = len(GAME.unknown([])), []

    def row(rule, coefficients, of_least):
        return [F(0)] * (width * rule) + coefficients + [F(0)] * (width * (len(served) - rule - 1)) + [of_least.get(k, F(0)) for k in range(len(served))]

    def expected(S, joint, report, sign):
        cell = [t for t in GAME.profiles if as_condition({S[0]: joint})(t)]
        return GAME.unknown((sign * GAME.prior[t], S[0], change(t, {S[0]: report})) for t in cell)

    for k, (S, joint) in enumerate(served):
        rows += [(row(k, coefficients, {}), bound) for coefficients, bound in alone]
        rows += [(row(k, expected(T, other, other, 1), {j: F(-1)}), 0) for j, (T, other) in enumerate(served)]
        for (report,) in GAME.joint_types(S):
            rows.append((row(k, expected(S, joint, report, -1), {k: F(1)}), GAME.payoff_gain(allocation)(S, (joint,), (report,))))
    return feasible(rows)


def ambiguous_trade():
    found, rules, less = Findings(), [bet(F(3, 5), 1), bet(F(3, 5), -1)], [bet(F(59, 100), 1), bet(F(59, 100), -1)]
    long, short = rules

    def least(S, given, reports=None, among=rules):
        return min(GAME.utility_of(S, q, rule, given, reports) for rule in among)
    found.property("efficient", GAME.efficient(q))
    found.value("surplus", GAME.payoff_of((1, 2), q), F(19, 10))
    found.property("balance", all(map(GAME.balanced, rules)))
    found.property("truthful", GAME.maxmin_mixed(q, rules, SINGLES))
    found.property("participation", takes_part(q, rules, "interim", 0))
    found.value("least", least(BUYER, {1: 1}), F(1, 5))
    found.value("least.seller", least(SELLER, {2: 4}), F(1, 5))
    found.value("least.more", least(BUYER, {1: 1}), F(21, 100), ">=")
    found.value("high", least(BUYER, {1: 5}), F(17, 10))
    found.value("shading.long", least(BUYER, {1: 5}, {1: 1}, [long]), F(17, 10))
    found.value("shading.short", least(BUYER, {1: 5}, {1: 1}, [short]), F(37, 10))
    found.property("participation.ex_post", takes_part(q, rules, "ex_post", 0))
    found.property("long", GAME.maxmin_pure(q, [long], SINGLES))
    found.property("short", GAME.maxmin_pure(q, [short], SINGLES))
    found.property("less", GAME.maxmin_mixed(q, less, SINGLES))
    found.property("less.pure", GAME.maxmin_pure(q, less, SINGLES))
    found.deviation("less.gain", GAME.gain(BUYER, q, less, {1: 5}, {1: 1}), True, F(1, 60))
    found.property("less.participation", takes_part(q, less, "interim", 0))
    found.property("simple", simple(q, "interim", F(0)))
    found.property("simple.ex_ante", simple(q, "ex_ante", F(0)))
    found.property("ambiguous", ambiguous(q, "interim"))
    found.property("ambiguous.ex_post", ambiguous(q, "ex_post"))
    found.property("contrary", ambiguous(contrary, None))
    found.property("contrary.ex_ante", ambiguous(contrary, "ex_ante"))
    found.property("contrary.interim", ambiguous(contrary, "interim"))
    return found


def walking_out():
    found, fee = Findings(), F(2, 5)
    to_seller, to_buyer = (paid({(1, 0): F(7, 5), (1, 4): sign * fee, (5, 0): F(5, 2), (5, 4): F(18, 5)}) for sign in (1, -1))
    rules = [to_seller, to_buyer]
    found.property("balance", all(map(GAME.balanced, rules)))
    found.property("truthful", GAME.maxmin_mixed(q, rules, SINGLES))
    found.property("stays", takes_part(q, rules, "ex_post", -fee))
    found.value("high", min(GAME.utility_of(BUYER, q, rule, {1: 5}) for rule in rules), F(103, 50))
    found.value("shading", min(GAME.utility_of(BUYER, q, rule, {1: 5}, {1: 1}) for rule in rules), 2)
    found.value("shading.to_buyer", GAME.utility_of(BUYER, q, to_buyer, {1: 5}, {1: 1}), F(58, 25))
    found.property("to_seller", GAME.maxmin_pure(q, [to_seller], SINGLES))
    found.property("to_buyer", GAME.maxmin_pure(q, [to_buyer], SINGLES))
    at_least = min(GAME.utility_of(BUYER, q, rule, {1: 1, 2: 0}) for rule in rules)
    found.value("stays.least", at_least, -fee)
    found.value("stays.free", at_least, 0, ">=")
    found.property("ambiguous", ambiguous(q, "ex_post", -fee))
    found.property("ambiguous.interim", ambiguous(q, "interim", -fee))
    found.property("simple", simple(q, "ex_post", -fee))
    found.property("simple.interim", simple(q, "interim", -fee))
    return found
