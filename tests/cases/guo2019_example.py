# SPDX-License-Identifier: MIT
"""The three-agent example of Guo's slides, typed from the slides: every claim of cases/guo2019/example.yaml decided by brute force."""
from fractions import Fraction as F
from itertools import product

from finite_game import Game
from results import Findings

P = list(product((1, 2), repeat=3))                           # the order of the tables on the slides
PRIOR = dict(zip(P, map(F, ("0.2", "0.15", "0.1", "0.05", "0.05", "0.1", "0.15", "0.2"))))
PAYOFFS = {"x0": {1: (0, 0, 0), 2: (0, 0, 0)}, "x1": {1: (1, 1, 1), 2: (0, 1, 1)}, "x2": {1: (5, -1, -1), 2: (1, 1, 1)}}
PHI_1_1 = dict(zip(P, (120, -160, -240, 480, -480, 240, 160, -120)))
PHI_3_1 = dict(zip(P, (60, -80, 0, 0, -240, 120, 0, 0)))
PHI_3_2 = dict(zip(P, (-60, 80, 120, -240, 0, 0, 0, 0)))


def phi1(i, t):
    return F(PHI_1_1[t]) if i == 1 else -F(1, 2) * PHI_1_1[t]


def phi2(i, t):
    return -phi1(i, t)


def phi3(i, t):
    return F((PHI_3_1[t], PHI_3_2[t], -PHI_3_1[t] - PHI_3_2[t])[i - 1])


def q(t):
    return {1: "x1", 2: "x2"}[t[0]]


GAME = Game([(1, 2)] * 3, PRIOR, list(PAYOFFS), lambda i, a, t: F(PAYOFFS[a][t[0]][i - 1]))
PATTERN = [(1, 2), (1,), (2,), (3,)]
RULES = {1: phi1, 2: phi2, 3: phi3}


def word(*types):
    """(1, 2) -> "t1,t2", as in the ids of claims."""
    return ",".join(f"t{own}" for own in types)


def environment(found):
    for t, stated in zip(P, ("1/5", "3/20", "1/10", "1/20", "1/20", "1/10", "3/20", "1/5")):
        found.value(f"prior[{word(*t)}]", GAME.probability(dict(enumerate(t, 1))), stated)
    found.property("full_support", GAME.full_support())
    found.property("independent_types", GAME.independent_types())
    found.property("cbdp", GAME.beliefs_determine_preferences(PATTERN))
    for t, i in product((1, 2), (1, 2, 3)):
        found.value(f"payoff.x0[t{t},{i}]", GAME.payoff_of((i,), lambda s: "x0", {1: t}), 0)
    for a, t, stated in (("x1", 1, (1, 1, 1)), ("x2", 1, (5, -1, -1)), ("x1", 2, (0, 1, 1)), ("x2", 2, (1, 1, 1))):
        for i in (1, 2, 3):
            found.value(f"payoff.{a}.t{t}[{i}]", GAME.payoff_of((i,), lambda s, a=a: a, {1: t}), stated[i - 1])
    found.property("private_values", GAME.private_values())
    found.property("efficient", GAME.efficient(q))
    found.value("efficient.tie[q]", GAME.payoff_of((1, 2, 3), q, {1: 1}), 3)
    found.value("efficient.tie[always_x2]", GAME.payoff_of((1, 2, 3), lambda s: "x2", {1: 1}), 3)


def transfers(found):
    corrected = {(1, 1, (2, 1, 2)): "phi1.1.corrected", (3, 2, (2, 2, 2)): "phi3.2.missing"}

    def printed(k, i, column):
        for t, stated in zip(P, column):
            found.value(corrected.get((k, i, t), f"phi{k}.{i}[{word(*t)}]"), RULES[k](i, t), stated)
    printed(1, 1, (120, -160, -240, 480, -480, 240, 160, -120))
    found.value("phi1.1.as_printed", phi1(1, (2, 2, 2)), 240)
    printed(3, 1, (60, -80, 0, 0, -240, 120, 0, 0))
    printed(3, 2, (-60, 80, 120, -240, 0, 0, 0, 0))
    for claim, k, amounts in (("phi1.others", 1, {2: -60, 3: -60}), ("phi2", 2, {1: -120, 2: 60, 3: 60})):
        for i, stated in amounts.items():
            found.value(f"{claim}[{i}]", RULES[k](i, (1, 1, 1)), stated)
    for k in RULES:
        found.property(f"balanced[phi{k}]", GAME.balanced(RULES[k]))
    found.property("balanced.ambiguous", all(map(GAME.balanced, RULES.values())))


def coalition(found):
    """Type (1, 1) of the coalition {1, 2}: the truth and three misreports, as on slides 25 and 26."""
    S, given = (1, 2), {1: 1, 2: 1}
    def pays(k, reports=None):
        return GAME.utility_of(S, q, RULES[k], given, reports)
    for k in RULES:
        found.value(f"meu.truth[only_phi{k}]", pays(k), 2)
    found.value("meu.truth[ambiguous]", min(map(pays, RULES)), 2)
    printed = {(1, 2): (2 + F(240, 7), 2 - F(240, 7), 2 - F(240, 7), 2 - F(240, 7)),
               (2, 1): (4 - F(600, 7), 4 + F(600, 7), 4 - F(600, 7), 4 - F(600, 7)),
               (2, 2): (4 + F(140, 7), 4 - F(140, 7), 4 - F(600, 7), 4 - F(140, 7))}
    gains = {(1, 2): -F(240, 7), (2, 1): 2 - F(600, 7), (2, 2): 2 - F(140, 7)}
    for (one, two), numbers in printed.items():
        reports, name = {1: one, 2: two}, f"meu.t{one}t{two}"
        for k in RULES:
            found.value(f"{name}.as_printed" if (one, two, k) == (2, 2, 3) else f"{name}[only_phi{k}]", pays(k, reports), numbers[k - 1])
        found.value(f"{name}[ambiguous]", min(pays(k, reports) for k in RULES), numbers[3])
        found.value(f"meu.less[{word(one, two)}]", min(pays(k, reports) for k in RULES), 2, "<")
        found.deviation(f"meu.pair[{word(one, two)}]", GAME.gain(S, q, [phi1, phi2], given, reports), False, gains[one, two])
    found.value("meu.t2t2.corrected", pays(3, {1: 2, 2: 2}), 4)
    mixture = [(F(5, 7), {1: 1, 2: 2}), (F(2, 7), {1: 2, 2: 1})]
    for k, stated in ((1, F(5, 7) * (2 + F(240, 7)) + F(2, 7) * (4 - F(600, 7))),
                      (2, F(5, 7) * (2 - F(240, 7)) + F(2, 7) * (4 + F(600, 7))),
                      (3, F(5, 7) * (2 - F(240, 7)) + F(2, 7) * (4 - F(600, 7)))):
        found.value("hedge.phi3" if k == 3 else f"hedge[only_phi{k}]", pays(k, mixture), stated)
    found.deviation("hedge.pays", GAME.gain(S, q, [phi1, phi2], given, mixture), True, F(4, 7))
    found.deviation("hedge.deterred", GAME.gain(S, q, [phi1, phi2, phi3], given, mixture), False, F(18, 7) - F(2400, 49) - 2)
    found.deviation("pays.phi1_phi3", GAME.gain(S, q, [phi1, phi3], given, {1: 2, 2: 2}), True, 2)
    found.deviation("pays.phi2_phi3", GAME.gain((3,), q, [phi2, phi3], {3: 1}, {3: 2}), True, 10)


def incentives(found):
    sets = {"phi1_phi2": [phi1, phi2], "phi1_phi3": [phi1, phi3], "phi2_phi3": [phi2, phi3], "ambiguous": [phi1, phi2, phi3]}
    for name, rules in sets.items():
        which = f"[{name}]" if name in ("phi1_phi3", "phi2_phi3") else f".{name}"
        found.property(f"pure{which}", GAME.maxmin_pure(q, rules, PATTERN))
        found.property(f"mixed{which}", GAME.maxmin_mixed(q, rules, PATTERN))
    for k, rule in RULES.items():
        found.property(f"single[only_phi{k}]", GAME.coalitional_ic(q, rule, PATTERN))


def existence(found):
    """Which transfers exist at all. The ambiguous mechanism is the one that the slides give."""
    singles = [(1,), (2,), (3,)]
    found.property("no_simple_mechanism", GAME.implementable(q, PATTERN, GAME.balance_rows()))
    found.property("implementable.singles", GAME.implementable(q, singles, GAME.balance_rows()))
    found.property("implementable.ex_ante_budget", GAME.implementable(q, PATTERN, GAME.ex_ante_balance_rows()))
    found.property("coalitional_identifiability", GAME.coalitional_identifiability(PATTERN))
    found.property("identifiability.singles", GAME.coalitional_identifiability(singles))
    found.property("ambiguous_implementable", all(map(GAME.balanced, RULES.values())) and GAME.maxmin_mixed(q, list(RULES.values()), PATTERN))


def findings():
    found = Findings()
    for part in (environment, transfers, coalition, incentives, existence):
        part(found)
    return found
