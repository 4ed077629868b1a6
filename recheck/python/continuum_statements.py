# SPDX-License-Identifier: MIT
"""What is claimed of a continuum model: the keys of each property."""
from continuum_model import between, index, numbers, polynomial, polynomials, shares
from form import Malformed, array, fields, number, text, word
from properties import RELATIONS

SUMS = ("surplus", "worst_off_transfer", "side_payment", "least_net_payoff")                     # of W(v_i*)
NUMBERS_OF_TRADES = ("gains_from_trade", "trade_probability", "least_subsidy", "lowest_buyer_payoff", "highest_seller_payoff", "vcg_transfer", "vcg_expected_payoff")
FUNCTIONS_OF_PARTNERSHIPS = ("winning_probability", "winning_density", "second_price_payment", "interim_transfer", "bid", "residual", "phi", "phi_slope")
FUNCTIONS_OF_BOTH = ("distribution", "agv_payoff", "agv_net_payoff")
FUNCTIONS = (*FUNCTIONS_OF_PARTNERSHIPS, "vcg_payoff", *FUNCTIONS_OF_BOTH)
OF_PARTNERSHIPS = (*SUMS, "worst_off_type", *FUNCTIONS_OF_PARTNERSHIPS, *FUNCTIONS_OF_BOTH)
OF_TRADES = (*NUMBERS_OF_TRADES, "vcg_payoff", *FUNCTIONS_OF_BOTH)
OF_A_PARTNER = ("worst_off_transfer", "side_payment", "worst_off_type", "agv_net_payoff")
OF_A_TRADER = ("vcg_transfer", "vcg_expected_payoff", "vcg_payoff", *FUNCTIONS_OF_BOTH)
WITH_A_FORM = ("agv_payoff", "agv_net_payoff")
IDENTITIES_OF_PARTNERSHIPS = ("transfer_slope", "expected_payment", "mean_transfer", "one_seller", "equal_shares", "equal_shares_phi", "phi", "incentives", "simple_mechanism", "residual")
IDENTITIES_OF_TRADES = ("vcg_accounting", "agv_accounting", "subsidy")


def instance(model, value, where):
    """("partnership", distribution, shares) or ("trade", buyer's distribution, seller's distribution)."""
    if ("partnership" in value) == ("trade" in value):
        raise Malformed(f"{where}: the claim is about a partnership or a trade")
    if "partnership" in value:
        return partnership(model, fields(value["partnership"], where, ("distribution", "shares")), where)
    part = fields(value["trade"], where, ("buyer", "seller"))
    return trade(model, part, where)


def partnership(model, part, where):
    return "partnership", model.known(part["distribution"], where), tuple(shares(part["shares"], where))


def trade(model, part, where):
    return "trade", model.known(part["buyer"], where), model.known(part["seller"], where)


def subject(model, value, where):
    """The keys that say what is meant, and their meaning."""
    about = instance(model, value, where)
    of = word(value.get("of"), f"{where}, of", OF_TRADES if about[0] == "trade" else OF_PARTNERSHIPS)
    keys, result = [about[0], "of"], {"instance": about, "of": of, "agent": 0, "form": None}
    if of in (OF_A_TRADER if about[0] == "trade" else OF_A_PARTNER):
        keys.append("agent")
    if about[0] == "trade" and of in WITH_A_FORM:
        keys.append("form")
    for key in keys:
        if key not in value:
            raise Malformed(f"{where}: the key {key!r} is missing")
    if "agent" in keys:
        result["agent"] = index(value["agent"], f"{where}, agent")
    if "form" in keys:
        result["form"] = word(value["form"], f"{where}, form", ("trade", "ownership"))
    return keys, result


def read_value(model, value, where):
    keys, result = subject(model, value, where)
    stated = ("relation", "number") if "relation" in value else ("between",)
    optional = (("root_of",) if stated == ("between",) else ()) + (("from",) if result["of"] in FUNCTIONS else ())
    fields(value, where, ("property", *keys, *(("at",) if result["of"] in FUNCTIONS else ()), *stated), optional)
    for key in ("at", "from", "number"):
        result[key] = number(value[key], f"{where}, {key}") if key in value else None
    result["relation"] = word(value["relation"], f"{where}, relation", RELATIONS) if "relation" in value else None
    result["between"] = between(value["between"], f"{where}, between") if "between" in value else None
    result["root_of"] = polynomial(value["root_of"], f"{where}, root_of", 2) if "root_of" in value else None
    return result


def read_function(model, value, where):
    keys, result = subject(model, value, where)
    if result["of"] not in FUNCTIONS:
        raise Malformed(f"{where}: this is no function")
    stated = next((key for key in ("at_least", "at_most") if key in value), "pieces")
    fields(value, where, ("property", *keys, stated))
    if stated == "pieces":
        array(value["pieces"], f"{where}, pieces", 1)
        return result | {"pieces": polynomials(value["pieces"], f"{where}, pieces"), "bound": None}
    return result | {"pieces": None, "bound": number(value[stated], f"{where}, {stated}"), "relation": ">=" if stated == "at_least" else "<="}


def read_identity(model, value, where):
    about = instance(model, value, where)
    fields(value, where, ("property", about[0], "of"))
    return {"instance": about, "of": word(value["of"], f"{where}, of", IDENTITIES_OF_TRADES if about[0] == "trade" else IDENTITIES_OF_PARTNERSHIPS)}


def read_partnership(model, value, where):
    return {"instance": partnership(model, fields(value, where, ("property", "distribution", "shares")), where)}


def read_shares(model, value, where):
    return {"shares": shares(fields(value, where, ("property", "shares"))["shares"], where)}


def read_mechanism(model, value, where):
    fields(value, where, ("property", "distribution", "shares", "side_payments"))
    result = {"instance": partnership(model, value, where), "side_payments": numbers(value["side_payments"], where)}
    if len(result["side_payments"]) != len(result["instance"][2]):
        raise Malformed(f"{where}: there is one side payment for each agent")
    return result


def read_trade(model, value, where):
    return {"instance": trade(model, fields(value, where, ("property", "buyer", "seller")), where)}


def read_end_points(model, value, where):
    fields(value, where, ("property", "distribution", "lower", "upper"))
    result = {"distribution": model.known(value["distribution"], where), "ends": []}
    for key in ("lower", "upper"):
        end = fields(value[key], f"{where}, {key}", ("root_of", "between"))
        result["ends"].append((polynomial(end["root_of"], f"{where}, {key}"), between(end["between"], f"{where}, {key}")))
    return result


READERS = {"dissolvable": read_partnership, "always_dissolvable": read_shares, "never_dissolvable": read_shares, "value": read_value, "function": read_function, "identity": read_identity,
           "dissolving_mechanism": read_mechanism, "simple_mechanism_participation": read_partnership, "efficient_trade": read_trade, "dissolvable_shares": read_end_points}


def read_continuum_statement(model, value, where):
    if not isinstance(value, dict):
        raise Malformed(f"{where}: an object is expected")
    own = word(value.get("property"), f"{where}, property", READERS)
    return {"property": text(own, where)} | READERS[own](model, value, where)
