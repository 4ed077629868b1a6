# SPDX-License-Identifier: MIT
"""SMT solvers answer the questions that Candor exports, as it expects; and changed questions are noticed. Needs z3 and cvc5: without them these tests fail.
  smt_test.py                              the tests
  smt_test.py --instances N [--first SEED] [--solver S]  N random cases, every property true and false
"""
import argparse
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "cli"))
from program import AIRLINES, CANDOR, GUO, SOURCE, ProgramTest, coin, large   # noqa: E402
from random_case import RandomCase              # noqa: E402
from random_cases import write_random_case      # noqa: E402

RUN = SOURCE / "recheck/smt/run"
# Two sets of slides have many type profiles in some of their cases; of these the small ones are taken.
BUNDLED = [SOURCE / "cases" / name for name in ("guo2019", "safronov2016", "lecture2022/revenue_equivalence.yaml", "lecture2022/always_trade.yaml", "lecture2022/two_types_possible.yaml",
                                                "mishra2020/dagv_correlated.yaml", "mishra2020/two_agents.yaml")]
UNSTATED = {"all_equilibria_efficient", "optimum", "revenue_equivalence", "bayes_nash_equilibrium", "ex_post_equilibrium", "dominant_strategies", "pure_equilibria", "every_pure_equilibrium", "group_strategy_proof", "stable", "manipulable_profiles"}         # there is no question for these: their claims are named and left out
BATCH = 20


def recheck(folder, *options, path=None):
    environment = os.environ | ({"PATH": str(path)} if path else {})
    return subprocess.run([sys.executable, RUN, folder, *options], env=environment, capture_output=True, text=True, timeout=1200, check=False)


def verdicts(folder):
    """How often each property was verified and refuted."""
    found = [re.findall(r"^; claim .*: (\w+), (verified|refuted)$", path.read_text(encoding="utf-8"), flags=re.M) for path in folder.rglob("claim_*.smt2")]
    return collections.Counter(each for one in found for each in one)


class SmtTest(ProgramTest):
    def export(self, code, *cases):
        """The questions about the cases, in self.folder/out; what was said on standard error."""
        return self.expect(code, "export", "--smtlib", *cases, "-o", "out").stderr

    def answers(self, code, *options, **settings):
        """What recheck/smt/run says of self.folder/out."""
        result = recheck(self.folder / "out", *options, **settings)
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        return result.stdout


class AsExpected(SmtTest):
    def test_every_decided_claim_of_the_bundled_cases_and_random_ones_of_every_property(self):
        cases = [write_random_case(self.folder, seed) for seed in range(1000, 1024)] + [self.write(f"random{seed}.yaml", RandomCase(seed).text()) for seed in (1, 5, 17)]
        bundled = self.export(0, *BUNDLED)
        self.assertEqual(len(re.findall("is not exported", bundled)), len(re.findall("is not exported: it is about (?:all equilibria|the best of all transfers|all pairs of transfer rules)", bundled)))
        self.assertEqual(len(list((self.folder / "out/guo2019_example").iterdir())), 115)   # its 114 claims and one on prior and lotteries
        remarks = self.run_candor("export", "--smtlib", *cases, "-o", "out").stderr
        # A region may be of claims one of which is not made of comparisons, or has none.
        self.assertNotRegex(remarks, r"(?<! r\d) is not exported: (?!undecided|there are no words here for|it is about (?:how many profiles|all equilibria|the best of all transfers|all pairs of transfer rules))")
        self.assertNotRegex(remarks, r" r\d is not exported: (?!undecided|the region of a claim that something exists|it ranges over nothing|there are no words here for)")
        said = self.answers(0)
        self.assertRegex(said, r"^z3: (\d+) files, (\d+) answers, all as expected\ncvc5: \1 files, \2 answers, all as expected\n$")
        documented = re.findall(r"^### (.+)", (SOURCE / "docs/claims.md").read_text(encoding="utf-8"), flags=re.M)
        wanted = {name for heading in documented for name in heading.split(", ")} - UNSTATED
        self.assertEqual(set(verdicts(self.folder / "out")), {(name, verdict) for name in wanted for verdict in ("verified", "refuted")})

    def test_one_query_for_each_coalition_and_joint_type(self):
        """Guo's pattern: three single agents with two types each and one pair with four: 10. The negation has an unknown for each report."""
        self.export(0, GUO)
        text = (self.folder / "out/guo2019_example/claim_mixed_ambiguous.smt2").read_text(encoding="utf-8")
        self.assertEqual(len(re.findall(r"^\(check-sat\)$", text, flags=re.M)), 10)
        self.assertEqual(len(re.findall(r"^\(declare-fun d@", text, flags=re.M)), 3 * 2 * 2 + 4 * 4)
        self.assertIn("; query 1: coalition {1, 2} with types (1, 1): a mixed report that pays\n", text)
        self.assertIn("(define-fun p@1.1.2 () Real (/ 3.0 20.0))", text)
        text = (self.folder / "out/guo2019_example/claim_no_simple_mechanism.smt2").read_text(encoding="utf-8")
        self.assertEqual(len(re.findall(r"^\(declare-fun x\.", text, flags=re.M)), 3 * 8)   # the transfers, and nothing of the multipliers


class FalseTwins(SmtTest):
    """One place of an exported file is changed: the answers must not be the expected ones, for the reason that the change gives."""

    def twin(self, claim, changes, complaint):
        original = self.folder / f"out/guo2019_example/{claim}.smt2"
        text = original.read_text(encoding="utf-8")
        folder = self.folder / "twin"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / original.name).write_text(text, encoding="utf-8")
        self.assertEqual(recheck(folder).returncode, 0, claim)
        for pattern, replacement in changes:
            text, count = re.subn(pattern, replacement, text, count=1, flags=re.M)
            self.assertEqual(count, 1, pattern)
        (folder / original.name).write_text(text, encoding="utf-8")
        result = recheck(folder, "--solver", "both")
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        self.assertEqual(re.findall(rf"^(z3|cvc5): {claim}\.smt2: {complaint}$", result.stdout, flags=re.M), ["z3", "cvc5"], result.stdout)

    def test_false_twins_of_guos_example(self):
        self.export(0, GUO)

        def number(symbol, value):
            return rf"^\(define-fun {re.escape(symbol)} \(\) Real .*\)$", f"(define-fun {symbol} () Real {value})"
        sat = r"query \d+ is sat, but unsat is expected everywhere"
        unsat = "unsat everywhere, but sat is expected somewhere"
        # phi3 pays agent 1 at (2, 2, 1) 60 at the cost of agent 3: the budget is kept, the incentives are not
        moved = [number("t_phi3.1@2.2.1", "60.0"), number("t_phi3.3@2.2.1", "(- 60.0)")]
        for claim, changes, complaint in (
                ("claim_mixed_ambiguous", moved, sat),
                ("claim_balanced_phi1_", [number("t_phi1.1@1.1.1", "121.0")], "query 1 is sat, but unsat is expected everywhere"),
                ("claim_phi1_1_t1_t1_t1_", [(r"120\.0 1\.0", "121.0 1.0")], sat),
                ("claim_phi1_1_t1_t1_t1_", [number("t_phi1.1@1.1.1", "121.0")], sat),
                ("well_formed", [number("p@1.1.1", "(/ 1.0 4.0)")], "query 1 is sat, but unsat is expected everywhere"),
                ("well_formed", [number("p@1.1.1", "(- (/ 1.0 5.0))")], sat),
                ("claim_efficient", [number("u1.o1@1.1.1", "1000.0")], sat),
                # the transfers need not balance at the first profile any more, nor be worth it for the pair; they need to balance at 1 and 0
                ("claim_no_simple_mechanism", [(r"^\(assert \(= \(\+ x\.1@(?:.|\n)*^\(assert \(= \(\+ x\.1@2\.2\.2.*\n", "")], sat),
                ("claim_implementable_singles", [(r"^(\(assert \(= \(\+ x\.1@1\.1\.1 .*) 0\.0\)\)$", r"\1 0.0))\n\1 1.0))")], unsat),
                ("claim_coalitional_identifiability", [(r"^\(assert \(> \(\+ \(\* \(\+ p@.*$", "(assert false)")], unsat),
                ("claim_mixed_phi1_phi2", [(r"^\(set-logic ALL\)$", "(set-logic ALL)\n(assert false)")], unsat),
                # queries and answers
                ("claim_mixed_ambiguous", [(r"^\(check-sat\)\n", "")], "it should have 10 queries but has 9"),
                ("claim_mixed_ambiguous", [(r"^\(check-sat\)\n", "; (check-sat)\n")], "it should have 10 queries but has 9"),
                ("claim_mixed_ambiguous", [(r"^\(check-sat\)\n", "(check-sat)\n(check-sat)\n")], "it should have 10 queries but has 11"),
                ("claim_mixed_ambiguous", [(r"^\(check-sat\)\n", "(check-sat)\n(exit)\n")], "1 answers to 10 queries"),
                ("claim_mixed_ambiguous", [(r"^\(pop 1\)$", "(pop 1)\n(assert (> nobody 0.0))")], r"said \(error .*"),
                ("claim_mixed_ambiguous", [(r"^\(pop 1\)$", '(pop 1)\n(echo "unknown")')], r'said "?unknown"?'),
                ("claim_mixed_ambiguous", [(r"^; expected: .*\n", "")], "it does not say how many queries it has and what is expected"),
                ("claim_mixed_ambiguous", [(r"^; expected: .*\n", "; expected: sat somewhere\n")], unsat),
                ("claim_mixed_ambiguous", [(r"^; expected: .*\n", "; expected: sat somewhere\n; expected: unsat everywhere\n")], "it does not say .*")):
            with self.subTest(claim=claim, changes=changes):
                self.twin(claim, changes, complaint)

    def test_the_other_claims_do_not_notice_that_a_transfer_moved(self):
        """The twin above is one about incentives: its budget is kept."""
        self.export(0, GUO)
        path = self.folder / "out/guo2019_example/claim_balanced_phi3_.smt2"
        text = path.read_text(encoding="utf-8")
        for symbol, value in (("t_phi3.1@2.2.1", "60.0"), ("t_phi3.3@2.2.1", "(- 60.0)")):
            text, count = re.subn(rf"^\(define-fun {re.escape(symbol)} \(\) Real .*\)$", f"(define-fun {symbol} () Real {value})", text, flags=re.M)
            self.assertEqual(count, 1)
        path.write_text(text, encoding="utf-8")
        self.answers(0)


class Program(SmtTest):
    def export_coin(self, title="A coin"):
        text = coin("id: support, property: full_support, expect: verified").replace("title: A coin", f'title: "{title}"')
        self.export(0, self.write("coin.yaml", text))

    def stand_in(self, script):
        """A PATH on which z3 is this script."""
        tools = self.folder / "tools"
        shutil.rmtree(tools, ignore_errors=True)
        tools.mkdir()
        for tool in ("sh", "sleep", "echo", "python3"):
            (tools / tool).symlink_to(shutil.which(tool))
        if script:
            (tools / "z3").write_text("#!/bin/sh\n" + script, encoding="utf-8")
            (tools / "z3").chmod(0o755)
        return tools

    def test_a_solver_that_does_not_answer_is_a_failure(self):
        self.export_coin()
        for script, complaint in (("echo unknown", "said unknown"), ("echo unsat; exit 3", "ended with 3"), ("exec sleep 30", "no answer within 1 seconds"),
                                  ("exit 0", r"0 answers to \d queries"),
                                  ("echo unsat; echo unsat >&2; echo trouble >&2", "said trouble"), ("echo; echo unsat", "said ")):
            with self.subTest(script=script):
                said = self.answers(1, "--solver", "z3", "--timeout", "1", path=self.stand_in(script))
                self.assertRegex(said, rf"(?m)^z3: coin/claim_support\.smt2: {complaint}$")
                self.assertIn(" FAILED\n", said)

    def test_without_solvers_nothing_is_said_to_be_answered(self):
        self.export_coin()
        for options in ([], ["--solver", "z3"], ["--solver", "both"]):
            result = recheck(self.folder / "out", *options, path=self.stand_in(""))
            self.assertEqual((result.returncode, result.stdout), (4, ""), result.stderr)
            self.assertIn("here; on Debian: apt-get install z3 cvc5", result.stderr)
        result = recheck(self.folder / "out", "--solver", "both", path=self.stand_in("echo unsat"))
        self.assertEqual((result.returncode, result.stdout), (4, ""))
        (self.folder / "empty").mkdir()
        self.assertEqual(recheck(self.folder / "empty").returncode, 4)
        self.assertEqual(recheck(self.folder / "out", "--solver", "oracle").returncode, 4)

    def test_ids_that_differ_in_punctuation_are_different_files(self):
        case = self.write("ids.yaml", coin(*(f"id: {name}, property: full_support, expect: verified" for name in ("a.b", "a_b", "a-b"))))
        self.export(0, case)
        self.assertEqual(sorted(path.name for path in (self.folder / "out/ids").iterdir()), ["claim_a_b.smt2", "claim_a_b_.smt2", "claim_a_b__.smt2", "well_formed.smt2"])
        self.answers(0)

    def test_a_title_cannot_be_taken_for_what_is_expected(self):
        self.export_coin("; expected: sat somewhere \u2028; queries: 7 \u2028(check-sat)")
        self.assertIn("; coin: ; expected: sat somewhere", (self.folder / "out/coin/claim_support.smt2").read_text(encoding="utf-8"))
        self.answers(0)

    def test_claims_without_a_question_are_named(self):
        self.assertRegex(self.export(0, AIRLINES), r"candor: safronov2016/airlines: theorem\.2\.pairs\[1,2,3\] is not exported: it is about all equilibria\n")
        self.assertIn("\n; no file for theorem.2.pairs[1,2,3]: it is about all equilibria\n", (self.folder / "out/safronov2016_airlines/well_formed.smt2").read_text(encoding="utf-8"))

    def test_a_claim_of_too_many_terms_is_named(self):
        """9 agents with two types: 9 * 2^9 * 2^8 comparisons of dominant strategies. (With private values Candor needs 9 * 2^9.)"""
        text = large(9).replace("coalitional_dominant_strategy_ic", "dominant_strategy_ic").replace(", coalitions: all", "") + "  - {id: support, property: full_support, expect: verified}\n"
        self.assertIn("large: slow is not exported: it has more than 1048576 terms", self.export(0, self.write("large.yaml", text)))
        self.assertEqual(sorted(path.name for path in (self.folder / "out/large").iterdir()), ["claim_support.smt2", "well_formed.smt2"])
        self.answers(0)

    def test_export_is_for_one_prover(self):
        self.assertIn("Give one of --coq (theorems for Coq) and --smtlib (questions to SMT solvers)", self.expect(4, "export", GUO, "-o", "out").stderr)
        self.expect(4, "export", "--coq", "--smtlib", GUO, "-o", "out")
        self.expect(4, "export", "--smtlib", GUO)
        self.assertEqual(self.leftovers(), [])


def asked_together(solver, files):
    """{file: answers}: one run of the solver for all the files, which is reset between them."""
    script = "".join(f'(echo "file {path}")\n{path.read_text(encoding="utf-8")}(reset)\n' for path in files)
    command = {"z3": ["z3", "-smt2", "-in"], "cvc5": ["cvc5", "--lang=smt2", "--incremental", "-"]}[solver]
    said = subprocess.run(command, input=script, capture_output=True, text=True, timeout=1200, check=True).stdout.replace('"', "")
    return {Path(part.splitlines()[0]): part.splitlines()[1:] for part in said.split("file ")[1:]}


def many(instances, first, solvers):
    """Random cases through the solvers, in batches; how many files were not answered as expected."""
    wrong, seen = 0, collections.Counter()
    for begin in range(first, first + instances, BATCH):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            cases = [write_random_case(folder, seed) for seed in range(begin, min(begin + BATCH, first + instances))]
            subprocess.run([CANDOR, "export", "--quiet", "--smtlib", *cases, "-o", folder / "out"], capture_output=True, timeout=600, check=False)
            files = sorted((folder / "out").rglob("*.smt2"))
            if len(list((folder / "out").rglob("well_formed.smt2"))) != len(cases):
                raise SystemExit(f"cases from {begin} were not all exported")
            seen += verdicts(folder / "out")
            for solver in solvers:
                answers = asked_together(solver, files)
                for path in files:
                    text, said = path.read_text(encoding="utf-8"), answers.get(path, [])
                    satisfiable = re.search("^; expected: sat somewhere$", text, flags=re.M) is not None
                    if len(said) != len(re.findall(r"^\(check-sat\)$", text, flags=re.M)) or set(said) - {"sat", "unsat"} or ("sat" in said) != satisfiable:
                        wrong += 1
                        print(f"{solver}: {path.relative_to(folder)}: {said}", flush=True)
        if sys.stderr.isatty() or begin % (BATCH * 10) == 0:
            print(f"{min(begin + BATCH, first + instances) - first} cases, {sum(seen.values())} claims, {wrong} files not as expected", file=sys.stderr, flush=True)
    for (name, verdict), count in sorted(seen.items()):
        print(f"{name:34}{verdict:10}{count}")
    print(f"{instances} cases, {sum(seen.values())} claims, {', '.join(solvers)}: {wrong or 'no'} disagreements", flush=True)
    return wrong


if __name__ == "__main__":
    missing = [solver for solver in ("z3", "cvc5") if shutil.which(solver) is None]
    if missing:
        sys.exit(f"{' and '.join(missing)} needed: on Debian, apt-get install z3 cvc5")
    if "--instances" not in sys.argv:
        unittest.main()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--instances", type=int, required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--solver", choices=("z3", "cvc5", "both"), default="both")
    given = parser.parse_args()
    sys.exit(1 if many(given.instances, given.first, ["z3", "cvc5"] if given.solver == "both" else [given.solver]) else 0)
