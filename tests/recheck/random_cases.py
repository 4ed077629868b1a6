# SPDX-License-Identifier: MIT
"""Random case files, each with claims of all properties: small enough to be checked by the thousand, varied enough that each property comes out true and false.

Priors are correlated or independent, some with probabilities of zero; values are private or not; allocations are efficient, arbitrary or lotteries; transfers are
textbook rules, tables or formulas; mechanisms are simple or ambiguous. The same thing is written now as a table, now as a formula, so that readers of cases are tried as well.
"""
import itertools
from fractions import Fraction
from random import Random

from random_draws import Draws
from random_game_forms import GameForms
from random_regions import REGION, choose_regions

MECHANISM_ALONE = ("bayesian_ic", "dominant_strategy_ic", "ex_post_ic", "groves")
MECHANISM_AND_COALITIONS = ("coalitional_ic", "coalitional_dominant_strategy_ic", "guarantee")
HAVE_REGIONS = ("private_values", "efficient", "separable", "equal_rules", "budget_balance", "individual_rationality", "externality_payment", "maxmin_coalitional_ic", "value", "deviation",
                "bayesian_ic", "dominant_strategy_ic", "ex_post_ic", *MECHANISM_AND_COALITIONS)
RELATIONS = {"equals": lambda a, b: a == b, "at_most": lambda a, b: a <= b, "less_than": lambda a, b: a < b, "at_least": lambda a, b: a >= b, "greater_than": lambda a, b: a > b}


def distribution(random, count, zeros):
    weights = [random.choice((0, 0, 1, 2) if zeros else (1, 1, 2, 3, 5)) for _ in range(count)]
    if not sum(weights):
        weights[random.randrange(count)] = 1
    return [Fraction(weight, sum(weights)) for weight in weights]


def flow_map(entries):
    return "{" + ", ".join(f"{key}: {value}" for key, value in entries) + "}"


def flow_list(items):
    return "[" + ", ".join(items) + "]"


class RandomCase:
    """`text` is the case file."""

    def __init__(self, random):
        self.random = random
        self.choose_sets()
        self.choose_prior()
        lines = ["title: A random case", "source: {title: made up}", f"parameters: {{half: 1/2, fee: -0.75, tilt: {self.amount()}, lift: {self.amount()}}}", f"agents: {flow_list(self.agents)}", self.types_text(),
                 *self.prior_text(), self.outcomes_text(), *self.payoffs_text(), *self.pattern_text(), *self.outside_text()]
        forms = GameForms(self, "\n".join(lines))
        draws = Draws(self, "\n".join(lines))
        lines += [*forms.lines, *self.allocations_text(), *self.transfers_text(), *draws.lines, *self.mechanisms_text(), "claims:"]
        claims = [[("id", f"c{k:02}.{claim[0][1]}"), *claim] for k, claim in enumerate([*self.claims(), *forms.claims, *draws.claims])]
        claims += self.region_claims(claims, " ".join(lines[4:]))
        random.shuffle(claims)
        lines += ["  - " + flow_map([*claim, ("expect", "verified")]) for claim in claims]
        self.text = "\n".join([*lines, ""])

    # --- the environment ------------------------------------------------------------------------------------------------------------------------------------------------

    def choose_sets(self):
        random = self.random
        count = random.choices((2, 3, 4), (6, 4, 1))[0]
        self.agents = random.choice((["1", "2", "3", "4"], ["ann", "bob", "cid", "dan"]))[:count]
        style = random.choice(("labels", "labels", "numbers", "values"))
        labels = {"labels": ["a", "b", "c"], "numbers": ["0", "1", "5/2"], "values": ["low", "mid", "high"]}[style]
        self.numeric = style != "labels"
        self.values = ["0", "1", "5/2"] if style == "values" else None
        most = {2: 3, 3: 2, 4: 2}[count]
        self.same_types = random.random() < 0.5
        counts = [random.choice((most, random.randint(1, most)))] * count if self.same_types else [random.randint(1, most) for _ in range(count)]
        self.types = [labels[:own] for own in counts]
        self.outcomes = ["x", "y", "z"][:random.choice((1, 2, 2, 3))]
        self.choices = count < 4 and random.random() < 0.15
        if self.choices:
            self.outcomes = ["-".join(made) for made in itertools.product(("go", "stay"), repeat=count)]
        self.attributes = not self.choices and random.random() < 0.4
        self.profiles = list(itertools.product(*self.types))
        self.private = random.random() < 0.6

    def choose_prior(self):
        random = self.random
        self.prior_style = random.choice(("uniform", "independent", "independent", "table", "table", "sparse"))
        if self.prior_style == "uniform":
            self.prior = [Fraction(1, len(self.profiles))] * len(self.profiles)
        elif self.prior_style == "independent":
            zeros = random.random() < 0.2
            self.marginals = [distribution(random, len(own), zeros) for own in self.types]
            if self.same_types:
                self.marginals = self.marginals[:1] * len(self.agents)
            self.prior = []
            for profile in itertools.product(*[range(len(own)) for own in self.types]):
                product = Fraction(1)
                for marginal, own in zip(self.marginals, profile):
                    product *= marginal[own]
                self.prior.append(product)
        else:
            self.prior = distribution(random, len(self.profiles), self.prior_style == "sparse")
        self.choose_states()

    def choose_states(self):
        """Hidden ones: each profile's probability is divided between them; in the same way at all, if payoffs are to be private."""
        self.states = ["dry", "wet"] if (all(self.prior) or not self.private) and self.random.random() < 0.25 else []
        once = self.random.choice((Fraction(1, 3), Fraction(1, 2), Fraction(1)))
        self.dry = [once if self.private else self.random.choice((Fraction(0), Fraction(1, 4), Fraction(2, 3))) for _ in self.profiles]

    def types_text(self):
        def own(labels):
            return flow_map(zip(labels, self.values)) if self.values else flow_list(labels)
        if self.same_types:
            return f"types: {own(self.types[0])}"
        return "types: " + flow_map((agent, own(labels)) for agent, labels in zip(self.agents, self.types))

    def prior_text(self):
        if self.states:
            rows = [[*profile, state, str(p * share)] for profile, p, dry in zip(self.profiles, self.prior, self.dry) for state, share in zip(self.states, (dry, 1 - dry))]
            self.random.shuffle(rows)
            header = [*(f"type {agent}" for agent in self.agents), "state", "probability"]
            return [f"states: {flow_list(self.states)}", "prior:", *(f"  - {flow_list(row)}" for row in [header, *rows])]
        if self.prior_style == "uniform":
            return [self.random.choice(("prior: uniform", f"prior: 1/{len(self.profiles)}"))]
        if self.prior_style == "independent":
            own = [flow_map(zip(labels, marginal)) for labels, marginal in zip(self.types, self.marginals)]
            return [f"prior: {{independent: {own[0] if self.same_types else flow_map(zip(self.agents, own))}}}"]
        return ["prior:", *self.table(self.agents, ["probability"], lambda profile, _: [str(self.prior[self.profiles.index(profile)])])]

    def table(self, agents, columns, cells, outcomes=(None,)):
        """Lines of a table whose rows depend on the types of these agents, and on the outcome if outcomes are given; rows stand in any order."""
        where = [self.agents.index(agent) for agent in agents]
        rows = []
        for types in itertools.product(*[self.types[i] for i in where]):
            for outcome in outcomes:
                rows.append([*types, *([] if outcome is None else [outcome]), *cells(types, outcome)])
        self.random.shuffle(rows)
        header = [*(f"type {agent}" for agent in agents), *([] if outcomes == (None,) else ["outcome"]), *columns]
        return [f"  - {flow_list(row)}" for row in [header, *rows]]

    def outcomes_text(self):
        if self.choices:
            return "outcomes: {choices: [go, stay]}"
        if not self.attributes:
            return f"outcomes: {flow_list(self.outcomes)}"
        owners = [*self.agents, "nobody"]
        return "outcomes: " + flow_map((outcome, flow_map([("owner", self.random.choice(owners)), ("size", self.random.choice("123"))])) for outcome in self.outcomes)

    def amount(self):
        return str(self.random.choice((0, 0, 1, 1, -1, 2, 3, -2, Fraction(1, 2), Fraction(-7, 3), Fraction(5, 4))))

    def varied(self, amount, parameter):
        """An amount that is affine in the parameter, if not the amount itself."""
        return f"{amount} + {parameter} * {self.amount()}" if self.random.random() < 0.3 else amount

    def payoffs_text(self):
        lines = self.payoff_lines()
        self.tilted = any(parameter in line for parameter in ("tilt", "lift") for line in lines)
        return lines

    def payoff_lines(self):
        random = self.random
        payoff = lambda: self.varied(self.amount(), "tilt") if tilted else self.amount()  # noqa: E731
        tilted = random.random() < 0.5
        style = random.choice(("formula", "table", "parts"))
        if style == "formula":
            return [f"payoffs: \"{self.formula('payoff', 3)}" + (f" - tilt * {self.factor('payoff')}\"" if tilted else "\"")]
        if style == "table" and not self.private:
            seen = random.sample(self.agents, random.randint(0, min(2, len(self.agents))))
            columns = [f"payoff {agent}" for agent in self.agents]
            return ["payoffs:", *self.table(seen, columns, lambda types, outcome: [payoff() for _ in self.agents], self.outcomes)]
        lines = ["payoffs:"]
        for agent in self.agents:
            seen = [agent] if self.private else random.sample(self.agents, min(2, len(self.agents)))
            lines += [f"  {agent}:", *("  " + line for line in self.table(seen, ["payoff"], lambda types, outcome: [payoff()], self.outcomes))]
        return lines

    def pattern_text(self):
        self.all_coalitions = [list(members) for size in range(1, len(self.agents) + 1) for members in itertools.combinations(self.agents, size)]
        kind = self.random.choice(("", "all", "proper", "list"))
        if kind != "list":
            return [f"coalitions: {kind}"] if kind else []
        listed = [members for members in self.all_coalitions if len(members) == 1 or self.random.random() < 0.4]
        self.random.shuffle(listed)
        return ["coalitions: " + flow_list(flow_list(members) for members in listed)]

    def outside_text(self):
        if self.random.random() < 0.5:
            return []
        if self.random.random() < 0.5:
            option = self.varied(self.formula("outside", 2), "lift")
            self.tilted = self.tilted or "lift" in option
            return [f"outside_options: \"{option}\""]
        return ["outside_options:", *self.table(self.agents[:1], [f"outside {agent}" for agent in self.agents], lambda types, _: [self.amount() for _ in self.agents])]

    # --- rules ----------------------------------------------------------------------------------------------------------------------------------------------------------

    def allocations_text(self):
        random = self.random
        self.sure = random.random() < 0.8  # q draws no lottery
        ties = random.choice(("first", "last")) if self.sure else "uniform"
        lines = ["allocations:", f"  q: {{construction: efficient, ties: {ties}}}"]
        if random.random() < 0.5:
            lines = ["allocations:", *(self.lottery_text("q") if not self.sure else ["  q:", *("  " + line for line in self.table(
                random.sample(self.agents, random.randint(0, len(self.agents))), ["outcome"], lambda types, _: [random.choice(self.outcomes)]))])]
        lines += self.lottery_text("r")
        if self.choices:  # "go-stay" would be a difference in a formula
            return [*lines, "  s:", *("  " + line for line in self.table(self.agents[:1], ["outcome"], lambda types, _: [random.choice(self.outcomes)]))]
        return [*lines, f"  s: \"if {self.condition('allocation', 2)} then {random.choice(self.outcomes)} else {random.choice(self.outcomes)}\""]

    def lottery_text(self, name):
        columns = [f"probability {outcome}" for outcome in self.outcomes]
        return [f"  {name}:", *("  " + line for line in self.table(self.agents, columns, lambda types, _: map(str, distribution(self.random, len(self.outcomes), True))))]

    def transfers_text(self):
        random = self.random
        self.rules = ["phi", "psi", "zero", "vcg", "lin"]
        lines = ["transfers:", "  zero: 0", "  vcg: {construction: vcg, allocation: q}"]
        independent = self.prior_style in ("uniform", "independent")
        every_type = all(any(p for p, profile in zip(self.prior, self.profiles) if profile[i] == own) for i, labels in enumerate(self.types) for own in labels)
        if independent and random.random() < 0.7:
            self.rules.append("safronov")
            lines.append("  safronov: {construction: safronov, allocation: q}")
        if every_type:
            self.rules.append("agv")
            lines.append("  agv: {construction: agv, allocation: q}")
        if self.sure and not self.tilted:    # neither is affine in payoffs
            self.rules.append("threshold")
            lines.append("  threshold: {construction: threshold_payments, allocation: q}")
        if self.private and not self.tilted:
            self.rules.append("pivot")
            alone = f", without: \"i = {random.choice(self.agents)} or outcome != {random.choice(self.outcomes)}\"" if not self.choices and len(self.outcomes) > 1 and random.random() < 0.7 else ""
            lines.append(f"  pivot: {{construction: pivot, allocation: q{alone}}}")
        small = (lambda: random.choice(("0", "1", "-1"))) if random.random() < 0.5 else self.amount
        first, last = self.agents[0], self.agents[-1]
        lines += ["  phi:", "    table:", *("    " + line for line in self.table(self.agents, [f"transfer {agent}" for agent in self.agents[:-1]],
                                                                                 lambda types, _: [small() for _ in self.agents[:-1]]))]
        lines.append(f"    {last}: 0 - " + " - ".join(f"phi[{agent}]" for agent in self.agents[:-1]))
        others = (f"-lin[{first}]", f"if i = {last} then lin[{first}] / 2 - lift else tilt + 1", "sum(j in agents where j != i: phi[j] - lift)")
        lines += ["  lin:", f"    {first}: \"{self.formula('transfer', 1)} + lift * {self.factor('transfer')}\"", f"    others: \"{random.choice(others)}\""]
        lines.append("  psi:")
        lines.append(f"    {first}: \"{self.formula('transfer', 2)}\"")
        lines.append(f"    others: {random.choice(('-1/%d * psi[%s]' % (len(self.agents) - 1, first), 'phi[i] / 2 - fee', '-phi[i]'))}")
        return lines

    def mechanisms_text(self):
        random = self.random
        self.mechanisms = {}
        best = "safronov" if "safronov" in self.rules else "vcg"
        for name, allocation, rules in (("one", "q", [best]), ("two", random.choice("qs"), [random.choice([*self.rules, "lin"])]),
                                        ("three", random.choice("qr"), random.sample(self.rules, 2)), ("four", "q", ["zero", "phi", "psi"][:random.choice((2, 3))])):
            self.mechanisms[name] = (allocation, rules)
        return ["mechanisms:", *(f"  {name}: {{allocation: {allocation}, transfers: {rules[0] if len(rules) == 1 else flow_list(rules)}}}"
                                 for name, (allocation, rules) in self.mechanisms.items())]

    # --- formulas -------------------------------------------------------------------------------------------------------------------------------------------------------

    def agent(self, where):
        """An expression for some agent."""
        if where != "allocation" and self.random.random() < 0.6:
            return "i"
        return self.random.choice(self.agents)

    def own(self, where):
        """The type that payoffs may depend on."""
        return "type[i]" if where == "payoff" and self.private else f"type[{self.agent(where)}]"

    def formula(self, where, depth):
        """An expression for a number, in brackets if it needs them."""
        random = self.random
        leaves = [lambda: random.choice(("0", "1", "2", "-3", "1/2", "0.25", "half", "fee"))]
        if self.numeric:
            leaves.append(lambda: self.own(where))
        if where == "payoff" and self.attributes:
            leaves.append(lambda: "outcome.size")
        if where == "transfer":
            leaves.append(lambda: f"phi[{self.agent(where)}]")
        if depth == 0:
            return random.choice(leaves)()
        inner = [
            lambda: f"({self.formula(where, depth - 1)} {random.choice('+-*')} {self.formula(where, depth - 1)})",
            lambda: f"({self.formula(where, depth - 1)} / {random.choice(('2', '-3', 'fee'))})",
            lambda: f"-({self.formula(where, depth - 1)})^2",
            lambda: f"(if {self.condition(where, depth - 1)} then {self.formula(where, depth - 1)} else {self.formula(where, depth - 1)})",
            lambda: f"(if {self.condition(where, depth - 1)} then {self.formula(where, depth - 1)} else {self.formula(where, depth - 1)})",
            lambda: f"{random.choice(('min', 'max'))}({self.formula(where, depth - 1)}, {self.formula(where, 0)})",
            lambda: f"count(j in agents where j != {random.choice(self.agents)}: {self.condition_of_j(where)})",
            lambda: f"sum(j in agents: if {self.condition_of_j(where)} then {self.formula(where, 0)} else 1)",
        ]
        return random.choice(inner)()

    def factor(self, where):
        """An expression for a number, without parameters."""
        chosen = f"(if {self.condition(where, 1)} then {self.amount()} else {self.amount()})"
        return self.random.choice((self.amount(), chosen, self.own(where) if self.numeric else chosen))

    def condition_of_j(self, where):
        if where == "payoff" and self.choices:
            return "outcome[j] = go"
        return "j = i" if where == "payoff" and self.private else f"type[j] = {self.random.choice(self.types[0])}"

    def condition(self, where, depth):
        random = self.random
        leaves = [lambda: f"{self.own(where)} {random.choice(('=', '!='))} {random.choice(random.choice(self.types))}"]
        if self.numeric:
            leaves.append(lambda: f"{self.own(where)} {random.choice(('<', '<=', '>', '>='))} {random.choice(('0', '1', 'half', '2.5'))}")
        if where == "payoff":
            leaves.append(lambda: f"outcome = {random.choice(self.outcomes)}" if not self.choices else f"outcome[{self.agent(where)}] = {random.choice(('go', 'stay'))}")
        if where == "payoff" and self.attributes:
            leaves.append(lambda: f"outcome.owner = {self.agent(where)}")
        if where == "payoff" and self.states:
            leaves += [lambda: f"state = {random.choice(self.states)}"] * 2
        if where == "transfer" and self.sure and self.attributes:
            leaves.append(lambda: f"q.owner = {self.agent(where)}")
        if where == "transfer" and self.sure and not self.choices:
            leaves.append(lambda: f"q = {random.choice(self.outcomes)}")
        if depth == 0 or random.random() < 0.4:
            return random.choice(leaves)()
        return random.choice((
            lambda: f"not ({self.condition(where, depth - 1)})",
            lambda: f"({self.condition(where, depth - 1)} {random.choice(('and', 'or'))} {self.condition(where, depth - 1)})",
            lambda: f"{random.choice(('any', 'all'))}(j in agents: {self.condition_of_j(where)})",
        ))()

    # --- claims ---------------------------------------------------------------------------------------------------------------------------------------------------------

    def probability(self, given):
        """Of an event: a dict from agent to type."""
        return sum(p for p, profile in zip(self.prior, self.profiles) if all(profile[self.agents.index(agent)] == own for agent, own in given.items()))

    def possible_types(self, coalition):
        """Of positive probability."""
        profile = self.random.choices(self.profiles, self.prior)[0]
        return {agent: profile[self.agents.index(agent)] for agent in coalition}

    def any_types(self, coalition):
        return {agent: self.random.choice(self.types[self.agents.index(agent)]) for agent in coalition}

    def mechanism(self, simple):
        random = self.random
        if random.random() < 0.6:
            rules = [name for name, (_, rules) in self.mechanisms.items() if len(rules) == 1 or not simple]
            return [("mechanism", random.choice(rules))]
        rules = random.sample(self.rules, 1 if simple else random.choice((1, 2, 2, 3)))
        return [("allocation", random.choice("qqrs")), ("transfers", rules[0] if len(rules) == 1 else flow_list(rules))]

    def coalitions(self):
        kind = self.random.choice(("", "all", "proper", "singletons", "list"))
        if kind == "list":
            return [("coalitions", flow_list(flow_list(members) for members in self.random.sample(self.all_coalitions, self.random.randint(1, 2))))]
        return [("coalitions", kind)] if kind else []

    def enforced(self):
        """What coalitions can bring about: by their members, the outcome, a type, and perhaps what the rule chooses."""
        random, agent = self.random, self.random.choice(self.agents)
        outcome = f"outcome[{random.choice(('j', agent))}] = {random.choice(('go', 'stay'))}" if self.choices else f"outcome = {random.choice(self.outcomes)}"
        parts = [outcome, f"j != {agent}", f"type[j] = {random.choice(self.types[0])}", "count(k in coalition where k != j) > 0", *(["outcome != q"] if self.sure else [])]
        return f"\"{random.choice(('any', 'all'))}(j in coalition: {random.choice(parts)} {random.choice(('and', 'or'))} {random.choice(parts)})\""

    def reports(self, coalition):
        if self.random.random() < 0.5:
            return flow_map(self.any_types(coalition).items())
        options = {tuple(sorted(self.any_types(coalition).items())) for _ in range(3)}
        chances = distribution(self.random, len(options), False)
        return flow_list(flow_map([*option, ("probability", chance)]) for option, chance in zip(sorted(options), chances))

    def event(self, key, possible):
        """A map or a condition; if `possible`, of positive probability."""
        agents = self.random.sample(self.agents, self.random.randint(0, len(self.agents)))
        if self.random.random() < 0.3:
            own = self.possible_types(agents[:1] or self.agents[:1])
            (agent, label), = own.items()
            return [(key, f"\"type[{agent}] = {label} or {self.condition('allocation', 1)}\"")]
        types = self.possible_types(agents) if possible else self.any_types(agents)
        return [(key, flow_map(types.items()))] if types or not possible else []

    def partition(self):
        blocks = [[] for _ in range(self.random.randint(1, len(self.agents)))]
        for agent in self.agents:
            self.random.choice(blocks).append(agent)
        return [("partition", flow_list(flow_list(block) for block in blocks if block))]

    def value_claim(self):
        random = self.random
        compared = [(random.choice(list(RELATIONS)), self.varied(self.amount(), random.choice(("tilt", "lift"))))]
        of = random.choice(("payoff", "transfer", "utility", "probability"))
        claim = [("property", "value"), ("of", of), *compared, *self.event("given", True)]
        if of == "probability" and random.random() < 0.4:
            return [*claim, *self.event("event", False)]
        if of == "probability":
            return [*claim, *self.draws()]
        coalition = random.choice(self.all_coalitions)
        reporting = random.choice(self.all_coalitions)
        rules = {"payoff": [("allocation", random.choice("qrs"))], "transfer": [("transfers", random.choice(self.rules))], "utility": self.mechanism(False)}[of]
        return [*claim, ("coalition", flow_list(coalition)), *rules, *([("reports", self.reports(reporting))] if random.random() < 0.6 else [])]

    def draws(self):
        """An event of outcomes, of states, or of both."""
        random = self.random
        some = f"outcome = {random.choice(self.outcomes)}" if not self.choices else f"outcome[{random.choice(self.agents)}] = go"
        parts = [some, *([f"state = {random.choice(self.states)}"] if self.states else [])]
        chosen = random.sample(parts, random.randint(1, len(parts)))
        if random.random() < 0.4:
            chosen.append(self.condition("allocation", 1))
        event = [("event", f"\"{random.choice((' and ', ' or ')).join(chosen)}\"")]
        if some not in chosen:
            return event
        return [*event, ("allocation", random.choice("qrs")), *([("reports", self.reports(random.choice(self.all_coalitions)))] if random.random() < 0.4 else [])]

    def deviation_claim(self):
        random = self.random
        coalition = random.choice(self.all_coalitions)
        known = {agent: own for agent, own in self.possible_types(self.agents).items() if agent in coalition or random.random() < 0.2}
        claim = [("property", "deviation"), *self.mechanism(False), ("coalition", flow_list(coalition)), ("given", flow_map(known.items())), ("reports", self.reports(coalition))]
        pays = [("pays", "false")] if random.random() < 0.5 else []
        gain = [self.amount()] if random.random() < 0.3 else []
        gain = [one if pays or Fraction(one) > 0 else str(1 - Fraction(one)) for one in gain]  # what pays gains more than 0
        return [*claim, *pays, *(("gain", one) for one in gain)]

    def everywhere_claim(self):
        """Whose amounts are compared with a number, or with a formula in the rules."""
        random = self.random
        of = random.choice(("payoff", "transfer", "utility"))
        rules = {"payoff": [("allocation", random.choice("qrs"))], "transfer": [("transfers", random.choice(self.rules))], "utility": self.mechanism(True)}[of]
        claim = [("property", "everywhere"), ("of", of), *rules]
        if random.random() < 0.5:
            return [*claim, ("coalition", flow_list(random.choice(self.all_coalitions))), (random.choice(list(RELATIONS)), random.choice(("0", "-20", "20", self.amount())))]
        formula = random.choice((f"{random.choice(self.rules)}[i]", self.formula("transfer", 1), f"sum(j in agents where j != i: zero[j]) - {random.choice(('20', '0'))}"))
        return [*claim, (random.choice(list(RELATIONS)), f"\"{formula}\"")]

    def optimum_claim(self):
        random = self.random
        coalition = random.choice(self.all_coalitions)
        known = self.possible_types(random.sample(self.agents, 1))
        compared = [(random.choice(("least", "largest")), random.choice(("0", "-1", "1", self.amount())))]
        minus = [("minus", flow_map(self.possible_types(known).items()))] if random.random() < 0.4 else []
        given = [("given", flow_map(known.items())), *minus] if random.random() < 0.6 else []
        return [("property", "optimum"), ("of", random.choice(("transfer", "utility"))), ("coalition", flow_list(coalition)), *given, *compared, *self.requirements()]

    def implementable_claim(self):
        return [("property", "implementable"), *self.requirements()]

    def requirements(self):
        random = self.random
        incentives = random.choice(("", "coalitional", "bayesian", "dominant_strategy", "none"))
        claim = [("allocation", random.choice("qrs"))]
        claim += [("incentives", incentives)] if incentives else []
        claim += self.coalitions() if incentives in ("", "coalitional") else []
        claim += [("balance", random.choice(("exact", "no_deficit", "ex_ante", "ex_ante_no_deficit")))] if random.random() < 0.7 else []
        claim += [("participation", random.choice(("interim", "ex_post", "ex_ante")))] if random.random() < 0.5 else []
        claim += [("least_transfer", "-1")] if random.random() < 0.3 else []
        return claim + ([("largest_transfer", "1/2")] if random.random() < 0.3 else [])

    def region_claims(self, claims, text):
        """About other claims of the case, and parameters that occur in it. The region is chosen later: random_regions.py."""
        random = self.random
        occurring = [parameter for parameter in ("tilt", "lift") if parameter in text]
        with_region = [claim for claim in claims if claim[1][1] in HAVE_REGIONS] if random.random() < 0.95 else list(claims)
        for k in range(4):
            about = [claim[0][1] for claim in random.sample(with_region, random.choice((1, 1, 2)))]
            parameters = random.sample(occurring, random.randint(1, len(occurring)))
            yield [("id", f"r{k}"), ("property", "parameter_region"), ("claims", flow_list(about)), ("parameters", flow_list(parameters)), ("region", REGION)]

    def claims(self):
        random = self.random
        result = [[("property", prop)] for prop in ("full_support", "independent_types", "private_values")]
        result += [[("property", prop), ("allocation", random.choice("qqrs"))] for prop in ("efficient", "pareto_efficient", "separable")]
        result += [[("property", "cbdp"), *self.coalitions()]]
        result += [[("property", "equal_rules"), ("rules", flow_list(random.sample(self.rules, 2)))], [("property", "equal_rules"), ("rules", flow_list(random.sample("qrs", 2)))]]
        result += [[("property", "budget_balance"), ("transfers", flow_list(random.sample(self.rules, random.randint(1, 2)))),
                    *([("balance", random.choice(("exact", "no_deficit", "ex_ante", "ex_ante_no_deficit")))] if random.random() < 0.7 else [])]]
        result += [[("property", "individual_rationality"), *self.mechanism(False), ("stage", stage)] for stage in ("interim", "ex_post", "ex_ante")]
        result += [[("property", "externality_payment"), *self.mechanism(True), *self.coalitions(), *([("constant", self.amount())] if random.random() < 0.3 else [])]]
        result += [[("property", prop), *self.mechanism(True)] for prop in MECHANISM_ALONE]
        result += [[("property", prop), *self.mechanism(True), *self.coalitions()] for prop in MECHANISM_AND_COALITIONS]
        strength = lambda: [("strength", "weak")] if random.random() < 0.5 else []  # noqa: E731
        for concept in ([], [("solution_concept", random.choice(("ex_post", "bayesian")))]):
            result += [[("property", "group_strategy_proof"), *self.mechanism(True), *self.coalitions(), *strength(), *concept]]
            result += [[("property", "stable"), ("allocation", random.choice("qqrs")), *self.coalitions(), *strength(), ("enforces", self.enforced())]]
        for measure, most in (([], len(self.profiles)), ([("measure", "probability")], 1)):
            result += [[("property", "manipulable_profiles"), *self.mechanism(True), *self.coalitions(), *strength(), *measure,
                        (random.choice(("equals", "at_most", "greater_than")), str(random.choice((0, most, Fraction(most, 2)))))]]
        for strategies in ([], random.choice(([], [("strategies", "pure")]))):
            result += [[("property", "maxmin_coalitional_ic"), *self.mechanism(False), *self.coalitions(), *strategies]]
        result += [[("property", "all_equilibria_efficient"), *self.mechanism(True), *(self.partition() if random.random() < 0.7 else [])]]
        result += [[("property", "all_equilibria_efficient"), ("mechanism", "one")]]
        result += [self.value_claim(), self.value_claim(), self.deviation_claim(), self.deviation_claim(), self.implementable_claim(), self.implementable_claim()]
        result += [self.everywhere_claim(), self.everywhere_claim(), self.optimum_claim(), self.optimum_claim(), [("property", "revenue_equivalence"), ("allocation", random.choice("qrs"))]]
        result += [[("property", "coalitional_identifiability"), *self.coalitions()]]
        asked = random.choice(([], [("participation", random.choice(("interim", "ex_post", "ex_ante")))]))
        result += [[("property", "ambiguous_implementable"), ("allocation", random.choice("qrs")), *self.coalitions(), *asked]]
        random.shuffle(result)
        return result


def write_random_case(folder, seed):
    path = folder / f"{seed:06}.yaml"
    random = Random(seed)
    path.write_text(RandomCase(random).text, encoding="utf-8")
    choose_regions(path, random)
    return path
