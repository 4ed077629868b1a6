#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints a case with 2 to 20 agents of two types each and unequal marginals: towns that decide how large a reservoir to build, paid for by Safronov's transfers.

Town i needs it much (H) with probability i/(n+1); what a unit of capacity is worth to it then, and otherwise (L), differs from town to town. Values are private and types independent, so that
coalition-proofness of all 2^n - 1 coalitions follows from Proposition 2 of Safronov (2016).
"""
import sys

AGENTS = range(2, 21)


def case(agents):
    towns = range(1, agents + 1)
    labels = ", ".join(map(str, towns))
    types = "\n".join(f"  {i}: {{L: {i % 3}, H: {4 + i % 5}}}" for i in towns)
    prior = "\n".join(f"    {i}: {{L: {agents + 1 - i}/{agents + 1}, H: {i}/{agents + 1}}}" for i in towns)
    return f"""title: {agents} towns build a reservoir
source: {{authors: Candor, title: A benchmark, year: 2026}}
about: Every town bears the same share of the cost, which grows faster than the capacity. No group of towns gains by lying together about what water is worth to them.

agents: [{labels}]
types:
{types}
prior:
  independent:
{prior}

outcomes:
  none:   {{capacity: 0, share: 0}}
  small:  {{capacity: 1, share: 1}}
  medium: {{capacity: 2, share: 4}}
  large:  {{capacity: 3, share: 9}}
  huge:   {{capacity: 4, share: 16}}
payoffs: outcome.capacity * type[i] - outcome.share
coalitions: all

allocations:
  q: {{construction: efficient, ties: first}}
transfers:
  x: {{construction: safronov, allocation: q}}
mechanisms:
  m: {{allocation: q, transfers: x}}

claims:
  - {{id: efficient, property: efficient, allocation: q, expect: verified}}
  - {{id: balanced, property: budget_balance, transfers: x, expect: verified}}
  - {{id: coalition_proof, property: coalitional_ic, mechanism: m, coalitions: all, expect: verified}}
"""


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdigit() or int(sys.argv[1]) not in AGENTS:
        sys.exit(f"usage: public_project.py AGENTS   ({AGENTS[0]} to {AGENTS[-1]})")
    sys.stdout.write(case(int(sys.argv[1])))
