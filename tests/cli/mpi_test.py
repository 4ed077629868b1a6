# SPDX-License-Identifier: MIT
"""candor-mpi: several processes say what one says, and no verdict if one of them fails."""
import json
import os
import re
import signal
import subprocess
import time
import unittest
from pathlib import Path

from program import AIRLINES, GUO, MPI, PATIENCE, SOURCE, ProgramTest, coin

CANDOR_MPI = os.environ["CANDOR_MPI"]


def correlated(agents, claims, bonus=0):
    """Everybody of one mind, so that no coalition gains; with a bonus paid to the last agent for reporting 1, some do."""
    labels = [f"a{k}" for k in range(agents)]
    return (f"title: Of one mind\nsource: {{title: made up}}\nagents: [{', '.join(labels)}]\ntypes: [0, 1]\n"
            f"prior: '(1 + sum(j in agents: type[j])) / {sum((1 + bin(profile).count('1')) for profile in range(1 << agents))}'\noutcomes: [x, y]\n"
            f"payoffs: 'if outcome = x then sum(j in agents: type[j]) else {agents} / 2'\nallocations:\n  q: {{construction: efficient, ties: first}}\ntransfers:\n  zero: 0\n"
            f"  bonus: {{{labels[-1]}: \"if type[{labels[-1]}] = 1 then {bonus} else 0\", others: 0}}\n"
            f"claims:\n" + "".join(f"  - {{{claim}}}\n" for claim in claims))


class SeveralProcesses(ProgramTest):
    def start(self, processes, *arguments):
        return subprocess.Popen(["mpirun", "-n", str(processes), CANDOR_MPI, *map(str, arguments)], cwd=self.folder, env=os.environ | MPI, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def mpirun(self, processes, *arguments):
        process = self.start(processes, *arguments)
        out, err = process.communicate(timeout=200)
        return process.returncode, out, err

    def expect_same(self, *arguments, processes=(2,)):
        alone = self.run_candor("check", *arguments, "-j", "1")
        for several in processes:
            code, out, err = self.mpirun(several, "check", *arguments)
            self.assertEqual((code, out), (alone.returncode, alone.stdout), err)
        return alone

    def test_the_founding_examples(self):
        self.assertEqual(self.expect_same(GUO, AIRLINES).returncode, 0)

    def test_all_families(self):
        self.expect_same(SOURCE / "cases/liu2018/airlines.yaml", SOURCE / "cases/mishra2020/partnership_uniform.yaml")

    def test_verified_and_refuted_whatever_the_number_of_processes_and_threads(self):
        self.write("large.yaml", correlated(7, ["id: c1, property: coalitional_ic, transfers: zero, coalitions: all, expect: verified",
                                                "id: c2, property: coalitional_ic, transfers: bonus, coalitions: all, expect: refuted",
                                                "id: c3, property: maxmin_coalitional_ic, transfers: [zero, bonus], strategies: pure, coalitions: all, expect: verified"], bonus=3))
        alone = self.expect_same("--json", "large.yaml", processes=(2, 3))
        self.assertEqual([claim["verdict"] for claim in json.loads(alone.stdout)["cases"][0]["claims"]], ["verified", "refuted", "verified"])   # the bonus is not counted on
        code, out, err = self.mpirun(2, "check", "--json", "large.yaml", "-j", "3")
        self.assertEqual((code, out), (0, alone.stdout), err)

    def test_a_claim_not_as_expected_ends_with_1(self):
        self.write("large.yaml", correlated(4, ["id: c4, property: coalitional_ic, transfers: bonus, coalitions: all, expect: verified"], bonus=3))
        self.assertEqual(self.expect_same("large.yaml").returncode, 1)

    def test_certificates_are_written_once_and_are_the_same(self):
        self.write("large.yaml", correlated(5, ["id: c5, property: coalitional_ic, transfers: zero, coalitions: all, expect: verified"]))
        self.expect(0, "check", "large.yaml", "--certificates", "alone")
        code, _, err = self.mpirun(2, "check", "large.yaml", "--certificates", "together")
        self.assertEqual(code, 0, err)
        names = sorted(path.name for path in (self.folder / "alone").iterdir())
        self.assertEqual(sorted(path.name for path in (self.folder / "together").iterdir()), names)
        for name in names:
            self.assertEqual((self.folder / "together" / name).read_bytes(), (self.folder / "alone" / name).read_bytes())

    def test_bad_input_is_told_once(self):
        self.write("coin.yaml", coin("id: fair, property: full_suport, expect: verified"))
        code, out, err = self.mpirun(2, "check", "coin.yaml")
        self.assertEqual(code, 3)
        self.assertEqual(err.count("full_suport"), self.run_candor("check", "coin.yaml").stderr.count("full_suport"), err)
        for arguments, word in ((["verify", "x.json"], "can only `check`"), (["check", "nowhere.yaml"], "nowhere.yaml")):
            code, out, err = self.mpirun(2, *arguments)
            self.assertEqual(code, 4, err)
            self.assertEqual(err.count(word), 1, err)

    def test_what_cannot_be_written_is_told_and_everybody_ends(self):
        self.write("large.yaml", correlated(5, ["id: c, property: coalitional_ic, transfers: zero, coalitions: all, expect: verified"]))
        self.write("file", "")
        for processes in (2, 3):
            code, out, err = self.mpirun(processes, "check", "large.yaml", "--certificates", "file")
            self.assertEqual((code, out), (4, ""), err)
            self.assertIn("candor: error: ", err)

    def test_a_process_that_gives_up_is_not_waited_for(self):
        """The second process may not take any memory, and gives up; with the sides exchanged the first one does."""
        self.write("large.yaml", correlated(12, ["id: c, property: coalitional_ic, transfers: zero, coalitions: all, expect: verified"]))
        for options in ([[], ["--memory", "1"]], [["--memory", "1"], []]):
            command = ["mpirun"]
            for k, own in enumerate(options):
                command += [*([":"] if k else []), "-n", "1", CANDOR_MPI, "check", *own, "large.yaml"]
            result = subprocess.run(command, cwd=self.folder, env=os.environ | MPI, capture_output=True, text=True, timeout=PATIENCE, check=False)
            self.assertEqual(result.returncode, 2, result.stdout + result.stderr)
            self.assertRegex(result.stdout, "(?m)^undecided +c |1 case file not read to the end$")

    def test_a_lost_process_leaves_no_verdict(self):
        """A process is killed while all of them compare: whatever mpirun then does, nothing is verified or refuted."""
        self.write("slow.yaml", correlated(12, ["id: slow, property: coalitional_ic, transfers: zero, coalitions: all, expect: verified"]))
        process = self.start(2, "check", "slow.yaml")
        deadline = time.monotonic() + 60
        while len(workers := self.processes_below(process.pid)) < 2:
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.01)
        time.sleep(0.2)
        os.kill(max(workers), signal.SIGKILL)
        out, err = process.communicate(timeout=PATIENCE)
        self.assertNotEqual(process.returncode, 0, out + err)
        self.assertNotRegex(out, "(?m)^(verified|refuted)", err)

    def test_processes_that_read_different_cases_do_not_begin(self):
        """Each process has a working folder of its own here, with another case under the same name."""
        claim = ["id: same, property: coalitional_ic, transfers: zero, coalitions: all, expect: verified"]
        self.write("one/case.yaml", correlated(3, claim))
        self.write("two/case.yaml", correlated(3, claim).replace("3 / 2", "4 / 2"))
        command = ["mpirun"]
        for folder in ("one", "two"):
            command += [*([":"] if len(command) > 1 else []), "-n", "1", "-wdir", str(self.folder / folder), CANDOR_MPI, "check", "case.yaml"]
        result = subprocess.run(command, cwd=self.folder, env=os.environ | MPI, capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertEqual(result.returncode, 2, result.stdout + result.stderr)
        self.assertEqual(result.stdout.count("verified"), 0)
        self.assertIn("compares something else", result.stderr)

    def test_interrupted(self):
        self.write("slow.yaml", correlated(13, ["id: slow, property: coalitional_ic, transfers: zero, coalitions: all, expect: verified"]))
        process = self.start(2, "check", "slow.yaml", "--certificates", "out")
        deadline = time.monotonic() + 60
        while len(self.processes_below(process.pid)) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=PATIENCE)
        self.assertNotEqual(process.returncode, 0, out + err)
        self.assertNotRegex(out, "(?m)^(verified|refuted)")
        self.assertEqual([name for name in self.leftovers() if name not in ("slow.yaml", "out")], [])

    @staticmethod
    def processes_below(parent):
        """The running candor-mpi processes that mpirun has started."""
        found = []
        for folder in Path("/proc").iterdir():
            try:
                stat = re.match(r"\d+ \((.*)\) \S (\d+)", (folder / "stat").read_text(encoding="utf-8"), flags=re.S) if folder.name.isdigit() else None
            except OSError:
                continue
            if stat and int(stat.group(2)) == parent and stat.group(1) == "candor-mpi":
                found.append(int(folder.name))
        return found


if __name__ == "__main__":
    unittest.main()
