# SPDX-License-Identifier: MIT
"""The cases after Liu's slides computed a second time: games over whole histories (game_tree.py), schemes of one period by a linear program of our own (one_period_schemes.py)."""
from fractions import Fraction as F
from functools import lru_cache

from game_tree import Tree
from one_period_schemes import Schemes, second_price, sure
from results import Findings

HALF, QUARTER = F(1, 2), F(1, 4)
NOTHING = ()   # no history yet


def given(tree, i, own):
    """What agent i of this type expects from truth, at the start."""
    return tree.after_saying(i, own, own, NOTHING, None)


def total(tree):
    return sum(tree.truth())


# --- a dictator ------------------------------------------------------------------------------------------------------------------------------------------------------

def dictator_game(periods, delta, rule, pays):
    def u(i, a, own):
        return F(0) if a == 0 else F((-1, 1)[own] if i == 0 else (-2, 4)[own])
    return Tree(periods, delta, [2, 2], u, lambda i: [HALF, HALF], lambda i, a, own: [F(3, 4), QUARTER] if own == 0 else [QUARTER, F(3, 4)], rule, pays)


def dictator(periods, delta, utility, gain):
    """What the claims state: each agent's utility, and the gain of both; the rest is computed here."""
    unpaid = dictator_game(periods, delta, lambda h, r: {r[0]: F(1)}, lambda h, r: [F(0), F(0)])
    planned = dictator_game(periods, delta, lambda h, r: {r[1]: F(1)}, None)
    side_payments = lru_cache(maxsize=None)(planned.team(lambda t, types: {types[1]: F(1)}))
    planned.pays = side_payments
    share = (total(planned)) / 2

    def shared(h, r):
        return [paid + (0 if h else lump) for paid, lump in zip(side_payments(h, r), (share - planned.truth()[0], planned.truth()[0] - share))]
    equal = dictator_game(periods, delta, lambda h, r: {r[1]: F(1)}, shared)
    most = unpaid.together([0, 1])
    found = Findings()
    found.property("ic", unpaid.incentive_compatible())
    found.property("balance", unpaid.balanced())
    found.value("utility.1", unpaid.truth()[0], utility)
    found.value("utility.2", unpaid.truth()[1], utility)
    found.property("rule", most == total(unpaid))
    found.property("efficient", unpaid.mean(unpaid.best_rule([0, 1], [{0: F(1)}, {1: F(1)}])[1], 0, NOTHING, {}) == total(unpaid))
    found.property("gain", most - total(unpaid) == F(gain))
    found.property("collusion_proof", most == total(unpaid))
    found.property("agreement.ic", planned.incentive_compatible())
    found.property("agreement.balanced", planned.balanced())
    found.value("agreement.total", total(planned), 2 * F(utility) + F(gain))
    found.property("equal.ic", equal.incentive_compatible())
    found.property("equal.profitable", all(more > less for more, less in zip(equal.truth(), unpaid.truth())))
    for i in (0, 1):
        found.value(f"equal.{i + 1}", equal.truth()[i], F(utility) + F(gain) / 2)
    return found, unpaid, equal


def dictator_three():
    found, unpaid, equal = dictator(3, F(9, 10), F(271, 200), F(271, 100))
    by_type(found, unpaid, equal, (("349/160", "423/800", "3067/800", "-899/800"), ("2829/800", "1507/800", "1203/200", "-119/200")))
    return found


def dictator_twice():
    found, unpaid, equal = dictator(2, F(9, 10), F(19, 20), F(19, 10))
    by_type(found, unpaid, equal, (("67/40", "9/40", "25/8", "-49/40"), ("21/8", "47/40", "24/5", "-1")))
    return found


def dictator_impatient():
    found, unpaid, equal = dictator(2, HALF, F(3, 4), F(3, 2))
    by_type(found, unpaid, equal, (("11/8", "1/8", "21/8", "-9/8"), ("17/8", "7/8", "4", "-1")))
    return found


def dictator_once():
    found, unpaid, equal = dictator(1, F(1), HALF, 1)
    by_type(found, unpaid, equal, (("1", "0", "2", "-1"), ("3/2", "1/2", "3", "-1")))
    game = {"sizes": [2, 2], "prior": [[HALF, HALF]] * 2, "pay": lambda i, own, r: unpaid.u(i, r[0], own)}
    found.property("accepted", Schemes(game, (0, 1), "interim").most((0, 1)) == total(unpaid))
    found.property("most", Schemes(game, (0, 1), "interim").most((0, 1)) == 2)
    return found


def by_type(found, unpaid, equal, stated):
    for name, tree, numbers in zip(("truth", "equal"), (unpaid, equal), stated):
        for (i, own, label), number in zip(((0, 1, "good"), (0, 0, "bad"), (1, 1, "good"), (1, 0, "bad")), numbers):
            found.value(f"{name}.{i + 1}.{label}", given(tree, i, own), number)


# --- one period ------------------------------------------------------------------------------------------------------------------------------------------------------

def optima(found, game, rows):
    """Claims about optimal schemes: (id, agents, participation, sign, number)."""
    schemes = {}
    for claim, agents, participation, sign, number in rows:
        if participation not in schemes:
            schemes[participation] = Schemes(game, (0, 1), participation)
        found.property(claim, schemes[participation].most(agents, sign) == F(number))
    return schemes


def road():
    def pay(i, own, reports):
        return F(0) if reports == (0, 0) else F((-3, 3)[own] if i == 0 else 2 * own)
    game = {"sizes": [2, 2], "prior": [[HALF, HALF]] * 2, "pay": pay}
    profiles = [(a, b) for a in (0, 1) for b in (0, 1)]
    utilities = [sum(pay(i, types[i], types) for types in profiles) / 4 for i in (0, 1)]
    best = sum(max(sum(pay(i, types[i], reports) for i in (0, 1)) for reports in profiles) for types in profiles) / 4
    tree = Tree(1, 1, [2, 2], lambda i, a, own: pay(i, own, (a, a)), lambda i: [HALF, HALF], None, lambda h, r: {max(r): F(1)}, lambda h, r: [F(0), F(0)])
    found = Findings()
    found.property("ic", tree.incentive_compatible())
    found.property("balance", True)
    found.property("rule", best == sum(utilities))
    found.value("utility.1", utilities[0], F(3, 4))
    found.value("utility.2", utilities[1], 1)
    found.property("gain", best - sum(utilities) == QUARTER)
    found.property("collusion_proof", best == sum(utilities))
    schemes = optima(found, game, [("most", (0, 1), "none", 1, 2), ("most.ex_ante", (0, 1), "ex_ante", 1, 2), ("most.interim", (0, 1), "interim", 1, "7/4"),
                                   ("most.1.ex_ante", (0,), "ex_ante", 1, 1), ("least.1.ex_ante", (0,), "ex_ante", -1, "3/4"), ("most.1.interim", (0,), "interim", 1, "3/4"),
                                   ("least.1.interim", (0,), "interim", -1, "3/4"), ("most.2.interim", (1,), "interim", 1, 1), ("least.2.interim", (1,), "interim", -1, 1)])
    found.property("accepted.ex_ante", schemes["ex_ante"].most((0, 1)) == sum(utilities))
    found.property("accepted.interim", schemes["interim"].most((0, 1)) == sum(utilities))
    found.property("proposition_3", schemes["interim"].most((0, 1)) == sum(utilities))
    found.property("most.1", schemes["none"].most((0,)) == "infinite")
    found.property("sure.1", sure(game, 0) == 0)
    found.property("sure.2", sure(game, 1) == 1)
    return found


def auction():
    game = second_price()
    pay = game["pay"]
    profiles = [(a, b) for a in (0, 1) for b in (0, 1)]
    utilities = [sum(pay(i, types[i], types) for types in profiles) / 4 for i in (0, 1)]
    best = sum(max(sum(pay(i, types[i], reports) for i in (0, 1)) for reports in profiles) for types in profiles) / 4
    found = Findings()
    found.property("ic", all(pay(i, types[i], types) >= pay(i, types[i], tuple(1 - t if j == i else t for j, t in enumerate(types))) for i in (0, 1) for types in profiles))
    for i in (0, 1):
        found.value(f"utility.{i + 1}", utilities[i], HALF)
    found.property("gain", best - sum(utilities) == HALF)
    found.property("collusion_proof", best == sum(utilities))
    ring(found, pay, utilities)
    schemes = optima(found, game, [("most", (0, 1), "none", 1, "3/2"), ("most.ex_ante", (0, 1), "ex_ante", 1, "3/2"), ("most.interim", (0, 1), "interim", 1, "3/2"),
                                   ("most.1", (0,), "interim", 1, 1), ("least.1", (0,), "interim", -1, HALF), ("most.2", (1,), "interim", 1, 1), ("least.2", (1,), "interim", -1, HALF),
                                   ("most.1.ex_ante", (0,), "ex_ante", 1, 1), ("least.1.ex_ante", (0,), "ex_ante", -1, HALF)])
    found.property("too_much", schemes["none"].most((0, 1)) < F(3, 2))
    found.property("accepted", schemes["interim"].most((0, 1)) == sum(utilities))
    found.property("sure.1", sure(game, 0) == 0)
    return found


def ring(found, pay, utilities):
    """The two report that both have 0 if their values agree; the team's side payments make up for what a message changes."""
    def said(messages):
        return (0, 0) if messages[0] == messages[1] else messages

    def effect(j, own):
        """What agent j's message gives the other in expectation, less the mean."""
        def other(message):
            pairs = [(message, rest) if j == 0 else (rest, message) for rest in (0, 1)]
            return sum(pay(1 - j, pair[1 - j], said(pair)) for pair in pairs) / 2
        return other(own) - (other(0) + other(1)) / 2

    lump = (-QUARTER, QUARTER)

    def side(i, messages):
        return effect(i, messages[i]) - effect(1 - i, messages[1 - i]) + lump[i]

    def expects(i, own, message):
        pairs = [(message, rest) if i == 0 else (rest, message) for rest in (0, 1)]
        return sum(pay(i, own, said(pair)) + side(i, pair) for pair in pairs) / 2
    found.property("ring.ic", all(expects(i, own, own) >= expects(i, own, 1 - own) for i in (0, 1) for own in (0, 1)))
    found.property("ring.balanced", all(side(0, (a, b)) + side(1, (a, b)) == 0 for a in (0, 1) for b in (0, 1)))
    means = [sum(expects(i, own, own) for own in (0, 1)) / 2 for i in (0, 1)]
    found.property("ring.profitable", all(mean > utility for mean, utility in zip(means, utilities)))
    found.value("ring.1", means[0], F(3, 4))
    for i in (0, 1):
        found.value(f"ring.{i + 1}.low", expects(i, 0, 0), QUARTER)
        found.value(f"ring.{i + 1}.high", expects(i, 1, 1), F(5, 4))


def constant_rule():
    """Agent 2 pays agent 1 what agents 2 and 3 report, multiplied."""
    def paid_to(i, reports):
        product = (2 * reports[1] - 1) * (2 * reports[2] - 1)
        return F((-product, product, 0)[i])

    def tree(pays):
        return Tree(1, 1, [2, 2, 2], lambda i, a, own: F(0), lambda i: [HALF, HALF], None, lambda h, r: {0: F(1)}, pays)
    unpaid, paid = tree(lambda h, r: [F(0)] * 3), tree(lambda h, r: [paid_to(i, r) for i in range(3)])
    found = Findings()
    found.property("rule", unpaid.together([0, 1, 2]) == total(unpaid))
    found.property("unpaid.ic", unpaid.incentive_compatible())
    found.property("unpaid.collusion_proof", sum(unpaid.guarantee(i) for i in range(3)) == unpaid.together([0, 1, 2]))
    found.property("paid.ic", paid.incentive_compatible())
    found.property("paid.balance", paid.balanced())
    found.property("paid.gain", paid.together([1, 2]) - paid.truth()[1] - paid.truth()[2] == 1)
    found.property("paid.grand", paid.together([0, 1, 2]) == total(paid))
    def answered(i, own, r):
        a, b, c = (2 * said - 1 for said in r)
        return F((F(a * b * c, 4) - b * c, b * c - F(a * b * c, 4), 0)[i])
    game = {"sizes": [2, 2, 2], "prior": [[HALF, HALF]] * 3, "pay": answered}
    answering = tree(lambda h, r: [answered(i, None, r) for i in range(3)])
    found.property("with_answer.ic", answering.incentive_compatible())
    found.property("with_answer.gain", answering.together([1, 2]) - answering.truth()[1] - answering.truth()[2] == 1)
    found.property("with_answer.most", Schemes(game, (1, 2), "none").most((1, 2)) == 0)
    found.property("with_answer.accepted", all(Schemes(game, pair, "ex_ante").most(pair) == sum(answering.truth()[i] for i in pair) for pair in ((0, 1), (0, 2), (1, 2)))
                   and answering.together([0, 1, 2]) == total(answering))
    found.property("paid.collusion_proof", paid.together([1, 2]) == paid.truth()[1] + paid.truth()[2])
    return found


def tax():
    """The road with a tax of 1/2 on each if it is not built, and Liu's transfers in the order 1, 2, written out for one period: values V, agent 2's report seen by agent 1's value."""
    def payoff(i, own, reports):
        return F(0) if reports == (0, 0) else F((-3, 3)[own] if i == 0 else 2 * own)

    def taxed(i, reports):
        return -HALF if reports == (0, 0) else F(0)

    def tree(pays):
        return Tree(1, 1, [2, 2], lambda i, a, own: payoff(i, own, (a, a)), lambda i: [HALF, HALF], None, lambda h, r: {max(r): F(1)}, pays)

    def liu(value):
        def mean(i, first=None):
            pairs = [(a, b) for a in ((0, 1) if first is None else (first,)) for b in (0, 1)]
            return sum(value(i, pair) for pair in pairs) / len(pairs)

        def pays(h, r):
            caused_by_1, caused_by_2 = mean(1, r[0]) - mean(1), value(0, r) - mean(0, r[0])
            return [caused_by_1 - caused_by_2, caused_by_2 - caused_by_1]
        return pays
    net = liu(lambda i, types: payoff(i, types[i], types) + taxed(i, types))
    with_tax, on_payoffs = tree(lambda h, r: [taxed(i, r) for i in (0, 1)]), tree(liu(lambda i, types: payoff(i, types[i], types)))
    both = tree(lambda h, r: [paid + taxed(i, r) for i, paid in enumerate(net(h, r))])
    free, found = tree(lambda h, r: [F(0), F(0)]), Findings()
    found.property("rule", free.together([0, 1]) == total(free))
    found.property("taxed", with_tax.together([0, 1]) == total(with_tax))
    found.property("taxed.balance", with_tax.balanced())
    found.property("net.ic", both.incentive_compatible())
    found.property("net.collusion_proof", both.guarantee(0) + both.guarantee(1) == both.together([0, 1]))
    found.property("net.guarantee.1", both.guarantee(0) == F(5, 8))
    found.property("net.guarantee.2", both.guarantee(1) == F(7, 8))
    found.property("on_payoffs.gain", on_payoffs.together([0, 1]) - total(on_payoffs) == QUARTER)
    found.property("on_payoffs.collusion_proof", on_payoffs.together([0, 1]) == total(on_payoffs))
    return found


def ticket():
    """Agent 2 has one type; outcomes: 0 rest, 1 party, 2 work."""
    def tree(fine):
        def rule(h, r):
            return {(0 if r[0] == 0 else 1 + len(h)): F(1)}

        def pays(h, r):
            return [fine if h and h[-1][0][0] == 1 and r[0] == 0 else F(0), F(0)]
        return Tree(2, 1, [2, 1], lambda i, a, own: F((0, 1, 1 if own else -5)[a]) if i == 0 else F(0), lambda i: [HALF, HALF] if i == 0 else [F(1)],
                    lambda i, a, own: [F(own == 0), F(own == 1)] if i == 0 else [F(1)], rule, pays)
    fined, unfined = tree(F(-3)), tree(F(0))
    found = Findings()
    found.property("fined", fined.together([0, 1]) == total(fined))
    found.property("fined.gain", fined.together([0, 1]) - total(fined) == 0)
    found.property("unfined.gain", unfined.together([0, 1]) - total(unfined) == HALF)
    found.property("unfined", unfined.together([0, 1]) == total(unfined))
    return found


CASES = {"liu2018/net_of_a_tax": tax, "liu2018/past_reports": ticket, "liu2018/dictator": dictator_three, "liu2018/dictator_twice": dictator_twice, "liu2018/dictator_impatient": dictator_impatient, "liu2018/dictator_once": dictator_once,
         "liu2018/interim_participation": road, "liu2018/one_object": auction, "liu2018/constant_rule": constant_rule}
