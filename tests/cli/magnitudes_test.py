# SPDX-License-Identifier: MIT
"""Numbers that floating point cannot take (a payoff of 10^26, say) ended the whole run: an optimum, a solution or a scheme is the same in every unit of money."""
import unittest
from fractions import Fraction as F

from program import SOURCE, ProgramTest

UNITS = [F(1), F(10**24), F(10**25), F(10**26), F(10**30), F(10**300), F(1, 10**26), F(1, 10**300), F(123456789, 10**9), F(3141592653589793, 10**16)]

# Truth costs nothing as nothing depends on reports; everyone must be paid a unit, whatever its type, to take part. So all of them together get 2 units at least in expectation, no
# smaller bound on single transfers than 1 unit will do, and the distances from 0 at the 4 profiles sum to 4 units for each of the 2 agents.
STATIC = """\
title: Everyone must be paid a unit
source: {{title: made up}}
agents: [a, b]
types: [L, H]
prior: uniform
outcomes: [x, y]
payoffs: 0
outside_options: {unit}
allocations: {{q: x}}
transfers: {{zero: 0}}
claims:
  - {{id: least, property: optimum, allocation: q, of: transfer, coalition: [a, b], incentives: bayesian, participation: interim, least: {least}, expect: verified}}
  - {{id: more, property: optimum, allocation: q, of: transfer, coalition: [a, b], incentives: bayesian, participation: interim, least: {more}, expect: refuted}}
  - {{id: exists, property: implementable, allocation: q, balance: ex_ante, incentives: bayesian, participation: interim, expect: refuted}}
  - {{id: zero, property: dominant_strategy_ic, transfers: zero, expect: verified}}
"""


class Magnitudes(ProgramTest):
    def test_claims_of_an_optimum(self):
        for unit in UNITS:
            with self.subTest(unit=unit):
                self.write("case.yaml", STATIC.format(unit=unit, least=2 * unit, more=2 * unit + unit / 1000))
                result = self.expect(0, "check", "case.yaml")
                self.assertIn("4 claims in 1 case: 4 as expected (2 verified, 2 refuted)", result.stdout)

    def test_solutions(self):
        for unit in UNITS:
            self.write("case.yaml", STATIC.format(unit=unit, least=0, more=0))
            for objective, words in (("smallest-largest-transfer", f"no transfer is larger than {unit} in absolute value"),
                                     ("closest:zero", f"the absolute differences from zero sum to {8 * unit},")):
                with self.subTest(unit=unit, objective=objective):
                    result = self.expect(0, "solve", "case.yaml", "--balance", "none", "--incentives", "bayesian", "--participation", "interim", "--objective", objective)
                    self.assertIn(words, result.stdout)

    def test_schemes_of_a_dynamic_mechanism(self):
        """The schemes of the arena's case, and a false twin of one, in other units."""
        text = (SOURCE / "tests/certificates/cases/once.yaml").read_text(encoding="utf-8")
        for unit in UNITS:
            with self.subTest(unit=unit):
                scaled = text
                for old, new in (("if outcome = idle then 0 else if type[1] = yes then 3 else -3", f"(if outcome = idle then 0 else if type[1] = yes then 3 else -3) * ({unit})"),
                                 ("if outcome = build then 2 * type[2] else 0", f"(if outcome = build then 2 * type[2] else 0) * ({unit})"),
                                 ("at_least: 3/4", f"at_least: {F(3, 4) * unit}"), ("at_most: 10,", f"at_most: {10 * unit},"),
                                 ("equals: 2, expect: verified}", f"equals: {2 * unit}, expect: verified}}\n  - {{id: most.not, property: scheme_optimum, equals: {3 * unit}, expect: refuted}}")):
                    self.assertEqual(scaled.count(old), 1, old)
                    scaled = scaled.replace(old, new)
                result = self.expect(0, "check", self.write("once.yaml", scaled))
                self.assertIn("8 claims in 1 case: 8 as expected", result.stdout)

    def test_decimals_as_programs_print_them(self):
        """Eight, nine and sixteen decimals: rows that are multiplied until they are integers become large. A unit at each type: the least that makes both take part is known as above."""
        for digits in (8, 9, 16):
            third = F(round(F(1, 3) * 10**digits), 10**digits)
            unit = F(round(F(314159265358979323, 10**17) * 10**digits), 10**digits)
            with self.subTest(digits=digits):
                text = STATIC.format(unit=unit, least=2 * unit, more=2 * unit + F(1, 10**digits))
                self.assertEqual(text.count("prior: uniform"), 1)
                self.write("case.yaml", text.replace("prior: uniform", f"prior: {{independent: {{L: {third}, H: {1 - third}}}}}"))
                self.assertIn("4 as expected", self.expect(0, "check", "case.yaml").stdout)


if __name__ == "__main__":
    unittest.main()
