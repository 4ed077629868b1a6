# SPDX-License-Identifier: MIT
"""Names that could mean two things: one meaning used to win in silence. Candor and the second checker refuse them."""
import itertools
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from checker import CANDOR, SOURCE, CaseError, read_case

# In every place where a case declares a name stands one in capitals.
FINITE = """\
title: t
source: {title: s}
parameters: {PARAMETER: 5}
define: {"DEFINITION(ARGUMENT)": ARGUMENT * PARAMETER}
agents: [AGENT, bob]
types: {AGENT: [TYPE, H], bob: [L, H]}
prior: uniform
outcomes: {OUTCOME: {ATTRIBUTE: VALUE}, y: {ATTRIBUTE: blue}}
payoffs: "sum(PAYOFF_VARIABLE in agents: 1) + DEFINITION(1)"
allocations: {ALLOCATION: y}
transfers: {TRANSFER: "sum(VARIABLE in agents: 0)"}
mechanisms: {MECHANISM: {allocation: ALLOCATION, transfers: TRANSFER}}
claims:
  - section: SECTION
    claims: [{id: early, property: full_support}]
  - {id: CLAIM, property: budget_balance, transfers: TRANSFER, expect: verified}
  - {id: GROUP, for: CLAIM_VARIABLE in agents, property: value, of: transfer, mechanism: MECHANISM, coalition: CLAIM_VARIABLE, given: {AGENT: H, bob: H}, equals: 0}
  - id: row
    property: value
    of: transfer
    mechanism: MECHANISM
    coalition: bob
    given: {bob: H, AGENT: H}
    table:
      - [COLUMN, equals]
      - [1, COLUMN - 1]
"""
DYNAMIC = """\
title: t
source: {title: s}
family: dynamic
parameters: {PARAMETER: 1/2}
define: {"DEFINITION(ARGUMENT)": ARGUMENT * PARAMETER}
agents: [AGENT, bob]
types: {AGENT: [TYPE, H], bob: [L, H]}
periods: 2
outcomes: {OUTCOME: {ATTRIBUTE: VALUE}, y: {ATTRIBUTE: blue}}
prior: uniform
transitions: PARAMETER
payoffs: "sum(PAYOFF_VARIABLE in agents: 1) + DEFINITION(1)"
statistic: {values: [STATISTIC, calm], next: calm}
allocations: {ALLOCATION: y}
transfers: {TRANSFER: "sum(VARIABLE in agents: 0)"}
mechanisms: {MECHANISM: {allocation: ALLOCATION, transfers: TRANSFER}}
schemes: {SCHEME: {mechanism: MECHANISM, coalition: [AGENT, bob], reports: {AGENT: "type[AGENT]", bob: "type[bob]"}, side_payments: [[type AGENT, payment AGENT, payment bob], [TYPE, 0, 0], [H, 0, 0]]}}
claims:
  - section: SECTION
    claims: [{id: early, property: interim_ic}]
  - {id: CLAIM, property: budget_balance, transfers: TRANSFER, expect: verified}
  - {id: GROUP, for: "CLAIM_VARIABLE in [0, 0/2]", property: value, mechanism: MECHANISM, coalition: bob, period: 1, given: {bob: H}, at_least: CLAIM_VARIABLE}
"""
CONTINUUM = """\
title: t
source: {title: s}
family: continuum
parameters: {PARAMETER: 1/2}
agents: [AGENT, bob]
distributions: {DISTRIBUTION: {uniform: [0, 1]}}
partnership: {shares: [PARAMETER, 1/2]}
claims:
  - section: SECTION
    claims: [{id: early, property: dissolvable}]
  - {id: CLAIM, property: dissolvable, expect: verified}
  - {id: GROUP, for: "CLAIM_VARIABLE in [1/3, 1/2]", property: dissolvable, shares: [CLAIM_VARIABLE, 1 - CLAIM_VARIABLE], expect: verified}
"""
PLACE = re.compile(r"\b[A-Z_]{4,}\b")
PLACES = {template: sorted(set(PLACE.findall(template))) for template in (FINITE, DYNAMIC, CONTINUUM)}

# The rows and columns of the table in tests/README.md, and the places of each.
SCOPES = {
    "parameters, definitions, rules": {"PARAMETER", "DEFINITION", "ALLOCATION", "TRANSFER"},
    "labels": {"AGENT", "TYPE", "OUTCOME", "VALUE", "STATISTIC"},
    "variables of formulas": {"VARIABLE", "PAYOFF_VARIABLE", "ARGUMENT"},
    "schemes": {"SCHEME"},
    "mechanisms, distributions, attributes": {"MECHANISM", "DISTRIBUTION", "ATTRIBUTE"},
    "variables of claims": {"CLAIM_VARIABLE", "COLUMN"},
    "ids of claims": {"CLAIM", "GROUP"},
    "headings": {"SECTION"},
}
# A variable of a payoff is out of sight where rules and the statistic are named.
APART = {frozenset(("PAYOFF_VARIABLE", other)) for other in ("ALLOCATION", "TRANSFER", "STATISTIC")}
WORDS = "if then else and or not where in sum count all any min max agents outcomes types type outcome i true false".split()
WORDS_OF_FAMILY = {FINITE: [], DYNAMIC: ["period", "statistic", "last", "last_outcome", "next"], CONTINUUM: ["x"]}
NO_VARIABLES = {"if", "then", "else", "and", "or", "not", "where", "in", "sum", "count", "all", "any", "min", "max", "agents", "outcomes", "types", "true", "false"}     # what is bound by these is no formula
WORDS_OF_CLAIMS = ("property", "coalition", "verified", "interim", "table")
KEYS_BESIDE_AGENTS = ("others", "table", "construction", "allocation", "probability", "independent", "choices", "payments")


def scope_of(place):
    return next(scope for scope, places in SCOPES.items() if place in places)


def table_of_scopes():
    """{frozenset of two scopes, or of one}: whether a name may be in both."""
    page = (SOURCE / "tests/README.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in re.search(r"\n\| +\|.*?\n\n", page, re.DOTALL).group().strip().split("\n")]
    columns = rows[0][1:]
    assert columns == [row[0] for row in rows[2:]] == list(SCOPES), columns
    return {frozenset((row[0], column)): {"one": False, "both": True}[cell] for k, row in enumerate(rows[2:]) for column, cell in list(zip(columns, row[1:]))[:k + 1]}


def filled(template, names):
    """The template with these names in their places, and in each other place a name of its own."""
    return PLACE.sub(lambda place: names.get(place[0], f"own_{place[0].lower()}"), template)


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
        self.assertRegex(result.stderr, " already|is taken|a word of the formula language|cannot be a bound variable|a column for it|is no column|stands here twice|is a key of case files", what)
        self.assertFalse(self.python_reads(), f"Python reads {what}\n{text}")

    def expect_read(self, text, what):
        result = self.candor(text)
        self.assertEqual(result.returncode, 0, f"{what}\n{text}{result.stdout}{result.stderr}")
        self.assertTrue(self.python_reads(), f"Python does not read {what}\n{text}")

    def test_each_case_is_read_where_no_name_occurs_twice(self):
        for template in PLACES:
            self.expect_read(filled(template, {}), "the case as it is")

    def test_a_name_in_two_places_has_one_meaning_or_is_refused(self):
        """A parameter could have the name of an attribute's value: the parameter was meant, whatever the author had in mind. Every two places of a case, in both readers, as the table in tests/README.md says."""
        may_share = table_of_scopes()
        for template, places in PLACES.items():
            for pair in itertools.combinations(places, 2):
                text = filled(template, dict.fromkeys(pair, "twice"))
                if may_share[frozenset(map(scope_of, pair))] or frozenset(pair) in APART:
                    self.expect_read(text, pair)
                else:
                    self.expect_refused(text, pair)

    def test_no_name_is_a_word_of_formulas(self):
        """In dynamic cases parameters, rules and labels could be called period, next or last; in continuum cases a parameter x."""
        for template, places in PLACES.items():
            for place in places:
                if scope_of(place) in ("ids of claims", "headings"):
                    self.expect_read(filled(template, {place: "sum"}), (place, "sum"))
                    continue
                for word in WORDS_OF_FAMILY[template] + WORDS[:: 1 if place == "PARAMETER" else 7]:
                    if (place.endswith("VARIABLE") and word in NO_VARIABLES) or (scope_of(place) == "variables of claims" and word == "i"):
                        continue
                    self.expect_refused(filled(template, {place: word}), (place, word))

    def test_no_variable_of_claims_is_a_word_of_claims(self):
        for template, places in PLACES.items():
            for place in SCOPES["variables of claims"] & set(places):
                for word in WORDS_OF_CLAIMS[: 1 if template == CONTINUUM else None]:
                    self.expect_refused(filled(template, {place: word}), (place, word))

    def test_no_agent_has_the_name_of_a_key_beside_agents(self):
        """The second checker read an agent called `others`, who in a map from agents was everybody else."""
        for template in (FINITE, DYNAMIC):
            for word in KEYS_BESIDE_AGENTS:
                self.expect_refused(filled(template, {"AGENT": word}), ("AGENT", word))

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
            text = filled(template, {}).replace("{own_outcome: {own_attribute: own_value}, y: {own_attribute: blue}}", "[own_outcome, y]").replace(before, after)
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
