# SPDX-License-Identifier: MIT
"""What a person looks up: properties, help, templates, completion; and claims picked out of a case."""
import json
import os
import re
import shutil
import subprocess
import unittest
from pathlib import Path

from program import CANDOR, GUO, PATIENCE, SOURCE, ProgramTest, coin

SUPPORT = "id: fair, property: full_support"
TEMPLATES = sorted(path.stem for path in (SOURCE / "cli/templates").glob("*.yaml"))
MADE_OF_CLAIMS = re.compile(r"^claims:.*", flags=re.M | re.S)


def plain(name):
    """As names of the field are compared."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def names_in_markdown(terms):
    rows = "".join(f"| {', '.join(term['names'])} | " + " | ".join(", ".join(f"`{name}`" for name in some) for some in term["properties"].values()) + f" | {term['remark']} |\n" for term in terms)
    return "| in the literature | finite | continuum | dynamic | |\n|---|---|---|---|---|\n" + rows


class Properties(ProgramTest):
    def setUp(self):
        super().setUp()
        self.listed = json.loads(self.expect(0, "properties", "--json").stdout)

    def known(self):
        """{(family, property)}: what the schema has."""
        schema = json.loads((SOURCE / "cases/schema.json").read_text(encoding="utf-8"))
        return {(case["properties"]["family"]["const"], claim["properties"]["property"]["const"])
                for case in schema["anyOf"] for claim in case["properties"]["claims"]["items"]["anyOf"] if "const" in claim["properties"].get("property", {})}

    def test_every_property_is_listed_with_its_line(self):
        entries = {(entry["family"], entry["property"]): entry for entry in self.listed["properties"]}
        self.assertEqual(set(entries), self.known())
        self.assertEqual(len(entries), len(self.listed["properties"]))
        text = self.expect(0, "properties").stdout
        for (_, name), entry in entries.items():
            self.assertRegex(text, rf"(?m)^  {name} +{re.escape(entry['line'])}( \[.+\])?$")

    def test_examples_are_claims_of_the_templates(self):
        """Each example is read where it says, and comes out as it expects."""
        for entry in self.listed["properties"]:
            case = (SOURCE / "cli/templates" / f"{entry['template']}.yaml").read_text(encoding="utf-8")
            claims = f"claims:\n  - {entry['example']}\n"
            if entry["property"] == "parameter_region":
                claims += "  - {id: efficient, property: efficient, expect: refuted}\n"
            if entry["property"] == "scheme_optimum":
                self.assertIn("# if periods: 1", entry["example"])
                case = case.replace("periods: 2 ", "periods: 1 ")
                case = re.sub(r"(?m)^(transitions|discount): .*\n", "", case)
            with self.subTest(f"{entry['family']} {entry['property']}"):
                self.assertIn(f"property: {entry['property']},", entry["example"])
                self.write("example.yaml", MADE_OF_CLAIMS.sub(lambda _, claims=claims: claims, case))
                self.expect(0, "check", "example.yaml")

    def test_help_on_a_property_says_all_of_it(self):
        for entry in self.listed["properties"]:
            text = self.expect(0, "help", entry["property"]).stdout
            for part in (f"{entry['property']} ({entry['family']} cases): {entry['line']}\n", entry["definition"], f"Refuted by {entry['refuted_by']}.", f"    - {entry['example']}\n"):
                self.assertIn(part, text)
            for key in entry["keys"]:
                self.assertIn(f"    {key['key']:18}  {key['what']}\n", text)
            self.assertGreater(len(entry["definition"]), 60)

    def test_names_of_the_field_mean_one_thing_each_and_properties_that_are_there(self):
        names = [plain(name) for term in self.listed["field_terms"] for name in term["names"]]
        self.assertEqual(sorted(names), sorted(set(names)))
        for term in self.listed["field_terms"]:
            meant = {(family, name) for family, some in term["properties"].items() for name in some}
            self.assertTrue(meant, term["names"])
            self.assertLessEqual(meant, self.known(), term["names"])
        for name in ("DSIC", "SP", "strategy_proof", "BIC", "EPIC", "IC", "IR", "BB", "CE", "AGV", "VCG", "Clarke", "Myerson", "participation", "revenue", "coalition_proof", "pareto", "ex_post_efficient", "envy"):
            self.assertIn(plain(name), names)


    def test_the_table_of_names_in_the_document_is_up_to_date(self):
        """docs/claims.md has the names of the literature as the program has them."""
        document = (SOURCE / "docs/claims.md").read_text(encoding="utf-8")
        self.assertEqual(re.search(r"<!-- table: names of the literature -->\n(.*?)<!-- end of table -->", document, flags=re.S).group(1), names_in_markdown(self.listed["field_terms"]))


class Help(ProgramTest):
    def test_on_a_verb_it_is_what_the_verb_says(self):
        for verb in ("check", "audit", "help"):
            self.assertEqual(self.expect(0, "help", verb).stdout, self.expect(0, verb, "--help").stdout)
        self.assertEqual(self.expect(0, "help").stdout, self.expect(0, "--help").stdout)

    def test_on_a_name_of_the_field(self):
        text = self.expect(0, "help", "DSIC").stdout
        self.assertTrue(text.startswith("DSIC: here it is called dominant_strategy_ic in finite cases; in a dynamic case the nearest is ex_post_ic\n"))
        self.assertIn("\ndominant_strategy_ic (finite cases): ", text)

    def test_on_nothing_known(self):
        error = self.expect(4, "help", "budget_balanse").stderr
        self.assertIn("did you mean 'budget_balance'?", error)
        self.assertIn("`candor properties`", error)
        self.assertNotIn("did you mean", self.expect(4, "help", "xylophone").stderr)

    def test_on_a_verb_or_a_name_of_the_field_with_a_slip(self):
        for slip, meant in (("chekc", "check"), ("DSCI", "DSIC"), ("strategyprof", "strategy-proof"), ("colusion", "collusion")):
            self.assertIn(f"there is neither a verb nor a property '{slip}'; did you mean '{meant}'?\n`candor --help` lists the verbs", self.expect(4, "help", slip).stderr)
        self.assertIn("the value is empty", self.expect(4, "help", "").stderr)

    def test_every_verb_ends_with_an_example_that_runs(self):
        verbs = re.findall(r"(?m)^  ([a-z]+) {2,}\S", self.expect(0, "--help").stdout.split("Subcommands:")[1].split("Start here:")[0])
        self.assertGreater(len(verbs), 14)
        environment = os.environ | {"PATH": f"{Path(CANDOR).parent}:{os.environ['PATH']}"}
        for verb in verbs:
            example = self.expect(0, verb, "--help").stdout.split("Example:\n")[-1]
            folder = self.folder / verb
            folder.mkdir()
            with self.subTest(verb):
                self.assertIn(f"candor {verb}", example)
                subprocess.run(["bash", "-ec", example], cwd=folder, env=environment, check=True, capture_output=True, timeout=PATIENCE)


class NamesInCases(ProgramTest):
    """A property by the name of the literature, or of another family, was only unknown."""

    def hint(self, template, name):
        self.write("case.yaml", MADE_OF_CLAIMS.sub(f"claims:\n  - {{id: a, property: {name}, expect: verified}}\n", (SOURCE / f"cli/templates/{template}.yaml").read_text(encoding="utf-8")))
        error = self.expect(3, "check", "case.yaml").stderr
        self.assertIn(f"there is no property '{name}'", error)
        return re.search(r"hint: (.*)\n", error + "hint: \n").group(1)

    def test_of_the_literature(self):
        self.assertEqual(self.hint("auction", "DSIC"), "here it is called dominant_strategy_ic; in a dynamic case the nearest is ex_post_ic")
        self.assertEqual(self.hint("auction", "strategy_proof"), self.hint("auction", "DSIC"))
        self.assertEqual(self.hint("dynamic", "DSIC"), "it is called dominant_strategy_ic in finite cases; in a dynamic case the nearest is ex_post_ic")
        self.assertEqual(self.hint("partnership", "BIC"), "in a continuum case ask for dissolving_mechanism")
        self.assertEqual(self.hint("auction", "IC"), "here it is called bayesian_ic, ex_post_ic or dominant_strategy_ic")
        self.assertEqual(self.hint("dynamic", "BIC"), "here it is called interim_ic")
        self.assertEqual(self.hint("trade", "AGV"), 
                         "it is called externality_payment in finite cases; as a transfer rule it is `construction: agv`, in a dynamic case `construction: balanced_team`; of a trade `value` has agv_payoff")

    def test_of_another_family(self):
        self.assertEqual(self.hint("trade", "individual_rationality"),
                         "it is a property of finite and dynamic cases; in a continuum case ask for simple_mechanism_participation or dissolving_mechanism; the key stage says when agents may walk away")
        self.assertEqual(self.hint("dynamic", "dominant_strategy_ic"), "it is a property of finite cases; in a dynamic case the nearest is ex_post_ic")
        self.assertEqual(self.hint("dynamic", "private_values"), "it is a property of finite cases; in a dynamic case nothing is like it")
        self.assertEqual(self.hint("dynamic", "PV"), "it is called private_values in finite cases")

    def test_a_slip_is_still_a_slip(self):
        self.assertEqual(self.hint("auction", "efficent"), "did you mean 'efficient'?")
        self.assertEqual(self.hint("auction", "xylophone"), "")


class Templates(ProgramTest):
    def test_each_checks_out_of_the_box(self):
        self.assertGreaterEqual(len(TEMPLATES), 9)
        for name in TEMPLATES:
            with self.subTest(name):
                self.expect(0, "new", "--template", name, f"{name}.yaml")
                result = self.expect(0, "check", f"{name}.yaml")
                self.assertEqual(result.stderr, "")
                self.assertNotIn("NOT AS EXPECTED", result.stdout)
                self.assertIn("(expected)", result.stdout)         # something fails, too, and is expected to
                self.expect(0, "fmt", "--check", f"{name}.yaml")
                text = (self.folder / f"{name}.yaml").read_text(encoding="utf-8")
                self.assertTrue(text.startswith("# yaml-language-server: $schema=schema.json\n"))
                self.assertEqual(text, self.expect(0, "new", "--template", name).stdout)

    def test_an_unknown_one(self):
        error = self.expect(4, "new", "--template", "acution", "a.yaml").stderr
        self.assertIn("there is no template 'acution'; did you mean 'auction'?", error)
        self.assertEqual(sorted(re.search(r"The templates: (.*)", error).group(1).split(", ")), TEMPLATES)
        self.assertEqual(self.leftovers(), [])

    def test_a_changed_number_is_noticed(self):
        """Of each template, numbers worked out by hand; another number is refuted."""
        numbers = {"voting": "equals: 5/9", "matching": "equals: 5/3", "correlated": "equals: -13/8", "public_good": "equals: -1/2", "partnership": "equals: 1/48", "trade": "least_subsidy, equals: 1/6",
                   "dynamic": "equals: 9/8", "ambiguous": "equals: 0", "auction": "equals: -1", "game_form": "equals: -3/2"}
        self.assertEqual(sorted(numbers), TEMPLATES)
        for name, number in numbers.items():
            text = self.expect(0, "new", "--template", name).stdout
            self.assertEqual(text.count(number), 1, name)
            self.write(f"{name}.yaml", text.replace(number, number + "1"))
            self.assertIn("NOT AS EXPECTED", self.expect(1, "check", f"{name}.yaml").stdout)


class ChosenClaims(ProgramTest):
    CASE = coin(f"{SUPPORT}, expect: verified", "id: wrong, property: independent_types, expect: refuted",
                'id: each, property: value, of: probability, event: {1: x}, for: "x in types[1]", equals: 1/2, expect: verified')
    """fair; wrong, which is not as expected; each[a] and each[b]"""

    def test_one(self):
        self.write("coin.yaml", self.CASE)
        self.expect(1, "check", "coin.yaml")
        result = self.expect(0, "check", "coin.yaml", "--claim", "fair")
        self.assertIn("1 claim in 1 case, 3 other claims not checked: 1 as expected (1 verified, 0 refuted)", result.stdout)
        self.assertNotIn("wrong", result.stdout)
        self.assertEqual(json.loads(self.expect(0, "check", "coin.yaml", "--claim", "fair", "--json").stdout)["summary"]["not_checked"], 3)
        self.assertEqual(json.loads(self.expect(1, "check", "coin.yaml", "--json").stdout)["summary"]["not_checked"], 0)
        self.assertIn("3 claims were not checked", self.expect(0, "check", "coin.yaml", "--claim", "fair", "--quiet").stderr)

    def test_several_and_a_group(self):
        self.write("coin.yaml", self.CASE)
        self.assertIn("3 claims in 1 case, 1 other claim not checked: 3 as expected", self.expect(0, "check", "coin.yaml", "--claim", "each", "--claim", "fair").stdout)
        self.assertIn("1 claim in 1 case, 3 other claims not checked", self.expect(0, "check", "coin.yaml", "--claim", "each[b]").stdout)
        self.expect(1, "check", "coin.yaml", "--claim", "fair", "--claim", "wrong")

    def test_an_id_that_no_case_has(self):
        self.write("coin.yaml", self.CASE)
        self.assertIn("there is no claim 'wrogn'; did you mean 'wrong'?", self.expect(4, "check", "coin.yaml", "--claim", "wrogn").stderr)

    def test_cases_without_it_are_left_out_and_counted(self):
        self.write("coin.yaml", self.CASE)
        self.write("other.yaml", coin(f"{SUPPORT}, expect: refuted".replace("fair", "lonely")))
        self.assertIn("1 claim in 1 case, 4 other claims not checked", self.expect(0, "check", ".", "--claim", "fair").stdout)
        self.write("bad.yaml", "title: x\n")
        self.expect(3, "check", ".", "--claim", "fair")

    def test_no_certificate_of_a_part(self):
        """A certificate has every claim of its case."""
        self.write("coin.yaml", self.CASE)
        self.assertIn("--certificates", self.expect(4, "check", "coin.yaml", "--claim", "fair", "--certificates", "c").stderr)
        self.assertEqual(self.leftovers(), ["coin.yaml"])

    def test_what_fails_is_explained(self):
        self.write("coin.yaml", self.CASE)
        text = self.expect(1, "explain", "coin.yaml", "--only", "failing").stdout
        self.assertEqual(text, self.expect(1, "explain", "coin.yaml", "wrong").stdout)
        self.write("good.yaml", coin(f"{SUPPORT}, expect: verified"))
        result = self.expect(0, "explain", "good.yaml", "--only", "failing")
        self.assertEqual((result.stdout, result.stderr), ("", "candor: every claim is as expected\n"))
        self.assertIn("did you mean 'failing'?", self.expect(4, "explain", "good.yaml", "--only", "faling").stderr)
        self.assertIn("which claim?", self.expect(4, "explain", "good.yaml").stderr)


class Decimals(ProgramTest):
    def test_on_request(self):
        self.write("coin.yaml", coin("id: half, property: value, of: probability, event: {1: a}, equals: 1/2, expect: verified",
                                     "id: third, property: value, of: probability, event: {1: a}, greater_than: -2/3, expect: verified"))
        text = self.expect(0, "check", "coin.yaml", "--decimals", "2").stdout
        self.assertIn("1/2 (0.50)", text)
        self.assertIn("-2/3 (~ -0.67)", text)
        self.assertNotIn("(0.50)", self.expect(0, "check", "coin.yaml").stdout)
        self.assertIn("1/2 (0.5)", self.expect(0, "explain", "coin.yaml", "half", "--decimals", "1").stdout)
        self.expect(4, "check", "coin.yaml", "--decimals", "2", "--json")
        self.expect(4, "check", "coin.yaml", "--decimals", "31")


class Completion(ProgramTest):
    def complete(self, *words):
        """What bash offers for the last of the words."""
        script = ('source <("$CANDOR" completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _candor; printf "%s\\n" "${COMPREPLY[@]}"')
        result = subprocess.run(["bash", "-euc", script, "bash", *words], cwd=self.folder, env=os.environ | {"CANDOR": CANDOR}, capture_output=True, text=True, timeout=PATIENCE, check=True)
        self.assertEqual(result.stderr, "")
        return result.stdout.split()

    def test_bash(self):
        self.write("case.yaml", "")
        self.assertEqual(self.complete("candor", "che"), ["check"])
        self.assertEqual(self.complete("candor", "check", "cas"), ["case.yaml"])
        self.assertEqual(self.complete("candor", "check", "case.yaml", "--cl"), ["--claim"])
        self.assertEqual(self.complete("candor", "help", "dominant"), ["dominant_strategy_ic", "dominant_strategies"])
        self.assertEqual(self.complete("candor", "new", "--template", "vo"), ["voting"])
        self.assertEqual(self.complete("candor", "completion", "f"), ["fish"])
        self.assertEqual(self.complete("candor", "--tr"), ["--trust"])

    def test_every_option_of_every_verb_is_completed(self):
        for verb in ("check", "solve", "report", "new", "region", "export"):
            offered = self.complete("candor", verb, "--")
            self.assertEqual(sorted(offered), sorted(set(re.findall(r"(?m)^  (?:-\w,)?(--[a-z-]+)", self.expect(0, verb, "--help").stdout))))
            self.assertIn("--help", offered)

    def test_other_shells(self):
        for shell in ("zsh", "fish"):
            script = self.expect(0, "completion", shell).stdout
            self.assertIn("dominant_strategy_ic", script)
            self.assertIn("voting", script)
            if shutil.which(shell):
                self.write("script", script)
                subprocess.run([shell, "-n", "script"], cwd=self.folder, check=True, timeout=PATIENCE)
        self.assertIn("there is no completion for the shell 'tcsh'", self.expect(4, "completion", "tcsh").stderr)


if __name__ == "__main__":
    unittest.main()
