# SPDX-License-Identifier: MIT
"""Names that could mean two things: one meaning used to win in silence. Candor and the second checker refuse them."""
import itertools
import subprocess
import tempfile
import unittest
from pathlib import Path

from checker import CANDOR, CaseError, read_case

# In every place where a case declares a name that its formulas can use stands one in capitals; what is declared there, and whether labels may share it.
FINITE = """\
title: t
source: {title: s}
parameters: {PARAMETER: 5}
agents: [AGENT, bob]
types: {AGENT: [TYPE, H], bob: [L, H]}
prior: uniform
outcomes: {OUTCOME: {color: VALUE}, y: {color: blue}}
payoffs: "sum(PAYOFF_VARIABLE in agents: 1) + PARAMETER"
allocations: {ALLOCATION: y}
transfers: {TRANSFER: "sum(VARIABLE in agents: 0)"}
claims:
  - {id: c, property: budget_balance, transfers: TRANSFER, expect: verified}
"""
DYNAMIC = """\
title: t
source: {title: s}
family: dynamic
parameters: {PARAMETER: 1/2}
agents: [AGENT, bob]
types: {AGENT: [TYPE, H], bob: [L, H]}
periods: 2
outcomes: {OUTCOME: {color: VALUE}, y: {color: blue}}
prior: uniform
transitions: PARAMETER
payoffs: "sum(PAYOFF_VARIABLE in agents: 1)"
statistic: {values: [STATISTIC, calm], next: calm}
allocations: {ALLOCATION: y}
transfers: {TRANSFER: "sum(VARIABLE in agents: 0)"}
claims:
  - {id: c, property: budget_balance, transfers: TRANSFER, expect: verified}
"""
CONTINUUM = """\
title: t
source: {title: s}
family: continuum
parameters: {PARAMETER: 1/2}
agents: [AGENT, bob]
distributions: {u: {uniform: [0, 1]}}
partnership: {shares: [PARAMETER, 1/2]}
claims:
  - {id: c, property: dissolvable, expect: verified}
"""
LABELS = {"AGENT", "TYPE", "OUTCOME", "VALUE", "STATISTIC"}
PLACES = {
    FINITE: ["PARAMETER", "AGENT", "TYPE", "OUTCOME", "VALUE", "PAYOFF_VARIABLE", "ALLOCATION", "TRANSFER", "VARIABLE"],
    DYNAMIC: ["PARAMETER", "AGENT", "TYPE", "OUTCOME", "VALUE", "PAYOFF_VARIABLE", "STATISTIC", "ALLOCATION", "TRANSFER", "VARIABLE"],
    CONTINUUM: ["PARAMETER", "AGENT"],
}
# What these mean where both can be said. A variable of a payoff is out of sight where rules and the statistic are named, and variables of two formulas do not meet.
APART = {frozenset(("PAYOFF_VARIABLE", other)) for other in ("ALLOCATION", "TRANSFER", "VARIABLE", "STATISTIC")}
WORDS = "if then else and or not where in sum count all any min max agents outcomes types type outcome i true false".split()
WORDS_OF_FAMILY = {FINITE: [], DYNAMIC: ["period", "statistic", "last", "last_outcome", "next"], CONTINUUM: ["x"]}


def filled(template, names):
    """The template with these names in their places, and in each other place a name of its own."""
    for place in sorted(PLACES[template], key=len, reverse=True):
        template = template.replace(place, names.get(place, f"own_{place.lower()}"))
    return template


class OneMeaning(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "case.yaml"

    def candor(self, text):
        self.file.write_text(text, encoding="utf-8")
        return subprocess.run([CANDOR, "check", self.file], capture_output=True, text=True, timeout=60, check=False)

    def python_reads(self):
        """The case that Candor was just given."""
        try:
            read_case(self.file)
            return True
        except CaseError:
            return False

    def expect_refused(self, text, what):
        result = self.candor(text)
        self.assertEqual(result.returncode, 3, f"{what}\n{text}{result.stdout}{result.stderr}")
        self.assertRegex(result.stderr, " already|a word of the formula language|cannot be a bound variable", what)
        self.assertFalse(self.python_reads(), f"Python reads {what}\n{text}")

    def expect_read(self, text, what):
        result = self.candor(text)
        self.assertEqual(result.returncode, 0, f"{what}\n{text}{result.stdout}{result.stderr}")
        self.assertTrue(self.python_reads(), f"Python does not read {what}\n{text}")

    def test_each_case_is_read_where_no_name_occurs_twice(self):
        for template in PLACES:
            self.expect_read(filled(template, {}), "the case as it is")

    def test_a_name_in_two_places_is_refused_unless_both_are_labels(self):
        """A parameter could have the name of an attribute's value: the parameter was meant, whatever the author had in mind."""
        for template, places in PLACES.items():
            for pair in itertools.combinations(places, 2):
                text = filled(template, dict.fromkeys(pair, "twice"))
                if set(pair) <= LABELS or frozenset(pair) in APART:
                    self.expect_read(text, pair)
                else:
                    self.expect_refused(text, pair)

    def test_no_name_is_a_word_of_formulas(self):
        """In dynamic cases parameters, rules and labels could be called period, next or last; in continuum cases a parameter x."""
        for template, places in PLACES.items():
            for place in places:
                for word in WORDS_OF_FAMILY[template] + WORDS[:: 1 if place == "PARAMETER" else 7]:
                    if place.endswith("VARIABLE") and word in ("if", "then", "else", "and", "or", "not", "where", "in", "sum", "count", "all", "any", "min", "max", "agents", "outcomes",
                                                               "types", "true", "false"):
                        continue  # no formula
                    self.expect_refused(filled(template, {place: word}), (place, word))

    def test_none_in_a_table_is_nothing_or_an_outcome_not_both(self):
        """In a `last_outcome` column an outcome called none could not be told from there being no period before."""
        case = filled(DYNAMIC, {"OUTCOME": "none"}).replace("own_allocation: y", "own_allocation: [[last_outcome, outcome], [none, y], [y, none]]")
        result = self.candor(case)
        self.assertEqual(result.returncode, 3, result.stderr)
        self.assertIn("'none' is an outcome of this case, and in this column it means that nothing came before", result.stderr)
        self.assertFalse(self.python_reads())
        self.expect_read(case.replace("none", "nobody").replace("[nobody, y], [y, nobody]", "[none, y], [y, nobody], [nobody, y]"), "another name")

    def test_numerals_of_one_number_are_one_label(self):
        """Two values of a statistic could be one number, 1.0 and 1: a formula's 1 meant one of them, and a comparison with 1 both."""
        for template, before, after in ((DYNAMIC, "[own_statistic, calm], next: calm", "[0, 1.0, 1], next: 1"), (FINITE, "bob: [L, H]", "bob: [1, 2/2]"),
                                        (FINITE, "[own_outcome, y]", "[1, 01]"), (DYNAMIC, "bob: [L, H]", "bob: [0.5, 1/2]")):
            text = filled(template, {}).replace("{own_outcome: {color: own_value}, y: {color: blue}}", "[own_outcome, y]").replace(before, after)
            text = text.replace("own_allocation: y", "own_allocation: 1") if "[1, 01]" in text else text
            self.assertIn(after, text)
            result = self.candor(text)
            self.assertEqual(result.returncode, 3, result.stderr)
            self.assertIn("is the same number as another label here", result.stderr)
            self.assertFalse(self.python_reads(), text)

    def test_words_of_one_family_are_names_in_another(self):
        self.expect_read(filled(FINITE, {"PARAMETER": "period", "AGENT": "x", "TYPE": "none", "ALLOCATION": "next", "VARIABLE": "last"}), "words of other families")
        self.expect_read(filled(DYNAMIC, {"PARAMETER": "x"}), "a dynamic case's parameter x")


if __name__ == "__main__":
    unittest.main()
