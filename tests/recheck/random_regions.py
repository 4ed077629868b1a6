# SPDX-License-Identifier: MIT
"""Regions for the claims of random cases: the true ones, from the inequalities that the second checker finds the claims to demand, and ones that differ from these in one place."""
from checker import Rejected, comparisons_of, read_case, read_region
from model import Model

REGION = '"true"'  # all values: as the case is written first


def choose_regions(path, random):
    """Replaces the region of each claim of the case about one."""
    root = read_case(path).root
    model, text = Model(root), path.read_text(encoding="utf-8")
    for claim in root["claims"]:
        if claim["statement"]["property"] == "parameter_region":
            before, line, after = text.partition(f"id: {claim['id']},")
            text = before + line + after.replace(REGION, f'"{region_text(model, claim, random)}"', 1)
    path.write_text(text, encoding="utf-8")


def region_text(model, claim, random):
    statement = read_region(model, claim["statement"], claim["id"])
    try:
        demands = {demand for one in comparisons_of(model, statement) for demand in one.demands()}
    except Rejected:
        return "true"
    if any(demand.is_false() for demand in demands):
        return random.choice(("false", "true", f"{statement['parameters'][0]} > 1"))
    region = [(list(demand.function.coefficients), demand.function.constant, demand.strict) for demand in strongest(demands)]
    random.shuffle(region)
    if random.random() < 0.4:
        region = changed(region, len(statement["parameters"]), random)
    return " and ".join(inequality_text(statement["parameters"], *inequality, random) for inequality in region) or "true"


def strongest(demands):
    """One for each direction."""
    result = {}
    for demand in sorted(demand for demand in demands if not demand.is_constant()):
        known = result.get(demand.function.coefficients, demand)
        result[demand.function.coefficients] = min(known, demand, key=lambda one: (one.function.constant, not one.strict))
    return list(result.values())


def changed(region, parameters, random):
    region = list(region)
    if not region or random.random() < 0.2:
        return [*region, ([random.choice((-1, 1)), *([0] * (parameters - 1))], random.randint(-2, 2), random.random() < 0.5)]
    k = random.randrange(len(region))
    coefficients, constant, strict = region[k]
    region[k] = random.choice(((coefficients, constant + random.choice((-1, 1)), strict), (coefficients, constant, not strict), ([-one for one in coefficients], constant, strict),
                               ([coefficients[0] + 1, *coefficients[1:]] if any(coefficients[1:]) else coefficients, constant - 1, strict)))
    if random.random() < 0.3:
        del region[k]
    return region


def inequality_text(parameters, coefficients, constant, strict, random):
    scale = random.choice((1, 1, 2, 3))
    left = " + ".join(f"{scale * coefficient}*{parameter}" for coefficient, parameter in zip(coefficients, parameters) if coefficient or random.random() < 0.3) or "0"
    if random.random() < 0.5:
        return f"{left} {'>' if strict else '>='} {-scale * constant}"
    return f"{-scale * constant} {'<' if strict else '<='} {left}"
