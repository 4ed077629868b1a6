# SPDX-License-Identifier: MIT
"""The claims of the property files as cases: one for each property and example, in a folder for each section."""
import json
import re
from pathlib import Path

from property_files import HERE, entries, property_files, read_property

PLAIN = re.compile(r"-?[\w(][\w .+*/^()<>=-]*")


def in_flow(node):
    """A node as YAML between brackets."""
    if isinstance(node, dict):
        return "{" + ", ".join(f"{in_flow(key)}: {in_flow(value)}" for key, value in node.items()) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(in_flow, node)) + "]"
    return node if PLAIN.fullmatch(node) else json.dumps(node, ensure_ascii=False)


class Entry:
    """An entry of a section, and the claim that is made of it."""

    def __init__(self, family, prop, section, number, content, default):
        self.family, self.property, self.section, self.number, self.content = family, prop, section, number, content
        self.id, self.example = f"{section}.{number}", content.get("example", default)
        self.place = f"{family}/{prop}-{self.example}"     # of its case and certificate, in their folders

    def __str__(self):
        return f"{self.family}/{self.property}.yaml: {self.section} {self.number}"

    def claim(self):
        expected = {"expect": "refuted" if self.section == "false" else "verified"}
        own = self.content.get("claim", {})
        return f"  - {in_flow({'id': self.id, 'property': self.property, **own, **expected})}\n"


class Properties:
    """All files, read: {(family, property): content}; the entries about claims, and those about forgeries."""

    def __init__(self):
        self.contents = {key: read_property(path) for key, path in property_files().items()}
        self.entries, self.forged = [], []
        for (family, prop), content in self.contents.items():
            for section in ("true", "false", "undecided", "malformed"):
                self.entries += [Entry(family, prop, section, number, entry, content["example"])
                                 for number, entry in enumerate(entries(content, section), 1)]
            self.forged += [(f"{family}/{prop}.yaml: forged {number}", family, prop, entry)
                            for number, entry in enumerate(content["forged"], 1)]

    def of(self, *sections):
        return [entry for entry in self.entries if entry.section in sections]

    def named(self, *names):
        """By family, property, section and number."""
        return next(one for one in self.entries if (one.family, one.property, one.section, one.number) == names)


def write_cases(found, folder):
    """Writes the cases of these entries below the folder; {entry: the line of its claim}."""
    texts, lines = {}, {}
    for entry in found:
        if entry.place not in texts:
            text = (HERE / f"examples/{entry.example}.yaml").read_text(encoding="utf-8")
            texts[entry.place] = text if "\nclaims:\n" in text else text + "claims:\n"
        texts[entry.place] += entry.claim()
        lines[entry] = texts[entry.place].count("\n")
    for place, text in texts.items():
        path = Path(folder) / f"{place}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return lines
