# SPDX-License-Identifier: MIT
"""Reads what is claimed: the keys of each property, with names resolved."""
import functools

from form import Malformed, array, fields, lottery, names, number, text, truth, word
from model import Model, members
from properties import RELATIONS

BALANCES = ("exact", "no_deficit", "ex_ante", "ex_ante_no_deficit")
STAGES = ("interim", "ex_post", "ex_ante")

# What reads the keys of a place, and of statements: each is called with the model, the value and where it stands.
PLACES = {
    "coalition": Model.coalition,
    "agents": Model.coalition,
    "outcome": Model.outcome,
    "transfers": lambda model, value, where: model.some_transfers([value], where)[0].name,
} | dict.fromkeys(("truth", "report", "other", "outsiders"), Model.types)


def read_place(model, value, where):
    return {key: PLACES[key](model, part, f"{where}, {key}") for key, part in fields(value, where, (), PLACES).items()}


def event(model, value, where):
    fields(value, where, ("types",), ("condition",))
    result = {"types": model.types(value["types"], where), "profiles": None}
    if "condition" in value:
        condition = fields(value["condition"], where, ("text", "profiles"))
        text(condition["text"], where)
        profiles = [model.read_profile(profile, where) for profile in array(condition["profiles"], where)]
        if any(first >= second for first, second in zip(profiles, profiles[1:])):
            raise Malformed(f"{where}: the profiles of a condition stand in order, each once")
        result["profiles"] = frozenset(profiles)
    return result


def mixed_report(model, value, where):
    """Pairs of types and their probability; none of them for the truth."""
    parts = [fields(part, where, ("types", "probability")) for part in array(value, where)]
    result = [(model.types(part["types"], where), number(part["probability"], where)) for part in parts]
    if result:
        lottery([probability for _, probability in result], where)
        reporting = {members(types) for types, _ in result}
        if len({types for types, _ in result}) < len(result) or len(reporting) > 1 or () in reporting:
            raise Malformed(f"{where}: a mixed report has different reports of the same agents")
    return result


def partition(model, value, where):
    blocks = model.read_coalitions(value, where)
    if sorted(i for block in blocks for i in block) != list(model.everybody):
        raise Malformed(f"{where}: each agent is in exactly one coalition of a partition")
    return blocks


def two_rules(model, value, where, kind):
    known = model.transfers if kind == "transfers" else model.allocations
    if len(names(value, where)) != 2:
        raise Malformed(f"{where}: two different rules are compared")
    return [model.declared(known, rule, where, "rule") for rule in value]


def plain(read):
    return lambda model, value, where: read(value, where)


def one_of(known):
    return lambda model, value, where: word(value, where, known)


MECHANISM = {"mechanism": Model.mechanism}
COALITIONS = {"coalitions": Model.read_coalitions}
COALITION = {"coalition": Model.coalition}
ALLOCATION = {"allocation": Model.allocation}
TRANSFERS = {"transfers": Model.some_transfers}
BALANCE = {"balance": one_of(BALANCES)}
COMPARED = {"of": plain(text), "relation": one_of(RELATIONS), "number": plain(number), "given": event}
EXPECTED = COMPARED | COALITION | {"reports": mixed_report}
VALUES = {
    "payoff": EXPECTED | ALLOCATION,
    "transfer": EXPECTED | TRANSFERS,
    "utility": EXPECTED | ALLOCATION | TRANSFERS,
    "probability": COMPARED | {"event": event},
}
EQUAL_RULES = {kind: {"kind": plain(text), "rules": functools.partial(two_rules, kind=kind)} for kind in ("transfers", "allocations")}

REQUIRED = ALLOCATION | {"balance?": one_of(BALANCES), "coalitional_ic": COALITIONS["coalitions"], "dominant_strategy_ic": plain(truth), "participation?": one_of(STAGES),
                         "least_transfer?": plain(number), "largest_transfer?": plain(number)}


def types_of_anybody(model, value, where):
    types = model.types(value, where)
    if None in types and not model.probability(types):
        raise Malformed(f"{where}: these types have probability 0")
    return types


def amounts_everywhere(model, value, where):
    """Pairs of a coalition and its number at each profile."""
    result = []
    for part in array(value, where, 1):
        fields(part, where, ("coalition", "numbers"))
        result.append((model.coalition(part["coalition"], where), model.read_table(part["numbers"], where, "number", number)))
    return result


TRANSFER = {"transfers": lambda model, value, where: model.some_transfers([value], where)[0]}
COMPARED_EVERYWHERE = {"of": plain(text), "relation": one_of(RELATIONS), "text": plain(text), "parts": amounts_everywhere}
EVERYWHERE = {"payoff": COMPARED_EVERYWHERE | ALLOCATION, "transfer": COMPARED_EVERYWHERE | TRANSFER, "utility": COMPARED_EVERYWHERE | ALLOCATION | TRANSFER}

# The keys of each property; those that end in "?" may be left out.
KEYS = {
    "full_support": {},
    "independent_types": {},
    "cbdp": COALITIONS,
    "private_values": {},
    "efficient": ALLOCATION,
    "separable": ALLOCATION,
    "budget_balance": TRANSFERS | BALANCE,
    "individual_rationality": MECHANISM | {"stage": one_of(STAGES)},
    "externality_payment": MECHANISM | COALITIONS | {"constant?": plain(number)},
    "bayesian_ic": MECHANISM,
    "coalitional_ic": MECHANISM | COALITIONS,
    "maxmin_coalitional_ic": MECHANISM | COALITIONS | {"strategies": one_of(("pure", "mixed"))},
    "dominant_strategy_ic": MECHANISM,
    "coalitional_dominant_strategy_ic": MECHANISM | COALITIONS,
    "ex_post_ic": MECHANISM,
    "deviation": MECHANISM | COALITION | {"given": Model.types, "reports": mixed_report, "pays": plain(truth), "gain?": plain(number)},
    "guarantee": MECHANISM | COALITIONS,
    "all_equilibria_efficient": MECHANISM | {"partition": partition},
    "implementable": REQUIRED,
    "groves": MECHANISM,
    "optimum": REQUIRED | COALITION | {"direction": one_of(("least", "largest")), "of": one_of(("transfer", "utility")), "given": types_of_anybody, "minus?": types_of_anybody,
                                       "number": plain(number)},
    "revenue_equivalence": ALLOCATION,
    "coalitional_identifiability": COALITIONS,
    "ambiguous_implementable": ALLOCATION | COALITIONS,
}


def keys_of(value, where):
    """The keys that a statement may have, each with what reads it."""
    prop = word(value.get("property"), f"{where}, property", (*KEYS, "value", "equal_rules", "everywhere"))
    if prop == "value":
        return VALUES[word(value.get("of"), f"{where}, of", VALUES)]
    if prop == "everywhere":
        return EVERYWHERE[word(value.get("of"), f"{where}, of", EVERYWHERE)]
    if prop == "equal_rules":
        return EQUAL_RULES[word(value.get("kind"), f"{where}, kind", EQUAL_RULES)]
    return KEYS[prop]


def read_statement(model, value, where):
    if not isinstance(value, dict):
        raise Malformed(f"{where}: an object is expected")
    keys = {"property": plain(text)} | keys_of(value, where)
    needed = [key for key in keys if not key.endswith("?")]
    optional = [key[:-1] for key in keys if key.endswith("?")]
    fields(value, where, needed, optional)
    result = {key: keys[key](model, value[key], f"{where}, {key}") for key in needed}
    result |= {key: keys[key + "?"](model, value[key], f"{where}, {key}") if key in value else None for key in optional}
    if result["property"] == "value":
        result = {"allocation": None, "transfers": []} | result
    if result["property"] == "everywhere":
        result = {"allocation": None, "transfers": None} | result
    if result["property"] == "deviation":
        check_deviation(result, where)
    return result


def check_deviation(statement, where):
    coalition = statement["coalition"]
    if any(statement["given"][i] is None for i in coalition):
        raise Malformed(f"{where}: each member of the coalition has a true type")
    if not statement["reports"] or members(statement["reports"][0][0]) != coalition:
        raise Malformed(f"{where}: exactly the members of the coalition report")
