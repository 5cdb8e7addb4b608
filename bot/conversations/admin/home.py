"""The admin's desk: how to send a survey, one's drafts, what is published, earlier versions back as files."""

from __future__ import annotations

from typing import Final

from bot.conversations.admin import renewing
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.exports import shipped
from bot.exports.template import template
from bot.presenting import heights, places
from bot.presenting.callbacks import Address
from bot.presenting.paging import ListPage, fitting, page_of, within
from bot.presenting.screens import Button, Screen, ScreenBuilder, Spare, Style, Tone, shortened
from bot.services.deliveries import switch
from bot.services.imports.structure import drafts as structure_drafts
from bot.services.people.role_words import ADMIN
from bot.services.surveys import drafts, history
from bot.services.surveys.history import PublishedVersion

KIND: Final = "k"
VERSIONS: Final = "p"
PAGE: Final = 8
LEAST: Final = 2  # published surveys on a desk, however many drafts wait
NOTE: Final = 120  # characters of a note in a list
LABEL: Final = 40


def show(turn: Turn) -> Screen:
    """What an admin can do, on one screen of a phone: as many published surveys as fit, without hints if need be."""
    room = turn.room + heights.IN_SIGHT - heights.ROOM  # little on it is as wide as a line
    cards = (heights.without(_desk(turn, size), (Spare.HINT, Spare.MANNER), room) for size in range(PAGE, 0, -1))
    return next((card for card in cards if heights.of_screen(card) <= room), _desk(turn, LEAST))


def _desk(turn: Turn, size: int) -> Screen:
    page = turn.page
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("desk-title")).say(Tone.TEXT, turn.t("desk-text"), Spare.MANNER)
    draft.say(Tone.TEXT, turn.t("desk-structure"), Spare.HINT)
    draft.say(Tone.WARNING, turn.t("blast-stopped") if switch.stopped_since(turn.uow) is not None else "")
    for one in drafts.of_author(turn.uow, turn.person.id)[:PAGE]:
        title = shortened(turn.texts.pick(one.titles), LABEL)
        draft.row(turn.button("button-draft", places.survey_draft(one.id), survey=title))
    waiting = structure_drafts.of_author(turn.uow, turn.person.id)
    if waiting is not None:
        name = shortened(waiting.name, LABEL)
        draft.row(turn.button("button-structure", places.structure_draft(waiting.id), name=name))
    draft.row(turn.button("button-campaigns", places.CAMPAIGNS, Style.MAIN))
    live = history.live(turn.uow, turn.person.id)
    draft.say(Tone.TEXT, turn.t("desk-live" if live else "desk-nothing-live"))
    shown = page_of(live, page, size)
    for found in shown.entries:
        draft.say(Tone.OPTION, _line(turn, found))
        draft.row(Button(turn.texts.pick(found.titles), Address(VERSIONS, "s", (found.survey_id,))))
    draft.row(*shown.turning(turn.texts, lambda number: Address(KIND, "s", (0, number))))
    draft.row(turn.button("button-to-people", places.PEOPLE), turn.button("button-sending", places.SENDING))
    draft.row(turn.button("button-patterns", Address(KIND, "p")))
    return draft.row(turn.button("button-health", places.HEALTH)).done()


def _line(turn: Turn, found: PublishedVersion) -> str:
    title, day = turn.texts.pick(found.titles), turn.texts.day(found.published_at)
    return turn.t("desk-line", survey=title, code=found.code, version=found.number, day=day)


def show_versions(turn: Turn) -> Screen:
    """All versions of a survey; each comes back as it was sent."""
    versions = history.history(turn.uow, turn.chat.place["survey"], turn.person.id)
    return fitting(versions, turn.page, lambda page: _versions(turn, page), turn.room)


def _versions(turn: Turn, page: ListPage[PublishedVersion]) -> Screen:
    survey, draft = turn.chat.place["survey"], ScreenBuilder()
    if page.entries:
        draft.say(Tone.TITLE, turn.texts.pick(page.entries[0].titles)).say(Tone.TEXT, turn.t("versions-text"))
    for found in page.entries:
        day, note = turn.texts.day(found.published_at), shortened(found.note or "", NOTE)
        line = turn.t("versions-line", version=found.number, day=day, file=found.file_name)
        draft.say(Tone.OPTION, f"{line}\n   {note}" if note else line)
        draft.row(turn.button("button-version", Address(VERSIONS, "d", (found.id,)), version=found.number))
    draft.row(*page.turning(turn.texts, lambda number: Address(VERSIONS, "s", (survey, number))))
    renewing.tell(turn, draft, survey)
    return draft.row(turn.button("button-desk", Address(KIND, "s"))).done()


def show_patterns(turn: Turn) -> Screen:
    """Workbooks to begin with: an empty one with an example, and the surveys that ship."""
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("patterns-title")).say(Tone.TEXT, turn.t("patterns-text"))
    draft.row(turn.button("button-pattern", Address(KIND, "p", (0,)), Style.MAIN))
    for number, survey in enumerate(shipped.SHIPPED, start=1):
        draft.row(turn.button(f"button-pattern-{survey}", Address(KIND, "p", (number,))))
    return draft.row(turn.button("button-desk", Address(KIND, "s"))).done()


def on_admin(turn: Turn, _: str) -> None:
    """``/admin``."""
    turn.go("desk")


def on_tap(turn: Turn, address: Address) -> None:
    """The desk, another page of it; the workbooks to begin with, or one of them as a file."""
    if address.verb == "s":
        turn.go("desk", page=within(address.number(1, 0), len(history.live(turn.uow, turn.person.id))))
    elif address.verb == "p" and address.number(0, 0) <= len(shipped.SHIPPED):
        if address.numbers:
            turn.send(address)
        turn.go("patterns")
    else:
        raise LeadsNowhereError


def _pattern(turn: Turn, address: Address) -> list[tuple[str, bytes]]:
    """A workbook to begin with: 0 is the empty one."""
    number = address.number(0)
    if number == 0:
        return [("template.xlsx", template(turn.texts))]
    survey = shipped.SHIPPED[number - 1]
    return [(f"{survey}.xlsx", shipped.workbook(survey))]


def on_version(turn: Turn, address: Address) -> None:
    """The versions of a survey, or one of them back as a file."""
    if address.verb == "s":
        versions = history.history(turn.uow, address.number(0), turn.person.id)
        if not versions:
            raise LeadsNowhereError
        turn.go("versions", survey=address.number(0), page=max(0, address.number(1, 0)))
        return
    found = history.version(turn.uow, address.number(0), turn.person.id) if address.verb == "d" else None
    if found is None:
        raise LeadsNowhereError
    turn.send(address)
    turn.go("versions", survey=found.survey_id)


def _sent_file(turn: Turn, address: Address) -> list[tuple[str, bytes]]:
    """A version as it was sent."""
    found = history.source(turn.uow, address.number(0), turn.person.id, turn.now)
    return [(found[0].file_name, found[1])] if found is not None else []


CONVERSATION = Conversation(
    name="desk",
    screens={"desk": show, "versions": show_versions, "patterns": show_patterns},
    commands={"admin": on_admin, "quantri": on_admin},
    taps={KIND: on_tap, VERSIONS: on_version},
    files={KIND: _pattern, VERSIONS: _sent_file},
    role=ADMIN,
)
