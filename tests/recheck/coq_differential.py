#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Candor against Coq: the program decides the claims of random cases and exports them; Coq must prove every decided claim, a refuted one as its negation.

To save time Coq is asked once for each file what its theorems rest on, not once for each theorem. One line for each case; the last lines say how often each property came out verified
and refuted. Ends with 1 if anything is left out or not proved.
  coq_differential.py CANDOR [--instances N] [--first SEED] [--rational] [--keep FOLDER]
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
CLOSED = "Closed under the global context"
AXIOMS_OF_REALS = {"ClassicalDedekindReals.sig_forall_dec", "FunctionalExtensionality.functional_extensionality_dep"}
UNSTATED = {"parameter_region", "everywhere", "groves", "optimum", "revenue_equivalence", "bayes_nash_equilibrium", "ex_post_equilibrium", "dominant_strategies", "pure_equilibria", "every_pure_equilibrium", "group_strategy_proof", "stable", "manipulable_profiles"}   # properties for which the theory has no words: their claims are named and left out


def compile_theory(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.v"):
        old.unlink()
    (folder / "nothing.v").write_text("Theorem nothing : True.\nProof. exact I. Qed.\nPrint Assumptions nothing.\n", encoding="utf-8")
    subprocess.run([RUN, folder], capture_output=True, check=True)


def theorems_of(path):
    return re.findall(r"^Theorem (\w+)", path.read_text(encoding="utf-8"), flags=re.M)


def why_not_proved(path):
    """What is wrong with the theorems of this file; None if Coq proves all of them, from nothing but the axioms of the real numbers where these are meant."""
    text = re.sub(r"^Print Assumptions .*\n", "", path.read_text(encoding="utf-8"), flags=re.M)
    text += f"Definition together := ({', '.join(theorems_of(path))}).\nPrint Assumptions together.\n"
    path.write_text(text, encoding="utf-8")
    coqc = subprocess.run(["coqc", "-q", "-Q", ".", "Example", "-R", "theory", "Candor", path.name], cwd=path.parent, capture_output=True, text=True, check=False)
    if coqc.returncode != 0:
        return coqc.stderr
    if path.stem.endswith("_real"):
        names = re.findall(r"^([\w.]+)(?: :.*)?$", coqc.stdout.partition("Axioms:\n")[2], flags=re.M)
        return None if names and set(names) <= AXIOMS_OF_REALS else coqc.stdout
    return None if coqc.stdout == CLOSED + "\n" else coqc.stdout


def compare(candor, seed, folder, theorems, rational):
    """Disagreements, decided claims and the number of theorems proved for one case."""
    case = folder / f"random{seed}.yaml"
    case.write_text(RandomCase(seed).text(), encoding="utf-8")
    checked = json.loads(subprocess.run([candor, "check", case, "--json"], capture_output=True, text=True, check=False).stdout)["cases"][0]
    claims = [(claim["property"], claim["verdict"]) for claim in checked["claims"] if claim["verdict"] != "undecided" and claim["property"] not in UNSTATED]
    for old in theorems.glob("random*"):
        old.unlink()
    subprocess.run([candor, "export", "--coq", case, "-o", theorems], capture_output=True, check=False)
    complaints, count = [], 0
    if rational:
        (theorems / f"random{seed}_real.v").unlink(missing_ok=True)
    for path in sorted(theorems.glob("random*.v"), key=lambda path: len(path.name)):    # the real numbers come after what they import
        count += len(theorems_of(path))
        why = why_not_proved(path)
        if why:
            complaints.append(f"{path.stem}: {why}")
    claimed = [name for name in theorems_of(theorems / f"random{seed}.v") if name.startswith("claim_")]
    if len(claimed) != len(claims):
        complaints.append(f"random{seed}: {len(claims)} claims are decided, {len(claimed)} are theorems")
    print(f"random{seed}: {len(claims)} claims, {count} theorems, {'NOT ' if complaints else ''}proved", flush=True)
    return complaints, claims, count


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candor")
    parser.add_argument("--instances", type=int, default=100)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--rational", action="store_true", help="leave out what is said over the real numbers as well")
    parser.add_argument("--keep", type=Path, help="a folder for the cases and theorems")
    options = parser.parse_args()
    disagreements, verdicts, theorems, began = [], collections.Counter(), 0, time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        compile_theory(folder / "theorems")
        for seed in range(options.first, options.first + options.instances):
            complaints, claims, count = compare(options.candor, seed, folder, folder / "theorems", options.rational)
            verdicts.update(claims)
            theorems += count
            disagreements += complaints
            for complaint in complaints:
                print(f"DISAGREEMENT {complaint}", flush=True)
    for prop in sorted({prop for prop, _ in verdicts}):
        print(f"{prop:34}{verdicts[prop, 'verified']:10}{verdicts[prop, 'refuted']:10}")
    print(f"{options.instances} cases, {verdicts.total()} claims, {theorems} theorems, {len(disagreements)} disagreements, {time.monotonic() - began:.0f} seconds")
    return 1 if disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
