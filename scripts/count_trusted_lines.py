#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""count_trusted_lines.py: brings the line counts in docs/trust.md up to date. A test says when that is needed.

A row of a table is        | `room/`, `room/file.*` | lines | what it does |
and one that adds up the rows above it, back to the head of the table,     | **of all these** | lines | ... |

Below the head `| linked |` only those files count that the program candor-core is made of: the sources of the libraries
that it links, by the meson.build files, and what these include, directly or not.
"""
import functools
import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
DOCUMENT = SOURCE / "docs/trust.md"
ROW = re.compile(r"^\| (`[^|]+`) \| (\d+) \|", flags=re.M)
SUM = re.compile(r"^\| (\*\*[^|]+\*\*) \| \d+ \|", flags=re.M)
HEAD = re.compile(r"^\| (room|linked|part) \|")


def target(name):
    """The sources of a library or program, and the names of what it depends on."""
    for build in (SOURCE / room / "meson.build" for room in ("core", "checker/certificate", "checker", "exact")):
        if call := re.search(rf"^{name} = (?:static_library|executable|declare_dependency)\((.*?)\)\n", build.read_text(encoding="utf-8"), flags=re.M | re.S):
            depends = [word for words in re.findall(r"(?:dependencies|link_with): (\[[^]]*\]|\w+)", call.group(1)) for word in re.findall(r"\w+", words)]
            return [build.parent / source for source in re.findall(r"'([^']+\.cpp)'", call.group(1))], depends
    return [], []     # a library of somebody else


@functools.cache
def linked():
    """The files that candor-core is made of."""
    found, libraries, known = set(), ["candor_core"], set()
    while libraries:
        known.add(name := libraries.pop())
        sources, depends = target(name)
        libraries += [library for library in depends if library not in known]
        while sources:
            source = sources.pop()
            if source not in found:
                found.add(source)
                sources += [SOURCE / included for included in re.findall(r'^#include "([^"]+)"', source.read_text(encoding="utf-8"), flags=re.M)]
    return found


def files(names):
    """The C++ files that the first cell of a row names."""
    return [path for name in re.findall(r"`([^`]+)`", names) for path in sorted(SOURCE.glob(name + "**/*.[ch]pp" if name.endswith("/") else name))]


def lines(paths):
    return sum(len(path.read_bytes().splitlines()) for path in paths)


def counted(text):
    """The page with the counts of today."""
    result, total, head = [], 0, None
    for line in text.splitlines(keepends=True):
        if row := ROW.match(line):
            count = lines(path for path in files(row.group(1)) if head != "linked" or path in linked())
            total += count
            line = f"| {row.group(1)} | {count} |" + line[row.end():]
        elif row := SUM.match(line):
            line = f"| {row.group(1)} | {total} |" + line[row.end():]
        elif row := HEAD.match(line):
            head, total = row.group(1), 0
        result.append(line)
    return "".join(result)


if __name__ == "__main__":
    DOCUMENT.write_text(counted(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
