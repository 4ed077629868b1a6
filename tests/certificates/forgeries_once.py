# SPDX-License-Identifier: MIT
"""Faults of evidence about schemes of one period whose reports are drawn by lot, the bounds on them, and mixed strategies."""
from forging import claim, forgeries, forgery, on, setter

HALF = [{"types": {"1": "no"}, "probability": "1/2"}, {"types": {"1": "yes"}, "probability": "1/2"}]
forgery("verified", "once", fault="honest")(lambda certificate: None)


@forgery("verified", "once")
def multipliers_in_another_order(certificate):
    claim(certificate, "knowing")["evidence"]["bounds"][0]["multipliers"].reverse()


def give(*amounts):
    """Every message of all moves these amounts."""
    def edit(evidence):
        for row in evidence["rows"]:
            for agent, amount in zip(("1", "2"), amounts):
                row["payments"][agent] = amount
    return edit


def always_build(evidence):
    for row in evidence["rows"]:
        row["report"] = [{"types": {"1": "yes", "2": "yes"}, "probability": "1"}]


forgeries("rejected", "once", {
    "scheme_with_a_gift": ("does not hold", on("ahead", give("1", "1"))),
    "scheme_that_takes_from_one": ("does not hold", on("ahead", give("100", "-100"))),
    "scheme_that_is_worse": ("does not hold", on("ahead", lambda e: (give("0", "0")(e), always_build(e)))),
    "scheme_of_one_agent": ("does not range over schemes of this coalition", on("ahead", lambda e: e.update(coalition=["1"], rows=[
        {"messages": {"1": t}, "report": [{"types": {"1": t}, "probability": "1"}], "payments": {"1": "0"}} for t in ("no", "yes")]))),
    "scheme_that_does_not_refute": ("can only refute", on("ahead", setter(False, "refutes"))),
    "interim_claim_refuted_by_an_ex_ante_scheme": ("does not hold", lambda c: claim(c, "knowing").update(verdict="refuted", evidence=claim(c, "ahead")["evidence"])),
    "bound_without_its_multipliers": ("does not make every comparison of the claim hold", on("knowing", lambda e: e["bounds"][0].update(multipliers=[]))),
    "bound_with_a_negative_multiplier": ("does not make every comparison of the claim hold", on("knowing", lambda e: e["bounds"][0]["multipliers"][0].update(multiplier="-1"))),
    "bound_for_no_coalition": ("one bound is needed for each coalition", on("knowing", setter([], "bounds"))),
    "bound_twice": ("one bound is needed for each coalition", on("knowing", lambda e: e["bounds"].append(e["bounds"][0]))),
    "requirement_used_twice": ("uses a requirement twice", on("knowing", lambda e: e["bounds"][0]["multipliers"].append(e["bounds"][0]["multipliers"][0]))),
    "participation_that_is_not_asked": ("uses something that is not required", on("knowing", lambda e: e["bounds"][0]["multipliers"].append({"agent": "1", "multiplier": "1"}))),
    "side_payments_that_do_not_cancel": ("does not make every comparison of the claim hold", on("least.1", lambda e: e["bounds"]["bounds"][0].update(multipliers=[]))),
    "bound_without_a_scheme": ("one is needed beside the bound", lambda c: claim(c, "least.1").update(evidence={"kind": "scheme_bounds", **claim(c, "least.1")["evidence"]["bounds"]})),
    "bound_that_is_to_refute": ("do not refute", on("knowing", setter(True, "refutes"))),
    "optimum_without_a_bound": ("this is no evidence for such a comparison", on("most", lambda e: (e.update(e.pop("scheme")), e.pop("bounds"), e.update(kind="mixed_scheme")))),
    "optimum_by_a_scheme_that_is_worse": ("does not make every comparison of the claim hold", on("most", lambda e: always_build(e["scheme"]))),
    "no_scheme_is_so_good": ("does not hold", on("most.1", give("0", "0"))),
    "half_a_strategy": ("a mixed strategy gives a probability to each report, and they sum to 1", on("sure.1", lambda e: (e["matches"][0].update(has_others=False), e["matches"][0].pop("others")))),
    "strategy_that_is_not_sure": ("does not make every comparison of the claim hold", on("sure.1", lambda e: [row.update(report=[{"types": {"1": said}, "probability": "1"}]) for row, said in zip(e["matches"][0]["own"], ("yes", "no"))])),
    "strategy_against_another_agent": ("the claim is not about this agent", on("sure.1", lambda e: e["matches"][0].update(agent="2", own=[
        {"truth": {"2": t}, "report": [{"types": {"2": t}, "probability": "1"}]} for t in ("no", "yes")], others=HALF))),
    "a_truthful_agent_in_place_of_his_best_response": ("claims[sure.1].statement.best_response: the certificate has", lambda c: claim(c, "sure.1")["statement"].update(best_response=False)),
})

forgeries("malformed", "once", {
    "lottery_of_more_than_1": ("sum to 2, not 1", on("ahead", lambda e: e["rows"][0]["report"][0].update(probability="2"))),
    "strategy_of_more_than_1": ("sum to 2, not 1", on("sure.1", lambda e: e["matches"][0]["own"][0].update(report=[{"types": {"1": "no"}, "probability": "2"}]))),
    "messages_left_out": ("not one for each", on("ahead", lambda e: e["rows"].pop())),
    "report_of_probability_0": ("sum to 0, not 1", on("ahead", lambda e: e["rows"][0]["report"][0].update(probability="0"))),
    "payment_to_nobody": ("payments.3: the key '3' has no meaning here", on("ahead", lambda e: e["rows"][0]["payments"].update({"3": "0"}))),
})
