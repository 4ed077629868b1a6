# SPDX-License-Identifier: MIT
"""Coq proves again what Candor decided, and refuses what is false. Needs coqc: without it these tests fail."""
import functools
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "cli"))
from program import AIRLINES, CANDOR, GUO, SOURCE, ProgramTest, coin   # noqa: E402
from coq_differential import UNSTATED, compare, why_not_proved    # noqa: E402

RUN = SOURCE / "recheck/coq/run"
CLOSED = "Closed under the global context"
# Two sets of slides have many type profiles in some of their cases; of these the small ones are taken.
CASES = [SOURCE / "cases" / name for name in ("guo2019", "safronov2016", "lecture2022/revenue_equivalence.yaml", "lecture2022/always_trade.yaml", "lecture2022/two_types_possible.yaml",
                                                "mishra2020/dagv_correlated.yaml", "mishra2020/two_agents.yaml")]
BUNDLED = tempfile.TemporaryDirectory()
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


AIRLINES_IN_GENERAL = """\
From Coq Require Import List QArith.
From Candor Require Import Statement Decision Soundness Integers Identifiability Equilibria Safronov.
From Example Require Import safronov2016_airlines.
Import ListNotations.
Open Scope Q_scope.
Definition all_coalitions : list coalition := [[1]; [2]; [3]; [1; 2]; [1; 3]; [2; 3]; [1; 2; 3]]%nat.
Theorem by_proposition_2 : coalitional_ic E all_coalitions allocation_q transfers_scheme.
Proof. apply by_Proposition_2 with (D := [1 # 4; 1 # 4; 1 # 4]); unfold model; decide_it. Qed.
Print Assumptions by_proposition_2.
Theorem formula_6_is_the_scheme : ∀ i ∈ agents E, ∀ θ ∈ profiles E, transfers_scheme i θ == formula_6 E allocation_q i θ.
Proof. decide_it. Qed.
Print Assumptions formula_6_is_the_scheme.
Theorem by_theorem_1 : balanced E transfers_scheme /\\ coalition_proof E allocation_q transfers_scheme.
Proof. apply Theorem_1; [unfold model; decide_it | decide_it | decide_it | exact formula_6_is_the_scheme]. Qed.
Print Assumptions by_theorem_1.
Theorem agv_does_not_satisfy_equation_3 : ~ (∀ i ∈ agents E, ∀ θ ∈ profiles E, mean E [i] (transfers_agv i) θ == - mean E [i] (own E allocation_q i) θ + (1 # 4)).
Proof. decide_it. Qed.
Print Assumptions agv_does_not_satisfy_equation_3.
"""


@functools.cache
def bundled():
    """The theorems of the bundled cases, and what the general ones say of the airlines, proved once for the tests below: folder, what the export said, what the run said."""
    folder = Path(BUNDLED.name)
    export = subprocess.run([CANDOR, "export", "--coq", *CASES, "-o", folder], capture_output=True, text=True, timeout=60, check=True)
    (folder / "zz_in_general.v").write_text(AIRLINES_IN_GENERAL, encoding="utf-8")
    run = recheck(folder)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder, export.stderr, run.stdout


class CoqTest(ProgramTest):
    def export(self, code, *cases):
        """The theorems of the cases, in self.folder/out; what was said on standard error."""
        return self.expect(code, "export", "--coq", *cases, "-o", "out").stderr

    def prove(self, code=0):
        result = recheck(self.folder / "out")
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        return result.stdout


    def compile_theory(self):
        (self.folder / "out").mkdir(exist_ok=True)
        self.write("out/nothing.v", "Theorem nothing : True.\nProof. exact I. Qed.\nPrint Assumptions nothing.\n")
        self.prove()


class Founding(CoqTest):
    def test_every_decided_claim_of_the_bundled_cases_is_a_theorem_closed_under_the_global_context(self):
        folder, talk, proved = bundled()
        checked = json.loads(self.expect(0, "check", *CASES, "--json").stdout)["cases"]
        self.assertGreater(len(checked), 2)
        for case in checked:
            name = case["case"].replace("/", "_")
            text = (folder / f"{name}.v").read_text(encoding="utf-8")
            theorems = re.findall(r"^Theorem (\w+)", text, flags=re.M)
            claims = [theorem for theorem in theorems if theorem.startswith("claim_")]
            left_out = [claim["id"] for claim in case["claims"] if claim["property"] in UNSTATED]
            self.assertEqual(re.findall(rf"^candor: {case['case']}: (\S+) is not exported", talk, flags=re.M), left_out)
            self.assertEqual(len(claims), len(case["claims"]) - len(left_out))
            self.assertEqual(len(set(theorems)), len(theorems))
            self.assertEqual((folder / f"{name}.out").read_text(encoding="utf-8").splitlines(), [CLOSED] * len(theorems))
            self.assertIn(f"{name}: {len(theorems)} theorems, each closed", proved)
            self.assertNotRegex(text, r"\b(Axiom|Admitted|Parameter|Hypothesis|admit)\b")

    def test_over_the_real_numbers_nothing_is_assumed_but_the_axioms_of_the_real_numbers(self):
        """Guo's two theorems: no mixed report pays, no transfer rule does it. (`run` compares the axioms with those of Coq's reals.)"""
        folder, _, proved = bundled()
        self.assertIn("guo2019_example_real: 2 theorems, each resting on the two axioms of Coq's real numbers", proved)
        text = (folder / "guo2019_example_real.v").read_text(encoding="utf-8")
        self.assertIn("\n  maxmin_icR E pattern_1 allocation_q [transfers_phi1; transfers_phi2; transfers_phi3].", text)
        self.assertIn("\n  ~ (exists φ, balancedR E φ /\\ coalitional_icR E pattern_1 allocation_q φ).", text)
        for name in ("functional_extensionality_dep", "sig_forall_dec"):
            self.assertEqual((folder / "guo2019_example_real.out").read_text(encoding="utf-8").count(name), 2)
        (self.folder / "out").mkdir()
        self.write("out/third.v", "From Coq Require Import Reals Classical.\nFrom Candor Require Import RealNumbers.\n"
                   "Theorem all : forall x : R, x = x \\/ x <> x.\nProof. intro x. apply classic. Qed.\nPrint Assumptions all.\n")
        self.assertIn("third: NOT CLOSED", self.prove(1))

    def test_safronovs_theorems_hold_in_general_and_for_his_airlines(self):
        """The conditions of Proposition 2 hold for his 7/4 scheme with D_i = 1/4, the expected payoff of each airline; formula (6) gives that scheme; AGV violates equation (3)."""
        _, _, proved = bundled()
        self.assertIn("Safronov: 5 theorems about every example, each closed under the global context", proved)
        self.assertIn("zz_in_general: 4 theorems, each closed", proved)
        theory = (SOURCE / "recheck/coq/Safronov.v").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r"^  Theorem (\w+)", theory, flags=re.M), ["Proposition_1", "Proposition_2", "Theorem_1", "Proposition_3", "by_Proposition_2"])
        self.assertNotRegex(theory, r"\b(Axiom|Admitted|Parameter|admit)\b")

    def test_a_second_checker_agrees(self):
        """coqchk, which has no virtual machine, over the theory and two examples. Of what is not checked here, Coq's own library, it lists a sealed module; `run --coqchk` checks that too."""
        folder, _, _ = bundled()
        theory = [f"Candor.{path.stem}" for path in (SOURCE / "recheck/coq").glob("*.v") if path.stem != "RealNumbers"]
        self.assertIn("Candor.Safronov", theory)
        command = ["coqchk", "-silent", "-o", "-Q", ".", "Example", "-R", "theory", "Candor"]
        for name in [*theory, "Example.guo2019_example", "Example.zz_in_general"]:
            command += ["-norec", name]
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        axioms = result.stdout.partition("* Axioms:")[2].partition("* Constants/Inductives relying on type-in-type")[0].split()
        self.assertEqual([name for name in axioms if not name.startswith("Coq.ssr.ssrunder.Under_rel.") and name != "<none>"], [])

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

    def twins(self, case, twins):
        """All in one file, a module for each: the theorem as it was exported, which is proved, and its twins, which Coq refuses at Qed."""
        self.export(0, case)
        text = (self.folder / f"out/{case.parent.name}_{case.stem}.v").read_text(encoding="utf-8")
        for exported in (self.folder / "out").glob("*.v"):
            exported.unlink()
        self.compile_theory()
        preamble = re.split(r"(?m)^(?=Theorem |\(\* |Definition )", text)[0]
        modules, refused = [], []
        for theorem, changes in twins.items():
            alone = self.one_theorem(text, theorem)[len(preamble):]
            modules.append(alone)
            end = f" Qed.\nPrint Assumptions {theorem}.\n"
            self.assertEqual(alone.count(end), 1)
            for old, new in changes:
                self.assertIn(old, alone)
                modules.append(alone.replace(old, new, 1).replace(end, " Fail Qed. Abort.\n"))
                refused.append((theorem, old, new))
        (self.folder / "out/twins.v").write_text(preamble + "".join(f"Module M{k}.\n{module}End M{k}.\n" for k, module in enumerate(modules)), encoding="utf-8")
        result = subprocess.run(["coqc", "-q", "-test-mode", "-R", "theory", "Candor", "twins.v"], cwd=self.folder / "out", capture_output=True, text=True, timeout=600, check=False)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        answers = re.split(r"The command has indeed failed with message:\n", result.stdout)
        self.assertEqual(len(answers), len(refused) + 1, result.stdout)
        for twin, answer in zip(refused, answers[1:]):
            self.assertRegex(" ".join(answer.split()), r'The term "eq_refl" has type "true = true" while it is expected to have type', twin)
        self.assertEqual(result.stdout.count(CLOSED), len(twins))

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
            "claim_balanced_phi1_": [(phi1 + "[1; 1; 1] ↦ [120", phi1 + "[1; 1; 1] ↦ [121")],
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
            "claim_phi1_1_t1_t1_t1_": [("== 120", "== 121")],
            "claim_pays_phi1_phi3": [("/\\ (Min φ ∈ [transfers_phi1; transfers_phi3]", "/\\ (Min φ ∈ [transfers_phi1; transfers_phi3; transfers_phi2]")],
        })

    def test_false_twins_of_the_airlines(self):
        scheme = "transfers_scheme : transfers := (amounts [\n    [1; 1; 1] ↦ "
        self.twins(AIRLINES, {
            # no partition; a transfer from outside; one that is too small
            "claim_theorem_2_pairs_1_2_3_": [("pattern_7 : list coalition := [S_23; S_1]", "pattern_7 : list coalition := [S_23; S_12]"), (scheme + "[0; 0; 0]", scheme + "[1; 0; 0]"),
                                   ("[2; 1; 1] ↦ [7 # 2; -7 # 4; -7 # 4]", "[2; 1; 1] ↦ [1; -1 # 2; -1 # 2]")],
            "claim_separable": [("(1, [2; 2; 1]%nat)", "(2, [2; 2; 1]%nat)"), ("(1, [2; 2; 1]%nat)", "(1, [2; 2; 3]%nat)")],
            "claim_equation_2_pairs": [("externality_payment_of E (-1 # 4)", "externality_payment_of E (1 # 4)")],
        })


def scale(agents, types):
    """Safronov's transfers among agents of independent types with uneven priors, and the same with constants that add up to zero: all coalitions, also against both rules."""
    prior = {i: [(i + k * k) % 5 + 1 for k in range(types)] for i in range(1, agents + 1)}
    return (f"title: Scale\nsource: {{title: made up}}\nagents: [{', '.join(map(str, prior))}]\ntypes: {{{', '.join(f't{k}: {k}' for k in range(1, types + 1))}}}\n"
            "prior: {independent: {" + ", ".join(f"{i}: {{{', '.join(f't{k}: {w}/{sum(own)}' for k, w in enumerate(own, 1))}}}" for i, own in prior.items()) + "}}\n"
            "outcomes: {low: {size: 1}, middle: {size: 2}, high: {size: 4}}\n"
            f'payoffs: "outcome.size * (type[i] - {types + 1}/2) * (i + 1) / 3 - outcome.size ^ 2 * i / 17"\n'
            "allocations: {q: {construction: efficient, ties: first}}\n"
            f'transfers: {{x: {{construction: safronov, allocation: q}}, y: "x[i] + i - {agents + 1}/2"}}\n'
            "claims:\n  - {id: ic, property: coalitional_ic, transfers: x, expect: verified}\n"
            "  - {id: mixed, property: maxmin_coalitional_ic, transfers: [x, y], expect: verified}\n")


class Large(CoqTest):
    def test_large_examples_are_decided_in_integers(self):
        """20,000 inequalities about four agents with three types. With the budget kept, one transfer that is too large is found."""
        case = self.write("scale43.yaml", scale(4, 3))
        self.export(0, case)
        self.assertIn("scale43: 6 theorems, each closed", self.prove())
        text = (self.folder / "out/scale43.v").read_text(encoding="utf-8")
        head, _, table = text.partition("transfers_x : transfers := ")
        first = re.search(r"\[1; 1; 1; 1\] ↦ \[([^;]+); ([^;]+); ", table)
        changed = f"[1; 1; 1; 1] ↦ [({first[1]}) - 40; ({first[2]}) + 40; "
        for exported in (self.folder / "out").glob("*.v"):
            exported.unlink()
        self.write("out/scale43.v", head + "transfers_x : transfers := " + table.replace(first[0], changed, 1))
        self.assertIn("scale43: NOT PROVED", self.prove(1))


class EveryProperty(CoqTest):
    SEEDS = (12, 31, 33)

    def test_random_cases_of_every_property_and_both_verdicts(self):
        """Whatever Candor says of them, Coq proves: the claim if it is verified, its negation if it is refuted."""
        self.compile_theory()
        seen = {}
        for seed in self.SEEDS:
            complaints, claims, count = compare(CANDOR, seed, self.folder, self.folder / "out", rational=False)
            self.assertEqual(complaints, [])
            self.assertTrue((self.folder / f"out/random{seed}_real.vo").exists())
            self.assertGreater(count, len(claims))
            for prop, verdict in claims:
                seen.setdefault(prop, set()).add(verdict)
        documented = re.findall(r"^### (.+)", (SOURCE / "docs/claims.md").read_text(encoding="utf-8"), flags=re.M)
        self.assertEqual(set(seen) | {"all_equilibria_efficient"}, {name for heading in documented for name in heading.split(", ")} - UNSTATED)
        self.assertEqual(seen, {name: {"verified", "refuted"} for name in seen})


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

    def test_the_script_for_many_random_cases_tells_what_is_not_proved(self):
        (self.folder / "out").mkdir()
        for name, text, why in (("true", "Theorem all : 0 = 0.\nProof. reflexivity. Qed.\n", None), ("false", "Theorem all : 0 = 1.\nProof. reflexivity. Qed.\n", "Unable to unify"),
                                ("cheat", "Axiom cheat : False.\nTheorem all : 0 = 1.\nProof. destruct cheat. Qed.\n", "cheat"), ("hole", "Theorem all : 0 = 1.\nProof. Admitted.\n", "all")):
            with self.subTest(name=name):
                answer = why_not_proved(self.write(f"out/{name}.v", text))
                self.assertEqual(answer is None, why is None, answer)
                self.assertIn(why or "", answer or "")

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
