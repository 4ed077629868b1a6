# SPDX-License-Identifier: MIT
"""Small random cases that claim every property of everything they have, whether it is true or not."""
import itertools
import random
from fractions import Fraction

SIGNED = range(-3, 4)
REQUIREMENTS = (
    "balance: exact",
    "balance: no_deficit, participation: interim",
    "balance: ex_ante, participation: ex_post",
    "balance: ex_ante_no_deficit, participation: ex_ante",
    "incentives: bayesian, balance: exact",
    "incentives: dominant_strategy, balance: exact",
    "incentives: dominant_strategy, participation: ex_post, balance: no_deficit",
    "incentives: none, participation: ex_post, balance: exact",
    "incentives: none, participation: interim, balance: ex_ante",
    "incentives: none, participation: ex_ante, balance: ex_ante_no_deficit",
    "incentives: none, participation: interim, largest_transfer: 0",
    "incentives: none, balance: exact, least_transfer: 0, largest_transfer: 1",
    "incentives: none, balance: no_deficit, least_transfer: 1/2",
    "least_transfer: 0, largest_transfer: 0",
)


def number(value):
    return str(Fraction(value))


class RandomCase:
    """Two or three agents, one to three types; priors with and without full support and independence; private and interdependent payoffs; lotteries; several transfer rules."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.agents = list(range(1, self.random.choice([2, 2, 3]) + 1))
        self.types = {i: [f"t{k}" for k in range(1, (self.random.choice([1, 2, 2, 3]) if len(self.agents) == 2 else 2) + 1)] for i in self.agents}
        self.profiles = list(itertools.product(*self.types.values()))
        self.likely = self.profiles    # of positive probability: what a claim conditions on must be
        self.claims = []

    def weights(self, count, zeros):
        weights = [self.random.choice([0, 1, 1, 2] if zeros else [1, 1, 2, 3]) for _ in range(count)]
        weights[self.random.randrange(count)] = 1
        return [Fraction(weight, sum(weights)) for weight in weights]

    def table(self, columns, row):
        heads = [f"type {i}" for i in self.agents] + columns
        rows = [", ".join([*profile, *map(str, row(profile))]) for profile in self.profiles]
        return "".join(f"\n    - [{line}]" for line in [", ".join(heads), *rows])

    def prior(self):
        kind = self.random.choice(["independent", "full", "full", "partial"])
        if kind == "independent":
            lines = [f"{i}: {{{', '.join(f'{t}: {w}' for t, w in zip(self.types[i], self.weights(len(self.types[i]), False)))}}}" for i in self.agents]
            return " {independent: {" + ", ".join(lines) + "}}"
        probabilities = dict(zip(self.profiles, self.weights(len(self.profiles), kind == "partial")))
        self.likely = [profile for profile in self.profiles if probabilities[profile] > 0]
        return self.table(["probability"], lambda profile: [probabilities[profile]])

    def payoffs(self):
        kind = self.random.choice(["private", "interdependent", "own choice"])
        if kind == "own choice":   # the sum of payoffs is a sum of functions of single types
            return " if type[i] = t1 then 1 else -1/2"
        draw = {}
        lines = [", ".join([*(f"type {i}" for i in self.agents), "outcome", *(f"payoff {i}" for i in self.agents)])]
        for profile in self.profiles:
            for outcome in ("a", "b"):
                amounts = [draw.setdefault((i, outcome, profile[i - 1] if kind == "private" else profile), self.random.choice(SIGNED)) for i in self.agents]
                lines.append(", ".join([*profile, outcome, *map(str, amounts)]))
        return "".join(f"\n    - [{line}]" for line in lines)

    def transfers(self, balanced, size):
        def row(_):
            amounts = [Fraction(self.random.choice(SIGNED), self.random.choice([1, 2])) * size for _ in self.agents]
            return map(number, amounts[:-1] + [-sum(amounts[:-1])] if balanced else amounts)
        return self.table([f"transfer {i}" for i in self.agents], row)

    def claim(self, text):
        self.claims.append(f"  - {{id: claim.{len(self.claims)}, property: {text}, expect: verified}}")

    def members(self, coalition):
        return "[" + ", ".join(map(str, coalition)) + "]"

    def some_types(self, coalition):
        return "{" + ", ".join(f"{i}: {self.random.choice(self.types[i])}" for i in coalition) + "}"

    def given_types(self, coalition):
        profile = self.random.choice(self.likely)
        return "{" + ", ".join(f"{i}: {profile[i - 1]}" for i in coalition) + "}"

    def claim_everything(self):
        pick = self.random.choice
        everybody = self.agents
        coalitions = [list(c) for k in range(1, len(everybody) + 1) for c in itertools.combinations(everybody, k)]
        for plain in ("full_support", "independent_types", "private_values"):
            self.claim(plain)
        for pattern in ("all", "singletons"):
            self.claim(f"cbdp, coalitions: {pattern}")
            self.claim(f"coalitional_identifiability, coalitions: {pattern}")
            self.claim(f"ambiguous_implementable, allocation: q, coalitions: {pattern}")
            self.claim(f"ambiguous_implementable, allocation: bad, coalitions: {pattern}")
        for rule in ("q", "bad", "coin"):
            self.claim(f"efficient, allocation: {rule}")
            self.claim(f"pareto_efficient, allocation: {rule}")
            self.claim(f"separable, allocation: {rule}")
        for balance in ("exact", "no_deficit", "ex_ante", "ex_ante_no_deficit"):
            self.claim(f"budget_balance, transfers: {pick(['zero', 'small', 'loose', '[zero, small]', '[small, loose]'])}, balance: {balance}")
        for mechanism in ("easy", "simple", "lottery"):
            for plain in ("dominant_strategy_ic", "ex_post_ic", "bayesian_ic", "coalitional_ic", "coalitional_dominant_strategy_ic, coalitions: all", "guarantee",
                          "guarantee, coalitions: singletons", "maxmin_coalitional_ic",
                          "externality_payment", f"externality_payment, constant: {pick([0, 1])}"):
                self.claim(f"{plain}, mechanism: {mechanism}")
        for mechanism in ("simple", "vague", "vaguer"):
            for strategies in ("pure", "mixed"):
                self.claim(f"maxmin_coalitional_ic, mechanism: {mechanism}, strategies: {strategies}, coalitions: {pick(['all', 'singletons'])}")
            for stage in ("interim", "ex_post", "ex_ante"):
                self.claim(f"individual_rationality, mechanism: {mechanism}, stage: {stage}")
        self.claim("equal_rules, rules: [q, bad]")
        self.claim("equal_rules, rules: [q, again]")
        self.claim("equal_rules, rules: [small, loose]")
        self.claim("equal_rules, rules: [small, small_again]")
        for _ in range(6):
            coalition, others = pick(coalitions), pick(coalitions)
            relation = pick(["at_least", "at_most", "less_than", "greater_than", "equals"]) + f": {pick(SIGNED)}"
            given = pick(["", f"given: {self.given_types(others)}, ", f'given: "type[1] = {self.random.choice(self.likely)[0]}", '])
            lie = self.some_types(pick(coalitions))
            reports = pick(["", f"reports: {lie}, "])
            self.claim(f"value, of: payoff, allocation: {pick(['q', 'coin'])}, coalition: {self.members(coalition)}, {given}{reports}{relation}")
            self.claim(f"value, of: transfer, transfers: loose, coalition: {self.members(coalition)}, {given}{reports}{relation}")
            self.claim(f"value, of: utility, mechanism: {pick(['simple', 'vague'])}, coalition: {self.members(coalition)}, {given}{reports}{relation}")
            self.claim(f"value, of: probability, event: {self.some_types(coalition)}, {given}at_most: 1/3")
            first, second = ({i: pick(self.types[i]) for i in coalition} for _ in range(2))
            mixture = [f"{{{', '.join(f'{i}: {t}' for i, t in part.items())}, probability: {weight}}}" for part, weight in ((first, "1/4"), (second, "3/4"))]
            if first != second:
                self.claim(f"deviation, mechanism: {pick(['simple', 'vague'])}, coalition: {self.members(coalition)}, given: {self.given_types(coalition)}, "
                           f"reports: [{', '.join(mixture)}], pays: {pick(['true', 'false'])}")
            self.claim(f"deviation, mechanism: vague, coalition: {self.members(coalition)}, given: {self.given_types(everybody)}, "
                       f"reports: {self.some_types(coalition)}, pays: {pick(['true', 'false', 'true, gain: 1/2', 'false, gain: 0'])}")
        for requirement in REQUIREMENTS:
            self.claim(f"implementable, allocation: {pick(['q', 'bad', 'coin'])}, {requirement}")
        for mechanism in ("easy", "simple", "groves"):
            self.claim(f"groves, mechanism: {mechanism}")
        for rule in ("q", "bad", "coin"):
            self.claim(f"revenue_equivalence, allocation: {rule}")
        for requirement in REQUIREMENTS:
            coalition, others = pick(coalitions), pick(coalitions)
            given = pick(["", f"given: {self.given_types(others)}, ", f"given: {self.given_types(others)}, minus: {self.given_types(others)}, "])
            self.claim(f"optimum, of: {pick(['transfer', 'utility'])}, coalition: {self.members(coalition)}, {given}{pick(['least', 'largest'])}: {pick([-1, 0, 0, 1])}, "
                       f"allocation: {pick(['q', 'bad', 'coin'])}, {requirement}")
        self.claim(f"optimum, of: transfer, coalition: {self.members(everybody)}, largest: 0, allocation: q, incentives: none, balance: no_deficit")
        for number in ("0", "'if type[i] = t1 then 1/2 else -1'", "'small[i]'", "'sum(j in agents: loose[j])'", "'if q = a then 1 else max(zero[i], -2)'"):
            relation = pick(["at_least", "at_most", "less_than", "greater_than", "equals"])
            self.claim(f"everywhere, {pick(['of: payoff, allocation: coin', 'of: transfer, transfers: small', 'of: utility, mechanism: simple'])}, {relation}: {number}")
        self.claim(f"everywhere, of: transfer, transfers: small, coalition: {self.members(everybody)}, equals: 0")
        self.claim("everywhere, of: transfer, transfers: small, equals: 'small_again[i]'")

    def text(self):
        prior = self.prior()
        self.claim_everything()
        chances = dict(zip(self.profiles, self.weights(len(self.profiles), True)))
        return "\n".join([
            "title: At random", "source: {title: none}", f"agents: {self.agents}",
            "types: {" + ", ".join(f"{i}: [{', '.join(own)}]" for i, own in self.types.items()) + "}",
            "prior:" + prior, "outcomes: [a, b]", "payoffs:" + self.payoffs(), "coalitions: all",
            f"outside_options: if type[i] = t1 then {self.random.choice([-3, 0, '1/2'])} else 0",
            "allocations:", "  q: {construction: efficient, ties: first}", "  again: {construction: efficient, ties: first}", "  bad: if type[1] = t1 then b else a",
            "  coin:" + self.table(["probability a", "probability b"], lambda profile: [chances[profile], 1 - chances[profile]]),
            "transfers:", "  zero: 0", "  small:" + self.transfers(True, 1), "  small_again: small[i]",
            "  large:" + self.transfers(True, 40), "  opposite: -large[i]", "  others: {construction: vcg, allocation: q}", "  loose:" + self.transfers(False, 1),
            "mechanisms:", "  easy: {allocation: q, transfers: zero}", "  simple: {allocation: q, transfers: small}", "  lottery: {allocation: coin, transfers: loose}", "  groves: {allocation: q, transfers: others}",
            "  vague: {allocation: q, transfers: [large, opposite]}",
            "  vaguer: {allocation: bad, transfers: [zero, small, large]}", "claims:", *self.claims, ""])
