"""The review as lines: every answer behind its question, headings once, entries of lists by what tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.presenting import heights
from bot.presenting.prompts import LABEL_FITS, even
from bot.presenting.screens import Screen, ScreenBuilder, Tone, asked_in_one_line, shortened
from bot.texts import Texts
from survey_definitions import ReviewItem, Section
from survey_definitions.markup import plain
from survey_definitions.value import value

ASKED: Final = 70  # characters of a question in a line
SAID: Final = 90  # characters of an answer
AGAIN: Final = 20  # characters of a question that is asked again and again
OFTEN: Final = 3  # times
NUMBERS: Final = 8  # in a row of buttons, which are no wider than a number


@value
class ReviewLine:
    """One answer, or one entry of a list: what it stands under, and where its number leads.

    ``section`` is the number of its section in the review, ``item`` the answer in it; None for an entry or empty list.
    """

    above: tuple[str, ...]
    asked: str
    said: str
    section: int
    item: int | None = None


def level(texts: Texts, value: str, place: int, shown: str) -> str:
    """A level by its number, where it reads as a whole sentence; empty for other answers."""
    if not place or not value.isdecimal() or len(shown) <= LABEL_FITS:
        return ""
    return texts("chosen-level" if int(value) == place else "chosen-number", number=place)


def said(texts: Texts, item: ReviewItem) -> str:
    """The answer of a question in a few words."""
    if not item.answered or not item.shown:
        return texts("review-empty")
    words = item.shown if item.shown == item.value else plain(item.shown)  # one's own words are shown as they are
    return level(texts, item.value, item.place, item.shown) or shortened(words, SAID)


def lines(texts: Texts, sections: Sequence[Section]) -> list[ReviewLine]:
    """The review, line by line: one for each answer outside of lists that can be added to, one for each entry."""
    found: list[ReviewLine] = []
    entries: set[str] = set()
    for n, section in enumerate(sections):
        if section.entry is not None:
            if section.entry.path not in entries:
                found.append(_of_entry(section, n))
            entries.add(section.entry.path)
        elif not section.items:
            above = section.headings
            found.append(ReviewLine(above[:-1], _colon(above[-1] if above else ""), texts("repeat-empty"), n))
        else:
            found += _of_section(texts, section, n)
    return _said_once(found)


def _said_once(found: list[ReviewLine]) -> list[ReviewLine]:
    """A question that is asked again and again is told by its first words."""
    times = Counter(line.asked for line in found if line.item is not None)
    return [
        replace(line, asked=asked_in_one_line(line.asked, AGAIN)) if times[line.asked] >= OFTEN else line
        for line in found
    ]


def _of_entry(section: Section, n: int) -> ReviewLine:
    entry = section.entry
    assert entry is not None
    above = section.headings[: section.headings.index(entry.title)] if entry.title in section.headings else ()
    return ReviewLine(above, _colon(entry.title), shortened(plain(entry.summary) or "…", SAID), n)


def _of_section(texts: Texts, section: Section, n: int) -> Iterator[ReviewLine]:
    """A heading over a single level names that level, and needs no line of its own."""
    levels = [at for at, item in enumerate(section.items) if level(texts, item.value, item.place, item.shown)]
    named = levels[0] if len(levels) == 1 and section.headings else None
    above = section.headings[:-1] if named is not None else section.headings
    for at, item in enumerate(section.items):
        asked = _colon(section.headings[-1]) if at == named else asked_in_one_line(plain(item.label), ASKED)
        yield ReviewLine(above, asked, said(texts, item), n, at)


def _colon(title: str) -> str:
    return f"{shortened(plain(title), ASKED).rstrip(' .:')}:"


def paged(
    found: Sequence[ReviewLine], first: Screen, others: Screen | None = None, *, numbers: bool = True
) -> list[range]:
    """The lines on pages that fit on a phone, with the buttons of their ``numbers``, within all that stands around.

    Around the first page may stand more than around the ``others``.
    """
    most = heights.ROOM - heights.WARNED - heights.LINE
    rooms = [most - heights.of_screen(around) for around in (first, others or first)]
    row = heights.BUTTONS if numbers else 0
    return heights.pages(
        len(found), lambda shown: _height(found, shown) + row * -(-len(shown) // NUMBERS) <= rooms[shown.start > 0]
    )


def numbers_in_row(count: int) -> int:
    """How many numbers stand in a row below the answers."""
    return even(count, NUMBERS)


def _height(found: Sequence[ReviewLine], shown: range) -> int:
    draft = ScreenBuilder()
    put(draft, found, shown)
    return heights.of_screen(draft.done()) - heights.EDGES


def put(draft: ScreenBuilder, found: Sequence[ReviewLine], shown: range) -> None:
    """Say the lines of a page; a heading where another part begins, whole at the top of a page."""
    before: tuple[str, ...] = ()
    for n in shown:
        draft.say(Tone.HEADING, _heading(before, found[n].above))
        draft.option(n + 1, found[n].asked, found[n].said)
        before = found[n].above


def _heading(before: tuple[str, ...], above: tuple[str, ...]) -> str:
    if above == before:
        return ""
    common = 0
    while common < min(len(before), len(above)) and before[common] == above[common]:
        common += 1
    return plain(" · ".join(above[common:] or above))
