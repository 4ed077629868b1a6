# SPDX-License-Identifier: MIT
"""Game forms and strategies: how a certificate writes them, and what strategies induce."""
import itertools
from fractions import Fraction

from form import Malformed, Rejected, array, fields, name, names, number

MOST_PROFILES = 1 << 20


class GameForm:
    """`messages`: the labels of each agent; `lotteries`, `amounts`: by message profile, a tuple of indices."""

    def __init__(self, model, part, where):
        fields(part, where, ("name", "messages", "lotteries", "amounts"))
        self.name = part["name"]
        listed = fields(part["messages"], where, model.agents)
        self.messages = [self.read_messages(listed[agent], f"{where}, messages of {agent}") for agent in model.agents]
        count = 1
        for own in self.messages:
            count *= len(own)
            if count > MOST_PROFILES:
                raise Malformed(f"{where}: there are more than {MOST_PROFILES} message profiles")
        self.profiles = list(itertools.product(*[range(len(own)) for own in self.messages]))
        self.lotteries = self.read_table(model, part["lotteries"], "outcomes", model.read_lottery, where)
        self.amounts = self.read_table(model, part["amounts"], "amounts", model.read_amounts, where)

    @staticmethod
    def read_messages(value, where):
        own = [fields(part, where, ("message",), ("value",)) for part in array(value, where, 1)]
        for part in own:
            if "value" in part:
                number(part["value"], where)
        return names([part["message"] for part in own], where)

    def labels(self, messages):
        """Of the agents who send something."""
        return tuple(None if sent is None else own[sent] for own, sent in zip(self.messages, messages))

    def read_table(self, model, rows, key, read, where):
        if len(array(rows, where)) != len(self.profiles):
            raise Malformed(f"{where}: {len(rows)} message profiles, but there are {len(self.profiles)}")
        result = {}
        for row, profile in zip(rows, self.profiles):
            fields(row, where, ("messages", key))
            if fields(row["messages"], where, model.agents) != dict(zip(model.agents, self.labels(profile))):
                raise Malformed(f"{where}: the message profile {row['messages']} is not the next one in order")
            result[profile] = read(row[key], where)
        return result

    def joint_messages(self, coalition):
        return list(itertools.product(*[range(len(own)) if i in coalition else (None,) for i, own in enumerate(self.messages)]))


class Strategies:
    """`sends`: for each agent and type the probability of each message."""

    def __init__(self, model, part, where):
        fields(part, where, ("name", "game_form", "sends"))
        self.name, self.form = part["name"], model.declared(model.game_forms, part["game_form"], where, "game form")
        listed = fields(part["sends"], where, model.agents)
        self.sends = []
        for agent, own, messages in zip(model.agents, model.type_index, self.form.messages):
            by_type = fields(listed[agent], where, own)
            self.sends.append([[number(fields(by_type[label], where, messages)[message], where) for message in messages] for label in own])

    def check(self):
        for lottery in itertools.chain(*self.sends):
            if min(lottery) < 0 or sum(lottery) != 1:
                raise Rejected(f"strategies {self.name}: what a type sends is no lottery")

    def sent(self, types):
        """What agents of these types may send, each with its probability."""
        result = [((), Fraction(1))]
        for own, sends in zip(types, self.sends):
            here = [(None, Fraction(1))] if own is None else [(m, probability) for m, probability in enumerate(sends[own]) if probability]
            result = [((*before, m), chance * probability) for before, chance in result for m, probability in here]
        return result

    def induced_lottery(self, profile):
        result = {}
        for messages, chance in self.sent(profile):
            for outcome, probability in self.form.lotteries[messages].items():
                result[outcome] = result.get(outcome, Fraction(0)) + chance * probability
        return result

    def induced_amounts(self, profile):
        drawn = [(chance, self.form.amounts[messages]) for messages, chance in self.sent(profile)]
        return tuple(sum((chance * amounts[i] for chance, amounts in drawn), Fraction(0)) for i in range(len(self.sends)))


def read_game_forms(model, root):
    model.game_forms, model.strategies = {}, {}
    for key, known, kind in (("game_forms", model.game_forms, GameForm), ("strategies", model.strategies, Strategies)):
        for part in array(root[key], key, 1) if key in root else []:
            called = name(part["name"], key) if isinstance(part, dict) and "name" in part else ""
            if called in known:
                raise Malformed(f"{key}: the name {called!r} occurs twice")
            known[called] = kind(model, part, f"{key}, {called}")


def check_game_forms(model):
    for strategies in model.strategies.values():
        strategies.check()
    for allocation in model.allocations.values():
        if allocation.induced and any(allocation.induced.induced_lottery(profile) != lottery for profile, lottery in allocation.lotteries.items()):
            raise Rejected(f"the allocation {allocation.name} is not what the strategies {allocation.induced.name} induce")
    for transfers in model.transfers.values():
        if transfers.induced and any(transfers.induced.induced_amounts(profile) != amounts for profile, amounts in transfers.amounts.items()):
            raise Rejected(f"the transfers {transfers.name} are not what the strategies {transfers.induced.name} induce")
