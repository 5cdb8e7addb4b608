"""Texts."""

from __future__ import annotations

import base64
import hashlib
import math
from typing import TYPE_CHECKING

from survey_definitions.limits import TEXT_LENGTH
from survey_definitions.xpath.errors import XPathError
from survey_definitions.xpath.functions.arguments import strings
from survey_definitions.xpath.registry import function
from survey_definitions.xpath.values import capped, text_of

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Focus
    from survey_definitions.xpath.values import Value

_DIGESTS = {"md5": hashlib.md5, "sha1": hashlib.sha1, "sha256": hashlib.sha256, "sha384": hashlib.sha384}
_DIGESTS["sha512"] = hashlib.sha512

function("string-length", "s?")(lambda at, s=None: float(len(at.node.string() if s is None else s)))
function("normalize-space", "s?")(lambda at, s=None: " ".join((at.node.string() if s is None else s).split()))
function("contains", "ss")(lambda _, s, part: part in s)
function("starts-with", "ss")(lambda _, s, start: s.startswith(start))
function("ends-with", "ss")(lambda _, s, end: s.endswith(end))
function("coalesce", "ss")(lambda _, a, b: a or b)
function("lower-case", "s")(lambda _, s: s.lower())
function("upper-case", "s")(lambda _, s: s.upper())


@function("string", "v?")
def _string(at: Focus, value: Value | None = None) -> str:
    return capped(at.node.string() if value is None else text_of(value))


@function("concat", "v*")
def _concat(_: Focus, *values: Value) -> str:
    return _joined("", values)


@function("join", "sv*")
def _join(_: Focus, separator: str, *values: Value) -> str:
    return _joined(separator, values)


def _joined(separator: str, values: tuple[Value, ...]) -> str:
    texts = strings(values)
    if sum(map(len, texts)) + len(separator) * len(texts) > 2 * TEXT_LENGTH:
        raise XPathError(f"a text may have {TEXT_LENGTH} characters at most", code="too_long")
    return capped(separator.join(texts))


@function("substring-before", "ss")
def _substring_before(_: Focus, s: str, part: str) -> str:
    return s.split(part, 1)[0] if part and part in s else ""


@function("substring-after", "ss")
def _substring_after(_: Focus, s: str, part: str) -> str:
    if not part:
        return s
    return s.split(part, 1)[1] if part in s else ""


@function("translate", "sss")
def _translate(_: Focus, s: str, old: str, new: str) -> str:
    table: dict[int, str | None] = {}
    for i, sign in enumerate(old):
        table.setdefault(ord(sign), new[i] if i < len(new) else None)
    return s.translate(table)


@function("substr", "snn?")
def _substr(_: Focus, s: str, start: float, end: float | None = None) -> str:
    if math.isnan(start):
        return ""
    return s[_index(start) : None if end is None or math.isnan(end) else _index(end)]


def _index(number: float) -> int:
    return int(max(-TEXT_LENGTH, min(TEXT_LENGTH, number)))


@function("substring", "snn?")
def _substring(_: Focus, s: str, start: float, length: float | None = None) -> str:
    first = _rounded(start)
    end = math.inf if length is None else first + _rounded(length)
    if math.isnan(first) or math.isnan(end):
        return ""
    begin, beyond = (int(max(1, min(place, len(s) + 1))) - 1 for place in (first, end))
    return s[begin:beyond]


def _rounded(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


@function("digest", "sss?")
def _digest(_: Focus, s: str, algorithm: str, encoding: str = "base64") -> str:
    make = _DIGESTS.get(algorithm.replace("-", "").lower())
    if make is None:
        raise XPathError(f"digest() knows no “{algorithm}”", code="value")
    raw = make(s.encode()).digest()
    return raw.hex() if encoding == "hex" else base64.b64encode(raw).decode()


@function("base64-decode", "s")
def _base64_decode(_: Focus, s: str) -> str:
    try:
        return base64.b64decode(s, validate=True).decode("utf-8", "replace")
    except ValueError:
        return ""
