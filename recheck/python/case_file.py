# SPDX-License-Identifier: MIT
"""Reads a case file (docs/case_format.md) into what its certificate must say: the same JSON, but for verdicts and evidence."""
import collections
import functools
import itertools
import math
import os
import re
from fractions import Fraction
from pathlib import Path

from case_claims import FINITE_CLAIM_KEYS, FINITE_WORDS, read_claims
from case_formula import Place, TypeLabel, holds_at, named, number_at, numeral, parse, value_at
from case_game_forms import GameFormReader
from case_names import Names
from case_preferences import construction_of
from case_yaml import CaseError, read_yaml
from continuum_case import ContinuumCaseReader
from form import Malformed, Rejected, array, fields
from game_forms import MOST_PROFILES
from model import Model
from preference_rules import RULES, preference_lottery, read_construction
from regions import read_region
from statements import read_statement
from well_formed import NAMED_TRANSFERS, check_environment, efficient_lottery, green_laffont_lottery, named_transfers

NEEDED = ("title", "source", "agents", "types", "prior", "outcomes", "payoffs", "claims")
OPTIONAL = ("family", "about", "parameters", "define", "defaults", "states", "coalitions", "outside_options", "game_forms", "strategies", "allocations", "transfers", "mechanisms")


NO_TRANSFERS = "no transfers"


class Case:
    """`root`: the certificate but for verdicts and evidence; `expected`: the verdict that the case expects of each claim."""

    def __init__(self, root, expected):
        self.root, self.expected = root, expected

    def require_agreement(self, certificate):
        said = certificate | {"allocations": [without_false(rule) for rule in certificate["allocations"]]} if "allocations" in certificate else certificate
        for key in self.root.keys() | said.keys():
            if key != "claims" and said.get(key) != self.root.get(key):
                raise Rejected(f"the certificate is not about this case: '{key}' differs")
        statements = {claim["id"]: claim["statement"] for claim in certificate["claims"]}
        for claim in self.root["claims"]:
            if statements.pop(claim["id"], None) != claim["statement"]:
                raise Rejected(f"the claim {claim['id']} of the case is missing, or is another one")
        if statements:
            raise Rejected(f"the case has no claim {next(iter(statements))}")


def without_false(rule):
    """An allocation as it is written if it is not the lottery of Green and Laffont: that may be left out, or said."""
    return {key: value for key, value in rule.items() if key != "green_laffont" or value is not False}


def read_case(path):
    try:
        identity = case_id(Path(path))
        if re.search("[\x00-\x1f\x7f\ud800-\udfff]", identity):  # bytes that are not UTF-8 are surrogates here
            raise CaseError("the name of this file is not UTF-8, or has a line break or another control character")
        if {".", ".."}.intersection(identity.split("/")):
            raise CaseError("the name of this file has nothing but dots before its extension")
        node = read_yaml(Path(path).read_bytes())
        reader = reader_of(node)(node, identity)
        return Case(reader.root, reader.expected)
    except OSError as error:
        raise CaseError(f"{path}: {error.strerror}") from None
    except (Malformed, Rejected, CaseError) as error:
        raise CaseError(f"{path}: {error}") from None
    except (ArithmeticError, AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise CaseError(f"{path}: something is not of the kind that its place asks for ({error})") from None


def reader_of(node):
    """What reads a case of this family."""
    family = node.get("family", "finite") if isinstance(node, dict) else "finite"
    if family == "dynamic":
        from dynamic_case import DynamicCaseReader  # it builds on this module
        return DynamicCaseReader
    if family == "continuum":
        return lambda of_case, identity: ContinuumCaseReader(of_case, identity, ContinuumNames())
    if family != "finite":
        raise CaseError(f"there is no family {family!r}")
    return CaseReader


def keys(node, known, where):
    """The map, which has only these keys, and those that are needed (True)."""
    return fields(node, where, [key for key, needed in known.items() if needed], [key for key, needed in known.items() if not needed])


def case_id(path):
    """The path below `cases/`, or the name of the file if no such folder is above it; without extension. '.' and '..' are resolved first, in the text of the path."""
    parts = Path(os.path.normpath(path)).with_suffix("").parts
    folders = [k for k, part in enumerate(parts[:-1]) if part == "cases"]
    return "/".join(parts[folders[-1] + 1:]) if folders else parts[-1]


class CaseReader(GameFormReader, Names):
    """`root` and `expected` as in Case. With `larger` the case is read as if the parameter of this name were 1 larger, with the efficient allocations that the reader `held` found."""

    def __init__(self, node, identity, larger=None, held=None):
        fields(node, "the case", NEEDED, OPTIONAL)
        if "allocations" not in node and "game_forms" not in node:
            raise CaseError("a case has allocations or game forms")
        self.require_source(node["source"])
        self.node, self.identity, self.larger, self.held = node, identity, larger, held
        self.shifted = {}
        self.formulas = collections.defaultdict(set)  # by what they are for: "payoff", "outside", ("rule", name), ("number" or "fixed", id of a claim), or "fixed"
        self.known_formulas = set()
        self.has_states, self.hidden_states, self.state = "states" in node, [], None
        self.outcomes, self.attributes, self.choices, self.all_choices, self.combinations = [], {}, {}, [], set()
        self.meanings = {}
        self.parameters = self.parameters_of(node)
        if larger:
            self.parameters[larger] += 1
        self.read_definitions(node.get("define") or {})
        self.read_agents(node["agents"])
        self.types = self.read_types(node["types"])  # for each agent its labels
        if math.prod(map(len, self.types)) > MOST_PROFILES:
            raise CaseError(f"there are more than {MOST_PROFILES} type profiles")
        self.profiles = list(itertools.product(*[range(len(own)) for own in self.types]))
        self.known_types = self.types
        self.allocations, self.rules, self.amounts = {}, {}, {}
        self.read_outcomes(node["outcomes"])
        self.read_states(node.get("states"))
        self.pattern = self.coalitions(node.get("coalitions", "all"))
        payoffs = self.in_state(self.numbers_of_states()[0], lambda: self.read_amounts(node["payoffs"], "payoff", True))
        outside = self.read_amounts(node.get("outside_options", "0"), "outside", False)
        self.joint_prior = self.read_joint_prior(node["prior"])
        root = self.root = {
            "candor_certificate": "2", "case": identity, "agents": self.agents,
            "types": {agent: [{"type": own.text} | ({} if own.value is None else {"value": str(own.value)}) for own in types] for agent, types in zip(self.agents, self.types)},
            "outcomes": self.outcomes, "coalitions": self.pattern,
            "prior": self.table("probability", lambda profile: str(sum(self.joint_prior[profile]))),
            "payoffs": self.table("payoffs", lambda profile: {outcome: self.expected_row(payoffs, profile, a) for a, outcome in enumerate(self.outcomes)}),
            "outside_options": self.table("amounts", lambda profile: self.row(outside, "outside", profile, None)),
            "allocations": [], "transfers": [], "mechanisms": [],
        }
        if self.hidden_states:
            root |= {"states": self.hidden_states, "joint_prior": self.table("states", lambda profile: dict(zip(self.hidden_states, map(str, self.joint_prior[profile]))))}
            root["state_payoffs"] = {name: self.table("payoffs", lambda profile: {outcome: self.row_in_state(state, payoffs, profile, a) for a, outcome in enumerate(self.outcomes)}) for state, name in enumerate(self.hidden_states)}
        self.read_game_forms(node.get("game_forms") or {})
        self.read_strategies(node.get("strategies") or {})
        root |= {key: list(known.values()) for key, known in (("game_forms", self.forms), ("strategies", self.plans)) if known}
        self.model = Model(root)
        check_environment(self.model)
        allocations = node.get("allocations") or {}
        self.rule_names(allocations, "an allocation rule")
        for name, rule in allocations.items():
            root["allocations"].append(self.read_allocation(name, rule))
        self.model = Model(root)
        transfers = node.get("transfers") or {}
        self.rule_names(transfers, "a transfer rule")
        for name, rule in transfers.items():
            self.rules[name] = self.read_transfers(name, rule)
        for name, rule in transfers.items():
            root["transfers"].append(self.written_rule(name, rule))
        self.note_expectations(Model(root))
        for name, rule in (node.get("mechanisms") or {}).items():
            fields(rule, f"mechanism {name}", (), ("allocation", "transfers"))
            root["mechanisms"].append({"name": self.name(name)} | self.mechanism_of(rule))
        self.mechanisms = {mechanism["name"]: mechanism for mechanism in root["mechanisms"]}
        self.check_definitions()
        root["claims"], self.expected = read_claims(self, node["claims"])
        model = Model(root)
        for claim in root["claims"]:
            read = read_region if claim["statement"]["property"] == "parameter_region" else read_statement
            read(model, claim["statement"], f"claim {claim['id']}")

    @staticmethod
    def claim_keys():
        return FINITE_CLAIM_KEYS

    @staticmethod
    def claim_words():
        return FINITE_WORDS

    def names_beside(self):
        """Names that formulas do not mean by a word of its own."""
        bearers = [*self.attributes.values(), *self.agent_attributes.values(), *(own.attributes for types in self.types for own in types)]
        sections = ("mechanisms", "schemes", "game_forms", "strategies")
        return {*(name for section in sections for name in self.node.get(section) or {}), *(key for attributes in bearers for key in attributes)}

    def one_larger(self, parameter):
        if parameter not in self.shifted:
            self.shifted[parameter] = CaseReader(self.node, self.identity, parameter, self)
        return self.shifted[parameter]

    def formula(self, text, use):
        result = parse(text)
        if (use, text) not in self.known_formulas:
            self.known_formulas.add((use, text))
            self.require_no_outcome_as_difference(result)
            self.formulas[use].add(self.written_out(result))
        return result

    # --- tables -----------------------------------------------------------------------------------------------------------------------------------------

    def constant(self, text, use="fixed"):
        return number_at(self.formula(text, use), Place(self))

    def written(self, profile):
        return {agent: types[own].text for agent, types, own in zip(self.agents, self.types, profile)}

    def table(self, key, cell):
        return [{"types": self.written(profile), key: cell(profile)} for profile in self.profiles]

    def read_table(self, node, values, by_outcome):
        """cells(profile, outcome): the row there, as a dict from value column to cell. Columns: types, perhaps the outcome, and some of `values`."""
        header, *rows = array(node, "a table", 1)
        conditions = {f"{self.word_of_types} {agent}": [own.text for own in types] for agent, types in zip(self.agents, self.types)} | ({"outcome": self.outcomes} if by_outcome else {}) | ({} if self.state is None else {"state": self.hidden_states})
        known = [*conditions, *values]
        if not isinstance(header, list) or len(set(header)) < len(header) or any(column not in known for column in header):
            raise CaseError(f"{header}: the columns of a table are distinct and among {', '.join(known)}")
        found = {}
        for row in rows:
            if not isinstance(row, list) or len(row) != len(header):
                raise CaseError(f"the row {row} has other columns than its table")
            cells = dict(zip(header, row))
            if any(cells[column] not in conditions[column] for column in header if column in conditions):
                raise CaseError(f"the row {row} names a type, an outcome or a state that there is not")
            place = tuple(cells[column] for column in conditions if column in header)
            if place in found:
                raise CaseError(f"a second row for {place}")
            found[place] = {column: cell for column, cell in cells.items() if column in values}
        size = 1
        for column in header:
            size *= len(conditions.get(column, " "))
        if len(found) < size:
            raise CaseError(f"a table has {len(found)} rows, but there are {size} combinations")

        def cells_at(profile, outcome=None):
            here = {f"{self.word_of_types} {agent}": own for agent, own in self.written(profile).items()} | ({} if outcome is None else {"outcome": self.outcomes[outcome]}) | ({} if self.state is None else {"state": self.hidden_states[self.state]})
            return found[tuple(here[column] for column in conditions if column in header)]
        return cells_at, [column for column in header if column in values]

    # --- agents, types, outcomes ----------------------------------------------------------------------------------------------------------------------------------

    @staticmethod
    def range_of_types(node):
        """`0..3`: these integers."""
        ends = re.fullmatch(r"(-?[0-9]{1,9})\.\.(-?[0-9]{1,9})", node) if isinstance(node, str) else None
        return [str(k) for k in range(int(ends[1]), int(ends[2]) + 1)] if ends else node

    def read_agents(self, node):
        self.types = []
        node = self.listed_agents(node)
        self.agents = self.agents_of(list(node) if isinstance(node, dict) else node)
        self.agent_attributes = self.read_attributes(node, self.agents) if isinstance(node, dict) else {}
        if not all(self.agent_attributes.values()):
            raise CaseError("an agent has no attributes")

    def read_attributes(self, node, labels):
        """Of each of the labels, the same for all."""
        first = fields(node[labels[0]], labels[0], (), node[labels[0]])
        return {label: {self.name(key): self.label(value) for key, value in fields(node[label], label, first).items()} for label in labels}

    def has_types_by_agent(self, node):
        """A map from agent to types, not one from type to number or to attributes."""
        parts = [self.range_of_types(part) for part in node.values()] if isinstance(node, dict) else []
        return any(isinstance(part, list) for part in parts) or any(isinstance(part, dict) for part in parts) and any(key in self.agents for key in node)

    def read_types(self, node):
        if self.has_types_by_agent(node):
            if set(node) != set(self.agents):
                raise CaseError("types: a map from every agent to its types is expected")
            result = [self.read_type_set(node[agent]) for agent in self.agents]
        else:
            result = [self.read_type_set(node)] * len(self.agents)
        names = {frozenset(own.attributes) for types in result for own in types}
        of_types, of_agents = next(iter(names)), set(next(iter(self.agent_attributes.values()), ()))
        if len(names) > 1 or of_types & of_agents:
            raise CaseError("every type has the same attributes, and none of agents")
        return result

    def read_type_set(self, node):
        node = self.range_of_types(node)
        if not isinstance(node, dict):
            return [TypeLabel(text, numeral(text), {}) for text in self.labels(node, "types")]
        labels = self.labels(list(node), "types")
        if any(isinstance(part, dict) for part in node.values()):
            attributes = self.read_attributes(node, labels)
            if not all(attributes.values()):
                raise CaseError("a type has no attributes")
            return [TypeLabel(text, numeral(text), attributes[text]) for text in labels]
        return [TypeLabel(text, self.constant(node[text]), {}) for text in labels]

    def read_outcomes(self, node):
        node = list(self.agents) if node == "agents" else node
        if isinstance(node, dict) and "choices" in node:
            self.all_choices = self.labels(fields(node, "outcomes", ("choices",), ("where",))["choices"], "choices")
            for made in itertools.product(self.all_choices, repeat=len(self.agents)):
                self.outcomes.append("-".join(made))
                self.choices[self.outcomes[-1]] = made
            choices = {choice: parse(choice) for choice in self.all_choices}
            self.combinations = {functools.reduce(lambda left, right: ("-", left, right), map(choices.get, made)) for made in self.choices.values()}  # as parse() has them
            if "where" in node:
                self.filter_outcomes(self.formula(node["where"], "fixed"))
            return
        self.outcomes = self.labels(list(node) if isinstance(node, dict) else node, "outcomes")
        if isinstance(node, dict):
            self.attributes = self.read_attributes(node, self.outcomes)
            names = set(self.attributes[self.outcomes[0]])
            if any(names & set(attributes) for attributes in (*self.agent_attributes.values(), self.types[0][0].attributes)):
                raise CaseError("an attribute of outcomes is one of agents or types, too")

    def filter_outcomes(self, condition):
        """Those of which it holds."""
        kept = [name for a, name in enumerate(self.outcomes) if holds_at(condition, Place(self, outcome=a))]
        if not kept:
            raise CaseError("no outcome is left")
        self.outcomes, self.choices = kept, {name: self.choices[name] for name in kept}

    # --- hidden states --------------------------------------------------------------------------------------------------------------------------------------------

    def read_states(self, node):
        """With probabilities the prior is that given the state; otherwise that of types and state together."""
        self.chances = [Fraction(1)]
        if not self.has_states:
            return
        self.hidden_states = self.labels(list(node) if isinstance(node, dict) else node, "states")
        self.chances = [self.constant(node[state]) for state in self.hidden_states] if isinstance(node, dict) else None
        if self.chances and (sum(self.chances) != 1 or min(self.chances) < 0):
            raise CaseError("the probabilities of the states are no distribution")

    def numbers_of_states(self):
        return range(len(self.hidden_states)) if self.hidden_states else [None]

    def in_state(self, state, value):
        """What value() is while formulas and tables are read of this state."""
        self.state = state
        try:
            return value()
        finally:
            self.state = None

    def read_joint_prior(self, node):
        """Of each profile the probability that it comes with each state; without states there is one number."""
        def given_state():
            prior = self.read_prior(node)
            return [prior(profile) for profile in self.profiles]
        in_states = [self.in_state(state, given_state) for state in self.numbers_of_states()]
        if self.chances and any(sum(prior) != 1 for prior in in_states):
            raise CaseError("the prior does not sum to 1" + (" given some state" if self.hidden_states else ""))
        chances = self.chances or [Fraction(1)] * len(self.hidden_states)
        return {profile: tuple(chance * prior[k] for chance, prior in zip(chances, in_states)) for k, profile in enumerate(self.profiles)}

    def row_in_state(self, state, texts, profile, outcome):
        return self.in_state(state, lambda: self.row(texts, "payoff", profile, outcome))

    def expected_row(self, texts, profile, outcome):
        """The payoffs that are expected over the states, given the types."""
        rows = [self.row_in_state(state, texts, profile, outcome) for state in self.numbers_of_states()]
        weights = self.joint_prior[profile]
        if not self.hidden_states:
            return rows[0]
        return {agent: str(sum(weight * Fraction(row[agent]) for weight, row in zip(weights, rows)) / (sum(weights) or 1)) for agent in self.agents}

    # --- prior, payoffs, outside options --------------------------------------------------------------------------------------------------------------------------

    def read_prior(self, node):
        """Of each profile."""
        if node == "uniform":
            return lambda profile: Fraction(1, len(self.profiles) * (1 if self.chances else len(self.hidden_states)))
        if isinstance(node, list):
            cells, _ = self.read_table(node, ["probability"], False)
            return lambda profile: number_at(self.formula(cells(profile)["probability"], "fixed"), Place(self, profile))
        if isinstance(node, str):
            return lambda profile: number_at(self.formula(node, "fixed"), Place(self, profile))
        if not self.chances:
            raise CaseError("independent types need the probabilities of the states")
        marginals = fields(node, "prior", ("independent",))["independent"]
        if not any(isinstance(part, dict) for part in marginals.values()):
            marginals = dict.fromkeys(self.agents, marginals)
        own = [self.read_marginal(fields(marginals, "prior", self.agents)[agent], types) for agent, types in zip(self.agents, self.types)]

        def probability(profile):
            product = Fraction(1)
            for i, k in enumerate(profile):
                product *= own[i][k]
            return product
        return probability

    def read_marginal(self, node, types):
        fields(node, "prior", [own.text for own in types])
        result = [self.constant(node[own.text]) for own in types]
        if sum(result) != 1:
            raise CaseError("a distribution of types does not sum to 1")
        return result

    def read_amounts(self, node, word, by_outcome):
        """For each agent, the text of the formula that gives its amount at (profile, outcome)."""
        everybody = [f"{word} {agent}" for agent in self.agents]
        if isinstance(node, dict):
            return self.read_parts(node, word, by_outcome)
        if not isinstance(node, list):
            return [lambda profile, outcome: node] * len(self.agents)
        cells, columns = self.read_table(node, everybody, by_outcome)
        if len(columns) < len(everybody):
            raise CaseError(f"a table lacks the {word} of some agent")
        return [lambda profile, outcome, column=column: cells(profile, outcome if by_outcome else None)[column] for column in everybody]

    def read_parts(self, node, word, by_outcome):
        result = dict.fromkeys(self.agents)
        for key, part in node.items():
            if key == "table" and word == "transfer":
                cells, columns = self.read_table(part, [f"{word} {agent}" for agent in self.agents], False)
                entries = {column[len(word) + 1:]: lambda profile, outcome, cells=cells, column=column: cells(profile)[column] for column in columns}
            elif key in (*self.agents, "others"):
                entries = {} if key == "others" else {key: self.read_part(part, word, by_outcome)}
            else:
                raise CaseError(f"{word}: there is no agent {key!r}")
            if any(result[agent] for agent in entries):
                raise CaseError(f"the {word} of an agent is written twice")
            result |= entries
        if "others" in node:
            others = self.read_part(node["others"], word, by_outcome)
            result = {agent: formula or others for agent, formula in result.items()}
        if not all(result.values()):
            raise CaseError(f"the {word} of some agent is missing")
        return list(result.values())

    def read_part(self, node, word, by_outcome):
        if not isinstance(node, list):
            return lambda profile, outcome: node
        cells, columns = self.read_table(node, [word], by_outcome)
        if not columns:
            raise CaseError(f"a table lacks the column {word!r}")
        return lambda profile, outcome: cells(profile, outcome)[word]

    def row(self, texts, use, profile, outcome):
        return {agent: str(number_at(self.formula(texts[i](profile, outcome), use), Place(self, profile, i, outcome))) for i, agent in enumerate(self.agents)}

    # --- rules ----------------------------------------------------------------------------------------------------------------------------------------------------

    def read_allocation(self, name, node):
        """As in certificates."""
        if name in self.parameters or name in self.allocations:
            raise CaseError(f"the name {name!r} is taken")
        result = {"name": name}
        if self.is_construction(node):
            if node["construction"] == "induced":
                fields(node, name, ("construction",), ("strategies",))
                result["induced"] = self.only(node.get("strategies"), self.plans, "strategies")
                find = self.model.strategies[result["induced"]].induced_lottery
            elif node["construction"] == "green_laffont":
                fields(node, name, ("construction",))
                find, result["green_laffont"] = lambda profile: green_laffont_lottery(self.model, profile), True
            elif node["construction"] in RULES:
                result["construction"] = construction_of(self, name, node)
                construction = read_construction(self.model, result["construction"], name)
                find = lambda profile: preference_lottery(self.model, construction, profile)  # noqa: E731
            else:
                fields(node, name, ("construction", "ties"))
                if node["construction"] != "efficient":
                    raise CaseError(f"{name}: there is no construction {node['construction']!r}")
                find, result["efficient"] = lambda profile: efficient_lottery(self.model, node["ties"], profile), node["ties"]
            lottery = self.held.allocations[name].get if self.held and "induced" not in result else find
        else:
            lottery = self.plain_lottery(name, node)
        table = {profile: lottery(profile) for profile in self.profiles}
        self.allocations[name] = table
        result["lotteries"] = self.table("outcomes", lambda profile: {self.outcomes[outcome]: str(probability) for outcome, probability in table[profile].items()})
        return result

    @staticmethod
    def are_lottery_formulas(node):
        return isinstance(node, dict) and any(key.startswith("probability ") for key in node)

    def plain_lottery(self, name, node):
        """Of an allocation that is no construction, by profile."""
        payoffs = self.word_of_types == "type"  # a game form does not know them
        if isinstance(node, dict):
            drawn = self.lottery_by_formulas(name, node)
            return lambda profile: drawn(Place(self, profile, payoffs=payoffs))
        if isinstance(node, list):
            cells, columns = self.read_table(node, ["outcome", *(f"probability {outcome}" for outcome in self.outcomes)], False)
            if "outcome" in columns and len(columns) > 1 or not columns:
                raise CaseError(f"{name}: a table has either the column 'outcome' or columns 'probability OUTCOME'")
            return lambda profile: self.lottery_of(cells(profile))
        return lambda profile: {self.outcome_of(value_at(self.formula(node, "fixed"), Place(self, profile, payoffs=payoffs))): Fraction(1)}

    def labelled_types(self):
        return self.known_types or self.types

    def lottery_by_formulas(self, name, node):
        """Of `{probability first: 1/3, probability second: 2/3}`, at a place."""
        known = {f"probability {outcome}": k for k, outcome in enumerate(self.outcomes)}
        if any(key not in known for key in node):
            raise CaseError(f"{name}: 'probability OUTCOME' is expected")
        formulas = {known[key]: self.formula(text, "fixed") for key, text in node.items()}

        def lottery(place):
            chances = {outcome: number_at(formula, place) for outcome, formula in formulas.items()}
            if min(chances.values()) < 0 or sum(chances.values()) != 1:
                raise CaseError(f"{name}: the probabilities at {self.written(place.profile)} are negative or do not sum to 1")
            return {outcome: chance for outcome, chance in chances.items() if chance}
        return lottery

    def lottery_of(self, cells):
        if "outcome" in cells:
            if cells["outcome"] not in self.outcomes:
                raise CaseError(f"there is no outcome {cells['outcome']!r}")
            return {self.outcomes.index(cells["outcome"]): Fraction(1)}
        chances = {self.outcomes.index(column.removeprefix("probability ")): self.constant(cell) for column, cell in cells.items()}
        return {outcome: probability for outcome, probability in chances.items() if probability}

    @staticmethod
    def is_construction(node):
        return isinstance(node, dict) and "construction" in node

    def construction(self, node):
        """How a certificate says that a transfer rule bears a name, if it does."""
        if not self.is_construction(node):
            return {}
        if node["construction"] == "induced":
            fields(node, "a transfer rule", ("construction",), ("strategies",))
            return {"induced": self.only(node.get("strategies"), self.plans, "strategies")}
        fields(node, "a transfer rule", ("construction",), ("allocation", "without"))
        return {"construction": {"rule": node["construction"], "allocation": self.allocation_of(node)} | self.available_without(node)}

    def available_without(self, node):
        """Which outcomes the others can bring about without each agent: those of which a condition holds."""
        if "without" not in node:
            return {}
        if node["construction"] != "pivot":
            raise CaseError("only the pivot rule asks what the others could do without an agent")
        condition = self.formula(node["without"], "fixed")
        available = {agent: [outcome for a, outcome in enumerate(self.outcomes) if holds_at(condition, Place(self, agent=i, outcome=a))] for i, agent in enumerate(self.agents)}
        if not all(available.values()):
            raise CaseError("without some agent no outcome is left")
        return {"without": available}

    def allocation_of(self, node):
        """The allocation that is named, or the only one."""
        name = node.get("allocation", next(iter(self.allocations)) if len(self.allocations) == 1 else None)
        if name not in self.allocations:
            raise CaseError(f"there is no allocation {name!r}" if name else "which allocation is meant?")
        return name

    def mechanism_of(self, node):
        return {"allocation": self.allocation_of(node), "transfers": self.transfers_of(node.get("transfers", []))}

    def only_transfers(self):
        """The only transfer rule; that of no transfers if the case has none."""
        if len(self.rules) > 1:
            raise CaseError(f"which transfers are meant, one of {', '.join(self.rules)}?")
        return self.transfers_of(list(self.rules))

    def no_transfers(self):
        """The rule by which nothing is paid, behind those of the case, whose names have no blanks."""
        if all(rule["name"] != NO_TRANSFERS for rule in self.root["transfers"]):
            self.root["transfers"].append({"name": NO_TRANSFERS, "amounts": self.table("amounts", lambda profile: dict.fromkeys(self.agents, "0"))})
        return [NO_TRANSFERS]

    def transfers_of(self, node):
        if node == []:
            return self.no_transfers()
        result = [node] if isinstance(node, str) else array(node, "transfers", 1)
        if any(name not in self.rules for name in result) or len(set(result)) < len(result):
            raise CaseError(f"{result} are not distinct transfer rules")
        return list(result)

    def read_transfers(self, name, node):
        """paid(agent, profile) of a rule: a table, or formulas that are computed where they are needed."""
        if self.is_construction(node):
            written = self.construction(node)
            if "induced" in written:
                induced = {profile: self.model.strategies[written["induced"]].induced_amounts(profile) for profile in self.profiles}
                return lambda i, profile: induced[profile][i]
            written = written["construction"]
            if written["rule"] not in NAMED_TRANSFERS:
                raise CaseError(f"there is no construction {written['rule']!r}")
            without = [{self.outcomes.index(outcome) for outcome in written["without"][agent]} for agent in self.agents] if "without" in written else None
            amounts = named_transfers(self.model, written["rule"], self.model.allocations[written["allocation"]], without)
            return lambda i, profile: amounts[profile][i]
        if self.depends_on_draw(node):
            return self.refuse_draws(name)
        texts = self.read_amounts(node, "transfer", False)
        return lambda i, profile: number_at(self.formula(texts[i](profile, None), ("rule", name)), Place(self, profile, i, rules=True))

    @staticmethod
    def refuse_draws(name):
        def refuse(i, profile):
            raise CaseError(f"what {name!r} pays depends on the outcome drawn: no transfer rule can refer to it")
        return refuse

    @staticmethod
    def depends_on_draw(node):
        return isinstance(node, dict) and "construction" not in node and ("payments" in node or "allocation" in node)

    def written_rule(self, name, node):
        """A transfer rule as in certificates."""
        if not self.depends_on_draw(node):
            amounts = self.table("amounts", lambda profile: {agent: str(self.paid(name, i, profile)) for i, agent in enumerate(self.agents)})
            return {"name": name, "amounts": amounts} | self.construction(node)
        fields(node, name, ("payments",), ("allocation",))
        texts = self.read_amounts(node["payments"], "payment", True)

        def paid(profile, a):
            formulas = [self.formula(texts[i](profile, a), ("rule", name)) for i in range(len(self.agents))]
            return {agent: str(number_at(formula, Place(self, profile, i, a, rules=True))) for i, (agent, formula) in enumerate(zip(self.agents, formulas))}
        payments = self.table("payments", lambda profile: {outcome: paid(profile, a) for a, outcome in enumerate(self.outcomes)})
        return {"name": name, "drawn_by": self.allocation_of(node), "payments": payments}

    def note_expectations(self, model):
        """What claims may refer to as the amounts of transfers that depend on the outcome drawn."""
        for rule in model.transfers.values():
            if rule.drawn_by:
                self.amounts |= {(rule.name, i, profile): amounts[i] for profile, amounts in rule.amounts.items() for i in range(len(self.agents))}

    def payoff_at(self, i, outcome, profile):
        return self.model.payoffs[profile][outcome][i]

    def lottery_at(self, name, place):
        return self.allocations[name][place.profile]

    def paid_at(self, name, i, place):
        return self.paid(name, i, place.profile)

    def paid(self, name, i, profile):
        cell = name, i, profile
        if cell not in self.amounts:
            self.amounts[cell] = None  # being computed
            self.amounts[cell] = self.rules[name](i, profile)
        if self.amounts[cell] is None:
            raise CaseError(f"transfer rule {name!r} is defined by itself")
        return self.amounts[cell]


class ContinuumNames(Names):
    """What readers of continuum cases share with those of finite ones."""
    family, keys, functions = "continuum", staticmethod(keys), ()

    def __init__(self):
        self.meanings = {}
