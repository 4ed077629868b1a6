# SPDX-License-Identifier: MIT
"""Values over an infinite horizon: the x with x[u] = right(u, x) for every unknown u, where the right side is a constant and what x says of other unknowns, discounted.

The discount factor is less than 1, and what follows is weighted by probabilities: the right sides are a contraction, and there is exactly one bounded x.
"""
from fractions import Fraction


class Affine:
    """constant + the sum of weight * x[unknown]."""

    def __init__(self, constant=Fraction(0), weights=None):
        self.constant, self.weights = constant, weights or {}

    def __add__(self, other):
        if not isinstance(other, Affine):
            return Affine(self.constant + other, self.weights)
        weights = dict(self.weights)
        for unknown, weight in other.weights.items():
            weights[unknown] = weights.get(unknown, 0) + weight
        return Affine(self.constant + other.constant, weights)

    def __mul__(self, factor):
        return Affine(self.constant * factor, {unknown: weight * factor for unknown, weight in self.weights.items()})

    __radd__, __rmul__ = __add__, __mul__


def fixed_point(unknowns, right):
    """A dict from these unknowns, and those that their values rest on, to values. `right(u, x)` is what x(u) must be, where x is a function."""
    rows, waiting = {}, list(unknowns)
    while waiting:
        unknown = waiting.pop()
        if unknown not in rows:
            rows[unknown] = right(unknown, lambda other: Affine(Fraction(0), {other: Fraction(1)})) + Affine()
            waiting.extend(rows[unknown].weights)
    occurs = {unknown: 0 for unknown in rows}
    for row in rows.values():
        for unknown in row.weights:
            occurs[unknown] += 1
    order = sorted(rows, key=occurs.get)   # stable: those that little rests on are replaced first
    for k, unknown in enumerate(order):
        row = rows[unknown]
        own = row.weights.pop(unknown, Fraction(0))
        row = rows[unknown] = row * (1 / (1 - own))
        for other in order[k + 1:]:
            weight = rows[other].weights.pop(unknown, None)
            if weight:
                rows[other] = rows[other] + row * weight
    result = {}
    for unknown in reversed(order):
        result[unknown] = rows[unknown].constant + sum((weight * result[other] for other, weight in rows[unknown].weights.items()), Fraction(0))
    assert all(right(unknown, result.get) == value for unknown, value in result.items())
    return result
