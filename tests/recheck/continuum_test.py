# SPDX-License-Identifier: MIT
"""The second checker on certificates about continuous values, written by hand: true ones, and beside each one that is false."""
import json
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path

from checker import read_case, recheck

UNIFORM = {"name": "u", "breaks": ["0", "1"], "pieces": [{"coefficients": ["0", "1"]}]}
TRIANGULAR = {"name": "t", "breaks": ["0", "1", "2"], "pieces": [{"coefficients": ["0", "0", "1/2"]}, {"coefficients": ["-1", "2", "-1/2"]}]}
BENT = {"name": "bent", "breaks": ["0", "1/2", "3"], "pieces": [{"coefficients": ["0", "1"]}, {"coefficients": ["2/5", "1/5"]}]}
# The square roots of 2 at which its surplus is 0 cancel: F is x^2/16, then linear, then 7/8 + (y^2-2)(2y-1)/16 with y = x-2, then linear to 11679/280.
CANCELLING = {"name": "e", "breaks": ["0", "2", "3", "7/2", "11679/280"], "pieces": [{"coefficients": c} for c in
              (["0", "0", "1/16"], ["-7/8", "9/16"], ["1/4", "3/2", "-13/16", "1/8"], ["307331/342368", "105/42796"])]}
TRADE = {"trade": {"buyer": "0", "seller": "1", "buyer_distribution": "u", "seller_distribution": "u"}}
ENUMERATE = {"kind": "enumerate"}
ROOT_OF_HALF = {"polynomial": ["-1/2", "0", "1"], "between": {"lower": "707/1000", "upper": "177/250"}}


def partners(*shares, distribution="u"):
    return {"distribution": distribution, "shares": list(shares)}


def certificate(statement, verdict, evidence, setting=None):
    setting = setting or {"partnership": partners("1/4", "3/4")}
    agents = ["ann", "bob", "carl"][:len(setting["partnership"]["shares"]) if "partnership" in setting else 2]
    claim = {"id": "claim", "statement": statement, "verdict": verdict, "evidence": evidence}
    return {"candor_certificate": "2", "family": "continuum", "case": "x", "agents": agents, "distributions": [UNIFORM, TRIANGULAR, BENT, CANCELLING], **setting, "claims": [claim]}


class Checks(unittest.TestCase):
    def code(self, code, statement, verdict, evidence, setting=None):
        found = recheck(json.dumps(certificate(statement, verdict, evidence, setting)).encode())
        self.assertEqual(found[0], code, found[1])

    def accepted(self, *arguments, **more):
        self.code(0, *arguments, **more)

    def rejected(self, *arguments, **more):
        self.code(1, *arguments, **more)


class Bounds(Checks):
    def test_points_show_that_a_partnership_can_be_dissolved(self):
        """Sum of W(h_i) for (7/10, 3/10, 0): 3 (1/6) - (2/3) (h_1^3 + h_2^3), a little above 0."""
        claim = {"property": "dissolvable", **partners("7/10", "3/10", "0")}
        self.accepted(claim, "verified", {"kind": "bounds", "below": ["836661/1000000", "547723/1000000", "0"], "above": []})
        self.rejected(claim, "verified", {"kind": "bounds", "below": ["836659/1000000", "547723/1000000", "0"], "above": []})      # its square is less than 7/10
        self.rejected(claim, "verified", {"kind": "bounds", "below": ["21/25", "547723/1000000", "0"], "above": []})
        self.rejected(claim, "refuted", {"kind": "bounds_against", "below": [], "above": ["836661/1000000", "547723/1000000", "0"]})

    def test_points_show_that_a_partnership_cannot_be_dissolved(self):
        claim = {"property": "dissolvable", **partners("71/100", "29/100", "0")}
        self.accepted(claim, "refuted", {"kind": "bounds_against", "below": [], "above": ["843/1000", "539/1000", "0"]})
        self.rejected(claim, "refuted", {"kind": "bounds_against", "below": [], "above": ["1", "0", "0"]})
        self.rejected(claim, "refuted", {"kind": "bounds_against", "below": [], "above": ["2", "539/1000", "0"]})
        self.rejected(claim, "refuted", {"kind": "bounds_against", "below": [], "above": ["843/1000", "539/1000", "0"], "agent": {"index": "0"}})

    def test_side_payments(self):
        """W = 1/6 - v^2/2: W(1/4) = 13/96 and W(3/4) = -11/96, so that c = (-1/8, 1/8) leaves 1/96 to both."""
        evidence = {"kind": "bounds", "below": ["1/4", "3/4"], "above": []}
        claim = {"property": "dissolving_mechanism", **partners("1/4", "3/4")}
        self.accepted(claim | {"side_payments": ["-1/8", "1/8"]}, "verified", evidence)
        self.accepted(claim | {"side_payments": ["-11/96", "11/96"]}, "verified", evidence)
        self.rejected(claim | {"side_payments": ["-5/48", "5/48"]}, "verified", evidence)
        self.accepted(claim | {"side_payments": ["-5/48", "5/48"]}, "refuted", {"kind": "bounds_against", "below": [], "above": ["3/4"], "agent": {"index": "1"}})
        self.rejected(claim | {"side_payments": ["-5/48", "5/48"]}, "refuted", {"kind": "bounds_against", "below": [], "above": ["3/4"], "agent": {"index": "0"}})
        self.accepted(claim | {"side_payments": ["0", "1/8"]}, "refuted", {"kind": "witness", "place": {"matter": "balance", "agent": "0", "piece": "0", "index": "0"}})
        self.rejected(claim | {"side_payments": ["-1/8", "1/8"]}, "refuted", ENUMERATE)
        self.rejected(claim | {"side_payments": ["-1/8", "1/8"]}, "verified", ENUMERATE)

    def test_a_share_of_58_percent_does_not_take_part_in_the_simple_mechanism(self):
        """W(29/50) = -23/15000, W(57/100) = 253/60000."""
        against = {"kind": "bounds_against", "below": [], "above": ["29/50"], "agent": {"index": "0"}}
        self.accepted({"property": "simple_mechanism_participation", **partners("29/50", "21/50")}, "refuted", against)
        self.rejected({"property": "simple_mechanism_participation", **partners("57/100", "43/100")}, "refuted", against)
        self.accepted({"property": "simple_mechanism_participation", **partners("57/100", "43/100")}, "verified", {"kind": "bounds", "below": ["57/100", "43/100"], "above": []})

    def test_a_distribution_against_shares(self):
        """F = 1/2 on [1/8, 7/8] gives (6/25, 19/25) the surplus -107/30000."""
        flat = {"breaks": ["0", "1/8", "7/8", "1"], "pieces": [{"coefficients": ["0", "4"]}, {"coefficients": ["1/2"]}, {"coefficients": ["-3", "4"]}]}
        prior = {"kind": "prior_against", "distribution": flat, "below": [], "above": ["3/50", "47/50"]}
        self.accepted({"property": "always_dissolvable", "shares": ["6/25", "19/25"]}, "refuted", prior)
        self.rejected({"property": "always_dissolvable", "shares": ["1/4", "3/4"]}, "refuted", prior)
        self.rejected({"property": "always_dissolvable", "shares": ["6/25", "19/25"]}, "refuted", prior | {"distribution": flat | {"pieces": [{"coefficients": ["0", "4"]}, {"coefficients": ["1/2"]}, {"coefficients": ["-2", "3"]}]}})
        self.rejected({"property": "never_dissolvable", "shares": ["6/25", "19/25"]}, "refuted", prior)


class Algebraic(Checks):
    CLAIM = {"property": "value", **partners("1/2", "1/2", "0"), "of": "surplus", "between": {"lower": "1/50", "upper": "1/25"}}
    ROOTS = {"kind": "algebraic", "roots": [ROOT_OF_HALF, ROOT_OF_HALF, {"polynomial": ["0", "1"], "between": {"lower": "0", "upper": "0"}}], "annihilator": ["0", "1"]}

    def test_the_surplus_of_two_equal_owners_and_a_buyer(self):
        """1/2 - sqrt(2)/3 is a root of y^2 - y + 1/36."""
        self.accepted(self.CLAIM | {"root_of": ["1/36", "-1", "1"]}, "verified", self.ROOTS)
        self.rejected(self.CLAIM | {"root_of": ["1/35", "-1", "1"]}, "verified", self.ROOTS)
        self.rejected(self.CLAIM | {"root_of": ["1/36", "-1", "1"], "between": {"lower": "1/25", "upper": "1/20"}}, "verified", self.ROOTS)
        self.rejected(self.CLAIM | {"root_of": ["1/36", "-1", "1"]}, "verified", self.ROOTS | {"annihilator": ["1", "1"]})
        wrong_root = {"polynomial": ["-1/3", "0", "1"], "between": {"lower": "1/2", "upper": "3/5"}}
        self.rejected(self.CLAIM | {"root_of": ["1/36", "-1", "1"]}, "verified", self.ROOTS | {"roots": [wrong_root, ROOT_OF_HALF, self.ROOTS["roots"][2]]})

    def test_a_surplus_that_is_exactly_0(self):
        """v* = (sqrt 2, 2 + sqrt 2); the second is a root of (x-2)^2 - 2, and both vanish together."""
        claim = {"property": "dissolvable", **partners("1/8", "7/8", distribution="e")}
        roots = [{"polynomial": ["-2", "0", "1"], "between": {"lower": "1414213562373/1000000000000", "upper": "707106781187/500000000000"}},
                 {"polynomial": ["2", "-4", "1"], "between": {"lower": "3414213562373/1000000000000", "upper": "1707106781187/500000000000"}}]
        low = "-24353/42467328"
        mu = ["0", low, "239/13824", "-35573/786432", "-239/768", "1"]
        self.accepted(claim, "verified", {"kind": "algebraic", "roots": roots, "annihilator": mu})
        self.rejected(claim, "verified", {"kind": "algebraic", "roots": roots, "annihilator": mu[:-1]})
        self.rejected(claim, "verified", {"kind": "algebraic", "roots": roots, "annihilator": ["0", "1"]})

    def test_a_number_is_the_only_root_in_its_interval(self):
        """A polynomial with two roots in the interval, or none, was taken for a number."""
        def ends(lower, upper):
            return {"property": "dissolvable_shares", "distribution": "u", "lower": lower, "upper": upper}

        def end(low, high, *coefficients):
            return {"root_of": list(coefficients), "between": {"lower": low, "upper": high}}
        lower, upper, decoy = end("1/5", "1/4", "1", "-6", "6"), end("3/4", "4/5", "1", "-6", "6"), ("-1/4", "5/2", "-15/2", "6")     # (x - 1/4) (6 x^2 - 6 x + 1)
        self.rejected(ends(end("1/5", "1/3", *decoy), upper), "verified", ENUMERATE)
        self.rejected(ends(end("1/5", "1/4", *decoy), upper), "verified", ENUMERATE)      # the ends belong to the interval
        self.accepted(ends(end("1/5", "6/25", *decoy), upper), "verified", ENUMERATE)
        self.accepted(ends(end("6/25", "1/3", *decoy), upper), "refuted", ENUMERATE)
        self.rejected(ends(lower, end("1/5", "4/5", "1", "-6", "6")), "verified", ENUMERATE)
        for verdict in ("verified", "refuted"):
            self.rejected(ends(end("1/4", "1/3", "1", "-6", "6"), upper), verdict, ENUMERATE)
        known = {"property": "value", **partners("1/4", "3/4"), "of": "winning_probability", "at": "1/2", "between": {"lower": "0", "upper": "1"}}
        self.accepted(known | {"root_of": ["-1/2", "1"]}, "verified", ENUMERATE)
        self.accepted(known | {"root_of": ["1/4", "-1", "1"]}, "verified", ENUMERATE)      # twice the same
        self.rejected(known | {"root_of": ["1/2", "-3/2", "1"]}, "verified", ENUMERATE)    # or 1
        worst = {"property": "value", **partners("1/4", "3/4"), "of": "worst_off_type", "agent": "ann", "between": {"lower": "0", "upper": "1"}}
        self.accepted(worst | {"root_of": ["-1/4", "1"]}, "verified", ENUMERATE)
        self.rejected(worst | {"root_of": ["1/12", "-7/12", "1"]}, "verified", ENUMERATE)  # or 1/3
        self.rejected(self.CLAIM | {"root_of": ["0", "1/36", "-1", "1"], "between": {"lower": "0", "upper": "1/20"}}, "verified", self.ROOTS)

    def test_other_end_points_of_dissolvable_shares(self):
        end = {"root_of": ["1", "-6", "6"], "between": {"lower": "1/5", "upper": "1/4"}}
        claim = {"property": "dissolvable_shares", "distribution": "u", "lower": end, "upper": end | {"between": {"lower": "3/4", "upper": "4/5"}}}
        self.accepted(claim, "verified", ENUMERATE)
        self.accepted(claim | {"upper": {"root_of": ["1", "-6", "7"], "between": {"lower": "1/2", "upper": "1"}}}, "refuted", ENUMERATE)
        self.rejected(claim | {"upper": end}, "verified", ENUMERATE)


class Values(Checks):
    def value(self, of, number, instance, code=0, **more):
        trades = isinstance(instance, tuple)
        instance = dict(zip(("buyer_distribution", "seller_distribution"), instance)) if trades else instance
        self.code(code, {"property": "value", **instance, "of": of, "equals": number, **more}, "verified", ENUMERATE, TRADE if trades else None)

    def test_trade_between_uniform_agents(self):
        one = ("u", "u")
        self.value("gains_from_trade", "1/6", one)
        self.value("least_subsidy", "1/6", one)
        self.value("least_subsidy", "1/5", one, code=1)
        self.value("vcg_transfer", "-1/6", one, agent="ann")
        self.value("vcg_transfer", "1/3", one, agent="bob")
        self.value("agv_payoff", "-1/3", one, agent="ann", at="0", form="trade")                     # theta^2/2 - 1/3
        self.value("agv_payoff", "7/24", one, agent="bob", at="1/2", form="trade")                   # (1-c)^2/2 + 1/6
        self.value("agv_payoff", "7/24", one, agent="ann", at="1/2", form="ownership")               # 1/6 + v^2/2
        self.value("agv_net_payoff", "-1/3", one, agent="bob", at="1", form="ownership")
        self.value("agv_payoff", "1/6", one, agent="carl", at="0", form="trade", code=3)
        self.value("distribution", "1", one, agent="ann", at="2", code=1)

    def test_gaps_between_types(self):
        """A buyer of whom there are no types between 1/100 and 3 was taken to need rents there: a posted price of 2 is efficient, and D was 9/40. Worked out in tests/checker/continuum_test.cpp."""
        def line(name, *points):
            pieces = [{"coefficients": [str(p - (q - p) / (b - a) * a), str((q - p) / (b - a))] if p != q else [str(p)]} for (a, p), (b, q) in zip(points, points[1:])]
            return {"name": name, "breaks": [str(a) for a, _ in points], "pieces": pieces}
        F = Fraction
        known = [line("far", (F(0), F(0)), (F(1, 100), F(1, 2)), (F(3), F(1, 2)), (F(301, 100), F(1))), line("cost", (F(1, 10), F(0)), (F(1), F(1))), line("worth", (F(201, 100), F(0)), (F(291, 100), F(1))),
                 line("middle", (F(0), F(0)), (F(1), F(1, 2)), (F(2), F(1, 2)), (F(3), F(1))), line("wide", (F(0), F(0)), (F(3), F(1))), UNIFORM]

        def code(buyer, seller, subsidy, verdict):
            statement = {"property": "value", "buyer_distribution": buyer, "seller_distribution": seller, "of": "least_subsidy", "equals": subsidy}
            return recheck(json.dumps(certificate(statement, verdict, ENUMERATE, TRADE) | {"distributions": known}).encode())[0]
        for buyer, seller, subsidy, with_rents in (("far", "cost", "-1", "9/40"), ("worth", "far", "-1", "9/40"), ("middle", "wide", "17/36", "5/9")):
            with self.subTest(buyer):
                self.assertEqual((code(buyer, seller, subsidy, "verified"), code(buyer, seller, with_rents, "verified"), code(buyer, seller, with_rents, "refuted")), (0, 1, 0))

    def test_partners(self):
        two = partners("1/4", "3/4")
        self.value("interim_transfer", "1/24", two, at="1/2")
        self.value("interim_transfer", "-1/4", two, **{"at": "3/4", "from": "1/4"})
        self.value("residual", "3/8", two, at="1/2")
        self.value("bid", "1/3", two, at="1/2")
        self.value("bid", "0", two, at="0", code=1)                                                # not defined there
        self.value("worst_off_type", "3/4", two, agent="bob")
        self.value("worst_off_type", "3/4", two, agent="ann", code=1)
        self.value("surplus", "1/48", two, code=1)                                                 # true, but enumeration does not show it

    def test_a_function_that_jumps_has_no_value_there(self):
        """Where the density jumps its value was that from the left. F = v, then 2/5 + v/5; phi' = 2 f (1 - F)."""
        bent = partners("1/2", "1/2", distribution="bent")
        for of, values in (("winning_density", ("1", "1/5")), ("phi_slope", ("1", "1/5"))):
            for number in (*values, "3/5"):
                self.value(of, number, bent, at="1/2", code=1)
        self.value("winning_density", "1", bent, at="1/4")
        self.value("winning_density", "1/5", bent, at="3")
        self.value("winning_density", "1", bent, at="3", code=1)
        self.value("winning_probability", "1/2", bent, at="1/2")
        self.value("winning_density", "1", partners("1/2", "1/2", distribution="t"), at="1")       # v, then 2 - v
        self.value("winning_density", "-4/5", bent, code=1, **{"at": "1", "from": "1/2"})
        self.value("winning_density", "-4/5", bent, **{"at": "1", "from": "1/4"})
        bounded = {"property": "function", **bent, "of": "winning_density"}
        self.accepted(bounded | {"at_most": "1"}, "verified", ENUMERATE)
        self.accepted(bounded | {"at_most": "1/2"}, "refuted", ENUMERATE)
        self.accepted(bounded | {"at_least": "1/5"}, "verified", ENUMERATE)
        self.accepted(bounded | {"at_least": "1/2"}, "refuted", ENUMERATE)

    def test_flat_ends_are_outside_the_possible_values(self):
        """A distribution that is 0 on its first piece, or 1 on its last, had another lowest or highest type. Values from 1 to 2, costs from 0 to 1: S = 1, and the extreme types are sure of 1/2 each."""
        known = [{"name": "b", "breaks": ["1", "2"], "pieces": [{"coefficients": ["-1", "1"]}]}, {"name": "b0", "breaks": ["0", "1", "2"], "pieces": [{"coefficients": []}, {"coefficients": ["-1", "1"]}]},
                 {"name": "s", "breaks": ["0", "1"], "pieces": [{"coefficients": ["0", "1"]}]}, {"name": "s1", "breaks": ["0", "1", "3"], "pieces": [{"coefficients": ["0", "1"]}, {"coefficients": ["1"]}]}]

        def code(statement, verdict):
            root = certificate(statement, verdict, ENUMERATE, TRADE) | {"distributions": [*known, UNIFORM]}
            return recheck(json.dumps(root).encode())[0]
        for buyer in ("b", "b0"):
            for seller in ("s", "s1"):
                trade = {"buyer_distribution": buyer, "seller_distribution": seller}
                worth = {"property": "value", **trade, "of": "least_subsidy", "equals": "0"}
                self.assertEqual((code(worth, "verified"), code(worth | {"equals": "1"}, "refuted"), code(worth | {"equals": "1"}, "verified")), (0, 0, 1))
                self.assertEqual(code({"property": "efficient_trade", **trade}, "verified"), 0)
                height = {"property": "value", **trade, "of": "distribution", "agent": "ann", "at": "1/2", "equals": "0"}
                self.assertEqual((code(height, "verified"), code(height | {"at": "1"}, "verified")), (1, 0))
                gain = {"property": "function", **trade, "of": "vcg_payoff", "agent": "ann"}
                self.assertEqual([code(gain | {"is": [{"coefficients": ["-1/2", "1"]}] * count}, "verified") for count in (1, 2)], [0, 1])
        for name in ("s", "s1"):
            worst = {"property": "value", **partners("0", "1", distribution=name), "of": "worst_off_type", "agent": "bob", "equals": "1"}
            self.assertEqual((code(worst, "verified"), code(worst | {"equals": "2"}, "verified")), (0, 1))

    def test_identities(self):
        for distribution in ("u", "t", "bent", "e"):
            for agents in ("2", "3"):
                for name in ("transfer_slope", "expected_payment", "mean_transfer", "one_seller", "equal_shares", "equal_shares_phi", "phi", "incentives", "simple_mechanism", "residual"):
                    claim = {"property": "identity", "distribution": distribution, "agents": agents, "name": name}
                    self.accepted(claim, "verified", ENUMERATE)
                    self.rejected(claim, "refuted", ENUMERATE)
            for name in ("vcg_accounting", "agv_accounting", "subsidy"):
                self.accepted({"property": "identity", "buyer_distribution": distribution, "seller_distribution": "bent", "name": name}, "verified", ENUMERATE, setting=TRADE)

    def test_functions(self):
        two = partners("1/4", "3/4")
        self.accepted({"property": "function", **two, "of": "bid", "is": [{"coefficients": ["0", "2/3"]}]}, "verified", ENUMERATE)
        self.rejected({"property": "function", **two, "of": "bid", "is": [{"coefficients": ["0", "3/4"]}]}, "verified", ENUMERATE)
        self.accepted({"property": "function", **two, "of": "phi", "at_most": "1"}, "verified", ENUMERATE)
        self.rejected({"property": "function", **two, "of": "phi", "at_most": "99/100"}, "verified", ENUMERATE)
        at_inside = {"kind": "witness", "place": {"matter": "bound", "agent": "0", "piece": "0", "index": "1"}}
        self.accepted({"property": "function", **two, "of": "phi", "at_most": "99/100"}, "refuted", at_inside)
        self.rejected({"property": "function", **two, "of": "phi", "at_most": "1"}, "refuted", at_inside)


class Models(Checks):
    def model(self, code, **changes):
        root = certificate({"property": "never_dissolvable", "shares": ["0", "1"]}, "verified", ENUMERATE) | changes
        self.assertEqual(recheck(json.dumps(root).encode())[0], code)

    def test_what_is_no_distribution(self):
        self.model(0)
        for breaks, pieces in ((["0", "1"], [["0", "3", "-2"]]), (["0", "1"], [["0", "1/2"]]), (["0", "1"], [["1/2", "1/2"]]), (["0", "1", "2"], [["0", "1/2"], ["0", "1/2", "1"]]),
                               (["0", "1", "1"], [["0", "1"], ["1"]]), (["1", "0"], [["1", "-1"]])):
            self.model(1, distributions=[{"name": "u", "breaks": breaks, "pieces": [{"coefficients": p} for p in pieces]}])
        self.model(3, distributions=[{"name": "u", "breaks": ["0", "1"], "pieces": []}])
        self.model(3, distributions=[{"name": "u", "breaks": ["0", "1"], "pieces": [{"coefficients": ["0", "1", "0"]}]}])

    def test_what_is_no_setting(self):
        self.model(3, partnership=partners("1/4", "1/4"))
        self.model(3, partnership=partners("-1/4", "5/4"))
        self.model(3, partnership=partners("1"))
        self.model(1, partnership=partners("1/4", "1/4", "1/2"))
        self.model(3, **TRADE)
        self.model(3, partnership=partners("1/4", "3/4", distribution="none"))

    def test_partners_whose_values_begin_elsewhere(self):
        self.model(1, distributions=[{"name": "u", "breaks": ["1", "2"], "pieces": [{"coefficients": ["-1", "1"]}]}])


CASE = """
family: continuum
title: Partners
source: {title: none}
parameters: {part: 1/4}
agents: [ann, bob]
distributions:
  u: {uniform: [0, 1]}
  t: {breaks: [0, 1, 2], cdf: ["x^2/2", "-1 + 2*x - x^2/2"]}
  bent: {points: [[0, 0], [1/2, 1/2], [3, 1]]}
partnership: {shares: {bob: 1 - part, ann: part}, distribution: u}
claims:
  - {id: a, property: dissolvable, expect: verified}
  - {id: b, property: value, of: side_payment, agent: 3, shares: [1/2, 1/4, part], distribution: t, between: [0, 1], expect: verified}
  - {id: c, property: identity, name: phi, agents: 3, distribution: bent, expect: verified}
  - {id: d, property: function, of: bid, is: 2*x/3, expect: verified}
"""


class Cases(unittest.TestCase):
    def test_a_case_says_what_its_certificate_must(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "partners.yaml"
            path.write_text(CASE, encoding="utf-8")
            root = read_case(path).root
        self.assertEqual(root["distributions"], [UNIFORM, TRIANGULAR, BENT])
        self.assertEqual((root["family"], root["case"], root["partnership"]), ("continuum", "partners", partners("1/4", "3/4")))
        self.assertEqual([claim["statement"] for claim in root["claims"]],
                         [{"property": "dissolvable", **partners("1/4", "3/4")},
                          {"property": "value", **partners("1/2", "1/4", "1/4", distribution="t"), "of": "side_payment", "agent": "3", "between": {"lower": "0", "upper": "1"}},
                          {"property": "identity", "distribution": "bent", "agents": "3", "name": "phi"},
                          {"property": "function", **partners("1/4", "3/4"), "of": "bid", "is": [{"coefficients": ["0", "2/3"]}]}])


if __name__ == "__main__":
    unittest.main()
