# SPDX-License-Identifier: MIT
"""Hidden states that are none, and probabilities of draws that are others."""
from forgeries_models import defects, without_last
from forging import claim, evidence, forgeries, forgery, setter, swapped, without

forgery("verified", "signals", fault="honest")(lambda c: None)


def drawn(certificate, name="cursed"):
    return claim(certificate, name)["statement"]["drawn"]


def chances(*rows):
    """Of the states 0 and 4, at each profile."""
    def edit(certificate):
        for row, (worthless, worthy) in zip(certificate["joint_prior"], rows):
            row["states"] = {"0": worthless, "4": worthy}
    return edit


def impossible_types(certificate):
    chances(("0", "0"), ("1/2", "1/2"))(certificate)
    certificate["prior"][0]["probability"], certificate["prior"][1]["probability"] = "0", "1"


def without_payoffs_of_impossible_types(certificate):
    impossible_types(certificate)
    for (low, high), payoffs in ((certificate["payoffs"], "2"), (certificate["state_payoffs"]["4"], "4")):
        for agent, outcome in (("ann", "for_ann"), ("bob", "for_bob")):
            low["payoffs"][outcome][agent], high["payoffs"][outcome][agent] = "0", payoffs


def about_impossible_types(name, statement):
    """A claim for which there are no payoffs, in a model that is one."""
    def edit(certificate):
        without_payoffs_of_impossible_types(certificate)
        certificate["claims"] = [claim(certificate, name) | {"statement": statement}]
    return edit


forgeries("malformed", "signals", {
    "state_twice": ("two of these have the same name", setter(["0", "0"], "states")),
    "no_states": ("there are states, all of different names", setter([], "states")),
    "states_without_payoffs": ("the key 'state_payoffs' is missing", without("state_payoffs")),
    "payoffs_of_fewer_states": ("the key '4' is missing", lambda c: c["state_payoffs"].pop("4")),
    "payoffs_of_an_unknown_state": ("the key '2' has no meaning here", lambda c: c["state_payoffs"].update({"2": c["state_payoffs"]["4"]})),
    "payoffs_in_a_state_of_fewer_profiles": ("there are 1 rows here, not one for each of 2", without_last("state_payoffs", "4")),
    "states_without_a_prior": ("the key 'joint_prior' is missing", without("joint_prior")),
    "prior_of_no_states": ("the key 'state' has no meaning here", without("states")),
    "states_of_fewer_profiles": ("there are 1 rows here, not one for each of 2", without_last("joint_prior")),
    "profile_without_a_state": ("the key '4' is missing", lambda c: c["joint_prior"][0]["states"].pop("4")),
    "draw_of_an_unknown_state": ("there is no state '2'", lambda c: drawn(c)["draws"][0].update(state="2")),
    "draw_without_a_state": ("the key 'state' is missing", lambda c: drawn(c)["draws"][0].pop("state")),
    "draw_without_an_outcome": ("the key 'outcome' is missing", lambda c: drawn(c)["draws"][0].pop("outcome")),
    "draw_of_a_state_alone_with_an_outcome": ("the key 'outcome' has no meaning here", lambda c: drawn(c, "worthless")["draws"][0].update(outcome="for_ann")),
    "draw_of_some_types": ("a type of each agent is drawn", lambda c: drawn(c)["draws"][0]["types"].pop("bob")),
    "draw_twice": ("the draws are in the order of tables, each once", lambda c: drawn(c)["draws"].insert(0, drawn(c)["draws"][0])),
    "draws_out_of_order": ("the draws are in the order of tables, each once", lambda c: drawn(c)["draws"].reverse()),
    "draw_from_no_allocation": ("the key 'allocation' is missing", lambda c: claim(c, "cursed")["statement"].pop("allocation")),
    "state_from_an_allocation": ("the key 'allocation' has no meaning here", lambda c: claim(c, "worthless")["statement"].update(allocation="by_lot")),
    "state_after_a_report": ("the key 'reports' has no meaning here", lambda c: claim(c, "worthless")["statement"].update(reports=[])),
    "drawn_payoff": ("the key 'drawn' has no meaning here", lambda c: claim(c, "worth")["statement"].update(drawn=drawn(c))),
})
defects("signals", {
    "states_that_sum_to_more": ("joint_prior", "the probabilities of the states do not sum to those of the types", chances(("3/8", "1/4"), ("1/8", "3/8"))),
    "states_that_sum_to_those_of_other_types": ("joint_prior", "the probabilities of the states do not sum to those of the types", chances(("3/8", "0"), ("1/4", "3/8"))),
    "state_with_a_negative_probability": ("joint_prior", "a state has a negative probability, -1/8", chances(("5/8", "-1/8"), ("1/8", "3/8"))),
    "payoffs_of_types_that_do_not_occur": ("joint_prior", "payoffs are not the expectations of those in the states", impossible_types),
    "payoffs_of_a_state": ("payoffs", "payoffs are not the expectations of those in the states", lambda c: c["payoffs"][0]["payoffs"]["for_ann"].update(ann="4")),
    "payoffs_that_nobody_expects": ("state_payoffs", "payoffs are not the expectations of those in the states", lambda c: c["state_payoffs"]["0"][1]["payoffs"]["for_ann"].update(ann="1")),
    "payoffs_of_the_other_state": ("state_payoffs", "payoffs are not the expectations of those in the states", lambda c: swapped(c["state_payoffs"], "0", "4")),
    "states_exchanged": ("joint_prior", "payoffs are not the expectations of those in the states", lambda c: [swapped(row["states"], "0", "4") for row in c["joint_prior"]]),
})
forgeries("rejected", "signals", {
    "states_that_are_likelier": ("joint_prior", chances(("1/4", "1/4"), ("1/4", "1/4"))),
    "states_exchanged_with_their_payoffs": ("joint_prior", lambda c: ([swapped(row["states"], "0", "4") for row in c["joint_prior"]], swapped(c["state_payoffs"], "0", "4"))),
    "truth_of_types_that_do_not_occur": ("the case claims blessed, the certificate does not", about_impossible_types("fair", {"property": "dominant_strategy_ic", "allocation": "by_lot", "transfers": ["price"]})),
    "payoff_of_types_that_do_not_occur": ("the case claims blessed, the certificate does not", about_impossible_types("worth", {"property": "value", "of": "payoff", "coalition": ["ann"], "given": {"types": {"ann": "low", "bob": "plain"}}, "reports": [], "allocation": "by_lot", "equals": "0"})),
    "fair_in_every_state": ("claims[fair].statement", lambda c: claim(c, "fair")["statement"].update(every_draw=True)),
    "regret_that_is_none": ("the evidence shows that the claim is refuted", lambda c: claim(c, "regret").update(verdict="verified", evidence={"kind": "enumerate"})),
    "regret_of_another_agent": ("the comparison at the place of the witness holds", lambda c: evidence(c, "regret").update(place={"coalition": ["bob"], "truth": {"ann": "low", "bob": "plain"}, "outcome": "for_bob"})),
    "draw_left_out": ("statement", lambda c: drawn(c)["draws"].pop()),
    "draw_of_another_outcome": ("statement", lambda c: drawn(c, "sold")["draws"][0].update(outcome="for_bob")),
    "truth_in_place_of_a_lie": ("statement", lambda c: claim(c, "sold.lie")["statement"].update(reports=[])),
    "probability_that_is_more": ("statement", lambda c: claim(c, "cursed")["statement"].update(equals="1/4")),
    "probability_that_is_refuted": ("the comparison at the place of the witness holds", lambda c: claim(c, "cursed").update(verdict="refuted", evidence={"kind": "witness", "place": {}})),
    "probability_that_is_verified": ("the evidence shows that the claim is refuted", lambda c: claim(c, "blessed").update(verdict="verified", evidence={"kind": "enumerate"})),
})
