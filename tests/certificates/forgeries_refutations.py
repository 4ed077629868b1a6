# SPDX-License-Identifier: MIT
"""Faults of evidence that refutes: schemes that a case has."""
from forging import claim, forgeries, forgery, on, setter

forgery("verified", "modest", fault="honest")(lambda certificate: None)

forgeries("rejected", "modest", {
    "scheme_that_makes_the_outsider_lie": ("does not hold", on("open", setter("greedy", "scheme"))),
    "scheme_by_which_one_gains_nothing": ("does not hold", on("open", setter("lopsided", "scheme"))),
    "scheme_of_one": ("does not range over schemes of this coalition", on("open", setter("alone", "scheme"))),
    "scheme_of_another_mechanism": ("the scheme is one of another mechanism", on("open", setter("elsewhere", "scheme"))),
    "scheme_of_some_against_all": ("does not range over schemes of this coalition", lambda c: claim(c, "open.grand").update(verdict="refuted", evidence=claim(c, "open")["evidence"])),
    "scheme_that_verifies": ("the evidence shows that the claim is refuted", lambda c: claim(c, "open").update(verdict="verified")),
    "scheme_about_another_property": ("evidence of this form says nothing about scheme", lambda c: claim(c, "greedy").update(evidence=claim(c, "open")["evidence"])),
})
forgeries("malformed", "modest", {
    "scheme_without_a_name": ("the scheme is not named", on("open", lambda e: e.pop("scheme"))),
    "scheme_that_is_none": ("there is no scheme 'ring'", on("open", setter("ring", "scheme"))),
})
