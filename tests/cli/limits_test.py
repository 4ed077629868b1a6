# SPDX-License-Identifier: MIT
"""--time and --memory hold in every phase: reading, tabulating, comparing, deciding, writing.

Each input is small, and would take minutes or gigabytes. What is looked at is how the program ends and what it says, not when: a machine may be busy. That it ends at all is what the tests' patience is for."""
import json
import random
import signal
import subprocess
import time
import unittest

from program import CANDOR, GUO, ProgramTest, coin, large

AFTER = r"gave up after 1 s: "
NOT_READ = r"candor: {} was not read to its end: " + AFTER


def finite(agents, types, outcomes, payoffs, rest, claims):
    text = f"title: t\nsource: {{title: s}}\nagents: {agents}\ntypes: {types}\nprior: uniform\noutcomes: {outcomes}\npayoffs: {payoffs}\n{rest}claims:\n"
    return text + "".join(f"  - {{{claim}}}\n" for claim in claims)


def two_outcomes(agents, rest, *claims):
    """Each agent has a type of 0 or 1 that he likes x for, and 1/3 for y."""
    return finite(agents, "[0, 1]", "[x, y]", "if outcome = x then type[i] else 1/3", rest, claims)


BALANCE = "id: c, property: budget_balance, transfers: f, expect: verified"
AGV = two_outcomes(17, "allocations: {q: {construction: efficient, ties: first}}\ntransfers: {f: {construction: agv}}\n", BALANCE)
"""Expectations given each type of 17 agents, and 17 * 17 * 2^17 shares."""


def infinite_horizon(types):
    """Two agents whose types move by fractions that have nothing in common: values of thousands of digits."""
    drawn = random.Random(1)

    def row():
        weights = [drawn.randrange(10**8, 10**9) for _ in range(types)]
        return [f"{weight}/{sum(weights)}" for weight in weights]

    names = [f"t{k}" for k in range(types)]
    text = f"title: t\nsource: {{title: s}}\nfamily: dynamic\nagents: [a, b]\ntypes: [{', '.join(names)}]\nperiods: infinite\ndiscount: 999/1000\noutcomes: [o0, o1]\nprior: uniform\ntransitions:\n"
    for agent in "ab":
        text += f"  {agent}:\n    - [outcome, type, {', '.join('probability ' + name for name in names)}]\n"
        text += "".join(f"    - [{outcome}, {name}, {', '.join(row())}]\n" for outcome in ("o0", "o1") for name in names)
    text += "payoffs:\n" + "".join(
        f"  {agent}:\n    - [outcome, type {agent}, payoff]\n" + "".join(f"    - [{outcome}, {name}, {drawn.randrange(10**8)}/{drawn.randrange(1, 10**8)}]\n" for outcome in ("o0", "o1") for name in names)
        for agent in "ab")
    return text + "allocations: {q: \"if type[a] = t0 then o0 else o1\"}\nclaims:\n  - {id: c, property: efficient, allocation: q, expect: refuted}\n"


class Reading(ProgramTest):
    def gives_up(self, text, part, verb=("check",), name="large.yaml"):
        self.write(name, text)
        result = self.expect(2, verb[0], name, *verb[1:], "--time", "1")
        self.assertRegex(result.stderr, NOT_READ.format(name) + f"(?:{part}|reading[^:]*\n)")  # or what comes before it, where that takes a second
        return result

    def test_a_formula(self):
        inner = "1"
        for k in range(26):
            inner = f"sum(k{k} in agents: {inner})"
        self.gives_up(finite(2, "1..4", "[x, y]", f'"{inner}"', "allocations: {q: x}\n", ["id: c, property: efficient, allocation: q, expect: verified"]), "reading payoffs\n")

    def test_a_formula_of_transfers(self):
        inner = "1"
        for k in range(20):
            inner = f"sum(k{k} in agents: {inner})"
        self.gives_up(finite(2, "1..4", "[x]", "0", f"allocations: {{q: x}}\ntransfers: {{f: \"{inner}\"}}\n", [BALANCE]), "reading transfer rule f\n")

    def test_a_named_rule(self):
        self.gives_up(AGV, "(reading transfer rule f|comparing transfer rule f with the definition of its name)\n")

    def test_a_named_rule_that_averages(self):
        self.gives_up(AGV.replace("pivot", "agv"), "(reading|comparing) transfer rule f")

    def test_a_named_allocation(self):
        """22,500 outcomes at each of 900 profiles."""
        choices = ", ".join(f"c{k}" for k in range(150))
        self.gives_up(finite(2, "1..30", f"{{choices: [{choices}]}}", "if outcome[i] = c1 then type[i] else 1/7", "allocations: {q: {construction: efficient, ties: uniform}}\n",
                             ["id: c, property: full_support, expect: verified"]), "(reading (payoffs|allocation q)|comparing allocation q with the definition of its name)\n")

    def test_a_named_rule_over_time(self):
        self.gives_up("title: t\nsource: {title: s}\nfamily: dynamic\nagents: 3\ntypes: 0..5\nperiods: 10\ndiscount: 99/100\noutcomes: agents\nprior: uniform\n"
                      "transitions: if next = type[i] then 1/2 else 1/10\npayoffs: if outcome = i then type[i] else 0\nallocations: {q: {construction: efficient, ties: first}}\n"
                      "transfers: {f: {construction: dynamic_pivot}, g: {construction: liu, order: average}}\n"
                      "claims:\n  - {id: c, property: ex_post_ic, allocation: q, transfers: f, expect: verified}\n", "(reading|comparing) (allocation q|transfer rule [fg])")

    def test_the_text_itself(self):
        for text in "title: [" + "a, " * 4_000_000 + "a]\n", "title: t\n" + "\n" * 30_000_000, "title: t\n" + "".join(f"k{k}: 0\n" for k in range(1_000_000)):
            self.gives_up(text, "reading\n")

    def test_parameters(self):
        self.gives_up("title: t\nsource: {title: s}\nparameters:\n" + "".join(f"  p{k}: 1\n" for k in range(1_000_000)), "reading( parameters)?\n")

    def test_memory(self):
        self.write("large.yaml", AGV)
        self.assertRegex(self.expect(2, "check", "large.yaml", "--memory", "100").stderr, r"candor: large.yaml was not read to its end: gave up at 100 MB: (reading|comparing) ")

    def test_other_files_are_read_nevertheless(self):
        self.write("cases/fair.yaml", coin("id: fair, property: full_support, expect: verified"))
        self.write("cases/large.yaml", AGV)
        self.write("cases/small.yaml", coin("id: zero, property: budget_balance, transfers: zero, expect: verified"))
        result = self.expect(2, "check", "cases", "--time", "1")
        self.assertRegex(result.stderr, NOT_READ.format("cases/large.yaml"))
        self.assertRegex(result.stdout, r"verified   fair(.|\n)*verified   zero(.|\n)*\n2 claims in 3 cases: 2 as expected \(2 verified, 0 refuted\), 1 case file not read to the end;")
        errors = json.loads(self.expect(2, "check", "cases", "--time", "1", "--json").stdout)["errors"]
        self.assertEqual([error["file"] for error in errors], ["cases/large.yaml"])
        self.assertRegex(errors[0]["message"], "^not read to its end: " + AFTER)

    def test_every_verb(self):
        for verb in ("explain", "c"), ("counterexample", "c"), ("solve",), ("region",), ("audit",), ("report", "-o", "out"), ("export", "--coq", "-o", "out"):
            self.gives_up(AGV, "", verb)

    def test_an_interruption(self):
        self.write("large.yaml", AGV)
        process = subprocess.Popen([CANDOR, "check", "large.yaml"], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(1)
        self.assertIsNone(process.poll(), "ended by itself")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        self.assertEqual((process.returncode, err), (2, "candor: interrupted\n"))

    def test_limits_that_are_not_reached_change_nothing(self):
        self.write("fair.yaml", coin("id: fair, property: full_support, expect: verified"))
        self.assertEqual(self.expect(0, "check", "fair.yaml", "--time", "1000", "--memory", "100000").stdout, self.expect(0, "check", "fair.yaml").stdout)


class Checking(ProgramTest):
    def test_time(self):
        self.write("large.yaml", large(12))
        for verb in ("check", "explain"):
            out = self.expect(2, verb, "large.yaml", *(["slow"] if verb == "explain" else []), "--time", "1").stdout
            self.assertRegex(out, r"limit reached: gave up after 1 s: (no comparison made yet|\d+ comparisons made, all of them hold)\n")

    def test_time_is_for_each_claim(self):
        self.write("large.yaml", large(12) + "  - {id: fair, property: full_support, expect: verified}\n")
        lines = self.expect(2, "check", "large.yaml", "--time", "1", "-j", "1").stdout.splitlines()
        self.assertRegex(lines[1], "^undecided  slow ")
        self.assertRegex(lines[2], "^verified   fair ")

    def test_memory(self):
        """No program is as small as a megabyte, so nothing is read. 13 agents with two types: tables of 2^13 numbers for each outcome, agent and rule, and a linear program with 13 * 2^13 unknowns."""
        answer = json.loads(self.expect(2, "check", GUO, "--memory", "1", "--json", "-j", "1").stdout)
        self.assertEqual(answer["cases"], [])
        self.assertRegex(answer["errors"][0]["message"], "^not read to its end: gave up at 1 MB: ")
        self.write("large.yaml", large(13).split("claims:")[0] + "claims:\n  - {id: slow, property: implementable, balance: exact, incentives: dominant_strategy, expect: verified}\n")
        answer = json.loads(self.expect(2, "check", "large.yaml", "--force", "--memory", "200", "--json", "-j", "1").stdout)
        self.assertRegex(answer["cases"][0]["claims"][0]["evidence"]["reason"], "^gave up at 200 MB: ")

    def test_enough_of_both_changes_nothing(self):
        self.assertEqual(self.expect(0, "check", GUO, "--time", "1000", "--memory", "100000").stdout, self.expect(0, "check", GUO).stdout)

    def test_a_report_says_undecided(self):
        self.write("large.yaml", large(13))
        self.expect(2, "report", "large.yaml", "-o", "out", "--time", "5", "--quiet")
        self.assertIn("undecided", (self.folder / "out/large.tex").read_text(encoding="utf-8"))


class Deciding(ProgramTest):
    def is_undecided(self, text, claim="c"):
        self.write("large.yaml", text)
        result = self.expect(2, "check", "large.yaml", "--time", "1")
        self.assertRegex(result.stdout, rf"undecided +{claim} +NOT AS EXPECTED \(expected: (verified|refuted)\) (limit reached: )?" + AFTER)
        return result

    def test_an_infinite_horizon(self):
        self.is_undecided(infinite_horizon(8))

    def test_a_region(self):
        text = finite(5, "0..2", "agents", "if outcome = i then type[i]*t+1/7*s else u", "allocations: {q: {construction: efficient, ties: first}}\ntransfers: {f: \"if q = i then -t else s*type[i]\"}\n",
                      ["id: c, property: coalitional_ic, transfers: f, expect: refuted", "id: r, property: parameter_region, claims: c, parameters: [t, s, u], region: t >= 1, expect: refuted"])
        self.is_undecided(text.replace("agents: 5\n", "agents: 5\nparameters: {t: 1, s: 2, u: 1/3}\n"), "r")

    def test_ambiguous_mechanisms(self):
        self.is_undecided(two_outcomes(13, "allocations: {q: \"if type[1] = 1 then x else y\"}\n", "id: c, property: ambiguous_implementable, allocation: q, coalitions: all, expect: refuted"))

    def test_efficiency_over_many_outcomes(self):
        choices = ", ".join(f"c{k}" for k in range(80))
        self.write("large.yaml", finite(2, "1..64", f"{{choices: [{choices}]}}", "1/7", "allocations: {q: [[outcome], [c1-c1]]}\n",
                                        ["id: c, property: efficient, allocation: q, expect: verified"]))
        result = self.expect(2, "check", "large.yaml", "--time", "1")
        self.assertRegex(result.stdout + result.stderr, r"(undecided +c +NOT AS EXPECTED .*|was not read to its end: )" + AFTER)  # where reading it takes a second, that ends


class Writing(ProgramTest):
    def test_a_certificate_that_would_be_too_large(self):
        choices = ", ".join(f"c{k}" for k in range(28))
        self.write("large.yaml", finite(2, "1..64", f"{{choices: [{choices}]}}", "if outcome[i] = c1 then type[i] else 1/7", "allocations: {q: [[outcome], [c1-c1]]}\n",
                                        ["id: c, property: full_support, expect: verified"]))
        result = self.expect(4, "check", "large.yaml", "--certificates", "out")
        self.assertRegex(result.stderr, r"certificate of large.yaml .*would have (more than 67108864|\d{8,}) bytes")

    def test_a_certificate_within_limits(self):
        choices = ", ".join(f"c{k}" for k in range(40))
        self.write("large.yaml", finite(2, "1..64", f"{{choices: [{choices}]}}", "if outcome[i] = c1 then type[i] else 1/7", "allocations: {q: [[outcome], [c1-c1]]}\n",
                                        ["id: c, property: full_support, expect: verified"]))
        result = self.expect(2, "check", "large.yaml", "--certificates", "out", "--memory", "300")
        self.assertRegex(result.stderr, "candor: no certificate of large.yaml was written: gave up at 300 MB: writing it\n")
        self.assertRegex(result.stdout, "verified   c ")
        self.assertEqual([path for path in self.leftovers() if path.endswith((".json", ".part"))], [])


class Verifying(ProgramTest):
    def test_reading_a_certificate(self):
        self.write("large.json", '{"candor_certificate": [' + "[]," * 5_000_000 + "[]]}\n")
        for verb in ("verify", "large.json"), ("export", "large.json", "--coq", "-o", "out"):
            self.assertRegex(self.expect(2, *verb, "--memory", "100").stderr, "large.json was not read to its end: gave up at 100 MB: reading\n")

    def test_named_rules_of_a_certificate(self):
        small = two_outcomes(3, "allocations: {q: {construction: efficient, ties: first}}\ntransfers: {f: {construction: agv}}\n", "id: c, property: full_support, expect: verified")
        self.write("small.yaml", small)
        self.expect(0, "check", "small.yaml", "--certificates", "out")
        self.expect(0, "verify", "small.yaml", "out/small.json", "--time", "1000", "--memory", "100000")
        self.write("small.yaml", AGV)
        self.assertRegex(self.expect(2, "verify", "small.yaml", "out/small.json", "--time", "1").stderr, NOT_READ.format("small.yaml"))


class Auditing(ProgramTest):
    def test_rules_that_only_the_audit_tabulates(self):
        outcomes = ", ".join(f"o{k}" for k in range(200))
        self.write("large.yaml", finite(2, "1..300", f"[{outcomes}]", "type[i]", "allocations: {q: o1}\ntransfers: {f: 0}\n", ["id: c, property: full_support, expect: verified"]))
        self.expect(0, "check", "large.yaml", "--time", "600")
        result = self.expect(2, "audit", "large.yaml", "--time", "1")
        self.assertRegex(result.stderr, "candor: large.yaml was not (audited|read to its end): " + AFTER)


if __name__ == "__main__":
    unittest.main()
