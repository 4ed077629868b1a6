#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Accepted certificates, changed in every way, through both checkers: candor verify and recheck/python. No harmful mutant may be accepted, and the two must say the same of each.

mutation.py CANDOR VERIFY_MANY [--every N] CASE...     the score of recheck/python, and how often the two agree

To the mutants of tests/certificates/mutate.py come values of the wrong kind in every place: none of these is a certificate.
"""
import argparse
import collections
import itertools
import json
import sys
import tempfile
from pathlib import Path

from checker import read_case, recheck, write_certificates
import mutate

TWICE = "\x7ftwice"  # marks a key that is to be written a second time


def wrong_kinds(node):
    """Everything that a value can be replaced by so that it is of no kind that stands there."""
    yield None
    if isinstance(node, dict):
        yield from (node | {key + TWICE: value} for key, value in node.items())
        yield list(node)
    elif isinstance(node, list):
        yield dict(enumerate(map(str, node)))
        yield 0
    elif isinstance(node, bool):
        yield from (str(node).lower(), int(node))
    else:
        yield from ([node], {"types": node}, 1.5)
        if mutate.is_number(node):
            yield from (node + " ", "+" + node, node + ".0", "0" + node, f"{2 * mutate.Fraction(node).numerator}/{2 * mutate.Fraction(node).denominator}")


def replacements(node, path=()):
    """(path, value) for each value of a wrong kind in each place."""
    yield from ((path, value) for value in wrong_kinds(node))
    for key, part in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from replacements(part, (*path, key))


def put(whole, path, value):
    if not path:
        return value
    copy = dict(whole) if isinstance(whole, dict) else list(whole)
    copy[path[0]] = put(whole[path[0]], path[1:], value)
    return copy


def mutants(certificate):
    """(kind, path, bytes)"""
    yield from mutate.mutants(certificate)
    for path, value in replacements(certificate):
        yield "wrong kind", path or ("",), json.dumps(put(certificate, path, value), ensure_ascii=False).replace(TWICE, "").encode()


class Comparison:
    """Counts what both checkers say of mutants. `check` gives the exit code of the second."""

    def __init__(self, verify_many, check=lambda data, case: recheck(data, case)[0]):
        self.verify_many, self.check = verify_many, check
        self.score, self.disagreements, self.codes = mutate.Score(), [], collections.Counter()

    def compare(self, case_path, certificate_path, every):
        certificate, case = json.loads(certificate_path.read_bytes()), read_case(case_path)
        case.expected = {claim["id"]: claim["verdict"] for claim in certificate["claims"]}
        chosen = itertools.islice(mutants(certificate), 0, None, every)
        while part := list(itertools.islice(chosen, 500)):
            for (kind, path, data), theirs in zip(part, mutate.codes(self.verify_many, case_path, [data for _, _, data in part])):
                ours = self.check(data, case)
                self.codes[theirs, ours] += 1
                self.score.count(case_path.name, certificate, kind, path, ours)
                if (ours == 0) != (theirs == 0) or (kind == "wrong kind" and ours != 3):
                    self.disagreements.append(f"{case_path.name}: {kind} at {path}: candor verify ends with {theirs}, recheck with {ours}")

    def text(self):
        same = sum(count for (theirs, ours), count in self.codes.items() if theirs == ours)
        both = f"{self.codes.total()} mutants by both checkers: {len(self.disagreements)} disagreements, the same exit code for {same}"
        return "\n".join([self.score.text(), both, *self.disagreements])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candor")
    parser.add_argument("verify_many")
    parser.add_argument("--every", type=int, default=1, help="try only every so-manieth mutant")
    parser.add_argument("cases", nargs="+", type=Path)
    options = parser.parse_args()
    comparison = Comparison(options.verify_many)
    for case in options.cases:
        with tempfile.TemporaryDirectory() as folder:
            comparison.compare(case, write_certificates(options.candor, folder, [case])[0], options.every)
    print(comparison.text())
    return 1 if comparison.disagreements or comparison.score.harmful or not comparison.codes else 0


if __name__ == "__main__":
    sys.exit(main())
