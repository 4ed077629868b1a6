# SPDX-License-Identifier: MIT
"""Coq proves again what Candor decided, and refuses what is false. Needs coqc: without it these tests fail."""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "cli"))
from program import AIRLINES, GUO, SOURCE, ProgramTest, coin   # noqa: E402
from random_case import RandomCase              # noqa: E402

RUN = SOURCE / "recheck/coq/run"
CLOSED = "Closed under the global context"
# Two sets of slides have many type profiles in some of their cases; of these the small ones are taken.
BUNDLED = [SOURCE / "cases" / name for name in ("guo2019", "safronov2016", "lecture2022/revenue_equivalence.yaml", "lecture2022/always_trade.yaml", "lecture2022/two_types_possible.yaml",
                                                "mishra2020/dagv_correlated.yaml", "mishra2020/two_agents.yaml")]
UNSTATED = {"parameter_region", "everywhere", "groves", "optimum", "revenue_equivalence"}   # properties for which the theory has no words: their claims are named and left out
THEORY = tempfile.TemporaryDirectory()           # compiled by the first run, used by the others


def recheck(folder):
    """recheck/coq/run over the folder, with the theory that an earlier run compiled."""
    theory = Path(THEORY.name) / "theory"
    if theory.exists():
        shutil.copytree(theory, folder / "theory", dirs_exist_ok=True)
    result = subprocess.run([RUN, folder], capture_output=True, text=True, timeout=1200, check=False)
    if not theory.exists() and (folder / "theory").exists():
        shutil.copytree(folder / "theory", theory)
    return result


class CoqTest(ProgramTest):
    def export(self, code, *cases):
        """The theorems of the cases, in self.folder/out; what was said on standard error."""
        return self.expect(code, "export", "--coq", *cases, "-o", "out").stderr

    def prove(self, code=0):
        result = recheck(self.folder / "out")
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        return result.stdout


class Founding(CoqTest):
    def test_every_decided_claim_of_the_bundled_cases_is_a_theorem_closed_under_the_global_context(self):
        talk = self.export(0, *BUNDLED)
        proved = self.prove()
        checked = json.loads(self.expect(0, "check", *BUNDLED, "--json").stdout)["cases"]
        self.assertGreater(len(checked), 2)
        for case in checked:
            name = case["case"].replace("/", "_")
            text = (self.folder / f"out/{name}.v").read_text(encoding="utf-8")
            theorems = re.findall(r"^Theorem (\w+)", text, flags=re.M)
            claims = [theorem for theorem in theorems if theorem.startswith("claim_")]
            left_out = [claim["id"] for claim in case["claims"] if claim["property"] in UNSTATED]
            self.assertEqual(re.findall(rf"^candor: {case['case']}: (\S+) is not exported", talk, flags=re.M), left_out)
            self.assertEqual(len(claims), len(case["claims"]) - len(left_out))
            self.assertEqual(len(set(theorems)), len(theorems))
            self.assertEqual((self.folder / f"out/{name}.out").read_text(encoding="utf-8").splitlines(), [CLOSED] * len(theorems))
            self.assertIn(f"{name}: {len(theorems)} theorems, each closed", proved)
            self.assertNotRegex(text, r"\b(Axiom|Admitted|Parameter|Hypothesis|admit)\b")

    def test_over_the_real_numbers_nothing_is_assumed_but_the_axioms_of_the_real_numbers(self):
        """Guo's two theorems: no mixed report pays, no transfer rule does it. (`run` compares the axioms with those of Coq's reals.)"""
        self.export(0, GUO)
        self.assertIn("guo2019_example_real: 2 theorems, each resting on the two axioms of Coq's real numbers", self.prove())
        text = (self.folder / "out/guo2019_example_real.v").read_text(encoding="utf-8")
        self.assertIn("\n  maxmin_icR E pattern_1 allocation_q [transfers_phi1; transfers_phi2; transfers_phi3].", text)
        self.assertIn("\n  ~ (exists φ, balancedR E φ /\\ coalitional_icR E pattern_1 allocation_q φ).", text)
        for name in ("functional_extensionality_dep", "sig_forall_dec"):
            self.assertEqual((self.folder / "out/guo2019_example_real.out").read_text(encoding="utf-8").count(name), 2)
        self.write("out/third.v", "From Coq Require Import Reals Classical.\nFrom Candor Require Import RealNumbers.\n"
                   "Theorem all : forall x : R, x = x \\/ x <> x.\nProof. intro x. apply classic. Qed.\nPrint Assumptions all.\n")
        self.assertIn("third: NOT CLOSED", self.prove(1))

    def test_a_refuted_claim_is_the_negation(self):
        self.export(0, GUO)
        text = (self.folder / "out/guo2019_example.v").read_text(encoding="utf-8")
        self.assertIn("Theorem claim_mixed_ambiguous :\n  maxmin_ic E pattern_1 allocation_q [transfers_phi1; transfers_phi2; transfers_phi3].", text)
        self.assertIn("Theorem claim_mixed_phi1_phi2 :\n  ~ (maxmin_ic E pattern_1 allocation_q [transfers_phi1; transfers_phi2]).", text)
        self.assertIn("Theorem claim_no_simple_mechanism :\n  ~ (exists φ, balanced E φ /\\ coalitional_ic E pattern_1 allocation_q φ).", text)
        self.assertIn("pattern_1 : list coalition := [S_12; S_1; S_2; S_3].", text)


class FalseTwins(CoqTest):
    """One place of an exported example is changed: the theorem about it must fail, because a computation ends in false."""

    def one_theorem(self, text, theorem):
        """The example with this theorem alone."""
        parts = re.split(r"(?m)^(?=Theorem |\(\* |Definition )", text)
        kept = [part for part in parts if not part.startswith("Theorem ") or part.startswith(f"Theorem {theorem} ")]
        self.assertEqual(sum(part.startswith("Theorem ") for part in kept), 1)
        return "".join(kept)

    def coqc(self, text):
        (self.folder / "out/twin.v").write_text(text, encoding="utf-8")
        return subprocess.run(["coqc", "-q", "-R", "theory", "Candor", "twin.v"], cwd=self.folder / "out", capture_output=True, text=True, timeout=300, check=False)

    def twins(self, case, twins):
        self.export(0, case)
        text = (self.folder / f"out/{case.parent.name}_{case.stem}.v").read_text(encoding="utf-8")
        for exported in (self.folder / "out").glob("*.v"):
            exported.unlink()
        (self.folder / "out/empty.v").write_text("Theorem nothing : True.\nProof. exact I. Qed.\nPrint Assumptions nothing.\n", encoding="utf-8")
        self.prove()   # compiles the theory
        for theorem, change in twins.items():
            with self.subTest(theorem=theorem):
                alone = self.one_theorem(text, theorem)
                self.assertEqual(self.coqc(alone).stdout, CLOSED + "\n")
        for theorem, changes in twins.items():
            for old, new in changes:
                with self.subTest(theorem=theorem, old=old, new=new):
                    alone = self.one_theorem(text, theorem)
                    self.assertIn(old, alone)
                    twin = self.coqc(alone.replace(old, new, 1))
                    self.assertEqual(twin.returncode, 1, twin.stdout + twin.stderr)
                    self.assertNotIn(CLOSED, twin.stdout)
                    self.assertRegex(" ".join(twin.stderr.split()), r'The term "eq_refl" has type "true = true" while it is expected to have type')

    def test_false_twins_of_guos_example(self):
        phi1, phi3 = "transfers_phi1 : transfers := (amounts [\n    ", "transfers_phi3 : transfers := (amounts [\n    "
        self.twins(GUO, {
            "example_is_well_formed": [("[1; 1; 1] ↦ 1 # 5", "[1; 1; 1] ↦ 1 # 4"), ("[1; 1; 1] ↦ 1 # 5", "[1; 1; 1] ↦ -1 # 5"),
                                       ("types := [[1; 2]; [1; 2]", "types := [[1; 2]; [1; 1]")],
            "coalitions_are_genuine": [("S_12 : coalition := [1; 2]", "S_12 : coalition := [1; 4]"),
                                       ("S_12 : coalition := [1; 2]", "S_12 : coalition := [1; 1]"), ("S_3 : coalition := [3]", "S_3 : coalition := []")],
            "allocation_q_is_one": [("[1; 1; 1] ↦ sure 2", "[1; 1; 1] ↦ sure 4"), ("[1; 1; 1] ↦ sure 2;", "")],
            "claim_cbdp": [("[1; 1; 1] ↦ 1 # 5;\n    [1; 1; 2] ↦ 3 # 20", "[1; 1; 1] ↦ 1 # 10;\n    [1; 1; 2] ↦ 1 # 20")],
            "claim_efficient": [("[1; 1; 1] ↦ sure 2", "[1; 1; 1] ↦ sure 1")],
            "claim_balanced_phi1": [(phi1 + "[1; 1; 1] ↦ [120", phi1 + "[1; 1; 1] ↦ [121")],
            # the budget is kept, the incentives are not
            "claim_mixed_ambiguous": [(phi3 + "[1; 1; 1] ↦ [60; -60; 0]", phi3 + "[1; 1; 1] ↦ [0; -60; 60]"), ("[0; 3 # 50; 47 # 50]", "[0; 4 # 50; 47 # 50]"),
                                      ("[0; 3 # 50; 47 # 50]", "[47 # 50; 3 # 50; 0]"),
                                      ("[0; 3 # 50; 47 # 50]", "[0; 53 # 50; -3 # 50]"), ("[0; 3 # 50; 47 # 50]", "[3 # 50; 47 # 50]"),
                                      ("[transfers_phi1; transfers_phi2; transfers_phi3]", "[transfers_phi1; transfers_phi2; transfers_phi2]")],
            "claim_mixed_phi1_phi2": [("7 # 37", "8 # 37"), ("7 # 37", "-7 # 37")],
            "claim_no_simple_mechanism": [("(1 # 2, (S_12, ([1; 1]%nat, [2; 2]%nat)))", "(1 # 3, (S_12, ([1; 1]%nat, [2; 2]%nat)))"),
                                          ("(1 # 2, (S_3, ([1]%nat, [2]%nat)))", "(-1 # 2, (S_3, ([1]%nat, [2]%nat)))"),
                                          ("(1 # 2, (S_12, ([1; 1]%nat, [2; 2]%nat)))", "(1 # 2, (S_123, ([1; 1; 1]%nat, [2; 2; 2]%nat)))")],
            "claim_implementable_singles": [("[17 # 9; 0; -17 # 9]", "[17 # 9; 0; 0]")],
            "claim_coalitional_identifiability": [("(ξ := numbers [S_12 ↦ 1 # 2])", "(ξ := numbers [S_12 ↦ 1 # 3])"),
                                                 ("S_12 ↦ [[1; 1] ↦ [[2; 2] ↦ 1]", "S_12 ↦ [[1; 1] ↦ [[2; 2] ↦ 2]")],
            "claim_phi1_1_111": [("== 120", "== 121")],
            "claim_pays_phi1_phi3": [("/\\ (Min φ ∈ [transfers_phi1; transfers_phi3]", "/\\ (Min φ ∈ [transfers_phi1; transfers_phi3; transfers_phi2]")],
        })

    def test_false_twins_of_the_airlines(self):
        scheme = "transfers_scheme : transfers := (amounts [\n    [1; 1; 1] ↦ "
        self.twins(AIRLINES, {
            # no partition; a transfer from outside; one that is too small
            "claim_theorem_2_23": [("pattern_7 : list coalition := [S_23; S_1]", "pattern_7 : list coalition := [S_23; S_12]"), (scheme + "[0; 0; 0]", scheme + "[1; 0; 0]"),
                                   ("[2; 1; 1] ↦ [7 # 2; -7 # 4; -7 # 4]", "[2; 1; 1] ↦ [1; -1 # 2; -1 # 2]")],
            "claim_separable": [("(1, [2; 2; 1]%nat)", "(2, [2; 2; 1]%nat)"), ("(1, [2; 2; 1]%nat)", "(1, [2; 2; 3]%nat)")],
            "claim_equation_2_pairs": [("externality_payment_of E (-1 # 4)", "externality_payment_of E (1 # 4)")],
        })


class EveryProperty(CoqTest):
    SEEDS = (1, 5, 17)

    def test_random_cases_of_every_property_and_both_verdicts(self):
        """Whatever Candor says of them, Coq proves: the claim if it is verified, its negation if it is refuted."""
        cases = [self.write(f"random{seed}.yaml", RandomCase(seed).text()) for seed in self.SEEDS]
        seen, decided = {}, {}
        for case in json.loads(self.run_candor("check", *cases, "--json").stdout)["cases"]:
            stated = [claim for claim in case["claims"] if claim["property"] not in UNSTATED]
            for claim in stated:
                seen.setdefault(claim["property"], set()).add(claim["verdict"])
            decided[case["case"]] = sum(claim["verdict"] != "undecided" for claim in stated)
        self.assertEqual(len(decided), len(cases))
        documented = re.findall(r"^### (.+)", (SOURCE / "docs/claims.md").read_text(encoding="utf-8"), flags=re.M)
        self.assertEqual(set(seen) | {"all_equilibria_efficient"}, {name for heading in documented for name in heading.split(", ")} - UNSTATED)
        self.assertEqual({name: verdicts - {"undecided"} for name, verdicts in seen.items()}, {name: {"verified", "refuted"} for name in seen})

        self.assertNotRegex(self.run_candor("export", "--coq", *cases, "-o", "out").stderr, r"is not exported: (?!undecided|the theory has no words for)")
        proved = self.prove()
        self.assertIn("_real: ", proved)
        for name, count in decided.items():
            text = (self.folder / f"out/{name}.v").read_text(encoding="utf-8")
            self.assertEqual(len(re.findall(r"^Theorem claim_", text, flags=re.M)), count)


class Documents(unittest.TestCase):
    def test_line_counts_are_true(self):
        rows = re.findall(r"`(\w+\.v)` \| (\d+) \|", (SOURCE / "recheck/coq/README.md").read_text(encoding="utf-8"))
        self.assertEqual({name for name, _ in rows}, {path.name for path in (SOURCE / "recheck/coq").glob("*.v")})
        for name, stated in rows:
            self.assertEqual(len((SOURCE / "recheck/coq" / name).read_text(encoding="utf-8").splitlines()), int(stated), name)
        self.assertIn(f"`recheck/coq/Statement.v`, {dict(rows)['Statement.v']} lines", (SOURCE / "docs/trust.md").read_text(encoding="utf-8"))


class Program(CoqTest):
    def test_a_title_cannot_end_its_comment(self):
        """Labels are names; a title may hold anything, and must not become text that Coq reads."""
        trap = "*) Axiom cheat : False. (*"
        text = coin("id: support, property: full_support, expect: verified").replace("title: A coin", f'title: "{trap}"')
        self.export(0, self.write("trap.yaml", text))
        self.assertNotIn(trap, (self.folder / "out/trap.v").read_text(encoding="utf-8"))
        self.assertIn("each closed", self.prove())

    def test_ids_that_differ_in_punctuation_are_different_theorems(self):
        case = self.write("ids.yaml", coin(*(f"id: {name}, property: full_support, expect: verified" for name in ("a.b", "a_b", "a-b", "Theorem", "1"))))
        self.export(0, case)
        self.prove()
        names = re.findall(r"^Theorem (claim_\w+)", (self.folder / "out/ids.v").read_text(encoding="utf-8"), flags=re.M)
        self.assertEqual(names, ["claim_a_b", "claim_a_b_", "claim_a_b__", "claim_Theorem", "claim_1"])

    def test_without_coq_nothing_is_said_to_be_proved(self):
        self.export(0, GUO)
        tools = self.folder / "tools"
        tools.mkdir()
        for tool in ("sh", "dirname", "cmp", "cp", "rm", "mkdir", "grep", "cat"):
            (tools / tool).symlink_to(shutil.which(tool))
        result = subprocess.run([RUN, self.folder / "out"], env={"PATH": str(tools)}, capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(result.returncode, 4)
        self.assertIn("there is no coqc here", result.stderr)
        self.assertEqual(result.stdout, "")

    def test_a_theorem_that_rests_on_an_axiom_is_not_closed(self):
        (self.folder / "out").mkdir()
        self.write("out/cheat.v", "Axiom cheat : False.\nTheorem all : 0 = 1.\nProof. destruct cheat. Qed.\nPrint Assumptions all.\n")
        self.assertIn("cheat: NOT CLOSED", self.prove(1))
        self.write("out/cheat.v", "Theorem all : 0 = 1.\nProof. Admitted.\nPrint Assumptions all.\n")
        self.assertIn("cheat: NOT CLOSED", self.prove(1))
        self.write("out/cheat.v", "Theorem unasked : 0 = 0.\nProof. reflexivity. Qed.\n")
        self.assertIn("cheat: NOT CLOSED", self.prove(1))
        (self.folder / "out/cheat.v").unlink()
        self.prove(4)

    def test_an_example_too_large_to_write_down_is_named(self):
        """12 agents, 2^12 profiles, 22 outcomes: more than 2^20 payoffs. A small case beside it is written."""
        agents, outcomes = ", ".join(map(str, range(1, 13))), ", ".join(f"o{k}" for k in range(22))
        large = coin("id: support, property: full_support, expect: verified").replace("agents: [1, 2]", f"agents: [{agents}]")
        large = large.replace("outcomes: [left, right]", f"outcomes: [left, right, {outcomes}]")
        cases = [self.write("large.yaml", large.replace("prior: uniform", "prior: uniform\ncoalitions: [" + ", ".join(f"[{i}]" for i in range(1, 13)) + "]")),
                 self.write("small.yaml", coin("id: support, property: full_support, expect: verified"))]
        self.assertIn("large is not exported: its table of payoffs has 1179648 numbers", self.export(2, *cases))
        self.assertEqual(sorted(path.name for path in (self.folder / "out").iterdir()), ["small.v"])

    def test_export_needs_to_know_what_and_where(self):
        self.expect(4, "export", SOURCE / "cases", "-o", "out")
        self.expect(4, "export", "--coq", SOURCE / "cases")
        self.assertEqual(self.leftovers(), [])


if __name__ == "__main__":
    if shutil.which("coqc") is None:
        sys.exit("coqc is needed: on Debian, apt-get install coq")
    unittest.main()
