"""What authors write into labels to make words bold, slanted or a link: Markdown and a little HTML, as ODK reads them.

`spans` gives the words with how they look, `plain` the words alone. Nothing here is mark-up of a channel: whoever
shows it escapes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Final

_MARKS: Final = "\\*_#<>[]()&"
_LITERAL: Final = {ord(sign): 0xE200 + number for number, sign in enumerate(_MARKS)}
_SIGN: Final = {code: sign for sign, code in _LITERAL.items()}
_KEPT: Final = re.compile(f"[{''.join(map(chr, _SIGN))}]")  # looked for first: going through a text takes much longer
_HINT: Final = re.compile(r"[\\*_#<\[&]")  # without any of these there is nothing to read
_READ: Final = re.compile(f"{_HINT.pattern}|{_KEPT.pattern}")
_ESCAPED: Final = re.compile(r"\\([\\*_#<>\[\]()&])")
_HEADING: Final = re.compile(r"^[ \t]*#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_TAGS: Final = "a|b|big|br|center|del|div|em|font|h[1-6]|hr|i|ins|li|ol|p|s|small|span|strong|sub|sup|u|ul"
_RULE: Final = re.compile(
    r"\[(?P<words>[^\[\]\n]+)\]\((?P<url>[^()\s]+)\)"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>.+?)(?<=\S)(?P=strong)"
    r"|(?P<star>\*)(?=[^\s*])(?P<slanted>[^*]+?)(?<=\S)\*"
    r"|(?<![^\W_])(?P<line>_)(?=[^\s_])(?P<under>[^_]+?)(?<=\S)_(?![^\W_])"
    rf"|<(?P<end>/?)(?P<tag>{_TAGS})\b(?P<given>[^<>]*)>",
    re.DOTALL | re.IGNORECASE,
)
_LINK: Final = re.compile(r"href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_STYLES: Final = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underlined", "ins": "underlined"}
_BREAKS: Final = frozenset(("br", "hr", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"))
_SAFE: Final = ("https://", "http://", "mailto:")
_DEPTH: Final = 5  # of marks within marks


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Words that look alike; `link` is where they lead."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    link: str = ""

    @property
    def is_marked(self) -> bool:
        """Whether it looks like anything but plain words."""
        return bool(self.bold or self.italic or self.underlined or self.link)


def literal(text: str) -> str:
    """A text that is to be shown as it is, whatever signs it holds: what somebody answered."""
    return text.translate(_LITERAL) if _HINT.search(text) else text


def plain(text: str) -> str:
    """The words without marks."""
    return "".join(span.text for span in spans(text)) if _READ.search(text) else text


def spans(text: str) -> tuple[MarkedText, ...]:
    """The words with how they look."""
    if not _HINT.search(text):
        return (MarkedText(text.translate(_SIGN) if _KEPT.search(text) else text),) if text else ()
    text = _ESCAPED.sub(lambda found: found[1].translate(_LITERAL), text)
    text = _HEADING.sub(lambda found: f"<b>{found[1]}</b>", text)
    return tuple(_joined(_read(text, MarkedText(""), _DEPTH)))


def _read(text: str, look: MarkedText, depth: int) -> Iterator[MarkedText]:
    at = 0
    for found in _RULE.finditer(text) if depth else ():
        yield replace(look, text=text[at : found.start()])
        at = found.end()
        if found["tag"]:
            look, broken = _tagged(look, found)
            yield replace(look, text=broken)
        else:
            yield from _marked(found, look, depth - 1)
    yield replace(look, text=text[at:])


def _marked(found: re.Match[str], look: MarkedText, depth: int) -> Iterator[MarkedText]:
    if found["url"]:
        link = found["url"].translate(_SIGN)
        yield from _read(found["words"], replace(look, link=link if link.startswith(_SAFE) else ""), depth)
    elif found["bold"]:
        yield from _read(found["bold"], replace(look, bold=True), depth)
    else:
        yield from _read(found["slanted"] or found["under"], replace(look, italic=True), depth)


def _tagged(look: MarkedText, found: re.Match[str]) -> tuple[MarkedText, str]:
    """How it looks after a tag, and the line break that the tag makes."""
    tag, begins = found["tag"].lower(), not found["end"]
    if tag == "a":
        link = _LINK.search(found["given"]) if begins else None
        return replace(look, link=unescape(link[1]) if link and link[1].startswith(_SAFE) else ""), ""
    style = "bold" if tag[0] == "h" and tag[1:].isdigit() else _STYLES.get(tag)
    broken = "\n" if tag in _BREAKS and (tag in ("br", "hr") or not begins) else ""
    if style == "bold":
        return replace(look, bold=begins), broken
    if style == "italic":
        return replace(look, italic=begins), broken
    return (replace(look, underlined=begins) if style else look), broken


def _joined(found: Iterator[MarkedText]) -> Iterator[MarkedText]:
    """Spans that look alike as one, in which signs and entities are what they stand for."""
    last: MarkedText | None = None
    for one in found:
        span = replace(one, text=unescape(one.text).translate(_SIGN))
        if not span.text:
            continue
        if last is not None and replace(last, text="") == replace(span, text=""):
            last = replace(last, text=last.text + span.text)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
