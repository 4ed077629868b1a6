#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Partnerships and trades of the bundled cases computed a second time, without Candor and without the case files: which of their claims hold.

    partnership_cases.py CANDOR CASE...      runs `candor check --json` on the cases; ends with 1 if a verdict is another, or a claim listed here is not there
"""
import json
import subprocess
import sys
from fractions import Fraction as F

from partnership import CUBE, GAP, SQUARE, TRIANGULAR, UNIFORM, Function, Partnership, Trade, linear, uniform

DISTRIBUTIONS = {"uniform": UNIFORM, "square": SQUARE, "cube": CUBE, "triangular": TRIANGULAR, "gap": GAP}
SELLERS = {"uniform": {2: "-1/6", 3: "-1/6", 4: "-3/20", 5: "-2/15"}, "square": {2: "-2/15", 3: "-4/35", 4: "-2/21"}, "cube": {2: "-3/28", 3: "-3/35", 4: "-9/130"},
           "triangular": {2: "-7/30", 3: "-7/30"}, "gap": {2: "-7/12"}}
EQUALS = {("uniform", 2): "1/12", ("triangular", 2): "1/10", ("gap", 2): "5/12"}
DECIMALS = {("uniform", 4): "0.127529606", ("square", 2): "0.0619288125", ("square", 3): "0.077845737193", ("square", 4): "0.081590025346", ("cube", 2): "0.0475817483",
            ("cube", 3): "0.057700133438", ("cube", 4): "0.059249646201"}


def shares(*numbers):
    return [F(number) for number in numbers]


def holds(partnership, relation, number):
    """Whether the surplus relates so to the number; it is computed between two bounds."""
    low, high = partnership.surplus()
    return {"=": low == high == number, ">": low > number, "<": high < number}[relation]


def is_in(partnership, digits):
    """The surplus begins with these decimals, cut off towards zero."""
    low, high = partnership.surplus()
    step = F(1, 10 ** len(digits.partition(".")[2]))
    least, most = (F(digits), F(digits) + step) if F(digits) >= 0 else (F(digits) - step, F(digits))
    return least <= low and high <= most


def several_distributions():
    found = {}
    for name, by_size in SELLERS.items():
        for n, deficit in by_size.items():
            one = Partnership(DISTRIBUTIONS[name], shares(1, *[0] * (n - 1)))
            found[f"seller-{name}-{n}"] = one.dissolvable()
            found[f"seller-{name}-{n}-deficit"] = holds(one, "=", F(deficit))
    for (name, n), stated in [*EQUALS.items(), *DECIMALS.items()]:
        one = Partnership(DISTRIBUTIONS[name], [F(1, n)] * n)
        found[f"equal-{name}-{n}"] = holds(one, ">", 0)
        found[f"equal-{name}-{n}-surplus"] = holds(one, "=", F(stated)) if (name, n) in EQUALS else is_in(one, stated)
    found["equal-square-8"] = Partnership(SQUARE, [F(1, 8)] * 8).dissolvable()
    for name, n, digits in (("uniform", 4, "0.079979044237"), ("square", 3, "0.012997153511"), ("cube", 3, "0.007801098736")):
        found[f"buyer-{name}-{n}"] = is_in(Partnership(DISTRIBUTIONS[name], [F(0)] + [F(1, n - 1)] * (n - 1)), digits)
    return found


def two_partners():
    stated = {"surplus": ("1/4", "1/48"), "surplus-one-seller": ("0", "-1/6"), "surplus-fifth": ("1/5", "-1/150"), "surplus-just-too-little": ("2113/10000", "-4307/300000000"),
              "surplus-just-enough": ("2114/10000", "3253/75000000"), "surplus-three-tenths": ("3/10", "13/300"), "surplus-equal": ("1/2", "1/12")}
    found = {name: holds(Partnership(UNIFORM, shares(r, 1 - F(r))), "=", F(number)) for name, (r, number) in stated.items()}
    for name, r in (("dissolvable", "1/4"), ("too-little", "2113/10000"), ("enough", "2114/10000")):
        found[name] = Partnership(UNIFORM, shares(r, 1 - F(r))).dissolvable()
    return found


def three_partners():
    stated = {"squares": (("1/9", "4/9", "4/9"), "13/162"), "none-for-one": (("16/25", "9/25", 0), "11/750"), "unequal": (("64/81", "16/81", "1/81"), "-121/4374"),
              "half": (("1/2", "1/4", "1/4"), "0.09763107293"), "barely": (("7/10", "3/10", 0), "0.000014142783"), "just-not": (("71/100", "29/100", 0), "-0.002950942201"),
              "large-share": (("4/5", "1/10", "1/10"), "-0.019191537335")}
    found = {"equal": Partnership(UNIFORM, [F(1, 3)] * 3).dissolvable(), "one-seller": Partnership(UNIFORM, shares(1, 0, 0)).dissolvable(),
             "one-buyer": Partnership(UNIFORM, shares(0, "1/2", "1/2")).dissolvable()}
    for name, (owned, number) in stated.items():
        one = Partnership(UNIFORM, shares(*owned))
        found[name] = one.dissolvable()
        low, high = one.surplus()
        found[f"{name}-surplus"] = low <= F(number) <= high and high - low < F(1, 10**15) if "/" in number else is_in(one, number)
    return found


def priors():
    late, plateau = linear((0, 0), (1, F(1, 3)), (9, F(9, 25)), (10, 1)), linear((0, 0), (F(1, 8), F(1, 2)), (F(7, 8), F(1, 2)), (1, 1))
    low = linear((0, 0), (F(1, 10**6), F(299, 300)), (1 - F(1, 10**6), F(299, 300)), (1, 1))
    buyer = shares(0, "1/2", "1/2")
    return {"six-twenty-fifths-plateau": holds(Partnership(plateau, shares("6/25", "19/25")), "=", F(-107, 30000)), "one-buyer-uniform": Partnership(UNIFORM, buyer).dissolvable(),
            "one-buyer-late": Partnership(late, buyer).dissolvable(), "one-buyer-late-deficit": holds(Partnership(late, buyer), "<", F(-1, 4)),
            "nearly-all-low": Partnership(low, shares("1/100", "99/100")).dissolvable(), "six-twenty-fifths": Partnership(plateau, shares("6/25", "19/25")).dissolvable(),
            "one-buyer": Partnership(late, buyer).dissolvable()}


def equality():
    surd = ((0, 2, 0, 0, F(1, 16)), (2, 3, F(-7, 8), F(9, 16)), (3, F(7, 2), F(1, 4), F(3, 2), F(-13, 16), F(1, 8)))
    found = {"rational-surplus": holds(Partnership(linear((0, 0), (1, F(4, 5)), (F(15, 8), 1)), shares("1/5", "4/5")), "=", 0)}
    for name, claim, moved in (("longer", "longer-or-shorter-1", 1), ("shorter", "longer-or-shorter-2", -1)):
        end = F(11679, 280) + F(moved, 10**20)
        slope = F(3, 32) / (end - F(7, 2))
        one = Partnership(Function(*surd, (F(7, 2), end, F(29, 32) - slope * F(7, 2), slope)), shares("1/8", "7/8"))
        found[claim] = one.dissolvable()
        found[f"{name}-surplus"] = one.dissolvable() == (name == "longer")
    return found


def trades():
    early = Function((0, 1, 0, 2, -1))
    unit, to_two, to_three = uniform(0, 1), uniform(0, 2), uniform(1, 3)
    rows = {"square-unit": (SQUARE, unit, "1/4", 0, 0, "1/4"), "early-unit": (early, unit, "1/12", 0, 0, "1/12"), "unit-square": (unit, SQUARE, "1/12", 0, 0, "1/12"),
            "one-to-three-to-two": (to_three, to_two, "25/24", "1/4", "1/4", "13/24"), "to-two-one-to-three": (to_two, to_three, "1/24", 0, 0, "1/24"),
            "one-to-two-unit": (uniform(1, 2), unit, 1, "1/2", "1/2", 0), "two-to-three-unit": (uniform(2, 3), unit, 2, "3/2", "3/2", -1)}
    one = Trade(unit, unit)
    found = {"gains": one.gains() == F(1, 6), "subsidy": one.subsidy() == F(1, 6), "impossible": one.subsidy() <= 0}
    for name, (buyer, seller, gains, lowest, highest, subsidy) in rows.items():
        one = Trade(buyer, seller)
        found |= {f"{name}-gains": one.gains() == F(gains), f"{name}-lowest-buyer": one.lowest_buyer() == F(lowest), f"{name}-highest-seller": one.highest_seller() == F(highest),
                  f"{name}-subsidy": one.subsidy() == F(subsidy), name: one.subsidy() <= 0}
    return found


CASES = {"mishra2020/partnership_distributions": several_distributions, "mishra2020/partnership_uniform": two_partners, "mishra2020/partnership_three_agents": three_partners,
         "mishra2020/partnership_priors": priors, "mishra2020/partnership_equality": equality, "lecture2022/trade_continuous": trades}


def disagreements(case, found, said):
    for name, holds_here in found.items():
        if said.get(name) != ("verified" if holds_here else "refuted"):
            yield f"{case}: {name}: Candor says {said.get(name, 'nothing')}, we say {'verified' if holds_here else 'refuted'}"


def main(candor, *files):
    output = subprocess.run([candor, "check", "--json", *files], stdout=subprocess.PIPE, text=True, check=False).stdout
    cases = {case["case"]: {claim["id"]: claim["verdict"] for claim in case["claims"]} for case in json.loads(output)["cases"]}
    faults = []
    for case, compute in CASES.items():
        found = compute()
        faults += disagreements(case, found, cases.get(case, {}))
        print(f"{case}: {len(found)} claims")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
