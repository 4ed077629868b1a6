# SPDX-License-Identifier: MIT
"""How a forged certificate is made from an honest one: a registry of faults, and the edits that make them."""
import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDERS = {"verified": 0, "rejected": 1, "undecided": 2, "malformed": 3}     # what candor verify ends with
FORGERIES = {folder: {} for folder in FOLDERS}                               # folder -> (case, fault) -> (what candor says, edit)


def forgery(folder, case, says="", fault=None):
    """Registers edit(certificate), which changes the parsed certificate or returns the bytes of the forged one."""
    def register(edit):
        key = case, fault or edit.__name__
        assert key not in FORGERIES[folder], f"two forgeries are called {key}"
        FORGERIES[folder][key] = (says, edit)
        return edit
    return register


def claim(certificate, name):
    return next(one for one in certificate["claims"] if one["id"] == name)


def evidence(certificate, name):
    return claim(certificate, name)["evidence"]


def forgeries(folder, case, table):
    """Faults whose edit is one line."""
    for fault, (says, edit) in table.items():
        forgery(folder, case, says, fault)(edit)


def text_of(certificate):
    """One line for each row, rule and claim."""
    def value(item):
        return "[\n    " + ",\n    ".join(map(json.dumps, item)) + "\n  ]" if isinstance(item, list) and item and isinstance(item[0], dict) else json.dumps(item)
    return "{\n  " + ",\n  ".join(f"{json.dumps(key)}: {value(item)}" for key, item in certificate.items()) + "\n}"


def edited(old, new):
    """A fault in the text: JSON that Python would not write."""
    def edit(certificate):
        text = text_of(certificate)
        assert text.count(old) >= 1, old
        return text.replace(old, new, 1).encode("utf-8", "surrogateescape")
    return edit


def setter(value, *keys):
    def edit(certificate):
        place = certificate
        for key in keys[:-1]:
            place = place[key]
        place[keys[-1]] = value
    return edit


def without(*keys):
    def edit(certificate):
        place = certificate
        for key in keys[:-1]:
            place = place[key]
        del place[keys[-1]]
    return edit


def renamed(items, key, other):
    items[other] = items.pop(key)


def swapped(items, first, second):
    items[first], items[second] = items[second], items[first]


def on(name, change):
    """change(evidence of the claim)."""
    def edit(certificate):
        change(evidence(certificate, name))
    return edit
