# SPDX-License-Identifier: MIT
"""How a case names a rule that asks for preferences alone, in the words of certificates."""
from form import Malformed, array, fields
from preference_rules import SEATS

KEYS = {"serial_dictatorship": ("order",), "plurality": ("ties",), "borda": ("ties",)} | dict.fromkeys(SEATS, ("priorities", "capacities"))


def construction_of(case, name, node):
    """`case` has agents, outcomes, choices and constant()."""
    rule = node["construction"]
    needed = {"plurality": ("ties",), "borda": ("ties",)}.get(rule, ("priorities",) if rule in SEATS else ())
    fields(node, name, ("construction", *needed), tuple(key for key in KEYS.get(rule, ()) if key not in needed))
    if rule == "serial_dictatorship":
        return {"rule": rule, "order": every_agent(case, node.get("order", list(case.agents)), name)}
    if "ties" in needed:
        return {"rule": rule, "ties": node["ties"]}
    return {"rule": rule} | (seats_of(case, node, name) if rule in SEATS else {})


def every_agent(case, node, name):
    agents = array(node, name)
    if sorted(agents) != sorted(case.agents):
        raise Malformed(f"{name}: not every agent is in {agents}")
    return list(agents)


def seats_of(case, node, name):
    """The seats are the choices of which outcomes are made; one without priorities takes everybody."""
    if not case.choices:
        raise Malformed(f"{name}: outcomes are not made of choices")
    priorities = fields(node["priorities"], name, (), case.all_choices)
    capacities = fields(node.get("capacities", {}), name, (), case.all_choices)
    seats = []
    for seat in case.all_choices:
        capacity = case.constant(capacities[seat]) if seat in capacities else 1 if seat in priorities else len(case.agents)
        if capacity > len(case.agents):
            raise Malformed(f"{name}: seat {seat} takes more than all agents")
        seats.append({"seat": seat, "capacity": str(capacity), "priority": every_agent(case, priorities[seat], name) if seat in priorities else list(case.agents)})
    return {"seats": seats, "assigned": {outcome: dict(zip(case.agents, made)) for outcome, made in case.choices.items()}}
