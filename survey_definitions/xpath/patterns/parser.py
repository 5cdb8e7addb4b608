"""Pattern text to a syntax tree."""

from __future__ import annotations

import re
from typing import Final

from survey_definitions.limits import PATTERN_LENGTH
from survey_definitions.xpath.errors import XPathError
from survey_definitions.xpath.patterns import signs
from survey_definitions.xpath.patterns.tree import Ahead, Concatenation, Edge, Either, Many, Part, Sign, Test

_COUNT = re.compile(r"\{(\d{1,4})(?:(,)(\d{1,4})?)?\}")
_CODE = re.compile(r"x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})")
_CATEGORY = re.compile(r"[pP](?:\{\^?(?:Is)?([A-Z][a-z]?)\}|([A-Z]))")
_EDGES = {"b": "b", "B": "B", "A": "^", "Z": "$", "z": "$"}
_NESTING = 50


_FAULTS: Final = {
    "missing": "something is missing",
    "unopened": "a bracket is closed that was not opened",
    "unclosed": "a bracket is not closed",
    "square": "a square bracket is not closed",
    "nothing": "nothing to repeat",
    "range": "what has a beginning and an end ends before it begins",
    "unsupported": "“{}” is not supported",
    "large": "the pattern is nested too deeply",
}


def parse_pattern(text: str) -> Part:
    """The syntax tree of a pattern. Raises XPathError."""
    if len(text) > PATTERN_LENGTH:
        raise XPathError(
            f"a pattern may have {PATTERN_LENGTH} signs at most", code="pattern", params={"reason": "large"}
        )
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text, self.at, self.depth = text, 0, 0
        self.any_case = False

    def fail(self, reason: str, found: str = "") -> XPathError:
        message = f"{_FAULTS[reason].format(found)} at {self.at + 1} of the pattern {self.text}"
        params = {"reason": reason, "pattern": self.text, "at": str(self.at), "found": found}
        return XPathError(message, code="pattern", params=params)

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        sign = self.peek()
        if not sign:
            raise self.fail("missing")
        self.at += 1
        return sign

    def accept(self, text: str) -> bool:
        if self.text.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    # -- structure

    def whole(self) -> Part:
        self.any_case = self.accept("(?i)")
        tree = self.either()
        if self.peek():
            raise self.fail("unopened")
        return tree

    def either(self) -> Part:
        self.depth += 1
        if self.depth > _NESTING:
            raise self.fail("large")
        options = [self.row()]
        while self.accept("|"):
            options.append(self.row())
        self.depth -= 1
        return options[0] if len(options) == 1 else Either(tuple(options))

    def row(self) -> Part:
        parts: list[Part] = []
        while self.peek() and self.peek() not in "|)":
            parts.append(self.repeated(self.part()))
        return Concatenation(tuple(parts))

    def repeated(self, part: Part) -> Part:
        bounds = self.bounds()
        if bounds is None:
            return part
        least, most = bounds
        if most is not None and most < least:
            raise self.fail("range")
        self.accept("?")  # lazy or not: the same texts match
        if self.peek() in ("*", "+") or self.bounds():
            raise self.fail("nothing")
        return Many(part, least, most)

    def bounds(self) -> tuple[int, int | None] | None:
        for sign, bounds in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self.accept(sign):
                return bounds
        found = self.match(_COUNT)
        if found is None:
            return None
        least = int(found[1])
        return least, least if not found[2] else int(found[3]) if found[3] else None

    def part(self) -> Part:
        sign = self.take()
        if sign == "(":
            return self.group()
        if sign in "^$":
            return Edge(sign)
        if sign in "*+?":
            raise self.fail("nothing")
        if sign == "\\" and self.peek() in _EDGES:
            return Edge(_EDGES[self.take()])
        return Sign(self.cased(self.test(sign)))

    def group(self) -> Part:
        ahead = "=" if self.accept("?=") else "!" if self.accept("?!") else ""
        if not ahead and not self.accept("?:") and self.peek() == "?":
            raise self.fail("unsupported", "(?")
        tree = self.either()
        if not self.accept(")"):
            raise self.fail("unclosed")
        return Ahead(tree, ahead == "!") if ahead else tree

    # -- single signs

    def cased(self, test: Test) -> Test:
        return signs.either_case(test) if self.any_case else test

    def test(self, sign: str) -> Test:
        if sign == ".":
            return signs.any_sign
        if sign == "[":
            return self.bracket()
        if sign == "\\":
            return self.escaped()
        return signs.exactly(sign)

    def escaped(self) -> Test:
        kind = self.character_class()
        return kind or signs.exactly(self.literal())

    def character_class(self) -> Test | None:
        """What a backslash and a letter stand for, when that is more than one sign."""
        if self.peek() in signs.CLASSES:
            return signs.CLASSES[self.take()]
        found = self.match(_CATEGORY)
        if found is None:
            return None
        test = signs.category(found[1] or found[2])
        return signs.negated(test) if found[0][0] == "P" or "^" in found[0] else test

    def literal(self) -> str:
        """What a backslash and a sign stand for, when that is one sign."""
        found = self.match(_CODE)
        if found:
            return chr(int(found[1] or found[2], 16))
        sign = self.take()
        if sign in signs.ESCAPES:
            return signs.ESCAPES[sign]
        if sign.isalnum():
            raise self.fail("unsupported", f"\\{sign}")
        return sign

    def bracket(self) -> Test:
        negative = self.accept("^")
        tests = [self.member()]
        while not self.accept("]"):
            tests.append(self.member())
        test = self.cased(signs.one_of(tests))
        return signs.negated(test) if negative else test

    def member(self) -> Test:
        """A sign, a range or a class within square brackets."""
        first = self.bound()
        if not isinstance(first, str):
            return first
        if self.peek() != "-" or self.text[self.at + 1 : self.at + 2] in ("]", ""):
            return signs.exactly(first)
        self.take()
        last = self.bound()
        if not isinstance(last, str) or last < first:
            raise self.fail("range")
        return signs.between(first, last)

    def bound(self) -> str | Test:
        if not self.peek():
            raise self.fail("square")
        if not self.accept("\\"):
            return self.take()
        return self.character_class() or self.literal()
