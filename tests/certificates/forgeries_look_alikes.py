# SPDX-License-Identifier: MIT
"""Look-alikes, things said twice, and what belongs elsewhere."""
from forging import claim, evidence, forgeries, forgery, on, setter, swapped, text_of


def renamed_everywhere(old, new):
    return lambda certificate: text_of(certificate).replace(f'"{old}"', f'"{new}"').encode()


def exchanged(first, second, key):
    """Two claims exchange what they say, or what shows it."""
    def edit(certificate):
        one, other = claim(certificate, first), claim(certificate, second)
        one[key], other[key] = other[key], one[key]
    return edit


def backwards(place):
    return dict(reversed(place.items()))


ANNS_PAYOFF = ("payoffs", 0, "payoffs", "lamp", "ann")
forgeries("malformed", "lamp", {
    "digit_of_another_script": ("is no number", setter("\u0661", *ANNS_PAYOFF)),
    "digit_of_full_width": ("is no number", setter("\uff11", *ANNS_PAYOFF)),
    "digit_above_the_line": ("is no number", setter("1\u00b2", *ANNS_PAYOFF)),
    "minus_of_typography": ("is no number", setter("\u22121", *ANNS_PAYOFF)),
    "slash_of_typography": ("is no number", setter("1\u20442", *ANNS_PAYOFF)),
    "number_after_a_no_break_space": ("is no number", setter("\u00a01", *ANNS_PAYOFF)),
    "number_with_a_line_break": ("is no number", setter("1\n", *ANNS_PAYOFF)),
    "number_with_a_nul": ("is no number", setter("1\0", *ANNS_PAYOFF)),
    "number_with_an_underscore": ("is no number", setter("1_0", *ANNS_PAYOFF)),
    "number_empty": ("a number is missing here", setter("", *ANNS_PAYOFF)),
    "two_signs": ("is no number", setter("--1", *ANNS_PAYOFF)),
    "exponent_as_text": ("is no number", setter("1e999999999", *ANNS_PAYOFF)),
    "fraction_of_a_fraction": ("is no number", setter("1/2/3", *ANNS_PAYOFF)),
    "denominator_with_a_leading_zero": ("numbers are in lowest terms", setter("1/03", *ANNS_PAYOFF)),
    "key_that_looks_alike": ("the key 'case' is missing", lambda c: c.update({"\u0441ase": c.pop("case")})),
    "verdict_that_looks_alike": ("is none of: verified, refuted, undecided", setter("v\u0435rified", "claims", 1, "verdict")),
    "type_that_looks_alike": ("has no type 'h\u0456gh'", lambda c: evidence(c, "honest_for_nothing")["place"].update(report={"ann": "h\u0456gh"})),
    "rule_with_a_blank_behind": ("there is no transfer rule 'price '", setter(["price", "price "], "claims", 1, "statement", "transfers")),
    "id_with_an_invisible_blank": ("an id is made of", setter("truthful\u200b", "claims", 1, "id")),
    "case_of_two_lines": ("no control characters", setter("lamp\n(assert false)", "case")),
    "agents_exchanged": ("the row of {bob: plain, ann: low} is expected here", lambda c: (c["agents"].reverse(), c["coalitions"][2].reverse(), swapped(c["prior"], 0, 1))),
})

forgeries("malformed", "independent", {
    "deviation_of_somebody_else": ("a deviation has a true type for each member", lambda c: claim(c, "lie")["statement"].update(coalition=["2"])),
    "deviation_that_an_outsider_reports": ("a deviation is a report of the coalition's members", lambda c: claim(c, "lie")["statement"]["reports"][0].update(types={"2": "b"})),
    "deviation_that_nobody_reports": ("a deviation is a report of the coalition's members", lambda c: claim(c, "lie")["statement"].update(reports=[])),
    "transfers_in_another_order": ("the row of {1: a, 2: a} is expected here", on("implementable.p", lambda e: swapped(e["amounts"], 0, 1))),
})

forgeries("rejected", "lamp", {
    "label_that_looks_alike_everywhere": ("types.ann", renamed_everywhere("low", "l\u043ew")),
    "claims_exchange_statements": ("claims[honest_for_nothing].statement", exchanged("honest_for_nothing", "truthful", "statement")),
    "claims_exchange_evidence": ("the comparison at the place of the witness holds", exchanged("honest_for_nothing", "truthful", "evidence")),
})

forgeries("rejected", "independent", {
    "requirement_twice_in_other_words": ("uses a requirement twice", on("implementable.q", lambda e: e["terms"].append(e["terms"][0] | {"place": backwards(e["terms"][0]["place"]), "multiplier": "1/2"}))),
    "requirement_split_in_two": ("uses a requirement twice", on("implementable.q", lambda e: e["terms"].extend([e["terms"][0] | {"multiplier": "-1"}] * 2))),
    "requirement_with_a_key_too_many": ("something that is not required", on("implementable.q", lambda e: e["terms"][0]["place"].update(outcome="x"))),
    "multiplier_of_4000_digits": ("does not hold", on("implementable.q", setter("1" + "0" * 4000, "terms", 0, "multiplier"))),
    "weights_twice_in_other_words": ("weights are given twice", on("maxmin.small", lambda e: e["weights"].append({"weights": backwards(e["weights"][0]["weights"]), "truth": e["weights"][0]["truth"]}))),
    "rules_of_a_mechanism_exchanged": ("mechanisms[hedged]", lambda c: next(m for m in c["mechanisms"] if m["name"] == "hedged")["transfers"].reverse()),
    "mechanism_in_name_only": ("mechanisms[unhedged]", lambda c: next(m for m in c["mechanisms"] if m["name"] == "unhedged").update(transfers=["zero"])),
    "witness_of_another_claim": ("says nothing about the place", lambda c: claim(c, "cbdp").update(evidence=evidence(c, "private"))),
    "construction_of_another_rule": ("transfers[agv]", lambda c: next(r for r in c["transfers"] if r["name"] == "agv")["construction"].update(rule="vcg")),
    "lottery_exchanged": ("allocations[coin]", lambda c: next(a for a in c["allocations"] if a["name"] == "coin")["lotteries"][0].update(outcomes={"x": "2/3", "y": "1/3"})),
})


def region_of(certificate, name="region.truthful"):
    return claim(certificate, name)["statement"]["region"]


@forgery("rejected", "price", "claims[region.truthful].statement.region: the certificate has")
def inequality_twice(certificate):
    region_of(certificate).append(region_of(certificate)[0])


@forgery("rejected", "price", "claims[region.truthful].statement.region: the certificate has")
def inequality_twice_and_derived_twice(certificate):
    """The same region, in other words than those of the case."""
    region_of(certificate).append(region_of(certificate)[0])
    evidence(certificate, "region.truthful")["bounds"].append(evidence(certificate, "region.truthful")["bounds"][0])


@forgery("rejected", "price", "claims[region.truthful].statement.region[0].inequality.coefficients.price")
def inequality_doubled(certificate):
    """2 price - 2 >= 0, wherever the region's price - 1 >= 0 is written."""
    for inequality in (region_of(certificate)[0]["inequality"], evidence(certificate, "region.truthful")["consequences"][1]["multipliers"][0]["inequality"]):
        inequality.update(coefficients={"price": "2"}, constant="-2")


forgeries("rejected", "price", {
    "consequence_by_twice_the_same": ("the evidence does not make every comparison of the claim hold", on("region.truthful", lambda e: e["consequences"][1]["multipliers"].append(e["consequences"][1]["multipliers"][0]))),
    "demand_of_the_same_place_twice": ("the evidence does not make every comparison of the claim hold", on("region.truthful", lambda e: e["bounds"][0]["terms"].append(e["bounds"][0]["terms"][0]))),
})
