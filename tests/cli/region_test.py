# SPDX-License-Identifier: MIT
"""candor region: exact regions, how far the case is from their ends, single numbers as parameters, and what is refused."""
import json
import unittest

from program import COIN, SOURCE, ProgramTest

AIRLINES = SOURCE / "cases/safronov2016/airlines.yaml"
GUO = SOURCE / "cases/guo2019/example.yaml"


class Region(ProgramTest):
    def region(self, code, *arguments):
        return self.expect(code, "region", *arguments).stdout

    def test_the_airlines_transfer(self):
        """By hand, with types (A, B) and (A, A) of two airlines: t - 1 >= 1 - t and 2 - t >= t - 101/2."""
        [found] = json.loads(self.region(0, AIRLINES, "--param", "t", "--claim", "scheme.pairs", "--json"))["regions"]
        self.assertEqual(found["region"], "t >= 1 and t <= 105/4")
        self.assertEqual((found["may_fall"], found["may_rise"], found["radius"]), ("3/4", "49/2", "3/4"))
        [low, high] = [bound["terms"][0]["place"] for bound in found["evidence"]["bounds"]]
        self.assertEqual((low["truth"], low["report"]), ({"1": "A", "2": "B"}, {"1": "A", "2": "A"}))
        self.assertEqual((high["truth"], high["report"]), ({"1": "A", "2": "A"}, {"1": "A", "2": "B"}))

    def test_nothing_is_named_twice(self):
        """With a parameter named twice the region printed was "k + k <= 8", of a claim that holds up to 5."""
        file = self.write("twice.yaml", COIN.replace("transfers:\n  zero: 0\n", "parameters: {k: 3}\ntransfers:\n  zero: 0\n  f: k\n")
                          + "  - {id: c, property: value, of: transfer, transfers: f, coalition: 1, at_most: 5, expect: verified}\n")
        self.assertEqual(self.region(0, file, "--param", "k").splitlines()[0], "c: k <= 5")
        for twice in (["--param", "k", "--param", "k"], ["--vary", "zero[1] at a, b", "--vary", "zero[1] at (a,b)"], ["--param", "k", "--claim", "c", "--claim", "c"]):
            self.assertIn("is named twice", self.expect(4, "region", file, *twice).stderr)

    def test_what_is_printed_is_the_region_of_a_claim(self):
        """`region` printed "all values" and "no values", and a claim took nothing but `true` and `false` for them."""
        claims = ("  - {id: same, property: value, of: transfer, transfers: f, coalition: 1, equals: k, expect: verified}\n"
                  "  - {id: more, property: value, of: transfer, transfers: f, coalition: 1, at_least: k + 1, expect: refuted}\n")
        text = COIN.replace("transfers:\n  zero: 0\n", "parameters: {k: 3}\ntransfers:\n  zero: 0\n  f: k\n") + claims
        file = self.write("words.yaml", text)
        about = {claim: self.region(0, file, "--param", "k", "--claim", claim).splitlines()[0].removeprefix(f"{claim}: ") for claim in ("same", "more")}
        self.assertEqual(about, {"same": "all values", "more": "no values"})
        for claim, region in about.items():
            for other in (region, {"all values": "true", "no values": "false"}[region]):
                self.write("words.yaml", text + f"  - {{id: r, property: parameter_region, claims: {claim}, parameters: k, region: {other}, expect: verified}}\n")
                self.expect(0, "check", "words.yaml")
            wrong = {"all values": "no values", "no values": "all values"}[region]
            self.write("words.yaml", text + f"  - {{id: r, property: parameter_region, claims: {claim}, parameters: k, region: {wrong}, expect: refuted}}\n")
            self.expect(0, "check", "words.yaml")

    def test_a_rule_called_payoff_is_not_taken_for_payoffs(self):
        file = self.write("payoff.yaml", COIN.replace("  zero: 0\n", "  payoff: 0\n") + "  - {id: c, property: budget_balance, transfers: payoff, expect: verified}\n")
        self.assertIn("'payoff' is the name of a transfer rule of this case, too", self.expect(4, "region", file, "--vary", "payoff[1] at a, b").stderr)

    def test_all_claims_that_depend_on_it(self):
        found = {one["name"]: one for one in json.loads(self.region(0, AIRLINES, "--param", "t", "--json"))["regions"]}
        self.assertNotIn("agv.pairs", found)                      # no t in it
        self.assertEqual(found["dominant.scheme"]["region"], "t >= 3/2 and t <= 2")
        self.assertEqual(found["all that are expected to hold"]["region"], "t = 7/4")   # printed numbers pin it down

    def test_outside_the_region(self):
        case = self.write("case.yaml", AIRLINES.read_text(encoding="utf-8").replace("  t: 7/4", "  t: 1/2"))
        self.assertIn("from t = 1/2: outside the region", self.region(0, case, "--param", "t", "--claim", "scheme.pairs"))

    def test_a_single_number(self):
        """phi1 is balanced at (t1, t1, t1) with 120 - 60 - 60: one of them may not move alone."""
        text = self.region(0, GUO, "--vary", "phi1[1] at t1, t1, t1", "--claim", "balanced[phi1]")
        self.assertIn("phi1[1] at t1, t1, t1 = 120", text.splitlines()[0])
        self.assertIn("may fall by 0 and rise by 0", text)

    def test_what_is_not_affine_is_undecided(self):
        out = self.region(2, GUO, "--vary", "phi1[1] at t1, t1, t1", "--claim", "mixed.ambiguous")
        self.assertIn("undecided: with several transfer rules", out)
        squared = self.write("squared.yaml", AIRLINES.read_text(encoding="utf-8").replace("then 2*t else -t", "then 2*t*t else -t").split("  - section: Which transfers would do?")[0])
        out = self.region(2, squared, "--param", "t", "--claim", "scheme.pairs")
        self.assertIn("the amount is not affine in t: 2*t*t", out)

    def test_bad_command_lines(self):
        for arguments, words in (
            ([AIRLINES], "which parameter? Name one with --param"),
            ([GUO], "this case has no parameters"),
            ([AIRLINES, "--param", "tt"], "no parameter 'tt'; one of: benefit, cost, reputation, t"),
            ([AIRLINES, "--param", "t", "--claim", "scheme.pair"], "no claim 'scheme.pair'; did you mean 'scheme.pairs'?"),
            ([GUO, "--vary", "phi1"], "names no number of the case"),
            ([GUO, "--vary", "phi4[1] at t1, t1, t1"], "there is no transfer rule 'phi4'"),
            ([GUO, "--vary", "phi1[4] at t1, t1, t1"], "there is no agent '4'"),
            ([GUO, "--vary", "phi1[1] at t1, t1"], "fewer types than there are agents"),
            ([GUO, "--vary", "phi1[1] at t1, t1, t1, t1"], "more types than there are agents"),
            ([GUO, "--vary", "phi1[1] at t1, t1, t3"], "has no type 't3'"),
            ([GUO, "--vary", "payoff[1] from x9 at t1, t1, t1"], "there is no outcome 'x9'"),
            ([AIRLINES, "--vary", "agv[1] at A, A, A"], "built from the payoffs"),
        ):
            with self.subTest(words):
                self.assertIn(words, self.expect(4, "region", *arguments).stderr)


if __name__ == "__main__":
    unittest.main()
