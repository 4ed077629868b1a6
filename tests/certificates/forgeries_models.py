# SPDX-License-Identifier: MIT
"""Models that are none, and claims about what a model does not have: one fault for each check that a reader of cases makes and the kernel makes again. README.md lists them."""
import copy

from forging import claim, evidence, forgeries, forgery, setter

ALONE = {}
"""Forged certificates that can be read -> what the kernel says about their own tables, without a case. With one they are about something else already."""


def defects(case, table):
    for fault, (differs, alone, edit) in table.items():
        forgery("rejected", case, differs, fault)(edit)
        ALONE[f"rejected/{case}/{fault}"] = alone


def without_last(*keys):
    def edit(certificate):
        place = certificate
        for key in keys:
            place = place[key]
        place.pop()
    return edit


# --- finite models -------------------------------------------------------------------------------------------------------------------------------------------------------

forgeries("malformed", "lamp", {
    "agent_without_types": ("there are types, all of different names", setter([], "types", "bob")),
    "no_outcomes": ("there is no outcome", setter([], "outcomes")),
    "outcome_twice": ("two of these have the same name", setter(["lamp", "lamp"], "outcomes")),
    "prior_of_fewer_profiles": ("there are 1 rows here, not one for each of 2", without_last("prior")),
    "allocation_of_fewer_profiles": ("there are 1 rows here, not one for each of 2", without_last("allocations", 0, "lotteries")),
    "transfers_of_fewer_profiles": ("there are 1 rows here, not one for each of 2", without_last("transfers", 0, "amounts")),
    "claim_about_an_unknown_allocation": ("there is no allocation 'p'", setter("p", "claims", 0, "statement", "allocation")),
})
forgeries("malformed", "price", {
    "construction_on_an_unknown_allocation": ("there is no allocation 'none'", setter("none", "transfers", 1, "construction", "allocation")),
    "claim_about_an_unknown_coalition": ("there is no agent 'eve'", lambda c: claim(c, "dear")["statement"].update(coalition=["eve"])),
    "claim_about_unknown_types": ("agent ann has no type 'middle'", lambda c: claim(c, "dear")["statement"]["given"].update(types={"ann": "middle"})),
    "region_about_a_region": ("the certificate's claim cheap says something else", lambda c: claim(c, "region.cheap")["statement"]["claims"][0].update(statement=copy.deepcopy(claim(c, "region.never")["statement"]))),
    "claim_of_a_region_without_a_larger_parameter": ("the key 'cost' is missing", lambda c: claim(c, "region.vcg")["statement"]["claims"][0].update(one_larger={})),
    "parameter_without_a_model": ("the key 'one_larger' is missing", lambda c: claim(c, "region.vcg")["statement"]["parameters"][0].pop("one_larger")),
    "parameter_without_a_name": ("a name is not empty", lambda c: claim(c, "region.vcg")["statement"]["parameters"][0].update(name="")),
    "inequality_of_another_parameter": ("the key 'cost' is missing", lambda c: claim(c, "region.vcg")["statement"]["region"][0]["inequality"].update(coefficients={"price": "1"})),
})
forgeries("malformed", "independent", {
    "mechanism_of_an_unknown_allocation": ("there is no allocation 'r'", setter("r", "mechanisms", 0, "allocation")),
    "mechanism_of_unknown_transfers": ("there is no transfer rule 'fees'", setter(["fees"], "mechanisms", 0, "transfers")),
    "payoff_without_an_allocation": ("the key 'allocation' is missing", lambda c: claim(c, "value")["statement"].pop("allocation")),
    "utility_without_transfers": ("there is no rule here", lambda c: claim(c, "value")["statement"].update(transfers=[])),
    "deviation_of_two_reports_at_once": ("the reports of a mixture are those of the same agents", lambda c: claim(c, "lie")["statement"].update(reports=[{"types": {"1": "b"}, "probability": "1/2"}, {"types": {"2": "b"}, "probability": "1/2"}])),
    "deviation_of_an_agent_whose_type_is_not_given": ("a deviation has a true type for each member", lambda c: claim(c, "lie")["statement"].update(given={})),
})
defects("lamp", {
    "prior_with_a_negative_probability": ("prior[ann: low, bob: plain].probability: the certificate has", "the prior has a negative probability, -1/3",
                                          lambda c: (setter("-1/3", "prior", 0, "probability")(c), setter("4/3", "prior", 1, "probability")(c))),
    "prior_that_sums_to_more": ("prior[ann: low, bob: plain].probability: the certificate has", "the prior sums to 4/3, not 1", setter("2/3", "prior", 0, "probability")),
    "prior_that_sums_to_less": ("prior[ann: high, bob: plain].probability: the certificate has", "the prior sums to 1/3, not 1", setter("0", "prior", 1, "probability")),
    "agent_alone_left_out": ("coalitions: the certificate has", "agent ann alone is not in the coalition pattern", lambda c: c["coalitions"].pop(0)),
})
defects("price", {
    "efficient_in_name_only": ("allocations[q].lotteries", "allocation q is not the efficient rule that it is said to be", setter({"lamp": "1"}, "allocations", 0, "lotteries", 0, "outcomes")),
    "vcg_in_name_only": ("transfers[vcg].amounts", "transfer rule vcg is not the named rule that it is said to be", setter("5", "transfers", 1, "amounts", 0, "amounts", "ann")),
})
WITHOUT = ("transfers", 0, "construction", "without")
forgery("verified", "footbridge", fault="honest")(lambda c: None)
forgeries("malformed", "footbridge", {
    "outcome_that_is_none_without_an_agent": ("there is no such outcome", setter(["tunnel"], *WITHOUT, "owner")),
    "outcome_twice_without_an_agent": ("two of these have the same name", setter(["nothing", "nothing"], *WITHOUT, "owner")),
    "outcomes_without_an_agent_in_another_order": ("outcomes are in their order", lambda c: c["transfers"][0]["construction"]["without"]["walker"].reverse()),
    "available_without_one_of_the_agents": ("the key 'walker' is missing", lambda c: c["transfers"][0]["construction"]["without"].pop("walker")),
    "available_without_nobody": ("the key 'eve' has no meaning here", lambda c: c["transfers"][0]["construction"]["without"].update(eve=["nothing"])),
})
defects("footbridge", {
    "nothing_available_without_the_owner": ("transfers[alone].construction", "transfer rule alone leaves the others no outcome without agent owner", setter([], *WITHOUT, "owner")),
    "available_without_an_agent_by_another_rule": ("transfers[alone].construction", "transfer rule alone says what is available without an agent, and is no pivot rule", setter("vcg", "transfers", 0, "construction", "rule")),
    "bridge_without_its_owner": ("transfers[alone].construction", "transfer rule alone is not the named rule that it is said to be", setter(["nothing", "bridge"], *WITHOUT, "owner")),
    "everything_without_anybody": ("transfers[alone].construction", "transfer rule alone is not the named rule that it is said to be", lambda c: c["transfers"][0]["construction"].pop("without")),
})


def enforced(certificate, name):
    """What coalitions can bring about, by a claim of stability."""
    return claim(certificate, name)["statement"]["enforces"]["parts"]


DEFERRED, TURNS, VOTE = (("allocations", k, "construction") for k in range(3))
forgery("verified", "seats", fault="honest")(lambda c: None)
forgeries("malformed", "seats", {
    "order_without_an_agent_that_exists": ("there is no such agent", setter(["bob", "eve"], *TURNS, "order")),
    "order_of_one_agent_twice": ("two of these have the same name", setter(["bob", "bob"], *TURNS, "order")),
    "seat_for_nobody": ("a whole number from 1 to 20", setter("0", *DEFERRED, "seats", 0, "capacity")),
    "seat_that_is_assigned_and_none": ("there is no seat 'c'", setter("c", *DEFERRED, "assigned", "a-b", "ann")),
    "seat_of_an_agent_missing": ("the key 'bob' is missing", lambda c: c["allocations"][0]["construction"]["assigned"]["a-b"].pop("bob")),
    "seats_of_an_outcome_missing": ("the key 'a-b' is missing", lambda c: c["allocations"][0]["construction"]["assigned"].pop("a-b")),
    "enforced_by_nobody": ("some coalition is asked what it can bring about", lambda c: enforced(c, "wary").clear()),
    "enforced_by_one_coalition_twice": ("a coalition stands there twice", lambda c: enforced(c, "wary").append(enforced(c, "wary")[0])),
    "enforced_at_fewer_profiles": ("there are 1 rows here, not one for each of 2", lambda c: enforced(c, "wise")[0]["by_types"].pop()),
    "enforced_at_no_profile": ("the key 'by_types' is missing", lambda c: enforced(c, "wise")[0].pop("by_types")),
    "enforced_outcome_unknown": ("there is no such outcome", lambda c: enforced(c, "wary")[0].update(outcomes=["b-b"])),
    "enforced_outcome_twice": ("two of these have the same name", lambda c: enforced(c, "wary")[0].update(outcomes=["a-b", "a-b"])),
    "enforced_outcomes_in_another_order": ("outcomes are in their order", lambda c: enforced(c, "wary")[0].update(outcomes=["b-a", "a-b"])),
    "enforced_always_and_by_types": ("the key 'by_types' has no meaning here", lambda c: enforced(c, "wise")[0].update(outcomes=["a-b"])),
    "rule_of_preferences_of_no_such_name": ("'approval' is none of: serial_dictatorship", setter("approval", *VOTE, "rule")),
})
defects("seats", {
    "order_of_some_agents": ("allocations[turns].construction", "allocation turns needs an order of all agents if they choose one after the other, and no order otherwise", setter(["bob"], *TURNS, "order")),
    "order_of_voters": ("allocations[vote].construction", "allocation vote needs an order of all agents if they choose one after the other, and no order otherwise", setter(["bob", "ann"], *VOTE, "order")),
    "votes_without_a_tie_rule": ("allocations[vote].construction", "allocation vote needs a tie rule if it counts votes, and none otherwise", lambda c: c["allocations"][2]["construction"].pop("ties")),
    "turns_with_seats": ("allocations[turns].construction", "allocation turns needs seats if it assigns them, and none otherwise",
                         lambda c: c["allocations"][1]["construction"].update({key: c["allocations"][0]["construction"][key] for key in ("seats", "assigned")})),
    "seat_twice": ("allocations[deferred].construction", "allocation deferred: two seats have the same name", lambda c: (setter("a", *DEFERRED, "seats", 1, "seat")(c), setter({outcome: {"ann": "a", "bob": "a"} for outcome in ("a-b", "b-a")}, *DEFERRED, "assigned")(c))),
    "priority_of_some_agents": ("allocations[deferred].construction", "allocation deferred: the priority of seat a does not list every agent once", setter(["bob"], *DEFERRED, "seats", 0, "priority")),
    "two_outcomes_that_assign_the_same": ("allocations[deferred].construction", "allocation deferred: two outcomes assign the same seats", setter({"ann": "a", "bob": "b"}, *DEFERRED, "assigned", "b-a")),
    "other_priorities": ("allocations[deferred].construction", "allocation deferred is not the rule of preferences that it is said to be", setter(["ann", "bob"], *DEFERRED, "seats", 0, "priority")),
    "other_turns": ("allocations[turns].construction", "allocation turns is not the rule of preferences that it is said to be", setter(["ann", "bob"], *TURNS, "order")),
    "other_ties": ("allocations[vote].construction", "allocation vote is not the rule of preferences that it is said to be", setter("first", *VOTE, "ties")),
    "lottery_of_another_rule": ("allocations[turns].lotteries", "allocation turns is not the rule of preferences that it is said to be", setter({"a-b": "1"}, "allocations", 1, "lotteries", 1, "outcomes")),
})
forgeries("rejected", "seats", {
    "blocking_coalition_that_can_do_nothing": ("statement.enforces.parts[0].outcomes", lambda c: enforced(c, "yearning")[0].update(outcomes=[])),
    "stable_as_less_can_be_brought_about": ("statement", lambda c: (enforced(c, "yearning")[0].update(outcomes=["b-a"]), enforced(c, "yearning")[1].update(outcomes=["b-a"]), claim(c, "yearning").update(verdict="verified", evidence={"kind": "enumerate"}))),
    "stable_at_another_profile": ("statement.enforces.parts[0].by_types[ann: right, bob: left].outcomes", lambda c: enforced(c, "wise")[0]["by_types"][1].update(outcomes=[])),
    "stable_that_is_refuted": ("the evidence shows that the claim is verified", lambda c: claim(c, "wary").update(verdict="refuted")),
    "blocked_that_is_verified": ("the evidence shows that the claim is refuted", lambda c: claim(c, "yearning").update(verdict="verified", evidence={"kind": "enumerate"})),
    "blocking_coalition_of_others": ("the claim says nothing about the place of the witness", lambda c: evidence(c, "yearning")["place"].update(coalition=["bob"])),
    "blocking_coalition_with_one_who_loses": ("the comparison at the place of the witness holds", lambda c: evidence(c, "yearning")["place"].update(coalition=["ann", "bob"])),
    "blocked_outcome_that_is_not_chosen": ("the claim says nothing about the place of the witness", lambda c: evidence(c, "yearning")["place"].update(chosen="a-b", outcome="b-a")),
})
ALONE["rejected/trade/name_of_the_lottery_borrowed"] = "allocation give is not the lottery of Green and Laffont that it is said to be"

# --- models of several periods -----------------------------------------------------------------------------------------------------------------------------------------------

forgeries("malformed", "turns", {
    "no_agents": ("there are one to 20 agents", setter([], "agents")),
    "agent_twice": ("two of these have the same name", setter(["1", "1"], "agents")),
    "type_twice": ("there are types, all of different names", setter([{"type": "low"}, {"type": "low"}], "types", "1")),
    "no_outcomes": ("there is no outcome", setter([], "outcomes")),
    "outcome_twice": ("two of these have the same name", setter(["wait", "wait"], "outcomes")),
    "no_periods": ("a whole number from 1 to 1000", setter("0", "periods")),
    "prior_of_a_type_missing": ("the key 'low' is missing", lambda c: c["prior"]["1"].pop("low")),
    "transitions_of_a_row_missing": ("there are 7 rows, not 8", without_last("transitions")),
    "payoffs_of_an_agent_missing": ("there are 3 rows, not 4", without_last("payoffs")),
    "allocation_of_a_row_missing": ("there are 7 rows, not one for each of 8", without_last("allocations", 0, "rows")),
    "lottery_that_sums_to_more": ("the probabilities sum to 2, not 1", setter({"wait": "1", "go": "1"}, "allocations", 0, "rows", 0, "outcomes")),
    "lottery_of_no_outcome": ("there is no outcome 'stay'", setter({"stay": "1"}, "allocations", 0, "rows", 0, "outcomes")),
    "rule_twice": ("two of these have the same name", setter("q", "allocations", 1, "name")),
    "mechanism_twice": ("two of these have the same name", setter("fair", "mechanisms", 1, "name")),
    "mechanism_of_an_unknown_rule": ("there is no transfer rule 'fees'", setter("fees", "mechanisms", 0, "transfers")),
    "construction_on_an_unknown_allocation": ("there is no allocation 'r'", setter("r", "transfers", 0, "construction", "allocation")),
    "order_of_one_agent_twice": ("two of these have the same name", setter(["1", "1"], "transfers", 0, "construction", "orders", 0, "agents")),
    "order_of_some": ("this is no permutation of the agents", setter(["1"], "transfers", 0, "construction", "orders", 0, "agents")),
    "scheme_of_nobody": ("a coalition has at least one member", setter([], "schemes", 0, "coalition")),
    "scheme_of_an_unknown_agent": ("there is no agent '3'", setter(["1", "3"], "schemes", 0, "coalition")),
    "scheme_of_a_report_of_no_type": ("agent 1 has no type 'middle'", setter({"1": "middle", "2": "low"}, "schemes", 0, "reports", 0, "reports")),
    "claim_about_an_unknown_rule": ("there is no allocation 'r'", lambda c: claim(c, "best.p")["statement"].update(allocation="r")),
    "claim_about_nobody": ("a coalition has at least one member", lambda c: claim(c, "gain.charged")["statement"].update(coalition=[])),
})
defects("turns", {
    "prior_that_sums_to_more": ("prior", "the prior of agent 1 sums to 3/2, not 1", setter("1", "prior", "1", "low")),
    "prior_with_a_negative_probability": ("prior", "the prior of agent 1 has a negative probability", setter({"low": "-1", "high": "2"}, "prior", "1")),
    "transition_that_sums_to_more": ("transitions", "a row of the transitions of agent 1 sums to 5/4, not 1", setter("1", "transitions", 0, "probabilities", "low")),
    "discount_above_1": ("discount", "the discount factor 3/2 is not between 0 and 1", setter("3/2", "discount")),
    "discount_below_0": ("discount", "the discount factor -1/2 is not between 0 and 1", setter("-1/2", "discount")),
    "lump_sums_that_do_not_cancel": ("transfers[liu]", "transfer rule liu has lump sums that sum to 3/2, not 0", setter("2", "transfers", 0, "construction", "lump_sums", "1")),
    "no_order": ("transfers[liu]", "transfer rule liu needs an order", setter([], "transfers", 0, "construction", "orders")),
    "transfers_of_a_row_missing": ("transfers[liu].rows", "transfer rule liu is not the named rule that it is said to be", without_last("transfers", 0, "rows")),
    "efficient_in_name_only": ("allocations[q]", "allocation q is not the efficient rule that it is said to be", setter({"go": "1"}, "allocations", 0, "rows", 0, "outcomes")),
    "pivot_in_name_only": ("transfers[pivot]", "transfer rule pivot is not the named rule that it is said to be", setter("5", "transfers", 1, "rows", 0, "amounts", "1")),
})
defects("endless", {
    "patience_without_end": ("discount", "an infinite horizon needs a discount factor below 1, and tables of two periods", setter("1", "discount")),
})

# --- models of continuous values ---------------------------------------------------------------------------------------------------------------------------------------------


def of_trade(buyer, seller, agents=("ann", "bob"), distribution="uniform"):
    """The same agents trade; agents are told by their places."""
    def edit(certificate):
        del certificate["partnership"]
        certificate["agents"] = list(agents)
        certificate["trade"] = {"buyer": buyer, "seller": seller, "buyer_distribution": distribution, "seller_distribution": "uniform"}
    return edit


def uniform(breaks, *coefficients):
    return lambda c: (setter(breaks, "distributions", 0, "breaks")(c), setter(list(coefficients), "distributions", 0, "pieces", 0, "coefficients")(c))


forgeries("malformed", "partners", {
    "agent_twice": ("two of these have the same name", setter(["ann", "ann"], "agents")),
    "distribution_twice": ("two of these have the same name", setter("uniform", "distributions", 1, "name")),
    "no_distribution": ("there is no distribution 'uniform'", setter([], "distributions")),
    "partnership_of_no_distribution": ("there is no distribution 'none'", setter("none", "partnership", "distribution")),
    "trade_of_no_distribution": ("there is no distribution 'none'", of_trade("0", "1", distribution="none")),
    "share_negative": ("a share is negative: -1/4", setter(["-1/4", "5/4"], "partnership", "shares")),
})
defects("partners", {
    "one_agent": ("agents: the certificate has", "there are two to 20 agents", setter(["ann"], "agents")),
    "shares_of_three": ("partnership.shares: the certificate has", "there is one share for each agent", setter(["1/4", "1/4", "1/2"], "partnership", "shares")),
    "trade_with_oneself": ("the certificate has", "one of the agents buys and the other sells", of_trade("0", "0")),
    "trade_of_three": ("the certificate has", "exactly two agents trade", of_trade("0", "1", ("ann", "bob", "eve"))),
    "breaks_that_decrease": ("distributions[uniform].breaks[0]", "distribution uniform: the breaks do not increase: 0 comes after 1", uniform(["1", "0"], "0", "1")),
    "distribution_that_begins_above_0": ("distributions[uniform].pieces", "distribution uniform: the distribution function begins with 1/2 at 0, not with 0", uniform(["0", "1"], "1/2", "1/2")),
    "distribution_that_ends_below_1": ("distributions[uniform].pieces", "distribution uniform: the distribution function ends with 1/2 at 1, not with 1", uniform(["0", "1"], "0", "1/2")),
    "distribution_that_decreases": ("distributions[uniform].pieces", "distribution uniform: the distribution function decreases somewhere between 0 and 1", uniform(["0", "1"], "0", "3", "-2")),
    "distribution_that_jumps": ("distributions[surd].pieces", "distribution surd: the distribution function jumps at 2, from 1/4 to 1/8", setter(["-1", "9/16"], "distributions", 1, "pieces", 1, "coefficients")),
    "polynomial_of_a_high_degree": ("distributions[uniform].pieces", "distribution uniform: a polynomial's degree may not exceed 40", uniform(["0", "1"], *["0"] * 41, "1")),
    "values_of_partners_above_0": ("distributions[uniform].breaks", "partners' values begin at 0, those of distribution uniform at 1", uniform(["1", "2"], "-1", "1")),
})
