"""Later: when a reminder should come again, and the days on which somebody is away."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.conversations.kit import typed_days
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import surveys
from bot.presenting import deadlines
from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.operating.calendars import calendar_of
from bot.services.people import absences
from bot.services.refusals import Refusal
from bot.services.reminders import snoozing

LATER: Final = "z"
ABSENCE: Final = "j"
AT: Final = "later"
AWAY: Final = "absence"
AWAY_CARD: Final = Address(ABSENCE, "s")
_NAMES: Final = (snoozing.AFTERNOON, snoozing.TOMORROW, snoozing.MONDAY)
EXAMPLE_AFTER: Final = timedelta(days=5)


# -- later


def show(turn: Turn) -> Screen:
    """The moments one can choose."""
    before = snoozing.deadline(turn.uow, turn.person.id, turn.now)
    if before is None:
        return _and_list(turn, ScreenBuilder().say(Tone.TEXT, turn.t("later-nothing")))
    found = snoozing.choices(calendar_of(turn.uow, turn.settings), turn.now, before)
    if not found and turn.now.date() >= before.astimezone(turn.settings.zone).date():
        return _and_list(turn, ScreenBuilder().say(Tone.TEXT, turn.t("later-none", deadline=_deadline(turn, before))))
    draft = ScreenBuilder()
    if turn.chat.place.get("wrong"):
        wrong = turn.t("later-wrong", deadline=_deadline(turn, before), example=_example(turn))
        draft.say(Tone.WARNING, wrong)
    draft.say(Tone.QUESTION, turn.t("later-question", example=_example(turn)))
    for choice in found:
        draft.row(_button(turn, choice))
    return _and_list(turn, draft.row(turn.button("button-absence", AWAY_CARD)))


def _deadline(turn: Turn, before: datetime) -> str:
    return deadlines.in_words(turn.texts, before, turn.now)


def _button(turn: Turn, choice: snoozing.LaterMoment) -> Button:
    address = Address(LATER, "c", (_NAMES.index(choice.name), choice.at.toordinal()))
    values = {"time": turn.texts.time(choice.at), "day": turn.texts.day(choice.at)}
    return Button(turn.t(f"button-{choice.name}", **values), address)


def _and_list(turn: Turn, draft: ScreenBuilder) -> Screen:
    return draft.row(turn.button("button-surveys", surveys.LIST)).done()


def _example(turn: Turn) -> str:
    return turn.texts.day(turn.now + EXAMPLE_AFTER)


def show_set(turn: Turn) -> Screen:
    """When the reminder comes again."""
    at = datetime.fromisoformat(turn.chat.place["until"])
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("later-set", moment=turn.texts.moment(at)))
    return draft.row(turn.button("button-surveys", surveys.LIST, Style.MAIN)).done()


def on_tap(turn: Turn, address: Address) -> None:
    """Ask for the moment, or take one; yesterday's "tomorrow" is not taken for today's."""
    if address.verb == "s":
        turn.go(AT)
    elif address.verb == "c":
        _choose(turn, address)
    else:
        raise LeadsNowhereError


def _choose(turn: Turn, address: Address) -> None:
    before = snoozing.deadline(turn.uow, turn.person.id, turn.now)
    found = [] if before is None else snoozing.choices(calendar_of(turn.uow, turn.settings), turn.now, before)
    wanted = (address.number(0), address.number(1))
    choice = next((one for one in found if (_NAMES.index(one.name), one.at.toordinal()) == wanted), None)
    if choice is None:
        raise LeadsNowhereError
    _snooze(turn, choice.at)


def on_text(turn: Turn, text: str) -> bool:
    """A typed day; anything else without a digit may name a button."""
    day = typed_days.coming_day(text, turn.now.date())
    if day is None and not re.search(r"\d", text):
        return False
    before = snoozing.deadline(turn.uow, turn.person.id, turn.now)
    calendar = calendar_of(turn.uow, turn.settings)
    at = None if before is None or day is None else snoozing.on_day(calendar, day, turn.now, before)
    if at is None:
        turn.go(AT, wrong=True)
    else:
        _snooze(turn, at)
    return True


def _snooze(turn: Turn, at: datetime) -> None:
    snoozing.snooze(turn.uow, turn.person.id, at, turn.now)
    turn.go("snoozed", until=at.astimezone(UTC).isoformat())


# -- absence


def show_absence(turn: Turn) -> Screen:
    """The days known, and how to name others."""
    example = f"{_example(turn)} – {turn.texts.day(turn.now + 2 * EXAMPLE_AFTER)}"
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("absence-title"))
    if turn.chat.place.get("wrong"):
        draft.say(Tone.WARNING, turn.t("absence-wrong", example=example))
    known = absences.coming(turn.uow, turn.person.id, turn.now.date())
    for absence in known:
        draft.say(Tone.OPTION, turn.t("absence-line", days=_days(turn, absence.first_day, absence.last_day)))
    draft.say(Tone.TEXT, turn.t("absence-text", example=example))
    for absence in known:
        address = Address(ABSENCE, "x", (absence.id,))
        draft.row(Button(turn.t("button-end-absence", days=_days(turn, absence.first_day, absence.last_day)), address))
    return _and_list(turn, draft)


def _days(turn: Turn, first_day: date, last_day: date) -> str:
    """From when until when; one day once."""
    first, last = _shown(turn, first_day), _shown(turn, last_day)
    return first if first == last else turn.t("absence-days", first=first, last=last)


def _shown(turn: Turn, day: date) -> str:
    return turn.texts.day(datetime.combine(day, time(12), turn.settings.zone))


def on_absence(turn: Turn, text: str) -> None:
    """``/absence``, also with the days behind it."""
    turn.go(AWAY)
    if text:
        on_days(turn, text)


def on_absence_tap(turn: Turn, address: Address) -> None:
    """Show the days, or take one absence back."""
    if address.verb == "s" or (address.verb == "x" and absences.remove(turn.uow, turn.person.id, address.number(0))):
        turn.go(AWAY)
    else:
        raise LeadsNowhereError


def on_days(turn: Turn, text: str) -> bool:
    """The first and the last day, or one alone; anything else without a digit may name a button."""
    found = typed_days.coming_days(text, turn.now.date())
    if found is None and not re.search(r"\d", text):
        return False
    turn.go(AWAY)
    try:
        if found is not None:
            absences.add(turn.uow, turn.person.id, found, turn.person.id, turn.now)
    except Refusal:
        found = None
    if found is None:
        turn.go(AWAY, wrong=True)
    return True


CONVERSATION = Conversation(
    name="later",
    screens={AT: show, "snoozed": show_set, AWAY: show_absence},
    commands={"absence": on_absence, "vangmat": on_absence},
    taps={LATER: on_tap, ABSENCE: on_absence_tap},
    typed={AT: on_text, AWAY: on_days},
)
