# SPDX-License-Identifier: MIT
"""Random formulas with attributes, payoffs and probabilities mean the same to both readers: what the program accepts the second checker reads, with the same amounts."""
import json
import random
import subprocess
import tempfile
import unittest
from pathlib import Path

from checker import CANDOR, CaseError, read_case

# Types of one name differ by agent in `s`, the first outcome is called like an agent's attribute may be, p draws by lot.
CASE = """\
title: Random formulas
source: made up
parameters: {k: 2}
define: {"d(y)": "y.w + 1", "e(b, l)": "payoff(l, b) * probability(p, b)", "r": "p"}
agents: {1: {w: 3, m: 2}, 2: {w: 1, m: 1}}
types: {1: {L: {s: 1, v: bad}, H: {s: 3, v: 2}}, 2: {L: {s: 2, v: bad}, H: {s: 5, v: 1}}}
prior: uniform
outcomes: {none: {win: nobody}, first: {win: 1}, second: {win: 2}}
payoffs: "if outcome.win = i then type[i].s * i.w else 0"
allocations:
  q: if type[1].s < type[2].s then second else first
  p: {probability first: "type[1].s / 6", probability none: "1 - type[1].s / 6"}
transfers:
"""
CLAIM = "claims: [{id: support, property: full_support}]\n"


class Writer:
    """Formulas whose names are bound; `bound` says what is known of j, a and x."""

    def __init__(self, seed):
        self.random, self.bound = random.Random(seed), set()

    def one_of(self, *parts):
        return self.random.choice([part for part in parts if not {"j", "a", "x"} & {part.partition(".")[0]} - self.bound])

    def agent(self):
        return self.one_of("1", "2", "i", "j", "i.m", "j.m", "1.m", "q.win", "first.win", "a.win", "i.m.m", "(if type[1].s = 1 then 2 else i)")

    def type(self):
        return self.one_of(f"type[{self.agent()}]", "L", "H", "x", "(if i = 1 then type[1] else type[2])")

    def outcome(self):
        return self.one_of("q", "first", "none", "second", "a", "a", "p")

    def condition(self, depth):
        parts = [f"{self.type()}.v = bad", f"{self.agent()} = {self.agent()}", f"{self.type()} != {self.type()}", f"{self.outcome()} = {self.outcome()}"]
        return self.random.choice(parts + [f"{self.number(depth - 1)} > {self.number(depth - 1)}"] if depth > 0 else parts)

    def ranged(self, variable, opening, depth):
        if variable in self.bound:
            return self.number(depth)
        self.bound.add(variable)
        result = f"{opening}where {self.condition(depth)}, {self.number(depth)})" if opening.startswith("sum(j") else f"{opening}, {self.number(depth)})"
        self.bound.discard(variable)
        return result

    def number(self, depth):
        leaf = [f"{self.agent()}.w", f"{self.type()}.s", f"payoff({self.agent()}, {self.outcome()})", f"probability({self.one_of('p', 'q', 'r')}, {self.outcome()})", f"e({self.outcome()}, {self.agent()})",
                f"d({self.agent()})", "k", "2/3", "type[i].s"]
        if depth <= 0:
            return self.random.choice(leaf)
        return self.random.choice([
            lambda: f"({self.number(depth - 1)} {self.random.choice('+-*')} {self.number(depth - 1)})", lambda: self.ranged("j", "sum(j in agents ", depth - 1),
            lambda: self.ranged("a", "max(a in outcomes", depth - 1), lambda: self.ranged("x", f"sum(x in types[{self.random.choice('12i')}]", depth - 1),
            lambda: f"(if {self.condition(depth - 1)} then {self.number(depth - 1)} else {self.number(depth - 1)})"])()


class RandomFormulas(unittest.TestCase):
    def test_both_readers_agree(self):
        agreed = 0
        for seed in range(60):
            formula = Writer(seed).number(1 + seed % 3)
            with self.subTest(formula=formula), tempfile.TemporaryDirectory() as folder:
                path = Path(folder, "case.yaml")
                path.write_text(CASE + f"  t: {json.dumps(formula)}\n" + CLAIM, encoding="utf-8")
                done = subprocess.run([CANDOR, "check", "-q", "case.yaml", "--certificates", "."], cwd=folder, capture_output=True, text=True, check=False)
                if done.returncode == 3:  # the second checker may overlook what is wrong where nothing leads
                    self.assertRegex(done.stderr, r"case\.yaml:\d+:\d+: error: ")
                    continue
                self.assertEqual(done.returncode, 0, done.stderr)
                read_case(path).require_agreement(json.loads(Path(folder, "case.json").read_text(encoding="utf-8")))
                agreed += 1
        self.assertGreater(agreed, 20)

    def test_a_changed_amount_is_no_agreement(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "case.yaml")
            path.write_text(CASE + "  t: payoff(i, q) + i.w\n" + CLAIM, encoding="utf-8")
            subprocess.run([CANDOR, "check", "-q", "case.yaml", "--certificates", "."], cwd=folder, capture_output=True, check=True)
            certificate = json.loads(Path(folder, "case.json").read_text(encoding="utf-8"))
            # At (L, L) agent 2, whose s is 2 and weight 1, gets the object, worth 2 to him, and his weight.
            self.assertEqual(certificate["transfers"][0]["amounts"][0], {"types": {"1": "L", "2": "L"}, "amounts": {"1": "3", "2": "3"}})
            certificate["transfers"][0]["amounts"][0]["amounts"]["2"] = "4"
            with self.assertRaisesRegex(Exception, "differs"):
                read_case(path).require_agreement(certificate)
            path.write_text("a: b", encoding="utf-8")
            self.assertRaises(CaseError, read_case, path)


if __name__ == "__main__":
    unittest.main()
