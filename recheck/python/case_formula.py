# SPDX-License-Identifier: MIT
"""The formula language of case files: the section "Formulas" of docs/case_format.md. Formulas are read into nested tuples and computed from these."""
import functools
import re
from fractions import Fraction
from typing import NamedTuple, Optional

from case_yaml import CaseError

NUMERAL = re.compile(r"-?[0-9]+(?:/[0-9]+|\.[0-9]+)?")
TOKEN = re.compile(r"\s*(?:([0-9]+(?:\.[0-9]+)?)(?:(?![A-Za-z0-9_.])|(?=\.[A-Za-z]))|([A-Za-z][A-Za-z0-9_]*)|(!=|<=|>=|[-+*/^()\[\]=<>,:.\u2212\u00d7\u00b7\u22c5\u2260\u2264\u2265]))")
PRINTED = {"\u2212": "-", "\u00d7": "*", "\u00b7": "*", "\u22c5": "*", "\u2260": "!=", "\u2264": "<=", "\u2265": ">="}  # signs that mean the same
WORDS = frozenset("if then else and or not where in sum count all any min max agents outcomes types".split())
DEEPEST, LONGEST, LARGEST = 50, 10_000, 1 << 32768
LEVELS = (("+", "-"), ("*", "/"))


class Label(NamedTuple):
    """An agent, type, outcome, choice or value of an attribute, with the number it stands for."""
    text: str
    value: Optional[Fraction]


class TypeLabel(Label):
    """A type of an agent, which may have attributes."""
    attributes = {}

    def __new__(cls, text, value, attributes):
        made = super().__new__(cls, text, value)
        made.attributes = attributes
        return made


def numeral(text):
    """The number written like this, or None."""
    if not isinstance(text, str) or len(text) > 4096 or not NUMERAL.fullmatch(text):
        return None
    above, _, below = text.partition("/")
    if below and not int(below):
        return None
    return Fraction(above) / int(below) if below else Fraction(above)


def named(text):
    return Label(text, numeral(text))


# --- reading -----------------------------------------------------------------------------------------------------------------------------------------------------

class Parser:
    def __init__(self, text):
        self.text, self.tokens, self.next, self.depth = text, [], 0, 0
        at, end = 0, len(text.rstrip(" \n"))
        while at < end:
            match = TOKEN.match(text, at)
            if not match:
                raise CaseError(f"formula {text!r}: {text[at:at + 20]!r} is not understood")
            number, word, sign = match.groups()
            self.tokens.append(("number", Fraction(number)) if number else ("word", word) if word else ("sign", PRINTED.get(sign, sign)))
            at = match.end()

    def fail(self, expected):
        seen = self.tokens[self.next][1] if self.next < len(self.tokens) else "its end"
        raise CaseError(f"formula {self.text!r}: {expected} is expected, not {seen}")

    def sees(self, *texts):
        return self.next < len(self.tokens) and self.tokens[self.next][0] != "number" and self.tokens[self.next][1] in texts

    def take(self, *texts):
        """The next token if it is one of these, otherwise None."""
        if self.sees(*texts):
            self.next += 1
            return self.tokens[self.next - 1][1]
        return None

    def need(self, text):
        if not self.take(text):
            self.fail(f"'{text}'")

    def name(self):
        if self.next < len(self.tokens) and self.tokens[self.next][0] == "word" and not self.sees(*WORDS):
            self.next += 1
            return self.tokens[self.next - 1][1]
        return self.fail("a name")

    def formula(self):
        result = self.expression()
        if self.next < len(self.tokens):
            self.fail("the end")
        return result

    def expression(self):
        self.depth += 1
        if self.depth > DEEPEST:
            raise CaseError(f"a formula is nested more than {DEEPEST} deep")
        if self.take("if"):
            condition = self.expression()
            self.need("then")
            chosen = self.expression()
            self.need("else")
            result = ("if", condition, chosen, self.expression())
        else:
            result = self.conditions("or", lambda: self.conditions("and", self.condition))
        self.depth -= 1
        return result

    def conditions(self, word, part):
        result = part()
        while self.take(word):
            result = (word, result, part())
        return result

    def condition(self):
        if self.take("not"):
            return "not", self.condition()
        left = self.terms(0)
        relation = self.take("=", "!=", "<", "<=", ">", ">=")
        return (relation, left, self.terms(0)) if relation else left

    def terms(self, level):
        if level == len(LEVELS):
            return self.factor()
        result = self.terms(level + 1)
        while sign := self.take(*LEVELS[level]):
            result = (sign, result, self.terms(level + 1))
        return result

    def factor(self):
        if self.take("-"):
            return "negative", self.factor()
        result = self.primary()
        return ("^", result, self.primary()) if self.take("^") else result

    def primary(self):
        if self.next < len(self.tokens) and self.tokens[self.next][0] == "number":
            self.next += 1
            return self.attributes_of(("number", self.tokens[self.next - 1][1]))
        if self.take("("):
            result = self.expression()
            self.need(")")
            return self.attributes_of(result)
        if word := self.take("sum", "count", "all", "any", "min", "max"):
            return self.ranged(word)
        if word := self.take("true", "false"):
            return "truth", word == "true"
        name = self.name()
        if self.take("["):
            index = self.expression()
            self.need("]")
            return self.attributes_of(("index", name, index))
        if self.take("."):
            return self.attributes_of(("attribute", name, self.name()))
        if self.take("("):
            return self.attributes_of(("call", name, self.arguments()))
        return "name", name

    def attributes_of(self, node):
        """`type[j].signal`, `outcome.winner.weight`: of what is no name alone."""
        while self.take("."):
            node = "attribute_of", node, self.name()
        return node

    def arguments(self):
        """Up to the ')'."""
        result = [self.expression()]
        while self.take(","):
            result.append(self.expression())
        self.need(")")
        return tuple(result)

    def ranged(self, word):
        self.need("(")
        if word in ("min", "max") and self.tokens[self.next + 1:self.next + 2] != [("word", "in")]:
            parts = [self.expression()]
            while self.take(","):
                parts.append(self.expression())
            self.need(")")
            return "least" if word == "min" else "greatest", tuple(parts)
        variable = self.name()
        self.need("in")
        kind = self.take("agents", "outcomes", "types", "coalition") or self.fail("'agents', 'outcomes', 'types' or 'coalition'")
        owner = None
        if kind == "types":
            self.need("[")
            owner = self.expression()
            self.need("]")
        where = self.expression() if self.take("where") else None
        if word == "count" and self.take(")"):
            return "range", word, variable, kind, owner, None, where or ("truth", True)
        if not self.take(":", ","):
            self.fail("':' or ','")
        body = self.expression()
        self.need(")")
        return "range", word, variable, kind, owner, where, body


@functools.lru_cache(maxsize=None)
def parse(text):
    if not isinstance(text, str) or len(text) > LONGEST:
        raise CaseError("a formula is expected" if not isinstance(text, str) else "a formula is too long")
    return Parser(text).formula()


# --- computing ---------------------------------------------------------------------------------------------------------------------------------------------------

class Place(NamedTuple):
    """Where a formula stands: what its names mean there. `names` has the bound variables."""
    case: object                      # case_file.CaseReader
    profile: Optional[tuple] = None
    agent: Optional[int] = None
    outcome: Optional[int] = None
    rules: bool = False
    payoffs: bool = False
    coalition: Optional[tuple] = None  # its members, by number
    names: dict = {}


class Definition(NamedTuple):
    parameters: tuple
    body: tuple


class Argument(NamedTuple):
    """What stands for a parameter of a definition: a part of the formula that uses it, whose names mean what they mean there."""
    node: tuple
    place: object


def value_of_definition(name, arguments, place):
    """The definition's own text, in which no variable is bound but its parameters."""
    definition = place.case.definition(name, arguments)
    lasting = {word: value for word, value in place.names.items() if place.case.is_word(word)}
    return value_at(definition.body, place._replace(names=lasting | {parameter: Argument(node, place) for parameter, node in zip(definition.parameters, arguments)}))


def number_at(node, place):
    """The value of a formula where a number is needed."""
    value = value_at(node, place)
    value = value.value if isinstance(value, Label) else value
    if not isinstance(value, Fraction):
        raise CaseError(f"a number is needed, not {value_at(node, place)}")
    if abs(value.numerator) >= LARGEST or value.denominator >= LARGEST:
        raise CaseError("a number is too large")
    return value


def mentions(node, word):
    """Whether a formula without definitions has the word."""
    return isinstance(node, tuple) and (node[:2] in (("name", word), ("index", word), ("attribute", word)) or any(mentions(part, word) for part in node))


def holds_at(node, place):
    value = value_at(node, place)
    if not isinstance(value, bool):
        raise CaseError("a condition is needed, not a value")
    return value


def equal(left, right):
    """Labels are equal by name, or as numbers if both are written as numbers; a label and a number by value."""
    if isinstance(left, bool) or isinstance(right, bool):
        raise CaseError("conditions are not compared")
    if isinstance(left, Label) and isinstance(right, Label):
        return left.text == right.text or (numeral(left.text) is not None and numeral(left.text) == numeral(right.text))
    left, right = (side.value if isinstance(side, Label) else side for side in (left, right))
    return left is not None and left == right


def power(base, exponent):
    if exponent < 0 or exponent.denominator != 1 or exponent >= 32768 or exponent * max(base.numerator.bit_length(), base.denominator.bit_length()) > 3 * 32768:
        raise CaseError("an exponent must be a non-negative integer that is not too large")
    return base ** int(exponent)


def quotient(left, right):
    if not right:
        raise CaseError("division by zero")
    return left / right


ARITHMETIC = {"+": Fraction.__add__, "-": Fraction.__sub__, "*": Fraction.__mul__, "/": quotient, "^": power}
ORDER = {"<": Fraction.__lt__, "<=": Fraction.__le__, ">": Fraction.__gt__, ">=": Fraction.__ge__}


def value_at(node, place):
    """A Fraction, a Label, or True or False."""
    kind, *parts = node
    if kind in ("number", "truth"):
        return parts[0]
    if kind in ARITHMETIC:
        return ARITHMETIC[kind](*(number_at(part, place) for part in parts))
    if kind in ORDER:
        return ORDER[kind](*(number_at(part, place) for part in parts))
    if kind in ("=", "!="):
        return equal(*(value_at(part, place) for part in parts)) == (kind == "=")
    if kind == "negative":
        return -number_at(parts[0], place)
    if kind == "if":
        return value_at(parts[1 if holds_at(parts[0], place) else 2], place)
    if kind == "not":
        return not holds_at(parts[0], place)
    if kind == "and":
        return holds_at(parts[0], place) and holds_at(parts[1], place)
    if kind == "or":
        return holds_at(parts[0], place) or holds_at(parts[1], place)
    if kind in ("least", "greatest"):
        return (min if kind == "least" else max)(number_at(part, place) for part in parts[0])
    if kind == "range":
        return value_of_range(*parts, place)
    if kind == "call":
        return place.case.value_of_function(*parts, place) if parts[0] in place.case.functions else value_of_definition(*parts, place)
    return place.case.value_of_name(kind, parts, place)


def value_of_range(word, variable, kind, owner, where, body, place):
    if place.profile is None and (place.outcome is None or kind == "outcomes"):  # in a filter of outcomes there is an outcome, but no profile
        raise CaseError("nothing can be summed or counted here")
    if variable in place.case.meanings or variable in place.names:
        raise CaseError(f"the bound variable {variable!r} is the name of something else already")
    place.case.name(variable)
    if kind == "coalition" and place.coalition is None:
        raise CaseError("no coalition is meant here")
    elements = [place.case.elements("agents", None)[i] for i in place.coalition] if kind == "coalition" else place.case.elements(kind, owner and value_at(owner, place))
    places = [place._replace(names=place.names | {variable: element}) for element in elements]
    places = [one for one in places if where is None or holds_at(where, one)]
    if word in ("all", "any", "count"):
        truths = (holds_at(body, one) for one in places)
        return Fraction(sum(truths)) if word == "count" else all(truths) if word == "all" else any(truths)
    values = [number_at(body, one) for one in places]
    if word == "sum":
        return sum(values, Fraction(0))
    if not values:
        raise CaseError("the least or greatest of nothing")
    return min(values) if word == "min" else max(values)
