# SPDX-License-Identifier: MIT
"""Evidence about the best that transfers can do: optima over transfer rules, and whether interim utilities are unique."""
from collections import defaultdict

from form import array, fields
from model import total


class Function:
    """Of the transfers: a constant, and a coefficient for each profile and agent."""

    def __init__(self):
        self.constant, self.coefficients = 0, defaultdict(int)

    def add(self, weight, other):
        self.constant += weight * other.constant
        for unknown, coefficient in other.coefficients.items():
            self.coefficients[unknown] += weight * coefficient

    def at(self, amounts):
        return self.constant + total(coefficient * amounts[profile][i] for (profile, i), coefficient in self.coefficients.items())

    def equals(self, factor, other):
        """But for the constants."""
        return all(self.coefficients.get(unknown, 0) == factor * other.coefficients.get(unknown, 0) for unknown in {*self.coefficients, *other.coefficients})


def expected(model, allocation, of, coalition, types):
    """The transfer to, or the utility of, the coalition if these types are true and everybody reports the truth."""
    result = Function()
    for profile, weight in [(types, 1)] if None not in types else model.given(types):
        if of == "utility":
            result.constant += weight * model.payoff(allocation, coalition, profile, profile)
        for i in coalition:
            result.coefficients[profile, i] += weight
    return result


def objective(model, statement):
    parts = [(1, statement["given"])] + ([(-1, statement["minus"])] if statement["minus"] is not None else [])
    result = Function()
    for sign, types in parts:
        result.add(sign, expected(model, statement["allocation"], statement["of"], statement["coalition"], types))
    return result


def truthful(model, statement):
    """What revenue equivalence requires of transfers, as the keys of `implementable`."""
    optional = dict.fromkeys(("balance", "participation", "least_transfer", "largest_transfer"))
    return optional | {"allocation": statement["allocation"], "coalitional_ic": [(i,) for i in model.everybody], "dominant_strategy_ic": False}


def difference(model, statement, truth, other):
    coalition = tuple(i for i, own in enumerate(truth) if own is not None)
    return objective(model, {"allocation": statement["allocation"], "of": "utility", "coalition": coalition, "given": truth, "minus": other})


def possible_types(model, i):
    return [types for types in model.joint_types((i,)) if model.probability(types)]


class Bounds:
    """The checks that need what evidence.py knows of requirements: `combined(model, statement, terms, where)` is their sum, `meet(model, statement, transfers)` compares, `require` rejects."""

    def __init__(self, read_amounts, combined, meet, require):
        self.read_amounts, self.combined, self.meet, self.require = read_amounts, combined, meet, require

    def bound(self, model, statement, function, sign, terms, where):
        """The number that the function is at least (sign 1) or at most (sign -1) for all transfers that meet the requirements."""
        together = self.combined(model, statement, terms, where)
        self.require(together.equals(sign, function), "the requirements do not add up to the value")
        return function.constant - sign * together.constant

    @staticmethod
    def sign(statement):
        return 1 if statement["direction"] == "least" else -1

    def attained(self, model, statement, value, where):
        found = self.read_amounts(model, value, f"{where}, amounts")
        self.meet(model, statement, found)
        return objective(model, statement).at(found.amounts)

    def optimality(self, model, statement, evidence, where):
        self.require(self.attained(model, statement, evidence["amounts"], where) == statement["number"], "the transfers do not attain the number")
        sign = self.sign(statement)
        bound = self.bound(model, statement, objective(model, statement), sign, evidence["terms"], f"{where}, terms")
        self.require(sign * bound >= sign * statement["number"], "the requirements do not show that no transfers do better")

    def better_transfers(self, model, statement, evidence, where):
        sign = self.sign(statement)
        self.require(sign * self.attained(model, statement, evidence["amounts"], where) < sign * statement["number"], "the transfers do no better")

    def objective_bound(self, model, statement, evidence, where):
        sign = self.sign(statement)
        bound = self.bound(model, statement, objective(model, statement), sign, evidence["terms"], f"{where}, terms")
        self.require(sign * bound > sign * statement["number"], "the requirements do not exclude the number")

    def unique_utilities(self, model, statement, evidence, where):
        required = truthful(model, statement)
        self.meet(model, required, self.read_amounts(model, evidence["amounts"], f"{where}, amounts"))
        rows = list(array(evidence["rows"], f"{where}, rows"))
        expected_rows = [(types, possible[0]) for possible in (possible_types(model, i) for i in model.everybody) for types in possible[1:]]
        self.require(len(rows) == len(expected_rows) and rows, "there is not one row for each agent and each possible type but the first")
        for row, (types, first) in zip(rows, expected_rows):
            fields(row, f"{where}, rows", ("truth", "least", "largest"))
            self.require(model.types(row["truth"], f"{where}, rows") == types, "the rows are not in the order of the types")
            function = difference(model, statement, types, first)
            least, largest = (self.bound(model, required, function, sign, row[key], f"{where}, rows") for sign, key in ((1, "least"), (-1, "largest")))
            self.require(least == largest, "the two bounds differ")

    def two_transfer_rules(self, model, statement, evidence, where):
        required = truthful(model, statement)
        truth, other = (model.types(evidence[key], f"{where}, {key}") for key in ("truth", "other"))
        self.require(any({truth, other} <= set(possible_types(model, i)) for i in model.everybody), "these are not two possible types of an agent")
        function = difference(model, statement, truth, other)
        values = []
        for key in ("first", "second"):
            found = self.read_amounts(model, evidence[key], f"{where}, {key}")
            self.meet(model, required, found)
            values.append(function.at(found.amounts))
        self.require(values[0] != values[1], "under both rules the difference is the same")
