"""Reads parse mode HTML; the complaints are TDLib's, word for word (``parse_html`` in ``MessageEntity.cpp``)."""

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

from bot.sandbox.refusals import bad_request
from bot.sandbox.text.links import entity_for_link
from bot.sandbox.text.utf16 import byte_offset, utf16_length

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "a": "text_link",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
_SPACES = " \t\r\n\v\0"
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
_MARK = re.compile(r"[<&]")
_NAME = re.compile(r"[^\s\0>]*")
_ATTRIBUTE = re.compile(r"""[^\s\0=>/"']*""")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_BLANKS = re.compile(r"[ \t\r\n\v]*")
_MAX_REFERENCE = 10
_MAX_CODE = 0x10FFFF


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int  # UTF-16, of the entity
    part: int  # index into the parts of the result


@dataclass(slots=True)
class _Reader:
    raw: str
    parts: list[str] = field(default_factory=list)
    offset: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)

    def read(self) -> tuple[str, list[dict[str, Any]]]:
        position = 0
        while hit := _MARK.search(self.raw, position):
            self.add(self.raw[position : hit.start()])
            position = self.reference(hit.start()) if hit.group() == "&" else self.tag(hit.start())
        self.add(self.raw[position:])
        if self.stack:
            raise _complaint(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        return _checked("".join(self.parts)), self.entities

    def add(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.offset += utf16_length(text)

    def reference(self, start: int) -> int:
        text, end = _dereferenced(self.raw, start)
        self.add(text)
        return end

    def tag(self, start: int) -> int:
        if self.raw.startswith("</", start):
            return self.close(start)
        return self.open(start)

    def open(self, start: int) -> int:
        end = _matched(_NAME, self.raw, start + 1)
        if end == len(self.raw):
            self.fail("Unclosed start tag", start)
        tag = self.raw[start + 1 : end].lower()
        if tag not in _KINDS:
            self.fail(f'Unsupported start tag "{tag}"', start)
        attributes: dict[str, str] = {}
        if self.raw[end] != ">":
            attributes, end = _Attributes(self, tag, start, end).read()
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            self.fail('Tag "span" must have class "tg-spoiler"', start)
        self.stack.append(_Open(tag, attributes, self.offset, len(self.parts)))
        return end + 1

    def close(self, start: int) -> int:
        if not self.stack:
            self.fail("Unexpected end tag", start)
        name_end = _matched(_NAME, self.raw, start + 2)
        end = _matched(_BLANKS, self.raw, name_end)
        if self.raw[end : end + 1] != ">":
            self.fail("Unclosed end tag", start)
        opened = self.stack.pop()
        found = self.raw[start + 2 : name_end].lower()
        if found not in ("", opened.tag):
            self.fail("Unmatched end tag", start, f', expected "</{opened.tag}>", found "</{found}>"')
        if self.offset > opened.offset:
            self.finish(opened)
        return end + 1

    def finish(self, opened: _Open) -> None:
        entity = {"type": _KINDS[opened.tag], "offset": opened.offset, "length": self.offset - opened.offset}
        if opened.tag in ("pre", "code"):
            self.finish_code(opened, entity)
        elif opened.tag == "a":
            shown = "".join(self.parts[opened.part :])
            linked = entity_for_link(opened.attributes.get("href") or shown)
            self.entities += [entity | linked] if linked else []
        elif detailed := _detailed(opened, entity):
            self.entities.append(detailed)

    def finish_code(self, opened: _Open, entity: dict[str, Any]) -> None:
        """A ``code`` with a language that fills a ``pre`` (or the other way round) makes one block."""
        last = self.entities[-1] if self.entities else {}
        language = opened.attributes.get("class", "").removeprefix("language-")
        fits = (last.get("offset"), last.get("length")) == (entity["offset"], entity["length"])
        if fits and opened.tag == "pre" and last["type"] == "code" and "language" in last:
            last["type"] = "pre"
        elif fits and opened.tag == "code" and last["type"] == "pre" and language:
            last["language"] = language
        else:
            self.entities.append(entity | ({"language": language} if language else {}))

    def fail(self, what: str, start: int, rest: str = "") -> NoReturn:
        raise _complaint(f"{what} at byte offset {byte_offset(self.raw, start)}{rest}")


@dataclass(slots=True)
class _Attributes:
    reader: _Reader
    tag: str
    start: int
    position: int

    def read(self) -> tuple[dict[str, str], int]:
        raw = self.reader.raw
        found: dict[str, str] = {}
        while True:
            self.skip()
            if raw[self.position : self.position + 1] == ">":
                return found, self.position
            name, value = self.one()
            found[name] = value

    def skip(self) -> None:
        self.position = _matched(_BLANKS, self.reader.raw, self.position)

    def one(self) -> tuple[str, str]:
        raw, begin = self.reader.raw, self.position
        self.position = _matched(_ATTRIBUTE, raw, begin)
        name = raw[begin : self.position]
        if not name:
            self.reader.fail(f'Empty attribute name in the tag "{self.tag}"', self.start)
        self.skip()
        if raw[self.position : self.position + 1] != "=":
            self.unclosed(named=True)
            return name, "1"
        self.position += 1
        self.skip()
        self.unclosed(named=True)
        value = self.quoted() if raw[self.position] in "'\"" else self.token()
        self.unclosed(named=False)
        return name, value

    def unclosed(self, *, named: bool) -> None:
        if self.position >= len(self.reader.raw):
            self.reader.fail(f'Unclosed start tag "{self.tag}"' if named else "Unclosed start tag", self.start)

    def token(self) -> str:
        raw, begin = self.reader.raw, self.position
        self.position = _matched(_TOKEN, raw, begin)
        if self.position < len(raw) and raw[self.position] not in _SPACES + ">":
            self.reader.fail("Unexpected end of name token", begin)
        return raw[begin : self.position].lower()

    def quoted(self) -> str:
        raw, quote = self.reader.raw, self.reader.raw[self.position]
        end = raw.find(quote, self.position + 1)
        if end < 0:
            self.position = len(raw)
            return ""
        value = raw[self.position + 1 : end]
        self.position = end + 1
        return _REFERENCE.sub(lambda hit: _dereferenced(value, hit.start())[0], value)


def read_html(raw: str) -> tuple[str, list[dict[str, Any]]]:
    """The plain text and its entities. Raises Refusal (400, ``can't parse entities: ...``)."""
    text, entities = _Reader(raw).read()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return text, entities


def _matched(pattern: re.Pattern[str], text: str, position: int) -> int:
    hit = pattern.match(text, position)
    return hit.end() if hit else position


def _dereferenced(text: str, start: int) -> tuple[str, int]:
    """The character a reference stands for and where to read on; an unknown one stays as it is."""
    hit = _REFERENCE.match(text, start)
    if not hit:
        return "&", start + 1
    hexadecimal, decimal, name = hit.groups()
    if name:
        return (_NAMED[name], hit.end()) if name in _NAMED else ("&", start + 1)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < _MAX_CODE or len(hit.group().rstrip(";")) >= _MAX_REFERENCE:
        return "&", start + 1
    return chr(code), hit.end()


def _detailed(opened: _Open, entity: dict[str, Any]) -> dict[str, Any] | None:
    if opened.tag == "blockquote" and opened.attributes.get("expandable"):
        return entity | {"type": "expandable_blockquote"}
    if opened.tag == "tg-emoji":
        identifier = opened.attributes.get("emoji-id", "")
        if not identifier.isdigit() or int(identifier) == 0:
            raise _complaint("Invalid custom emoji identifier specified")
        return entity | {"custom_emoji_id": identifier}
    if opened.tag == "tg-time":
        unix = opened.attributes.get("unix", "")
        return entity | {"unix_time": int(unix)} if unix.isdigit() and int(unix) else None
    return entity


def _checked(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _complaint(
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate"
            " code units"
        ) from None
    return text


def _complaint(text: str) -> Exception:
    return bad_request(f"Can't parse entities: {text}")
