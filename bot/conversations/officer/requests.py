"""The data protection officer's desk: requests by number and day, one at a time. It names nobody.

Who asked stands on the server (``surveybot rights show``): no name and no staff code goes through the messenger.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from bot.conversations.admin import pins
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.requests import kind_of, outcome_line, request_line
from bot.presenting.screens import Screen, ScreenBuilder, Style, Tone
from bot.services.people import new_accounts, register
from bot.services.people.register import Request
from bot.services.people.role_words import OFFICER
from bot.services.refusals import Refusal
from bot.services.rights import desk
from bot.services.rights.clocks import clocks_of
from bot.services.sessions.guard import suspicion

KIND: Final = "Y"
LIST, ONE, SURE, WHY = "requests", "request", "request-sure", "request-why"  # places
LINES: Final = 10
MOST_REASON: Final = 600


def _to(verb: str, *numbers: int) -> Address:
    return Address(KIND, verb, numbers)


def show_list(turn: Turn) -> Screen:
    """How many requests are open, and which are due first."""
    found = desk.open_for(turn.uow, turn.person.id)
    today = turn.now.date()
    late = sum(register.is_late(one, today) for one in found)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("requests-title"))
    draft.say(Tone.TEXT, turn.t("requests-count", open=len(found), late=late))
    for one in found[:LINES]:
        draft.say(
            Tone.WARNING if register.is_late(one, today) else Tone.OPTION, request_line(turn.texts, one, turn.now)
        )
        draft.row(turn.button("button-request", _to("o", one.id), number=one.id))
    draft.say(Tone.TEXT, turn.t("requests-type-number"))
    return draft.row(turn.button("button-surveys", places.SURVEYS)).done()


def show_one(turn: Turn) -> Screen:
    """One request with its days, and what can be done."""
    request = _shown(turn)
    if request is None:
        return show_list(turn)
    draft = ScreenBuilder()
    if wrong := turn.chat.place.get("wrong"):
        name = f"refusal-{wrong}"
        draft.say(Tone.WARNING, turn.t(name if turn.texts.has(name) else "refusal-other"))
    if request.outcome is not None:
        draft.say(Tone.TEXT, outcome_line(turn.texts, request))
        return draft.row(turn.button("button-requests", _to("s"))).done()
    draft.say(Tone.TITLE, turn.t("request-title", number=request.id, kind=kind_of(turn.texts, request)))
    draft.say(Tone.TEXT, request_line(turn.texts, request, turn.now))
    draft.say(Tone.TEXT, turn.t(f"officer-does-{request.kind}"))
    draft.say(Tone.TEXT, turn.t("request-who", number=request.id))
    if request.answered_at is None:
        draft.row(turn.button("button-request-answer", _to("a", request.id), Style.MAIN))
    draft.row(turn.button("button-request-carry-out", _to("c", request.id), Style.MAIN))
    extend = turn.button("button-request-extend", _to("e", request.id)) if request.extended_at is None else None
    draft.row(extend, turn.button("button-request-refuse", _to("r", request.id)))
    return draft.row(turn.button("button-requests", _to("s"))).done()


def _shown(turn: Turn) -> Request | None:
    return desk.one_for(turn.uow, turn.chat.place.get("request", 0), turn.person.id)


def show_sure(turn: Turn) -> Screen:
    """Before it is carried out: what happens, and that it cannot be undone."""
    request = _shown(turn)
    if request is None or request.outcome is not None:
        return show_one(turn)
    draft = ScreenBuilder().say(
        Tone.TITLE, turn.t("request-title", number=request.id, kind=kind_of(turn.texts, request))
    )
    draft.say(Tone.TEXT, turn.t(f"officer-does-{request.kind}")).say(Tone.QUESTION, turn.t("carry-out-question"))
    yes = turn.button("button-request-carry-out", _to("y", request.id), Style.DANGER)
    return draft.row(yes, turn.button("button-back", _to("o", request.id))).done()


def show_why(turn: Turn) -> Screen:
    """Ask for the reason that the person is told."""
    request = _shown(turn)
    if request is None or request.outcome is not None:
        return show_one(turn)
    draft = ScreenBuilder()
    if wrong := turn.chat.place.get("wrong"):
        draft.say(Tone.WARNING, turn.t(wrong, most=MOST_REASON))
    draft.say(Tone.QUESTION, turn.t(f"why-{turn.chat.place['act']}", number=request.id))
    return draft.row(turn.button("button-back", _to("o", request.id))).done()


def on_requests(turn: Turn, _: str) -> None:
    """``/requests``, ``/yeucau``."""
    turn.go(LIST)


def on_tap(turn: Turn, address: Address) -> None:
    """The list, a request, or an act on it."""
    number = address.number(0)
    if address.verb == "s":
        turn.go(LIST)
    elif desk.one_for(turn.uow, number, turn.person.id) is None:
        raise LeadsNowhereError
    elif address.verb in _PLACES:
        if address.verb not in _ASKS_PIN or _may(turn, number):
            at, more = _PLACES[address.verb]
            turn.go(at, request=number, **more)
    elif address.verb == "a":
        _act(turn, number, desk.answer, number, _actor(turn), turn.now)
    elif address.verb == "y" and turn.chat.place == turn.chat.place | {"at": SURE, "request": number}:
        if _may(turn, number):
            _act(turn, number, desk.carry_out, number, _actor(turn), turn.now)
    else:
        raise LeadsNowhereError


_PLACES: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "o": (ONE, {}),
    "c": (SURE, {}),
    "e": (WHY, {"act": "extend"}),
    "r": (WHY, {"act": "refuse"}),
}
_ASKS_PIN: Final = ("c", "r")  # what comes of them cannot be undone


def _may(turn: Turn, number: int) -> bool:
    """Whether the officer typed the PIN lately, and did not choose it in an account that was just taken over."""
    if pins.required(turn):
        return False
    if new_accounts.pin_is_too_new(turn.uow, turn.person.id, turn.now, turn.calendar):
        turn.go(ONE, request=number, wrong="pin_too_new")
        return False
    return True


def _actor(turn: Turn) -> str:
    return f"person:{turn.person.id}"


def _act(turn: Turn, number: int, act: Callable[..., Request], *values: Any) -> None:
    """Do it; a refusal is said on the card."""
    try:
        act(turn.uow, *values)
    except Refusal as refusal:
        turn.go(ONE, request=number, wrong=refusal.code)
    else:
        turn.go(ONE, request=number)


def on_number(turn: Turn, text: str) -> bool:
    """A request by its number; anything else may name a button."""
    typed = text.strip().lstrip("#")
    if not typed.isdecimal() or len(typed) > len(str(2**31)):
        return False
    if desk.one_for(turn.uow, int(typed), turn.person.id) is None:
        turn.warn("request-unknown-number")
        return True
    turn.go(ONE, request=int(typed))
    return True


def on_reason(turn: Turn, text: str) -> bool:
    """The reason for more time or for a refusal."""
    number, act = turn.chat.place["request"], turn.chat.place["act"]
    if len(text) > MOST_REASON or suspicion(text) is not None:
        wrong = "wish-too-long" if len(text) > MOST_REASON else "wish-suspicious"
        turn.go(WHY, request=number, act=act, wrong=wrong)
        turn.forget = True
    elif act == "extend":
        _act(turn, number, desk.extend, number, text, clocks_of(turn.uow, turn.settings), _actor(turn), turn.now)
    else:
        _act(turn, number, desk.refuse, number, text, _actor(turn), turn.now)
    return True


CONVERSATION = Conversation(
    name="requests",
    screens={LIST: show_list, ONE: show_one, SURE: show_sure, WHY: show_why},
    commands={"requests": on_requests, "yeucau": on_requests},
    taps={KIND: on_tap},
    typed={LIST: on_number, ONE: on_number, WHY: on_reason},
    role=OFFICER,
)
