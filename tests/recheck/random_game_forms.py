# SPDX-License-Identifier: MIT
"""Random game forms and strategies for random cases, and claims that these are equilibria."""
import itertools
from fractions import Fraction
from random import Random


def flow_list(items):
    return "[" + ", ".join(map(str, items)) + "]"


class GameForms:
    """Of a random case (random_cases.RandomCase) that is written otherwise: `lines` before its allocations, `claims`. What is drawn depends on what is written so far."""

    def __init__(self, case, written):
        self.case, self.random = case, Random(written)
        self.lines, self.claims = [], []
        if self.random.random() < 0.3:
            return
        self.messages = [self.random.choice((["m", "n"], ["0", "1"], ["m", "n", "o"]))[:self.random.choice((1, 2, 2, 3))] for _ in case.agents]
        self.profiles = list(itertools.product(*self.messages))
        self.lines += ["game_forms:", "  form:", "    messages: {" + ", ".join(f"{agent}: {flow_list(own)}" for agent, own in zip(case.agents, self.messages)) + "}"]
        self.lines += ["    allocation:", *self.table([f"probability {outcome}" for outcome in case.outcomes], self.lottery), "    transfers:"]
        self.lines += self.table([f"transfer {agent}" for agent in case.agents], lambda: [case_amount(self.random) for _ in case.agents])
        self.lines += ["  direct:", "    allocation:", "      - [outcome]", f"      - [{case.outcomes[0]}]", "    transfers: " + self.random.choice(("0", "\"if message[i] = message[" + case.agents[0] + "] then 1 else 0\""))]
        self.lines += ["strategies:", "  honest: {game_form: direct, plan: truth}"]
        for name in ("first", "second"):
            self.lines += [f"  {name}:", "    game_form: form", "    plan:"]
            for agent, types, own in zip(case.agents, case.types, self.messages):
                self.lines += [f"      {agent}:", *self.plan(types, own)]
        coalitions = self.random.choice(case.all_coalitions), self.random.choice(case.all_coalitions)
        for name in ("first", "second", "honest"):
            self.claims += [[("property", prop), ("strategies", name)] for prop in ("bayes_nash_equilibrium", "ex_post_equilibrium", "dominant_strategies")]
        self.claims += [[("property", "bayes_nash_equilibrium"), ("strategies", "first"), ("coalitions", flow_list({flow_list(members): None for members in coalitions}))]]

        self.claim_all_equilibria()

    def claim_all_equilibria(self):
        """Few have many: small numbers are often right."""
        self.lines += ["  sure:", "    game_form: form", "    plan:"]
        for agent, types, own in zip(self.case.agents, self.case.types, self.messages):
            self.lines += [f"      {agent}:", *self.sure_plan(types, own)]
        alike = all(own == self.messages[0] for own in self.messages) and all(types == self.case.types[0] for types in self.case.types) and self.case.prior_style != "sparse"
        for symmetric in (False, True) if alike else (False,):
            common = [("game_form", "form"), *([("symmetric", "true")] if symmetric else [])]
            self.claims += [[("property", "pure_equilibria"), *common, ("number", self.random.choice((0, 1, 1, 2, 2, 3, 4)))] for _ in range(2)]
            self.claims += [[("property", "pure_equilibria"), *common, (bound, self.random.choice((1, 1, 2, 3)))] for bound in ("at_least", "at_most")]
            self.claims += [[("property", "every_pure_equilibrium"), *common, self.random.choice((("efficient", "true"), ("allocation", self.random.choice("qrs"))))]]
        self.claims += [[("property", "pure_equilibria"), ("game_form", "form"), ("strategies", "[sure]"), *self.random.choice(([], [("number", 1)]))]]
        self.claims += [[("property", "bayes_nash_equilibrium"), ("strategies", self.random.choice(("first", "sure"))), ("strict", "true")]]

    def sure_plan(self, types, messages):
        return [f"        - {flow_list(row)}" for row in [["type", "message"], *([own, self.random.choice(messages)] for own in types)]]

    def table(self, columns, cells):
        header = [*(f"message {agent}" for agent in self.case.agents), *columns]
        rows = [[*profile, *cells()] for profile in self.profiles]
        self.random.shuffle(rows)
        return [f"      - {flow_list(row)}" for row in [header, *rows]]

    def lottery(self):
        weights = [self.random.choice((0, 0, 1, 2)) for _ in self.case.outcomes]
        weights[self.random.randrange(len(weights))] += 1
        return [Fraction(weight, sum(weights)) for weight in weights]

    def plan(self, types, messages):
        if self.random.random() < 0.6:
            return self.sure_plan(types, messages)
        rows = [["type", *(f"probability {message}" for message in messages)]]
        for own in types:
            weights = [self.random.choice((0, 1, 1, 2)) for _ in messages]
            weights[self.random.randrange(len(weights))] += 1
            rows.append([own, *(Fraction(weight, sum(weights)) for weight in weights)])
        return [f"        - {flow_list(row)}" for row in rows]


def case_amount(random):
    return random.choice((0, 0, 0, 1, -1, Fraction(1, 2), Fraction(-5, 4)))
