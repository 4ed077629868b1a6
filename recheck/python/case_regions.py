# SPDX-License-Identifier: MIT
"""Reads claims about regions of parameters: the case with each parameter one larger, provided that every amount is affine in the parameters by the form of its formula."""
from fractions import Fraction

from case_formula import Place, number_at, parse
from case_yaml import CaseError

WITHOUT_A_FORMULA = {"all values": "true", "no values": "false"}
SIGNS = {">=": (1, False), ">": (1, True), "<=": (-1, False), "<": (-1, True)}


def meant_by(name, others):
    """The ids of the claims that it names: one, or all that are written as one."""
    return [other["id"] for other in others if name in (other["id"], other["group"])] or [name]


def region_of(case, others, parameters, claims, region):
    """The statement of a claim about a region; `others` are the claims of the case that are not."""
    names, ids = distinct(parameters, "parameters"), distinct(claims, "claims")
    ids = [meant for one in ids for meant in meant_by(one, others)]
    known = {claim["id"]: claim["statement"] for claim in others if claim["statement"]["property"] != "parameter_region"}
    if any(one not in case.parameters for one in names) or any(one not in known for one in ids):
        raise CaseError(f"{names} are not parameters of the case, or {ids} are not claims about other things than regions")
    require_affine(case, frozenset(names), ids)
    larger = {one: case.one_larger(one) for one in names}
    shifted = {one: {claim["id"]: claim["statement"] for claim in reader.root["claims"]} for one, reader in larger.items()}
    return {
        "parameters": [{"name": one, "value": str(case.parameters[one]), "one_larger": tables(larger[one].root)} for one in names],
        "claims": [{"id": one, "statement": known[one], "one_larger": {parameter: shifted[parameter][one] for parameter in names}} for one in ids],
        "region": [{"inequality": inequality} for inequality in inequalities(case, names, case.written_out(parse(WITHOUT_A_FORMULA.get(region, region))))],
    }


def distinct(node, where):
    result = [node] if isinstance(node, str) else node
    if not isinstance(result, list) or not result or not all(isinstance(one, str) for one in result) or len(set(result)) < len(result):
        raise CaseError(f"{where}: a name, or a list of different ones, is expected")
    return result


def tables(root):
    return {"payoffs": root["payoffs"], "outside_options": root["outside_options"], "transfers": {rule["name"]: rule.get("payments") or rule["amounts"] for rule in root["transfers"]}}


# --- the form of formulas ----------------------------------------------------------------------------------------------------------------------------------------

def require_affine(case, varied, ids):
    """Everything but amounts is without the parameters, and amounts are affine in all of them together."""
    dependence = Dependence(varied, varying_rules(case, varied), payoffs_vary(case, varied))
    for use, formulas in case.formulas.items():
        kind, owner = use if isinstance(use, tuple) else (use, None)
        if kind in ("fixed", "number") and owner is not None and owner not in ids:
            continue  # of a claim that is not meant
        for formula in formulas:
            if dependence.of(formula) and kind == "fixed":
                raise CaseError(f"something other than an amount depends on {', '.join(sorted(varied))}")


def payoffs_vary(case, varied):
    return any(mentions(formula, varied) for formula in case.formulas["payoff"])


def varying_rules(case, varied):
    """The transfer rules that may depend on the parameters: by their formulas, by other rules, or by the payoffs that they name or are built from."""
    with_payoffs = payoffs_vary(case, varied)
    known = varied | {"payoff("} if with_payoffs else varied
    built = {rule["name"]: rule["construction"]["rule"] for rule in case.root["transfers"] if "construction" in rule}
    if with_payoffs and {"pivot", "green_laffont", "cavallo", "threshold_payments"} & set(built.values()):
        raise CaseError("a named rule takes the largest of several sums of payoffs, or ranks the agents, which is not affine")
    result, grown = set(built) if with_payoffs else set(), True
    while grown:
        new = {name for name in case.rules if any(mentions(formula, known | result) for formula in case.formulas["rule", name])} - result
        result, grown = result | new, bool(new)
    return frozenset(result)


def mentions(node, names):
    """Whether any of the names occurs in the formula, in whatever sense. `payoff(` is the function."""
    if not isinstance(node, tuple):
        return False
    own = node[1] if node[:1] in (("name",), ("index",)) else f"{node[1]}(" if node[:1] == ("call",) else None
    return own in names or any(mentions(part, names) for part in node)


class Dependence:
    """Whether a formula depends on the parameters; CaseError if it may do so in another way than affinely."""

    def __init__(self, varied, rules, payoffs=False):
        self.varied, self.rules, self.payoffs = varied, rules, payoffs

    def of(self, node, bound=frozenset()):
        kind, *parts = node
        if kind in ("number", "truth", "attribute"):
            return False
        if kind == "name":
            return parts[0] in self.varied - bound
        if kind == "index":
            self.none(parts[1:], bound)
            return parts[0] in self.rules - bound
        if kind == "attribute_of":
            return self.none(parts[:1], bound)
        if kind == "call":  # of a definition nothing is left
            self.none(parts[1], bound)
            return parts[0] == "payoff" and self.payoffs
        if kind in ("+", "-", "negative"):
            return any([self.of(part, bound) for part in parts])
        if kind == "*":
            vary = [self.of(part, bound) for part in parts]
            if all(vary):
                raise CaseError("a product of two amounts that depend on parameters is not affine in them")
            return any(vary)
        if kind == "/":
            self.none(parts[1:], bound)
            return self.of(parts[0], bound)
        if kind == "if":
            self.none(parts[:1], bound)
            return any([self.of(part, bound) for part in parts[1:]])
        if kind == "range":
            word, variable, _, owner, where, body = parts
            inner = bound | {variable}
            self.none([owner] if owner else [], bound)
            self.none([where] if where else [], inner)
            if word == "sum":
                return self.of(body, inner)
            return self.none([body], inner)
        return self.none(parts[0] if kind in ("least", "greatest") else parts, bound)

    def none(self, parts, bound):
        """The parts must not depend on parameters at all."""
        if any([self.of(part, bound) for part in parts]):
            raise CaseError("a condition, divisor, power, extremum or count depends on a parameter")
        return False


# --- the region --------------------------------------------------------------------------------------------------------------------------------------------------

def inequalities(case, names, node):
    """As in certificates."""
    kind, *parts = node
    if kind == "and":
        return [one for part in parts for one in inequalities(case, names, part)]
    if kind == "truth":
        return [] if parts[0] else [written(names, dict.fromkeys(names, Fraction(0)), Fraction(0), True)]
    if kind not in SIGNS and kind != "=":
        raise CaseError("a region is written as inequalities joined by 'and'")
    (left, left_constant), (right, right_constant) = (affine(case, names, part) for part in parts)
    return [written(names, {name: sign * (left[name] - right[name]) for name in names}, sign * (left_constant - right_constant), strict)
            for sign, strict in ([(1, False), (-1, False)] if kind == "=" else [SIGNS[kind]])]


def written(names, coefficients, constant, strict):
    return {"coefficients": {name: str(coefficients[name]) for name in names}, "constant": str(constant), "strict": strict}


def affine(case, names, node):
    """(coefficients, constant) of a side of an inequality."""
    if not Dependence(frozenset(names), frozenset()).of(node):
        return dict.fromkeys(names, Fraction(0)), number_at(node, Place(case))
    kind, *parts = node
    if kind == "name":
        return {name: Fraction(name == parts[0]) for name in names}, Fraction(0)
    if kind not in ("negative", "+", "-", "*", "/"):
        raise CaseError("the sides of a region's inequalities are sums and multiples of parameters")
    sides = [affine(case, names, part) for part in parts]
    if kind in ("*", "/"):
        varying = kind == "*" and not any(sides[0][0].values())  # which of the two sides
        (coefficients, constant), (_, factor) = sides[varying], sides[not varying]
        if kind == "/" and not factor:
            raise CaseError("division by zero")
        factor = 1 / factor if kind == "/" else factor
        return {name: factor * value for name, value in coefficients.items()}, factor * constant
    if kind == "negative":
        sides.insert(0, (dict.fromkeys(names, Fraction(0)), Fraction(0)))
    sign = 1 if kind == "+" else -1
    (first, constant), (second, other) = sides
    return {name: first[name] + sign * second[name] for name in names}, constant + sign * other
