# SPDX-License-Identifier: MIT
"""check --certificates and verify: what they print, what they refuse, and how they end. tests/certificates has the forgeries."""
import json
import re
import subprocess
import sys
import unittest

from program import AIRLINES, CANDOR, GUO, SOURCE, ProgramTest, coin

sys.path.append(str(SOURCE / "tests/certificates"))
import forge  # noqa: E402

TRUE = "id: fair, property: full_support, expect: verified"
FALSE = "id: sums, property: separable, expect: refuted"
WRONG = "id: biased, property: full_support, expect: refuted"
OPEN = "id: grand, property: cbdp, coalitions: [[1, 2]], expect: verified"      # no coalition but the grand one: there is nothing to compare


class VerifyTest(ProgramTest):
    def certificate(self, *claims, code=0):
        """The certificate of a coin, parsed."""
        self.write("coin.yaml", coin(*claims))
        self.expect(code, "check", "coin.yaml", "--certificates", "out")
        return json.loads((self.folder / "out/coin.json").read_text(encoding="utf-8"))

    def write_certificate(self, certificate):
        return self.write("forged.json", json.dumps(certificate))


class Limits(VerifyTest):
    def test_a_certificate_cannot_ask_for_years(self):
        """`verify` had no limits: three kilobytes that say "enumerate" about seventeen agents asked for 6^17 additions, hours of them."""
        self.write("towns.yaml", subprocess.run([sys.executable, SOURCE / "benchmarks/public_project.py", "17"], capture_output=True, text=True, check=True).stdout)
        self.expect(0, "check", "towns.yaml", "--certificates", "out")
        certificate = json.loads((self.folder / "out/towns.json").read_text(encoding="utf-8"))
        claim = next(claim for claim in certificate["claims"] if claim["id"] == "coalition_proof")
        self.assertEqual(claim["evidence"], {"kind": "proposition_2"})
        claim["evidence"] = {"kind": "enumerate"}
        certificate["claims"] = [claim]
        path = self.write_certificate(certificate)
        for options, words in ([], "not begun, as it would take about"), (["--time", "1"], "gave up after 1 s"):
            with self.subTest(options):
                result = self.expect(2, "verify", path, *options)
                said = result.stdout + result.stderr  # where reading it takes a second, it is that which ends
                self.assertRegex(said, rf"(undecided +coalition_proof|was not read to its end:) .*{words}")
        said = json.loads(self.expect(2, "verify", path, "--json").stdout)["claims"][0]
        self.assertEqual((said["verdict"], said["accepted"]), ("undecided", False))
        self.assertIn("not begun", said["reason"])
        self.assertNotIn("fault", said)


class Write(VerifyTest):
    def test_one_for_each_case_below_the_folder(self):
        self.expect(0, "check", "-q", "--certificates", "out", SOURCE / "cases")
        written = [name for name in self.leftovers() if name.endswith(".json")]
        bundled = [path.relative_to(SOURCE / "cases").with_suffix(".json") for path in (SOURCE / "cases").rglob("*.yaml")]
        self.assertGreater(len(bundled), 20)
        self.assertEqual(written, sorted(f"out/{path.as_posix()}" for path in bundled))
        self.assertEqual([name for name in self.leftovers() if "." in name and not name.endswith(".json")], [])

    def test_the_output_is_the_same_with_certificates(self):
        self.assertEqual(self.expect(0, "check", GUO).stdout, self.expect(0, "check", GUO, "--certificates", "out").stdout)
        self.assertEqual(self.expect(0, "check", GUO, "--json").stdout, self.expect(0, "check", GUO, "--json", "--certificates", "out").stdout)

    def test_the_bytes_do_not_depend_on_the_number_of_threads(self):
        self.expect(0, "check", GUO, "--certificates", "one", "-j1")
        self.expect(0, "check", GUO, "--certificates", "four", "-j4")
        self.assertEqual((self.folder / "one/guo2019/example.json").read_bytes(), (self.folder / "four/guo2019/example.json").read_bytes())

    def test_a_case_with_errors_has_none(self):
        self.write("bad.yaml", "title: x\n")
        self.write("coin.yaml", coin(TRUE))
        self.expect(3, "check", ".", "--certificates", "out")
        self.assertIn("out/coin.json", self.leftovers())
        self.assertNotIn("out/bad.json", self.leftovers())

    def test_two_cases_of_one_name(self):
        self.write("here/coin.yaml", coin(TRUE))
        self.write("there/coin.yaml", coin(TRUE))
        self.assertIn("both called coin", self.expect(4, "check", "here", "there", "--certificates", "out").stderr)

    def test_a_number_that_no_reader_would_take(self):
        """A computed number of more than 4096 characters was written, and then refused by `verify`: here one over 3^5000 * 5^3500, which has 4,833 digits."""
        def case(amount):
            return self.write("long.yaml", coin(TRUE).replace("  zero: 0", f"  zero: {amount}"))

        self.assertTrue(10 ** 4832 <= 3 ** 5000 * 5 ** 3500 < 10 ** 4833)
        self.assertIn("no certificate of long.yaml can be written: it would have a number of ",
                      self.expect(4, "check", case("1/3^5000 + 2/5^3500").name, "--certificates", "out").stderr)
        self.assertEqual(self.leftovers(), ["long.yaml", "out"])
        self.expect(0, "check", case("1/3^5000").name, "--certificates", "out")
        self.expect(0, "verify", "long.yaml", "out/long.json")

    def test_a_folder_that_cannot_be_made(self):
        self.write("out", "a file")
        self.write("coin.yaml", coin(TRUE))
        result = self.expect(4, "check", "coin.yaml", "--certificates", "out")
        self.assertEqual(result.stdout, "")


class Verify(VerifyTest):
    def test_lines(self):
        self.certificate(TRUE, FALSE)
        result = self.expect(0, "verify", "coin.yaml", "out/coin.json")
        self.assertEqual(result.stderr, "")
        self.assertEqual(result.stdout.splitlines()[0], "verified    fair  4 inequalities")
        self.assertTrue(result.stdout.splitlines()[1].startswith("refuted     sums  (expected) agents 1 and 2;"))
        self.assertEqual(result.stdout.splitlines()[2:], ["", "coin: 2 of 2 claims replayed; the certificate agrees with the case"])
        self.assertEqual(self.expect(0, "verify", "-q", "coin.yaml", "out/coin.json").stdout, "")

    def test_the_bundled_cases(self):
        self.expect(0, "check", "-q", "--certificates", "out", SOURCE / "cases")
        for case in (GUO, AIRLINES):
            claims = len(json.loads(self.expect(0, "check", case, "--json").stdout)["cases"][0]["claims"])
            result = self.expect(0, "verify", case, self.folder / f"out/{case.parent.name}/{case.stem}.json", "-j3")
            self.assertIn(f"{claims} of {claims} claims replayed; the certificate agrees with the case", result.stdout)
        result = self.expect(1, "verify", GUO, self.folder / "out/safronov2016/airlines.json")
        self.assertIn("the certificate is about the case 'safronov2016/airlines', this is 'guo2019/example'", result.stderr)

    def test_json(self):
        self.certificate(TRUE, FALSE)
        answer = json.loads(self.expect(0, "verify", "coin.yaml", "out/coin.json", "--json").stdout)
        self.assertEqual(answer["summary"], {"claims": 2, "accepted": 2, "rejected": 0, "undecided": 0})
        self.assertEqual((answer["case"], answer["certificate"], answer["compared_with_case"], answer["errors"]), ("coin", "out/coin.json", True, []))
        self.assertEqual(answer["claims"][0], {"id": "fair", "property": "full_support", "expect": "verified", "verdict": "verified", "accepted": True, "judgements": 4, "inequalities": 4, "tight": 0})
        self.write("broken.json", "{")
        answer = json.loads(self.expect(3, "verify", "coin.yaml", "broken.json", "--json").stdout)
        self.assertEqual(answer["claims"], [])
        self.assertIn("broken.json:1:2: error:", answer["errors"][0])

    def test_an_honest_certificate_of_a_claim_that_comes_out_otherwise_than_expected(self):
        self.certificate(TRUE, WRONG, code=1)
        result = self.expect(1, "verify", "coin.yaml", "out/coin.json")
        self.assertIn("NOT AS EXPECTED (expected: refuted)", result.stdout)
        self.assertIn("1 of 2 claims replayed", result.stdout)
        self.expect(0, "verify", "out/coin.json")     # without the case nothing is expected

    def test_an_undecided_claim(self):
        certificate = self.certificate(TRUE, OPEN, code=2)
        self.assertEqual(certificate["claims"][1]["verdict"], "undecided")
        self.assertNotIn("evidence", certificate["claims"][1])
        self.assertIn("undecided   grand  the claim ranges over nothing", self.expect(2, "verify", "coin.yaml", "out/coin.json").stdout)
        self.expect(2, "verify", "out/coin.json")
        answer = json.loads(self.expect(2, "verify", "coin.yaml", "out/coin.json", "--json").stdout)
        self.assertEqual(answer["summary"], {"claims": 2, "accepted": 1, "rejected": 0, "undecided": 1})

    def test_an_empty_range_cannot_be_called_verified(self):
        certificate = self.certificate(OPEN, code=2)
        certificate["claims"][0] = {"id": "grand", "statement": certificate["claims"][0]["statement"], "verdict": "verified", "evidence": {"kind": "enumerate"}}
        self.write_certificate(certificate)
        self.assertIn("rejected    grand  the claim ranges over nothing", self.expect(1, "verify", "coin.yaml", "forged.json").stdout)
        self.expect(1, "verify", "forged.json")

    def test_the_case_has_changed_since(self):
        self.certificate(TRUE)
        self.write("coin.yaml", coin(TRUE).replace("prior: uniform", "prior: {independent: {a: 1/3, b: 2/3}}"))
        result = self.expect(1, "verify", "coin.yaml", "out/coin.json")
        self.assertEqual(result.stdout, "")
        self.assertIn('prior[1: a, 2: a].probability: the certificate has "1/4", the case "1/9"', result.stderr)

    def test_a_case_with_errors(self):
        self.certificate(TRUE)
        self.write("coin.yaml", "title: x\n")
        self.assertIn("the case cannot be read", self.expect(3, "verify", "coin.yaml", "out/coin.json").stderr)


class Alone(VerifyTest):
    """Without the case the certificate's own tables are what the claims are about."""

    def test_it_is_said(self):
        self.certificate(TRUE)
        self.assertIn("it was NOT compared with a case", self.expect(0, "verify", "out/coin.json").stdout)
        self.assertFalse(json.loads(self.expect(0, "verify", "out/coin.json", "--json").stdout)["compared_with_case"])

    def test_tables_that_make_a_claim_false(self):
        certificate = self.certificate(TRUE)
        certificate["prior"][0]["probability"], certificate["prior"][1]["probability"] = "0", "1/2"
        self.write_certificate(certificate)
        self.assertIn("rejected    fair  the evidence shows that the claim is refuted", self.expect(1, "verify", "forged.json").stdout)

    def test_tables_that_are_no_model(self):
        for change, defect in ((lambda c: c["prior"][0].update(probability="1/2"), "the prior sums to 5/4, not 1"),
                               (lambda c: (c["prior"][0].update(probability="-1/4"), c["prior"][1].update(probability="3/4")), "the prior has a negative probability"),
                               (lambda c: c["coalitions"].pop(0), "agent 1 alone is not in the coalition pattern"),
                               (lambda c: c["allocations"][0].update(efficient="last"), "allocation q is not the efficient rule"),
                               (lambda c: c["allocations"][0].update(efficient="none"), "both efficient"),
                               (lambda c: c["transfers"][0].update(construction={"rule": "agv", "allocation": "q"}), "transfer rule zero is not the named rule")):
            certificate = self.certificate(TRUE)
            change(certificate)
            self.write_certificate(certificate)
            with self.subTest(defect):
                result = self.expect(1, "verify", "forged.json")
                self.assertIn("rejected: this is no model that claims can be made about: ", result.stderr)
                self.assertIn(defect, result.stderr)


class CommandLine(VerifyTest):
    def test_mistakes(self):
        self.certificate(TRUE)
        for arguments, message in (([], "is required"), (["coin.yaml", "out/coin.json", "more"], "At Most 2 required"), (["coin.yaml", "nowhere.json"], "there is no file"), (["nowhere.yaml", "out/coin.json"], "there is no file"),
                                   (["coin.yaml", "out"], "'out' is a folder; a certificate, one file at a time, is needed here"), (["out", "out/coin.json"], "'out' is a folder; a case file is needed here"), (["coin.yaml", "out/coin.json", "--trust-me"], "--trust-me")):
            with self.subTest(arguments):
                self.assertIn(message, self.expect(4, "verify", *arguments).stderr)

    def test_a_case_in_place_of_the_certificate(self):
        self.certificate(TRUE)
        self.assertIn("coin.yaml: this is no certificate but, by its name, a case; the case comes first: candor verify coin.yaml out/coin.json\n", self.expect(3, "verify", "out/coin.json", "coin.yaml").stderr)
        self.assertIn("the case comes first: candor verify coin.yaml CERTIFICATE\n", self.expect(3, "verify", "coin.yaml").stderr)

    def test_control_characters_do_not_reach_the_terminal(self):
        certificate = self.certificate(TRUE)
        certificate["claims"][0]["statement"]["property"] = "\u001b[2Jproperty"
        self.write_certificate(certificate)
        result = self.expect(3, "verify", "coin.yaml", "forged.json")
        self.assertNotIn("\u001b", result.stderr)


class Export(VerifyTest):
    """A certificate stands in for its case where claims are exported."""

    def theorems(self, folder):
        [file] = sorted((self.folder / folder).glob("*example.v"))
        return sorted(re.findall(r"(?m)^Theorem (\w+)", file.read_text(encoding="utf-8")))

    def test_the_theorems_are_those_of_the_case(self):
        self.expect(0, "check", "-q", GUO, "--certificates", "out")
        self.expect(0, "export", "--coq", "-q", GUO, "-o", "from_case")
        self.expect(0, "export", "--coq", "-q", self.folder / "out/guo2019/example.json", "-o", "from_certificate")
        self.assertGreater(len(self.theorems("from_case")), 100)
        self.assertEqual(self.theorems("from_certificate"), self.theorems("from_case"))

    def test_what_is_not_shown_is_not_exported(self):
        forge.write_arena(CANDOR, self.folder)
        result = self.expect(1, "export", "--coq", "rejected/price/another_price.json", "-o", "theorems")
        self.assertIn("region.truthful is not exported: rejected: a bound of the region", result.stderr)
        self.assertIn("not.json:1:2: error: ", self.expect(3, "export", "--smtlib", self.write("not.json", "[1]"), "-o", "questions").stderr)


if __name__ == "__main__":
    unittest.main()
