#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Ways to write a formula that mean the same: a short text and one that is written out are the same case, for the program and for the second checker, and a twin that means something else is another one.

  CANDOR=build/cli/candor formula_forms_test.py
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(os.environ.get("CANDOR_SOURCE", Path(__file__).resolve().parents[2])) / "recheck/python"))

from case_file import CaseError, read_case  # noqa: E402

# Where a test says nothing else.
LINES = {
    "title": "A task",
    "source": "{title: written for this test}",
    "parameters": "{k: 2}",
    "define": "",
    "agents": "[1, 2]",
    "types": "{L: 1, H: 3}",
    "prior": "uniform",
    "outcomes": "{none: {winner: nobody}, first: {winner: 1}, second: {winner: 2}}",
    "payoffs": '"if outcome.winner = i then type[i] else 0"',
    "allocations": '{q: "if type[1] < type[2] then second else first"}',
    "transfers": "{t: 0}",
    "claims": "[{id: all, property: everywhere, of: transfer, transfers: t, equals: 0, expect: EXPECT}]",
}
DYNAMIC = {
    "title": "A task again and again",
    "source": "{title: written for this test}",
    "family": "dynamic",
    "define": "",
    "agents": "[1, 2]",
    "types": "{L: 1, H: 3}",
    "periods": "2",
    "outcomes": "[first, second]",
    "prior": "uniform",
    "transitions": "1/2",
    "payoffs": '"if i = 1 and outcome = first or i = 2 and outcome = second then type[i] else 0"',
    "allocations": '{q: "if type[1] < type[2] then second else first"}',
    "transfers": "{t: 0}",
    "mechanisms": "{m: {allocation: q, transfers: t}}",
    "claims": "[{id: all, property: value, of: transfer, mechanism: m, coalition: 1, at_most: 100}]",
}

# What differs from LINES: short, written out, and a twin with another meaning.
SAME = {
    "signs of print": (
        {"transfers": '{t: "if type[1] ≥ 3 and type[2] ≤ 1 and i ≠ 2 then −2 × type[1] · k ⋅ 2 − 1 else 0"}'},
        {"transfers": '{t: "if type[1] >= 3 and type[2] <= 1 and i != 2 then -2 * type[1] * k * 2 - 1 else 0"}'},
        {"transfers": '{t: "if type[1] >= 3 and type[2] <= 1 and i != 1 then -2 * type[1] * k * 2 - 1 else 0"}'}),
    "a comma before what is summed": (
        {"transfers": "{t: 'sum(j in agents where j != i, type[j]) - max(j in agents, type[j] * 2) + min(s in types[i], min(s, 2))'}"},
        {"transfers": "{t: 'sum(j in agents where j != i: type[j]) - max(j in agents: type[j] * 2) + min(s in types[i]: min(s, 2))'}"},
        {"transfers": "{t: 'sum(j in agents where j = i: type[j]) - max(j in agents: type[j] * 2) + min(s in types[i]: min(s, 2))'}"}),
    "conditions of ranges with a comma, in one another": (
        {"transfers": "{t: 'if all(j in agents, any(s in types[j], s > type[j])) then 1 else sum(j in agents, sum(l in agents where l != j, type[l]))'}"},
        {"transfers": "{t: 'if type[1] = 1 and type[2] = 1 then 1 else type[1] + type[2]'}"},
        {"transfers": "{t: 'if type[1] = 1 then 1 else type[1] + type[2]'}"}),
    "how many there are": (
        {"transfers": '{t: "count(j in agents where type[j] = H) + 10 * count(s in types[i]) + 100 * count(j in agents where j = i or j = 1)"}'},
        {"transfers": '{t: "count(j in agents: type[j] = H) + 20 + 100 * (if i = 1 then 1 else 2)"}'},
        {"transfers": '{t: "count(j in agents: type[j] = L) + 20 + 100 * (if i = 1 then 1 else 2)"}'}),
    "a definition in payoffs, outside options, allocations and transfers": (
        {"define": {"v(j)": "type[j] / k", "wins(a, j)": "a.winner = j", "best": "max(j in agents: v(j))", "other(j)": "if j = 1 then 2 else 1"},
         "payoffs": '"if wins(outcome, i) then v(i) else 0"', "outside_options": '"best - v(i)"',
         "allocations": '{q: "if v(1) < v(2) then second else first"}', "transfers": '{t: "if wins(q, i) then -v(other(i)) else best"}'},
        {"payoffs": '"if outcome.winner = i then type[i] / 2 else 0"', "outside_options": '"max(type[1], type[2]) / 2 - type[i] / 2"',
         "allocations": '{q: "if type[1] < type[2] then second else first"}',
         "transfers": '{t: "if q.winner = i then -(if i = 1 then type[2] else type[1]) / 2 else max(type[1], type[2]) / 2"}'},
        {"payoffs": '"if outcome.winner = i then type[i] / 2 else 0"', "outside_options": '"max(type[1], type[2]) / 2 - type[i] / 2"',
         "allocations": '{q: "if type[1] < type[2] then second else first"}',
         "transfers": '{t: "if q.winner = i then -type[i] / 2 else max(type[1], type[2]) / 2"}'}),
    "what is given to a definition means what it means where it is used": (
        {"define": {"rest(j)": "sum(m in agents where m != j: type[m])"}, "transfers": '{t: "sum(m in agents where m != i: 10 * rest(m) + type[m])"}'},
        {"transfers": '{t: "if i = 1 then 10 * type[1] + type[2] else 10 * type[2] + type[1]"}'},
        {"transfers": '{t: "if i = 1 then 10 * type[2] + type[1] else 10 * type[1] + type[2]"}'}),
    "a parameter of a definition that is given under the name of another one's": (
        {"define": {"less(x, y)": "2 * x - y", "turned(y, x)": "less(x, y)"}, "transfers": '{t: "turned(type[1], type[2])"}'},
        {"transfers": '{t: "2 * type[2] - type[1]"}'},
        {"transfers": '{t: "2 * type[1] - type[2]"}'}),
    "the agent whose amount it is, in a definition": (
        {"define": {"own": "type[i]", "twice(x)": "x + x"}, "transfers": '{t: "twice(own - 1)"}'},
        {"transfers": '{t: "2 * type[i] - 2"}'},
        {"transfers": '{t: "2 * type[1] - 2"}'}),
    "what is not needed is not computed": (
        {"define": {"pick(c, x, y)": "if c then x else y"}, "transfers": '{t: "pick(type[1] = 1, 5, 1 / (type[1] - 1))"}'},
        {"transfers": '{t: "if type[1] = 1 then 5 else 1/2"}'},
        {"transfers": '{t: "if type[1] = 1 then 1/2 else 5"}'}),
    "choices, values of types, the numbers of claims and regions": (
        {"define": {"c": "k + 1", "of(a, j)": "if a[j] = go then 1 else 0", "low": "k - 1"}, "types": "{L: low, H: c}", "outcomes": "{choices: [stay, go]}",
         "payoffs": '"of(outcome, i) * type[i]"', "allocations": '{q: [[type 1, outcome], [L, stay-go], [H, go-go]]}',
         "transfers": '{t: "k * of(q, i) + low - low"}',
         "claims": '[{id: one, property: value, of: transfer, transfers: t, coalition: 2, at_most: c + 5, expect: EXPECT}]'},
        {"types": "{L: 1, H: 3}", "outcomes": "{choices: [stay, go]}", "payoffs": '"if outcome[i] = go then type[i] else 0"',
         "allocations": '{q: [[type 1, outcome], [L, stay-go], [H, go-go]]}', "transfers": '{t: "if q[i] = go then 2 else 0"}',
         "claims": '[{id: one, property: value, of: transfer, transfers: t, coalition: 2, at_most: 8, expect: EXPECT}]'},
        {"types": "{L: 1, H: 3}", "outcomes": "{choices: [stay, go]}", "payoffs": '"if outcome[i] = go then type[i] else 0"',
         "allocations": '{q: [[type 1, outcome], [L, stay-go], [H, go-go]]}', "transfers": '{t: "if q[i] = go then 2 else 0"}',
         "claims": '[{id: one, property: value, of: transfer, transfers: t, coalition: 2, at_most: 7, expect: EXPECT}]'}),
    "a region of a parameter of which a definition makes something": (
        {"define": {"half(x)": "x / 2", "tax": "half(k) - 1"}, "transfers": '{t: "tax * type[i]"}',
         "claims": '[{id: low, property: value, of: transfer, transfers: t, coalition: 1, at_most: half(3)}, {id: r, property: parameter_region, claims: low, parameters: k, region: "half(k) <= half(7/2)", expect: EXPECT}]'},
        {"transfers": '{t: "(k / 2 - 1) * type[i]"}',
         "claims": '[{id: low, property: value, of: transfer, transfers: t, coalition: 1, at_most: 3/2}, {id: r, property: parameter_region, claims: low, parameters: k, region: "k / 2 <= 7/4", expect: EXPECT}]'},
        {"transfers": '{t: "(k / 2 - 1) * type[i]"}',
         "claims": '[{id: low, property: value, of: transfer, transfers: t, coalition: 1, at_most: 3/2}, {id: r, property: parameter_region, claims: low, parameters: k, region: "k / 2 <= 2", expect: EXPECT}]'}),
    "lotteries by formulas": (
        {"define": {"win(j, l)": "type[j] / (type[j] + type[l])"}, "allocations": {"q": {"probability second": "win(2, 1)", "probability first": "win(1, 2)"}}},
        {"allocations": "{q: [[type 1, type 2, probability first, probability second], [L, L, 1/2, 1/2], [L, H, 1/4, 3/4], [H, L, 3/4, 1/4], [H, H, 1/2, 1/2]]}"},
        {"allocations": "{q: [[type 1, type 2, probability first, probability second], [L, L, 1/2, 1/2], [L, H, 3/4, 1/4], [H, L, 1/4, 3/4], [H, H, 1/2, 1/2]]}"}),
    "lotteries that are sure at some types": (
        {"allocations": {"q": {"probability none": "0", "probability first": "if type[1] = H then 1 else 1/3", "probability second": "if type[1] = H then 0 else 2/3"}}},
        {"allocations": "{q: [[type 1, probability first, probability second], [L, 1/3, 2/3], [H, 1, 0]]}"},
        {"allocations": "{q: [[type 1, probability first, probability second], [L, 2/3, 1/3], [H, 1, 0]]}"}),
}
SAME["choices compared one by one, and a difference that is no outcome"] = (
    {"outcomes": "{choices: [0, 1]}", "payoffs": '"if outcome[1] = 1 and outcome[2] = 0 and outcome[1] = 3 - 2 then 5 else 0"', "allocations": '{q: [[outcome], ["1-0"]]}'},
    {"outcomes": "{choices: [0, 1]}", "payoffs": "[[outcome, payoff 1, payoff 2], [0-0, 0, 0], [0-1, 0, 0], [1-0, 5, 5], [1-1, 0, 0]]", "allocations": '{q: [[outcome], ["1-0"]]}'},
    {"outcomes": "{choices: [0, 1]}", "payoffs": "[[outcome, payoff 1, payoff 2], [0-0, 0, 0], [0-1, 5, 5], [1-0, 0, 0], [1-1, 0, 0]]", "allocations": '{q: [[outcome], ["1-0"]]}'})
SAME_DYNAMIC = {
    "definitions of periods and of what was reported": (
        {"define": {"late": "period = 2", "bid(j)": "if late then last[j] + type[j] else type[j]"}, "transfers": '{t: "if late then bid(i) else -bid(1)"}'},
        {"transfers": '{t: "if period = 2 then last[i] + type[i] else -type[1]"}'},
        {"transfers": '{t: "if period = 2 then last[1] + type[i] else -type[1]"}'}),
}

CHOICES = {"outcomes": "{choices: [0, 1]}", "payoffs": "0", "allocations": '{q: [[outcome], ["0-0"]]}'}

# Each is an error for both readers; the program's message holds these words.
WRONG = {
    "a circle": ({"define": {"a": "b + 1", "b": "c", "c": "a"}}, "defined by itself: a -> b -> c -> a"),
    "itself": ({"define": {"f(j)": "f(j) + 1"}}, "defined by itself: f -> f"),
    "the name of a parameter": ({"define": {"k": "1"}}, "'k' is a parameter already"),
    "the name of a label": ({"define": {"L": "1"}}, "'L' is a definition already"),
    "the name of a rule": ({"define": {"q": "1"}}, "'q' is a definition already"),
    "a word of formulas": ({"define": {"sum": "1"}}, "word of the formula language"),
    "a parameter that is a label": ({"define": {"f(H)": "1"}, "transfers": "{t: f(1)}"}, "'H' is a label already"),
    "a parameter that is a rule": ({"define": {"f(t)": "1"}, "transfers": "{t: f(1)}"}, "'t' is a transfer rule already"),
    "a parameter that is a definition": ({"define": {"g": "1", "f(g)": "g"}, "transfers": "{t: f(1) + g}"}, "'g' is a definition already"),
    "the own agent as a parameter": ({"define": {"f(i)": "type[i]"}}, "word of the formula language"),
    "a parameter twice": ({"define": {"f(j, j)": "1"}}, "stands here twice"),
    "a definition twice": ({"define": {"f(j)": "1", "f(l)": "2"}}, "'f' is a definition already"),
    "too many parts": ({"define": {"f(j)": "type[j]"}, "transfers": {"t": "f(1, 2)"}}, "has 1 parameter, but 2 are given"),
    "too few": ({"define": {"f(j)": "type[j]"}, "transfers": "{t: f}"}, "has 1 parameter, but 0 are given"),
    "none are asked for": ({"define": {"f": "1"}, "transfers": "{t: f()}"}, "has no parameters"),
    "square brackets": ({"define": {"f(j)": "type[j]"}, "transfers": '{t: "f[1]"}'}, "stands in parentheses"),
    "an outcome where there is none": ({"define": {"f": "if outcome.winner = 1 then 1 else 0"}, "transfers": "{t: f}"}, "'outcome' means nothing here (as definition 'f' is used in line"),
    "a variable of the formula that uses it": ({"define": {"f": "type[m]"}, "transfers": '{t: "sum(m in agents: f)"}'}, "nothing is called 'm'"),
    "a variable that is a parameter of the definition": ({"define": {"f(m)": "sum(m in agents: type[m])"}, "transfers": "{t: f(1)}"}, "the name of something else already"),
    "a condition where a number is needed": ({"define": {"f(j)": "type[j] = H"}, "transfers": "{t: f(1)}"}, "a condition stands where a value is expected"),
    "not affine through a definition": (
        {"define": {"f(x)": "x * k"}, "transfers": "{t: f(k)}",
         "claims": "[{id: low, property: value, of: transfer, transfers: t, coalition: 1, at_most: 9}, {id: r, property: parameter_region, claims: low, parameters: k, region: all values}]"}, ""),
    "an unknown function": ({"transfers": {"t": "mim(1, 2)"}}, ""),
    "a lottery that is none": (
        {"allocations": {"q": {"probability first": "if type[1] = H and type[2] = L then 1/2 else 1/3", "probability second": "2/3"}}},
        "the probabilities sum to 7/6, not 1, at types (H, L)"),
    "a negative probability": (
        {"allocations": {"q": {"probability first": "2 - type[2]", "probability second": "type[2] - 1"}}}, "a probability is not negative, but this is -1, at types (L, H)"),
    "the probability of no outcome": ({"allocations": {"q": {"probability first": "1/2", "probability third": "1/2"}}}, "there is no outcome 'third'"),
    "a lottery with something else": ({"allocations": {"q": {"probability first": "1", "ties": "first"}}}, "beside probabilities there is no 'ties'"),
    "definitions that double": ({"define": {"d0(x)": "x"} | {f"d{k}(x)": f"d{k - 1}(x) + d{k - 1}(x)" for k in range(1, 40)}, "transfers": {"t": "d39(1)"}}, "more than 100000 parts"),
    "given parts that double": ({"define": {"f(x)": "x + x"}, "transfers": {"t": "f(" * 30 + "1" + ")" * 30}}, "more than 100000 parts"),
    "a chain of definitions": (
        {"define": {"d0": "1"} | {f"d{k}": "1 + (1 + (1 + (1 + (1 + (1 + d%d)))))" % (k - 1) for k in range(1, 100)}, "transfers": {"t": "d99"}}, "more than 500 parts in a chain"),
    # An outcome that is called after choices reads as a difference: it was equal to no outcome, and nothing was said.
    "the name of an outcome made of choices": (CHOICES | {"payoffs": '"if outcome = 1-0 then 5 else 0"'}, "one choice less another"),
    "choices that have values": (CHOICES | {"outcomes": "{choices: [L, H]}", "payoffs": '"if outcome != H - L then 5 else 0"', "allocations": '{q: [[outcome], ["L-L"]]}'}, "one choice less another"),
    "such an outcome in a definition": (CHOICES | {"define": {"both": "outcome = 0-1"}, "payoffs": '"if both then 5 else 0"'}, "one choice less another"),
    "such an outcome given to a definition": (CHOICES | {"define": {"is(o)": "outcome = o"}, "payoffs": '"if is(1-0) then 5 else 0"'}, "one choice less another"),
    "such outcomes as values of a variable": (CHOICES | {"claims": '[{id: all, for: "o in outcomes", property: everywhere, of: payoff, allocation: q, coalition: 1, equals: "if q = o then 0 else 5"}]'}, "one choice less another"),
    "no body": ({"transfers": '{t: "sum(j in agents where j = i)"}'}, "':', ',' or 'where' is expected here"),
    "two ranges in one": ({"transfers": '{t: "sum(j in agents, l in agents, 1)"}'}, "one variable at a time"),
}


def text_of(lines, changed, expect="verified"):
    written = {key: value if isinstance(value, str) else json.dumps(value) for key, value in (lines | changed).items()}
    return "".join(f"{key}: {value}\n" for key, value in written.items() if value).replace("EXPECT", expect)


class Test(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def check(self, text):
        file = Path(self.folder.name, "case.yaml")
        file.write_text(text, encoding="utf-8")
        done = subprocess.run([os.environ["CANDOR"], "check", str(file), "--certificates", self.folder.name + "/out"], capture_output=True, text=True, check=False)
        return file, done

    def certificate(self, text):
        """As both readers have it."""
        file, done = self.check(text)
        self.assertIn(done.returncode, (0, 1), done.stdout + done.stderr)
        certificate = json.loads(Path(self.folder.name, "out/case.json").read_text(encoding="utf-8"))
        read_case(file).require_agreement(certificate)
        return certificate

    def test_the_same_as_written_out(self):
        for lines, pairs in ((LINES, SAME), (DYNAMIC, SAME_DYNAMIC)):
            for what, (short, long, twin) in pairs.items():
                with self.subTest(what):
                    written = self.certificate(text_of(lines, long))
                    self.assertEqual(self.certificate(text_of(lines, short)), written)
                    self.assertNotEqual(self.certificate(text_of(lines, twin)), written)

    def test_a_byte_order_mark_is_passed_over(self):
        self.assertEqual(self.certificate("\ufeff" + text_of(LINES, {})), self.certificate(text_of(LINES, {})))

    def test_mistakes(self):
        for what, (changed, words) in WRONG.items():
            with self.subTest(what):
                file, done = self.check(text_of(LINES, changed))
                if what.startswith("not affine"):  # no region is known: undecided for one, refused by the other
                    self.assertNotEqual(done.returncode, 0)
                else:
                    self.assertEqual(done.returncode, 3, done.stdout + done.stderr)
                    self.assertRegex(done.stderr, r"case\.yaml:\d+:\d+: error: ")
                self.assertIn(words, done.stderr)
                self.assertRaises(CaseError, read_case, file)

    def test_what_is_wrong_in_a_definition_is_said_once(self):
        _, done = self.check(text_of(LINES, {"define": {"f(j)": "typ[j]"}, "payoffs": '"if outcome.winner = i then f(i) else f(1)"', "transfers": '{t: "f(1) + f(2)"}'}))
        self.assertEqual(done.stderr.count("error:"), 1, done.stderr)

    def test_a_definition_that_nothing_uses_is_a_warning(self):
        _, done = self.check(text_of(LINES, {"define": {"f(j)": "type[j]"}}))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("warning: definition 'f' is used nowhere", done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
