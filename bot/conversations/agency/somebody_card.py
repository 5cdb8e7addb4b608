"""The card of one person, and what is asked on it: the only screens that name somebody who is not their reader.

They answer one exact staff code. `bot.conversations.agency.somebody` takes what is typed and pressed here.
"""

from __future__ import annotations

import base64
from datetime import date, datetime
from typing import Final

from bot.conversations.kit.turn import Turn
from bot.presenting import apart, places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services import installation_facts
from bot.services.people import invitations, somebody
from bot.services.people.scope import Right, Scope
from bot.services.people.somebody import KnownPerson
from storage.vault import WrongKeyError

KIND: Final = "o"
DESKS: Final = ("agency", "people")  # places from which somebody is asked for
LINK: Final = "link on a card"  # purpose of the seal
QUESTIONS: Final = {
    "u": "undo",
    "c": "confirm",
    "r": "reject",
    "l": "link",
    "h": "leaves",
}  # by verb; asked before done


def scope(turn: Turn) -> Scope:
    """What the reader of this turn may see."""
    return Scope(turn.person.id, turn.now.date())


def desk_of(turn: Turn) -> str:
    """The desk from which somebody was asked for."""
    at = turn.chat.place["at"]
    return str(turn.chat.place.get("home", at if at in DESKS else DESKS[0]))


def known_here(turn: Turn) -> KnownPerson | None:
    """The person of the card that is on, as far as the reader is still entitled."""
    return somebody.known(turn.uow, scope(turn), turn.chat.place["person"])


def show(turn: Turn) -> Screen:
    """One person; nobody when the reader is not entitled any more."""
    found = known_here(turn)
    if found is None:
        return _nobody(turn)
    draft = ScreenBuilder().say(Tone.TITLE, _name(turn, found)).say(Tone.QUIET, turn.texts.pick(found.unit_names))
    for line in _lines(turn, found):
        draft.say(Tone.OPTION, line)
    named = apart.titles(
        turn.texts, [apart.CampaignName(one.titles, one.closes_at, one.campaign) for one in found.surveys]
    )
    for one, titles in zip(found.surveys, named, strict=True):
        state = turn.t(f"state-{'done' if one.status == 'submitted' else one.status}")
        draft.say(Tone.OPTION, turn.t("one-survey", survey=turn.texts.pick(titles), state=state))
    return _buttons(turn, draft, found).row(_back(turn)).done()


def _nobody(turn: Turn) -> Screen:
    return ScreenBuilder().say(Tone.TEXT, turn.t("desk-nobody")).row(_back(turn)).done()


def _back(turn: Turn) -> Button:
    desk = desk_of(turn)
    return turn.button("button-to-agency" if desk == "agency" else "button-to-people", Address(KIND, "b"))


def _name(turn: Turn, found: KnownPerson) -> str:
    return turn.t("one-head", name=found.name, code=found.staff_code)


def _lines(turn: Turn, found: KnownPerson) -> list[str]:
    lines = [_joined(turn, found)]
    if found.unreachable:
        lines.append(turn.t("one-unreachable"))
    lines += [_absent(turn, *days) for days in found.absences]
    if found.leaving_on is not None:
        lines.append(turn.t("one-leaving", day=turn.texts.date(found.leaving_on)))
    if found.is_missing:
        lines.append(turn.t("one-missing"))
    if found.left_on is not None:
        lines.append(turn.t("one-leaves", day=turn.texts.date(found.left_on)))
    if found.waits:
        lines.append(turn.t("one-waits"))
    return lines


def _absent(turn: Turn, first: date, last: date) -> str:
    if first == last:
        return turn.t("one-absent-day", day=turn.texts.date(first))
    return turn.t("one-absent", first=turn.texts.date(first), last=turn.texts.date(last))


def _joined(turn: Turn, found: KnownPerson) -> str:
    if found.joined_at is not None:
        return turn.t("one-joined", day=turn.texts.day(found.joined_at))
    return turn.t("one-not-joined" if found.messenger else "one-no-messenger")


def _buttons(turn: Turn, draft: ScreenBuilder, found: KnownPerson) -> ScreenBuilder:
    """What the reader can do about somebody; about themselves only what nobody else must decide."""
    other = found.id != turn.person.id
    if Right.PEOPLE in found.rights and other:
        draft.row(turn.button("button-check", places.posts_of(found.id)))
    joined = found.joined_at is not None
    if found.waits and other and Right.VOUCHING in found.rights:
        draft.row(_do(turn, "button-confirm-account", "c", found, Style.MAIN))
        draft.row(_do(turn, "button-refuse-account", "r", found))
    if Right.JOINING not in found.rights:
        return draft
    if found.messenger:
        draft.row(_do(turn, "button-new-account" if joined else "button-fresh-link", "l", found))
    if joined and other:
        draft.row(_do(turn, "button-undo-join", "u", found))
    draft.row(
        _do(turn, "button-set-absence", "a", found),
        _do(turn, "button-back-again", "e", found) if found.absences else None,
    )
    if other:
        draft.row(_leaving(turn, found))
    return _for_admins(turn, draft, found)


def _leaving(turn: Turn, found: KnownPerson) -> Button:
    """To propose it, or to take it back; who decides has buttons of their own for that, and may say another day."""
    if found.leaving_on is not None and Right.DECIDING not in found.rights:
        return _do(turn, "button-leaving-back", "w", found)
    return _do(turn, "button-leaving", "g", found)


def _for_admins(turn: Turn, draft: ScreenBuilder, found: KnownPerson) -> ScreenBuilder:
    if Right.DECIDING not in found.rights:
        return draft
    if (found.leaving_on is not None or found.is_missing) and found.id != turn.person.id:
        draft.row(_do(turn, "button-confirm-leaving", "h", found, Style.MAIN))
        draft.row(_do(turn, "button-stays", "k", found))
    return draft.row(turn.button("button-roles", places.roles_of(found.id)))


def _do(turn: Turn, name: str, verb: str, found: KnownPerson, style: Style = Style.PLAIN) -> Button:
    return turn.button(name, Address(KIND, verb, (found.id,)), style)


def show_question(turn: Turn) -> Screen:
    """Ask once before something that is not easily undone."""
    found = known_here(turn)
    if found is None:
        return _nobody(turn)
    name = f"ask-{QUESTIONS[turn.chat.place['verb']]}"
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t(name, name=found.name, code=found.staff_code))
    yes, no = Address(KIND, "y", (found.id,)), Address(KIND, "s", (found.id,))
    return draft.row(turn.button("button-yes", yes), turn.button("button-no", no)).done()


def show_link(turn: Turn) -> Screen:
    """The fresh link, as long as its card is on and no longer: the code is sealed in the place, and nowhere else."""
    found = known_here(turn)
    if found is None:
        return _nobody(turn)
    try:
        code = turn.uow.vault.open_text(base64.b64decode(turn.chat.place["code"]), LINK)
    except WrongKeyError:  # the key was changed since; the code ended with it
        return _nobody(turn)
    until = turn.texts.moment(datetime.fromisoformat(turn.chat.place["until"]))
    draft = ScreenBuilder().say(Tone.TITLE, _name(turn, found))
    draft.say(Tone.TEXT, turn.t("link-fresh", link=_link(turn, code), code=code, until=until))
    return draft.row(_do(turn, "button-done", "s", found, Style.MAIN)).done()


def _link(turn: Turn, code: str) -> str:
    bot = turn.settings.bot_name or installation_facts.recall(turn.uow, installation_facts.BOT_NAME)
    return invitations.link(bot, code)


def show_absence(turn: Turn) -> Screen:
    """Ask from when to when somebody is absent."""
    return _asked_for_days(turn, "absence-question")


def show_leaving(turn: Turn) -> Screen:
    """Ask from which day on somebody is not here any more."""
    return _asked_for_days(turn, "leaving-question")


def show_left(turn: Turn) -> Screen:
    """It is noted that somebody has left."""
    return ScreenBuilder().say(Tone.TEXT, turn.t("left-noted")).row(_back(turn)).done()


def _asked_for_days(turn: Turn, name: str) -> Screen:
    found = known_here(turn)
    if found is None:
        return _nobody(turn)
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t(name, name=found.name, code=found.staff_code))
    return draft.row(_do(turn, "button-back", "s", found)).done()


def show_link_for(turn: Turn) -> Screen:
    """Ask whose link is to be drawn."""
    return ScreenBuilder().say(Tone.QUESTION, turn.t("link-question")).row(_back(turn)).done()
