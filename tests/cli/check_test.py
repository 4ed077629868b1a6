# SPDX-License-Identifier: MIT
"""candor check: its lines, its JSON, its exit codes."""
import contextlib
import json
import os
import pty
import re
import subprocess
import unittest
from fractions import Fraction

from program import AIRLINES, CANDOR, GUO, PATIENCE, SOURCE, ProgramTest, coin

TRUE = "id: fair, property: full_support, expect: verified"
WRONG = "id: wrong, property: value, of: probability, event: {1: a}, equals: 1/3, expect: verified"
UNDECIDED = "id: nothing, property: cbdp, coalitions: [[1, 2]], expect: verified"   # CBDP says nothing about the grand coalition


RING = """\
title: A scheme that knows too much
source: {{title: none}}
family: dynamic
agents: [1, 2, 3]
types: [low, high]
periods: 1
outcomes: [stay, go]
prior: uniform
payoffs: if outcome = go and type[i] = high then 1 else 0
allocations:
  q: {{construction: efficient, ties: first}}
schemes:
  ring:
    allocation: q
    coalition: [1, 2]
    reports: {{1: "type[1]", 2: "{report}"}}
claims:
  - {{id: s, property: scheme, scheme: ring, is: balanced, expect: verified}}
"""


class Lines(ProgramTest):
    def test_one_line_for_each_claim_and_a_last_line(self):
        self.write("coin.yaml", coin(TRUE, "id: separate, property: independent_types, expect: verified", "id: half, property: value, of: probability, event: {1: a}, equals: 1/2, expect: verified"))
        lines = self.expect(0, "check", "coin.yaml").stdout.splitlines()
        self.assertEqual(lines, [
            "coin: A coin",
            "verified   fair      4 inequalities",
            "verified   separate  4 equalities",
            "verified   half      probability of 1: a = 1/2",
            "",
            "3 claims in 1 case: 3 as expected (3 verified, 0 refuted); 9 comparisons",
        ])

    def test_a_refutation_that_was_expected_is_a_pass_and_says_so(self):
        self.write("coin.yaml", coin("id: never, property: value, of: probability, event: {1: a}, equals: 1/3, expect: refuted"))
        line = self.expect(0, "check", "coin.yaml").stdout.splitlines()[1]
        self.assertEqual(line, "refuted    never  (expected) probability of 1: a = 1/2, not 1/3")

    def test_a_mismatch_stands_out(self):
        self.write("coin.yaml", coin(TRUE, WRONG))
        result = self.expect(1, "check", "coin.yaml")
        self.assertIn("refuted    wrong  NOT AS EXPECTED (expected: verified) probability of 1: a = 1/2, not 1/3\n", result.stdout)
        self.assertIn("2 claims in 1 case: 1 as expected, 1 not as expected (1 verified, 1 refuted)", result.stdout)
        self.assertEqual(result.stderr, "")

    def test_verified_where_refuted_was_expected_is_a_mismatch_too(self):
        self.write("coin.yaml", coin("id: fair, property: full_support, expect: refuted"))
        self.assertIn("verified   fair  NOT AS EXPECTED (expected: refuted)", self.expect(1, "check", "coin.yaml").stdout)

    def test_undecided_is_neither_and_ends_with_2(self):
        self.write("coin.yaml", coin(TRUE, UNDECIDED))
        result = self.expect(2, "check", "coin.yaml")
        self.assertIn("undecided  nothing  NOT AS EXPECTED (expected: verified) nothing to check:", result.stdout)

    def test_quiet_prints_mismatches_only(self):
        self.write("good.yaml", coin(TRUE))
        self.assertEqual(self.expect(0, "check", "good.yaml", "--quiet").stdout, "")
        self.write("bad.yaml", coin(TRUE, WRONG))
        self.assertEqual(len(self.expect(1, "check", "bad.yaml", "--quiet").stdout.splitlines()), 1)

    def test_no_colour_and_no_progress_where_nobody_is_looking(self):
        for environment in ({}, {"NO_COLOR": "1"}, {"TERM": "xterm"}):
            result = self.expect(0, "check", GUO, environment=environment)
            self.assertNotIn("\x1b", result.stdout + result.stderr)
            self.assertEqual(result.stderr, "")


    def test_a_case_cannot_send_control_characters(self):
        self.write("coin.yaml", coin(TRUE).replace("title: A coin", 'title: "A\\e[2Jcoin\\a"'))
        for arguments in (["check", "coin.yaml"], ["list", "coin.yaml"], ["list", "--catalogue", "coin.yaml"]):
            self.assertIn("A?", self.expect(0, *arguments).stdout)
        self.assertEqual(json.loads(self.expect(0, "check", "--json", "coin.yaml").stdout)["cases"][0]["title"], "A\x1b[2Jcoin\a")
        coloured = self.expect(0, "check", "coin.yaml", environment={"CLICOLOR_FORCE": "1"}).stdout
        self.assertIn("\x1b[1mcoin: A?[2Jcoin?\x1b[0m", coloured)

    def test_nor_characters_beyond_ascii_that_steer_a_terminal(self):
        """U+009B is an escape to some terminals, and U+202E writes what follows from right to left. A file or another program is given what the case says."""
        self.write("coin.yaml", coin(TRUE).replace("title: A coin", "title: A\u009b2Jcoin \u202elaer\u2069 é 漢"))
        for arguments in (["check", "coin.yaml"], ["list", "coin.yaml"], ["fmt", "coin.yaml", "-o", "-"]):
            controller, terminal = pty.openpty()
            subprocess.run([CANDOR, *arguments], cwd=self.folder, stdout=terminal, stderr=subprocess.PIPE, env=os.environ | {"NO_COLOR": "1"}, timeout=PATIENCE, check=True)
            os.close(terminal)
            shown = b""
            with contextlib.suppress(OSError):      # how a terminal ends
                while piece := os.read(controller, 4096):
                    shown += piece
            os.close(controller)
            self.assertIn("A?2Jcoin ?laer? é 漢", shown.decode("utf-8"))
            self.assertIn("A\u009b2Jcoin \u202elaer\u2069 é 漢", self.expect(0, *arguments).stdout)
        self.write("coin.yaml", coin(TRUE).replace("types: [a, b]", "types: [a, \u009b]"))
        self.assertNotRegex(self.expect(3, "check", "coin.yaml").stderr, "[\u0080-\u009f]")

    def test_a_scheme_does_not_know_the_types_of_outsiders(self):
        """Agent 3 is no member. What is multiplied by zero does not matter."""
        self.write("ring.yaml", RING.format(report="if type[1] = low then low else type[3]"))
        self.assertIn("ring.yaml:16:32: error: this depends on the types of other agents, which are not known here", self.expect(3, "check", "ring.yaml").stderr)
        self.write("ring.yaml", RING.format(report="if type[3] = low and type[3] = high then low else type[2]"))
        self.expect(0, "check", "ring.yaml")

    def test_the_prior_of_each_agent_may_be_a_word(self):
        for prior in ("{{1: uniform, 2: {{low: 1/4, high: 3/4}}, 3: uniform}}", "{{1: uniform, others: uniform}}", "{{low: 1/2, high: 1/2}}"):
            self.write("ring.yaml", RING.replace("prior: uniform", "prior: " + prior).format(report="type[2]"))
            self.expect(0, "check", "ring.yaml")

    def test_a_parameter_that_is_no_number_makes_no_type_impossible(self):
        """It counted as 0 in the prior: the claim was said to condition on what has probability zero, the prior to sum to less than 1."""
        case = coin("id: given, property: value, of: payoff, allocation: q, coalition: 2, given: {1: b}, equals: 1/2, expect: verified").replace("agents: [1, 2]", "parameters: {t: NUMBER}\nagents: [1, 2]")
        for prior in ("{independent: {a: 1 - t, b: t}}", "{independent: {a: 1/2, b: t}}", "if type[1] = a then (1 - t) / 2 else t / 2", "if type[1] = a then 1/4 else t / 2"):
            self.write("coin.yaml", case.replace("prior: uniform", f"prior: {prior}").replace("NUMBER", "0.5.0"))
            said = self.expect(3, "check", "coin.yaml").stderr
            self.assertEqual((said.count("error:"), said.count("coin.yaml:3:")), (1, 1), said)
            self.write("coin.yaml", case.replace("prior: uniform", f"prior: {prior}").replace("NUMBER", "1/2"))
            self.expect(0, "check", "coin.yaml")
        self.write("coin.yaml", case.replace("prior: uniform", "prior: {independent: {a: 1 - t, b: t}}").replace("NUMBER", "0"))
        self.assertIn("this has probability zero", self.expect(3, "check", "coin.yaml").stderr)

    def test_colour_where_it_is_asked_for_unless_no_color_is_set(self):
        self.write("coin.yaml", coin(TRUE))
        self.assertIn("\x1b[32mverified", self.expect(0, "check", "coin.yaml", environment={"CLICOLOR_FORCE": "1"}).stdout)
        self.assertNotIn("\x1b", self.expect(0, "check", "coin.yaml", environment={"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}).stdout)


class Folders(ProgramTest):
    def test_a_folder_is_searched_in_order(self):
        for name in ("b/two.yaml", "b/one.yaml", "a.yaml", "b/c/deep.yaml", "b/notes.txt"):
            self.write(name, coin(TRUE))
        lines = self.expect(0, "check", ".").stdout.splitlines()
        self.assertEqual([line for line in lines if line.endswith(": A coin")], ["a: A coin", "deep: A coin", "one: A coin", "two: A coin"])

    def test_a_file_named_twice_is_checked_once(self):
        self.write("a.yaml", coin(TRUE))
        self.assertIn("1 claim in 1 case:", self.expect(0, "check", "a.yaml", "./a.yaml", ".").stdout)

    def test_errors_in_one_file_do_not_stop_the_others(self):
        self.write("a.yaml", coin(TRUE))
        self.write("b.yaml", coin(TRUE).replace("prior: uniform", "prior: uniformly"))
        self.write("c.yaml", coin(WRONG))
        result = self.expect(3, "check", ".")
        self.assertIn("b.yaml:5:", result.stderr)
        self.assertIn("verified   fair", result.stdout)
        self.assertIn("refuted    wrong", result.stdout)
        self.assertIn("2 claims in 3 cases: 1 as expected, 1 not as expected (1 verified, 1 refuted), 1 case file with errors", result.stdout)


class Json(ProgramTest):
    KEYS = {"id", "property", "expect", "verdict", "as_expected", "inequalities", "tight", "evidence", "values"}

    def json(self, code, *arguments):
        result = self.expect(code, "check", "--json", *arguments)
        # No floating point anywhere: a number is an integer.
        return json.loads(result.stdout, parse_float=self.fail)

    def test_shape(self):
        answer = self.json(0, GUO, AIRLINES)
        self.assertEqual(answer["candor"], self.expect(0, "--version").stdout.split()[1])
        self.assertEqual([case["case"] for case in answer["cases"]], ["guo2019/example", "safronov2016/airlines"])
        self.assertEqual([case["file"] for case in answer["cases"]], [str(GUO), str(AIRLINES)])
        claims = [claim for case in answer["cases"] for claim in case["claims"]]
        for claim in claims:
            self.assertLessEqual(self.KEYS, set(claim))
            self.assertIsInstance(claim["inequalities"], int)
            self.assertIsInstance(claim["tight"], int)
            self.assertTrue(claim["as_expected"])
            self.assertEqual(claim["verdict"], claim["expect"])
        self.assertEqual({key: answer["summary"][key] for key in ("claims", "as_expected", "undecided")}, {"claims": len(claims), "as_expected": len(claims), "undecided": 0})
        self.assertEqual(answer["summary"]["verified"], sum(claim["verdict"] == "verified" for claim in claims))
        self.assertEqual(answer["summary"]["refuted"], sum(claim["verdict"] == "refuted" for claim in claims))

    def test_every_rational_is_a_string_in_lowest_terms(self):
        for case in self.json(0, GUO, AIRLINES)["cases"]:
            for claim in case["claims"]:
                for key in {"left", "right", "gain"} & set(claim["values"]):
                    text = claim["values"][key]
                    self.assertRegex(text, r"^-?\d+(/\d+)?$")
                    self.assertEqual(str(Fraction(text)), text)
                if claim["property"] in ("value", "deviation") or claim["verdict"] == "refuted":
                    self.assertLessEqual({"left", "right"}, set(claim["values"]), claim["id"])
                if claim["property"] == "deviation":
                    self.assertIn("gain", claim["values"])

    def test_evidence_names_its_kind_and_choices(self):
        claims = {claim["id"]: claim for claim in self.json(0, GUO)["cases"][0]["claims"]}
        kinds = {claim["evidence"]["kind"] for claim in claims.values()}
        self.assertLessEqual({"enumerate", "convex_weights", "mixed_report"}, kinds)
        for claim in claims.values():
            evidence = claim["evidence"]
            if evidence["kind"] == "convex_weights":
                for row in evidence["weights"]:
                    self.assertEqual(sum(map(Fraction, row["weights"].values())), 1)
                    self.assertEqual(set(row), {"truth", "weights"})
            if evidence["kind"] == "mixed_report":
                self.assertEqual(sum(Fraction(branch["probability"]) for branch in evidence["report"]), 1)
                self.assertGreater(Fraction(claim["values"]["gain"]), 0)

    def test_evidence_is_that_of_the_certificate(self):
        kinds = set()
        for case in self.json(0, SOURCE / "cases", "--certificates", "out")["cases"]:
            certificate = json.loads((self.folder / "out" / f"{case['case']}.json").read_text(encoding="utf-8"))
            certified = {claim["id"]: claim.get("evidence") for claim in certificate["claims"]}
            for claim in case["claims"]:
                kinds.add(claim["evidence"]["kind"])
                if (claim["evidence"]["kind"], claim["verdict"]) != ("enumerate", "refuted"):
                    self.assertEqual(claim["evidence"], certified[claim["id"]], (case["case"], claim["id"]))
        self.assertLessEqual({"policy", "scheme_and_bound", "algebraic", "convex_weights", "combination", "region_proof", "unidentified_lies"}, kinds)

    def test_bad_files_are_in_the_object_too(self):
        self.write("bad.yaml", "title: x\n")
        self.write("good.yaml", coin(TRUE))
        answer = self.json(3, "bad.yaml", "good.yaml")
        self.assertEqual([case["case"] for case in answer["cases"]], ["good"])
        self.assertEqual([error["file"] for error in answer["errors"]], ["bad.yaml"])

    def test_output_does_not_depend_on_the_number_of_threads(self):
        for form in ([], ["--json"]):
            outputs = {self.expect(0, "check", *form, "-j", threads, SOURCE / "cases").stdout for threads in (1, 7)}
            self.assertEqual(len(outputs), 1)


class OneTransferChanged(ProgramTest):
    """A copy of a founding example in which one transfer is changed ends with 1 and the profitable deviation in words."""

    def check_changed(self, case, old, new):
        text = case.read_text(encoding="utf-8")
        self.assertEqual(text.count(old), 1)
        self.write("changed.yaml", text.replace(old, new))
        result = self.expect(1, "check", "changed.yaml")
        return [line for line in result.stdout.splitlines() if "NOT AS EXPECTED" in line]

    def assert_profitable(self, lines):
        pattern = re.compile(r"(agent .*|coalition .*|all agents together); true types? .*; (mixed )?report .*; (least )?utility (\S+) -> (\S+), gain (\S+)$")
        deviations = [match for line in lines if (match := pattern.search(line))]
        self.assertTrue(deviations, "\n".join(lines))
        for match in deviations:
            before, after, gain = (Fraction(match.group(number)) for number in (4, 5, 6))
            self.assertEqual(after - before, gain)
            self.assertGreater(gain, 0)

    def test_guo(self):
        lines = self.check_changed(GUO, "[t1, t1, t1,  120], [t1, t1, t2, -160]", "[t1, t1, t1, -120], [t1, t1, t2, -160]")
        self.assert_profitable(lines)

    def test_airlines(self):
        lines = self.check_changed(AIRLINES, "t: 7/4 ", "t: 1 ")
        self.assert_profitable(lines)


HIGH_TOGETHER = """\
family: dynamic
title: Something that two want at once
source: made up
agents: [ann, bob]
types: [low, high]
periods: 2
discount: 1
prior: uniform
transitions: if next = type[i] then 3/4 else 1/4
outcomes: [x, y]
payoffs: if outcome = x and i = ann then 1 else 0
allocations:
  always: if type[ann] = high and type[bob] = high then x else y
  second: if period = 2 and type[ann] = high and type[bob] = high then x else y
claims:
  - {id: ex_post, property: ex_post_ic, allocation: always, expect: refuted}
  - {id: now, property: interim_ic, allocation: always, expect: refuted}
  - {id: later, property: interim_ic, allocation: second, expect: refuted}
"""
"""Ann wants x, whatever her type. If she is low now and bob high, both are high in period 2 with probability 1/4 x 3/4. Without his type, 1/2: 1/4 x 1/2 = 1/8. After low she
believes that bob is high with probability 1/4."""


class OutcomesOfDynamicCases(ProgramTest):
    """A misreport in a dynamic case did not say which outcome it brings."""

    def test_both_stages_and_a_later_period(self):
        self.write("high.yaml", HIGH_TOGETHER)
        lines = {line.split()[1]: line for line in self.expect(0, "check", "high.yaml").stdout.splitlines() if line.startswith("refuted")}
        self.assertIn("period 1; agent ann; true type low; report high; the other's type high; outcome y -> x; utility 3/16 -> 19/16, gain 1", lines["ex_post"])
        self.assertIn("period 1; agent ann; true type low; report high; outcome y -> 1/2 x + 1/2 y; utility 1/8 -> 5/8, gain 1/2", lines["now"])
        self.assertIn("period 2, after (low, low) and y; agent ann; true type low; report high; outcome y -> 1/4 x + 3/4 y; utility 0 -> 1/4, gain 1/4", lines["later"])
        self.assertIn("a gain of 1/4. The outcome is y under truth, and 1/4 x + 3/4 y by the misreport.", " ".join(self.expect(0, "explain", "high.yaml", "later").stdout.split()))
        self.expect(0, "report", "high.yaml", "-o", "reports")
        self.assertRegex((self.folder / "reports/high/claim-ex_post.tex").read_text(encoding="utf-8"), r"The outcome\s+is\s+\S+\s+under\s+truth,\s+and\s+\S+\s+by\s+the\s+misreport")


MANY_PLANS = """\
title: Too many plans
source: made up
agents: 3
types: [0, 1, 2, 3, 4]
prior: uniform
outcomes: agents
payoffs: if outcome = i then type[i] else 0
define:
  highest: max(message[1], message[2], message[3])
game_forms:
  second_price:
    allocation: if message[1] = highest then 1 else if message[2] = highest then 2 else 3
    transfers: >-
      if (i = 1 and message[1] = highest) or (i = 2 and message[2] = highest and message[1] < highest)
      or (i = 3 and message[1] < highest and message[2] < highest) then -max(j in agents where j != i, message[j]) else 0
strategies:
  sincere: truth
claims:
"""
"""5^15 profiles of plans. To bid one's value is an equilibrium, and so is that agent 1 bids 4 and the others 0."""


class EquilibriaAmongManyPlans(ProgramTest):
    """Who said that there are at least two was answered, and who said that there is one was not."""

    def test_one_too_many_and_one_that_the_list_lacks_are_found(self):
        for claim in ("at_most: 1", "number: 1", "strategies: [sincere]", "at_least: 1, strategies: [sincere]"):
            with self.subTest(claim):
                self.write("many.yaml", MANY_PLANS + f"  - {{id: c, property: pure_equilibria, {claim}, expect: refuted}}\n")
                self.expect(0, "check", "many.yaml", "--certificates", "out")
                self.expect(0, "verify", "many.yaml", "out/many.json")

    def test_a_number_of_any_size(self):
        """One that no machine word holds ended the program."""
        for claim, verdict in (("at_most: 18446744073709551616", "undecided"), ("at_most: 18446744073709551616, symmetric: true", "verified")):
            self.write("many.yaml", MANY_PLANS + f"  - {{id: c, property: pure_equilibria, {claim}}}\n")
            self.assertIn(f"{verdict}", self.run_candor("check", "many.yaml").stdout)


class Limits(ProgramTest):
    def test_bad_values(self):
        for option in ("--time", "--memory"):
            for value in ("0", "-1", "soon", "1.5", ""):
                with self.subTest(f"{option} {value}"):
                    self.assertIn(option, self.expect(4, "check", GUO, option, value).stderr)


if __name__ == "__main__":
    unittest.main()
