#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""count_trusted_lines.py: brings the line counts in docs/trust.md up to date. A test says when that is needed.

A row of the table is  | `room/`, `room/file.*` | lines | what it does |
"""
import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
DOCUMENT = SOURCE / "docs/trust.md"
ROW = re.compile(r"^\| (`[^|]+`) \| (\d+) \|", flags=re.M)


def files(names):
    """The C++ files that the first cell of a row names."""
    return [path for name in re.findall(r"`([^`]+)`", names) for path in sorted(SOURCE.glob(name + "**/*.[ch]pp" if name.endswith("/") else name))]


def lines(names):
    return sum(len(path.read_bytes().splitlines()) for path in files(names))


if __name__ == "__main__":
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(ROW.sub(lambda row: f"| {row.group(1)} | {lines(row.group(1))} |", text), encoding="utf-8")
