# SPDX-License-Identifier: MIT
"""Files and streams that are not what they usually are: links, pipes, devices, full disks, signals. Nothing is half written, nothing waits, nothing ends as if all were well."""
import os
import resource
import signal
import stat
import subprocess
import sys
import unittest

from program import CANDOR, GUO, PATIENCE, SOURCE, ProgramTest, coin

TRUE = "id: fair, property: full_support, expect: verified"
TIDY, UNTIDY = coin(TRUE), coin(TRUE).replace("types: [a, b]", "types: [a, b]   ")
FULL = "/dev/full"
WITHOUT_RIGHTS = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}


class Written(ProgramTest):
    def text(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def test_a_link_stays_a_link(self):
        """fmt replaced a link by a file, and left what it led to as it was."""
        self.write("below/real.yaml", UNTIDY)
        (self.folder / "link.yaml").symlink_to("below/real.yaml")
        (self.folder / "second.yaml").symlink_to(self.folder / "link.yaml")
        self.assertEqual(self.expect(0, "fmt", "second.yaml").stdout, "tidied: second.yaml\n")
        self.assertTrue((self.folder / "link.yaml").is_symlink() and (self.folder / "second.yaml").is_symlink())
        self.assertEqual(self.text("below/real.yaml"), TIDY)
        (self.folder / "new.yaml").symlink_to("below/new.yaml")     # leads to what is not there yet
        self.expect(0, "fmt", "link.yaml", "-o", "new.yaml")
        self.assertEqual(self.text("below/new.yaml"), TIDY)
        (self.folder / "loop.yaml").symlink_to("loop.yaml")
        self.assertIn("'loop.yaml' cannot be written: Too many levels", self.expect(4, "fmt", "link.yaml", "-o", "loop.yaml").stderr)
        self.assertEqual(self.leftovers(), ["below", "below/new.yaml", "below/real.yaml", "link.yaml", "loop.yaml", "new.yaml", "second.yaml"])

    def test_permissions_stay(self):
        """fmt gave a file of mode 640 the mode of a new one."""
        path = self.write("coin.yaml", UNTIDY)
        for mode in (0o640, 0o600, 0o664):
            path.write_text(UNTIDY, encoding="utf-8")
            path.chmod(mode)
            self.expect(0, "fmt", "coin.yaml", "--quiet")
            self.assertEqual(self.text("coin.yaml"), TIDY)
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), mode)

    def test_what_is_no_file_is_left_as_it_is(self):
        """-o /dev/full replaced the device by a file, for everybody."""
        self.write("coin.yaml", TIDY)
        os.mkfifo(self.folder / "pipe.yaml")
        (self.folder / "folder.yaml").mkdir()
        for name in ("pipe.yaml", "folder.yaml"):
            kind = stat.S_IFMT((self.folder / name).stat().st_mode)
            self.assertIn(f"file '{name}' cannot be written: this is no regular file", self.expect(4, "fmt", "coin.yaml", "-o", name).stderr)
            self.assertEqual(stat.S_IFMT((self.folder / name).stat().st_mode), kind)

    def test_nothing_is_said_to_be_tidied_that_could_not_be_written(self):
        """fmt said "tidied", and then that the disk was full."""
        self.write("coin.yaml", UNTIDY)
        result = self.expect(4, "fmt", "coin.yaml", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)))
        self.assertEqual(result.stdout, "")
        self.assertIn("file 'coin.yaml' cannot be written: File too large", result.stderr)
        self.assertEqual((self.text("coin.yaml"), self.leftovers()), (UNTIDY, ["coin.yaml"]))

    def test_a_limit_on_the_size_of_files_leaves_nothing_half_written(self):
        """The signal of the limit ended the program, and a .part file stayed."""
        result = self.expect(4, "report", GUO, "-o", "out", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)))
        self.assertIn("cannot be written: File too large", result.stderr)
        self.assertEqual([name for name in os.listdir(self.folder / "out") if ".part" in name], [])

    @unittest.skipUnless(os.path.exists(FULL), "there is no device that is always full")
    def test_a_full_device_is_an_error_whatever_was_to_be_printed(self):
        """--help and --version to a full device ended with 0."""
        self.write("coin.yaml", TIDY)
        for arguments in (["--help"], ["--version"], ["--trust"], ["check", "--help"], ["schema"], ["new"], ["check", "coin.yaml"], ["check", "coin.yaml", "--json"], ["list", "coin.yaml"], ["explain", "coin.yaml", "fair"]):
            with open(FULL, "w", encoding="utf-8") as full:
                result = subprocess.run([CANDOR, *arguments], cwd=self.folder, stdout=full, stderr=subprocess.PIPE, text=True, timeout=PATIENCE, check=False)
            self.assertEqual((result.returncode, result.stderr), (4, "candor: error: standard output cannot be written\n"), arguments)


    def test_what_was_read_is_not_written_over(self):
        """A case called coin.json, .tex, .pdf or .v was replaced by its own certificate, report or theorems."""
        for name, arguments in (("coin.json", ["check", "--certificates"]), ("coin.tex", ["report", "-o"]), ("verification-report.tex", ["report", "-o"]), ("coin.v", ["export", "--coq", "-o"])):
            case = self.write(f"work/{name}", TIDY)
            result = self.expect(4, *arguments, "work", f"work/{name}")
            self.assertIn(f"file 'work/{name}' cannot be written: it is one of the files that were read, and is left as it is", result.stderr)
            self.assertEqual(case.read_text(encoding="utf-8"), TIDY)
            case.unlink()
        self.write("work/coin.yaml", TIDY)                            # a link to it does not help
        (self.folder / "out").mkdir()
        (self.folder / "out/coin.json").symlink_to("../work/coin.yaml")
        self.assertIn("one of the files that were read", self.expect(4, "check", "work", "--certificates", "out").stderr)
        (self.folder / "out/coin.json").unlink()
        self.expect(0, "check", "work", "--certificates", "out")     # what an earlier run wrote is written again
        self.expect(0, "check", "work", "--certificates", "out")
        self.assertEqual(self.text("work/coin.yaml"), TIDY)

    def test_closed_streams(self):
        """A file that was opened took the number of standard output where that was closed."""
        self.write("coin.yaml", TIDY)
        for closed, code, said in ((">&-", 4, "candor: error: standard output cannot be written\n"), ("2>&-", 0, ""), ("<&-", 0, ""), ("<&- >&- 2>&-", 4, "")):
            for arguments in ("check coin.yaml --certificates out", "check coin.yaml --json --certificates out", "list coin.yaml", "report coin.yaml -o out"):
                result = subprocess.run(["sh", "-c", f"exec {CANDOR} {arguments} {closed}"], cwd=self.folder, capture_output=True, text=True, timeout=PATIENCE, check=False)
                self.assertEqual((result.returncode, result.stderr), (code, said), (closed, arguments))
            self.expect(0, "verify", "coin.yaml", "out/coin.json")
        self.assertEqual(self.text("coin.yaml"), TIDY)

    def test_a_reader_who_leaves(self):
        """`| head -1`: the program ends by the signal, as every program does, and what it writes is whole."""
        self.write("coin.yaml", TIDY)
        result = subprocess.run(["sh", "-c", f"({CANDOR} schema; echo $? > code) | true; {CANDOR} check coin.yaml --certificates out | true"], cwd=self.folder, capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertEqual(result.stderr, "")
        self.assertEqual([name for name in self.leftovers() if name.endswith(".part")], [])


class Read(ProgramTest):
    def test_thousands_of_files(self):
        """They are read one after the other: what is open at the same time does not grow."""
        for k in range(300):
            self.write(f"cases/{k % 7}/{k}.yaml", TIDY)
        result = self.expect(0, "check", "cases", "--quiet", "-j", "2", "--certificates", "out", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16)))
        self.assertEqual(result.stdout, "")
        self.assertEqual(len([name for name in self.leftovers() if name.endswith(".json")]), 300)

    def test_a_pipe_is_no_file(self):
        """verify waited for ever on a FIFO."""
        os.mkfifo(self.folder / "pipe.json")
        os.mkfifo(self.folder / "pipe.yaml")
        self.write("coin.yaml", TIDY)
        for arguments in (["verify", "pipe.json"], ["verify", "coin.yaml", "pipe.json"], ["export", "pipe.json", "--coq", "-o", "out"]):
            self.assertIn("'pipe.json': this is not a file that can be read", self.expect(4, *arguments).stderr)
        self.assertIn("pipe.yaml: error: this is not a file that can be read", self.expect(3, "check", "pipe.yaml").stderr)

    def test_a_link_that_leads_nowhere_does_not_stop_the_others(self):
        """A link to itself made the whole folder fail."""
        self.write("cases/coin.yaml", TIDY)
        (self.folder / "cases/loop.yaml").symlink_to("loop.yaml")
        (self.folder / "cases/loop").symlink_to("loop")
        (self.folder / "cases/.#coin.yaml").symlink_to("somebody@somewhere.1234")    # as Emacs locks what it edits
        self.assertIn("1 claim in 1 case: 1 as expected", self.expect(0, "check", "cases").stdout)
        for name in ("cases/loop.yaml", "cases/.#coin.yaml"):
            self.assertEqual(self.expect(4, "check", name).stderr, f"candor: error: '{name}' is a link that leads nowhere\n")

    @unittest.skipUnless(os.geteuid() != 0 or os.access("/", os.X_OK), "nobody else can run the program")
    def test_a_folder_that_cannot_be_searched_does_not_stop_the_others(self):
        """A folder without permission below made the whole folder fail."""
        self.folder.chmod(0o755)
        self.write("cases/coin.yaml", TIDY)
        (self.folder / "cases/closed").mkdir(mode=0)
        try:
            result = self.expect(3, "check", "cases", **WITHOUT_RIGHTS)
        except PermissionError:
            self.skipTest("nobody else may run the program where it is built")
        self.assertIn("verified   fair", result.stdout)
        self.assertIn("cases/closed: error: this folder cannot be searched: Permission denied\n", result.stderr)

    def test_what_stands_behind_a_nul_byte_counts(self):
        """verify accepted a certificate with anything behind a NUL byte, which the second checker refuses."""
        self.write("coin.yaml", TIDY)
        self.expect(0, "check", "coin.yaml", "--certificates", "out")
        path = self.folder / "out/coin.json"
        self.expect(0, "verify", path)
        path.write_bytes(path.read_bytes() + b"\0garbage{")
        self.assertIn("a certificate has no NUL byte", self.expect(3, "verify", path).stderr)
        recheck = subprocess.run([sys.executable, SOURCE / "recheck/python/recheck.py", path], capture_output=True, timeout=PATIENCE, check=False)
        self.assertNotEqual(recheck.returncode, 0)


class Asked(ProgramTest):
    def test_an_empty_value_is_not_the_same_as_none(self):
        """`--certificates ""` and `-o ""` were taken as not given: the one wrote nothing, the other wrote in place."""
        self.write("coin.yaml", UNTIDY)
        for arguments in (["check", "coin.yaml", "--certificates", ""], ["fmt", "coin.yaml", "-o", ""], ["solve", "coin.yaml", "--claim", ""], ["solve", "coin.yaml", "--least-transfer", ""], ["audit", "coin.yaml", "--mechanism", ""],
                          ["new", ""], ["check", ""], ["region", "coin.yaml", "-p", ""], ["explain", "coin.yaml", ""]):
            self.assertIn(": the value is empty\n", self.expect(4, *arguments).stderr)
        self.assertEqual((self.folder / "coin.yaml").read_text(encoding="utf-8"), UNTIDY)

    def test_nothing_exported_is_not_success(self):
        """export --coq of a case of another family ended with 0."""
        for target in ("--coq", "--smtlib"):
            result = self.expect(2, "export", SOURCE / "cases/lecture2022/trade_continuous.yaml", target, "-o", "out")
            self.assertIn("candor: no claim is exported\n", result.stderr)

    def test_a_closed_terminal_leaves_nothing_half_written(self):
        """SIGHUP ended the program at once, and .part files stayed."""
        self.write("coin.yaml", TIDY)
        tex = self.write("tools/pdflatex", f"#!/bin/sh\necho started > {self.folder}/started\nexec sleep 100\n")
        tex.chmod(0o755)
        process = subprocess.Popen([CANDOR, "report", "coin.yaml", "-o", "out", "--pdf"], cwd=self.folder, env=os.environ | {"PATH": f"{tex.parent}:{os.environ['PATH']}"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while not (self.folder / "started").exists():
            self.assertIsNone(process.poll(), "ended by itself")
        self.assertTrue(any(".part" in name for name in os.listdir(self.folder / "out")))
        process.send_signal(signal.SIGHUP)
        self.assertIn("candor: interrupted", process.communicate(timeout=PATIENCE)[1])
        self.assertEqual(process.returncode, 2)
        self.assertEqual([name for name in os.listdir(self.folder / "out") if ".part" in name], [])


if __name__ == "__main__":
    unittest.main()
