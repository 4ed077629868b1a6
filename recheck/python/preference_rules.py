# SPDX-License-Identifier: MIT
"""Rules that ask who prefers which outcome, and not by how much: dictators, votes, assignments of seats. docs/certificate_format.md, "The model", says what they are."""
import itertools
from fractions import Fraction
from typing import NamedTuple, Optional

from form import Malformed, Rejected, array, fields, name, names, number, word

RULES = ("serial_dictatorship", "random_serial_dictatorship", "random_dictator", "plurality", "borda", "deferred_acceptance", "boston", "top_trading_cycles")
SEATS = RULES[5:]
TIES = ("first", "last", "uniform", "none")
MOST_ORDERED = 6   # agents, of whose orders each is tried


class Construction(NamedTuple):
    rule: str
    order: Optional[list] = None        # of agents, by number
    ties: Optional[str] = None
    capacities: Optional[list] = None   # by seat
    priorities: Optional[list] = None   # by seat: agents
    assigned: Optional[list] = None     # by outcome: the seat of each agent


# --- as a certificate has them --------------------------------------------------------------------------------------------------------------------------------------

def read_construction(model, value, where):
    fields(value, where, ("rule",), ("order", "ties", "seats", "assigned"))
    rule = word(value["rule"], where, RULES)
    needed = {"serial_dictatorship": {"order"}, "plurality": {"ties"}, "borda": {"ties"}}.get(rule, {"seats", "assigned"} if rule in SEATS else set())
    if set(value) - {"rule"} != needed:
        raise Rejected(f"{where}: {rule} needs {', '.join(sorted(needed)) or 'nothing else'}")
    if rule in SEATS:
        return Construction(rule, **read_seats(model, value, where))
    return Construction(rule, every_agent(model, value["order"], where) if "order" in needed else None, word(value["ties"], where, TIES) if "ties" in needed else None)


def every_agent(model, value, where):
    order = [model.agent(one, where) for one in names(value, where)]
    if sorted(order) != list(model.everybody):
        raise Rejected(f"{where}: not every agent is in this order")
    return order


def read_seats(model, value, where):
    known, capacities, priorities = [], [], []
    for part in array(value["seats"], where):
        known.append(name(fields(part, where, ("seat", "capacity", "priority"))["seat"], where))
        capacity = number(part["capacity"], where)
        if capacity.denominator > 1 or not 1 <= capacity <= 20:
            raise Malformed(f"{where}: a capacity is a whole number from 1 to 20")
        capacities.append(int(capacity))
        priorities.append(every_agent(model, part["priority"], where))
    if len(set(known)) < len(known):
        raise Rejected(f"{where}: two seats have the same name")
    assigned = []
    for outcome in fields(value["assigned"], where, model.outcomes) and model.outcomes:
        seats = fields(value["assigned"][outcome], where, model.agents)
        if any(seats[agent] not in known for agent in model.agents):
            raise Malformed(f"{where}: there is no such seat")
        assigned.append(tuple(known.index(seats[agent]) for agent in model.agents))
    if len(set(assigned)) < len(assigned):
        raise Rejected(f"{where}: two outcomes assign the same seats")
    return {"capacities": capacities, "priorities": priorities, "assigned": assigned}


# --- what they choose -----------------------------------------------------------------------------------------------------------------------------------------------

def preference_lottery(model, construction, profile):
    """The lottery at a profile."""
    payoffs = model.payoffs[profile]
    worth = [[by_agent[i] for by_agent in payoffs] for i in model.everybody]      # of each agent, by outcome
    rule = construction.rule
    if rule == "serial_dictatorship":
        return {dictated(worth, construction.order): Fraction(1)}
    if rule == "random_serial_dictatorship":
        if len(worth) > MOST_ORDERED:
            raise Rejected("too many agents for all their orders")
        return evenly([dictated(worth, order) for order in itertools.permutations(model.everybody)])
    if rule == "random_dictator":
        return evenly([favourite(own) for own in worth])
    if rule in ("plurality", "borda"):
        return elected(plurality_points(worth) if rule == "plurality" else borda_points(worth), construction.ties)
    seats = {"deferred_acceptance": deferred_acceptance, "boston": boston, "top_trading_cycles": top_trading_cycles}[rule](liked_seats(worth, construction), construction)
    if seats not in construction.assigned:
        raise Rejected("no outcome assigns the seats of the rule")
    return {construction.assigned.index(seats): Fraction(1)}


def evenly(outcomes):
    return {outcome: Fraction(outcomes.count(outcome), len(outcomes)) for outcome in sorted(set(outcomes))}


def favourite(own):
    """The only outcome of the largest payoff."""
    if own.count(max(own)) > 1:
        raise Rejected("two outcomes are liked alike where one is asked for")
    return own.index(max(own))


def dictated(worth, order):
    left = set(range(len(worth[0])))
    for i in order:
        most = max(worth[i][outcome] for outcome in left)
        left = {outcome for outcome in left if worth[i][outcome] == most}
    if len(left) > 1:
        raise Rejected("the dictators leave several outcomes")
    return left.pop()


def plurality_points(worth):
    favourites = [favourite(own) for own in worth]
    return [favourites.count(outcome) for outcome in range(len(worth[0]))]


def borda_points(worth):
    if any(len(set(own)) < len(own) for own in worth):
        raise Rejected("two outcomes are liked alike where a ranking is asked for")
    return [sum(sorted(own).index(own[outcome]) for own in worth) for outcome in range(len(worth[0]))]


def elected(points, ties):
    winners = [outcome for outcome, sum_of_points in enumerate(points) if sum_of_points == max(points)]
    if ties == "none" and len(winners) > 1:
        raise Rejected("several outcomes win, and there is no tie rule")
    return evenly({"first": winners[:1], "last": winners[-1:]}.get(ties, winners))


def liked_seats(worth, construction):
    """Of each agent the seats that it has at some outcome, the best first."""
    result = []
    for i, own in enumerate(worth):
        values = {}
        for outcome, seats in enumerate(construction.assigned):
            values.setdefault(seats[i], set()).add(own[outcome])
        if any(len(found) > 1 for found in values.values()):
            raise Rejected("what a seat is worth depends on the seats of others")
        if len(set.union(*values.values())) < len(values):
            raise Rejected("two seats are liked alike")
        result.append(sorted(values, key=lambda seat, values=values: -max(values[seat])))
    return result


def ask(liked, i, rank):
    if rank >= len(liked[i]):
        raise Rejected("an agent is left without a seat")
    return liked[i][rank]


def deferred_acceptance(liked, construction):
    """All who hold no seat propose at once; the result does not depend on who proposes when."""
    agents = range(len(liked))
    rank = [0] * len(liked)
    while True:
        held = {}
        for i in agents:
            held.setdefault(ask(liked, i, rank[i]), []).append(i)
        rejected = [i for seat, proposers in held.items() for i in sorted(proposers, key=construction.priorities[seat].index)[construction.capacities[seat]:]]
        if not rejected:
            return tuple(liked[i][rank[i]] for i in agents)
        for i in rejected:
            rank[i] += 1


def boston(liked, construction):
    room, seat_of = list(construction.capacities), {}
    for turn in itertools.count():
        asking = [(ask(liked, i, turn), i) for i in range(len(liked)) if i not in seat_of]
        if not asking:
            return tuple(seat_of[i] for i in range(len(liked)))
        for seat, i in sorted(asking, key=lambda pair: construction.priorities[pair[0]].index(pair[1])):
            if room[seat]:
                room[seat] -= 1
                seat_of[i] = seat


def top_trading_cycles(liked, construction):
    """All cycles of a round trade at once."""
    room, seat_of = list(construction.capacities), {}
    while len(seat_of) < len(liked):
        standing = [i for i in range(len(liked)) if i not in seat_of]
        wanted = {i: next((seat for seat in liked[i] if room[seat]), None) for i in standing}
        if None in wanted.values():
            raise Rejected("an agent is left without a seat")
        next_agent = {i: next(j for j in construction.priorities[seat] if j in wanted) for i, seat in wanted.items()}
        in_cycles = set(standing)
        for _ in standing:
            in_cycles = {next_agent[i] for i in in_cycles}
        for i in in_cycles:
            seat_of[i] = wanted[i]
            room[wanted[i]] -= 1
    return tuple(seat_of[i] for i in range(len(liked)))
