# SPDX-License-Identifier: MIT
"""candor solve: what it finds is checked by candor check and by a game and a simplex method in Python that share no code with it; so are optima, minimality and remedies."""
import json
import random
import sys
import unittest
from fractions import Fraction as F
from itertools import product

from program import AIRLINES, GUO, SOURCE, ProgramTest, coin

sys.path.append(str(SOURCE / "tests/cases"))
import guo2019_example as guo                   # noqa: E402
import safronov2016_airlines as airlines        # noqa: E402
from finite_game import Game, feasible          # noqa: E402

A_LITTLE = F(1, 10**6)
ROUTES = airlines.game(airlines.ONE_HELPER)
GUOS_LABELS = {1: "t1", 2: "t2"}


def gain(game, q, extra=F(0)):
    """What a lie gains in payoffs, times the probability of the true types; with `extra` for the least loss that it should cause."""
    def bound(S, joint, lie):
        given = dict(zip(S, joint))
        return game.probability(given) * (game.payoff_of(S, q, given, dict(zip(S, lie))) - game.payoff_of(S, q, given) + extra)
    return bound


def rows_of(game, q, pattern, labels):
    """Each incentive and budget constraint by name: the rows that state it."""
    rows = {}
    for S in pattern:
        lies = [(joint, lie) for joint, lie in product(game.joint_types(S), repeat=2) if joint != lie]
        for (joint, lie), row in zip(lies, game.truth_rows([S], gain(game, q))):
            rows["incentive", S, tuple(labels[t] for t in joint), tuple(labels[t] for t in lie)] = [row]
    for t, pair in zip(game.profiles, zip(*[iter(game.balance_rows())] * 2)):
        rows["balance", tuple(labels[x] for x in t)] = list(pair)
    return rows


def name_of(term):
    place = term["place"]
    if term["requirement"] == "balance":
        return "balance", tuple(place["truth"].values())
    return "incentive", tuple(map(int, place["coalition"])), tuple(place["truth"].values()), tuple(place["report"].values())


def rule_of(table, labels):
    """The rule in the JSON as a function of agent and profile."""
    unlabel = {label: t for t, label in labels.items()}
    amounts = {tuple(unlabel[x] for x in row["types"].values()): [F(x) for x in row["amounts"].values()] for row in table}
    return lambda i, t: amounts[t][i - 1]


class Solve(ProgramTest):
    def solve(self, code, *arguments):
        return json.loads(self.expect(code, "solve", *arguments, "--json").stdout)

    def expect_file(self, name):
        """The file written is tidy and every claim in it comes out as expected."""
        self.expect(0, "fmt", "--check", name)
        claims = json.loads(self.expect(0, "check", name, "--json").stdout)["cases"][0]["claims"]
        self.assertTrue(claims)
        self.assertTrue(all(claim["as_expected"] for claim in claims))
        self.assertEqual({claim["id"] for claim in claims if claim["verdict"] == "refuted"}, {claim["id"] for claim in claims} & {"too_much"})
        return [claim["id"] for claim in claims]


class Guo(Solve):
    def setUp(self):
        super().setUp()
        self.rows = rows_of(guo.GAME, guo.q, guo.PATTERN, GUOS_LABELS)

    def possible(self, left_out=()):
        return feasible([row for name, rows in self.rows.items() if name not in left_out for row in rows])

    def test_the_conflict_is_one_and_minimal(self):
        answer = self.solve(1, GUO, "--allocation", "q")
        self.assertIs(answer["possible"], False)
        self.assertIs(answer["minimal"], True)
        terms = answer["evidence"]["terms"]
        names = [name_of(term) for term in terms]
        self.assertEqual(len(set(names)), len(names))
        self.assertFalse(feasible([row for name in names for row in self.rows[name]]))
        for spared in names:
            self.assertTrue(feasible([row for name in names if name != spared for row in self.rows[name]]), spared)
        for name, term in zip(names, terms):
            self.assertEqual(term["enough"], self.possible({name}), name)

    def test_remedies(self):
        repairs = self.solve(1, GUO, "--claim", "no_simple_mechanism")["repairs"]
        self.assertFalse(self.possible())
        coalitions = [tuple(map(int, repair["coalition"])) for repair in repairs if repair["kind"] == "coalition"]
        for S in guo.PATTERN:
            self.assertEqual(S in coalitions, self.possible({name for name in self.rows if name[:2] == ("incentive", S)}), S)
        truth = guo.GAME.truth_rows(guo.PATTERN, gain(guo.GAME, guo.q))
        self.assertTrue(feasible(truth + guo.GAME.ex_ante_balance_rows()))
        self.assertIn("balance_in_expectation", [repair["kind"] for repair in repairs])
        # Money is paid in at every profile, and never taken out.
        (subsidy,) = [F(repair["amount"]) for repair in repairs if repair["kind"] == "subsidy"]
        paid_in = [row for row, sign in zip(guo.GAME.balance_rows(), (1, -1) * 8) if sign == 1]

        def is_enough(money):
            return feasible(truth + paid_in + [(guo.GAME.ex_ante_balance_rows()[1][0], -money)])
        self.assertTrue(is_enough(subsidy))
        self.assertFalse(is_enough(subsidy - A_LITTLE))

    def test_an_ambiguous_mechanism_is_possible(self):
        answer = self.solve(0, GUO, "--allocation", "q", "--ambiguous", "--name", "phi", "-o", "ambiguous.yaml")
        rules = [rule_of(table, GUOS_LABELS) for table in answer["rules"].values()]
        self.assertEqual(list(answer["rules"]), ["phi1", "phi2"])
        self.assertTrue(all(guo.GAME.balanced(rule) for rule in rules))
        self.assertTrue(guo.GAME.maxmin_mixed(guo.q, rules, guo.PATTERN))
        self.assertEqual(self.expect_file("ambiguous.yaml"), ["balance", "incentives", "implementable"])

    def test_the_largest_slack_within_bounds(self):
        singles = [(1,), (2,), (3,)]
        answer = self.solve(0, GUO, "--allocation", "q", "--incentives", "bayesian", "--least-transfer", "-10", "--largest-transfer", "10", "--objective", "largest-slack")
        slack = F(answer["objective"]["value"])
        others = guo.GAME.balance_rows() + guo.GAME.bound_rows(F(-10), F(10))
        self.assertTrue(feasible(guo.GAME.truth_rows(singles, gain(guo.GAME, guo.q, slack)) + others))
        self.assertFalse(feasible(guo.GAME.truth_rows(singles, gain(guo.GAME, guo.q, slack + A_LITTLE)) + others))
        rule = rule_of(answer["rules"]["solved"], GUOS_LABELS)
        losses = [guo.GAME.utility_of(S, guo.q, rule, {S[0]: t}) - guo.GAME.utility_of(S, guo.q, rule, {S[0]: t}, {S[0]: 3 - t}) for S in singles for t in (1, 2)]
        self.assertEqual(min(losses), slack)

    def test_without_bounds_there_is_no_largest_slack(self):
        """It ended with 4, and there was no rule."""
        asked = ("--allocation", "q", "--incentives", "bayesian", "--objective", "largest-slack")
        result = self.expect(0, "solve", GUO, *asked)
        self.assertIn("with bounds one is: --largest-transfer and --least-transfer", result.stderr)
        self.assertIn("objective   no rule is best, since larger transfers always do better", result.stdout)
        answer = self.solve(0, GUO, *asked)
        self.assertIsNone(answer["objective"]["value"])
        rule = rule_of(answer["rules"]["solved"], GUOS_LABELS)
        self.assertTrue(all(guo.GAME.utility_of((i,), guo.q, rule, {i: t}) >= guo.GAME.utility_of((i,), guo.q, rule, {i: t}, {i: 3 - t}) for i in (1, 2, 3) for t in (1, 2)))


class Airlines(Solve):
    LABELS = {"A": "A", "B": "B"}

    def test_smallest_largest_transfer(self):
        answer = self.solve(0, AIRLINES, "--allocation", "q", "--coalitions", "all", "--objective", "smallest-largest-transfer", "-o", "small.yaml")
        self.assertEqual(answer["objective"]["value"], "2")       # derived by hand in tests/prover/synthesis_test.cpp
        rule = rule_of(answer["rules"]["solved"], self.LABELS)
        self.assertTrue(ROUTES.balanced(rule))
        self.assertTrue(ROUTES.coalitional_ic(airlines.helps, rule, airlines.ALL))
        self.assertEqual(max(abs(rule(i, t)) for i in (1, 2, 3) for t in ROUTES.profiles), 2)
        self.assertEqual(self.expect_file("small.yaml"), ["balance", "incentives", "implementable", "too_much"])
        self.assertIn("least_transfer: -999/500, largest_transfer: 999/500, expect: refuted", (self.folder / "small.yaml").read_text(encoding="utf-8"))

    def test_smallest_transfers_within_bounds(self):
        """Nobody pays more than 3/2, which still allows 2 to the helper. The claim that less is impossible keeps the tighter of the two bounds on each side."""
        self.solve(0, AIRLINES, "--allocation", "q", "--coalitions", "all", "--least-transfer", "-3/2", "--objective", "smallest-largest-transfer", "-o", "small.yaml")
        self.assertEqual(self.expect_file("small.yaml")[-1], "too_much")
        self.assertIn("least_transfer: -3/2, largest_transfer: 999/500, expect: refuted", (self.folder / "small.yaml").read_text(encoding="utf-8"))

    def test_fewest_nonzero_cannot_be_thinned_out(self):
        answer = self.solve(0, AIRLINES, "--allocation", "q", "--coalitions", "all", "--objective", "fewest-nonzero")
        self.assertIn("heuristic", answer["objective"]["words"])
        rule = rule_of(answer["rules"]["solved"], self.LABELS)
        entries = [(i, t) for i in (1, 2, 3) for t in ROUTES.profiles]
        nonzero = [entry for entry in entries if rule(*entry) != 0]
        self.assertEqual(str(len(nonzero)), answer["objective"]["value"])
        required = ROUTES.truth_rows(airlines.ALL, gain(ROUTES, airlines.helps)) + ROUTES.balance_rows()
        for candidate in nonzero:
            kept = [ROUTES.profiles.index(t) + 8 * (i - 1) for i, t in nonzero if (i, t) != candidate]
            self.assertFalse(feasible([([row[v] for v in kept], bound) for row, bound in required]), candidate)

    def test_closest(self):
        answer = self.solve(0, AIRLINES, "--allocation", "q", "--coalitions", "all", "--objective", "closest:zero")
        rule = rule_of(answer["rules"]["solved"], self.LABELS)
        self.assertEqual(sum(abs(rule(i, t)) for i in (1, 2, 3) for t in ROUTES.profiles), 24)
        self.assertEqual(answer["objective"]["value"], "24")      # derived by hand in tests/prover/synthesis_test.cpp
        self.assertTrue(ROUTES.coalitional_ic(airlines.helps, rule, airlines.ALL))
        own = self.solve(0, AIRLINES, "--allocation", "q", "--coalitions", "all", "--objective", "closest:scheme")
        self.assertEqual(own["objective"]["value"], "0")

    def test_every_property_has_its_claim(self):
        self.solve(0, AIRLINES, "--allocation", "q", "--coalitions", "{1} {2} {3} {1, 3}", "--balance", "no_deficit", "--participation", "interim", "--least-transfer", "-5", "-o", "all.yaml")
        self.assertEqual(self.expect_file("all.yaml"), ["balance", "incentives", "participation", "implementable"])
        text = (self.folder / "all.yaml").read_text(encoding="utf-8")
        for words in ("balance: no_deficit", "coalitions: [[1], [2], [3], [1, 3]]", "stage: interim", "participation: interim", "least_transfer: -5"):
            self.assertIn(words, text)
        self.solve(0, AIRLINES, "--allocation", "q", "--incentives", "dominant_strategy", "--balance", "none", "-o", "dominant.yaml")
        self.assertIn("dominant_strategy_ic", (self.folder / "dominant.yaml").read_text(encoding="utf-8"))
        self.assertEqual(self.expect_file("dominant.yaml"), ["incentives", "implementable"])


class RandomEnvironments(Solve):
    def environment(self, seed):
        """A game of three agents with two types each, and its case."""
        draw = random.Random(seed)
        types = [("x", "y")] * 3
        profiles = list(product(*types))
        weights = [draw.randint(1, 9) for _ in profiles]
        prior = {t: F(w, sum(weights)) for t, w in zip(profiles, weights)}
        payoffs = {(a, t): [draw.randint(-9, 9) for _ in range(3)] for t in profiles for a in ("a", "b")}
        choice = {t: draw.choice("ab") for t in profiles}
        head = "type 1, type 2, type 3"
        text = "title: random\nsource: {title: drawn}\nagents: [1, 2, 3]\ntypes: [x, y]\noutcomes: [a, b]\n"
        text += f"prior:\n  - [{head}, probability]\n" + "".join(f"  - [{', '.join(t)}, {prior[t]}]\n" for t in profiles)
        text += f"payoffs:\n  - [{head}, outcome, payoff 1, payoff 2, payoff 3]\n" + "".join(f"  - [{', '.join(t)}, {a}, {', '.join(map(str, row))}]\n" for (a, t), row in payoffs.items())
        text += f"allocations:\n  q:\n    - [{head}, outcome]\n" + "".join(f"    - [{', '.join(t)}, {a}]\n" for t, a in choice.items())
        text += "claims:\n  - {id: support, property: full_support, expect: verified}\n"
        self.write("random.yaml", text)
        return Game(types, prior, ["a", "b"], lambda i, a, t: F(payoffs[a, t][i - 1])), choice.__getitem__

    def test_answers_agree_with_another_simplex_method(self):
        patterns = {"singletons": [(1,), (2,), (3,)], "{1} {2} {3} {1, 2}": [(1,), (2,), (3,), (1, 2)], "proper": [(1,), (2,), (3,), (1, 2), (1, 3), (2, 3)]}
        outcomes = set()
        for seed, (words, pattern) in enumerate(list(patterns.items()) * 3):
            with self.subTest(seed=seed, coalitions=words):
                game, q = self.environment(seed)
                rows = rows_of(game, q, pattern, {"x": "x", "y": "y"})
                possible = feasible([row for group in rows.values() for row in group])
                outcomes.add(possible)
                answer = self.solve(0 if possible else 1, "random.yaml", "--coalitions", words, *(["-o", "found.yaml"] if possible else []))
                if possible:
                    rule = rule_of(answer["rules"]["solved"], {"x": "x", "y": "y"})
                    self.assertTrue(game.balanced(rule) and game.coalitional_ic(q, rule, pattern))
                    self.expect_file("found.yaml")
                else:
                    names = [name_of(term) for term in answer["evidence"]["terms"]]
                    self.assertFalse(feasible([row for name in names for row in rows[name]]))
                    for spared in random.Random(seed).sample(names, 5):
                        self.assertTrue(feasible([row for name in names if name != spared for row in rows[name]]))
        self.assertEqual(outcomes, {True, False})


class Output(Solve):
    def test_words(self):
        lines = self.expect(1, "solve", GUO, "--allocation", "q").stdout.splitlines()
        self.assertEqual(lines[0], "impossible  q: the transfers sum to zero at every profile; no coalition among {1, 2}, {1}, {2}, {3} gains by a misreport in expectation")
        self.assertIn("* agent 3 of type t1 does not gain by reporting t2", lines)
        self.assertIn("  if coalition {1, 2} need not be truthful", lines)

    def test_single_agents_alone_are_a_concession(self):
        """Agents 1 and 3 gain if agent 2 lies, and agent 2 does not mind: no transfers deter the pairs {1, 2} and {2, 3}, and none are needed for single agents."""
        text = (coin("id: fair, property: full_support, expect: verified").replace("agents: [1, 2]", "agents: [1, 2, 3]").replace("type[1] = a then left", "type[2] = a then left")
                .replace("payoffs: if outcome = left then (if type[i] = a then 1 else 0) else (if type[i] = a then 0 else 1)",
                         'payoffs: "if i = 2 then 0 else if (outcome = left and type[2] = a) or (outcome = right and type[2] = b) then 0 else 1"'))
        self.write("favour.yaml", text)
        singles, nobody = "  if only single agents need be truthful (--incentives bayesian)", "  if nobody need be truthful"
        for balance in ("exact", "none"):
            lines = self.expect(1, "solve", "favour.yaml", "--balance", balance).stdout.splitlines()
            self.assertIn(singles, lines)
            self.assertNotIn(nobody, lines)
            self.assertIn("coalitions", [repair["kind"] for repair in self.solve(1, "favour.yaml", "--balance", balance)["repairs"]])
        self.expect(0, "solve", "favour.yaml", "--incentives", "bayesian")
        lines = self.expect(1, "solve", "favour.yaml", "--coalitions", "{1, 2} {1} {2} {3}").stdout.splitlines()
        self.assertIn("  if coalition {1, 2} need not be truthful", lines)
        self.assertNotIn(singles, lines)
        lines = self.expect(1, "solve", "favour.yaml", "--coalitions", "{1, 2} {2, 3}").stdout.splitlines()   # single agents are not asked
        self.assertIn(nobody, lines)
        self.assertNotIn(singles, lines)

    def test_a_case_on_standard_output(self):
        text = self.expect(0, "solve", AIRLINES, "--allocation", "q", "-o", "-").stdout
        self.write("out.yaml", text)
        self.expect_file("out.yaml")

    def test_what_is_impossible_writes_nothing(self):
        self.expect(1, "solve", GUO, "--allocation", "q", "-o", "none.yaml")
        self.assertEqual(self.leftovers(), [])

    def test_quiet(self):
        result = self.expect(0, "solve", AIRLINES, "--allocation", "q", "-o", "quiet.yaml", "--quiet")
        self.assertEqual(result.stdout + result.stderr, "")
        self.assertEqual(self.leftovers(), ["quiet.yaml"])

    def test_the_case_itself_is_not_overwritten(self):
        path = self.write("coin.yaml", coin("id: fair, property: full_support, expect: verified"))
        before = path.read_text(encoding="utf-8")
        self.assertIn("is the case itself", self.expect(4, "solve", "coin.yaml", "-o", "coin.yaml").stderr)
        self.assertEqual(path.read_text(encoding="utf-8"), before)
        self.assertEqual(self.leftovers(), ["coin.yaml"])

    def test_a_folder_that_is_not_there(self):
        self.assertIn("cannot be written", self.expect(4, "solve", AIRLINES, "--allocation", "q", "-o", "nowhere/a.yaml").stderr)

    def test_beliefs_that_do_not_differ(self):
        """With independent types no ambiguous mechanism helps two types that envy each other."""
        text = coin("id: fair, property: full_support, expect: verified").replace("if type[1] = a then left else right", "if type[1] = a then right else left")
        self.write("coin.yaml", text)
        answer = self.solve(1, "coin.yaml", "--ambiguous", "--coalitions", "singletons")
        self.assertEqual(answer["evidence"]["kind"], "shared_beliefs")

    def test_nothing_to_compare_is_undecided(self):
        text = coin("id: fair, property: full_support, expect: verified").replace("types: [a, b]", "types: [a]")
        self.write("coin.yaml", text)
        self.assertIn("undecided", self.expect(2, "solve", "coin.yaml", "--balance", "none").stdout)
        self.assertIsNone(self.solve(2, "coin.yaml", "--balance", "none")["possible"])


    def test_a_search_that_takes_too_long_is_undecided(self):
        """Four agents of four types, 256 profiles and random numbers: some 18,000 inequalities."""
        draw = random.Random(4)
        profiles = list(product("abcd", repeat=4))
        weights = [draw.randint(1, 999) for _ in profiles]
        rows = "".join(f"  - [{', '.join(t)}, {w}/{sum(weights)}]\n" for t, w in zip(profiles, weights))
        choice = "".join(f"    - [{', '.join(t)}, {draw.choice('xy')}]\n" for t in profiles)
        head = "type 1, type 2, type 3, type 4"
        self.write("large.yaml", f"title: large\nsource: {{title: drawn}}\nagents: [1, 2, 3, 4]\ntypes: [a, b, c, d]\noutcomes: [x, y]\nprior:\n  - [{head}, probability]\n{rows}"
                   f"payoffs: if outcome = x and type[i] = a then 1 else 0\nallocations:\n  q:\n    - [{head}, outcome]\n{choice}"
                   "claims:\n  - {id: support, property: full_support, expect: verified}\n")
        result = self.expect(2, "solve", "large.yaml", "--coalitions", "proper", "--time", "1")
        self.assertIn("because     gave up after 1 s: ", result.stdout)


class Participation(Solve):
    """tests/recheck/ambiguous_test.py decides random questions of this kind by a linear program; the numbers here are derived in the cases."""

    def test_an_ambiguous_mechanism_in_which_everybody_takes_part(self):
        trade = SOURCE / "cases/textbook/walking_out.yaml"
        answer = self.solve(0, trade, "--ambiguous", "--coalitions", "singletons", "--participation", "ex_post", "-o", "stays.yaml")
        self.assertEqual(answer["verified"], ["balance", "incentives", "participation", "implementable"])
        self.assertEqual(self.expect_file("stays.yaml"), ["balance", "incentives", "participation", "implementable"])
        for rows in answer["rules"].values():
            for row in rows:
                (value, cost), paid = map(F, row["types"].values()), [F(x) for x in row["amounts"].values()]
                traded = value > cost
                self.assertEqual(sum(paid), 0)
                self.assertGreaterEqual(min(paid[0] + traded * value, paid[1] - traded * cost), F(-2, 5))
        self.assertFalse(self.solve(1, trade, "--incentives", "bayesian", "--participation", "ex_post")["possible"])

    def test_the_participation_of_a_claim_is_asked(self):
        trade = SOURCE / "cases/textbook/ambiguous_trade.yaml"
        self.assertTrue(self.solve(0, trade, "--claim", "ambiguous")["possible"])
        answer = self.solve(1, trade, "--claim", "ambiguous.ex_post")
        self.assertEqual(answer["evidence"]["kind"], "undeterred_reports")
        self.assertIn("participation", {key for row in answer["evidence"]["rows"] for key in row})

    def test_what_no_balanced_rule_does(self):
        answer = self.solve(1, SOURCE / "cases/textbook/ambiguous_trade.yaml", "--claim", "contrary.ex_ante")
        self.assertEqual(sorted(term["words"] for term in answer["evidence"]["terms"]),
                         ["agent buyer does not lose by taking part before types are known", "agent seller does not lose by taking part before types are known",
                          *(f"the transfers at types ({value}, {cost}) sum to zero" for value in (1, 5) for cost in (0, 4))])
        self.assertTrue(answer["minimal"])


class Mistakes(Solve):
    def test_of_the_command_line(self):
        q = ("--allocation", "q")
        for arguments, words in [
                ((), "several allocation rules"),
                (("--allocation", "q2"), "there is no allocation rule 'q2'; one of: q, always_x0"),
                ((*q, "--balance", "exactly"), "there is no balance 'exactly'; did you mean 'exact'?"),
                ((*q, "--incentives", "dominant"), "there is no kind of incentives 'dominant'"),
                ((*q, "--participation", "interm"), "did you mean 'interim'?"),
                ((*q, "--coalitions", "every"), "there is no coalition pattern 'every'"),
                ((*q, "--coalitions", "{1, 7}"), "there is no agent '7'"),
                ((*q, "--coalitions", "{1, 2} 3"), "coalitions are listed in braces"),
                ((*q, "--coalitions", "{1, 2} {2, 1}"), "listed twice"),
                ((*q, "--coalitions", "all", "--incentives", "bayesian"), "not about coalitions"),
                ((*q, "--least-transfer", "1e5"), "--least-transfer"),
                ((*q, "--least-transfer", "2", "--largest-transfer", "1"), "the least transfer, 2, is more than the largest, 1"),
                ((*q, "--balance", "none", "--incentives", "none"), "nothing is required"),
                ((*q, "--objective", "smallest"), "there is no objective 'smallest'"),
                ((*q, "--objective", "closest:phi4"), "there is no transfer rule 'phi4'; did you mean 'phi1'?"),
                ((*q, "--objective", "closest"), "there is no objective 'closest'; one of:"),
                ((*q, "--incentives", "none", "--objective", "largest-slack"), "there is no incentive inequality"),
                ((*q, "--name", "x1"), "is something else in this case"),
                ((*q, "--name", "2nd"), "is no name for a rule"),
                ((*q, "--name", "sum"), "is no name for a rule"),
                ((*q, "--ambiguous", "--balance", "none"), "excludes"),
                ((*q, "--ambiguous", "--participation", "always"), "there is no participation 'always'"),
                (("--claim", "no_simple_mechanism", "--balance", "none"), "excludes"),
                (("--claim", "no_simple_mechanisms"), "did you mean 'no_simple_mechanism'?"),
                (("--claim", "cbdp"), "claim 'cbdp' is about cbdp"),
                (("--claim", "ambiguous_implementable", "--objective", "fewest-nonzero"), "asks for an ambiguous one"),
                ((*q, "-o", "-", "--json"), "standard output"),
                ((*q, "--quiet"), "requires")]:
            with self.subTest(arguments):
                self.assertIn(words, self.expect(4, "solve", GUO, *arguments).stderr)
        self.assertEqual(self.leftovers(), [])

    def test_options_that_there_are_not(self):
        for option, hint in (("--incentive", "; did you mean '--incentives'?"), ("--balanced", "; did you mean '--balance'?"), ("--lest-transfer", "; did you mean '--least-transfer'?"),
                             ("--ic", "; write   --incentives"), ("--IR", "; write   --participation"), ("--budget", "; write   --balance"), ("--minimize", "; write   --objective"), ("--xylophone", "")):
            with self.subTest(option):
                self.assertIn(f"there is no option '{option}'{hint}\n`candor solve --help` explains the options.\n", self.expect(4, "solve", GUO, option, "x").stderr)

    def test_of_the_case(self):
        self.write("bad.yaml", "title: x\n")
        self.expect(3, "solve", "bad.yaml")
        self.expect(4, "solve", "nothing.yaml")


if __name__ == "__main__":
    unittest.main()
