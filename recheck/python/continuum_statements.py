# SPDX-License-Identifier: MIT
"""What is claimed of a continuum model: the keys of each property."""
from continuum_model import MOST_PARTNERS, between, numbers, polynomial, polynomials, shares
from form import Malformed, array, fields, number, one_key, text, word
from statements import COMPARED_BY

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


def partnership(model, value, where):
    """("partnership", distribution, shares)"""
    return "partnership", model.known(value["distribution"], where), tuple(shares(value["shares"], where))


def trade(model, value, where):
    """("trade", buyer's distribution, seller's distribution)"""
    return "trade", model.known(value["buyer_distribution"], where), model.known(value["seller_distribution"], where)


INSTANCES = {"partnership": (("distribution", "shares"), partnership), "trade": (("buyer_distribution", "seller_distribution"), trade)}


def agent(model, about, value, where):
    """The number of an agent of the instance: as it is called in the model, or by the position of its share if there are not as many of them."""
    known = list(model.agents)
    if about[0] == "partnership" and len(about[2]) != len(known):
        known = [str(k + 1) for k in range(len(about[2]))]
    if about[0] == "trade" and model.setting[0] == "trade" and max(model.setting[1:]) < len(known):
        known = [known[k] for k in model.setting[1:]]
    return known.index(word(value, where, known))


def subject(model, value, where):
    """The keys that say what is meant, and their meaning."""
    of = word(value.get("of"), f"{where}, of", (*OF_PARTNERSHIPS, *OF_TRADES))
    trades = of in OF_TRADES and (of not in OF_PARTNERSHIPS or "buyer_distribution" in value)
    keys, read = INSTANCES["trade" if trades else "partnership"]
    keys = ["of", *keys, *(["agent"] if of in (OF_A_TRADER if trades else OF_A_PARTNER) else []), *(["form"] if trades and of in WITH_A_FORM else [])]
    for key in keys:
        if key not in value:
            raise Malformed(f"{where}: the key {key!r} is missing")
    about = read(model, value, where)
    return keys, {"instance": about, "of": of, "agent": agent(model, about, value["agent"], f"{where}, agent") if "agent" in keys else 0,
                  "form": word(value["form"], f"{where}, form", ("trade", "ownership")) if "form" in keys else None}


def read_value(model, value, where):
    keys, result = subject(model, value, where)
    stated = "between" if "between" in value else one_key(value, where, COMPARED_BY)
    optional = (("root_of",) if stated == "between" else ()) + (("from",) if result["of"] in FUNCTIONS else ())
    fields(value, where, ("property", *keys, *(("at",) if result["of"] in FUNCTIONS else ()), stated), optional)
    for key in ("at", "from"):
        result[key] = number(value[key], f"{where}, {key}") if key in value else None
    result["relation"] = None if stated == "between" else COMPARED_BY[stated]
    result["number"] = None if stated == "between" else number(value[stated], f"{where}, {stated}")
    result["between"] = between(value["between"], f"{where}, between") if "between" in value else None
    result["root_of"] = polynomial(value["root_of"], f"{where}, root_of", 2) if "root_of" in value else None
    return result


def read_function(model, value, where):
    keys, result = subject(model, value, where)
    if result["of"] not in FUNCTIONS:
        raise Malformed(f"{where}: this is no function")
    stated = one_key(value, where, ("is", "at_least", "at_most"))
    fields(value, where, ("property", *keys, stated))
    if stated == "is":
        array(value["is"], f"{where}, is", 1)
        return result | {"pieces": polynomials(value["is"], f"{where}, is"), "bound": None}
    return result | {"pieces": None, "bound": number(value[stated], f"{where}, {stated}"), "relation": ">=" if stated == "at_least" else "<="}


def read_identity(model, value, where):
    own = word(value.get("name"), f"{where}, name", (*IDENTITIES_OF_TRADES, *IDENTITIES_OF_PARTNERSHIPS))
    if own in IDENTITIES_OF_TRADES:
        fields(value, where, ("property", "name", *INSTANCES["trade"][0]))
        return {"instance": trade(model, value, where), "of": own}
    fields(value, where, ("property", "name", "distribution", "agents"))
    count = number(value["agents"], f"{where}, agents")
    if count.denominator != 1 or not 2 <= count <= MOST_PARTNERS:
        raise Malformed(f"{where}: a partnership has 2 to {MOST_PARTNERS} agents")
    return {"instance": ("partnership", model.known(value["distribution"], where), (1 / count,) * int(count)), "of": own}


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
    return {"instance": trade(model, fields(value, where, ("property", *INSTANCES["trade"][0])), where)}


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
