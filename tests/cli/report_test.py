# SPDX-License-Identifier: MIT
"""candor report: what is written, and that nothing is half-written."""
import os
import stat
import unittest

from program import AIRLINES, GUO, ProgramTest, coin

TRUE = "id: fair, property: full_support, expect: verified"


class Report(ProgramTest):
    def fake_tex(self, script):
        """A pdflatex made for the test, first on the PATH."""
        path = self.write("tools/pdflatex", "#!/bin/sh\n" + script)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return {"PATH": f"{path.parent}:{os.environ['PATH']}"}

    def test_writes_documents_and_fragments(self):
        result = self.expect(0, "report", GUO, AIRLINES, "-o", "out")
        documents = [name for name in self.leftovers() if name.endswith(".tex") and name.count("/") == 1]
        self.assertEqual(documents, ["out/guo2019-example.tex", "out/safronov2016-airlines.tex", "out/verification-report.tex"])
        for name in documents:
            self.assertIn(name, result.stdout)
            text = (self.folder / name).read_text(encoding="utf-8")
            self.assertTrue(text.startswith("%") or text.startswith("\\documentclass"))
            self.assertTrue(text.rstrip().endswith("\\end{document}"))
        self.assertEqual([name for name in self.leftovers() if ".part" in name.replace(".participation", "")], [])

    def test_the_bytes_do_not_depend_on_the_run(self):
        texts = []
        for folder, threads in (("a", 1), ("b", 5)):
            self.expect(0, "report", GUO, AIRLINES, "-o", folder, "-j", threads, "--quiet")
            texts.append({path.relative_to(self.folder / folder): path.read_bytes() for path in sorted((self.folder / folder).rglob("*.tex"))})
        self.assertEqual(texts[0], texts[1])

    def test_the_exit_code_is_that_of_the_claims(self):
        self.write("wrong.yaml", coin("id: wrong, property: full_support, expect: refuted"))
        self.expect(1, "report", "wrong.yaml", "-o", "out", "--quiet")
        self.assertIn("out/wrong.tex", self.leftovers())

    def test_nothing_is_written_for_files_with_errors(self):
        self.write("bad.yaml", "title: x\n")
        self.expect(3, "report", "bad.yaml", "-o", "out")
        self.assertEqual(self.leftovers(), ["bad.yaml", "out"])

    def test_a_folder_that_cannot_be_written(self):
        self.write("coin.yaml", coin(TRUE))
        self.write("occupied", "a file, no folder")
        before = self.leftovers()
        for folder in ("occupied", "occupied/below", "/proc/candor"):
            result = self.expect(4, "report", "coin.yaml", "-o", folder)
            self.assertIn(f"folder '{folder}' cannot be", result.stderr)
            self.assertEqual(result.stdout, "")
            self.assertEqual(self.leftovers(), before)

    def test_a_file_in_the_way(self):
        self.write("coin.yaml", coin(TRUE))
        (self.folder / "out/verification-report.tex").mkdir(parents=True)
        result = self.expect(4, "report", "coin.yaml", "-o", "out")
        self.assertIn("verification-report.tex' cannot be written", result.stderr)
        self.assertEqual([name for name in self.leftovers() if ".part" in name], [])

    def test_pdf_without_tex_says_how_to_get_one(self):
        self.write("coin.yaml", coin(TRUE))
        result = self.expect(4, "report", "coin.yaml", "-o", "out", "--pdf", environment={"PATH": str(self.folder)})
        self.assertIn("apt-get install texlive", result.stderr)
        self.assertEqual(self.leftovers(), ["coin.yaml"])

    def test_tex_runs_without_shell_escape_in_a_folder_of_its_own(self):
        self.write("coin.yaml", coin(TRUE))
        environment = self.fake_tex(f'echo "$openout_any $openin_any $PWD $*" >> {self.folder}/calls\nfor last; do :; done\necho PDF > "${{last%.tex}}.pdf"\n')
        self.expect(0, "report", "coin.yaml", "-o", "out", "--pdf", environment=environment)
        calls = (self.folder / "calls").read_text(encoding="utf-8").splitlines()
        self.assertTrue(calls)
        for call in calls:
            self.assertRegex(call, r"^p p .*/out/\S*\.part\S* -no-shell-escape ")
        self.assertEqual((self.folder / "out/coin.pdf").read_text(encoding="utf-8"), "PDF\n")
        self.assertEqual([name for name in self.leftovers() if ".part" in name], [])

    def test_70_if_tex_does_not_accept_a_report(self):
        self.write("coin.yaml", coin(TRUE))
        environment = self.fake_tex('for last; do :; done\necho "! Undefined control sequence." > "${last%.tex}.log"\nexit 1\n')
        result = self.expect(70, "report", "coin.yaml", "-o", "out", "--pdf", environment=environment)
        self.assertIn("! Undefined control sequence.", result.stderr)
        self.assertIn("This is a bug in Candor", result.stderr)
        self.assertEqual([name for name in self.leftovers() if ".part" in name or name.endswith(".pdf")], [])


if __name__ == "__main__":
    unittest.main()
