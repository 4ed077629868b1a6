# SPDX-License-Identifier: MIT
"""Statements that are not in the format: a key missing, unknown, given twice, of another kind, or saying in another way what there is one way to say."""
import copy

from forging import claim, forgeries, forgery, renamed


def on(name, change):
    """change(statement of the claim)."""
    def edit(certificate):
        change(claim(certificate, name)["statement"])
    return edit


def having(name, **keys):
    return on(name, lambda statement: statement.update(keys))


def lacking(name, *keys):
    return on(name, lambda statement: [statement.pop(key) for key in keys])


def as_in_version_1(name, **keys):
    """The statement of the claim with these keys only."""
    def change(statement):
        own = statement["property"]
        statement.clear()
        statement.update({"property": own} | keys)
    return on(name, change)


COMPARISON = "one of these keys is missing: equals, not_equal, at_most, less_than, at_least, greater_than"
ONE_COMPARISON = "there is only one of these keys: equals, not_equal, at_most, less_than, at_least, greater_than"
NO_MEANING = "the key '{}' has no meaning here"

forgeries("malformed", "price", {
    "comparison_missing": (COMPARISON, lacking("cheap", "less_than")),
    "comparison_twice": (ONE_COMPARISON, having("cheap", at_most="2")),
    "comparison_unknown": (COMPARISON, on("cheap", lambda s: renamed(s, "less_than", "below"))),
    "comparison_as_in_version_1": (COMPARISON, on("cheap", lambda s: s.update(relation="<", number=s.pop("less_than")))),
    "comparison_with_an_object": ("a string is expected here", having("cheap", less_than={"text": "cost", "parts": []})),
    "comparison_not_in_lowest_terms": ("numbers are in lowest terms", having("cheap", less_than="4/2")),
    "rules_in_an_object": ("a string is expected here", as_in_version_1("truthful", mechanism={"allocation": "q", "transfers": ["sale"]})),
    "rules_without_an_allocation": ("the key 'allocation' is missing", lacking("truthful", "allocation")),
    "rules_without_transfers": ("the key 'transfers' is missing", lacking("truthful", "transfers")),
    "transfers_as_one_name": ("an array is expected here", having("truthful", transfers="sale")),
    "value_of_something_else": ("'welfare' is none of: payoff, transfer, utility, probability", having("cheap", of="welfare")),
    "value_without_what_it_is_of": ("the key 'of' is missing", lacking("cheap", "of")),
    "value_of_transfers_with_an_allocation": (NO_MEANING.format("allocation"), having("cheap", allocation="q")),
    "value_of_transfers_with_an_event": (NO_MEANING.format("event"), having("cheap", event={"types": {}})),
    "value_without_what_is_given": ("the key 'given' is missing", lacking("cheap", "given")),
    "value_without_reports": ("the key 'reports' is missing", lacking("cheap", "reports")),
    "value_without_a_coalition": ("the key 'coalition' is missing", lacking("cheap", "coalition")),
    "one_rule_compared": ("two rules are compared", having("alike", rules=["sale"])),
    "a_rule_compared_with_itself": ("two of these have the same name", having("alike", rules=["sale", "sale"])),
    "transfers_compared_with_an_allocation": ("of two transfer rules or of two allocation rules", having("alike", rules=["sale", "q"])),
    "rules_compared_of_which_one_is_unknown": ("of two transfer rules or of two allocation rules", having("alike", rules=["sale", "price"])),
    "rules_compared_as_in_version_1": (NO_MEANING.format("kind"), having("alike", kind="transfers")),
    "rules_compared_by_one_name": ("an array is expected here", having("alike", rules="sale")),
    "rules_missing": ("the key 'rules' is missing", lacking("alike", "rules")),
    "region_without_parameters": ("the key 'parameters' is missing", lacking("region.truthful", "parameters")),
})


@forgery("malformed", "price", "and not of both")
def rules_of_two_meanings(certificate):
    """Allocations that are called as the transfer rules are: which two are equal?"""
    certificate["allocations"] += [copy.deepcopy(certificate["allocations"][0]) | {"name": name} for name in ("sale", "vcg")]


forgeries("malformed", "trade", {
    "mechanism_by_name_and_rule": (NO_MEANING.format("allocation"), having("groves.vcg", allocation="q")),
    "mechanism_by_position": ("a string is expected here", having("groves.vcg", mechanism=True)),
    "incentives_missing": ("the key 'incentives' is missing", lacking("best", "incentives")),
    "incentives_unknown": ("'honest' is none of: coalitional, bayesian, dominant_strategy, none", having("best", incentives="honest")),
    "incentives_as_a_truth": ("a string is expected here", having("best", incentives=True)),
    "incentives_as_in_version_1": ("the key 'incentives' is missing", on("best", lambda s: (s.pop("incentives"), s.update(coalitional_ic=[["buyer"], ["seller"]], dominant_strategy_ic=False)))),
    "incentives_of_agents_and_coalitions": (NO_MEANING.format("coalitions"), having("best", coalitions=[["buyer"]])),
    "incentives_of_no_coalitions_named": ("the key 'coalitions' is missing", having("best", incentives="coalitional")),
    "incentives_of_agents_written_out": ("the single agents are 'incentives: bayesian'", having("best", incentives="coalitional", coalitions=[["buyer"], ["seller"]])),
    "incentives_of_nobody_written_out": ("no coalition is 'incentives: none'", having("best", incentives="coalitional", coalitions=[])),
    "participation_by_its_property": (NO_MEANING.format("individual_rationality"), having("best", individual_rationality="interim")),
    "optimum_of_both_directions": ("there is only one of these keys: least, largest", having("best", least="2")),
    "optimum_as_in_version_1": ("one of these keys is missing: least, largest", on("best", lambda s: s.update(direction="largest", number=s.pop("largest")))),
    "optimum_given_an_event": ("there is no agent 'types'", having("best", given={"types": {"buyer": "2"}, "condition": {"text": "true", "profiles": []}})),
    "everywhere_a_number": ("an object is expected here", having("paid", at_most="1/2")),
    "everywhere_without_a_text": ("the key 'text' is missing", on("paid", lambda s: s["at_most"].pop("text"))),
    "everywhere_with_a_hint": (NO_MEANING.format("hint"), on("paid", lambda s: s["at_most"].update(hint="-"))),
    "everywhere_compared_twice": (ONE_COMPARISON, on("paid", lambda s: s.update(equals=s["at_most"]))),
    "everywhere_as_in_version_1": (COMPARISON, on("paid", lambda s: s.update(s.pop("at_most"), relation="<="))),
    "everywhere_of_a_probability": ("'probability' is none of: payoff, transfer, utility", having("paid", of="probability")),
    "everywhere_of_a_rule_by_name": ("an array is expected here", having("paid", transfers="posted")),
    "everywhere_of_two_rules": ("the claim is about one transfer rule", lambda c: having("paid", transfers=[rule["name"] for rule in c["transfers"]][:2])(c)),
})

forgeries("malformed", "independent", {
    "probability_of_a_coalition": (NO_MEANING.format("coalition"), having("value.wrong", coalition=["1"])),
    "probability_of_nothing": ("the key 'event' is missing", lacking("value.wrong", "event")),
    "deviation_that_may_pay": ("the key 'pays' is missing", lacking("lie", "pays")),
    "deviation_given_an_event": ("there is no agent 'types'", having("lie", given={"types": {"1": "a"}})),
})

forgeries("malformed", "turns", {
    "mechanism_of_a_claim_unknown": ("there is no mechanism 'unfair'", having("all.fair", mechanism="unfair")),
    "mechanism_by_name_and_rule": (NO_MEANING.format("allocation"), having("all.fair", allocation="q")),
    "mechanism_in_an_object": ("a string is expected here", having("all.fair", mechanism={"allocation": "q", "transfers": "liu"})),
    "mechanism_of_a_claim_missing": ("the key 'allocation' is missing", lacking("all.fair", "mechanism")),
    "rule_with_transfers": (NO_MEANING.format("transfers"), having("joint.p", transfers="liu")),
    "rule_with_a_mechanism": (NO_MEANING.format("mechanism"), having("joint.p", mechanism="free")),
    "value_in_a_period_that_knows_nothing": ("what happened in the period before", lacking("worth", "last_reports")),
    "value_after_no_outcome": ("what happened in the period before", lacking("worth", "last_outcome")),
    "value_after_messages_without_a_scheme": (NO_MEANING.format("last_messages"), on("worth", lambda s: s.update(last_messages=s["last_reports"]))),
    "value_of_the_first_period_after_reports": (NO_MEANING.format("last_reports"), having("worth", period="1")),
    "value_at_a_state": ("what happened in the period before", on("worth", lambda s: s.update(state={"reports": s.pop("last_reports"), "outcome": s.pop("last_outcome")}))),
    "value_later": ("is no number", having("worth", period="later")),
    "value_without_a_period": ("the key 'period' is missing", lacking("worth", "period")),
    "value_of_a_scheme_and_its_mechanism": ("has no meaning here", on("worth", lambda s: s.update(scheme="ring", last_messages=s["last_reports"]))),
    "value_compared_twice": (ONE_COMPARISON, having("worth", equals="0")),
    "guarantee_compared_twice": (ONE_COMPARISON, having("sure.free", equals="0")),
    "guarantee_as_in_version_1": (NO_MEANING.format("relation"), on("sure.free", lambda s: s.update(relation=">=", number=s.pop("at_least")))),
    "guarantee_by_some_response": ("the key 'best_response' is missing", lacking("sure.fair", "best_response")),
    "scheme_as_in_version_1": ("the key 'is' is missing", on("ring.balanced", lambda s: renamed(s, "is", "aspect"))),
    "scheme_of_an_unknown_aspect": ("'fair' is none of: incentive_compatible, outsiders_truthful, balanced, profitable", having("ring.balanced", **{"is": "fair"})),
    "scheme_unknown": ("there is no scheme 'gang'", having("ring.balanced", scheme="gang")),
})

forgeries("malformed", "endless", {
    "period_of_a_value_by_number": ("the period is '1' or 'later'", having("worth", period="2")),
    "rules_compared_as_in_version_1": ("the key 'rules' is missing", as_in_version_1("alike", first="liu", second="pivot")),
    "a_rule_compared_with_itself": ("occurs twice", having("alike", rules=["liu", "liu"])),
    "one_rule_compared": ("two rules are compared", having("alike", rules=["liu"])),
})

forgeries("malformed", "once", {
    "participation_in_nothing": ("members may decline ex ante or interim", having("knowing", participation="none")),
    "optimum_without_a_direction": ("the key 'direction' is missing", lacking("most", "direction")),
    "optimum_of_nobody": ("the key 'agents' is missing", lacking("most", "agents")),
    "optimum_not_compared": (COMPARISON, lacking("most", "equals")),
})

WORST = {"distribution": "uniform", "shares": ["1/4", "3/4"], "of": "worst_off_type", "equals": "1/4"}
forgeries("malformed", "partners", {
    "value_of_a_partnership_in_an_object": ("the key 'distribution' is missing", as_in_version_1("wins", partnership={"distribution": "uniform", "shares": ["1/4", "3/4"]}, of="winning_probability", at="1/3", relation="=", number="1/3")),
    "value_of_partners_who_trade": (NO_MEANING.format("buyer_distribution"), having("wins", buyer_distribution="uniform")),
    "value_compared_twice": (ONE_COMPARISON, having("wins", at_most="1/3")),
    "value_compared_and_enclosed": (NO_MEANING.format("equals"), having("wins", between={"lower": "0", "upper": "1"})),
    "value_not_compared": (COMPARISON, lacking("wins", "equals")),
    "value_nowhere": ("the key 'at' is missing", lacking("wins", "at")),
    "number_at_a_value": (NO_MEANING.format("at"), having("surplus", at="1")),
    "root_without_an_interval": (NO_MEANING.format("root_of"), having("wins", root_of=["-1/3", "1"])),
    "worst_off_agent_unknown": ("there is no agent 'eve'", as_in_version_1("wins", **WORST, agent="eve")),
    "worst_off_agent_by_index": ("there is no agent '0'", as_in_version_1("wins", **WORST, agent="0")),
    "worst_off_agent_missing": ("the key 'agent' is missing", as_in_version_1("wins", **WORST)),
    "surplus_of_an_agent": (NO_MEANING.format("agent"), having("surplus", agent="1")),
    "function_as_in_version_1": ("the key 'is' is missing", on("transfer", lambda s: renamed(s, "is", "pieces"))),
    "function_that_is_and_is_bounded": (NO_MEANING.format("is"), having("transfer", at_most="1")),
    "function_bounded_twice": ("either what the function is or one bound", on("transfer", lambda s: (s.pop("is"), s.update(at_most="1", at_least="-1")))),
    "function_that_is_a_number": ("this is no function", having("transfer", of="surplus")),
    "identity_as_in_version_1": ("the key 'name' is missing", lambda c: claim(c, "wins").update(statement={"property": "identity", "partnership": {"distribution": "uniform", "shares": ["1/4", "3/4"]}, "of": "phi"})),
    "identity_of_half_an_agent": ("a partnership has 2 to 20 agents", lambda c: claim(c, "wins").update(statement={"property": "identity", "name": "phi", "distribution": "uniform", "agents": "5/2"})),
    "identity_of_shares": (NO_MEANING.format("shares"), lambda c: claim(c, "wins").update(statement={"property": "identity", "name": "phi", "distribution": "uniform", "agents": "2", "shares": ["1/4", "3/4"]})),
    "trade_as_in_version_1": ("the key 'buyer_distribution' is missing", lambda c: claim(c, "wins").update(statement={"property": "efficient_trade", "buyer": "uniform", "seller": "uniform"})),
})
