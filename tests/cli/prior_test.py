# SPDX-License-Identifier: MIT
"""Probability moved from one place of a prior to another leaves a valid case; a claim must notice. (Every other number: tests/cases/change_numbers.py.)"""
import re
import unittest
from fractions import Fraction

from program import AIRLINES, GUO, SOURCE, ProgramTest


class ShiftedPrior(ProgramTest):
    def noticed(self, text):
        self.write("changed.yaml", text)
        result = self.expect(1, "check", "changed.yaml", "--quiet")
        self.assertIn("NOT AS EXPECTED", result.stdout)
        self.assertEqual(result.stderr, "")

    def test_between_rows_of_a_table(self):
        text = GUO.read_text(encoding="utf-8")
        table = re.search(r"^prior: (\[\[.*\n(?:  .*\n)+)", text, flags=re.M)
        cells = list(re.finditer(r"([\d./]+)\]", text[table.start(1):table.end(1)]))
        self.assertEqual(len(cells), 8)
        for first in cells:
            for second in cells:
                if first is second:
                    continue
                shifted = {cell.start(): Fraction(cell.group(1)) for cell in cells}
                shifted[first.start()] += Fraction(1, 100)
                shifted[second.start()] -= Fraction(1, 100)
                prior = re.sub(r"([\d./]+)\]", lambda cell, shifted=shifted: f"{shifted[cell.start()]}]", table.group(1))
                self.noticed(text[:table.start(1)] + prior + text[table.end(1):])

    def test_between_independent_types(self):
        for case in (AIRLINES, SOURCE / "cases/safronov2016/airlines_all_decisions.yaml"):
            text = case.read_text(encoding="utf-8")
            changed = re.sub(r"\{A: 1/2, B: 1/2\}", "{A: 1/3, B: 2/3}", text, count=1)
            self.assertNotEqual(changed, text)
            self.noticed(changed)


if __name__ == "__main__":
    unittest.main()
