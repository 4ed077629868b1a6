#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""fuzz.py PROGRAM CORPUS SECONDS [FOLDER]: runs a fuzzer from the texts of CORPUS, which stays as it is. What it finds worth keeping goes to FOLDER (nowhere without one), and so does a text
that makes it fail; that one is printed as well."""
import pathlib
import subprocess
import sys
import tempfile


def run(program: str, corpus: str, seconds: str, folder: pathlib.Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    command = [program, f"-max_total_time={seconds}", "-timeout=100", "-rss_limit_mb=2048", "-max_len=16384", "-mutate_depth=2", "-print_final_stats=1", f"-artifact_prefix={folder}/", str(folder), corpus]
    code = subprocess.run(command, check=False).returncode
    for found in sorted(folder.glob("crash-*")) + sorted(folder.glob("timeout-*")) + sorted(folder.glob("oom-*")):
        print(f"== {found.name}\n{found.read_bytes().decode(errors='backslashreplace')}")
    return code


if len(sys.argv) == 5:
    sys.exit(run(*sys.argv[1:4], pathlib.Path(sys.argv[4])))
with tempfile.TemporaryDirectory() as temporary:
    sys.exit(run(*sys.argv[1:4], pathlib.Path(temporary)))
