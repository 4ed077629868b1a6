# SPDX-License-Identifier: MIT
"""Payments that depend on the outcome drawn: tables that are none, draws that there are not, and expectations that are passed off as draws."""
from forgeries_models import without_last
from forging import claim, evidence, forgeries, forgery, setter

forgery("verified", "coin", fault="honest")(lambda c: None)

FINE, BET = ("transfers", 0), ("transfers", 1)
AMOUNTS = [{"types": {"ann": own, "bob": "tired"}, "amounts": {"ann": "0", "bob": "0"}} for own in ("up", "tired")]


def called_every_draw(certificate, name, **keys):
    claim(certificate, name)["statement"].update(every_draw=True, **keys)


forgeries("malformed", "coin", {
    "drawn_by_an_unknown_allocation": ("there is no allocation 'luck'", setter("luck", *FINE, "drawn_by")),
    "drawn_without_payments": ("the key 'payments' is missing", lambda c: c["transfers"][0].pop("payments")),
    "payments_drawn_by_nothing": ("the key 'amounts' is missing", lambda c: c["transfers"][0].pop("drawn_by")),
    "payments_and_amounts": ("the key 'amounts' has no meaning here", setter(AMOUNTS, *FINE, "amounts")),
    "payments_of_a_named_rule": ("the key 'construction' has no meaning here", setter({"rule": "vcg", "allocation": "drawn"}, *FINE, "construction")),
    "payments_that_are_induced": ("the key 'induced' has no meaning here", setter("toss", *FINE, "induced")),
    "payments_of_fewer_profiles": ("there are 1 rows here, not one for each of 2", without_last(*FINE, "payments")),
    "payments_without_an_outcome": ("the key 'rest' is missing", lambda c: c["transfers"][0]["payments"][0]["payments"].pop("rest")),
    "payments_without_an_agent": ("the key 'bob' is missing", lambda c: c["transfers"][0]["payments"][0]["payments"]["rest"].pop("bob")),
    "no_draw_said_to_be_one": ("it is true, or left out", lambda c: claim(c, "expected")["statement"].update(every_draw=False)),
    "every_draw_of_an_expectation": ("the key 'every_draw' has no meaning here", lambda c: called_every_draw(c, "expected", balance="ex_ante")),
    "larger_payments_without_an_outcome": ("the key 'walk' is missing", lambda c: claim(c, "exactly")["statement"]["parameters"][0]["one_larger"]["transfers"]["fine"][0]["payments"].pop("walk")),
})
forgeries("rejected", "coin", {
    "expectation_passed_off_as_every_draw": ("claims[expected].statement", lambda c: called_every_draw(c, "expected")),
    "refuted_expectation": ("claims[drawn].statement", lambda c: claim(c, "drawn")["statement"].pop("every_draw")),
    "other_payments": ("transfers[bet]", setter("2", *BET, "payments", 0, "payments", "walk", "ann")),
    "payment_that_is_not_drawn": ("transfers[fine]", setter("5", *FINE, "payments", 1, "payments", "walk", "ann")),
    "payments_drawn_by_another_allocation": ("transfers[bet].drawn_by", setter("sure", *BET, "drawn_by")),
    "mechanism_of_another_draw": ("mechanisms[polite]", setter("sure", "mechanisms", 0, "allocation")),
    "witness_without_the_outcome": ("the claim says nothing about the place of the witness", lambda c: evidence(c, "drawn")["place"].pop("outcome")),
    "witness_of_an_outcome_that_is_not_drawn": ("the claim says nothing about the place of the witness", lambda c: evidence(c, "drawn")["place"].update(truth={"ann": "tired", "bob": "tired"})),
    "every_draw_of_messages": ("claims[expected].statement", lambda c: called_every_draw(c, "expected", transfers=["tossed"])),
    "region_of_other_payments": ("claims[exactly].statement.parameters[c].one_larger.transfers.fine", lambda c: claim(c, "exactly")["statement"]["parameters"][0]["one_larger"]["transfers"]["fine"][0]["payments"]["walk"].update(ann="-3")),
})
