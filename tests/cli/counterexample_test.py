# SPDX-License-Identifier: MIT
"""candor counterexample: from a condition that fails, a case that cannot be implemented."""
import json
import unittest

from program import AIRLINES, GUO, SOURCE, ProgramTest, coin

CONDITIONS = """\
title: Three agents, two of whom may act together
source: {title: made up}
agents: [q, b, c]
types: [x, y]
coalitions: COALITIONS
prior: PRIOR
outcomes: [only]
payoffs: 0
allocations: {rule: only}
claims:
  - {id: ci, property: coalitional_identifiability, expect: refuted}
  - {id: beliefs, property: cbdp, expect: refuted}
"""
"""The first agent is called as the rule of a counterexample would be."""


def conditions(coalitions, prior):
    return CONDITIONS.replace("COALITIONS", coalitions).replace("PRIOR", prior)


class Counterexample(ProgramTest):
    def verdicts(self, file):
        """id -> (property, verdict) of a case all of whose claims come out as expected."""
        claims = json.loads(self.expect(0, "check", "--json", file).stdout)["cases"][0]["claims"]
        return {claim["id"]: (claim["property"], claim["verdict"]) for claim in claims}

    def test_guo_s_prior(self):
        result = self.expect(0, "counterexample", GUO, "coalitional_identifiability", "-o", "favour.yaml")
        self.assertEqual((result.stdout, result.stderr), ("", "candor: wrote favour.yaml; now try: candor check favour.yaml\n"))
        self.assertEqual(self.leftovers(), ["favour.yaml"])
        self.expect(0, "fmt", "--check", "favour.yaml")
        verdicts = self.verdicts("favour.yaml")
        self.assertEqual(verdicts["coalitional_identifiability"][1], "refuted")
        self.assertEqual(verdicts["efficient"], ("efficient", "verified"))
        self.assertEqual(verdicts["implementable"], ("implementable", "refuted"))
        # Nothing is wrong with the agents alone, nor with the beliefs: an ambiguous mechanism does it.
        for claim in ("implementable.singles", "cbdp", "ambiguous_implementable"):
            self.assertEqual(verdicts[claim][1], "verified")

    def test_standard_output_has_the_same_case(self):
        self.expect(0, "counterexample", GUO, "coalitional_identifiability", "-o", "favour.yaml")
        self.assertEqual(self.expect(0, "counterexample", GUO, "coalitional_identifiability").stdout, (self.folder / "favour.yaml").read_text(encoding="utf-8"))

    def test_the_bundled_cases_are_such_counterexamples(self):
        """The bundled case where beliefs coincide gives a case with the same payoffs, rule and verdicts."""
        bundled = SOURCE / "cases/guo2019/same_beliefs.yaml"
        self.expect(0, "counterexample", bundled, "cbdp", "-o", "again.yaml")
        again = (self.folder / "again.yaml").read_text(encoding="utf-8")

        def sections(text):
            return text[text.index("\nagents:"):text.index("\nclaims:")]
        self.assertEqual(sections(again), sections(bundled.read_text(encoding="utf-8")))
        self.assertEqual(self.verdicts("again.yaml"), self.verdicts(bundled))

    def test_independent_types(self):
        """Nobody's beliefs depend on anything: both conditions fail, with and without coalitions of several agents, and neither kind of mechanism is left."""
        for coalitions in ("[[q], [b], [c]]", "[[q], [b], [c], [q, c]]", "all"):
            with self.subTest(coalitions):
                self.write("independent.yaml", conditions(coalitions, "{independent: {x: 1/3, y: 2/3}}"))
                self.expect(0, "counterexample", "independent.yaml", "ci", "-o", "simple.yaml")
                self.expect(0, "counterexample", "independent.yaml", "beliefs", "-o", "ambiguous.yaml")
                self.assertEqual(self.verdicts("simple.yaml")["implementable"][1], "refuted")
                self.assertEqual(self.verdicts("simple.yaml")["cbdp"][1], "refuted")
                self.assertEqual(self.verdicts("ambiguous.yaml")["ambiguous_implementable"][1], "refuted")
                self.assertEqual(self.verdicts("ambiguous.yaml")["implementable"][1], "refuted")
                for name in ("simple.yaml", "ambiguous.yaml"):
                    self.assertIn("\nallocations:\n  q_:\n", (self.folder / name).read_text(encoding="utf-8"))
                    (self.folder / name).unlink()

    def test_explain_tells_it(self):
        text = self.expect(0, "explain", SOURCE / "cases/guo2019/same_beliefs.yaml", "cbdp").stdout
        self.assertIn("there is an efficient rule that no ambiguous mechanism implements (Guo 2019, Theorem 2). Agent 2 can ask agent 3 for a favour, and gets it or gets nothing:\n", text)
        # What the rule chooses, and what the favour is worth to either.
        self.assertRegex(text, r"(?m)^ *t1 +nothing +1 +-1\n *t2 +favour +0 +0$")
        # Agents 1 and 2 of types (t1, t1) gain 1 if taken for (t1, t2), and lose nothing the other way round.
        self.assertIn("add up to 0 >= 1 ", text)
        text = self.expect(0, "explain", GUO, "coalitional_identifiability").stdout
        self.assertIn("there is an efficient rule that no simple mechanism implements (Guo 2019, Theorem 1)", text)
        self.assertNotIn("efficient rule", self.expect(0, "explain", GUO, "cbdp").stdout)

    def test_a_condition_that_holds_has_no_counterexample(self):
        result = self.expect(1, "counterexample", GUO, "cbdp", "-o", "none.yaml")
        self.assertIn("claim cbdp is verified", result.stderr)
        self.assertEqual(self.leftovers(), [])

    def test_an_undecided_condition_has_none(self):
        self.write("zero.yaml", conditions("all", "{independent: {x: 0, y: 1}}"))
        result = self.expect(2, "counterexample", "zero.yaml", "ci", "-o", "none.yaml")
        self.assertIn("claim ci is undecided", result.stderr)
        self.assertEqual(self.leftovers(), ["zero.yaml"])

    def test_mistakes(self):
        self.assertIn("claim efficient is about efficient; a counterexample is made from", self.expect(4, "counterexample", GUO, "efficient").stderr)
        self.assertIn("has no claim 'cbpd'; did you mean 'cbdp'?", self.expect(4, "counterexample", GUO, "cbpd").stderr)
        self.assertIn("is a folder", self.expect(4, "counterexample", AIRLINES.parent, "cbdp").stderr)
        self.write("bad.yaml", "title: x\n")
        self.expect(3, "counterexample", "bad.yaml", "cbdp")
        path = self.write("coin.yaml", coin("id: beliefs, property: cbdp, expect: refuted"))
        before = path.read_text(encoding="utf-8")
        self.assertIn("is the case itself", self.expect(4, "counterexample", "coin.yaml", "beliefs", "-o", "coin.yaml").stderr)
        self.assertEqual(path.read_text(encoding="utf-8"), before)
        self.assertIn("cannot be written", self.expect(4, "counterexample", "coin.yaml", "beliefs", "-o", "nowhere/else.yaml").stderr)


if __name__ == "__main__":
    unittest.main()
