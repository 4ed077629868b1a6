# SPDX-License-Identifier: MIT
"""The part of YAML in which cases are written: block and flow maps and lists, and scalars that stay text. What is not understood is an error, never a guess."""
import re


class CaseError(Exception):
    """The case file is not what its format asks for."""


DEEPEST = 16
LEFT_OUT = re.compile(r"(?:[ ]*(?:(?<!\S)#[^\n]*)?\n)*[ ]*(?:(?<!\S)#[^\n]*\Z)?")  # blanks, ends of lines, comments
REST_OF_LINE = re.compile(r"[ ]*(?:(?<!\S)#[^\n]*)?(?:\n|\Z)")
FIRST = r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|[-?:](?=[^\s,\[\]{}]))"  # of a plain scalar
DOUBLE = r'"(?:[^"\\]|\\.)*"'
SINGLE = r"'(?:[^']|'')*'"
QUOTED = re.compile(f"{DOUBLE}|{SINGLE}", re.DOTALL)
LINE = re.compile(FIRST + r"(?:(?! +#|:(?:\s|\Z)| *(?:\n|\Z)).)*")  # one line of a plain scalar
NEXT_LINE = re.compile(r"[ ]*\n((?:[ ]*\n)*)([ ]+)(?=[^\s#])")
PLAIN_IN_FLOW = re.compile(FIRST + r"(?:(?!\s+#|:(?:[\s,\[\]{}]|\Z)|\s*[,\[\]{}])[^,\[\]{}])*")
KEY = re.compile(rf"({DOUBLE}|{SINGLE}|{FIRST}(?:(?! +#|:(?: |\n|\Z))[^\n])*?)[ ]*:(?=[ \n]|\Z)")
KEY_IN_FLOW = re.compile(rf"({DOUBLE}|{SINGLE}|{FIRST}(?:(?! +#|:(?: |\n|\Z))[^\n,\[\]{{}}])*?)[ ]*:(?=[ \n])")
DASH = re.compile(r"-(?=[ \n]|\Z)")
BLOCK_HEADER = re.compile(r"([|>])([-+]?)[ ]*(?:#[^\n]*)?\n")
ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"} | dict(zip(' "\'/\\', ' "\'/\\'))
IN_DOUBLE_QUOTES = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5}|\n((?:[ ]*\n)*)[ ]*|.)|[ ]*\n(?:[ ]*\n)*[ ]*")

# Marks of the one document: a line `---` before it, lines `...` behind it; nothing but comments further away.
BEFORE = re.compile(r"\A((?: *(?:#[^\n]*)?\n)*)---(?=[ \n])")
AFTER = re.compile(r"\n\.\.\.(?: +#[^\n]*| *)(?:\n *(?:#[^\n]*|\.\.\.(?: +#[^\n]*| *))?)*\Z")


def read_yaml(data):
    """Nested dicts, lists and strings; None where nothing is written."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise CaseError(f"byte {error.start} is not UTF-8") from None
    if re.search(r"[\x00-\x09\x0b-\x1f\x7f\ufeff]", text):
        raise CaseError("tabs, control characters and byte order marks (but one at the beginning) are refused")
    text = BEFORE.sub(lambda mark: mark[1] + "   ", AFTER.sub("\n", text), count=1)
    if re.search(r"^(?:---|\.\.\.)(?: |$)", text, re.MULTILINE):
        raise CaseError("a file holds one document")
    reader = YamlReader(text)
    result = reader.block(-1, 0)
    if reader.at < len(text):
        reader.fail("this does not fit what stands above it")
    return result


def folded(text):
    """Lines joined by a blank; empty lines are ends of lines."""
    return re.sub(r"[ ]*\n((?:[ ]*\n)*)[ ]*", lambda match: "\n" * match[1].count("\n") or " ", text)


def folded_block(text):
    """The same for a block of text, in which lines that are further to the right stay lines, and so do those before and after them."""
    def end_of_line(match):
        ends = match[0].count("\n")
        kept = text[match.end()] == " " or text[text.rfind("\n", 0, match.start()) + 1] == " "
        return "\n" * (ends if kept or match.start() == 0 else ends - 1) or " "
    return re.sub(r"\n+", end_of_line, text)


class YamlReader:
    def __init__(self, text):
        self.text, self.at = text, LEFT_OUT.match(text).end()

    def fail(self, why):
        line = self.text.count("\n", 0, self.at) + 1
        raise CaseError(f"line {line}: {why}")

    def take(self, pattern):
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def next_is(self, characters):
        return self.at < len(self.text) and self.text[self.at] in characters

    def column(self):
        return self.at - self.text.rfind("\n", 0, self.at) - 1

    def end_line(self):
        if not self.take(REST_OF_LINE):
            self.fail("the line should end here")
        self.take(LEFT_OUT)

    # --- by indentation -------------------------------------------------------------------------------------------------------------------------------------------

    def block(self, parent, depth):
        """What begins here, to the right of the column `parent`."""
        if depth > DEEPEST:
            self.fail(f"nested more than {DEEPEST} deep")
        column = self.column()
        if DASH.match(self.text, self.at):
            return self.block_list(column, depth)
        if KEY.match(self.text, self.at):
            return self.block_map(column, depth)
        return self.inline(parent, depth)

    def block_list(self, column, depth):
        result = []
        while self.at < len(self.text) and self.column() == column and self.take(DASH):
            result.append(self.nested(column, depth))
        return result

    def block_map(self, column, depth):
        result = {}
        while self.at < len(self.text) and self.column() == column:
            if not (match := self.take(KEY)):
                self.fail("'KEY: ' is expected here")
            key = self.scalar_of(match[1])
            self.add(result, key, self.nested(column, depth, list_at=column))
        return result

    def nested(self, column, depth, list_at=None):
        """The value after a '-' or a 'key:', on the same line or below it."""
        if not self.take(REST_OF_LINE):
            self.take(LEFT_OUT)
            return self.inline(column, depth + 1) if list_at is not None else self.block(column, depth + 1)
        self.take(LEFT_OUT)
        if self.at < len(self.text) and (self.column() > column or (self.column() == list_at and DASH.match(self.text, self.at))):
            return self.block(column, depth + 1)
        return None

    def inline(self, parent, depth):
        if self.next_is("[{"):
            result = self.flow(depth)
        elif self.next_is("|>"):
            return self.block_scalar(parent)
        elif self.next_is("'\""):
            result = self.quoted()
        else:
            result = self.plain(parent)
        self.end_line()
        return result

    def plain(self, parent):
        match = self.take(LINE)
        if not match:
            self.fail("a value cannot begin like this; quote it")
        result = match[0]
        while (more := NEXT_LINE.match(self.text, self.at)) and len(more[2]) > parent:
            self.at = more.end()
            if not (match := self.take(re.compile(r"(?:(?! +#|:(?:\s|\Z)| *(?:\n|\Z)).)+"))):
                self.fail("this does not continue the text above it")
            result += ("\n" * more[1].count("\n") or " ") + match[0]
        return result

    def block_scalar(self, parent):
        header = self.take(BLOCK_HEADER)
        if not header:
            self.fail("this is no block of text")
        lines, indentation = [], None
        while self.at < len(self.text):
            end = (self.text.find("\n", self.at) + 1 or len(self.text) + 1) - 1
            line = self.text[self.at:end]
            if line.strip():
                width = len(line) - len(line.lstrip(" "))
                indentation = width if indentation is None else indentation
                if width < indentation or width <= parent:
                    break
            lines.append("" if indentation is None else line[indentation:])
            self.at = min(end + 1, len(self.text))
        text = len(lines)
        while text and not lines[text - 1]:
            text -= 1
        body = "\n".join(lines[:text])
        self.take(LEFT_OUT)
        empty = len(lines) - text
        folds = header[1] == ">" and text and not lines[text - 1].startswith(" ")
        kept = max(1, empty) if folds else empty + 1  # an end of line and an empty line are one in folded text, at its end too
        ends = {"-": 0, "+": kept}.get(header[2], 1) if text else empty * (header[2] == "+")
        return (folded_block(body) if header[1] == ">" else body) + "\n" * ends

    # --- in brackets ----------------------------------------------------------------------------------------------------------------------------------------------

    def flow(self, depth):
        if depth > DEEPEST:
            self.fail(f"nested more than {DEEPEST} deep")
        is_map = self.text[self.at] == "{"
        close, result = ("}", {}) if is_map else ("]", [])
        self.at += 1
        self.take(LEFT_OUT)
        while not self.next_is(close):
            if is_map:
                if not (match := self.take(KEY_IN_FLOW)):
                    self.fail("'KEY: ' is expected here")
                self.take(LEFT_OUT)
                self.add(result, self.scalar_of(match[1]), None if self.next_is(",}") else self.flow_value(depth))
            else:
                result.append(self.flow_value(depth))
            self.take(LEFT_OUT)
            if self.next_is(","):
                self.at += 1
                self.take(LEFT_OUT)
            elif not self.next_is(close):
                self.fail(f"',' or '{close}' is expected here")
        self.at += 1
        return result

    def flow_value(self, depth):
        if self.next_is("[{"):
            return self.flow(depth + 1)
        if self.next_is("'\""):
            return self.quoted()
        match = self.take(PLAIN_IN_FLOW)
        if not match:
            self.fail("a value cannot begin like this; quote it")
        return folded(match[0])

    # --- scalars --------------------------------------------------------------------------------------------------------------------------------------------------

    def add(self, result, key, value):
        if key in result:
            self.fail(f"the key {key!r} occurs twice (before this line)")
        if key == "<<":
            self.fail("merge keys are refused")
        result[key] = value

    def quoted(self):
        match = self.take(QUOTED)
        if not match:
            self.fail("this quoted text is never closed")
        return self.scalar_of(match[0])

    def scalar_of(self, written):
        if written.startswith("'"):
            return folded(written[1:-1].replace("''", "'"))
        if not written.startswith('"'):
            return written

        def character(match):
            if match[1] is None:
                return folded(match[0])
            if match[1][0] in "xuU" and len(match[1]) > 1:
                return chr(int(match[1][1:], 16))
            if match[1][0] == "\n":
                return "\n" * match[2].count("\n")
            return ESCAPES[match[1]] if match[1] in ESCAPES else self.fail(f"unknown escape \\{match[1]}")
        return IN_DOUBLE_QUOTES.sub(character, written[1:-1])
