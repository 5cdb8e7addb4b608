"""Screens as Telegram messages: HTML, escaped at the last moment, and inline keyboards within Telegram's limits."""

from __future__ import annotations

import html
import re
from dataclasses import field
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final
from zlib import crc32

from bot.presenting.screens import (
    BETWEEN,
    Attachment,
    Button,
    Part,
    Screen,
    Tone,
    close_together,
    shortened,
    under_picture,
)
from storage.fast_json import dumps
from survey_definitions.markup import MarkedText
from survey_definitions.value import value

MOST_TEXT: Final = 4096  # characters after mark-up is parsed: Telegram's limit
_MOST_PIECE: Final = MOST_TEXT - 8  # of one paragraph
_SHORT: Final = 300  # characters of a text that is kept as it was escaped: most are those of surveys
NOTHING: Final = "…"  # stands where there is nothing to see: Telegram refuses empty texts and drops empty buttons
_VISIBLE: Final = re.compile(
    "[^\\s\x00-\x1f\u180e\u2000-\u200f\u2028-\u202e\u2060-\u2064\u2800\ufeff\ufffc\U000e0000-\U000e007f]"
)
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")  # what follows would run the other way
MOST_LABEL: Final = 64  # longer labels are cut by every client
_MARK = {
    Tone.QUIET: "<i>{}</i>",
    Tone.TITLE: "<b>{}</b>",
    Tone.QUESTION: "<b>{}</b>",
    Tone.WARNING: "⚠ {}",
    Tone.ANSWER: "✓ {}",
}


@value
class Message:
    """What goes to Telegram: earlier pages of a long screen, the text of the card, its keyboard.

    A ``picture`` goes first. With ``caption`` None the text stands under it, and both are one message; otherwise the
    caption does, and the rest follows as messages of its own. ``ends_keyboard``: the first of the leading messages
    takes away the keyboard that stands instead of the phone's.
    """

    text: str
    keyboard: dict[str, Any] | None
    leading: tuple[str, ...] = ()
    picture: bytes | None = None
    caption: str | None = None
    ends_keyboard: bool = False
    file: Attachment | None = None  # the text stands under it
    look: int = field(init=False, compare=False)
    """A checksum by which a message is recognised that reads the same."""

    def __post_init__(self) -> None:
        reads = dumps([self.leading, self.text, self.keyboard, self.caption])
        object.__setattr__(self, "look", crc32(reads, crc32(self.picture or b"")))

    @property
    def has_buttons(self) -> bool:
        """Whether buttons hang on the message itself."""
        return self.keyboard is not None and "inline_keyboard" in self.keyboard

    @property
    def must_be_new(self) -> bool:
        """Whether it cannot be made of the card that is there: more than one message, or a keyboard of its own kind."""
        return bool(self.leading) or (self.keyboard is not None and not self.has_buttons)


def render(screen: Screen) -> Message:
    """A screen as a message; one too long for a message gets leading messages before the card."""
    parts = tuple(part for part in screen.parts if _VISIBLE.search(part.plain))
    under, rest = _under_picture(parts) if screen.picture else ((), parts)
    keyboard = _keyboard(screen)
    if screen.file is not None:
        return Message(_html(list(parts)), keyboard, file=screen.file)
    if screen.picture and not rest:
        return Message(_html(list(under)) if under else "", keyboard, picture=screen.picture)
    *leading, last = [_html(page) for page in _pages(rest)]
    caption = None if not screen.picture else _html(list(under)) if under else ""
    return Message(last, keyboard, tuple(leading), picture=screen.picture, caption=caption)


def _under_picture(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The paragraphs that fit under a picture, and what follows it."""
    count = under_picture(parts)
    return parts[:count], parts[count:]


def _keyboard(screen: Screen) -> dict[str, Any] | None:
    if screen.contact:
        share = {"text": screen.contact, "request_contact": True}
        return {"keyboard": [[share]], "resize_keyboard": True, "one_time_keyboard": True}
    if not screen.rows:
        return None
    return {"inline_keyboard": [[_button(button) for button in row] for row in screen.rows]}


def _plain(text: str) -> str:
    """Text as HTML that shows it, in the order in which it stands, whoever wrote it."""
    return _short(text) if len(text) <= _SHORT else _escaped(text)


def _escaped(text: str) -> str:
    return html.escape(_TURNING.sub("", text), quote=False)


_short = lru_cache(1024)(_escaped)


@lru_cache(1024)
def _label(text: str) -> str:
    return shortened(_TURNING.sub("", text), MOST_LABEL) if _VISIBLE.search(text) else NOTHING


def _button(button: Button) -> dict[str, str]:
    made = {"text": _label(button.label), "callback_data": button.address.pack()}
    if button.style:
        made["style"] = button.style.value
    return made


def _html(parts: list[Part]) -> str:
    if not parts:
        return NOTHING
    out = _marked(parts[0])
    for before, part in pairwise(parts):
        out += ("\n" if close_together(before, part) else "\n\n") + _marked(part)
    return out


def _marked(part: Part) -> str:
    marked = _toned(part)
    marked = f"{marked} <b>{_plain(part.said)}</b>" if part.said else marked
    return f"<b>{_plain(part.lead)}</b>  {marked}" if part.lead else marked


def _toned(part: Part) -> str:
    """The words in their tone; where an author made some of them bold, the others are not."""
    words = "".join(map(_spanned, part.spans)).strip() if part.spans else _plain(part.text)
    if part.spans and part.tone == Tone.QUESTION and any(span.bold for span in part.spans):
        return words
    return _MARK.get(part.tone, "{}").format(words)


def _spanned(span: MarkedText) -> str:
    out = _plain(span.text)
    for wanted, tag in ((span.bold, "b"), (span.italic, "i"), (span.underlined, "u")):
        out = f"<{tag}>{out}</{tag}>" if wanted else out
    return f'<a href="{html.escape(span.link)}">{out}</a>' if span.link else out


def _pages(parts: tuple[Part, ...]) -> list[list[Part]]:
    """Parts on pages of at most 4,096 characters, split at paragraphs, then at lines, then anywhere."""
    if sum(len(part.plain) + BETWEEN for part in parts) <= _MOST_PIECE:
        return [list(parts)]
    pages: list[list[Part]] = [[]]
    room = MOST_TEXT
    for part in (piece for whole in parts for piece in _pieces(whole)):
        need = len(part.plain) + BETWEEN
        if need > room and pages[-1]:
            pages.append([])
            room = MOST_TEXT
        pages[-1].append(part)
        room -= need
    return pages


def _pieces(part: Part) -> list[Part]:
    if len(part.text) <= _MOST_PIECE:
        return [part]
    text, out = part.text, list[Part]()
    while len(text) > _MOST_PIECE:
        cut = max(text.rfind("\n", 0, _MOST_PIECE), text.rfind(" ", 0, _MOST_PIECE))
        cut = cut if cut > 0 else _MOST_PIECE
        out.append(Part(part.tone, text[:cut].strip(), "" if out else part.lead))
        text = text[cut:].strip()
    return [*out, Part(part.tone, text, "" if out else part.lead, said=part.said)]
