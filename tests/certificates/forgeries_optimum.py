# SPDX-License-Identifier: MIT
"""Faults of claims about the best that transfers can do, and of rules that bear a name."""
from forging import claim, evidence, forgeries, forgery, on, renamed, setter, swapped, without


NOT_SHOWN = "the evidence does not make every comparison of the claim hold"
NOT_REFUTED = "a comparison that the counterexample needs does not hold"


@forgery("verified", "trade")
def other_transfers_that_attain_it(certificate):
    """A transfer to the seller, who has one type, is of no account for the buyer's difference of utilities."""
    evidence(certificate, "best")["amounts"][0]["amounts"]["seller"] = "100"


@forgery("verified", "trade")
def a_worse_price_that_is_better(certificate):
    evidence(certificate, "better")["amounts"][0]["amounts"]["buyer"] = "3/2"


@forgery("verified", "trade")
def rules_exchanged(certificate):
    swapped(evidence(certificate, "free"), "first", "second")


def pays_buyer_at_nought(amount):
    return setter(amount, "amounts", 0, "amounts", "buyer")


forgeries("rejected", "trade", {
    "optimum_not_attained": (NOT_SHOWN, on("best", pays_buyer_at_nought("1"))),
    "optimum_attained_by_paying_for_a_lie": (NOT_SHOWN, on("least", pays_buyer_at_nought("3"))),
    "optimum_without_a_bound": (NOT_SHOWN, on("best", setter([], "terms"))),
    "optimum_with_the_bound_of_the_other_side": (NOT_SHOWN, lambda c: setter(evidence(c, "least")["terms"], "terms")(evidence(c, "best"))),
    "optimum_with_a_bound_twice_as_strong": (NOT_SHOWN, on("best", setter("4", "terms", 0, "multiplier"))),
    "optimum_with_a_negative_multiplier": (NOT_SHOWN, on("best", setter("-2", "terms", 0, "multiplier"))),
    "optimum_with_a_requirement_twice": ("uses a requirement twice", on("best", lambda e: e["terms"].append(e["terms"][0]))),
    "optimum_with_what_is_not_required": ("something that is not required", on("best", setter("participation", "terms", 0, "requirement"))),
    "optimum_with_another_number": ("claims[best].statement.largest", lambda c: setter("1", "largest")(claim(c, "best")["statement"])),
    "optimum_in_the_other_direction": ("claims[best].statement: the certificate has", lambda c: renamed(claim(c, "best")["statement"], "largest", "least")),
    "optimum_of_the_converse_difference": ("claims[best].statement.given", lambda c: swapped(claim(c, "best")["statement"], "given", "minus")),
    "optimum_with_fewer_requirements": ("claims[money].statement.incentives", lambda c: setter("none", "incentives")(claim(c, "money")["statement"])),
    "optimum_enumerated": ("are needed", lambda c: claim(c, "best").update(evidence={"kind": "enumerate"})),
    "optimum_by_transfers_alone": ("says nothing about optimum", lambda c: claim(c, "best").update(evidence={"kind": "transfers", "amounts": evidence(c, "best")["amounts"]})),
    "better_transfers_that_are_not": (NOT_REFUTED, on("better", pays_buyer_at_nought("0"))),
    "better_transfers_that_pay_for_a_lie": (NOT_REFUTED, on("better", pays_buyer_at_nought("3"))),
    "better_transfers_against_an_optimum": (NOT_REFUTED, lambda c: claim(c, "best").update(verdict="refuted", evidence={"kind": "better_transfers", "amounts": evidence(c, "best")["amounts"]})),
    "bound_that_is_the_number": (NOT_REFUTED, lambda c: claim(c, "least").update(verdict="refuted", evidence={"kind": "bound", "terms": evidence(c, "least")["terms"]})),
    "bound_of_nothing": (NOT_REFUTED, on("bounded", setter([], "terms"))),
    "bound_with_a_negative_multiplier": (NOT_REFUTED, on("bounded", setter("-2", "terms", 0, "multiplier"))),
    "combination_of_half_the_requirements": (NOT_REFUTED, on("nothing", without("terms", 0))),
    "optimality_that_refutes": ("the evidence shows that the claim is verified", lambda c: claim(c, "best").update(verdict="refuted")),
    "one_rule_twice": (NOT_REFUTED, lambda c: setter(evidence(c, "free")["second"], "first")(evidence(c, "free"))),
    "one_type_twice": (NOT_REFUTED, on("free", lambda e: e.update(other=e["truth"]))),
    "types_of_two_agents": ("two types of one agent are needed", on("free", setter({"seller": "1"}, "other"))),
    "rule_that_pays_for_a_lie": (NOT_REFUTED, on("free", setter("5", "first", 0, "amounts", "buyer"))),
    "utilities_under_transfers_that_pay_for_a_lie": (NOT_SHOWN, on("fixed", pays_buyer_at_nought("1"))),
    "utilities_without_rows": ("there is not one row for each agent", on("fixed", setter([], "rows"))),
    "utilities_with_a_row_too_many": ("there are more rows than types", on("fixed", lambda e: e["rows"].append(e["rows"][0]))),
    "utilities_bounded_from_one_side": (NOT_SHOWN, on("fixed", lambda e: setter(e["rows"][0]["least"], "rows", 0, "largest")(e))),
    "utilities_of_the_first_type": ("there is not one row for each agent", on("fixed", setter({"buyer": "0"}, "rows", 0, "truth"))),
    "utilities_not_unique_after_all": (NOT_SHOWN, lambda c: claim(c, "free").update(verdict="verified", evidence=evidence(c, "fixed"))),
    "groves_price_enumerated": ("the evidence shows that the claim is refuted", lambda c: claim(c, "groves.price").update(verdict="verified", evidence={"kind": "enumerate"})),
    "groves_witness_elsewhere": ("says nothing about the place", lambda c: swapped(evidence(c, "groves.price")["place"], "truth", "other")),
    "number_of_a_profile_changed": ("claims[gain].statement.equals.parts", lambda c: setter("5", "equals", "parts", 0, "numbers", 1, "number")(claim(c, "gain")["statement"])),
    "text_of_a_number_changed": ("claims[gain].statement.equals.text", lambda c: setter("0", "equals", "text")(claim(c, "gain")["statement"])),
    "part_left_out": ("claims[paid].statement.at_most.parts", lambda c: claim(c, "paid")["statement"]["at_most"]["parts"].pop()),
    "relation_turned_round": ("claims[paid].statement: the certificate has", lambda c: renamed(claim(c, "paid")["statement"], "at_most", "at_least")),
    "loss_denied": ("the evidence shows that the claim is refuted", lambda c: claim(c, "loss").update(verdict="verified", evidence={"kind": "enumerate"})),
    "lottery_without_its_name": ("allocations[lottery]", without("allocations", 1, "green_laffont")),
    "name_of_the_lottery_borrowed": ("allocations[give]", setter(True, "allocations", 2, "green_laffont")),
    "rule_by_another_name": ("transfers[shares].construction.rule", setter("vcg", "transfers", 2, "construction", "rule")),
})

forgeries("malformed", "trade", {
    "optimum_of_payoffs": ("an optimum over transfers is one of transfers or utilities", lambda c: setter("payoff", "of")(claim(c, "best")["statement"])),
    "optimum_without_a_number": ("one of these keys is missing: least, largest", lambda c: claim(c, "best")["statement"].pop("largest")),
    "optimum_upwards": ("one of these keys is missing: least, largest", lambda c: renamed(claim(c, "best")["statement"], "largest", "most")),
    "everywhere_without_parts": ("somebody's amounts are compared", lambda c: setter([], "at_most", "parts")(claim(c, "paid")["statement"])),
    "everywhere_with_a_profile_missing": ("there are 1 rows here, not one for each of 2", lambda c: claim(c, "paid")["statement"]["at_most"]["parts"][0]["numbers"].pop()),
    "everywhere_of_transfers_with_an_allocation": ("the key 'allocation' has no meaning here", lambda c: claim(c, "paid")["statement"].update(allocation="q")),
    "rule_of_no_such_name": ("'green' is none of: pivot", setter("green", "transfers", 2, "construction", "rule")),
    "row_without_a_side": ("the key 'largest' is missing", on("fixed", without("rows", 0, "largest"))),
    "lottery_perhaps": ("true or false is expected here", setter("yes", "allocations", 1, "green_laffont")),
})
