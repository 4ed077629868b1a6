# SPDX-License-Identifier: MIT
"""The form of a certificate: JSON without numbers, closed objects, exact fractions. Whatever is not exactly as docs/certificate_format.md asks is Malformed."""
import json
import re
import sys
from fractions import Fraction

LARGEST_FILE = 64 << 20  # bytes
DEEPEST = 16
LONGEST_NUMBER = 4096    # characters
SURROGATE = re.compile("[\ud800-\udfff]")
CONTROL = re.compile("[\x00-\x1f\x7f]")
ID = re.compile(r"(?=.{1,240}\Z)[A-Za-z0-9._-]+(\[[A-Za-z0-9._/,-]+\])?")  # of a claim
NUMBER = re.compile(r"(0|-?[1-9][0-9]*)(?:/([1-9][0-9]*))?")

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)  # numbers are bounded above, what is computed from them is not


class Malformed(Exception):
    """The certificate is not what its format asks for."""


class Rejected(Exception):
    """The certificate is well formed, but what it says is not so."""


def require(condition, complaint):
    if not condition:
        raise Rejected(complaint)


def load(data):
    """The JSON text in these bytes, as nested dicts, lists, strings and bools."""
    def refuse_number(text):
        raise Malformed(f"there are no JSON numbers in a certificate, but here is {text[:40]}")

    def object_of(pairs):
        result = dict(pairs)
        if len(result) < len(pairs):
            keys = [key for key, _ in pairs]
            raise Malformed(f"the key {next(key for key in keys if keys.count(key) > 1)!r} occurs twice in one object")
        return result

    if len(data) > LARGEST_FILE:
        raise Malformed("the file has more than 64 MiB")
    try:
        text = data.decode("utf-8")
        value = json.loads(text, parse_float=refuse_number, parse_int=refuse_number, parse_constant=refuse_number, object_pairs_hook=object_of)
    except UnicodeDecodeError as error:
        raise Malformed(f"byte {error.start} is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise Malformed(f"line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise Malformed(f"nested more than {DEEPEST} deep") from None
    check_tree(value, 1)
    return value


def check_tree(value, depth):
    """Strings are Unicode texts, nothing is null, nothing is nested too deeply."""
    if isinstance(value, str):
        if SURROGATE.search(value):
            raise Malformed("half of a surrogate pair is no character")
    elif isinstance(value, (list, dict)):
        if depth > DEEPEST:
            raise Malformed(f"nested more than {DEEPEST} deep")
        for part in value if isinstance(value, list) else [*value, *value.values()]:
            check_tree(part, depth + 1)
    elif value is None:
        raise Malformed("there is no null in a certificate")


def fields(value, where, needed, optional=()):
    """The object, which has exactly the keys that are needed and perhaps those that are optional."""
    if not isinstance(value, dict):
        raise Malformed(f"{where}: an object is expected")
    for key in value:
        if key not in needed and key not in optional:
            raise Malformed(f"{where}: unknown key {key!r}")
    for key in needed:
        if key not in value:
            raise Malformed(f"{where}: the key {key!r} is missing")
    return value


def one_key(value, where, known):
    """Which one of these keys the object has."""
    found = [key for key in known if key in value]
    if len(found) != 1:
        raise Malformed(f"{where}: just one of the keys {', '.join(known)} is expected")
    return found[0]


def array(value, where, least=0):
    if not isinstance(value, list) or len(value) < least:
        raise Malformed(f"{where}: an array{' that is not empty' if least else ''} is expected")
    return value


def text(value, where):
    if not isinstance(value, str):
        raise Malformed(f"{where}: a string is expected")
    return value


def word(value, where, known):
    if not isinstance(value, str) or value not in known:
        raise Malformed(f"{where}: one of {', '.join(known)} is expected")
    return value


def truth(value, where):
    if not isinstance(value, bool):
        raise Malformed(f"{where}: true or false is expected")
    return value


def number(value, where):
    """An integer or a fraction in lowest terms, written in the one way in which it can be written."""
    match = NUMBER.fullmatch(value) if isinstance(value, str) and len(value) <= LONGEST_NUMBER else None
    if match is None:
        raise Malformed(f"{where}: a number is expected, such as \"-3\" or \"7/4\"")
    result = Fraction(int(match[1]), int(match[2] or 1))
    if match[2] is not None and (match[2] == "1" or str(result) != value):
        raise Malformed(f"{where}: {value[:40]} is not in lowest terms")
    return result


def name(value, where):
    if not isinstance(value, str) or not value or CONTROL.search(value):
        raise Malformed(f"{where}: a name is expected")
    return value


def names(value, where, least=0):
    result = [name(part, where) for part in array(value, where, least)]
    if len(set(result)) < len(result):
        raise Malformed(f"{where}: a name occurs twice")
    return result


def lottery(probabilities, where):
    """The probabilities of different elements."""
    if any(probability < 0 for probability in probabilities) or sum(probabilities) != 1:
        raise Malformed(f"{where}: probabilities that are not negative and sum to 1 are expected")
