# SPDX-License-Identifier: MIT
"""Text was composed without a look at the limits: a report took a minute with --time 5. Here is every phase of every verb, with work that would take long, under --time and under --memory, and interrupted.

How long it may take is measured in processor seconds, of one thread: a busy machine gives the program less of them before the time is over, never more."""
import os
import signal
import subprocess
import time
import unittest

from limits_test import BALANCE, AGV, finite, infinite_horizon, two_outcomes
from program import CANDOR, PATIENCE, ProgramTest

SECONDS, MEGABYTES = 2, 200
OVER = 1                                  # processor seconds that a phase may go on
TICKS = os.sysconf("SC_CLK_TCK")

MISREPORTS = finite(2, "1..300", "[x, y]", "if outcome = x then type[i] / 7 else type[i] / 11", "allocations: {q: x}\ntransfers: {f: 0}\n", ["id: c, property: bayesian_ic, transfers: f, expect: verified"])
"""90,000 comparisons for each agent: decided at once, and then long to tell."""
VALUES = finite(2, "1..30", "[x, y]", "type[i]", "allocations: {q: x}\ntransfers: {f: 0}\n",
                ['id: c, for: "a in 1..30, b in 1..30, v in 1..8", property: value, of: payoff, coalition: 1, given: {1: a, 2: b}, equals: v, expect: refuted'])
"""7,200 claims."""
EXISTENCE = finite(3, "1..7", "agents", "if outcome = i then type[i] * type[i] + type[1] / 7 else type[2] / 3", "allocations: {q: {construction: efficient, ties: first}}\n",
                   ["id: c, property: implementable, allocation: q, coalitions: all, expect: verified"])
REGION = finite(5, "0..2", "agents", "if outcome = i then type[i]*t+1/7*s else u", "allocations: {q: {construction: efficient, ties: first}}\ntransfers: {f: \"if q = i then -t else s*type[i]\"}\n",
                ["id: c, property: coalitional_ic, transfers: f, expect: refuted", "id: r, property: parameter_region, claims: c, parameters: [t, s, u], region: t >= 1, expect: refuted"]
                ).replace("agents: 5\n", "agents: 5\nparameters: {t: 1, s: 2, u: 1/3}\n")
AMBIGUOUS = two_outcomes(13, "allocations: {q: \"if type[1] = 1 then x else y\"}\n", "id: c, property: ambiguous_implementable, allocation: q, coalitions: all, expect: refuted")
TABLES = finite(2, "1..64", f"{{choices: [{', '.join(f'c{k}' for k in range(17))}]}}", "if outcome[i] = c1 then type[i] else 1/7", "allocations: {q: [[outcome], [c1-c1]]}\n", ["id: c, property: full_support, expect: verified"])
"""2 * 17^2 * 64^2 payoffs: some 50 MB as a certificate."""
RULES = finite(2, "1..300", f"[{', '.join(f'o{k}' for k in range(200))}]", "type[i]", "allocations: {q: o1}\ntransfers: {f: 0}\n", ["id: c, property: full_support, expect: verified"])
SUMS = "1"
for depth in range(20):
    SUMS = f"sum(k{depth} in agents: {SUMS})"
FORMULA = finite(2, "1..4", "[x]", "0", f"allocations: {{q: x}}\ntransfers: {{f: \"{SUMS}\"}}\n", [BALANCE])
TEXT = "title: [" + "a, " * 9_000_000 + "a]\n"

# phase: the case, and the command. Whether an interruption is tried: the work goes on for seconds.
PHASES = {
    "reading a text": (TEXT, ["check"], True),
    "reading a formula": (FORMULA, ["check"], True),
    "reading a named rule": (AGV, ["check"], True),
    "reading, to tidy": (AGV, ["fmt", "--check"], True),
    "a linear program": (EXISTENCE, ["check", "-j", "1"], True),
    "a linear program with an objective": (EXISTENCE, ["solve", "--objective", "smallest-largest-transfer"], True),
    "exact solutions": (infinite_horizon(8), ["check", "-j", "1"], True),
    "a claim about a region": (REGION, ["check", "-j", "1"], True),
    "a region": (REGION, ["region", "-p", "t", "-p", "s"], True),
    "an ambiguous mechanism": (AMBIGUOUS, ["check", "-j", "1", "--force"], True),
    "an audit": (RULES, ["audit", "-j", "1"], True),
    "a report": (MISREPORTS, ["report", "-o", "out", "-j", "1"], True),
    "theorems for Coq": (MISREPORTS, ["export", "--coq", "-o", "out", "-j", "1"], False),
    "questions to SMT solvers": (VALUES, ["export", "--smtlib", "-o", "out", "-j", "1"], True),
    "an explanation": (MISREPORTS, ["explain", "c", "--terms"], True),
    "an explanation as JSON": (MISREPORTS, ["explain", "c", "--terms", "--json"], True),
    "results as JSON": (VALUES, ["check", "--json", "-j", "1"], False),
    "a certificate": (TABLES, ["check", "--certificates", "out", "-j", "1"], True),
}


class Limits(ProgramTest):
    def command(self, text, arguments):
        self.write("large.yaml", text)
        verb, *rest = arguments
        return [CANDOR, verb, "large.yaml", *rest]

    def end_of(self, process):
        """Its code, processor seconds, largest size in megabytes, and what it said."""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024

    def start(self, command):
        for name in ("out.txt", "err.txt"):
            (self.folder / name).unlink(missing_ok=True)
        with open(self.folder / "out.txt", "wb") as out, open(self.folder / "err.txt", "wb") as err:
            return subprocess.Popen(command, cwd=self.folder, stdout=out, stderr=err)

    def said(self):
        err = (self.folder / "err.txt").read_text(encoding="utf-8")
        with open(self.folder / "out.txt", encoding="utf-8") as out:
            return out.read(1 << 20) + err

    def nothing_is_half_written(self):
        self.assertEqual([name for name in self.leftovers() if ".part" in name], [])

    def test_time(self):
        for phase, (text, arguments, _) in PHASES.items():
            with self.subTest(phase):
                code, seconds, _ = self.end_of(self.start(self.command(text, [*arguments, "--time", str(SECONDS)])))
                said = self.said()
                self.assertIn(code, (0, 1, 2), said[-2000:])
                # Reading, composing and writing thousands of files have the time each for itself; so has every rule of an audit.
                often = {"an audit": 10, "questions to SMT solvers": 3}.get(phase, 2)
                self.assertLess(seconds, often * (SECONDS + OVER), said[-500:])
                if code == 2:
                    self.assertIn(f"gave up after {SECONDS} s", said)
                self.nothing_is_half_written()

    def test_memory(self):
        for phase, (text, arguments, _) in PHASES.items():
            with self.subTest(phase):
                code, _, megabytes = self.end_of(self.start(self.command(text, [*arguments, "--memory", str(MEGABYTES), "--time", "4"])))
                said = self.said()
                self.assertIn(code, (0, 1, 2, 3) if phase == "reading a formula" else (0, 1, 2), said[-2000:])   # a formula has a limit of its own
                # Memory is looked at fifty times a second: on a busy machine more is taken between two looks.
                self.assertLess(megabytes, 1.5 * MEGABYTES, said[-500:])
                self.nothing_is_half_written()

    def test_a_message_shows_a_line_of_any_length(self):
        """A message about a line of 40 MB took 2 GB, and one about as many empty lines half a gigabyte."""
        for text in ("title: " + "a" * 40_000_000 + "\n", "\n" * 40_000_000):
            code, _, megabytes = self.end_of(self.start(self.command(text, ["check"])))
            self.assertEqual(code, 3)
            self.assertIn("large.yaml:1:1: error: the file has more than 32 MiB", self.said())
            self.assertLess(megabytes, 250)

    def seconds_so_far(self, process):
        with open(f"/proc/{process.pid}/stat", encoding="utf-8") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def test_interruption(self):
        for phase, (text, arguments, long_enough) in PHASES.items():
            if not long_enough:
                continue
            with self.subTest(phase):
                process = self.start(self.command(text, arguments))
                deadline = time.monotonic() + PATIENCE
                while (before := self.seconds_so_far(process)) < 0.7 and time.monotonic() < deadline:
                    self.assertIsNone(process.poll(), "ended by itself")
                    time.sleep(0.02)
                process.send_signal(signal.SIGINT)
                code, seconds, _ = self.end_of(process)
                self.assertEqual(code, 2)
                self.assertIn("candor: interrupted", self.said())
                self.assertLess(seconds - before, OVER + 0.2)
                self.nothing_is_half_written()

    def test_a_limit_while_something_is_composed_says_what(self):
        for phase, words in (("a report", "writing the report on large"), ("an explanation", "explaining claim c"), ("an explanation as JSON", "explaining claim c")):
            text, arguments, _ = PHASES[phase]
            code, _, _ = self.end_of(self.start(self.command(text, [*arguments, "--time", "1"])))
            self.assertEqual(code, 2, phase)
            said = self.said()
            if "undecided" not in said:  # on a busy machine the claim may take the second
                self.assertIn(f"candor: gave up after 1 s: {words}\n", said)
            self.assertIn("gave up after 1 s", said)
            self.assertEqual([name for name in self.leftovers() if name.endswith((".tex", ".v", ".smt2"))], [])


if __name__ == "__main__":
    unittest.main()
