#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An inequality of a region that followed from the others by much was printed all the same, and the region without it left undecided.

Random systems of half-spaces in one to three parameters, strict or not, each what a claim about a number asks for. `candor region` must find the set, with no inequality that follows from the
others; `check` must decide that region and others near it, and both checkers accept the evidence. What follows from what is decided here by eliminating the parameters one by one (Fourier and
Motzkin), in fractions: nothing of Candor is used.
  regions_test.py CANDOR [--instances N] [--first SEED]
"""
import argparse
import collections
import itertools
import json
import random
import re
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

from checker import recheck, write_certificates

RELATIONS = (("at_least", ">=", 60), ("at_most", "<=", 15), ("greater_than", ">", 15), ("less_than", "<", 6), ("equals", "=", 4))
NAMES = ("t", "s", "u")
CASE = """title: Half-spaces
source: {{title: random}}
parameters: {{{parameters}}}
agents: [1, 2]
types: {{1: [{types}], 2: [x]}}
prior: uniform
outcomes: [o]
payoffs: 0
allocations: {{q: o}}
transfers:
  f:
    - [type 1, transfer 1, transfer 2]
{rows}
claims:
{claims}
"""


# --- half-spaces: (coefficients, constant, strict) says that the sum of coefficient * parameter, and the constant, is at least 0, or more ------------------------------------------------------

def scaled(half_space):
    coefficients, constant, strict = half_space
    size = next((abs(one) for one in coefficients if one), 1)
    return tuple(Fraction(one) / size for one in coefficients), Fraction(constant) / size, strict


def contradictory(system):
    """No values satisfy them all."""
    system = {scaled(one) for one in system}
    for k in range(max((len(coefficients) for coefficients, _, _ in system), default=0)):
        below, above = [one for one in system if one[0][k] > 0], [one for one in system if one[0][k] < 0]
        rest = {one for one in system if not one[0][k]}
        for (low, low_constant, low_strict), (high, high_constant, high_strict) in itertools.product(below, above):
            up, down = -high[k], low[k]
            added = tuple(up * one + down * other for one, other in zip(low, high))
            rest.add(scaled((added, up * low_constant + down * high_constant, low_strict or high_strict)))
        system = rest
    return any(constant < 0 or (strict and constant == 0) for _, constant, strict in system)


def follows(system, half_space):
    coefficients, constant, strict = half_space
    return contradictory([*system, (tuple(-one for one in coefficients), -constant, not strict)])


def same(one, other):
    return all(follows(one, half_space) for half_space in other) and all(follows(other, half_space) for half_space in one)


def demanded(coefficients, constant, relation):
    """Of a sum that is compared with 0."""
    turned = tuple(-one for one in coefficients), -constant
    return {">=": [(coefficients, constant, False)], ">": [(coefficients, constant, True)], "<=": [(*turned, False)], "<": [(*turned, True)],
            "=": [(coefficients, constant, False), (*turned, False)]}[relation]


def read_region(text, names):
    """As Candor prints it."""
    if text in ("all values", "no values"):
        return [] if text == "all values" else [((0,) * len(names), -1, False)]
    result = []
    for part in text.split(" and "):
        left, relation, bound = re.fullmatch(r"(.*) (<=|>=|<|>|=) (\S+)", part).groups()
        coefficients = dict.fromkeys(names, Fraction(0))
        for sign, multiple, name in re.findall(r"(-?)\s*(?:([\d/]+)\*)?([a-z])", left):
            coefficients[name] += Fraction(f"{sign}{multiple or 1}")
        result += demanded(tuple(coefficients.values()), -Fraction(bound), relation)
    return result


def write_region(half_spaces, names):
    def written(coefficients, constant, strict):
        return " + ".join(f"{one}*{name}" for one, name in zip(coefficients, names)) + f" {'>' if strict else '>='} {-constant}"
    return " and ".join(written(*one) for one in half_spaces) or "true"


# --- random systems ------------------------------------------------------------------------------------------------------------------------------------------------------------------------------

class System:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = NAMES[:self.random.choice((1, 2, 2, 2, 3, 3))]
        inside = self.random.random() < 0.7  # they have a common point
        point = [self.random.randint(-3, 3) for _ in self.names]
        self.rows, self.relations = [], []
        for _ in range(self.random.randint(2, 7 if len(self.names) < 3 else 6)):
            coefficients = tuple(self.random.choice((0, *range(-5, 6))) for _ in self.names)
            word, relation, _ = self.random.choices(RELATIONS, [weight for *_, weight in RELATIONS])[0]
            constant = self.random.randint(-8, 8)
            if inside:
                value = sum(one * at for one, at in zip(coefficients, point))
                spare = {">": 1, ">=": 0, "=": 0, "<=": 0, "<": -1}[relation] + self.random.choice((0, 0, 1, 2, 9)) * {">": 1, ">=": 1, "=": 0, "<=": -1, "<": -1}[relation]
                constant = spare - value
            self.rows.append((coefficients, constant))
            self.relations.append((word, relation))
        self.demands = [demand for (coefficients, constant), (_, relation) in zip(self.rows, self.relations) for demand in demanded(coefficients, constant, relation)]

    def case(self, regions=()):
        """`regions`: pairs of what is written, and the verdict expected."""
        types = [f"k{k}" for k in range(len(self.rows))]
        rows = [f"    - [{kind}, {' + '.join(f'{one}*{name}' for one, name in zip(coefficients, self.names))} + {constant}, 0]" for kind, (coefficients, constant) in zip(types, self.rows)]
        claims = [f"  - {{id: {kind}, property: value, of: transfer, transfers: f, coalition: 1, given: {{1: {kind}}}, {word}: 0, expect: verified}}"
                  for kind, (word, _) in zip(types, self.relations)]
        claims += [f'  - {{id: r{k}, property: parameter_region, claims: [{", ".join(types)}], parameters: [{", ".join(self.names)}], region: "{written}", expect: {verdict}}}'
                   for k, (written, verdict) in enumerate(regions)]
        return CASE.format(parameters=", ".join(f"{name}: 0" for name in self.names), types=", ".join(types), rows="\n".join(rows), claims="\n".join(claims))

    def neighbours(self, region):
        """The region, and others: some the same set, some not."""
        yield region
        weights = [self.random.choice((0, 1, 2)) for _ in self.demands]
        yield [*region, (tuple(sum(w * demand[0][k] for w, demand in zip(weights, self.demands)) for k in range(len(self.names))),
                         sum(w * demand[1] for w, demand in zip(weights, self.demands)) + self.random.choice((0, 1, 30)), False)]
        yield [*region, ((0,) * len(self.names), self.random.choice((1, 1, 0, -1)), self.random.random() < 0.5)]
        yield [((1, *(0,) * (len(self.names) - 1)), -5, True), ((-1, *(0,) * (len(self.names) - 1)), 3, self.random.random() < 0.5)]
        if region:
            k = self.random.randrange(len(region))
            yield region[:k] + region[k + 1:]
            coefficients, constant, strict = region[k]
            yield [*region[:k], (coefficients, constant + self.random.choice((-1, Fraction(1, 100))), strict), *region[k + 1:]]
            yield [*region[:k], (coefficients, constant, not strict), *region[k + 1:]]


def found_region(candor, path, claims):
    command = [candor, "region", str(path), "--json", *(word for name in NAMES if name in claims[1] for word in ("--param", name)), *(word for claim in claims[0] for word in ("--claim", claim))]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if result.returncode != 0:
        return None, f"candor region ends with {result.returncode}: {result.stdout}{result.stderr}"
    return json.loads(result.stdout)["regions"][0]["region"], None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candor")
    parser.add_argument("--instances", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    complaints, counts = [], collections.Counter()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "cases").mkdir()
        expected = {}
        for seed in range(options.first, options.first + options.instances):
            system, path = System(seed), folder / "cases" / f"system{seed}.yaml"
            path.write_text(system.case(), encoding="utf-8")
            printed, failure = found_region(options.candor, path, ([f"k{k}" for k in range(len(system.rows))], system.names))
            if failure:
                complaints.append(f"{path.stem}: {failure}")
                continue
            region = read_region(printed, system.names)
            counts["all values" if not region else "no values" if printed == "no values" else "inequalities"] += 1
            if not same(system.demands, region):
                complaints.append(f"{path.stem}: {printed} is not the set of {system.demands}")
            for k, half_space in enumerate(region):
                if follows(region[:k] + region[k + 1:], half_space):
                    complaints.append(f"{path.stem}: an inequality of {printed} follows from the others")
            regions = [(write_region(one, system.names), "verified" if same(system.demands, one) else "refuted") for one in system.neighbours(region)]
            counts.update(verdict for _, verdict in regions)
            path.write_text(system.case(regions), encoding="utf-8")
            expected[path.stem] = {f"r{k}": verdict for k, (_, verdict) in enumerate(regions)}
        written = write_certificates(options.candor, folder / "certificates", [folder / "cases"])
        if {path.stem for path in written} != set(expected):
            complaints.append("there is not one certificate for each case")
        for path in written:
            _, why, findings = recheck(path.read_bytes())
            findings = {claim: finding for claim, prop, finding in findings if prop == "parameter_region"}
            for claim, right in expected.get(path.stem, {}).items():
                if findings.get(claim, why) != right:
                    complaints.append(f"{path.stem}: {claim} is {findings.get(claim, why)}, but {right} is right")
    print("\n".join(complaints))
    print(f"{options.instances} systems: {dict(counts)}; {len(complaints)} complaints")
    return 1 if complaints or min(counts[key] for key in ("no values", "inequalities", "verified", "refuted")) == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
