# SPDX-License-Identifier: MIT
"""Every command shown in the documents is run, in order, and must print what is shown.

In a fenced block, a line that starts with "$ " is a command; the lines up to the next one are its output, of both streams together. A line "..." stands for any lines.
The commands of one document run in one folder, in which `cases` and `recheck` are those of the checkout and `candor` is on the PATH. A fenced block with a file name after its language
("yaml shifts.yaml") is such a file there.
"""
import json
import os
import re
import subprocess
import unittest
from pathlib import Path

from program import CANDOR, MPI, PATIENCE, SOURCE, ProgramTest

DOCUMENTS = [SOURCE / "README.md", SOURCE / "CONTRIBUTING.md", *sorted((SOURCE / "docs").glob("*.md")), SOURCE / "recheck/python/README.md"]
RUNS_MPI = "CANDOR_MPI" in os.environ                 # candor-mpi is built


def commands(document):
    """(line number, command, shown output) of each command of a document."""
    found, block = [], False
    for number, line in enumerate(document.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip().startswith("```"):
            block = not block
            command = None
        elif block and line.startswith("$ "):
            command = (number, line[2:], [])
            found.append(command)
        elif block and found and command:
            command[2].append(line)
    return found


def files(document):
    """{name: text} of the files that a document shows."""
    return dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```$", document.read_text(encoding="utf-8"), flags=re.M | re.S))


def pattern(shown):
    """A regular expression for the output shown."""
    while shown and not shown[-1]:
        shown = shown[:-1]
    return "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line.rstrip()) + r"[ ]*\n" for line in shown)


class Documents(ProgramTest):
    def test_commands_print_what_is_shown(self):
        environment = os.environ | MPI | {"PATH": f"{Path(CANDOR).parent}:{os.environ['PATH']}"}
        count = 0
        for document in DOCUMENTS:
            folder = self.folder / document.relative_to(SOURCE).with_suffix("")
            folder.mkdir(parents=True)
            for room in ("cases", "recheck"):
                (folder / room).symlink_to(SOURCE / room)
            for name, text in files(document).items():
                (folder / name).write_text(text, encoding="utf-8")
            for number, command, shown in commands(document):
                if command.startswith("mpirun") and not RUNS_MPI:
                    continue
                count += 1
                with self.subTest(f"{document.relative_to(SOURCE)}:{number}: {command}"):
                    result = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=PATIENCE, check=False)
                    self.assertRegex(result.stdout, rf"\A{pattern(shown)}\Z")
        self.assertGreater(count, 5)
        self.assertIn(SOURCE / "docs/trust.md", DOCUMENTS)

    def test_examples_of_the_claims_are_claims_of_the_bundled_cases(self):
        """docs/claims.md: each property has an example, and each example is a claim of that property, refuted where the page says so."""
        listed = json.loads(self.expect(0, "list", SOURCE / "cases", "--json").stdout)["cases"]
        cases = {str(Path(case["file"]).relative_to(SOURCE)): {claim["id"]: claim for claim in case["claims"]} for case in listed}
        shown = set()
        for heading, section in re.findall(r"^### (.+)\n((?:(?!#).*\n?)*)", (SOURCE / "docs/claims.md").read_text(encoding="utf-8"), flags=re.M):
            properties = set(heading.split(", "))
            for name, file, refuted in re.findall(r"`([^`]+)`\s+in\s+(cases/[^\s;.:)]+\.yaml)(\s+\(refuted\))?", section):
                claim = cases[file][name]
                self.assertIn(claim["property"], properties, name)
                self.assertEqual(claim["expect"], "refuted" if refuted else "verified", name)
                shown.add(claim["property"])
            self.assertLessEqual(properties, shown, heading)
        finite, *_ = json.loads((SOURCE / "cases/schema.json").read_text(encoding="utf-8"))["anyOf"]
        self.assertEqual(shown, {claim["properties"]["property"]["const"] for claim in finite["properties"]["claims"]["items"]["anyOf"]
                                 if "const" in claim["properties"].get("property", {})})

    def test_files_named_in_the_documents_are_there(self):
        for document in DOCUMENTS:
            for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
                self.assertTrue((document.parent / target).exists(), f"{document.name}: {target}")


if __name__ == "__main__":
    unittest.main()
