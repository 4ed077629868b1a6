# SPDX-License-Identifier: MIT
"""Whether evidence about a continuum model shows what the verdict says: "The family continuum" in docs/certificate_format.md. Each check returns if it does and raises Rejected if it does not."""
import itertools
from fractions import Fraction

from continuum_model import between, distribution_function, function_in_pieces, index, numbers, polynomial, Partners
from continuum_properties import COMPARISONS, partners_of, require_one_root, rule_does_what_it_should
from continuum_statements import SUMS
from form import Malformed, Rejected, array, fields, require, word
from piecewise import plus, remainder, scaled, times, trimmed, value
from properties import RELATIONS, holds

MATTERS = ("number", "point_above", "smallest_shares", "largest_share", "coefficient", "change_of_sign", "bound", "common_roots", "root", "annihilated", "isolated", "balance", "participation",
           "end_point")
LARGEST_DIMENSION = 64
NEGATED = {"=": "!=", "!=": "=", "<=": ">", "<": ">=", ">=": "<", ">": "<="}
HALF = Fraction(1, 2)


def related(left, relation, right):
    return holds((None, left, relation, right))


# --- bounds of sums of W(v_i*) -----------------------------------------------------------------------------------------------------------------------------------

class Sum:
    """The number sum of weights[i] W(v_i*), G(v_i*) = shares[i]."""

    def __init__(self, one, shares, weights):
        self.one, self.shares, self.weights = one, shares, weights

    def floor_of_one(self, i, point):
        """At most W(v_i*)."""
        require(0 <= point <= self.one.beta, "a point is no value that an agent may have")
        require(self.one.G(point) >= self.shares[i], "a point lies below v_i*")
        return self.one.W(point)

    def ceiling_of_one(self, i, point):
        require(0 <= point <= self.one.beta, "a point is no value that an agent may have")
        return self.one.ceiling(point, self.shares[i])

    def floor(self, points):
        require(len(points) == len(self.weights), "there is not one point for each agent")
        return sum((w * (self.floor_of_one if w > 0 else self.ceiling_of_one)(i, x) for i, (w, x) in enumerate(zip(self.weights, points)) if w), Fraction(0))

    def ceiling(self, points):
        require(len(points) == len(self.weights), "there is not one point for each agent")
        return sum((w * (self.ceiling_of_one if w > 0 else self.floor_of_one)(i, x) for i, (w, x) in enumerate(zip(self.weights, points)) if w), Fraction(0))

    def shown(self, relation, number, below, above):
        """Whether the bounds show that the number is so related to another."""
        if relation in (">=", ">"):
            return related(self.floor(below), relation, number)
        if relation in ("<=", "<"):
            return related(self.ceiling(above), relation, number)
        if relation == "=":
            return self.floor(below) >= number >= self.ceiling(above)
        return self.floor(below) > number if below else self.ceiling(above) < number


def sum_meant(model, statement):
    """The sum, the relation and the number or interval; `dissolvable` says that the surplus is at least 0."""
    require(statement["property"] == "dissolvable" or (statement["property"] == "value" and statement["of"] in SUMS), "this is no evidence for such a claim")
    one, shares = partners_of(model, statement["instance"]), statement["instance"][2]
    n, ones = len(shares), [Fraction(1)] * len(shares)
    if statement["property"] == "dissolvable":
        return Sum(one, shares, ones), {"relation": ">=", "number": Fraction(0), "between": None, "root_of": None}
    require(statement["agent"] < n, "there is no such agent")
    own = [Fraction(i == statement["agent"]) for i in range(n)]
    average = [Fraction(1, n)] * n
    weights = {"surplus": ones, "least_net_payoff": average, "worst_off_transfer": own, "side_payment": [a - b for a, b in zip(average, own)]}[statement["of"]]
    return Sum(one, shares, weights), statement


def points(evidence, where):
    return numbers(evidence["below"], f"{where}, below"), numbers(evidence["above"], f"{where}, above")


def bounds_verified(model, statement, evidence, where):
    below, above = points(evidence, where)
    if statement["property"] in ("dissolving_mechanism", "simple_mechanism_participation"):
        return participation(model, statement, below)
    meant, claim = sum_meant(model, statement)
    if claim["relation"]:
        return require(meant.shown(claim["relation"], claim["number"], below, above), "the bounds do not show this")
    require(claim["root_of"] is None, "bounds alone do not show that a number is a root")
    return require(meant.floor(below) >= claim["between"][0] and meant.ceiling(above) <= claim["between"][1], "the bounds are not in the interval")


def bounds_refuted(model, statement, evidence, where):
    below, above = points(evidence, where)
    agent = index(fields(evidence["agent"], where, ("index",))["index"], where) if "agent" in evidence else None
    if statement["property"] in ("dissolving_mechanism", "simple_mechanism_participation"):
        shares = statement["instance"][2]
        require(agent is not None and agent < len(shares) and len(above) == 1, "it is not said for which agent participation fails")
        return require(side_payments(statement)[agent] + Sum(partners_of(model, statement["instance"]), shares, []).ceiling_of_one(agent, above[0]) < 0, "participation is not shown to fail")
    require(agent is None, "this claim is not about one agent")
    meant, claim = sum_meant(model, statement)
    if claim["relation"]:
        return require(meant.shown(NEGATED[claim["relation"]], claim["number"], below, above), "the bounds do not show the contrary")
    if not below:
        return require(meant.ceiling(above) < claim["between"][0], "the bounds do not leave the interval")
    if not above:
        return require(meant.floor(below) > claim["between"][1], "the bounds do not leave the interval")
    require(claim["root_of"] is not None, "one bound is enough")
    low, high = range_of(claim["root_of"], meant.floor(below), meant.ceiling(above))
    return require(low > 0 or high < 0, "the polynomial may vanish between the bounds")


def range_of(p, low, high):
    """Contains all values of the polynomial between low and high: Horner's scheme on intervals."""
    least = most = Fraction(0)
    for a in reversed(p):
        ends = [x * y for x in (least, most) for y in (low, high)]
        least, most = min(ends) + a, max(ends) + a
    return least, most


# --- participation -----------------------------------------------------------------------------------------------------------------------------------------------

def side_payments(statement):
    return statement.get("side_payments") or [Fraction(0)] * len(statement["instance"][2])


def participation(model, statement, below):
    one, shares, paid = partners_of(model, statement["instance"]), statement["instance"][2], side_payments(statement)
    require(len(below) == len(shares), "there is not one point for each agent")
    if statement["property"] == "dissolving_mechanism":
        require(all(map(holds, rule_does_what_it_should(one, paid))), "the rule is not balanced, or not what it should be")
    for i, point in enumerate(below):
        require(paid[i] + Sum(one, shares, []).floor_of_one(i, point) >= 0, f"participation of agent {i} is not shown")


# --- every distribution ------------------------------------------------------------------------------------------------------------------------------------------

def prior_against(model, statement, evidence, where):
    below, above = points(evidence, where)
    breaks, pieces = function_in_pieces(fields(evidence["distribution"], where, ("breaks", "pieces")), where)
    require(statement["property"] in ("always_dissolvable", "never_dissolvable"), "this is no evidence for such a claim")
    cdf = distribution_function(breaks, pieces, "the distribution of the evidence")
    require(cdf.breaks[0] == 0, "values begin at 0")
    shares = statement["shares"]
    meant = Sum(Partners(cdf, len(shares)), shares, [Fraction(1)] * len(shares))
    if statement["property"] == "always_dissolvable":
        return require(meant.ceiling(above) < 0, "the shares are not shown to be undissolvable for this distribution")
    return require(meant.floor(below) >= 0, "the shares are not shown to be dissolvable for this distribution")


# --- algebraic numbers -------------------------------------------------------------------------------------------------------------------------------------------

class Ring:
    """Polynomials in x_0, ..., x_m modulo one in each variable, as dicts from exponents to coefficients."""

    def __init__(self, moduli):
        self.moduli = [scaled(1 / p[-1], p) for p in moduli]
        dimension = 1
        for p in self.moduli:
            dimension *= len(p) - 1
            require(dimension <= LARGEST_DIMENSION, "the degree of the algebraic number is too large")
        self.monomials = list(itertools.product(*(range(len(p) - 1) for p in self.moduli)))
        self.powers = {}

    def power(self, variable, exponent):
        """x^exponent, reduced."""
        if (variable, exponent) not in self.powers:
            self.powers[variable, exponent] = remainder((Fraction(0),) * exponent + (Fraction(1),), self.moduli[variable])
        return self.powers[variable, exponent]

    def of_variable(self, variable, p):
        return {tuple(k if v == variable else 0 for v in range(len(self.moduli))): a for k, a in enumerate(remainder(p, self.moduli[variable])) if a}

    def add(self, p, q):
        result = dict(p)
        for exponents, a in q.items():
            result[exponents] = result.get(exponents, 0) + a
        return {exponents: a for exponents, a in result.items() if a}

    def multiply(self, p, q):
        raw = {}
        for e, a in p.items():
            for f, b in q.items():
                key = tuple(map(int.__add__, e, f))
                raw[key] = raw.get(key, 0) + a * b
        result = {}
        for exponents, a in raw.items():
            if a:
                for choice in itertools.product(*(enumerate(self.power(v, k)) for v, k in enumerate(exponents))):
                    coefficient = a
                    for _, c in choice:
                        coefficient *= c
                    key = tuple(k for k, _ in choice)
                    result[key] = result.get(key, 0) + coefficient
        return {exponents: a for exponents, a in result.items() if a}

    def value(self, p, element):
        one, result = (0,) * len(self.moduli), {}
        for a in reversed(p):
            result = self.multiply(result, element)
            result = self.add(result, {one: a} if a else {})
        return result


def algebraic(model, statement, evidence, where):
    roots = []
    for part in array(evidence["roots"], f"{where}, roots"):
        fields(part, f"{where}, roots", ("polynomial", "between"))
        roots.append((polynomial(part["polynomial"], f"{where}, roots"), between(part["between"], f"{where}, roots")))
    annihilator = polynomial(evidence["annihilator"], f"{where}, annihilator")
    meant, claim = sum_meant(model, statement)
    require(len(roots) == len(meant.shares), "there is not one root for each agent")
    if claim["relation"]:
        require(claim["relation"] in ("=", ">=", "<="), "that two numbers are equal does not show this relation")
        vanishing = trimmed((-claim["number"], Fraction(1)))
    else:
        require(claim["root_of"] is not None, "that a number is in an interval is shown by bounds")
        vanishing = claim["root_of"]
    distinct = list(dict.fromkeys(roots))
    for i, root in enumerate(roots):
        check_root(meant.one, meant.shares[i], root)
    ring, element, low, high = Ring([p for p, _ in distinct]), {}, Fraction(0), Fraction(0)
    for weight, root in zip(meant.weights, roots):
        ends = root[1]
        w = meant.one.W.refined(tuple(sorted({*meant.one.F.breaks, *meant.one.W.breaks}))).pieces[piece_of(meant.one, ends)]
        element = ring.add(element, ring.of_variable(distinct.index(root), scaled(weight, w)))
        at_ends = sorted(weight * value(w, x) for x in ends)
        low, high = low + at_ends[0], high + at_ends[1]
    if claim["between"]:
        require(claim["between"][0] <= low and high <= claim["between"][1], "the number is not shown to be in the interval")
    vanishes(ring, element, low, high, vanishing, annihilator)


def piece_of(one, ends):
    for k, (begin, end) in enumerate(zip(one.F.breaks, one.F.breaks[1:])):
        if begin <= ends[0] and ends[1] <= end:
            return k
    raise Rejected("an interval of the evidence lies in no piece of the distribution")


def check_root(one, share, root):
    """The polynomial has a root v in the interval, and G(v) is the share."""
    p, (low, high) = root
    require(len(p) > 1, "a polynomial of the evidence is constant")
    k = piece_of(one, (low, high))
    G = one.G.refined(one.F.breaks).pieces[k]
    require(not remainder(plus(G, (-share,)), p), "a polynomial of the evidence does not divide G - r")
    at_ends = value(p, low) * value(p, high)
    require(at_ends == 0 if low == high else at_ends < 0, "no root is shown to be in an interval of the evidence")


def vanishes(ring, element, low, high, p, annihilator):
    """p is 0 at the number that the element stands for, which is between low and high."""
    require(annihilator and not annihilator[0], "0 is no root of the annihilating polynomial, or it is 0")
    number = ring.value(p, element)
    require(not ring.value(annihilator, number), "the annihilating polynomial does not vanish")
    lowest, *others = [a for a in annihilator if a]
    if others:
        nearest = abs(lowest) / (abs(lowest) + max(map(abs, others)))
        least, most = range_of(p, low, high)
        require(-nearest < least and most < nearest, "the number may be another root of the annihilating polynomial")


# --- comparisons -------------------------------------------------------------------------------------------------------------------------------------------------

def comparisons(model, statement):
    require(statement["property"] in COMPARISONS, "this is no evidence for such a claim")
    return COMPARISONS[statement["property"]](model, statement)


def enumerate_verified(model, statement, evidence, where):
    count = 0
    for place, left, relation, right in comparisons(model, statement):
        require(related(left, relation, right), f"a comparison fails, at {place}")
        count += 1
    require(count, "there is nothing to compare")


def enumerate_refuted(model, statement, evidence, where):
    require(any(not related(*comparison[1:]) for comparison in comparisons(model, statement)), "every comparison holds")


def witness(model, statement, evidence, where):
    part = fields(evidence["place"], f"{where}, place", ("matter", "agent", "piece", "index"))
    place = (word(part["matter"], where, MATTERS), *(index(part[key], where) for key in ("agent", "piece", "index")))
    for at, *sides in comparisons(model, statement):
        if at == place:
            return require(not related(*sides), "the comparison at the place named holds")
    raise Rejected("the statement has no comparison at the place named")


CHECKS = {("enumerate", "verified"): (enumerate_verified, (), ()), ("enumerate", "refuted"): (enumerate_refuted, (), ()), ("witness", "refuted"): (witness, ("place",), ()),
          ("bounds", "verified"): (bounds_verified, ("below", "above"), ()), ("bounds_against", "refuted"): (bounds_refuted, ("below", "above"), ("agent",)),
          ("algebraic", "verified"): (algebraic, ("roots", "annihilator"), ()), ("prior_against", "refuted"): (prior_against, ("distribution", "below", "above"), ())}
KINDS = {kind: keys for (kind, _), (_, *keys) in CHECKS.items()}


def check_continuum_evidence(model, statement, verdict, evidence, where):
    if not isinstance(evidence, dict):
        raise Malformed(f"{where}: an object is expected")
    kind = word(evidence.get("kind"), f"{where}, kind", KINDS)
    needed, optional = KINDS[kind]
    fields(evidence, where, ("kind", *needed), optional)
    if statement.get("root_of"):
        require_one_root(statement["root_of"], *statement["between"])
    require((kind, verdict) in CHECKS, f"such evidence never shows that a claim is {verdict}")
    CHECKS[kind, verdict][0](model, statement, evidence, where)
