# SPDX-License-Identifier: MIT
"""The second checker's polynomials, where the answer is known by hand."""
import random
import unittest
from fractions import Fraction as F

import checker  # noqa: F401
from piecewise import Piecewise, never_negative, odd_part, plus, quotient, remainder, square_free, times, value, zeros_inside


def polynomial(*coefficients):
    return tuple(map(F, coefficients))


def with_zeros(*zeros):
    result = polynomial(1)
    for zero in zeros:
        result = times(result, polynomial(-F(zero), 1))
    return result


class Polynomials(unittest.TestCase):
    def test_division(self):
        rng = random.Random(1)
        for _ in range(100):
            p, q = (tuple(F(rng.randint(-5, 5)) for _ in range(length)) + (F(rng.choice([1, -2, 3])),) for length in (rng.randrange(6), rng.randrange(4)))
            self.assertEqual(plus(times(quotient(p, q), q), remainder(p, q)), p)

    def test_factors_that_occur_several_times(self):
        p = with_zeros(1, 1, 2, 2, 2, 5)
        self.assertEqual(square_free(p), with_zeros(1, 2, 5))
        self.assertEqual(odd_part(p), with_zeros(2, 5))
        self.assertEqual(odd_part(with_zeros(3, 3, 3, 3, 3)), with_zeros(3))
        self.assertEqual(odd_part(with_zeros(3, 3)), polynomial(1))

    def test_zeros_inside_are_counted_without_the_ends(self):
        p = with_zeros(0, 1, F(3, 2), 2)
        for low, high, count in ((0, 2, 2), (-1, 3, 4), (F(1, 2), F(7, 4), 2), (1, 2, 1), (1, F(3, 2), 0), (3, 4, 0)):
            self.assertEqual(zeros_inside(p, F(low), F(high)), count)
        self.assertEqual(zeros_inside(polynomial(-2, 0, 1), F(1), F(2)), 1)      # the square root of 2
        self.assertEqual(zeros_inside(polynomial(1, 0, 1), F(-9), F(9)), 0)

    def test_sign_on_an_interval(self):
        for p, low, high, answer in ((polynomial(3, -4), 0, 1, False), (polynomial(0, 6, -6), 0, 1, True), (polynomial(0, 6, -6), 0, 2, False), (with_zeros(F(1, 2), F(1, 2)), 0, 1, True),
                                     (with_zeros(F(1, 2), F(1, 2), F(1, 2)), 0, 1, False), (polynomial(), 0, 1, True), (polynomial(-1), 0, 1, False), (polynomial(0, -1), 0, 1, False),
                                     (times(polynomial(2, 0, -1), polynomial(2, 0, -1)), 1, 2, True), (polynomial(2, 0, -1), 1, 2, False)):
            self.assertEqual(never_negative(p, F(low), F(high)), answer, p)


class Pieces(unittest.TestCase):
    def test_the_triangular_distribution(self):
        triangular = Piecewise((F(0), F(1), F(2)), (polynomial(0, 0, F(1, 2)), polynomial(-1, 2, -F(1, 2))))
        self.assertEqual([triangular(F(x)) for x in (0, 1, 2)], [0, F(1, 2), 1])
        self.assertEqual(triangular.derivative().integral(), 1)
        self.assertEqual((1 - triangular).integral(), 1)                         # its mean
        self.assertEqual((triangular * (1 - triangular)).integral(), F(7, 30))   # 2 int_0^1 x^2/2 (1 - x^2/2) by symmetry
        self.assertEqual(triangular.integral(F(1, 2), F(3, 2)), F(1, 2))

    def test_identities_hold_piece_by_piece(self):
        one = Piecewise((F(0), F(2)), (polynomial(0, F(1, 2)),))
        other = Piecewise((F(0), F(1), F(2)), (polynomial(0, F(1, 2)), polynomial(0, F(1, 2))))
        self.assertTrue((one - other).is_zero())
        self.assertFalse((one - other * other).is_zero())
        self.assertEqual(((one + 1) ** 3)(F(2)), 8)
        self.assertEqual(value((one ** 0).pieces[0], F(1)), 1)

    def test_nothing_is_said_outside(self):
        with self.assertRaises(ValueError):
            Piecewise((F(0), F(1)), (polynomial(0, 1),))(F(2))


if __name__ == "__main__":
    unittest.main()
