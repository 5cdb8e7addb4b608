"""One person by their exact staff code, for the desks of focal points and admins: where they stand, what can be done.

The card is the only one that names somebody who is not its reader (design, promise 11): it answers one exact staff
code. A press counts only on the card of that very person.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Final

from bot.conversations.kit import Conversation
from bot.conversations.turn import Turn
from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Draft, Screen, Style, Tone
from bot.services import enrolment, installation_facts, invitations, staff
from bot.services.refusals import Refusal
from bot.services.scope import ADMIN, DEPUTY, FOCAL, Right, Scope
from bot.services.staff import Known
from survey_definitions.answers import dates
from survey_definitions.answers.unreadable import Unreadable

KIND: Final = "o"
ROLES: Final = f"{FOCAL} {DEPUTY} {ADMIN}"
LINK: Final = "link on a card"  # purpose of the seal
QUESTIONS: Final = {
    "u": "undo",
    "c": "confirm",
    "r": "reject",
    "l": "link",
    "h": "leaves",
}  # by verb; asked before done
_SHAPE: Final = re.compile(r"[\w.\-/]{2,40}")
_ASKS: Final = "link-for"
_ABOUT: Final = frozenset({"one", "one-ask", "one-link", "one-absence", "one-leaving", "roles", "roles-ask"})


def scope(turn: Turn) -> Scope:
    """What the reader of this turn may see."""
    return Scope(turn.person.id, turn.now.date())


# -- asking


def on_text(turn: Turn, text: str) -> bool:
    """A staff code. Foreign, unknown and mistyped ones are answered alike, and only so many."""
    if not _SHAPE.fullmatch(text.strip()) or not staff.may_ask(turn.uow, scope(turn)):
        return False
    if not enrolment.may_try(turn.chat, turn.now):
        turn.chat.place["warning"] = "desk-locked"
        return True
    found = staff.find(turn.uow, scope(turn), text, turn.now)
    if found is None:
        enrolment.note_wrong(turn.chat, turn.now)
        _nobody_found(turn)
    else:
        turn.go("one", person=found, home=_desk(turn))
    return True


def _nobody_found(turn: Turn) -> None:
    if turn.chat.place["at"] == _ASKS:
        turn.chat.place["warning"] = "desk-nobody"
    else:
        _home(turn, "desk-nobody")


def show_link_for(turn: Turn) -> Screen:
    """Ask whose link is to be drawn."""
    return Draft().say(Tone.QUESTION, turn.t("link-question")).row(_back(turn)).done()


def on_link_for(turn: Turn, text: str) -> bool:
    """A staff code: the link at once, or first the question whether it is for a new account."""
    if not on_text(turn, text):
        return False
    if turn.chat.place["at"] == "one":
        _link_or_question(turn)
    return True


def _desk(turn: Turn) -> str:
    """The desk from which somebody was asked for."""
    return str(turn.chat.place.get("home", turn.chat.place["at"]))


def _home(turn: Turn, warning: str = "") -> None:
    turn.go(_desk(turn), **({"warning": warning} if warning else {}))


def _known(turn: Turn) -> Known | None:
    return staff.known(turn.uow, scope(turn), turn.chat.place["person"])


# -- screens


def show(turn: Turn) -> Screen:
    """One person; nobody when the reader is not entitled any more."""
    found = _known(turn)
    if found is None:
        return _nobody(turn)
    draft = Draft().say(Tone.TITLE, _name(turn, found)).say(Tone.QUIET, turn.texts.pick(found.unit_names))
    for line in _lines(turn, found):
        draft.say(Tone.OPTION, line)
    for one in found.surveys:
        state = turn.t(f"state-{'done' if one.status == 'submitted' else one.status}")
        draft.say(Tone.OPTION, turn.t("one-survey", survey=turn.texts.pick(one.titles), state=state))
    return _buttons(turn, draft, found).row(_back(turn)).done()


def _nobody(turn: Turn) -> Screen:
    return Draft().say(Tone.TEXT, turn.t("desk-nobody")).row(_back(turn)).done()


def _back(turn: Turn) -> Button:
    desk = _desk(turn)
    return turn.button("button-to-agency" if desk == "agency" else "button-to-people", Address(KIND, "b"))


def _name(turn: Turn, found: Known) -> str:
    return turn.t("one-head", name=found.name, code=found.staff_code)


def _lines(turn: Turn, found: Known) -> list[str]:
    lines = [_joined(turn, found)]
    if found.unreachable:
        lines.append(turn.t("one-unreachable"))
    lines += [_absent(turn, *days) for days in found.absences]
    if found.leaving_on is not None:
        lines.append(turn.t("one-leaving", day=turn.texts.date(found.leaving_on)))
    if found.left_on is not None:
        lines.append(turn.t("one-leaves", day=turn.texts.date(found.left_on)))
    if found.waits:
        lines.append(turn.t("one-waits"))
    return lines


def _absent(turn: Turn, first: date, last: date) -> str:
    if first == last:
        return turn.t("one-absent-day", day=turn.texts.date(first))
    return turn.t("one-absent", first=turn.texts.date(first), last=turn.texts.date(last))


def _joined(turn: Turn, found: Known) -> str:
    if found.joined_at is not None:
        return turn.t("one-joined", day=turn.texts.day(found.joined_at))
    return turn.t("one-not-joined" if found.messenger else "one-no-messenger")


def _buttons(turn: Turn, draft: Draft, found: Known) -> Draft:
    """What the reader can do about somebody; about themselves only what nobody else must decide."""
    if Right.JOINING not in found.rights:
        return draft
    other = found.id != turn.person.id
    joined = found.joined_at is not None
    if found.waits and other and Right.VOUCHING in found.rights:
        draft.row(_do(turn, "button-confirm-account", "c", found, Style.MAIN))
        draft.row(_do(turn, "button-refuse-account", "r", found))
    if found.messenger:
        draft.row(_do(turn, "button-new-account" if joined else "button-fresh-link", "l", found))
    if joined and other:
        draft.row(_do(turn, "button-undo-join", "u", found))
    draft.row(
        _do(turn, "button-absence", "a", found), _do(turn, "button-back-again", "e", found) if found.absences else None
    )
    if other:
        draft.row(_do(turn, "button-leaving", "g", found))
    return _for_admins(turn, draft, found)


def _for_admins(turn: Turn, draft: Draft, found: Known) -> Draft:
    if Right.DECIDING not in found.rights:
        return draft
    if found.leaving_on is not None and found.id != turn.person.id:
        draft.row(_do(turn, "button-confirm-leaving", "h", found, Style.MAIN))
        draft.row(_do(turn, "button-stays", "k", found))
    return draft.row(turn.button("button-roles", Address("n", "r", (found.id,))))


def _do(turn: Turn, name: str, verb: str, found: Known, style: Style = Style.PLAIN) -> Button:
    return turn.button(name, Address(KIND, verb, (found.id,)), style)


def show_question(turn: Turn) -> Screen:
    """Ask once before something that is not easily undone."""
    found = _known(turn)
    if found is None:
        return _nobody(turn)
    name = f"ask-{QUESTIONS[turn.chat.place['verb']]}"
    draft = Draft().say(Tone.QUESTION, turn.t(name, name=found.name, code=found.staff_code))
    yes, no = Address(KIND, "y", (found.id,)), Address(KIND, "s", (found.id,))
    return draft.row(turn.button("button-yes", yes), turn.button("button-no", no)).done()


def show_link(turn: Turn) -> Screen:
    """The fresh link, as long as its card is on and no longer: the code is sealed in the place, and nowhere else."""
    found = _known(turn)
    if found is None:
        return _nobody(turn)
    sealed = base64.b64decode(turn.chat.place["code"])
    code = turn.uow.vault.open_text(sealed, LINK)
    until = turn.texts.moment(datetime.fromisoformat(turn.chat.place["until"]))
    draft = Draft().say(Tone.TITLE, _name(turn, found))
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
    return Draft().say(Tone.TEXT, turn.t("left-noted")).row(_back(turn)).done()


def _asked_for_days(turn: Turn, name: str) -> Screen:
    found = _known(turn)
    if found is None:
        return _nobody(turn)
    draft = Draft().say(Tone.QUESTION, turn.t(name, name=found.name, code=found.staff_code))
    return draft.row(_do(turn, "button-back", "s", found)).done()


# -- presses


def on_tap(turn: Turn, address: Address) -> None:
    """A press on somebody's card; it counts only while that card is on."""
    place = turn.chat.place
    if address.verb == "b" and place["at"] in (_ASKS, "one-left", *_ABOUT):
        _home(turn)
    elif address.verb == "f" and place["at"] in ("agency", "people") and staff.may_ask(turn.uow, scope(turn)):
        turn.go(_ASKS, home=place["at"])
    elif place["at"] not in _ABOUT or address.number(0) != place["person"] or _known(turn) is None:
        turn.refused = True
    elif address.verb in _STEPS:
        _STEPS[address.verb](turn)
    elif address.verb in QUESTIONS:
        _about(turn, "one-ask", verb=address.verb)
    else:
        turn.refused = True


def _about(turn: Turn, at: str, **params: str) -> None:
    turn.go(at, person=turn.chat.place["person"], home=_desk(turn), **params)


def _yes(turn: Turn) -> None:
    """What was asked is done."""
    verb = turn.chat.place.get("verb") if turn.chat.place["at"] == "one-ask" else None
    if verb is None:
        turn.refused = True
    elif verb == "l":
        _draw(turn)
    elif verb == "h":
        _confirm_leaving(turn)
    else:
        _try(turn, _ACTS[verb])


def _draw(turn: Turn) -> None:
    try:
        code = staff.draw_link(turn.uow, scope(turn), turn.chat.place["person"], turn.now)
    except Refusal as refusal:
        _refused(turn, refusal)
    else:
        sealed = base64.b64encode(turn.uow.vault.seal_text(code, LINK)).decode()
        _about(turn, "one-link", code=sealed, until=(turn.now + invitations.LIFETIME).isoformat())


def _link_or_question(turn: Turn) -> None:
    """For somebody who has joined, a new link is the word for their new account: asked first."""
    found = _known(turn)
    if found is None or found.joined_at is None:
        _draw(turn)
    else:
        _about(turn, "one-ask", verb="l")


def _try(turn: Turn, act: Callable[[Turn], None]) -> None:
    try:
        act(turn)
    except Refusal as refusal:
        _refused(turn, refusal)
    else:
        _about(turn, "one")


def _refused(turn: Turn, refusal: Refusal) -> None:
    name = f"desk-{refusal.code.replace('_', '-')}"
    _about(turn, "one", warning=name if turn.texts.has(name) else "desk-refused")


def _undo(turn: Turn) -> None:
    staff.undo_join(turn.uow, scope(turn), turn.chat.place["person"], turn.now)


def _decide(turn: Turn, *, confirmed: bool) -> None:
    staff.decide_account(turn.uow, scope(turn), turn.chat.place["person"], turn.now, confirmed=confirmed)


def _end_absence(turn: Turn) -> None:
    staff.end_absence(turn.uow, scope(turn), turn.chat.place["person"], turn.now)


def _keep(turn: Turn) -> None:
    staff.keep(turn.uow, scope(turn), turn.chat.place["person"], turn.now)


_ACTS: Final[dict[str, Callable[[Turn], None]]] = {
    "u": _undo,
    "c": partial(_decide, confirmed=True),
    "r": partial(_decide, confirmed=False),
}
_STEPS: Final[dict[str, Callable[[Turn], None]]] = {
    "s": partial(_about, at="one"),
    "y": _yes,
    "l": _link_or_question,
    "a": partial(_about, at="one-absence"),
    "g": partial(_about, at="one-leaving"),
    "e": partial(_try, act=_end_absence),
    "k": partial(_try, act=_keep),
}


# -- typed days


def on_absence(turn: Turn, text: str) -> bool:
    """Two dates, or one for a single day."""
    found = days(text)
    if found is None:
        turn.chat.place["warning"] = "absence-unreadable"
        return True
    try:
        staff.set_absence(turn.uow, scope(turn), turn.chat.place["person"], found, turn.now)
    except Refusal:
        turn.chat.place["warning"] = "absence-unreadable"
    else:
        _about(turn, "one")
    return True


def on_leaving(turn: Turn, text: str) -> bool:
    """A date; an admin's word is final, a focal point's is a proposal."""
    found = days(text)
    if found is None or found[0] != found[1]:
        turn.chat.place["warning"] = "leaving-unreadable"
        return True
    try:
        _let_leave(turn, found[0])
    except Refusal:
        turn.chat.place["warning"] = "leaving-unreadable"
    return True


def _let_leave(turn: Turn, day: date) -> None:
    final = staff.let_leave(turn.uow, scope(turn), turn.chat.place["person"], day, turn.now)
    if final and day <= turn.now.date():
        turn.go("one-left", home=_desk(turn))
    else:
        _about(turn, "one")


def _confirm_leaving(turn: Turn) -> None:
    """An admin's word on what a focal point proposed."""
    found = _known(turn)
    if found is None or found.leaving_on is None or Right.DECIDING not in found.rights:
        turn.refused = True
    else:
        _let_leave(turn, found.leaving_on)


def days(text: str) -> tuple[date, date] | None:
    """The days of a typed line: ``20/06/2026 – 25/06/2026``, or one date; None for anything else."""
    parts = [part for part in re.split(r"\s*[–—]\s*|\s+-\s+|\s+(?:đến|to|bis)\s+|\s+", text.strip()) if part]
    try:
        found = [date.fromisoformat(dates.day(part)) for part in parts]
    except Unreadable:
        return None
    return (found[0], found[-1]) if len(found) in (1, 2) else None


CONVERSATION = Conversation(
    name="person",
    screens={
        "one": show,
        "one-ask": show_question,
        "one-link": show_link,
        "one-absence": show_absence,
        "one-leaving": show_leaving,
        "one-left": show_left,
        _ASKS: show_link_for,
    },
    taps={KIND: on_tap},
    typed={
        "one": on_text,
        "one-link": on_text,
        "one-left": on_text,
        "one-absence": on_absence,
        "one-leaving": on_leaving,
        _ASKS: on_link_for,
    },
    role=ROLES,
)
