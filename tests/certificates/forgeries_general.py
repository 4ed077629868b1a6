# SPDX-License-Identifier: MIT
"""Faults of certificates in general: about something else, evidence that does not show it, undecided claims, texts that are not in the format."""
import copy
import json

from forging import claim, edited, evidence, forgeries, forgery, on, setter, swapped, text_of, without


# --- accepted --------------------------------------------------------------------------------------------------------------------------------------------------------

for honest in ("lamp", "independent", "correlated", "price", "trade", "partners", "turns", "endless"):
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
    "rule_renamed": ("transfers[gratis]", lambda c: (setter("gratis", "transfers", 0, "name")(c), setter("gratis", "claims", 0, "statement", "transfers", 0)(c))),
    "construction_invented": ("allocations[q]", setter("first", "allocations", 0, "efficient")),
    "mechanism_added": ("mechanisms", lambda c: c["mechanisms"].append({"name": "shop", "allocation": "q", "transfers": ["price"]})),
    "claim_removed": ("the case claims honest_for_nothing, the certificate does not", without("claims", 0)),
    "claim_added": ("the certificate claims zest, the case does not", lambda c: c["claims"].append({**copy.deepcopy(c["claims"][1]), "id": "zest"})),
    "claim_renamed": ("the case claims truthful", setter("truthfully", "claims", 1, "id")),
    "statement_about_other_rules": ("claims[honest_for_nothing].statement", lambda c: (setter("price", "claims", 0, "statement", "transfers", 0)(c),
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

forgeries("rejected", "endless", {
    "horizon_finite": ("the certificate is not about this case", lambda c: (c.pop("infinite"), claim(c, "worth")["statement"].update(period="2"))),
    "patience_changed": ("discount", lambda c: c.update(discount="1/3")),
    "transfer_in_later_periods_changed": ("transfers[liu].rows", lambda c: c["transfers"][0]["rows"][-1]["amounts"].update({"1": "7", "2": "-7"})),
    "plan_that_is_best_at_first_only": ("does not make every comparison of the claim hold", on("best.q", lambda e: [row.update(outcome="wait") for row in e["rows"] if row["period"] == "2"])),
    "plan_that_refutes_and_is_no_better": ("does not hold", on("best.p", lambda e: [row.update(outcome="wait") for row in e["rows"]])),
    "opposition_that_rests_later": ("does not make every comparison of the claim hold", on("sure.charged", lambda e: e["against"][0].update(rows=[row for row in e["against"][0]["rows"] if row["period"] == "1"]))),
    "immunity_of_one_agent": ("there is no policy against one of the agents", on("all.fair", lambda e: e["opposition"]["against"].pop())),
    "collusion_in_which_one_member_loses": ("does not hold", on("all.free", lambda e: e["lump_sums"].update({"1": "-100", "2": "100"}))),
    "collusion_by_truth": ("does not hold", on("all.free", lambda e: e["policy"].update(rows=[]))),
    "collusion_in_the_first_period_only": ("does not hold", on("all.free", lambda e: e["policy"].update(rows=[row for row in e["policy"]["rows"] if row["period"] == "1"]))),
})

forgeries("malformed", "endless", {
    "three_periods_told_apart": ("two periods are told apart", lambda c: c.update(periods="3")),
    "row_of_a_third_period": ("a whole number from 1 to 2", on("best.q", lambda e: e["rows"][-1].update(period="3"))),
    "neither_finite_nor_infinite": ("true or false is expected", lambda c: c.update(infinite="yes")),
})

forgeries("malformed", "turns", {
    "scheme_not_named": ("the key 'scheme' is missing", lambda c: claim(c, "ring.balanced")["statement"].pop("scheme")),
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
    "something_after_a_nul_byte": ("no NUL byte", lambda c: text_of(c).encode() + b"\0garbage{"),     # the lexer took the byte for the end
    "comment": ("invalid literal", lambda c: b"// trust me\n" + text_of(c).encode()),
    "byte_order_mark": ("no byte order mark", lambda c: b"\xef\xbb\xbf" + text_of(c).encode()),
    "not_utf8": ("ill-formed UTF-8 byte", lambda c: text_of(c).encode().replace(b'"plain"', b'"pl\xe4in"')),
    "half_a_surrogate": ("surrogate", edited('"plain"', '"pl\\ud800in"')),
    "nested_too_deeply": ("nested too deeply", lambda c: b"[" * 100000),
    "duplicate_key": ('the key "verdict" occurs twice', edited('"verdict": "verified"', '"verdict": "refuted", "verdict": "verified"')),
    "duplicate_key_escaped": ("occurs twice", edited('"verdict": "verified"', '"verdict": "refuted", "verdic\\u0074": "verified"')),
    "unknown_key": ("the key 'trust' has no meaning here", setter(True, "claims", 0, "trust")),
    "unknown_key_in_evidence": ("the key 'hint' has no meaning here", setter("none", "claims", 1, "evidence", "hint")),
    "unknown_key_in_a_table": ("the key 'weight' has no meaning here", setter("1", "prior", 0, "weight")),
    "key_missing": ("the key 'outside_options' is missing", without("outside_options")),
    "version_of_tomorrow": ("this version of the format is not known", setter("3", "candor_certificate")),
    "version_of_yesterday": ("certificates of version 1 are read no longer", setter("1", "candor_certificate")),
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
    "no_agents": ("there are one to 20 agents", setter([], "agents")),
    "agent_twice": ("two of these have the same name", setter(["ann", "ann"], "agents")),
    "type_twice": ("all of different names", setter([{"type": "low"}, {"type": "low"}], "types", "ann")),
    "agent_unknown": ("there is no agent 'eve'", lambda c: evidence(c, "honest_for_nothing")["place"].update(coalition=["eve"])),
    "type_unknown": ("agent ann has no type 'middle'", lambda c: evidence(c, "honest_for_nothing")["place"].update(report={"ann": "middle"})),
    "outcome_unknown": ("there is no outcome 'candle'", setter({"candle": "1"}, "allocations", 0, "lotteries", 0, "outcomes")),
    "rule_unknown": ("there is no transfer rule 'fees'", setter(["fees"], "claims", 1, "statement", "transfers")),
    "rule_by_position": ("a string is expected here", setter([True], "claims", 1, "statement", "transfers")),
    "rule_twice": ("occurs twice", setter(["price", "price"], "claims", 1, "statement", "transfers")),
    "mechanism_unknown": ("there is no mechanism 'shop'", setter("shop", "claims", 1, "statement", "mechanism")),
    "mechanism_of_no_rules": ("there is no rule here", setter([], "claims", 1, "statement", "transfers")),
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
