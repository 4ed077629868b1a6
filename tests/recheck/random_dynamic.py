# SPDX-License-Identifier: MIT
"""Random cases of dynamic models, with claims of every property, true as well as false ones. What is expected of a claim is of no account."""
import itertools
import random
from fractions import Fraction

NUMBERS = [-3, -2, -1, 0, 0, 1, 1, 2, 4, Fraction(1, 2), Fraction(-3, 2)]
RELATIONS = ("equals", "at_most", "less_than", "at_least", "greater_than")


class RandomDynamicCase:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = self.random.choice((2, 2, 2, 3))
        self.agents = [str(i + 1) for i in range(self.count)]
        self.infinite = self.random.random() < 0.3
        self.periods = 2 if self.infinite else self.random.choice((1, 2, 2, 3) if self.count == 2 else (1, 2))
        self.types = {agent: [f"t{k}" for k in range(self.random.choice((1, 2, 2, 2)))] for agent in self.agents}
        self.outcomes = [f"o{k}" for k in range(self.random.choice((1, 2, 2, 3)))]
        self.profiles = list(itertools.product(*self.types.values()))
        self.statistic = self.periods > 1 and self.random.random() < 0.2
        self.allocations = ["best", "chosen"] + (["history"] if self.periods > 1 and (self.statistic or not self.infinite) and self.random.random() < 0.4 else [])
        self.rules = {}

    def number(self):
        return self.random.choice(NUMBERS)

    def law(self, count):
        weights = [self.random.choice((0, 1, 1, 2, 3)) for _ in range(count)]
        total = sum(weights)
        return [Fraction(weight, total) for weight in weights] if total else self.law(count)

    def row(self, cells):
        return "[" + ", ".join(map(str, cells)) + "]"

    def table(self, header, rows, indent):
        return "\n" + "\n".join(f"{' ' * indent}- {self.row(row)}" for row in [header, *rows])

    def text(self):
        parts = ["title: random", "source: {title: random}", "family: dynamic", f"agents: {self.row(self.agents)}",
                 "types: {" + ", ".join(f"{agent}: {self.row(own)}" for agent, own in self.types.items()) + "}",
                 f"periods: {'infinite' if self.infinite else self.periods}",
                 f"discount: {self.random.choice(('1/3', '1/2', '2/3', '9/10', '0') if self.infinite else ('1', '1/2', '2/3', '9/10', '0'))}", f"outcomes: {self.row(self.outcomes)}"]
        parts.append("prior: {" + ", ".join(f"{agent}: {{{', '.join(f'{own}: {weight}' for own, weight in zip(types, self.law(len(types))))}}}" for agent, types in self.types.items()) + "}")
        if self.periods > 1:
            parts.append("transitions:" + "".join(f"\n  {agent}:" + self.table(["outcome", "type", *(f"probability {own}" for own in types)],
                                                                                 [[a, own, *self.law(len(types))] for a in self.outcomes for own in types], 4) for agent, types in self.types.items()))
        parts.append("payoffs:" + "".join(f"\n  {agent}:" + self.table([f"type {agent}", "outcome", "payoff"], [[own, a, self.number()] for own in types for a in self.outcomes], 4) for agent, types in self.types.items()))
        if self.random.random() < 0.3:
            parts.append(f"outside_options: {self.random.choice((-1, 0, '1/2'))}")
        if self.statistic:
            parts.append(f"statistic: {{values: [calm, wild], next: \"if outcome = {self.outcomes[-1]} then wild else statistic\"}}" if not self.infinite else
                         f"statistic: {{values: [start, calm, wild], next: \"if outcome = {self.outcomes[-1]} then wild else calm\"}}")
        parts.append("allocations:" + "".join(f"\n  {name}: {self.allocation(name)}" for name in self.allocations))
        self.transfers()
        parts.append("transfers:" + "".join(f"\n  {name}: {rule}" for name, rule in self.rules.items()))
        parts.append("mechanisms:\n  unpaid: {allocation: best}" + "".join(f"\n  {self.mechanism(name)}: {{allocation: {self.allocation_of(name)}, transfers: {name}}}" for name in self.rules))
        parts.append("schemes:" + "".join(self.scheme(k) for k in range(2)))
        parts.append("claims:" + "".join(f"\n  - {{id: c{k}, expect: verified, {claim}}}" for k, claim in enumerate(self.claims())))
        return "\n".join(parts) + "\n"

    def lottery(self):
        return self.law(len(self.outcomes))

    def allocation(self, name):
        columns = [*(f"type {agent}" for agent in self.agents), *(f"probability {a}" for a in self.outcomes)]
        if name == "best":
            menu = ""
            if self.random.random() < 0.3:
                menu = ", menu: [" + ", ".join("{" + ", ".join(f"{a}: {weight}" for a, weight in zip(self.outcomes, self.lottery())) + "}" for _ in range(2)) + "]"
            return f"{{construction: efficient, ties: {self.random.choice(('first', 'last'))}{menu}}}"
        if name == "chosen":
            sure = [int(k == 0) for k in range(len(self.outcomes))]
            lottery = lambda: self.lottery() if self.random.random() < 0.3 else self.random.sample(sure, len(sure))  # noqa: E731
            return self.table([self.moment(), *columns], [[t, *profile, *lottery()] for t in self.moments() for profile in self.profiles], 4)
        past = self.random.choice(("statistic = wild", f"type[1] = {self.types['1'][0]}")) if self.statistic else f"type[1] = {self.types['1'][0]}"
        first = "statistic = start" if self.infinite else "period = 1"
        return f"\"if {first} then {self.outcomes[0]} else if last[2] = {self.types['2'][0]} and {past} then last_outcome else {self.outcomes[-1]}\""

    def moment(self):
        """The column that tells periods apart."""
        return "last_outcome" if self.infinite else "period"

    def moments(self):
        return ["none", *self.outcomes] if self.infinite else range(1, self.periods + 1)

    def allocation_of(self, rule):
        return self.rules[rule].split("allocation: ")[1].split(",")[0].split("}")[0] if "allocation: " in self.rules[rule] else "best"

    @staticmethod
    def mechanism(rule):
        return f"with_{rule}"

    def transfers(self):
        order = self.random.sample(self.agents, self.count)
        lump = self.random.choice(("", ", lump_sums: {1: 1, 2: -1}"))
        self.rules["liu"] = f"{{construction: liu, allocation: {self.random.choice(self.allocations)}, order: {self.row(order)}{lump}, own_averaged: {self.random.choice(('true', 'false'))}}}"
        self.rules["team"] = f"{{construction: balanced_team, allocation: {self.random.choice(self.allocations)}}}"
        self.rules["pivot"] = f"{{construction: dynamic_pivot, allocation: {self.random.choice(self.allocations)}}}"
        if self.random.random() < 0.5:
            self.rules["mixed"] = self.random.choice((
                "{construction: liu, allocation: best, order: average}",
                f"{{construction: liu, allocation: best, order: [{{when: \"{self.some_time()}\", order: {self.row(order)}}}, {{order: {self.row(order[::-1])}}}]}}",
                f"{{construction: liu, allocation: {self.allocation_of('pivot')}, order: {self.row(order)}, net_of: pivot}}"))
        self.rules["table"] = self.table([self.moment(), *(f"type {agent}" for agent in self.agents), *(f"transfer {agent}" for agent in self.agents)],
                                         [[t, *profile, *self.amounts()] for t in self.moments() for profile in self.profiles], 4)

    def some_time(self):
        if not self.infinite:
            return "period = 1"
        return "statistic = start or last_outcome = " + self.outcomes[-1] if self.statistic else f"{self.outcomes[0]} = {self.outcomes[-1]}"

    def amounts(self):
        amounts = [self.number() for _ in self.agents]
        if self.random.random() < 0.8:
            amounts[-1] -= sum(amounts)
        return amounts

    def scheme(self, k):
        members = sorted(self.random.sample(self.agents, self.random.choice((1, 2, 2, self.count))))
        said = {i: self.random.choice((f"type[{i}]", self.types[i][0], f"if {self.some_time()} then {self.types[i][-1]} else type[{i}]")) for i in members}
        paid = ""
        if len(members) > 1:
            paid = self.random.choice(("", ", side_payments: {construction: balanced_team}", f", side_payments: {{construction: balanced_team, lump_sums: {{{members[0]}: 1/2, {members[1]}: -1/2}}}}",
                                       f", side_payments: [[{self.moment()}, {', '.join(f'payment {i}' for i in members)}], " + ", ".join(
                                           self.row([t, 1, -1] + [0] * (len(members) - 2)) for t in self.moments()) + "]"))
        reports = ", ".join(f"{i}: \"{report}\"" for i, report in said.items())
        return f"\n  scheme{k}: {{mechanism: {self.mechanism(self.random.choice(list(self.rules)))}, coalition: {self.row(members)}, reports: {{{reports}}}{paid}}}"

    def later(self):
        """A public state after period 1; reports may not lead to it."""
        statistic = f", statistic: {self.random.choice(('calm', 'wild'))}" if self.statistic else ""
        reports = ", ".join(f"{agent}: {self.random.choice(own)}" for agent, own in self.types.items())
        return f", period: {'later' if self.infinite else 2}, last_reports: {{{reports}}}, last_outcome: {self.random.choice(self.outcomes)}{statistic}"

    def compared(self, number):
        return f"{self.random.choice(RELATIONS)}: {number}"

    def claims(self):
        mechanisms = ["unpaid", *(self.mechanism(name) for name in self.rules)]
        for mechanism in mechanisms:
            subject = f"mechanism: {mechanism}"
            yield f"property: interim_ic, {subject}, tier: {self.random.choice(('all', 'tree', 'path'))}"
            yield f"property: ex_post_ic, {subject}"
            yield f"property: individual_rationality, {subject}, stage: {self.random.choice(('ex_ante', 'interim', 'ex_post'))}, tier: {self.random.choice(('all', 'tree', 'path'))}"
            yield f"property: budget_balance, {subject}, balance: {self.random.choice(('exact', 'no_deficit', 'ex_ante', 'ex_ante_no_deficit'))}"
            yield f"property: incentive_efficient, {subject}, sequentially: {self.random.choice(('true', 'false'))}"
            yield f"property: guarantee, {subject}"
            yield f"property: guarantee, {subject}, agents: {self.random.choice(self.agents)}, {self.compared(self.number())}"
            members = sorted(self.random.sample(self.agents, self.random.randint(1, self.count)))
            yield f"property: coalition_gain, {subject}, coalition: {self.row(members)}, {self.compared(self.random.choice((0, 0, 1, '1/2')))}"
            yield f"property: collusion_proof, {subject}, colluders: {self.random.choice(('any', 'any', 'grand'))}"
            if self.periods == 1:
                yield from self.schemes_of_one_period(subject)
            given = f", given: {{1: {self.random.choice(self.types['1'])}}}" if self.random.random() < 0.5 else ""
            later = self.later() if self.periods > 1 and self.random.random() < 0.5 else ""
            yield f"property: value, {subject}, of: {self.random.choice(('payoff', 'transfer', 'utility'))}, coalition: {self.row(members)}{given}{later}, {self.compared(self.number())}"
        if self.periods > 1:
            yield "property: scheme_optimum, mechanism: unpaid, at_least: 0"
            yield "property: guarantee, mechanism: unpaid, best_response: true"
            yield f"property: collusion_proof, mechanism: unpaid, participation: {self.random.choice(('ex_ante', 'interim'))}"
        for allocation in self.allocations:
            sequentially = "false" if allocation == "history" else self.random.choice(("true", "false"))
            yield f"property: efficient, allocation: {allocation}, sequentially: {sequentially}"
            yield f"property: incentive_efficient, of: rule, allocation: {allocation}, sequentially: {sequentially}"
        for k in range(2):
            for aspect in ("incentive_compatible", "outsiders_truthful", "balanced", "profitable"):
                yield f"property: scheme, scheme: scheme{k}, is: {aspect}"
            yield f"property: value, scheme: scheme{k}, coalition: 1, {self.compared(self.number())}"
        first, second = self.random.sample(list(self.rules), 2)
        yield f"property: equal_rules, rules: [{first}, {second}]"


    def schemes_of_one_period(self, subject):
        members = sorted(self.random.sample(self.agents, self.random.randint(2, self.count)))
        agents = sorted(self.random.sample(self.agents, self.random.randint(1, self.count)))
        optimum = f"property: scheme_optimum, {subject}, participation: {self.random.choice(('none', 'ex_ante', 'interim'))}, direction: {self.random.choice(('largest', 'least'))}"
        yield f"{optimum}, coalition: {self.row(members)}, {self.compared(self.number())}"
        yield f"{optimum}, coalition: {self.row(members)}, agents: {self.row(agents)}, {self.compared(self.number())}"
        yield f"property: collusion_proof, {subject}, colluders: {self.random.choice(('any', 'any', 'grand'))}, participation: {self.random.choice(('ex_ante', 'interim'))}"
        yield f"property: guarantee, {subject}, best_response: true"
        yield f"property: guarantee, {subject}, best_response: true, agents: {self.random.choice(self.agents)}, {self.compared(self.number())}"


def write_random_dynamic_case(folder, seed):
    (folder / f"{seed}.yaml").write_text(RandomDynamicCase(seed).text(), encoding="utf-8")
