#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bundled_cases.py FOLDER              prints the name of every case file below the folder, one a line
bundled_cases.py FOLDER NAME...      ends with 1 if these are not all of them: then Meson does not yet know of a new case
"""
import sys
from pathlib import Path

folder = Path(sys.argv[1])
found = sorted(str(path.relative_to(folder).with_suffix("")) for path in folder.rglob("*.yaml"))
if not found:
    sys.exit(f"There are no cases below {folder}")
if len(sys.argv) == 2:
    print("\n".join(found))
elif sys.argv[2:] != found:
    sys.exit(f"The cases have changed; run `meson setup --reconfigure` in the build folder. Known: {sys.argv[2:]}; there: {found}")
