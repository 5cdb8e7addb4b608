"""Somebody reads the notice, gives one of two equal answers, and then decides on each further purpose on its own."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit import own_desks
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import surveys
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Screen, ScreenBuilder, Tone
from bot.services.people import consents
from bot.services.rights import asking

KIND: Final = "c"


def show_notice(turn: Turn) -> Screen:
    """The notice on personal data; nothing is preselected and both answers look alike."""
    settings = turn.settings
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("notice-title", version=consents.NOTICE_VERSION))
    draft.say(
        Tone.TEXT,
        turn.t(
            "notice",
            body=settings.notice_body or turn.t("notice-body"),
            contact=settings.notice_contact or turn.t("notice-contact"),
            period=settings.notice_period or turn.t("notice-period"),
            place=settings.notice_place or turn.t("notice-place"),
        ),
    )
    draft.say(Tone.QUESTION, turn.t("notice-question"))
    draft.row(turn.button("button-agree", _answer(0, 1)), turn.button("button-refuse", _answer(0, 0)))
    return draft.row(turn.button("button-details", Address(KIND, "d")), _language(turn)).done()


def show_details(turn: Turn) -> Screen:
    """More on the notice."""
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("details-title")).say(Tone.TEXT, turn.t("details"))
    return draft.row(turn.button("button-back", Address(KIND, "n"))).done()


def show_purpose(turn: Turn) -> Screen:
    """One further purpose, yes or no."""
    n = turn.chat.place["n"]
    draft = ScreenBuilder().say(Tone.QUIET, turn.t("purpose-head", n=n + 1, of=len(consents.PURPOSES)))
    draft.say(Tone.QUESTION, turn.t(f"purpose-{consents.PURPOSES[n]}"))
    return draft.row(turn.button("button-yes", _answer(n, 1)), turn.button("button-no", _answer(n, 0))).done()


def show_refused(turn: Turn) -> Screen:
    """A polite end; the way back stays open, and that to a desk for whoever has one."""
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("consent-refused")).say(Tone.TEXT, own_desks.sentence(turn))
    draft.row(turn.button("button-notice-again", Address(KIND, "n")))
    return draft.grid(own_desks.buttons(turn), 2).done()


def _answer(n: int, agreed: int) -> Address:
    return Address(KIND, "a", (n, agreed))


def _language(turn: Turn) -> Button:
    return turn.button("button-language", places.LANGUAGE)


def on_tap(turn: Turn, address: Address) -> None:
    """An answer to the notice or to a purpose."""
    if address.verb == "n":
        turn.go("notice")
    elif address.verb == "d":
        turn.go("details")
    elif address.verb == "a" and _is_asked(turn, address.number(0)):
        _decide(turn, address.number(0), agreed=address.number(1) == 1)
    else:
        raise LeadsNowhereError


def _is_asked(turn: Turn, n: int) -> bool:
    """Whether this very purpose is on the screen: an old button decides nothing."""
    at = turn.chat.place["at"]
    return (n == 0 and at in ("notice", "details")) or (at == "purpose" and turn.chat.place.get("n") == n)


def _decide(turn: Turn, n: int, *, agreed: bool) -> None:
    consents.record(
        turn.uow, turn.person.id, consents.PURPOSES[n], agreed=agreed, language=turn.chat.language, now=turn.now
    )
    if n == 0 and not agreed:
        turn.go("refused")
        return
    if n == 0:
        asking.resume(turn.uow, turn.person.id, turn.now)
    if n + 1 < len(consents.PURPOSES):
        turn.go("purpose", n=n + 1)
    else:
        surveys.home(turn, joined=True)


CONVERSATION = Conversation(
    name="consent",
    screens={"notice": show_notice, "details": show_details, "purpose": show_purpose, "refused": show_refused},
    taps={KIND: on_tap},
)
