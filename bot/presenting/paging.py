"""A list in pages: which part of it is on, and the buttons to the parts before and behind.

Pages have a size (`page_of`), or they are cut where a phone ends (`fitting`), or where a message does (`in_messages`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from bot.presenting import heights
from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Screen
from bot.texts import Texts
from survey_definitions.value import value

MOST_READ: Final = 3000  # characters of what is read as a whole; Telegram takes 4,096, title and notes included
_SPARE: Final = heights.LINE  # by which a page may be drawn higher than the estimate

T = TypeVar("T")
Turning = tuple[Button | None, Button | None]


@value
class ListPage(Generic[T]):
    """One page of a list; ``number`` counts from 0 and lies within the list, whatever was asked for."""

    entries: Sequence[T]
    number: int
    has_more: bool

    def turning(self, texts: Texts, to: Callable[[int], Address]) -> Turning:
        """The buttons to the page before and the one behind, where there are any; ``to`` addresses a page."""
        return (
            Button(texts("button-earlier"), to(self.number - 1)) if self.number else None,
            Button(texts("button-further"), to(self.number + 1)) if self.has_more else None,
        )


def page_of(listed: Sequence[T], wanted: int, size: int = 1) -> ListPage[T]:
    """The page of a list that is wanted, or the nearest there is; a list of pages has a ``size`` of 1."""
    number = within(wanted, len(listed), size)
    return ListPage(listed[number * size : (number + 1) * size], number, (number + 1) * size < len(listed))


def within(wanted: int, count: int, size: int = 1) -> int:
    """The number of a page, kept within a list of so many entries."""
    return min(max(0, wanted), max(0, count - 1) // size)


def fitting(listed: Sequence[T], wanted: int, made: Callable[[ListPage[T]], Screen], room: int) -> Screen:
    """The whole list where it fits into ``room`` pixels; else the page that is wanted, cut where a phone ends.

    ``made`` makes the screen of a page, with the buttons that turn it. Pages leave the room of a warning, so that they
    are cut at the same places with and without one.
    """
    whole = made(ListPage(listed, 0, has_more=False))
    if heights.of_screen(whole) <= room:
        return whole

    def fits(part: range) -> bool:
        page = ListPage(listed[part.start : part.stop], min(1, part.start), has_more=True)
        return heights.of_screen(made(page)) <= heights.ROOM - heights.WARNED - _SPARE

    page = page_of(heights.pages(len(listed), fits), wanted)
    (part,) = page.entries
    return made(ListPage(listed[part.start : part.stop], page.number, page.has_more))


def in_messages(listed: Sequence[tuple[int, str]], wanted: int) -> ListPage[tuple[int, str]]:
    """A page of numbered texts that are read as a whole: one message as long as it takes them, else as many as fit."""

    def fits(part: range) -> bool:
        return sum(len(text) for _, text in listed[part.start : part.stop]) <= MOST_READ

    pages = heights.pages(len(listed), fits)
    page = page_of(pages, wanted)
    (part,) = page.entries
    return ListPage(listed[part.start : part.stop], page.number, page.has_more)
