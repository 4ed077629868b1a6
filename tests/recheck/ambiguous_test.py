#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""That an ambiguous mechanism exists was left undecided wherever neither rules under which everybody expects nothing, nor two types with the same beliefs, were found.

Random claims of `ambiguous_implementable`, half of them with participation. None may be undecided; the second checker must accept the evidence for each verdict; and where the linear program that
decides the question is small, it is solved here, in fractions, from the definition. Nothing of Candor is used.
  ambiguous_test.py CANDOR [--instances N] [--first SEED] [--solve UNKNOWNS]
"""
import argparse
import collections
import itertools
import random
import re
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

from checker import recheck, write_certificates

SIZES = ((2, 1), (2, 2), (2, 2), (3, 1), (3, 2), (2, 1, 1), (2, 1, 1), (3, 1, 1), (2, 2, 1), (2, 2, 2))


class RandomClaim:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.sizes = self.random.choice(SIZES)
        self.agents = range(len(self.sizes))
        self.profiles = list(itertools.product(*map(range, self.sizes)))
        self.prior = self.random_prior()
        self.outcomes = range(self.random.choice((2, 2, 3)))
        numbers = self.random.choice(((-1, 0, 1), range(-5, 6)))
        private = self.random.random() < 0.3
        known = {}
        self.payoffs = {(i, a, profile): known.setdefault((i, a, profile[i] if private else profile), self.random.choice(numbers))
                        for i in self.agents for a in self.outcomes for profile in self.profiles}
        total = {(a, profile): sum(self.payoffs[i, a, profile] for i in self.agents) for a in self.outcomes for profile in self.profiles}
        efficient, own = self.random.random() < 0.5, self.random.random() < 0.3
        chosen = {}
        self.allocation = {profile: max(self.outcomes, key=lambda a: total[a, profile]) if efficient  # pylint: disable=cell-var-from-loop
                           else chosen.setdefault(profile[0] if own else profile, self.random.choice(self.outcomes)) for profile in self.profiles}
        everybody = tuple(self.agents)
        self.coalitions = [c for k in range(1, len(everybody) + 1) for c in itertools.combinations(everybody, k)]
        kind = self.random.choice(("all", "proper", "single", "some"))
        if kind != "all":
            self.coalitions = [c for c in self.coalitions if len(c) == 1 or (kind == "proper" and len(c) < len(everybody)) or (kind == "some" and self.random.random() < 0.5)]
        self.participation = self.random.choice((None, None, None, "interim", "ex_post", "ex_ante"))
        low = self.random.choice((0, 0, -1, -3, min(numbers)))
        self.outside = [[self.random.choice((low, low, low + 1)) for _ in range(size)] for size in self.sizes]  # by agent and own type

    def random_prior(self):
        kind = self.random.choice(("full", "full", "independent", "partial", "few"))
        if kind == "independent":
            marginals = [[self.random.randint(1, 3) for _ in range(size)] for size in self.sizes]
            weights = [Fraction(1) for _ in self.profiles]
            for k, profile in enumerate(self.profiles):
                for own, kinds in zip(profile, marginals):
                    weights[k] *= kinds[own]
        else:
            weights = [Fraction(self.random.choice((1, 2, 3) if kind == "full" else (0, 1, 2) if kind == "partial" else (1, 1, 1, 2))) for _ in self.profiles]
            weights[self.random.randrange(len(weights))] = Fraction(1)
        return {profile: weight / sum(weights) for profile, weight in zip(self.profiles, weights)}

    def case(self):
        def table(heads, rows):
            return "".join(f"\n  - [{', '.join(map(str, row))}]" for row in [[f"type {i + 1}" for i in self.agents] + heads, *rows])

        def labels(profile):
            return [f"t{own}" for own in profile]
        return "\n".join((
            "title: A random claim", "source: {title: random}", f"agents: [{', '.join(str(i + 1) for i in self.agents)}]",
            "types: {" + ", ".join(f"{i + 1}: [{', '.join(labels(range(size)))}]" for i, size in enumerate(self.sizes)) + "}",
            "prior:" + table(["probability"], [[*labels(profile), self.prior[profile]] for profile in self.profiles]),
            f"outcomes: [{', '.join(f'o{a}' for a in self.outcomes)}]",
            "payoffs:" + table(["outcome", *(f"payoff {i + 1}" for i in self.agents)],
                               [[*labels(profile), f"o{a}", *(self.payoffs[i, a, profile] for i in self.agents)] for profile in self.profiles for a in self.outcomes]),
            "outside_options: {" + ", ".join(f'{i + 1}: "{self.outside_option(i)}"' for i in self.agents) + "}",
            "coalitions: [" + ", ".join(f"[{', '.join(str(i + 1) for i in c)}]" for c in self.coalitions) + "]",
            "allocations:\n  q:" + table(["outcome"], [[*labels(profile), f"o{self.allocation[profile]}"] for profile in self.profiles]).replace("\n", "\n  "),
            "claims:\n  - {id: exists, property: ambiguous_implementable, " + (f"participation: {self.participation}, " if self.participation else "") + "expect: verified}\n"))

    def outside_option(self, i):
        *others, last = enumerate(self.outside[i])
        return "".join(f"if type[{i + 1}] = t{own} then {amount} else " for own, amount in others) + str(last[1])

    # The rule made for (S, t) is a vector of its own amounts for all agents but the last, who gets what is missing; m(S, t) is what truth brings (S, t) at least, times p(t).
    def joint_types(self):
        """Those of coalitions that can lie, of positive probability, each with its possible reports; none of all agents together, whom balanced transfers do not concern."""
        for coalition in self.coalitions:
            reports = list(itertools.product(*(range(self.sizes[i]) for i in coalition)))
            if len(reports) > 1:
                for types in reports:
                    if any(self.prior[profile] for profile in self.with_types(coalition, types)):
                        yield coalition, types, reports

    def with_types(self, coalition, types):
        return [profile for profile in self.profiles if all(profile[i] == own for i, own in zip(coalition, types))]

    def outcomes_of(self, coalition, types, report):
        """Of each profile with these types: its probability, and the profile that is reported."""
        for profile in self.with_types(coalition, types):
            reported = list(profile)
            for i, own in zip(coalition, report):
                reported[i] = own
            yield self.prior[profile], profile, tuple(reported)

    def gain(self, coalition, types, report):
        return sum(probability * sum(self.payoffs[i, self.allocation[reported], profile] - self.payoffs[i, self.allocation[profile], profile] for i in coalition)
                   for probability, profile, reported in self.outcomes_of(coalition, types, report))

    def expected(self, coalition, types, report):
        """Coefficients of the amounts of one rule in p(t) T(t -> r)."""
        result, last = collections.Counter(), len(self.agents) - 1
        for probability, _, reported in self.outcomes_of(coalition, types, report):
            for i in coalition:
                if i != last:
                    result[i, reported] += probability
                else:
                    for j in range(last):
                        result[j, reported] -= probability
        return result

    def taking_part(self):
        """For each agent, and what it knows when it decides: the coefficients of one rule's amounts in its utility from truth, and what transfers must bring at least. Times the probability, but ex post."""
        ex_post = self.participation == "ex_post"
        for i in self.agents if self.participation else ():
            known = self.profiles if ex_post else [(own,) for own in range(self.sizes[i])] if self.participation == "interim" else [()]
            for types in known:
                profiles = [types] if ex_post else self.with_types((i,) if types else (), types)
                result, lacking = collections.Counter(), 0
                for profile in profiles:
                    weight = 1 if ex_post else self.prior[profile]
                    lacking += weight * (self.outside[i][profile[i]] - self.payoffs[i, self.allocation[profile], profile])
                    for j in [i] if i < len(self.agents) - 1 else range(len(self.agents) - 1):
                        result[j, profile] += weight if j == i else -weight
                if ex_post or any(self.prior[profile] for profile in profiles):
                    yield result, lacking

    def program(self):
        """Rows (coefficients by unknown, bound): their sum is at least the bound. None: all agents together gain, which no balanced rules prevent. Also how many joint types there are."""
        joint = list(self.joint_types())
        grand = tuple(self.agents)
        if any(self.gain(c, types, report) > 0 for c, types, reports in joint if c == grand for report in reports):
            return None, len(joint)
        count = len(joint)
        joint = [one for one in joint if one[0] != grand]
        rows = [({(rule, *key): value for key, value in row.items()}, lacking) for rule in range(max(len(joint), 1)) for row, lacking in self.taking_part()]
        for rule, (coalition, types, reports) in enumerate(joint):
            for report in reports:  # truth among them: under its own rule nobody expects more than m
                row = {(rule, *key): -value for key, value in self.expected(coalition, types, report).items()}
                rows.append((row | {("m", rule): 1}, self.gain(coalition, types, report)))
            for k, (other, its_types, _) in enumerate(joint):
                rows.append(({(rule, *key): value for key, value in self.expected(other, its_types, its_types).items()} | {("m", k): -1}, 0))
        return rows, count


def feasible(rows):
    """Do any numbers, of either sign, satisfy the rows? Slacks s = A x - b must not be negative. First each unknown is expressed by slacks; then, as long as a slack is negative, the first such is
    exchanged for the first that can raise it: by least indices, so that it ends."""
    unknowns = sorted({key for row, _ in rows for key in row}, key=str)
    columns = {("x", k): key for k, key in enumerate(unknowns)}
    table = {("s", r): {name: Fraction(row[key]) for name, key in columns.items() if row.get(key)} | {"1": Fraction(-bound)} for r, (row, bound) in enumerate(rows)}

    def exchange(leaving, entering):
        row = table.pop(leaving)
        pivot = row.pop(entering)
        solved = {name: -value / pivot for name, value in row.items()} | {leaving: 1 / pivot}
        for other in table.values():
            factor = other.pop(entering, None)
            if factor:
                for name, value in solved.items():
                    changed = other.get(name, 0) + factor * value
                    if changed:
                        other[name] = changed
                    else:
                        other.pop(name, None)
        table[entering] = solved

    for name in columns:
        leaving = next((slack for slack, row in table.items() if slack[0] == "s" and name in row), None)
        if leaving:
            exchange(leaving, name)
    for unknown in columns:
        table.pop(unknown, None)
    while True:
        negative = min((slack for slack, row in table.items() if row.get("1", 0) < 0), default=None)
        if negative is None:
            return True
        entering = min((name for name, value in table[negative].items() if name != "1" and value > 0), default=None)
        if entering is None:
            return False
        exchange(negative, entering)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candor")
    parser.add_argument("--instances", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--solve", type=int, default=40, help="programs with at most so many unknowns")
    options = parser.parse_args()
    complaints, counts, solved, kinds = [], collections.Counter(), collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory() as temporary:
        folder, claims = Path(temporary), {}
        (folder / "cases").mkdir()
        for seed in range(options.first, options.first + options.instances):
            claims[f"claim{seed}"] = RandomClaim(seed)
            (folder / "cases" / f"claim{seed}.yaml").write_text(claims[f"claim{seed}"].case(), encoding="utf-8")
        written = {path.stem: path.read_bytes() for path in write_certificates(options.candor, folder / "certificates", [folder / "cases"])}
        if set(written) != set(claims):
            complaints.append("there is not one certificate for each case")
        for name, certificate in written.items():
            _, why, findings = recheck(certificate)
            finding = findings[0][2] if findings else why
            rows, joint_types = claims[name].program()
            counts[finding if joint_types else "nobody can lie"] += 1
            kinds.update(re.findall(r'"kind": "(\w+)"', certificate.decode()))
            kinds["reports and participation"] += '"reports"' in certificate.decode() and certificate.decode().count('"participation":') > 1
            if not joint_types:
                right = finding == ("undecided" if feasible(rows) else "refuted")
            elif rows is None or len({key for row, _ in rows for key in row}) <= options.solve:
                possible = rows is not None and feasible(rows)
                solved["possible" if possible else "impossible"] += 1
                right = finding == ("verified" if possible else "refuted")
            else:
                right = finding in ("verified", "refuted")
            if not right:
                complaints.append(f"{name}: {finding}")
    print("\n".join(complaints))
    print(f"{options.instances} claims: {dict(counts)}; by {dict(kinds)}; solved here: {dict(solved)}; {len(complaints)} complaints")
    seen = (solved["possible"], solved["impossible"], *(kinds[kind] for kind in ("ambiguous_rules", "shared_beliefs", "undeterred_reports", "combination", "reports and participation")))
    return 1 if complaints or min(seen) == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
