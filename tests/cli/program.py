# SPDX-License-Identifier: MIT
"""What the tests of the program share: where it is, how to run it, small cases."""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

CANDOR = os.environ["CANDOR"]                  # the program
SOURCE = Path(os.environ["CANDOR_SOURCE"])     # the checkout
PATIENCE = 1200
"""Seconds for one call. They are there to end what hangs, not to measure: ten times what the slowest takes alone."""
MPI = {"HWLOC_HIDE_ERRORS": "2", "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1", "OMPI_MCA_rmaps_base_oversubscribe": "1"}
"""What mpirun needs where tests run: it may be root that runs them, there may be more processes than cores, and /sys may not be there, of which it would tell."""
GUO = SOURCE / "cases/guo2019/example.yaml"
AIRLINES = SOURCE / "cases/safronov2016/airlines.yaml"

COIN = """\
title: A coin
source: {title: made up}
agents: [1, 2]
types: [a, b]
prior: uniform
outcomes: [left, right]
payoffs: if outcome = left then (if type[i] = a then 1 else 0) else (if type[i] = a then 0 else 1)
allocations:
  q: if type[1] = a then left else right
transfers:
  zero: 0
claims:
"""
"""A case without claims: agent 1 gets its way; agent 2's payoff is 1 if its type is agent 1's."""


def coin(*claims):
    return COIN + "".join(f"  - {{{claim}}}\n" for claim in claims)


def large(agents):
    """A case whose coalitional claim takes long: 6 to the number of agents multiply-adds, and more."""
    return (f"title: Large\nsource: {{title: made up}}\nagents: [{', '.join(f'a{k}' for k in range(agents))}]\ntypes: [0, 1]\nprior: uniform\noutcomes: [x, y]\n"
            "payoffs: if outcome = x then type[i] else 0\nallocations:\n  q: x\ntransfers:\n  zero: 0\nclaims:\n"
            "  - {id: slow, property: coalitional_dominant_strategy_ic, transfers: zero, coalitions: all, expect: verified}\n")


class ProgramTest(unittest.TestCase):
    """Each test runs in an empty folder of its own, self.folder."""
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_candor(self, *arguments, environment=None, **options):
        variables = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | (environment or {})
        return subprocess.run([CANDOR, *map(str, arguments)], cwd=self.folder, env=variables, capture_output=True, text=True, timeout=PATIENCE, check=False, **options)

    def expect(self, code, *arguments, **options):
        """Runs the program and holds it to this exit code."""
        result = self.run_candor(*arguments, **options)
        self.assertEqual(result.returncode, code, f"{arguments}\n{result.stdout}\n{result.stderr}")
        return result

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def leftovers(self):
        """All files and folders below the test's folder, hidden ones too."""
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))
