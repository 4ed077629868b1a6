# SPDX-License-Identifier: MIT
"""Schemes of one period whose reports are drawn by lot, bounds on them, and mixed strategies ("Schemes of one period, and mixed strategies" in docs/certificate_format.md).

A linear function of a scheme is a dict: the coefficient of x(r | m) by ("x", m, r), of y^i(m) by ("y", m, i), the constant by ().
"""
from fractions import Fraction
from itertools import combinations

from dynamic_game import total
from form import Malformed, Rejected, array, fields, number, require, truth
from properties import RELATIONS

STRICT = {">=": ">", ">": ">", "<=": "<", "<": "<"}


# --- reading ---------------------------------------------------------------------------------------------------------------------------------------------------------

def read_lottery(model, coalition, value, where):
    """{joint type: positive probability}, the joint types in order."""
    result, before = {}, None
    for part in array(value, where, 1):
        fields(part, where, ("types", "probability"))
        types, probability = model.joint_of(coalition, part["types"], where), number(part["probability"], where)
        if (before is not None and types <= before) or probability <= 0:
            raise Malformed(f"{where}: the reports are in order, and each has a positive probability")
        result[types], before = probability, types
    if total(result.values()) != 1:
        raise Malformed(f"{where}: the probabilities do not sum to 1")
    return result


def read_mixed_scheme(model, value, where, kind=("kind",)):
    fields(value, where, ("refutes", "coalition", "rows", *kind))
    coalition = model.coalition(value["coalition"], where)
    rows, messages = array(value["rows"], where), model.game.joint_types(coalition)
    if len(rows) != len(messages):
        raise Malformed(f"{where}: there is one row for each joint type")
    reports, payments = {}, {}
    for m, row in zip(messages, rows):
        fields(row, where, ("messages", "report", "payments"))
        if model.joint_of(coalition, row["messages"], where) != m:
            raise Malformed(f"{where}: the rows are in the order of the messages")
        reports[m] = read_lottery(model, coalition, row["report"], where)
        fields(row["payments"], where, [model.agents[i] for i in coalition])
        payments[m] = {i: number(row["payments"][model.agents[i]], where) for i in coalition}
    return truth(value["refutes"], where), coalition, reports, payments


def read_bounds(model, value, where, kind=("kind",)):
    """(refutes, [(coalition, {(agent, truth, report): multiplier})]), types None where there are none."""
    fields(value, where, ("refutes", "bounds", *kind))
    bounds = []
    for part in array(value["bounds"], where):
        fields(part, where, ("coalition", "multipliers"))
        multipliers = {}
        for term in array(part["multipliers"], where):
            fields(term, where, ("agent", "multiplier"), ("truth", "report"))
            i = model.agent(term["agent"], where)
            types = tuple(model.joint_of((i,), term[key], where)[0] if key in term else None for key in ("truth", "report"))
            require((i, *types) not in multipliers, "a requirement is used twice")
            multipliers[(i, *types)] = number(term["multiplier"], where)
        bounds.append((model.coalition(part["coalition"], where), multipliers))
    return truth(value["refutes"], where), bounds


def read_both(model, value, where):
    fields(value, where, ("kind", "scheme", "bounds"))
    scheme, bounds = read_mixed_scheme(model, value["scheme"], where, ()), read_bounds(model, value["bounds"], where, ())
    require(not scheme[0] and not bounds[0], "parts of this evidence refute")
    return False, scheme, bounds


def read_play(model, value, where):
    fields(value, where, ("kind", "refutes", "matches"))
    matches = []
    for part in array(value["matches"], where):
        has = {key: isinstance(part, dict) and part.get(f"has_{key}") is True for key in ("own", "others")}
        fields(part, where, ("agent", "has_own", "has_others", *[key for key in has if has[key]]))
        truth(part["has_own"], where), truth(part["has_others"], where)
        i = model.agent(part["agent"], where)
        own = None
        if has["own"]:
            rows = array(part["own"], where)
            if [model.joint_of((i,), fields(row, where, ("truth", "report"))["truth"], where) for row in rows] != model.game.joint_types((i,)):
                raise Malformed(f"{where}: there is one row for each type, in order")
            own = [read_lottery(model, (i,), row["report"], where) for row in rows]
        others = read_lottery(model, model.game.others((i,)), part["others"], where) if has["others"] else None
        matches.append((i, own, others))
    return truth(value["refutes"], where), matches


# --- schemes ---------------------------------------------------------------------------------------------------------------------------------------------------------

def add(into, factor, function):
    for name, coefficient in function.items():
        into[name] = into.get(name, Fraction(0)) + factor * coefficient


class OnePeriod:
    def __init__(self, model, mechanism, coalition):
        if model.periods != 1:
            raise Rejected("this is decided for one period")
        self.model, self.game, self.play, self.coalition = model, model.game, model.play(mechanism), coalition
        self.messages = self.game.joint_types(coalition)

    def amount(self, i, own, heard):
        return self.play.flow(0, self.play.first, i, own, tuple(heard[j] for j in self.game.everybody))

    def draws(self, agents):
        return self.game.joint(agents, self.play.last(self.play.first))

    def value(self, i, own, said):
        """V^i(own, said)."""
        result = {}
        for types, weight in self.draws(self.game.others((i,))):
            heard = dict(zip(self.game.others((i,)), types)) | {i: said}
            m = tuple(heard[j] for j in self.coalition)
            for r in self.messages:
                add(result, weight, {("x", m, r): self.amount(i, own, heard | dict(zip(self.coalition, r)))})
            if i in self.coalition:
                add(result, weight, {("y", m, i): Fraction(1)})
        return result

    def expected(self, agents):
        result = {}
        for i in agents:
            for (own,), weight in self.draws((i,)):
                add(result, weight, self.value(i, own, own))
        return result

    def truthful(self, i, own):
        others = self.game.others((i,))
        return total(weight * self.amount(i, own, dict(zip(others, types)) | {i: own}) for types, weight in self.draws(others))

    def truth(self, agents):
        return total(weight * self.truthful(i, own) for i in agents for (own,), weight in self.draws((i,)))

    def asked(self, participation):
        """What is asked of a scheme: (agent, truth, report): left side - right side, which is at least 0."""
        result = {}
        for i in self.game.everybody:
            possible = {own for (own,), _ in self.draws((i,))}
            for own in range(self.game.sizes[i]):
                for lie in range(self.game.sizes[i]):
                    if lie != own and (i in self.coalition or own in possible):
                        result[i, own, lie] = dict(self.value(i, own, own))
                        add(result[i, own, lie], -1, self.value(i, own, lie))
                if participation == "interim" and i in self.coalition and own in possible:
                    result[i, own, None] = self.value(i, own, own) | {(): -self.truthful(i, own)}
            if participation == "ex_ante" and i in self.coalition:
                result[i, None, None] = self.expected((i,)) | {(): -self.truth((i,))}
        return result

    def at(self, function, reports, payments):
        result = Fraction(0)
        for name, coefficient in function.items():
            if name == ():
                result += coefficient
            elif name[0] == "x":
                result += coefficient * reports[name[1]].get(name[2], Fraction(0))
            else:
                result += coefficient * payments[name[1]][name[2]]
        return result

    def require_scheme(self, participation, reports, payments):
        for m in self.messages:
            require(total(payments[m].values()) == 0, "the side payments do not sum to 0")
        for what, function in self.asked(participation).items():
            require(self.at(function, reports, payments) >= 0, f"the scheme does not meet a requirement: {what}")

    def bound(self, function, participation, multipliers):
        """f <= B for every scheme."""
        lagrangian, asked = dict(function), self.asked(participation)
        for what, multiplier in multipliers.items():
            require(what in asked, "this is not asked of a scheme")
            require(multiplier >= 0, "a multiplier is negative")
            add(lagrangian, multiplier, asked[what])
        bound = lagrangian.get((), Fraction(0))
        for m in self.messages:
            require(len({lagrangian.get(("y", m, i), Fraction(0)) for i in self.coalition}) == 1, "side payments do not cancel")
            bound += max(lagrangian.get(("x", m, r), Fraction(0)) for r in self.messages)
        return bound


def compared(left, relation, right):
    require(RELATIONS[relation](left, right), f"this does not hold: {left} {relation} {right}")


def shown_by(statement, refutes, opposite, allowed):
    """The relation that one side of an optimum shows: the statement's or its opposite, if it is one of the allowed, weak and strict."""
    relation = opposite[statement["relation"]] if refutes else statement["relation"]
    relation = STRICT[allowed] if relation == "!=" else relation
    require(relation in (allowed, STRICT[allowed]), "this evidence shows no such comparison")
    return relation


def sides(statement):
    return (">=", "<=", 1) if statement["direction"] == "largest" else ("<=", ">=", -1)


def value_of_scheme(model, statement, scheme):
    _, coalition, reports, payments = scheme
    require(coalition == statement["coalition"], "the scheme is not one of the coalition")
    game = OnePeriod(model, statement["mechanism"], coalition)
    game.require_scheme(statement["participation"], reports, payments)
    return game.at(game.expected(statement["agents"]), reports, payments)


def value_of_bound(model, statement, bounds):
    require(len(bounds[1]) == 1 and bounds[1][0][0] == statement["coalition"], "one bound is needed, for the coalition")
    game, sign, objective = OnePeriod(model, statement["mechanism"], statement["coalition"]), sides(statement)[2], {}
    add(objective, sign, game.expected(statement["agents"]))
    return sign * game.bound(objective, statement["participation"], bounds[1][0][1])


def optimum_by_scheme(model, statement, shown, opposite):
    compared(value_of_scheme(model, statement, shown), shown_by(statement, shown[0], opposite, sides(statement)[0]), statement["number"])


def optimum_by_bounds(model, statement, shown, opposite):
    require(shown[0], "that no scheme does better says nothing where there is no scheme")
    compared(value_of_bound(model, statement, shown), shown_by(statement, shown[0], opposite, sides(statement)[1]), statement["number"])


def optimum_by_both(model, statement, shown, opposite):
    exactly, beyond = statement["relation"] == "=", sides(statement)[1]
    relation = beyond if exactly else shown_by(statement, False, opposite, beyond)
    reached = value_of_scheme(model, statement, shown[1])
    require(not exactly or reached == statement["number"], "the scheme does not attain the number")
    compared(value_of_bound(model, statement, shown[2]), relation, statement["number"])


def collusion_by_scheme(model, statement, shown, _):
    refutes, coalition, reports, payments = shown
    require(refutes and len(coalition) > 1 and (statement["colluders"] == "any" or coalition == model.everybody), "the claim does not range over schemes of this coalition")
    game = OnePeriod(model, statement["mechanism"], coalition)
    game.require_scheme(statement["participation"] or "none", reports, payments)
    for part in [coalition] if statement["participation"] else [(i,) for i in coalition]:
        compared(game.at(game.expected(part), reports, payments), ">", game.truth(part))


def collusion_by_bounds(model, statement, shown, _):
    refutes, bounds = shown
    require(not refutes and statement["participation"] is not None, "such evidence is about schemes that are accepted")
    colluders = [model.everybody] if statement["colluders"] == "grand" else [members for size in range(2, len(model.everybody) + 1) for members in combinations(model.everybody, size)]
    require([coalition for coalition, _ in bounds] == colluders, "there is one bound for each coalition that may collude, in order")
    for coalition, multipliers in bounds:
        game = OnePeriod(model, statement["mechanism"], coalition)
        compared(game.truth(coalition), ">=", game.bound(game.expected(coalition), statement["participation"], multipliers))


# --- mixed strategies ------------------------------------------------------------------------------------------------------------------------------------------------

def play_shows(model, statement, shown, opposite):
    refutes, matches = shown
    require(statement["best_response"], "the claim is about a truthful agent")
    require(statement["number"] is None or len(statement["agents"]) == 1, "a number is guaranteed to one agent")
    claimed = statement["relation"] if statement["number"] is not None else ">="
    relation = opposite[claimed] if refutes else claimed
    agents = [i for i, _, _ in matches]
    require(matches and len(set(agents)) == len(agents) and set(agents) <= set(statement["agents"]) and (refutes or set(agents) == set(statement["agents"])), "the agents are not those of the claim")
    for i, own, others in matches:
        game = OnePeriod(model, statement["mechanism"], (i,))
        goal = statement["number"] if statement["number"] is not None else game.truth((i,))
        prior, rest = model.prior[i], game.game.others((i,))

        def amount(kind, said, heard):
            return game.amount(i, kind, dict(zip(rest, heard)) | {i: said})
        if relation in (">=", ">", "=") or (relation == "!=" and own is not None):
            require(own is not None, "the agent's own strategy is missing")
            for heard in game.game.joint_types(rest):
                value = total(prior[kind] * chance * amount(kind, said, heard) for kind, lottery in enumerate(own) for (said,), chance in lottery.items())
                compared(value, {"=": ">=", "!=": ">"}.get(relation, relation), goal)
        if relation in ("<=", "<", "=") or (relation == "!=" and own is None):
            require(others is not None, "the others' strategy is missing")
            value = total(prior[kind] * max(total(chance * amount(kind, said, heard) for heard, chance in others.items()) for said in range(model.sizes[i])) for kind in range(model.sizes[i]))
            compared(value, {"=": "<=", "!=": "<"}.get(relation, relation), goal)


READ_SCHEMES = {"mixed_scheme": read_mixed_scheme, "scheme_bounds": read_bounds, "scheme_and_bound": read_both, "mixed_play": read_play}
SHOW_SCHEMES = {("mixed_scheme", "scheme_optimum"): optimum_by_scheme, ("scheme_bounds", "scheme_optimum"): optimum_by_bounds, ("scheme_and_bound", "scheme_optimum"): optimum_by_both,
                ("mixed_scheme", "collusion_proof"): collusion_by_scheme, ("scheme_bounds", "collusion_proof"): collusion_by_bounds, ("mixed_play", "guarantee"): play_shows}
