# SPDX-License-Identifier: MIT
"""The arithmetic of dynamic games in recheck/python against numbers worked out elsewhere: by hand, or by walking through the whole tree of a game."""
import copy
import itertools
import json
import sys
import unittest
from fractions import Fraction as F
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "recheck/python"))

from case_file import read_case  # noqa: E402
from dynamic_fixed_point import fixed_point  # noqa: E402
from dynamic_game import Game, Mechanism  # noqa: E402
from dynamic_rules import Planner, RuleValues, balanced_team, best_policy, composite, dynamic_pivot, every_allocation, liu, team_side_payments  # noqa: E402
from recheck import recheck  # noqa: E402

TURNS = Path(__file__).resolve().parents[1] / "certificates/cases/turns.yaml"
ENUMERATE = {"kind": "enumerate"}


def numbers(text):
    return tuple(F(part.replace("\N{MINUS SIGN}", "-")) for part in text.split())


def half(count=2):
    return [F(1, 2)] * count


def efficient(game):
    return Planner(game, game.everybody, every_allocation(game)).choice


def mechanism(game, chosen, paid=None):
    """A rule that depends on the reports of the period alone, with transfers; without, there are none."""
    nothing = (F(0),) * len(game.sizes)
    return Mechanism(game, lambda t, state, reports: chosen(t, reports), paid or (lambda t, state, reports: nothing))


def values_of(game, chosen):
    values = RuleValues(game, chosen)
    return values, lambda t, state, profile, i: values.value(t, profile, i)


def with_liu(game, chosen, order, **more):
    plain = mechanism(game, chosen)
    return mechanism(game, chosen, liu(plain, values_of(game, chosen)[1], lambda t, state: order, (F(0),) * len(game.sizes), **more))


def with_team(game, chosen):
    return mechanism(game, chosen, balanced_team(mechanism(game, chosen), values_of(game, chosen)[1]))


def utilities(mechanism):
    return tuple(mechanism.expected(i) for i in mechanism.game.everybody)


def guarantees(mechanism):
    return tuple(mechanism.worst(i, 0, mechanism.first)[0] for i in mechanism.game.everybody)


def slacks(mechanism):
    game = mechanism.game
    for t in range(game.horizon):
        for state in mechanism.states(t):
            for i in game.everybody:
                for own, report in itertools.permutations(range(game.sizes[i]), 2):
                    honest, lying = mechanism.interim_gain(t, state, i, own, report)
                    yield honest - lying


def ex_post_slacks(mechanism):
    game = mechanism.game
    for t in range(game.horizon):
        for state in mechanism.states(t):
            for i in game.everybody:
                for own, report in itertools.permutations(range(game.sizes[i]), 2):
                    for rest in game.joint_types(game.others((i,))):
                        yield mechanism.report_value(t, state, i, own, game.merge((i,), (own,), rest)) - mechanism.report_value(t, state, i, own, game.merge((i,), (report,), rest))


def balanced(mechanism):
    return all(sum(mechanism.paid(t, state, reports)) == 0 for t in range(mechanism.game.horizon) for state in mechanism.states(t) for reports in mechanism.game.profiles)


def two_by_two():
    """Two agents, two periods, two types, two allocations."""
    return Game(2, F(2, 3), (2, 2), 2,
                [[numbers("0 0"), numbers("-2 3")], [numbers("1 0"), numbers("-1 4")]],
                [half(), numbers("2/3 1/3")],
                [[[numbers("3/4 1/4"), numbers("1/4 3/4")], [half(), numbers("1/3 2/3")]], [[numbers("4/5 1/5"), numbers("2/5 3/5")], [half(), numbers("1/4 3/4")]]])


def still(sizes, allocations, payoff, prior):
    """One period: what would happen after does not matter."""
    return Game(1, F(1), sizes, allocations, payoff, prior, [[[prior[i]] * sizes[i]] * allocations for i in range(len(sizes))])


def airlines():
    """Allocation 0: none; 1 + 2i + x: airline i helps on route x."""
    def payoff(i, a, own):
        if a == 0:
            return F(0)
        helper, route = divmod(a - 1, 2)
        return F(-100 if route == own else -3) if helper == i else F(2 if route == own else 0)
    return still((2, 2, 2), 7, [[[payoff(i, a, own) for own in (0, 1)] for a in range(7)] for i in range(3)], [half()] * 3)


def dictator(horizon, discount):
    stay = [numbers("3/4 1/4"), numbers("1/4 3/4")]
    return Game(horizon, F(discount), (2, 2), 2, [[numbers("0 0"), numbers("-1 1")], [numbers("0 0"), numbers("-2 4")]], [half(), half()], [[stay, stay]] * 2)


class TwoByTwo(unittest.TestCase):
    def setUp(self):
        self.game = two_by_two()
        self.chosen = efficient(self.game)
        self.values, self.value = values_of(self.game, self.chosen)
        self.states = [(1, (profile, next(iter(self.chosen(0, profile))))) for profile in self.game.profiles]

    def payments(self, mechanism):
        """What agent 1 pays, by state and reports."""
        self.assertTrue(balanced(mechanism))
        return [[-mechanism.paid(t, state, reports)[0] for reports in self.game.profiles] for t, state in [(0, None), *self.states]]

    def test_the_efficient_rule(self):
        for t in (0, 1):
            self.assertEqual([list(self.chosen(t, profile)) for profile in self.game.profiles], [[0], [1], [1], [1]])

    def test_values(self):
        planner = Planner(self.game, (0, 1), every_allocation(self.game))
        self.assertEqual(tuple(planner.value(0, profile) for profile in self.game.profiles), numbers("21/10 9/2 13/3 179/18"))
        self.assertEqual([tuple(self.values.value(0, profile, i) for i in (0, 1)) for profile in self.game.profiles], [numbers("3/10 9/5"), numbers("-3/2 6"), numbers("37/9 2/9"), numbers("4 107/18")])
        self.assertEqual([tuple(self.values.value(1, profile, i) for i in (0, 1)) for profile in self.game.profiles], [numbers("0 1"), numbers("-2 4"), numbers("3 -1"), numbers("3 4")])
        self.assertEqual(tuple(self.values.expected(i) for i in (0, 1)), numbers("1019/540 1439/540"))

    def test_the_three_balanced_transfers(self):
        expected = {
            "1 before 2": (with_liu(self.game, self.chosen, (0, 1)), ["7/108 -937/540 103/180 83/180", "0 -2 6/5 6/5", "5/4 -3/4 1/4 1/4", "1/3 -5/3 1/3 1/3", "7/6 -5/6 1/6 1/6"]),
            "2 before 1": (with_liu(self.game, self.chosen, (1, 0)), ["-127/270 -359/540 299/270 -329/540", "-1/5 -6/5 9/5 -6/5", "-1/4 -1/4 7/4 -1/4", "-1 -1/3 1 -1/3", "-5/6 -1/6 7/6 -1/6"]),
            "team": (with_team(self.game, self.chosen), ["-13/60 -211/180 461/540 -11/108", "-1/10 -8/5 3/2 0", "1/2 -1/2 1 0", "-1/3 -1 2/3 0", "1/6 -1/2 2/3 0"]),
        }
        for name, (mechanism, rows) in expected.items():
            with self.subTest(name):
                self.assertEqual([tuple(row) for row in self.payments(mechanism)], [numbers(row) for row in rows])
                self.assertEqual((min(slacks(mechanism)), len(list(slacks(mechanism)))), (F(1, 4), 20))
                self.assertEqual(utilities(mechanism), numbers("1019/540 1439/540"))
                self.assertEqual(guarantees(mechanism), numbers("1019/540 1439/540"))
                self.assertEqual(mechanism.coalition_value((0, 1)), F(1229, 270))

    def test_liu_ex_post(self):
        liu_12 = with_liu(self.game, self.chosen, (0, 1))
        self.assertEqual(min(ex_post_slacks(liu_12)), F(-16, 5))
        interim = [sum(weight * liu_12.truthful(t, state, self.game.merge((i,), (own,), rest), i) for rest, weight in self.game.joint(self.game.others((i,)), state))
                   for t in (0, 1) for state in liu_12.states(t) for i in (0, 1) for own in (0, 1)]
        self.assertEqual(min(interim), F(-5, 4))
        self.assertEqual(min(liu_12.truthful(t, state, profile, i) for t in (0, 1) for state in liu_12.states(t) for i in (0, 1) for profile in self.game.profiles), F(-5, 4))

    def test_with_two_agents_the_own_averaged_variant_is_the_balanced_team(self):
        self.assertEqual(self.payments(with_liu(self.game, self.chosen, (0, 1), own_averaged=True)), self.payments(with_team(self.game, self.chosen)))

    def test_every_policy_of_agent_2(self):
        """All 1024 of them: his report of two types at first, and in each of four states later of both types of each period (the first type matters no more)."""
        game, liu_12 = self.game, with_liu(self.game, self.chosen, (0, 1))
        own = set()
        most = []
        for first in itertools.product((0, 1), repeat=2):
            for second in itertools.product((0, 1), repeat=8):
                got = [F(0), F(0)]
                for profile, weight in game.joint((0, 1), None):
                    reports = (profile[0], first[profile[1]])
                    for i in (0, 1):
                        got[i] += weight * liu_12.flow(0, None, i, profile[i], reports)
                    for a, chance in liu_12.rule(0, None, reports).items():
                        for after, then in game.joint((0, 1), (profile, a)):
                            state = (reports, a)
                            later = (after[0], second[2 * game.profiles.index(reports) + after[1]])
                            for i in (0, 1):
                                got[i] += game.discount * weight * chance * then * liu_12.flow(1, state, i, after[i], later)
                own.add(got[0])
                most.append(got[1])
        self.assertEqual((own, len(most), max(most)), ({F(1019, 540)}, 1024, F(1439, 540)))

    def test_the_pivot(self):
        pivot = mechanism(self.game, self.chosen, dynamic_pivot(self.game, lambda t, state, reports: self.chosen(t, reports)))
        self.assertEqual([tuple(-amount for amount in pivot.paid(0, None, reports)) for reports in self.game.profiles], [numbers("0 0"), numbers("0 3/2"), numbers("7/5 0"), numbers("0 0")])
        for t, state in self.states:
            self.assertEqual([tuple(-amount for amount in pivot.paid(t, state, reports)) for reports in self.game.profiles], [numbers("0 0"), numbers("0 2"), numbers("2 0"), numbers("0 0")])
        self.assertEqual(min(ex_post_slacks(pivot)), 0)
        self.assertEqual((utilities(pivot), guarantees(pivot)), (numbers("151/135 1153/540"), numbers("139/180 31/18")))
        self.assertEqual((pivot.coalition_value((0, 1)), pivot.coalition_value((0, 1)) - sum(utilities(pivot))), numbers("1229/270 701/540"))

    def test_the_scheme_against_the_pivot(self):
        pivot = mechanism(self.game, self.chosen, dynamic_pivot(self.game, lambda t, state, reports: self.chosen(t, reports)))
        policy = best_policy(pivot, (0, 1))
        without = composite(pivot, (0, 1), policy, lambda t, state, messages: (F(0), F(0)))
        lump = [pivot.expected(i) + F(701, 1080) - without.expected(i) for i in (0, 1)]
        scheme = composite(pivot, (0, 1), policy, team_side_payments(without, (0, 1), lump))
        self.assertEqual((sum(lump), utilities(scheme)), (0, numbers("1909/1080 3007/1080")))
        self.assertGreaterEqual(min(slacks(scheme)), 0)

    def test_without_transfers(self):
        free = mechanism(self.game, self.chosen)
        self.assertEqual(guarantees(free), numbers("10/9 35/18"))
        self.assertGreaterEqual(min(slacks(free)), 0)
        self.assertEqual(free.coalition_value((0, 1)), sum(utilities(free)))


class OnePeriod(unittest.TestCase):
    def test_a_second_price_auction(self):
        game = still((2, 2), 2, [[numbers("0 2"), numbers("0 0")], [numbers("0 0"), numbers("0 2")]], [half(), half()])
        chosen = efficient(game)
        pivot = mechanism(game, chosen, dynamic_pivot(game, lambda t, state, reports: chosen(t, reports)))
        self.assertEqual((utilities(pivot), pivot.coalition_value((0, 1))), (numbers("1/2 1/2"), F(3, 2)))
        policy = {types: types for types in game.profiles} | {(1, 1): (0, 0)}
        without = composite(pivot, (0, 1), lambda t, state, types: policy[types], lambda t, state, messages: (F(0), F(0)))
        lump = [F(3, 4) - without.expected(i) for i in (0, 1)]
        scheme = composite(pivot, (0, 1), lambda t, state, types: policy[types], team_side_payments(without, (0, 1), lump))
        self.assertEqual(utilities(scheme), numbers("3/4 3/4"))
        self.assertGreaterEqual(min(slacks(scheme)), 0)
        for i in (0, 1):
            interim = [sum(weight * scheme.truthful(0, scheme.first, game.merge((i,), (own,), rest), i) for rest, weight in game.joint(game.others((i,)), None)) for own in (0, 1)]
            self.assertEqual(tuple(interim), numbers("1/4 5/4"))

    def test_the_airlines(self):
        game = airlines()
        chosen = efficient(game)
        team = with_team(game, chosen)
        self.assertTrue(all(amount == 0 for reports in game.profiles for amount in team.paid(0, None, reports)))
        self.assertEqual((utilities(team), min(slacks(team))), (numbers("1/4 1/4 1/4"), F(101, 4)))
        self.assertEqual((team.coalition_value((0, 1, 2)), team.coalition_value((1, 2)), guarantees(team)), (F(3, 4), F(3, 2), numbers("-3/2 -3/2 -3/2")))
        ordered = with_liu(game, chosen, (0, 1, 2))
        rows = ["-1/4 0 1/4", "7/4 2 -15/4", "7/4 -7/2 7/4", "-13/4 3/2 7/4", "-13/4 3/2 7/4", "7/4 -7/2 7/4", "7/4 2 -15/4", "-1/4 0 1/4"]
        self.assertEqual([tuple(-amount for amount in ordered.paid(0, None, reports)) for reports in game.profiles], [numbers(row) for row in rows])
        self.assertEqual(guarantees(ordered), numbers("1/4 1/4 1/4"))

    def test_the_average_over_orders_is_safronovs(self):
        game = airlines()
        for variant in (False, True):
            rules = [with_liu(game, efficient(game), order, own_averaged=variant) for order in itertools.permutations(range(3))]
            for reports in game.profiles:
                lone = [i for i in range(3) if reports.count(reports[i]) == 1]
                expected = tuple(F(7, 2) if lone == [i] else F(-7, 4) for i in range(3)) if lone else (0, 0, 0)
                self.assertEqual(tuple(sum(rule.paid(0, None, reports)[i] for rule in rules) / 6 for i in range(3)), expected)

    def test_two_airlines_against_the_third(self):
        game = airlines()
        team = with_team(game, efficient(game))
        # Reports of 2 and 3: their own routes where they agree, otherwise A.
        together = lambda t, state, types: types if types[0] == types[1] else (0, 0)  # noqa: E731
        side = {(0, 0): 0, (0, 1): F(-1, 2), (1, 0): F(1, 2), (1, 1): 0}  # paid to 2, by 3
        scheme = composite(team, (1, 2), together, lambda t, state, messages: (F(0), F(side[messages[1:]]), F(-side[messages[1:]])))
        self.assertEqual(utilities(scheme), numbers("-3/2 3/4 3/4"))
        lies = {i: min(honest - lying for own, report in ((0, 1), (1, 0)) for honest, lying in [scheme.interim_gain(0, scheme.first, i, own, report)]) for i in range(3)}
        self.assertEqual(lies[0], F(91, 4))
        self.assertTrue(lies[1] >= 0 and lies[2] >= 0)
        for i in (1, 2):
            for own in (0, 1):
                self.assertEqual(sum(weight * scheme.truthful(0, scheme.first, game.merge((i,), (own,), rest), i) for rest, weight in game.joint(game.others((i,)), None)), F(3, 4))

    def test_a_constant_rule_with_transfers_that_pairs_can_use(self):
        game = still((2, 2, 2), 1, [[numbers("0 0")]] * 3, [half()] * 3)

        def paid(t, state, reports):
            x = F(1 if reports[1] == reports[2] else -1)
            return -x, x, F(0)
        constant = mechanism(game, lambda t, reports: {0: F(1)}, paid)
        self.assertEqual((utilities(constant), set(slacks(constant)), balanced(constant)), ((0, 0, 0), {0}, True))
        self.assertEqual(constant.coalition_value((1, 2)), 1)


class Dictator(unittest.TestCase):
    def test_what_both_gain(self):
        for horizon, discount, each, together in ((1, "1", "1/2", "2"), (2, "1/2", "3/4", "3"), (2, "9/10", "19/20", "19/5"), (3, "9/10", "271/200", "271/50")):
            game = dictator(horizon, discount)
            free = mechanism(game, lambda t, reports: {reports[0]: F(1)})
            self.assertEqual((utilities(free), free.coalition_value((0, 1))), ((F(each),) * 2, F(together)))
            self.assertGreaterEqual(min(slacks(free)), 0)

    def test_the_constant_rule_guarantees(self):
        game = dictator(2, "1/2")
        constant = mechanism(game, lambda t, reports: {1: F(1)})
        self.assertEqual((guarantees(constant), set(slacks(constant))), (utilities(constant), {0}))


class Evidence(unittest.TestCase):
    """Claims about tests/certificates/cases/turns.yaml, with evidence found here, and with evidence that shows nothing."""

    def setUp(self):
        self.root = read_case(TURNS).root
        self.agents, self.types = self.root["agents"], ["low", "high"]
        self.profiles = [{"1": first, "2": second} for first in self.types for second in self.types]

    def code(self, prop, keys, verdict, evidence):
        claim = {"id": "one", "statement": {"property": prop} | keys, "verdict": verdict, "evidence": evidence}
        return recheck(json.dumps(self.root | {"claims": [claim]}).encode())[0]

    def rows(self, key, value):
        """The same in every period, for each profile."""
        return [{"period": t, "truth": profile, key: value(profile)} for t in ("1", "2") for profile in self.profiles]

    def truthful(self, coalition, rows=()):
        return {"refutes": False, "coalition": coalition, "rows": list(rows)}

    def test_what_is_enumerated(self):
        fair = {"allocation": "q", "transfers": "liu"}
        self.assertEqual(self.code("interim_ic", fair | {"tier": "tree"}, "verified", ENUMERATE), 0)
        self.assertEqual(self.code("interim_ic", fair | {"tier": "tree"}, "refuted", ENUMERATE), 1)
        self.assertEqual(self.code("ex_post_ic", fair, "refuted", ENUMERATE), 0)
        self.assertEqual(self.code("budget_balance", fair | {"balance": "exact"}, "verified", ENUMERATE), 0)
        self.assertEqual(self.code("collusion_proof", fair | {"colluders": "any"}, "verified", ENUMERATE), 1)

    def test_a_witness(self):
        # Outcome "go" whenever agent 1 has the type high: with (high, low) that gives 3 - 2, more than to wait, so this place is none of failure; with (low, high) to go gives -1 + 2.
        place = {"about": "planner", "in_period": True, "period": "2", "truth": {"1": "low", "2": "high"}, "outcome": "go"}
        rule = {"allocation": "p", "sequentially": True}
        self.assertEqual(self.code("efficient", rule, "refuted", {"kind": "witness", "place": place}), 0)
        self.assertEqual(self.code("efficient", rule, "refuted", {"kind": "witness", "place": place | {"truth": {"1": "high", "2": "low"}}}), 1)
        self.assertEqual(self.code("efficient", rule, "refuted", {"kind": "witness", "place": place | {"about": "total"}}), 1)
        self.assertEqual(self.code("efficient", rule, "verified", {"kind": "witness", "place": place}), 1)
        self.assertEqual(self.code("efficient", rule, "refuted", {"kind": "witness", "place": place | {"period": "3"}}), 3)

    def test_a_plan(self):
        best = {(row["period"], json.dumps(row["reports"])): next(iter(row["outcomes"])) for rule in self.root["allocations"] if rule["name"] == "q" for row in rule["rows"]}
        plan = [{"period": t, "truth": profile, "outcome": best[t, json.dumps(profile)]} for t in ("1", "2") for profile in self.profiles]
        self.assertEqual(self.code("efficient", {"allocation": "q", "sequentially": False}, "verified", {"kind": "plan", "refutes": False, "rows": plan}), 0)
        self.assertEqual(self.code("efficient", {"allocation": "p", "sequentially": False}, "refuted", {"kind": "plan", "refutes": True, "rows": plan}), 0)
        self.assertEqual(self.code("efficient", {"allocation": "p", "sequentially": False}, "verified", {"kind": "plan", "refutes": False, "rows": plan}), 1)
        # A plan that is not best proves nothing, though the rule is better than it.
        waiting = self.rows("outcome", lambda profile: "wait")
        self.assertEqual(self.code("efficient", {"allocation": "q", "sequentially": False}, "verified", {"kind": "plan", "refutes": False, "rows": waiting}), 1)
        self.assertEqual(self.code("efficient", {"allocation": "q", "sequentially": False}, "verified", {"kind": "plan", "refutes": False, "rows": plan[:-1]}), 3)

    def test_reports_of_all(self):
        claim = {"of": "rule", "allocation": "q", "sequentially": False}
        self.assertEqual(self.code("incentive_efficient", claim, "verified", {"kind": "reporting", "refutes": False, "rows": []}), 0)
        self.assertEqual(self.code("incentive_efficient", claim, "refuted", {"kind": "reporting", "refutes": True, "rows": []}), 1)
        self.assertEqual(self.code("incentive_efficient", claim, "verified", {"kind": "policy"} | self.truthful(self.agents)), 0)

    def test_immunity(self):
        fair = {"colluders": "any", "allocation": "q", "transfers": "liu"}
        against = [{"agent": agent, "rows": []} for agent in self.agents]
        evidence = {"kind": "immunity", "opposition": {"refutes": False, "against": against}, "policy": self.truthful(self.agents)}
        self.assertEqual(self.code("collusion_proof", fair, "verified", evidence), 0)
        self.assertEqual(self.code("collusion_proof", fair, "verified", evidence | {"opposition": {"refutes": False, "against": against[:1]}}), 1)
        self.assertEqual(self.code("collusion_proof", fair, "verified", evidence | {"policy": self.truthful(["1"])}), 1)
        self.assertEqual(self.code("collusion_proof", {"colluders": "any", "allocation": "p"}, "verified", evidence), 1)
        self.assertEqual(self.code("guarantee", {"allocation": "q", "transfers": "liu", "agents": self.agents, "best_response": False}, "verified", {"kind": "opposition", "refutes": False, "against": against}), 0)
        self.assertEqual(self.code("guarantee", {"allocation": "q", "transfers": "liu", "agents": self.agents, "best_response": False}, "verified", {"kind": "opposition", "refutes": False, "against": against[1:]}), 1)

    def test_collusion(self):
        """Under p agent 1 decides alone. It pays agent 2 to have (low, high) reported as (high, high) in the last period; the reports of the first are true."""
        states = [{"reports": profile, "outcome": a} for profile in self.profiles for a in ("wait", "go")]
        rows = [{"period": "2", "state": state, "truth": {"1": "low", "2": "high"}, "report": {"1": "high", "2": "high"}} for state in states]
        free = {"colluders": "any", "allocation": "p"}

        def evidence(first, rows=rows):
            return {"kind": "collusion", "policy": self.truthful(self.agents, rows), "lump_sums": {"1": first, "2": first[1:] if first.startswith("-") else "-" + first if first != "0" else "0"}}
        codes = {first: self.code("collusion_proof", free, "refuted", evidence(first)) for first in ("0", "1/100", "1/20", "1/10", "3/20", "1/5", "1/4")}
        self.assertIn(0, codes.values(), codes)
        self.assertEqual(self.code("collusion_proof", free, "refuted", evidence("1000")), 1)
        self.assertEqual(self.code("collusion_proof", free, "refuted", evidence("0") | {"lump_sums": {"1": "1", "2": "1"}}), 1)
        self.assertEqual(self.code("collusion_proof", free, "refuted", evidence("0", [])), 1)
        self.assertEqual(self.code("collusion_proof", free, "verified", evidence("0")), 1)

    def test_models_that_are_none(self):
        keys = {"allocation": "q", "balance": "exact"}

        def changed(change):
            whole = copy.deepcopy(self.root)
            change(self.root)
            code = self.code("budget_balance", keys, "verified", ENUMERATE)
            self.root = whole
            return code
        self.assertEqual(self.code("budget_balance", keys, "verified", ENUMERATE), 0)
        self.assertEqual(changed(lambda root: root["prior"]["1"].update(low="1/3")), 1)
        self.assertEqual(changed(lambda root: root["transitions"][0]["probabilities"].update(low="1")), 1)
        self.assertEqual(changed(lambda root: root.update(discount="3/2")), 1)
        self.assertEqual(changed(lambda root: root["transfers"][0]["rows"][0]["amounts"].update({"1": "1/7"})), 1)
        self.assertEqual(changed(lambda root: root["allocations"][0]["rows"][0].update(outcomes={"go": "1"})), 1)
        self.assertEqual(changed(lambda root: root.update(periods="0")), 3)
        self.assertEqual(changed(lambda root: root["allocations"][0]["rows"].reverse()), 3)
        self.assertEqual(changed(lambda root: root.update(family="finite")), 3)
        self.assertEqual(changed(lambda root: root.update(trust=True)), 3)


class WithoutEnd(unittest.TestCase):
    """Geometric series."""

    def test_equations(self):
        # x = 1 + y / 2 and y = x / 2: 4/3 and 2/3. Asked for x alone, y is found to be needed.
        self.assertEqual(fixed_point("x", lambda unknown, value: value("y") * F(1, 2) + 1 if unknown == "x" else value("x") * F(1, 2)), {"x": F(4, 3), "y": F(2, 3)})

    def test_dictator(self):
        # The dictator gets 1 in half the periods, the other 4 or -2 in a quarter of them each: 1/2 in a period, 5 in all.
        stay = [numbers("3/4 1/4"), numbers("1/4 3/4")]
        game = Game(2, F(9, 10), (2, 2), 2, [[numbers("0 0"), numbers("-1 1")], [numbers("0 0"), numbers("-2 4")]], [half(), half()], [[stay, stay]] * 2, True)
        free = mechanism(game, lambda t, reports: {reports[0]: F(1)})
        self.assertEqual(utilities(free), (5, 5))
        self.assertEqual(min(slacks(free)), 0)   # agent 2's report does not matter
        self.assertEqual({len(free.states(t)) for t in (0, 1)}, {1, 4})

    def investment(self, discount):
        # Outcome 1 costs agent 1 a unit and makes him able; outcome 0 pays him 1 if he is, and changes nothing.
        keep, learn = [numbers("1 0"), numbers("0 1")], [numbers("0 1"), numbers("0 1")]
        return Game(2, F(discount), (2, 1), 2, [[numbers("0 1"), numbers("-1 -1")], [numbers("0"), numbers("0")]], [half(), [F(1)]], [[keep, learn], [[[F(1)]]] * 2], True)

    def test_patience_decides(self):
        # -1 and discount / (1 - discount) afterwards, against nothing.
        for discount, able, unable in (("2/3", 3, 1), ("1/3", F(3, 2), 0)):
            planner = Planner(self.investment(discount), (0, 1), every_allocation(self.investment(discount)))
            for t in (0, 1):
                self.assertEqual((planner.value(t, (1, 0)), planner.value(t, (0, 0))), (able, unable))
                self.assertEqual(planner.choice(t, (0, 0)), {int(unable > 0): F(1)})

    def test_what_can_happen_at_last(self):
        # Types go from 0 to 1 to 2 and stay there: 2 is possible after a report of 2 from period 4 on; after a report of 0 as well, if it was a lie.
        chain = [numbers("0 1 0"), numbers("0 0 1"), numbers("0 0 1")]
        game = Game(2, F(1, 2), (3, 1), 1, [[numbers("0 0 0")], [numbers("0")]], [numbers("1 0 0"), [F(1)]], [[chain], [[[F(1)]]]], True)
        still_here = mechanism(game, lambda t, reports: {0: F(1)})
        on_path, possible = still_here.on_path(1), still_here.possible(1)
        self.assertEqual({state[0][0]: set(types[0]) for state, types in on_path.items()}, {0: {1}, 1: {2}, 2: {2}})
        self.assertEqual({state[0][0]: set(types[0]) for state, types in possible.items()}, {0: {1, 2}, 1: {1, 2}, 2: {1, 2}})


if __name__ == "__main__":
    unittest.main()
