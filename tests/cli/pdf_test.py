# SPDX-License-Identifier: MIT
"""candor report --pdf with a real TeX."""
import re
import unittest

from program import SOURCE, ProgramTest


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


if __name__ == "__main__":
    unittest.main()
