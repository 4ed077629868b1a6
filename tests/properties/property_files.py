#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What FAMILY/PROPERTY.yaml says: claims of one property that are true, false, undecided, malformed and forged.

property_files.py CANDOR OUTPUT writes the list of the properties to OUTPUT, if the files are those of the
properties that the program knows and each says all of this. It is part of the build: a property
without its cases does not build.

A file has the key `example`, the name of a file of examples/ (an entry may name another one), and

  true       `claim`, its own keys; `because`, the derivation; perhaps how many `comparisons` the kernel
             makes, and how many are `tight`
  false      `claim`, `because`, and the `sides` of the comparison that fails, with its `place`, or what
             matters of it (`{}`: it is nowhere in particular); if other evidence than a comparison
             refutes it, what is `shown`
  undecided  `claim`, `because`, and the `reason` that is given
  malformed  `claim`, what the reader `says`, and what it points `at`
  forged     `of`, a claim (`true`, `false 2`), whose honest certificate is changed: `set`, new values by
             path (`evidence.place.truth`), or `drop`, a path; and why the checker refuses it: `says`

Of a property that cannot be false, or undecided, it says `never: WHY` there.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "recheck/python"))
from case_yaml import CaseError, read_yaml  # noqa: E402

FAMILIES = ("finite", "continuum", "dynamic")
OPTIONAL = {"example", "claim"}
ENTRIES = {   # section: (keys that an entry has, keys that it may have)
    "true": ({"because"}, OPTIONAL | {"comparisons", "tight"}),
    "false": ({"because"}, OPTIONAL | {"sides", "place", "shown"}),
    "undecided": ({"because", "reason"}, OPTIONAL),
    "malformed": ({"says", "at"}, OPTIONAL),
    "forged": ({"of", "says"}, {"set", "drop"}),
}
MAY_BE_NEVER = ("false", "undecided")


def properties_of(candor):
    """{(family, property)}: what the program reads, by its schema."""
    schema = json.loads(subprocess.run([candor, "schema"], check=True, capture_output=True, text=True).stdout)
    return {(case["properties"]["family"]["const"], claim["properties"]["property"]["const"])
            for case in schema["anyOf"] for claim in case["properties"]["claims"]["items"]["anyOf"]
            if "const" in claim["properties"].get("property", {})}  # the others are sections, and claims of sections


def property_files(folder=HERE):
    """{(family, property): path}"""
    return {(family, path.stem): path for family in FAMILIES for path in sorted((folder / family).glob("*.yaml"))}


def claim_named(of):
    """`false 2` -> ("false", 2)"""
    section, _, number = of.partition(" ")
    return section, int(number or 1)


def entries(content, section):
    """The entries of a section; none where there can be none."""
    found = content[section]
    return [] if isinstance(found, dict) or not found else found


def read_property(path):
    try:
        return read_yaml(path.read_bytes())
    except CaseError as error:
        raise CaseError(f"{path.parent.name}/{path.name}: {error}") from None


def faults_of(content, examples):
    """What is missing in a file, or too much."""
    if not isinstance(content, dict) or set(content) != {"example", *ENTRIES}:
        yield f"its keys are not: example, {', '.join(ENTRIES)}"
        return
    for section, (needed, allowed) in ENTRIES.items():
        found = content[section]
        if isinstance(found, dict):
            if section not in MAY_BE_NEVER or set(found) != {"never"} or len(found["never"] or "") < 20:
                yield f"{section}: neither entries nor why there are none"
            continue
        if not found:
            yield f"{section}: there are no entries"
        for number, entry in enumerate(found or [], 1):
            if not isinstance(entry, dict) or not needed <= set(entry) <= needed | allowed:
                yield f"{section} {number}: keys are {', '.join(sorted(needed))}, and perhaps {', '.join(sorted(allowed))}"
            elif not all(entry[key] for key in needed):
                yield f"{section} {number}: a key says nothing"
            elif entry.get("example", content["example"]) not in examples:
                yield f"{section} {number}: there is no such example"
            elif section == "false" and entry.keys() & {"sides", "place", "shown"} not in ({"sides", "place"}, {"shown"}):
                yield f"false {number}: either `sides` and `place`, or what is `shown`"
            elif section == "forged" and ("set" in entry) == ("drop" in entry):
                yield f"forged {number}: either `set` or `drop`"
    if isinstance(content["forged"], list):
        of = [entry.get("of") or "" for entry in content["forged"] if isinstance(entry, dict)]
        about = [claim_named(name) for name in of if re.fullmatch(r"(true|false)( [1-9]\d*)?", name)]
        if len(about) != len(content["forged"]):
            yield "forged: each is of a true or of a false claim"
        for section in ("true", "false"):
            if entries(content, section) and section not in dict(about):
                yield f"forged: none is of a {section} claim"
        if any(number > len(entries(content, section)) for section, number in about):
            yield "forged: of a claim that is not there"


def faults(properties, folder=HERE):
    """Why the files are not those of the properties."""
    files, examples = property_files(folder), {path.stem for path in (folder / "examples").glob("*.yaml")}
    for family, name in sorted(properties - set(files)):
        yield f"{family}/{name}.yaml is missing: claims of this property that are true, false, undecided, malformed and forged"
    for family, name in sorted(set(files) - properties):
        yield f"{family}/{name}.yaml is about no property of {family} models"
    for (family, name), path in files.items():
        try:
            yield from (f"{family}/{name}.yaml: {fault}" for fault in faults_of(read_property(path), examples))
        except CaseError as error:
            yield str(error)


def main(candor, output):
    properties = properties_of(candor)
    found = list(faults(properties))
    if found or not properties:
        sys.exit("\n".join(found) or "the program knows no property")
    Path(output).write_text("".join(f"{family}/{name}\n" for family, name in sorted(properties)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
