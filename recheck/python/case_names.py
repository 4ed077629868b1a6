# SPDX-License-Identifier: MIT
"""Names and labels in a case file: what may be one, which agents, types and coalitions they stand for, and what they mean in formulas."""
import itertools
import re
from fractions import Fraction

from case_formula import Argument, Definition, Label, TypeLabel, named, numeral, parse, value_at, value_of_definition
from case_yaml import CaseError
from form import array, fields

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
RESERVED = frozenset("if then else and or not where in sum count all any min max agents outcomes types type outcome i true false".split())
RESERVED_IN_FAMILY = {"finite": RESERVED, "continuum": RESERVED | {"x"}, "dynamic": RESERVED | {"period", "statistic", "last", "last_outcome", "next"}}
MOST_WRITTEN_OUT = 100_000
KEYS_BESIDE_AGENTS = {"others", "table", "construction", "allocation", "probability", "independent", "choices", "payments"}


class Names:
    """What every reader of cases knows of them. It has the agents and outcomes (labels), the types of each agent, parameters, attributes and choices of outcomes, and the rules that were read.
    `meanings` has what formulas mean by each name: one thing in the whole case, though agents, types, outcomes and values may share a label."""
    family = "finite"
    word_of_types = "type"
    definitions = {}
    functions = ("payoff", "probability")  # formulas know them without a definition
    outcome_numbers = {}
    has_states, hidden_states, state = False, (), None  # the number of the one that formulas and tables are read of

    def name(self, text):
        if not NAME.fullmatch(text) or text in RESERVED_IN_FAMILY[self.family] or self.has_states and text == "state":
            raise CaseError(f"{text!r} is no name")
        return text

    def declared(self, text, meaning):
        if self.meanings.setdefault(text, meaning) != meaning:
            raise CaseError(f"{text!r} is {self.meanings[text]} already, and {meaning} here")
        return text

    def parameters_of(self, node):
        return {self.declared(self.name(key), "a parameter"): self.numeral(value) for key, value in (node.get("parameters") or {}).items()}

    @staticmethod
    def require_source(node):
        """Its title alone, or in a map."""
        if not isinstance(node, str):
            fields(node, "source", ("title",), ("authors", "year", "where", "note"))
        elif not node.strip(" \n\r") or "\n" in node.strip(" \n\r"):
            raise CaseError("the source is one line of text, or a map")

    @staticmethod
    def listed_agents(node):
        """`5`: the labels 1 to 5."""
        return [str(k) for k in range(1, int(node) + 1)] if isinstance(node, str) and re.fullmatch("[0-9]{1,4}", node) else node

    def agents_of(self, labels):
        """Labels, of which none is a key that stands where agents do."""
        agents = self.labels(labels, "agents")
        if KEYS_BESIDE_AGENTS & set(agents):
            raise CaseError("an agent has the name of a key that stands where agents do")
        return agents
    # --- definitions -------------------------------------------------------------------------------------------------------------------------------------------

    def read_definitions(self, node):
        self.definitions = {}
        for head, text in node.items():
            match = re.fullmatch(r"([^(]*?)(?: *\((.*)\))?", head)
            if not match:
                raise CaseError(f"{head!r} is not how a definition begins")
            parameters = tuple(self.name(word.strip(" ")) for word in match[2].split(",")) if match[2] is not None else ()
            name = self.name(match[1])
            if len({name, *parameters}) <= len(parameters):
                raise CaseError(f"{head!r}: a name stands there twice")
            if name in self.meanings or name in self.functions:
                raise CaseError(f"{name!r} is {self.meanings.get(name, 'a word of formulas')} already")
            self.definitions[self.declared(name, "a definition")] = Definition(parameters, parse(text))
        for name in self.definitions:
            self.require_no_circle(name, ())

    def require_no_outcome_as_difference(self, node):
        """Outcomes made of choices are called `stay-go`, which in a formula is one choice less another."""
        if not isinstance(node, tuple):
            return
        compared = node[1:] if node[:1] in (("=",), ("!=",)) else node[2] if node[:1] == ("call",) else ()
        if self.combinations and any(part[:1] == ("-",) and part in self.combinations for part in compared):
            raise CaseError("the name of an outcome reads as a difference")
        for part in node:
            self.require_no_outcome_as_difference(part)

    def require_no_circle(self, name, path):
        if name in path:
            raise CaseError(f"definition {name!r} is defined by itself")
        for used in self.used_in(self.definitions[name].body):
            self.require_no_circle(used, (*path, name))

    def used_in(self, node):
        if not isinstance(node, tuple):
            return set()
        own = {node[1]} if node[:1] in (("name",), ("call",), ("attribute",), ("index",)) and node[1] in self.definitions else set()
        return own.union(*map(self.used_in, node))

    def check_definitions(self):
        """When all names are known: their parameters are names of nothing else."""
        for name, definition in self.definitions.items():
            self.require_no_outcome_as_difference(definition.body)
            for parameter in definition.parameters:
                if parameter in self.meanings:
                    raise CaseError(f"{parameter!r}, a parameter of definition {name!r}, is {self.meanings[parameter]} already")

    def definition(self, name, arguments):
        if name not in self.definitions:
            raise CaseError(f"there is no function {name!r}")
        if len(arguments) != len(self.definitions[name].parameters):
            raise CaseError(f"definition {name!r} has {len(self.definitions[name].parameters)} parameters")
        return self.definitions[name]

    def is_word(self, name):
        """Whether this has its meaning in definitions, too: what is known of the place, unlike variables that are bound."""
        return name in RESERVED_IN_FAMILY[self.family] or " " in name or self.has_states and name == "state"

    def written_out(self, node):
        """The formula without definitions: on what it depends. An outcome that is given to a definition is a part of its own."""
        if not self.definitions:
            return node
        self.parts_written = 0
        return self.expanded(node, {})

    def count_parts(self, more):
        self.parts_written += more
        if self.parts_written > MOST_WRITTEN_OUT:
            raise CaseError("a formula with its definitions written out is too long")

    def expanded(self, node, given):
        """`given`: what stands for each parameter, and how many parts that has."""
        if not isinstance(node, tuple):
            return node
        kind, *parts = node or (None,)
        self.count_parts(1)
        if kind in ("name", "index", "attribute") and parts[0] in given:
            whole, size = given[parts[0]]
            self.count_parts(size)
            return whole if kind == "name" else ("of", whole, *(self.expanded(one, given) for one in parts[1:] if kind == "index"))
        if kind == "name" and parts[0] in self.definitions:
            return self.expanded(self.definition(parts[0], ()).body, {})
        if kind == "call" and parts[0] in self.functions:
            return kind, parts[0], tuple(self.expanded(one, given) for one in parts[1])
        if kind == "call":
            arguments = {}
            for parameter, one in zip(self.definition(*parts).parameters, parts[1]):
                before = self.parts_written
                arguments[parameter] = self.expanded(one, given), self.parts_written - before
                self.parts_written = before
            return self.expanded(self.definition(*parts).body, arguments)
        return tuple(self.expanded(one, given) for one in node)

    def rule_names(self, names, meaning):
        return [self.declared(self.name(name), meaning) for name in names]

    @staticmethod
    def numeral(text):
        value = numeral(text)
        if value is None:
            raise CaseError(f"{text!r} is no number")
        return value

    def label(self, text):
        return self.declared(text if numeral(text) is not None else self.name(text if isinstance(text, str) else ""), "a label")

    def labels(self, node, where):
        result = [self.label(part) for part in array(node, where, 1)]
        if len({numeral(label) if numeral(label) is not None else label for label in result}) < len(result):
            raise CaseError(f"{where}: a label occurs twice, or two are the same number")
        return result

    def types_of(self, node, where):
        """A map from agent to type, as in certificates."""
        for agent, own in node.items():
            if agent not in self.agents or own not in [known.text for known in self.types[self.agents.index(agent)]]:
                raise CaseError(f"{where}: there is no type {own!r} of an agent {agent!r}")
        return dict(node)

    def coalitions(self, node, words=("all", "proper")):
        if isinstance(node, str):
            if node not in words:
                raise CaseError(f"there are no coalitions {node!r}")
            if node == "pattern":
                return self.pattern
            sizes = {"all": len(self.agents), "proper": len(self.agents) - 1, "singletons": 1}[node]
            return [list(members) for size in range(1, sizes + 1) for members in itertools.combinations(self.agents, size)]
        result = [self.coalition(part) for part in array(node, "coalitions", 1)]
        if len({tuple(coalition) for coalition in result}) < len(result):
            raise CaseError("a coalition is listed twice")
        return result

    def coalition(self, node):
        members = [node] if isinstance(node, str) else array(node, "a coalition", 1)
        if any(member not in self.agents for member in members) or len(set(members)) < len(members):
            raise CaseError(f"{members} is no coalition")
        return sorted(members, key=self.agents.index)

    # --- in formulas -------------------------------------------------------------------------------------------------------------------------------------------

    def value_of_name(self, kind, parts, place):
        name, rest = parts[0], parts[1:]
        if kind == "index" and name == self.word_of_types:
            i = self.agent_of(value_at(rest[0], place))
            if place.profile is None:
                raise CaseError("types mean nothing here")
            return self.types[i][place.profile[i]]
        if kind == "index" and name in self.rules and place.rules and name not in place.names:
            return self.paid_at(name, self.agent_of(value_at(rest[0], place)), place)
        value = value_at(name, place) if kind == "attribute_of" else self.value_of_word(name, place)
        if kind == "name":
            return value
        if kind in ("attribute", "attribute_of"):
            return self.attribute_of(value, rest[0])
        if not self.choices:
            raise CaseError(f"{name!r} has no choices")
        return named(self.choices[self.outcomes[self.outcome_of(value)]][self.agent_of(value_at(rest[0], place))])

    def attribute_of(self, value, attribute):
        """Of an outcome, an agent or a type: what has it, one name is an attribute of one of the three."""
        if any(attribute in attributes for attributes in self.attributes.values()):
            return named(self.attributes[self.outcomes[self.outcome_of(value)]][attribute])
        if any(attribute in attributes for attributes in self.agent_attributes.values()):
            return named(self.agent_attributes[self.agents[self.agent_of(value)]][attribute])
        meant = [value] if isinstance(value, TypeLabel) else [own for types in self.types for own in types if own.text == value.text] if isinstance(value, Label) else \
            [own for types in self.types for own in types if numeral(own.text) is not None and numeral(own.text) == value]
        if len({own.attributes.get(attribute) for own in meant}) != 1 or attribute not in meant[0].attributes:
            raise CaseError(f"{value} has no attribute {attribute!r}, or types of several agents have different ones")
        return named(meant[0].attributes[attribute])

    def value_of_function(self, name, arguments, place):
        """payoff(j, a) and probability(q, a)."""
        if not (place.rules or name == "payoff" and place.payoffs) or len(arguments) != 2:
            raise CaseError(f"{name} means nothing here, or has two parts")
        outcome = self.outcome_of(value_at(arguments[1], place))
        if name == "payoff":
            return self.payoff_at(self.agent_of(value_at(arguments[0], place)), outcome, place.profile)
        return self.lottery_at(self.rule_named(arguments[0], place), place).get(outcome, Fraction(0))

    def rule_named(self, node, place):
        """The name of an allocation rule, perhaps by a definition or given to one."""
        while node[0] == "name" and node[1] not in self.allocations:
            given = place.names.get(node[1])
            if isinstance(given, Argument):
                node, place = given.node, given.place
            elif node[1] in self.definitions and not self.definitions[node[1]].parameters:
                node = self.definitions[node[1]].body
                place = place._replace(names={word: value for word, value in place.names.items() if self.is_word(word)})
            else:
                break
        if node[0] != "name" or node[1] not in self.allocations:
            raise CaseError("the name of an allocation rule is expected")
        return node[1]

    def value_of_word(self, name, place):
        if name in place.names:
            value = place.names[name]
            return value_at(value.node, value.place) if isinstance(value, Argument) else value
        if name == "i" and place.agent is not None:
            return named(self.agents[place.agent])
        if name == "outcome" and place.outcome is not None:
            return named(self.outcomes[place.outcome])
        if name == "state" and self.state is not None:
            return named(self.hidden_states[self.state])
        if name in self.parameters:
            return self.parameters[name]
        if name in self.definitions:
            if self.definitions[name].parameters:
                raise CaseError(f"definition {name!r} has parameters")
            return value_of_definition(name, (), place)
        if place.rules and name in self.allocations:
            lottery = self.lottery_at(name, place)
            if len(lottery) > 1:
                raise CaseError(f"allocation {name!r} draws a lottery, not one outcome")
            return named(self.outcomes[next(iter(lottery))])
        return self.value_of_label(name)

    def value_of_label(self, name):
        """A label by itself stands for the value that types of this name have, if they have but one."""
        known = [own for types in self.labelled_types() for own in types if own.text == name]
        values = {own.value for own in known} - {None}
        if values:
            return Label(name, values.pop() if len(values) == 1 else None)
        bearers = [*self.attributes.values(), *self.agent_attributes.values(), *(own.attributes for types in self.types for own in types)]
        others = {text for attributes in bearers for text in attributes.values()} | set(self.all_choices)
        if name in self.agents or name in (self.choices or self.outcomes) or name in self.hidden_states or name in others or known:
            return named(name)
        raise CaseError(f"nothing is called {name!r}")

    def labelled_types(self):
        """Of each agent; with them whatever else may be meant by the label of a type."""
        return self.types

    def index_of(self, value, known, what):
        """Of an agent or outcome, by name or by number."""
        text, number = (value.text, value.value) if isinstance(value, Label) else (None, value)
        if text in known:
            return known.index(text)
        for k, name in enumerate(known):
            if number is not None and numeral(name) == number:
                return k
        raise CaseError(f"{text or number} is no {what}")

    def agent_of(self, value):
        return self.index_of(value, self.agents, "agent")

    def outcome_of(self, value):
        if len(self.outcome_numbers) != len(self.outcomes):  # others before they are filtered
            self.outcome_numbers = {name: a for a, name in enumerate(self.outcomes)}
        named_so = self.outcome_numbers.get(value.text) if isinstance(value, Label) else None
        return self.index_of(value, self.outcomes, "outcome") if named_so is None else named_so

    def elements(self, kind, owner):
        if kind == "types":
            if self.word_of_types != "type":
                raise CaseError("the rules of a game form do not know the types")
            return self.types[self.agent_of(owner)]
        return [named(text) for text in (self.agents if kind == "agents" else self.outcomes)]
