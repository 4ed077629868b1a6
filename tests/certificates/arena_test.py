# SPDX-License-Identifier: MIT
"""The arena of forged certificates: a checker accepts every file of verified/ and none of the others. Dummies that accept everything and nothing show that this test can fail."""
import ast
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import forge
import forgeries_models

CANDOR = os.environ["CANDOR"]
HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
PAGE = SOURCE / "docs/certificate_format.md"
sys.path.append(str(SOURCE / "recheck/python"))
import evidence as second_checker  # noqa: E402


def candor(case, certificate):
    """(exit code, what was said)"""
    result = subprocess.run([CANDOR, "verify", HERE / f"cases/{case}.yaml", certificate], capture_output=True, text=True, timeout=120, check=False, errors="replace")
    return result.returncode, result.stdout + result.stderr


class Arena(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.arena = Path(folder.name)
        forge.write_arena(CANDOR, cls.arena)
        cls.expected = dict(re.fullmatch(r"(\w+/\w+/\w+): ?(.*)", line).groups() for line in (HERE / "forgeries.txt").read_text(encoding="utf-8").splitlines())

    def bytes_of(self, name):
        return (self.arena / f"{name}.json").read_bytes()

    def wrong(self, checker):
        """The certificates about which a checker is wrong: accepted and should not be, or the other way round."""
        return {name for name in self.expected if (checker(name.split("/")[1], self.arena / f"{name}.json")[0] == 0) != name.startswith("verified/")}

    def test_candor(self):
        """Each for the right reason."""
        for name, reason in self.expected.items():
            with self.subTest(name):
                folder, case, _ = name.split("/")
                code, said = candor(case, self.arena / f"{name}.json")
                self.assertEqual(code, forge.FOLDERS[folder], said)
                self.assertIn(reason, said)

    def test_none_has_vanished(self):
        """A forgery could be made no more, or be written over by another one of its name, and nobody would notice. After a deliberate change: tests/certificates/forge.py --list > tests/certificates/forgeries.txt"""
        self.assertEqual((HERE / "forgeries.txt").read_text(encoding="utf-8").splitlines(), forge.listed())
        self.assertEqual({str(path.relative_to(self.arena).with_suffix("")) for path in self.arena.rglob("*.*")}, set(self.expected))
        for path in HERE.glob("forg*.py"):
            for table in (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Dict)):
                keys = [key.value for key in table.keys if isinstance(key, ast.Constant)]
                self.assertEqual(len(keys), len(set(keys)), f"{path.name}:{table.lineno}: a key occurs twice")

    def test_every_forgery_has_a_reason(self):
        self.assertEqual([name for name, reason in self.expected.items() if not reason and not name.startswith("verified/")], [])

    def test_models_that_are_none(self):
        """Without a case there is nothing to compare them with: the kernel itself refuses them, and says why."""
        for name, reason in forgeries_models.ALONE.items():
            with self.subTest(name):
                result = subprocess.run([CANDOR, "verify", self.arena / f"{name}.json"], capture_output=True, text=True, timeout=120, check=False)
                self.assertEqual(result.returncode, 1, result.stdout)
                self.assertIn(f"this is no model that claims can be made about: {reason}", result.stderr)
        self.assertLessEqual(set(forgeries_models.ALONE), set(self.expected))

    def test_controls(self):
        """Who accepts everything is wrong about every forgery, who accepts nothing about every honest certificate."""
        honest = {name for name in self.expected if name.startswith("verified/")}
        self.assertEqual(self.wrong(lambda case, certificate: (0, "")), set(self.expected) - honest)
        self.assertEqual(self.wrong(lambda case, certificate: (1, "")), honest)
        self.assertTrue(honest)
        self.assertEqual({name.split("/")[0] for name in self.expected}, set(forge.FOLDERS))

    def test_the_certificates_beside_the_cases_are_what_candor_writes(self):
        """They are texts that stay: writer and reader could change the format together, and nothing else in here would notice. After a deliberate change, in this folder: candor check -q --certificates cases cases"""
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([CANDOR, "check", "-q", "--certificates", folder, HERE / "cases"], check=False, timeout=120, stdout=subprocess.DEVNULL)
            written = {path.name: path.read_text(encoding="utf-8") for path in Path(folder).glob("*")}
        self.assertEqual(sorted(written), sorted(path.name for path in (HERE / "cases").glob("*.json")))
        self.assertEqual(sorted(written), sorted(path.with_suffix(".json").name for path in (HERE / "cases").glob("*.yaml")))
        for name, text in written.items():
            with self.subTest(name):
                self.assertEqual((HERE / "cases" / name).read_text(encoding="utf-8").splitlines(), text.splitlines())

    def test_no_two_are_the_same(self):
        """A forgery that no longer changes anything, or the same as another one, is none."""
        made = {}
        for name in self.expected:
            self.assertEqual(made.setdefault((name.split("/")[1], self.bytes_of(name)), name), name)

    def test_too_large(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "large.json"
            path.write_bytes(self.bytes_of("verified/lamp/honest") + b" " * (64 << 20))
            code, said = candor("lamp", path)
            self.assertEqual(code, 3)
            self.assertIn("larger than", said)

    def test_the_case_changed_in_every_number(self):
        """An honest certificate is none of a case in which a number is another, of the labels, tables, formulas or claims."""
        changed = 0
        for case in ("lamp", "independent", "correlated", "price", "partners"):
            text = (HERE / f"cases/{case}.yaml").read_text(encoding="utf-8")
            for number in re.finditer(r"(?<![\w.])\d+(?![\w.])", text):
                if text.rfind("title", 0, number.start()) > text.rfind("\n", 0, number.start()):
                    continue
                with tempfile.TemporaryDirectory() as folder:
                    path = Path(folder) / f"{case}.yaml"
                    path.write_text(text[:number.start()] + str(int(number.group()) + 1) + text[number.end():], encoding="utf-8")
                    result = subprocess.run([CANDOR, "verify", path, self.arena / f"verified/{case}/honest.json"], capture_output=True, timeout=60, check=False)
                    self.assertIn(result.returncode, (1, 3), f"{case}: {text[text.rfind(chr(10), 0, number.start()) + 1:number.end()]}")
                    changed += 1
        self.assertGreater(changed, 100)

    def test_every_truncation_is_malformed(self):
        whole = self.bytes_of("verified/lamp/honest")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "cut.json"
            for length in range(0, len(whole.rstrip()), 97):
                path.write_bytes(whole[:length])
                self.assertEqual(candor("lamp", path)[0], 3, length)


class Page(unittest.TestCase):
    def test_every_property_and_every_kind_of_evidence_is_described(self):
        page = PAGE.read_text(encoding="utf-8")
        families = json.loads((SOURCE / "cases/schema.json").read_text(encoding="utf-8"))["anyOf"]
        properties = {claim["properties"]["property"]["const"] for family in families for claim in family["properties"]["claims"]["items"]["anyOf"]
                      if "const" in claim["properties"].get("property", {})}
        self.assertEqual({name for name in properties if not re.search(rf"^\| [^|]*`{name}`", page, flags=re.M)}, set())
        kinds = set(re.findall(r"^### (\w+)$", page, flags=re.M))
        self.assertEqual(kinds, set(second_checker.KINDS))
        used = {claim["evidence"]["kind"] for path in (HERE / "cases").glob("*.json") for claim in json.loads(path.read_bytes())["claims"] if "evidence" in claim}
        self.assertEqual({kind for kind in used - kinds if f"`{kind}`" not in page}, set())
        lamp = json.loads((HERE / "cases/lamp.json").read_bytes())
        with tempfile.TemporaryDirectory() as folder:
            for kind in [*kinds, "trust"]:
                lamp["claims"][0]["evidence"] = {"kind": kind}
                path = Path(folder) / "lamp.json"
                path.write_text(json.dumps(lamp), encoding="utf-8")
                self.assertEqual("there is no evidence of the kind" in candor("lamp", path)[1], kind == "trust", kind)

    def test_the_example_of_the_page(self):
        """docs/certificate_format.md shows the case of cases/lamp.yaml and the certificate that candor writes for it, byte for byte."""
        page = PAGE.read_text(encoding="utf-8")
        self.assertEqual(re.search(r"```yaml\n(.*?)```", page, flags=re.S).group(1), (HERE / "cases/lamp.yaml").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([CANDOR, "check", "-q", "--certificates", folder, HERE / "cases/lamp.yaml"], check=True, timeout=60)
            self.assertEqual(re.search(r"```json\n(.*?)```", page, flags=re.S).group(1), (Path(folder) / "lamp.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
