#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""forge.py CANDOR: writes the arena, verified/, rejected/, malformed/ and undecided/ below this folder, FOLDER/CASE/FAULT.json, each made from an honest certificate by one fault.

A checker accepts every file of verified/ with its case of cases/, and none of the others. The text beside each fault is what candor says about it.
Where a fault is one that another checker once let pass, it says which.
"""
import copy
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDERS = {"verified": 0, "rejected": 1, "undecided": 2, "malformed": 3}     # what candor verify ends with
FORGERIES = {folder: {} for folder in FOLDERS}                               # folder -> (case, fault) -> (what candor says, edit)


def forgery(folder, case, says="", fault=None):
    """Registers edit(certificate), which changes the parsed certificate or returns the bytes of the forged one."""
    def register(edit):
        FORGERIES[folder][case, fault or edit.__name__] = (says, edit)
        return edit
    return register


def claim(certificate, name):
    return next(one for one in certificate["claims"] if one["id"] == name)


def evidence(certificate, name):
    return claim(certificate, name)["evidence"]


def forgeries(folder, case, table):
    """Faults whose edit is one line."""
    for fault, (says, edit) in table.items():
        forgery(folder, case, says, fault)(edit)


def text_of(certificate):
    """One line for each row, rule and claim."""
    def value(item):
        return "[\n    " + ",\n    ".join(map(json.dumps, item)) + "\n  ]" if isinstance(item, list) and item and isinstance(item[0], dict) else json.dumps(item)
    return "{\n  " + ",\n  ".join(f"{json.dumps(key)}: {value(item)}" for key, item in certificate.items()) + "\n}"


def edited(old, new):
    """A fault in the text: JSON that Python would not write."""
    def edit(certificate):
        text = text_of(certificate)
        assert text.count(old) >= 1, old
        return text.replace(old, new, 1).encode("utf-8", "surrogateescape")
    return edit


def setter(value, *keys):
    def edit(certificate):
        place = certificate
        for key in keys[:-1]:
            place = place[key]
        place[keys[-1]] = value
    return edit


def without(*keys):
    def edit(certificate):
        place = certificate
        for key in keys[:-1]:
            place = place[key]
        del place[keys[-1]]
    return edit


def swapped(items, first, second):
    items[first], items[second] = items[second], items[first]


def on(name, change):
    """change(evidence of the claim)."""
    def edit(certificate):
        change(evidence(certificate, name))
    return edit


# --- accepted --------------------------------------------------------------------------------------------------------------------------------------------------------

for honest in ("lamp", "independent", "correlated", "price", "trade", "partners", "turns"):
    forgery("verified", honest, fault="honest")(lambda certificate: None)


@forgery("verified", "lamp")
def keys_in_another_order(certificate):
    return json.dumps(certificate, sort_keys=True).encode()


@forgery("verified", "independent")
def terms_in_another_order(certificate):
    evidence(certificate, "implementable.q")["terms"].reverse()
    evidence(certificate, "maxmin.small")["weights"].reverse()


@forgery("verified", "independent")
def twice_the_combination(certificate):
    for term in evidence(certificate, "implementable.q")["terms"]:
        term["multiplier"] = str(2 * int(term["multiplier"]))


@forgery("verified", "independent")
def another_counterexample(certificate):
    evidence(certificate, "honest.q")["place"].update(truth={"1": "a"}, report={"1": "b"})


# --- about something else ----------------------------------------------------------------------------------------------------------------------------------------------

def as_if(case):
    def edit(certificate):
        certificate["case"] = case
    return edit


forgeries("rejected", "lamp", {
    "of_another_case": ("the certificate is about the case 'candle', this is 'lamp'", as_if("candle")),
    # Data compared with itself instead of with what it comes from: nanoda (lean-kernel-arena#16).
    "prior_changed": ("prior[ann: low, bob: plain].probability: the certificate has", lambda c: (setter("1/2", "prior", 0, "probability")(c), setter("1/2", "prior", 1, "probability")(c))),
    "payoff_changed": ("payoffs[ann: low, bob: plain].payoffs.lamp.ann", setter("-1", "payoffs", 0, "payoffs", "lamp", "ann")),
    "transfer_changed": ("transfers[price].amounts", setter("-1", "transfers", 1, "amounts", 1, "amounts", "ann")),
    "outside_option_changed": ("outside_options", setter("-5", "outside_options", 0, "amounts", "ann")),
    "allocation_changed": ("allocations[q].lotteries", setter({"lamp": "1"}, "allocations", 0, "lotteries", 0, "outcomes")),
    "coalition_left_out": ("coalitions: the certificate has", lambda c: c["coalitions"].pop()),
    "type_given_a_value": ("types.ann", setter("1", "types", "ann", 0, "value")),
    "rule_renamed": ("transfers[gratis]", lambda c: (setter("gratis", "transfers", 0, "name")(c), setter("gratis", "claims", 0, "statement", "mechanism", "transfers", 0)(c))),
    "construction_invented": ("allocations[q]", setter("first", "allocations", 0, "efficient")),
    "mechanism_added": ("mechanisms", lambda c: c["mechanisms"].append({"name": "shop", "allocation": "q", "transfers": ["price"]})),
    "claim_removed": ("the case claims honest_for_nothing, the certificate does not", without("claims", 0)),
    "claim_added": ("the certificate claims zest, the case does not", lambda c: c["claims"].append({**copy.deepcopy(c["claims"][1]), "id": "zest"})),
    "claim_renamed": ("the case claims truthful", setter("truthfully", "claims", 1, "id")),
    "statement_about_other_rules": ("claims[honest_for_nothing].statement", lambda c: (setter("price", "claims", 0, "statement", "mechanism", "transfers", 0)(c),
                                                                                       setter("verified", "claims", 0, "verdict")(c), setter({"kind": "enumerate"}, "claims", 0, "evidence")(c))),
    "statement_of_another_property": ("claims[truthful].statement", setter("ex_post_ic", "claims", 1, "statement", "property")),
    "verdict_flipped": ("the evidence shows that the claim is verified", setter("refuted", "claims", 1, "verdict")),
    "false_claim_verified": ("the evidence shows that the claim is refuted", lambda c: (setter("verified", "claims", 0, "verdict")(c), setter({"kind": "enumerate"}, "claims", 0, "evidence")(c))),
    "counterexample_called_a_proof": ("the evidence shows that the claim is refuted", setter("verified", "claims", 0, "verdict")),
    "witness_where_the_comparison_holds": ("the comparison at the place of the witness holds", lambda c: evidence(c, "honest_for_nothing")["place"].update(truth={"ann": "high"}, report={"ann": "low"})),
    "witness_that_reports_the_truth": ("says nothing about the place", lambda c: evidence(c, "honest_for_nothing")["place"].update(report={"ann": "low"})),
    "witness_nowhere": ("says nothing about the place", setter({}, "claims", 0, "evidence", "place")),
    "witness_of_another_coalition": ("says nothing about the place", lambda c: evidence(c, "honest_for_nothing")["place"].update(coalition=["bob"])),
    "witness_with_a_key_too_many": ("says nothing about the place", lambda c: evidence(c, "honest_for_nothing")["place"].update(outcome="lamp")),
})

# --- evidence that does not show it ----------------------------------------------------------------------------------------------------------------------------------------


def negate(text):
    return text[1:] if text.startswith("-") else "-" + text


@forgery("rejected", "independent", "a comparison that the counterexample needs does not hold")
def all_multipliers_negated(certificate):
    for term in evidence(certificate, "implementable.q")["terms"]:
        term["multiplier"] = negate(term["multiplier"])


@forgery("rejected", "independent", "does not make every comparison of the claim hold")
def evidence_of_another_claim(certificate):
    claim(certificate, "implementable.q").update(verdict="verified", evidence=evidence(certificate, "implementable.p"))


forgeries("rejected", "independent", {
    # A step that uses nothing was `valid`: carcara#19.
    "combination_of_nothing": ("does not hold", on("implementable.q", setter([], "terms"))),
    "combination_without_a_term": ("does not hold", on("implementable.q", without("terms", 0))),
    "multiplier_changed": ("does not hold", on("implementable.q", setter("1000001/1000000", "terms", 0, "multiplier"))),
    "multiplier_zero": ("does not hold", on("implementable.q", setter("0", "terms", 0, "multiplier"))),
    "requirement_twice": ("uses a requirement twice", on("implementable.q", lambda e: e["terms"].append(e["terms"][0]))),
    "requirement_of_another_kind": ("something that is not required", on("implementable.q", setter("participation", "terms", 0, "requirement"))),
    "requirement_of_another_report": ("something that is not required", on("implementable.q", lambda e: e["terms"][0]["place"].update(report=e["terms"][0]["place"]["truth"]))),
    "requirement_nowhere": ("something that is not required", on("implementable.q", setter({}, "terms", 0, "place"))),
    "theorem_about_another_property": ("evidence of this form says nothing about bayesian_ic", lambda c: claim(c, "honest").update(evidence={"kind": "proposition_2"})),
    "enumeration_of_what_cannot_be_enumerated": ("are needed", lambda c: claim(c, "implementable.q").update(evidence={"kind": "enumerate"})),
    "weights_left_out": ("no weights are given", on("maxmin.small", without("weights", 0))),
    "weights_all_left_out": ("no weights are given", on("maxmin.small", setter([], "weights"))),
    "weights_twice": ("weights are given twice", on("maxmin.small", lambda e: e["weights"].append(e["weights"][0]))),
    "weights_that_do_not_sum_to_1": ("the weights sum to 2, not 1", on("maxmin.small", setter({"small": "1", "small_reversed": "1"}, "weights", 0, "weights"))),
    "weights_negative": ("a weight is negative", on("maxmin.small", setter({"small": "2", "small_reversed": "-1"}, "weights", 0, "weights"))),
    "weights_that_do_not_deter": ("does not make every comparison of the claim hold", on("maxmin.small", setter({"small": "1", "small_reversed": "0"}, "weights", 0, "weights"))),
    "weights_of_what_is_not_claimed": ("there is nothing to compare", on("maxmin.small", lambda e: e["weights"].append({**e["weights"][0], "truth": {"1": "a", "2": "b"}}))),
    "mixed_report_that_does_not_pay": ("does not hold", on("maxmin.large", setter([{"types": {"1": "b"}, "probability": "1"}], "report"))),
    "mixed_report_of_the_truth": ("the mixed report is empty", on("maxmin.large", setter([], "report"))),
    "mixed_report_of_another_agent": ("a joint type that the coalition does not have", on("maxmin.large", setter([{"types": {"2": "b"}, "probability": "1"}], "report"))),
    "mixed_report_of_a_coalition_not_listed": ("not one that the claim ranges over", on("maxmin.large", setter({"1": "a", "2": "a"}, "truth"))),
    "transfers_that_do_not_balance": ("does not make every comparison of the claim hold", on("implementable.p", setter("1", "amounts", 0, "amounts", "2"))),
    "lies_of_nobody": ("does not hold", on("identifiable", setter([], "strategies"))),
    "lies_that_are_the_truth": ("does not hold", on("identifiable", setter([{"coalition": ["1"], "reports": [{"truth": {"1": t}, "report": [{"types": {"1": t}, "probability": "1"}]} for t in "ab"]}], "strategies"))),
    "lies_that_can_be_told_apart": ("does not hold", on("identifiable", setter([{"coalition": ["1"], "reports": [{"truth": {"1": t}, "report": [{"types": {"1": "a"}, "probability": "1"}]} for t in "ab"]}], "strategies"))),
    "lies_of_a_coalition_twice": ("a coalition has two strategies", on("identifiable", lambda e: e["strategies"].append(e["strategies"][0]))),
    "rules_none": ("there is no transfer rule", on("ambiguous.p", lambda e: e.update(rules=[], weights=[]))),
    "rule_that_does_not_balance": ("does not make every comparison of the claim hold", on("ambiguous.p", setter("7", "rules", 0, "amounts", 0, "amounts", "1"))),
    "beliefs_of_one_type": ("two joint types of one coalition are needed", on("ambiguous.q", lambda e: e.update(second=e["first"]))),
    "beliefs_of_two_agents": ("two joint types of one coalition are needed", on("ambiguous.q", setter({"2": "b"}, "second"))),
    "beliefs_of_the_contented": ("does not hold", on("ambiguous.q", lambda e: e.update(first={"2": "a"}, second={"2": "b"}))),
})

forgeries("rejected", "correlated", {
    "bound_not_used": ("something that is not required", lambda c: claim(c, "balanced").update(evidence={"kind": "combination", "terms": [
        {"requirement": "least_transfer", "place": {"coalition": ["1"], "truth": {"1": "a", "2": "a"}}, "multiplier": "1"}]})),
    "type_of_probability_zero": ("something that is not required", on("balanced", lambda e: next(t for t in e["terms"] if t["requirement"] == "incentive")["place"].update(
        coalition=["1"], truth={"1": "never"}, report={"1": "a"}))),
    "theorem_without_its_hypotheses": ("does not make every comparison of the claim hold", lambda c: claim(c, "truthful").update(verdict="verified", evidence={"kind": "proposition_2"})),
    "theorem_that_refutes": ("does not make every comparison of the claim hold", lambda c: claim(c, "truthful").update(evidence={"kind": "proposition_2"})),
    "transfers_of_nothing": ("does not make every comparison of the claim hold", on("unbalanced", lambda e: [row.update(amounts={"1": "0", "2": "0"}) for row in e["amounts"]])),
})

forgeries("rejected", "turns", {
    "transition_changed": ("transitions", lambda c: c["transitions"][0]["probabilities"].update(low="1/4", high="3/4")),
    "transfer_in_a_later_period_changed": ("transfers[liu].rows", lambda c: c["transfers"][0]["rows"][-1]["amounts"].update({"1": "7", "2": "-7"})),
    "plan_that_is_not_best": ("does not make every comparison of the claim hold", on("best.q", lambda e: [row.update(outcome="wait") for row in e["rows"]])),
    "plan_that_refutes_and_is_no_better": ("does not hold", on("best.p", lambda e: [row.update(outcome="wait") for row in e["rows"]])),
    "opposition_to_one_agent_only": ("there is no policy against one of the agents", on("sure.fair", lambda e: e["against"].pop())),
    "immunity_of_one_agent": ("there is no policy against one of the agents", on("all.fair", lambda e: e["opposition"]["against"].pop())),
    "collusion_with_a_gift": ("the lump sums do not sum to 0", on("all.free", lambda e: e["lump_sums"].update({"1": "1", "2": "1"}))),
    "collusion_in_which_one_member_loses": ("does not hold", on("all.free", lambda e: e["lump_sums"].update({"1": "-100", "2": "100"}))),
    "collusion_by_truth": ("does not hold", on("all.free", lambda e: e["policy"].update(rows=[]))),
})

forgeries("malformed", "turns", {
    "scheme_not_named": ("the scheme is not named", lambda c: claim(c, "ring.balanced")["statement"].pop("scheme")),
})

# --- undecided: a claim that is there and not shown ------------------------------------------------------------------------------------------------------------------------


@forgery("undecided", "lamp", "undecided")
def hole(certificate):
    """Named by its own key, a hole does not count: carcara printed `holey` and ended with 0, two Metamath verifiers passed a proof with a `?` (set.mm#2210)."""
    one = claim(certificate, "truthful")
    one.update(verdict="undecided", reason="left to the reader")
    del one["evidence"]


@forgery("undecided", "lamp", "undecided")
def nothing_but_holes(certificate):
    for one in certificate["claims"]:
        one.update(verdict="undecided", reason="left to the reader")
        del one["evidence"]


# --- not in the format -----------------------------------------------------------------------------------------------------------------------------------------------------


@forgery("malformed", "lamp", "unexpected end of input")
def truncated(certificate):
    """Ended with 0: lrat-check (drat-trim#32)."""
    return text_of(certificate).encode()[:-40]


@forgery("malformed", "lamp", "unexpected end of input")
def empty(_certificate):
    return b""


forgeries("malformed", "lamp", {
    "only_white_space": ("unexpected end of input", lambda c: b" \n"),
    "an_empty_object": ("the key 'candor_certificate' is missing", lambda c: b"{}"),
    "an_array": ("an object is expected here", lambda c: b"[]"),
    "something_after_it": ("expected end of input", lambda c: text_of(c).encode() + b"{}"),
    "comment": ("invalid literal", lambda c: b"// trust me\n" + text_of(c).encode()),
    "byte_order_mark": ("no byte order mark", lambda c: b"\xef\xbb\xbf" + text_of(c).encode()),
    "not_utf8": ("ill-formed UTF-8 byte", lambda c: text_of(c).encode().replace(b'"plain"', b'"pl\xe4in"')),
    "half_a_surrogate": ("surrogate", edited('"plain"', '"pl\\ud800in"')),
    "nested_too_deeply": ("nested too deeply", lambda c: b"[" * 100000),
    "duplicate_key": ('the key \\"verdict\\" occurs twice', edited('"verdict": "verified"', '"verdict": "refuted", "verdict": "verified"')),
    "duplicate_key_escaped": ("occurs twice", edited('"verdict": "verified"', '"verdict": "refuted", "verdic\\u0074": "verified"')),
    "unknown_key": ("the key 'trust' has no meaning here", setter(True, "claims", 0, "trust")),
    "unknown_key_in_evidence": ("the key 'hint' has no meaning here", setter("none", "claims", 1, "evidence", "hint")),
    "unknown_key_in_a_table": ("the key 'weight' has no meaning here", setter("1", "prior", 0, "weight")),
    "key_missing": ("the key 'outside_options' is missing", without("outside_options")),
    "version_of_tomorrow": ("this version of the format is not known", setter("2", "candor_certificate")),
    "version_missing": ("the key 'candor_certificate' is missing", without("candor_certificate")),
    "number_as_a_number": ("numbers are strings here", setter(1, "payoffs", 0, "payoffs", "lamp", "ann")),
    "number_with_an_exponent": ("numbers are strings here", edited('"probability": "1/3"', '"probability": 3e-1')),
    "null": ("there is no null", setter(None, "claims", 0, "evidence")),
    "fraction_not_in_lowest_terms": ("numbers are in lowest terms", setter("2/6", "prior", 0, "probability")),
    "fraction_over_1": ("numbers are in lowest terms", setter("1/1", "payoffs", 0, "payoffs", "lamp", "ann")),
    "decimal": ("numbers are in lowest terms", setter("0.5", "payoffs", 0, "payoffs", "lamp", "ann")),
    "minus_zero": ("numbers are in lowest terms", setter("-0", "payoffs", 0, "payoffs", "none", "ann")),
    "leading_zero": ("numbers are in lowest terms", setter("01", "payoffs", 0, "payoffs", "lamp", "ann")),
    "denominator_zero": ("is no number", setter("1/0", "prior", 0, "probability")),
    "denominator_negative": ("is no number", setter("1/-3", "prior", 0, "probability")),
    "plus_sign": ("is no number", setter("+1", "payoffs", 0, "payoffs", "lamp", "ann")),
    "not_a_number": ("is no number", setter("nan", "payoffs", 0, "payoffs", "lamp", "ann")),
    "number_too_long": ("is no number", setter("9" * 5000, "payoffs", 0, "payoffs", "lamp", "ann")),
    "word_with_a_blank": ("is none of: verified, refuted, undecided", setter("verified ", "claims", 1, "verdict")),
    "string_for_true": ("an object is expected here", setter("enumerate", "claims", 1, "evidence")),
    "claims_reordered": ("claims are by id", lambda c: c["claims"].reverse()),
    "claim_twice": ("claims are by id, each once", lambda c: c["claims"].append(c["claims"][-1])),
    "no_claims": ("there is no claim", setter([], "claims")),
    "id_with_a_blank": ("an id is made of", setter("truth ful", "claims", 1, "id")),
    "row_missing": ("there are 1 rows here, not one for each of 2", without("prior", 0)),
    "row_twice": ("the row of {ann: high, bob: plain} is expected here", lambda c: c["prior"].__setitem__(1, c["prior"][0])),
    "row_too_many": ("there are 3 rows here", lambda c: c["prior"].append(c["prior"][0])),
    "rows_swapped": ("the row of {ann: low, bob: plain} is expected here", lambda c: swapped(c["payoffs"], 0, 1)),
    "row_of_half_a_profile": ("is expected here", without("prior", 0, "types", "bob")),
    "no_agents": ("there are two to 20 agents", setter([], "agents")),
    "agent_twice": ("two of these have the same name", setter(["ann", "ann"], "agents")),
    "type_twice": ("all of different names", setter([{"type": "low"}, {"type": "low"}], "types", "ann")),
    "agent_unknown": ("there is no agent 'eve'", lambda c: evidence(c, "honest_for_nothing")["place"].update(coalition=["eve"])),
    "type_unknown": ("agent ann has no type 'middle'", lambda c: evidence(c, "honest_for_nothing")["place"].update(report={"ann": "middle"})),
    "outcome_unknown": ("there is no outcome 'candle'", setter({"candle": "1"}, "allocations", 0, "lotteries", 0, "outcomes")),
    "rule_unknown": ("there is no transfer rule 'fees'", setter(["fees"], "claims", 1, "statement", "mechanism", "transfers")),
    "rule_by_position": ("a string is expected here", setter([True], "claims", 1, "statement", "mechanism", "transfers")),
    "rule_twice": ("occurs twice", setter(["price", "price"], "claims", 1, "statement", "mechanism", "transfers")),
    "mechanism_unknown": ("there is no mechanism 'shop'", setter("shop", "claims", 1, "statement", "mechanism")),
    "mechanism_of_no_rules": ("there is no rule here", setter([], "claims", 1, "statement", "mechanism", "transfers")),
    "property_unknown": ("there is no property 'honesty'", setter("honesty", "claims", 1, "statement", "property")),
    "evidence_of_trust": ("there is no evidence of the kind 'trust'", setter({"kind": "trust"}, "claims", 1, "evidence")),
    "evidence_missing": ("the key 'evidence' is missing", without("claims", 1, "evidence")),
    "undecided_with_evidence": ("the key 'reason' is missing", setter("undecided", "claims", 1, "verdict")),
    "verified_with_a_reason": ("the key 'reason' has no meaning here", setter("obvious", "claims", 1, "reason")),
    "coalition_empty": ("a coalition has at least one member", setter([[]], "coalitions")),
    "coalition_in_another_order": ("in the order of the agents", setter(["bob", "ann"], "coalitions", 2)),
    "coalition_twice": ("this coalition occurs twice", setter(["ann"], "coalitions", 2)),
    "lottery_that_sums_to_more": ("the probabilities sum to 3/2, not 1", setter({"lamp": "1", "none": "1/2"}, "allocations", 0, "lotteries", 0, "outcomes")),
    "lottery_with_a_zero": ("positive", setter({"lamp": "1", "none": "0"}, "allocations", 0, "lotteries", 0, "outcomes")),
    "name_empty": ("a name is not empty", setter("", "transfers", 0, "name")),
    "name_with_a_control_character": ("no control characters", setter("fr\u001bee", "transfers", 0, "name")),
})

forgeries("malformed", "independent", {
    "weights_of_a_rule_missing": ("the key 'small_reversed' is missing", on("maxmin.small", setter({"small": "1"}, "weights", 0, "weights"))),
    "weights_of_a_rule_unknown": ("has no meaning here", on("maxmin.small", setter("0", "weights", 0, "weights", "large"))),
    "mixed_report_that_sums_to_more": ("the probabilities sum to 3/2, not 1", on("maxmin.large", setter("1", "report", 0, "probability"))),
    "mixed_report_with_a_negative_probability": ("a probability is not negative", on("maxmin.large", lambda e: (setter("-1", "report", 0, "probability")(e), setter("2", "report", 1, "probability")(e)))),
    "mixed_report_twice_the_same": ("occurs twice", on("maxmin.large", lambda e: setter(e["report"][0], "report", 1)(e))),
    "strategy_without_a_type": ("rows here", on("identifiable", without("strategies", 0, "reports", 0))),
    "formation_of_a_single_agent": ("the key 'formation' has no meaning here", on("identifiable", setter("1", "strategies", 0, "formation"))),
    "gain_as_a_word": ("is no number", lambda c: claim(c, "lie")["statement"].update(gain="one")),
    "condition_profile_twice": ("in the order of tables", lambda c: claim(c, "value")["statement"]["given"]["condition"]["profiles"].append(
        claim(c, "value")["statement"]["given"]["condition"]["profiles"][0])),
    "theorem_with_a_constant": ("the key 'constants' has no meaning here", lambda c: claim(c, "honest").update(evidence={"kind": "proposition_2", "constants": {"1": "0"}})),
    "rule_with_another_name": ("the name of this rule is rule1", on("ambiguous.p", setter("small", "rules", 0, "name"))),
})


# --- regions of parameters -------------------------------------------------------------------------------------------------------------------------------------------

def term(certificate, name, bound=0, which=0):
    return evidence(certificate, name)["bounds"][bound]["terms"][which]


def one_larger(certificate, name, parameter=0):
    return claim(certificate, name)["statement"]["parameters"][parameter]["one_larger"]


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
    part = claim(certificate, "region.truthful")["statement"]["claims"][0]
    statement = {"property": "maxmin_coalitional_ic", "mechanism": {"allocation": "q", "transfers": ["sale", "vcg"]}, "coalitions": [["ann"]], "strategies": "pure"}
    part.update(statement=statement, one_larger={"price": statement})


forgery("rejected", "price", "claims[region.truthful].statement.claims[truthful].statement")(region_of_several_rules)


@forgery("rejected", "price", "claims[region.cheap].statement.claims[cheap].one_larger.price.relation")
def other_comparisons_when_the_price_is_larger(certificate):
    claim(certificate, "region.cheap")["statement"]["claims"][0]["one_larger"]["price"]["relation"] = "<="


@forgery("rejected", "price", "claims[region.cheap].statement.claims[cheap].statement.relation")
def inequation(certificate):
    part = claim(certificate, "region.cheap")["statement"]["claims"][0]
    part["statement"]["relation"] = part["one_larger"]["price"]["relation"] = "!="


forgeries("rejected", "price", {
    "bound_without_terms": ("an inequality of the region is derived from nothing", on("region.truthful", setter([], "bounds", 0, "terms"))),
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
    "larger_price_with_another_number": ("claims[region.cheap].statement.claims[cheap].one_larger.price.number", lambda c: setter("3", "claims", 0, "one_larger", "price", "number")(claim(c, "region.cheap")["statement"])),
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
    "term_of_an_unknown_claim": ("the region is not about a claim of this id", on("region.truthful", setter("willing", "bounds", 0, "terms", 0, "claim"))),
    "point_without_a_value": ("the key 'price' is missing", on("region.too_large", without("values", "price"))),
    "strict_as_a_word": ("true or false is expected here", on("region.truthful", setter("false", "consequences", 0, "demand", "strict"))),
})


# --- the best that transfers can do ------------------------------------------------------------------------------------------------------------------------------------------

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
    "optimum_with_another_number": ("claims[best].statement.number", lambda c: setter("1", "number")(claim(c, "best")["statement"])),
    "optimum_in_the_other_direction": ("claims[best].statement.direction", lambda c: setter("least", "direction")(claim(c, "best")["statement"])),
    "optimum_of_the_converse_difference": ("claims[best].statement.given", lambda c: swapped(claim(c, "best")["statement"], "given", "minus")),
    "optimum_with_fewer_requirements": ("claims[money].statement.dominant_strategy_ic", lambda c: setter(False, "dominant_strategy_ic")(claim(c, "money")["statement"])),
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
    "utilities_without_rows": ("there is not one row for each agent", on("fixed", setter([], "rows"))),
    "utilities_with_a_row_too_many": ("there are more rows than types", on("fixed", lambda e: e["rows"].append(e["rows"][0]))),
    "utilities_bounded_from_one_side": (NOT_SHOWN, on("fixed", lambda e: setter(e["rows"][0]["least"], "rows", 0, "largest")(e))),
    "utilities_of_the_first_type": ("there is not one row for each agent", on("fixed", setter({"buyer": "0"}, "rows", 0, "truth"))),
    "utilities_not_unique_after_all": (NOT_SHOWN, lambda c: claim(c, "free").update(verdict="verified", evidence=evidence(c, "fixed"))),
    "groves_price_enumerated": ("the evidence shows that the claim is refuted", lambda c: claim(c, "groves.price").update(verdict="verified", evidence={"kind": "enumerate"})),
    "groves_witness_elsewhere": ("says nothing about the place", lambda c: swapped(evidence(c, "groves.price")["place"], "truth", "other")),
    "number_of_a_profile_changed": ("claims[gain].statement.parts", lambda c: setter("5", "parts", 0, "numbers", 1, "number")(claim(c, "gain")["statement"])),
    "text_of_a_number_changed": ("claims[gain].statement.text", lambda c: setter("0", "text")(claim(c, "gain")["statement"])),
    "part_left_out": ("claims[paid].statement.parts", lambda c: claim(c, "paid")["statement"]["parts"].pop()),
    "relation_turned_round": ("claims[paid].statement.relation", lambda c: setter(">=", "relation")(claim(c, "paid")["statement"])),
    "loss_denied": ("the evidence shows that the claim is refuted", lambda c: claim(c, "loss").update(verdict="verified", evidence={"kind": "enumerate"})),
    "lottery_without_its_name": ("allocations[lottery]", without("allocations", 1, "green_laffont")),
    "name_of_the_lottery_borrowed": ("allocations[give]", setter(True, "allocations", 2, "green_laffont")),
    "rule_by_another_name": ("transfers[shares].construction.rule", setter("vcg", "transfers", 2, "construction", "rule")),
})

forgeries("malformed", "trade", {
    "optimum_of_payoffs": ("", lambda c: setter("payoff", "of")(claim(c, "best")["statement"])),
    "optimum_without_a_number": ("the key 'number' is missing", lambda c: claim(c, "best")["statement"].pop("number")),
    "optimum_upwards": ("", lambda c: setter("most", "direction")(claim(c, "best")["statement"])),
    "everywhere_without_parts": ("somebody's amounts are compared", lambda c: setter([], "parts")(claim(c, "paid")["statement"])),
    "everywhere_with_a_profile_missing": ("there are 1 rows here, not one for each of 2", lambda c: claim(c, "paid")["statement"]["parts"][0]["numbers"].pop()),
    "everywhere_of_transfers_with_an_allocation": ("the key 'allocation' has no meaning here", lambda c: claim(c, "paid")["statement"].update(allocation="q")),
    "rule_of_no_such_name": ("", setter("green", "transfers", 2, "construction", "rule")),
    "row_without_a_side": ("the key 'largest' is missing", on("fixed", without("rows", 0, "largest"))),
    "lottery_perhaps": ("true or false is expected here", setter("yes", "allocations", 1, "green_laffont")),
})


# --- look-alikes, things said twice, and what belongs elsewhere ------------------------------------------------------------------------------------------------------------


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
    "rule_with_a_blank_behind": ("there is no transfer rule 'price '", setter(["price", "price "], "claims", 1, "statement", "mechanism", "transfers")),
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


# --- continuous values -------------------------------------------------------------------------------------------------------------------------------------------------

def with_points(kind="bounds", agent=None, **points):
    return lambda evidence: (evidence.clear(), evidence.update({"kind": kind, "below": [], "above": []} | points | ({} if agent is None else {"agent": {"index": agent}})))


def about_surd(change):
    """change(distribution)"""
    return lambda certificate: change(certificate["distributions"][1])


FLAT = {"breaks": ["0", "1/8", "7/8", "1"], "pieces": [{"coefficients": ["0", "4"]}, {"coefficients": ["1/2"]}, {"coefficients": ["-3", "4"]}]}

forgeries("verified", "partners", {
    "points_further_away": ("", on("dissolvable", with_points(below=["13/50", "151/200"]))),
    "another_prior": ("", on("whatever", lambda e: (with_points("prior_against", above=["3/50", "47/50"])(e), e.update(distribution=FLAT)))),
})

forgeries("rejected", "partners", {
    "point_too_low": ("the evidence does not make every comparison of the claim hold", on("dissolvable", with_points(below=["6/25", "3/4"]))),
    "points_too_far_away": ("the evidence does not make every comparison of the claim hold", on("dissolvable", with_points(below=["1/2", "1"]))),
    "points_on_the_wrong_side": ("the evidence does not have one point for each agent", on("dissolvable", with_points(above=["1/4", "3/4"]))),
    "point_of_one_agent": ("the evidence does not have one point for each agent", on("dissolvable", with_points(below=["1/4"]))),
    "point_outside": ("no value that an agent may have", on("dissolvable", with_points(below=["1/4", "2"]))),
    "against_what_is_true": ("a comparison that the counterexample needs does not hold", lambda c: (claim(c, "dissolvable").update(verdict="refuted"), on("dissolvable", with_points("bounds_against", above=["1/4", "3/4"]))(c))),
    "seller_called_dissolvable": ("the evidence does not make every comparison of the claim hold", lambda c: (claim(c, "seller").update(verdict="verified"), on("seller", with_points(below=["0", "1"]))(c))),
    "points_that_do_not_refute": ("a comparison that the counterexample needs does not hold", on("seller", with_points("bounds_against", above=["1", "0"]))),
    "participation_of_the_other": ("a comparison that the counterexample needs does not hold", on("simple", with_points("bounds_against", agent="0", above=["1/4"]))),
    "participation_of_nobody": ("does not say for which agent", on("simple", with_points("bounds_against", above=["3/4"]))),
    "participation_of_a_third": ("does not say for which agent", on("simple", with_points("bounds_against", agent="2", above=["3/4"]))),
    "mechanism_by_enumeration": ("is shown by points near", on("mechanism", lambda e: (e.clear(), e.update(kind="enumerate")))),
    "surplus_by_enumeration": ("is shown by points near", on("surplus", lambda e: (e.clear(), e.update(kind="enumerate")))),
    "surplus_bounded_on_one_side": ("the evidence does not have one point for each agent", on("surplus", with_points(below=["1/4", "3/4"]))),
    "function_by_points": ("this is no evidence for such a claim", on("transfer", with_points(below=["1/4", "3/4"]))),
    "function_changed": ("claims[transfer].statement.pieces[0].coefficients[2]", lambda c: claim(c, "transfer")["statement"]["pieces"][0].update(coefficients=["1/6", "0", "1/2"])),
    "prior_that_does_not_refute": ("a comparison that the counterexample needs does not hold", on("whatever", lambda e: (with_points("prior_against", above=["6/25", "19/25"])(e), e.update(distribution={"breaks": ["0", "1"], "pieces": [{"coefficients": ["0", "1"]}]})))),
    "prior_that_jumps": ("the distribution function jumps at 1/8", on("whatever", lambda e: e["distribution"]["pieces"].__setitem__(0, {"coefficients": ["0", "1"]}))),
    "prior_that_begins_later": ("do not begin at 0", on("whatever", lambda e: (with_points("prior_against", above=["6/25", "19/25"])(e), e.update(distribution={"breaks": ["1", "2"], "pieces": [{"coefficients": ["-1", "1"]}]})))),
    "annihilator_of_everything": ("does not have the root 0, or is 0", on("just", lambda e: e.update(annihilator=[]))),
    "annihilator_without_the_root_0": ("does not have the root 0, or is 0", on("just", lambda e: e["annihilator"].__setitem__(0, "1"))),
    "annihilator_that_does_not_vanish": ("the evidence does not make every comparison of the claim hold", on("just", lambda e: e.update(annihilator=["0", "1"]))),
    "roots_of_one_agent": ("one root for each agent", on("just", lambda e: e["roots"].pop())),
    "root_of_another_polynomial": ("the evidence does not make every comparison of the claim hold", on("just", lambda e: e["roots"][0].update(polynomial=["-3", "0", "1"], between={"lower": "17/10", "upper": "9/5"}))),
    "root_in_an_empty_interval": ("the evidence does not make every comparison of the claim hold", on("just", lambda e: e["roots"][0].update(between={"lower": "1", "upper": "5/4"}))),
    "root_across_pieces": ("lies in no piece of the distribution", on("just", lambda e: e["roots"][0].update(between={"lower": "1", "upper": "5/2"}))),
    "distribution_changed": ("distributions[surd].pieces[0].coefficients[2]", about_surd(lambda d: d["pieces"][0]["coefficients"].__setitem__(2, "1/17"))),
    "break_moved": ("distributions[surd].breaks[4]", about_surd(lambda d: d["breaks"].__setitem__(4, "42"))),
    "shares_changed": ("partnership.shares[0]", lambda c: c["partnership"].update(shares=["1/2", "1/2"])),
    "shares_of_a_claim_changed": ("claims[seller].statement.shares[0]", lambda c: claim(c, "seller")["statement"].update(shares=["1/2", "1/2"])),
    "side_payments_changed": ("claims[mechanism].statement.side_payments[0]", lambda c: claim(c, "mechanism")["statement"].update(side_payments=["0", "0"])),
})

forgeries("malformed", "partners", {
    "family_unknown": ("is none of: finite, continuum, dynamic", setter("discrete", "family")),
    "family_missing": ("the key 'types' is missing", without("family")),
    "shares_that_do_not_sum_to_1": ("the shares sum to 3/4, not 1", lambda c: c["partnership"].update(shares=["1/2", "1/4"])),
    "polynomial_with_a_zero_at_its_end": ("the last coefficient of a polynomial is not 0", about_surd(lambda d: d["pieces"][0]["coefficients"].append("0"))),
    "piece_missing": ("one piece between any two neighbouring breaks", about_surd(lambda d: d["pieces"].pop())),
    "interval_turned": ("upper end is not below its lower end", on("just", lambda e: e["roots"][0].update(between={"lower": "3/2", "upper": "1"}))),
    "distribution_unknown": ("there is no such distribution", lambda c: claim(c, "just")["statement"].update(distribution="none")),
    "partners_who_trade": ("either are partners or trade", lambda c: c.update(trade={"buyer": "0", "seller": "1", "buyer_distribution": "uniform", "seller_distribution": "uniform"})),
    "quantity_of_trades": ("this quantity is not one of such an instance", lambda c: claim(c, "surplus")["statement"].update(of="least_subsidy")),
    "one_side_payment": ("there is one side payment for each agent", lambda c: claim(c, "mechanism")["statement"].update(side_payments=["0"])),
})


def honest_certificates(candor):
    """case -> parsed certificate, as candor writes it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([candor, "check", "-q", "--certificates", folder, HERE / "cases"], check=True, timeout=120, stdout=subprocess.DEVNULL)
        return {path.stem: json.loads(path.read_bytes()) for path in sorted(Path(folder).glob("*.json"))}


def forged(certificates):
    """(folder, case, fault) -> bytes."""
    files = {}
    for folder, entries in FORGERIES.items():
        for (case, fault), (_, edit) in entries.items():
            certificate = copy.deepcopy(certificates[case])
            answer = edit(certificate)
            files[folder, case, fault] = answer if isinstance(answer, bytes) else (text_of(certificate) + "\n").encode()
    return files


if __name__ == "__main__":
    for (folder, case, fault), content in forged(honest_certificates(sys.argv[1])).items():
        path = HERE / folder / case / f"{fault}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
