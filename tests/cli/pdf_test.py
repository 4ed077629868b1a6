# SPDX-License-Identifier: MIT
"""candor report --pdf with a real TeX."""
import re
import subprocess
import unittest

from program import CANDOR, PATIENCE, SOURCE, ProgramTest, coin

TRUE = "id: fair, property: full_support, expect: verified"


class Pdf(ProgramTest):
    def test_every_document_is_typeset(self):
        self.expect(0, "report", SOURCE / "cases", "-o", "out", "--pdf", "--quiet")
        documents = [name for name in self.leftovers() if re.fullmatch(r"out/[^/]*\.tex", name)]
        self.assertGreater(len(documents), 2)
        for name in documents:
            self.assertEqual((self.folder / name).with_suffix(".pdf").read_bytes()[:5], b"%PDF-")
        self.assertEqual([name for name in self.leftovers() if ".part" in name.replace(".participation", "") or name.endswith((".log", ".aux"))], [])

    def test_the_same_bytes_every_time(self):
        case = SOURCE / "cases/guo2019/example.yaml"
        for folder in ("a", "b"):
            self.expect(0, "report", case, "-o", folder, "--pdf", "--no-figures", "--quiet")
        self.assertEqual((self.folder / "a/guo2019-example.pdf").read_bytes(), (self.folder / "b/guo2019-example.pdf").read_bytes())

    def test_names_and_texts_that_tex_would_stumble_over(self):
        """report --pdf of é.yaml, -x.yaml and (1).yaml ended as a bug, and so did 260 scripts of scripts: TeX has room for 255 groups inside each other."""
        for name in ("é", "-x", "(1)"):
            self.write(f"odd/{name}.yaml", coin(TRUE).replace("agents:", "about: " + "theta_" * 260 + "1 and " + "x_{" * 260 + "1" + "}" * 260 + "\nagents:", 1))
        chain, nested = "1" + "*1/2" * 200, "(" * 40 + "2" + "^2)/3" * 40
        self.write("odd/deep.yaml", coin(TRUE).replace("  zero: 0", f"  zero: 0\n  chain: {{1: {chain}, 2: 0}}\n  nested: {{1: {nested}, 2: 0}}"))
        self.expect(0, "report", "odd", "-o", "out", "--pdf", "--quiet", "--no-figures")
        self.assertEqual([name for name in self.leftovers() if name.endswith(".pdf")], ["out/1-.pdf", "out/deep.pdf", "out/u00E9.pdf", "out/verification-report.pdf", "out/x.pdf"])

    def test_a_file_that_may_not_grow(self):
        """TeX on a full disk ended as a bug of Candor. A limit on the size of files, 20 kB here, stops it in the same way."""
        self.write("coin.yaml", coin(TRUE))
        self.expect(0, "report", "coin.yaml", "-o", "out", "--quiet")
        largest = max((self.folder / name).stat().st_size for name in ("out/coin.tex", "out/verification-report.tex"))
        self.assertLess(largest, 20_000)
        command = f"ulimit -f 20; exec {CANDOR} report coin.yaml -o out --pdf --quiet"
        result = subprocess.run(["bash", "-c", command], cwd=self.folder, capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertEqual(result.returncode, 4, result.stderr)
        self.assertIn("out/coin.pdf is not written: ", result.stderr)
        self.assertEqual([name for name in self.leftovers() if ".part" in name or name.endswith(".pdf")], [])


if __name__ == "__main__":
    unittest.main()
