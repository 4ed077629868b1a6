# SPDX-License-Identifier: MIT
"""The second checker, recheck/python: what it accepts, and above all what it does not."""
import collections
import contextlib
import copy
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import differential
import forge
from checker import SOURCE, read_case, recheck, write_certificates
from mutation import Comparison
from random_cases import write_random_case
from recheck import main

CANDOR = os.environ["CANDOR"]
ARENA = Path(tempfile.mkdtemp())        # of forged certificates, made when the tests begin
ARENA_CASES = SOURCE / "tests/certificates/cases"
CASES = sorted((SOURCE / "cases").rglob("*.yaml"))
DOCUMENT = (SOURCE / "docs/certificate_format.md").read_text(encoding="utf-8")
LAMP_CASE = re.search(r"```yaml\n(.*?)```", DOCUMENT, re.S)[1]
LAMP = json.loads(re.search(r"```json\n(.*?)```", DOCUMENT, re.S)[1])
PRICE_CASE = (ARENA_CASES / "price.yaml").read_text(encoding="utf-8")
ZERO = {"kind": "transfers", "amounts": LAMP["transfers"][0]["amounts"]}
PRICE = {"kind": "transfers", "amounts": LAMP["transfers"][1]["amounts"]}


def setUpModule():
    unittest.addModuleCleanup(shutil.rmtree, ARENA)
    forge.write_arena(CANDOR, ARENA)


def lamp(*path, to):
    """The example of the document with one value changed."""
    root = copy.deepcopy(LAMP)
    part = root
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = to
    return root


def claimed(statement, verdict, evidence):
    """The example of the document with one claim."""
    key = "reason" if verdict == "undecided" else "evidence"
    return LAMP | {"claims": [{"id": "claim", "statement": statement, "verdict": verdict, key: evidence}]}


def code_of(root):
    return recheck(root if isinstance(root, bytes) else json.dumps(root).encode())[0]


class Checker(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_main(self, *arguments):
        with contextlib.redirect_stdout(io.StringIO()) as output, contextlib.redirect_stderr(io.StringIO()) as talk:
            code = main([str(argument) for argument in arguments])
        return code, output.getvalue(), talk.getvalue()

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode() if isinstance(content, str) else json.dumps(content).encode())
        return path


class Accepts(Checker):
    def test_the_certificates_of_the_bundled_cases(self):
        """With the case and without; every claim of every case; and in little time."""
        certificates = write_certificates(CANDOR, self.folder / "out", CASES)
        self.assertEqual(len(certificates), len(CASES))
        began, claims = time.process_time(), 0
        for path in certificates:
            root = json.loads(path.read_bytes())
            case = read_case(SOURCE / "cases" / f"{root['case']}.yaml")
            code, why, findings = recheck(path.read_bytes(), case)
            self.assertEqual((code, why), (0, ""), path)
            self.assertEqual({claim: finding for claim, _, finding in findings}, case.expected)
            claims += len(findings)
            if root["case"] == "safronov2016/airlines":
                regions = collections.Counter(finding for _, prop, finding in findings if prop == "parameter_region")
        self.assertEqual(regions, {"verified": 8, "refuted": 1})
        self.assertGreaterEqual(claims, 400)
        self.assertLess(time.process_time() - began, 100, "seconds of the processor; about ten are usual")
        self.assertEqual(self.run_main(self.folder / "out")[0], 0)
        self.assertEqual(self.run_main("--case", SOURCE / "cases", self.folder / "out")[0], 0)

    def test_the_example_of_the_document(self):
        self.write("lamp.yaml", LAMP_CASE)
        self.assertEqual(recheck(json.dumps(LAMP).encode(), read_case(self.folder / "lamp.yaml"))[0], 0)

    def test_what_is_false_may_be_said(self):
        """With `"green_laffont": false` written out, as the document allows, the first checker took a certificate to be about its case, the second did not."""
        case = self.folder / "lamp.yaml"
        case.write_text(LAMP_CASE, encoding="utf-8")
        for said, code in ((False, 0), (True, 1)):
            certificate = self.folder / "said.json"
            certificate.write_text(json.dumps(lamp("allocations", 0, to=LAMP["allocations"][0] | {"green_laffont": said})), encoding="utf-8")
            self.assertEqual(recheck(certificate.read_bytes(), read_case(case))[0] != 0, bool(code), said)
            first = subprocess.run([CANDOR, "verify", case, certificate], capture_output=True, text=True, check=False, timeout=1200)
            self.assertEqual(first.returncode != 0, bool(code), first.stdout + first.stderr)

    def test_a_theorem_in_place_of_every_misreport(self):
        """Safronov's transfers by Proposition 2, the AGV transfers not: by this checker, and by Candor."""
        [path] = write_certificates(CANDOR, self.folder / "out", [SOURCE / "cases/safronov2016/airlines.yaml"])
        root = json.loads(path.read_bytes())
        for verdict, expected in (("verified", 0), ("refuted", 1)):
            claims = [claim for claim in root["claims"] if claim["statement"]["property"] == "coalitional_ic" and claim["verdict"] == verdict]
            self.assertGreaterEqual(len(claims), 1)
            for claim in claims:
                one = self.write("one.json", root | {"claims": [claim | {"verdict": "verified", "evidence": {"kind": "proposition_2"}}]})
                self.assertEqual(code_of(one.read_bytes()), expected, claim["id"])
                self.assertEqual(subprocess.run([CANDOR, "verify", one], capture_output=True, check=False).returncode, expected, claim["id"])

    def test_evidence_worked_out_by_hand(self):
        """Ann's value of the lamp is 1 or 3, Bob's cost 2; she has it for nothing if she says high."""
        implementable = {"property": "implementable", "allocation": "q", "incentives": "coalitional", "coalitions": [["ann"]]}
        self.assertEqual(code_of(claimed(implementable, "verified", PRICE)), 0)
        self.assertEqual(code_of(claimed(implementable, "verified", ZERO)), 1, "low would say high")
        # Low must not say high: 1/3 (x(low) - 1 - x(high)) >= 0, so x(low) - x(high) >= 1. If no transfer is below -1 nor above -1/2 this fails.
        bounded = implementable | {"least_transfer": "-1", "largest_transfer": "-1/2"}
        low, high = {"ann": "low", "bob": "plain"}, {"ann": "high", "bob": "plain"}
        terms = [{"requirement": "incentive", "place": {"coalition": ["ann"], "truth": {"ann": "low"}, "report": {"ann": "high"}}, "multiplier": "3"},
                 {"requirement": "largest_transfer", "place": {"coalition": ["ann"], "truth": low}, "multiplier": "1"},
                 {"requirement": "least_transfer", "place": {"coalition": ["ann"], "truth": high}, "multiplier": "1"}]
        self.assertEqual(code_of(claimed(bounded, "refuted", {"kind": "combination", "terms": terms})), 0)
        for k in range(3):
            self.assertEqual(code_of(claimed(bounded, "refuted", {"kind": "combination", "terms": terms[:k] + terms[k + 1:]})), 1)
        wide = bounded | {"largest_transfer": "0"}  # then -1/2 is left for the contradiction, and there is none
        self.assertEqual(code_of(claimed(wide, "refuted", {"kind": "combination", "terms": terms})), 1)


class Rejects(Checker):
    def test_what_is_no_certificate(self):
        text = json.dumps(LAMP)
        malformed = {
            "nothing": b"", "truncated": text[:-1].encode(), "half": text[:len(text) // 2].encode(), "something behind it": text.encode() + b"{}",
            "a byte order mark": b"\xef\xbb\xbf" + text.encode(), "not UTF-8": text.encode().replace(b"lamp", b"l\xe4mp"), "UTF-16": text.encode("utf-16"),
            "an array": f"[{text}]".encode(), "a number": b"1", "null": b"null", "a comment": b"// lamp\n" + text.encode(), "NaN": text.replace('"1/3"', "NaN").encode(),
            "a JSON number": text.replace('"1/3"', "0.5").encode(), "an integer": text.replace('"1"', "1").encode(),
            "half a surrogate pair": text.replace("lamp", "\\ud800").encode(), "too deep": b"[" * 100000 + b"]" * 100000,
            "a key twice": text.replace("{", '{"case": "lamp", ', 1).encode(),
            "another version": json.dumps(lamp("candor_certificate", to="3")).encode(), "the version before": json.dumps(lamp("candor_certificate", to="1")).encode(), "no claims": json.dumps(lamp("claims", to=[])).encode(),
            "a decimal": text.replace('"1/3"', '"0.5"').encode(),
            "not in lowest terms": text.replace('"1/3"', '"2/6"').encode(), "minus nothing": text.replace('"0"', '"-0"').encode(),
            "a plus": text.replace('"2"', '"+2"').encode(), "an exponent": text.replace('"2"', '"2e0"').encode(), "a denominator of 1": text.replace('"2"', '"2/1"').encode(),
            "by nothing": text.replace('"1/3"', '"1/0"').encode(),
            "a leading nought": text.replace('"2"', '"02"').encode(), "digits of another script": text.replace('"2"', '"٢"').encode(),
            "a long number": text.replace('"2"', '"' + "2" * 4097 + '"').encode(),
            "a blank": text.replace('"2"', '" 2"').encode(), "a line end": text.replace('"2"', '"2\\n"').encode(),
        }
        for what, data in malformed.items():
            with self.subTest(what):
                self.assertEqual(code_of(data), 3)

    def test_a_model_that_is_none(self):
        wrong = {
            "a prior of 4/3": lamp("prior", 0, "probability", to="2/3"),
            "a negative prior": lamp("prior", to=[LAMP["prior"][0] | {"probability": "-1/3"}, LAMP["prior"][1] | {"probability": "4/3"}]),
            "an agent that cannot act alone": lamp("coalitions", to=[["ann"], ["ann", "bob"]]),
            "an efficient allocation that is not": lamp("allocations", 0, "lotteries", 0, "outcomes", to={"lamp": "1"}),
            "a rule that is not what it is called": lamp("transfers", 0, "construction", to={"rule": "vcg", "allocation": "q"}),
        }
        wrong["an efficient allocation that is not"]["allocations"][0]["efficient"] = "first"
        for what, root in wrong.items():
            with self.subTest(what):
                self.assertEqual(code_of(root), 1)

    def test_a_table_that_is_none(self):
        rows = LAMP["prior"]
        for what, prior in {"a row missing": rows[:1], "rows exchanged": rows[::-1], "a row twice": [rows[0], rows[0]], "one too many": [*rows, rows[1]]}.items():
            with self.subTest(what):
                self.assertEqual(code_of(lamp("prior", to=prior)), 3)

    def test_claims_over_nothing(self):
        """Where there is nothing to compare nothing is shown."""
        mechanism = {"allocation": "q", "transfers": ["price"]}
        for statement in ({"property": "coalitional_ic", **mechanism, "coalitions": []}, {"property": "coalitional_ic", **mechanism, "coalitions": [["bob"]]},
                          {"property": "separable", "allocation": "q"}, {"property": "cbdp", "coalitions": [["ann", "bob"]]}):
            for verdict in ("verified", "refuted"):
                self.assertEqual(code_of(claimed(statement, verdict, {"kind": "enumerate"})), 1, statement)
        nothing = {"property": "implementable", "allocation": "q", "incentives": "none"}
        self.assertEqual(code_of(claimed(nothing, "verified", ZERO)), 1)
        self.assertEqual(code_of(claimed(nothing, "refuted", {"kind": "combination", "terms": []})), 1)
        mixed = {"property": "maxmin_coalitional_ic", "allocation": "q", "transfers": ["free", "price"], "coalitions": [["bob"]], "strategies": "mixed"}
        self.assertEqual(code_of(claimed(mixed, "verified", {"kind": "convex_weights", "weights": []})), 1)

    def test_verdicts_turned_round(self):
        for k, other in ((0, "verified"), (1, "refuted")):
            self.assertEqual(code_of(lamp("claims", k, "verdict", to=other)), 1)

    def test_an_undecided_claim_is_no_success(self):
        self.assertEqual(code_of(claimed({"property": "full_support"}, "undecided", "it was too late")), 2)
        self.assertEqual(code_of(claimed({"property": "full_support"}, "undecided", {"kind": "enumerate"})), 3)
        self.assertEqual(code_of(LAMP | {"claims": [*LAMP["claims"], {"id": "z", "statement": {"property": "full_support"}, "verdict": "undecided", "reason": "?"}]}), 2)

    def test_a_certificate_of_another_case(self):
        case = read_case(self.write("lamp.yaml", LAMP_CASE))
        changed = {
            "another name": lamp("case", to="lamps"), "another payoff": lamp("payoffs", 1, "payoffs", "lamp", "ann", to="4"), "a claim less": lamp("claims", to=LAMP["claims"][:1]),
            "another order of outcomes": lamp("outcomes", to=["none", "lamp"]), "another statement": lamp("claims", 1, "statement", "transfers", to=["free"]),
            "a claim more": lamp("claims", to=[{"id": "a", "statement": {"property": "full_support"}, "verdict": "verified", "evidence": {"kind": "enumerate"}}, *LAMP["claims"]]),
        }
        for what, root in changed.items():
            with self.subTest(what):
                self.assertEqual(recheck(json.dumps(root).encode(), case)[0], 1)
        unexpected = read_case(self.write("lamp.yaml", LAMP_CASE.replace("free, expect: refuted", "free, expect: verified")))
        code, why, _ = recheck(json.dumps(LAMP).encode(), unexpected)
        self.assertEqual((code, why), (1, "honest_for_nothing: refuted, but the case expects it to be verified"))

    def test_the_arena(self):
        """Every forged certificate ends with the code of its folder."""
        codes = {"verified": 0, "rejected": 1, "undecided": 2, "malformed": 3}
        for folder, entries in forge.FORGERIES.items():
            for case, fault in entries:
                with self.subTest(f"{folder}/{case}/{fault}"):
                    certificate = (ARENA / folder / case / f"{fault}.json").read_bytes()
                    self.assertEqual(recheck(certificate, read_case(ARENA_CASES / f"{case}.yaml"))[0], codes[folder])

    def test_forged_regions_without_their_case(self):
        """The tables with a parameter one larger, the claims there and the region are then the certificate's, and still none is shown, unless it says the same in other words: by this checker, and by Candor."""
        same_in_other_words = {"inequality_doubled", "inequality_twice_and_derived_twice"}
        forged = sorted((ARENA / "rejected/price").glob("*.json"))
        self.assertGreater(len(forged), 40)
        for path in forged:
            with self.subTest(path.stem):
                code = 0 if path.stem in same_in_other_words else 1
                self.assertEqual(recheck(path.read_bytes())[0], code)
                self.assertEqual(subprocess.run([CANDOR, "verify", path], capture_output=True, timeout=60, check=False).returncode, code)

    def test_a_checker_that_accepts_everything_or_nothing_would_be_noticed(self):
        """Mutants themselves: mutation.py."""
        for answer in (0, 1):
            comparison = Comparison(os.environ["VERIFY_MANY"], lambda data, case, answer=answer: answer)
            comparison.compare(ARENA_CASES / "lamp.yaml", ARENA / "verified/lamp/honest.json", 20)
            self.assertGreater(len(comparison.disagreements), 20)
            self.assertEqual(bool(comparison.score.harmful), answer == 0)


    def test_the_name_of_a_case_is_one_line(self):
        """A certificate without its case was accepted although its `case` had two lines, of which the second could be taken for something else."""
        for name in ("lamp\n(assert false)", "", "la\x7fmp"):
            self.assertEqual(code_of(LAMP | {"case": name}), 3)


class CaseFiles(Checker):
    def test_what_is_no_case(self):
        wrong = {
            "a key twice": ("title:", "title: x\ntitle:"), "an unknown key": ("title:", "titel: x\ntitle:"), "a tab": ("agents: [", "agents:\t["),
            "an anchor": ("[ann, bob]", "&a [ann, bob]"),
            "an alias": ("lamp, none]\n", "*a, none]\n"), "a tag": ("Who pays", "!!str Who pays"), "a row missing": ("  - [high,     plain,    2/3]\n", ""),
            "a column twice": ("[type ann, type bob, probability]", "[type ann, type ann, probability]"), "a prior that does not sum to 1": ("2/3", "1/3"),
            "an unknown name": ("then lamp", "then lump"), "a second document": ("agents:", "---\nagents:"), "an unknown property": ("bayesian_ic", "bayesian"),
            "a bracket too few": ("expect: verified}", "expect: verified"), "an unknown key of a claim": ("transfers: price,", "transfers: price, stage: interim,"),
            "another expectation": (", expect: verified", ", expect: true"), "a circle": ("free: 0", "free: free[i]"),
            "division by zero": ("free: 0", "free: 1/0"), "text behind a quotation": ("Who pays for the lamp", '"Who" pays'), "bad indentation": ("  free: 0", "   free: 0"),
            "a deviation that pays nothing": ("property: bayesian_ic, transfers: free,", "property: deviation, transfers: free, coalition: ann, given: {ann: low}, reports: {ann: high}, gain: 0,"),
        }
        for what, (old, new) in wrong.items():
            with self.subTest(what):
                self.assertIn(old, LAMP_CASE)
                path = self.write("lamp.yaml", LAMP_CASE.replace(old, new, 1))
                self.assertEqual(self.run_main("--case", path, self.write("lamp.json", LAMP))[0], 3)

    def test_amounts_that_are_not_affine_have_no_regions(self):
        """By the form of their formulas, as this checker and Candor read them."""
        text, ann = PRICE_CASE, "-price else price"
        wrong = {
            "a square": (ann, "-price*price else price"), "a power": (ann, "-price^2 else price"), "a divisor": (ann, "-1/price else price"),
            "an extremum": (ann, "-max(price, 0) else price"), "a condition": ("if q = none", "if q = none or price < 0"), "a product of two": (ann, "-price else price*cost"),
            "the least of a range": (ann, "-min(j in agents: price) else price"), "by a detour": ("  vcg: {", "  half: sale[i] * sale[i]\n  vcg: {"),
            "another parameter's factor": (ann, "-price else price + cost*price"),
            "a probability": ("1/3]", "price/6]"), "an outcome": ("{construction: efficient, ties: none}", "if type[ann] = high and price > 0 then lamp else none"),
            "the best for the others": ("construction: vcg", "construction: pivot"),
            "a product in the region": ("price >= 1 and price <= 3, ", "price*price >= 1, "), "an alternative": ("price >= 1 and", "price >= 1 or"),
            "a region of a region": ("claims: truthful, parameters: price, region: price <= 3", "claims: region.cheap, parameters: price, region: price <= 3"),
            "a parameter that there is not": ("parameters: cost,", "parameters: costs,"), "a claim that there is not": ("claims: [vcg, efficient]", "claims: [vcg, efficiency]"),
            "a claim twice": ("claims: [vcg, efficient]", "claims: [vcg, vcg]"),
        }
        for what, (old, new) in wrong.items():
            with self.subTest(what):
                self.assertIn(old, text)
                path = self.write("price.yaml", text.replace(old, new, 1))
                self.assertEqual(self.run_main("--case", path, ARENA / "verified/price/honest.json")[0], 3)
                self.assertEqual(subprocess.run([CANDOR, "check", "--quiet", path], capture_output=True, timeout=60, check=False).returncode, 3)

    def test_affine_amounts_written_otherwise(self):
        written = {"if q = none then 0 else if i = ann then -price else price": '"if i = ann and q = lamp then -sum(j in agents where j != i: price) else if q = none then 0 else (3*price - price) / 2"',
                   "then -cost else 0": "then 2*(cost - cost) - cost else 0", "price >= 1 and price <= 3, ": "-2*price <= 3 - 5 and 0 <= 6/2 - price, "}
        text = PRICE_CASE
        for old, new in written.items():
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        case = read_case(self.write("price.yaml", text))
        self.assertEqual([one["inequality"]["constant"] for one in next(claim for claim in case.root["claims"] if claim["id"] == "region.truthful")["statement"]["region"]], ["-2", "3"])
        certificate, = write_certificates(CANDOR, self.folder / "out", [self.folder / "price.yaml"])
        self.assertEqual(recheck(certificate.read_bytes(), case)[0], 0)

    def test_the_same_case_written_otherwise(self):
        """Formulas for tables, quotes, comments and line breaks: the certificate is the same."""
        prior = LAMP_CASE[LAMP_CASE.index("prior:"):LAMP_CASE.index("outcomes:")]
        payoffs = LAMP_CASE[LAMP_CASE.index("payoffs:"):LAMP_CASE.index("allocations:")]
        written = LAMP_CASE.replace(prior, "prior: {independent: {ann: {low: 1/3, high: 1 - 1/3}, bob: {plain: 1}}}  # as before\n")
        formulas = 'payoffs:\n  "ann": "if outcome = none then 0 else if type[ann] = low\n    then 1 else 2^2 - 1"\n  others: >-\n    if outcome =\n    lamp then -2 else 0\n'
        written = written.replace(payoffs, formulas)
        self.assertNotEqual(written, LAMP_CASE)
        self.assertEqual(read_case(self.write("lamp.yaml", written)).root, read_case(self.write("lamp.yaml", LAMP_CASE)).root)
        self.assertEqual(self.run_main("--case", self.write("lamp.yaml", written), self.write("lamp.json", LAMP))[0], 0)


class Command(Checker):
    def test_exit_codes_and_output(self):
        good, bad = self.write("good.json", LAMP), self.write("bad.json", lamp("claims", 0, "verdict", to="verified"))
        unfinished, broken = self.write("unfinished.json", claimed({"property": "full_support"}, "undecided", "?")), self.write("broken.json", b"{")
        self.assertEqual(self.run_main(good), (0, f"{good}: accepted: 1 verified, 1 refuted\n", ""))
        self.assertEqual(self.run_main("-v", good)[1].splitlines()[:2], ["honest_for_nothing (bayesian_ic): refuted", "truthful (bayesian_ic): verified"])
        none = self.folder / "none.json"
        for code, paths in ((1, [good, bad]), (2, [good, unfinished]), (3, [bad, broken]), (4, [none, good]), (1, [unfinished, bad]), (4, []), (4, ["--wrong", good])):
            self.assertEqual(self.run_main(*paths)[0], code, paths)
        (self.folder / "empty").mkdir()
        code, output, talk = self.run_main(self.folder / "empty")
        self.assertEqual((code, output), (2, ""), "nothing was checked")
        self.assertIn("no certificates", talk)

    def test_in_a_folder_of_cases_a_certificate_without_a_case_is_not_accepted(self):
        """A certificate that named no file of the folder would have been checked without any case."""
        self.write("lamp.yaml", LAMP_CASE)
        for named, code in (("lamp", 0), ("lantern", 3), ("../" + self.folder.name + "/lamp", 3), ("", 3), ("/lamp", 3), (["lamp"], 3)):
            self.assertEqual(self.run_main("--case", self.folder, self.write("certificate.json", lamp("case", to=named)))[0], code, named)

    def test_it_imports_the_standard_library_only(self):
        files = sorted((SOURCE / "recheck/python").glob("*.py"))
        own = {path.stem for path in files}
        imported = {word for path in files for word in re.findall(r"^(?:from|import) (\w+)", path.read_text(encoding="utf-8"), re.M)}
        self.assertEqual(imported - own, {"argparse", "collections", "copy", "fractions", "functools", "itertools", "json", "math", "operator", "os", "pathlib", "re", "sys", "threading", "typing"})
        self.assertFalse([path for path in files if re.search(r"\bfloat\b(?!=)|\bround\(", path.read_text(encoding="utf-8").replace("parse_float", ""))])


class Differential(Checker):
    def test_random_cases(self):
        """A few here; differential.py takes any number."""
        for complaints, verdicts in differential.run(CANDOR, write_random_case, 0, 60, self.folder):
            self.assertEqual(complaints, [])
            self.assertGreater(verdicts.total(), 60 * 25)

    def test_a_disagreement_would_be_noticed(self):
        path = write_random_case(self.folder, 1)
        certificate, = write_certificates(CANDOR, self.folder / "out", [path])
        root = json.loads(certificate.read_bytes())
        claim = next(claim for claim in root["claims"] if claim["statement"]["property"] == "full_support")
        claim |= {"verdict": "undecided", "reason": "?"}
        del claim["evidence"]
        certificate.write_text(json.dumps(root), encoding="utf-8")
        complaints, _ = differential.compare(path, certificate)
        self.assertEqual(len(complaints), 1)
        self.assertIn("undecided, but by its comparisons", complaints[0])


if __name__ == "__main__":
    unittest.main()
