#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a case need not say: the only rule, the only mechanism, that nothing is paid, a map for the source, a list of agents. Said in full it is the same case, for the program and for the second checker;
and where it could mean two things, both refuse it.

  CANDOR=build/cli/candor left_out_test.py
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(os.environ.get("CANDOR_SOURCE", Path(__file__).resolve().parents[2])) / "recheck/python"))

from case_file import CaseError, read_case  # noqa: E402

HEAD = """
title: Who gets it
source: {title: written for this test}
agents: [1, 2]
"""
# Agent 1 wins a tie. With nothing to pay, agent 1 of type 1 says 2 against a 2, and gains 1.
MODEL = """
types: [1, 2]
prior: uniform
outcomes: agents
payoffs: if outcome = i then type[i] else 0
allocations: {q: {construction: efficient, ties: first}}
"""
OBJECT = HEAD + MODEL
TWO_RULES = OBJECT.replace("allocations: {q:", "allocations: {first: 1, q:")
PIVOT = "transfers: {pivot: {construction: pivot, allocation: q}}\n"
TWO = "transfers: {pivot: {construction: pivot, allocation: q}, fee: -1}\n"
ZERO = "transfers: {zero: 0}\n"
MECHANISM = "mechanisms: {auction: {allocation: q, transfers: pivot}}\n"
TWO_MECHANISMS = "mechanisms: {auction: {allocation: q, transfers: pivot}, lottery: {allocation: first, transfers: pivot}}\n"

DYNAMIC = """
title: Twice
source: {title: written for this test}
family: dynamic
agents: 2
types: [1, 2]
periods: 1
outcomes: [first, second]
prior: uniform
payoffs: if outcome = first and i = 1 or outcome = second and i = 2 then type[i] else 0
allocations: {q: {construction: efficient, ties: first}}
"""
PIVOTS = "transfers: {pivot: {construction: dynamic_pivot, allocation: q}}\n"
FEES = "transfers: {pivot: {construction: dynamic_pivot, allocation: q}, fee: -1}\n"

CONTINUUM = """
title: Partners
source: {title: written for this test}
family: continuum
agents: [1, 2]
distributions: {flat: {uniform: [0, 1]}}
partnership: {shares: [1/2, 1/2]}
claims:
  - {id: fair, property: dissolvable}
  - {id: unfair, property: dissolvable, shares: [1, 0], expect: refuted}
"""

# What is left out, and said in full.
SAME = {
    "the only rules": (OBJECT + PIVOT + """
claims:
  - {id: truth, property: dominant_strategy_ic}
  - {id: balance, property: budget_balance, expect: refuted}
  - {id: deficit, property: budget_balance, balance: no_deficit}
  - {id: efficient, property: efficient}
  - {id: paid, property: value, of: transfer, coalition: 1, given: {1: 2, 2: 1}, equals: -1}
  - {id: not_paid, property: value, of: transfer, coalition: 1, given: {1: 2, 2: 1}, equals: 0, expect: refuted}
  - {id: left, property: value, of: utility, coalition: 1, given: {1: 2, 2: 1}, equals: 1}
  - {id: nowhere, property: everywhere, of: transfer, at_most: 0}
  - {id: lie, property: deviation, coalition: 1, given: {1: 1, 2: 2}, reports: {1: 2}, pays: false, gain: -1}
  - {id: half, property: budget_balance, transfers: pivot, expect: refuted}
  - {id: other_half, property: bayesian_ic, transfers: pivot}
""", OBJECT + PIVOT + """
claims:
  - {id: truth, property: dominant_strategy_ic, allocation: q, transfers: pivot}
  - {id: balance, property: budget_balance, transfers: pivot, expect: refuted}
  - {id: deficit, property: budget_balance, transfers: pivot, balance: no_deficit}
  - {id: efficient, property: efficient, allocation: q}
  - {id: paid, property: value, of: transfer, transfers: pivot, coalition: 1, given: {1: 2, 2: 1}, equals: -1}
  - {id: not_paid, property: value, of: transfer, transfers: pivot, coalition: 1, given: {1: 2, 2: 1}, equals: 0, expect: refuted}
  - {id: left, property: value, of: utility, allocation: q, transfers: pivot, coalition: 1, given: {1: 2, 2: 1}, equals: 1}
  - {id: nowhere, property: everywhere, of: transfer, transfers: pivot, at_most: 0}
  - {id: lie, property: deviation, allocation: q, transfers: pivot, coalition: 1, given: {1: 1, 2: 2}, reports: {1: 2}, pays: false, gain: -1}
  - {id: half, property: budget_balance, transfers: pivot, expect: refuted}
  - {id: other_half, property: bayesian_ic, allocation: q, transfers: pivot}
"""),
    "the only mechanism, though there are several rules": (TWO_RULES + TWO + MECHANISM + """
claims:
  - {id: truth, property: dominant_strategy_ic}
  - {id: balance, property: budget_balance, expect: refuted}
  - {id: paid, property: value, of: transfer, coalition: 1, given: {1: 2, 2: 1}, equals: -1}
  - {id: worth, property: value, of: payoff, coalition: 2, given: {1: 1, 2: 2}, equals: 2}
""", TWO_RULES + TWO + MECHANISM + """
claims:
  - {id: truth, property: dominant_strategy_ic, mechanism: auction}
  - {id: balance, property: budget_balance, transfers: pivot, expect: refuted}
  - {id: paid, property: value, of: transfer, transfers: pivot, coalition: 1, given: {1: 2, 2: 1}, equals: -1}
  - {id: worth, property: value, of: payoff, allocation: q, coalition: 2, given: {1: 1, 2: 2}, equals: 2}
"""),
    "the only transfer rule of several mechanisms": (TWO_RULES + PIVOT + TWO_MECHANISMS + """
claims:
  - {id: balance, property: budget_balance, expect: refuted}
  - {id: paid, property: value, of: transfer, coalition: 1, given: {1: 2, 2: 1}, equals: -1}
  - {id: worth, property: value, of: payoff, mechanism: lottery, coalition: 2, given: {1: 1, 2: 2}, equals: 0}
""", TWO_RULES + PIVOT + TWO_MECHANISMS + """
claims:
  - {id: balance, property: budget_balance, transfers: pivot, expect: refuted}
  - {id: paid, property: value, of: transfer, transfers: pivot, coalition: 1, given: {1: 2, 2: 1}, equals: -1}
  - {id: worth, property: value, of: payoff, allocation: first, coalition: 2, given: {1: 1, 2: 2}, equals: 0}
"""),
    "nothing is paid: no transfers in the case": (OBJECT + """
claims:
  - {id: truth, property: dominant_strategy_ic, expect: refuted}
  - {id: in_expectation, property: bayesian_ic, expect: refuted}
  - {id: balance, property: budget_balance}
  - {id: paid, property: value, of: transfer, coalition: [1, 2], equals: 0}
  - {id: left, property: value, of: utility, coalition: 1, given: {1: 2, 2: 1}, equals: 2}
  - {id: named, property: individual_rationality, allocation: q, stage: ex_post}
  - {id: lie, property: deviation, coalition: 1, given: {1: 1, 2: 2}, reports: {1: 2}, gain: 1}
""", OBJECT + ZERO + """
claims:
  - {id: truth, property: dominant_strategy_ic, allocation: q, transfers: zero, expect: refuted}
  - {id: in_expectation, property: bayesian_ic, allocation: q, transfers: zero, expect: refuted}
  - {id: balance, property: budget_balance, transfers: zero}
  - {id: paid, property: value, of: transfer, transfers: zero, coalition: [1, 2], equals: 0}
  - {id: left, property: value, of: utility, allocation: q, transfers: zero, coalition: 1, given: {1: 2, 2: 1}, equals: 2}
  - {id: named, property: individual_rationality, allocation: q, transfers: zero, stage: ex_post}
  - {id: lie, property: deviation, allocation: q, transfers: zero, coalition: 1, given: {1: 1, 2: 2}, reports: {1: 2}, gain: 1}
"""),
    "nothing is paid: a mechanism without transfers beside a rule": (TWO_RULES + PIVOT + """
mechanisms: {gift: {allocation: q}, auction: {allocation: q, transfers: pivot}, lot: {allocation: first, transfers: []}}
claims:
  - {id: gift, property: dominant_strategy_ic, mechanism: gift, expect: refuted}
  - {id: auction, property: dominant_strategy_ic, mechanism: auction}
  - {id: lot, property: dominant_strategy_ic, mechanism: lot}
  - {id: unnamed, property: dominant_strategy_ic, allocation: q, transfers: [], expect: refuted}
  - {id: balance, property: budget_balance, mechanism: gift}
""", TWO_RULES + PIVOT.replace("}}", "}, zero: 0}") + """
mechanisms: {gift: {allocation: q, transfers: zero}, auction: {allocation: q, transfers: pivot}, lot: {allocation: first, transfers: zero}}
claims:
  - {id: gift, property: dominant_strategy_ic, mechanism: gift, expect: refuted}
  - {id: auction, property: dominant_strategy_ic, mechanism: auction}
  - {id: lot, property: dominant_strategy_ic, mechanism: lot}
  - {id: unnamed, property: dominant_strategy_ic, allocation: q, transfers: zero, expect: refuted}
  - {id: balance, property: budget_balance, mechanism: gift}
"""),
    "dynamic: the only rules": (DYNAMIC + PIVOTS + """
claims:
  - {id: truth, property: ex_post_ic}
  - {id: balance, property: budget_balance, expect: refuted}
  - {id: gift, property: ex_post_ic, allocation: q, expect: refuted}
  - {id: paid, property: value, of: transfer, coalition: 1, given: {1: 2, 2: 1}, equals: -1}
""", DYNAMIC + PIVOTS + """
claims:
  - {id: truth, property: ex_post_ic, allocation: q, transfers: pivot}
  - {id: balance, property: budget_balance, allocation: q, transfers: pivot, expect: refuted}
  - {id: gift, property: ex_post_ic, allocation: q, expect: refuted}
  - {id: paid, property: value, of: transfer, allocation: q, transfers: pivot, coalition: 1, given: {1: 2, 2: 1}, equals: -1}
"""),
    "dynamic: nothing is paid; agents are counted": (DYNAMIC + """
claims:
  - {id: truth, property: ex_post_ic, expect: refuted}
  - {id: balance, property: budget_balance}
""", DYNAMIC.replace("agents: 2", "agents: [1, 2]") + """
claims:
  - {id: truth, property: ex_post_ic, allocation: q, expect: refuted}
  - {id: balance, property: budget_balance, allocation: q}
"""),
    "the source in a line; agents are counted": (
        OBJECT.replace("{title: written for this test}", "written for this test").replace("[1, 2]", "2", 1) + "claims: [{id: a, property: efficient}]\n",
        OBJECT + "claims: [{id: a, property: efficient, allocation: q}]\n"),
    "continuum: the source in a line; agents are counted": (
        CONTINUUM.replace("{title: written for this test}", "written for this test").replace("agents: [1, 2]", "agents: 2"), CONTINUUM),
}

# Each could mean several things, or nothing: an error for both readers; the program's message holds these words.
WRONG = {
    "one of two transfer rules": (OBJECT + TWO + "claims: [{id: a, property: bayesian_ic}]\n", "transfers: one of pivot, fee"),
    "of a budget, one of two": (OBJECT + TWO + "claims: [{id: a, property: budget_balance}]\n", "transfers: one of pivot, fee"),
    "one of two allocations": (TWO_RULES + PIVOT + "claims: [{id: a, property: bayesian_ic}]\n", "allocation: one of first, q"),
    "one of two mechanisms": (TWO_RULES + PIVOT + TWO_MECHANISMS + "claims: [{id: a, property: bayesian_ic}]\n", "mechanism: one of auction, lottery"),
    "an allocation alone where there are transfers": (OBJECT + PIVOT + "claims: [{id: a, property: bayesian_ic, allocation: q}]\n", "add   transfers: pivot; or   transfers: []"),
    "the rule of no transfers by its name": (
        OBJECT + "mechanisms: {gift: {allocation: q}}\nclaims: [{id: a, property: budget_balance, transfers: no transfers}]\n", "there is no transfer rule 'no transfers'"),
    "a rule called so": (OBJECT + "transfers: {no transfers: 1}\nclaims: [{id: a, property: efficient}]\n", "is no name"),
    "dynamic: one of two transfer rules": (DYNAMIC + FEES + "claims: [{id: a, property: ex_post_ic}]\n", "transfers: one of pivot, fee"),
    "a source of nothing": (OBJECT.replace("{title: written for this test}", '""') + "claims: [{id: a, property: efficient}]\n", "the source is empty"),
    "a source of two lines": (OBJECT.replace("{title: written for this test}", '"one\\ntwo"') + "claims: [{id: a, property: efficient}]\n", "single line"),
    "no agent": (OBJECT.replace("[1, 2]", "0", 1) + "claims: [{id: a, property: efficient}]\n", "1 to 20 agents"),
    "continuum: one agent": (CONTINUUM.replace("agents: [1, 2]", "agents: 1"), "agents, not 1"),
    "claims that the defaults share": (OBJECT + "defaults: {claims: a}\nclaims: [{id: a, property: efficient}]\n", "no key that claims share"),
    "ids that the defaults share": (OBJECT + "defaults: {id: a}\nclaims: [{property: efficient}]\n", "no key that claims share"),
    "a key that no property has": (OBJECT + "claims: [{section: s, colour: red, claims: [{id: a, property: efficient}]}]\n", "claims share: property, expect"),
    "a label that is a word of formulas": (OBJECT.replace("types: [1, 2]", 'types: ["true", "i"]') + "claims: [{id: a, property: efficient}]\n", "for example   true_"),
    "a rule called like a type": (OBJECT.replace("types: [1, 2]", "types: {q: 1, r: 2}") + "claims: [{id: a, property: efficient}]\n", "'q' is a type already, in line 6"),
}


class Test(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def check(self, text):
        file = Path(self.folder.name) / "case.yaml"
        file.write_text(text)
        done = subprocess.run([os.environ["CANDOR"], "check", str(file), "--certificates", self.folder.name + "/out"], capture_output=True, text=True, check=False)
        return file, done

    def said(self, text):
        """The certificate, and what the second checker reads in the case, where the rule of zeros bears one name."""
        file, done = self.check(text)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        renamed = Path(self.folder.name, "out/case.json").read_text().replace('"zero"', '"no transfers"')
        read = json.loads(json.dumps(read_case(file).root).replace('"zero"', '"no transfers"'))
        return json.loads(renamed), read

    def test_the_same_as_in_full(self):
        for what, (short, full) in SAME.items():
            with self.subTest(what):
                certificate, read = self.said(short)
                full_certificate, full_read = self.said(full)
                self.assertEqual(certificate, full_certificate)
                self.assertEqual(read, full_read)
                self.assertEqual({claim["id"]: claim["statement"] for claim in certificate["claims"]}, {claim["id"]: claim["statement"] for claim in read["claims"]})

    def test_what_could_mean_several_things(self):
        for what, (text, words) in WRONG.items():
            with self.subTest(what):
                file, done = self.check(text)
                self.assertEqual(done.returncode, 3, what + done.stdout + done.stderr)
                self.assertIn(words, done.stderr)
                self.assertRegex(done.stderr, r"case\.yaml:\d+:\d+: error: ")
                self.assertRaises(CaseError, read_case, file)


if __name__ == "__main__":
    unittest.main()
