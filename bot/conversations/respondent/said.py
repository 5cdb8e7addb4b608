"""What my supervisor confirmed: both records side by side; one comment on each."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.refused_words import ask_again
from bot.conversations.kit.turn import Turn
from bot.presenting.callbacks import Address
from bot.presenting.paging import in_messages
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
    """Every confirmation with the own level beside it; long reasons and comments are turned over like pages."""
    mine, called = _mine(turn), _names(turn)
    page = in_messages([(at, _worded(turn, one, called)) for at, one in enumerate(mine)], turn.page)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("said-title"))
    for at, words in page.entries:
        draft.option(at + 1, words)
    draft.say(Tone.TEXT, turn.t("said-can-comment" if mine else "said-none"))
    open_ones = [(at + 1, mine[at]) for at, _ in page.entries if not mine[at].comment]
    draft.grid((Button(f"{n}", Address(KIND, "n", (one.id,))) for n, one in open_ones), numbers_in_row(len(open_ones)))
    draft.row(*page.turning(turn.texts, lambda number: Address(KIND, "w", (number,))))
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
    if wrong := turn.chat.place.get("wrong"):
        draft.say(Tone.WARNING, turn.t(wrong, limit=MOST_REASON))
    name = _names(turn).get(one.item, one.item)
    draft.say(Tone.QUESTION, turn.t("comment-ask", name=name, limit=MOST_REASON))
    return draft.row(turn.button("button-result-said", Address(KIND, "w", (turn.page,)))).done()


def take(turn: Turn, address: Address) -> bool:
    """Take a press of this part; False when it is none, or about nothing that may be commented on."""
    if address.verb == "w":
        turn.go("said", page=max(0, address.number(0, 0)))
        return True
    if address.verb != "n" or not any(one.id == address.number(0) and not one.comment for one in _mine(turn)):
        return False
    turn.go("said-comment", id=address.number(0), page=turn.page)
    return True


def on_comment(turn: Turn, text: str) -> bool:
    """Keep what was typed; what cannot be taken is said, and asked again."""
    page = turn.page
    try:
        confirmations.comment(turn.uow, turn.person.id, turn.chat.place.get("id", 0), text, turn.now)
    except Refusal as refusal:
        if not ask_again(turn, refusal):
            turn.go("said", page=page)
        return True
    turn.toast = turn.t("comment-kept")
    turn.go("said", page=page)
    return True


SCREENS: Final = {"said": show, "said-comment": show_comment}
TYPED: Final = {"said-comment": on_comment}
