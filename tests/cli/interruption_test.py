# SPDX-License-Identifier: MIT
"""Ctrl-C and SIGTERM: exit code 2, nothing half-written, no child left behind."""
import os
import signal
import stat
import subprocess
import time
import unittest

from program import CANDOR, PATIENCE, ProgramTest, coin, large


class Interruption(ProgramTest):
    def start(self, *arguments, environment=None):
        return subprocess.Popen([CANDOR, *arguments], cwd=self.folder, env=os.environ | (environment or {}), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def interrupt(self, process, which, until, says=""):
        """Sends the signal once `until` is true, and returns what the program had to say. On standard error it says that it was interrupted, and `says`."""
        deadline = time.monotonic() + 60
        while not until():
            self.assertIsNone(process.poll(), "ended by itself")
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.02)
        process.send_signal(which)
        out, err = process.communicate(timeout=20)
        self.assertEqual(process.returncode, 2, err)
        self.assertRegex(err, "candor: interrupted" + says)
        return out

    def test_while_checking(self):
        self.write("large.yaml", large(13))
        for which in (signal.SIGINT, signal.SIGTERM):
            started = time.monotonic()
            process = self.start("check", "--json", "large.yaml")
            out = self.interrupt(process, which, lambda: time.monotonic() > started + 0.5, r"; 0 of 1 claims decided\n  slow: interrupted: (no comparison made yet|\d+ comparisons made, all of them hold)\n")
            self.assertEqual(out, "")

    def test_what_was_decided_before_stays(self):
        self.write("large.yaml", large(13).replace("claims:\n", "claims:\n  - {id: fair, property: full_support, expect: verified}\n"))
        started = time.monotonic()
        process = self.start("check", "large.yaml", "-j", "1")
        out = self.interrupt(process, signal.SIGINT, lambda: time.monotonic() > started + 1, "; 1 of 2 claims decided")
        self.assertRegex(out, r"\A.*\nverified   fair  8192 inequalities\n\Z")

    def test_while_writing_a_report(self):
        self.write("large.yaml", large(13))
        process = self.start("report", "large.yaml", "-o", "out")
        self.interrupt(process, signal.SIGINT, (self.folder / "out").exists)
        self.assertEqual(self.leftovers(), ["large.yaml", "out"])

    def test_while_typesetting(self):
        self.write("coin.yaml", coin("id: fair, property: full_support, expect: verified"))
        tex = self.write("tools/pdflatex", f"#!/bin/sh\necho $$ > {self.folder}/child\nexec sleep 100\n")
        tex.chmod(tex.stat().st_mode | stat.S_IXUSR)
        child = self.folder / "child"
        process = self.start("report", "coin.yaml", "-o", "out", "--pdf", environment={"PATH": f"{tex.parent}:{os.environ['PATH']}"})
        self.interrupt(process, signal.SIGTERM, lambda: child.exists() and child.read_text(encoding="utf-8").strip())
        self.assertEqual([name for name in self.leftovers() if ".part" in name or name.endswith(".pdf")], [])
        running = f"/proc/{child.read_text(encoding='utf-8').strip()}/cwd"
        patience = time.monotonic() + 10                     # on a busy machine the end of a process takes a moment to show
        while os.path.exists(running) and time.monotonic() < patience:
            time.sleep(0.02)
        self.assertFalse(os.path.exists(running), "TeX still runs")

    def test_a_signal_that_the_caller_ignores_stays_ignored(self):
        self.write("coin.yaml", coin("id: fair, property: full_support, expect: verified"))
        command = f"trap '' INT; (sleep 0.2; kill -INT $$) & {CANDOR} check coin.yaml"
        self.assertEqual(subprocess.run(["sh", "-c", command], cwd=self.folder, capture_output=True, timeout=PATIENCE, check=False).returncode, 0)


if __name__ == "__main__":
    unittest.main()
