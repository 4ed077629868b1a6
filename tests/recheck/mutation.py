# SPDX-License-Identifier: MIT
"""Every way in which a certificate can be wrong in one place: mutants(root) yields (where, what was done, the bytes of the changed certificate)."""
import json
from fractions import Fraction

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
    """Only what stands below a path of keys, if one is given."""
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


# What may be changed in evidence, and why a certificate can still be right after it: the evidence then is another proof of the same verdict on the same statement.
HARMLESS = {
    "witness": {"another name": "another place where the statement fails", "two values exchanged": "another place where the statement fails"},
    "mixed_report": {"another name": "another report that pays", "two values exchanged": "another report that pays", "two entries exchanged": "order means nothing here",
                     "one more": "", "one less": ""},
    "convex_weights": {"two entries exchanged": "order means nothing here", "two values exchanged": "other weights that do"},
    "transfers": {"one more": "other transfers that do", "one less": "other transfers that do", "the other sign": "other transfers that do",
                  "two values exchanged": "other transfers that do"},
    "combination": {"two entries exchanged": "order means nothing here", "an entry left out": "what is left is a contradiction already", "nothing in it": "",
                    "one more": "other multipliers that do", "one less": "other multipliers that do", "another name": "another requirement that does",
                    "two values exchanged": "another requirement that does", "the other sign": "an equation may be taken either way"},
    "unidentified_lies": {"two entries exchanged": "order means nothing here", "an entry left out": "a strategy that is never used"},
    "ambiguous_rules": {"two entries exchanged": "order means nothing here", "two values exchanged": "other transfers or weights that do"},
    "shared_beliefs": {"two values exchanged": "the two stand for one another", "another name": "another pair that does"},
}


def why_harmless(root, path, what):
    """Why a mutant may be accepted; empty if it may not. `root` is the certificate that was changed."""
    if len(path) < 3 or path[0] != "claims" or path[2] != "evidence":
        return ""
    return HARMLESS.get(root["claims"][path[1]]["evidence"]["kind"], {}).get(what, "")
