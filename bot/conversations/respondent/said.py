"""What my supervisor confirmed: both records side by side; one comment on each."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.turn import Turn
from bot.presenting.callbacks import Address
from bot.presenting.prompts import numbers_in_row
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.refusals import Refusal
from bot.services.results import confirmations, names, shown
from bot.services.results.confirmations import MOST_REASON, Said
from survey_definitions.assessment.outcomes import GAP

KIND: Final = "R"


def _mine(turn: Turn) -> list[Said]:
    return confirmations.of_person(turn.uow, turn.person.id)


def _names(turn: Turn) -> dict[str, str]:
    found = {kind: one for kind, one in shown.of_person(turn.uow, turn.person.id).items() if kind == GAP}
    return dict(names.called(turn.uow, turn.library, found, turn.chat.language).competencies)


def show(turn: Turn) -> Screen:
    """Every confirmation with the own level beside it."""
    said, called = _mine(turn), _names(turn)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("said-title"))
    for number, one in enumerate(said, 1):
        draft.option(number, _worded(turn, one, called))
    draft.say(Tone.TEXT, turn.t("said-can-comment" if said else "said-none"))
    open_ones = [(number, one) for number, one in enumerate(said, 1) if not one.comment]
    draft.grid((Button(f"{n}", Address(KIND, "n", (one.id,))) for n, one in open_ones), numbers_in_row(len(open_ones)))
    return draft.row(turn.button("button-results", Address(KIND, "s"), Style.MAIN)).done()


def _worded(turn: Turn, one: Said, called: dict[str, str]) -> str:
    values: dict[str, str | int] = {"name": called.get(one.item, one.item), "own": one.own}
    if one.level is not None:
        values |= {"level": one.level, "reason": one.reason}
    lines = [turn.t(f"said-{one.verdict}", **values)]
    lines += [turn.t("said-talk")] if one.talk else []
    lines += [turn.t("said-comment", text=one.comment)] if one.comment else []
    return "\n".join(lines)


def show_comment(turn: Turn) -> Screen:
    """Ask for the comment on one of them."""
    one = next((one for one in _mine(turn) if one.id == turn.chat.place.get("id") and not one.comment), None)
    if one is None:
        return show(turn)
    draft = ScreenBuilder()
    if turn.chat.place.get("long"):
        draft.say(Tone.WARNING, turn.t("comment-long", limit=MOST_REASON))
    name = _names(turn).get(one.item, one.item)
    draft.say(Tone.QUESTION, turn.t("comment-ask", name=name, limit=MOST_REASON))
    return draft.row(turn.button("button-result-said", Address(KIND, "w"))).done()


def take(turn: Turn, address: Address) -> bool:
    """Take a press of this part; False when it is none, or about nothing that may be commented on."""
    if address.verb == "w":
        turn.go("said")
        return True
    if address.verb != "n" or not any(one.id == address.number(0) and not one.comment for one in _mine(turn)):
        return False
    turn.go("said-comment", id=address.number(0))
    return True


def on_comment(turn: Turn, text: str) -> bool:
    """Keep what was typed; too long is said, and asked again."""
    number = turn.chat.place.get("id", 0)
    try:
        confirmations.comment(turn.uow, turn.person.id, number, text, turn.now)
    except Refusal as refusal:
        if refusal.code == "confirm_reason":
            turn.go("said-comment", id=number, long=True)
        else:
            turn.go("said")
        return True
    turn.toast = turn.t("comment-kept")
    turn.go("said")
    return True


SCREENS: Final = {"said": show, "said-comment": show_comment}
TYPED: Final = {"said-comment": on_comment}
