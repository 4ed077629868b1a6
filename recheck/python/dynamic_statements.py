# SPDX-License-Identifier: MIT
"""The keys of statements, places and evidence of dynamic models ("Dynamic models" in docs/certificate_format.md)."""
from form import Malformed, array, fields, names, number, one_key, text, truth, word
from statements import COMPARED_BY

ABOUT = ("incentive", "participation", "balance", "planner", "coalition", "opposition", "total", "side_payments", "multiplier", "weight")
TIERS, STAGES = ("all", "tree", "path"), ("interim", "ex_post", "ex_ante")
BALANCES = ("exact", "no_deficit", "ex_ante", "ex_ante_no_deficit")


def plain(read):
    return lambda model, value, where: read(value, where)


def one_of(words):
    return lambda model, value, where: word(value, where, words)


def of_model(reader):
    return lambda model, value, where: getattr(model, reader)(value, where)


ALLOCATION = {"allocation": of_model("allocation")}
SEQUENTIALLY = {"sequentially": plain(truth)}


def scheme(model, value, where):
    return model.declared(model.schemes, value, where, "scheme")


def two_rules(model, value, where):
    if len(names(value, where)) != 2:
        raise Malformed(f"{where}: two different rules are compared")
    return [model.transfer_rule(rule, where) for rule in value]


def mechanism(model, value, where):
    """By its name, or by its rules."""
    return {"mechanism": of_model("known_mechanism")} if "mechanism" in value else ALLOCATION | {"transfers?": of_model("transfer_rule")}


def compared(model, value, where):
    return {one_key(value, where, COMPARED_BY): plain(number)}


def perhaps_compared(model, value, where):
    return compared(model, value, where) if any(key in value for key in COMPARED_BY) else {}


def rule_or_mechanism(model, value, where):
    return {"of": one_of(("rule", "mechanism"))} | (ALLOCATION if value.get("of") == "rule" else mechanism(model, value, where))


def game(model, value, where):
    return {"scheme": scheme} if "scheme" in value else mechanism(model, value, where)


def period(model, value, where):
    if not model.infinite:
        return model.count(value, where, model.periods)
    return 1 + ("1", "later").index(word(value, where, ("1", "later")))


def moment(model, value, where):
    """The period, and in later ones what happened in the one before."""
    if period(model, value.get("period"), f"{where}, period") == 1:
        return {"period": period}
    profile = of_model("profile")
    return {"period": period, "last_reports": profile, "last_outcome": of_model("outcome")} | ({"last_messages": profile} if "scheme" in value else {}) | (
        {"statistic": of_model("statistic_value")} if model.has_statistic else {})


# The keys of each property: tables of them, and what tells which they are; those that end in "?" may be left out.
KEYS = {
    "interim_ic": (mechanism, {"tier": one_of(TIERS)}),
    "ex_post_ic": (mechanism,),
    "individual_rationality": (mechanism, {"stage": one_of(STAGES), "tier": one_of(TIERS)}),
    "budget_balance": (mechanism, {"balance": one_of(BALANCES)}),
    "efficient": (ALLOCATION, SEQUENTIALLY),
    "incentive_efficient": (rule_or_mechanism, SEQUENTIALLY),
    "guarantee": (mechanism, {"agents": of_model("coalition"), "best_response": plain(truth)}, perhaps_compared),
    "coalition_gain": (mechanism, {"coalition": of_model("coalition")}, compared),
    "collusion_proof": (mechanism, {"colluders": one_of(("any", "grand")), "participation?": one_of(("ex_ante", "interim"))}),
    "scheme_optimum": (mechanism, {"direction": one_of(("largest", "least")), "coalition": of_model("coalition"), "agents": of_model("coalition"),
                                   "participation": one_of(("none", "ex_ante", "interim"))}, compared),
    "value": (game, {"of": one_of(("payoff", "transfer", "utility")), "coalition": of_model("coalition"), "given": of_model("joint")}, moment, compared),
    "scheme": ({"scheme": scheme, "is": one_of(("incentive_compatible", "outsiders_truthful", "balanced", "profitable"))},),
    "equal_rules": ({"rules": two_rules},),
}


def read_keys(model, value, known, where):
    needed = [key for key in known if not key.endswith("?")]
    optional = [key[:-1] for key in known if key.endswith("?")]
    fields(value, where, needed, optional)
    result = {key: known[key](model, value[key], f"{where}, {key}") for key in needed}
    return result | {key: known[key + "?"](model, value[key], f"{where}, {key}") if key in value else None for key in optional}


def read_dynamic_statement(model, value, where):
    if not isinstance(value, dict):
        raise Malformed(f"{where}: an object is expected")
    prop = word(value.get("property"), f"{where}, property", KEYS)
    known = {"property": plain(text)}
    for part in KEYS[prop]:
        known |= part if isinstance(part, dict) else part(model, value, where)
    return in_one_form(model, read_keys(model, value, known, where))


def in_one_form(model, statement):
    """With a mechanism in place of its rules, a relation in place of the key that says it, and so on: as those who judge it expect."""
    prop = statement["property"]
    if prop == "guarantee":
        statement = {"relation": ">=", "number": None} | statement
    for key in COMPARED_BY:
        if key in statement:
            statement |= {"relation": COMPARED_BY[key], "number": statement.pop(key)}
    if prop == "value":
        statement.setdefault("scheme")
        if statement["scheme"]:
            statement["mechanism"] = statement["scheme"].mechanism
        first = statement["period"] == 1
        state = model.first if first else (statement.get("statistic", 0), statement["last_reports"], statement["last_outcome"])
        statement["state"] = state, statement.get("last_messages")
    if prop == "scheme":
        statement["aspect"] = statement.pop("is")
    if prop == "equal_rules":
        statement["first"], statement["second"] = statement["rules"]
    if prop != "efficient" and "allocation" in statement:
        statement["mechanism"] = statement.pop("allocation"), statement.pop("transfers", None)
    return statement


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
        statistic = fields(value, where, ("statistic",) if model.has_statistic else ())
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
