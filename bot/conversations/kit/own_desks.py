"""Whoever has a desk is told so, and finds its button: after joining, and on the list of surveys."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.turn import Turn
from bot.presenting import places
from bot.presenting.screens import Button, Style
from bot.services.people import desks
from bot.services.people.desks import Held
from bot.services.people.role_words import TABLE
from bot.services.results import confirmations

_DESK_OF: Final = {role.word: role.desk for role in TABLE if role.desk}
_WAYS: Final = {
    "agency": ("button-own-agency", places.AGENCY),
    "agencies": ("button-agencies", places.AGENCY),
    "admin": ("button-own-desk", places.ADMIN),
    "requests": ("button-requests", places.REQUESTS),
}


def sentence(turn: Turn) -> str:
    """Which roles the reader holds, and that their desk opens with a button; empty for those who hold none."""
    held = desks.held(turn.uow, turn.person.id)
    return turn.t("desks-yours", roles=", ".join(_named(turn, one) for one in held)) if held else ""


def _named(turn: Turn, one: Held) -> str:
    role = turn.t(f"role-{one.role}")
    return turn.t("desks-role-of", role=role, agency=turn.texts.pick(one.agency)) if one.agency else role


def buttons(turn: Turn) -> list[Button]:
    """The way to each desk the reader has; none for those who have none."""
    found = dict.fromkeys(_desk(one) for one in desks.held(turn.uow, turn.person.id))
    if "agency" in found:  # from one's own agency all others are a press away
        found.pop("agencies", None)
    return [turn.button(*_WAYS[desk]) for desk in found]


def queue(turn: Turn) -> Button | None:
    """A supervisor's way to the self-assessments of the own staff, and how many wait; None where there are none."""
    reader, today = turn.person.id, turn.now.date()
    if not confirmations.is_confirmer(turn.uow, reader, today):
        return None
    known, unfinished = confirmations.counts(turn.uow, reader, today)
    if unfinished:
        return turn.button("button-confirmations-waiting", places.CONFIRMING, Style.PLAIN, n=unfinished)
    return turn.button("button-confirmations", places.CONFIRMING) if known else None


def _desk(one: Held) -> str:
    desk = _DESK_OF[one.role]
    return "agencies" if desk == "agency" and not one.agency else desk
