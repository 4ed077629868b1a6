# SPDX-License-Identifier: MIT
"""Claims that repeat themselves (docs/case_format.md): defaults, sections, `for` and `table`, filled in before any claim is read."""
import re

from case_formula import Place, holds_at, numeral, parse
from case_yaml import CaseError

TEXTS = frozenset(("id", "says", "where", "erratum", "note"))
COMPARED_BY = ("equals", "at_most", "less_than", "at_least", "greater_than", "not_equal")
TELLING_NOTHING = frozenset((*COMPARED_BY, "gain", "least", "largest", "constant", "expect", "says", "where"))
EXCLUSIVE = ((("mechanism",), ("allocation", "transfers")), (("allocation", "transfers"), ("mechanism",)), (COMPARED_BY, COMPARED_BY), (("least", "largest"), ("least", "largest")))
WORD = re.compile("[A-Za-z_][A-Za-z0-9_]*")
MOST = 100_000


class Written(dict):
    """A claim with nothing left to fill in. `shared`: keys that came from a section or the defaults, which the claim need not have a use for; `instance`: what its id ends with; `entry`: the same for those that are written as one, None for others."""

    def __init__(self, node, shared=(), instance="", group=None, entry=None):
        super().__init__(node)
        self.shared, self.instance, self.group, self.entry = set(shared), instance, group, entry


def expand(case, node, defaults):
    case.ids_of_claims = ids_in(node)
    claims = expand_all(case, node, defaults)
    require_ids_apart(claims)
    return claims


def ids_in(node):
    """As they are written, in sections too."""
    entries = [entry for entry in node if isinstance(entry, dict)] if isinstance(node, list) else []
    return {str(entry.get("id")) for entry in entries}.union(*(ids_in(entry.get("claims")) for entry in entries if "section" in entry))


def require_ids_apart(claims):
    """All that are written as one are meant by its id, so that no other claim has an id that begins so."""
    groups, plain = {}, set()
    for claim in claims:
        stem = str(claim.get("id")).partition("[")[0]
        if claim.entry is None:
            plain.add(stem)
        elif groups.setdefault(stem, claim.entry) != claim.entry:
            raise CaseError(f"the id {stem!r} is taken")
    if plain & groups.keys():
        raise CaseError(f"the ids {sorted(plain & groups.keys())} are taken")


def expand_all(case, node, defaults):
    if not isinstance(node, list) or not node:
        raise CaseError("claims are a list")
    shareable = case.claim_keys() - {"id", "for", "table", "claims"}  # of a section, `claims` are those in it
    if defaults is not None and (not isinstance(defaults, dict) or set(defaults) - shareable):
        raise CaseError(f"defaults are a map of keys that claims share: {', '.join(sorted(shareable))}")
    result = []
    for entry in node:
        if not isinstance(entry, dict):
            raise CaseError("a claim is a map")
        if "section" not in entry:
            result += expand_entry(case, entry, [defaults])
            continue
        inner = entry.get("claims")
        if not isinstance(inner, list) or not inner or any(not isinstance(one, dict) or "section" in one for one in inner) or set(entry) - shareable - {"section", "claims"}:
            raise CaseError("a section has a heading, what its claims share, and a list of claims")
        shared = {key: value for key, value in entry.items() if key not in ("section", "claims")}
        for one in inner:
            result += expand_entry(case, one, [shared, defaults])
    if len(result) > 10 * MOST:
        raise CaseError("the case has too many claims")
    return result


def expand_entry(case, entry, shared):
    body = {key: value for key, value in entry.items() if key not in ("for", "table")}
    if len(body) == len(entry):
        return [fill_in(body, shared, "", None)]
    instances = []
    for values in ranges(case, entry["for"], entry) if "for" in entry else [{}]:
        told = list(values.values())
        if "table" not in entry:
            instances.append((body, values, told))
            continue
        for extra, more, tells in rows(case, entry["table"], body, values):
            instances.append((body | extra, values | more, told + tells))
    result = [fill_in({key: value if key in TEXTS else filled(value, values) for key, value in one.items()}, shared, f"[{','.join(told)}]", body.get("id"), id(entry))
              for one, values, told in instances]
    if not result:
        raise CaseError("a claim is for nothing")
    return result


def fill_in(claim, shared, instance, group, entry=None):
    result = Written(claim, (), instance, group, entry)
    for some in shared:
        own = set(result)
        for key, value in (some or {}).items():
            excluded = any(key in gone and own & set(there) for there, gone in EXCLUSIVE)
            if key not in own and not excluded:
                result[key] = value
                result.shared.add(key)
    return result


def filled(node, values):
    """The part of a claim with the values of its variables in their place."""
    if isinstance(node, dict):
        result = {}
        for key, value in node.items():
            key = filled(key, values)
            if key in result:
                raise CaseError(f"{key!r} stands twice where variables have the same value")
            result[key] = filled(value, values)
        return result
    if isinstance(node, list):
        return [filled(one, values) for one in node]
    if node in values:
        return values[node]

    def operand(match):
        word = match[0]
        if word not in values or node[:match.start()].endswith("."):
            return word
        if re.match(r"\s*in\s", node[match.end():]):
            raise CaseError(f"{word!r} is a variable of the claim and of the formula")
        return values[word] if re.fullmatch("[A-Za-z0-9_]+", values[word]) else f"({values[word]})"
    return re.sub("[A-Za-z0-9_]+", operand, node) if isinstance(node, str) else node


def split(text):
    """At the commas outside of brackets."""
    return [part.strip() for part in re.split(r",(?![^\[]*\])", text)]


def occurs(node, variable):
    """Whether the variable stands where its value would be put."""
    if isinstance(node, dict):
        return any(occurs(key, variable) or occurs(value, variable) for key, value in node.items())
    if isinstance(node, list):
        return any(occurs(one, variable) for one in node)
    return isinstance(node, str) and re.search(f"(?<![A-Za-z0-9_.]){variable}(?![A-Za-z0-9_])", node) is not None


def require_use(claim, table, variable):
    header, *below = table or [[]]
    cells = [cell for row in below for column, cell in zip(header, row) if column not in TEXTS]
    if not occurs({key: value for key, value in claim.items() if key not in TEXTS and key not in ("for", "table")}, variable) and not occurs(cells, variable):
        raise CaseError(f"{variable!r} occurs nowhere in the claim")


def ranges(case, text, claim):
    if not isinstance(text, str) or not text:
        raise CaseError("what a claim is for is a text")
    bindings, _, condition = (part.strip() for part in re.sub(r"\bwhere\b(?![^\[]*\])", "\0", text, count=1).partition("\0"))
    places = [{}]
    seen = set()
    lists = [part.partition("[")[2] for part in split(bindings) if re.search(r"\bin\s*\[", part)]
    for part in split(bindings):
        match = re.fullmatch(r"([A-Za-z_][A-Za-z0-9_]*)\s+in\s*(\S.*)", part, re.DOTALL)
        if not match:
            raise CaseError(f"{part!r} does not say what ranges over what")
        require_free(case, match[1], seen)
        seen.add(match[1])
        if not occurs(condition, match[1]):
            require_use(claim, claim.get("table"), match[1])
        if occurs(lists, match[1]):
            raise CaseError(f"{match[1]!r} is a variable, and listed as a value")
        if len(seen) > 16:
            raise CaseError("a claim has too many variables")
        wider = []
        for place in places:
            wider += [place | {match[1]: element} for element in elements(case, match[2], place)]
            if len(wider) > MOST:
                raise CaseError("the variables of a claim have too many values")
        places = wider
    return [place for place in places if not condition or holds_at(not_too_long(case, parse(filled(condition, place))), Place(case))]


def not_too_long(case, formula):
    """Definitions can make much of little."""
    if hasattr(case, "choices"):
        case.require_no_outcome_as_difference(formula)
    if getattr(case, "definitions", None):
        case.written_out(formula)
    return formula


def require_free(case, variable, taken):
    if variable in taken:
        raise CaseError(f"{variable!r} is bound twice")
    if variable != "i":
        case.name(variable)
        if any(variable in known for known in (case.meanings, case.names_beside(), case.claim_keys(), case.claim_words(), case.ids_of_claims)):
            raise CaseError(f"the variable {variable!r} means something else already")


def elements(case, domain, place):
    types = getattr(case, "types", None)
    if domain == "agents":
        return list(case.agents)
    if domain == "outcomes":
        return list(case.outcomes)
    if domain == "types":
        listed = [[own.text for own in one] for one in types]
        if any(one != listed[0] for one in listed):
            raise CaseError("agents have different types")
        return listed[0]
    if domain.startswith("types[") and domain.endswith("]"):
        whose = domain[6:-1].strip()
        whose = place.get(whose, whose)
        if whose not in case.agents:
            raise CaseError(f"there is no agent {whose!r}")
        return [own.text for own in types[case.agents.index(whose)]]
    if domain.startswith("[") and domain.endswith("]"):
        listed = split(domain[1:-1])
        if any(not WORD.fullmatch(one) and numeral(one) is None for one in listed):
            raise CaseError(f"{domain}: names and numbers are listed")
        return listed
    ends = re.fullmatch(r"(-?[0-9]{1,9})\s*\.\.\s*(-?[0-9]{1,9})", domain)
    if not ends:
        raise CaseError(f"{domain!r} is nothing that a variable ranges over")
    if int(ends[2]) - int(ends[1]) > MOST:
        raise CaseError(f"{domain} is too large a range")
    return [str(k) for k in range(int(ends[1]), int(ends[2]) + 1)]


def rows(case, table, body, values):
    """What each row gives: keys of the claim, values of variables, and what tells it from the others."""
    if not isinstance(table, list) or len(table) < 2 or any(not isinstance(row, list) or len(row) != len(table[0]) for row in table):
        raise CaseError("a table of claims is a list of rows of one length, of which the first names the columns")
    header = table[0]
    if any(not isinstance(column, str) for column in header) or len(set(header)) < len(header) or {"id", "for", "table", *body} & set(header):
        raise CaseError("the columns of a table of claims are distinct, and keys that the claim has not yet, or variables")
    for column in header:
        if column not in case.claim_keys():
            require_free(case, column, values)
            require_use(body, table, column)
    variables = set(header) - case.claim_keys()
    for number, row in enumerate(table[1:], 1):
        extra = {column: cell for column, cell in zip(header, row) if column in case.claim_keys()}
        more = {column: cell for column, cell in zip(header, row) if column not in extra}
        if any(not isinstance(cell, str) or (not WORD.fullmatch(cell) and numeral(cell) is None) for cell in more.values()):
            raise CaseError(f"the row {row}: a variable stands for a name or a number")
        if variables & set(more.values()):
            raise CaseError(f"the row {row}: a variable stands for another")
        more = {column: filled(cell, values) for column, cell in more.items()}
        tells = [in_an_id(filled(cell, values | more), number) for column, cell in zip(header, row) if column not in TELLING_NOTHING]
        yield extra, more, tells or [str(number)]


def in_an_id(cell, number):
    parts = [cell] if isinstance(cell, str) else [str(one) for one in cell] if isinstance(cell, list) else [f"{key}{value}" for key, value in cell.items()]
    text = "-".join(parts)
    return text if re.fullmatch("[A-Za-z0-9_./-]{1,64}", text) else str(number)
