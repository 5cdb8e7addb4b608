"""“Still right?”: what somebody answered in an earlier campaign, section by section; one press keeps a section."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import sessions
from bot.presenting import reviewing
from bot.presenting.callbacks import Address
from bot.presenting.paging import page_of
from bot.presenting.prompts import Around, head
from bot.presenting.screens import Screen, ScreenBuilder, Spare, Style, Tone, shortened
from bot.services.sessions import answering, earlier_answers
from bot.services.sessions.answering import Live
from survey_definitions.engine.carrying import Offered

KIND: Final = "s"
DONE: Final = 48


def due(live: Live) -> str | None:
    """The section to ask about before its first question; None when there is none."""
    if live.last is None:
        return None
    return live.engine.due_to_keep(live.last, earlier_answers.decided(live.more))


def card(turn: Turn, live: Live, home: str) -> Screen:
    """Last time's answers of a section in words, and what can be done with them."""
    assert live.last is not None
    offered = live.engine.preview(home, live.last, turn.now)
    found = reviewing.lines(turn.texts, offered.sections)
    draft = _head(turn, live, offered)
    answers = (
        (turn.button("button-still-right", _to(live, "k"), Style.DONE),),
        (turn.button("button-change", _to(live, "c")), turn.button("button-afresh", _to(live, "f"))),
        (turn.button("button-back", _to(live, "b")),),
    )
    left_open = turn.t("still-open", count=offered.left_open) if offered.left_open else ""
    around = _head(turn, live, offered).say(Tone.QUIET, left_open)
    pages = reviewing.paged(found, replace(around.done(), rows=(*answers, answers[-1])), numbers=False)
    page = page_of(pages, live.on_card.get("page", 0))
    reviewing.put(draft, found, page.entries[0])
    draft.say(Tone.TEXT, "" if found else turn.t("still-nothing"))
    draft.say(Tone.QUIET, left_open)
    draft.row(*page.turning(turn.texts, lambda number: _to(live, "p", number)))
    for row in answers:
        draft.row(*row)
    return draft.done()


def _head(turn: Turn, live: Live, offered: Offered) -> ScreenBuilder:
    """What stands above last time's answers."""
    done = f"✓ {live.on_card['done']}" if live.on_card.get("done") else ""
    draft = ScreenBuilder().say(Tone.QUIET, done, Spare.DONE).say(Tone.QUIET, sessions.news(turn), Spare.NEWS)
    around = Around(sessions.title(turn), live.engine.outlook(), pace=live.pace)
    draft.say(Tone.QUIET, head(turn.texts, around), Spare.HEAD)
    for note in live.on_card.get("notes", ()):
        draft.say_marked(Tone.TEXT, note, Spare.NOTES)
    asked = turn.t("still-right", day=turn.texts.day(earlier_answers.given_at(live.more)))
    return draft.say(Tone.HEADING, offered.title).say(Tone.QUESTION, asked)


def _to(live: Live, verb: str, *numbers: int) -> Address:
    return Address(KIND, verb, (live.row.id, live.row.turn, *numbers))


def on_tap(turn: Turn, address: Address) -> None:
    """A press on such a card. One for another turn than the present changes nothing."""
    if not sessions.reached(turn, address):
        return
    live = sessions.live(turn)
    home = due(live)
    if home is None or address.verb not in _VERBS:
        raise LeadsNowhereError
    sessions.go(turn, sessions.AT)
    _VERBS[address.verb](turn, live, home, address.number(2, 0))


def _keep(turn: Turn, live: Live, home: str, _: int) -> None:
    assert live.last is not None
    title = live.engine.preview(home, live.last, turn.now).title or sessions.title(turn)
    earlier_answers.decide(live.more, home, earlier_answers.KEEP)
    answering.keep(turn.uow, live, home, turn.now)
    live.on_card["done"] = turn.t("still-kept", section=shortened(title, DONE))
    sessions.save(turn)


def _change(turn: Turn, live: Live, home: str, _: int) -> None:
    """Ask everything with last time's answer beside it; lists come with their entries, to be changed there."""
    earlier_answers.decide(live.more, home, earlier_answers.CHANGE)
    answering.keep(turn.uow, live, home, turn.now, lists_only=True)
    sessions.save(turn)


def _afresh(turn: Turn, live: Live, home: str, _: int) -> None:
    earlier_answers.decide(live.more, home, earlier_answers.AFRESH)
    live.row.turn += 1
    live.on_card.pop("page", None)
    sessions.save(turn)


def _turn_page(turn: Turn, live: Live, _: str, page: int) -> None:
    live.on_card["page"] = page
    sessions.save(turn)


def _back(turn: Turn, live: Live, _: str, __: int) -> None:
    del live
    if not sessions.back(turn):
        sessions.leave(turn)


_VERBS: Final = {"k": _keep, "c": _change, "f": _afresh, "p": _turn_page, "b": _back}

CONVERSATION = Conversation(name="still right", screens={}, taps={KIND: on_tap})
