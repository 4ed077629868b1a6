# SPDX-License-Identifier: MIT
"""What the independent computation finds, by claim: a number beside the one the paper states, a gain, or a plain yes or no."""
from dataclasses import dataclass
from fractions import Fraction
from operator import eq, ge, gt, le, lt

RELATIONS = {"=": eq, "<=": le, "<": lt, ">=": ge, ">": gt}


@dataclass(frozen=True)
class Finding:
    holds: bool
    number: Fraction | None = None                            # what was computed
    stated: Fraction | None = None                            # what the claim compares it with
    kind: str = "property"                                    # or "value", "deviation"

    def verdict(self):
        return "verified" if self.holds else "refuted"


class Findings(dict):
    """By claim id. Each claim is decided once."""

    def __setitem__(self, claim, finding):
        if claim in self:
            raise KeyError(f"{claim} is decided twice")
        super().__setitem__(claim, finding)

    def value(self, claim, number, stated, relation="="):
        number, stated = Fraction(number), Fraction(stated)
        self[claim] = Finding(RELATIONS[relation](number, stated), number, stated, "value")

    def deviation(self, claim, gain, pays, stated):
        gain, stated = Fraction(gain), Fraction(stated)
        self[claim] = Finding((gain > 0) == pays and gain == stated, gain, stated, "deviation")

    def property(self, claim, holds):
        self[claim] = Finding(bool(holds))
