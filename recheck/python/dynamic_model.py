# SPDX-License-Identifier: MIT
"""A dynamic example: its tables as a certificate writes them ("Dynamic models" in docs/certificate_format.md), and the games that its rules make.

A public state is a triple (statistic, reports, outcome), the last two None in period 1; under a scheme it is a pair of such a triple and (messages, outcome).
Periods count from 0 inside.
"""
import itertools
from fractions import Fraction
from functools import cached_property, lru_cache

from dynamic_game import Game, Mechanism, total
from dynamic_rules import Planner, balanced_team, composite, dynamic_pivot, every_allocation, liu, team_side_payments
from form import Malformed, Rejected, array, fields, lottery, name, names, number, truth, word

MOST_AGENTS, MOST_PROFILES, MOST_PERIODS, MOST_CELLS = 20, 1 << 20, 1000, 1 << 24
KEYS = ("agents", "types", "outcomes", "periods", "discount", "prior", "payoffs", "outside_options", "allocations", "transfers", "mechanisms", "schemes")


class AllocationRule:
    def __init__(self, name, uses_history, table, efficient):
        self.name, self.uses_history, self.table, self.efficient = name, uses_history, table, efficient

    def lottery(self, t, state, reports):
        return self.table[t, state if self.uses_history else None, reports]


class TransferRule:
    def __init__(self, name, table, construction):
        self.name, self.table, self.construction = name, table, construction


class Scheme:
    def __init__(self, name, mechanism, coalition, reports, team, side_payments):
        self.name, self.mechanism, self.coalition, self.reports, self.team, self.side_payments = name, mechanism, coalition, reports, team, side_payments


class DynamicModel:
    """Read from a certificate. Whether it is well formed is judged by check()."""

    def __init__(self, root):
        self.agents = names(root["agents"], "agents", 1)
        if len(self.agents) > MOST_AGENTS:
            raise Malformed(f"there are more than {MOST_AGENTS} agents")
        self.everybody = tuple(range(len(self.agents)))
        self.agent_index = {agent: i for i, agent in enumerate(self.agents)}
        self.types = self.read_types(fields(root["types"], "types", self.agents))
        self.sizes = tuple(len(own) for own in self.types)
        self.profiles = list(itertools.product(*map(range, self.sizes)))
        self.outcomes = names(root["outcomes"], "outcomes", 1)
        self.outcome_index = {outcome: a for a, outcome in enumerate(self.outcomes)}
        self.periods = self.count(root["periods"], "periods", MOST_PERIODS)
        self.infinite = "infinite" in root and truth(root["infinite"], "infinite")
        self.discount = number(root["discount"], "discount")
        if "infinite" in root and not (self.infinite and self.periods == 2):
            raise Malformed("infinite: it is true, or left out; and then two periods are told apart")
        self.statistic = ("",)
        self.has_statistic = "statistic" in root
        self.prior = self.by_type(root["prior"], "prior")
        if ("transitions" in root) != (self.periods > 1):
            raise Malformed("transitions: they are given if there are several periods, and only then")
        self.kernel = self.by_outcome(root["transitions"], "transitions", "probabilities", True) if self.periods > 1 else [[[law] * len(law)] * len(self.outcomes) for law in self.prior]
        self.payoff = self.by_outcome(root["payoffs"], "payoffs", "payoffs", False)
        self.outside = self.by_type(root["outside_options"], "outside_options")
        self.next = {}
        if "statistic" in root:
            self.read_statistic(root["statistic"])
        self.allocations, self.transfers, self.mechanisms, self.schemes = {}, {}, {}, {}
        for key, known, read in (("allocations", self.allocations, self.read_allocation), ("transfers", self.transfers, self.read_transfers),
                                 ("mechanisms", self.mechanisms, self.read_named_mechanism), ("schemes", self.schemes, self.read_scheme)):
            for part in array(root[key], key):
                rule = name(part.get("name") if isinstance(part, dict) else None, key)
                if rule in known:
                    raise Malformed(f"{key}: the name {rule!r} occurs twice")
                known[rule] = read(part, f"{key}, {rule}")

    # --- reading --------------------------------------------------------------------------------------------------------------------------------------------------

    @staticmethod
    def count(value, where, most):
        result = number(value, where)
        if result.denominator != 1 or not 1 <= result <= most:
            raise Malformed(f"{where}: a whole number from 1 to {most} is expected")
        return int(result)

    def read_types(self, listed):
        result, profiles = [], 1
        for agent in self.agents:
            where = f"types of {agent}"
            own = [fields(part, where, ("type",), ("value",)) for part in array(listed[agent], where, 1)]
            for part in own:
                if "value" in part:
                    number(part["value"], where)
            result.append({label: k for k, label in enumerate(names([part["type"] for part in own], where))})
            profiles *= len(own)
            if profiles > MOST_PROFILES:
                raise Malformed(f"there are more than {MOST_PROFILES} profiles")
        return result

    def by_type(self, value, where):
        fields(value, where, self.agents)
        return [[number(fields(value[agent], where, own)[label], where) for label in own] for agent, own in zip(self.agents, self.types)]

    def by_outcome(self, rows, where, key, from_types):
        """[agent][outcome][type] or [agent][outcome][type][next type], one row for each agent and outcome (and type), in order."""
        expected = [(i, a, own) for i in self.everybody for a in range(len(self.outcomes)) for own in (range(self.sizes[i]) if from_types else (None,))]
        if len(array(rows, where)) != len(expected):
            raise Malformed(f"{where}: there are {len(rows)} rows, not {len(expected)}")
        result = [[[] for _ in self.outcomes] for _ in self.agents]
        for row, (i, a, own) in zip(rows, expected):
            fields(row, where, ("agent", "outcome", key) + (("type",) if from_types else ()))
            if self.agent(row["agent"], where) != i or self.outcome(row["outcome"], where) != a or (from_types and self.declared(self.types[i], row["type"], where, "type") != own):
                raise Malformed(f"{where}: a row is not the next one in order")
            amounts = [number(fields(row[key], where, self.types[i])[label], where) for label in self.types[i]]
            if from_types:
                result[i][a].append(amounts)
            else:
                result[i][a] = amounts
        return result

    def read_statistic(self, value):
        fields(value, "statistic", ("values", "next"))
        self.statistic = tuple(names(value["values"], "statistic", 1))
        cells = itertools.product(range(len(self.statistic)), self.profiles, range(len(self.outcomes)))
        rows = array(value["next"], "statistic")
        if len(rows) != len(self.statistic) * len(self.profiles) * len(self.outcomes):
            raise Malformed("statistic: there is one row for each value, report profile and outcome")
        for row, cell in zip(rows, cells):
            fields(row, "statistic", ("statistic", "reports", "outcome", "next"))
            read = self.statistic_value(row["statistic"], "statistic"), self.profile(row["reports"], "statistic"), self.outcome(row["outcome"], "statistic")
            if read != cell:
                raise Malformed("statistic: a row is not the next one in order")
            self.next[cell] = self.statistic_value(row["next"], "statistic")

    def statistic_value(self, value, where):
        return self.declared({label: k for k, label in enumerate(self.statistic)}, value, where, "value of the statistic")

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

    def transfer_rule(self, value, where):
        return self.declared(self.transfers, value, where, "transfer rule")

    def coalition(self, value, where):
        result = tuple(self.agent(agent, where) for agent in array(value, where, 1))
        if any(first >= second for first, second in zip(result, result[1:])):
            raise Malformed(f"{where}: the members of a coalition are distinct and in the order of the agents")
        return result

    def joint(self, value, where):
        """Types of some agents: a dict from agent to type."""
        fields(value, where, (), self.agents)
        return {i: self.declared(own, value[agent], where, f"type of {agent}") for i, (agent, own) in enumerate(zip(self.agents, self.types)) if agent in value}

    def joint_of(self, coalition, value, where):
        result = self.joint(value, where)
        if tuple(result) != tuple(coalition):
            raise Malformed(f"{where}: there is a type for every member, and for nobody else")
        return tuple(result.values())

    def profile(self, value, where):
        return self.joint_of(self.everybody, value, where)

    def state(self, value, where, messages=False):
        """((statistic, reports, outcome), messages or None)"""
        needed = (("statistic",) if self.has_statistic else ()) + ("reports", "outcome")
        fields(value, where, needed, ("messages",))
        statistic = self.statistic_value(value["statistic"], where) if self.has_statistic else 0
        state = (statistic, self.profile(value["reports"], where), self.outcome(value["outcome"], where))
        if ("messages" in value) and not messages:
            raise Malformed(f"{where}: messages do not matter here")
        return state, self.profile(value["messages"], where) if "messages" in value else None

    @cached_property
    def first(self):
        return (0, None, None)

    @lru_cache(maxsize=None)
    def all_states(self, t):
        """In order, those that no reports lead to included."""
        return [self.first] if t == 0 else list(itertools.product(range(len(self.statistic)), self.profiles, range(len(self.outcomes))))

    def rows(self, value, where, label, coalition, by_state, body, everything):
        """A table by period, public state and joint type: {(t, state or None, types or None): body(row)}. Its rows are in order; `everything`: each is there."""
        joint_types = [None] if label is None else list(itertools.product(*[range(self.sizes[i]) for i in coalition]))
        places = [(t, state, types) for t in range(self.periods) for state in (self.all_states(t) if by_state else (None,)) for types in joint_types]
        if len(places) > MOST_CELLS:
            raise Malformed(f"{where}: the table is too large")
        order, result, last = {place: k for k, place in enumerate(places)}, {}, -1
        for row in array(value, where):
            if not isinstance(row, dict):
                raise Malformed(f"{where}: an object is expected")
            t = self.count(row.get("period"), where, self.periods) - 1
            keys = ("period",) + (("state",) if by_state and t > 0 else ()) + (() if label is None else (label,))
            fields(row, where, keys + body[:1])
            state = (self.state(row["state"], where)[0] if t > 0 else self.first) if by_state else None
            place = t, state, None if label is None else self.joint_of(coalition, row[label], where)
            if order[place] <= last:
                raise Malformed(f"{where}: the rows are in the order of period, public state and types")
            last = order[place]
            result[place] = body[1](row[body[0]], where)
        if everything and len(result) < len(places):
            raise Malformed(f"{where}: there are {len(result)} rows, not one for each of {len(places)}")
        return result

    def read_lottery(self, value, where):
        result = {self.outcome(outcome, where): number(probability, where) for outcome, probability in fields(value, where, (), self.outcomes).items()}
        lottery(result.values(), where)
        if not all(result.values()):
            raise Malformed(f"{where}: an outcome of probability 0 is listed")
        return {a: result[a] for a in sorted(result)}

    def read_amounts(self, value, where):
        fields(value, where, self.agents)
        return tuple(number(value[agent], where) for agent in self.agents)

    def read_allocation(self, part, where):
        fields(part, where, ("name", "uses_history", "rows"), ("efficient",))
        efficient = None
        if "efficient" in part:
            fields(part["efficient"], where, ("ties", "menu"))
            menu = [self.read_lottery(fields(item, where, ("outcomes",))["outcomes"], where) for item in array(part["efficient"]["menu"], where)]
            efficient = word(part["efficient"]["ties"], where, ("first", "last", "uniform", "none")), menu
        uses_history = truth(part["uses_history"], where)
        table = self.rows(part["rows"], where, "reports", self.everybody, uses_history, ("outcomes", self.read_lottery), True)
        return AllocationRule(part["name"], uses_history, table, efficient)

    def amounts_table(self, value, where, label, coalition):
        """Rows without any amount are left out, and none is written."""
        result = self.rows(value, where, label, coalition, True, ("amounts", self.read_amounts), False)
        return result

    def read_transfers(self, part, where):
        fields(part, where, ("name", "rows"), ("construction",))
        construction = self.read_construction(part["construction"], where) if "construction" in part else None
        return TransferRule(part["name"], self.amounts_table(part["rows"], where, "reports", self.everybody), construction)

    def read_construction(self, value, where):
        rule = word(value.get("rule") if isinstance(value, dict) else None, where, ("liu", "dynamic_pivot", "balanced_team"))
        if rule != "liu":
            fields(value, where, ("rule", "allocation"))
            return {"rule": rule, "allocation": self.allocation(value["allocation"], where)}
        by_state = isinstance(value, dict) and value.get("by_state") is True
        fields(value, where, ("rule", "allocation", "average", "orders", "by_state", "lump_sums", "own_averaged") + (("order_at",) if by_state else ()), ("net_of",))
        orders = []
        for item in array(value["orders"], where):
            listed = names(fields(item, where, ("agents",))["agents"], where)
            orders.append(tuple(self.agent(agent, where) for agent in listed))
            if len(listed) != len(self.agents):
                raise Malformed(f"{where}: this is no permutation of the agents")
        average = truth(value["average"], where)
        truth(value["by_state"], where)
        order_at = self.rows(value["order_at"], where, None, None, True, ("order", lambda item, at: self.count(item, at, len(orders)) - 1), False) if by_state else {}
        return {"rule": rule, "allocation": self.allocation(value["allocation"], where), "average": average, "orders": orders, "order_at": order_at,
                "lump_sums": self.read_amounts(value["lump_sums"], where), "own_averaged": truth(value["own_averaged"], where),
                "net_of": self.transfer_rule(value["net_of"], where) if "net_of" in value else None}

    def mechanism(self, value, where):
        fields(value, where, ("allocation",), ("transfers",))
        return self.allocation(value["allocation"], where), self.transfer_rule(value["transfers"], where) if "transfers" in value else None

    def known_mechanism(self, value, where):
        return self.declared(self.mechanisms, value, where, "mechanism")

    def read_named_mechanism(self, part, where):
        fields(part, where, ("name", "allocation"), ("transfers",))
        return self.mechanism({key: part[key] for key in part if key != "name"}, where)

    def reports_table(self, value, where, coalition, truth_key, report_key, by_state=True):
        """What is reported where it is not the truth."""
        result = self.rows(value, where, truth_key, coalition, by_state, (report_key, lambda item, at: self.joint_of(coalition, item, at)), False)
        return result

    def read_scheme(self, part, where):
        fields(part, where, ("name", "mechanism", "coalition", "reports", "side_payments"), ("team",))
        coalition = self.coalition(part["coalition"], where)
        team = self.read_amounts(fields(part["team"], where, ("lump_sums",))["lump_sums"], where) if "team" in part else None
        return Scheme(part["name"], self.mechanism(part["mechanism"], where), coalition, self.reports_table(part["reports"], where, coalition, "messages", "reports"), team,
                      self.amounts_table(part["side_payments"], where, "messages", coalition))

    # --- the games ------------------------------------------------------------------------------------------------------------------------------------------------

    @cached_property
    def game(self):
        return Game(self.periods, self.discount, self.sizes, len(self.outcomes), self.payoff, self.prior, self.kernel, self.infinite)

    @property
    def nothing(self):
        return (Fraction(0),) * len(self.agents)

    def after(self, t, state, reports, a):
        return (self.next[state[0], reports, a] if self.next else 0, reports, a)

    @staticmethod
    def last(state):
        return None if state[1] is None else (state[1], state[2])

    @lru_cache(maxsize=None)
    def play(self, mechanism):
        """The public mechanism of (allocation, transfers or None)."""
        allocation, transfers = mechanism
        paid = (lambda t, state, reports: transfers.table.get((t, state, reports), self.nothing)) if transfers else (lambda t, state, reports: self.nothing)
        return Mechanism(self.game, allocation.lottery, paid, self.first, self.after, self.last)

    def policy_of(self, scheme):
        return lambda t, state, messages: scheme.reports.get((t, state, messages), messages)

    @lru_cache(maxsize=None)
    def without_side_payments(self, scheme):
        return composite(self.play(scheme.mechanism), scheme.coalition, self.policy_of(scheme), lambda t, state, messages: self.nothing)

    @lru_cache(maxsize=None)
    def collude(self, scheme):
        """The public mechanism in which members send messages to the scheme."""
        def tabulated(t, state, messages):
            return scheme.side_payments.get((t, state[0], tuple(messages[i] for i in scheme.coalition)), self.nothing)
        plain, policy = self.play(scheme.mechanism), self.policy_of(scheme)
        paying = composite(plain, scheme.coalition, policy, tabulated)
        if scheme.team is None or len(scheme.coalition) == 1:
            return paying
        team = team_side_payments(paying, scheme.coalition, [scheme.team[i] for i in scheme.coalition])
        return composite(plain, scheme.coalition, policy, lambda t, state, messages: tuple(map(sum, zip(tabulated(t, state, messages), team(t, state, messages)))))

    # --- well-formedness ------------------------------------------------------------------------------------------------------------------------------------------

    def check(self):
        if not 0 <= self.discount <= 1 or (self.infinite and self.discount == 1):
            raise Rejected("the discount factor is not between 0 and 1, or not less than 1 with an infinite horizon")
        for i in self.everybody:
            laws = [self.prior[i]] + ([law for rows in self.kernel[i] for law in rows] if self.periods > 1 else [])
            if any(min(law) < 0 or total(law) != 1 for law in laws):
                raise Rejected(f"a distribution of {self.agents[i]}'s types is none")
        for rule in self.allocations.values():
            if rule.efficient:
                self.check_efficient(rule)
        for rule in self.transfers.values():
            if rule.construction:
                self.check_construction(rule)
        for scheme in self.schemes.values():
            lump_sums = scheme.team or self.nothing
            outsiders = [i for i in self.everybody if i not in scheme.coalition]
            if total(lump_sums) != 0 or any(lump_sums[i] for i in outsiders) or any(row[i] for row in scheme.side_payments.values() for i in outsiders):
                raise Rejected(f"the scheme {scheme.name} pays outsiders, or its lump sums do not sum to 0")

    def check_efficient(self, rule):
        ties, menu = rule.efficient
        if rule.uses_history or ties not in ("first", "last"):
            raise Rejected(f"the allocation {rule.name} cannot be the efficient one")
        planner = self.planner(self.everybody, menu)
        for t in range(self.periods):
            for profile in self.profiles:
                values = planner.values(t, profile)
                best = [k for k, value in enumerate(values) if value == max(values)]
                if rule.table[t, None, profile] != planner.menu(t)[best[0] if ties == "first" else best[-1]]:
                    raise Rejected(f"the allocation {rule.name} is not the efficient one")

    def planner(self, agents, menu=()):
        return Planner(self.game, agents, (lambda t: list(menu)) if menu else every_allocation(self.game))

    def check_construction(self, rule):
        construction = rule.construction
        plain = self.play((construction["allocation"], construction.get("net_of")))
        paid = self.constructed(construction, plain)
        for t in range(self.periods):
            reached = set(plain.states(t))
            for state in self.all_states(t):
                for reports in self.profiles:
                    if rule.table.get((t, state, reports), self.nothing) != (paid(t, state, reports) if state in reached else self.nothing):
                        raise Rejected(f"the transfers {rule.name} are not those of {construction['rule']}")

    def constructed(self, construction, plain):
        value = plain.truthful
        if construction["rule"] == "balanced_team":
            return balanced_team(plain, value)
        if construction["rule"] == "dynamic_pivot":
            return dynamic_pivot(self.game, plain.rule)
        orders = list(itertools.permutations(self.everybody)) if construction["average"] else construction["orders"]
        lump_sums = construction["lump_sums"]
        if not orders or total(lump_sums) != 0 or (construction["average"] and (construction["orders"] or construction["order_at"])):
            raise Rejected("there is no order, or the lump sums do not sum to 0")
        if construction["average"]:
            rules = [liu(plain, value, lambda t, state, order=order: order, lump_sums, construction["own_averaged"]) for order in orders]
        else:
            rules = [liu(plain, value, lambda t, state: orders[construction["order_at"].get((t, state, None), 0)], lump_sums, construction["own_averaged"])]
        net = construction["net_of"]

        def paid(t, state, reports):
            shares = [rule(t, state, reports) for rule in rules]
            already = net.table.get((t, state, reports), self.nothing) if net else self.nothing
            return tuple(before + total(share[i] for share in shares) / len(shares) for i, before in enumerate(already))
        return paid

