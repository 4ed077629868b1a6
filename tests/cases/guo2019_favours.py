# SPDX-License-Identifier: MIT
"""The two environments that show why Guo's conditions are needed: every claim of cases/guo2019/unidentified.yaml and cases/guo2019/same_beliefs.yaml decided by brute force."""
from fractions import Fraction as F

import guo2019_example
from finite_game import Game
from results import Findings

PATTERN, SINGLES = [(1, 2), (1,), (2,), (3,)], [(1,), (2,), (3,)]
MOVED = guo2019_example.PRIOR | {(1, 1, 2): F("0.1"), (2, 2, 1): F("0.2")}                # 1/20 from the one profile to the other


class Favour:
    """`asker` gets the favour by reporting 2; with type 1 it is worth 1 to `asker` and -1 to `payer`. Nothing else is worth anything."""

    def __init__(self, prior, asker, payer):
        self.asker, self.payer = asker, payer
        self.game = Game([(1, 2)] * 3, prior, ["nothing", "favour"], lambda i, a, t: F({asker: 1, payer: -1}.get(i, 0) if a == "favour" and t[asker - 1] == 1 else 0))

    def q(self, t):
        return "favour" if t[self.asker - 1] == 2 else "nothing"

    def common(self, found):
        game, falsely = self.game, ({self.asker: 1}, {self.asker: 2})
        found.value("payoffs.truth", game.payoff_of((1, 2, 3), self.q), 0)
        found.value("payoffs.asker", game.payoff_of((self.asker,), self.q, *falsely), 1)
        found.value("payoffs.payer", game.payoff_of((self.payer,), self.q, *falsely), -1)
        found.property("efficient", game.efficient(self.q))
        found.property("implementable", game.implementable(self.q, PATTERN, game.balance_rows()))
        found.property("implementable.singles", game.implementable(self.q, SINGLES, game.balance_rows()))
        found.property("cbdp", game.beliefs_determine_preferences(PATTERN))
        found.property("ambiguous_implementable", game.ambiguous_implementable(self.q, PATTERN))


def unidentified():
    found, favour = Findings(), Favour(guo2019_example.PRIOR, 1, 3)
    favour.common(found)
    found.property("coalitional_identifiability", favour.game.coalitional_identifiability(PATTERN))
    return found


def same_beliefs():
    found, favour = Findings(), Favour(MOVED, 2, 3)
    favour.common(found)
    found.property("cbdp.singles", favour.game.beliefs_determine_preferences(SINGLES))
    return found
