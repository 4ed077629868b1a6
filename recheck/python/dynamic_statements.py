# SPDX-License-Identifier: MIT
"""The keys of statements, places and evidence of dynamic models ("Dynamic models" in docs/certificate_format.md)."""
from form import Malformed, array, fields, number, text, truth, word

RELATIONS = ("=", "!=", "<=", "<", ">=", ">")
ABOUT = ("incentive", "participation", "balance", "planner", "coalition", "opposition", "total", "side_payments", "multiplier", "weight")
TIERS, STAGES = ("all", "tree", "path"), ("interim", "ex_post", "ex_ante")
BALANCES = ("exact", "no_deficit", "ex_ante", "ex_ante_no_deficit")


def plain(read):
    return lambda model, value, where: read(value, where)


def one_of(words):
    return lambda model, value, where: word(value, where, words)


def of_model(reader):
    return lambda model, value, where: getattr(model, reader)(value, where)


MECHANISM, ALLOCATION, TRANSFERS = {"mechanism": of_model("mechanism")}, {"allocation": of_model("allocation")}, of_model("transfer_rule")
SEQUENTIALLY = {"sequentially": plain(truth)}
COMPARED = {"relation": one_of(RELATIONS), "number": plain(number)}


def scheme(model, value, where):
    return model.declared(model.schemes, value, where, "scheme")


KEYS = {
    "interim_ic": MECHANISM | {"tier": one_of(TIERS)},
    "ex_post_ic": MECHANISM,
    "individual_rationality": MECHANISM | {"stage": one_of(STAGES), "tier": one_of(TIERS)},
    "budget_balance": MECHANISM | {"balance": one_of(BALANCES)},
    "efficient": ALLOCATION | SEQUENTIALLY,
    "incentive_efficient": {"of": one_of(("rule", "mechanism"))} | MECHANISM | SEQUENTIALLY,
    "guarantee": MECHANISM | {"agents": of_model("coalition"), "relation": one_of(RELATIONS), "number?": plain(number), "best_response?": plain(truth)},
    "coalition_gain": MECHANISM | {"coalition": of_model("coalition")} | COMPARED,
    "collusion_proof": {"colluders": one_of(("any", "grand"))} | MECHANISM | {"participation?": one_of(("ex_ante", "interim"))},
    "scheme_optimum": {"direction": one_of(("largest", "least"))} | MECHANISM | {"coalition": of_model("coalition"), "agents": of_model("coalition"),
                                                                               "participation": one_of(("none", "ex_ante", "interim"))} | COMPARED,
    "value": {"of": one_of(("payoff", "transfer", "utility"))} | MECHANISM | {"scheme?": scheme, "coalition": of_model("coalition"),
                                                                              "period": lambda model, value, where: model.count(value, where, model.periods), "given": of_model("joint")} | COMPARED,
    "scheme": {"aspect": one_of(("incentive_compatible", "outsiders_truthful", "balanced", "profitable")), "scheme": scheme},
    "equal_rules": {"first": TRANSFERS, "second": TRANSFERS},
}


def read_keys(model, value, known, where, more=()):
    needed = [key for key in known if not key.endswith("?")]
    optional = [key[:-1] for key in known if key.endswith("?")]
    fields(value, where, (*needed, *more), optional)
    result = {key: known[key](model, value[key], f"{where}, {key}") for key in needed}
    return result | {key: known[key + "?"](model, value[key], f"{where}, {key}") if key in value else None for key in optional}


def read_dynamic_statement(model, value, where):
    if not isinstance(value, dict):
        raise Malformed(f"{where}: an object is expected")
    prop = word(value.get("property"), f"{where}, property", KEYS)
    later = prop == "value" and model.count(value.get("period"), where, model.periods) > 1
    result = read_keys(model, value, {"property": plain(text)} | KEYS[prop], where, ("state",) if later else ())
    if prop == "value":
        result["state"] = model.state(value["state"], where, True) if later else (model.first, None)
    return result


def read_dynamic_place(model, value, where):
    """A dict with the keys of a place: the period from 1, the state as in DynamicModel.state, types as dicts."""
    inside = isinstance(value, dict) and value.get("in_period") is True
    fields(value, where, ("about", "in_period") + (("period",) if inside else ()), ("state", "coalition", "truth", "report", "outsiders", "outcome"))
    truth(value["in_period"], where)
    result = {"about": word(value["about"], where, ABOUT)}
    if inside:
        result["period"] = model.count(value["period"], where, model.periods)
    if "state" in value:
        result["state"] = read_any_state(model, value["state"], where)
    if "coalition" in value:
        result["coalition"] = model.coalition(value["coalition"], where)
    for key in ("truth", "report", "outsiders"):
        if key in value:
            result[key] = model.joint(value[key], where)
    if "outcome" in value:
        result["outcome"] = model.outcome(value["outcome"], where)
    return result


def read_any_state(model, value, where):
    """Also that of period 1, which has no reports."""
    if isinstance(value, dict) and "reports" not in value and "outcome" not in value and "messages" not in value:
        statistic = fields(value, where, ("statistic",) if len(model.statistic) > 1 else ())
        return ((model.statistic_value(statistic["statistic"], where) if statistic else 0), None, None), None
    return model.state(value, where, True)


# --- evidence ----------------------------------------------------------------------------------------------------------------------------------------------------

def read_policy(model, value, where, kind=()):
    fields(value, where, ("refutes", "coalition", "rows", *kind))
    coalition = model.coalition(value["coalition"], where)
    return truth(value["refutes"], where), coalition, model.reports_table(value["rows"], where, coalition, "truth", "report")


def read_opposition(model, value, where, kind=()):
    """(refutes, [(agent, {(t, state): the others' reports})]): where nothing is written they report their first types."""
    fields(value, where, ("refutes", "against", *kind))
    against = []
    for part in array(value["against"], where):
        fields(part, where, ("agent", "rows"))
        i = model.agent(part["agent"], where)
        others = tuple(j for j in model.everybody if j != i)
        rows = model.rows(part["rows"], where, None, None, True, ("report", lambda item, at, others=others: model.joint_of(others, item, at)), False)
        against.append((i, {(t, state): report for (t, state, _), report in rows.items()}, (0,) * len(others)))
    return truth(value["refutes"], where), against
