# SPDX-License-Identifier: MIT
"""candor explain: the whole proof or counterexample."""
import json
import re
import unittest
from fractions import Fraction

from program import GUO, ProgramTest, coin

NUMBER = r"-?\d+(?:/\d+)?"


class Explain(ProgramTest):
    def test_a_proof_lists_every_comparison(self):
        self.write("coin.yaml", coin("id: fair, property: full_support, expect: verified, says: heads or tails, where: page 1"))
        self.assertEqual(self.expect(0, "explain", "coin.yaml", "fair").stdout, """\
coin: fair (full_support)
Claim: The prior p has full support.
Definition (Full support): Every type profile theta in Theta is possible:
    p(theta) > 0.
Source: "heads or tails", page 1
Verdict: verified: 4 inequalities

Proof: Every type profile has positive probability; the least is 1/4, at (a, a).

Comparisons:
  true types (a, a):  1/4 > 0
  true types (a, b):  1/4 > 0
  true types (b, a):  1/4 > 0
  true types (b, b):  1/4 > 0
""")

    def test_a_refutation_shows_the_counterexample(self):
        self.write("coin.yaml", coin("id: third, property: value, of: probability, event: {1: a}, equals: 1/3, expect: refuted"))
        text = self.expect(0, "explain", "coin.yaml", "third").stdout
        self.assertIn("Verdict: refuted (expected): probability of 1: a = 1/2, not 1/3", text)
        self.assertIn("Counterexample: probability of 1: a = 1/2, not 1/3.\n  probability of 1: a:  1/2 = 1/3   FAILS\n", text)

    def test_sums_of_utilities_where_nothing_is_paid(self):
        """Claims about coalitions add utilities up, in a case without money too: that a pair "gains" under a serial dictatorship looked like an error."""
        dictator = coin("id: pairs, property: coalitional_dominant_strategy_ic, transfers: zero, coalitions: all, expect: refuted",
                        "id: expected, property: coalitional_ic, transfers: zero, coalitions: all, expect: refuted", "id: single, property: dominant_strategy_ic, transfers: zero, expect: refuted")
        for kind, payoffs in (("helped", "if i = 1 then (if outcome = left then (if type[1] = a then 1 else 0) else (if type[1] = a then 0 else 1)) else (if outcome = left then 3 else 0)"),
                              ("truthful", "if i = 1 then (if outcome = left then 0 else 1) else 0")):
            old = "payoffs: if outcome = left then (if type[i] = a then 1 else 0) else (if type[i] = a then 0 else 1)"
            self.assertEqual(dictator.count(old), 1)
            self.write(f"{kind}.yaml", dictator.replace(old, f"payoffs: {payoffs}"))
        # Agent 1 gets what it likes; at type b the two of them get 3 by reporting a, and 1 by the truth.
        for claim in ("pairs", "expected"):
            said = self.expect(0, "explain", "helped.yaml", claim).stdout
            self.assertIn("unless members pay each other, a larger sum is no gain to each of them", " ".join(said.split()))
            self.assertIn("utility 1 -> 3, gain 2; utilities are added up, and nothing is paid", said)
        self.assertNotIn("added up", self.expect(0, "explain", "truthful.yaml", "single").stdout)   # one agent's utility is no sum
        self.write("paid.yaml", (self.folder / "helped.yaml").read_text(encoding="utf-8").replace("zero: 0", "zero: if i = 1 then 1 else 0"))
        self.assertNotIn("added up", self.expect(0, "explain", "paid.yaml", "pairs").stdout)

    def test_reasons_why_no_transfers_do_it_are_those_of_the_evidence(self):
        """Agent 1 never gets its way: each of its types gains 1 by the other's report. What punishes nobody is the lie's circle, not a budget of which nobody spoke."""
        wrong = coin("id: alone, property: implementable, incentives: bayesian, expect: refuted",
                     "id: budget, property: implementable, incentives: bayesian, balance: exact, expect: refuted",
                     "id: all, property: implementable, coalitions: [[1, 2]], balance: exact, expect: refuted",
                     "id: bounds, property: implementable, incentives: none, participation: ex_post, largest_transfer: -1, expect: refuted",
                     "id: best, property: optimum, incentives: bayesian, of: transfer, coalition: 1, least: 0, expect: refuted")
        self.write("coin.yaml", wrong.replace("if type[1] = a then left else right", "if type[1] = a then right else left"))
        said = {claim: " ".join(self.expect(0, "explain", "coin.yaml", claim).stdout.split()) for claim in ("alone", "budget", "all", "bounds", "best")}
        for claim in ("alone", "budget", "best"):
            self.assertIn("the lies leave the distribution of the reports as it is under truth", said[claim])
            self.assertIn("The lies lead round in a circle: the allocation rule is not cyclically monotone for agent 1. Yet the lies gain 1 on average.", said[claim])
            self.assertNotIn("cancels against the budget", said[claim])
        self.assertIn("No transfers at all meet the requirements.", said["best"])
        # All together gain 2 at (a, a) and (b, b); what they are paid in total is nothing.
        self.assertIn("What all agents together are paid is zero at every profile", said["all"])
        self.assertIn("Add the participation constraints and the bounds on transfers with these multipliers:", said["bounds"])
        self.assertNotIn("these lies", said["bounds"])
        founding = " ".join(self.expect(0, "explain", GUO, "no_simple_mechanism").stdout.split())
        self.assertIn("every transfer cancels against the budget", founding)
        self.assertNotIn("cyclically", founding)

    def test_whose_incentives_are_meant_is_said(self):
        """Where nothing is said of incentives those of all coalitions are meant."""
        self.write("coin.yaml", coin("id: all, property: implementable, expect: verified", "id: single, property: implementable, incentives: bayesian, expect: verified",
                                     "id: zero, property: optimum, balance: exact, of: transfer, coalition: [1, 2], least: 0, expect: verified",
                                     "id: less, property: optimum, incentives: none, balance: no_deficit, of: transfer, coalition: 1, least: -1, expect: refuted"))
        said = {claim: self.expect(0, "explain", "coin.yaml", claim).stdout for claim in ("all", "single", "zero", "less")}
        self.assertIn("Verdict: verified: transfers found by which no coalition gains; ", said["all"])
        self.assertIn("Verdict: verified: transfers found; ", said["single"])
        self.assertIn(" is 0 among transfers by which no coalition gains, attained and not surpassed; ", said["zero"])
        self.assertRegex(said["less"], r"Verdict: refuted \(expected\): some transfers have -\d+(/\d+)?, less than -1 \(not necessarily the least\)\n")

    def test_a_bound_stands_in_the_row_of_its_agent(self):
        """A bound of the second agent's transfer stood in the row of agent 1 where no other agent had a row.

        F is uniform, so that W(v) = 1/6 - v^2/2 and v* is the share: W(3/4) = 1/6 - 9/32."""
        self.write("partners.yaml", """\
family: continuum
title: Two partners
source: {title: Made for this test}
agents: [ann, bob]
distributions: {uniform: {uniform: [0, 1]}}
partnership: {distribution: uniform, shares: {ann: 1/4, bob: 3/4}}
claims:
  - {id: bob, property: value, of: worst_off_transfer, agent: bob, less_than: 0, expect: verified}
""")
        self.assertEqual(self.expect(0, "explain", "partners.yaml", "bob").stdout, """\
partners: bob (value)
Claim: For the shares r = (1/4, 3/4) and values from uniform, transfer W(v_i*) of agent bob < 0.
Definition (Values): A number is where it is said to be. An algebraic number is given by a polynomial that it is a root of, with an interval.
Verdict: verified: transfer W(v_i*) of agent bob <= -11/96

Proof: From above:
      i  r_i  l_i  G(l_i)  W(l_i) + l_i (G(l_i) - r_i)
    bob  3/4  3/4     3/4                       -11/96
  So transfer W(v_i*) of agent bob <= -11/96.

Comparisons:
  transfer W(v_i*) of agent bob:  -11/96 < 0
""")

    def test_terms_add_up(self):
        # Agent 2's payoff is 1 at (a, a) and (b, b), each of probability 1/2 given 2: a or 2: b.
        self.write("coin.yaml", coin("id: half, property: value, of: payoff, allocation: q, coalition: 2, given: {2: a}, equals: 1/2, expect: verified"))
        text = self.expect(0, "explain", "coin.yaml", "half", "--terms").stdout
        self.assertIn("""\
      left: payoff of agent 2 under q, given 2: a
        + 1/2 * 1   types (a, a)
        + 1/2 * 0   types (b, a)
        = 1/2
""", text)

    def test_every_sum_of_a_founding_example_adds_up(self):
        text = self.expect(0, "explain", GUO, "mixed.ambiguous", "--terms").stdout
        sums = re.findall(r"((?:^        \+ .*\n)+)^        = (" + NUMBER + r")$", text, flags=re.M)
        self.assertGreater(len(sums), 28)
        for terms, total in sums:
            value = Fraction(0)
            for probability, payoff, sign, transfer in re.findall(rf"\+ ({NUMBER}) \* \(({NUMBER}) ([+-]) ({NUMBER})\)", terms):
                value += Fraction(probability) * (Fraction(payoff) + (Fraction(transfer) if sign == "+" else -Fraction(transfer)))
            self.assertEqual(value, Fraction(total))

    def test_weights_are_shown_and_beat_every_report(self):
        text = self.expect(0, "explain", GUO, "mixed.ambiguous").stdout
        comparisons = re.findall(rf"^  .*:  min\([^)]*\) = ({NUMBER}) >= (?:.* = )?({NUMBER})(   tight)?$", text, flags=re.M)
        # {1, 2} has 4 joint types, each agent 2 types, and a report may be the truth: 4 * 4 + 3 * 2 * 2.
        self.assertEqual(len(comparisons), 28)
        for truthful, weighted, tight in comparisons:
            self.assertGreaterEqual(Fraction(truthful), Fraction(weighted))
            self.assertEqual(Fraction(truthful) == Fraction(weighted), bool(tight))

    def test_json(self):
        answer = json.loads(self.expect(0, "explain", GUO, "mixed.ambiguous", "--json", "--terms").stdout, parse_float=self.fail)
        self.assertEqual((answer["case"], answer["claim"]["id"], answer["claim"]["verdict"]), ("guo2019/example", "mixed.ambiguous", "verified"))
        self.assertEqual(len(answer["comparisons"]), answer["claim"]["inequalities"])
        self.assertEqual(sum(comparison["tight"] for comparison in answer["comparisons"]), answer["claim"]["tight"])
        for comparison in answer["comparisons"]:
            for expectation in comparison["right"]["expectations"]:
                total = sum(Fraction(term["probability"]) * (Fraction(term["payoff"]) + Fraction(term["transfer"])) for term in expectation["terms"])
                self.assertEqual(total, Fraction(expectation["value"]))

    def test_exit_code_is_the_claim_s_own(self):
        self.write("coin.yaml", coin("id: good, property: full_support, expect: verified", "id: wrong, property: full_support, expect: refuted",
                                     "id: nothing, property: cbdp, coalitions: [[1, 2]], expect: verified"))
        self.expect(0, "explain", "coin.yaml", "good")
        self.expect(1, "explain", "coin.yaml", "wrong")
        self.expect(2, "explain", "coin.yaml", "nothing")
        self.write("bad.yaml", "title: x\n")
        self.expect(3, "explain", "bad.yaml", "good")


if __name__ == "__main__":
    unittest.main()
