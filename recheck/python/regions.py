# SPDX-License-Identifier: MIT
"""For which values of parameters claims hold: the sections "Claims about regions", "region_proof" and "parameter_point" of docs/certificate_format.md."""
import copy
from fractions import Fraction
from typing import NamedTuple

from form import ID, Malformed, array, fields, name, number, require, text, truth
from model import Mechanism, Transfers, total
from properties import COMPARISONS, RELATIONS, simple
from statements import check_draws, check_payoffs, read_place, read_statement
from well_formed import check_constructions

# The properties both sides of whose comparisons are affine in payoffs, transfers, outside options and stated numbers, if there is but one transfer rule.
AFFINE = frozenset("""efficient separable private_values budget_balance equal_rules dominant_strategy_ic ex_post_ic coalitional_dominant_strategy_ic bayesian_ic coalitional_ic
    maxmin_coalitional_ic individual_rationality deviation guarantee externality_payment value everywhere groves""".split())


class Affine(NamedTuple):
    """A function of the parameters, in their order."""
    coefficients: tuple
    constant: Fraction

    def at(self, point):
        return total(coefficient * value for coefficient, value in zip(self.coefficients, point)) + self.constant

    def times(self, factor):
        return Affine(tuple(factor * coefficient for coefficient in self.coefficients), factor * self.constant)

    def minus(self, other):
        return Affine(tuple(own - its for own, its in zip(self.coefficients, other.coefficients)), self.constant - other.constant)


class Inequality(NamedTuple):
    """function >= 0, or > 0 if strict."""
    function: Affine
    strict: bool

    def holds_at(self, point):
        value = self.function.at(point)
        return value > 0 if self.strict else value >= 0

    def is_constant(self):
        return not any(self.function.coefficients)

    def is_false(self):
        """Nowhere true."""
        return self.is_constant() and not self.holds_at(self.function.coefficients)

    def normalised(self):
        """The first coefficient that is not 0 becomes 1 or -1; without one it is 0 >= 0 if it holds, 0 > 0 if not."""
        if self.is_constant():
            return Inequality(self.function.times(0), self.is_false())
        return Inequality(self.function.times(1 / abs(next(filter(None, self.function.coefficients)))), self.strict)


class Comparison(NamedTuple):
    """Of the claim of this id, at this place, with sides that are functions of the parameters."""
    claim: str
    place: dict
    left: Affine
    relation: str
    right: Affine

    def holds_at(self, point):
        return RELATIONS[self.relation](self.left.at(point), self.right.at(point))

    def demands(self):
        excess, shortfall = self.left.minus(self.right), self.right.minus(self.left)
        functions = {">=": [excess], ">": [excess], "<=": [shortfall], "<": [shortfall], "=": [excess, shortfall]}[self.relation]
        return [Inequality(function, self.relation in "<>").normalised() for function in functions]


# --- reading -----------------------------------------------------------------------------------------------------------------------------------------------------

def read_region(model, value, where):
    """The statement of a claim about a region."""
    fields(value, where, ("property", "parameters", "claims", "region"))
    parameters = [fields(part, f"{where}, parameters", ("name", "value", "one_larger")) for part in array(value["parameters"], f"{where}, parameters", 1)]
    names = [name(part["name"], f"{where}, parameters") for part in parameters]
    result = {
        "property": value["property"], "parameters": names, "values": [number(part["value"], f"{where}, parameters") for part in parameters],
        "models": [one_larger(model, part["one_larger"], f"{where}, one_larger") for part in parameters], "claims": {},
        "region": [read_inequality(fields(part, f"{where}, region", ("inequality",))["inequality"], names, f"{where}, region") for part in array(value["region"], f"{where}, region")],
    }
    for part in array(value["claims"], f"{where}, claims", 1):
        fields(part, f"{where}, claims", ("id", "statement", "one_larger"))
        identity = text(part["id"], f"{where}, claims")
        if not ID.fullmatch(identity) or identity in result["claims"]:
            raise Malformed(f"{where}, claims: {identity!r} is no id, or occurs twice")
        shifted = fields(part["one_larger"], f"{where}, {identity}", names)
        statements = [read_statement(its_model, shifted[parameter], f"{where}, {identity}, {parameter}") for parameter, its_model in zip(names, result["models"])]
        result["claims"][identity] = read_statement(model, part["statement"], f"{where}, {identity}"), statements
    if len(set(names)) < len(names):
        raise Malformed(f"{where}: a parameter occurs twice")
    return result


def one_larger(model, value, where):
    """The model with other tables. Agents, types, outcomes, prior and allocations stay; whether its rules are what they are called is asked later."""
    fields(value, where, ("payoffs", "outside_options", "transfers"))
    amounts = fields(value["transfers"], where, model.transfers)
    result = copy.copy(model)
    result.payoffs = model.read_table(value["payoffs"], where, "payoffs", model.read_payoffs)
    result.outside_options = model.read_table(value["outside_options"], where, "amounts", model.read_amounts)
    result.transfers = {rule.name: read_rule(model, rule, amounts[rule.name], where) for rule in model.transfers.values()}
    result.mechanisms = {known: Mechanism(one.allocation, [result.transfers[rule.name] for rule in one.transfers]) for known, one in model.mechanisms.items()}
    return result


def read_rule(model, rule, rows, where):
    """The same rule with other numbers."""
    if rule.drawn_by:
        return Transfers.drawn(rule.name, rule.drawn_by, model.read_table(rows, where, "payments", model.read_payoffs))
    return Transfers(rule.name, model.read_table(rows, where, "amounts", model.read_amounts), rule.construction)


def read_inequality(value, parameters, where):
    fields(value, where, ("coefficients", "constant", "strict"))
    coefficients = fields(value["coefficients"], where, parameters)
    return Inequality(Affine(tuple(number(coefficients[one], where) for one in parameters), number(value["constant"], where)), truth(value["strict"], where))


def read_claim_place(model, statement, value, where):
    if not isinstance(value["claim"], str) or value["claim"] not in statement["claims"]:
        raise Malformed(f"{where}: the region is not about a claim {value['claim']!r}")
    return value["claim"], read_place(model, value["place"], f"{where}, place")


# --- claims as functions of the parameters -----------------------------------------------------------------------------------------------------------------------

def comparisons_of(model, statement):
    """All comparisons of all claims."""
    for shifted in statement["models"]:
        check_constructions(shifted)
    return [comparison for identity, (claim, larger) in statement["claims"].items() for comparison in parametric(model, statement, identity, claim, larger)]


def parametric(model, statement, identity, claim, larger):
    base = numeric(model, claim)
    shifted = [numeric(its_model, its_claim) for its_model, its_claim in zip(statement["models"], larger)]
    for one in shifted:
        require([(place, relation) for place, _, relation, _ in one] == [(place, relation) for place, _, relation, _ in base], "the claim compares other things when a parameter changes")

    def through(k, side):
        """The affine function with these values in the models."""
        value = Fraction(base[k][side])
        coefficients = tuple(one[k][side] - value for one in shifted)
        return Affine(coefficients, value - total(coefficient * at for coefficient, at in zip(coefficients, statement["values"])))

    return [Comparison(identity, place, through(k, 1), relation, through(k, 3)) for k, (place, _, relation, _) in enumerate(base)]


def numeric(model, claim):
    """The comparisons of a claim in one model. A deviation's gain is compared where the deviation is."""
    require(claim["property"] in AFFINE, f"claims of {claim['property']} have no regions")
    check_draws(claim)
    check_payoffs(model, claim)
    require(not (model.states and claim["property"] == "individual_rationality" and claim.get("every_draw")), "the least over the states is not affine")
    if "mechanism" in claim:
        simple(claim["mechanism"])
    require(claim["property"] != "value" or len(claim.get("transfers", ())) <= 1, "the least of several expectations is not affine")
    result = list(COMPARISONS[claim["property"]](model, claim))
    require(all(relation != "!=" for _, _, relation, _ in result), "an inequation demands no inequality")
    return [(result[0][0] if place is None else place, *rest) for place, *rest in result]


# --- evidence ----------------------------------------------------------------------------------------------------------------------------------------------------

def require_implied(terms, goal):
    """Σ multiplier · inequality has the coefficients of the goal and a constant that is at most its; strictly, if the goal is strict and none of the inequalities is. Or it is nowhere true."""
    require(all(multiplier > 0 for _, multiplier in terms), "a multiplier is not positive")
    summed = Affine(goal.function.times(0).coefficients, Fraction(0))
    for inequality, multiplier in terms:
        summed = summed.minus(inequality.function.times(-multiplier))
    strict = any(inequality.strict for inequality, _ in terms)
    if Inequality(summed, strict).is_false():
        return
    require(summed.coefficients == goal.function.coefficients and summed.constant <= goal.function.constant, "an inequality is not the sum that it is said to be")
    require(not goal.strict or summed.constant < goal.function.constant or strict, "a strict inequality follows from none")


def region_proof(model, statement, evidence, where):
    names, region = statement["parameters"], statement["region"]
    bounds = [[read_term(model, statement, term, f"{where}, bounds") for term in array(fields(bound, f"{where}, bounds", ("terms",))["terms"], f"{where}, bounds")]
              for bound in array(evidence["bounds"], f"{where}, bounds")]
    consequences = [read_consequence(region, names, part, f"{where}, consequences") for part in array(evidence["consequences"], f"{where}, consequences")]
    comparisons = comparisons_of(model, statement)
    require({one.claim for one in comparisons} == set(statement["claims"]), "there is nothing to compare of some claim")

    require(len(bounds) == len(region), "each inequality of the region has one derivation")
    for terms, inequality in zip(bounds, region):  # where the claims hold, the region's inequalities do
        for claim, place, demand, _ in terms:
            there = (one for one in comparisons if (one.claim, one.place) == (claim, place))
            require(any(demand in one.demands() for one in there), "no comparison at this place demands this")
        require_implied([(demand, multiplier) for *_, demand, multiplier in terms], inequality.normalised())

    if any(inequality.is_false() for inequality in region):
        return
    for demand, terms in consequences:             # where the region's inequalities hold, the claims do
        require_implied([(inequality.normalised(), multiplier) for inequality, multiplier in terms], demand)
    shown = {demand for demand, _ in consequences}
    require(all(demand in shown for one in comparisons for demand in one.demands()), "a comparison demands what is not shown to follow from the region")


def read_term(model, statement, value, where):
    fields(value, where, ("claim", "place", "demand", "multiplier"))
    place = read_claim_place(model, statement, value, where)
    return (*place, read_inequality(value["demand"], statement["parameters"], where), number(value["multiplier"], where))


def read_consequence(region, names, value, where):
    fields(value, where, ("demand", "multipliers"))
    terms = []
    for part in array(value["multipliers"], where):
        inequality = read_inequality(fields(part, where, ("inequality", "multiplier"))["inequality"], names, where)
        if inequality not in region:
            raise Malformed(f"{where}: the region has no such inequality")
        terms.append((inequality, number(part["multiplier"], where)))
    return read_inequality(value["demand"], names, where), terms


def parameter_point(model, statement, evidence, where):
    values = fields(evidence["values"], f"{where}, values", statement["parameters"])
    point = [number(values[one], f"{where}, values") for one in statement["parameters"]]
    failing = None
    if "failing" in evidence:
        failing = read_claim_place(model, statement, fields(evidence["failing"], f"{where}, failing", ("claim", "place")), f"{where}, failing")
    comparisons = comparisons_of(model, statement)
    inside = all(inequality.holds_at(point) for inequality in statement["region"])
    if failing:
        require(inside, "the point is not in the region")
        require(any((one.claim, one.place) == failing and not one.holds_at(point) for one in comparisons), "no comparison of this claim at this place fails there")
    else:
        require(not inside, "the point is in the region")
        require({one.claim for one in comparisons} == set(statement["claims"]), "there is nothing to compare of some claim")
        require(all(one.holds_at(point) for one in comparisons), "a comparison fails at the point")
