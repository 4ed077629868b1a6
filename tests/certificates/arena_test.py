# SPDX-License-Identifier: MIT
"""The arena of forged certificates: a checker accepts every file of verified/ and none of the others. Dummies that accept everything and nothing show that this test can fail."""
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import forge

CANDOR = os.environ["CANDOR"]
HERE = Path(__file__).resolve().parent
PAGE = HERE.parent.parent / "docs/certificate_format.md"


def candor(case, certificate):
    """(exit code, what was said)"""
    result = subprocess.run([CANDOR, "verify", HERE / f"cases/{case}.yaml", certificate], capture_output=True, text=True, timeout=120, check=False, errors="replace")
    return result.returncode, result.stdout + result.stderr


def entries():
    """(folder, path) of every file of the arena."""
    return [(folder, path) for folder in forge.FOLDERS for path in sorted((HERE / folder).rglob("*.json"))]


def wrong(checker):
    """The files about which a checker is wrong: accepted and should not be, or the other way round."""
    return [str(path.relative_to(HERE)) for folder, path in entries() if (checker(path.parent.name, path)[0] == 0) != (folder == "verified")]


class Arena(unittest.TestCase):
    maxDiff = None

    def test_candor(self):
        """Each for the right reason."""
        for folder, path in entries():
            with self.subTest(f"{folder}/{path.parent.name}/{path.stem}"):
                code, said = candor(path.parent.name, path)
                self.assertEqual(code, forge.FOLDERS[folder], said)
                self.assertIn(forge.FORGERIES[folder][path.parent.name, path.stem][0].replace('\\"', '"'), said)

    def test_controls(self):
        """Who accepts everything is wrong about every forgery, who accepts nothing about every honest certificate."""
        count = {folder: len(list((HERE / folder).rglob("*.json"))) for folder in forge.FOLDERS}
        self.assertEqual(len(wrong(lambda case, certificate: (0, ""))), count["rejected"] + count["undecided"] + count["malformed"])
        self.assertEqual(len(wrong(lambda case, certificate: (1, ""))), count["verified"])
        forged = count["rejected"] + count["undecided"] + count["malformed"]
        self.assertIn(f"{count['verified']} honest certificates, and {forged} forged ones", (PAGE.parent / "trust.md").read_text(encoding="utf-8"))

    def test_the_files_are_what_forge_writes(self):
        """If not: tests/certificates/forge.py CANDOR"""
        there = {(folder, path.parent.name, path.stem): path.read_bytes() for folder, path in entries()}
        made = forge.forged(forge.honest_certificates(CANDOR))
        self.assertEqual(sorted(there), sorted(made))
        for key, content in made.items():
            with self.subTest("/".join(key)):
                self.assertTrue(there[key] == content)

    def test_every_forgery_differs_from_the_honest_certificate(self):
        for folder, path in entries():
            if folder != "verified" and path.stem != "honest":
                [honest] = [there for there in (HERE / kind / path.parent.name / "honest.json" for kind in ("verified", "undecided")) if there.exists()]
                self.assertFalse(path.read_bytes() == honest.read_bytes(), path)

    def test_too_large(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "large.json"
            path.write_bytes((HERE / "verified/lamp/honest.json").read_bytes() + b" " * (64 << 20))
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
                    result = subprocess.run([CANDOR, "verify", path, HERE / f"verified/{case}/honest.json"], capture_output=True, timeout=60, check=False)
                    self.assertIn(result.returncode, (1, 3), f"{case}: {text[text.rfind(chr(10), 0, number.start()) + 1:number.end()]}")
                    changed += 1
        self.assertGreater(changed, 100)

    def test_every_truncation_is_malformed(self):
        whole = (HERE / "verified/lamp/honest.json").read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "cut.json"
            for length in range(0, len(whole.rstrip()), 97):
                path.write_bytes(whole[:length])
                self.assertEqual(candor("lamp", path)[0], 3, length)


class Page(unittest.TestCase):
    def test_every_property_and_every_kind_of_evidence_is_described(self):
        page = PAGE.read_text(encoding="utf-8")
        claimed = re.findall(r"^### (.+)$", (PAGE.parent / "claims.md").read_text(encoding="utf-8"), flags=re.M)
        properties = {name for heading in claimed for name in heading.split(", ")}
        self.assertGreaterEqual(len(properties), 23)
        self.assertEqual({name for name in properties if not re.search(rf"^\| `{name}`", page, flags=re.M)}, set())
        words = (PAGE.parent.parent / "checker/certificate/words.hpp").read_text(encoding="utf-8")
        kinds = re.findall(r'"(\w+)"', re.search(r"evidence_kinds\{(.*?)\}", words, flags=re.S).group(1))
        self.assertEqual(sorted(kinds), sorted(re.findall(r"^### (\w+)$", page, flags=re.M)))

    def test_the_example_of_the_page(self):
        """docs/certificate_format.md shows the case of cases/lamp.yaml and the certificate that candor writes for it, byte for byte."""
        page = PAGE.read_text(encoding="utf-8")
        self.assertEqual(re.search(r"```yaml\n(.*?)```", page, flags=re.S).group(1), (HERE / "cases/lamp.yaml").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([CANDOR, "check", "-q", "--certificates", folder, HERE / "cases/lamp.yaml"], check=True, timeout=60)
            self.assertEqual(re.search(r"```json\n(.*?)```", page, flags=re.S).group(1), (Path(folder) / "lamp.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
