# SPDX-License-Identifier: MIT
"""Every way in which a certificate can be wrong in one place, and what the second checker says of each: all must be rejected but those that are other evidence for the same.
  mutation.py CANDOR [CASE...] [--every N]
"""
import argparse
import collections
import json
import random
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

from checker import read_case, recheck, with_one_claim, write_certificates
from random_cases import RandomCase

WORDS = (
    ("verified", "refuted", "undecided"),
    ("=", "<=", "<", ">=", ">"),
    ("exact", "no_deficit", "ex_ante", "ex_ante_no_deficit"),
    ("interim", "ex_post", "ex_ante"),
    ("pure", "mixed"),
    ("payoff", "transfer", "utility", "probability"),
    ("transfers", "allocations"),
    ("first", "last", "uniform", "none"),
    ("vcg", "pivot", "agv", "safronov"),
    ("balance", "incentive", "dominant_strategy", "participation", "least_transfer", "largest_transfer"),
    ("enumerate", "witness", "convex_weights", "mixed_report", "transfers", "combination", "unidentified_lies", "ambiguous_rules", "shared_beliefs"),
    ("full_support", "independent_types", "private_values"), ("efficient", "separable"), ("bayesian_ic", "dominant_strategy_ic", "ex_post_ic"),
    ("coalitional_ic", "coalitional_dominant_strategy_ic", "guarantee"), ("cbdp", "coalitional_identifiability"),
)
TWICE = "\x7ftwice"  # marks a key that is to be written twice


def names_of(root):
    """Groups of words that can be taken for one another."""
    agents = tuple(root["agents"])
    types = tuple(tuple(own["type"] for own in root["types"][agent]) for agent in agents)
    rules = tuple(tuple(rule["name"] for rule in root[key]) for key in ("allocations", "transfers", "mechanisms"))
    return [agents, *types, tuple(root["outcomes"]), *rules, *WORDS]


def mutants(root, below=()):
    """(where, what was done, the bytes of the changed certificate); only what stands below a path of keys, if one is given."""
    groups = names_of(root)
    part = root
    for key in below:
        part = part[key]
    for path, what, value in changes(part, below, groups):
        text = json.dumps(put(root, path, value), ensure_ascii=False).replace(json.dumps(TWICE)[1:-1], "").replace(TWICE, "")
        yield path, what, text.encode("utf-8")


def put(whole, path, value):
    if not path:
        return value
    copy = dict(whole) if isinstance(whole, dict) else list(whole)
    copy[path[0]] = put(whole[path[0]], path[1:], value)
    return copy


def changes(value, path, groups):
    yield path, "null instead", None
    if isinstance(value, dict):
        yield from changes_of_object(value, path)
        for key, part in value.items():
            yield from changes(part, (*path, key), groups)
    elif isinstance(value, list):
        yield from changes_of_array(value, path)
        for k, part in enumerate(value):
            yield from changes(part, (*path, k), groups)
    elif isinstance(value, bool):
        yield path, "the other truth", not value
        yield path, "a string instead", str(value).lower()
    else:
        yield path, "an array around it", [value]
        yield path, "a blank behind it", value + " "
        yield from changes_of_number(value, path)
        for group in groups:
            if value in group:
                yield from ((path, "another name", other) for other in group if other != value)


def changes_of_number(text, path):
    try:
        number = Fraction(text)
    except (ValueError, ZeroDivisionError):
        return
    yield path, "one more", str(number + 1)
    yield path, "one less", str(number - 1)
    yield path, "not in lowest terms", f"{number.numerator * 2}/{number.denominator * 2}"
    yield path, "a JSON number", float(number)
    if number:
        yield path, "the other sign", str(-number)


def changes_of_object(value, path):
    yield path, "an unknown key", value | {"remark": "1"}
    items = list(value.items())
    for k, (key, part) in enumerate(items):
        rest = items[:k] + items[k + 1:]
        yield path, "a key left out", dict(rest)
        yield path, "a key renamed", dict([*rest, (key + "_", part)])
        yield path, "a key twice", dict([*items, (key + TWICE, part)])
        for other, its in items[k + 1:]:
            if its != part and type(its) is type(part):
                yield path, "two values exchanged", value | {key: its, other: part}


def changes_of_array(value, path):
    if value:
        yield path, "nothing in it", []
    for k, part in enumerate(value):
        yield path, "an entry left out", value[:k] + value[k + 1:]
        yield path, "an entry twice", value[:k + 1] + value[k:]
        if k + 1 < len(value) and value[k + 1] != part:
            yield path, "two entries exchanged", [*value[:k], value[k + 1], part, *value[k + 2:]]


# How evidence can be changed and still be evidence for the same verdict on the same statement, and why.
ANOTHER_NAME = {"another name", "one more", "one less", "the other sign", "two values exchanged"}  # a name may be written as a number
ANOTHER_NUMBER = ANOTHER_NAME
ORDER = {"two entries exchanged"}
HARMLESS = {
    "witness": [(ANOTHER_NAME, "another place where the statement fails")],
    "mixed_report": [(ANOTHER_NAME, "another report that pays"), (ORDER, "parts of a lottery have no order")],
    "convex_weights": [(ANOTHER_NUMBER, "other weights that do"), (ORDER, "weights have no order")],
    "transfers": [(ANOTHER_NUMBER, "other transfers that do")],
    "combination": [(ANOTHER_NAME, "other requirements that contradict one another"), (ORDER, "a sum has no order"), ({"an entry left out"}, "the rest is a contradiction already")],
    "unidentified_lies": [(ANOTHER_NAME, "other lies that nobody could tell from the truth"), (ORDER, "strategies have no order"), ({"an entry left out"}, "a strategy that is never used")],
    "ambiguous_rules": [(ANOTHER_NUMBER, "other rules or weights that do"), (ORDER, "weights have no order")],
    "shared_beliefs": [(ANOTHER_NAME, "another pair with the same beliefs")],
}


def why_harmless(root, path, what):
    """Why a mutant of a certificate may be accepted; empty if it may not."""
    if len(path) < 3 or path[0] != "claims" or path[2] != "evidence":
        return ""  # the model, or what is claimed of it, is another one
    return next((why for changes, why in HARMLESS.get(root["claims"][path[1]]["evidence"]["kind"], []) if what in changes), "")


def specimens(certificates):
    """(certificate, case, path to mutate below) for pairs of certificates and cases: every claim of another kind by itself, and every model once."""
    seen = set()
    for root, case in certificates:
        model_is_due = True
        for claim in root["claims"]:
            kind = claim["statement"]["property"], claim["verdict"], claim.get("evidence", {}).get("kind")
            if claim["verdict"] == "undecided" or kind in seen:
                continue
            seen.add(kind)
            one, its_case = with_one_claim(root, case, claim)
            yield one, its_case, () if model_is_due else ("claims",)
            model_is_due = False


def score(certificates, every=1, check=recheck):
    """Of every so-manieth mutant: how many ended with which exit code, those accepted by reason, and those for which there is none."""
    codes, harmless, harmful, number = collections.Counter(), collections.Counter(), [], 0
    for root, case, below in specimens(certificates):
        for path, what, data in mutants(root, below):
            number += 1
            if number % every:
                continue
            code = check(data, case)[0]
            codes[code] += 1
            if code == 0 and (why := why_harmless(root, path, what)):
                harmless[root["claims"][0]["evidence"]["kind"], what, why] += 1
            elif code == 0:
                harmful.append((root["case"], root["claims"][0]["id"], path, what))
    return codes, harmless, harmful


def certificates_of(candor, folder, cases):
    """(certificate, case) of each case file; whatever comes out is expected."""
    for path in write_certificates(candor, folder, cases):
        root = json.loads(path.read_bytes())
        yield root, read_case(next(case for case in map(Path, cases) if case.with_suffix("").parts[-len(Path(root["case"]).parts):] == Path(root["case"]).parts))


def random_files(folder, seeds):
    for seed in seeds:
        path = Path(folder) / f"{seed:06}.yaml"
        path.write_text(RandomCase(random.Random(seed)).text, encoding="utf-8")
        yield path


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("candor")
    parser.add_argument("cases", nargs="*", help="case files, beside twelve random ones")
    parser.add_argument("--every", type=int, default=1, help="try only every so-manieth mutant")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = [*map(Path, options.cases), *random_files(folder, range(12))]
        codes, harmless, harmful = score(certificates_of(options.candor, Path(folder) / "certified", files), options.every)
    print(f"{codes.total()} mutants: {codes[3]} malformed, {codes[1]} rejected, {codes[2]} undecided, {codes[0]} accepted, of which {len(harmful)} without a reason")
    for (kind, what, why), count in sorted(harmless.items()):
        print(f"{count:6} {kind}, {what}: {why}")
    for specimen in harmful:
        print("HARMFUL", *specimen)
    return 1 if harmful else 0


if __name__ == "__main__":
    sys.exit(main())
