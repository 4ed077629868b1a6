# SPDX-License-Identifier: MIT
"""Reads what is claimed: the keys of each property, with names resolved."""
from form import Malformed, array, fields, lottery, names, number, one_key, require, text, truth, word
from model import Mechanism, Model, members
from pure_equilibria import read_plans

COMPARED_BY = {"equals": "=", "not_equal": "!=", "at_most": "<=", "less_than": "<", "at_least": ">=", "greater_than": ">"}
INCENTIVES = ("coalitional", "bayesian", "dominant_strategy", "none")
BALANCES = ("exact", "no_deficit", "ex_ante", "ex_ante_no_deficit")
STAGES = ("interim", "ex_post", "ex_ante")

# What reads the keys of a place, and of statements: each is called with the model, the value and where it stands.
PLACES = {
    "coalition": Model.coalition,
    "agents": Model.coalition,
    "strategies": lambda model, value, where: model.played(value, where).name,
    "plans": read_plans,
    "chosen": Model.outcome,
    "outcome": Model.outcome,
    "transfers": lambda model, value, where: model.some_transfers([value], where)[0].name,
} | dict.fromkeys(("truth", "report", "other", "outsiders"), Model.types) | dict.fromkeys(("messages", "others_messages"), Model.messages)


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


def condition_on_draws(model, value, where):
    """The draws that meet it: a profile, and where they matter the numbers of a hidden state and of an outcome."""
    fields(value, where, ("text", "of_outcome", "draws"))
    text(value["text"], where)
    kinds = (("state", model.states), ("outcome", model.outcomes if value["of_outcome"] else []))
    draws = []
    for draw in array(value["draws"], where):
        named = [(key, known) for key, known in kinds if known]
        fields(draw, where, ("types", *(key for key, _ in named)))
        for key, known in named:
            word(draw[key], where, known)
        draws.append((model.read_profile(draw["types"], where), *(known.index(draw[key]) if known else None for key, known in kinds)))
    if any(first >= second for first, second in zip(draws, draws[1:])):
        raise Malformed(f"{where}: the draws that meet a condition stand in order, each once")
    return frozenset(draws)


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


def two_rules(model, value, where):
    """("transfers" or "allocations", the two)"""
    kinds = [(kind, known) for kind, known in (("transfers", model.transfers), ("allocations", model.allocations)) if all(rule in known for rule in names(value, where))]
    if len(value) != 2 or len(kinds) != 1:
        raise Malformed(f"{where}: the names of two different transfer rules, or of two allocation rules, are expected")
    kind, known = kinds[0]
    return kind, [known[rule] for rule in value]


def plain(read):
    return lambda model, value, where: read(value, where)


def one_of(known):
    return lambda model, value, where: word(value, where, known)


COALITIONS = {"coalitions": Model.read_coalitions}
COALITION = {"coalition": Model.coalition}
ALLOCATION = {"allocation": Model.allocation}
TRANSFERS = {"transfers": Model.some_transfers}
STRATEGIES = {"strategies": Model.played}
GAME_FORM = {"game_form": Model.game_form}
BALANCE = {"balance": one_of(BALANCES)}
STRENGTH = {"strength": one_of(("strong", "weak"))}


def only_true(model, value, where):
    """Of what is left out where it is not so."""
    if not truth(value, where):
        raise Malformed(f"{where}: it is true, or left out")
    return True


EVERY_DRAW = {"every_draw?": only_true}


def mechanism(value, where):
    """By its name, or by its rules."""
    return {"mechanism": Model.mechanism} if "mechanism" in value else ALLOCATION | TRANSFERS


def compared(read):
    return lambda value, where: {one_key(value, where, COMPARED_BY): read}


def mechanism_and_number(value, where):
    return mechanism(value, where) | compared(plain(number))(value, where)


def what_is_said(model, value, where):
    """The text of a formula and, as pairs of a coalition and its number at each profile, what it says."""
    fields(value, where, ("text", "parts"))
    text(value["text"], where)
    return amounts_everywhere(model, value["parts"], where)


def value_keys(value, where):
    of = word(value.get("of"), f"{where}, of", ("payoff", "transfer", "utility", "probability"))
    keys = {"of": plain(text), "given": event} | compared(plain(number))(value, where)
    if of == "probability":
        drawn = value.get("drawn")
        of_outcome = isinstance(drawn, dict) and truth(drawn.get("of_outcome"), where)
        return keys | {"event": event, "drawn?": condition_on_draws} | ({"allocation": Model.allocation, "reports": mixed_report} if of_outcome else {})
    return keys | COALITION | {"reports": mixed_report} | (ALLOCATION if of != "transfer" else {}) | (TRANSFERS if of != "payoff" else {})


def everywhere_keys(value, where):
    of = word(value.get("of"), f"{where}, of", ("payoff", "transfer", "utility"))
    return {"of": plain(text)} | compared(what_is_said)(value, where) | (ALLOCATION if of != "transfer" else {}) | (TRANSFERS if of != "payoff" else {})


def required(value, where):
    incentives = word(value.get("incentives"), f"{where}, incentives", INCENTIVES)
    return ALLOCATION | {"balance?": one_of(BALANCES), "incentives": plain(text), "participation?": one_of(STAGES), "least_transfer?": plain(number), "largest_transfer?": plain(number)} | (
        COALITIONS if incentives == "coalitional" else {})


def optimum_keys(value, where):
    return required(value, where) | COALITION | {"of": one_of(("transfer", "utility")), "given": types_of_anybody, "minus?": types_of_anybody,
                                                 one_key(value, where, ("least", "largest")): plain(number)}


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


def enforced(model, value, where):
    """Pairs of a coalition and, by profile, the outcomes that it can bring about by itself."""
    fields(value, where, ("text", "parts"))
    text(value["text"], where)
    result = []
    for part in array(value["parts"], where, 1):
        always = "outcomes" in part
        fields(part, where, ("coalition", "outcomes" if always else "by_types"))
        once = outcomes_in_order(model, part["outcomes"], where) if always else None
        by_profile = dict.fromkeys(model.profiles, once) if always else model.read_table(part["by_types"], where, "outcomes", lambda cell, place: outcomes_in_order(model, cell, place))
        result.append((model.coalition(part["coalition"], where), by_profile))
    if len({coalition for coalition, _ in result}) < len(result):
        raise Malformed(f"{where}: a coalition stands there twice")
    return result


def outcomes_in_order(model, value, where):
    found = [model.outcome(outcome, where) for outcome in array(value, where)]
    if any(after <= before for before, after in zip(found, found[1:])):
        raise Malformed(f"{where}: outcomes are in their order, each once")
    return found


def listed(model, value, where):
    return [model.played(part, where) for part in names(value, where, 1)]


def brought_about_keys(value, where):
    """What is efficient, or what a rule says."""
    return {"efficient": plain(truth)} if one_key(value, where, ("efficient", "allocation")) == "efficient" else ALLOCATION


# The keys of each property, or what tells which they are; those that end in "?" may be left out.
KEYS = {
    "full_support": {},
    "independent_types": {},
    "cbdp": COALITIONS,
    "private_values": {},
    "efficient": ALLOCATION,
    "pareto_efficient": ALLOCATION,
    "separable": ALLOCATION,
    "budget_balance": TRANSFERS | BALANCE | EVERY_DRAW,
    "individual_rationality": (mechanism, {"stage": one_of(STAGES)} | EVERY_DRAW),
    "externality_payment": (mechanism, COALITIONS | {"constant?": plain(number)}),
    "bayesian_ic": (mechanism, {}),
    "coalitional_ic": (mechanism, COALITIONS),
    "maxmin_coalitional_ic": (mechanism, COALITIONS | {"strategies": one_of(("pure", "mixed"))}),
    "dominant_strategy_ic": (mechanism, {}),
    "coalitional_dominant_strategy_ic": (mechanism, COALITIONS),
    "ex_post_ic": (mechanism, {}),
    "group_strategy_proof": (mechanism, COALITIONS | STRENGTH | {"solution_concept": one_of(("dominant_strategy", "ex_post", "bayesian"))}),
    "stable": ALLOCATION | STRENGTH | {"enforces": enforced},
    "manipulable_profiles": (mechanism_and_number, COALITIONS | STRENGTH | {"measure": one_of(("number", "probability"))}),
    "deviation": (mechanism, COALITION | {"given": Model.types, "reports": mixed_report, "pays": plain(truth), "gain?": plain(number)}),
    "bayes_nash_equilibrium": STRATEGIES | COALITIONS | {"strict?": only_true},
    "ex_post_equilibrium": STRATEGIES,
    "dominant_strategies": STRATEGIES,
    "pure_equilibria": GAME_FORM | {"number?": plain(number), "at_least?": plain(number), "at_most?": plain(number), "strategies?": listed, "symmetric?": only_true},
    "every_pure_equilibrium": (brought_about_keys, GAME_FORM | {"symmetric?": only_true}),
    "equal_rules": {"rules": two_rules},
    "value": (value_keys, {}),
    "everywhere": (everywhere_keys, {}),
    "guarantee": (mechanism, COALITIONS),
    "all_equilibria_efficient": (mechanism, {"partition": partition}),
    "implementable": (required, {}),
    "groves": (mechanism, {}),
    "optimum": (optimum_keys, {}),
    "revenue_equivalence": ALLOCATION,
    "coalitional_identifiability": COALITIONS,
    "ambiguous_implementable": ALLOCATION | COALITIONS | {"participation?": one_of(STAGES)},
}


def read_statement(model, value, where):
    if not isinstance(value, dict):
        raise Malformed(f"{where}: an object is expected")
    keys = KEYS[word(value.get("property"), f"{where}, property", KEYS)]
    if isinstance(keys, tuple):
        keys = keys[0](value, where) | keys[1]
    keys = {"property": plain(text)} | keys
    needed = [key for key in keys if not key.endswith("?")]
    optional = [key[:-1] for key in keys if key.endswith("?")]
    fields(value, where, needed, optional)
    result = {key: keys[key](model, value[key], f"{where}, {key}") for key in needed}
    result |= {key: keys[key + "?"](model, value[key], f"{where}, {key}") if key in value else None for key in optional}
    return in_one_form(model, result, where)


def in_one_form(model, statement, where):
    """With a mechanism in place of its rules, a relation in place of the key that says it, and so on: as those who judge it expect."""
    prop = statement["property"]
    by_rules = isinstance(KEYS[prop], tuple) and KEYS[prop][0] in (mechanism, mechanism_and_number) and "mechanism" not in statement
    if by_rules:
        statement["mechanism"] = Mechanism(statement.pop("allocation"), statement.pop("transfers"))
    if prop == "pure_equilibria":
        stated = [(relation, statement[key]) for key, relation in (("number", "="), ("at_least", ">="), ("at_most", "<=")) if statement[key] is not None]
        if len(stated) > 1 or not stated and statement["strategies"] is None:
            raise Malformed(f"{where}: the claim states no number of equilibria and lists none, or states several numbers")
        return {key: statement[key] for key in ("property", "game_form", "strategies", "symmetric")} | {"stated": stated[0] if stated else None}
    for key in COMPARED_BY:
        if key in statement:
            statement |= {"relation": COMPARED_BY[key], "parts" if prop == "everywhere" else "number": statement.pop(key)}
    if prop in ("value", "everywhere"):
        statement = {"allocation": None, "transfers": []} | statement
    if prop == "everywhere":
        if len(statement["transfers"]) > 1:
            raise Malformed(f"{where}: the claim is about one transfer rule")
        statement["transfers"] = statement["transfers"][0] if statement["transfers"] else None
    if prop == "equal_rules":
        statement["kind"], statement["rules"] = statement["rules"]
    if "incentives" in statement:
        statement |= incentives_of(model, statement, where)
    if prop == "optimum":
        direction = one_key(statement, where, ("least", "largest"))
        statement |= {"direction": direction, "number": statement.pop(direction)}
    if prop == "every_pure_equilibrium" and not statement.setdefault("efficient", True):
        raise Malformed(f"{where}: what every equilibrium is, is efficient: true")
    if prop == "every_pure_equilibrium":
        statement.setdefault("allocation", None)
    if prop == "deviation":
        check_deviation(statement, where)
    if "every_draw" in statement:
        check_every_draw(statement, where)
    return statement


def check_every_draw(statement, where):
    if statement["every_draw"] and statement.get("balance", "exact") not in ("exact", "no_deficit"):
        raise Malformed(f"{where}: every draw is asked about, and an expectation at once")


def check_draws(statement):
    """Transfers that depend on the outcome drawn go with the allocation that draws it."""
    subject = statement.get("mechanism")
    allocation, rules = (subject.allocation, subject.transfers) if subject else (statement.get("allocation"), statement.get("transfers") or [])
    for rule in rules if isinstance(rules, list) else [rules]:
        require(allocation is None or rule.drawn_by in (None, allocation), f"the transfers {rule.name} depend on the outcome drawn by another allocation")


# Of these nothing is compared at types without payoffs.
KNOWING_TYPES_WITHOUT_PAYOFFS = frozenset("""bayes_nash_equilibrium bayesian_ic budget_balance cbdp coalitional_ic dominant_strategies efficient equal_rules every_pure_equilibrium
    ex_post_equilibrium full_support independent_types individual_rationality maxmin_coalitional_ic parameter_region pure_equilibria value""".split())


def check_payoffs(model, statement):
    """With hidden states there are no payoffs at types that never occur."""
    require(statement["property"] in KNOWING_TYPES_WITHOUT_PAYOFFS or all(map(model.has_payoffs, model.profiles)), "at types that never occur there are no payoffs")
    if statement["property"] == "value":
        types = statement["given"]["types"]
        require(None in types or statement["of"] == "probability" or model.has_payoffs(types), "at types that never occur nothing is expected")


def incentives_of(model, statement, where):
    """The coalitions whose misreports must not pay, and whether truth must be dominant."""
    singletons = [(i,) for i in model.everybody]
    coalitions = statement.pop("coalitions", singletons if statement["incentives"] == "bayesian" else [])
    if statement["incentives"] == "coalitional" and coalitions in ([], singletons):
        raise Malformed(f"{where}: no coalition is 'none', and the single agents are 'bayesian'")
    return {"coalitional_ic": coalitions, "dominant_strategy_ic": statement["incentives"] == "dominant_strategy"}


def check_deviation(statement, where):
    coalition = statement["coalition"]
    if any(statement["given"][i] is None for i in coalition):
        raise Malformed(f"{where}: each member of the coalition has a true type")
    if not statement["reports"] or members(statement["reports"][0][0]) != coalition:
        raise Malformed(f"{where}: exactly the members of the coalition report")
