#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Candor against the second checker: the program checks random cases and writes certificates; recheck/python reads case and certificate and must come to the same verdicts.

A claim that Candor leaves undecided must be one that the comparisons alone do not decide either. The last lines say how often each property came out true, false and undecided.
  differential.py CANDOR [--family dynamic] [--instances N] [--first SEED] [--keep FOLDER]
"""
import argparse
import collections
import sys
import tempfile
import time
from pathlib import Path

from checker import (COMPARISONS, CONTINUUM_COMPARISONS, DYNAMIC_COMPARISONS, Certificate, ContinuumModel, DynamicModel, Rejected, check_payoffs, comparisons_of, holds,
                     read_case, write_certificates)
from random_cases import write_random_case
from random_continuum import write_random_continuum_case
from random_dynamic import write_random_dynamic_case

BATCH = 200
NEVER_REFUTED = ("all_equilibria_efficient",)
THEOREMS = ("identity",)                                   # hold for every distribution
WRITERS = {"finite": write_random_case, "continuum": write_random_continuum_case, "dynamic": write_random_dynamic_case}


def decided_by_comparisons(model, statement):
    """What the comparisons of a statement say by themselves."""
    if statement["property"] == "parameter_region":
        return decided_by_the_values_of_the_case(model, statement)
    known = CONTINUUM_COMPARISONS if isinstance(model, ContinuumModel) else DYNAMIC_COMPARISONS if isinstance(model, DynamicModel) else COMPARISONS
    if statement["property"] not in known:
        return "undecided"
    try:
        if known is COMPARISONS:
            check_payoffs(model, statement)
        outcomes = [holds(comparison) for comparison in known[statement["property"]](model, statement)]
    except Rejected:
        return "undecided"
    if not outcomes or (not all(outcomes) and statement["property"] in NEVER_REFUTED):
        return "undecided"
    return "verified" if all(outcomes) else "refuted"


def decided_by_the_values_of_the_case(model, statement):
    """Where claims hold somewhere, and each compares something, Candor is to find their region, or where it is another."""
    try:
        comparisons = comparisons_of(model, statement)
    except Rejected:
        return "undecided"
    about_each = {one.claim for one in comparisons} == set(statement["claims"])
    return "to be decided" if about_each and all(one.holds_at(statement["values"]) for one in comparisons) else "undecided"


def compare(case_path, certificate_path):
    """Disagreements, and the verdicts by property."""
    case, certificate = read_case(case_path), Certificate(certificate_path.read_bytes())
    complaints, verdicts = [], collections.Counter()
    try:
        case.require_agreement(certificate.root)
    except Rejected as complaint:
        return [f"{case_path}: {complaint}"], verdicts
    for claim in certificate.claims:
        verdicts[claim["statement"]["property"], claim["verdict"]] += 1
        if claim["verdict"] != "undecided":
            why = certificate.judge(claim)
        else:
            decided = decided_by_comparisons(certificate.model, claim["statement"])
            why = decided != "undecided" and f"undecided, but by its comparisons {decided}"
        if why:
            complaints.append(f"{case_path}: {claim['id']}: {why}")
    return complaints, verdicts


def run(candor, write, first, instances, folder):
    """Compares that many cases in batches; yields (disagreements, verdicts) of each batch."""
    for begin in range(first, first + instances, BATCH):
        seeds = range(begin, min(begin + BATCH, first + instances))
        cases, certificates = folder / f"{begin}" / "written", folder / f"{begin}" / "certified"
        cases.mkdir(parents=True)
        for seed in seeds:
            write(cases, seed)
        written = write_certificates(candor, certificates, [cases])
        complaints = [] if len(written) == len(seeds) else [f"{len(seeds)} cases, but {len(written)} certificates"]
        verdicts = collections.Counter()
        for path in written:
            found, counts = compare(cases / f"{path.stem}.yaml", path)
            complaints += found
            verdicts += counts
        yield complaints, verdicts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candor")
    parser.add_argument("--instances", type=int, default=200, help="how many random cases; each has some thirty claims")
    parser.add_argument("--family", choices=WRITERS, default="finite", help="of which models")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--keep", type=Path, help="a folder for the cases and certificates")
    options = parser.parse_args()
    disagreements, verdicts, began = [], collections.Counter(), time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        for complaints, counts in run(options.candor, WRITERS[options.family], options.first, options.instances, options.keep or Path(temporary)):
            disagreements += complaints
            verdicts += counts
            for complaint in complaints:
                print(complaint)
    properties = sorted({prop for prop, _ in verdicts})
    print(f"{'property':34}{'verified':>10}{'refuted':>10}{'undecided':>10}")
    for prop in properties:
        print(f"{prop:34}" + "".join(f"{verdicts[prop, verdict]:10}" for verdict in ("verified", "refuted", "undecided")))
    one_sided = [f"{prop} is never {verdict}" for prop in properties for verdict in ("verified", "refuted")
                 if not verdicts[prop, verdict] and (verdict == "verified" or prop not in NEVER_REFUTED + THEOREMS)]
    print(f"{options.instances} cases, {verdicts.total()} claims, {len(disagreements)} disagreements, {time.monotonic() - began:.0f} seconds")
    if one_sided:
        print("too few cases: " + ", ".join(one_sided))
    return 1 if disagreements or one_sided else 0


if __name__ == "__main__":
    sys.exit(main())
