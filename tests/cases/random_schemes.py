#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""random_schemes.py CANDOR COUNT: optima over schemes of one period and values of best responses, in random games, computed here; Candor must verify each number and refute its neighbours; where there is no scheme, no bound is verified."""
import json
import random
import subprocess
import sys
import tempfile
from fractions import Fraction as F
from itertools import product
from pathlib import Path

from one_period_schemes import Schemes, sure


def names(agents):
    return "[" + ", ".join(str(i + 1) for i in agents) + "]"


class Game:
    def __init__(self, draw):
        self.count = draw.choice((2, 2, 2, 3))
        self.agents = range(self.count)
        self.sizes = [draw.choice((1, 2, 2)) if self.count == 3 else draw.choice((2, 2, 3)) for _ in self.agents]
        self.sizes[0] = min(self.sizes[0], 2)
        self.prior = [self.law(draw, size) for size in self.sizes]
        self.payoff = [[[draw.randint(-3, 3) for _ in range(2)] for _ in range(size)] for size in self.sizes]
        self.profiles = list(product(*map(range, self.sizes)))
        self.rule = {r: draw.randrange(2) for r in self.profiles}
        self.paid = {r: [draw.choice((0, 0, 1, -1, F(1, 2))) for _ in self.agents] for r in self.profiles}
        self.game = {"sizes": self.sizes, "prior": self.prior, "pay": lambda i, own, r: F(self.payoff[i][own][self.rule[r]]) + self.paid[r][i]}

    @staticmethod
    def law(draw, size):
        weights = [draw.choice((0, 1, 1, 2)) for _ in range(size - 1)] + [1]
        return [F(weight, sum(weights)) for weight in weights]

    def claims(self, draw):
        coalition = tuple(self.agents) if draw.random() < 0.6 else tuple(sorted(draw.sample(self.agents, 2)))
        participation = draw.choice(("none", "ex_ante", "interim", "interim"))
        schemes = Schemes(self.game, coalition, participation)
        for agents in (coalition, tuple(sorted(draw.sample(self.agents, draw.randint(1, self.count))))):
            for sign, direction in ((1, "largest"), (-1, "least")):
                subject = f"property: scheme_optimum, coalition: {names(coalition)}, agents: {names(agents)}, participation: {participation}, direction: {direction}"
                yield from self.about(subject, schemes.most(agents, sign), sign)
        for i in self.agents:
            value, subject = sure(self.game, i), f"property: guarantee, agents: {i + 1}, best_response: true"
            yield from ((f"{subject}, equals: {value}", "verified"), (f"{subject}, at_least: {value + F(1, 5)}", "refuted"), (f"{subject}, equals: {value - 1}", "refuted"))

    @staticmethod
    def about(subject, value, sign):
        above, below = ("at_most", "at_least") if sign == 1 else ("at_least", "at_most")
        if value == "nothing":
            yield from ((f"{subject}, {below}: {-50 * sign}", "refuted"), (f"{subject}, equals: 0", "refuted"), (f"{subject}, {above}: {50 * sign}", "undecided"))
        elif value == "infinite":
            yield from ((f"{subject}, {below}: {40 * sign}", "verified"), (f"{subject}, equals: 1", "refuted"))
        else:
            yield from ((f"{subject}, equals: {value}", "verified"), (f"{subject}, {above}: {value}", "verified"), (f"{subject}, {below}: {value}", "verified"))
            yield from ((f"{subject}, equals: {value + shift * F(1, 7)}", "refuted") for shift in (1, -1))
            yield from ((f"{subject}, {above}: {value - sign * F(1, 9)}", "refuted"), (f"{subject}, {below}: {value + sign * F(1, 9)}", "refuted"))

    def text(self, claims):
        def row(*cells):
            return "    - [" + ", ".join(map(str, cells)) + "]\n"
        types = [[f"t{k}" for k in range(size)] for size in self.sizes]
        columns = [f"type {i + 1}" for i in self.agents]
        text = f"title: random\nsource: {{title: random}}\nfamily: dynamic\nagents: {names(self.agents)}\nperiods: 1\noutcomes: [o0, o1]\n"
        text += "types: {" + ", ".join(f"{i + 1}: [{', '.join(types[i])}]" for i in self.agents) + "}\n"
        text += "prior: {" + ", ".join(f"{i + 1}: {{{', '.join(f'{own}: {weight}' for own, weight in zip(types[i], self.prior[i]))}}}" for i in self.agents) + "}\npayoffs:\n"
        for i in self.agents:
            text += f"  {i + 1}:\n" + row(columns[i], "outcome", "payoff") + "".join(row(types[i][own], f"o{a}", self.payoff[i][own][a]) for own in range(self.sizes[i]) for a in (0, 1))
        text += "allocations:\n  q:\n" + row(*columns, "outcome") + "".join(row(*(f"t{k}" for k in r), f"o{self.rule[r]}") for r in self.profiles)
        text += "transfers:\n  x:\n" + row(*columns, *(f"transfer {i + 1}" for i in self.agents)) + "".join(row(*(f"t{k}" for k in r), *self.paid[r]) for r in self.profiles)
        return text + "claims:\n" + "".join(f"  - {{id: c{k}, transfers: x, {claim}, expect: {'refuted' if verdict == 'refuted' else 'verified'}}}\n" for k, (claim, verdict) in enumerate(claims))


def main(candor, count):
    draw, expected = random.Random(7), {}
    with tempfile.TemporaryDirectory() as folder:
        for k in range(int(count)):
            game = Game(draw)
            claims = list(game.claims(draw))
            expected |= {(f"r{k}", f"c{number}"): verdict for number, (_, verdict) in enumerate(claims)}
            (Path(folder) / f"r{k}.yaml").write_text(game.text(claims), encoding="utf-8")
        result = json.loads(subprocess.run([candor, "check", "--json", folder], stdout=subprocess.PIPE, text=True, check=False, timeout=250).stdout)
    found = {(case["case"], claim["id"]): claim["verdict"] for case in result["cases"] for claim in case["claims"]}
    wrong = [f"{place}: {found.get(place)}, not {verdict}" for place, verdict in expected.items() if found.get(place) != verdict]
    print(*wrong, sep="\n")
    assert "undecided" in expected.values(), "there is no coalition without a scheme"
    print(result["summary"])
    return 1 if wrong or len(result["cases"]) != int(count) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
