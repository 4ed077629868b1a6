# SPDX-License-Identifier: MIT
"""Where memory ended, the program ended by a signal, or called it a bug: at every size a claim is decided, or undecided, or the program ends with code 2 and says why."""
import resource
import subprocess
import unittest

from program import AIRLINES, CANDOR, GUO, PATIENCE, SOURCE, ProgramTest

MEGABYTES = (60, 64, 68, 72, 80, 90, 100, 120, 160, 240)
ENOUGH = 4000
COMMANDS = [("check", GUO, "--quiet", "-j", "2"), ("check", AIRLINES, "--quiet", "-j", "1"), ("check", SOURCE / "cases/liu2018", "--quiet", "-j", "3"), ("audit", AIRLINES),
            ("report", GUO, "-o", "reports"), ("explain", AIRLINES, "agv.pairs"), ("list", SOURCE / "cases"), ("export", "--coq", GUO, "-o", "theorems"),
            ("solve", AIRLINES, "--allocation", "q", "--coalitions", "all", "--objective", "smallest-largest-transfer")]

# A million numbers, and as many comparisons as would take hours.
LARGE = """\
title: Large tables
source: {title: made up}
agents: [a, b]
types: 1..700
prior: uniform
outcomes: [x, y]
payoffs: "if outcome = x then type[i] / 7 else type[i] / 11"
allocations: {q: x}
transfers: {f: 0}
claims:
  - {id: c, property: bayesian_ic, transfers: f, expect: verified}
"""

# 200 x 200 payoffs 1/n, of which the common denominator has 58000 binary digits: as a table of integers 600 MB. What an agent reports changes nothing, so every comparison is tight: 2 agents,
# 200 types each, 199 lies each.
NO_COMMON_DENOMINATOR = """\
title: Payoffs without a common denominator of reasonable size
source: {title: made up}
agents: [a, b]
types: 1..200
prior: uniform
outcomes: [x]
payoffs: 1/(type[a]*200+type[b])
allocations: {q: x}
transfers: {f: 0, g: "if type[a] = 7 then 1 else 0"}
claims:
  - {id: c, property: bayesian_ic, transfers: f, expect: verified}
  - {id: not, property: bayesian_ic, transfers: g, expect: refuted}
"""


class Memory(ProgramTest):
    def limited(self, megabytes, *arguments):
        size = megabytes << 20
        return subprocess.run([CANDOR, *map(str, arguments)], cwd=self.folder, capture_output=True, text=True, timeout=PATIENCE, check=False,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size)))

    def expect_an_orderly_end(self, megabytes, *arguments):
        result = self.limited(megabytes, *arguments)
        said = f"{megabytes} MB {arguments}\n{result.stdout[-2000:]}\n{result.stderr[-2000:]}"
        self.assertIn(result.returncode, (0, 1, 2), said)
        self.assertNotIn("bug", result.stderr, said)
        if result.returncode == 2:
            self.assertTrue("memory" in result.stdout + result.stderr or "is not exported: undecided" in result.stderr, said)
        self.assertEqual([path for path in self.leftovers() if path.endswith(".part")], [], said)
        return result

    def test_every_size_is_enough_or_said_to_be_too_small(self):
        ended_well = set()
        for arguments in COMMANDS:
            for megabytes in MEGABYTES:
                with self.subTest(arguments=arguments, megabytes=megabytes):
                    if self.expect_an_orderly_end(megabytes, *arguments).returncode != 2:
                        ended_well.add(arguments[0])
            with self.subTest(arguments=arguments):   # with enough of it the limit itself changes nothing
                self.assertEqual(self.limited(ENOUGH, *arguments).returncode, 0)
        self.assertIn("check", ended_well)

    def test_large_tables(self):
        self.write("case.yaml", LARGE)
        undecided = 0
        for megabytes in (64, 100, 150, 200, 250, 300, 400):
            with self.subTest(megabytes=megabytes):
                undecided += self.expect_an_orderly_end(megabytes, "check", "case.yaml").returncode == 2
        self.assertGreater(undecided, 1)

    def test_numbers_without_a_common_denominator(self):
        self.write("case.yaml", NO_COMMON_DENOMINATOR)
        result = self.limited(300, "check", "case.yaml")
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertRegex(result.stdout, r"verified +c +79600 inequalities, 79600 tight")
        self.assertRegex(result.stdout, r"refuted +not .*utility .* gain")


if __name__ == "__main__":
    unittest.main()
