# SPDX-License-Identifier: MIT
"""Faults of evidence that refutes: reports that no transfer rules deter, with participation or without, and schemes that a case has."""
from fractions import Fraction

from forging import claim, forgeries, forgery, on, setter

for honest in ("circle", "haggle", "modest"):
    forgery("verified", honest, fault="honest")(lambda certificate: None)


@forgery("verified", "circle")
def three_times_the_reports(certificate):
    for row in claim(certificate, "circle")["evidence"]["rows"]:
        for part in row["reports"] + row["truthful"]:
            part["multiplier"] = "3"


@forgery("verified", "circle")
def truth_among_the_reports(certificate):
    for key, word in (("reports", "report"), ("truthful", "truth")):
        claim(certificate, "circle")["evidence"]["rows"][0][key].append({word: {"1": "a"}, "multiplier": "1/2"})


def same(types, report="b"):
    """One row: the truth is these types."""
    return {"truth": {"1": types}, "reports": [{"report": {"1": report}, "multiplier": "1"}], "truthful": [{"truth": {"1": types}, "multiplier": "1"}]}


forgeries("rejected", "circle", {
    "reports_of_a_negative_multiplier": ("does not hold", on("circle", lambda e: [part.update(multiplier="-1") for row in e["rows"] for part in row["reports"] + row["truthful"]])),
    "report_weighted_more": ("does not hold", on("circle", setter("2", "rows", 0, "reports", 0, "multiplier"))),
    "truth_weighted_more": ("does not hold", on("circle", setter("2", "rows", 0, "truthful", 0, "multiplier"))),
    "one_of_the_circle_left_out": ("does not hold", on("circle", lambda e: e["rows"].pop())),
    "reports_of_nobody": ("does not hold", on("circle", setter([], "rows"))),
    "reports_that_are_the_truth": ("does not hold", on("circle", lambda e: e.update(rows=[same("a", "a")]))),
    "report_that_transfers_deter": ("does not hold", on("circle", lambda e: e.update(rows=[same("a")]))),
    "report_of_all_that_transfers_deter_for_one": ("does not hold", on("together", lambda e: e["rows"][0]["reports"][0]["report"].update({"1": "c"}))),
    "types_that_cannot_occur": ("has probability zero", on("circle", lambda e: e["rows"].append(same("d", "d")))),
    "truthful_types_that_cannot_occur": ("has probability zero", on("circle", lambda e: e["rows"][0]["truthful"].append({"truth": {"1": "d"}, "multiplier": "0"}))),
    "coalition_that_is_not_listed": ("is not one that the claim ranges over", lambda c: claim(c, "circle").update(evidence=claim(c, "together")["evidence"])),
    "truthful_coalition_that_is_not_listed": ("is not one that the claim ranges over", on("together", lambda e: e["rows"][0]["truthful"][0].update(truth={"1": "a"}))),
    "report_of_another_coalition": ("is not one of the coalition", on("circle", setter({"2": "s"}, "rows", 0, "reports", 0, "report"))),
    "undeterred_reports_verify_nothing": ("the evidence shows that the claim is refuted", lambda c: claim(c, "circle").update(verdict="verified")),
})
forgeries("malformed", "circle", {
    "report_of_no_type": ("agent 1 has no type 'e'", on("circle", setter({"1": "e"}, "rows", 0, "reports", 0, "report"))),
    "row_without_truthful_types": ("the key 'truthful' is missing", on("circle", lambda e: e["rows"][0].pop("truthful"))),
})



def everybody_pays(e):
    """What agent 1 is paid, and agent 2 pays, is larger by 10 at every profile: no misreport pays more for it."""
    for rule in e["rules"]:
        for row in rule["amounts"]:
            row["amounts"] = {"1": str(Fraction(row["amounts"]["1"]) + 10), "2": str(Fraction(row["amounts"]["2"]) - 10)}


def first_asked(e):
    return next(row for row in e["rows"] if "participation" in row)["participation"]


forgeries("rejected", "haggle", {
    "rules_that_one_declines": ("does not make every comparison of the claim hold", on("interim", everybody_pays)),
    "participation_left_out": ("does not hold", on("ex_post", lambda e: [row.pop("participation", None) for row in e["rows"]])),
    "participation_weighted_more": ("does not hold", on("ex_post", lambda e: first_asked(e)[0].update(multiplier="1000"))),
    "participation_of_a_negative_multiplier": ("does not hold", on("ex_post", lambda e: [term.update(multiplier="-" + term["multiplier"]) for term in first_asked(e)])),
    "participation_twice": ("uses a requirement twice", on("ex_post", lambda e: first_asked(e).append(first_asked(e)[0]))),
    "participation_of_another_stage": ("something that is not required", on("ex_post", lambda e: first_asked(e)[0]["place"].update(truth={"1": "1"}, coalition=["1"]))),
    "participation_nowhere": ("something that is not required", on("ex_post", lambda e: first_asked(e)[0].update(place={}))),
    "participation_that_is_not_asked": ("something that is not required", lambda c: claim(c, "free").update(verdict="refuted", evidence=claim(c, "ex_post")["evidence"])),
    "combination_without_a_balance": ("does not hold", on("contrary", lambda e: e["terms"].remove(next(term for term in e["terms"] if term["requirement"] == "balance")))),
    "combination_of_what_is_not_asked": ("something that is not required", lambda c: claim(c, "free").update(verdict="refuted", evidence=claim(c, "contrary")["evidence"])),
    "combination_of_incentives": ("something that is not required", on("contrary", lambda e: e["terms"].append(
        {"requirement": "incentive", "place": {"coalition": ["1"], "truth": {"1": "1"}, "report": {"1": "5"}}, "multiplier": "1"}))),
})
forgeries("malformed", "haggle", {
    "participation_in_nothing": ("it is left out if nothing is asked", on("ex_post", lambda e: e["rows"][0].update(participation=[]))),
    "participation_without_a_multiplier": ("the key 'multiplier' is missing", on("ex_post", lambda e: first_asked(e)[0].pop("multiplier"))),
})

forgeries("rejected", "modest", {
    "scheme_that_makes_the_outsider_lie": ("does not hold", on("open", setter("greedy", "scheme"))),
    "scheme_by_which_one_gains_nothing": ("does not hold", on("open", setter("lopsided", "scheme"))),
    "scheme_of_one": ("does not range over schemes of this coalition", on("open", setter("alone", "scheme"))),
    "scheme_of_another_mechanism": ("the scheme is one of another mechanism", on("open", setter("elsewhere", "scheme"))),
    "scheme_of_some_against_all": ("does not range over schemes of this coalition", lambda c: claim(c, "open.grand").update(verdict="refuted", evidence=claim(c, "open")["evidence"])),
    "scheme_that_verifies": ("the evidence shows that the claim is refuted", lambda c: claim(c, "open").update(verdict="verified")),
    "scheme_about_another_property": ("evidence of this form says nothing about scheme", lambda c: claim(c, "greedy").update(evidence=claim(c, "open")["evidence"])),
})
forgeries("malformed", "modest", {
    "scheme_without_a_name": ("the key 'scheme' is missing", on("open", lambda e: e.pop("scheme"))),
    "scheme_that_is_none": ("there is no scheme 'ring'", on("open", setter("ring", "scheme"))),
})
