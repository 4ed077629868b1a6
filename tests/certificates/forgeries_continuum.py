# SPDX-License-Identifier: MIT
"""Faults of certificates about continuous values."""
from forging import claim, forgeries, on, setter, without


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
    "function_changed": ("claims[transfer].statement.is[0].coefficients[2]", lambda c: claim(c, "transfer")["statement"]["is"][0].update(coefficients=["1/6", "0", "1/2"])),
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
    "computed_number_by_points": ("this is no evidence for such a claim", on("wins", with_points(below=["1/4", "3/4"]))),
    "computed_number_against_itself": ("this is no evidence for such a claim", lambda c: (claim(c, "wins").update(verdict="refuted"), on("wins", with_points("bounds_against", above=["1/4", "3/4"]))(c))),
    "number_that_is_less_called_more": ("the evidence shows that the claim is refuted", lambda c: claim(c, "pays").update(verdict="verified")),
    "probability_at_another_value": ("claims[wins].statement.at", lambda c: claim(c, "wins")["statement"].update(at="1/2")),
    "side_payments_changed": ("claims[mechanism].statement.side_payments[0]", lambda c: claim(c, "mechanism")["statement"].update(side_payments=["0", "0"])),
})

forgeries("malformed", "partners", {
    "family_unknown": ("is none of: finite, continuum, dynamic", setter("discrete", "family")),
    "family_missing": ("the key 'types' is missing", without("family")),
    "shares_that_do_not_sum_to_1": ("the shares sum to 3/4, not 1", lambda c: c["partnership"].update(shares=["1/2", "1/4"])),
    "polynomial_with_a_zero_at_its_end": ("the last coefficient of a polynomial is not 0", about_surd(lambda d: d["pieces"][0]["coefficients"].append("0"))),
    "piece_missing": ("one piece between any two neighbouring breaks", about_surd(lambda d: d["pieces"].pop())),
    "interval_turned": ("upper end is not below its lower end", on("just", lambda e: e["roots"][0].update(between={"lower": "3/2", "upper": "1"}))),
    "distribution_unknown": ("there is no distribution 'none'", lambda c: claim(c, "just")["statement"].update(distribution="none")),
    "partners_who_trade": ("either are partners or trade", lambda c: c.update(trade={"buyer": "0", "seller": "1", "buyer_distribution": "uniform", "seller_distribution": "uniform"})),
    "quantity_of_trades": ("the key 'buyer_distribution' is missing", lambda c: claim(c, "surplus")["statement"].update(of="least_subsidy")),
    "one_side_payment": ("there is one side payment for each agent", lambda c: claim(c, "mechanism")["statement"].update(side_payments=["0"])),
})
