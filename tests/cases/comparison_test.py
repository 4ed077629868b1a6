# SPDX-License-Identifier: MIT
"""The comparison with Candor's output notices each kind of disagreement, and the finite game is right where the answer is known by hand."""
import unittest
from fractions import Fraction

from finite_game import Game, nothing, value_of_matrix_game
from printed_numbers import disagreements
from results import Findings


def candor(**changes):
    claim = {"id": "two", "property": "value", "verdict": "verified", "values": {"left": "2", "right": "2"}}
    return {**claim, **changes}


class Comparison(unittest.TestCase):
    def setUp(self):
        self.found = Findings()
        self.found.value("two", 2, 2)

    def faults(self, *claims):
        return list(disagreements(self.found, claims))

    def test_agreement(self):
        self.assertEqual(self.faults(candor()), [])

    def test_another_number(self):
        self.assertEqual(self.faults(candor(values={"left": "5/2", "right": "2"})), ["two: Candor computes 5/2, we compute 2"])

    def test_another_stated_number(self):
        self.assertEqual(self.faults(candor(values={"left": "2", "right": "3"})), ["two: Candor compares with 3, we with 2"])

    def test_another_verdict(self):
        self.assertEqual(self.faults(candor(verdict="undecided")), ["two: Candor says undecided, we say verified"])

    def test_another_property(self):
        self.assertEqual(self.faults(candor(property="efficient", values={})), ["two: a efficient for Candor, a value for us"])

    def test_a_claim_that_only_candor_knows(self):
        self.assertEqual(self.faults(candor(), candor(id="three")), ["three: decided by Candor alone"])

    def test_a_claim_that_candor_does_not_know(self):
        self.assertEqual(self.faults(), ["two: not among Candor's claims"])

    def test_a_gain_of_the_wrong_size_is_no_gain_as_stated(self):
        self.found.deviation("gain", 2, True, 3)
        self.assertEqual(self.found["gain"].verdict(), "refuted")


class MatrixGame(unittest.TestCase):
    def test_matching_pennies(self):
        self.assertEqual(value_of_matrix_game([[1, -1], [-1, 1]]), 0)

    def test_a_saddle_point(self):
        self.assertEqual(value_of_matrix_game([[3, 5], [1, 9]]), 3)

    def test_a_mixture_of_rows(self):
        # Half of each row gives 2, 2; neither column can be brought below 2 by a mixture of columns.
        self.assertEqual(value_of_matrix_game([[4, 0], [0, 4], [1, 1]]), 2)

    def test_equal_rows(self):
        self.assertEqual(value_of_matrix_game([[0, 0], [0, 0]]), 0)


class TwoAgents(unittest.TestCase):
    """One indivisible good worth 1 or 2 to each of two agents, independently and with equal probability; it goes to agent 1 unless agent 2 alone values it at 2."""

    def setUp(self):
        self.game = Game([(1, 2)] * 2, {(a, b): Fraction(1, 4) for a in (1, 2) for b in (1, 2)}, [1, 2], lambda i, a, t: Fraction(t[i - 1] if a == i else 0))
        self.q = lambda t: 2 if t == (1, 2) else 1

    def test_efficient_but_not_separable(self):
        self.assertTrue(self.game.efficient(self.q))
        self.assertFalse(self.game.separable(self.q))

    def test_agv(self):
        # Given 1, agent 1 leaves the other 2 with probability 1/2: 1. Given 2, nothing. Agent 2 leaves the other 3/2 if it says 1, and 2 * 1/2 if it says 2.
        self.assertEqual([self.game.agv(self.q)(1, t) for t in self.game.profiles], [1 - Fraction(3, 2), 1 - 1, 0 - Fraction(3, 2), 0 - 1])

    def test_without_transfers_everyone_says_2(self):
        self.assertFalse(self.game.coalitional_ic(self.q, nothing, [(1,)]))
        self.assertTrue(self.game.coalitional_ic(self.q, self.game.agv(self.q), [(1,), (2,), (1, 2)]))

    def test_safronov_is_balanced_and_guarantees(self):
        rule = self.game.safronov(self.q)
        self.assertTrue(self.game.balanced(rule))
        self.assertTrue(self.game.guarantee(self.q, rule, [(1,), (2,), (1, 2)]))
        self.assertFalse(self.game.guarantee(self.q, self.game.agv(self.q), [(1,)]))


class Favour(unittest.TestCase):
    """Agent 1 gets a favour by reporting 2, and would like it with type 1; agent 2 pays. Types are independent: agent 1 expects the same whatever its type."""

    def game(self, worth):
        return Game([(1, 2)] * 2, {(a, b): Fraction(1, 4) for a in (1, 2) for b in (1, 2)}, [1, 2], lambda i, a, t: Fraction((worth if i == 1 else -worth) if (a, t[0]) == (2, 1) else 0))

    def test_nobody_can_be_kept_from_asking(self):
        self.assertFalse(self.game(1).ambiguous_implementable(lambda t: t[0], [(1,), (2,)]))

    def test_a_worthless_favour_is_not_asked_for(self):
        self.assertTrue(self.game(0).ambiguous_implementable(lambda t: t[0], [(1,), (2,)]))
        self.assertTrue(self.game(-1).ambiguous_implementable(lambda t: t[0], [(1,), (2,)]))


if __name__ == "__main__":
    unittest.main()
