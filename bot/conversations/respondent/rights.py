"""My rights: what is stored, each consent, withdrawing, asking for deletion, stopping reminders."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import Turn
from bot.conversations.respondent import surveys
from bot.conversations.respondent.later import AWAY_CARD
from bot.presenting.callbacks import Address
from bot.presenting.screens import Draft, Screen, Tone
from bot.services.people import consents, rights

KIND: Final = "r"


def _to(verb: str, *numbers: int) -> Address:
    return Address(KIND, verb, numbers)


def show(turn: Turn) -> Screen:
    """What is stored, and what can be done about it."""
    known = rights.stored(turn.uow, turn.person.id)
    draft = Draft().say(Tone.TITLE, turn.t("rights-title"))
    draft.say(
        Tone.TEXT,
        turn.t(
            "rights-stored",
            code=known.staff_code,
            unit=turn.texts.pick(known.unit_names),
            started=known.started,
            submitted=known.submitted,
            answers=known.answers,
        ),
    )
    if known.deletion_due is not None:
        due = datetime.combine(known.deletion_due, time(12), UTC)
        return draft.say(Tone.TEXT, turn.t("deletion-recorded", day=turn.texts.day(due))).done()
    for purpose in consents.PURPOSES:
        if purpose in known.consents:
            agreed, at = known.consents[purpose]
            state = turn.t("word-yes" if agreed else "word-no")
            draft.say(
                Tone.OPTION,
                turn.t("rights-consent", purpose=turn.t(f"short-{purpose}"), state=state, day=turn.texts.day(at)),
            )
    draft.say(Tone.TEXT, turn.t("rights-text"))
    return _actions(turn, draft, known).done()


def _actions(turn: Turn, draft: Draft, known: rights.Stored) -> Draft:
    if known.consents.get(consents.DEVELOPMENT, (False, None))[0]:
        for n, purpose in enumerate(consents.PURPOSES[1:], 1):
            agreed = known.consents.get(purpose, (False, None))[0]
            name = f"button-{'end' if agreed else 'allow'}-{purpose}"
            draft.row(turn.button(name, _to("p", n, 0 if agreed else 1)))
        draft.row(turn.button("button-absence", AWAY_CARD))
        draft.row(turn.button("button-withdraw", _to("w")))
    else:
        draft.row(turn.button("button-notice-again", surveys.NOTICE))
    draft.row(turn.button("button-erase", _to("d")))
    return draft.row(turn.button("button-surveys", surveys.LIST))


def show_withdraw(turn: Turn) -> Screen:
    """Ask once before withdrawing."""
    draft = Draft().say(Tone.QUESTION, turn.t("withdraw-question"))
    return draft.row(turn.button("button-yes", _to("x")), turn.button("button-no", _to("s"))).done()


def show_withdrawn(turn: Turn) -> Screen:
    """It is withdrawn."""
    draft = Draft().say(Tone.TEXT, turn.t("withdrawn"))
    return draft.row(turn.button("button-rights", _to("s"))).done()


def show_erase(turn: Turn) -> Screen:
    """Ask once before deletion is recorded."""
    draft = Draft().say(Tone.QUESTION, turn.t("erase-question"))
    return draft.row(turn.button("button-yes", _to("y")), turn.button("button-no", _to("s"))).done()


def on_tap(turn: Turn, address: Address) -> None:
    """A press on the card of rights. Confirmations count only from their own question."""
    at = turn.chat.place["at"]
    if address.verb == "s":
        turn.go("rights")
    elif address.verb == "w":
        turn.go("withdraw")
    elif address.verb == "d":
        turn.go("erase")
    elif address.verb == "p" and at == "rights" and 0 < address.number(0) < len(consents.PURPOSES):
        _decide(turn, consents.PURPOSES[address.number(0)], agreed=address.number(1) == 1)
    elif address.verb == "x" and at == "withdraw":
        rights.withdraw(turn.uow, turn.person.id, turn.chat.language, turn.now, turn.settings.zone)
        _leave_session(turn)
        turn.go("withdrawn")
    elif address.verb == "y" and at == "erase":
        rights.ask_deletion(turn.uow, turn.person.id, turn.now, turn.settings.zone)
        _leave_session(turn)
        turn.person.frozen_at = turn.now
        turn.go("rights")
    else:
        turn.refused = True


def _decide(turn: Turn, purpose: str, *, agreed: bool) -> None:
    consents.record(turn.uow, turn.person.id, purpose, agreed=agreed, language=turn.chat.language, now=turn.now)
    if purpose == consents.REMINDERS:
        rights.stop_reminders(turn.uow, turn.person.id, None)
    turn.go("rights")


def _leave_session(turn: Turn) -> None:
    turn.chat.session, turn.chat.session_id = None, None


def on_rights(turn: Turn, _: str) -> None:
    """``/rights``, ``/mydata``."""
    turn.go("rights")


def on_erase(turn: Turn, _: str) -> None:
    """``/xoa``: ask for deletion."""
    turn.go("erase")


def on_stop(turn: Turn, _: str) -> None:
    """``/dung``: no more reminders."""
    rights.stop_reminders(turn.uow, turn.person.id, turn.now)
    turn.go("stopped")


def show_stopped(turn: Turn) -> Screen:
    """Reminders have stopped."""
    draft = Draft().say(Tone.TEXT, turn.t("reminders-stopped"))
    return draft.row(turn.button("button-surveys", surveys.LIST), turn.button("button-rights", _to("s"))).done()


CONVERSATION = Conversation(
    name="rights",
    screens={
        "rights": show,
        "withdraw": show_withdraw,
        "withdrawn": show_withdrawn,
        "erase": show_erase,
        "stopped": show_stopped,
    },
    commands={
        "rights": on_rights,
        "quyen": on_rights,
        "mydata": on_rights,
        "dulieu": on_rights,
        "xoa": on_erase,
        "delete": on_erase,
        "dung": on_stop,
        "stop": on_stop,
    },
    taps={KIND: on_tap},
)
