#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every property, by the files of this folder, through everything that reads it or says it.

properties_test.py [--coq] [TEST...]; with --coq Coq proves the decided claims of finite models, which takes minutes.
"""
import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cases import Properties, write_cases
from property_files import HERE, claim_named, faults, properties_of

sys.path.append(str(HERE.parent / "recheck"))
from checker import read_case, recheck  # noqa: E402
from differential import compare  # noqa: E402

CANDOR, WRITE_BACK, VERIFY_MANY = (os.environ[name] for name in ("CANDOR", "WRITE_BACK", "VERIFY_MANY"))
SOURCE = HERE.parents[1]
COQ = "--coq" in sys.argv
UNASKED = {"all_equilibria_efficient", "optimum", "revenue_equivalence", "bayes_nash_equilibrium", "ex_post_equilibrium", "dominant_strategies", "pure_equilibria", "every_pure_equilibrium", "group_strategy_proof", "stable", "manipulable_profiles"}   # of these SMT solvers are asked nothing
UNWRITTEN = re.compile(r"finite/parameter_region-.* is about parameters, on which nothing in a tabulated case depends"
                       r"|continuum/.*: claims about such a model are not written")
ERROR = re.compile(r"^(\S+):(\d+):\d+: error: (.*)\n    (.*)\n    ( *\^+)$", flags=re.M)

ALL = Properties()
FOLDER = Path(tempfile.mkdtemp())   # decided/, undecided/, malformed/: the cases; certificates/decided/, ...
FOUND = {}                          # entry -> what `check --json` says of its claim
LINES = {}                          # malformed entry -> the line of its claim


def run(code, *arguments, program=CANDOR):
    """Runs a program and holds it to this exit code, if there is one."""
    result = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=600, check=False)
    if code not in (None, result.returncode):
        raise AssertionError(f"{arguments} ended with {result.returncode}\n{result.stdout[-3000:]}\n{result.stderr[-3000:]}")
    return result


def case_of(entry, folder="decided"):
    return FOLDER / folder / f"{entry.place}.yaml"


def setUpModule():
    unittest.addModuleCleanup(shutil.rmtree, FOLDER)
    LINES.update(write_cases(ALL.of("malformed"), FOLDER / "malformed"))
    for folder, sections in (("decided", ("true", "false")), ("undecided", ("undecided",))):
        write_cases(ALL.of(*sections), FOLDER / folder)
        certificates = FOLDER / "certificates" / folder
        said = json.loads(run(None, "check", "--json", "--certificates", certificates, FOLDER / folder).stdout)
        assert not said["errors"], "\n".join(error["message"] for error in said["errors"])
        claims = {(case["file"], claim["id"]): claim for case in said["cases"] for claim in case["claims"]}
        FOUND.update({entry: claims[str(case_of(entry, folder)), entry.id] for entry in ALL.of(*sections)})


def agrees(said, found):
    """What the file says of a place is what the program says, which may say more."""
    if isinstance(said, dict):
        return isinstance(found, dict) and all(key in found and agrees(value, found[key]) for key, value in said.items())
    if isinstance(said, list):
        return isinstance(found, list) and len(said) == len(found) and all(map(agrees, said, found))
    return said == str(found)


class EveryProperty(unittest.TestCase):
    maxDiff = None

    def test_has_its_file(self):
        """As the build asks; and what is missing is noticed."""
        properties = properties_of(CANDOR)
        self.assertEqual(list(faults(properties)), [])
        self.assertGreater(len(properties), 50)
        self.assertRegex("\n".join(faults(properties | {("finite", "novelty")})), r"finite/novelty\.yaml is missing")
        self.assertRegex("\n".join(faults(properties - {("finite", "groves")})), r"finite/groves\.yaml is about no property")
        with tempfile.TemporaryDirectory() as name:
            copied = Path(name) / "properties"
            shutil.copytree(HERE, copied, ignore=shutil.ignore_patterns("__pycache__"))
            path = copied / "finite/groves.yaml"
            text = path.read_text(encoding="utf-8")
            for section in ("true", "false", "undecided", "malformed", "forged"):
                emptied, count = re.subn(rf"^{section}:\n(?: .*\n)+", f"{section}: []\n", text, flags=re.M)
                self.assertEqual(count, 1)
                path.write_text(emptied, encoding="utf-8")
                self.assertIn(f"finite/groves.yaml: {section}: there are no entries", list(faults(properties, copied)))

    def test_is_verified_where_it_holds(self):
        for entry in ALL.of("true"):
            with self.subTest(entry=str(entry)):
                found = FOUND[entry]
                self.assertEqual(found["verdict"], "verified", found["finding"])
                for key, counted in (("comparisons", "judgements"), ("tight", "tight")):
                    if key in entry.content:
                        self.assertEqual(entry.content[key], str(found[counted]), f"{key}: {found['finding']}")

    def test_is_refuted_where_it_fails_at_that_place_and_by_these_sides(self):
        for entry in ALL.of("false"):
            with self.subTest(entry=str(entry)):
                found, values = FOUND[entry], FOUND[entry]["values"]
                self.assertEqual(found["verdict"], "refuted", found["finding"])
                if "shown" in entry.content:
                    self.assertNotIn(found["evidence"]["kind"], ("enumerate", "witness"))
                    self.assertIn(entry.content["shown"], found["finding"])
                    continue
                sides = f"{values['left']} {values['relation']} {values['right']}"
                self.assertFalse(values["holds"])
                self.assertEqual(entry.content["sides"], sides, found["finding"])
                self.assertTrue(agrees(entry.content["place"], values.get("place", {})), values)

    def test_is_undecided_for_that_reason(self):
        for entry in ALL.of("undecided"):
            with self.subTest(entry=str(entry)):
                self.assertEqual(FOUND[entry]["verdict"], "undecided", FOUND[entry]["finding"])
                self.assertIn(entry.content["reason"], FOUND[entry]["finding"])

    def test_gets_the_message_at_the_place_of_the_fault(self):
        first = {}
        for path, line, message, text, marks in ERROR.findall(run(3, "check", FOLDER / "malformed").stderr):
            first.setdefault((path, int(line)), (message, text[marks.index("^"):len(marks)]))
        for entry in ALL.of("malformed"):
            with self.subTest(entry=str(entry)):
                said = first.get((str(case_of(entry, "malformed")), LINES[entry]))
                self.assertEqual(said, (entry.content["says"], entry.content["at"]), entry.claim())


    def test_ends_with_a_verdict_or_a_message_whichever_key_is_left_out(self):
        """A region's claim without `region` ended the program."""
        left_out = []
        for entry in ALL.of("true", "false"):
            for key in entry.content.get("claim", {}):
                one = copy.copy(entry)
                one.content = entry.content | {"claim": {other: value for other, value in entry.content["claim"].items() if other != key}}
                one.place = f"{entry.place}-{entry.id}-{key}"
                left_out.append(one)
        self.assertGreater(len(left_out), 400)
        write_cases(left_out, FOLDER / "left_out")
        said = json.loads(run(3, "check", "--json", "--time", "5", FOLDER / "left_out").stdout)
        found = {case["file"] for case in said["cases"]} | {error["file"] for error in said["errors"]}
        self.assertEqual({str(case_of(one, "left_out")) for one in left_out} - found, set())
        lacking = [error for error in said["errors"] if "parameter_region" in error["file"] and "lacks the key" in error["message"]]
        self.assertEqual({error["message"].split("'")[1] for error in lacking}, {"claims", "parameters", "region"})


class RoundTrips(unittest.TestCase):
    maxDiff = None

    def test_a_case_that_is_tidied_or_written_is_the_same_case(self):
        """Its certificate, in which everything is tabulated and every claim spelled out, is the same."""
        shutil.copytree(FOLDER / "decided", FOLDER / "tidied")
        run(0, "fmt", "-q", FOLDER / "tidied")
        left_out = set()
        for line in run(0, FOLDER / "decided", FOLDER / "written", program=WRITE_BACK).stdout.splitlines():
            self.assertRegex(line, UNWRITTEN)
            left_out.add(tuple(line.split(": ")[:2]))
        for folder, least in (("tidied", 51), ("written/claims", 40), ("written/whole", 27)):
            again = FOLDER / "again" / folder
            run(0, "check", "-q", "--certificates", again, FOLDER / folder)
            written = sorted(again.rglob("*.json"))
            self.assertGreaterEqual(len(written), least)
            for path in written:
                place = path.relative_to(again)
                with self.subTest(folder=folder, case=str(place)):
                    honest = json.loads((FOLDER / "certificates/decided" / place).read_bytes())
                    if folder != "tidied":
                        name = str(place.with_suffix(".yaml"))
                        honest["claims"] = [claim for claim in honest["claims"] if (name, claim["id"]) not in left_out]
                    self.assertEqual(json.loads(path.read_bytes()), honest)

    def test_certificates_are_accepted_with_the_case_and_without(self):
        certificates = sorted((FOLDER / "certificates").rglob("*.json"))
        self.assertEqual(len(certificates), len(list(FOLDER.glob("*decided/*/*.yaml"))))

        def codes(path):
            case = FOLDER / path.relative_to(FOLDER / "certificates").with_suffix(".yaml")
            return [run(None, "verify", *given, path).returncode for given in ([case], [])]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for path, found in zip(certificates, pool.map(codes, certificates)):
                with self.subTest(certificate=str(path)):
                    self.assertEqual(found, [2 if "/undecided/" in str(path) else 0] * 2)

    def test_the_second_checker_agrees(self):
        for path in sorted((FOLDER / "certificates").rglob("*.json")):
            case = FOLDER / path.relative_to(FOLDER / "certificates").with_suffix(".yaml")
            with self.subTest(case=str(case)):
                self.assertEqual(compare(case, path)[0], [])


def value_of(node):
    """A node of a property file as a value of a certificate, where all but true and false are text."""
    if isinstance(node, dict):
        return {key: value_of(value) for key, value in node.items()}
    if isinstance(node, list):
        return [value_of(value) for value in node]
    return {"true": True, "false": False}.get(node, node)


def change(claim, path, value=None):
    """Sets what is at the path, or drops it."""
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place = claim
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value_of(value)


class Forgery:
    """A certificate with one claim of it changed."""

    def __init__(self, name, claim, entry):
        self.name, self.id, self.says = name, claim.id, entry["says"]
        honest = json.loads((FOLDER / f"certificates/decided/{claim.place}.json").read_bytes())
        forged = copy.deepcopy(honest)
        self.index = [one["id"] for one in forged["claims"]].index(claim.id)
        for path, value in entry.get("set", {entry.get("drop"): None}).items():
            change(forged["claims"][self.index], path, value)
        assert forged != honest, f"{name} changes nothing"
        self.text = json.dumps(forged).encode()

    def is_at_its_claim(self, reason):
        """Of a claim whose evidence is rejected the checker says the id; of one that is malformed also its number."""
        return re.match(rf"({re.escape(self.id)}\b|claims\[({re.escape(self.id)}|{self.index})\])", reason)


class Forgeries(unittest.TestCase):
    maxDiff = None

    def test_are_refused_for_their_reason_and_by_the_second_checker(self):
        by_case = {}
        for name, family, prop, entry in ALL.forged:
            claim = ALL.named(family, prop, *claim_named(entry["of"]))
            by_case.setdefault(case_of(claim), []).append(Forgery(name, claim, entry))
        for case, forgeries in by_case.items():
            asked = b"".join(b"%d\n%s" % (len(one.text), one.text) for one in forgeries)
            said = subprocess.run([VERIFY_MANY, case], input=asked, capture_output=True, timeout=120, check=True).stdout
            read = read_case(case)
            for forgery, answer in zip(forgeries, said.decode().splitlines(), strict=True):
                with self.subTest(forgery=forgery.name):
                    code, _, reason = answer.partition(" ")
                    self.assertIn(code, ("1", "3"), answer)
                    self.assertTrue(forgery.is_at_its_claim(reason), reason)
                    self.assertIn(forgery.says, reason)
                    second, why, _ = recheck(forgery.text, read)
                    self.assertEqual(second, int(code), f"the second checker says: {why}; candor: {reason}")


class Words(unittest.TestCase):
    def test_the_terminal_says_what_is_claimed(self):
        """A sentence for each claim, and no other property of the family with the same; a definition, but for the continuum."""
        claims = [entry for entry in ALL.of("true", "false") if entry.id in ("true.1", "false.1")]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            said = list(pool.map(lambda entry: run(0, "explain", case_of(entry), entry.id).stdout, claims))
        properties = {}
        for entry, text in zip(claims, said):
            with self.subTest(entry=str(entry)):
                sentence, definition, verdict = re.search(r"^Claim: (.*)\n((?:Definition (?:.*\n)*?)?)Verdict: (\w+)", text, flags=re.M).groups()
                self.assertEqual(verdict, "refuted" if entry.section == "false" else "verified")
                self.assertRegex(sentence, r"^\S.{12,}\.$")
                self.assertEqual(properties.setdefault((entry.family, entry.example, sentence), entry.property), entry.property)
                if entry.family == "finite":       # with a formula on a line of its own, and no TeX
                    self.assertRegex(definition, r"\ADefinition \(.*\): .*\n    \S")
                if entry.family != "continuum":
                    self.assertRegex(definition, r"\ADefinition \(.*\): \S")
                    self.assertNotIn("\\", sentence + definition)

    def test_a_report_defines_the_property_and_says_what_came_out(self):
        run(0, "report", "-q", FOLDER / "decided", "-o", FOLDER / "report")
        reports = {path.stem: path for path in (FOLDER / "report").rglob("*-*.tex")}
        for entry in ALL.of("true", "false"):
            with self.subTest(entry=str(entry)):
                name, verdict = entry.place.rsplit("/", 1)[1], "refuted" if entry.section == "false" else "verified"
                document = reports[name].read_text(encoding="utf-8")
                fragment = (reports[name].parent / name / f"claim-{entry.id}.tex").read_text(encoding="utf-8")
                if (entry.family, entry.property) == ("finite", "value"):      # a row of a table, without a definition
                    self.assertEqual(re.findall(r"& ?(?:\\textbf\{)?(verified|refuted)\b", fragment), [verdict])
                    continue
                self.assertEqual(re.findall(r"\\textbf\{(Verified|Refuted)\}", fragment), [verdict.capitalize()])
                self.assertRegex(fragment, rf"\\begin\{{candorclaim\}}\[{re.escape(entry.id)}\].*\n\S")
                key = entry.property if entry.family == "finite" else f"{entry.family}.{entry.property}"
                definition = rf"\\label\{{candor:definition:{re.escape(key)}[.}}](?:.|\n)*?\\end\{{candordefinition\}}"
                found = re.search(definition, document)
                self.assertTrue(found)
                if entry.family == "finite":       # in formulas
                    self.assertRegex(found[0], r"\\\[|\\begin\{(?:align|gather)\*\}")


class Independent(unittest.TestCase):
    CASES = (FOLDER / "decided/finite").glob

    @unittest.skipUnless(shutil.which("z3"), "z3 is not here")
    def test_an_smt_solver_gives_the_expected_answers(self):
        run(None, "export", "--smtlib", *sorted(self.CASES("*.yaml")), "-o", FOLDER / "smt")
        questions = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / "smt").rglob("claim_*.smt2"))
        asked = set(re.findall(r"^; claim .*: (\w+), ", questions, flags=re.M))
        self.assertEqual(asked, {prop for family, prop in ALL.contents if family == "finite"} - UNASKED)
        run(0, SOURCE / "recheck/smt/run", FOLDER / "smt", "--solver", "z3", program=sys.executable)

    @unittest.skipUnless(COQ, "only with --coq")
    def test_coq_proves_them(self):
        run(None, "export", "--coq", *sorted(self.CASES("*.yaml")), "-o", FOLDER / "coq")
        self.assertIn("each closed", run(0, FOLDER / "coq", program=SOURCE / "recheck/coq/run").stdout)


if __name__ == "__main__":
    unittest.main(argv=[argument for argument in sys.argv if argument != "--coq"])
