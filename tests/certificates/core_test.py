# SPDX-License-Identifier: MIT
"""candor-core, which links the kernel and nothing that is fast or clever: it says of every certificate what candor says."""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import forge

CANDOR, CORE = os.environ["CANDOR"], os.environ["CANDOR_CORE"]
SOURCE = Path(__file__).resolve().parent.parent.parent
NAMES = {"efficient", "green_laffont", "construction"}


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, timeout=300, check=False, errors="replace")


def without_names(certificate):
    for key in ("allocations", "transfers"):
        for rule in certificate.get(key, []):
            for name in NAMES & rule.keys():
                del rule[name]
    return certificate


class Core(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)

    def test_the_bundled_cases(self):
        """Plain comparisons, one after the other, give every verdict and count that candor gives."""
        certificates = self.folder / "bundled"
        checked = json.loads(run(CANDOR, "check", SOURCE / "cases", "--json", "--certificates", certificates).stdout)
        claims = 0
        for case in checked["cases"]:
            result = run(CORE, "--claims", certificates / f"{case['case']}.json")
            self.assertEqual((result.returncode, result.stderr), (0, ""), case["case"])
            said = {line.split()[1]: (line.split()[0], int(re.search(r"  (\d+) comparisons?(?:, [^{}]*)?$", line).group(1)))
                    for line in result.stdout.splitlines()[1:]}
            for claim in case["claims"]:
                claims += 1
                verdict, counted = said.pop(claim["id"])
                self.assertEqual(verdict, claim["verdict"], claim["id"])
                if verdict == "verified":
                    self.assertEqual(counted, claim["judgements"], claim["id"])
            self.assertEqual(said, {})
        self.assertGreater(claims, 1000)

    def test_what_the_engine_found(self):
        """Seven towns: the 3^7 - 1 pairs of types and coalitions, times 2^7 profiles, are 279,808 terms. Who made the comparisons is said, in text, JSON and report; the core makes them all."""
        case = self.folder / "towns.yaml"
        case.write_text(run(sys.executable, SOURCE / "benchmarks/public_project.py", "7").stdout, encoding="utf-8")
        certificates, report = self.folder / "towns", self.folder / "report"
        self.assertIn(", by the engine\n", run(CANDOR, "check", case, "--certificates", certificates).stdout)
        claims = {claim["id"]: claim for claim in json.loads(run(CANDOR, "check", case, "--json").stdout)["cases"][0]["claims"]}
        pairs = 5 ** 7 - 3 ** 7     # sum over coalitions of s agents of 2^s (2^s - 1)
        self.assertEqual((claims["coalition_proof"]["judgements"], claims["coalition_proof"]["by_engine"]), (pairs, pairs))
        self.assertNotIn("by_engine", claims["balanced"])
        self.assertEqual(run(CANDOR, "report", case, "--output", report).returncode, 0)
        self.assertIn(f"Of the comparisons the integer engine made {pairs}.", "".join(path.read_text(encoding="utf-8") for path in report.rglob("*.tex")))
        plain = run(CORE, "--claims", next(certificates.rglob("*.json")))
        self.assertEqual(plain.returncode, 0)
        self.assertRegex(plain.stdout, rf"verified  coalition_proof .*  {pairs} comparisons\n")

    def test_the_arena(self):
        """It refuses what candor refuses without the case; that a rule bears a textbook name it does not check, and says so."""
        arena = self.folder / "arena"
        forge.write_arena(CANDOR, arena)
        files = sorted(path for path in arena.rglob("*.*") if path.is_file())
        self.assertGreater(len(files), 300)
        for path in files:
            with self.subTest(str(path.relative_to(arena))):
                core, candor = run(CORE, "--claims", path), run(CANDOR, "verify", path)
                if core.returncode != candor.returncode:
                    unnamed = self.folder / "unnamed.json"
                    unnamed.write_text(json.dumps(without_names(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
                    self.assertEqual(core.returncode, run(CANDOR, "verify", unnamed).returncode, core.stdout + core.stderr + candor.stdout + candor.stderr)
                    self.assertIn("not checked: the textbook name", run(CORE, path).stdout)

    def test_tables_are_printed_and_names_are_not(self):
        certificates = self.folder / "named"
        run(CANDOR, "check", SOURCE / "cases/safronov2016/airlines.yaml", "--certificates", certificates)
        path = next(certificates.rglob("*.json"))
        shown = run(CORE, path).stdout
        certificate = json.loads(path.read_text(encoding="utf-8"))
        named = [rule["name"] for key in ("allocations", "transfers") for rule in certificate[key] if NAMES & rule.keys()]
        self.assertTrue(named)
        for rule in named:
            self.assertRegex(shown, f'not checked: the textbook name that the certificate gives to (allocation|transfer rule) "{rule}"\n')
        tables = shown.split("\nnot checked", 1)[0]
        self.assertNotRegex(tables, '"(efficient|construction)"')
        for key in without_names(certificate).keys() - {"candor_certificate", "case", "claims"}:
            with self.subTest(key):
                after = tables.split(f"\n{key}: ", 1)[1]
                self.assertEqual(json.JSONDecoder().raw_decode(after)[0], certificate[key])

    def test_claims_that_are_not_as_stated(self):
        """A table of the example changed by hand: the claims that it carried are rejected, with exit code 1."""
        certificates = self.folder / "changed"
        run(CANDOR, "check", SOURCE / "cases/guo2019/example.yaml", "--certificates", certificates)
        path = next(certificates.rglob("*.json"))
        certificate = json.loads(path.read_text(encoding="utf-8"))
        certificate["transfers"][0]["amounts"][0]["amounts"]["1"] = "1000"
        path.write_text(json.dumps(certificate), encoding="utf-8")
        result = run(CORE, "--claims", path)
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stdout, r"rejected  balanced\[phi1\] .*the evidence shows that the claim is refuted")

    def test_no_line_is_forged(self):
        """A reason with a line break in it printed a whole line of its own, "verified ...". Two blanks in a name were printed as one."""
        certificates = self.folder / "forged_lines"
        run(CANDOR, "check", SOURCE / "tests/certificates/cases/lamp.yaml", "--certificates", certificates)
        certificate = json.loads(next(certificates.rglob("*.json")).read_text(encoding="utf-8"))
        certificate["claims"][0] |= {"verdict": "undecided", "reason": "too large\nverified  nothing  {}  2 comparisons\x1b[2J"}
        del certificate["claims"][0]["evidence"]
        path = self.folder / "forged_lines.json"
        path.write_text(json.dumps(certificate).replace('"price"', '"two  blanks"'), encoding="utf-8")
        for command in ([CORE, "--claims", path], [CANDOR, "verify", path]):
            result = run(*command)
            self.assertEqual(result.returncode, 2)
            self.assertNotRegex(result.stdout, "(?m)^verified +nothing")
            self.assertNotIn("\x1b[2J", result.stdout)
        self.assertIn('"two  blanks"', run(CORE, "--claims", path).stdout)

    def test_what_is_taken_out_is_read_before(self):
        """Keys of names were deleted unread: a certificate that Candor finds malformed was checked."""
        certificates = self.folder / "malformed_names"
        run(CANDOR, "check", SOURCE / "tests/certificates/cases/lamp.yaml", "--certificates", certificates)
        original = next(certificates.rglob("*.json")).read_text(encoding="utf-8")
        for rules, key, value in (("allocations", "efficient", "nonsense"), ("allocations", "green_laffont", {"x": ["y"]}), ("transfers", "efficient", "first"), ("allocations", "construction", {})):
            with self.subTest(f"{rules}, {key}"):
                certificate = json.loads(original)
                certificate[rules][0][key] = value
                path = self.folder / "malformed_names.json"
                path.write_text(json.dumps(certificate), encoding="utf-8")
                self.assertEqual((run(CORE, path).returncode, run(CANDOR, "verify", path).returncode), (3, 3))

    def test_what_is_no_certificate(self):
        (self.folder / "broken.json").write_text('{"candor_certificate": "2", ', encoding="utf-8")
        (self.folder / "list.json").write_text("[]", encoding="utf-8")
        for name, words in (("broken.json", r"broken\.json:1:\d+: "), ("list.json", "an object is expected"), ("none.json", "cannot be read"), (".", "no JSON|cannot be read|invalid|unexpected")):
            with self.subTest(name):
                result = run(CORE, self.folder / name)
                self.assertEqual(result.returncode, 3, result.stdout)
                self.assertRegex(result.stderr, words)

    def test_the_command_line(self):
        self.assertEqual(run(CORE).returncode, 4)
        self.assertEqual(run(CORE, "--nonsense").returncode, 4)
        self.assertIn("there is no option --nonsense", run(CORE, "--nonsense").stderr)
        self.assertIn("usage: candor-core", run(CORE, "--help").stdout)
        self.assertEqual(run("sh", "-c", f"'{CORE}' --help > /dev/full").returncode, 3)

    def test_it_links_numbers_and_the_core_only(self):
        """No threads, no linear programs, no YAML: GMP and what C++ itself needs."""
        linked = set(re.findall(r"^\s*(lib[\w+-]+|linux-vdso)", run("ldd", CORE).stdout, flags=re.M)) - {"linux-vdso"}
        self.assertLessEqual(linked, {"libgmp", "libgmpxx", "libstdc++", "libm", "libgcc_s", "libc", "libasan", "libubsan"})
        self.assertIn("libgmp", linked)


if __name__ == "__main__":
    sys.exit(unittest.main())
