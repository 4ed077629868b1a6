# SPDX-License-Identifier: MIT
"""Game forms and strategies that are none, rules that strategies do not induce, and messages where there are none."""
from forgeries_models import defects, without_last
from forging import claim, evidence, forgeries, forgery, setter

forgery("verified", "bids", fault="honest")(lambda c: None)

ANN, BOB = ("strategies", 0, "sends", "ann"), ("strategies", 0, "sends", "bob")

forgeries("malformed", "bids", {
    "form_without_messages": ("there are messages, all of different names", setter([], "game_forms", 0, "messages", "bob")),
    "message_twice": ("there are messages, all of different names", setter("no", "game_forms", 0, "messages", "ann", 1, "message")),
    "messages_of_one_agent": ("the key 'bob' is missing", lambda c: c["game_forms"][0]["messages"].pop("bob")),
    "form_twice": ("two of these have the same name", setter("auction", "game_forms", 1, "name")),
    "strategies_twice": ("two of these have the same name", setter("calm", "strategies", 1, "name")),
    "form_of_fewer_messages": ("there are 3 rows here, not one for each of 4", without_last("game_forms", 0, "lotteries")),
    "transfers_of_fewer_messages": ("there are 3 rows here, not one for each of 4", without_last("game_forms", 0, "amounts")),
    "strategies_of_an_unknown_form": ("there is no game form 'lottery'", setter("lottery", "strategies", 0, "game_form")),
    "strategies_of_another_form": ("the key 'low' is missing", setter("idle", "strategies", 0, "game_form")),
    "strategies_without_an_agent": ("the key 'bob' is missing", lambda c: c["strategies"][0]["sends"].pop("bob")),
    "strategies_without_a_type": ("the key 'high' is missing", lambda c: c["strategies"][0]["sends"]["ann"].pop("high")),
    "strategies_without_a_message": ("the key 'yes' is missing", lambda c: c["strategies"][0]["sends"]["ann"]["low"].pop("yes")),
    "induced_by_unknown_strategies": ("there is no strategy profile 'mad'", setter("mad", "allocations", 0, "induced")),
    "claim_about_unknown_strategies": ("there is no strategy profile 'mad'", lambda c: claim(c, "calm")["statement"].update(strategies="mad")),
    "witness_with_messages_of_another_form": ("agent ann has no message 'low'", lambda c: evidence(c, "torn")["place"].update(messages={"ann": "low"})),
    "plans_of_an_unknown_message": ("there is no message 'maybe'", lambda c: evidence(c, "none")["equilibria"][0]["plans"]["ann"].update(low="maybe")),
    "plans_without_a_type": ("the key 'high' is missing", lambda c: evidence(c, "none")["equilibria"][0]["plans"]["ann"].pop("high")),
    "plans_without_an_agent": ("the key 'bob' is missing", lambda c: evidence(c, "never_sold")["place"]["plans"].pop("bob")),
    "plans_of_a_direct_mechanism": ("the claim is about no messages", lambda c: claim(c, "revelation").update(verdict="refuted", evidence={"kind": "witness", "place": {"plans": evidence(c, "never_sold")["place"]["plans"]}})),
    "equilibria_of_an_unknown_form": ("there is no game form 'lottery'", lambda c: claim(c, "only")["statement"].update(game_form="lottery")),
    "equilibria_unknown": ("there is no strategy profile 'mad'", lambda c: claim(c, "only")["statement"].update(strategies=["mad"])),
    "equilibria_listed_are_none": ("no strategies are listed", lambda c: claim(c, "only")["statement"].update(strategies=[])),
    "equilibria_neither_counted_nor_listed": ("one of these keys is missing, or there are several numbers", lambda c: claim(c, "none")["statement"].pop("number")),
    "equilibria_counted_twice": ("one of these keys is missing, or there are several numbers", lambda c: claim(c, "some")["statement"].update(number="1")),
    "every_equilibrium_is_nothing": ("one of these keys is missing: efficient, allocation", lambda c: claim(c, "always")["statement"].pop("efficient")),
    "every_equilibrium_is_inefficient": ("what every equilibrium is, is efficient: true", lambda c: claim(c, "always")["statement"].update(efficient=False)),
    "witness_with_messages_of_a_direct_mechanism": ("the claim is about no messages", lambda c: claim(c, "revelation").update(verdict="refuted", evidence={"kind": "witness", "place": {"coalition": ["ann"], "truth": {"ann": "high"}, "messages": {"ann": "yes"}}})),
})
defects("bids", {
    "strategy_that_sums_to_more": ("strategies[calm]", "strategies calm have probabilities that sum to 3/2, not 1", setter("3/2", *ANN, "low", "no")),
    "strategy_that_sums_to_less": ("strategies[calm]", "strategies calm have probabilities that sum to 1/2, not 1", setter("1/2", *ANN, "low", "no")),
    "strategy_with_a_negative_probability": ("strategies[calm]", "strategies calm have a negative probability, -1", lambda c: (setter("2", *BOB, "plain", "stay")(c), setter("-1", *BOB, "plain", "go")(c))),
    "allocation_induced_by_others": ("allocations[sold].induced", "allocation sold is not what the strategies induce by which it is said to be induced", setter("torn", "allocations", 0, "induced")),
    "transfers_induced_by_others": ("transfers[paid].induced", "transfer rule paid is not what the strategies induce by which it is said to be induced", setter("torn", "transfers", 0, "induced")),
    "induced_transfers_that_are_not": ("transfers[paid]", "transfer rule paid is not what the strategies induce by which it is said to be induced", setter("-1", "transfers", 0, "amounts", 1, "amounts", "ann")),
})
forgeries("rejected", "bids", {
    "equilibrium_of_other_strategies": ("statement.strategies", lambda c: claim(c, "calm")["statement"].update(strategies="torn")),
    "gain_that_is_none": ("the comparison at the place of the witness holds", lambda c: evidence(c, "torn")["place"].update(messages={"ann": "no"})),
    "gain_of_another_type": ("the comparison at the place of the witness holds", lambda c: evidence(c, "torn")["place"].update(truth={"ann": "low"})),
    "gain_against_other_messages": ("the claim says nothing about the place of the witness", lambda c: evidence(c, "torn.dominant")["place"].pop("others_messages")),
    "equilibria_that_are_others": ("statement.strategies", lambda c: claim(c, "only")["statement"].update(strategies=["loud"])),
    "equilibria_that_are_more": ("statement.number", lambda c: claim(c, "only")["statement"].update(number="2")),
    "equilibrium_given_twice": ("an equilibrium is given twice", lambda c: evidence(c, "none")["equilibria"].append(evidence(c, "none")["equilibria"][0])),
    "equilibrium_given_that_is_none": ("a comparison that the counterexample needs does not hold", lambda c: evidence(c, "none")["equilibria"][0]["plans"]["bob"].update(plain="go")),
    "equilibria_no_more_than_claimed": ("a comparison that the counterexample needs does not hold", lambda c: evidence(c, "none")["equilibria"].clear()),
    "equilibria_more_than_a_list": ("the claim states no number of equilibria", lambda c: claim(c, "loud").update(evidence=evidence(c, "none"))),
    "equilibrium_missing_that_is_none": ("the plans of the evidence are no equilibrium", lambda c: evidence(c, "loud").update(place={"plans": {"ann": {"low": "no", "high": "no"}, "bob": {"plain": "go"}}})),
    "equilibrium_missing_that_is_listed": ("the comparison at the place of the witness holds", lambda c: claim(c, "only").update(verdict="refuted", evidence={"kind": "witness", "place": {"plans": evidence(c, "none")["equilibria"][0]["plans"]}})),
    "equilibrium_with_other_outcomes_that_is_none": ("the plans of the evidence are no equilibrium", lambda c: evidence(c, "never_sold")["place"]["plans"]["bob"].update(plain="go")),
    "outcomes_of_no_equilibrium": ("the witness names no equilibrium", lambda c: evidence(c, "never_sold")["place"].pop("plans")),
    "number_of_equilibria_that_is_refuted": ("the evidence shows that the claim is verified", lambda c: claim(c, "only").update(verdict="refuted")),
    "number_of_equilibria_that_is_verified": ("the evidence shows that the claim is refuted", lambda c: claim(c, "two").update(verdict="verified", evidence={"kind": "enumerate"})),
    "enough_equilibria_that_are_one_twice": ("an equilibrium is given twice", lambda c: evidence(c, "some")["equilibria"].append(evidence(c, "some")["equilibria"][0])),
    "enough_equilibria_that_are_fewer": ("the evidence does not make every comparison of the claim hold", lambda c: evidence(c, "some")["equilibria"].clear()),
    "enough_equilibria_of_which_one_is_none": ("the evidence does not make every comparison of the claim hold", lambda c: evidence(c, "some")["equilibria"][0]["plans"]["bob"].update(plain="go")),
    "enough_equilibria_for_a_number": ("the claim does not say how many equilibria there are at least", lambda c: claim(c, "only").update(evidence=evidence(c, "some"))),
    "enough_equilibria_for_a_largest_number": ("the claim does not say how many equilibria there are at least", lambda c: claim(c, "few").update(evidence=evidence(c, "some"))),
    "at_least_so_many_that_is_at_most": ("statement", lambda c: claim(c, "some").update(statement={("at_most" if key == "at_least" else key): value for key, value in claim(c, "some")["statement"].items()})),
    "more_equilibria_than_the_least_number": ("the claim states no number that equilibria could exceed", lambda c: claim(c, "some").update(verdict="refuted", evidence={"kind": "more_equilibria", "equilibria": evidence(c, "some")["equilibria"]})),
    "strict_equilibrium_that_is_another_claim": ("statement", lambda c: claim(c, "strict")["statement"].pop("strict")),
    "witness_without_messages": ("the claim says nothing about the place of the witness", lambda c: evidence(c, "torn")["place"].pop("messages")),
    "equilibrium_that_is_refuted": ("the evidence shows that the claim is verified", lambda c: claim(c, "calm").update(verdict="refuted")),
    "no_equilibrium_that_is_verified": ("the evidence shows that the claim is refuted", lambda c: claim(c, "torn").update(verdict="verified", evidence={"kind": "enumerate"})),
})
