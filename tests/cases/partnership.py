# SPDX-License-Identifier: MIT
"""Partnerships and bilateral trade with piecewise polynomial distributions, computed another way than Candor does: not through the surplus function W, but through

    S(r) = beta + (n-1) int F^n - sum_i max_v [ v r_i + int_v^beta F^(n-1) ],

which is the expected gains from trade less what the agents' participation costs. (Integrate by parts: sum_i W(v_i) = int [1 + (n-1) F^n] - sum_i [...].) The bracket is concave where it matters: its derivative is
r_i - G(v), so it is largest at the v with G(v) = r_i, and any v gives a bound of S from above.
"""
from fractions import Fraction as F


class Function:
    """Pieces (low, high, coefficients), x^0 first."""

    def __init__(self, *pieces):
        self.pieces = [(F(low), F(high), [F(c) for c in coefficients]) for low, high, *coefficients in pieces]
        self.low, self.high = self.pieces[0][0], self.pieces[-1][1]

    def __call__(self, x):
        if x <= self.low:
            return F(0)
        if x >= self.high:
            return F(1)
        low, high, coefficients = next(piece for piece in self.pieces if x <= piece[1])
        return sum(c * x ** k for k, c in enumerate(coefficients))

    def cuts(self, low, high, *others):
        inside = {x for function in (self, *others) for piece in function.pieces for x in piece[:2]}
        return sorted({low, high} | {x for x in inside if low < x < high})

    def degree(self):
        return max(len(coefficients) - 1 for *_, coefficients in self.pieces)


def integral(function, cuts, degree):
    """Of what is a polynomial of at most this degree between any two neighbouring cuts: exact by interpolation in equidistant points (closed Newton-Cotes)."""
    weights = newton_cotes(degree)
    return sum((b - a) * sum(w * function(a + (b - a) * F(k, len(weights) - 1)) for k, w in enumerate(weights)) for a, b in zip(cuts, cuts[1:]))


WEIGHTS = {}


def newton_cotes(degree):
    """Weights w_k with int_0^1 p = sum w_k p(k/m) for every polynomial of that degree, m of them being at least 1."""
    m = max(degree, 1)
    if m not in WEIGHTS:
        rows = [[F(k, m) ** power for k in range(m + 1)] + [F(1, power + 1)] for power in range(m + 1)]
        for i in range(m + 1):
            pivot = next(j for j in range(i, m + 1) if rows[j][i])
            rows[i], rows[pivot] = rows[pivot], rows[i]
            rows[i] = [c / rows[i][i] for c in rows[i]]
            for j in range(m + 1):
                if j != i:
                    rows[j] = [a - rows[j][i] * b for a, b in zip(rows[j], rows[i])]
        WEIGHTS[m] = [row[-1] for row in rows]
    return WEIGHTS[m]


class Partnership:
    def __init__(self, distribution, shares):
        self.F, self.r, self.n = distribution, [F(r) for r in shares], len(shares)
        assert sum(self.r) == 1 and min(self.r) >= 0
        self.beta, self.degree = distribution.high, distribution.degree()

    def G(self, x):
        return self.F(x) ** (self.n - 1)

    def int_G(self, low, high):
        return integral(self.G, self.F.cuts(low, high), self.degree * (self.n - 1))

    def gains(self):
        """beta + (n-1) int F^n."""
        return self.beta + (self.n - 1) * integral(lambda x: self.F(x) ** self.n, self.F.cuts(F(0), self.beta), self.degree * self.n)

    def claim(self, r, v):
        """v r + int_v^beta G."""
        return v * r + self.int_G(v, self.beta)

    def critical(self, r, width=F(1, 1 << 60)):
        """Two numbers around a v with G(v) = r; the same number twice if it is a cut or a simple fraction."""
        low, high = F(0), self.beta
        for cut in self.F.cuts(low, high):
            if self.G(cut) == r:
                return cut, cut
        while high - low > width * self.beta:
            middle = (low + high) / 2
            low, high = (middle, high) if self.G(middle) < r else (low, middle)
        simple = high.limit_denominator(10**6)
        return (simple, simple) if self.G(simple) == r else (low, high)

    def surplus(self, width=F(1, 1 << 60)):
        """Two numbers around S(r): the bracket is at most (high - low) (G(high) - r) more at v* than at high."""
        above, below = F(0), F(0)
        for r in self.r:
            low, high = self.critical(r, width)
            at = self.claim(r, high)
            above, below = above + at, below + at + (high - low) * (self.G(high) - r)
        return self.gains() - below, self.gains() - above

    def W(self, v):
        """What one agent with v_i* = v adds to S."""
        return self.gains() / self.n - self.claim(self.G(v), v)

    def dissolvable(self):
        width = F(1, 1 << 20)
        while True:
            low, high = self.surplus(width)
            if low >= 0 or high < 0:
                return low >= 0
            width /= 1 << 20


class Trade:
    """A buyer and a seller, F_b and F_s."""

    def __init__(self, buyer, seller):
        self.b, self.s = buyer, seller
        self.degree = buyer.degree() + seller.degree()

    def between(self, low, high):
        """int F_s (1 - F_b)."""
        return integral(lambda t: self.s(t) * (1 - self.b(t)), self.b.cuts(low, high, self.s), self.degree) if low < high else F(0)

    def gains(self):
        return self.between(min(self.b.low, self.s.low), max(self.b.high, self.s.high))

    def lowest_buyer(self):
        """E (theta_low - c)^+ = int F_s up to theta_low."""
        low, high = self.s.low, max(self.s.low, self.b.low)
        return integral(self.s, self.s.cuts(low, high), self.s.degree()) if low < high else F(0)

    def highest_seller(self):
        """E (theta - c_high)^+ = int (1 - F_b) from c_high on."""
        low, high = min(self.b.high, self.s.high), self.b.high
        return integral(lambda t: 1 - self.b(t), self.b.cuts(low, high), self.b.degree()) if low < high else F(0)

    def subsidy(self):
        return self.gains() - self.lowest_buyer() - self.highest_seller()


UNIFORM = Function((0, 1, 0, 1))
SQUARE = Function((0, 1, 0, 0, 1))
CUBE = Function((0, 1, 0, 0, 0, 1))
TRIANGULAR = Function((0, 1, 0, 0, F(1, 2)), (1, 2, -1, 2, F(-1, 2)))
GAP = Function((0, 1, 0, F(1, 2)), (1, 2, F(1, 2)), (2, 3, F(-1, 2), F(1, 2)))


def linear(*points):
    """Through these points."""
    return Function(*((a, b, y - (z - y) / (b - a) * a, (z - y) / (b - a)) for (a, y), (b, z) in zip([(F(x), F(y)) for x, y in points], [(F(x), F(y)) for x, y in points][1:])))


def uniform(low, high):
    return linear((low, 0), (high, 1))
