# SPDX-License-Identifier: MIT
"""candor import: tables in CSV as sections of a case file."""
import unittest

from program import COIN, ProgramTest

PRIOR = "type 1,type 2,probability\na,a,1/2\na,b,1/8\nb,a,1/8\nb,b,1/4\n"
SECTION = ("prior:\n  - [type 1, type 2, probability]\n  - [a,      a,              1/2]\n  - [a,      b,              1/8]\n"
           "  - [b,      a,              1/8]\n  - [b,      b,              1/4]\n")


class Import(ProgramTest):
    def imported(self, table, *options, name="table.csv"):
        path = self.folder / name
        path.write_bytes(table if isinstance(table, bytes) else table.encode())
        result = self.expect(0, "import", name, *options)
        self.assertEqual(result.stderr, "")
        return result.stdout

    def refused(self, table, *expected):
        path = self.folder / "table.csv"
        path.write_bytes(table if isinstance(table, bytes) else table.encode())
        result = self.expect(3, "import", "table.csv")
        self.assertEqual(result.stdout, "")
        for text in expected:
            self.assertIn(text, result.stderr)

    def test_what_is_printed_is_a_section_of_a_case(self):
        section = self.imported(PRIOR)
        self.assertEqual(section, SECTION)
        self.write("coin.yaml", COIN.replace("prior: uniform\n", section) + "  - {id: both, property: value, of: probability, event: {1: a, 2: a}, equals: 1/2}\n")
        self.expect(0, "check", "coin.yaml")
        self.expect(0, "fmt", "--check", "coin.yaml")

    def test_how_spreadsheets_write_it(self):
        """Separators, decimal commas, line ends, a byte-order mark, quotes, blanks, empty lines, and names of columns without blanks."""
        decimal = SECTION.replace("             1/2", "             0.5").replace("1/8", "0.125").replace("1/4", "0.25")
        commas = PRIOR.replace(",", ";").replace("1/2", "0,5").replace("1/8", "0,125").replace("1/4", "0,25")
        points = PRIOR.replace("1/2", "0.5").replace("1/8", "0.125").replace("1/4", "0.25")
        expected = self.imported(points).replace(" ", "")
        self.assertEqual(expected, decimal.replace(" ", ""))
        for table in (commas, commas.replace(";", "\t"), points.replace("\n", "\r\n"), b"\xef\xbb\xbf" + points.encode(), points.replace("\n", "\n\n,,\n"),
                      points.replace("a,", '"a" , '), points.replace("type 1,type 2,probability", "Type_1,type.2,Probability"), points.replace("\n", "\r")):
            self.assertEqual(self.imported(table).replace(" ", ""), expected, table)

    def test_every_kind_of_table(self):
        """The columns say which; rules are called as the file is, or as the option says."""
        self.assertTrue(self.imported("type 1,outcome,payoff 1,payoff 2\na,x,1,2\na,y,0,0\n").startswith("payoffs:\n  - [type 1, outcome, payoff 1, payoff 2]\n"))
        self.assertTrue(self.imported("type 1,transfer 1\na,-1\n", name="tax.csv").startswith("transfers:\n  tax:\n    - [type 1, transfer 1]\n"))
        self.assertTrue(self.imported("type 1,transfer 1\na,-1\n", "--name", "fee").startswith("transfers:\n  fee:\n    - ["))
        self.assertTrue(self.imported("type 1,outcome\na,x\n", name="2 q.csv").startswith("allocations:\n  imported:\n    - [type 1, outcome]\n"))
        self.assertTrue(self.imported("type 1,probability x,probability y\na,1/2,1/2\n").startswith("allocations:\n  table:\n"))
        self.assertTrue(self.imported("type 1,outside 1\na,1/2\n").startswith("outside_options:\n  - ["))
        self.assertIn("[x,      \u22121]".replace("\u2212", "-").replace(" ", ""), self.imported("type 1,transfer 1\nx,\u22121\n").replace(" ", ""))

    def test_hidden_states(self):
        """The tables of cases with states have a column `state`; it was no column here."""
        self.assertEqual(self.imported("type 1,State,probability\na,dry,1/2\na,wet,1/4\nb,dry,0\nb,wet,1/4\n"),
                         "prior:\n  - [type 1, state, probability]\n  - [a,      dry,           1/2]\n  - [a,      wet,           1/4]\n  - [b,      dry,             0]\n  - [b,      wet,           1/4]\n")
        self.assertIn("- [wet,   go,             1]", self.imported("state,outcome,payoff 1\ndry,go,0\nwet,go,1\n"))
        self.refused("type 1,state,probability\na,dry,1/2\na,wet,1/4\nb,wet,1/4\n", "no row for type 1 = b, state = dry")
        self.refused("type 1,state,transfer 1\na,dry,1\n", "table.csv:1:1: error: a hidden state is no column here", "only the prior and payoffs depend on it")

    def test_standard_input(self):
        self.assertEqual(self.expect(0, "import", "-", input=PRIOR).stdout, SECTION)
        self.assertIn("standard input:2:", self.expect(3, "import", "-", input="type 1,probability\na,x\n").stderr)

    def test_encodings(self):
        self.refused(PRIOR.encode("utf-16"), "table.csv:1:1: error: this looks like UTF-16", "as CSV in UTF-8")
        self.refused(PRIOR.replace("a,a", "\u00e4,a").encode("latin-1"), "table.csv:2:1: error: this byte is not UTF-8", "as CSV in UTF-8")
        self.refused(b"type 1,probability\na\x00,1\n", "table.csv:2:2: error: a control character")
        self.refused("", "the file is empty")
        self.refused('type 1,probability\n"a,1\n', "table.csv:2:1: error: this quoted cell is never closed")
        self.refused('type 1,probability\n"a"b,1\n', "table.csv:2:4: error: a cell ends with its closing quote")

    def test_columns(self):
        self.refused("type 1,probabilty\na,1\n", "table.csv:1:8: error: there is no column 'probabilty'", "did you mean 'probability'?")
        self.refused("type 1,type 1,probability\na,a,1\n", "table.csv:1:8: error: column 'type 1' occurs twice")
        self.refused("type 1,x,probability\na,1,1\n", "there is no column 'x'", "type AGENT")
        self.refused("type,probability\na,1\n", "table.csv:1:1: error: whose type is this?")
        self.refused("type 1,,probability\na,1,1\n", "this column has no name")
        self.refused("type 1,type 2\na,b\n", "the table has no column of values")
        self.refused("type 1,probability,payoff 1\na,1,1\n", "the columns belong to several tables")
        self.refused("probability\n1\n", "the table has no column 'type AGENT'")
        self.refused("type 1,probability\n", "the table has no row below this one")

    def test_rows(self):
        self.refused(PRIOR + "a,b,0\n", "table.csv:6:1: error: a second row for type 1 = a, type 2 = b", "the first stands in line 3")
        self.refused(PRIOR.replace("b,a,1/8\n", ""), "error: the table has no row for type 1 = b, type 2 = a", "also where the number is 0")
        self.refused(PRIOR.replace("a,b,1/8", "a,1/8"), "table.csv:3:1: error: this row has 2 cells, but the table has 3 columns")
        self.refused(PRIOR.replace("a,b,1/8", "a,b,0,125"), "4 cells, but the table has 3", "between double quotes")
        self.refused("type 1,type 2,type 3,probability\n" + "".join(f"t{k},t{k},t{k},1/9\n" for k in range(9)), "(and 717 more)")

    def test_cells(self):
        self.refused(PRIOR.replace("a,b,1/8", "a,,1/8"), "table.csv:3:3: error: the cell of column 'type 2' is empty")
        self.refused(PRIOR.replace("1/4", ""), "table.csv:5:5: error: the cell of column 'probability' is empty")
        self.refused(PRIOR.replace("1/4", "25%"), "table.csv:5:5: error: '25%' is no number", "hint: write 1/4")
        self.refused(PRIOR.replace("1/4", "2.5e-1"), "table.csv:5:5: error:")
        self.refused(PRIOR.replace("1/4", '"1,000"'), "table.csv:5:5: error: '1,000' has a comma", "nothing between its thousands")
        self.refused(PRIOR.replace(",", ";").replace("1/4", "1.000,5"), "'1.000,5' has a comma")
        self.refused(PRIOR.replace("a,b", "very high,b"), "table.csv:3:1: error: 'very high' is no label", "very_high")

    def test_files(self):
        self.assertIn("there is no file", self.expect(4, "import", "none.csv").stderr)
        self.assertIn("is a folder", self.expect(4, "import", ".").stderr)
        self.write("table.csv", PRIOR)
        self.assertIn("--name", self.expect(4, "import", "table.csv", "--name", "a b").stderr)
        self.assertIn("gave up", self.expect(2, "import", "table.csv", "--memory", 1).stderr)


if __name__ == "__main__":
    unittest.main()
