"""One person by their exact staff code, for the desks of focal points and admins: asked for, and what is done then.

A press counts only on the card of that very person (`bot.conversations.agency.somebody_card`).
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from bot.conversations.agency import somebody_card
from bot.conversations.agency.somebody_card import DESKS, KIND, LINK, QUESTIONS, desk_of, known_here, scope
from bot.conversations.kit import typed_days
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting.callbacks import Address
from bot.services.people import invitations, joining, somebody
from bot.services.people.role_words import ADMIN, DEPUTY, FOCAL, HEAD
from bot.services.people.scope import Right
from bot.services.refusals import Refusal

ROLES: Final = f"{FOCAL} {DEPUTY} {HEAD} {ADMIN}"
_SHAPE: Final = re.compile(r"[\w.\-/]{2,40}")
_ASKS: Final = "link-for"
_ABOUT: Final = frozenset(
    {"one", "one-ask", "one-link", "one-absence", "one-leaving", "roles", "roles-ask", "checking", "confirmer"}
)


# -- asking


def on_text(turn: Turn, text: str) -> bool:
    """A staff code. Foreign, unknown and mistyped ones are answered alike, and only so many."""
    if not _SHAPE.fullmatch(text.strip()) or not _may_ask(turn):
        return False
    if not joining.may_try(turn.chat, turn.now):
        turn.warn("desk-locked")
        return True
    found = somebody.find(turn.uow, scope(turn), text, turn.now)
    if found is None:
        joining.note_wrong(turn.chat, turn.now)
        _nobody_found(turn)
    else:
        turn.go("one", person=found, home=desk_of(turn))
    return True


def _may_ask(turn: Turn) -> bool:
    return somebody.may_ask(turn.uow, scope(turn)) or somebody.may_vouch(turn.uow, scope(turn))


def _nobody_found(turn: Turn) -> None:
    if turn.chat.place["at"] == _ASKS:
        turn.warn("desk-nobody")
    else:
        _home(turn, "desk-nobody")


def on_link_for(turn: Turn, text: str) -> bool:
    """A staff code: the link at once, or first the question whether it is for a new account."""
    if not on_text(turn, text):
        return False
    if turn.chat.place["at"] == "one":
        _link_or_question(turn)
    return True


def _home(turn: Turn, warning: str = "") -> None:
    turn.go(desk_of(turn), **({"warning": warning} if warning else {}))


# -- presses


def on_tap(turn: Turn, address: Address) -> None:
    """A press on somebody's card; it counts only while that card is on."""
    place = turn.chat.place
    if address.verb == "b" and place["at"] in (_ASKS, "one-left", *_ABOUT):
        _home(turn)
    elif address.verb == "f" and place["at"] in DESKS and somebody.may_ask(turn.uow, scope(turn)):
        turn.go(_ASKS, home=place["at"])
    elif place["at"] not in _ABOUT or address.number(0) != place["person"] or known_here(turn) is None:
        raise LeadsNowhereError
    elif address.verb in _STEPS:
        _STEPS[address.verb](turn)
    elif address.verb in QUESTIONS:
        _about(turn, "one-ask", verb=address.verb)
    else:
        raise LeadsNowhereError


def _about(turn: Turn, at: str, **params: str) -> None:
    turn.go(at, person=turn.chat.place["person"], home=desk_of(turn), **params)


def _yes(turn: Turn) -> None:
    """What was asked is done."""
    verb = turn.chat.place.get("verb") if turn.chat.place["at"] == "one-ask" else None
    if verb is None:
        raise LeadsNowhereError
    if verb == "l":
        _draw(turn)
    elif verb == "h":
        _confirm_leaving(turn)
    else:
        _try(turn, _ACTS[verb])


def _draw(turn: Turn) -> None:
    try:
        code = somebody.draw_link(turn.uow, scope(turn), turn.chat.place["person"], turn.now)
    except Refusal as refusal:
        _refused(turn, refusal)
    else:
        sealed = base64.b64encode(turn.uow.vault.seal_text(code, LINK)).decode()
        _about(turn, "one-link", code=sealed, until=(turn.now + invitations.LIFETIME).isoformat())


def _link_or_question(turn: Turn) -> None:
    """For somebody who has joined, a new link is the word for their new account: asked first."""
    found = known_here(turn)
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
    somebody.undo_join(turn.uow, scope(turn), turn.chat.place["person"], turn.now)


def _decide(turn: Turn, *, confirmed: bool) -> None:
    somebody.decide_account(
        turn.uow, scope(turn), turn.chat.place["person"], turn.now, turn.calendar, confirmed=confirmed
    )


def _end_absence(turn: Turn) -> None:
    somebody.end_absence(turn.uow, scope(turn), turn.chat.place["person"], turn.now)


def _take_back(turn: Turn) -> None:
    """A second press of the same finger finds nothing to take back, and changes nothing."""
    found = known_here(turn)
    if found is None or found.leaving_on is None:
        raise LeadsNowhereError
    somebody.take_back(turn.uow, scope(turn), turn.chat.place["person"], turn.now)
    turn.toast = turn.t("leaving-taken-back")


def _keep(turn: Turn) -> None:
    somebody.keep(turn.uow, scope(turn), turn.chat.place["person"], turn.now)


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
    "w": partial(_try, act=_take_back),
}


# -- typed days


def on_absence(turn: Turn, text: str) -> bool:
    """Two dates, or one for a single day."""
    found = typed_days.coming_days(text, turn.now.date())
    if found is None:
        turn.warn("absence-unreadable")
        return True
    try:
        somebody.set_absence(turn.uow, scope(turn), turn.chat.place["person"], found, turn.now)
    except Refusal:
        turn.warn("absence-unreadable")
    else:
        _about(turn, "one")
    return True


def on_leaving(turn: Turn, text: str) -> bool:
    """A date; an admin's word is final, a focal point's is a proposal."""
    found = typed_days.nearest_day(text, turn.now.date())
    if found is None:
        turn.warn("leaving-unreadable")
        return True
    try:
        _let_leave(turn, found)
    except Refusal:
        turn.warn("leaving-unreadable")
    return True


def _let_leave(turn: Turn, day: date) -> None:
    final = somebody.let_leave(turn.uow, scope(turn), turn.chat.place["person"], day, turn.now)
    if final and day <= turn.now.date():
        turn.go("one-left", home=desk_of(turn))
    else:
        _about(turn, "one")


def _confirm_leaving(turn: Turn) -> None:
    """An admin's word on what a focal point proposed for a day, or a roster: that is from today on."""
    found = known_here(turn)
    day = None if found is None else found.leaving_on or (turn.now.date() if found.is_missing else None)
    if found is None or day is None or Right.DECIDING not in found.rights:
        raise LeadsNowhereError
    _let_leave(turn, day)


CONVERSATION = Conversation(
    name="person",
    screens={
        "one": somebody_card.show,
        "one-ask": somebody_card.show_question,
        "one-link": somebody_card.show_link,
        "one-absence": somebody_card.show_absence,
        "one-leaving": somebody_card.show_leaving,
        "one-left": somebody_card.show_left,
        _ASKS: somebody_card.show_link_for,
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
