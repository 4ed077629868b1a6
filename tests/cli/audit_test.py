# SPDX-License-Identifier: MIT
"""candor audit: the table, what follows from what, claims to paste, JSON, exit codes."""
import json
import re
import unittest

from program import AIRLINES, COIN, GUO, SOURCE, ProgramTest, coin, large

AUCTION, DICTATOR, TWO_BY_TWO = (SOURCE / f"cases/liu2018/{name}.yaml" for name in ("one_object", "dictator", "two_by_two"))
NO_CLAIMS = COIN.replace("claims:\n", "")


class Audit(ProgramTest):
    def table(self, *arguments, code=0):
        """{heading: [(verdict, indentation, name, remark)]} and the last line."""
        blocks = self.expect(code, "audit", *arguments).stdout.rstrip("\n").split("\n\n")
        table = {}
        for block in blocks[1:-1]:
            heading, *lines = block.splitlines()
            table[heading] = [(verdict, len(indent), name.strip(), remark) for verdict, indent, name, remark in (re.match(r"  (\w+) +?(?<=.{13})( *)(.+?)  +(.*)", line).groups() for line in lines)]
        return table, blocks[-1]

    def verdicts(self, *arguments):
        table, _ = self.table(*arguments)
        return {(heading, name): verdict for heading, lines in table.items() for verdict, _, name, _ in lines}

    def test_a_case_without_claims(self):
        """By hand: agent 1 gets its way whatever happens, and agent 2's report changes nothing. Nobody is paid anything."""
        self.write("coin.yaml", NO_CLAIMS)
        table, last = self.table("coin.yaml")
        mechanism = table["Mechanism allocation q, transfer rule zero"]
        self.assertEqual({name: verdict for verdict, _, name, _ in mechanism if name.endswith("_ic")}, {"dominant_strategy_ic": "verified", "ex_post_ic": "verified", "bayesian_ic": "verified"})
        self.assertEqual({name: verdict for verdict, _, name, _ in table["Transfer rule zero"] if name.startswith("budget")},
                         {f"budget_balance ({form})": "verified" for form in ("exact", "no_deficit", "ex_ante", "ex_ante_no_deficit")})
        indents = {name: indent for _, indent, name, _ in table["Transfer rule zero"]}
        self.assertIn(("verified", indents["budget_balance (exact)"] + 2, "budget_balance (no_deficit)", "(follows from budget_balance (exact))"), table["Transfer rule zero"])
        count = sum(map(len, table.values()))
        self.assertTrue(last.startswith(f"{count} properties: "))
        self.assertIn("nothing was checked", self.expect(2, "check", "coin.yaml").stderr)

    def test_the_claims_of_a_case_make_no_difference(self):
        self.write("without/coin.yaml", NO_CLAIMS)
        self.write("with/coin.yaml", coin("id: never, property: full_support, expect: refuted"))
        self.assertEqual(self.expect(0, "audit", "without/coin.yaml").stdout, self.expect(0, "audit", "with/coin.yaml").stdout)

    def test_it_agrees_with_the_founding_cases(self):
        guo = self.verdicts(GUO)
        for (heading, name), verdict in {
                ("Allocation q", "implementable (exact, the pattern)"): "refuted", ("Allocation q", "ambiguous_implementable (the pattern)"): "verified",
                ("Types and payoffs", "cbdp (the pattern)"): "verified", ("Types and payoffs", "coalitional_identifiability (the pattern)"): "refuted",
                ("Mechanism phi1_phi2 (allocation q, transfer rules phi1, phi2)", "maxmin_coalitional_ic (mixed reports, the pattern)"): "refuted",
                ("Mechanism phi1_phi2 (allocation q, transfer rules phi1, phi2)", "maxmin_coalitional_ic (pure reports, the pattern)"): "verified",
                ("Mechanism ambiguous (allocation q, transfer rules phi1, phi2, phi3)", "maxmin_coalitional_ic (mixed reports, the pattern)"): "verified"}.items():
            self.assertEqual(guo[heading, name], verdict, name)
        airlines, _ = self.table(AIRLINES)
        lying = [line for line in airlines["Mechanism with_agv (allocation q, transfer rule agv)"] if line[2] == "coalitional_ic (all coalitions)"]
        self.assertEqual(len(lying), 1)
        self.assertEqual(lying[0][0], "refuted")
        self.assertTrue(lying[0][3].endswith("gain 2; minimal violators: {1, 2}, {1, 3}, {2, 3}"), lying[0])

    def test_the_claims_printed_hold_when_checked(self):
        self.expect(0, "new", "template.yaml")
        numbers = NO_CLAIMS.replace("[1, 2]", "[1, -7/4]")
        for name, text in {"guo": GUO.read_text(encoding="utf-8"), "airlines": AIRLINES.read_text(encoding="utf-8"), "template": (self.folder / "template.yaml").read_text(encoding="utf-8"), "numbers": numbers}.items():
            with self.subTest(name):
                bare = re.split(r"(?m)^(?:defaults|claims):", text)[0]
                self.write(f"{name}.yaml", bare)
                printed = self.expect(0, "audit", f"{name}.yaml", "--claims").stdout
                self.write(f"{name}.yaml", bare + printed)
                result = self.expect(0, "check", f"{name}.yaml")
                self.assertIn(f"{printed.count('- {id')} claims in 1 case: {printed.count('- {id')} as expected", result.stdout)

    def test_strategies_in_game_forms(self):
        """Of value 4, a bid of 2 brings 3/2, 1 as much and the others less; two of value 4 who both bid 0 have 4 in place of 2 (docs/game_forms.md)."""
        text = (SOURCE / "docs/game_forms.md").read_text(encoding="utf-8")
        self.write("bids.yaml", re.search(r"```yaml bids.yaml\n(.*?)```", text, re.S).group(1))
        table, _ = self.table("bids.yaml")
        half = {name: (verdict, remark) for verdict, _, name, remark in table["Strategies half (game form first_price)"]}
        self.assertEqual({name: verdict for name, (verdict, _) in half.items()},
                         {"dominant_strategies": "refuted", "ex_post_equilibrium": "refuted", "bayes_nash_equilibrium (all coalitions)": "refuted", "bayes_nash_equilibrium (single agents)": "verified"})
        self.assertTrue(half["bayes_nash_equilibrium (all coalitions)"][1].endswith("minimal violators: {1, 2}"))
        self.assertEqual([verdict for verdict, _, name, _ in table["Mechanism allocation bought, transfer rule paid"] if name == "bayesian_ic"], ["verified"])
        self.assertIn("Strategies quarter (game form first_price)", table)
        self.assertNotIn("Strategies quarter (game form first_price)", self.table("bids.yaml", "--mechanism", "paid")[0])

    def test_systems_that_are_too_large_are_not_begun(self):
        """Eight agents of two types: 4^s - 2^s misreports of each coalition of s, in all 5^8 - 3^8; each about 2 s 2^(8-s) transfers, in all 512 (16 3^7 - 8 2^7). This took minutes, and ten agents took all memory."""
        self.write("eight.yaml", "title: eight\nsource: x\nagents: 8\ntypes: [0, 1]\nprior: uniform\noutcomes: agents\npayoffs: if outcome = i then type[i] else 0\n"
                                 "allocations: {q: {construction: efficient, ties: first}}\nclaims:\n  - {id: a, property: implementable, balance: exact, coalitions: all}\n"
                                 "  - {id: b, property: coalitional_identifiability, coalitions: proper}\n  - {id: c, property: ambiguous_implementable, coalitions: all}\n")
        lines = self.expect(2, "check", "eight.yaml").stdout.splitlines()
        for claim, (requirements, coefficients) in {"a": (384064, 17391616), "b": (384064 - 256 * 255, 17391616 - 256 * 255 * 16), "c": (384064, 17391616)}.items():
            line = next(line for line in lines if line.startswith(f"undecided  {claim} "))
            self.assertIn(f"limit reached: not begun, as the linear system would have {requirements} requirements with {coefficients} coefficients: the most that is begun are 4194304 coefficients", line)
            self.assertIn("--force begins all the same", line)
        self.assertIn("gave up after 1 s", self.expect(2, "check", "eight.yaml", "--claim", "a", "--time", 1).stdout)

    def test_a_dynamic_case(self):
        """A second-price auction, by hand: the winner pays the other's report, 2 if both have 2 and nothing otherwise, so that transfers sum to -2 with probability 1/4; each bidder expects
        1/4 x 2 (he alone has 2). Both reporting 0 keep the 2, in all 1/2 more than by truth. Without the other's truth a bidder is
        sure of nothing, whatever he reports himself: a report of 2 leaves him nothing. The gain can be shared so that no type of either loses."""
        table, last = self.table(AUCTION)
        auction = {name: (verdict, remark) for verdict, _, name, remark in table["Mechanism auction (allocation q, transfer rule pivot)"]}
        self.assertEqual({name: verdict for name, (verdict, _) in auction.items()},
                         {"ex_post_ic": "verified", "interim_ic (all)": "verified", "interim_ic": "verified", "interim_ic (path)": "verified", "budget_balance": "refuted",
                          "budget_balance (no_deficit)": "verified", "budget_balance (ex_ante)": "refuted", "individual_rationality (ex_post)": "verified", "individual_rationality (interim)": "verified",
                          "individual_rationality (ex_ante)": "verified", "incentive_efficient": "refuted", "guarantee": "refuted", "guarantee (best_response)": "refuted", "collusion_proof": "refuted", "collusion_proof (grand)": "refuted",
                          "collusion_proof (interim)": "refuted", "collusion_proof (grand_interim)": "refuted"})
        self.assertEqual(auction["budget_balance"][1], "reports (high, high); sum of transfers -2 != 0")
        self.assertEqual(auction["budget_balance (ex_ante)"][1], "sum of transfers -1/2 != 0")
        self.assertTrue(auction["incentive_efficient"][1].startswith("1 < 3/2"), auction["incentive_efficient"])
        self.assertTrue(auction["guarantee"][1].startswith("guarantee 0 < 1/2"), auction["guarantee"])
        self.assertEqual([verdict for verdict, *_ in table["Allocation q"]], ["verified"] * 4)
        self.assertEqual([(name, verdict) for verdict, _, name, _ in table["Scheme ring"]], [(f"scheme ({aspect})", "verified") for aspect in ("incentive_compatible", "balanced", "profitable")])
        self.assertEqual(last, "24 properties: 15 verified, 9 refuted")
        self.assertEqual(list(self.table(AUCTION, "--mechanism", "auction")[0]), ["Mechanism auction (allocation q, transfer rule pivot)"])
        self.assertIn("did you mean 'auction'?", self.expect(4, "audit", AUCTION, "--mechanism", "action").stderr)

    def test_claims_about_dynamic_cases_hold_when_checked(self):
        for source in (AUCTION, TWO_BY_TWO, DICTATOR):
            with self.subTest(source.name):
                bare = re.split(r"(?m)^claims:", source.read_text(encoding="utf-8"))[0]
                self.write("bare.yaml", bare)
                printed = self.expect(0, "audit", "bare.yaml", "--claims").stdout
                self.write("whole.yaml", bare + printed)
                result = self.expect(0, "check", "whole.yaml")
                count = printed.count("- {id")
                self.assertGreater(count, 15)
                self.assertIn(f"{count} claims in 1 case: {count} as expected", result.stdout)
                # What the audit decides in the table, it prints as claims, and nothing else.
                _, last = self.table("bare.yaml")
                decided = sum(int(number) for number in re.findall(r"(\d+) (?:verified|refuted)", last))
                self.assertEqual(count, decided)

    def test_json_of_a_dynamic_case(self):
        case, = json.loads(self.expect(0, "audit", AUCTION, "--json").stdout)["cases"]
        verdicts = {entry["id"]: entry["verdict"] for entry in case["properties"]}
        self.assertEqual((case["case"], len(verdicts), verdicts["auction.budget_balance"], verdicts["ring.scheme.profitable"]), ("liu2018/one_object", 24, "refuted", "verified"))

    def test_json(self):
        answer = json.loads(self.expect(0, "audit", AIRLINES, GUO, "--json").stdout)
        self.assertEqual([case["case"] for case in answer["cases"]], ["safronov2016/airlines", "guo2019/example"])
        for case in answer["cases"]:
            ids = {entry["id"] for entry in case["properties"]}
            self.assertEqual(len(ids), len(case["properties"]))
            for entry in case["properties"]:
                self.assertLessEqual(set(entry.get("follows_from", [])), ids)
            for verdict in ("verified", "refuted", "undecided"):
                self.assertEqual(case["summary"][verdict], sum(entry["verdict"] == verdict for entry in case["properties"]))
        lying = next(entry for entry in answer["cases"][0]["properties"] if entry["id"] == "with_agv.coalitional_ic.all")
        self.assertEqual((lying["values"]["gain"], lying["minimal_violators"], lying["all_coalitions_tried"]), ("2", [["1", "2"], ["1", "3"], ["2", "3"]], True))
        self.assertEqual(next(entry for entry in answer["cases"][0]["properties"] if entry["id"] == "with_scheme.ex_post_ic")["follows_from"], ["with_scheme.dominant_strategy_ic"])

    def test_the_output_does_not_depend_on_the_threads(self):
        self.assertEqual(self.expect(0, "audit", GUO, "-j", "1").stdout, self.expect(0, "audit", GUO, "-j", "5").stdout)

    def test_one_mechanism(self):
        table, _ = self.table(AIRLINES, "--mechanism", "with_agv")
        self.assertEqual(list(table), ["Types and payoffs", "Allocation q", "Transfer rule agv", "Mechanism with_agv (allocation q, transfer rule agv)"])
        self.assertIn("did you mean 'with_agv'?", self.expect(4, "audit", AIRLINES, "--mechanism", "with_agx").stderr)
        self.write("coin.yaml", NO_CLAIMS)
        self.assertIn("Mechanism allocation q, transfer rule zero", self.expect(0, "audit", "coin.yaml", "--mechanism", "zero").stdout)

    def test_limits(self):
        self.write("large.yaml", large(9).split("claims:")[0])
        result = self.run_candor("audit", "large.yaml", "--time", "1", "-j", "2")
        if result.returncode == 2:  # where the rules to be audited take a second to make, nothing is audited
            self.assertRegex(result.stderr, "large.yaml was not (audited|read to its end): gave up after 1 s: ")
            return
        table, _ = self.table("large.yaml", "--time", "1", "-j", "2")
        lines = {name: (verdict, remark) for verdict, _, name, remark in table["Allocation q"]}
        verdict, remark = lines["implementable (exact, all coalitions)"]
        self.assertEqual(verdict, "undecided")
        self.assertRegex(remark, "^limit reached: gave up after 1 s: ")

    def test_2_if_nothing_is_decided(self):
        self.assertRegex(self.expect(2, "audit", GUO, "--memory", "1").stderr, "candor: .*example.yaml was not read to its end: gave up at 1 MB: ")

    def test_3_and_4(self):
        self.write("bad.yaml", "title: x\n")
        self.write("coin.yaml", NO_CLAIMS)
        self.expect(3, "audit", "bad.yaml")
        self.assertIn("coin: A coin", self.expect(3, "audit", "bad.yaml", "coin.yaml").stdout)
        self.expect(4, "audit", "missing.yaml")
        self.expect(4, "audit", "coin.yaml", "--json", "--claims")
        for verb in ("--time", "--memory"):
            self.expect(4, "audit", "coin.yaml", verb, "0")

    def test_nothing_is_written(self):
        self.write("coin.yaml", NO_CLAIMS)
        self.expect(0, "audit", "coin.yaml")
        self.assertEqual(self.leftovers(), ["coin.yaml"])

    def test_every_bundled_case(self):
        large = {"redistribution_five.yaml"}   # 1024 type profiles: what transfers could do there takes long
        self.expect(0, "audit", *(path for path in sorted((SOURCE / "cases").rglob("*.yaml")) if path.name not in large))


if __name__ == "__main__":
    unittest.main()
