# SPDX-License-Identifier: MIT
"""Reads a case of the family `dynamic` (docs/dynamic.md) into what its certificate must say."""
import collections
import itertools
from fractions import Fraction

from case_claims import CLAIM_KEYS, COMPARED_BY, WORDS, ClaimReader, head_of
from case_expansion import expand
from case_file import CaseReader, keys
from case_formula import Label, Place, holds_at, named, number_at, value_at
from case_yaml import CaseError
from dynamic_model import DynamicModel
from dynamic_statements import BALANCES, KEYS as STATEMENTS, STAGES, TIERS, read_dynamic_statement
from form import array

KEYS = {"title": True, "source": True, "about": False, "parameters": False, "define": False, "family": True, "agents": True, "types": True, "periods": True, "discount": False, "outcomes": True, "prior": True,
        "transitions": False, "payoffs": True, "outside_options": False, "statistic": False, "allocations": True, "transfers": False, "mechanisms": False, "schemes": False, "defaults": False, "claims": False}
DYNAMIC_CLAIM_KEYS = CLAIM_KEYS | frozenset((
    "mechanism allocation transfers tier stage balance sequentially of agents coalition colluders participation direction best_response scheme is rules period last_reports last_outcome"
    " last_messages statistic given equals at_most less_than at_least greater_than").split())
DYNAMIC_WORDS = WORDS | frozenset((*STATEMENTS, *BALANCES, *STAGES, *TIERS, "payoff", "transfer", "utility", "rule", "mechanism", "later", "any", "grand", "largest", "least", "none",
                                   "incentive_compatible", "outsiders_truthful", "balanced", "profitable"))
NOBODY = "none"


class DynamicCaseReader(CaseReader):
    """`root` and `expected` as in case_file.Case. A public state is (statistic, reports, outcome), the last two None in period 1; periods count from 0."""
    family = "dynamic"

    def __init__(self, node, identity):
        keys(node, KEYS, "the case")
        self.require_source(node["source"])
        self.node, self.identity, self.larger, self.held = node, identity, None, None
        self.formulas = collections.defaultdict(set)
        self.known_formulas = set()
        self.outcomes, self.attributes, self.choices, self.all_choices, self.combinations = [], {}, {}, [], set()
        self.meanings = {}
        self.parameters = self.parameters_of(node)
        self.read_definitions(node.get("define") or {})
        self.read_agents(node["agents"])
        self.types = self.read_types(node["types"])
        self.profiles = list(itertools.product(*[range(len(own)) for own in self.types]))
        self.allocations, self.rules, self.amounts = {}, {}, {}
        self.values, self.next_statistic = [], {}
        self.read_outcomes(node["outcomes"])
        self.infinite = node["periods"] == "infinite"
        self.periods = 2 if self.infinite else int(self.constant(node["periods"]))
        root = self.root = {
            "candor_certificate": "2", "case": identity, "family": "dynamic", "agents": self.agents,
            "types": {agent: [{"type": own.text} | ({} if own.value is None else {"value": str(own.value)}) for own in types] for agent, types in zip(self.agents, self.types)},
            "outcomes": self.outcomes, "periods": str(self.periods), "discount": str(self.constant(node.get("discount", "1"))),
            "prior": {agent: self.written_law(i, self.read_prior_of(i, part)) for i, (agent, part) in enumerate(zip(self.agents, self.by_agent(node["prior"], self.is_by_agent(node["prior"]))))},
            "payoffs": self.read_payoffs(node["payoffs"]), "outside_options": self.read_outside(node.get("outside_options", "0")),
            "allocations": [], "transfers": [], "mechanisms": [], "schemes": [],
        }
        if self.infinite:
            root["infinite"] = True
        if self.periods > 1:
            root["transitions"] = self.read_transitions(node["transitions"])
        if "statistic" in node:
            root["statistic"] = self.read_statistic(node["statistic"])
        self.rule_names(node["allocations"], "an allocation rule")
        self.transfer_names = self.rule_names(node.get("transfers") or {}, "a transfer rule")
        for name, rule in node["allocations"].items():
            root["allocations"].append(self.read_rule(name, rule))
        self.check_definitions()
        self.read_transfer_rules(node.get("transfers") or {})
        for name, rule in (node.get("mechanisms") or {}).items():
            keys(rule, {"allocation": False, "transfers": False}, f"mechanism {name}")
            root["mechanisms"].append({"name": self.name(name)} | self.rules_of(rule))
        for name, scheme in (node.get("schemes") or {}).items():
            if name in self.meanings:
                raise CaseError(f"the scheme {name!r} is {self.meanings[name]} already")
            root["schemes"].append(self.read_scheme(self.name(name), scheme))
        self.expected = {}
        root["claims"] = sorted((self.read_claim(part) for part in expand(self, node.get("claims"), node.get("defaults"))), key=lambda claim: claim["id"])
        model = DynamicModel(root)
        model.check()
        for claim in root["claims"]:
            read_dynamic_statement(model, claim["statement"], f"claim {claim['id']}")

    # --- the environment ------------------------------------------------------------------------------------------------------------------------------------------

    def is_by_agent(self, node):
        """A map from agent, not one from type to probability. If the keys could be either, they are types."""
        if not isinstance(node, dict) or not all(isinstance(part, str) for part in node.values()):
            return isinstance(node, dict)
        return all(key in (*self.agents, "others") for key in node) and not all(key in [own.text for own in self.types[0]] for key in node)

    def known_from(self, known, value):
        """value(profile) at the profiles where the agents of the map `known` have these types, which must be the same at all of them."""
        found = {value(profile) for profile in itertools.product(*[[known[i]] if i in known else range(len(types)) for i, types in enumerate(self.types)])}
        if len(found) != 1:
            raise CaseError("a formula depends on the types of other agents, which are not known here")
        return found.pop()

    def by_agent(self, node, split):
        """What each agent has: the same, or its own part of a map, which may have `others`."""
        if not split:
            return [node] * len(self.agents)
        if any(key not in (*self.agents, "others") for key in node):
            raise CaseError(f"there is no agent {next(key for key in node if key not in (*self.agents, 'others'))!r}")
        return [node[agent] if agent in node else node["others"] for agent in self.agents]

    def written_law(self, i, law):
        if len(law) != len(self.types[i]) or min(law) < 0 or sum(law) != 1:
            raise CaseError(f"a distribution of agent {self.agents[i]}'s types is none")
        return {own.text: str(weight) for own, weight in zip(self.types[i], law)}

    def read_prior_of(self, i, node):
        types = self.types[i]
        if node == "uniform":
            return [Fraction(1, len(types))] * len(types)
        if isinstance(node, dict):
            keys(node, {own.text: False for own in types}, "prior")
            return [self.constant(node.get(own.text, "0")) for own in types]
        return [self.known_from({i: own}, lambda profile: number_at(self.formula(node, "fixed"), Place(self, profile, i))) for own in range(len(types))]

    def read_transitions(self, node):
        rows = []
        for i, part in enumerate(self.by_agent(node, isinstance(node, dict))):
            law = self.transition_table(i, part) if isinstance(part, list) else self.transition_formula(i, part)
            for a, outcome in enumerate(self.outcomes):
                for own, label in enumerate(self.types[i]):
                    rows.append({"agent": self.agents[i], "outcome": outcome, "type": label.text, "probabilities": self.written_law(i, law(a, own))})
        return rows

    def transition_formula(self, i, text):
        return lambda a, own: [self.known_from({i: own}, lambda profile: number_at(self.formula(text, "fixed"), Place(self, profile, i, a, names={"next": after}))) for after in self.types[i]]

    def transition_table(self, i, node):
        header, *rows = node
        labels = [own.text for own in self.types[i]]
        found = {}
        for row in rows:
            cells = dict(zip(header, row))
            keys(cells, {"outcome": False, "type": False} | {f"probability {label}": False for label in labels}, "transitions")
            for a in [self.outcomes.index(cells["outcome"])] if "outcome" in cells else range(len(self.outcomes)):
                for own in [labels.index(cells["type"])] if "type" in cells else range(len(labels)):
                    if (a, own) in found or len(row) != len(header):
                        raise CaseError("a second row of transitions, or one of another length")
                    found[a, own] = [self.constant(cells.get(f"probability {label}", "0")) for label in labels]
        return lambda a, own: found[a, own]

    def read_payoffs(self, node):
        texts = self.read_amounts(node, "payoff", True)
        return [{"agent": agent, "outcome": outcome, "payoffs": self.private(i, lambda profile, i=i, a=a: self.row(texts, "payoff", profile, a)[self.agents[i]])}
                for i, agent in enumerate(self.agents) for a, outcome in enumerate(self.outcomes)]

    def read_outside(self, node):
        texts = self.read_amounts(node, "outside", False)
        return {agent: self.private(i, lambda profile, i=i: self.row(texts, "outside", profile, None)[self.agents[i]]) for i, agent in enumerate(self.agents)}

    def private(self, i, amount):
        result = {}
        for profile in self.profiles:
            if result.setdefault(self.types[i][profile[i]].text, amount(profile)) != amount(profile):
                raise CaseError("values are not private")
        return result

    def read_statistic(self, node):
        keys(node, {"values": True, "next": True}, "statistic")
        self.values = self.labels(node["values"], "statistic")
        rows = []
        for k, value in enumerate(self.values):
            for profile in self.profiles:
                for a, outcome in enumerate(self.outcomes):
                    place = Place(self, profile, outcome=a, names={"statistic": named(value)})
                    then = self.index_of(value_at(self.formula(node["next"], "fixed"), place), self.values, "value of the statistic")
                    self.next_statistic[k, profile, a] = then
                    rows.append({"statistic": value, "reports": self.written(profile), "outcome": outcome, "next": self.values[then]})
        return {"values": self.values, "next": rows}

    # --- public states --------------------------------------------------------------------------------------------------------------------------------------------

    def states(self, t):
        return [(0, None, None)] if t == 0 else list(itertools.product(range(max(1, len(self.values))), self.profiles, range(len(self.outcomes))))

    def moment(self, t, state):
        """What formulas can name at a public state."""
        names = {"public state": (t, state)} | ({} if self.infinite else {"period": Fraction(t + 1)}) | ({"statistic": named(self.values[state[0]])} if self.values else {})
        if state[1] is not None:
            names |= {"last_outcome": named(self.outcomes[state[2]]), "last reports": state[1]}
        return names

    def value_of_name(self, kind, parts, place):
        if kind == "index" and parts[0] == "last" and "last reports" in place.names:
            i = self.agent_of(value_at(parts[1], place))
            return self.types[i][place.names["last reports"][i]]
        return super().value_of_name(kind, parts, place)

    def value_of_label(self, name):
        return named(name) if name in self.values else super().value_of_label(name)

    def reached(self, names):
        """By period the states that reports can lead to under one of these allocations."""
        result = [set() for _ in range(self.periods)]
        for name in names:
            states, t = {(0, None, None)}, 0
            own = [set() for _ in range(self.periods)]
            while t < self.periods and not states <= own[t]:
                own[t] |= states
                states = {(self.next_statistic.get((state[0], reports, a), 0), reports, a) for state in states for reports in self.profiles for a in self.allocations[name][t, state, reports]}
                t = 1 if self.infinite else t + 1
            result = [known | more for known, more in zip(result, own)]
        return result

    def written_state(self, state):
        return ({"statistic": self.values[state[0]]} if self.values else {}) | {"reports": self.written(state[1]), "outcome": self.outcomes[state[2]]}

    def written_row(self, t, state, more):
        return {"period": str(t + 1)} | ({"state": self.written_state(state)} if t > 0 and state is not None else {}) | more

    def history_table(self, node, agents, values, every):
        """cells(t, state, types) of a table whose columns are `period`, `statistic`, `last AGENT`, `last_outcome`, `type AGENT` (of some agents) and values."""
        header, *rows = array(node, "a table", 1)
        own = {f"type {self.agents[i]}": i for i in agents}
        last = {f"last {agent}": i for i, agent in enumerate(self.agents)}
        known = [*([] if self.infinite else ["period"]), "statistic", "last_outcome", *own, *last, *values]
        if len(set(header)) < len(header) or any(column not in known for column in header) or (every and any(value not in header for value in values)):
            raise CaseError(f"{header}: columns are among {', '.join(known)}")
        labelled = {"last_outcome": self.outcomes} | {column: [own.text for own in self.types[i]] for column, i in last.items()}
        found = {}
        for row in rows:
            if len(row) != len(header):
                raise CaseError(f"the row {row} has other columns than its table")
            cells = dict(zip(header, row))
            if any(cells[column] == NOBODY and NOBODY in labelled[column] for column in header if column in labelled):
                raise CaseError(f"{NOBODY!r} is the name of something, and means that nothing came before")
            place = tuple(self.constant(cells[column]) if column == "period" else cells[column] for column in header if column not in values)
            if place in found:
                raise CaseError(f"a second row for {place}")
            found[place] = {column: cell for column, cell in cells.items() if column in values}

        def here(column, t, state, types):
            if column == "period":
                return Fraction(t + 1)
            if column == "statistic":
                return self.values[state[0]]
            if column in own:
                return self.types[own[column]][types[own[column]]].text
            if state[1] is None:
                return NOBODY
            return self.outcomes[state[2]] if column == "last_outcome" else self.types[last[column]][state[1][last[column]]].text

        def cells_at(t, state, types):
            place = tuple(here(column, t, state, types) for column in header if column not in values)
            if place not in found:
                raise CaseError(f"a table has no row for {place}")
            return found[place]
        return cells_at

    # --- rules ----------------------------------------------------------------------------------------------------------------------------------------------------

    def read_rule(self, name, node):
        if self.are_lottery_formulas(node):
            drawn = self.lottery_by_formulas(name, node)
            lottery = lambda t, state, profile: drawn(Place(self, profile, payoffs=True, names=self.moment(t, state)))  # noqa: E731
        elif isinstance(node, dict):
            return self.read_efficient(name, node)
        elif isinstance(node, list):
            cells = self.history_table(node, range(len(self.agents)), ["outcome", *(f"probability {outcome}" for outcome in self.outcomes)], False)
            lottery = lambda t, state, profile: self.lottery_of(cells(t, state, profile))  # noqa: E731
        else:
            lottery = lambda t, state, profile: {self.outcome_of(value_at(self.formula(node, "fixed"), Place(self, profile, payoffs=True, names=self.moment(t, state)))): Fraction(1)}  # noqa: E731
        table = {(t, state, profile): lottery(t, state, profile) for t in range(self.periods) for state in self.states(t) for profile in self.profiles}
        uses_history = any(table[t, state, profile] != table[t, self.states(t)[0], profile] for t, state, profile in table)
        self.allocations[name] = table
        return self.written_rule(name, uses_history)

    def written_rule(self, name, uses_history, more=None):
        rows = [self.written_row(t, state if uses_history else None, {"reports": self.written(profile), "outcomes": {self.outcomes[a]: str(weight) for a, weight in sorted(self.allocations[name][t, state, profile].items())}})
                for t in range(self.periods) for state in (self.states(t) if uses_history else self.states(t)[:1]) for profile in self.profiles]
        return {"name": name, "uses_history": uses_history} | (more or {}) | {"rows": rows}

    def lottery_of(self, cells):
        return {a: weight for a, weight in sorted(super().lottery_of(cells).items())}

    def read_efficient(self, name, node):
        keys(node, {"construction": True, "ties": True, "menu": False}, name)
        menu = [{self.outcomes.index(outcome): self.constant(weight) for outcome, weight in item.items() if self.constant(weight)} for item in node.get("menu", [])]
        if node["construction"] != "efficient" or node["ties"] not in ("first", "last"):
            raise CaseError(f"{name}: construction efficient with ties first or last is expected")
        planner = self.model_so_far().planner(range(len(self.agents)), menu)
        table = {}
        for t in range(self.periods):
            for profile in self.profiles:
                values = planner.values(t, profile)
                best = [k for k, value in enumerate(values) if value == max(values)]
                for state in self.states(t):
                    table[t, state, profile] = planner.menu(t)[best[0] if node["ties"] == "first" else best[-1]]
        self.allocations[name] = table
        written = [{"outcomes": {self.outcomes[a]: str(weight) for a, weight in sorted(item.items())}} for item in menu]
        return self.written_rule(name, False, {"efficient": {"ties": node["ties"], "menu": written}})

    def model_so_far(self):
        return DynamicModel(self.root)

    def payoff_at(self, i, outcome, profile):
        """Payoffs are written agent by agent, each agent's by outcome."""
        return Fraction(self.root["payoffs"][i * len(self.outcomes) + outcome]["payoffs"][self.types[i][profile[i]].text])

    def lottery_at(self, name, place):
        return self.allocations[name][(*place.names["public state"], place.profile)]

    def paid_at(self, name, i, place):
        return self.paid(name, i, (*place.names["public state"], place.profile))

    def read_transfer_rules(self, rules):
        reached = self.reached(self.allocations)
        places = [(t, state, profile) for t in range(self.periods) for state in self.states(t) if state in reached[t] for profile in self.profiles]
        self.rules = {name: self.constructed(name, node) if self.is_construction(node) else self.read_amounts_by_state(node, places) for name, node in rules.items()}
        for name, node in rules.items():
            self.root["transfers"].append(self.written_transfers(name, node, places))

    def written_transfers(self, name, node, places):
        amounts = {place: tuple(self.paid(name, i, place) for i in range(len(self.agents))) for place in places}
        more = {"construction": self.read_construction(node)} if self.is_construction(node) else {}
        return {"name": name} | more | {"rows": self.amount_rows(amounts, "reports", range(len(self.agents)))}

    def constructed(self, name, node):
        """paid(agent, place) of a named rule, which is worked out where it is first needed; 0 where its allocation does not lead."""
        amounts = {}

        def work_out():
            construction = self.read_construction(node)
            earlier = list(self.rules)[:list(self.rules).index(name)]
            if "net_of" in construction and construction["net_of"] not in earlier:
                raise CaseError(f"{name}: values are net of an earlier rule")
            reached = self.reached(self.allocations)
            places = [(t, state, profile) for t in range(self.periods) for state in self.states(t) if state in reached[t] for profile in self.profiles]
            known = [{"name": net, "rows": self.written_transfers(net, None, places)["rows"]} for net in [construction.get("net_of")] if net]
            model = DynamicModel(self.root | {"transfers": known})
            read = model.read_construction(construction, name)
            plain = model.play((read["allocation"], read.get("net_of")))
            pays = model.constructed(read, plain)
            return {(t, state, profile): pays(t, state, profile) for t in range(self.periods) for state in plain.states(t) for profile in self.profiles}

        def paid(i, place):
            if not amounts:
                amounts.update(work_out())
            return amounts[place][i] if place in amounts else Fraction(0)
        return paid

    def read_amounts_by_state(self, node, places):
        """paid(agent, place) of a table or of formulas."""
        if isinstance(node, list):
            cells = self.history_table(node, range(len(self.agents)), [f"transfer {agent}" for agent in self.agents], True)
            text = lambda i, place: cells(*place)[f"transfer {self.agents[i]}"]  # noqa: E731
        else:
            texts = self.by_agent(node, isinstance(node, dict))
            text = lambda i, place: texts[i]  # noqa: E731
        return lambda i, place: number_at(self.formula(text(i, place), "fixed"), Place(self, place[2], i, rules=True, names=self.moment(*place[:2])))

    def amount_rows(self, amounts, label, agents):
        """Types are those of `agents`, in a whole profile."""
        rows = []
        for t in range(self.periods):
            for state in self.states(t):
                for types in itertools.product(*[range(len(self.types[i])) for i in agents]):
                    paid = amounts.get((t, state, types))
                    if paid and any(paid):
                        rows.append(self.written_row(t, state, {label: self.written_joint(agents, types), "amounts": {agent: str(amount) for agent, amount in zip(self.agents, paid)}}))
        return rows

    def written_joint(self, agents, types):
        return {self.agents[i]: self.types[i][own].text for i, own in zip(agents, types)}

    def lump_sums(self, node):
        keys(node, dict.fromkeys(self.agents, False), "lump_sums")
        return {agent: str(self.constant(node.get(agent, "0"))) for agent in self.agents}

    def read_construction(self, node):
        keys(node, {"construction": True, "allocation": False, "order": False, "lump_sums": False, "own_averaged": False, "net_of": False}, "a transfer rule")
        result = {"rule": node["construction"], "allocation": self.allocation_of(node)}
        if node["construction"] != "liu":
            if len(node) > 1 + ("allocation" in node):
                raise CaseError("orders and what goes with them belong to liu")
            return result
        order = node["order"]
        by_state = isinstance(order, list) and isinstance(order[0], dict)
        orders = [] if order == "average" else [part["order"] for part in order] if by_state else [order]
        result |= {"average": order == "average", "orders": [{"agents": list(one)} for one in orders], "by_state": by_state}
        if by_state:
            conditions = [part.get("when") for part in order]
            if conditions[-1] is not None or None in conditions[:-1] or any(set(part) - {"when", "order"} for part in order):
                raise CaseError("of several orders all but the last say when they hold")
            chosen = lambda t, state: next(k for k, when in enumerate(conditions) if when is None or holds_at(self.formula(when, "fixed"), Place(self, self.profiles[0], names=self.moment(t, state))))  # noqa: E731
            result["order_at"] = [self.written_row(t, state, {"order": str(chosen(t, state) + 1)}) for t in range(self.periods) for state in self.states(t) if chosen(t, state)]
        result |= {"lump_sums": self.lump_sums(node.get("lump_sums", {})), "own_averaged": self.yes(node.get("own_averaged", "false"))}
        return result | ({"net_of": node["net_of"]} if "net_of" in node else {})

    @staticmethod
    def yes(text):
        if text not in ("true", "false"):
            raise CaseError("true or false is expected")
        return text == "true"

    def rules_of(self, node):
        """Of a mechanism, a claim or a scheme."""
        names_rules = "allocation" in node or "transfers" in node
        known = {mechanism["name"]: mechanism for mechanism in self.root["mechanisms"]}
        if "mechanism" in node or (node.get("asks") and not names_rules and known):
            if names_rules:
                raise CaseError("either a mechanism or its rules are named")
            if "mechanism" not in node and len(known) > 1:
                raise CaseError(f"which mechanism is meant, one of {', '.join(known)}?")
            chosen = known[node.get("mechanism", next(iter(known)))]
            return {key: chosen[key] for key in ("allocation", "transfers") if key in chosen}
        if node.get("asks") and not names_rules and self.transfer_names:
            if len(self.transfer_names) > 1:
                raise CaseError(f"which transfers are meant, one of {', '.join(self.transfer_names)}?")
            node = {"transfers": self.transfer_names[0]}
        if "transfers" in node and node["transfers"] not in self.rules:
            raise CaseError(f"there is no transfer rule {node['transfers']!r}")
        return {"allocation": self.allocation_of(node)} | ({"transfers": node["transfers"]} if "transfers" in node else {})

    # --- schemes --------------------------------------------------------------------------------------------------------------------------------------------------

    def read_scheme(self, name, node):
        keys(node, {"mechanism": False, "allocation": False, "transfers": False, "coalition": True, "reports": True, "side_payments": False}, name)
        mechanism = self.rules_of(node | {"asks": True})
        coalition = self.coalition(node["coalition"])
        members = [self.agents.index(agent) for agent in coalition]
        reached = self.reached([mechanism["allocation"]])
        places = [(t, state, types) for t in range(self.periods) for state in self.states(t) if state in reached[t] for types in itertools.product(*[range(len(self.types[i])) for i in members])]
        reported = self.report_table(node["reports"], members) if isinstance(node["reports"], list) else self.report_formulas(node["reports"], members)
        result = {"name": name, "mechanism": mechanism, "coalition": coalition, "reports": [
            self.written_row(t, state, {"messages": self.written_joint(members, types), "reports": self.written_joint(members, said)})
            for t, state, types in places for said in [reported(t, state, types)] if said != types]}
        payments = node.get("side_payments")
        if isinstance(payments, dict):
            keys(payments, {"construction": True, "lump_sums": False}, name)
            result["team"] = {"lump_sums": self.lump_sums(payments.get("lump_sums", {}))}
        amounts = {}
        if isinstance(payments, list):
            cells = self.history_table(payments, members, [f"payment {agent}" for agent in coalition], True)
            for t, state, types in places:
                row = cells(t, state, dict(zip(members, types)))
                amounts[t, state, types] = tuple(self.constant(row[f"payment {agent}"]) if agent in coalition else Fraction(0) for agent in self.agents)
                if sum(amounts[t, state, types]):
                    raise CaseError("side payments do not sum to 0")
        return result | {"side_payments": self.amount_rows(amounts, "messages", members)}

    def report_formulas(self, node, members):
        def reported(t, state, types):
            said = []
            for i in members:
                formula = self.formula(node[self.agents[i]], "fixed")
                value = self.known_from(dict(zip(members, types)), lambda profile: value_at(formula, Place(self, profile, i, names=self.moment(t, state))))
                said.append(self.index_of(value if isinstance(value, Label) else Label(str(value), value), [own.text for own in self.types[i]], "type"))
            return tuple(said)
        if set(node) != {self.agents[i] for i in members}:
            raise CaseError("a scheme says what each member reports")
        return reported

    def report_table(self, node, members):
        cells = self.history_table(node, members, [f"report {self.agents[i]}" for i in members], True)

        def reported(t, state, types):
            row = cells(t, state, dict(zip(members, types)))
            return tuple([own.text for own in self.types[i]].index(row[f"report {self.agents[i]}"]) for i in members)
        return reported

    # --- claims ---------------------------------------------------------------------------------------------------------------------------------------------------

    @staticmethod
    def claim_keys():
        return DYNAMIC_CLAIM_KEYS

    @staticmethod
    def claim_words():
        return DYNAMIC_WORDS

    def read_claim(self, node):
        reader = DynamicClaimReader(self, node)
        identity, expect = head_of(reader.node, node, self.expected)
        self.expected[identity] = expect
        prop = reader.take("property")
        if prop not in reader.parts:
            raise CaseError(f"there is no property {prop!r}")
        statement = {"property": prop} | reader.parts[prop]()
        try:
            reader.require_used()
        except CaseError as error:
            raise CaseError(f"claim {identity}: {error}") from None
        return {"id": identity, "statement": statement}


class DynamicClaimReader(ClaimReader):
    """Keys are taken one by one; what is left in the end is unknown."""

    def __init__(self, case, node):
        super().__init__(case, node)
        subject = self.mechanism
        self.parts = {
            "interim_ic": lambda: subject() | self.word("tier", "tree"), "ex_post_ic": subject,
            "individual_rationality": lambda: subject() | self.word("stage", "interim") | self.word("tier", "all"),
            "budget_balance": lambda: subject() | self.word("balance", "exact"),
            "efficient": lambda: self.only_allocation() | self.yes("sequentially"),
            "incentive_efficient": self.incentive_efficient, "guarantee": self.guarantee,
            "coalition_gain": lambda: subject() | self.members("coalition") | self.compared(),
            "collusion_proof": lambda: self.word("colluders", "any") | subject() | ({"participation": self.take("participation")} if "participation" in self.node else {}),
            "scheme_optimum": self.scheme_optimum,
            "value": self.value, "scheme": lambda: {key: self.take(key) for key in ("is", "scheme")}, "equal_rules": lambda: {"rules": self.take("rules")},
        }

    def mechanism(self):
        """By name if it has one; otherwise by its rules."""
        known = [mechanism["name"] for mechanism in self.case.root["mechanisms"]]
        rules = {key: self.take(key) for key in ("allocation", "transfers") if key in self.node}
        if rules and "mechanism" in self.node:
            raise CaseError("either a mechanism or its rules are named")
        if rules or not known and "mechanism" not in self.node:
            return self.case.rules_of(rules | {"asks": True})
        name = self.take("mechanism", known[0] if len(known) == 1 else None)
        if name not in known:
            raise CaseError(f"there is no mechanism {name!r}")
        return {"mechanism": name}

    def only_allocation(self):
        return {"allocation": self.case.allocation_of({key: self.take(key) for key in ("allocation",) if key in self.node})}

    def yes(self, key):
        return {key: self.case.yes(self.take(key, "false"))}

    def members(self, key):
        return {key: self.case.coalition(self.take(key))}

    def compared(self):
        found = [key for key in COMPARED_BY if key in self.node]
        if len(found) != 1:
            raise CaseError("one of equals, at_most, less_than, at_least, greater_than is needed")
        return {found[0]: str(self.case.constant(self.take(found[0])))}

    def incentive_efficient(self):
        of = self.take("of", "mechanism")
        return {"of": of} | (self.only_allocation() if of == "rule" else self.mechanism()) | self.yes("sequentially")

    def guarantee(self):
        number = self.compared() if any(key in self.node for key in COMPARED_BY) else {}
        return self.mechanism() | {"agents": self.case.coalition(self.take("agents", self.case.agents))} | number | self.yes("best_response")

    def scheme_optimum(self):
        coalition = self.case.coalition(self.take("coalition", self.case.agents))
        agents = self.case.coalition(self.take("agents")) if "agents" in self.node else coalition
        return self.word("direction", "largest") | self.mechanism() | {"coalition": coalition, "agents": agents} | self.word("participation", "none") | self.compared()

    def value(self):
        result = {"of": self.take("of", "utility")} | ({"scheme": self.take("scheme")} if "scheme" in self.node else self.mechanism())
        period = self.take("period", "1")
        if self.case.infinite and period not in ("1", "later"):
            raise CaseError("with an infinite horizon a period is 1 or later")
        period = period if self.case.infinite else str(self.case.constant(period))
        result |= self.members("coalition") | {"period": period, "given": self.types_in_order(self.take("given", {}))}
        if period != "1":
            result |= {"statistic": self.take("statistic", self.case.values[0])} if self.case.values else {}
            result |= {"last_reports": self.types_in_order(self.take("last_reports")), "last_outcome": self.take("last_outcome")}
            result |= {"last_messages": self.types_in_order(self.take("last_messages"))} if "last_messages" in self.node else {}
        return result | self.compared()

    def types_in_order(self, node):
        types = self.case.types_of(node, "types")
        return {agent: types[agent] for agent in self.case.agents if agent in types}
