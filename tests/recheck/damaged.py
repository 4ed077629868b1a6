#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whatever stands in a case file, the program ends as it says: with an exit code from 0 to 4, in the time and memory that it is given, without a word of a bug; and what it then verifies or
refutes, the second checker does, too.

Bundled cases are damaged at random (lines, characters, numbers and keys are deleted, doubled, swapped, changed), and numbers of random cases are taken to every magnitude from 10^-300 to 10^300.
  damaged.py CANDOR [--damaged N] [--magnitudes N] [--first SEED] [--sample K] [--keep FOLDER]
"""
import argparse
import collections
import random
import re
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

from checker import SOURCE, CaseError, read_case, recheck
from random_cases import RandomCase
from random_continuum import RandomContinuumCase
from random_dynamic import RandomDynamicCase

LIMITS = ["--time", "5", "--memory", "500"]
PATIENCE = 1200          # seconds for what hangs: the limit is for each claim, and counts while others have the processor
BATCH = 20
AT_MOST = 4              # damages to one case
COMPLAINTS = re.compile(r"\bbug\b|internal|terminate called|Assertion|Traceback|Sanitizer|bad_alloc|std::")
NUMBER = re.compile(r"(?<![\w.])[0-9]+(?:/[0-9]+|\.[0-9]+)?(?![\w.])")
KEY = re.compile(r"\b([a-z_]+):(?= |$)", re.MULTILINE)
STRANGE_NUMBERS = ["0", "1", "-1", "2", "1/2", "-1/2", "1/3", "7", "10", "0.1", "1/0", "1e3", "01", "1000000", "1/1000000007", "99999999999999999999", "-0", "4294967296", "18446744073709551616"]
STRANGE_CHARACTERS = "0129[]{}:,-#&*!|>'\"%@`?/.^()=<> \n\tabqté∞\\\x00"


# --- damage ------------------------------------------------------------------------------------------------------------------------------------------------------

def damage_lines(chance, text):
    lines = text.split("\n")
    k, other = (chance.randrange(len(lines)) for _ in range(2))
    kind = chance.choice(("delete", "double", "swap", "move", "indent"))
    if kind == "delete":
        del lines[k]
    elif kind == "double":
        lines.insert(k, lines[k])
    elif kind == "swap":
        lines[k], lines[other] = lines[other], lines[k]
    elif kind == "move":
        lines.insert(other, lines.pop(k))
    else:
        lines[k] = lines[k][2:] if chance.random() < 0.5 else "  " + lines[k]
    return "\n".join(lines)


def damage_characters(chance, text):
    k = chance.randrange(len(text))
    kind = chance.choice(("delete", "double", "swap", "replace", "insert", "cut"))
    if kind == "delete":
        return text[:k] + text[k + chance.choice((1, 1, 1, 5)):]
    if kind == "double":
        return text[:k] + text[k:k + 1] + text[k:]
    if kind == "swap":
        return text[:k] + text[k:k + 2][::-1] + text[k + 2:]
    if kind == "cut":
        return text[:k] if chance.random() < 0.1 else text
    return text[:k] + chance.choice(STRANGE_CHARACTERS) + text[k + (kind == "replace"):]


def damage_places(pattern, chance, text, change):
    """The text with one match of a pattern changed; as it is where there is none."""
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = chance.choice(found)
    return text[:match.start()] + change(match[0], found) + text[match.end():]


def damage_numbers(chance, text):
    return damage_places(NUMBER, chance, text, lambda number, found: chance.choice((
        chance.choice(STRANGE_NUMBERS), f"-{number}", "", f"{number} {number}", chance.choice(found)[0], f"{number}{chance.randrange(10)}", str(chance.randrange(20)))))


def damage_keys(chance, text):
    return damage_places(KEY, chance, text, lambda key, found: chance.choice(("", f"{key} {key}", f"x{key}", chance.choice(found)[0], chance.choice(found)[0], key.upper())))


def damaged(chance, text):
    for _ in range(chance.randint(1, AT_MOST)):
        text = chance.choice((damage_lines, damage_characters, damage_numbers, damage_keys))(chance, text) or "\n"
    return text


def write_damaged(folder, seed):
    chance = random.Random(seed)
    source = chance.choice(sorted((SOURCE / "cases").rglob("*.yaml")))
    (folder / f"{seed}.yaml").write_text(damaged(chance, source.read_text(encoding="utf-8")), encoding="utf-8", newline="")


# --- magnitudes --------------------------------------------------------------------------------------------------------------------------------------------------

def written(number):
    """As numbers of that size are written: digits, a fraction, or decimals where they end."""
    power_of_ten = number.denominator > 1 and set(str(number.denominator)) == {"0", "1"} and str(number.denominator)[0] == "1"
    if not power_of_ten:
        return str(number)
    places = len(str(number.denominator)) - 1
    whole, rest = divmod(abs(number.numerator), number.denominator)
    return f"{'-' if number < 0 else ''}{whole}.{str(rest).zfill(places)}"


AMOUNT = re.compile(r"(?<![\w.\[^=])(?<!= )[0-9]+(?:/[0-9]+|\.[0-9]+)?(?![\w.:])")   # no label in brackets, no key, exponent, or what something is compared with
STATED = re.compile(r"\b(?:equals|not_equal|at_most|less_than|at_least|greater_than|least|largest): (-?[0-9][0-9/.]*)(?=[,}])")


def write_magnitudes(folder, seed):
    """A random case with amounts of any size: in some all of them in another unit of money, in some just a few."""
    chance = random.Random(f"magnitudes {seed}")
    text = chance.choice((lambda: RandomCase(random.Random(seed)).text, lambda: RandomDynamicCase(seed).text(), lambda: RandomContinuumCase(seed).text()))()
    share, unit = chance.choice((0.1, 0.5, 1)), Fraction(10) ** chance.randint(-300, 300)

    def resized(number):
        if chance.random() > share:
            return number
        size = unit if chance.random() < 0.8 else Fraction(10) ** chance.randint(-300, 300)
        return written(chance.choice((Fraction(number) * size, Fraction(number) * size, -size, Fraction(chance.randint(1, 9999)) * size)))

    lines, section = [], ""
    for line in text.split("\n"):
        section = key[1] if (key := re.match(r"([a-z_]+):", line)) else section
        if section in ("payoffs", "outside_options", "transfers", "parameters") + ("distributions",) * (share < 0.5) and "type " not in line:
            begin = line.rfind(":") + 1 if "[" not in line else 0
            line = line[:begin] + AMOUNT.sub(lambda match: resized(match[0]), line[begin:])
        lines.append(STATED.sub(lambda match: match[0].replace(match[1], resized(match[1])), line))
    (folder / f"{seed}.yaml").write_text("\n".join(lines), encoding="utf-8")


# --- what must not happen ----------------------------------------------------------------------------------------------------------------------------------------

def run(candor, files, certificates):
    """(exit code, what it said that it should not)."""
    command = [candor, "check", "--quiet", *LIMITS, "--certificates", str(certificates), *map(str, files)]
    try:
        result = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None, f"it has not ended after {PATIENCE} seconds"
    said = (result.stdout + result.stderr).decode(errors="replace")
    own = "\n".join(line for line in said.split("\n") if not line.startswith("    "))   # lines of the file, and hints, are indented
    if result.returncode not in range(5):
        return result.returncode, f"exit code {result.returncode}: {said[-2000:]}"
    found = COMPLAINTS.search(own)
    return result.returncode, f"it says {found[0]!r}: {own[-2000:]}" if found else ""


def recheck_sample(case, certificate):
    """Why the second checker does not come to the same verdicts."""
    try:
        code, why, _ = recheck(certificate.read_bytes(), read_case(case))
    except CaseError as error:
        return f"it cannot read the case: {error}"
    return "" if code in (0, 2) or "but the case expects" in why else why


def batches(candor, write, seeds, sample, folder):
    """Yields (seed, what was wrong) of each case of which something was; counts exit codes."""
    counts = collections.Counter()
    for begin in range(0, len(seeds), BATCH):
        cases, certificates = folder / "written", folder / "certified"
        shutil.rmtree(folder, ignore_errors=True)
        cases.mkdir(parents=True)
        batch = seeds[begin:begin + BATCH]
        for seed in batch:
            write(cases, seed)
        files = {seed: cases / f"{seed}.yaml" for seed in batch}
        code, complaint = run(candor, files.values(), certificates)
        counts[code] += 1
        if complaint:            # which of them is it?
            alone = {seed: run(candor, [path], certificates)[1] for seed, path in files.items()}
            found = {seed: why for seed, why in alone.items() if why}
            yield from (found or {batch[0]: f"{batch[0]} and those after it, together: {complaint}"}).items()
        for seed, path in files.items():
            certificate = certificates / f"{seed}.json"
            counts["read"] += certificate.exists()
            if certificate.exists() and seed % sample == 0:
                counts["rechecked"] += 1
                if why := recheck_sample(path, certificate):
                    yield seed, f"the second checker: {why}"
    print(f"  {len(seeds)} cases, {counts['read']} of them read, {counts['rechecked']} rechecked; exit codes of batches of {BATCH}: "
          + ", ".join(f"{code}: {number}" for code, number in sorted((code, number) for code, number in counts.items() if isinstance(code, int))), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("candor")
    parser.add_argument("--damaged", type=int, default=200, help="how many damaged cases; 10000 for the long count")
    parser.add_argument("--magnitudes", type=int, default=40, help="how many cases of numbers of any size; 1000 for the long count")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--sample", type=int, default=5, help="the second checker looks at one in so many")
    parser.add_argument("--keep", type=Path, help="a folder for the cases of which something was wrong")
    options = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        for name, write, count in (("damaged", write_damaged, options.damaged), ("magnitudes", write_magnitudes, options.magnitudes)):
            print(name, flush=True)
            for seed, why in batches(options.candor, write, range(options.first, options.first + count), options.sample, Path(temporary) / name):
                wrong += 1
                print(f"{name} {seed}: {why}", flush=True)
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    shutil.copy(Path(temporary) / name / "written" / f"{seed}.yaml", options.keep / f"{name}_{seed}.yaml")
    print(f"{options.damaged} damaged cases, {options.magnitudes} of any magnitude: something is wrong of {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
