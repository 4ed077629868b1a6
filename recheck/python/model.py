# SPDX-License-Identifier: MIT
"""The example: agents, types, prior, payoffs and rules, and what can be computed from them alone.

Agents, outcomes and each agent's types are numbered from 0 in the order in which they are declared. "Types" are tuples with one entry for each agent: its type, or None
for an agent of whom nothing is said. So joint types of coalitions and profiles (no None) are of one kind, and `replace(report, profile)` is the profile in which the report counts.
"""
import itertools
from fractions import Fraction
from functools import cached_property

from form import Malformed, Rejected, array, fields, lottery, name, names, number, truth, word
from game_forms import MOST_PROFILES, read_game_forms
from preference_rules import read_construction

MOST_AGENTS = 20
MOST_LISTED_PROFILES = 4096
TIES = ("first", "last", "uniform", "none")
TRANSFER_RULES = ("pivot", "vcg", "agv", "safronov", "green_laffont", "cavallo", "threshold_payments")


class Allocation:
    """q: a lottery over outcomes for each profile. `ties` is set if it claims to be the efficient rule, `green_laffont` if it claims to be that lottery, `induced` if these strategies are said to induce it, `by_preferences` if
    it claims to be a rule of preferences."""

    def __init__(self, name, lotteries, ties, green_laffont=False, induced=None, by_preferences=None):
        self.name, self.lotteries, self.ties, self.green_laffont, self.induced, self.by_preferences = name, lotteries, ties, green_laffont, induced, by_preferences


class Transfers:
    """phi: for each profile what each agent is paid. `construction` is set if it claims to be a named rule: its name and its allocation. `induced` as there.

    If what is paid depends on the outcome that `drawn_by` draws, `payments` are for each profile and outcome what each agent is paid, and `amounts` their expectation."""

    def __init__(self, name, amounts, construction=None, induced=None):
        self.name, self.amounts, self.construction, self.induced = name, amounts, construction, induced
        self.drawn_by = self.payments = None

    @classmethod
    def drawn(cls, name, allocation, payments):
        def expected(profile):
            lottery = allocation.lotteries[profile].items()
            return tuple(total(chance * payments[profile][outcome][i] for outcome, chance in lottery) for i in range(len(payments[profile][0])))
        result = cls(name, {profile: expected(profile) for profile in payments})
        result.drawn_by, result.payments = allocation, payments
        return result

    def paid_if(self, profile, outcome):
        """To each agent, if this outcome is drawn."""
        return self.payments[profile][outcome] if self.payments else self.amounts[profile]


class Mechanism:
    def __init__(self, allocation, transfers):
        self.allocation, self.transfers = allocation, transfers


def total(numbers):
    return sum(numbers, Fraction(0))


def replace(report, profile):
    return tuple(true if said is None else said for said, true in zip(report, profile))


def restrict(profile, coalition):
    return tuple(own if i in coalition else None for i, own in enumerate(profile))


def members(types):
    return tuple(i for i, own in enumerate(types) if own is not None)


STATE_KEYS = {"states", "joint_prior", "state_payoffs"}


class Model:
    """Read from a certificate; see "The model" in docs/certificate_format.md. Whether it is well formed is judged in well_formed.py."""

    def __init__(self, root):
        self.agents = names(root["agents"], "agents", 1)
        if len(self.agents) > MOST_AGENTS:
            raise Malformed(f"there are more than {MOST_AGENTS} agents")
        self.agent_index = {name: i for i, name in enumerate(self.agents)}
        self.everybody = tuple(range(len(self.agents)))
        self.type_index = self.read_types(fields(root["types"], "types", self.agents))
        count = 1
        for own in self.type_index:
            count *= len(own)
            if count > MOST_PROFILES:
                raise Malformed(f"there are more than {MOST_PROFILES} profiles")
        if count > MOST_LISTED_PROFILES:
            raise Malformed(f"{count} type profiles: with more than {MOST_LISTED_PROFILES} a certificate is in short form, which this checker does not read; candor verify does")
        self.outcomes = names(root["outcomes"], "outcomes", 1)
        self.outcome_index = {name: a for a, name in enumerate(self.outcomes)}
        self.profiles = self.joint_types(self.everybody)
        self.coalitions = self.read_coalitions(root["coalitions"], "coalitions")
        self.prior = self.read_table(root["prior"], "prior", "probability", number)
        self.read_states(root)
        self.payoffs = self.read_table(root["payoffs"], "payoffs", "payoffs", self.read_payoffs)
        self.outside_options = self.read_table(root["outside_options"], "outside_options", "amounts", self.read_amounts)
        self.allocations, self.transfers, self.mechanisms = {}, {}, {}
        read_game_forms(self, root)
        for part in array(root["allocations"], "allocations"):
            self.add(self.allocations, part, "allocations", self.read_allocation, ("name", "lotteries"), ("efficient", "green_laffont", "induced", "construction"))
        for part in array(root["transfers"], "transfers"):
            self.add(self.transfers, part, "transfers", self.read_transfers, ("name",), ("amounts", "construction", "induced", "drawn_by", "payments"))
        for part in array(root["mechanisms"], "mechanisms"):
            self.add(self.mechanisms, part, "mechanisms", self.read_rules, ("name", "allocation", "transfers"), ())

    # --- reading --------------------------------------------------------------------------------------------------------------------------------------------------

    def read_types(self, listed):
        result = []
        for agent in self.agents:
            where = f"types of {agent}"
            own = [fields(part, where, ("type",), ("value",)) for part in array(listed[agent], where, 1)]
            for part in own:
                if "value" in part:
                    number(part["value"], where)
            result.append({type_name: k for k, type_name in enumerate(names([part["type"] for part in own], where))})
        return result

    def read_table(self, rows, where, key, read):
        if len(array(rows, where)) != len(self.profiles):
            raise Malformed(f"{where}: {len(rows)} profiles, but there are {len(self.profiles)}")
        result = {}
        for row, profile in zip(rows, self.profiles):
            fields(row, where, ("types", key))
            if self.read_profile(row["types"], where) != profile:
                raise Malformed(f"{where}: the profile {row['types']} is not the next one in order")
            result[profile] = read(row[key], where)
        return result

    def read_states(self, root):
        """Hidden states, if there are any, with p(theta, omega) for each profile and the payoffs in each state."""
        self.states, self.joint_prior, self.state_payoffs = [], {}, []
        if root.keys() & STATE_KEYS:
            if not STATE_KEYS <= root.keys():
                raise Malformed("states stand beside their joint prior and the payoffs in them")
            self.states = names(root["states"], "states", 1)
            self.joint_prior = self.read_table(root["joint_prior"], "joint_prior", "states", self.read_chances)
            tables = fields(root["state_payoffs"], "state_payoffs", self.states)
            self.state_payoffs = [self.read_table(tables[state], "state_payoffs", "payoffs", self.read_payoffs) for state in self.states]

    def read_chances(self, value, where):
        fields(value, where, self.states)
        return tuple(number(value[state], where) for state in self.states)

    def read_amounts(self, value, where):
        fields(value, where, self.agents)
        return tuple(number(value[agent], where) for agent in self.agents)

    def read_payoffs(self, value, where):
        fields(value, where, self.outcomes)
        return tuple(self.read_amounts(value[outcome], where) for outcome in self.outcomes)

    def read_lottery(self, value, where):
        result = {self.outcome(outcome, where): number(probability, where) for outcome, probability in fields(value, where, (), self.outcomes).items()}
        lottery(result.values(), where)
        if not all(result.values()):
            raise Malformed(f"{where}: an outcome of probability 0 is listed")
        return result

    def add(self, rules, part, where, read, needed, optional):
        rule = name(fields(part, where, needed, optional)["name"], where)
        if rule in rules:
            raise Malformed(f"{where}: the name {rule!r} occurs twice")
        rules[rule] = read(part, f"{where}, {rule}")

    def read_allocation(self, part, where):
        ties = word(part["efficient"], where, TIES) if "efficient" in part else None
        by_preferences = read_construction(self, part["construction"], where) if "construction" in part else None
        return Allocation(part["name"], self.read_table(part["lotteries"], where, "outcomes", self.read_lottery), ties, truth(part.get("green_laffont", False), where), self.induced_by(part, where),
                          by_preferences)

    def read_transfers(self, part, where):
        if "drawn_by" in part:
            fields(part, where, ("name", "drawn_by", "payments"))
            return Transfers.drawn(part["name"], self.allocation(part["drawn_by"], where), self.read_table(part["payments"], where, "payments", self.read_payoffs))
        fields(part, where, ("name", "amounts"), ("construction", "induced"))
        construction = None
        if "construction" in part:
            written = fields(part["construction"], where, ("rule", "allocation"), ("without",))
            construction = word(written["rule"], where, TRANSFER_RULES), self.allocation(written["allocation"], where), self.available_without(written, where)
        return Transfers(part["name"], self.read_table(part["amounts"], where, "amounts", self.read_amounts), construction, self.induced_by(part, where))

    def available_without(self, written, where):
        """For each agent the outcomes that the others can bring about without it, if the pivot rule says so."""
        if "without" not in written:
            return None
        if written["rule"] != "pivot":
            raise Rejected(f"{where}: what is available without an agent is said of a rule that is not pivot")
        named = fields(written["without"], where, self.agents)
        available = [[self.outcome(outcome, where) for outcome in names(named[agent], where)] for agent in self.agents]
        if not all(available):
            raise Rejected(f"{where}: without some agent nothing is available")
        if any(outcomes != sorted(outcomes) for outcomes in available):
            raise Malformed(f"{where}: outcomes are in their order")
        return [set(outcomes) for outcomes in available]

    def induced_by(self, part, where):
        return self.played(part["induced"], where) if "induced" in part else None

    def read_rules(self, part, where):
        """A mechanism, written as its rules."""
        return Mechanism(self.allocation(part["allocation"], where), self.some_transfers(part["transfers"], where))

    # --- references to what is declared ---------------------------------------------------------------------------------------------------------------------------

    @staticmethod
    def declared(known, value, where, what):
        if not isinstance(value, str) or value not in known:
            raise Malformed(f"{where}: there is no {what} {value!r}")
        return known[value]

    def agent(self, value, where):
        return self.declared(self.agent_index, value, where, "agent")

    def outcome(self, value, where):
        return self.declared(self.outcome_index, value, where, "outcome")

    def allocation(self, value, where):
        return self.declared(self.allocations, value, where, "allocation")

    def some_transfers(self, value, where):
        return [self.declared(self.transfers, rule, where, "transfer rule") for rule in names(value, where, 1)]

    def mechanism(self, value, where):
        return self.declared(self.mechanisms, value, where, "mechanism")

    def played(self, value, where):
        return self.declared(self.strategies, value, where, "strategies")

    def game_form(self, value, where):
        return self.declared(self.game_forms, value, where, "game form")

    def messages(self, value, where):
        """By label: which game form they are of, the claim knows."""
        fields(value, where, (), self.agents)
        return tuple(name(value[agent], where) if agent in value else None for agent in self.agents)

    def coalition(self, value, where):
        result = tuple(self.agent(agent, where) for agent in array(value, where, 1))
        if any(first >= second for first, second in zip(result, result[1:])):
            raise Malformed(f"{where}: the members of a coalition are distinct and in the order of the agents")
        return result

    def read_coalitions(self, value, where):
        result = [self.coalition(part, where) for part in array(value, where)]
        if len(set(result)) < len(result):
            raise Malformed(f"{where}: a coalition occurs twice")
        return result

    def types(self, value, where):
        fields(value, where, (), self.agents)
        return tuple(self.declared(own, value[agent], where, f"type of {agent}") if agent in value else None for agent, own in zip(self.agents, self.type_index))

    def read_profile(self, value, where):
        return self.types(fields(value, where, self.agents), where)

    # --- computing ------------------------------------------------------------------------------------------------------------------------------------------------

    def joint_types(self, coalition):
        """In order: the types of the first member change slowest."""
        return list(itertools.product(*[range(len(own)) if i in coalition else (None,) for i, own in enumerate(self.type_index)]))

    def misreports(self, coalition, types):
        return (report for report in self.joint_types(coalition) if report != types)

    def outsiders(self, coalition):
        return tuple(i for i in self.everybody if i not in coalition)

    @cached_property
    def probabilities(self):
        return {}

    def probability(self, types):
        """p(t): that these agents have these types."""
        if types not in self.probabilities:
            coalition = members(types)
            for joint in self.joint_types(coalition):
                self.probabilities[joint] = Fraction(0)
            for profile, probability in self.prior.items():
                joint = [None] * len(self.agents)
                for i in coalition:
                    joint[i] = profile[i]
                self.probabilities[tuple(joint)] += probability
        return self.probabilities[types]

    @cached_property
    def beliefs(self):
        return {}

    def given(self, types):
        """The profiles of positive probability in which these agents have these types, each with its probability given them. They must have positive probability."""
        if types not in self.beliefs:
            profiles = [replace(types, others) for others in self.joint_types(self.outsiders(members(types)))]
            self.beliefs[types] = [(profile, self.prior[profile] / self.probability(types)) for profile in profiles if self.prior[profile]]
        return self.beliefs[types]

    def numbers_of_states(self):
        """None stands for the only one, if there are none."""
        return range(len(self.states)) if self.states else [None]

    def has_payoffs(self, profile):
        """With states, payoffs are expectations given the types."""
        return not self.states or self.prior[profile] > 0

    def payoffs_of_states(self, profile, outcome, i):
        """In each state that is possible with these types; without states there is one."""
        if not self.states:
            return [self.payoffs[profile][outcome][i]]
        return [payoffs[profile][outcome][i] for chance, payoffs in zip(self.joint_prior[profile], self.state_payoffs) if chance]

    def chance_of_state(self, profile, state):
        return 1 if state is None else self.joint_prior[profile][state] / self.prior[profile]

    def payoff(self, allocation, coalition, reported, true):
        """What the members get, in sum and expectation, from the lottery drawn at the reported profile when the true one is another."""
        payoffs = self.payoffs[true]
        return total(probability * total(payoffs[outcome][i] for i in coalition) for outcome, probability in allocation.lotteries[reported].items())

    def paid(self, transfers, coalition, reported):
        return total(transfers.amounts[reported][i] for i in coalition)

    def utility(self, allocation, transfers, coalition, reported, true):
        return self.payoff(allocation, coalition, reported, true) + self.paid(transfers, coalition, reported)

    def average(self, quantity):
        """The expectation of a quantity of profiles."""
        return total(probability * quantity(profile) for profile, probability in self.prior.items() if probability)
