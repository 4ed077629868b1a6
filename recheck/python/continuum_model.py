# SPDX-License-Identifier: MIT
"""The family `continuum`: distributions, partnerships and trades, and what an agent expects under the efficient allocation; "The family continuum" in docs/certificate_format.md.

Agents, shares and distributions are numbered from 0. A Ratio is a numerator and a denominator, both Piecewise.
"""
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import NamedTuple

from form import Malformed, Rejected, array, fields, name, names, number, require, word
from piecewise import Piecewise, derivative, never_negative, value

MOST_PARTNERS = 20
HIGHEST_DEGREE = 40


class Ratio(NamedTuple):
    numerator: Piecewise
    denominator: Piecewise


# --- reading -----------------------------------------------------------------------------------------------------------------------------------------------------

def numbers(value_, where, least=0):
    return [number(part, where) for part in array(value_, where, least)]


def polynomial(value_, where, least=0):
    result = numbers(value_, where, least)
    if result and not result[-1]:
        raise Malformed(f"{where}: the last coefficient of a polynomial is not 0")
    return tuple(result)


def polynomials(value_, where):
    return [polynomial(fields(part, where, ("coefficients",))["coefficients"], where) for part in array(value_, where)]


def between(value_, where):
    fields(value_, where, ("lower", "upper"))
    low, high = number(value_["lower"], where), number(value_["upper"], where)
    if low > high:
        raise Malformed(f"{where}: an interval's upper end is not below its lower end")
    return low, high


def index(value_, where, most=100_000):
    result = number(value_, where)
    if result.denominator != 1 or not 0 <= result <= most:
        raise Malformed(f"{where}: this is no index")
    return int(result)


def function_in_pieces(value_, where):
    breaks, pieces = numbers(value_["breaks"], where), polynomials(value_["pieces"], where)
    if not pieces or len(breaks) != len(pieces) + 1:
        raise Malformed(f"{where}: there is one piece between any two neighbouring breaks")
    return breaks, pieces


def shares(value_, where):
    result = numbers(value_, where)
    if not 2 <= len(result) <= MOST_PARTNERS or min(result) < 0 or sum(result) != 1:
        raise Malformed(f"{where}: 2 to {MOST_PARTNERS} shares that are not negative and sum to 1 are expected")
    return result


# --- distributions -----------------------------------------------------------------------------------------------------------------------------------------------

def distribution_function(breaks, pieces, where):
    """Rejected unless it is continuous, from 0 to 1, and nowhere decreasing."""
    require(all(a < b for a, b in zip(breaks, breaks[1:])), f"{where}: the breaks do not increase")
    require(all(len(piece) <= HIGHEST_DEGREE + 1 for piece in pieces), f"{where}: a polynomial's degree is too large")
    require(value(pieces[0], breaks[0]) == 0 and value(pieces[-1], breaks[-1]) == 1, f"{where}: a distribution function goes from 0 to 1")
    require(all(value(p, b) == value(q, b) for p, q, b in zip(pieces, pieces[1:], breaks[1:])), f"{where}: the function jumps")
    for piece, low, high in zip(pieces, breaks, breaks[1:]):
        require(never_negative(derivative(piece), low, high), f"{where}: the function decreases somewhere between {low} and {high}")
    return Piecewise(breaks, pieces)


def tail(function):
    """The integral from v to the upper end."""
    whole = function.antiderivative()
    return whole(whole.breaks[-1]) - whole


def identity(function):
    return Piecewise((function.breaks[0], function.breaks[-1]), [(Fraction(0), Fraction(1))])


def up_to_highest(cdf):
    """Without the pieces at the upper end where it is 1."""
    kept = max(k for k, piece in enumerate(cdf.pieces) if piece != (1,)) + 1
    return Piecewise(cdf.breaks[:kept + 1], cdf.pieces[:kept])


def from_lowest(cdf):
    """Without the pieces at the lower end where it is 0."""
    left = min(k for k, piece in enumerate(cdf.pieces) if piece)
    return Piecewise(cdf.breaks[left:], cdf.pieces[left:])


def flat_parts(cdf):
    """(height, from, to) wherever the function is constant, as long as it is."""
    parts = []
    for piece, low, high in zip(cdf.pieces, cdf.breaks, cdf.breaks[1:]):
        if len(piece) <= 1:
            height = piece[0] if piece else Fraction(0)
            if parts and parts[-1][0] == height and parts[-1][2] == low:
                low = parts.pop()[1]
            parts.append((height, low, high))
    return parts


class Partners:
    """n partners with values from F on [0, beta]."""

    def __init__(self, cdf, n):
        cdf = up_to_highest(cdf)
        self.F, self.n, self.beta = cdf, n, cdf.breaks[-1]
        self.v = identity(cdf)
        self.G = cdf ** (n - 1)
        self.g = self.G.derivative()
        self.H = (self.v * self.g).antiderivative()

    @cached_property
    def highest(self):
        """F^n."""
        return self.F * self.G

    @cached_property
    def W(self):
        """From its definition, not through H."""
        weighted = self.v * self.g
        return tail((1 - self.F) * weighted) - (self.F * weighted).antiderivative()

    @cached_property
    def phi(self):
        return self.n * self.G - (self.n - 1) * self.highest

    @cached_property
    def residual(self):
        return tail(self.v * self.g)

    def bid(self):
        return Ratio(self.v * self.highest - self.highest.antiderivative(), self.highest)

    def agv_payoff(self):
        """v G(v) + r(v) - E r, with r the residual: what the others are paid for, less what they are paid in expectation."""
        return self.v * self.G + self.residual - self.mean(self.residual)

    def mean(self, function):
        return (function * self.F.derivative()).integral()

    def ceiling(self, point, share):
        """At least W(v*) with G(v*) = share, for every point."""
        return self.W(point) + point * (self.G(point) - share)


class Traders:
    """A buyer with value theta from F_b and a seller with cost c from F_s, on the interval that holds both."""

    def __init__(self, buyer, seller):
        buyer, seller = (from_lowest(up_to_highest(cdf)) for cdf in (buyer, seller))
        self.buyer, self.seller = (buyer.breaks[0], buyer.breaks[-1]), (seller.breaks[0], seller.breaks[-1])
        breaks = sorted({*buyer.breaks, *seller.breaks})
        self.F_b, self.F_s = extended(buyer, breaks), extended(seller, breaks)
        self.v = identity(self.F_b)
        self.buyer_gain = self.F_s.antiderivative()                   # E (v - c)^+
        self.seller_gain = tail(1 - self.F_b)                         # E (theta - v)^+
        self.gains = self.mean_b(self.buyer_gain)                     # E (theta - c)^+
        self.value_traded = self.mean_b(self.v * self.F_s)            # E theta where theta > c
        self.cost_traded = self.mean_s(self.v * (1 - self.F_b))       # E c where theta > c
        self.trade_probability = self.mean_s(1 - self.F_b)
        self.lowest_buyer = self.buyer_gain(self.buyer[0])
        self.highest_seller = self.seller_gain(self.seller[1])
        self.subsidy = self.gains - self.lowest_buyer - self.highest_seller - self.saved_by_gaps()

    def saved_by_gaps(self):
        """Rents are integrals of the probabilities of trade; in a gap between types that of its end with less trade will do."""
        rent_b, rent_s = self.F_s, 1 - self.F_b
        saved = Fraction(0)
        for own, weight, chance, worst in ((self.F_b, lambda p: 1 - p, rent_b, min), (self.F_s, lambda p: p, rent_s, max)):
            for height, low, high in flat_parts(own):
                if 0 < height < 1:
                    saved += weight(height) * (chance.integral(low, high) - (high - low) * chance(worst(low, high)))
        return saved

    def mean_b(self, function):
        return (function * self.F_b.derivative()).integral()

    def mean_s(self, function):
        return (function * self.F_s.derivative()).integral()

    def agv_payoff(self, buys, owns):
        """Her payoff, what she expects the other to get (her residual), less the mean of the other's residual."""
        own_share = self.v * self.F_s if buys else self.v * self.F_b
        if owns:      # the value of what each ends up with: the buyer theta where theta > c, the seller c where not
            kept, sold = tail(self.v * self.F_s.derivative()), tail(self.v * self.F_b.derivative())
            if buys:
                return own_share + kept - self.mean_s(sold)
            return own_share + sold - self.mean_b(kept)
        cost_up_to = (self.v * self.F_s.derivative()).antiderivative()
        value_from = tail(self.v * self.F_b.derivative())
        if buys:      # payoff theta where theta > c, the other's -c there
            return own_share - cost_up_to - self.mean_s(value_from)
        return value_from - self.v * (1 - self.F_b) + self.mean_b(cost_up_to)


def extended(cdf, breaks):
    pieces = [(Fraction(0),) if high <= cdf.breaks[0] else (Fraction(1),) if low >= cdf.breaks[-1] else cdf.pieces[cdf.piece_at((low + high) / 2)] for low, high in zip(breaks, breaks[1:])]
    return Piecewise(breaks, pieces)


def restricted(function, low, high):
    kept = [k for k in range(len(function.pieces)) if low <= function.breaks[k] and function.breaks[k + 1] <= high]
    return Piecewise([function.breaks[k] for k in kept] + [function.breaks[kept[-1] + 1]], [function.pieces[k] for k in kept])


# --- the model ---------------------------------------------------------------------------------------------------------------------------------------------------

class ContinuumModel:
    KEYS = ("agents", "distributions")
    SETTINGS = ("partnership", "trade")

    def __init__(self, root):
        self.agents = names(root["agents"], "agents")
        self.written = {}
        for part in array(root["distributions"], "distributions"):
            fields(part, "distributions", ("name", "breaks", "pieces"))
            own = name(part["name"], "distributions")
            if own in self.written:
                raise Malformed(f"distributions: the name {own!r} occurs twice")
            self.written[own] = function_in_pieces(part, f"distribution {own}")
        if ("partnership" in root) == ("trade" in root):
            raise Malformed("the agents either are partners or trade")
        if "partnership" in root:
            setting = fields(root["partnership"], "partnership", ("distribution", "shares"))
            self.setting = "partnership", self.known(setting["distribution"], "partnership"), shares(setting["shares"], "partnership")
        else:
            setting = fields(root["trade"], "trade", ("buyer", "seller", "buyer_distribution", "seller_distribution"))
            self.setting = "trade", index(setting["buyer"], "trade"), index(setting["seller"], "trade")
            for key in ("buyer_distribution", "seller_distribution"):
                self.known(setting[key], "trade")

    def known(self, value_, where):
        if not isinstance(value_, str) or value_ not in self.written:
            raise Malformed(f"{where}: there is no distribution {value_!r}")
        return value_

    def check(self):
        """Rejected if claims cannot be made about it."""
        require(2 <= len(self.agents) <= MOST_PARTNERS, f"there are 2 to {MOST_PARTNERS} agents")
        self.distributions = {own: distribution_function(breaks, pieces, f"distribution {own}") for own, (breaks, pieces) in self.written.items()}
        kind, *setting = self.setting
        if kind == "partnership":
            require(len(setting[1]) == len(self.agents), "there is one share for each agent")
            self.partners(setting[0], 2)
        else:
            require(len(self.agents) == 2 and sorted(setting) == [0, 1], "one of two agents buys and the other sells")

    @lru_cache(maxsize=None)
    def partners(self, distribution, n):
        cdf = self.distributions[distribution]
        require(cdf.breaks[0] == 0, "partners' values begin at 0")
        return Partners(cdf, n)

    @lru_cache(maxsize=None)
    def traders(self, buyer, seller):
        return Traders(self.distributions[buyer], self.distributions[seller])
