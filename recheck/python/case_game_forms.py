# SPDX-License-Identifier: MIT
"""Reads the game forms and strategies of a case as certificates have them. In the rules of a game form messages stand for types."""
import itertools
import math
from fractions import Fraction

from case_formula import Label, Place, parse, value_at
from case_yaml import CaseError
from form import array, fields
from game_forms import MOST_PROFILES


class GameFormReader:
    """What a reader of cases (case_file.CaseReader) is told of game forms."""
    known_types = ()  # and messages, of each agent

    def read_game_forms(self, node):
        self.forms, self.messages, self.plans = {}, {}, {}
        for name, part in node.items():
            self.forms[self.name(name)] = self.read_game_form(name, part)

    def read_game_form(self, name, node):
        fields(node, f"game form {name}", ("allocation",), ("messages", "transfers"))
        types, profiles = self.types, self.profiles
        messages = self.read_types(node["messages"]) if "messages" in node else types
        if math.prod(map(len, messages)) > MOST_PROFILES:
            raise CaseError(f"game form {name}: there are more than {MOST_PROFILES} message profiles")
        self.messages[name] = messages
        self.types, self.profiles, self.word_of_types, self.known_types = messages, list(itertools.product(*[range(len(own)) for own in messages])), "message", self.known_types + messages
        lottery = self.plain_lottery(name, node["allocation"])
        amounts = self.read_amounts(node.get("transfers", "0"), "transfer", False)
        result = {
            "name": name,
            "messages": {agent: [{"message": own.text} | ({} if own.value is None else {"value": str(own.value)}) for own in listed] for agent, listed in zip(self.agents, messages)},
            "lotteries": [{"messages": self.written(sent), "outcomes": {self.outcomes[outcome]: str(chance) for outcome, chance in lottery(sent).items()}} for sent in self.profiles],
            "amounts": [{"messages": self.written(sent), "amounts": self.row(amounts, "fixed", sent, None)} for sent in self.profiles],
        }
        self.types, self.profiles, self.word_of_types = types, profiles, "type"
        return result

    # --- strategies ---------------------------------------------------------------------------------------------------------------------------------------

    def read_strategies(self, node):
        for name, part in node.items():
            part = {"plan": "truth"} if part == "truth" else part
            fields(part, f"strategies {name}", ("plan",), ("game_form",))
            form = self.only(part.get("game_form"), self.forms, "game form")
            plan = part["plan"] if isinstance(part["plan"], dict) else dict.fromkeys(self.agents, part["plan"])
            if not set(plan) <= {*self.agents, "others"} or ("others" not in plan and set(plan) != set(self.agents)) or ("others" in plan and set(self.agents) <= set(plan)):
                raise CaseError(f"strategies {name}: a plan for every agent is expected")
            sends = {agent: self.read_plan(i, plan.get(agent, plan.get("others")), self.messages[form][i]) for i, agent in enumerate(self.agents)}
            self.plans[self.name(name)] = {"name": name, "game_form": form, "sends": sends}

    @staticmethod
    def only(name, known, what):
        """The one that is named, or the only one."""
        if name is None and len(known) == 1:
            return next(iter(known))
        if name not in known:
            raise CaseError(f"there is no {what} {name!r}" if name else f"which {what} is meant?")
        return name

    def read_plan(self, i, plan, messages):
        """For each type of the agent a map from message to probability."""
        if isinstance(plan, list):
            return self.plan_by_table(plan, self.types[i], messages)
        if plan != "truth":
            self.require_own_type_only(self.written_out(self.formula(plan, "fixed")), i)
        result = {}
        for k, own in enumerate(self.types[i]):
            here = tuple(k if j == i else 0 for j in range(len(self.agents)))
            value = own if plan == "truth" else value_at(self.formula(plan, "fixed"), Place(self, here, i))
            sent = self.message_of(value, messages, by_value=plan != "truth")
            result[own.text] = {message.text: str(int(message.text == sent)) for message in messages}
        return result

    def require_own_type_only(self, node, i):
        if not isinstance(node, tuple):
            return
        if node[:2] == ("index", "type") and node[2] not in (("name", "i"), *map(parse, self.agents[i:i + 1])):
            raise CaseError("what an agent sends depends on its own type only")
        for part in node:
            self.require_own_type_only(part, i)

    @staticmethod
    def message_of(value, messages, by_value):
        """The message of this name, otherwise the one of this value."""
        text, number = (value.text, value.value) if isinstance(value, Label) else (str(value), value)
        named = [message.text for message in messages if message.text == text]
        of_value = [message.text for message in messages if by_value and number is not None and message.value == number]
        if not named + of_value:
            raise CaseError(f"{text!r} is no message")
        if not named and len(of_value) > 1:
            raise CaseError(f"several messages have the value {text}")
        return (named + of_value)[0]

    def plan_by_table(self, node, types, messages):
        header, *rows = array(node, "a plan", 1)
        columns = [f"probability {message.text}" for message in messages]
        if header[0] != "type" or (header[1:] != ["message"] and (len(header) < 2 or len(set(header)) < len(header) or not set(header[1:]) <= set(columns))):
            raise CaseError(f"{header}: a plan has the column 'type' and either 'message' or columns 'probability MESSAGE'")
        result = {}
        for row in rows:
            if len(row) != len(header) or row[0] in result or row[0] not in [own.text for own in types]:
                raise CaseError(f"the row {row} has other columns than its table, or there is no such type, or it is the second")
            cells = dict(zip(header[1:], row[1:]))
            if "message" in cells:
                if cells["message"] not in [message.text for message in messages]:
                    raise CaseError(f"there is no message {cells['message']!r}")
                chances = {f"probability {cells['message']}": Fraction(1)}
            else:
                chances = {column: self.constant(cell) for column, cell in cells.items()}
            if min(chances.values()) < 0 or sum(chances.values()) != 1:
                raise CaseError(f"the row {row} is no lottery")
            result[row[0]] = {message.text: str(chances.get(f"probability {message.text}", Fraction(0))) for message in messages}
        if len(result) < len(types):
            raise CaseError("a plan lacks a row for some type")
        return result
