#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Changes each number of a case's parameters, prior, outcomes, payoffs, allocations and transfers in turn; `candor check` must notice every change.

    change_numbers.py CANDOR CASE...      ends with 1 if some change goes unnoticed

A change is noticed if a claim comes out otherwise than expected (exit code 1), or if the file is no case any more (exit code 3) because its prior no longer sums to 1
or an allocation that it says is uniquely efficient is not.
"""
import re
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

SECTIONS = ("parameters", "prior", "outcomes", "payoffs", "allocations", "transfers")
NUMBER = re.compile(r"(?<![\w.\[/])\d+(?:\.\d+|/\d+)?(?![\w.])")
NO_CASE = re.compile(r"error: .*(?:sums to .*, not 1|are both efficient)")
AGENT = re.compile(r"\s*\d+:|(?:type|payoff|transfer) \d+")   # a key that is an agent, a column that names one


def places(lines):
    """(line index, match) of each number that can be changed."""
    section = None
    for index, line in enumerate(lines):
        key = re.match(r"(\w+):", line)
        section = key.group(1) if key else section
        if section not in SECTIONS:
            continue
        text = AGENT.sub(lambda m: "x" * len(m.group()), line.split(" #")[0])
        for match in NUMBER.finditer(text):
            yield index, match


def changed(number):
    """Two other numbers, not negative: the sign stands before the number."""
    return (number + 1, number / 2 if number else Fraction(1, 2))


def check(candor, text, folder):
    path = Path(folder, "changed.yaml")
    path.write_text(text, encoding="utf-8")
    return subprocess.run([candor, "check", "--quiet", path], capture_output=True, text=True, check=False)


def unnoticed(candor, case, folder):
    lines = Path(case).read_text(encoding="utf-8").splitlines(keepends=True)
    if check(candor, "".join(lines), folder).returncode != 0:
        yield f"{case}: does not check even as it is"
        return
    count = 0
    for index, match in places(lines):
        for number in changed(Fraction(match.group())):
            line = lines[index][:match.start()] + str(number) + lines[index][match.end():]
            result = check(candor, "".join(lines[:index] + [line] + lines[index + 1:]), folder)
            count += 1
            if result.returncode != 1 and not (result.returncode == 3 and NO_CASE.search(result.stderr)):
                yield f"{case}:{index + 1}: {match.group()} changed to {number}: exit code {result.returncode}\n{result.stdout}{result.stderr}"
    print(f"{case}: {count} changes")
    if count == 0:
        yield f"{case}: no number found"


def main():
    candor, cases = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        faults = [fault for case in cases for fault in unnoticed(candor, case, folder)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
