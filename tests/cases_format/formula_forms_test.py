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
# Weights 3 and 1: the prior is 3/8 where types are equal and 1/8 elsewhere.
WEIGHTS = {"agents": "{1: {weight: 3, mate: 2}, 2: {weight: 1, mate: 1}}"}
SAME["attributes of agents in every formula"] = (
    WEIGHTS | {
        "define": {"share(j)": "j.weight / sum(l in agents, l.weight)", "heavy(j)": "j.weight > 2"}, "prior": '"if type[1] = type[2] then 1.weight / 8 else 2.weight / 8"',
        "payoffs": '"if outcome.winner = i then i.weight * type[i] else 0"', "outside_options": '"share(i) - (2).weight"',
        "allocations": '{q: "if 1.weight * type[1] < 2.weight * type[2] then second else first"}',
        "transfers": '{t: "sum(j in agents where j != i, j.weight) - type[i.mate] + (if heavy(q.winner) then 1 else 0) + 10 * q.winner.weight + 100 * i.mate.mate.weight"}',
        "claims": '[{id: one, for: "i in agents where i.weight > 1", property: value, of: transfer, transfers: t, coalition: i, at_most: 100 * i.weight + 40, expect: EXPECT}]'},
    {"prior": '"if type[1] = type[2] then 3/8 else 1/8"', "payoffs": '"if outcome.winner = i then (if i = 1 then 3 else 1) * type[i] else 0"', "outside_options": '"if i = 1 then 3/4 - 1 else 1/4 - 1"',
     "allocations": '{q: "if 3 * type[1] < type[2] then second else first"}',
     "transfers": '{t: "(if i = 1 then 301 - type[2] else 103 - type[1]) + (if 3 * type[1] < type[2] then 10 else 31)"}',
     "claims": '[{id: one, table: [[coalition], [1]], property: value, of: transfer, transfers: t, at_most: 340, expect: EXPECT}]'},
    {"prior": '"if type[1] = type[2] then 3/8 else 1/8"', "payoffs": '"if outcome.winner = i then (if i = 1 then 1 else 3) * type[i] else 0"', "outside_options": '"if i = 1 then 3/4 - 1 else 1/4 - 1"',
     "allocations": '{q: "if 3 * type[1] < type[2] then second else first"}',
     "transfers": '{t: "(if i = 1 then 301 - type[2] else 103 - type[1]) + (if 3 * type[1] < type[2] then 10 else 31)"}',
     "claims": '[{id: one, table: [[coalition], [1]], property: value, of: transfer, transfers: t, at_most: 340, expect: EXPECT}]'})
SAME["types that have a signal and a value"] = (
    {"types": "{weak: {signal: bad, value: 1}, strong: {signal: good, value: 3}}", "define": {"good_ones": "count(j in agents where type[j].signal = good)", "worth(s)": "s.value"},
     "payoffs": '"if outcome.winner = i then type[i].value + good_ones else 0"', "allocations": '{q: "if type[1].value < type[2].value then second else first"}',
     "transfers": '{t: "sum(s in types[i], s.value) - worth(type[i]) + max(s in types[1] where s.signal = bad, worth(s)) + strong.value"}'},
    {"types": "[weak, strong]", "payoffs": '"if outcome.winner = i then (if type[i] = weak then 1 else 3) + count(j in agents: type[j] = strong) else 0"',
     "allocations": '{q: "if type[1] = weak and type[2] = strong then second else first"}', "transfers": '{t: "8 - (if type[i] = weak then 1 else 3)"}'},
    {"types": "[weak, strong]", "payoffs": '"if outcome.winner = i then (if type[i] = weak then 1 else 3) + count(j in agents: type[j] = weak) else 0"',
     "allocations": '{q: "if type[1] = weak and type[2] = strong then second else first"}', "transfers": '{t: "8 - (if type[i] = weak then 1 else 3)"}'})
SAME["types of one name with different attributes"] = (
    {"types": "{1: {L: {value: 1}, H: {value: 3}}, 2: {L: {value: 2}, H: {value: 5}}}", "payoffs": '"if outcome.winner = i then type[i].value else 0"',
     "allocations": '{q: "if type[1].value < type[2].value then second else first"}', "transfers": '{t: "sum(j in agents, sum(s in types[j] where s != type[j], s.value))"}'},
    {"types": "[L, H]", "payoffs": '"if outcome.winner != i then 0 else if i = 1 then (if type[1] = L then 1 else 3) else if type[2] = L then 2 else 5"',
     "allocations": '{q: "if type[1] = L or type[2] = H then second else first"}', "transfers": '{t: "(if type[1] = L then 3 else 1) + (if type[2] = L then 5 else 2)"}'},
    {"types": "[L, H]", "payoffs": '"if outcome.winner != i then 0 else if i = 2 then (if type[2] = L then 1 else 3) else if type[1] = L then 2 else 5"',
     "allocations": '{q: "if type[1] = L or type[2] = H then second else first"}', "transfers": '{t: "(if type[1] = L then 3 else 1) + (if type[2] = L then 5 else 2)"}'})
# What is large takes two places of k = 2, what is small one.
SPACES = {"payoffs": '"if outcome[i] = large then 2 * type[i] else if outcome[i] = small then type[i] else 0"', "allocations": '{q: [[outcome], [small-small]]}'}
SAME["outcomes that fit a capacity"] = (
    SPACES | {"define": {"size(c)": "if c = large then 2 else if c = small then 1 else 0"}, "outcomes": '{choices: [out, small, large], where: "sum(j in agents, size(outcome[j])) <= k"}',
              "transfers": '{t: "count(a in outcomes where a[1] = out)"}'},
    SPACES | {"outcomes": '{choices: [out, small, large], where: "not (outcome[1] = large and outcome[2] != out or outcome[1] = small and outcome[2] = large)"}', "transfers": "{t: 3}"},
    SPACES | {"outcomes": '{choices: [out, small, large], where: "not (outcome[1] = large and outcome[2] != out)"}', "transfers": "{t: 3}"})
SAME["outcomes that a quota of each agent allows"] = (
    SPACES | {"agents": "{1: {quota: 1}, 2: {quota: 2}}", "outcomes": '{choices: [out, small, large], where: "all(j in agents, j.quota >= 2 or outcome[j] != large)"}'},
    SPACES | {"outcomes": '{choices: [out, small, large], where: "outcome[1] != large"}'},
    SPACES | {"outcomes": '{choices: [out, small, large], where: "outcome[2] != large"}'})
# The externality on the others: what the best outcome for them is worth to them, and what they get.
SAME["payoffs from outcomes in transfers"] = (
    {"define": {"others(a)": "sum(j in agents where j != i, payoff(j, a))"}, "transfers": '{t: "others(q) - max(a in outcomes, others(a))"}'},
    {"transfers": '{t: "if q.winner != i then 0 else if i = 1 then -type[2] else -type[1]"}'},
    {"transfers": '{t: "if q.winner = i then 0 else if i = 1 then -type[2] else -type[1]"}'})
DRAWN = {"allocations": {"q": {"probability first": "type[1] / (type[1] + type[2])", "probability second": "type[2] / (type[1] + type[2])"}, "sure": "first"}}
SAME["probabilities of outcomes in transfers"] = (
    DRAWN | {"define": {"expected(rule, j)": "sum(a in outcomes, probability(rule, a) * payoff(j, a))", "drawn": "q"},
             "transfers": '{t: "expected(q, i) + 10 * expected(sure, i) + 100 * probability(drawn, none) + 1000 * probability(sure, sure)"}'},
    DRAWN | {"transfers": '{t: "type[i] * type[i] / (type[1] + type[2]) + (if i = 1 then 10 * type[1] else 0) + 1000"}'},
    DRAWN | {"transfers": '{t: "type[i] * type[1] / (type[1] + type[2]) + (if i = 1 then 10 * type[1] else 0) + 1000"}'})
SAME["payoffs in allocations"] = (
    {"allocations": {"q": "if payoff(1, first) < payoff(2, second) then second else first", "r": {"probability first": "payoff(1, first) / 6", "probability second": "1 - payoff(1, first) / 6"}}},
    {"allocations": {"q": "if type[1] < type[2] then second else first", "r": {"probability first": "type[1] / 6", "probability second": "1 - type[1] / 6"}}},
    {"allocations": {"q": "if type[1] < type[2] then second else first", "r": {"probability first": "type[2] / 6", "probability second": "1 - type[2] / 6"}}})
REGION = '[{id: low, property: value, of: transfer, transfers: t, coalition: 1, at_most: 3}, {id: r, property: parameter_region, claims: low, parameters: k, region: "k <= BOUND", expect: EXPECT}]'
SCALED = {"payoffs": '"if outcome.winner = i then k * type[i] else 0"', "claims": REGION.replace("BOUND", "24/7")}
SAME["a region of a parameter on which payoffs depend"] = (
    SCALED | {"transfers": '{t: "payoff(i, q) / 2"}'},
    SCALED | {"transfers": '{t: "if q.winner = i then k * type[i] / 2 else 0"}'},
    SCALED | {"transfers": '{t: "if q.winner = i then k * type[i] / 2 else 0"}', "claims": REGION.replace("BOUND", "4")})
SAME["choices compared one by one, and a difference that is no outcome"] = (
    {"outcomes": "{choices: [0, 1]}", "payoffs": '"if outcome[1] = 1 and outcome[2] = 0 and outcome[1] = 3 - 2 then 5 else 0"', "allocations": '{q: [[outcome], ["1-0"]]}'},
    {"outcomes": "{choices: [0, 1]}", "payoffs": "[[outcome, payoff 1, payoff 2], [0-0, 0, 0], [0-1, 0, 0], [1-0, 5, 5], [1-1, 0, 0]]", "allocations": '{q: [[outcome], ["1-0"]]}'},
    {"outcomes": "{choices: [0, 1]}", "payoffs": "[[outcome, payoff 1, payoff 2], [0-0, 0, 0], [0-1, 5, 5], [1-0, 0, 0], [1-1, 0, 0]]", "allocations": '{q: [[outcome], ["1-0"]]}'})
SAME_DYNAMIC = {
    "definitions of periods and of what was reported": (
        {"define": {"late": "period = 2", "bid(j)": "if late then last[j] + type[j] else type[j]"}, "transfers": '{t: "if late then bid(i) else -bid(1)"}'},
        {"transfers": '{t: "if period = 2 then last[i] + type[i] else -type[1]"}'},
        {"transfers": '{t: "if period = 2 then last[1] + type[i] else -type[1]"}'}),
    "lotteries by formulas": (
        {"define": {"win(j, l)": "type[j] / (type[j] + type[l])"},
         "allocations": {"q": {"probability second": "if period = 1 then win(2, 1) else if last_outcome = first then 1 else 0", "probability first": "if period = 1 then win(1, 2) else if last_outcome = first then 0 else 1"}}},
        {"allocations": "{q: [[last_outcome, type 1, type 2, probability first, probability second], [none, L, L, 1/2, 1/2], [none, L, H, 1/4, 3/4], [none, H, L, 3/4, 1/4], [none, H, H, 1/2, 1/2],"
                        + ", ".join(f" [{last}, {one}, {two}, {first}, {1 - first}]" for last, first in (("first", 0), ("second", 1)) for one in "LH" for two in "LH") + "]}"},
        {"allocations": "{q: [[last_outcome, type 1, type 2, probability first, probability second], [none, L, L, 1/2, 1/2], [none, L, H, 3/4, 1/4], [none, H, L, 1/4, 3/4], [none, H, H, 1/2, 1/2],"
                        + ", ".join(f" [{last}, {one}, {two}, {first}, {1 - first}]" for last, first in (("first", 0), ("second", 1)) for one in "LH" for two in "LH") + "]}"}),
    "payoffs and probabilities": (
        {"define": {"expected(j)": "sum(a in outcomes, probability(q, a) * payoff(j, a))"},
         "allocations": {"q": {"probability first": "if period = 2 and last_outcome = first then 1/3 else payoff(1, first) / 6", "probability second": "if period = 2 and last_outcome = first then 2/3 else 1 - payoff(1, first) / 6"}},
         "transfers": '{t: "expected(i) - 10 * probability(q, second)"}'},
        {"allocations": {"q": {"probability first": "if period = 2 and last_outcome = first then 1/3 else type[1] / 6", "probability second": "if period = 2 and last_outcome = first then 2/3 else 1 - type[1] / 6"}},
         "define": {"one": "if period = 2 and last_outcome = first then 1/3 else type[1] / 6"}, "transfers": '{t: "(if i = 1 then one * type[1] else (1 - one) * type[2]) - 10 * (1 - one)"}'},
        {"allocations": {"q": {"probability first": "if period = 2 and last_outcome = first then 1/3 else type[1] / 6", "probability second": "if period = 2 and last_outcome = first then 2/3 else 1 - type[1] / 6"}},
         "define": {"one": "if period = 2 and last_outcome = first then 1/3 else type[1] / 6"}, "transfers": '{t: "(if i = 1 then one * type[1] else one * type[2]) - 10 * (1 - one)"}'}),
    "attributes of agents and types, and of types that were and will be": (
        {"agents": "{1: {rank: 1, skill: 2}, 2: {rank: 2, skill: 1}}", "types": "{low: {value: 1}, high: {value: 3}}", "transitions": '"if next.value > type[i].value then 1/4 else if next = type[i] then (if type[i].value = 3 then 1/3 else 3/4) else 2/3"',
         "payoffs": '"if (if outcome = first then 1 else 2) = i.rank then type[i].value * i.skill else 0"', "allocations": '{q: "if type[1].value < type[2].value then second else first"}',
         "transfers": '{t: "if period = 1 then i.skill else last[i].value - type[i].value"}'},
        {"types": "[low, high]", "transitions": '"if type[i] = low then (if next = high then 1/4 else 3/4) else if next = high then 1/3 else 2/3"',
         "payoffs": '"if i = 1 and outcome = first then 2 * (if type[1] = low then 1 else 3) else if i = 2 and outcome = second then (if type[2] = low then 1 else 3) else 0"',
         "allocations": '{q: "if type[1] = low and type[2] = high then second else first"}',
         "transfers": '{t: "if period = 1 then (if i = 1 then 2 else 1) else (if last[i] = low then 1 else 3) - (if type[i] = low then 1 else 3)"}'},
        {"types": "[low, high]", "transitions": '"if type[i] = low then (if next = high then 1/4 else 3/4) else if next = high then 1/3 else 2/3"',
         "payoffs": '"if i = 1 and outcome = first then 2 * (if type[1] = low then 1 else 3) else if i = 2 and outcome = second then (if type[2] = low then 1 else 3) else 0"',
         "allocations": '{q: "if type[1] = low and type[2] = high then second else first"}',
         "transfers": '{t: "if period = 1 then (if i = 1 then 2 else 1) else (if last[1] = low then 1 else 3) - (if type[i] = low then 1 else 3)"}'}),
    "a table of formulas": (
        {"transfers": {"t": [["period", "type 1", "transfer 1", "transfer 2"], ["1", "L", "payoff(1, q) - fee[2]", "type[2]"], ["1", "H", "k1", "if q = first then type[1] else 0"], ["2", "L", "last[2]", "-fee[i]"], ["2", "H", "-1", "-2 * t[1]"]],
                       "fee": "type[i] * period"}, "define": {"k1": "1/2 + 1/2"}},
        {"transfers": {"t": {"1": "if period = 1 then (if type[1] = H then 1 else (if q = first then 1 else 0) - type[2]) else if type[1] = L then last[2] else -1",
                             "2": "if period = 1 then (if type[1] = L then type[2] else 3) else if type[1] = L then -2 * type[2] else 2"},
                       "fee": "type[i] * period"}},
        {"transfers": {"t": {"1": "if period = 1 then (if type[1] = H then 1 else (if q = first then 1 else 0) - type[2]) else if type[1] = L then last[1] else -1",
                             "2": "if period = 1 then (if type[1] = L then type[2] else 3) else if type[1] = L then -2 * type[2] else 2"},
                       "fee": "type[i] * period"}}),
    "outcomes that a condition allows": (
        {"outcomes": '{choices: [stay, go], where: "count(j in agents where outcome[j] = go) <= 1"}', "payoffs": '"if outcome[i] = go then type[i] else 0"',
         "allocations": '{q: [[type 1, outcome], [L, stay-go], [H, go-stay]]}'},
        {"outcomes": '{choices: [stay, go], where: "outcome[1] = stay or outcome[2] = stay"}', "payoffs": '"if outcome[i] = go then type[i] else 0"',
         "allocations": '{q: [[type 1, outcome], [L, stay-go], [H, go-stay]]}'},
        {"outcomes": '{choices: [stay, go], where: "outcome[1] != outcome[2]"}', "payoffs": '"if outcome[i] = go then type[i] else 0"',
         "allocations": '{q: [[type 1, outcome], [L, stay-go], [H, go-stay]]}'}),
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
    "an attribute of an agent in brackets": (WEIGHTS | {"transfers": '{t: "weight[1]"}'}, "'weight' is an attribute, which stands behind a point"),
    "an attribute of an agent in parentheses": (WEIGHTS | {"transfers": '{t: "weight(i)"}'}, "write i.weight"),
    "an attribute of an agent alone": (WEIGHTS | {"transfers": '{t: "weight"}'}, "'weight' is an attribute: of which agent?"),
    "an attribute of agents, asked of an outcome": (WEIGHTS | {"transfers": '{t: "q.weight"}'}, "'weight' is an attribute of agents, not of outcomes"),
    "an attribute of outcomes, asked of an agent": (WEIGHTS | {"transfers": '{t: "i.winner"}'}, "'winner' is an attribute of outcomes, not of agents"),
    "an attribute that agents have not": (WEIGHTS | {"transfers": '{t: "i.wieght"}'}, "agents have no attribute 'wieght'"),
    "the weight of nobody": (WEIGHTS | {"payoffs": '"outcome.winner.weight"'}, "'nobody' is no agent, at types"),
    "an agent without a weight": ({"agents": "{1: {weight: 3}, 2: {}}"}, "agent '2' lacks the attribute 'weight'"),
    "an agent with a number in the place of attributes": ({"agents": "{1: 3, 2: 1}"}, "an agent's attributes are a map"),
    "an attribute of agents and outcomes": ({"agents": "{1: {winner: 3}, 2: {winner: 1}}"}, "'winner' is an attribute of agents already"),
    "an attribute of agents and types": (WEIGHTS | {"types": "{L: {weight: 1}, H: {weight: 3}}"}, "'weight' is an attribute of agents already"),
    "types of one agent without attributes": ({"types": "{1: {L: {value: 1}, H: {value: 3}}, 2: [L, H]}", "payoffs": "0"}, "the types of agent 2 have no attributes, but others have"),
    "types that differ by agent": (
        {"types": "{1: {L: {value: 1}, H: {value: 3}}, 2: {L: {value: 2}, H: {value: 5}}}", "payoffs": "0", "allocations": "{q: first}", "transfers": "{t: L.value}"}, "agents differ in the 'value' of their types 'L': whose is meant?"),
    "an attribute of no type": ({"types": "{L: {value: 1}, H: {value: 3}}", "payoffs": "0", "allocations": "{q: first}", "transfers": "{t: none.value}"}, "'none' is no type"),
    "a filter that leaves nothing": (CHOICES | {"outcomes": '{choices: [0, 1], where: "outcome[1] + outcome[2] > k"}'}, "no outcome is left: the condition holds of none of the 4 combinations of choices"),
    "a filter of types": (CHOICES | {"outcomes": '{choices: [0, 1], where: "type[1] = L"}'}, "types mean nothing here"),
    "a filter of outcomes by outcomes": (CHOICES | {"outcomes": '{choices: [0, 1], where: "any(a in outcomes, a[1] = 1)"}'}, "the outcomes are not known here"),
    "a filter that is no condition": (CHOICES | {"outcomes": '{choices: [0, 1], where: "outcome[1]"}'}, "a condition is expected here"),
    "a filter with a name of nothing": (CHOICES | {"outcomes": '{choices: [0, 1], where: "outcome[3] = 1"}'}, "'3' is no agent"),
    "a filter that cannot be computed": (CHOICES | {"outcomes": '{choices: [0, 1], where: "1 / outcome[1] > 0"}'}, "division by zero, at 0-0"),
    "a filter beside a list": ({"outcomes": "{none: {winner: nobody}, where: {winner: 1}}"}, "word of the formula language"),
    "something else beside choices": (CHOICES | {"outcomes": "{choices: [0, 1], among: [0]}"}, "beside 'choices' there is no 'among'"),
    "an outcome that is filtered out": (CHOICES | {"outcomes": '{choices: [0, 1], where: "outcome[1] = 1"}'}, "there is no outcome '0-0'"),
    "a combination that is no outcome as a difference": (
        CHOICES | {"outcomes": '{choices: [0, 1], where: "outcome[1] = 0"}', "payoffs": '"if outcome = 1-0 then 5 else 0"'}, "one choice less another"),
    "payoffs in payoffs": ({"payoffs": '"payoff(i, outcome)"'}, "'payoff' means nothing here"),
    "payoffs in the prior": ({"prior": '"payoff(1, first)"'}, "'payoff' means nothing here"),
    "a payoff of an agent alone": ({"transfers": '{t: "payoff(i)"}'}, "a payoff is an agent's, from an outcome"),
    "a payoff from no outcome": ({"transfers": '{t: "payoff(i, L)"}'}, "'L' is no outcome"),
    "a payoff of nobody": ({"transfers": '{t: "payoff(nobody, first)"}'}, "'nobody' is no agent"),
    "a payoff from a lottery": (DRAWN | {"transfers": '{t: "payoff(1, q)"}'}, "allocation rule 'q' draws a lottery here, not one outcome"),
    "a payoff in brackets": ({"transfers": '{t: "payoff[1]"}'}, "nothing is called 'payoff'"),
    "a payoff of nothing": ({"transfers": '{t: payoff}'}, "'payoff' needs to know of what"),
    "a payoff from an outcome as a difference": (CHOICES | {"transfers": '{t: "payoff(1, 1-0)"}'}, "one choice less another"),
    "the probability of an outcome under another": ({"transfers": '{t: "probability(first, q)"}'}, "the name of an allocation rule is expected here"),
    "the probability under a transfer rule": ({"transfers": '{t: "probability(u, first)", u: 0}'}, "transfer rule 'u' needs an agent"),
    "a probability in an allocation": ({"allocations": {"q": "first", "r": {"probability first": "probability(q, first)"}}}, "'probability' means nothing here"),
    "an allocation as a function": ({"transfers": '{t: "q(first)"}'}, "there is no function 'q'"),
    "a definition called payoff": ({"define": {"payoff(j)": "type[j]"}, "transfers": '{t: "payoff(1)"}'}, "'payoff' has a meaning in formulas already"),
    "a definition called probability": ({"define": {"probability": "1/2"}}, "'probability' has a meaning in formulas already"),
    "not affine through payoffs": (
        {"payoffs": '"if outcome.winner = i then k else 0"', "transfers": '{t: "payoff(1, q) * payoff(1, first)"}',
         "claims": "[{id: low, property: value, of: transfer, transfers: t, coalition: 1, at_most: 9}, {id: r, property: parameter_region, claims: low, parameters: k, region: all values}]"}, ""),
    "not affine: an allocation by payoffs": (
        {"payoffs": '"if outcome.winner = i then k else 0"', "allocations": '{q: "if payoff(1, first) > 1 then first else second"}', "transfers": '{t: "if q = first then k else 0"}',
         "claims": "[{id: low, property: value, of: transfer, transfers: t, coalition: 1, at_most: 9}, {id: r, property: parameter_region, claims: low, parameters: k, region: all values}]"}, ""),
    "not affine: a filter by a parameter": (
        CHOICES | {"outcomes": '{choices: [0, 1], where: "outcome[1] <= k"}', "transfers": "{t: k}",
         "claims": "[{id: low, property: value, of: transfer, transfers: t, coalition: 1, at_most: 9}, {id: r, property: parameter_region, claims: low, parameters: k, region: all values}]"}, ""),
    "no body": ({"transfers": '{t: "sum(j in agents where j = i)"}'}, "':', ',' or 'where' is expected here"),
    "two ranges in one": ({"transfers": '{t: "sum(j in agents, l in agents, 1)"}'}, "one variable at a time"),
}
WRONG_DYNAMIC = {
    "a lottery that is none in a later period": (
        {"allocations": {"q": {"probability first": "if period = 1 then 1/2 else 1/3", "probability second": "1/2"}}}, "the probabilities sum to 5/6, not 1, at types (L, L), period 2"),
    "a payoff of another period": ({"transfers": '{t: "if period = 1 then 0 else payoff(i, last_outcome, 1)"}'}, "a payoff is an agent's, from an outcome"),
    "payoffs in transitions": ({"transitions": '"payoff(i, outcome) / 2"'}, "'payoff' means nothing here"),
    "a table that names what it gives itself": ({"transfers": {"t": [["transfer 1", "transfer 2"], ["1", "-t[2]"]]}}, "the transfer of agent 2 is defined by itself"),
    "a table that leads back to its rule": ({"transfers": {"t": [["transfer 1", "transfer 2"], ["u[1]", "0"]], "u": "t[i]"}}, "transfer rule 't' is defined by itself: t -> u -> t"),
    "a probability in the order of periods": ({"allocations": '{q: "if probability(q, first) = 1 then first else second"}'}, "'probability' means nothing here"),
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

    def test_payoffs_and_probabilities_in_a_claim(self):
        claim = '[{id: all, property: everywhere, of: payoff, allocation: q, coalition: 1, equals: "EQUALS", expect: EXPECT}]'
        for equals, expect in (("payoff(1, q)", "verified"), ("sum(a in outcomes, probability(q, a) * payoff(1, a))", "verified"), ("payoff(1, first)", "refuted")):
            with self.subTest(equals):
                text = text_of(LINES, {"claims": claim.replace("EQUALS", equals)}, expect)
                self.assertEqual(self.check(text)[1].returncode, 0)
                self.certificate(text)

    def test_the_outcomes_that_are_left(self):
        outcomes = '{choices: [out, small, large], where: "sum(j in agents, if outcome[j] = large then 2 else if outcome[j] = small then 1 else 0) <= k"}'
        certificate = self.certificate(text_of(LINES, SPACES | {"outcomes": outcomes}))
        self.assertEqual(certificate["outcomes"], ["out-out", "out-small", "out-large", "small-out", "small-small", "large-out"])

    def test_a_byte_order_mark_is_passed_over(self):
        self.assertEqual(self.certificate("\ufeff" + text_of(LINES, {})), self.certificate(text_of(LINES, {})))

    def test_mistakes(self):
        for lines, what, changed, words in [(lines, what, *wrong) for lines, mistakes in ((LINES, WRONG), (DYNAMIC, WRONG_DYNAMIC)) for what, wrong in mistakes.items()]:
            with self.subTest(what):
                file, done = self.check(text_of(lines, changed))
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
