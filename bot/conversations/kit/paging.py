"""A list in pages: which part of it is on, and the buttons to the parts before and behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.conversations.kit.turn import Turn
from bot.presenting.callbacks import Address
from bot.presenting.screens import ScreenBuilder

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """One page of a list; ``number`` counts from 0 and lies within the list, whatever was asked for."""

    entries: Sequence[T]
    number: int
    has_more: bool

    def turn_over(self, turn: Turn, draft: ScreenBuilder, to: Callable[[int], Address]) -> ScreenBuilder:
        """Add the buttons to the page before and the one behind, where there are any; ``to`` addresses a page."""
        return draft.row(
            turn.button("button-earlier", to(self.number - 1)) if self.number else None,
            turn.button("button-further", to(self.number + 1)) if self.has_more else None,
        )


def page_of(listed: Sequence[T], wanted: int, size: int) -> ListPage[T]:
    """The page of a list that is wanted, or the nearest there is."""
    number = within(wanted, len(listed), size)
    return ListPage(listed[number * size : (number + 1) * size], number, (number + 1) * size < len(listed))


def within(wanted: int, count: int, size: int) -> int:
    """The number of a page, kept within a list of so many entries."""
    return min(max(0, wanted), max(0, count - 1) // size)
