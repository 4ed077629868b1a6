# SPDX-License-Identifier: MIT
"""Whether the evidence shows what the verdict says: the section "Evidence" of docs/certificate_format.md. Each check returns if it does and raises Rejected if it does not."""
from collections import defaultdict

from form import Malformed, Rejected, array, fields, name, number, require, word
from game_forms import Strategies
from model import Allocation, Mechanism, Transfers, members, replace, restrict, total
from optimum import Bounds, Function
from properties import (COMPARISONS, about_plans, budget_balance, coalitional_ic, dominant_strategy_ic, efficient, expected_utility, fails, full_support, holds, independent_types,
                        individual_rationality, plans_of, private_values, require_equilibrium, simple)
from pure_equilibria import numbered, read_plans
from regions import parameter_point, region_proof
from statements import check_draws, check_payoffs, mixed_report, read_place


def require_all(comparisons):
    """Every comparison holds. How many there were."""
    count = 0
    for comparison in comparisons:
        place, left, relation, right = comparison
        require(holds(comparison), f"a comparison fails: {short(left)} {relation} {short(right)} at {place}")
        count += 1
    return count


def short(value):
    digits = str(value)
    return digits if len(digits) <= 40 else f"{digits[:40]}..."


# --- evidence for properties that are lists of comparisons -------------------------------------------------------------------------------------------------------

def enumerate_verified(model, statement, evidence, where):
    require(require_all(COMPARISONS[statement["property"]](model, statement)), "there is nothing to compare")


def enumerate_refuted(model, statement, evidence, where):
    require(fails(COMPARISONS[statement["property"]](model, statement)), "every comparison holds")


def require_known_messages(model, statement, place, where):
    """A place names messages only of the game form that the claim is about."""
    named = [key for key in ("messages", "others_messages", "plans") if key in place]
    if not named:
        return
    form = messages_of(statement, where)
    if "plans" in named:
        numbered(form, place["plans"], where)
    for key in named:
        for i, message in enumerate(place[key] if key != "plans" else ()):
            if message is not None and message not in form.messages[i]:
                raise Malformed(f"{where}: agent {model.agents[i]} has no message {message!r}")


def messages_of(statement, where):
    """The game form that the claim is about."""
    if statement.get("game_form"):
        return statement["game_form"]
    if not isinstance(statement.get("strategies"), Strategies):
        raise Malformed(f"{where}: the claim is about no messages")
    return statement["strategies"].form


def witness(model, statement, evidence, where):
    place = read_place(model, evidence["place"], f"{where}, place")
    require_known_messages(model, statement, place, f"{where}, place")
    comparisons = about_plans(model, statement, place, f"{where}, place") if "plans" in place and "game_form" in statement else COMPARISONS[statement["property"]](model, statement)
    for comparison in comparisons:
        if comparison[0] == place:
            return require(not holds(comparison), "the comparison at the place named holds")
    raise Rejected("the statement has no comparison at the place named")


def more_equilibria(model, statement, evidence, where):
    """Different equilibria, more than the claim says there are."""
    relation, most = statement["stated"] or (None, None)
    require(relation in ("=", "<=") and len(given_equilibria(model, statement, evidence, where)) > most, "these are no more equilibria than the claim says")


def enough_equilibria(model, statement, evidence, where):
    """As many different equilibria as the claim says there are at least."""
    relation, least = statement["stated"] or (None, None)
    require(relation == ">=" and statement["strategies"] is None, "the claim does not say how many equilibria there are at least, or lists them")
    require(len(given_equilibria(model, statement, evidence, where)) >= least, "these are fewer equilibria than the claim says")


def given_equilibria(model, statement, evidence, where):
    where = f"{where}, equilibria"
    plans = plans_of(model, statement)
    given = [numbered(plans.form, read_plans(model, fields(part, where, ("plans",))["plans"], where), where) for part in array(evidence["equilibria"], where)]
    require(len(set(given)) == len(given), "an equilibrium is given twice")
    for equilibrium in given:
        require_equilibrium(plans, statement, equilibrium)
    return given


# --- coalitional_ic by a theorem ---------------------------------------------------------------------------------------------------------------------------------

def proposition_2(model, statement, evidence, where):
    allocation, rule = simple(statement["mechanism"])
    require(any(len(model.joint_types(coalition)) > 1 for coalition in statement["coalitions"]), "there is nothing to compare")
    require_all(independent_types(model))
    require_all(private_values(model))
    require_all(efficient(model, {"allocation": allocation}))
    require_all(budget_balance(model, {"transfers": [rule], "balance": "exact"}))
    require_all(equation_3(model, allocation, rule))


def equation_3(model, allocation, rule):
    """The mean of x_i + u_i over the types of i does not depend on the others' types."""
    for i in model.everybody:
        constant = None
        for others in model.joint_types(model.outsiders((i,))):
            mean = 0
            for own in model.joint_types((i,)):
                profile = replace(own, others)
                mean += model.probability(own) * (rule.amounts[profile][i] + model.payoff(allocation, (i,), profile, profile))
            constant = mean if constant is None else constant
            yield {"coalition": (i,), "outsiders": others}, mean, "=", constant


# --- reports mixed against several transfer rules ----------------------------------------------------------------------------------------------------------------

def convex_weights(model, statement, evidence, where):
    mechanism = statement["mechanism"]
    check_weights(model, mechanism, statement["coalitions"], read_weights(model, [rule.name for rule in mechanism.transfers], evidence["weights"], where))


def read_weights(model, rules, value, where):
    result = {}
    for entry in array(value, f"{where}, weights"):
        fields(entry, f"{where}, weights", ("truth", "weights"))
        types = model.types(entry["truth"], f"{where}, weights, truth")
        weights = fields(entry["weights"], f"{where}, weights", rules)
        require(types not in result, "there are two entries of weights for the same types")
        result[types] = [number(weights[rule], f"{where}, weights") for rule in rules]
    return result


def check_weights(model, mechanism, coalitions, weights):
    asked = set()
    for coalition in coalitions:
        joint_types = model.joint_types(coalition)
        for truth in joint_types if len(joint_types) > 1 else []:
            if not model.probability(truth):
                continue
            asked.add(truth)
            require(truth in weights, "weights are missing for some types")
            require(min(weights[truth]) >= 0 and total(weights[truth]) == 1, "weights are not a lottery")
            honest = min(expected_utility(model, mechanism.allocation, rule, coalition, truth, truth) for rule in mechanism.transfers)
            for report in joint_types:
                utilities = [expected_utility(model, mechanism.allocation, rule, coalition, truth, report) for rule in mechanism.transfers]
                require(honest >= total(weight * utility for weight, utility in zip(weights[truth], utilities)), "under these weights a report pays")
    require(asked, "there is nothing to compare")
    require(asked == set(weights), "there are weights for types that the claim does not range over")


def mixed_report_pays(model, statement, evidence, where):
    mechanism = statement["mechanism"]
    truth = model.types(evidence["truth"], f"{where}, truth")
    reports = mixed_report(model, evidence["report"], f"{where}, report")
    coalition = members(truth)
    require(coalition in statement["coalitions"], "the claim is not about this coalition")
    require(model.probability(truth) > 0, "the types have probability 0")
    require(reports and members(reports[0][0]) == coalition, "the report is not of exactly the members of the coalition")
    honest = min(expected_utility(model, mechanism.allocation, rule, coalition, truth, truth) for rule in mechanism.transfers)
    for rule in mechanism.transfers:
        mixed = total(probability * expected_utility(model, mechanism.allocation, rule, coalition, truth, report) for report, probability in reports)
        require(mixed > honest, "the mixed report does not pay under every transfer rule")


# --- what transfers can do at all --------------------------------------------------------------------------------------------------------------------------------

def read_amounts(model, value, where):
    return Transfers("found", model.read_table(value, where, "amounts", model.read_amounts))


def transfers_implement(model, statement, evidence, where):
    require(meet(model, statement, read_amounts(model, evidence["amounts"], f"{where}, amounts")), "there is nothing to compare")


def meet(model, statement, found):
    """How many comparisons the requirements of the statement amount to for these transfers, all of which hold."""
    mechanism = Mechanism(statement["allocation"], [found])
    count = 0
    if statement["balance"]:
        count += require_all(budget_balance(model, {"transfers": [found], "balance": statement["balance"]}))
    count += require_all(coalitional_ic(model, {"mechanism": mechanism, "coalitions": statement["coalitional_ic"]}))
    if statement["dominant_strategy_ic"]:
        count += require_all(dominant_strategy_ic(model, {"mechanism": mechanism}))
    if statement["participation"]:
        count += require_all(individual_rationality(model, {"mechanism": mechanism, "stage": statement["participation"]}))
    for bound, relation in (("least_transfer", ">="), ("largest_transfer", "<=")):
        if statement[bound] is not None:
            count += require_all(({}, amount, relation, statement[bound]) for amounts in found.amounts.values() for amount in amounts)
    return count


class Requirement:
    """An expression that is linear in the transfers: a constant, and a coefficient for each profile and agent. It should be at least 0, or 0."""

    def __init__(self, equation=False):
        self.equation, self.constant, self.coefficients = equation, 0, defaultdict(int)

    def add_paid(self, weight, coalition, profile):
        for i in coalition:
            self.coefficients[profile, i] += weight

    def add_utility(self, model, weight, allocation, coalition, reported, true):
        self.constant += weight * model.payoff(allocation, coalition, reported, true)
        self.add_paid(weight, coalition, reported)


def requirement(model, statement, kind, place):
    """What the statement requires at this place; Rejected if it requires nothing there."""
    allocation = statement["allocation"]
    coalition, truth, report, outsiders = (place.get(key) for key in ("coalition", "truth", "report", "outsiders"))
    is_profile = truth is not None and None not in truth

    def required(condition, *keys):
        require(condition and set(place) == set(keys), f"the statement has no requirement {kind!r} at the place named")

    result = Requirement()
    if kind == "balance":
        balance = statement["balance"]
        required(balance, *(() if (balance or "").startswith("ex_ante") else ("truth",)))
        require(is_profile or "truth" not in place, "the budget is balanced at a profile")
        result.equation = not balance.endswith("no_deficit")
        for profile, weight in [(truth, 1)] if "truth" in place else model.prior.items():
            result.add_paid(weight if result.equation else -weight, model.everybody, profile)
    elif kind == "incentive":
        required(coalition in statement["coalitional_ic"], "coalition", "truth", "report")
        require(members(truth) == members(report) == coalition and truth != report and model.probability(truth), "this is no misreport of a coalition of positive probability")
        for profile, weight in model.given(truth):
            weight *= model.probability(truth)
            result.add_utility(model, weight, allocation, coalition, profile, profile)
            result.add_utility(model, -weight, allocation, coalition, replace(report, profile), profile)
    elif kind == "dominant_strategy":
        required(statement["dominant_strategy_ic"], "coalition", "truth", "report", "outsiders")
        own = restrict(truth, coalition)
        fits = is_profile and members(report) == coalition and own != report and members(outsiders) == model.outsiders(coalition)
        require(len(coalition) == 1 and fits, "this is no misreport of an agent")
        result.add_utility(model, 1, allocation, coalition, replace(own, outsiders), truth)
        result.add_utility(model, -1, allocation, coalition, replace(report, outsiders), truth)
    elif kind == "participation":
        stage = statement["participation"]
        required(stage, "coalition", "truth")
        known = {"interim": coalition, "ex_post": model.everybody, "ex_ante": ()}[stage]
        require(len(coalition) == 1 and members(truth) == known and (stage == "ex_post" or model.probability(truth)), "no agent decides here whether to take part")
        for profile, weight in [(truth, 1)] if stage == "ex_post" else model.given(truth):
            weight *= 1 if stage == "ex_post" else model.probability(truth)
            result.add_utility(model, weight, allocation, coalition, profile, profile)
            result.constant -= weight * model.outside_options[profile][coalition[0]]
    else:
        required(statement[kind] is not None, "coalition", "truth")
        require(len(coalition) == 1 and is_profile, "a transfer is bounded for an agent and a profile")
        sign = 1 if kind == "least_transfer" else -1
        result.add_paid(sign, coalition, truth)
        result.constant -= sign * statement[kind]
    return result


REQUIREMENTS = ("balance", "incentive", "dominant_strategy", "participation", "least_transfer", "largest_transfer")


def combined(model, statement, terms, where):
    """The sum of the requirements named, each times its multiplier."""
    result, used = Function(), set()
    for term in array(terms, where):
        fields(term, where, ("requirement", "place", "multiplier"))
        kind = word(term["requirement"], where, REQUIREMENTS)
        place = read_place(model, term["place"], f"{where}, place")
        multiplier = number(term["multiplier"], f"{where}, multiplier")
        one = requirement(model, statement, kind, place)
        require(one.equation or multiplier >= 0, "the multiplier of an inequality is negative")
        key = kind, tuple(sorted(place.items()))
        require(key not in used, "a requirement is used twice")
        used.add(key)
        result.add(multiplier, one)
    return result


def combination(model, statement, evidence, where):
    together = combined(model, statement, evidence["terms"], f"{where}, terms")
    require(not any(together.coefficients.values()), "not every transfer cancels")
    require(together.constant < 0, f"what remains is {short(together.constant)}, which is no contradiction")


BOUNDS = Bounds(read_amounts, combined, meet, require)


def liars(model, statement):
    """Single agents, and the coalitions listed that are neither single agents nor everybody."""
    return [(i,) for i in model.everybody] + [coalition for coalition in statement["coalitions"] if 1 < len(coalition) < len(model.agents)]


def transfers_identify(model, statement, evidence, where):
    found = read_amounts(model, evidence["amounts"], f"{where}, amounts")
    require_all(full_support(model))
    require_all(budget_balance(model, {"transfers": [found], "balance": "exact"}))
    nothing = Allocation("nobody gets anything", {profile: {} for profile in model.profiles}, None)
    count = 0
    for coalition in liars(model, statement):
        for truth in model.joint_types(coalition):
            honest = expected_utility(model, nothing, found, coalition, truth, truth)
            for report in model.misreports(coalition, truth):
                require(honest > expected_utility(model, nothing, found, coalition, truth, report), "a lie costs nothing")
                count += 1
    require(count, "nobody can lie")


def unidentified_lies(model, statement, evidence, where):
    require_all(full_support(model))
    known = liars(model, statement)
    strategies, formation = {}, {coalition: 0 for coalition in known if len(coalition) > 1}
    for entry in array(evidence["strategies"], f"{where}, strategies"):
        coalition = model.coalition(fields(entry, f"{where}, strategies", ("coalition", "reports"), ("formation",))["coalition"], f"{where}, coalition")
        require(coalition in known and coalition not in strategies, "this coalition is no liar, or occurs twice")
        strategies[coalition] = read_strategy(model, coalition, entry["reports"], f"{where}, reports")
        if (len(coalition) > 1) != ("formation" in entry):
            raise Malformed(f"{where}: coalitions of two or more form with a probability, single agents do not")
        if len(coalition) > 1:
            formation[coalition] = number(entry["formation"], f"{where}, formation")
    require(all(probability >= 0 for probability in formation.values()) and total(formation.values()) <= 1, "the probabilities of coalitions are no probabilities")

    reports = {coalition: distribution(model, strategies.get(coalition)) for coalition in known}
    alone = [1 - total(probability for coalition, probability in formation.items() if i in coalition) for i in model.everybody]

    def view(i, profile):
        return alone[i] * reports[i,][profile] + total(probability * reports[coalition][profile] for coalition, probability in formation.items() if i in coalition)

    for profile in model.profiles:
        require(len({view(i, profile) for i in model.everybody}) == 1, "two agents see different distributions of reports")
    lies = {coalition: total(model.probability(truth) * (1 - chosen.get(truth, 0)) for truth, chosen in strategy.items()) for coalition, strategy in strategies.items()}
    weight = total(alone[i] * lies.get((i,), 0) for i in model.everybody) + total(probability * lies.get(coalition, 0) for coalition, probability in formation.items())
    require(weight > 0, "nobody lies")


def read_strategy(model, coalition, value, where):
    """For each joint type of the coalition, the lottery over its reports."""
    result = {}
    order = model.joint_types(coalition)
    if len(array(value, where)) != len(order):
        raise Malformed(f"{where}: one entry for each joint type of the coalition is expected")
    for entry, truth in zip(value, order):
        fields(entry, where, ("truth", "report"))
        if model.types(entry["truth"], where) != truth:
            raise Malformed(f"{where}: joint types stand in order")
        chosen = mixed_report(model, entry["report"], where)
        reports = [report for report, _ in chosen]
        if not chosen or members(reports[0]) != coalition or reports != sorted(reports, key=order.index) or not all(probability for _, probability in chosen):
            raise Malformed(f"{where}: reports of the coalition in order, of positive probability, are expected")
        result[truth] = dict(chosen)
    return result


def distribution(model, strategy):
    """Of the profiles that are reported if one coalition follows this strategy and everybody else tells the truth."""
    if strategy is None:
        return model.prior
    result = dict.fromkeys(model.profiles, 0)
    coalition = members(next(iter(strategy)))
    for profile, probability in model.prior.items():
        for report, part in strategy[restrict(profile, coalition)].items():
            result[replace(report, profile)] += probability * part
    return result


def ambiguous_rules(model, statement, evidence, where):
    rules = []
    for k, entry in enumerate(array(evidence["rules"], f"{where}, rules"), 1):
        fields(entry, f"{where}, rules", ("name", "amounts"))
        if name(entry["name"], where) != f"rule{k}":
            raise Malformed(f"{where}: the rules are called rule1, rule2, ...")
        rules.append(Transfers(entry["name"], read_amounts(model, entry["amounts"], f"{where}, rules").amounts))
    weights = read_weights(model, [rule.name for rule in rules], evidence["weights"], where)
    require(rules, "there are no transfer rules")
    require_all(budget_balance(model, {"transfers": rules, "balance": "exact"}))
    mechanism = Mechanism(statement["allocation"], rules)
    if statement["participation"]:
        require_all(individual_rationality(model, {"mechanism": mechanism, "stage": statement["participation"]}))
    check_weights(model, mechanism, statement["coalitions"], weights)


def of_each_rule(statement):
    """What an ambiguous mechanism asks of each of its rules by itself, as the keys of `implementable`."""
    return {"allocation": statement["allocation"], "balance": "exact", "participation": statement["participation"], "coalitional_ic": [], "dominant_strategy_ic": False,
            "least_transfer": None, "largest_transfer": None}


def no_rule_takes_part(model, statement, evidence, where):
    combination(model, of_each_rule(statement), evidence, where)


def shared_beliefs(model, statement, evidence, where):
    first, second = (model.types(evidence[key], f"{where}, {key}") for key in ("first", "second"))
    coalition = members(first)
    require(members(second) == coalition and coalition in statement["coalitions"] and first != second, "these are not two joint types of a coalition of the claim")
    require(model.probability(first) > 0 and model.probability(second) > 0, "the types have probability 0")
    for rest in model.joint_types(model.outsiders(coalition)):
        same = model.prior[replace(first, rest)] * model.probability(second) == model.prior[replace(second, rest)] * model.probability(first)
        require(same, "the two joint types have different beliefs")

    def payoff(truth, report):
        return total(weight * model.payoff(statement["allocation"], coalition, replace(report, profile), profile) for profile, weight in model.given(truth))

    require(payoff(first, second) + payoff(second, first) > payoff(first, first) + payoff(second, second), "exchanging the two reports does not raise payoffs")


def undeterred_reports(model, statement, evidence, where):
    rows = [fields(row, f"{where}, rows", ("truth", "reports", "truthful"), ("participation",)) for row in array(evidence["rows"], f"{where}, rows")]
    rows = [(model.types(row["truth"], where), weighted_types(model, row["reports"], "report", where), weighted_types(model, row["truthful"], "truth", where),
             taking_part(model, statement, row, where)) for row in rows]
    gain, occurrences = 0, {}
    for truth, reports, truthful, asked in rows:
        coalition = members(truth)
        for types in (truth, *(types for types, _ in truthful)):
            require(members(types) in statement["coalitions"] and model.probability(types) > 0, "these are no possible types of a coalition of the claim")
        require(all(members(report) == coalition for report, _ in reports), "a report is not one of the coalition")
        require(all(multiplier >= 0 for _, multiplier in (*reports, *truthful)), "a multiplier is negative")
        terms = [(truth, report, -multiplier) for report, multiplier in reports] + [(types, types, multiplier) for types, multiplier in truthful]
        received = {(agent, profile): coefficient for (profile, agent), coefficient in asked.coefficients.items()}
        gain -= asked.constant
        for types, report, multiplier in terms:
            for profile, weight in model.given(types):
                for agent in members(types):
                    key = agent, replace(report, profile)
                    received[key] = received.get(key, 0) + multiplier * weight
        require(all(len({received.get((agent, profile), 0) for agent in model.everybody}) == 1 for _, profile in received), "transfers do not cancel in a row")
        for report, multiplier in reports:
            gain += multiplier * total(weight * (model.payoff(statement["allocation"], coalition, replace(report, profile), profile) - model.payoff(statement["allocation"], coalition, profile, profile))
                                       for profile, weight in model.given(truth))
        for types, multiplier in (*((truth, multiplier) for _, multiplier in reports), *((types, -multiplier) for types, multiplier in truthful)):
            occurrences[types] = occurrences.get(types, 0) + multiplier
    require(not any(occurrences.values()), "types do not occur as often with their reports as truthful")
    require(gain > 0, "the reports do not raise payoffs")


def taking_part(model, statement, row, where):
    """What participation asks of a rule, each place times its multiplier."""
    if "participation" not in row:
        return Function()
    terms = [{"requirement": "participation"} | fields(term, where, ("place", "multiplier")) for term in array(row["participation"], where, 1)]
    return combined(model, of_each_rule(statement), terms, f"{where}, participation")


def weighted_types(model, value, key, where):
    return [(model.types(fields(part, where, (key, "multiplier"))[key], where), number(part["multiplier"], where)) for part in array(value, where)]


# --- all kinds ---------------------------------------------------------------------------------------------------------------------------------------------------

COMPARED = frozenset(COMPARISONS)
MIXED = {"maxmin_coalitional_ic"}
# kind: its keys; and for each verdict the properties that it fits, with the check
KINDS = {
    "proposition_2": ((), [("verified", {"coalitional_ic"}, proposition_2)]),
    "enumerate": ((), [("verified", COMPARED, enumerate_verified), ("refuted", COMPARED - {"all_equilibria_efficient"}, enumerate_refuted)]),
    "witness": (("place",), [("refuted", COMPARED - {"all_equilibria_efficient"}, witness)]),
    "convex_weights": (("weights",), [("verified", MIXED, convex_weights)]),
    "mixed_report": (("truth", "report"), [("refuted", MIXED, mixed_report_pays)]),
    "transfers": (("amounts",), [("verified", {"implementable"}, transfers_implement), ("verified", {"coalitional_identifiability"}, transfers_identify)]),
    "combination": (("terms",), [("refuted", {"implementable", "optimum"}, combination), ("refuted", {"ambiguous_implementable"}, no_rule_takes_part)]),
    "optimality": (("amounts", "terms"), [("verified", {"optimum"}, BOUNDS.optimality)]),
    "better_transfers": (("amounts",), [("refuted", {"optimum"}, BOUNDS.better_transfers)]),
    "bound": (("terms",), [("refuted", {"optimum"}, BOUNDS.objective_bound)]),
    "unique_utilities": (("amounts", "rows"), [("verified", {"revenue_equivalence"}, BOUNDS.unique_utilities)]),
    "two_transfer_rules": (("first", "second", "truth", "other"), [("refuted", {"revenue_equivalence"}, BOUNDS.two_transfer_rules)]),
    "unidentified_lies": (("strategies",), [("refuted", {"coalitional_identifiability"}, unidentified_lies)]),
    "ambiguous_rules": (("rules", "weights"), [("verified", {"ambiguous_implementable"}, ambiguous_rules)]),
    "region_proof": (("bounds", "consequences"), [("verified", {"parameter_region"}, region_proof)]),
    "parameter_point": (("values",), [("refuted", {"parameter_region"}, parameter_point)]),
    "undeterred_reports": (("rows",), [("refuted", {"ambiguous_implementable"}, undeterred_reports)]),
    "enough_equilibria": (("equilibria",), [("verified", {"pure_equilibria"}, enough_equilibria)]),
    "more_equilibria": (("equilibria",), [("refuted", {"pure_equilibria"}, more_equilibria)]),
    "shared_beliefs": (("first", "second"), [("refuted", {"ambiguous_implementable"}, shared_beliefs)]),
}


def check_evidence(model, statement, verdict, evidence, where):
    """Returns if the evidence shows the verdict."""
    kind = word(evidence.get("kind") if isinstance(evidence, dict) else None, f"{where}, kind", KINDS)
    keys, uses = KINDS[kind]
    fields(evidence, where, ("kind", *keys), ("failing",) if kind == "parameter_point" else ())
    if statement["property"] != "parameter_region":
        check_draws(statement)
        check_payoffs(model, statement)
    if kind in ("convex_weights", "mixed_report"):
        require(statement.get("strategies") == "mixed", f"evidence of the kind {kind} is for mixed reports")
    for fitting_verdict, properties, check in uses:
        if verdict == fitting_verdict and statement["property"] in properties:
            return check(model, statement, evidence, where)
    raise Rejected(f"evidence of the kind {kind} cannot show that a claim of {statement['property']} is {verdict}")
