# SPDX-License-Identifier: MIT
"""Piecewise polynomials with rational break points and coefficients: sums, products, integrals, values, and whether one is anywhere negative.

A polynomial is a tuple of coefficients, that of x^0 first, without zeros at its end; () is 0.
"""
from fractions import Fraction
from itertools import zip_longest


def trimmed(coefficients):
    coefficients = list(coefficients)
    while coefficients and not coefficients[-1]:
        coefficients.pop()
    return tuple(coefficients)


def plus(p, q):
    return trimmed(a + b for a, b in zip_longest(p, q, fillvalue=0))


def scaled(c, p):
    return trimmed(c * a for a in p)


def times(p, q):
    result = [Fraction(0)] * (len(p) + len(q))
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            result[i + j] += a * b
    return trimmed(result)


def value(p, x):
    result = Fraction(0)
    for a in reversed(p):
        result = result * x + a
    return result


def derivative(p):
    return trimmed(k * a for k, a in enumerate(p) if k)


def antiderivative(p):
    return trimmed([Fraction(0), *(a / (k + 1) for k, a in enumerate(p))])


def remainder(p, q):
    """Of p divided by q, which is not 0."""
    p = list(p)
    while len(p) >= len(q):
        factor = p[-1] / q[-1]
        for k, b in enumerate(q, len(p) - len(q)):
            p[k] -= factor * b
        p.pop()
    return trimmed(p)


def quotient(p, q):
    p, result = list(p), [Fraction(0)] * max(len(p) - len(q) + 1, 0)
    while len(p) >= len(q):
        factor = result[len(p) - len(q)] = p[-1] / q[-1]
        for k, b in enumerate(q, len(p) - len(q)):
            p[k] -= factor * b
        p.pop()
    return trimmed(result)


def common_divisor(p, q):
    while q:
        p, q = q, monic(remainder(p, q))
    return monic(p)


def monic(p):
    return scaled(1 / p[-1], p) if p else p


def square_free(p):
    return quotient(p, common_divisor(p, derivative(p)))


def odd_part(p):
    """The product of the distinct irreducible factors that occur in p an odd number of times: p changes its sign exactly at its real zeros."""
    result, odd = (Fraction(1),), True
    simple, rest = square_free(p), common_divisor(p, derivative(p))
    while len(simple) > 1:
        later = common_divisor(simple, rest)
        if odd:
            result = times(result, quotient(simple, later))
        simple, rest, odd = later, quotient(rest, later), not odd
    return result


def sign_changes(chain, x):
    signs = [sign for sign in (value(p, x) for p in chain) if sign]
    return sum((a > 0) != (b > 0) for a, b in zip(signs, signs[1:]))


def zeros_inside(p, low, high):
    """How many different zeros a square-free p, not constant, has strictly between low and high (Sturm)."""
    for end in (low, high):
        if not value(p, end):
            p = quotient(p, (-end, Fraction(1)))
    chain = [p, derivative(p)]
    while chain[-1]:
        rest = scaled(Fraction(-1), remainder(chain[-2], chain[-1]))
        chain.append(scaled(1 / abs(rest[-1]), rest) if rest else rest)
    chain.pop()
    return sign_changes(chain, low) - sign_changes(chain, high)


def count_zeros(p, low, high):
    """How many different zeros p, not 0, has from low to high, these included."""
    p = square_free(p)
    return sum(not value(p, end) for end in {low, high}) + (zeros_inside(p, low, high) if low < high and len(p) > 1 else 0)


def never_negative(p, low, high):
    """On the whole interval. Such a polynomial changes its sign nowhere inside, and is positive somewhere unless it is 0."""
    if not p:
        return True
    if len(p) > 1 and zeros_inside(odd_part(p), low, high):
        return False
    points = (low + (high - low) * Fraction(k, len(p) + 1) for k in range(1, len(p) + 1))     # one of them is no zero
    return next(sample for sample in (value(p, x) for x in points) if sample) > 0


class Piecewise:
    """pieces[k] is the polynomial on [breaks[k], breaks[k + 1]]."""

    def __init__(self, breaks, pieces):
        self.breaks, self.pieces = tuple(breaks), tuple(trimmed(piece) for piece in pieces)

    @classmethod
    def polynomial(cls, low, high, *coefficients):
        return cls((low, high), (tuple(Fraction(c) for c in coefficients),))

    def refined(self, breaks):
        return Piecewise(breaks, [self.pieces[self.piece_at((a + b) / 2)] for a, b in zip(breaks, breaks[1:])])

    def piece_at(self, x):
        if not self.breaks[0] <= x <= self.breaks[-1]:
            raise ValueError(f"{x} is outside")
        return next(k for k in range(len(self.pieces)) if x <= self.breaks[k + 1])

    def combined(self, other, operation):
        if not isinstance(other, Piecewise):
            other = Piecewise((self.breaks[0], self.breaks[-1]), [(Fraction(other),)])
        breaks = tuple(sorted({*self.breaks, *other.breaks}))
        return Piecewise(breaks, map(operation, self.refined(breaks).pieces, other.refined(breaks).pieces))

    def __add__(self, other):
        return self.combined(other, plus)

    def __sub__(self, other):
        return self.combined(other, lambda p, q: plus(p, scaled(Fraction(-1), q)))

    def __rsub__(self, other):
        return Piecewise(self.breaks, [scaled(Fraction(-1), p) for p in self.pieces]) + other

    def __mul__(self, other):
        return self.combined(other, times)

    def __pow__(self, exponent):
        result = Piecewise((self.breaks[0], self.breaks[-1]), [(Fraction(1),)])
        for _ in range(exponent):
            result = result * self
        return result

    __radd__, __rmul__ = __add__, __mul__

    def is_zero(self):
        return not any(self.pieces)

    def __call__(self, x):
        return value(self.pieces[self.piece_at(x)], x)

    def derivative(self):
        """Of each piece; nothing is meant at the breaks."""
        return Piecewise(self.breaks, map(derivative, self.pieces))

    def antiderivative(self):
        """The continuous one that is 0 at the lower end."""
        pieces, reached = [], Fraction(0)
        for low, high, piece in zip(self.breaks, self.breaks[1:], map(antiderivative, self.pieces)):
            piece = plus(piece, (reached - value(piece, low),))
            pieces.append(piece)
            reached = value(piece, high)
        return Piecewise(self.breaks, pieces)

    def integral(self, low=None, high=None):
        primitive = self.antiderivative()
        return primitive(self.breaks[-1] if high is None else high) - primitive(self.breaks[0] if low is None else low)
