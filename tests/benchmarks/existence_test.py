# SPDX-License-Identifier: MIT
"""scripts/benchmark on its smallest questions: every program that is installed gives the same answer, to the same system. Times are not looked at."""
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from importlib.machinery import SourceFileLoader
from pathlib import Path

SOURCE = Path(os.environ["CANDOR_SOURCE"])
PROGRAMS = Path(os.environ["CANDOR_BENCHMARKS"])
EXISTENCE = PROGRAMS / "existence"

loader = SourceFileLoader("benchmark", str(SOURCE / "scripts/benchmark"))
benchmark = importlib.util.module_from_spec(importlib.util.spec_from_loader("benchmark", loader))
sys.dont_write_bytecode = True
loader.exec_module(benchmark)


def rows_of_lp(text):
    """Each row as ({variable: coefficient}, bound)."""
    body = text.split("Subject To\n")[1].split("Bounds\n")[0]
    rows = []
    for row in re.split(r"^ r\d+:", body, flags=re.M)[1:]:
        left, bound = row.split(">=")
        rows.append(({name: int(sign + number) for sign, number, name in re.findall(r"([+-]) (\d+) (x\d+)", left)}, int(bound)))
    return rows


def rows_of_smt(text):
    text = re.sub(r"\(- (\d+)\.0\)", r"-\1.0", text)
    return [({name: int(number) for number, name in re.findall(r"\(\* (-?\d+)\.0 (x\d+)\)", row)}, int(re.search(r"(-?\d+)\.0\)\)$", row).group(1))) for row in text.splitlines() if row.startswith("(assert")]


def rows_of_h_representation(text):
    lines = [line.split() for line in text.split("begin\n")[1].split("end\n")[0].splitlines()]
    return [({f"x{k}": int(number) for k, number in enumerate(row[1:]) if number != "0"}, -int(row[0])) for row in lines[1:]]


class Existence(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_reading_finds_what_a_loop_does(self):
        table = self.folder / "table.json"
        result = subprocess.run([SOURCE / "scripts/benchmark", "--reading", "--largest", "4", "--programs", PROGRAMS, "--json", table], capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertEqual([(row["agents"], row["profiles"], row["agree"]) for row in json.loads(table.read_text(encoding="utf-8"))["reading"]], [(4, 256, True)])

    def test_all_programs_agree(self):
        table = self.folder / "table.json"
        result = subprocess.run([SOURCE / "scripts/benchmark", "--quick", "--programs", PROGRAMS, "--json", table], capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        found = json.loads(table.read_text(encoding="utf-8"))
        installed = {peer.name for peer in benchmark.PEERS if peer.installed()}
        self.assertEqual([row["candor"]["answer"] for row in found["existence"]], ["infeasible", "feasible"])
        for row in found["existence"]:
            self.assertEqual({name: peer["answer"] for name, peer in row["peers"].items()}, dict.fromkeys(installed, row["candor"]["answer"]))
            self.assertIn(row["instance"], result.stdout)

    def test_every_way_to_enumerate_agrees(self):
        table = self.folder / "table.json"
        command = [SOURCE / "scripts/benchmark", "--enumeration", "--largest", "6", "--repeat", "1", "--programs", PROGRAMS, "--json", table]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        rows = json.loads(table.read_text(encoding="utf-8"))["enumeration"]
        self.assertEqual([row["agents"] for row in rows], [4, 6])
        for row in rows:
            n = row["agents"]
            # A coalition of s agents has 2^s joint types: 4^s - 2^s lies, and 2^s 2^n terms.
            self.assertEqual(row["inequalities"], 5 ** n - 3 ** n)
            self.assertEqual(row["terms"], (3 ** n - 1) * 2 ** n)
            self.assertEqual(set(row["seconds"]), {way for way, sizes in benchmark.ENUMERATION.items() if n in sizes and (way != "z3" or shutil.which("z3"))})
            self.assertTrue(row["agree"])
        without_a_lie = {"inequalities": 1, "failing": 0, "terms": 1, "seconds": 1}
        self.assertFalse(benchmark.enumeration_row(6, {"candor": without_a_lie, "gmp": without_a_lie | {"failing": 1}})["agree"])
        self.assertFalse(benchmark.enumeration_row(6, {"candor": without_a_lie, "z3": {"seconds": 1, "failing": 1}})["agree"])   # it counts no inequalities

    def test_the_literal_formula_agrees_with_candor(self):
        table = self.folder / "table.json"
        command = [SOURCE / "scripts/benchmark", "--proposition-2", "--largest", "10", "--programs", PROGRAMS, "--json", table]
        original, agents = benchmark.LITERAL, 6
        self.addCleanup(setattr, benchmark, "LITERAL", original)
        benchmark.LITERAL = (agents,)
        found = benchmark.measure_proposition_2(PROGRAMS, PROGRAMS.parent / "cli/candor", 10)
        self.assertEqual([row["agree"] for row in found["literal_formula"]], [True])
        # Two types: the sum over sets J of the others of (2 |J| + 1) is 6 2^5, for each of 6 agents; each expectation over one agent's type takes 2 products at each of 2^6 profiles.
        self.assertEqual(found["literal_formula"][0]["terms"], 6 * (6 * 2 ** 5) * 2 * 2 ** 6)
        [row] = found["candor"]
        self.assertEqual((row["agents"], row["profiles"], row["verified"]), (10, 1024, 3))
        self.assertNotEqual(subprocess.run([*command[:3], "5", *command[4:]], capture_output=True, check=False).returncode, 0)

    def test_all_formats_hold_the_same_system(self):
        for instance in (["3", "2"], ["2", "3", "5", "7"]):
            shape = json.loads(subprocess.run([EXISTENCE, "write", self.folder, *instance], check=True, capture_output=True, text=True).stdout)
            agents, types = map(int, instance[:2])
            lp, smt, h = (read((self.folder / name).read_text(encoding="utf-8")) for read, name in ((rows_of_lp, "system.lp"), (rows_of_smt, "system.smt2"), (rows_of_h_representation, "system.ine")))
            # Every proper coalition of m agents has types^m joint types, each with a lie to every other.
            coalitions = [bin(members).count("1") for members in range(1, 2 ** agents - 1)]
            self.assertEqual(len(lp), sum(types ** size * (types ** size - 1) for size in coalitions))
            self.assertEqual((shape["rows"], shape["columns"]), (len(lp), (agents - 1) * types ** agents))
            self.assertEqual(lp, smt)
            self.assertEqual(lp, h)
            margin = (self.folder / "margin.lp").read_text(encoding="utf-8")
            self.assertEqual(rows_of_lp(margin), lp)
            self.assertEqual(margin.count("\n + t"), len(lp))

    def test_a_program_that_takes_too_long_did_not_finish(self):
        forever, at_once = [sys.executable, "-c", "while True: pass"], [sys.executable, "-c", "print('answer 42', flush=True)\nwhile True: pass"]
        self.assertIsNone(benchmark.run_limited(forever, 1)[0])
        self.assertIsNone(benchmark.run_limited(forever, 1, r"^answer.*\n")[0])
        self.assertEqual(benchmark.run_limited(at_once, 5, r"^answer.*\n")[0], "answer 42\n")

    def test_disagreement_is_noticed(self):
        wrong = benchmark.Peer("wrong", sys.executable, lambda folder: [sys.executable, "-c", "print('sat')"], benchmark.read_z3)
        original, benchmark.PEERS = benchmark.PEERS, [wrong]
        self.addCleanup(setattr, benchmark, "PEERS", original)
        self.assertFalse(benchmark.measure(EXISTENCE, (3, 2, 0), 20, set())["agree"])
        self.assertTrue(benchmark.measure(EXISTENCE, (3, 2, 8), 20, set())["agree"])

    def test_bad_arguments(self):
        for arguments in ([], ["decide"], ["decide", "3"], ["decide", "three", "2"], ["write", self.folder]):
            self.assertEqual(subprocess.run([EXISTENCE, *arguments], capture_output=True, check=False).returncode, 4, arguments)


if __name__ == "__main__":
    unittest.main()
