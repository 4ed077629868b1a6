# SPDX-License-Identifier: MIT
"""Whether the evidence shows what the verdict says of a dynamic model: strategies are evaluated, and compared with every single departure from them."""
from fractions import Fraction

from dynamic_game import total
from dynamic_model import Scheme
from dynamic_properties import DYNAMIC_COMPARISONS, Opposition, Plan, Policy, incentives, needs_no_history, outcomes, profits, report_profiles, scheme_claim, subject
from dynamic_schemes import READ_SCHEMES, SHOW_SCHEMES
from dynamic_statements import read_dynamic_place, read_opposition, read_policy, scheme
from form import fields, require, truth, word
from properties import RELATIONS, holds

OPPOSITE = {"=": "!=", "!=": "=", "<=": ">", ">": "<=", "<": ">=", ">=": "<"}
KINDS = {"plan": ("efficient",), "reporting": ("incentive_efficient",), "policy": ("incentive_efficient", "coalition_gain", "collusion_proof"), "opposition": ("guarantee",),
         "immunity": ("collusion_proof",), "collusion": ("collusion_proof",), "scheme": ("collusion_proof",)} | {kind: tuple(prop for other, prop in SHOW_SCHEMES if other == kind) for kind in READ_SCHEMES}


def require_all(comparisons):
    count = 0
    for comparison in comparisons:
        require(holds(comparison), f"a comparison fails: {comparison[1]} {comparison[2]} {comparison[3]} at {comparison[0]}")
        count += 1
    return count


def require_holds(left, relation, right):
    require(RELATIONS[relation](left, right), f"this does not hold: {left} {relation} {right}")


def check_dynamic_evidence(model, statement, verdict, evidence, where):
    """Returns None; raises Rejected if the evidence does not show the verdict."""
    prop = statement["property"]
    kind = word(evidence.get("kind") if isinstance(evidence, dict) else None, f"{where}, kind", ("enumerate", "witness", *KINDS))
    if kind in ("enumerate", "witness"):
        fields(evidence, where, ("kind",) if kind == "enumerate" else ("kind", "place"))
        place = read_dynamic_place(model, evidence["place"], where) if kind == "witness" else None
        require(prop in DYNAMIC_COMPARISONS, "this property is not shown by comparisons alone")
        return by_comparisons(model, statement, verdict, place)
    shown = READ[kind](model, evidence, where)
    require(prop in KINDS[kind], f"evidence of this kind says nothing about {prop}")
    refutes = kind in ("collusion", "scheme") or shown[0] is True
    require(refutes == (verdict == "refuted"), "the evidence is for the other verdict")
    require(prop != "collusion_proof" or len(model.agents) > 1, "one agent alone does not collude")
    if (kind, prop) in SHOW_SCHEMES:
        SHOW_SCHEMES[kind, prop](model, statement, shown, OPPOSITE)
    else:
        SHOW[kind, prop](model, statement, shown)


def by_comparisons(model, statement, verdict, place):
    comparisons = list(DYNAMIC_COMPARISONS[statement["property"]](model, statement))
    if place is not None:
        require(verdict == "refuted", "a witness refutes")
        found = [comparison for comparison in comparisons if comparison[0] == place]
        require(found, "the statement has no comparison at the place named")
        return require(not holds(found[0]), "the comparison at the place named holds")
    if verdict == "refuted":
        return require(not all(map(holds, comparisons)), "every comparison holds")
    return require(require_all(comparisons), "there is nothing to compare")


# --- reading ---------------------------------------------------------------------------------------------------------------------------------------------------------

def read_plan(model, value, where):
    fields(value, where, ("kind", "refutes", "rows"))
    return truth(value["refutes"], where), model.rows(value["rows"], where, "truth", model.everybody, False, ("outcome", model.outcome), True)


def read_reporting(model, value, where):
    fields(value, where, ("kind", "refutes", "rows"))
    return truth(value["refutes"], where), model.reports_table(value["rows"], where, model.everybody, "truth", "report", False)


def read_immunity(model, value, where):
    fields(value, where, ("kind", "opposition", "policy"))
    opposition, policy = read_opposition(model, value["opposition"], where), read_policy(model, value["policy"], where)
    require(not opposition[0] and not policy[0], "parts of this evidence refute")
    return False, opposition[1], policy


def read_collusion(model, value, where):
    fields(value, where, ("kind", "policy", "lump_sums"))
    return read_policy(model, value["policy"], where), model.read_amounts(value["lump_sums"], where)


def read_written(model, value, where):
    fields(value, where, ("kind", "scheme"))
    return scheme(model, value["scheme"], where)


READ = {"plan": read_plan, "reporting": read_reporting, "policy": lambda model, value, where: read_policy(model, value, where, ("kind",)),
        "opposition": lambda model, value, where: read_opposition(model, value, where, ("kind",)), "immunity": read_immunity, "collusion": read_collusion, "scheme": read_written} | READ_SCHEMES


# --- efficiency --------------------------------------------------------------------------------------------------------------------------------------------------------

def truthful_total(model, mechanism, agents):
    game = model.play(mechanism)
    return total(game.expected(i) for i in agents)


def better_or_not(model, mechanism, refutes, best):
    require_holds(truthful_total(model, mechanism, model.everybody), "<" if refutes else ">=", best)


def plan_shows(model, statement, shown):
    refutes, rows = shown
    require(not statement["sequentially"], "a plan says nothing about sequential efficiency")
    plan = Plan(model, lambda t, profile: {rows[t, None, profile]: Fraction(1)})
    if not refutes:
        require_all(plan.improvements(outcomes(model)))
    better_or_not(model, (statement["allocation"], None), refutes, plan.at_start())


def reporting_shows(model, statement, shown):
    refutes, rows = shown
    allocation, transfers = subject(statement)
    require(not statement["sequentially"] and transfers is None, "such evidence is about a rule, from the start on")
    needs_no_history(allocation)
    plan = Plan(model, lambda t, profile: allocation.lottery(t, None, rows.get((t, None, profile), profile)))
    if not refutes:
        require_all(plan.improvements(report_profiles(model, allocation)))
    better_or_not(model, (allocation, None), refutes, plan.at_start())


def policy_of_all(model, statement, shown):
    refutes, coalition, table = shown
    require(not statement["sequentially"] and coalition == model.everybody, "the policy is not one of all agents, from the start on")
    better_or_not(model, subject(statement), refutes, worth_of(model, subject(statement), coalition, table, not refutes))


def worth_of(model, mechanism, coalition, table, optimal):
    policy = Policy(model.play(mechanism), coalition, table)
    if optimal:
        require_all(policy.improvements(model))
    return policy.at_start()


# --- collusion ---------------------------------------------------------------------------------------------------------------------------------------------------------

def gain_shows(model, statement, shown):
    refutes, coalition, table = shown
    require(coalition == statement["coalition"], "the policy is not one of the coalition")
    relation = OPPOSITE[statement["relation"]] if refutes else statement["relation"]
    most = worth_of(model, statement["mechanism"], coalition, table, relation not in (">=", ">"))
    require_holds(most - truthful_total(model, statement["mechanism"], coalition), relation, statement["number"])


def left_to(model, mechanism, against, optimal):
    i, table, otherwise = against
    opposition = Opposition(model.play(mechanism), i, table, otherwise)
    if optimal:
        require_all(opposition.improvements(model))
    return opposition.worth(0, model.first)


def opposition_shows(model, statement, shown):
    refutes, policies = shown
    claimed = statement["relation"] if statement["number"] is not None else ">="
    require(statement["number"] is None or len(statement["agents"]) == 1, "a number is guaranteed to one agent")
    require(not statement["best_response"], "such evidence is about a truthful agent")
    relation = OPPOSITE[claimed] if refutes else claimed
    require(policies, "there is nothing to compare")
    for against in policies:
        i = against[0]
        require(i in statement["agents"], "the claim is not about this agent")
        number = statement["number"] if statement["number"] is not None else truthful_total(model, statement["mechanism"], (i,))
        require_holds(left_to(model, statement["mechanism"], against, relation not in ("<=", "<")), relation, number)
    require(refutes or {against[0] for against in policies} == set(statement["agents"]), "there is no policy against one of the agents")


def nothing_for_all(model, statement, shown):
    refutes, coalition, table = shown
    require(statement["colluders"] == "grand" and not refutes and coalition == model.everybody, "such evidence is about collusion of all agents together")
    better_or_not(model, statement["mechanism"], False, worth_of(model, statement["mechanism"], coalition, table, True))


def immunity_shows(model, statement, shown):
    _, policies, (_, coalition, table) = shown
    require(coalition == model.everybody and sorted(against[0] for against in policies) == list(model.everybody), "a policy of all agents, and one against each, are needed")
    sure = total(left_to(model, statement["mechanism"], against, True) for against in policies)
    require_holds(sure, ">=", worth_of(model, statement["mechanism"], coalition, table, True))


def ranges_over(model, statement, coalition):
    require(statement["participation"] != "interim", "such evidence does not say that every type accepts the scheme")
    require(len(coalition) > 1 and (statement["colluders"] == "any" or coalition == model.everybody), "the claim does not range over schemes of this coalition")


def collusion_shows(model, statement, shown):
    (_, coalition, table), lump_sums = shown
    ranges_over(model, statement, coalition)
    require(total(lump_sums) == 0 and not any(lump_sums[i] for i in model.everybody if i not in coalition), "the lump sums do not sum to 0, or outsiders get some")
    game = model.collude(Scheme("", statement["mechanism"], coalition, table, lump_sums, {}))
    require_all(incentives(model, game, coalition, "all", True))
    require_all(incentives(model, game, model.game.others(coalition), "tree", True))
    require_all(profits(model, game, model.play(statement["mechanism"]), coalition))


def written_shows(model, statement, written):
    require(written.mechanism == statement["mechanism"], "the scheme is one of another mechanism")
    ranges_over(model, statement, written.coalition)
    for aspect in ("incentive_compatible", "outsiders_truthful", "balanced", "profitable"):
        require_all(scheme_claim(model, {"scheme": written, "aspect": aspect}))


SHOW = {("plan", "efficient"): plan_shows, ("reporting", "incentive_efficient"): reporting_shows, ("policy", "incentive_efficient"): policy_of_all, ("policy", "coalition_gain"): gain_shows,
        ("policy", "collusion_proof"): nothing_for_all, ("opposition", "guarantee"): opposition_shows, ("immunity", "collusion_proof"): immunity_shows, ("collusion", "collusion_proof"): collusion_shows,
        ("scheme", "collusion_proof"): written_shows}
