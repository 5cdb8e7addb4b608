"""Expression text to tokens."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

from survey_definitions.limits import EXPRESSION_LENGTH
from survey_definitions.xpath.errors import XPathError

Kind = Literal["number", "text", "name", "op", "end"]
_NAME = r"[^\W\d][\w.\-·]*"
_TOKEN = re.compile(
    rf"""\s*(?:(?P<number>\d+(?:\.\d*)?|\.\d+)
    |(?P<text>"[^"]*"|'[^']*')
    |(?P<name>{_NAME}(?::(?!:){_NAME})?)
    |(?P<op>//|::|\.\.|!=|<=|>=|[()\[\]@,|+\-=<>/.*])
    |(?P<end>\Z))""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of an expression; `pos` is its offset."""

    kind: Kind
    text: str
    pos: int


def tokens(text: str) -> list[Token]:
    """All tokens, the last one of kind end. Raises XPathError."""
    if len(text) > EXPRESSION_LENGTH:
        raise XPathError(f"an expression may have {EXPRESSION_LENGTH} characters at most", code="too_long")
    out: list[Token] = []
    at = 0
    while not out or out[-1].kind != "end":
        m = _TOKEN.match(text, at)
        if not m:
            raise _unexpected(text, at)
        kind = cast("Kind", m.lastgroup)
        out.append(Token(kind, m[kind], m.start(kind)))
        at = m.end()
    return out


def _unexpected(text: str, at: int) -> XPathError:
    pos = at + len(text[at:]) - len(text[at:].lstrip())
    sign = text[pos : pos + 1]
    if sign in "\"'":
        return XPathError("this quote is not closed", text, pos, params={"quote": sign})
    return XPathError(f"unexpected “{sign}”", text, pos, params={"found": sign})
