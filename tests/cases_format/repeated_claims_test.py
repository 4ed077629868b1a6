#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Claims that are written once and meant many times: what `defaults`, sections, `for` and `table` stand for, written out by hand, is the same case, for the program and for the second checker.

  CANDOR=build/cli/candor repeated_claims_test.py
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(os.environ.get("CANDOR_SOURCE", Path(__file__).resolve().parents[2])) / "recheck/python"))

from case_file import CaseError, CaseReader, read_case  # noqa: E402
from continuum_case import ContinuumCaseReader  # noqa: E402
from dynamic_case import DynamicCaseReader  # noqa: E402

MODEL = """
title: Who helps
source: {title: written for this test}
parameters: {k: 2}
agents: [1, 2]
types: {L: 0, H: -1/2}
prior: uniform
outcomes: {none: {helper: nobody}, first: {helper: 1}, second: {helper: 2}}
payoffs: "if outcome.helper = i then type[i] else 0"
allocations:
  q: if type[1] = L then first else second
  never: none
transfers:
  zero: 0
  pay: "if q.helper = i then 1 else -1"
mechanisms:
  free: {allocation: q, transfers: zero}
  paid: {allocation: q, transfers: pay}
"""

CONTINUUM = """
title: Partners
source: {title: written for this test}
family: continuum
agents: [1, 2]
distributions: {flat: {uniform: [0, 1]}}
partnership: {shares: [1/2, 1/2]}
"""

SAME = {
    "a variable for each agent and type": (MODEL, """
claims:
  - {id: pay, for: "i in agents, x in types", property: value, of: transfer, transfers: pay, coalition: i, given: {i: x}, at_least: -1}
""", """
claims:
  - {id: "pay[1,L]", property: value, of: transfer, transfers: pay, coalition: 1, given: {1: L}, at_least: -1}
  - {id: "pay[1,H]", property: value, of: transfer, transfers: pay, coalition: 1, given: {1: H}, at_least: -1}
  - {id: "pay[2,L]", property: value, of: transfer, transfers: pay, coalition: 2, given: {2: L}, at_least: -1}
  - {id: "pay[2,H]", property: value, of: transfer, transfers: pay, coalition: 2, given: {2: H}, at_least: -1}
"""),
    "ranges that depend on variables, a condition, lists, values in formulas": (MODEL, """
claims:
  - id: x
    for: "one in agents, other in agents, y in types[other], r in [zero, pay], n in -1..0 where one != other and not (n = 0 and y = H)"
    property: value
    of: transfer
    transfers: r
    coalition: one
    given: "type[other] = y"
    at_most: 2^k * (n + 2)
""", """
claims:
  - {id: "x[1,2,L,zero,-1]", property: value, of: transfer, transfers: zero, coalition: 1, given: "type[2] = L", at_most: 4}
  - {id: "x[1,2,L,zero,0]", property: value, of: transfer, transfers: zero, coalition: 1, given: "type[2] = L", at_most: 8}
  - {id: "x[1,2,L,pay,-1]", property: value, of: transfer, transfers: pay, coalition: 1, given: "type[2] = L", at_most: 4}
  - {id: "x[1,2,L,pay,0]", property: value, of: transfer, transfers: pay, coalition: 1, given: "type[2] = L", at_most: 8}
  - {id: "x[1,2,H,zero,-1]", property: value, of: transfer, transfers: zero, coalition: 1, given: "type[2] = H", at_most: 4}
  - {id: "x[1,2,H,pay,-1]", property: value, of: transfer, transfers: pay, coalition: 1, given: "type[2] = H", at_most: 4}
  - {id: "x[2,1,L,zero,-1]", property: value, of: transfer, transfers: zero, coalition: 2, given: "type[1] = L", at_most: 4}
  - {id: "x[2,1,L,zero,0]", property: value, of: transfer, transfers: zero, coalition: 2, given: "type[1] = L", at_most: 8}
  - {id: "x[2,1,L,pay,-1]", property: value, of: transfer, transfers: pay, coalition: 2, given: "type[1] = L", at_most: 4}
  - {id: "x[2,1,L,pay,0]", property: value, of: transfer, transfers: pay, coalition: 2, given: "type[1] = L", at_most: 8}
  - {id: "x[2,1,H,zero,-1]", property: value, of: transfer, transfers: zero, coalition: 2, given: "type[1] = H", at_most: 4}
  - {id: "x[2,1,H,pay,-1]", property: value, of: transfer, transfers: pay, coalition: 2, given: "type[1] = H", at_most: 4}
"""),
    "tables of keys and of variables; numbers tell no rows apart": (MODEL, """
claims:
  - id: t
    property: value
    of: payoff
    allocation: q
    coalition: [1, 2]
    table:
      - [given, reports, equals]
      - [{1: L, 2: L}, {1: H}, 0]
      - [{1: H, 2: L}, {1: L}, -1/2]
  - id: u
    property: value
    of: payoff
    allocation: q
    coalition: who
    given: {1: x}
    table:
      - [who, x, equals, expect]
      - [1,   L, 0,      verified]
      - [1,   H, 5,      refuted]
  - id: v
    property: value
    of: probability
    for: i in agents
    table: [[event, equals], ["type[i] = L", 1/2], ["type[i] = H or type[i] = L", 1]]
""", """
claims:
  - {id: "t[1L-2L,1H]", property: value, of: payoff, allocation: q, coalition: [1, 2], given: {1: L, 2: L}, reports: {1: H}, equals: 0}
  - {id: "t[1H-2L,1L]", property: value, of: payoff, allocation: q, coalition: [1, 2], given: {1: H, 2: L}, reports: {1: L}, equals: -1/2}
  - {id: "u[1,L]", property: value, of: payoff, allocation: q, coalition: 1, given: {1: L}, equals: 0, expect: verified}
  - {id: "u[1,H]", property: value, of: payoff, allocation: q, coalition: 1, given: {1: H}, equals: 5, expect: refuted}
  - {id: "v[1,1]", property: value, of: probability, event: "type[1] = L", equals: 1/2}
  - {id: "v[1,2]", property: value, of: probability, event: "type[1] = H or type[1] = L", equals: 1}
  - {id: "v[2,1]", property: value, of: probability, event: "type[2] = L", equals: 1/2}
  - {id: "v[2,2]", property: value, of: probability, event: "type[2] = H or type[2] = L", equals: 1}
"""),
    "variables in the cells of a table": (MODEL, """
claims:
  - id: w
    for: "z in agents"
    property: value
    of: transfer
    transfers: pay
    coalition: who
    table:
      - [who, given,  at_most]
      - [z,   {z: L}, 1]
      - [z,   {z: H}, 1]
  - {id: "p[1]", property: full_support}
  - {id: "p[2]", property: private_values}
  - {id: p, property: independent_types}
""", """
claims:
  - {id: "w[1,1,1L]", property: value, of: transfer, transfers: pay, coalition: 1, given: {1: L}, at_most: 1}
  - {id: "w[1,1,1H]", property: value, of: transfer, transfers: pay, coalition: 1, given: {1: H}, at_most: 1}
  - {id: "w[2,2,2L]", property: value, of: transfer, transfers: pay, coalition: 2, given: {2: L}, at_most: 1}
  - {id: "w[2,2,2H]", property: value, of: transfer, transfers: pay, coalition: 2, given: {2: H}, at_most: 1}
  - {id: "p[1]", property: full_support}
  - {id: "p[2]", property: private_values}
  - {id: p, property: independent_types}
"""),
    "defaults and sections; what excludes each other; what a property has no use for": (MODEL, """
defaults: {mechanism: free, where: page 1, expect: verified, coalitions: singletons, equals: 0}
claims:
  - {id: ic, property: bayesian_ic}
  - {id: named, property: budget_balance, transfers: zero}
  - {id: support, property: full_support}
  - section: Numbers
    property: value
    of: payoff
    allocation: q
    claims:
      - {id: a, coalition: 1, at_most: 0}
      - {id: b, coalition: 2, mechanism: paid, of: utility, at_least: -1}
      - {id: c, for: "x in types", coalition: 1, given: {2: x}, at_least: -1/4}
  - {id: odds, property: value, of: probability, event: {1: L}, equals: 1/2}
  - {id: own, property: implementable, allocation: never, incentives: bayesian}
""", """
claims:
  - {id: ic, property: bayesian_ic, mechanism: free}
  - {id: named, property: budget_balance, transfers: zero}
  - {id: support, property: full_support}
  - {id: a, property: value, of: payoff, allocation: q, coalition: 1, at_most: 0}
  - {id: b, property: value, of: utility, mechanism: paid, coalition: 2, at_least: -1}
  - {id: "c[L]", property: value, of: payoff, allocation: q, coalition: 1, given: {2: L}, at_least: -1/4}
  - {id: "c[H]", property: value, of: payoff, allocation: q, coalition: 1, given: {2: H}, at_least: -1/4}
  - {id: odds, property: value, of: probability, event: {1: L}, equals: 1/2}
  - {id: own, property: implementable, allocation: never, incentives: bayesian}
"""),
    "a region of all that are written as one": (MODEL, """
claims:
  - {id: low, for: "n in [1, 2]", property: value, of: transfer, transfers: zero, coalition: n, at_most: k}
  - {id: region, property: parameter_region, claims: low, parameters: k, region: k >= 0}
""", """
claims:
  - {id: "low[1]", property: value, of: transfer, transfers: zero, coalition: 1, at_most: k}
  - {id: "low[2]", property: value, of: transfer, transfers: zero, coalition: 2, at_most: k}
  - {id: region, property: parameter_region, claims: ["low[1]", "low[2]"], parameters: k, region: k >= 0}
"""),
    "another family": (CONTINUUM, """
defaults: {distribution: flat}
claims:
  - {id: d, for: "s in [1/2, 1/4]", property: dissolvable, shares: [s, 1 - s]}
""", """
claims:
  - {id: "d[1/2]", property: dissolvable, distribution: flat, shares: [1/2, 1/2]}
  - {id: "d[1/4]", property: dissolvable, distribution: flat, shares: [1/4, 3/4]}
"""),
}

# Each is an error for both readers; the program's message holds these words.
WRONG = {
    "for: nothing": ('{id: a, for: "i in agents where i = 3", property: full_support}', "for nothing"),
    "no range": ('{id: a, for: "i in agent", property: value, of: transfer, transfers: pay, coalition: i, at_most: 1}', "nothing that a variable ranges over"),
    "no binding": ('{id: a, for: "agents", property: full_support}', "does not say which variable"),
    "bound twice": ('{id: a, for: "m in agents, m in types", property: full_support}', "bound twice"),
    "a name of the case": ('{id: a, for: "pay in agents", property: full_support}', "already"),
    "a word of formulas": ('{id: a, for: "sum in agents", property: full_support}', "word of the formula language"),
    "bound by the formula as well": (
        '{id: a, for: "m in agents", property: everywhere, of: transfer, transfers: pay, coalition: m, equals: "sum(m in agents: pay[m])"}', "of the formula, too"),
    "the same key twice": ('{id: a, for: "m in agents, n in agents", property: value, of: probability, event: {m: L, n: L}, equals: 1/4}', "stands here twice"),
    "ids that collide": ('{id: a, property: value, of: probability, table: [[event, equals], [{1: L}, 1/2], [{1: L}, 1/2]]}', "is taken"),
    "a row too short": ('{id: a, property: value, of: probability, table: [[event, equals], [{1: L}]]}', "this row has 1 cells"),
    "two columns for one key": ('{id: a, property: value, of: probability, table: [[event, equals, equals], [{1: L}, 1/2, 1/2]]}', "a second column"),
    "a key and a column": ('{id: a, property: value, of: probability, equals: 1, table: [[event, equals], [{1: L}, 1/2]]}', "a column for it"),
    "ids in a column": ('{property: value, of: probability, id: b, table: [[id, event, equals], [a, {1: L}, 1/2]]}', "no column"),
    "a key that no claim has": ('{section: s, colour: red, claims: [{id: a, property: full_support}]}', "no key that claims share"),
    "an empty section": ('{section: s, claims: []}', "at least one claim"),
    "a section in a section": ('{section: s, claims: [{section: t, claims: [{id: a, property: full_support}]}]}', "no sections"),
    "a shared id": ('{section: s, id: a, claims: [{property: full_support}]}', "no key that claims share"),
    "years of combinations": ('{id: a, for: "n in 1..5000, m in 1..5000 where n = m", property: full_support}', "combinations of values"),
    "a claim of all variables there are": (
        '{id: a, for: "' + ", ".join(f"v{k} in 1..1" for k in range(17)) + '", property: full_support}', "at most 16 variables"),
    "the name of a mechanism": ('{id: a, for: "free in [paid]", property: budget_balance, mechanism: free}', "'free' is a mechanism already"),
    "the name of an attribute": ('{id: a, for: "helper in agents", property: value, of: transfer, transfers: pay, coalition: helper, at_most: 1}', "'helper' is an attribute already"),
    "a word of a key": ('{id: a, for: "interim in [ex_post]", property: individual_rationality, mechanism: free, stage: interim}', "'interim' is a word for the key 'stage' already"),
    "a word of expectation": ('{id: a, for: "verified in [refuted]", property: budget_balance, mechanism: free, expect: verified}', "'verified' is a word for the key 'expect' already"),
    "a word for coalitions": ('{id: a, for: "singletons in [all]", property: cbdp, coalitions: singletons}', "'singletons' is a word for the key 'coalitions' already"),
    "a property": ('{id: a, for: "separable in [efficient]", property: separable, allocation: q}', "'separable' is a property already"),
    "a key": ('{id: a, for: "coalition in agents", property: value, of: transfer, transfers: pay, coalition: coalition, at_most: 1}', "'coalition' is a key of claims already"),
    "a mechanism in a column": ('{id: a, property: budget_balance, mechanism: free, table: [[free], [paid]]}', "'free' is a mechanism already"),
    "a word in a column": ('{id: a, property: individual_rationality, mechanism: free, stage: interim, table: [[interim], [ex_post]]}', "'interim' is a word for the key 'stage' already"),
    "a variable without a use": ('{id: a, for: "n in 1..2", property: full_support}', "'n' occurs nowhere in the claim"),
    "a variable only in words": ('{id: a, for: "n in 1..2", property: full_support, note: n}', "'n' occurs nowhere in the claim"),
    "a column without a use": ('{id: a, property: full_support, table: [[n], [1], [2]]}', "'n' occurs nowhere in the claim"),
    "a variable as a value": ('{id: a, for: "m in agents, n in [m]", property: value, of: transfer, transfers: pay, coalition: [m, n], at_most: 1}', "listed as a value"),
    "a variable of the table as a value": (
        '{id: a, property: value, of: transfer, transfers: pay, coalition: m, given: {2: n}, table: [[m, n, at_most], [1, m, 1]]}', "a variable of this table"),
    "the id of several and of one": ('{id: a, property: full_support}\n  - {id: a, for: "m in agents", property: value, of: transfer, transfers: pay, coalition: m, at_most: 1}', "the id 'a' is taken"),
    "the id of several, and one that begins so": (
        '{id: a, for: "m in agents", property: value, of: transfer, transfers: pay, coalition: m, at_most: 1}\n  - {id: "a[7]", property: full_support}', "the id 'a' is taken"),
    "the id of several twice": (
        '{id: a, for: "m in [1]", property: value, of: transfer, transfers: pay, coalition: m, at_most: 1}\n'
        '  - {id: a, for: "m in [2]", property: value, of: transfer, transfers: pay, coalition: m, at_most: 1}', "the id 'a' is taken"),
    "a type that the agent has not": ('{id: a, for: "x in [L, M]", property: value, of: probability, event: {1: x}, equals: 1/2}', "(for [M])"),
}


def words_in(schema):
    """What it lists as values, wherever that stands."""
    if isinstance(schema, list):
        for part in schema:
            yield from words_in(part)
    if isinstance(schema, dict):
        yield from (word for word in (*schema.get("enum", []), schema.get("const", "true")) if isinstance(word, str))
        for key, part in schema.items():
            if key not in ("enum", "const", "examples"):
                yield from words_in(part)


class Test(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def check(self, text, name="case"):
        file = Path(self.folder.name) / f"{name}.yaml"
        file.write_text(text)
        done = subprocess.run([os.environ["CANDOR"], "check", str(file), "--certificates", self.folder.name + "/out"], capture_output=True, text=True, check=False)
        return file, done

    def test_the_same_as_written_out(self):
        for what, (model, short, long) in SAME.items():
            with self.subTest(what):
                file, done = self.check(model + short)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                first = json.loads(Path(self.folder.name, "out/case.json").read_text())
                statements = read_case(file).root["claims"]
                self.assertEqual({claim["id"]: claim["statement"] for claim in statements}, {claim["id"]: claim["statement"] for claim in first["claims"]})
                ids, plain = self.with_plain_ids(long)
                file, done = self.check(model + plain)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                second = json.loads(Path(self.folder.name, "out/case.json").read_text())

                def renamed(text):
                    for written, made in ids.items():
                        text = text.replace(f'"{made}"', json.dumps(written))
                    return text
                self.assertEqual(*({claim["id"]: claim for claim in claims} for claims in (first["claims"], json.loads(renamed(json.dumps(second["claims"]))))))

    @staticmethod
    def with_plain_ids(text):
        """The claims with ids that may be written, and those by what they stand for."""
        ids = {}
        for part in text.split('"'):
            if part.endswith("]") and " " not in part and "[" in part and "type[" not in part and part not in ids:
                ids[part] = f"plain{len(ids)}"
        for written, made in ids.items():
            text = text.replace(f'"{written}"', made)
        return ids, text

    def test_mistakes(self):
        for what, (claim, words) in WRONG.items():
            with self.subTest(what):
                file, done = self.check(MODEL + "claims:\n  - " + claim + "\n")
                self.assertEqual(done.returncode, 3, what + done.stdout + done.stderr)
                self.assertIn(words, done.stderr)
                self.assertRegex(done.stderr, r"case\.yaml:\d+:\d+: error: ")
                self.assertRaises(CaseError, read_case, file)

    def test_a_distribution_is_no_variable(self):
        for name, words in (("flat", "'flat' is a distribution already"), ("surplus", "'surplus' is a word for the key 'of' already"), ("ownership", "'ownership' is a word for the key 'form' already")):
            with self.subTest(name):
                file, done = self.check(CONTINUUM + "claims:\n  - {id: a, for: \"" + name + " in [steep]\", property: dissolvable, distribution: " + name + "}\n")
                self.assertEqual(done.returncode, 3, done.stdout + done.stderr)
                self.assertIn(words, done.stderr)
                self.assertRaisesRegex(CaseError, "means something else", read_case, file)

    def test_the_second_checker_knows_every_word(self):
        """Those that the schema offers for the keys of claims."""
        schema = json.loads(subprocess.run([os.environ["CANDOR"], "schema"], capture_output=True, text=True, check=True).stdout)
        families = {"finite": CaseReader, "continuum": ContinuumCaseReader, "dynamic": DynamicCaseReader}
        self.assertEqual(len(schema["anyOf"]), len(families))
        for one in schema["anyOf"]:
            family = next(words_in(one["properties"]["family"]))
            words = set(words_in(one["properties"]["claims"]))
            self.assertGreater(len(words), 10)
            self.assertLessEqual(words - families[family].claim_keys(), families[family].claim_words(), family)

    def test_a_mistake_is_told_once(self):
        _, done = self.check(MODEL + 'claims:\n  - {id: a, for: "i in agents, x in types", property: value, of: payof, allocation: q, coalition: i, equals: 0}\n')
        self.assertEqual(done.stderr.count("error:"), 1, done.stderr)


if __name__ == "__main__":
    unittest.main()
