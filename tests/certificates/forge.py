#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""forge.py CANDOR FOLDER: writes the arena, verified/, rejected/, malformed/ and undecided/ below the folder, each file CASE/FAULT.json, made from an honest certificate by one fault.
forge.py --list: the name of each and what candor says about it, one a line; forgeries.txt holds them.

A checker accepts every file of verified/ with its case of cases/, and none of the others. The text beside each fault is what candor says about it.
Where a fault is one that another checker once let pass, it says which.
"""
import copy
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import forgeries_continuum  # noqa: F401
import forgeries_draws  # noqa: F401
import forgeries_game_forms  # noqa: F401
import forgeries_general  # noqa: F401
import forgeries_look_alikes  # noqa: F401
import forgeries_models  # noqa: F401
import forgeries_nothing  # noqa: F401
import forgeries_once  # noqa: F401
import forgeries_optimum  # noqa: F401
import forgeries_refutations  # noqa: F401
import forgeries_regions  # noqa: F401
import forgeries_statements  # noqa: F401
import forgeries_states  # noqa: F401
from forging import FOLDERS, FORGERIES, HERE, text_of  # noqa: F401


def honest_certificates(candor):
    """case -> parsed certificate, as candor writes it."""
    with tempfile.TemporaryDirectory() as folder:
        for case in sorted((HERE / "cases").glob("*.yaml")):
            code = subprocess.run([candor, "check", "-q", "--certificates", folder, case], check=False, timeout=120, stdout=subprocess.DEVNULL).returncode
            assert code == FOLDERS["undecided" if (case.stem, "honest") in FORGERIES["undecided"] else "verified"], case
        return {path.stem: json.loads(path.read_bytes()) for path in sorted(Path(folder).glob("*.json"))}


def forged(certificates):
    """(folder, case, fault) -> bytes."""
    files = {}
    for folder, entries in FORGERIES.items():
        for (case, fault), (_, edit) in entries.items():
            certificate = copy.deepcopy(certificates[case])
            try:
                answer = edit(certificate)
            except Exception as error:
                raise RuntimeError(f"{folder}/{case}/{fault} cannot be made of what candor writes: {error!r}") from error
            files[folder, case, fault] = answer if isinstance(answer, bytes) else (text_of(certificate) + "\n").encode()
    return files


def write_arena(candor, folder):
    for (kind, case, fault), content in forged(honest_certificates(candor)).items():
        path = Path(folder) / kind / case / f"{fault}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def listed():
    """The lines of forgeries.txt."""
    return sorted(f"{kind}/{case}/{fault}: {says}".rstrip() for kind, entries in FORGERIES.items() for (case, fault), (says, _) in entries.items())


if __name__ == "__main__":
    if sys.argv[1:] == ["--list"]:
        print("\n".join(listed()))
    else:
        write_arena(*sys.argv[1:])
