# SPDX-License-Identifier: MIT
"""In random cases: transfers that depend on the outcome drawn, and claims about them, in expectation and in every draw."""
import itertools
from random import Random


class Draws:
    """The rule `won`, whose outcome is drawn by the lottery `r`: `lines` of the transfers, and `claims`."""

    def __init__(self, case, text):
        self.case, self.random = case, Random("draws" + text)
        self.balanced, self.rare = self.random.random() < 0.5, self.random.random() < 0.5
        self.lines = ["  won:", "    allocation: r", "    payments:", *("      " + line for line in self.payments())]
        self.claims = self.about_draws()

    def payments(self):
        """A table for all agents, or one for the first and formulas for the others."""
        agents, rows = self.case.agents, []
        for types in itertools.product(*self.case.types):
            for outcome in self.case.outcomes:
                paid = 0 if self.rare and self.random.random() < 0.8 else self.random.choice((-2, -1, 0, 1))
                others = [-paid, *(0 for _ in agents[2:])] if self.balanced else [self.random.choice((0, 0, 1)) for _ in agents[1:]]
                rows.append([*types, outcome, str(paid), *map(str, others)])
        self.random.shuffle(rows)
        header = [*(f"type {agent}" for agent in agents), "outcome", *(f"payment {agent}" for agent in agents)]
        if self.balanced or self.random.random() < 0.5:
            return ["- [" + ", ".join(row) + "]" for row in [header, *rows]]
        first = [[*row[:len(agents) + 1], row[len(agents) + 1]] for row in rows]
        table = ["  - [" + ", ".join(row) + "]" for row in [[*header[:len(agents) + 1], "payment"], *first]]
        condition = f"outcome[{agents[0]}] = go" if self.case.choices else f"outcome = {self.random.choice(self.case.outcomes)}"
        return [f"{agents[0]}:", *table, f"others: \"if {condition} then lift else {self.random.choice(('0', 'zero[i]', '-half'))}\""]

    def about_draws(self):
        own = [("allocation", "r"), ("transfers", "won")]
        plain = self.random.choice(("zero", "phi", "lin"))
        drawn = ("every_draw", "true")
        return [
            [("property", "budget_balance"), ("transfers", "won")],
            [("property", "budget_balance"), ("transfers", "won"), drawn],
            [("property", "budget_balance"), ("transfers", f"[{plain}, won]"), ("balance", "no_deficit"), drawn],
            [("property", "individual_rationality"), *own, ("stage", "ex_post")],
            [("property", "individual_rationality"), *own, drawn],
            [("property", "individual_rationality"), ("allocation", "r"), ("transfers", f"[{plain}, won]"), drawn],
            [("property", "bayesian_ic"), *own],
            [("property", "value"), ("of", "transfer"), ("coalition", self.case.agents[0]), ("transfers", "won"), ("at_most", "0")],
        ]
