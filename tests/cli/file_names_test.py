# SPDX-License-Identifier: MIT
"""Names of case files that are not what file names usually are: nothing is written outside the folder, nothing is malformed, nothing ends as a bug."""
import json
import os
import subprocess
import sys
import unittest

from program import CANDOR, PATIENCE, SOURCE, ProgramTest, coin

TRUE = "id: fair, property: full_support, expect: verified"
BROKEN = {b"two\nlines.yaml": r"two\x0Alines.yaml", b"bell\x07.yaml": r"bell\x07.yaml", b"caf\xe9.yaml": r"caf\xE9.yaml", b"..yaml": "..yaml"}


class FileNames(ProgramTest):
    def write_bytes(self, name, text):
        """A file with a name of any bytes, as an argument for the program."""
        with open(os.path.join(os.fsencode(self.folder), name), "w", encoding="utf-8") as file:
            file.write(text)
        return name

    def run_bytes(self, *arguments):
        return subprocess.run([CANDOR, *arguments], cwd=self.folder, capture_output=True, timeout=PATIENCE, check=False)

    def recheck(self, *arguments):
        command = [sys.executable, SOURCE / "recheck/python/recheck.py", *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, timeout=PATIENCE, check=False)

    def test_every_verb_refuses_an_id_that_cannot_be_printed(self):
        """check --certificates of a file whose name has a line break wrote a certificate that verify called malformed; one that is not UTF-8 ended as a bug."""
        verbs = (["check"], ["check", "--json"], ["check", "--certificates", "out"], ["report", "-o", "out"], ["export", "--coq", "-o", "out"], ["export", "--smtlib", "-o", "out"],
                 ["audit"], ["audit", "--json"], ["list"], ["list", "--json"], ["list", "--catalogue"], ["fmt", "--check"])
        for name, shown in BROKEN.items():
            self.write_bytes(name, coin(TRUE))
            for verb in verbs:
                result = self.run_bytes(*verb, name)
                self.assertEqual(result.returncode, 3, (verb, name, result.stdout, result.stderr))
                self.assertIn(f"{shown}: error: the name of this file ", result.stderr.decode("utf-8"))
                if "--json" in verb:
                    self.assertEqual(json.loads(result.stdout)["errors"][0]["file"], shown)
            for verb in (["explain", name, b"fair"], ["region", name, "-p", "t"], ["solve", name], ["counterexample", name, "fair"]):
                self.assertEqual(self.run_bytes(*verb).returncode, 3, verb)
            os.remove(os.path.join(os.fsencode(self.folder), name))
        self.assertEqual([name for name in self.leftovers() if name != "out"], [])

    def test_the_other_cases_of_a_folder_are_checked(self):
        self.write("here/coin.yaml", coin(TRUE))
        self.write_bytes(b"here/caf\xe9.yaml", coin(TRUE))
        result = self.run_bytes("check", "here")
        self.assertEqual(result.returncode, 3)
        self.assertIn(b"verified   fair", result.stdout)

    def test_a_folder_may_have_any_name(self):
        """The id is that of the file; the path is printed so that JSON and terminals can take it."""
        os.mkdir(os.path.join(os.fsencode(self.folder), b"caf\xe9\n"))
        self.write_bytes(b"caf\xe9\n/coin.yaml", coin(TRUE))
        result = self.run_bytes("check", b"caf\xe9\n/coin.yaml", "--json", "--certificates", "out")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(json.loads(result.stdout)["cases"][0]["file"], r"caf\xE9\x0A/coin.yaml")
        self.assertEqual(self.run_bytes("verify", b"caf\xe9\n/coin.yaml", "out/coin.json").returncode, 0)

    def test_nothing_is_written_that_could_not_be_read(self):
        self.write("coin.yaml", coin(TRUE))
        for name, shown in BROKEN.items():
            for verb in (["new", name], ["fmt", "coin.yaml", "-o", name], ["solve", "coin.yaml", "-o", name], ["counterexample", "coin.yaml", "fair", "-o", name]):
                result = self.run_bytes(*verb)
                self.assertEqual(result.returncode, 4, (verb, result.stderr))
                self.assertIn(f"'{shown}' is no name for a case", result.stderr.decode("utf-8"))
        self.assertEqual(self.leftovers(), ["coin.yaml"])

    def test_unusual_names_that_can_be_printed(self):
        """report gave é.yaml and -x.yaml documents whose names TeX took for options."""
        names = ["é.yaml", "-x.yaml", "(1).yaml", "x.yaml", "a b.yaml", "%41.yaml"]
        for name in names:
            self.write("odd/" + name, coin(TRUE))
        self.expect(0, "check", "odd", "--certificates", "out")
        self.assertEqual(sorted(os.listdir(self.folder / "out")), sorted(name.removesuffix(".yaml") + ".json" for name in names))
        for name in names:
            stem = os.path.splitext(name)[0]
            self.expect(0, "verify", "odd/" + name, f"out/{stem}.json")
        self.assertEqual(self.recheck("--case", "odd", "out").returncode, 0)
        self.expect(0, "report", "odd", "-o", "reports")
        documents = [name for name in os.listdir(self.folder / "reports") if name.endswith(".tex")]
        # in the order of the files: "%41" "(1)" "-x" "a b" "x" "é"; what is neither letter nor digit is left out at the start
        self.assertEqual(sorted(documents), sorted(["41.tex", "1-.tex", "x.tex", "a-b.tex", "x-2.tex", "u00E9.tex", "verification-report.tex"]))
        self.assertIn("(%C3%A9.yaml)", self.expect(0, "list", "odd", "--catalogue").stdout)
        self.assertIn("(a%20b.yaml)", self.expect(0, "list", "odd", "--catalogue").stdout)

    def test_certificates_stay_in_their_folder(self):
        """What followed `cases` in the path kept '..', so that a certificate was written beside the folder for certificates."""
        self.write("work/evil.yaml", coin(TRUE))
        (self.folder / "work/cases").mkdir()
        before = set(self.leftovers())
        for path, name in (("work/cases/../evil.yaml", "evil"), ("work/cases/./../cases/../evil.yaml", "evil"), ("work/cases/..", "evil"), ("work/../work", "evil")):
            self.expect(0, "check", path, "--certificates", "work/out")
            self.assertEqual(set(self.leftovers()) - before, {"work/out", f"work/out/{name}.json"})
            self.assertEqual(self.recheck("--case", "work", "work/out").returncode, 0)
            for verb in (["report", "-o"], ["export", "--coq", "-o"], ["export", "--smtlib", "-o"]):
                self.expect(0, *verb, "work/out", path)
            self.assertTrue(all(name.startswith("work/out") for name in set(self.leftovers()) - before))
            subprocess.run(["rm", "-r", self.folder / "work/out"], check=True)

    def test_certificates_of_nested_folders(self):
        """Two cases of one name in different folders had certificates of one name, and the second checker did not find cases in folders."""
        self.write("mine/a/coin.yaml", coin(TRUE))
        self.write("mine/b/coin.yaml", coin(TRUE, "id: one, property: full_support, expect: verified"))
        self.write("mine/coin.yaml", coin(TRUE, "id: other, property: full_support, expect: verified"))
        self.expect(0, "check", "mine", "--certificates", "out")
        certificates = [name for name in self.leftovers() if name.endswith(".json")]
        self.assertEqual(certificates, ["out/a/coin.json", "out/b/coin.json", "out/coin.json"])
        for name in certificates:
            self.expect(0, "verify", name.replace("out", "mine").replace(".json", ".yaml"), name)
        result = self.recheck("--case", "mine", "out")
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertEqual(result.stdout.count(b"accepted"), 3)
        # the false twin: a certificate at the place of another case
        (self.folder / "out/a/coin.json").write_bytes((self.folder / "out/b/coin.json").read_bytes())
        result = self.recheck("--case", "mine", "out")
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertIn(b"out/a/coin.json: rejected: the case has no claim one", result.stdout)

    def test_the_second_checker_refuses_such_names_too(self):
        self.write("coin.yaml", coin(TRUE))
        self.expect(0, "check", "coin.yaml", "--certificates", "out")
        for name in BROKEN:
            self.write_bytes(name, coin(TRUE))
            result = self.recheck("--case", name, "out/coin.json")
            self.assertEqual((result.returncode, result.stderr), (3, b""), result.stdout)
            self.assertIn(b"malformed", result.stdout)
            self.assertEqual(result.stdout.count(b"\n"), 1)

    def test_long_names(self):
        """The longest name that a file can have, 255 bytes, left no room for that of the unfinished file."""
        self.write("x" * 250 + ".yaml", coin(TRUE))
        self.expect(0, "check", "x" * 250 + ".yaml", "--certificates", "out")
        self.assertIn("out/" + "x" * 250 + ".json", self.leftovers())


if __name__ == "__main__":
    unittest.main()
