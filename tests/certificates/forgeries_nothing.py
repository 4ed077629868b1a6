# SPDX-License-Identifier: MIT
"""Claims that range over nothing, with evidence that would show them if nothing were something: what holds of all transfers, or schemes, is shown where there are none."""
from forging import claim, forgeries, forgery

forgery("undecided", "nothing", "undecided", fault="honest")(lambda certificate: None)
forgery("undecided", "nobody", "undecided", fault="honest")(lambda certificate: None)


def lie(truth, report, multiplier):
    return {"requirement": "incentive", "place": {"coalition": ["a"], "truth": {"a": truth}, "report": {"a": report}}, "multiplier": multiplier}


def row(truth):
    """From below U(truth) - U(t1) is at least what it is with x, 0 - 10; from above at most 1: see the payoffs. That t2 and t3 do not report each other says -2/3 >= 0: 33/2 times that is 11."""
    circle = [lie("t2", "t3", "33/2"), lie("t3", "t2", "33/2")]
    return {"truth": {"a": truth}, "least": [lie(truth, "t1", "3"), *circle], "largest": [lie("t1", truth, "3")]}


def unique(certificate):
    rule = next(rule for rule in certificate["transfers"] if rule["name"] == "f")
    return {"kind": "unique_utilities", "amounts": rule["amounts"], "rows": [row("t2"), row("t3")]}


def verified(name, shown):
    """The claim is said to be verified, by this evidence, and the rest as it is, but for the undecided claims that are left."""
    def edit(certificate):
        one = claim(certificate, name)
        one.pop("reason")
        one.update(verdict="verified", evidence=shown(certificate))
    return edit


def at_most(bound):
    return {"coefficients": {"k": "-1"}, "constant": bound, "strict": False}


def region(certificate):
    """k <= 1 is what the budget demands; of the other claim there is no demand."""
    place = {"transfers": "f", "truth": {"a": "t1", "b": "s"}}
    return {"kind": "region_proof", "bounds": [{"terms": [{"claim": "deficit", "place": place, "demand": at_most("1"), "multiplier": "1"}]}],
            "consequences": [{"demand": at_most("1"), "multipliers": [{"inequality": at_most("1"), "multiplier": "1"}]}]}


def bounds(certificate):
    """That 3 does not gain by a lie says -1 >= 0."""
    return {"refutes": False, "bounds": [{"coalition": ["1", "2"], "multipliers": [{"agent": "3", "truth": {"3": "left"}, "report": {"3": "right"}, "multiplier": "100"}]}]}


def scheme(certificate):
    everything = {"1": "s", "2": "s"}
    return {"refutes": False, "coalition": ["1", "2"], "rows": [{"messages": everything, "report": [{"types": everything, "probability": "1"}], "payments": {"1": "0", "2": "0"}}]}


forgeries("rejected", "nothing", {
    "utilities_where_no_transfers_are_truthful": ("rejected    utilities  the evidence does not make every comparison of the claim hold", verified("utilities", unique)),
    "separable_without_two_types": ("rejected    sum        the claim ranges over nothing", verified("sum", lambda c: {"kind": "enumerate"})),
    "region_of_a_claim_about_nothing": ("rejected    where      the claim ranges over nothing", verified("where", region)),
    "implementable_after_all": ("rejected    none       the evidence does not make every comparison of the claim hold", lambda c: claim(c, "none").update(verdict="verified", evidence={"kind": "transfers", "amounts": unique(c)["amounts"]})),
})
forgeries("malformed", "nothing", {
    "utilities_without_transfers": ("the key 'amounts' is missing", verified("utilities", lambda c: {key: part for key, part in unique(c).items() if key != "amounts"})),
})
forgeries("rejected", "nobody", {
    "bound_of_no_scheme": ("rejected    little  that no scheme does better says nothing where there is no scheme", verified("little", lambda c: {"kind": "scheme_bounds", **bounds(c)})),
    "bound_beside_what_is_no_scheme": ("rejected    little  the evidence does not make every comparison of the claim hold", verified("little", lambda c: {"kind": "scheme_and_bound", "scheme": scheme(c), "bounds": bounds(c)})),
    "scheme_that_is_none": ("rejected    much    the evidence does not make every comparison of the claim hold", lambda c: claim(c, "much").update(verdict="verified", evidence={"kind": "mixed_scheme", **scheme(c)})),
})
