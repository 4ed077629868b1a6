#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The numbers of cases/mishra2020 and cases/lecture2022, computed a second time from the definitions of the slides, without Candor: each number stated by a claim is compared."""
import itertools
import re
import unittest
from fractions import Fraction as F
from pathlib import Path

CASES = Path(__file__).resolve().parents[2] / "cases"
CLAIM = re.compile(r"- \{id: ([\w.]+), (.*?)\}\n", re.S)
NUMBER = re.compile(r"\b(?:equals|least|largest|gain): (-?\d+(?:/\d+)?)[,}\n]")


def stated(case):
    """id -> the number that the claim states."""
    text = (CASES / f"{case}.yaml").read_text(encoding="utf-8")
    found = {identity: NUMBER.search(rest + "\n") for identity, rest in CLAIM.findall(text)}
    return {identity: F(match[1]) for identity, match in found.items() if match}


class Environment:
    """values[i][t]: the payoffs of agent i with type t from each outcome; independent types; of several best outcomes the first, unless `last`."""

    def __init__(self, payoffs, priors=None, last=False):
        self.payoffs, self.n, self.outcomes, self.last = payoffs, len(payoffs), range(len(payoffs[0][0])), last
        self.priors = priors or [[F(1, len(own))] * len(own) for own in payoffs]
        self.profiles = list(itertools.product(*(range(len(own)) for own in payoffs)))

    def probability(self, profile, known=()):
        result = F(1)
        for i, t in enumerate(profile):
            result *= 1 if i in known else self.priors[i][t]
        return result

    def total(self, outcome, profile, agents=None):
        return sum(self.payoffs[i][profile[i]][outcome] for i in (range(self.n) if agents is None else agents))

    def chosen(self, profile, agents=None):
        best = max(self.total(outcome, profile, agents) for outcome in self.outcomes)
        order = reversed(self.outcomes) if self.last else self.outcomes
        return next(outcome for outcome in order if self.total(outcome, profile, agents) == best)

    def others(self, i):
        return [j for j in range(self.n) if j != i]

    def pivot(self, i, profile):
        others = self.others(i)
        return self.total(self.chosen(profile), profile, others) - self.total(self.chosen(profile, others), profile, others)

    def residual(self, i, t):
        """E[ what the others get | theta_i = t ]."""
        return sum(self.probability(profile, (i,)) * self.total(self.chosen(profile), profile, self.others(i)) for profile in self.profiles if profile[i] == t)

    def dagv(self, i, profile):
        return self.residual(i, profile[i]) - sum(self.residual(j, profile[j]) for j in self.others(i)) / F(self.n - 1)

    def utility(self, i, true, reported, transfer):
        return self.payoffs[i][true][self.chosen(reported)] + transfer(i, reported)

    def interim(self, i, t, transfer):
        return sum(self.probability(profile, (i,)) * self.utility(i, t, profile, transfer) for profile in self.profiles if profile[i] == t)

    def best_ex_post_gain(self, transfer):
        gains = [self.utility(i, profile[i], profile[:i] + (lie,) + profile[i + 1:], transfer) - self.utility(i, profile[i], profile, transfer)
                 for profile in self.profiles for i in range(self.n) for lie in range(len(self.payoffs[i]))]
        return max(gains)

    def difference_range(self, i, a, b):
        """Of U_i(a) - U_i(b) over Bayesian incentive compatible transfers: longest paths."""
        types = range(len(self.payoffs[i]))
        longest = {(s, t): sum(self.probability(profile, (i,)) * (self.payoffs[i][t][self.chosen(profile)] - self.payoffs[i][s][self.chosen(profile)])
                               for profile in self.profiles if profile[i] == s) for s in types for t in types}
        for through, s, t in itertools.product(types, repeat=3):
            longest[s, t] = max(longest[s, t], longest[s, through] + longest[through, t])
        return longest[b, a], -longest[a, b]

    def surplus(self):
        return sum(self.probability(profile) * self.total(self.chosen(profile), profile) for profile in self.profiles)

    def subsidy(self):
        """Of bilateral trade without ties' trade: the least rents of both sides less the surplus."""
        result = -self.surplus()
        for i, order in ((0, list(range(len(self.payoffs[0])))), (1, list(range(len(self.payoffs[1])))[::-1])):
            least = F(0)
            for k, t in enumerate(order):
                if k:
                    least = max(least + self.difference_range(i, t, order[k - 1])[0], F(0))
                result += self.priors[i][t] * least
        return result


def auction(n, values):
    return Environment([[[F(v) if k == i else F(0) for k in range(n)] for v in values] for i in range(n)])


def trade(values, costs, owned=False, last=False):
    return Environment([[[F(0), F(v)] for v in values], [[F(c), F(0)] if owned else [F(0), -F(c)] for c in costs]], last=last)


def ranked(profile):
    return sorted(range(len(profile)), key=lambda i: (-profile[i], i))


def cavallo(profile):
    """From the slide: the winner pays v2; the first two get v3/n back, the others v2/n."""
    n, order = len(profile), ranked(profile)
    v = [F(profile[i]) for i in order]
    return {i: (v[2] if rank < 2 else v[1]) / n - (v[1] if rank == 0 else 0) for rank, i in enumerate(order)}


class Redistribution(unittest.TestCase):
    def compare(self, case, computed):
        numbers = stated(case)
        for identity, value in computed.items():
            with self.subTest(f"{case}: {identity}"):
                self.assertEqual(numbers[identity], value)

    def test_auctions(self):
        two, three = auction(2, range(3)), auction(3, range(4))
        pivots = [[environment.pivot(i, profile) for i in range(environment.n)] for environment in (two, three) for profile in environment.profiles]
        self.assertEqual(sum(map(sum, pivots[:9])), -5)
        self.assertEqual(sum(t * t for row in pivots[:9] for t in row), 7)
        self.assertEqual(min(map(sum, pivots[:9])), -2)
        self.assertEqual(sum(map(sum, pivots[9:])), -96)
        self.assertEqual(sum(t * t for row in pivots[9:] for t in row), 200)
        self.assertEqual(min(map(sum, pivots[9:])), -3)
        self.compare("lecture2022/pivot", {"revenue": F(-5, 9), "first_price.gain": two.best_ex_post_gain(lambda i, r: -F(r[i]) if two.chosen(r) == i else F(0))}
                     | {f"agv.residual.{i + 1}.{t}": two.residual(i, t) for i in range(2) for t in range(3)})
        self.assertEqual(two.best_ex_post_gain(two.dagv), 1)
        self.assertEqual(two.best_ex_post_gain(two.pivot), 0)
        numbers = {f"residual.{i + 1}.{t}": three.residual(i, t) for i in range(3) for t in range(4)}
        text = (CASES / "mishra2020/dagv_auction.yaml").read_text(encoding="utf-8")
        for identity, value in numbers.items():
            self.assertRegex(text, rf"id: {re.escape(identity)}, .* equals: {re.escape(str(value))},")

    def test_public_project(self):
        project = Environment([[[F(0), F(v)] for v in (-2, 1, 3)]] * 3, [[F(1, 2), F(1, 4), F(1, 4)]] * 3)
        pivots = [[project.pivot(i, profile) for i in range(3)] for profile in project.profiles]
        self.assertEqual((sum(map(sum, pivots)), sum(t * t for row in pivots for t in row), min(map(sum, pivots))), (-18, 24, -2))
        names = ("minus2", "1", "3")
        self.compare("lecture2022/public_project", {f"agv.residual.{name}": project.residual(0, t) for t, name in enumerate(names)}
                     | {f"agv.interim.{name}": project.interim(0, t, project.dagv) for t, name in enumerate(names)})
        self.assertEqual(sum(project.chosen(profile) == 1 for profile in project.profiles), 17)

    def test_trade_with_ownership(self):
        small, large = trade((1, 3), (0, 2), owned=True), trade((1, 4), (0, 2, 3, 5), owned=True)
        for case, environment, values, costs in (("mishra2020/dagv_trade", small, (1, 3), (0, 2)), ("mishra2020/green_laffont_impossibility", large, (1, 4), (0, 2, 3, 5))):
            self.compare(case, {f"residual.buyer.{v}": environment.residual(0, t) for t, v in enumerate(values)} | {f"residual.seller.{c}": environment.residual(1, t) for t, c in enumerate(costs)})
        self.compare("mishra2020/dagv_trade", {f"payoff.buyer.{v}": small.interim(0, t, small.dagv) for t, v in enumerate((1, 3))}
                     | {f"payoff.seller.{c}": small.interim(1, t, small.dagv) for t, c in enumerate((0, 2))})
        grid = trade(range(5), range(5), owned=True)
        self.assertGreater(grid.interim(0, 0, grid.dagv), 0)
        self.assertLess(grid.interim(1, 4, grid.dagv), 4)

    def test_cavallo_and_green_laffont(self):
        self.assertEqual(cavallo((10, 6, 3)), {0: -5, 1: 1, 2: 2})
        self.assertEqual(cavallo((10, 8, 5, 1)), {0: F(-27, 4), 1: F(5, 4), 2: 2, 3: 2})
        self.compare("mishra2020/redistribution", dict(zip(("cavallo.10.6.3.first", "cavallo.10.6.3.second", "cavallo.10.6.3.third"), cavallo((10, 6, 3)).values()))
                     | {"v.10.6.3.first": F(2, 3) * 10, "v.10.6.3.second": F(1, 3) * 6, "v.10.6.3.third": 0})
        four = cavallo((10, 8, 5, 1))
        self.compare("mishra2020/redistribution_four", {f"cavallo.10.8.5.1.{name}": four[i] for i, name in enumerate(("first", "second", "third", "fourth"))} | {"cavallo.10.8.5.1.sum": sum(four.values())})
        gain = max((value if ranked(lie)[0] == i else 0) + cavallo(lie)[i] - (value if ranked(profile)[0] == i else 0) - cavallo(profile)[i]
                   for profile in itertools.product(range(4), repeat=3) for i, value in enumerate(profile) for lie in (profile[:i] + (k,) + profile[i + 1:] for k in range(4)))
        self.assertEqual(gain, 0)

        def naive(profile):
            order = ranked(profile)
            return {i: F(profile[order[1]], 3) - (profile[order[1]] if i == order[0] else 0) for i in range(3)}
        gain = max((value if ranked(lie)[0] == i else 0) + naive(lie)[i] - (value if ranked(profile)[0] == i else 0) - naive(profile)[i]
                   for profile in itertools.product(range(4), repeat=3) for i, value in enumerate(profile) for lie in (profile[:i] + (k,) + profile[i + 1:] for k in range(4)))
        self.assertEqual(gain, 1)
        self.assertEqual(stated("mishra2020/rebates")["naive.gain"], 1)

    def test_correlated_types(self):
        """Residuals conditional on the true type: agent 2 with value 1 gains by reporting 2."""
        prior = {(a, b): F(2, 5) if a == b else F(1, 10) for a in (1, 2) for b in (1, 2)}
        wins = {(a, b): 0 if a >= b else 1 for a in (1, 2) for b in (1, 2)}
        residual = {(i, v): sum(2 * p * profile[1 - i] for profile, p in prior.items() if profile[i] == v and wins[profile] != i) for i in range(2) for v in (1, 2)}
        flat = {(i, v): sum(F(1, 2) * profile[1 - i] for profile in prior if profile[i] == v and wins[profile] != i) for i in range(2) for v in (1, 2)}

        def gain(r):
            def utility(i, true, said):
                return sum(2 * prior[(true, other) if i == 0 else (other, true)] * ((true if wins[(said, other) if i == 0 else (other, said)] == i else 0) + r[i, said] - r[1 - i, other])
                           for other in (1, 2))
            return max(utility(i, v, 3 - v) - utility(i, v, v) for i in range(2) for v in (1, 2))
        self.assertEqual((gain(residual), gain(flat)), (F(6, 5), F(3, 10)))
        self.assertEqual(stated("mishra2020/dagv_correlated")["conditional.gain"], F(6, 5))

    def test_ranges(self):
        known = trade((0, 1), (F(1, 2),))
        self.compare("lecture2022/revenue_equivalence", dict(zip(("range.least", "range.largest"), known.difference_range(0, 1, 0))))
        certain = trade((2, 3), (0, 1))
        self.compare("lecture2022/always_trade", dict(zip(("range.least", "range.largest"), certain.difference_range(0, 1, 0))) | {"subsidy": certain.subsidy(), "surplus": certain.surplus()})
        for m, width in ((2, F(1, 2)), (3, F(1, 3)), (5, F(1, 5)), (9, F(1, 9))):
            grid = [F(k, m - 1) for k in range(m)]
            least, largest = trade(grid, grid).difference_range(0, m - 1, 0)
            self.assertEqual(largest - least, width)
        self.compare("lecture2022/mesh", {"least": least, "largest": largest})

    def test_subsidies(self):
        for case, values, costs in (("two_types_possible", (1, 3), (0, 2)), ("two_types_knife_edge", (1, 4), (0, 3)), ("two_types_impossible", (1, 5), (0, 4)), ("two_types_subsidy", (1, 6), (0, 5)),
                                    ("five_values", range(5), range(5)), ("myerson_satterthwaite", range(6), range(6))):
            environment = trade(values, costs)
            self.compare(f"lecture2022/{case}", {"surplus": environment.surplus(), "subsidy": environment.subsidy()})
        for m in range(2, 9):
            environment = trade(range(m), range(m))
            self.assertEqual((environment.surplus(), environment.subsidy()), (F(m * m - 1, 6 * m), F((m - 1) * (m - 5), 6 * m)))
        small = trade((1, 3), (0, 2))
        self.compare("lecture2022/two_types_possible", {f"agv.buyer.{v}": small.interim(0, t, small.dagv) for t, v in enumerate((1, 3))}
                     | {f"agv.seller.{c}": small.interim(1, t, small.dagv) for t, c in enumerate((0, 2))})


if __name__ == "__main__":
    unittest.main()
