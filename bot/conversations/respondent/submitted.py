"""What I submitted: every submission, its answers section by section, and as a PDF with its receipt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.conversations.kit.turn import Turn
from bot.presenting.callbacks import Address
from bot.presenting.paging import ListPage, fitting, page_of
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone, shortened
from bot.services.sessions import own_answers, results
from bot.services.sessions.own_answers import OwnPart, OwnSubmission
from bot.services.sessions.results import NumberedSubmission

KIND: Final = "R"
LIST: Final = Address(KIND, "a")
_LINES: Final = 8  # answers on one card
_QUESTION, _ANSWER = 160, 300
_LABEL: Final = 48


def show_list(turn: Turn) -> Screen:
    """All submissions, the newest on top, each with its receipt and its answers behind a button."""
    found = results.of_person(turn.uow, turn.person.id)
    return fitting(found, turn.page, lambda page: _list(turn, page), turn.room)


def _list(turn: Turn, page: ListPage[NumberedSubmission]) -> Screen:
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("submitted-title"))
    for one in page.entries:
        name, at = turn.texts.pick(one.titles), turn.texts.moment(one.at)
        draft.say(Tone.OPTION, turn.t("results-line", survey=name, at=at, code=one.receipt, number=one.number))
    for one in page.entries:
        label = turn.t(
            "submitted-line", survey=turn.texts.pick(one.titles), number=one.number, at=turn.texts.day(one.at)
        )
        draft.row(Button(shortened(label, _LABEL), Address(KIND, "o", (one.id, 0))))
    if not page.entries:
        draft.say(Tone.TEXT, turn.t("results-none"))
    draft.row(*page.turning(turn.texts, lambda number: Address(KIND, "a", (number,))))
    return draft.row(turn.button("button-results", Address(KIND, "s"), Style.MAIN)).done()


def show_one(turn: Turn) -> Screen:
    """One page of a submission's answers."""
    mine = _read(turn, turn.chat.place.get("id", 0))
    if mine is None:
        return show_list(turn)
    pages = list(_pages(mine.parts)) or [[]]
    page = page_of(pages, turn.page)
    draft = ScreenBuilder().say(Tone.QUIET, f"{turn.texts.pick(mine.titles)} · {page.number + 1}/{len(pages)}")
    draft.say(Tone.QUIET, _head(turn, mine))
    for part in page.entries[0]:
        draft.say(Tone.HEADING, part.title)
        for line in part.lines:
            draft.say(Tone.TEXT, f"{shortened(line.question, _QUESTION)}\n→ {shortened(line.answer, _ANSWER)}")
    if not mine.parts:
        draft.say(Tone.TEXT, turn.t("submitted-empty"))
    draft.row(*page.turning(turn.texts, lambda number: Address(KIND, "o", (mine.id, number))))
    draft.row(turn.button("button-pdf", Address(KIND, "d", (mine.id,))))
    return draft.row(turn.button("button-submitted", LIST, Style.MAIN)).done()


def _pages(parts: tuple[OwnPart, ...]) -> Iterator[list[OwnPart]]:
    """Whole sections together as long as there is room; a long one goes on, with its title again."""
    page: list[OwnPart] = []
    for part in parts:
        for first in range(0, len(part.lines), _LINES):
            piece = OwnPart(part.title, part.lines[first : first + _LINES])
            if page and sum(len(one.lines) for one in page) + len(piece.lines) > _LINES:
                yield page
                page = []
            page.append(piece)
    if page:
        yield page


def _read(turn: Turn, submission: int) -> OwnSubmission | None:
    return own_answers.read(turn.uow, turn.person.id, submission, turn.library, turn.now, turn.chat.language)


def _head(turn: Turn, mine: OwnSubmission) -> str:
    head = turn.t("submitted-head", number=mine.number, at=turn.texts.moment(mine.at), code=mine.receipt)
    return head if mine.is_newest else f"{head} {turn.t('submitted-older')}"


def take(turn: Turn, address: Address) -> bool:
    """Take a press of this part; False when it is none, or not about what is the person's own."""
    if address.verb == "a":
        turn.go("submitted", page=max(0, address.number(0, 0)))
        return True
    if address.verb not in ("o", "d"):
        return False
    mine = _read(turn, address.number(0))
    if mine is None:
        return False
    if address.verb == "d":
        turn.send(address)
    turn.go("mine", id=mine.id, page=max(0, address.number(1, 0)))
    return True


def files(turn: Turn, address: Address) -> list[tuple[str, bytes]]:
    """A submission as a PDF."""
    mine = _read(turn, address.number(0))
    return [(f"{mine.receipt}.pdf", _pdf(turn, mine))] if mine is not None else []


def _pdf(turn: Turn, mine: OwnSubmission) -> bytes:
    sections = [(part.title, [(line.question, line.answer) for line in part.lines]) for part in mine.parts]
    foot = turn.t("submitted-foot", at=turn.texts.moment(turn.now))
    from bot.exports.handouts.submission import submission_pdf  # noqa: PLC0415 - a second that a start need not wait for

    return submission_pdf(turn.texts.pick(mine.titles), _head(turn, mine), sections, foot)


SCREENS: Final = {"submitted": show_list, "mine": show_one}
