# SPDX-License-Identifier: MIT
"""candor eval: numbers that one does not know yet, asked for as in claims or as in reports."""
import json
import unittest
from fractions import Fraction

from program import AIRLINES, GUO, SOURCE, ProgramTest, coin

PARTNERS = """\
family: continuum
title: Three partners
source: made up
agents: [ann, bob, cid]
distributions:
  uniform: {uniform: [0, 1]}
  gap: {points: [[0, 0], [1, 1/2], [2, 1/2], [3, 1]]}
partnership: {shares: [1/3, 1/3, 1/3], distribution: uniform}
"""
"""G = v^2 and W = 1/6 - 2/3 v^3; with the distribution that has a gap and two partners, G = F is 1/2 from 1 to 2."""

TRADE = """\
family: continuum
title: A trade
source: made up
agents: [b, s]
distributions:
  uniform: {uniform: [0, 1]}
trade: {buyer: b, seller: s}
"""
"""E (theta - c)^+ is 1/6, and trade has the probability 1/2."""

SHIFTS = """\
family: dynamic
title: Two shifts
source: made up
agents: [ann, bob]
types: [low, high]
periods: 2
discount: 1/2
prior: uniform
transitions: 1/2
outcomes: [ann_works, bob_works]
payoffs: if outcome = ann_works and i = ann and type[i] = high then 1 else 0
allocations:
  q: ann_works
  r: bob_works
transfers:
  fee: if i = ann then -1/3 else 1/3
claims:
"""
"""Under q ann has 1/2 in each period, 3/4 in all; with the fee 1/2 less."""


class Asked(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("coin.yaml", coin())

    def answer(self, *arguments, case="coin.yaml"):
        result = self.expect(0, "eval", case, *arguments)
        self.assertEqual(result.stderr, "")
        return result.stdout

    def test_a_sentence_and_the_keys_of_a_claim_ask_for_the_same(self):
        """Agent 2's payoff is 1 if its type is agent 1's: 1/2 in expectation, 1 if both types are a."""
        known = "payoff of agent 2 under q = 1/2 = 0.5\n"
        for question in ("payoff of 2", "the expected payoff of agent 2 under q", "of: payoff, coalition: 2", "{of: payoff, coalition: 2, allocation: q}",
                         "property: value, id: mine, of: payoff, coalition: [2]"):
            self.assertEqual(self.answer(question), known, question)
        given = "payoff of agent 2 under q, given 1: a, 2: a = 1\n"
        for question in ("payoff of 2 under q, given 1: a, 2: a", "payoff of 2 given {1: a, 2: a}", "of: payoff, coalition: 2, given: {1: a, 2: a}"):
            self.assertEqual(self.answer(question), given, question)

    def test_coalitions_reports_and_probabilities(self):
        """Agent 1 of type a who reports b gets 0; agent 2's type is still a in half of the cases."""
        self.assertEqual(self.answer("utility of {1, 2} under q, zero"), "utility of all agents together under q, zero = 3/2 = 1.5\n")
        for whose in ("all agents", "all agents together", "all", "agents 1, 2", "coalition {1, 2}", "[1, 2]"):
            self.assertIn(" = 3/2 = 1.5\n", self.answer(f"utility of {whose} under q, zero"))
        for reports in ("1: b", "{1: b}", "(b)", "b"):
            self.assertIn("reporting b = 0\n", self.answer(f"utility of 1 under q, zero, given 1: a, reporting {reports}"))
        self.assertEqual(self.answer("probability of 1: a"), "probability of 1: a = 1/2 = 0.5\n")
        self.assertEqual(self.answer("probability of type[1] = type[2], given 1: b"), "probability of type[1] = type[2], given 1: b = 1/2 = 0.5\n")
        self.assertEqual(self.answer("transfer to 1 under zero"), "transfer to agent 1 under zero = 0\n")

    def test_what_check_prints_can_be_asked_for(self):
        for case in (GUO, AIRLINES, SOURCE / "cases/lecture2022/always_trade.yaml"):
            claims = json.loads(self.expect(0, "check", case, "--json").stdout)["cases"][0]["claims"]
            asked = {}
            for claim in claims:
                if claim["property"] == "value" and claim["verdict"] == "verified" and claim["values"]["relation"] == "=" and "reporting" not in claim["finding"]:
                    words, number = claim["finding"].rsplit(" = ", 1)
                    asked[words] = number
            self.assertTrue(asked, case)
            numbers = json.loads(self.answer(*asked, "--json", case=case))["numbers"]
            self.assertEqual([(one["quantity"], one["number"]) for one in numbers], list(asked.items()))

    def test_one_for_each(self):
        self.assertEqual(self.answer("of: payoff, coalition: i, given: {i: x}, for: 'i in agents, x in types[i]'"),
                         "payoff of agent 1 under q, given 1: a = 1\npayoff of agent 1 under q, given 1: b = 1\n"
                         "payoff of agent 2 under q, given 2: a = 1/2 = 0.5\npayoff of agent 2 under q, given 2: b = 1/2 = 0.5\n")
        numbers = json.loads(self.answer("payoff of i with for: i in agents", "payoff of 1", "--json"))["numbers"]
        self.assertEqual([(one["asked"], one.get("instance")) for one in numbers], [("payoff of i with for: i in agents", "[1]"), ("payoff of i with for: i in agents", "[2]"), ("payoff of 1", None)])

    def test_decimals(self):
        self.write("three.yaml", coin().replace("zero: 0", "zero: if type[1] = a then 2/3 else -1/7"))
        question = "transfer to 1 under zero, given 1: "
        self.assertIn(" = 2/3 = 0.6666...\n", self.answer(question + "a", case="three.yaml"))
        self.assertIn(" = -1/7 = -0.14285714285714...\n", self.answer(question + "b", "--decimals", 14, case="three.yaml"))
        self.write("small.yaml", coin().replace("zero: 0", "zero: 1/70000"))
        self.assertIn(" = 1/70000 = 0.00001428...\n", self.answer("transfer to 1 under zero", case="small.yaml"))

    def test_defaults_of_the_case_and_claims_that_are_not_read(self):
        self.write("coin.yaml", coin("id: nonsense, property: nothing").replace("  zero: 0", "  zero: 0\n  one: 1").replace("claims:", "defaults: {transfers: one, of: transfer}\nclaims:"))
        self.assertEqual(self.answer("coalition: 1"), "transfer to agent 1 under one = 1\n")

    def test_json(self):
        answer = json.loads(self.answer("payoff of 2", "--json"))
        self.assertEqual({key: answer[key] for key in ("case", "file", "title", "numbers")},
                         {"case": "coin", "file": "coin.yaml", "title": "A coin",
                          "numbers": [{"asked": "payoff of 2", "quantity": "payoff of agent 2 under q", "number": "1/2", "decimal": "0.5"}]})


class Wrong(ProgramTest):
    """The place in what was asked, the reason, the mend."""

    def setUp(self):
        super().setUp()
        self.write("coin.yaml", coin().replace("  zero: 0", "  zero: 0\n  one: 1"))

    def refused(self, question, *expected):
        result = self.expect(4, "eval", "coin.yaml", question)
        self.assertEqual(result.stdout, "")
        for text in expected:
            self.assertIn(text, result.stderr, question)

    def test_names(self):
        self.refused("payoff of 3", "QUANTITY:1:11: error:", "'3'", "    payoff of 3\n              ^\n")
        self.refused("payof of 1", "QUANTITY:1:1: error:", "'payof'", "did you mean 'payoff'?")
        self.refused("payoff of 1 under p", "QUANTITY:1:19: error: no mechanism and no rule is called 'p'")
        self.refused("utility of 1 under q, ones", "QUANTITY:1:23: error:", "did you mean 'one'?")
        self.refused("payoff of 1 given 1: c", "QUANTITY:1:22: error:", "'c'")
        self.refused("of: payoff, coalition: 1, given: {1: c}", "QUANTITY:1:38: error:", "'c'")
        self.refused("of: payoff, coalitoin: 1", "QUANTITY:1:13: error:", "did you mean 'coalition'?")

    def test_what_is_missing_or_too_much(self):
        self.refused("utility of 1", "there are several transfer rules: which one is meant?")
        self.refused("payoff", "the claim does not say whose payoff is meant")
        self.refused("coalition: 1", "QUANTITY:1:1: error:", "'of'")
        self.refused("of: payoff, coalition: 1, equals: 2", "QUANTITY:1:27: error: the number is what is asked for", "leave out 'equals'")
        self.refused("property: efficient", "QUANTITY:1:11: error: a number is asked for")
        self.refused("payoff of 1 under", "QUANTITY:1:13: error: nothing stands behind 'under'")
        self.refused("payoff 1", "QUANTITY:1:8: error: this is not understood", "for example")
        self.refused(" ", "nothing is asked for")
        self.refused("payoff of 1 given 1: a given 2: a", "'given' is said twice")
        self.refused("probability of type[1] = c", "QUANTITY:1:26: error:", "'c'")

    def test_sentences(self):
        self.refused("utility of 1 and 2 under q, one", "QUANTITY:1:14: error: agents are listed with commas, without 'and'", "for example   {1, 2}")
        self.refused("utility of all agents under q, one, reporting b", "QUANTITY:1:47: error: whose reports are these?", "for example   reporting 1: L, 2: H")
        self.refused("utility of agents 1, 3 under q, one", "QUANTITY:1:22: error: there is no agent '3'", "one of: 1, 2")
        self.refused("revenue under one", "QUANTITY:1:1: error: there is no quantity 'revenue'", "minus the transfer to all agents")
        self.refused("welfare", "QUANTITY:1:1: error: there is no quantity 'welfare'", "of: payoff")
        self.refused("nonsense of 1", "QUANTITY:1:1: error: there is no quantity 'nonsense'", "one of: payoff, transfer, utility, probability")
        self.refused("payoff of 1 at 1", "QUANTITY:1:13: error: unknown key 'at' in the value claim")

    def test_the_least_transfer_is_under_no_allocation(self):
        """It was said to be "under over" the rules."""
        self.assertEqual(self.expect(0, "eval", "coin.yaml", "transfer to 1 over zero, one").stdout, "least transfer to agent 1 over zero, one = 0\n")

    def test_yaml(self):
        self.refused("of: payoff, coalition: [1", "QUANTITY:1:", "error:")
        self.refused("of: 'payoff", "QUANTITY:1:", "error: a quoted text that begins before is never closed")
        self.refused("of: payoff, of: utility, coalition: 1", "QUANTITY:1:13: error: key 'of' occurs twice in this map")
        self.refused("é: 1", "QUANTITY:1:1: error:")

    def test_each_question_has_its_own_messages(self):
        result = self.expect(4, "eval", "coin.yaml", "payoff of 1", "payoff of 4", "payoff of 5")
        self.assertEqual(result.stderr.count("QUANTITY:1:11: error:"), 2)
        self.assertEqual(result.stdout, "")

    def test_a_case_with_errors_is_one(self):
        self.write("bad.yaml", coin().replace("agents: [1, 2]", "agents: [1, 1]"))
        result = self.expect(3, "eval", "bad.yaml", "payoff of 7")
        self.assertIn("bad.yaml:3:", result.stderr)
        self.assertNotIn("QUANTITY", result.stderr)

    def test_a_case_that_reads_well_is_not_enough_for_events_of_probability_zero(self):
        self.write("coin.yaml", coin().replace("prior: uniform", "prior:\n  - [type 1, type 2, probability]\n  - [a, a, 1]\n  - [a, b, 0]\n  - [b, a, 0]\n  - [b, b, 0]"))
        self.refused("payoff of 1 given 1: b", "QUANTITY:1:", "probability zero")

    def test_limits(self):
        self.assertIn("gave up", self.expect(2, "eval", "coin.yaml", "payoff of 1", "--memory", 1).stderr)


class Continuum(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("partners.yaml", PARTNERS)
        self.write("trade.yaml", TRADE)

    def numbers(self, case, *questions):
        return json.loads(self.expect(0, "eval", case, *questions, "--json").stdout)["numbers"]

    def test_rational(self):
        names = ["gains_from_trade", "trade_probability", "distribution of b at 1/4", "of: vcg_transfer, agent: s"]
        self.assertEqual([one["number"] for one in self.numbers("trade.yaml", *names)], ["1/6", "1/2", "1/4", "1/3"])
        self.assertEqual([one["number"] for one in self.numbers("partners.yaml", "winning_probability at 1/2", "interim_transfer at 1/2 from 0", "interim_transfer at 1/2")], ["1/4", "-1/12", "1/12"])

    def test_algebraic(self):
        """v* with v^2 = 1/3, and S = 3 W(v*) = 1/2 - 2/9 sqrt(3)."""
        lines = self.expect(0, "eval", "partners.yaml", "worst_off_type of bob", "surplus").stdout.splitlines()
        self.assertRegex(lines[0], r"= 1/3\*sqrt\(3\) = 0\.5773\.\.\., the root of .*3\*x\^2.* in \[")
        self.assertRegex(lines[1], r"= 1/2 - 2/9\*sqrt\(3\) = 0\.1150\.\.\., the root of ")
        type_, surplus = self.numbers("partners.yaml", "worst_off_type of bob", "surplus")
        for one, square in ((type_, Fraction(1, 3)), (surplus, None)):
            low, high = map(Fraction, one["between"])
            self.assertLess(high - low, Fraction(1, 10**8))
            if square:
                self.assertLess(low * low, square)
                self.assertGreater(high * high, square)
        self.assertEqual(surplus["radical"], "1/2 - 2/9*sqrt(3)")
        long = self.numbers("partners.yaml", "worst_off_type of bob", "--decimals", "30")[0]["decimal"]
        self.assertEqual(long, "0.577350269189625764509148780501...")

    def test_a_root_of_a_higher_degree(self):
        """Four partners: v^3 = 1/4."""
        one = self.numbers("partners.yaml", "of: worst_off_type, agent: 1, shares: [1/4, 1/4, 1/4, 1/4]")[0]
        low, high = map(Fraction, one["between"])
        self.assertTrue(low**3 < Fraction(1, 4) < high**3)
        self.assertNotIn("radical", one)
        self.assertTrue(one["decimal"].startswith("0.6299"))

    def test_several_numbers_are_worst_off(self):
        text = self.expect(0, "eval", "partners.yaml", "of: worst_off_type, agent: 1, shares: [1/2, 1/2], distribution: gap").stdout
        self.assertIn(": every number from 1 to 2\n", text)

    def test_what_is_found_is_what_a_claim_says(self):
        """The number, typed as a claim, is verified; its neighbour is not."""
        found = self.numbers("partners.yaml", "surplus")[0]
        claim = "  - {{id: {0}, property: value, of: surplus, root_of: \"{1}\", between: [{2}, {3}], expect: {4}}}\n"
        low, high = found["between"]
        above = str(Fraction(high) + Fraction(1, 10))
        self.write("claims.yaml", PARTNERS + "claims:\n" + claim.format("found", found["root_of"], low, high, "verified") +
                   f"  - {{id: not_this, property: value, of: surplus, between: [{high}, {above}], expect: refuted}}\n")
        self.expect(0, "check", "claims.yaml")


class Dynamic(ProgramTest):
    def test_values(self):
        self.write("shifts.yaml", SHIFTS)
        known = {"utility of ann under q": "3/4", "utility of ann under q with fee": "1/4", "payoff of {ann, bob} under r without transfers": "0",
                 "transfer to bob under q, fee": "1/3", "payoff of ann under q, given ann: high": "5/4",
                 "utility of ann under q, with period: 2, last_reports: {ann: low, bob: low}, last_outcome: ann_works": "1/2"}
        numbers = json.loads(self.expect(0, "eval", "shifts.yaml", *known, "--json").stdout)["numbers"]
        self.assertEqual([one["number"] for one in numbers], list(known.values()))
        self.assertIn("QUANTITY:1:", self.expect(4, "eval", "shifts.yaml", "utility of ann under q, with period: 3").stderr)


if __name__ == "__main__":
    unittest.main()
