#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Candor against Coq: the program decides the claims of random cases and exports them; Coq must prove every decided claim, a refuted one as its negation.

One line for each case, with its claims and theorems; the last lines say how often each property came out verified and refuted. Ends with 1 if anything is not proved or left out.
  coq_differential.py CANDOR [--instances N] [--first SEED] [--keep FOLDER]
"""
import argparse
import collections
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from random_case import RandomCase

RUN = Path(__file__).resolve().parent.parent.parent / "recheck/coq/run"
BATCH = 5


def decisions(candor, cases):
    """By case: (property, verdict) of each claim that Candor decides."""
    answer = subprocess.run([candor, "check", *cases, "--json"], capture_output=True, text=True, check=False)
    return {case["case"]: [(claim["property"], claim["verdict"]) for claim in case["claims"] if claim["verdict"] != "undecided"] for case in json.loads(answer.stdout)["cases"]}


def compare(candor, seeds, folder, theorems):
    """Disagreements and decided claims of these cases. The theorems are written to a folder that keeps the compiled theory."""
    cases = []
    for seed in seeds:
        cases.append(folder / f"random{seed}.yaml")
        cases[-1].write_text(RandomCase(seed).text(), encoding="utf-8")
    decided = decisions(candor, cases)
    theorems.mkdir(exist_ok=True)
    for old in theorems.glob("random*"):
        old.unlink()
    subprocess.run([candor, "export", "--coq", *cases, "-o", theorems], capture_output=True, check=False)
    said = subprocess.run([RUN, theorems], capture_output=True, text=True, check=False).stdout
    complaints = [] if len(decided) == len(cases) else [f"{len(cases)} cases, {len(decided)} of them checked"]
    complaints += [line for line in said.splitlines() if line.startswith("random") and " theorems, each " not in line]
    for name, claims in decided.items():
        claimed = re.findall(r"^Theorem claim_", (theorems / f"{name}.v").read_text(encoding="utf-8"), flags=re.M)
        proved = re.search(rf"^{name}: (\d+) theorems, each closed under the global context$", said, flags=re.M)
        if len(claimed) != len(claims) or not proved:
            complaints.append(f"{name}: {len(claims)} claims are decided, {len(claimed)} are theorems, which Coq {'proves' if proved else 'does not prove'}")
        print(f"{name}: {len(claims)} claims, {proved[1] if proved else 'no'} theorems", flush=True)
    return complaints, collections.Counter(claim for claims in decided.values() for claim in claims)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candor")
    parser.add_argument("--instances", type=int, default=100)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--keep", type=Path, help="a folder for the cases and theorems")
    options = parser.parse_args()
    complaints, verdicts, began = [], collections.Counter(), time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        for begin in range(options.first, options.first + options.instances, BATCH):
            found, counts = compare(options.candor, range(begin, min(begin + BATCH, options.first + options.instances)), folder, folder / "theorems")
            complaints += found
            verdicts += counts
            for complaint in found:
                print(f"DISAGREEMENT {complaint}", flush=True)
    for prop in sorted({prop for prop, _ in verdicts}):
        print(f"{prop:34}{verdicts[prop, 'verified']:10}{verdicts[prop, 'refuted']:10}")
    print(f"{options.instances} cases, {verdicts.total()} claims, {len(complaints)} disagreements, {time.monotonic() - began:.0f} seconds")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
