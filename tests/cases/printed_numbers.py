#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every number that the bundled cases state, computed a second time without Candor and without its case files.

    printed_numbers.py                    one line for each claim: case, id, verdict, the number; ends with 1 if a number is not the stated one, but for those known to be untrue
    printed_numbers.py --against FILE     compares with the output of `candor check --json` in FILE (or -): every claim must have the same verdict and the same numbers
    printed_numbers.py --candor PROGRAM CASE...     the same, running the program on these case files itself
"""
import argparse
import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import ambiguous_trades
import guo2019_example
import guo2019_favours
import liu2018
import safronov2016_airlines

CASES = {"guo2019/example": guo2019_example.findings,
         "guo2019/unidentified": guo2019_favours.unidentified,
         "guo2019/same_beliefs": guo2019_favours.same_beliefs,
         "textbook/ambiguous_trade": ambiguous_trades.ambiguous_trade,
         "textbook/walking_out": ambiguous_trades.walking_out,
         "safronov2016/airlines": safronov2016_airlines.airlines,
         "safronov2016/airlines_all_decisions": safronov2016_airlines.airlines_all_decisions} | liu2018.CASES
UNTRUE = {("guo2019/example", "phi1.1.as_printed"), ("guo2019/example", "meu.t2t2.as_printed"), ("textbook/ambiguous_trade", "least.more"), ("textbook/walking_out", "stays.free")}
"""Misprints of the papers, and what our own cases claim to be untrue."""


def show(findings):
    """Prints all findings; how many are not what is stated, or are where that is said to be untrue."""
    wrong = 0
    for case, found in findings.items():
        for claim, finding in found.items():
            print(case, claim, finding.verdict(), "" if finding.number is None else finding.number)
            if finding.number is not None and finding.holds == ((case, claim) in UNTRUE):
                wrong += 1
                print(f"{case}: {claim}: computed {finding.number}, stated {finding.stated}", file=sys.stderr)
    return wrong


def compared_number(claim):
    """The number that Candor computed for a value or deviation claim."""
    key = {"value": "left", "deviation": "gain"}[claim["property"]]
    return Fraction(claim["values"][key])


def disagreements(found, claims):
    """What Candor says otherwise than we do, claim by claim; and the claims that only one side knows."""
    said = {claim["id"]: claim for claim in claims}
    for name in sorted(set(said) - set(found)):
        yield f"{name}: decided by Candor alone"
    for name in sorted(set(found) - set(said)):
        yield f"{name}: not among Candor's claims"
    for name in found.keys() & said.keys():
        claim, finding = said[name], found[name]
        if claim["verdict"] != finding.verdict():
            yield f"{name}: Candor says {claim['verdict']}, we say {finding.verdict()}"
        if (claim["property"] if claim["property"] in ("value", "deviation") else "property") != finding.kind:
            yield f"{name}: a {claim['property']} for Candor, a {finding.kind} for us"
        elif finding.number is not None and compared_number(claim) != finding.number:
            yield f"{name}: Candor computes {compared_number(claim)}, we compute {finding.number}"
        elif finding.kind == "value" and Fraction(claim["values"]["right"]) != finding.stated:
            yield f"{name}: Candor compares with {claim['values']['right']}, we with {finding.stated}"


def compare(findings, text):
    cases = {case["case"]: case["claims"] for case in json.loads(text)["cases"]}
    count = 0
    for name, found in findings.items():
        faults = list(disagreements(found, cases[name])) if name in cases else ["not in Candor's output"]
        count += len(faults)
        for fault in faults:
            print(f"{name}: {fault}", file=sys.stderr)
        print(f"{name}: {len(found)} claims, {sum(f.number is not None for f in found.values())} numbers, {len(faults)} disagreements")
    return count


def candor_says(arguments):
    if arguments.candor:
        return subprocess.run([arguments.candor, "check", "--json", *arguments.cases], stdout=subprocess.PIPE, text=True, check=False).stdout
    if arguments.against == "-":
        return sys.stdin.read()
    return Path(arguments.against).read_text(encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description="Compute the numbers of the bundled cases a second time.")
    parser.add_argument("--against", metavar="FILE", help="output of `candor check --json`, or - for standard input")
    parser.add_argument("--candor", metavar="PROGRAM", help="the program to ask instead")
    parser.add_argument("cases", metavar="CASE", nargs="*", help="the case files to ask it about")
    arguments = parser.parse_args()
    findings = {case: decide() for case, decide in CASES.items()}
    if arguments.against is None and arguments.candor is None:
        return 1 if show(findings) else 0
    return 1 if compare(findings, candor_says(arguments)) else 0


if __name__ == "__main__":
    sys.exit(main())
