# SPDX-License-Identifier: MIT
"""The second computation of partnerships where the answer is known in closed form."""
import unittest
from fractions import Fraction as F

from partnership import CUBE, GAP, SQUARE, TRIANGULAR, UNIFORM, Function, Partnership, Trade, linear, uniform


def seller(n):
    return [1] + [0] * (n - 1)


class Partnerships(unittest.TestCase):
    def exactly(self, distribution, shares, surplus):
        self.assertEqual(Partnership(distribution, shares).surplus(), (F(surplus), F(surplus)))

    def near(self, distribution, shares, decimals):
        low, high = Partnership(distribution, shares).surplus()
        self.assertLessEqual(low, high)
        self.assertLess(high - low, F(1, 10**15))
        self.assertTrue(F(decimals) <= low and high < F(decimals) + F(1, 10**12), (float(low), decimals))

    def test_one_seller(self):
        """-(n-1) int F^(n-1) (1-F); for F = x^a that is -(n-1) a / ((a(n-1)+1) (an+1))."""
        for power, distribution in ((1, UNIFORM), (2, SQUARE), (3, CUBE)):
            for n in range(2, 7):
                self.exactly(distribution, seller(n), -F((n - 1) * power, (power * (n - 1) + 1) * (power * n + 1)))
        self.exactly(TRIANGULAR, seller(2), F(-7, 30))
        self.exactly(TRIANGULAR, seller(3), F(-7, 30))
        self.exactly(GAP, seller(2), F(-7, 12))

    def test_two_agents_and_the_uniform_distribution(self):
        """S = -(6 r^2 - 6 r + 1) / 6."""
        for r in (F(0), F(1, 5), F(2113, 10000), F(2114, 10000), F(1, 4), F(3, 10), F(1, 2)):
            self.exactly(UNIFORM, [r, 1 - r], -(6 * r * r - 6 * r + 1) / 6)

    def test_three_agents_whose_shares_are_squares(self):
        """S = 1/2 - (2/3) sum r^(3/2)."""
        for roots in ((F(1, 3), F(2, 3), F(2, 3)), (F(4, 5), F(3, 5), F(0)), (F(8, 9), F(4, 9), F(1, 9))):
            low, high = Partnership(UNIFORM, [x * x for x in roots]).surplus()
            exact = F(1, 2) - F(2, 3) * sum(x**3 for x in roots)
            self.assertTrue(low <= exact <= high and high - low < F(1, 10**15))

    def test_irrational_critical_values(self):
        half = F(1, 2)
        self.near(UNIFORM, [F(1, 3)] * 3, "0.115099820540")
        self.near(UNIFORM, [half, half, 0], "0.028595479208")
        self.near(UNIFORM, [F(7, 10), F(3, 10), 0], "0.000014142783")
        self.near(UNIFORM, [F(1, 4)] * 4, "0.127529606289")
        self.near(UNIFORM, [0] + [F(1, 3)] * 3, "0.079979044237")
        self.near(SQUARE, [half, half], "0.061928812542")
        self.near(CUBE, [F(1, 4)] * 4, "0.059249646201")
        self.near(SQUARE, [half, half, 0], "0.012997153511")

    def test_both_verdicts(self):
        for shares, dissolvable in (((F(7, 10), F(3, 10), 0), True), ((F(71, 100), F(29, 100), 0), False), ((F(4, 5), F(1, 10), F(1, 10)), False)):
            self.assertEqual(Partnership(UNIFORM, shares).dissolvable(), dissolvable)

    def test_a_gap_in_the_support(self):
        self.exactly(GAP, [F(1, 2)] * 2, F(5, 12))
        one = Partnership(GAP, [F(1, 2)] * 2)
        self.assertEqual([one.W(v) for v in (F(1), F(3, 2), F(2))], [F(5, 24)] * 3)

    def test_equality(self):
        self.exactly(linear((0, 0), (1, F(4, 5)), (F(15, 8), 1)), [F(1, 5), F(4, 5)], 0)

    def test_the_surplus_function(self):
        """W(v) = (n-1) [(1-v^n)/n - 1/(n+1)] for the uniform distribution."""
        for n in (2, 3, 5):
            one = Partnership(UNIFORM, seller(n))
            for v in (F(0), F(1, 3), F(3, 4), F(1)):
                self.assertEqual(one.W(v), (n - 1) * ((1 - v**n) / n - F(1, n + 1)))


class Trades(unittest.TestCase):
    def test_subsidies(self):
        falling = Function((0, 1, 0, 2, -1))
        for buyer, seller_, numbers in ((UNIFORM, UNIFORM, ("1/6", 0, 0, "1/6")), (SQUARE, UNIFORM, ("1/4", 0, 0, "1/4")), (falling, UNIFORM, ("1/12", 0, 0, "1/12")),
                                        (UNIFORM, SQUARE, ("1/12", 0, 0, "1/12")), (uniform(1, 3), uniform(0, 2), ("25/24", "1/4", "1/4", "13/24")),
                                        (uniform(0, 2), uniform(1, 3), ("1/24", 0, 0, "1/24")), (uniform(1, 2), uniform(0, 1), (1, "1/2", "1/2", 0)),
                                        (uniform(2, 3), uniform(0, 1), (2, "3/2", "3/2", -1))):
            trade = Trade(buyer, seller_)
            self.assertEqual((trade.gains(), trade.lowest_buyer(), trade.highest_seller(), trade.subsidy()), tuple(map(F, numbers)))

    def test_equal_distributions_are_a_partnership_with_one_owner(self):
        for distribution in (UNIFORM, CUBE, TRIANGULAR, GAP):
            low, high = Partnership(distribution, [1, 0]).surplus()
            self.assertEqual((low, high), (-Trade(distribution, distribution).subsidy(),) * 2)


if __name__ == "__main__":
    unittest.main()
