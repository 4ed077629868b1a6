# SPDX-License-Identifier: MIT
"""The house's directions: a room may use only what stands above it, and the rooms that must be believed know no floating point."""
import re
import subprocess
import sys
import unittest

from program import SOURCE

sys.path.append(str(SOURCE / "scripts"))
import count_trusted_lines as trusted   # noqa: E402

ROOMS = {   # room: the rooms it may include from
    "exact": {"exact"},
    "exact/linear": {"exact", "exact/linear"},     # search: may be wrong, is never believed
    "checker/model": {"exact", "checker/model"},
    "checker": {"exact", "checker/model", "checker"},
    "checker/certificate": {"exact", "checker/model", "checker", "checker/certificate"},     # text: the kernel does not know it
    "core": {"checker", "checker/certificate", "core"},     # a program of its own
    "exact/wide": {"exact", "exact/wide"},
    "engine": {"exact", "exact/wide", "checker/model", "checker", "engine"},
    "checker/definitions": {"exact", "exact/wide", "checker/model", "engine", "checker/definitions"},
    "prover": {"exact", "exact/wide", "exact/linear", "checker/model", "checker", "checker/definitions", "engine", "prover"},
    "cases": {"exact", "checker/model", "checker", "checker/definitions", "cases"},
    "reports": {"exact", "exact/wide", "checker/model", "checker", "checker/certificate", "engine", "prover", "cases", "reports"},
    "tasks": {"exact", "exact/linear", "checker/model", "checker", "checker/certificate", "checker/definitions", "engine", "prover", "cases", "reports", "tasks"},
    "cli": {"exact", "exact/linear", "checker/model", "checker", "checker/certificate", "checker/definitions", "engine", "prover", "cases", "reports", "tasks", "cli"},
}
BELIEVED = ("exact", "checker", "engine", "core")
FLOATING = {"exact/linear/basis_proposal.cpp"}     # proposes a basis, which exact arithmetic then solves and compares


def room_of(path):
    return max((room for room in ROOMS if path == room or path.startswith(room + "/")), key=len, default=None)


def sources(*rooms):
    found = {room: sorted((SOURCE / room).rglob("*.[ch]pp")) for room in rooms}
    empty = [room for room, files in found.items() if not files]
    assert not empty, f"no sources in {empty}: what is asked of them holds of nothing"
    return [path for files in found.values() for path in files]


def without_comments(text):
    """The code, with comments and string literals blanked."""
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"'
    return re.sub(pattern, lambda match: re.sub(r"[^\n]", " ", match.group()), text, flags=re.S)


class Directions(unittest.TestCase):
    def test_rooms_include_only_what_stands_above_them(self):
        wrong, seen = [], 0
        for path in sources(*{room.split("/")[0] for room in ROOMS}):
            name = str(path.relative_to(SOURCE))
            for included in re.findall(r'^\s*#\s*include\s*"([^"]+)"', path.read_text(encoding="utf-8"), flags=re.M):
                seen += 1
                if room_of(included) not in ROOMS[room_of(name)]:
                    wrong.append(f"{name} includes {included}")
        self.assertEqual(wrong, [])
        self.assertGreater(seen, 50)

    def test_so_do_the_headers_that_are_precompiled_for_them(self):
        wrong, seen = [], 0
        for build in sorted(path for room in {room.split("/")[0] for room in ROOMS} for path in (SOURCE / room).rglob("meson.build")):
            room = room_of(str(build.parent.relative_to(SOURCE)))
            for library, header in re.findall(r"\b(\w+) = (?:static_library|executable)\((?:(?!\)\n).)*?cpp_pch: together \? \[\] : '([^']+)'", build.read_text(encoding="utf-8"), flags=re.S):
                allowed = ROOMS["checker/model" if library == "model" else "exact/linear" if library == "exact_linear" else room]
                for included in re.findall(r'^#include "([^"]+)"', (build.parent / header).read_text(encoding="utf-8"), flags=re.M):
                    seen += 1
                    if room_of(included) not in allowed:
                        wrong.append(f"{library}, by {header}, includes {included}")
        self.assertEqual(wrong, [])
        self.assertGreaterEqual(seen, 10)

    def test_this_test_would_notice_a_wrong_include(self):
        self.assertNotIn(room_of("prover/prove.hpp"), ROOMS[room_of("checker/kernel.cpp")])
        self.assertNotIn(room_of("checker/certificate/form.hpp"), ROOMS[room_of("checker/kernel.cpp")])
        self.assertNotIn(room_of("reports/export/certificate/writer.hpp"), ROOMS[room_of("checker/certificate/reader.cpp")])
        self.assertNotIn(room_of("checker/kernel.hpp"), ROOMS[room_of("checker/model/coalition.cpp")])
        self.assertNotIn(room_of("cases/format/read/reader.hpp"), ROOMS[room_of("prover/prove.cpp")])
        self.assertNotIn(room_of("cli/exit_code.hpp"), ROOMS[room_of("tasks/solve.cpp")])
        self.assertNotIn(room_of("tasks/solve.hpp"), ROOMS[room_of("reports/solution.hpp")])

    def test_tasks_know_neither_terminal_nor_exit_code_nor_command_line(self):
        """The verbs decided, printed and ended the program in the same functions: nobody else could ask."""
        forbidden = re.compile(r"std::c(out|err)\b|\bf?printf\b|\bfwrite\b|\bExitCode\b|\bCLI::|\bisatty\b|\b_?exit\(")
        found = [f"{path.relative_to(SOURCE)}: {line.strip()}" for path in sources("tasks")
                 for line in without_comments(path.read_text(encoding="utf-8")).splitlines() if forbidden.search(line)]
        self.assertEqual(found, [])

    def test_a_room_without_sources_is_noticed(self):
        """What was asked of every file of a room held also if the room had gone elsewhere and no file was looked at."""
        self.assertRaises(AssertionError, sources, "exact", "no_such_room")
        self.assertTrue(all(sources(room) for room in ROOMS))

    def test_every_test_is_built_and_run(self):
        written = [path for path in (SOURCE / "tests").rglob("*_test.*") if path.suffix in (".cpp", ".py")]
        declared = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "tests").rglob("meson.build"))
        cli = re.search(r"cli_tests = \[([^]]*)\]", declared).group(1) + "'pdf', 'mpi'"
        missing = [path.name for path in written if path.name not in declared and not (path.parent.name == "cli" and f"'{path.stem.removesuffix('_test')}'" in cli)]
        self.assertEqual(missing, [])
        self.assertGreater(len(written), 50)

    def test_no_floating_point_in_what_must_be_believed(self):
        forbidden = re.compile(r"\b(double|float|long double|strtod|strtof|stod|stof|stold|atof|mpf_\w+|cpp_dec_float\w*|mpf_float\w*|mpq_set_d|mpq_get_d|mpz_get_d|mpz_set_d)\b")
        # The deleted constructors of Rational are what keeps floating point out.
        allowed = re.compile(r"Rational\((double|long double|float)\) = delete;")
        found = []
        for path in sources(*BELIEVED, "cases/format"):
            if str(path.relative_to(SOURCE)) in FLOATING:
                continue
            for number, line in enumerate(without_comments(path.read_text(encoding="utf-8")).splitlines(), 1):
                if forbidden.search(allowed.sub("", line)):
                    found.append(f"{path.relative_to(SOURCE)}:{number}: {line.strip()}")
        self.assertEqual(found, [])

    def test_text_becomes_a_number_by_one_door(self):
        """`agents: 5` went through std::stoul, beside exact/numeral.cpp."""
        other = re.compile(r"\b(std::sto(i|l|ul|ll|ull|d|f|ld)|strto\w+|ato[ilf]\w*|from_chars|sscanf)\b")
        found = [f"{path.relative_to(SOURCE)}: {line.strip()}" for path in sources(*BELIEVED, "cases/format")
                 for line in without_comments(path.read_text(encoding="utf-8")).splitlines() if other.search(line)]
        self.assertEqual(found, [])

    def test_libraries_that_must_be_believed_link_nothing_else(self):
        """The trust statement: what the checker's build targets link is exact/, themselves and GMP; the engine's, Boost's headers and threads as well."""
        text = "".join((SOURCE / room / "meson.build").read_text(encoding="utf-8") for room in (*BELIEVED, "checker/definitions"))
        for library, allowed in {"exact": {"gmp"}, "model": {"exact_dep"}, "checker": {"model_dep"}, "engine": {"checker_dep", "boost", "threads"}, "definitions": {"model_dep", "boost", "engine_dep"}}.items():
            with self.subTest(library):
                linked = self.dependencies(text, rf"\b{library} = static_library\((.*?)\)\n")
                passed_on = self.dependencies(text, rf"\b{library}_dep = declare_dependency\((.*?)\)\n")
                self.assertLessEqual(linked | passed_on, allowed)
                self.assertTrue(linked)

    def dependencies(self, text, pattern):
        blocks = re.findall(pattern, text, flags=re.S)
        self.assertEqual(len(blocks), 1, pattern)
        self.assertEqual(len(re.findall("dependencies:", blocks[0])), 1)
        links = re.findall(r"link_with: (\w+)", blocks[0])
        self.assertTrue(all(link in pattern for link in links), links)
        return set(re.search(r"dependencies: \[([^\]]*)\]", blocks[0]).group(1).replace(" ", "").split(","))


class Layout(unittest.TestCase):
    ROOMS = ("benchmarks", "cases", "checker", "cli", "core", "engine", "exact", "precompiled", "prover", "reports", "tasks", "tests")

    def test_clang_format_has_nothing_to_change(self):
        files = sources(*self.ROOMS)
        self.assertGreater(len(files), 400)
        result = subprocess.run(["clang-format", "--dry-run", "-Werror", *files], cwd=SOURCE, capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, "run clang-format -i over what you changed:\n" + result.stderr[:2000])

    def test_no_line_is_long(self):
        """120 columns; texts in raw strings excepted, whose lines are somebody's output."""
        raw = re.compile(r'R"(\w*)\(.*?\)\1"', flags=re.S)
        long = []
        for path in sources(*self.ROOMS):
            text = raw.sub(lambda match: re.sub(r"[^\n]", "", match.group()), path.read_text(encoding="utf-8"))
            long += [f"{path.relative_to(SOURCE)}:{number}" for number, line in enumerate(text.splitlines(), 1) if len(line) > 120]
        self.assertEqual(long, [])


class TrustStatement(unittest.TestCase):
    def test_line_counts_are_true(self):
        """If not: scripts/count_trusted_lines.py"""
        text = trusted.DOCUMENT.read_text(encoding="utf-8")
        rows = trusted.ROW.findall(text)
        self.assertGreaterEqual(len(rows), 10, "docs/trust.md states no line counts")
        for names, _ in rows:
            self.assertTrue(trusted.files(names), names)
        self.assertEqual(text, trusted.counted(text))

    def test_everything_that_candor_core_links_is_counted_once(self):
        """The writer of certificates was counted as believed: it stood in the library that the core links."""
        table = re.search(r"^\| linked \|.*?^\| \*\*for all examples\*\* \| (\d+) \|", trusted.DOCUMENT.read_text(encoding="utf-8"), flags=re.M | re.S)
        self.assertEqual(int(table.group(1)), trusted.lines(trusted.linked()))
        counted = [path for names, _ in trusted.ROW.findall(table.group()) for path in trusted.files(names) if path in trusted.linked()]
        self.assertEqual(sorted(counted), sorted(trusted.linked()))
        self.assertIn(SOURCE / "checker/certificate/reader.cpp", trusted.linked())
        self.assertEqual([path for path in trusted.linked() if room_of(str(path.relative_to(SOURCE))) not in ROOMS["core"] | ROOMS["checker/certificate"]], [])

    def test_every_believed_room_is_counted(self):
        text = (SOURCE / "docs/trust.md").read_text(encoding="utf-8")
        for room in ("exact/*", "checker/*", "core/", "engine/", "checker/definitions/", "checker/model/finite/", "checker/properties/finite/", "checker/certificate/finite/", "cases/format/read/"):
            self.assertIn(f"`{room}", text)

    def test_no_file_is_long(self):
        """About 500 lines: some tables of one-line functions have more, since lines hold 120 columns."""
        long = [str(path.relative_to(SOURCE)) for path in sources(*{room.split("/")[0] for room in ROOMS}) if len(path.read_bytes().splitlines()) > 560]
        self.assertEqual(long, [])


if __name__ == "__main__":
    unittest.main()
