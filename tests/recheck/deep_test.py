# SPDX-License-Identifier: MIT
"""recheck.py on what makes its functions call themselves deeply: it answers, and never ends in a traceback."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ["CANDOR_SOURCE"])
FINITE = """\
title: Deep
source: {title: made up}
agents: [1, 2]
types: [a, b]
prior: uniform
outcomes: [x]
payoffs: PAYOFFS
allocations: {q: x}
claims:
  - {id: fair, property: full_support, expect: verified}
"""
DYNAMIC = """\
title: Many periods
source: {title: made up}
family: dynamic
agents: [1, 2]
types: [low, high]
periods: 1000
discount: 1
outcomes: [stay]
prior: {low: 1/2, high: 1/2}
transitions: {1: 1/2, 2: 1/2}
payoffs: 0
allocations: {q: stay}
transfers: {zero: 0}
mechanisms: {m: {allocation: q, transfers: zero}}
claims:
  - {id: ic, property: interim_ic, mechanism: m, tier: tree, expect: EXPECT}
"""


class Deep(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_here(self, *command):
        return subprocess.run([str(part) for part in command], cwd=self.folder, capture_output=True, text=True, timeout=300, check=False)

    def certified(self, text):
        (self.folder / "case.yaml").write_text(text, encoding="utf-8")
        result = self.run_here(os.environ["CANDOR"], "check", "case.yaml", "--certificates", ".", "--quiet")
        self.assertIn(result.returncode, (0, 1), result.stderr)

    def recheck(self, code, *arguments):
        result = self.run_here(sys.executable, SOURCE / "recheck/python/recheck.py", *arguments)
        self.assertEqual((result.returncode, result.stderr), (code, ""), result.stdout)
        return result.stdout

    def test_a_thousand_periods(self):
        """A dynamic game of more than a few hundred periods ended in a RecursionError, with the exit code of a rejection."""
        self.certified(DYNAMIC.replace("EXPECT", "verified"))
        self.recheck(0, "--case", "case.yaml", "case.json")
        (self.folder / "case.yaml").write_text(DYNAMIC.replace("EXPECT", "refuted"), encoding="utf-8")
        self.assertIn("the case expects it to be refuted", self.recheck(1, "--case", "case.yaml", "case.json"))

    def test_formulas_of_five_hundred_parts(self):
        """A formula as long as Candor allows was refused for Python's stack."""
        for payoffs in ("1" + "/2" * 490, "1" + "*1/2" * 240, "+".join(["1"] * 490)):
            self.certified(FINITE.replace("PAYOFFS", payoffs))
            self.recheck(0, "--case", "case.yaml", "case.json")

    def test_what_is_nested_without_end_is_malformed(self):
        self.certified(FINITE.replace("PAYOFFS", "0"))
        for payoffs in ("(" * 4000 + "1" + ")" * 4000, "if 1 = 1 then 1 else " * 400 + "1", "'" + "[" * 100_000 + "'", "[" * 100_000, "{a: " * 100_000, "1/0"):
            (self.folder / "case.yaml").write_text(FINITE.replace("PAYOFFS", payoffs), encoding="utf-8")
            self.assertIn("malformed", self.recheck(3, "--case", "case.yaml", "case.json"))
        for text in ("[" * 1_000_000, '{"a":' * 1_000_000):
            (self.folder / "case.json").write_text(text, encoding="utf-8")
            self.assertIn("nested more than 16 deep", self.recheck(3, "case.json"))


if __name__ == "__main__":
    unittest.main()
