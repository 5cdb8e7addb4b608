"""A screen: what a chat should show, with no channel in it. Renderers make messages or numbered replies of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace
from datetime import timedelta
from enum import IntEnum, StrEnum
from typing import Final

from bot.presenting.callbacks import Address
from survey_definitions.markup import MarkedText, spans
from survey_definitions.value import value

MOST_UNDER_PICTURE: Final = 1024  # characters after mark-up is parsed: what Telegram takes
BETWEEN: Final = 4  # characters that a paragraph takes beside its own at most: its mark, the empty line before it


class Tone(StrEnum):
    """How a part of a screen speaks."""

    QUIET = "quiet"  # progress, what was answered before
    TITLE = "title"
    HEADING = "heading"  # the part of a survey a question belongs to
    TEXT = "text"
    QUESTION = "question"
    OPTION = "option"  # one line of a numbered list
    WARNING = "warning"
    ANSWER = "answer"  # what the person said, on a closed card


class Style(StrEnum):
    """What a button is for; a channel may colour it."""

    PLAIN = ""
    MAIN = "primary"
    DONE = "success"
    DANGER = "danger"


class Spare(IntEnum):
    """What of a screen is left out in which order, where a warning takes its room."""

    DONE = 1  # what was answered last
    NEWS = 2
    HEAD = 3  # title, part, time
    MANNER = 4  # how it is typed, which a warning about what was typed says as well
    NOTES = 5
    HEADING = 6
    HINT = 7
    OWN_WORDS = 8  # that nothing classified is to be written


@value
class Part:
    """A paragraph of plain text, never marked up. ``lead`` is the number of an option, ``said`` an answer behind it.

    ``spans`` are the same words with how an author wants them to look, for channels that can show it. ``spare`` says
    when it is left out where a warning takes the room of a screen (`Spare`); 0 stays.
    """

    tone: Tone
    text: str
    lead: str = ""
    spans: tuple[MarkedText, ...] = ()
    said: str = ""
    spare: int = field(default=0, compare=False)

    @property
    def plain(self) -> str:
        """Number, text and answer."""
        text = f"{self.text} {self.said}" if self.said else self.text
        return f"{self.lead}  {text}" if self.lead else text


_TOGETHER = {
    (Tone.OPTION, Tone.OPTION),
    (Tone.QUIET, Tone.TITLE),
    (Tone.QUIET, Tone.QUIET),
    (Tone.QUIET, Tone.HEADING),
    (Tone.HEADING, Tone.QUESTION),
    (Tone.HEADING, Tone.OPTION),
}


def close_together(before: Part, after: Part) -> bool:
    """Whether a paragraph follows without an empty line between."""
    return (before.tone, after.tone) in _TOGETHER


def under_picture(parts: Sequence[Part]) -> int:
    """How many of the paragraphs fit under a picture, from the first one on."""
    room = MOST_UNDER_PICTURE
    for count, part in enumerate(parts):
        room -= len(part.plain) + BETWEEN
        if room < 0:
            return count
    return len(parts)


@value
class Button:
    """A label and the address of what pressing it does."""

    label: str
    address: Address
    style: Style = Style.PLAIN


@value
class Screen:
    """Paragraphs and rows of buttons; ``picture`` is a PNG above them, for channels that can show one.

    ``contact`` is the label of a button that shares the reader's own contact card; such a screen has no other buttons.
    ``file`` goes out in one message with the paragraphs, which are few then.
    """

    parts: tuple[Part, ...]
    rows: tuple[tuple[Button, ...], ...] = field(default=())
    picture: bytes | None = None
    contact: str = ""
    file: Attachment | None = None

    @property
    def buttons(self) -> list[Button]:
        """All buttons in reading order; a channel without buttons numbers them so."""
        return [button for row in self.rows for button in row]


def with_warning(screen: Screen, warning: str, about: str = "") -> Screen:
    """A screen below a warning, and that below what it is ``about``."""
    named = (Part(Tone.TITLE, about),) if about else ()
    return replace(screen, parts=(*named, Part(Tone.WARNING, warning), *screen.parts))


@value
class Attachment:
    """A file that goes with a screen. ``kept_for``: it cannot be forwarded, and is deleted in the chat after that."""

    name: str
    body: bytes
    kept_for: timedelta | None = None


def shortened(text: str, most: int) -> str:
    """Text cut to ``most`` characters, with an ellipsis where something is missing."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def shortened_in(sentence: Callable[[str], str], name: str, most: int) -> str:
    """A sentence of at most ``most`` characters, 0 for all.

    The name in it is cut, not what follows the name, unless two thirds of the room are not enough for that.
    """
    whole = sentence(name)
    if not most:
        return whole
    beyond = len(whole) - most
    return shortened(sentence(shortened(name, max(most // 3, len(name) - beyond))) if beyond > 0 else whole, most)


class ScreenBuilder:
    """A screen in the making."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._rows: list[tuple[Button, ...]] = []
        self._contact = ""
        self._picture: bytes | None = None

    def say(self, tone: Tone, text: str, spare: int = 0) -> ScreenBuilder:
        """Add a paragraph; an empty one is left out. ``spare``: see `Part`."""
        if text.strip():
            self._parts.append(Part(tone, text.strip(), spare=spare))
        return self

    def say_marked(self, tone: Tone, text: str, spare: int = 0) -> ScreenBuilder:
        """Add a paragraph in an author's own mark-up. ``spare``: see `Part`."""
        found = spans(text.strip())
        words = "".join(span.text for span in found)
        marked = found if len(found) > 1 or (found and found[0].is_marked) else ()
        if words.strip():
            self._parts.append(Part(tone, words.strip(), spans=marked, spare=spare))
        return self

    def show(self, picture: bytes | None) -> ScreenBuilder:
        """Put a picture above everything."""
        self._picture = picture
        return self

    def option(self, number: int, text: str, said: str = "") -> ScreenBuilder:
        """Add a line of a numbered list; ``said`` is the answer to what it asks."""
        self._parts.append(Part(Tone.OPTION, text.strip(), f"{number}", said=said))
        return self

    def row(self, *buttons: Button | None) -> ScreenBuilder:
        """Add a row of buttons; None is left out, an empty row too."""
        present = tuple(button for button in buttons if button is not None)
        if present:
            self._rows.append(present)
        return self

    def grid(self, buttons: Iterable[Button], width: int) -> ScreenBuilder:
        """Add buttons in rows of at most ``width``."""
        line: list[Button] = []
        for button in buttons:
            line.append(button)
            if len(line) == width:
                self.row(*line)
                line = []
        return self.row(*line)

    def ask_contact(self, label: str) -> ScreenBuilder:
        """Ask for the reader's own contact card, by a button with this label."""
        self._contact = label
        return self

    def done(self) -> Screen:
        """The screen."""
        return Screen(tuple(self._parts), tuple(self._rows), self._picture, self._contact)


def in_one_line(question: str, answer: str, most_asked: int, most_answered: int) -> str:
    """A question and the answer, each cut where it is too long; of a long question the line that asks, or the first."""
    return f"{asked_in_one_line(question, most_asked)} {shortened(answer, most_answered)}"


def asked_in_one_line(question: str, most: int) -> str:
    """A question before its answer: of a long one the line that asks, or the first; a colon where it does not ask."""
    lines = question.splitlines() or [""]
    asked = shortened(lines[-1] if lines[-1].endswith("?") else lines[0], most).rstrip(" .:;")
    return asked if asked.endswith("?") else f"{asked}:"
