#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""count_trusted_lines.py: brings the line counts in docs/trust.md up to date. A test says when that is needed.

A row of a table is        | `room/`, `room/file.*` | lines | what it does |
and one that adds up the rows above it, back to the head of the table,     | **of all these** | lines | ... |
"""
import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
DOCUMENT = SOURCE / "docs/trust.md"
ROW = re.compile(r"^\| (`[^|]+`) \| (\d+) \|", flags=re.M)
SUM = re.compile(r"^\| (\*\*[^|]+\*\*) \| \d+ \|", flags=re.M)


def files(names):
    """The C++ files that the first cell of a row names."""
    return [path for name in re.findall(r"`([^`]+)`", names) for path in sorted(SOURCE.glob(name + "**/*.[ch]pp" if name.endswith("/") else name))]


def lines(names):
    return sum(len(path.read_bytes().splitlines()) for path in files(names))


def counted(text):
    """The page with the counts of today."""
    result, total = [], 0
    for line in text.splitlines(keepends=True):
        if row := ROW.match(line):
            count = lines(row.group(1))
            total += count
            line = f"| {row.group(1)} | {count} |" + line[row.end():]
        elif row := SUM.match(line):
            line = f"| {row.group(1)} | {total} |" + line[row.end():]
        elif line.startswith("| room"):
            total = 0
        result.append(line)
    return "".join(result)


if __name__ == "__main__":
    DOCUMENT.write_text(counted(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
