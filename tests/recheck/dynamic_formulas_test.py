# SPDX-License-Identifier: MIT
"""Formulas of dynamic transfers could name neither the allocation (`q = sell`) nor another rule (`-team[i]`), though the document said that they have what those of finite cases have.

Both readers: values worked out by hand, and the certificate is about the case.
"""
import subprocess
import tempfile
import unittest
from pathlib import Path

from checker import CANDOR, CaseError, read_case, recheck

HEAD = """\
title: A good that is sold twice
source: {title: made up}
family: dynamic
agents: [buyer, seller]
types: {buyer: {low: 0, high: 2}, seller: [ready]}
periods: 2
discount: 1/2
outcomes: [sell, keep]
prior: uniform
transitions: {buyer: 1/2, seller: 1}
payoffs: {buyer: "if outcome = sell then type[i] else 0", seller: "if outcome = sell then -1/2 else 0"}
allocations:
  q: if type[buyer] = high then sell else keep
  turns: if period = 1 then q_first else if last_outcome = sell then keep else sell
transfers:
""".replace("q_first", "sell")

# The price is 1 where the good is sold: with probability 1/2 under q. `back` stands above what it uses. The balanced team pays the buyer what its report changes for the seller, who loses 1/2 by a
# sale, and 1/4 on average: -1/4 if it reports high; tomorrow's types do not depend on anything.
TRANSFERS = """\
  back: -price[i]
  price: {buyer: "if q = sell then -1 else 0", seller: "-price[buyer]"}
  twice: price[i] - back[i]
  double: 2 * price[i]
  for_turns: {seller: "-for_turns[buyer]", buyer: "if turns = keep then 0 else -1"}
  after_sale: if period = 2 and last_outcome = sell then price[i] else 0
  team: {construction: balanced_team, allocation: q}
  net_team: -team[i] + price[i]
mechanisms:
  sale: {allocation: q, transfers: price}
claims:
  - {id: ic, property: interim_ic, mechanism: sale, expect: verified}
  - {id: balance, property: budget_balance, mechanism: sale, expect: verified}
  - {id: mean, property: value, of: transfer, mechanism: sale, coalition: buyer, equals: -1/2, expect: verified}
  - {id: high, property: value, of: transfer, mechanism: sale, coalition: seller, given: {buyer: high}, equals: 1, expect: verified}
  - {id: low, property: value, of: transfer, mechanism: sale, coalition: seller, given: {buyer: low}, equals: 1, expect: refuted}
  - {id: back, property: value, of: transfer, allocation: q, transfers: back, coalition: seller, equals: -1/2, expect: verified}
  - {id: same, property: equal_rules, rules: [twice, double], expect: verified}
  - {id: other, property: equal_rules, rules: [price, back], expect: refuted}
  - {id: turns.first, property: value, of: transfer, allocation: turns, transfers: for_turns, coalition: seller, equals: 1, expect: verified}
  - {id: turns.sold, property: value, of: transfer, allocation: turns, transfers: for_turns, coalition: seller, period: 2, last_reports: {buyer: low, seller: ready}, last_outcome: sell, equals: 0, expect: verified}
  - {id: sold, property: value, of: transfer, allocation: q, transfers: after_sale, coalition: buyer, period: 2, last_reports: {buyer: high, seller: ready}, last_outcome: sell, equals: -1/2, expect: verified}
  - {id: kept, property: value, of: transfer, allocation: q, transfers: after_sale, coalition: buyer, period: 2, last_reports: {buyer: low, seller: ready}, last_outcome: keep, equals: 0, expect: verified}
  - {id: net, property: value, of: transfer, allocation: q, transfers: net_team, coalition: buyer, given: {buyer: high}, equals: -3/4, expect: verified}
"""
CLAIM = "claims:\n  - {id: balance, property: budget_balance, allocation: q, transfers: a, expect: verified}\n"
REFUSED = {
    "  a: b[i]\n  b: -a[i]\n": "transfer rule 'a' is defined by itself: a -> b -> a",
    '  a: {buyer: "-a[seller]", seller: "-a[buyer]"}\n': "the transfer of agent buyer is defined by itself",
    '  a: {buyer: "l[seller]", seller: 0}\n  l: {construction: liu, allocation: q, order: [buyer, seller], net_of: a}\n': "transfer rule 'a' is defined by itself: a -> l -> a",
    "  a: if p = sell then 1 else 0\n": "nothing is called 'p'",
    "  a: b\n  b: 0\n": "transfer rule 'b' needs an agent",
}


class DynamicFormulas(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def check(self, text):
        path = self.folder / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return path, subprocess.run([CANDOR, "check", "--certificates", self.folder, path], capture_output=True, text=True, check=False, timeout=1200)

    def test_allocations_and_other_rules_have_their_values(self):
        path, result = self.check(HEAD + TRANSFERS)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertIn("13 claims in 1 case: 13 as expected (11 verified, 2 refuted)", result.stdout)
        code, why, findings = recheck((self.folder / "case.json").read_bytes(), read_case(path))
        self.assertEqual((code, why, len(findings)), (0, "", 13))

    def test_a_wrong_value_is_refused_by_both(self):
        for old, new in (("coalition: buyer, equals: -1/2", "coalition: buyer, equals: -1/3"), ("rules: [twice, double]", "rules: [twice, back]")):
            text = HEAD + TRANSFERS
            self.assertIn(old, text)
            _, result = self.check(text.replace(old, new, 1))
            self.assertEqual(result.returncode, 1, result.stdout + result.stderr)

    def test_circles_and_names_of_nothing(self):
        for transfers, message in REFUSED.items():
            with self.subTest(transfers=transfers):
                path, result = self.check(HEAD + transfers + CLAIM)
                self.assertEqual(result.returncode, 3, result.stdout + result.stderr)
                self.assertIn(message, result.stderr)
                with self.assertRaises(CaseError):
                    read_case(path)

    def test_a_lottery_is_no_outcome(self):
        transfers = HEAD.replace("  q: if type[buyer] = high then sell else keep\n", "  q: [[type buyer, probability sell, probability keep], [low, 1/2, 1/2], [high, 1, 0]]\n") + "  a: if q = sell then 1 else 0\n" + CLAIM
        path, result = self.check(transfers)
        self.assertEqual(result.returncode, 3)
        self.assertIn("allocation rule 'q' draws a lottery here, not one outcome", result.stderr)
        with self.assertRaises(CaseError):
            read_case(path)

    def test_a_missing_row_says_where_rows_are_needed(self):
        """Tables of transfers need rows for what any allocation of the case can reach, and nothing said so."""
        rows = "  a: [[period, last_outcome, transfer buyer, transfer seller], [1, none, 0, 0], [2, sell, 0, 0]]\n"
        text = HEAD.replace("  q: if type[buyer] = high then sell else keep\n", "  q: sell\n").replace("then sell else if last_outcome", "then keep else if last_outcome")
        _, result = self.check(text + rows + CLAIM)
        self.assertEqual(result.returncode, 3)
        self.assertIn("the table has no row in period 2", result.stderr)
        self.assertIn("under any allocation rule of the case", result.stderr)


if __name__ == "__main__":
    unittest.main()
