#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The second checker refused YAML that the program reads: folded text with another indentation, a flow map over several lines. And what both read they must read alike.

Random texts of the YAML in which cases are written go through both readers: block and flow maps and lists, plain, quoted and block scalars over one line or several, comments, empty lines; and the
same with some characters changed. What is written by the rules both must read, to the same tree; of damaged texts, those that both read.
  yaml_test.py YAML_TREE [--instances N] [--first SEED]
"""
import argparse
import json
import os
import random
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(os.environ.get("CANDOR_SOURCE", Path(__file__).resolve().parents[2])) / "recheck/python"))

from case_yaml import CaseError, read_yaml  # noqa: E402

WORDS = ["a", "b", "if type[1] = a then x else y", "1/2", "-1", "q", "0.15", "é", "x:y", "a#b", "it's", "a-b", "sum", "true", "null", "~", "don't {stop}", "?x", ":x", "-x", "a, b", "2 * t", "a?", "x !", "/"]
IN_FLOW = [word for word in WORDS if not set(word) & set("[]{},?")]      # in brackets the program ends a word at '?', too
QUOTED = ["", " ", "a: b", "# no comment", "[a, b]", "{", "it's", 'say "so"', "back\\slash", "- x", "é", "a  b", "tail "]
FILLINGS = ["", "", "", " # note", "   # a: [b"]


class Writer:
    """A random text, by the rules."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, share):
        return self.random.random() < share

    def document(self):
        head = "# a comment\n" if self.chance(0.2) else "\n" if self.chance(0.1) else ""
        head += self.random.choice(["", "", "", "", "---\n", "--- # begins\n"])
        text = head + self.block(0, 0) + self.random.choice(["", "", "", "", "...\n", "... # ends\n\n...\n"])
        return text.replace("\n", "\r\n") if self.chance(0.05) else text

    def end(self):
        """The rest of a line, and perhaps lines without anything."""
        return self.random.choice(FILLINGS) + "\n" + self.random.choice(["", "", "", "", "\n", "   \n", "# between\n", "      # deep\n"])

    def block(self, column, depth):
        return self.block_list(column, depth) if self.chance(0.3) else self.block_map(column, depth)

    def keys(self, flow):
        names = self.random.sample([word for word in (IN_FLOW if flow else WORDS) if word not in ("~", "null")], self.random.randint(1, 3))
        return [self.quote(name) if self.chance(0.1) else name for name in names]

    def block_map(self, column, depth):
        return "".join(" " * column + key + ":" + self.value(column, depth, True) for key in self.keys(False))

    def block_list(self, column, depth):
        return "".join(" " * column + "-" + self.value(column, depth, False) for _ in range(self.random.randint(1, 3)))

    def value(self, column, depth, in_map):
        """From behind the ':' or '-' to the end of its last line."""
        kind = self.random.choice(["nothing", "word", "word", "word", "long", "quoted", "flow", "flow", "folded", "literal", "nested", "nested", "beside"])
        step = self.random.choice([1, 2, 2, 4])
        if kind == "nothing":
            return self.end()
        if kind == "nested" and depth < 4:
            if in_map and self.chance(0.3):
                return self.end() + self.block_list(column, depth + 1)   # a list may stand below its key
            return self.end() + self.block(column + step, depth + 1)
        if kind == "beside" and not in_map and depth < 4:                # - key: value, or - - value
            inner = self.block(column + 1 + step, depth + 1)
            return " " * step + inner.lstrip(" ")
        if kind == "long":
            return " " + self.plain_lines(column + step) + self.end()
        if kind == "quoted":
            return " " + self.quoted_lines(column + step) + self.end()
        if kind == "flow":
            return " " + self.flow(column + step, depth) + self.end()
        if kind in ("folded", "literal"):
            return " " + self.text_block(">" if kind == "folded" else "|", column + step)
        return " " + self.random.choice(WORDS) + self.end()

    def plain_lines(self, column):
        lines = [self.random.choice(IN_FLOW) for _ in range(self.random.randint(2, 4))]
        lines = [lines[0], *(line.lstrip("-?: ") or "z" for line in lines[1:])]
        return self.joined(lines, column)

    def joined(self, lines, column):
        """Lines of one scalar, indented a little differently, with empty ones between."""
        text = lines[0]
        for line in lines[1:]:
            text += " " * self.random.choice([0, 0, 2]) + "\n" + self.random.choice(["", "", "", "\n", "  \n\n"]) + " " * (column + self.random.choice([0, 0, 1, 3])) + line
        return text

    def quote(self, text):
        return "'" + text.replace("'", "''") + "'" if self.chance(0.5) else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def quoted_lines(self, column):
        single = self.chance(0.5)
        parts = [self.random.choice(QUOTED) for _ in range(self.random.choice([1, 1, 2, 3]))]
        parts = [part.replace("'", "''") if single else part.replace("\\", "\\\\").replace('"', '\\"') for part in parts]
        if not single and self.chance(0.3):
            parts[0] += self.random.choice(["\\n", "\\x41", "\\u00e9", "\\/", "\\ "])
        quote = "'" if single else '"'
        return quote + self.joined([part if k == 0 else part.strip() or "z" for k, part in enumerate(parts)], column) + quote

    def text_block(self, sign, column):
        header = sign + self.random.choice(["", "", "-", "+"]) + self.random.choice(["", "", " # header"])
        lines = []
        for k in range(self.random.randint(1, 5)):
            deeper = 0 if k == 0 else self.random.choice([0, 0, 0, 2, 4])
            lines.append("" if k and self.chance(0.2) else " " * (column + self.random.choice([-1, 0, 2])) if k and self.chance(0.05) else " " * (column + deeper) + self.random.choice([*WORDS, "# text", "- item", "key: value", "tail  "]))
        return header + "\n" + "\n".join(lines) + "\n" + self.random.choice(["", "", "\n", "\n\n"])

    def gap(self, column):
        """Between two tokens in brackets."""
        if self.chance(0.8):
            return self.random.choice(["", " "])
        return self.random.choice(["", " ", " # in brackets"]) + "\n" + self.random.choice(["", "\n"]) + " " * column

    def flow(self, column, depth):
        is_map = self.chance(0.5)
        items = []
        for key in self.keys(True) if is_map else range(self.random.randint(0, 3)):
            value = self.flow_value(column, depth)
            items.append(self.gap(column) + (f"{key}:{self.random.choice([' ', ' ', '  '])}{value}" if is_map else value) + self.gap(column))
        return ("{" if is_map else "[") + ",".join(items) + (self.random.choice(["", "," if items else ""]) if self.chance(0.1) else "") + ("}" if is_map else "]")

    def flow_value(self, column, depth):
        if depth < 3 and self.chance(0.25):
            return self.flow(column, depth + 1)
        if self.chance(0.2):
            return self.quoted_lines(column)
        if self.chance(0.1):
            return self.plain_lines(column)
        return self.random.choice(IN_FLOW)


def changed(chance, text):
    for _ in range(chance.randint(1, 2)):
        k = chance.randrange(len(text))
        text = chance.choice((text[:k] + text[k + 1:], text[:k] + chance.choice("[]{}:,-#&*!|>'\"%@`? \n\\ab") + text[k:], text[:k] + text[k:k + 1] + text[k:], text[:k] + text[k:k + 2][::-1] + text[k + 2:])) or "a"
    return text


def first_reader(program, texts):
    result = subprocess.run([program], input="\0".join(texts).encode() + b"\0", capture_output=True, check=True, timeout=1200)
    return [line if line == "refused" else json.loads(line) for line in result.stdout.decode().split("\n")[:-1]]


def second_reader(text):
    try:
        return read_yaml(text.encode())
    except CaseError as error:
        return f"refused: {error}"


def is_refused(tree):
    return isinstance(tree, str) and tree.startswith("refused")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("yaml_tree")
    parser.add_argument("--instances", type=int, default=3000, help="texts by the rules; as many are damaged")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    options = parser.parse_args()
    wrong = 0
    for name in ("by the rules", "damaged"):
        seeds = range(options.first, options.first + options.instances)
        texts = [Writer(seed).document() for seed in seeds]
        if name == "damaged":
            texts = [changed(random.Random(f"damage {seed}"), text) for seed, text in zip(seeds, texts)]
        counts = {"read alike": 0, "refused by both": 0, "refused by the first": 0, "refused by the second": 0, "read differently": 0}
        for seed, text, first in zip(seeds, texts, first_reader(options.yaml_tree, texts)):
            second = second_reader(text)
            kind = ("refused by both" if is_refused(first) and is_refused(second) else "refused by the first" if is_refused(first) else
                    "refused by the second" if is_refused(second) else "read alike" if first == second else "read differently")
            counts[kind] += 1
            if kind == "read differently" or (name == "by the rules" and kind != "read alike"):
                wrong += 1
                if wrong <= 10:
                    print(f"{name}, {seed}: {kind}\n{text}\n  first:  {first!r}\n  second: {second!r}\n")
        print(f"{name}: " + ", ".join(f"{count} {kind}" for kind, count in counts.items()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
