#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Changes one thing of an accepted certificate, everywhere it can be changed: every number, sign, sense, word, name, key, and the order, number and presence of everything.

mutate.py CANDOR VERIFY_MANY EVERY CASE...     runs candor over every EVERY-th mutant of each case and prints the score

Ends with 1 if a harmful one survives, or none was tried; and, if all are tried, if there was nothing to make one of the KINDS of changes of.

A mutant survives if it is accepted. It is harmless only if what was changed is evidence: the claim is then still one of the case, and shown by other evidence that is as good (another place where the claim
fails, another order of terms, other transfers). Whatever else survives is harmful.
"""
import collections
import copy
import itertools
import json
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path


def is_number(text):
    try:
        return str(Fraction(text)) == text
    except (ValueError, ZeroDivisionError):
        return False


def words_by_key(node, key="", found=None):
    """The strings that stand under each key: what one of them may be mistaken for."""
    found = collections.defaultdict(set) if found is None else found
    if isinstance(node, dict):
        for name, item in node.items():
            words_by_key(item, name, found)
    elif isinstance(node, list):
        for item in node:
            words_by_key(item, key, found)
    elif isinstance(node, str):
        found[key].add(node)
    return found


KINDS = {"duplicate", "leave out", "name", "number", "order", "rename key", "sense", "sign", "swap values", "truth"}
SENSES = ["equals", "not_equal", "at_most", "less_than", "at_least", "greater_than"]


def other_values(text, key, words):
    """(what was done, new value)"""
    if is_number(text):
        number = Fraction(text)
        yield "number", str(number + 1)
        yield "number", str(number + Fraction(1, 1000003))
        if number != 0:
            yield "sign", str(-number)
            yield "number", "0"
            yield "number", str(1 / number) if abs(number) != 1 else str(number / 2)
        return
    near = sorted(words[key] - {text})
    yield from (("name", near[k * len(near) // 2]) for k in range(min(2, len(near))))
    yield "name", text + "x"


def changes(node, words, path=()):
    """(kind, path, edit) for each mutation below a node; edit(parent, key) makes it."""
    items = list(node.items()) if isinstance(node, dict) else list(enumerate(node)) if isinstance(node, list) else []
    named = next((key for key in reversed(path) if isinstance(key, str)), "")
    for key, item in items:
        here = path + (key,)
        yield ("leave out", here, lambda parent, k: parent.pop(k))
        if isinstance(node, dict):
            yield ("rename key", here, lambda parent, k: parent.__setitem__(k + "x", parent.pop(k)))
            for sense in SENSES if key in SENSES else ():
                if sense != key:
                    yield ("sense", here, lambda parent, k, s=sense: parent.__setitem__(s, parent.pop(k)))
            for other in sorted(node.keys() - {key})[:1]:
                yield ("swap values", here, lambda parent, k, o=other: parent.update({k: parent[o], o: parent[k]}))
        else:
            yield ("duplicate", here, lambda parent, k: parent.insert(k, parent[k]))
            if key + 1 < len(node):
                yield ("order", here, lambda parent, k: parent.__setitem__(slice(k, k + 2), parent[k + 1:k - 1 if k else None:-1]))
        if isinstance(item, bool):
            yield ("truth", here, lambda parent, k, value=not item: parent.__setitem__(k, value))
        elif isinstance(item, str):
            for kind, value in other_values(item, key if isinstance(key, str) else named, words):
                yield (kind, here, lambda parent, k, v=value: parent.__setitem__(k, v))
        else:
            yield from changes(item, words, here)


def mutants(certificate):
    """(kind, path, bytes) of every mutant; mutants that say the same as the original are left out."""
    known = {id(part): json.dumps(part) for part in [*certificate.values(), *certificate["claims"]]}

    def text(node):
        if id(node) in known:
            return known[id(node)]
        if isinstance(node, list):
            return "[" + ", ".join(map(text, node)) + "]"
        if isinstance(node, dict):
            return "{" + ", ".join(f"{json.dumps(key)}: {text(item)}" for key, item in node.items()) + "}"
        return json.dumps(node)

    for kind, path, edit in changes(certificate, words_by_key(certificate)):
        mutant = copy.copy(certificate)       # copied along the path only
        place, original = mutant, certificate
        for key in path[:-1]:
            place[key] = copy.copy(place[key])
            place, original = place[key], original[key]
        edit(place, path[-1])
        if place != original:
            yield kind, path, text(mutant).encode()


def part_of(path):
    """What of a certificate a path is about."""
    return path[2] if path[0] == "claims" and len(path) > 2 else path[0]


def reason_why_harmless(certificate, kind, path):
    """None if it is not."""
    if part_of(path) != "evidence" or len(path) <= 3:
        return None
    evidence = certificate["claims"][path[1]]["evidence"]["kind"]
    if kind == "order":
        return "the order of terms, weights and strategies has no meaning"
    if evidence == "witness":
        return "another place where the claim fails"
    if evidence in ("transfers", "ambiguous_rules", "optimality", "better_transfers", "two_transfer_rules", "unique_utilities"):
        return "other transfers, or other weights, that do as well"
    if evidence in ("combination", "unidentified_lies", "undeterred_reports", "convex_weights", "mixed_report"):
        return "other choices that show the same"
    if evidence in ("mixed_scheme", "scheme_bounds", "scheme_and_bound", "mixed_play"):
        return "other schemes, multipliers or mixed strategies that do as well"
    if evidence in ("plan", "reporting", "policy", "opposition", "immunity", "collusion", "scheme"):
        return "other strategies, schemes, or lump sums, that do as well"
    if evidence == "region_proof":
        return "another proof of the same region"
    if evidence == "parameter_point":
        return "another point where region and claims differ"
    if evidence in ("bounds", "bounds_against", "prior_against"):
        return "other points, or another distribution, that show the same"
    if evidence == "algebraic":
        return "other intervals or polynomials that show the same"
    if evidence == "shared_beliefs":
        return "the two types are named in the other order"
    return None


class Score:
    def __init__(self):
        self.mutants, self.rejected = collections.Counter(), collections.Counter()
        self.harmless, self.harmful = collections.Counter(), []

    def count(self, case, certificate, kind, path, code):
        self.mutants[kind] += 1
        if code != 0:
            self.rejected[kind] += 1
        elif reason := reason_why_harmless(certificate, kind, path):
            self.harmless[reason] += 1
        else:
            self.harmful.append(f"{case}: {kind} at {path}")

    def total(self):
        return f"{self.mutants.total()} mutants, {self.rejected.total()} rejected, {self.harmless.total()} harmless survivors, {len(self.harmful)} harmful"

    def text(self):
        lines = [f"{kind:12} {self.mutants[kind]:6} mutants, {self.rejected[kind]:6} rejected" for kind in sorted(self.mutants)]
        lines.append(self.total())
        lines += [f"  harmless: {count:5}  {reason}" for reason, count in self.harmless.most_common()]
        return "\n".join(lines + [f"  HARMFUL: {line}" for line in self.harmful])


def codes(verify_many, case, texts):
    """The exit code of candor verify for each text."""
    process = subprocess.run([verify_many, case], input=b"".join(b"%d\n%s" % (len(text), text) for text in texts), stdout=subprocess.PIPE, check=True, timeout=1500)
    answers = process.stdout.decode("utf-8", "replace").split("\n")[:-1]
    assert len(answers) == len(texts), (len(answers), len(texts))
    return [int(answer.split(" ", 1)[0]) for answer in answers]


def main(candor, verify_many, every, *cases):
    score = Score()
    for case in cases:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([candor, "check", "-q", "--certificates", folder, case], check=True, timeout=120, stdout=subprocess.DEVNULL)
            certificate = json.loads(next(Path(folder).rglob("*.json")).read_bytes())
        assert codes(verify_many, case, [json.dumps(certificate).encode()]) == [0], case
        chosen = itertools.islice(mutants(certificate), 0, None, int(every))
        while part := list(itertools.islice(chosen, 500)):
            for (kind, path, _), code in zip(part, codes(verify_many, case, [text for _, _, text in part])):
                score.count(Path(case).name, certificate, kind, path, code)
    print(score.text())
    if every == "1" and set(score.mutants) != KINDS:
        print(f"not the kinds of changes that there are: {sorted(set(score.mutants) ^ KINDS)}")
        return 1
    return 1 if score.harmful or not score.mutants else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
