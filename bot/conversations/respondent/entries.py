"""One entry of a repeat: its answers, each a press away, and deleting it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import question_card, review, sessions
from bot.presenting import reviewing
from bot.presenting.callbacks import Address
from bot.presenting.paging import page_of
from bot.presenting.prompts import CardContext
from bot.presenting.reviewing import ReviewLine
from bot.presenting.screens import Button, Screen, ScreenBuilder, Spare, Tone, asked_in_one_line
from bot.services.sessions.answering import Live
from survey_definitions import Instance, ReviewItem
from survey_definitions.markup import plain

KIND: Final = "e"


def show_entry(turn: Turn) -> Screen:
    """The answers of one entry, numbered; each number leads to its question and back to the list."""
    live, entry = sessions.live(turn), _entry(turn)
    if entry is None:
        return question_card.show(turn)
    items = list(_items(live, entry))
    found = [
        ReviewLine(
            (), asked_in_one_line(plain(item.label), reviewing.ASKED), reviewing.said(turn.texts, item), section, at
        )
        for section, at, item in items
    ]
    at = CardContext(live.row.id, live.row.turn)
    back = turn.button("button-back", at.to("w"))
    pages = reviewing.paged(found, _head(turn, entry).row(back).row(back).done())
    page = page_of(pages, turn.page)
    (shown,) = page.entries
    draft = _head(turn, entry)
    reviewing.put(draft, found, shown)
    numbers = [Button(f"{n + 1}", review.to(live, "i", *items[n][:2])) for n in shown]
    draft.grid(numbers, reviewing.numbers_in_row(len(numbers)))
    draft.row(*page.turning(turn.texts, lambda number: _page(live, entry, number)))
    return draft.row(back, turn.button("button-delete", at.to("z", entry.key))).done()


def _head(turn: Turn, entry: Instance) -> ScreenBuilder:
    return ScreenBuilder().say(Tone.QUIET, sessions.title(turn), Spare.HEAD).say(Tone.TITLE, plain(entry.title))


def show_delete(turn: Turn) -> Screen:
    """Ask once before an entry and its answers go."""
    live, entry = sessions.live(turn), _entry(turn)
    if entry is None:
        return question_card.show(turn)
    at = CardContext(live.row.id, live.row.turn)
    return (
        ScreenBuilder()
        .say(Tone.QUIET, sessions.title(turn))
        .say(Tone.QUESTION, turn.t("repeat-delete", entry=plain(entry.summary or entry.title)))
        .row(turn.button("button-delete", at.to("y", entry.key)), turn.button("button-back", at.to("w")))
        .done()
    )


def on_tap(turn: Turn, address: Address) -> None:
    """Another page of an entry."""
    if not sessions.reached(turn, address):
        return
    if address.verb == "p":
        sessions.go(turn, "entry", key=address.number(2), page=max(0, address.number(3)))
    else:
        raise LeadsNowhereError


def _entry(turn: Turn) -> Instance | None:
    """The entry of the place, when its list is what is asked."""
    prompt = sessions.live(turn).prompt
    key = turn.chat.place["key"]
    return next((entry for entry in prompt.instances if entry.key == key), None) if prompt is not None else None


def _items(live: Live, entry: Instance) -> Iterator[tuple[int, int, ReviewItem]]:
    """Section, place in it and answer, for all that stands in an entry."""
    for n, section in enumerate(live.engine.review()):
        if f"{section.path}/".startswith(f"{entry.path}/"):
            yield from ((n, at, item) for at, item in enumerate(section.items))


def _page(live: Live, entry: Instance, page: int) -> Address:
    return Address(KIND, "p", (live.row.id, live.row.turn, entry.key, page))


CONVERSATION = Conversation(
    name="entries",
    screens={"entry": show_entry, "delete": show_delete},
    taps={KIND: on_tap},
)
