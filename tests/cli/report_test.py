# SPDX-License-Identifier: MIT
"""candor report: what is written, and that nothing is half-written."""
import os
import re
import stat
import time
import unittest

from program import AIRLINES, GUO, ProgramTest, coin

TRUE = "id: fair, property: full_support, expect: verified"
PDF = "%%PDF-1.5\\n%%%%EOF\\n"
"""For printf: what a complete PDF begins and ends with."""


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

    def test_headings_of_sections(self):
        sections = "".join(f"  - section: {heading}\n    claims: [{{id: {name}, property: {prop}}}]\n" for heading, name, prop in [("What is known", "known", "full_support"), ("What is paid", "paid", "budget_balance")])
        self.write("coin.yaml", coin() + sections + "  - {id: last, property: independent_types}\n")
        self.expect(0, "report", "coin.yaml", "-o", "out", "--quiet")
        text = (self.folder / "out/coin.tex").read_text(encoding="utf-8")
        places = [text.index(part) for part in ("section*{What is known}", "[known]", "section*{What is paid}", "[paid]", "section*{Other claims}", "[last]")]
        self.assertEqual(places, sorted(places))
        self.write("plain.yaml", coin(TRUE))
        self.expect(0, "report", "plain.yaml", "-o", "out", "--quiet")
        self.assertNotIn("Other claims", (self.folder / "out/plain.tex").read_text(encoding="utf-8"))

    def test_decimals(self):
        """Behind fractions that stand for themselves: rounded, and marked where they are not exact; none where they are factors."""
        self.write("coin.yaml", coin("id: third, property: value, of: transfer, coalition: 1, equals: 2/3", "id: eighth, property: value, of: transfer, coalition: 1, given: {1: b}, equals: -1/8")
                   .replace("zero: 0", "zero: if type[1] = a then 35/24 else -1/8"))
        texts = {}
        for folder, options in (("plain", []), ("decimals", ["--decimals", 2])):
            self.expect(0, "report", "coin.yaml", "-o", folder, "--quiet", *options)
            texts[folder] = (self.folder / folder / "coin.tex").read_text(encoding="utf-8")
        self.assertIn("\\tfrac{2}{3}\\,(\\sim 0.67)", texts["decimals"])
        self.assertIn("-\\tfrac{1}{8}\\,(\\sim -0.13)", texts["decimals"])
        self.assertNotIn("0.67", texts["plain"])
        without = re.sub(r"\\,\((\\sim )?-?\d+\.\d\d\)", "", texts["decimals"])
        self.assertEqual(len(without.split("tfrac")), len(texts["plain"].split("tfrac")))
        self.assertNotRegex(texts["decimals"], r"\d\)\s*(\\cdot|\\,)")

    def test_that_nothing_is_paid(self):
        case = coin("id: truth, property: dominant_strategy_ic").replace("transfers:\n  zero: 0\n", "mechanisms: {vote: {allocation: q}}\n")
        self.write("vote.yaml", case)
        self.expect(0, "report", "vote.yaml", "-o", "out", "--quiet")
        text = (self.folder / "out/vote.tex").read_text(encoding="utf-8")
        self.assertNotIn("no transfers", text)
        self.assertNotIn("Transfer rule", text)
        self.assertIn("allocation q, no transfers", self.expect(0, "explain", "vote.yaml", "truth").stdout)
        audit = self.expect(0, "audit", "vote.yaml").stdout
        self.assertIn("vote (allocation q, no transfers)", audit)
        self.assertNotIn("Transfer rule no transfers", audit)

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
        environment = self.fake_tex(f'echo "$openout_any $openin_any $PWD $*" >> {self.folder}/calls\nfor last; do :; done\nprintf "{PDF}" > "${{last%.tex}}.pdf"\n')
        self.expect(0, "report", "coin.yaml", "-o", "out", "--pdf", environment=environment)
        calls = (self.folder / "calls").read_text(encoding="utf-8").splitlines()
        self.assertTrue(calls)
        for call in calls:
            self.assertRegex(call, r"^p p .*/out/\S*\.part\S* -no-shell-escape ")
        self.assertEqual((self.folder / "out/coin.pdf").read_text(encoding="utf-8"), PDF.replace("%%", "%").replace("\\n", "\n"))
        self.assertEqual([name for name in self.leftovers() if ".part" in name], [])

    def test_70_if_tex_does_not_accept_a_report(self):
        self.write("coin.yaml", coin(TRUE))
        environment = self.fake_tex('for last; do :; done\necho "! Undefined control sequence." > "${last%.tex}.log"\nexit 1\n')
        result = self.expect(70, "report", "coin.yaml", "-o", "out", "--pdf", environment=environment)
        self.assertIn("! Undefined control sequence.", result.stderr)
        self.assertIn("This is a bug in Candor", result.stderr)
        self.assertEqual([name for name in self.leftovers() if ".part" in name or name.endswith(".pdf")], [])

    def tex_fails(self, code, script, *says, arguments=(), kept=True):
        """Without a PDF, with this exit code, naming the PDF that is missing, with these words, and with TeX's log beside the document if there is one."""
        self.write("coin.yaml", coin(TRUE))
        environment = self.fake_tex('for last; do :; done\nname="${last%.tex}"\n' + script)
        result = self.expect(code, "report", "coin.yaml", "-o", "out", "--pdf", *arguments, environment=environment)
        for words in ("out/coin.pdf is not written: ", *says):
            self.assertIn(words, result.stderr)
        self.assertEqual("This is a bug" in result.stderr, code == 70)
        self.assertEqual([name for name in self.leftovers() if ".part" in name or name.endswith(".pdf")], [])
        self.assertEqual("out/coin.log" in self.leftovers(), kept)
        self.assertIn("TeX's log: out/coin.log" if kept else "TeX left no log", result.stderr)

    def test_tex_that_leaves_no_pdf(self):
        """A pdflatex that ended with 0 without a PDF gave an empty PDF and exit code 0; so did one whose PDF was cut short."""
        for left in ("", ': > "$name.pdf"\n', 'printf "%%PDF-1.5\\nhalf" > "$name.pdf"\n', 'printf "no PDF %%%%EOF" > "$name.pdf"\n'):
            self.tex_fails(4, 'echo talk > "$name.log"\n' + left, "left no complete PDF")

    def test_a_pdf_of_an_earlier_run_is_not_taken_for_this_one(self):
        """TeX runs until nothing changes; the PDF of its first run was taken where its second left none."""
        self.tex_fails(4, f'echo talk > "$name.log"\nif [ -e seen ]; then exit 0; fi\ntouch seen\necho new > "$name.aux"\nprintf "{PDF}" > "$name.pdf"\n', "left no complete PDF")

    def test_what_tex_cannot_do_here_is_no_bug(self):
        """A full disk, a missing package and TeX's own limits ended as a bug of Candor."""
        for complaint in ("! TeX capacity exceeded, sorry [grouping levels=255].", "! LaTeX Error: File `pgfplots.sty' not found.", "! I can't write on file `coin.aux'.",
                          "!pdfTeX error: pdflatex (file ecrm1095): Font ecrm1095 at 600 not found"):
            self.tex_fails(4, f'cat > "$name.log" <<END\nThis is TeX\n{complaint.replace("`", chr(92) + "`")}\nEND\nexit 1\n', "TeX says\n" + complaint)
        self.tex_fails(4, 'echo "half a li" > "$name.log"\necho fwrite failed >&2\nexit 1\n', "TeX ended with code 1; its last words:\nfwrite failed")
        self.tex_fails(4, 'echo "half a li" > "$name.log"\necho "! Unable to read an entire line---bufsize=200000."\nexit 1\n', "TeX says\n! Unable to read an entire line")
        (self.folder / "out/coin.log").unlink()
        self.tex_fails(4, "exit 3\n", "ended with code 3 and does not say why", kept=False)
        self.tex_fails(4, "kill -9 $$\n", "killed by signal 9", kept=False)
        self.write("tools/pdflatex", "\x7fELF")
        self.assertIn("pdflatex", self.expect(4, "report", "coin.yaml", "-o", "out", "--pdf", environment={"PATH": str(self.folder / "tools")}).stderr)

    def test_an_error_in_the_document_is_a_bug_and_its_log_is_kept(self):
        self.tex_fails(70, 'printf "This is TeX\\n! Undefined control sequence.\\n" > "$name.log"\nexit 1\n', "TeX does not accept coin.tex:\n! Undefined control sequence.")

    def test_tex_that_hangs(self):
        """TeX had no limit on its time; what it has started itself ends with it."""
        started = time.monotonic()
        self.tex_fails(2, f'echo talk > "$name.log"\nsleep 300 &\necho $! > {self.folder}/grandchild\nwait\n', "TeX was ended after 1 s", arguments=("--time", "1"))
        self.assertLess(time.monotonic() - started, 60)
        grandchild = f"/proc/{(self.folder / 'grandchild').read_text(encoding='utf-8').strip()}/cwd"
        while os.path.exists(grandchild) and time.monotonic() - started < 60:
            time.sleep(0.02)
        self.assertFalse(os.path.exists(grandchild), "what TeX started still runs")

    def test_a_million_scripts_of_scripts(self):
        """1.2 MB of theta_theta_... in any text made report overflow the stack."""
        for text in ("theta_" * 200_000 + "1", "x_{" * 400_000, "theta_" * 100_000 + "{" * 100_000, "x'_" * 400_000):
            case = coin(TRUE + f", says: '{text.replace(chr(39), chr(39) * 2)}'").replace("title: A coin", "title: '" + text.replace("'", "''") + "'")
            self.write("coin.yaml", case.replace("agents:", f"about: '{text.replace(chr(39), chr(39) * 2)}'\nagents:", 1))
            self.expect(0, "report", "coin.yaml", "-o", "out", "--quiet")

    def test_claims_whose_ids_differ_in_their_dots_have_fragments_of_their_own(self):
        """The claims x, .x and x. were written to one file, each over the one before."""
        ids = ("x", ".x", "x.", "-x", "_x")
        self.write("coin.yaml", coin(*(f"id: {one}, property: full_support, expect: verified" for one in ids)))
        self.expect(0, "report", "coin.yaml", "-o", "out", "--quiet")
        self.assertEqual(sorted(name for name in self.leftovers() if "claim-" in name), sorted(f"out/coin/claim-{one}.tex" for one in ids))


if __name__ == "__main__":
    unittest.main()
