# SPDX-License-Identifier: MIT
"""Each property of dynamic models as the comparisons that it consists of, where it can be enumerated. A comparison is (place, left, relation, right), as in properties.py."""
from fractions import Fraction

from dynamic_fixed_point import fixed_point
from dynamic_game import Mechanism, total
from form import Rejected


def everywhere(game):
    """Every period and public state that reports can lead to."""
    return [(t, state) for t in range(game.game.horizon) for state in game.states(t)]


def at(model, about, t, state, messages=False):
    """The place of a public state; under a scheme it has the last messages too."""
    if not messages:
        return {"about": about, "period": t + 1, "state": (state, None)}
    inner, last = state
    return {"about": about, "period": t + 1, "state": (inner, last[0] if last else None)}


def types_at(game, tier, t, state, i):
    """The types of an agent for which something is asked at a public state."""
    if tier == "all":
        return range(game.game.sizes[i])
    known = (game.possible(t) if tier == "tree" else game.on_path(t)).get(state)
    return sorted(known[i]) if known else ()


def incentives(model, game, agents, tier, messages=False):
    for t, state in everywhere(game):
        for i in agents:
            for own in types_at(game, tier, t, state, i):
                for report in range(model.sizes[i]):
                    if report != own:
                        honest, lying = game.interim_gain(t, state, i, own, report)
                        yield at(model, "incentive", t, state, messages) | {"coalition": (i,), "truth": {i: own}, "report": {i: report}}, honest, ">=", lying


def interim_ic(model, statement):
    return incentives(model, model.play(statement["mechanism"]), model.everybody, statement["tier"])


def ex_post_ic(model, statement):
    game = model.play(statement["mechanism"])
    for t, state in everywhere(game):
        for i in model.everybody:
            for profile in model.profiles:
                honest = game.report_value(t, state, i, profile[i], profile)
                for report in range(model.sizes[i]):
                    if report != profile[i]:
                        said = tuple(report if j == i else own for j, own in enumerate(profile))
                        place = {"coalition": (i,), "truth": {i: profile[i]}, "report": {i: report}, "outsiders": {j: own for j, own in enumerate(profile) if j != i}}
                        yield at(model, "incentive", t, state) | place, honest, ">=", game.report_value(t, state, i, profile[i], said)


def individual_rationality(model, statement):
    game, stage, tier = model.play(statement["mechanism"]), statement["stage"], statement["tier"]
    if stage == "ex_ante":
        for i in model.everybody:
            outside = total(weight * amount for weight, amount in zip(model.prior[i], model.outside[i]))
            yield {"about": "participation", "coalition": (i,)}, game.expected(i), ">=", outside
        return
    for t, state in everywhere(game):
        for i in model.everybody:
            if stage == "interim":
                for own in types_at(game, tier, t, state, i):
                    value = total(weight * game.truthful(t, state, model.game.merge((i,), (own,), rest), i) for rest, weight in model.game.joint(model.game.others((i,)), game.last(state)))
                    yield at(model, "participation", t, state) | {"coalition": (i,), "truth": {i: own}}, value, ">=", model.outside[i][own]
            else:
                for profile in model.profiles:
                    if all(own in types_at(game, tier, t, state, j) for j, own in enumerate(profile)):
                        place = at(model, "participation", t, state) | {"coalition": (i,), "truth": dict(enumerate(profile))}
                        yield place, game.truthful(t, state, profile, i), ">=", model.outside[i][profile[i]]


def budget_balance(model, statement):
    game, balance = model.play(statement["mechanism"]), statement["balance"]
    relation = "<=" if balance.endswith("no_deficit") else "="
    if balance.startswith("ex_ante"):
        free = model.play((statement["mechanism"][0], None))
        yield {"about": "balance"}, total(game.expected(i) - free.expected(i) for i in model.everybody), relation, Fraction(0)
        return
    for t, state in everywhere(game):
        for reports in model.profiles:
            yield at(model, "balance", t, state) | {"report": dict(enumerate(reports))}, total(game.paid(t, state, reports)), relation, Fraction(0)


def equal_rules(model, statement):
    for t in range(model.periods):
        for state in model.all_states(t):
            for reports in model.profiles:
                amounts = [rule.table.get((t, state, reports), model.nothing) for rule in (statement["first"], statement["second"])]
                for i in model.everybody:
                    yield at(model, "total", t, state) | {"coalition": (i,), "report": dict(enumerate(reports))}, amounts[0][i], "=", amounts[1][i]


# --- efficiency --------------------------------------------------------------------------------------------------------------------------------------------------

class Plan:
    """What a lottery for each period and profile is worth to all agents together."""

    def __init__(self, model, chosen):
        self.model, self.chosen, self.known = model, chosen, {}

    def worth(self, t, profile):
        if self.model.game.stationary(t) and not self.known:
            solved = fixed_point(self.model.profiles, lambda profile, x: self.instead(t, profile, self.chosen(t, profile), x))
            self.known = {(t, profile): value for profile, value in solved.items()}
        if (t, profile) not in self.known:
            self.known[t, profile] = self.instead(t, profile, self.chosen(t, profile))
        return self.known[t, profile]

    def instead(self, t, profile, lottery, later=None):
        """This lottery now, the plan afterwards."""
        game, result = self.model.game, Fraction(0)
        later = later or (lambda after: self.worth(game.then(t), after))
        for a, chance in lottery.items():
            value = total(game.payoff[i][a][profile[i]] for i in game.everybody)
            if not game.ends(t):
                value += total(later(after) * weight for after, weight in game.joint(game.everybody, (profile, a))) * game.discount
            result += value * chance
        return result

    def at_start(self):
        return total(weight * self.worth(0, profile) for profile, weight in self.model.game.joint(self.model.everybody, None))

    def improvements(self, choices):
        """The comparisons that say that no choice is better: choices(t, profile) yields (what the place says of it, lottery)."""
        for t in range(self.model.periods):
            for profile in self.model.profiles:
                for place, lottery in choices(t, profile):
                    yield {"about": "planner", "period": t + 1, "truth": dict(enumerate(profile))} | place, self.worth(t, profile), ">=", self.instead(t, profile, lottery)


def outcomes(model):
    return lambda t, profile: [({"outcome": a}, {a: Fraction(1)}) for a in range(len(model.outcomes))]


def report_profiles(model, allocation):
    return lambda t, profile: [({"report": dict(enumerate(reports))}, allocation.lottery(t, None, reports)) for reports in model.profiles]


def needs_no_history(allocation):
    if allocation.uses_history:
        raise Rejected("this is decided for rules that use no history")


def efficient(model, statement):
    allocation = statement["allocation"]
    if not statement["sequentially"]:
        raise Rejected("a plan is needed")
    needs_no_history(allocation)
    yield from Plan(model, lambda t, profile: allocation.lottery(t, None, profile)).improvements(outcomes(model))


def subject(statement):
    return (statement["mechanism"][0], None) if statement["of"] == "rule" else statement["mechanism"]


def incentive_efficient(model, statement):
    if not statement["sequentially"]:
        raise Rejected("a policy is needed")
    allocation, transfers = subject(statement)
    if transfers is None and not allocation.uses_history:
        yield from Plan(model, lambda t, profile: allocation.lottery(t, None, profile)).improvements(report_profiles(model, allocation))
    else:
        yield from Policy(model.play((allocation, transfers)), model.everybody, {}).improvements(model)


# --- strategies --------------------------------------------------------------------------------------------------------------------------------------------------

class Policy:
    """What a coalition that pools its types gets by reporting as a table says (the truth where it says nothing), outsiders being truthful."""

    def __init__(self, game, coalition, table):
        self.game, self.coalition, self.table, self.known = game, coalition, table, {}

    def reported(self, t, state, types):
        return self.table.get((t, state, types), types)

    def worth(self, t, state, types):
        if self.game.game.stationary(t) and not self.known:
            unknowns = [(state, types) for state in self.game.states(t) for types in self.game.game.joint_types(self.coalition)]
            solved = fixed_point(unknowns, lambda place, x: self.instead(t, *place, self.reported(t, *place), lambda then, types: x((then, types))))
            self.known = {(t, *place): value for place, value in solved.items()}
        if (t, state, types) not in self.known:
            self.known[t, state, types] = self.instead(t, state, types, self.reported(t, state, types))
        return self.known[t, state, types]

    def instead(self, t, state, types, report, value=None):
        value = value or (lambda then, types: self.worth(self.game.game.then(t), then, types))

        def later(then, profile):
            return value(then, tuple(profile[i] for i in self.coalition))
        return self.game.joint_report_value(self.coalition, t, state, types, report, later)

    def at_start(self):
        first = self.game.first
        return total(weight * self.worth(0, first, types) for types, weight in self.game.game.joint(self.coalition, self.game.last(first)))

    def improvements(self, model):
        for t, state in everywhere(self.game):
            for types in self.game.game.joint_types(self.coalition):
                for report in self.game.game.joint_types(self.coalition):
                    if report != self.reported(t, state, types):
                        place = {"coalition": self.coalition, "truth": dict(zip(self.coalition, types)), "report": dict(zip(self.coalition, report))}
                        yield at(model, "coalition", t, state) | place, self.worth(t, state, types), ">=", self.instead(t, state, types, report)


class Opposition:
    """What a truthful agent gets when the others report as a table says."""

    def __init__(self, game, i, table, otherwise):
        self.game, self.i, self.table, self.otherwise, self.known = game, i, table, otherwise, {}

    def worth(self, t, state):
        if self.game.game.stationary(t) and not self.known:
            solved = fixed_point(self.game.states(t), lambda state, x: self.instead(t, state, self.table.get((t, state), self.otherwise), x))
            self.known = {(t, state): value for state, value in solved.items()}
        if (t, state) not in self.known:
            self.known[t, state] = self.instead(t, state, self.table.get((t, state), self.otherwise))
        return self.known[t, state]

    def instead(self, t, state, report, later=None):
        return self.game.facing(self.i, t, state, report, later or (lambda then: self.worth(self.game.game.then(t), then)))

    def improvements(self, model):
        others = self.game.game.others((self.i,))
        for t, state in everywhere(self.game):
            for report in self.game.game.joint_types(others):
                if report != self.table.get((t, state), self.otherwise):
                    yield at(model, "opposition", t, state) | {"coalition": (self.i,), "report": dict(zip(others, report))}, self.worth(t, state), "<=", self.instead(t, state, report)


# --- values and schemes ------------------------------------------------------------------------------------------------------------------------------------------

def value(model, statement):
    (inner, messages), t, given = statement["state"], statement["period"] - 1, statement["given"]
    if statement["scheme"]:
        game, state = model.collude(statement["scheme"]), (inner, (messages, inner[2]) if t > 0 else None)
        if (messages is None) != (t == 0):
            raise Rejected("reports cannot lead to this public state")
    else:
        game, state = model.play(statement["mechanism"]), inner
        if messages is not None:
            raise Rejected("reports cannot lead to this public state")
    if state not in game.states(t):
        raise Rejected("reports cannot lead to this public state")
    if statement["of"] == "payoff":
        paying = game
        game = Mechanism(model.game, paying.rule, lambda t, state, reports: model.nothing, paying.first, paying.after, paying.last)

    def amount(profile):
        if statement["of"] == "transfer":
            return total(game.paid(t, state, profile)[i] for i in statement["coalition"])
        return total(game.truthful(t, state, profile, i) for i in statement["coalition"])
    fixed = tuple(given)
    expected = total(weight * amount(model.game.merge(fixed, tuple(given.values()), rest)) for rest, weight in model.game.joint(model.game.others(fixed), game.last(state)))
    place = {"about": "total", "period": t + 1, "state": (inner, messages), "coalition": statement["coalition"]} | ({"truth": given} if given else {})
    yield place, expected, statement["relation"], statement["number"]


def profits(model, game, truthful, coalition):
    for i in coalition:
        yield {"about": "total", "coalition": (i,)}, game.expected(i), ">", truthful.expected(i)


def scheme_claim(model, statement):
    scheme, aspect = statement["scheme"], statement["aspect"]
    game = model.collude(scheme)
    if aspect == "incentive_compatible":
        yield from incentives(model, game, scheme.coalition, "all", True)
    elif aspect == "outsiders_truthful":
        yield from incentives(model, game, model.game.others(scheme.coalition), "tree", True)
    elif aspect == "profitable":
        yield from profits(model, game, model.play(scheme.mechanism), scheme.coalition)
    else:
        free = model.without_side_payments(scheme)
        for t, state in everywhere(game):
            for messages in model.profiles:
                paid = total(game.paid(t, state, messages)[i] - free.paid(t, state, messages)[i] for i in scheme.coalition)
                yield at(model, "side_payments", t, state, True) | {"coalition": scheme.coalition, "report": dict(enumerate(messages))}, paid, "=", Fraction(0)


DYNAMIC_COMPARISONS = {"interim_ic": interim_ic, "ex_post_ic": ex_post_ic, "individual_rationality": individual_rationality, "budget_balance": budget_balance, "efficient": efficient,
                       "incentive_efficient": incentive_efficient, "value": value, "scheme": scheme_claim, "equal_rules": equal_rules}
