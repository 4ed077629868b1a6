# SPDX-License-Identifier: MIT
"""Small random cases about continuous values, with claims of every property and quantity, whether true or not."""
import random
from fractions import Fraction as F

SUMS = ("surplus", "least_net_payoff")
SUMS_OF_AN_AGENT = ("worst_off_transfer", "side_payment")
FUNCTIONS = ("winning_probability", "winning_density", "second_price_payment", "interim_transfer", "bid", "residual", "phi", "phi_slope", "distribution", "agv_payoff")
IDENTITIES = ("transfer_slope", "expected_payment", "mean_transfer", "one_seller", "equal_shares", "equal_shares_phi", "phi", "incentives", "simple_mechanism", "residual")
NUMBERS_OF_TRADES = ("gains_from_trade", "trade_probability", "least_subsidy", "lowest_buyer_payoff", "highest_seller_payoff")
RELATIONS = ("equals", "not_equal", "at_most", "less_than", "at_least", "greater_than")


class RandomContinuumCase:
    def __init__(self, seed):
        self.random = random.Random(f"continuum {seed}")
        self.trades = self.random.random() < F(1, 3)
        self.agents = 2 if self.trades else self.random.choice([2, 2, 3, 4])
        self.claims = []

    def distribution(self, low):
        """One power, a uniform one, a few straight lines, or a square joined to a line."""
        pick, high = self.random.choice, low + self.random.choice([1, 1, 2, F(1, 2)])
        kind = pick(["power", "uniform", "points", "joined", "falling"])
        x = "x" if low == 0 else f"(x - {low})"
        if kind == "uniform":
            return f"{{uniform: [{low}, {high}]}}"
        if kind == "power":
            return f'{{breaks: [{low}, {high}], cdf: ["({x}/({high - low}))^{pick([1, 2, 3])}"]}}'
        if kind == "falling":
            return f'{{breaks: [{low}, {high}], cdf: ["1 - (1 - {x}/({high - low}))^2"]}}'
        if kind == "joined":      # a parabola up to the middle, and its tangent's mirror image from there
            return f'{{breaks: [{low}, {low + 1}, {low + 2}], cdf: ["{x}^2/2", "1 - ({low + 2} - x)^2/2"]}}'
        heights = sorted(F(self.random.randint(0, 6), 6) for _ in range(2))
        points = [(low, 0), (low + 1, heights[0]), (low + 2, heights[1]), (low + 3, 1)]
        return f"{{points: [{', '.join(f'[{a}, {b}]' for a, b in points)}]}}"

    def shares(self, count=None):
        count = count or self.random.choice([2, 2, 3, 4])
        parts = [self.random.choice([0, 1, 1, 1, 2, 3, 4]) for _ in range(count)]
        parts[self.random.randrange(count)] += not any(parts)
        return [F(part, sum(parts)) for part in parts]

    def claim(self, text):
        self.claims.append(f"  - {{id: c{len(self.claims)}, property: {text}, expect: verified}}")

    def relation(self, *numbers):
        return f"{self.random.choice(RELATIONS)}: {self.random.choice([*numbers, F(1, 6), F(-1, 6), F(1, 12)])}"

    def interval(self):
        low = F(self.random.randint(-4, 4), 24)
        return f"between: [{low}, {low + F(self.random.choice([1, 4, 12]), 24)}]"

    def of_partners(self):
        pick = self.random.choice
        for _ in range(3):
            shares = self.shares()
            named = f"distribution: {pick('fgh')}, shares: {written(shares)}"
            self.claim(f"dissolvable, {named}")
            self.claim(f"always_dissolvable, shares: {written(shares)}")
            self.claim(f"never_dissolvable, shares: {written(shares)}")
            self.claim(f"simple_mechanism_participation, {named}")
            payments = [F(self.random.randint(-2, 2), 24) for _ in shares[1:]]
            self.claim(f"dissolving_mechanism, {named}, side_payments: {written([*payments, pick([-sum(payments), -sum(payments), F(1, 24)])])}")
            self.claim(f"value, of: {pick(SUMS)}, {named}, {pick([self.relation(0), self.interval()])}")
            self.claim(f"value, of: {pick(SUMS_OF_AN_AGENT)}, agent: {self.agent(shares)}, {named}, {pick([self.relation(0), self.interval()])}")
            self.claim(f"value, of: worst_off_type, agent: {self.agent(shares)}, {named}, {pick(RELATIONS)}: {pick([0, F(1, 2), 1, F(1, 4)])}")
            self.claim(f"value, of: {pick(FUNCTIONS)}, {named}, at: {pick([F(1, 2), F(1, 4), F(1, 3), 1, 2])}, {pick(['', 'from: 1/5, '])}{self.relation(0, 1)}")
            self.claim(f"value, of: surplus, {named}, between: [-1, 1/2], root_of: {pick(['x^2 - x + 1/36', 'x', 'x + 1/6', 'x^2 - x + 11/108', '12*x - 1'])}")
            self.claim(f"function, of: {pick(FUNCTIONS)}, {named}, {pick(['is: x', 'is: 2/3*x', 'is: 1/6 - x^2/2', 'at_least: 0', 'at_most: 1', 'at_most: 1/2', 'at_least: -1'])}")
        for name in IDENTITIES:
            self.claim(f"identity, name: {name}, distribution: {pick('fgh')}, agents: {pick([2, 3, 4])}")
        self.claim("dissolvable_shares, distribution: f, lower: {root_of: 6*x^2 - 6*x + 1, between: [0, 1/2]}, upper: {root_of: 6*x^2 - 6*x + 1, between: [1/2, 1]}")

    def agent(self, shares):
        return self.random.randint(1, len(shares))

    def of_traders(self):
        pick = self.random.choice
        for _ in range(4):
            named = f"buyer_distribution: {pick('fgh')}, seller_distribution: {pick('fgh')}"
            self.claim(f"efficient_trade, {named}")
            for name in NUMBERS_OF_TRADES:
                self.claim(f"value, of: {name}, {named}, {pick([self.relation(0, 1), self.interval()])}")
            for name in ("vcg_transfer", "vcg_expected_payoff"):
                self.claim(f"value, of: {name}, agent: {pick([1, 2])}, {named}, {self.relation(0, 1)}")
            self.claim(f"value, of: vcg_payoff, agent: {pick([1, 2])}, at: {pick([F(1, 2), F(5, 4)])}, {named}, {self.relation(0, 1)}")
            for name in ("agv_payoff", "agv_net_payoff"):
                self.claim(f"value, of: {name}, agent: {pick([1, 2])}, form: {pick(['trade', 'ownership'])}, at: {pick([F(1, 2), F(5, 4)])}, {named}, {self.relation(0, 1)}")
                self.claim(f"function, of: {name}, agent: {pick([1, 2])}, form: {pick(['trade', 'ownership'])}, {named}, {pick(['at_least: 0', 'at_most: 2', 'at_least: -1/3'])}")
            for name in ("vcg_accounting", "agv_accounting", "subsidy"):
                self.claim(f"identity, name: {name}, {named}")

    def text(self):
        distributions = [f"  {name}: {self.distribution(low)}" for name, low in zip("fgh", [0, 0, self.random.choice([0, 0, 1])] if self.trades else [0, 0, 0])]
        if self.trades:
            setting = "trade: {buyer: 1, seller: 2, buyer_distribution: f, seller_distribution: h}"
            self.of_traders()
        else:
            setting = f"partnership: {{distribution: f, shares: {written(self.shares(self.agents))}}}"
            self.of_partners()
        return "\n".join(["family: continuum", "title: At random", "source: {title: none}", f"agents: {list(range(1, self.agents + 1))}", "distributions:", *distributions, setting, "claims:", *self.claims, ""])


def written(numbers):
    return f"[{', '.join(map(str, numbers))}]"


def write_random_continuum_case(folder, seed):
    path = folder / f"{seed:06}.yaml"
    path.write_text(RandomContinuumCase(seed).text(), encoding="utf-8")
    return path
