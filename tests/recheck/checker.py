# SPDX-License-Identifier: MIT
"""What the tests of recheck/python share: the second checker, loaded into the process, and certificates written by the program."""
import os
import subprocess
import sys
from pathlib import Path

CANDOR = os.environ.get("CANDOR", "candor")
SOURCE = Path(os.environ.get("CANDOR_SOURCE", Path(__file__).resolve().parents[2]))
sys.path[:0] = [str(SOURCE / "recheck/python"), str(SOURCE / "tests/certificates")]

from case_file import read_case  # noqa: E402, F401
from case_yaml import CaseError  # noqa: E402, F401
from certificate import Certificate  # noqa: E402, F401
from continuum_model import ContinuumModel  # noqa: E402, F401
from continuum_properties import COMPARISONS as CONTINUUM_COMPARISONS  # noqa: E402, F401
from dynamic_model import DynamicModel  # noqa: E402, F401
from dynamic_properties import DYNAMIC_COMPARISONS  # noqa: E402, F401
from form import Rejected  # noqa: E402, F401
from properties import COMPARISONS, holds  # noqa: E402, F401
from recheck import recheck  # noqa: E402, F401
from regions import comparisons_of, read_region  # noqa: E402, F401
from statements import check_payoffs  # noqa: E402, F401


def write_certificates(candor, folder, cases):
    """Of the cases (files or folders) to a folder. Verdicts may come out otherwise than expected or undecided; anything else is an error."""
    result = subprocess.run([candor, "check", "--quiet", "--certificates", str(folder), *map(str, cases)], capture_output=True, text=True, check=False, timeout=3600)
    if result.returncode not in (0, 1, 2):
        raise RuntimeError(f"candor check ended with {result.returncode}:\n{result.stderr[:4000]}")
    return sorted(Path(folder).rglob("*.json"))
