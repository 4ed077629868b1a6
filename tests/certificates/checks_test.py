# SPDX-License-Identifier: MIT
"""A check that only readers made: that a region names no parameter twice. README.md lists every check that the kernel makes of models and claims, with the forged certificate that breaks it; this holds that none is missing."""
import re
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
SECTION = re.compile(r"\n## [^\n]*\n\n`([^`]*)`\n\n((?:\|[^\n]*\n)+)")
PARTS = {"the prior of", "a row of the transitions of", "a table of", "the menu of", "the discount factor", "with the definition of its name", "change with parameter", "have the same name", "in game form", ", not 0", ", not 1", ", not with 0", ", not with 1"}
"""Of sentences of which another part is listed."""


def literals(path):
    """The texts in a C++ file that are sentences, or parts of them."""
    text = re.sub(r"#include.*|//.*", "", re.sub(r'"\s*\n\s*"', "", path.read_text(encoding="utf-8")))
    return {literal.strip() for literal in re.findall(r'"((?:[^"\\]|\\.)*)"', text)}


class Checks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sections = {}
        for file, table in SECTION.findall((HERE / "README.md").read_text(encoding="utf-8")):
            cls.sections[file] = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.strip().split("\n")[2:]]

    def test_no_check_is_missing(self):
        self.assertEqual(len(self.sections), 6)
        self.assertEqual({str(path.relative_to(SOURCE)) for path in (SOURCE / "checker").rglob("well_formed.cpp")} - set(self.sections), set())
        for file, rows in self.sections.items():
            said = literals(SOURCE / file)
            listed = [row[0] for row in rows]
            self.assertEqual(len(listed), len(set(listed)), file)
            self.assertEqual(set(listed) - said, set(), f"{file} says this no longer")
            self.assertEqual({one for one in said - set(listed) if len(one.split()) > 2} - PARTS, set(), f"{file} makes checks that README.md does not have")

    def test_what_is_named_exists(self):
        forgeries = {line.split(":")[0] for line in (HERE / "forgeries.txt").read_text(encoding="utf-8").splitlines()}
        tests = "\n".join(path.read_text(encoding="utf-8") for path in (SOURCE / "tests/checker").glob("*.cpp"))
        broken = 0
        for rows in self.sections.values():
            for words, forged, test in rows:
                for name in re.findall("`([^`]*)`", forged):
                    self.assertIn(name, forgeries, words)
                    self.assertRegex(name, "^(malformed|rejected)/")
                    broken += 1
                if test:
                    suite, name = test.strip("`").split(".")
                    self.assertTrue(re.search(rf"TEST\({suite}, {name}\)", tests), f"{words}: there is no test {test}")
        self.assertGreater(broken, 100)


if __name__ == "__main__":
    unittest.main()
