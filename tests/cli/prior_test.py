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
        table = re.search(r"^prior:\n((?:  - .*\n)+)", text, flags=re.M)
        rows = table.group(1).splitlines()
        self.assertEqual(len(rows), 9)
        for first in range(1, 9):
            for second in range(1, 9):
                if first == second:
                    continue
                changed = list(rows)
                for row, shift in ((first, Fraction(1, 100)), (second, -Fraction(1, 100))):
                    start, number = re.fullmatch(r"(.*[ ,])([\d./]+)\]", rows[row]).groups()
                    changed[row] = f"{start}{Fraction(number) + shift}]"
                self.noticed(text[:table.start(1)] + "\n".join(changed) + "\n" + text[table.end(1):])

    def test_between_independent_types(self):
        for case in (AIRLINES, SOURCE / "cases/safronov2016/airlines_all_decisions.yaml"):
            text = case.read_text(encoding="utf-8")
            changed = re.sub(r"\{A: 1/2, B: 1/2\}", "{A: 1/3, B: 2/3}", text, count=1)
            self.assertNotEqual(changed, text)
            self.noticed(changed)


if __name__ == "__main__":
    unittest.main()
