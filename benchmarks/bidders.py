#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bidders.py case AGENTS prints a case of bidders with four types each whose rules are formulas; bidders.py loop AGENTS computes the same tables by a loop in Python with fractions, and prints
one line of JSON: how long that took, and two numbers by which the tables are compared."""
import itertools
import json
import sys
import time
from fractions import Fraction

AGENTS = range(2, 11)
VALUES = [Fraction(0), Fraction(1, 3), Fraction(1), Fraction(5, 2)]


def case(agents):
    return f"""title: {agents} bidders with four types each
source: {{authors: Candor, title: A benchmark, year: 2026}}
about: The first of those with the highest value gets the object and pays the second highest value; and what each agent is paid if all share what the others would bring.
agents: {agents}
types: {{none: 0, low: 1/3, middle: 1, high: 5/2}}
prior: {{independent: {{none: 1/2, low: 1/4, middle: 1/8, high: 1/8}}}}
outcomes: agents
payoffs: if outcome = i then type[i] else 0
coalitions: [{", ".join(f"[{i}]" for i in range(1, agents + 1))}]
allocations:
  q: min(j in agents where all(k in agents, type[k] <= type[j]), j)
transfers:
  second: if q = i then -max(j in agents where j != i, type[j]) else 0
  share: (sum(j in agents where j != i, type[j]) / {agents} - type[i]) / 7
claims:
  - {{id: efficient, property: efficient, expect: verified}}
"""


def loop(agents):
    start = time.process_time()
    everybody = range(agents)
    won_by_first, shares = 0, []
    second = []
    for profile in itertools.product(VALUES, repeat=agents):
        winner = min(j for j in everybody if all(profile[k] <= profile[j] for k in everybody))
        won_by_first += winner == 0
        for i in everybody:
            second.append(-max(profile[j] for j in everybody if j != i) if winner == i else Fraction(0))
            shares.append((sum(profile[j] for j in everybody if j != i) / agents - profile[i]) / 7)
    seconds = time.process_time() - start
    return {"profiles": len(VALUES) ** agents, "seconds": seconds, "won_by_first": won_by_first, "paid": [str(sum(second)), str(sum(shares))]}


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("case", "loop") or not sys.argv[2].isdigit() or int(sys.argv[2]) not in AGENTS:
        sys.exit(f"usage: bidders.py case|loop AGENTS   ({AGENTS[0]} to {AGENTS[-1]})")
    sys.stdout.write(case(int(sys.argv[2])) if sys.argv[1] == "case" else json.dumps(loop(int(sys.argv[2]))) + "\n")
