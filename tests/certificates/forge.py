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

for honest in ("lamp", "independent", "correlated", "price", "turns"):
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
