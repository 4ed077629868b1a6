# SPDX-License-Identifier: MIT
"""Faults of claims about regions of parameters."""
import copy

from forging import claim, evidence, forgeries, forgery, on, renamed, setter, swapped, without


def term(certificate, name, bound=0, which=0):
    return evidence(certificate, name)["bounds"][bound]["terms"][which]


def one_larger(certificate, name, parameter=0):
    return claim(certificate, name)["statement"]["parameters"][parameter]["one_larger"]


def under_another_name(certificate, region, name="another"):
    """The region's first claim, called something else than the certificate's own claim: returned to be changed."""
    part = claim(certificate, region)["statement"]["claims"][0]
    for term in (term for bound in evidence(certificate, region)["bounds"] for term in bound["terms"]):
        term["claim"] = name
    part["id"] = name
    return part


@forgery("verified", "price")
def consequences_in_another_order(certificate):
    for name in ("region.both", "region.truthful"):
        evidence(certificate, name)["consequences"].reverse()
    evidence(certificate, "region.both")["bounds"][3]["terms"].reverse()


@forgery("verified", "price")
def a_consequence_that_nobody_asked_for(certificate):
    """price - 1 >= 0 twice is 2 price - 2 >= 0, and 2 price - 1 >= 0 all the more."""
    consequence = copy.deepcopy(evidence(certificate, "region.truthful")["consequences"][1])
    consequence["demand"] |= {"coefficients": {"price": "2"}}
    consequence["multipliers"][0]["multiplier"] = "2"
    evidence(certificate, "region.truthful")["consequences"].append(consequence)


@forgery("verified", "price")
def another_price_that_is_too_low(certificate):
    evidence(certificate, "region.too_large")["values"]["price"] = "1/2"


@forgery("rejected", "price", "claims[region.truthful].statement.region")
def bound_dropped_with_its_inequality(certificate):
    claim(certificate, "region.truthful")["statement"]["region"].pop()
    evidence(certificate, "region.truthful")["bounds"].pop()
    evidence(certificate, "region.truthful")["consequences"][0]["multipliers"] = []


@forgery("malformed", "price", "the certificate's claim willing says something else")
def region_under_another_claims_name(certificate):
    """The region in which truth is optimal, said to be that in which the agents are willing: its proof is right, and it passed where no case was compared."""
    under_another_name(certificate, "region.truthful", "willing")


@forgery("rejected", "price", "claims[region.truthful].statement.region[0].inequality.constant")
def bound_moved(certificate):
    """price >= 0, everywhere it is written."""
    statement, proof = claim(certificate, "region.truthful")["statement"], evidence(certificate, "region.truthful")
    for inequality in (statement["region"][0]["inequality"], proof["bounds"][0]["terms"][0]["demand"], proof["consequences"][1]["multipliers"][0]["inequality"], proof["consequences"][1]["demand"]):
        inequality["constant"] = "0"


@forgery("rejected", "price", "claims[region.cheap].statement.region[0].inequality.strict")
def strictness_dropped(certificate):
    statement, proof = claim(certificate, "region.cheap")["statement"], evidence(certificate, "region.cheap")
    for inequality in (statement["region"][0]["inequality"], proof["consequences"][0]["multipliers"][0]["inequality"]):
        inequality["strict"] = False


@forgery("rejected", "price", "claims[region.truthful].statement.region[0].inequality.strict")
def strictness_from_nowhere(certificate):
    statement, proof = claim(certificate, "region.truthful")["statement"], evidence(certificate, "region.truthful")
    for inequality in (statement["region"][0]["inequality"], proof["consequences"][1]["multipliers"][0]["inequality"]):
        inequality["strict"] = True


@forgery("rejected", "price", "claims[region.truthful].statement.region")
def everywhere_false_without_proof(certificate):
    claim(certificate, "region.truthful")["statement"]["region"] = copy.deepcopy(claim(certificate, "region.never")["statement"]["region"])
    evidence(certificate, "region.truthful").update(bounds=[{"terms": []}], consequences=[])


@forgery("rejected", "price", "the evidence does not make every comparison of the claim hold")
def false_from_half_of_what_contradicts(certificate):
    evidence(certificate, "region.never")["bounds"][0]["terms"].pop()


@forgery("rejected", "price", "claims[region.truthful].statement.region")
def verified_by_nothing(certificate):
    claim(certificate, "region.truthful")["statement"]["region"] = []
    evidence(certificate, "region.truthful").update(bounds=[], consequences=[])


@forgery("rejected", "price", "the multiplier of an inequality is not positive")
def region_larger_by_a_multiplier_of_nought(certificate):
    """price <= 3 holds, says the proof, because 0 (price >= 1) does and the constants fit."""
    consequence = evidence(certificate, "region.truthful")["consequences"][0]
    consequence["multipliers"].append(copy.deepcopy(evidence(certificate, "region.truthful")["consequences"][1]["multipliers"][0]))
    consequence["multipliers"][1]["multiplier"] = "0"


@forgery("rejected", "price", "the multiplier of an inequality is not positive")
def lower_bound_from_the_upper(certificate):
    """price - 1 = -1 (3 - price) + 2."""
    item = term(certificate, "region.truthful")
    item.update(copy.deepcopy(term(certificate, "region.truthful", 1)) | {"multiplier": "-1"})


@forgery("rejected", "price", "the multiplier of an inequality is not positive")
def upper_bound_follows_from_the_lower(certificate):
    """3 - price = -1 (price - 1) + 2."""
    consequences = evidence(certificate, "region.truthful")["consequences"]
    consequences[0]["multipliers"] = [consequences[1]["multipliers"][0] | {"multiplier": "-1"}]


@forgery("rejected", "price", "claims[region.vcg].statement.parameters[cost].one_larger.transfers.vcg[ann: high, bob: plain].amounts.ann")
def larger_cost_with_a_rule_in_name_only(certificate):
    """The rule vcg of the model with a larger cost is not what it is called."""
    one_larger(certificate, "region.vcg")["transfers"]["vcg"][1]["amounts"]["ann"] = "-2"


def region_of_several_rules(certificate):
    part = under_another_name(certificate, "region.truthful")
    statement = {"property": "maxmin_coalitional_ic", "allocation": "q", "transfers": ["sale", "vcg"], "coalitions": [["ann"]], "strategies": "pure"}
    part.update(statement=statement, one_larger={"price": statement})


forgery("rejected", "price", "claims[region.truthful].statement.claims[another].statement")(region_of_several_rules)


@forgery("rejected", "price", "claims[region.cheap].statement.claims[cheap].one_larger.price: the certificate has")
def other_comparisons_when_the_price_is_larger(certificate):
    renamed(claim(certificate, "region.cheap")["statement"]["claims"][0]["one_larger"]["price"], "less_than", "at_most")


@forgery("rejected", "price", "claims[region.cheap].statement.claims[another].statement: the certificate has")
def inequation(certificate):
    part = under_another_name(certificate, "region.cheap")
    for statement in (part["statement"], part["one_larger"]["price"]):
        renamed(statement, "less_than", "not_equal")


forgeries("rejected", "price", {
    "bound_without_terms": ("the evidence does not make every comparison of the claim hold", on("region.truthful", setter([], "bounds", 0, "terms"))),
    "bound_missing": ("the evidence does not have one derivation for each inequality of the region", on("region.truthful", without("bounds", 1))),
    "bounds_exchanged": ("the evidence does not make every comparison of the claim hold", on("region.truthful", lambda e: swapped(e["bounds"], 0, 1))),
    "demand_not_demanded": ("a bound of the region names a comparison that does not demand it", on("region.truthful", setter("-2", "bounds", 0, "terms", 0, "demand", "constant"))),
    "demand_not_normalised": ("a bound of the region names a comparison that does not demand it", on("region.truthful", setter({"coefficients": {"price": "2"}, "constant": "-2", "strict": False}, "bounds", 0, "terms", 0, "demand"))),
    "demand_of_another_place": ("a bound of the region names a comparison that does not demand it", on("region.truthful", lambda e: setter(e["bounds"][1]["terms"][0]["place"], "bounds", 0, "terms", 0, "place")(e))),
    "demand_of_another_claim": ("a bound of the region names a comparison that does not demand it", on("region.both", setter("willing", "bounds", 0, "terms", 0, "claim"))),
    "bound_with_a_place_that_is_none": ("a bound of the region names a comparison that does not demand it", on("region.truthful", setter({}, "bounds", 0, "terms", 0, "place"))),
    "bound_with_another_multiplier": ("the evidence does not make every comparison of the claim hold", on("region.both", setter("2", "bounds", 3, "terms", 0, "multiplier"))),
    "bound_with_a_multiplier_of_nought": ("the multiplier of an inequality is not positive", on("region.truthful", setter("0", "bounds", 0, "terms", 0, "multiplier"))),
    "consequence_missing": ("an inequality that the claims demand is not shown to follow from the region", on("region.truthful", without("consequences", 0))),
    "trivial_consequence_missing": ("an inequality that the claims demand is not shown to follow from the region", on("region.both", without("consequences", 1))),
    "consequence_from_another_bound": ("the evidence does not make every comparison of the claim hold", on("region.truthful", lambda e: setter(e["consequences"][1]["multipliers"], "consequences", 0, "multipliers")(e))),
    "consequence_from_nothing": ("the evidence does not make every comparison of the claim hold", on("region.truthful", setter([], "consequences", 0, "multipliers"))),
    "consequence_that_demands_less": ("an inequality that the claims demand is not shown to follow from the region", on("region.truthful", setter("4", "consequences", 0, "demand", "constant"))),
    "consequence_with_a_negative_multiplier": ("the multiplier of an inequality is not positive", on("region.truthful", setter("-1", "consequences", 0, "multipliers", 0, "multiplier"))),
    "larger_price_with_another_transfer": ("claims[region.truthful].statement.parameters[price].one_larger.transfers.sale[ann: high, bob: plain].amounts.ann", lambda c: setter("-4", "transfers", "sale", 1, "amounts", "ann")(one_larger(c, "region.truthful"))),
    "larger_price_with_another_payoff": ("claims[region.truthful].statement.parameters[price].one_larger.payoffs[ann: high, bob: plain].payoffs.lamp.ann", lambda c: setter("4", "payoffs", 1, "payoffs", "lamp", "ann")(one_larger(c, "region.truthful"))),
    "larger_price_with_another_outside_option": ("claims[region.both].statement.parameters[price].one_larger.outside_options[ann: high, bob: plain].amounts.ann", lambda c: setter("1", "outside_options", 1, "amounts", "ann")(one_larger(c, "region.both"))),
    "larger_price_with_another_number": ("claims[region.cheap].statement.claims[cheap].one_larger.price.less_than", lambda c: setter("3", "claims", 0, "one_larger", "price", "less_than")(claim(c, "region.cheap")["statement"])),
    "another_price": ("claims[region.truthful].statement.parameters[price].value", lambda c: setter("1", "parameters", 0, "value")(claim(c, "region.truthful")["statement"])),
    "point_outside_where_a_claim_fails": ("the claims do not fail at this place and point", on("region.too_large", setter("4", "values", "price"))),
    "point_inside_where_all_hold": ("the claims do not fail at this place and point", on("region.too_large", setter("2", "values", "price"))),
    "point_inside_fails_elsewhere": ("the claims do not fail at this place and point", on("region.too_large", lambda e: swapped(e["failing"]["place"], "truth", "report"))),
    "point_inside_without_what_fails": ("the point lies in the region, and the claims are not said to fail there", on("region.too_large", without("failing"))),
    "point_outside_where_one_fails": ("a comparison that the counterexample needs does not hold", on("region.too_small", setter("2", "values", "price"))),
    "point_outside_moved_inside": ("the point lies in the region, and the claims are not said to fail there", on("region.too_small", setter("1/2", "values", "price"))),
    "point_outside_that_is_said_to_fail": ("the claims do not fail at this place and point", on("region.too_small", setter({"claim": "cheap", "place": {"coalition": ["bob"]}}, "failing"))),
    "point_for_a_region_that_is_exact": ("a comparison that the counterexample needs does not hold", lambda c: claim(c, "region.truthful").update(verdict="refuted", evidence={"kind": "parameter_point", "values": {"price": "0"}})),
    "point_that_verifies": ("the evidence shows that the claim is refuted", lambda c: claim(c, "region.too_large").update(verdict="verified")),
    "proof_that_refutes": ("the evidence shows that the claim is verified", lambda c: claim(c, "region.truthful").update(verdict="refuted")),
    "enumerated_region": ("bounds and consequences, or parameter values where region and claims differ, are needed", lambda c: claim(c, "region.truthful").update(evidence={"kind": "enumerate"})),
})

forgeries("malformed", "price", {
    "larger_price_with_another_prior": ("the key 'prior' has no meaning here", lambda c: one_larger(c, "region.truthful").update(prior=c["prior"])),
    "larger_price_without_a_rule": ("the key 'vcg' is missing", lambda c: one_larger(c, "region.truthful")["transfers"].pop("vcg")),
    "parameter_twice": ("there are parameters, all of different names", lambda c: claim(c, "region.truthful")["statement"]["parameters"].append(claim(c, "region.truthful")["statement"]["parameters"][0])),
    "region_of_no_parameter": ("there are parameters, all of different names", lambda c: claim(c, "region.truthful")["statement"].update(parameters=[])),
    "region_of_no_claim": ("there are claims, all of different ids", lambda c: claim(c, "region.truthful")["statement"].update(claims=[])),
    "region_of_a_claim_twice": ("there are claims, all of different ids", lambda c: claim(c, "region.truthful")["statement"]["claims"].append(claim(c, "region.truthful")["statement"]["claims"][0])),
    "inequality_without_a_coefficient": ("the key 'cost' is missing", on("region.both", without("consequences", 0, "demand", "coefficients", "cost"))),
    "inequality_that_the_region_has_not": ("the region has no such inequality", on("region.truthful", setter("1", "consequences", 0, "multipliers", 0, "inequality", "constant"))),
    "term_of_an_unknown_claim": ("there is no claim in this region with the id 'willing'", on("region.truthful", setter("willing", "bounds", 0, "terms", 0, "claim"))),
    "point_without_a_value": ("the key 'price' is missing", on("region.too_large", without("values", "price"))),
    "strict_as_a_word": ("true or false is expected here", on("region.truthful", setter("false", "consequences", 0, "demand", "strict"))),
})
