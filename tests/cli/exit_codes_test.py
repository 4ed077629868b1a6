# SPDX-License-Identifier: MIT
"""Every exit code, and which one wins. (70 is in report_test.py: a TeX that does not accept a report is the contradiction that can be staged from outside.)"""
import os
import shutil
import subprocess
import unittest

from program import CANDOR, GUO, PATIENCE, ProgramTest, coin

TRUE = "id: fair, property: full_support, expect: verified"
WRONG = "id: wrong, property: full_support, expect: refuted"
UNDECIDED = "id: nothing, property: cbdp, coalitions: [[1, 2]], expect: verified"
NOBODY = 65534


class ExitCodes(ProgramTest):
    def test_0_all_as_expected(self):
        self.expect(0, "check", GUO)

    def test_1_some_claim_is_not(self):
        self.write("wrong.yaml", coin(TRUE, WRONG))
        self.expect(1, "check", "wrong.yaml")

    def test_2_undecided(self):
        self.write("undecided.yaml", coin(TRUE, UNDECIDED))
        self.expect(2, "check", "undecided.yaml")

    def test_2_nothing_checked(self):
        (self.folder / "empty").mkdir()
        result = self.expect(2, "check", "empty")
        self.assertIn("nothing was checked", result.stderr)

    def test_3_a_file_with_errors_or_none_at_all(self):
        self.write("bad.yaml", "agents: [1, 1]\n")
        for name, text in {"bad.yaml": "agents: [1, 1]\n", "empty.yaml": "", "list.yaml": "- 1\n"}.items():
            self.write(name, text)
            result = self.expect(3, "check", name)
            self.assertRegex(result.stderr, rf"(?m)^{name}:.*error: ")
            self.assertEqual(self.expect(3, "check", name, "--quiet").stdout, "")

    def test_3_a_pivot_rule_where_values_are_not_private(self):
        """The program said that it contradicted itself, for the fault of the file was noticed too late."""
        self.write("pivot.yaml", coin(TRUE).replace("type[i]", "type[1]").replace("zero: 0", "zero: {construction: pivot}"))
        self.assertRegex(self.expect(3, "check", "pivot.yaml").stderr, r"(?m)^pivot.yaml:\d+:\d+: error: .*pivot rule is defined for private values")

    def test_3_a_file_that_cannot_be_read(self):
        path = self.write("secret.yaml", coin(TRUE))
        path.chmod(0)
        if os.geteuid() != 0:
            result = self.expect(3, "check", "secret.yaml")
        else:   # Root may read everything: be somebody who may not.
            self.folder.chmod(0o755)
            program = self.folder / "candor"
            shutil.copy(CANDOR, program)
            program.chmod(0o755)
            result = subprocess.run([program, "check", "secret.yaml"], cwd=self.folder, user=NOBODY, group=NOBODY, extra_groups=[], capture_output=True, text=True, timeout=PATIENCE, check=False)
            self.assertEqual(result.returncode, 3, result.stderr)
        self.assertIn("secret.yaml", result.stderr)
        self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)

    def test_3_a_device_is_not_a_case(self):
        self.expect(3, "check", "/dev/null")

    def test_4_bad_command_lines(self):
        self.write("a.yaml", coin(TRUE))
        for arguments in ([], ["chekc"], ["check"], ["check", "a.yaml", "--colour"], ["check", "a.yaml", "-j", "0"], ["check", "a.yaml", "-j", "many"], ["explain", "a.yaml"],
                          ["report", "a.yaml"], ["check", "b.yaml"], ["explain", ".", "fair"], ["explain", "a.yaml", "fiar"], ["new", "a.yaml"], ["new", "none/b.yaml"],
                          ["fmt", ".", "a.yaml", "--check", "-o", "c.yaml"], ["list", "a.yaml", "--json", "--catalogue"], ["schema", "a.yaml"]):
            with self.subTest(arguments):
                result = self.expect(4, *arguments)
                self.assertEqual(result.stdout, "")
                self.assertTrue(result.stderr.startswith("candor: error: "), result.stderr)
        self.assertEqual(self.leftovers(), ["a.yaml"])

    def test_4_suggestions(self):
        self.write("airlines.yaml", coin(TRUE))
        for arguments, hint in ((["chekc"], "did you mean 'check'?"), (["check", "airline.yaml"], "did you mean 'airlines.yaml'?"), (["explain", "airlines.yaml", "fiar"], "did you mean 'fair'?"),
                                (["check", "airlines.yaml", "--jsno"], "did you mean '--json'?"), (["--truts"], "did you mean '--trust'?")):
            self.assertIn(hint, self.expect(4, *arguments).stderr)

    def test_4_output_that_cannot_be_written(self):
        self.write("a.yaml", coin(TRUE))
        with open("/dev/full", "w", encoding="utf-8") as full:
            result = subprocess.run([CANDOR, "check", "a.yaml"], cwd=self.folder, stdout=full, stderr=subprocess.PIPE, text=True, timeout=PATIENCE, check=False)
        self.assertEqual(result.returncode, 4)
        self.assertIn("standard output cannot be written", result.stderr)

    def test_the_gravest_wins(self):
        self.write("wrong.yaml", coin(WRONG))
        self.write("undecided.yaml", coin(UNDECIDED))
        self.write("bad.yaml", "title: x\n")
        self.write("good.yaml", coin(TRUE))
        self.expect(2, "check", "good.yaml", "undecided.yaml")
        self.expect(1, "check", "undecided.yaml", "wrong.yaml", "good.yaml")
        self.expect(3, "check", "wrong.yaml", "bad.yaml", "undecided.yaml")
        self.expect(4, "check", "bad.yaml", "missing.yaml")

    def test_warnings_do_not_change_the_code(self):
        text = coin(TRUE).replace("prior: uniform", "prior:\n  - [type 1, type 2, probability]\n  - [a, a, 0.333]\n  - [a, b, 0.167]\n  - [b, a, 0.25]\n  - [b, b, 0.25]")
        self.write("rounded.yaml", text)
        result = self.expect(0, "check", "rounded.yaml")
        self.assertIn("warning", result.stderr)


if __name__ == "__main__":
    unittest.main()
