# SPDX-License-Identifier: MIT
"""list, new, fmt, schema, --trust, --version, help; and what is generated from them is up to date."""
import json
import re
import unittest

from program import AIRLINES, GUO, SOURCE, ProgramTest, coin

TRUE = "id: fair, property: full_support, expect: verified, where: page 1"


class List(ProgramTest):
    def test_lines(self):
        self.write("coin.yaml", coin(TRUE))
        self.assertEqual(self.expect(0, "list", "coin.yaml").stdout, "coin: A coin\n  fair  full_support, expected: verified (page 1)\n")

    def test_json(self):
        self.write("coin.yaml", coin(TRUE))
        self.write("bad.yaml", "title: x\n")
        answer = json.loads(self.expect(3, "list", ".", "--json").stdout)
        self.assertEqual(answer["cases"], [{"case": "coin", "file": "coin.yaml", "title": "A coin", "claims": [{"id": "fair", "property": "full_support", "expect": "verified", "where": "page 1"}]}])
        self.assertEqual([error["file"] for error in answer["errors"]], ["bad.yaml"])

    def test_the_catalogue_is_up_to_date(self):
        """cases/README.md is what `candor list cases --catalogue` prints."""
        printed = self.expect(0, "list", SOURCE / "cases", "--catalogue").stdout
        self.assertEqual((SOURCE / "cases/README.md").read_text(encoding="utf-8"), printed)


class New(ProgramTest):
    def test_the_template_checks_out_of_the_box(self):
        self.expect(0, "new", "example.yaml")
        result = self.expect(0, "check", "example.yaml")
        self.assertEqual(result.stderr, "")
        self.assertEqual(self.leftovers(), ["example.yaml"])
        self.assertEqual(self.expect(0, "new").stdout, (self.folder / "example.yaml").read_text(encoding="utf-8"))

    def test_the_template_is_tidy(self):
        self.expect(0, "new", "example.yaml")
        self.expect(0, "fmt", "--check", "example.yaml")

    def test_an_existing_file_is_left_as_it_is(self):
        path = self.write("mine.yaml", "mine")
        self.assertIn("is there already", self.expect(4, "new", "mine.yaml").stderr)
        self.assertEqual(path.read_text(encoding="utf-8"), "mine")


class Format(ProgramTest):
    UNTIDY = coin(TRUE).replace("prior: uniform", "prior:   \n  - [type 1, type 2, probability]\n  - [a, a, 0.25]  # comment\n  - [a, b,    1/4]\n\n\n  - [b, a, 0.2]\n  - [b, b, 0.3]")
    TIDY = coin(TRUE).replace("prior: uniform", "prior:\n  - [type 1, type 2, probability]\n  - [a,      a,             0.25]  # comment\n  - [a,      b,              1/4]\n\n"
                              "  - [b, a, 0.2]\n  - [b, b, 0.3]")

    def test_in_place(self):
        path = self.write("coin.yaml", self.UNTIDY)
        self.assertEqual(self.expect(1, "fmt", "--check", "coin.yaml").stdout, "not tidy: coin.yaml\n")
        self.assertEqual(path.read_text(encoding="utf-8"), self.UNTIDY)
        self.assertEqual(self.expect(0, "fmt", "coin.yaml").stdout, "tidied: coin.yaml\n")
        self.assertEqual(path.read_text(encoding="utf-8"), self.TIDY)
        self.assertEqual(self.expect(0, "fmt", "--check", "coin.yaml").stdout, "")
        self.assertEqual(self.leftovers(), ["coin.yaml"])

    def test_elsewhere(self):
        self.write("coin.yaml", self.UNTIDY)
        self.assertEqual(self.expect(0, "fmt", "coin.yaml", "-o", "-").stdout, self.TIDY)
        self.expect(0, "fmt", "coin.yaml", "-o", "other.yaml")
        self.assertEqual((self.folder / "other.yaml").read_text(encoding="utf-8"), self.TIDY)

    def test_fractions(self):
        self.write("coin.yaml", self.UNTIDY)
        text = self.expect(0, "fmt", "coin.yaml", "--fractions", "-o", "-").stdout
        self.assertIn("  - [b, a,  1/5]\n  - [b, b, 3/10]\n", text)

    def test_text_is_left_alone(self):
        text = coin(TRUE).replace("title: A coin\n", "title: A coin\nabout: >-\n    - [a, b]\n    - [long, b]   \n\n\n    0.5 stays\n")
        self.write("coin.yaml", text)
        self.assertEqual(self.expect(0, "fmt", "coin.yaml", "--fractions", "-o", "-").stdout, text)

    def test_a_file_with_errors_is_left_alone(self):
        path = self.write("bad.yaml", "title:   x   \n")
        self.expect(3, "fmt", "bad.yaml")
        self.assertEqual(path.read_text(encoding="utf-8"), "title:   x   \n")

    def test_the_bundled_cases_mean_the_same_afterwards(self):
        for case in (GUO, AIRLINES):
            self.write("copy.yaml", case.read_text(encoding="utf-8"))
            before = json.loads(self.expect(0, "check", "copy.yaml", "--json").stdout)
            self.expect(0, "fmt", "copy.yaml", "--fractions", "--quiet")
            self.assertEqual(json.loads(self.expect(0, "check", "copy.yaml", "--json").stdout), before)
            self.expect(0, "fmt", "copy.yaml", "--check", "--fractions")


class Texts(ProgramTest):
    def test_the_schema_is_up_to_date(self):
        """cases/schema.json, which editors read, is what `candor schema` prints."""
        printed = self.expect(0, "schema").stdout
        self.assertIn("$schema", json.loads(printed))
        self.assertEqual((SOURCE / "cases/schema.json").read_text(encoding="utf-8"), printed)

    def test_trust(self):
        self.assertEqual(self.expect(0, "--trust").stdout, (SOURCE / "docs/trust.md").read_text(encoding="utf-8"))

    def test_version(self):
        self.assertRegex(self.expect(0, "--version").stdout, r"^candor \d+\.\d+\.\d+\n$")

    def test_help_names_every_verb_and_every_verb_has_help(self):
        text = self.expect(0, "--help").stdout
        for verb in ("check", "verify", "explain", "eval", "counterexample", "report", "export", "audit", "region", "solve", "list", "new", "fmt", "import", "schema", "properties", "help", "completion"):
            self.assertRegex(text, rf"(?m)^  {verb} ")
            self.assertIn("-h,--help", self.expect(0, verb, "--help").stdout)

    def test_the_manual_page_names_every_verb_and_option(self):
        manual = (SOURCE / "docs/candor.1").read_text(encoding="utf-8").replace("\\-", "-")
        for verb in ("check", "verify", "explain", "eval", "counterexample", "report", "export", "audit", "region", "solve", "list", "new", "fmt", "import", "schema", "properties", "help", "completion"):
            self.assertIn(f"\n.B candor {verb}", manual)
            for option in set(re.findall(r"--[a-z][a-z-]*", self.expect(0, verb, "--help").stdout)):
                self.assertIn(option, manual, verb)


if __name__ == "__main__":
    unittest.main()
