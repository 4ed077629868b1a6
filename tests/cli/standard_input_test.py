# SPDX-License-Identifier: MIT
"""`-` in place of a case file: standard input."""
import json
import os
import subprocess
import time
import unittest

from program import CANDOR, PATIENCE, ProgramTest, coin

TRUE = "id: fair, property: full_support, expect: verified"
UNTIDY = coin(TRUE).replace("prior: uniform", "prior:   uniform   ")


class StandardInput(ProgramTest):
    def run_on(self, text, code, *arguments):
        return self.expect(code, *arguments, input=text)

    def test_every_verb_that_reads_a_case(self):
        """They say of it what they say of a file, but for its name."""
        path = self.write("standard_input.yaml", coin(TRUE))
        for arguments in (("check", "{}"), ("check", "{}", "--claim", "fair"), ("explain", "{}", "fair"), ("eval", "{}", "payoff of 2"), ("audit", "{}"), ("list", "{}"),
                          ("fmt", "{}", "-o", "-"), ("solve", "{}", "--balance", "no_deficit", "--incentives", "none"), ("check", "{}", "--json"), ("list", "{}", "--catalogue")):
            of_file = self.expect(0, *(argument.format(path.name) for argument in arguments))
            of_input = self.run_on(coin(TRUE), 0, *(argument.format("-") for argument in arguments))
            self.assertEqual(of_input.stdout.replace("standard input", path.name), of_file.stdout, arguments)
            self.assertEqual(of_input.stderr, of_file.stderr)
        self.assertEqual(json.loads(self.run_on(coin(TRUE), 0, "list", "-", "--json").stdout)["cases"][0]["file"], "standard input")

    def test_the_file_behind_it_is_not_written_over(self):
        """By its name the case was left as it is, and as standard input it was replaced."""
        path = self.write("coin.yaml", coin(TRUE))
        with open(path, encoding="utf-8") as text:
            said = self.expect(4, "solve", "-", "--balance", "no_deficit", "--incentives", "none", "-o", "coin.yaml", stdin=text).stderr
        self.assertIn("coin.yaml", said)
        self.assertEqual(path.read_text(encoding="utf-8"), coin(TRUE))

    def test_beside_files_and_once_only(self):
        self.write("coin.yaml", coin(TRUE))
        text = self.run_on(coin(TRUE), 0, "check", "coin.yaml", "-", "-").stdout
        self.assertIn("2 claims in 2 cases", text)

    def test_errors_have_places(self):
        for verb in ("check", "fmt", "list", "audit"):
            arguments = (verb, "-", "-o", "-") if verb == "fmt" else (verb, "-")
            self.assertIn("standard input:3:", self.run_on(coin(TRUE).replace("[1, 2]", "[1, 1]"), 3, *arguments).stderr, verb)
        self.assertIn("the file is empty", self.run_on("", 3, "check", "-").stderr)
        self.assertIn("`candor list -`", self.run_on(coin(TRUE), 4, "explain", "-", "unfair").stderr)

    def test_there_is_no_file_to_write_back_into(self):
        result = self.run_on(UNTIDY, 4, "fmt", "-")
        self.assertIn("standard input: add -o -", result.stderr)
        self.assertEqual(self.run_on(UNTIDY, 1, "fmt", "-", "--check").stdout, "not tidy: standard input\n")
        self.assertEqual(self.leftovers(), [])

    def test_certificates_and_reports(self):
        self.run_on(coin(TRUE), 0, "check", "-", "--certificates", "certificates", "--quiet")
        self.assertIn("the certificate agrees with the case", self.run_on(coin(TRUE), 0, "verify", "-", "certificates/standard_input.json").stdout)
        self.run_on(coin(TRUE), 0, "report", "-", "-o", "reports", "--quiet")
        self.assertIn("reports/standard_input.tex", self.leftovers())

    def test_a_file_of_that_name(self):
        self.write("-", coin(TRUE))
        self.assertIn("verified", self.expect(0, "check", "./-", stdin=subprocess.DEVNULL).stdout)

    def test_what_cannot_be_read(self):
        folder = os.open(self.folder, os.O_RDONLY)
        self.addCleanup(os.close, folder)
        self.assertIn("standard input: error: it cannot be read", self.expect(3, "check", "-", stdin=folder).stderr)

    def test_waiting_obeys_limits_and_interruptions(self):
        command = [CANDOR, "check", "-"]
        silent, write = os.pipe()
        self.addCleanup(os.close, write)
        self.addCleanup(os.close, silent)
        started = time.monotonic()
        self.assertIn("standard input was not read to its end: gave up after 1 s: waiting for standard input", self.expect(2, "check", "-", "--time", 1, stdin=silent).stderr)
        self.assertLess(time.monotonic() - started, PATIENCE / 10)
        with subprocess.Popen(command, stdin=silent, stderr=subprocess.PIPE, text=True, cwd=self.folder) as process:
            time.sleep(1)
            process.terminate()
            self.assertIn("interrupted", process.communicate(timeout=PATIENCE)[1])
            self.assertEqual(process.returncode, 2)


if __name__ == "__main__":
    unittest.main()
