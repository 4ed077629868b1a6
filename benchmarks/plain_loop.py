#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""plain_loop.py FILE: the question of benchmarks/enumeration.cpp as one would write it down in Python with fractions; FILE is what `enumeration write` prints."""
import itertools
import json
import sys
import time
from fractions import Fraction


def profile_numbers(coalition, agents, types):
    """What the joint types of a coalition add to the number of a profile."""
    return [sum(own * types ** (agents - 1 - i) for i, own in zip(coalition, joint)) for joint in itertools.product(range(types), repeat=len(coalition))]


def count(model):
    agents, types = model["agents"], model["types"]
    prior = [Fraction(p) for p in model["prior"]]
    payoffs = [[[Fraction(u) for u in row] for row in of_agent] for of_agent in model["payoffs"]]     # agent, outcome, profile
    transfers = [[Fraction(x) for x in row] for row in model["transfers"]]                            # agent, profile
    chosen = model["chosen"]
    found = {"inequalities": 0, "tight": 0, "failing": 0}
    for size in range(1, agents + 1):
        for coalition in itertools.combinations(range(agents), size):
            payoff = [[sum(payoffs[i][a][theta] for i in coalition) for theta in range(len(prior))] for a in range(len(payoffs[0]))]
            transfer = [sum(transfers[i][theta] for i in coalition) for theta in range(len(prior))]
            own = profile_numbers(coalition, agents, types)
            others = profile_numbers([i for i in range(agents) if i not in coalition], agents, types)
            for t in own:
                truthful = sum(prior[t + o] * (payoff[chosen[t + o]][t + o] + transfer[t + o]) for o in others)
                for r in own:
                    if r == t:
                        continue
                    lie = sum(prior[t + o] * (payoff[chosen[r + o]][t + o] + transfer[r + o]) for o in others)
                    found["inequalities"] += 1
                    found["tight"] += truthful == lie
                    found["failing"] += truthful < lie
    return found


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        model = json.load(file)
    start = time.process_time()
    found = count(model)
    print(json.dumps({"way": "python", "agents": model["agents"], "types": model["types"], **found, "seconds": time.process_time() - start}))


if __name__ == "__main__":
    main()
