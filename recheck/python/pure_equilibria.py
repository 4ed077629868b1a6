# SPDX-License-Identifier: MIT
"""Profiles of plans of a game form: what each type of positive probability sends. Which of them are equilibria.

Plans are a tuple with one entry for each agent: the messages, by number, of his types of positive probability, in order.
"""
import itertools
from fractions import Fraction
from functools import cached_property
from math import lcm

from form import Malformed, Rejected, fields, name

MOST_PLAN_PROFILES = 1 << 24


def possible_types(model):
    """For each agent the types of positive probability."""
    return [[t for t in range(len(own)) if model.probability(tuple(t if j == i else None for j in model.everybody))] for i, own in enumerate(model.type_index)]


def read_plans(model, value, where):
    """By label: which game form the messages are of, the claim knows."""
    fields(value, where, model.agents)
    result = []
    for agent, own, possible in zip(model.agents, model.type_index, possible_types(model)):
        labels = [label for label, t in own.items() if t in possible]
        sent = fields(value[agent], f"{where}, {agent}", labels)
        result.append(tuple(name(sent[label], where) for label in labels))
    return tuple(result)


def numbered(form, plans, where):
    """Plans by number, which are given by label."""
    for own, sent in zip(form.messages, plans):
        for message in sent:
            if message not in own:
                raise Malformed(f"{where}: there is no message {message!r}")
    return tuple(tuple(own.index(message) for message in sent) for own, sent in zip(form.messages, plans))


def labelled(form, plans):
    return tuple(tuple(own[message] for message in sent) for own, sent in zip(form.messages, plans))


class Plans:
    """`utility(model, form, coalition, messages, profile)`: in expectation over what is drawn."""

    def __init__(self, model, form, utility):
        self.model, self.form, self.utility = model, form, utility
        self.types = possible_types(model)
        self.profiles = [profile for profile, probability in model.prior.items() if probability]
        self.known = {}

    @cached_property
    def weighted(self):
        """p(theta) U_i(m; theta) for each agent, by theta and m: integers, the same multiple of all."""
        tables = []
        for i in self.model.everybody:
            table = {(theta, m): self.model.prior[theta] * self.utility(self.model, self.form, (i,), m, theta) for theta in self.profiles for m in self.form.profiles}
            scale = lcm(*(Fraction(value).denominator for value in table.values()))
            tables.append({key: int(value * scale) for key, value in table.items()})
        return tables

    def best(self, i, plans):
        """For each type of agent i the messages that are best if the others have these plans."""
        others = i, plans[:i], plans[i + 1:]
        if others not in self.known:
            self.known[others] = [self.best_of_type(i, own, plans) for own in self.types[i]]
        return self.known[others]

    def best_of_type(self, i, own, plans):
        worth = [0] * len(self.form.messages[i])
        for theta in self.profiles:
            if theta[i] == own:
                sent = [None if j == i else plans[j][self.types[j].index(theta[j])] for j in self.model.everybody]
                for m in range(len(worth)):
                    sent[i] = m
                    worth[m] += self.weighted[i][theta, tuple(sent)]
        return [m for m, value in enumerate(worth) if value == max(worth)]

    def is_equilibrium(self, plans):
        return all(message in best for i in self.model.everybody for message, best in zip(plans[i], self.best(i, plans)))

    def plans_of(self, i):
        return itertools.product(range(len(self.form.messages[i])), repeat=len(self.types[i]))

    def require_common(self):
        first = list(self.model.type_index[0])
        for own, messages, possible in zip(self.model.type_index, self.form.messages, self.types):
            if list(own) != first or messages != self.form.messages[0] or possible != self.types[0]:
                raise Rejected("agents with other types or messages have no common plan")

    def count(self, symmetric):
        result = 1
        for own, messages in list(zip(self.types, self.form.messages))[:1 if symmetric else None]:
            result *= len(messages) ** len(own)
        return result

    def equilibria(self, symmetric):
        """Each of them once; if symmetric, those in which all have the same plan."""
        if symmetric:
            self.require_common()
        if self.count(symmetric) > MOST_PLAN_PROFILES:
            raise Rejected(f"there are {self.count(symmetric)} profiles of plans, more than are gone through")
        if symmetric:
            yield from filter(self.is_equilibrium, ((plan,) * len(self.types) for plan in self.plans_of(0)))
            return
        leader = max(self.model.everybody, key=lambda i: len(self.form.messages[i]) ** len(self.types[i]))
        for plans in itertools.product(*[self.plans_of(i) if i != leader else (None,) for i in self.model.everybody]):
            for own in itertools.product(*self.best(leader, plans)):
                complete = plans[:leader] + (own,) + plans[leader + 1:]
                if self.is_equilibrium(complete):
                    yield complete

    def of_strategies(self, strategies):
        """The plans that these strategies of the game form are."""
        if strategies.form is not self.form:
            raise Rejected(f"the strategies {strategies.name} are of another game form")
        result = []
        for possible, sends in zip(self.types, strategies.sends):
            if any(1 not in sends[own] for own in possible):
                raise Rejected(f"the strategies {strategies.name} are not pure")
            result.append(tuple(sends[own].index(1) for own in possible))
        return tuple(result)
