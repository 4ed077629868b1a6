# SPDX-License-Identifier: MIT
"""Reads a case of the family `continuum` (docs/continuum.md) into what its certificate must say: the same JSON, but for verdicts and evidence."""
from fractions import Fraction

from case_claims import CLAIM_KEYS, COMPARED_BY, WORDS, head_of
from case_expansion import expand
from case_formula import parse
from case_yaml import CaseError
from continuum_model import HIGHEST_DEGREE, ContinuumModel
from continuum_statements import (FUNCTIONS, IDENTITIES_OF_PARTNERSHIPS, IDENTITIES_OF_TRADES, OF_A_PARTNER, OF_A_TRADER, OF_PARTNERSHIPS, OF_TRADES, WITH_A_FORM, read_continuum_statement)
from piecewise import count_zeros, plus, scaled, times, trimmed

COMMON = {"family": True, "title": True, "source": True, "about": False, "parameters": False, "defaults": False, "claims": True}
KEYS = COMMON | {"agents": True, "distributions": True, "partnership": False, "trade": False}
CONTINUUM_CLAIM_KEYS = CLAIM_KEYS | frozenset((
    "shares distribution buyer_distribution seller_distribution of agent at from form equals at_most less_than at_least greater_than between root_of is name agents side_payments"
    " lower upper not_equal").split())


def written(numbers):
    return [str(number) for number in numbers]


def pieces(polynomials):
    return [{"coefficients": written(p)} for p in polynomials]


class ContinuumCaseReader:
    """`root` and `expected` as in case_file.Case."""

    def __init__(self, node, identity, tools):
        self.tools, self.name, self.meanings = tools, tools.name, tools.meanings
        tools.keys(node, KEYS, "the case")
        tools.require_source(node["source"])
        self.parameters = tools.parameters_of(node)
        self.agents = tools.labels(tools.listed_agents(node["agents"]), "agents")
        self.root = {"candor_certificate": "2", "family": "continuum", "case": identity, "agents": self.agents, "distributions": []}
        for name, part in node["distributions"].items():
            breaks, polynomials = self.distribution(part)
            self.root["distributions"].append({"name": tools.name(name), "breaks": written(breaks), "pieces": pieces(polynomials)})
        self.distributions = [one["name"] for one in self.root["distributions"]]
        if ("partnership" in node) == ("trade" in node):
            raise CaseError("the agents either are partners or trade")
        if "partnership" in node:
            part = tools.keys(node["partnership"], {"shares": True, "distribution": False}, "partnership")
            self.root["partnership"] = {"distribution": self.distribution_of(part, "distribution"), "shares": written(self.numbers(part["shares"], self.agents))}
        else:
            part = tools.keys(node["trade"], {"buyer": True, "seller": True, "buyer_distribution": False, "seller_distribution": False}, "trade")
            self.root["trade"] = {key: str(self.position(part[key], self.agents)) for key in ("buyer", "seller")}
            self.root["trade"] |= {key: self.distribution_of(part, key) for key in ("buyer_distribution", "seller_distribution")}
        model = ContinuumModel(self.root)
        model.check()
        self.expected, claims = {}, []
        for part in expand(self, node["claims"], node.get("defaults")):
            claims.append(self.claim(part))
            read_continuum_statement(model, claims[-1]["statement"], claims[-1]["id"])
        self.root["claims"] = sorted(claims, key=lambda claim: claim["id"])

    # --- numbers and polynomials ----------------------------------------------------------------------------------------------------------------------------------

    def polynomial(self, text):
        return self.polynomial_of(parse(text))

    def polynomial_of(self, node):
        kind, *parts = node
        if kind == "number":
            return trimmed((parts[0],))
        if kind == "name":
            if parts[0] == "x":
                return Fraction(0), Fraction(1)
            if parts[0] not in self.parameters:
                raise CaseError(f"{parts[0]!r} is neither x nor a parameter")
            return trimmed((self.parameters[parts[0]],))
        if kind == "negative":
            return scaled(Fraction(-1), self.polynomial_of(parts[0]))
        if kind not in ("+", "-", "*", "/", "^"):
            raise CaseError("a polynomial has only numbers, x, parameters and + - * / ^")
        left, right = map(self.polynomial_of, parts)
        if kind in "+-":
            return plus(left, scaled(Fraction(1 if kind == "+" else -1), right))
        if kind == "*":
            return times(left, right)
        if len(right) > 1 or (kind == "/" and not right):
            raise CaseError("a polynomial is divided by a number, and raised to one")
        number = right[0] if right else Fraction(0)
        if kind == "/":
            return scaled(1 / number, left)
        if number.denominator != 1 or not 0 <= number <= HIGHEST_DEGREE * 20:
            raise CaseError("an exponent of a polynomial is a small integer")
        result = (Fraction(1),)
        for _ in range(int(number)):
            result = times(result, left)
        return result

    def polynomials(self, node):
        return [self.polynomial(part) for part in node] if isinstance(node, list) else [self.polynomial(node)]

    def number(self, text):
        result = self.polynomial(text)
        if len(result) > 1:
            raise CaseError(f"{text!r} is no number")
        return result[0] if result else Fraction(0)

    def interval(self, node):
        low, high = map(self.number, node)
        if low > high:
            raise CaseError("the upper end of an interval is less than the lower")
        return {"lower": str(low), "upper": str(high)}

    def numbers(self, node, names):
        """In the order of the names; a list may have another length."""
        if isinstance(node, list):
            return [self.number(part) for part in node]
        if set(node) != set(names):
            raise CaseError("there is not one number for each agent")
        return [self.number(node[name]) for name in names]

    # --- distributions --------------------------------------------------------------------------------------------------------------------------------------------

    def distribution(self, node):
        self.tools.keys(node, dict.fromkeys(("uniform", "breaks", "cdf", "points"), False), "a distribution")
        if set(node) == {"uniform"}:
            low, high = map(self.number, node["uniform"])
            return self.through([(low, Fraction(0)), (high, Fraction(1))])
        if set(node) == {"points"}:
            return self.through([tuple(map(self.number, point)) for point in node["points"]])
        if set(node) != {"breaks", "cdf"}:
            raise CaseError("a distribution is uniform, or has points, or has breaks and a cdf")
        return [self.number(part) for part in node["breaks"]], self.polynomials(node["cdf"])

    @staticmethod
    def through(points):
        if any(a >= b for (a, _), (b, _) in zip(points, points[1:])):
            raise CaseError("the values of points increase")
        slopes = [(q - p) / (b - a) for (a, p), (b, q) in zip(points, points[1:])]
        return [a for a, _ in points], [trimmed((p - slope * a, slope)) for (a, p), slope in zip(points, slopes)]

    def distribution_of(self, node, key, usual=None):
        chosen = node.pop(key, usual or (self.distributions[0] if len(self.distributions) == 1 else None))
        if chosen not in self.distributions:
            raise CaseError(f"there is no distribution {chosen!r}")
        return chosen

    @staticmethod
    def position(name, names):
        if name not in names:
            raise CaseError(f"there is no agent {name!r}")
        return names.index(name)

    # --- claims ---------------------------------------------------------------------------------------------------------------------------------------------------

    @staticmethod
    def claim_keys():
        return CONTINUUM_CLAIM_KEYS

    @staticmethod
    def claim_words():
        return WORDS | {*READERS, *OF_PARTNERSHIPS, *OF_TRADES, *IDENTITIES_OF_PARTNERSHIPS, *IDENTITIES_OF_TRADES, "trade", "ownership"}

    def names_beside(self):
        return self.distributions

    def claim(self, written):
        node = dict(written)
        identity, expect = head_of(node, written, self.expected)
        self.expected[identity] = expect
        own = node.pop("property", None)
        try:
            statement = {"property": own} | READERS[own](self, node)
        except CaseError as error:
            raise CaseError(f"claim {identity}: {error}") from None
        left = [key for key in node if key not in written.shared]
        if left:
            raise CaseError(f"claim {identity}: unknown key {left[0]!r}")
        return {"id": identity, "statement": statement}

    def shares(self, node):
        own = self.root.get("partnership")
        if "shares" not in node and own is None:
            raise CaseError("which shares are meant?")
        return written(self.numbers(node.pop("shares"), self.agents)) if "shares" in node else own["shares"]

    def partnership(self, node):
        return {"distribution": self.distribution_of(node, "distribution", self.root.get("partnership", {}).get("distribution")), "shares": self.shares(node)}

    def trade(self, node):
        own = self.root.get("trade", {})
        return {part: self.distribution_of(node, part, own.get(part)) for part in ("buyer_distribution", "seller_distribution")}

    def instance(self, node, trades):
        return self.trade(node) if trades else self.partnership(node)

    def names_of(self, shares):
        return self.agents if len(shares) == len(self.agents) else [str(k + 1) for k in range(len(shares))]

    def subject(self, node):
        of = node.pop("of", None)
        if of not in (*OF_PARTNERSHIPS, *OF_TRADES):
            raise CaseError(f"there is no quantity {of!r}")
        trades = "partnership" not in self.root if of in OF_PARTNERSHIPS and of in OF_TRADES else of in OF_TRADES
        result = self.instance(node, trades) | {"of": of}
        if trades and of in OF_A_TRADER:
            result["agent"] = node.pop("agent", None)
        if not trades and of in OF_A_PARTNER:
            result["agent"] = node.pop("agent", None)
        if trades and of in WITH_A_FORM:
            result["form"] = node.pop("form", None)
        return result

    def value(self, node):
        stated = [key for key in (*COMPARED_BY, "not_equal", "between") if key in node]
        if len(stated) != 1:
            raise CaseError("the value is compared once")
        result = self.subject(node)
        if result["of"] in FUNCTIONS:
            result |= {key: str(self.number(node.pop(key))) for key in ("at", "from") if key in node}
        if stated != ["between"]:
            return result | {stated[0]: str(self.number(node.pop(stated[0])))}
        result["between"] = self.interval(node.pop("between"))
        return result | ({"root_of": self.one_root(node.pop("root_of"), result["between"])} if "root_of" in node else {})

    def one_root(self, node, interval):
        result = self.polynomial(node)
        if len(result) < 2:
            raise CaseError("a constant has no root to speak of")
        if count_zeros(result, Fraction(interval["lower"]), Fraction(interval["upper"])) != 1:
            raise CaseError("the polynomial has not exactly one root in the interval")
        return written(result)

    def function(self, node):
        stated = [key for key in ("is", "at_least", "at_most") if key in node]
        if len(stated) != 1:
            raise CaseError("one thing is said about the function")
        if stated == ["is"]:
            said = {"is": pieces(self.polynomials(node.pop("is")))}
        else:
            said = {stated[0]: str(self.number(node.pop(stated[0])))}
        return self.subject(node) | said

    def identity(self, node):
        name = node.pop("name", None)
        if name in IDENTITIES_OF_TRADES:
            return self.trade(node) | {"name": name}
        agents = str(self.number(node.pop("agents"))) if "agents" in node else str(len(self.shares(node)))
        return {"distribution": self.distribution_of(node, "distribution", self.root.get("partnership", {}).get("distribution")), "agents": agents, "name": name}

    def mechanism(self, node):
        about = self.partnership(node)
        payments = self.numbers(node.pop("side_payments"), self.names_of(about["shares"]))
        return about | {"side_payments": written(payments)}

    def end_points(self, node):
        ends = {}
        for key in ("lower", "upper"):
            end = self.tools.keys(node.pop(key), {"root_of": True, "between": True}, key)
            interval = self.interval(end["between"])
            ends[key] = {"root_of": self.one_root(end["root_of"], interval), "between": interval}
        return {"distribution": self.distribution_of(node, "distribution", self.root.get("partnership", {}).get("distribution"))} | ends


READERS = {"dissolvable": ContinuumCaseReader.partnership, "always_dissolvable": lambda case, node: {"shares": case.shares(node)},
           "never_dissolvable": lambda case, node: {"shares": case.shares(node)}, "value": ContinuumCaseReader.value, "function": ContinuumCaseReader.function,
           "identity": ContinuumCaseReader.identity, "dissolving_mechanism": ContinuumCaseReader.mechanism, "simple_mechanism_participation": ContinuumCaseReader.partnership,
           "efficient_trade": ContinuumCaseReader.trade, "dissolvable_shares": ContinuumCaseReader.end_points}
