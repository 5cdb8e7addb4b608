"""Reads parse mode MarkdownV2; the complaints are TDLib's, word for word (``parse_markdown_v2``)."""

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

from bot.sandbox.refusals import TelegramRefusal, bad_request
from bot.sandbox.text.links import entity_for_link
from bot.sandbox.text.utf16 import byte_offset, utf16_length

Entity = dict[str, Any]

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_MARKS = {
    "__": "underline",
    "||": "spoiler",
    "```": "pre",
    "![": "custom_emoji",
    "_": "italic",
    "*": "bold",
    "~": "strikethrough",
    "[": "text_link",
    "`": "code",
}
_ENDS = {
    "underline": "__",
    "spoiler": "||",
    "pre": "```",
    "custom_emoji": "]",
    "italic": "_",
    "bold": "*",
    "strikethrough": "~",
    "text_link": "]",
    "code": "`",
}
_TD_NAMES = {
    "underline": "Underline",
    "spoiler": "Spoiler",
    "pre": "Pre",
    "custom_emoji": "CustomEmoji",
    "italic": "Italic",
    "bold": "Bold",
    "strikethrough": "Strikethrough",
    "text_link": "TextUrl",
    "code": "Code",
    "blockquote": "BlockQuote",
}
LANGUAGE = re.compile(r"([^\s`]+)(?=\s)")
NEW_LINE = re.compile(r"\r\n|\n\r|\n|\r")
_LAST_ASCII = 126


@dataclass(slots=True)
class _Open:
    kind: str
    offset: int  # UTF-16, of the entity
    place: int  # where its mark stands in the source
    part: int  # index into the parts of the result
    language: str = ""


@dataclass(slots=True)
class _Reader:
    raw: str
    position: int = 0
    parts: list[str] = field(default_factory=list)
    offset: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    line_start: bool = True
    quoted: bool = False

    def read(self) -> tuple[str, list[Entity]]:
        while self.position < len(self.raw):
            self.step()
        self.end_quote_at_end()
        if self.stack:
            self.unfinished(self.stack[-1])
        return "".join(self.parts), self.entities

    def step(self) -> None:
        letter = self.raw[self.position]
        following = self.raw[self.position + 1 : self.position + 2]
        inside = self.stack[-1].kind if self.stack else ""
        if letter == "\\" and following and 0 < ord(following) <= _LAST_ASCII:
            self.add(following, 2)
            self.line_start = following == "\n"
        elif letter not in ("`" if inside in ("code", "pre") else _RESERVED):
            self.add(letter, 1)
            self.line_start = self.line_start and letter == "\r"
        elif self.quoted and letter == "\n" and following != ">":
            self.end_quote()
        elif inside and inside != "blockquote" and self.ends(inside):
            self.close()
        else:
            self.open(letter)

    def ends(self, kind: str) -> bool:
        if kind == "italic" and self.raw.startswith("__", self.position):
            return False
        return self.raw.startswith(_ENDS[kind], self.position)

    def add(self, text: str, taken: int) -> None:
        self.parts.append(text)
        self.offset += utf16_length(text)
        self.position += taken

    def open(self, letter: str) -> None:
        if letter == "\n":
            self.add("\n", 1)
            self.line_start = True
            return
        if letter == ">" and self.line_start:
            self.open_quote()
            return
        mark = next((mark for mark in _MARKS if self.raw.startswith(mark, self.position)), None)
        if mark is None:
            raise complaint(f"Character '{letter}' is reserved and must be escaped with the preceding '\\'")
        self.push(_MARKS[mark])
        self.position += len(mark)
        if mark == "```":
            self.skip_language()

    def open_quote(self) -> None:
        if not self.quoted:
            self.push("blockquote")
            self.quoted = True
        self.position += 1

    def push(self, kind: str) -> None:
        self.stack.append(_Open(kind, self.offset, self.position, len(self.parts)))

    def skip_language(self) -> None:
        if hit := LANGUAGE.match(self.raw, self.position):
            self.stack[-1].language = hit.group(1)
            self.position = hit.end()
        if line := NEW_LINE.match(self.raw, self.position):
            self.position = line.end()

    def close(self) -> None:
        opened = self.stack.pop()
        self.position += len(_ENDS[opened.kind])
        entity: Entity = {"type": opened.kind, "offset": opened.offset, "length": self.offset - opened.offset}
        extra = self.details(opened)
        if entity["length"] and extra is not None:
            self.entities.append(entity | extra)

    def details(self, opened: _Open) -> Entity | None:
        if opened.kind == "text_link":
            shown = "".join(self.parts[opened.part :])
            return entity_for_link(self.address() if self.raw.startswith("(", self.position) else shown)
        if opened.kind == "custom_emoji":
            return self.special()
        return {"language": opened.language} if opened.language else {}

    def address(self) -> str:
        begin = self.position = self.position + 1
        found = []
        while self.position < len(self.raw) and self.raw[self.position] != ")":
            self.position += self.raw[self.position] == "\\" and self.position + 1 < len(self.raw)
            found.append(self.raw[self.position])
            self.position += 1
        if self.position >= len(self.raw):
            raise complaint(f"Can't find end of a URL at byte offset {byte_offset(self.raw, begin)}")
        self.position += 1
        return "".join(found)

    def special(self) -> Entity:
        if not self.raw.startswith("(", self.position):
            raise complaint("The entity must contain a tg://emoji or tg://time URL")
        url = self.address()
        if hit := re.fullmatch(r"tg://emoji\?id=(\d+)", url):
            return {"custom_emoji_id": hit.group(1)}
        if hit := re.match(r"tg://time\?unix=(\d+)", url):
            return {"type": "date_time", "unix_time": int(hit.group(1))}
        raise complaint("Invalid tg://emoji or tg://time URL specified")

    def end_quote(self) -> None:
        """The quotation ends with its line; ``||`` just before makes it expandable."""
        kind = self.take_expandable(self.position)
        if self.stack[-1].kind != "blockquote":
            self.unfinished(self.stack[-1])
        opened = self.stack.pop()
        self.quoted, self.line_start = False, True
        self.add("\n", 1)
        self.entities.append({"type": kind, "offset": opened.offset, "length": self.offset - opened.offset})

    def end_quote_at_end(self) -> None:
        if not self.quoted:
            return
        kind = self.take_expandable(len(self.raw))
        if self.stack[-1].kind != "blockquote":
            return
        opened = self.stack.pop()
        if self.offset > opened.offset:
            self.entities.append({"type": kind, "offset": opened.offset, "length": self.offset - opened.offset})

    def take_expandable(self, end: int) -> str:
        last = self.stack[-1]
        if last.kind == "spoiler" and last.place == len(self.raw[:end].rstrip("\r")) - 2:
            self.stack.pop()
            return "expandable_blockquote"
        return "blockquote"

    def unfinished(self, opened: _Open) -> NoReturn:
        name = "PreCode" if opened.language else _TD_NAMES[opened.kind]
        raise complaint(f"Can't find end of {name} entity at byte offset {byte_offset(self.raw, opened.place)}")


def read_markdown_v2(raw: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities. Raises Refusal (400, ``can't parse entities: ...``)."""
    return _Reader(raw).read()


def complaint(text: str) -> TelegramRefusal:
    """A refusal about mark-up."""
    return bad_request(f"Can't parse entities: {text}")
