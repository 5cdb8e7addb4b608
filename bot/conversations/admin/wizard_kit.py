"""What the steps of planning a campaign share: where one stands, and changes for the revision that was seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from bot.conversations.admin import campaigns
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import campaigns as cards
from bot.presenting.callbacks import Address
from bot.services.campaigns import Campaign
from bot.services.refusals import Refusal

KIND: Final = "w"
AT: Final = "plan"
STEPS: Final = ("version", "audience", "opening", "closing", "grace", "reminders", "correction")
_FIELDS: Final = {
    "version": "version_id",
    "audience": "audience",
    "opening": "opens_at",
    "closing": "closes_at",
    "grace": "grace_until",
    "reminders": "reminders",
    "correction": "correct_until",
    "follows": "follows_id",
}


def to(verb: str, *numbers: int) -> Address:
    """An address in the planning of a campaign; numbers begin with the campaign, changes go on with its revision."""
    return Address(KIND, verb, numbers)


def step_of(turn: Turn) -> str:
    """The step that is on."""
    return STEPS[turn.chat.place.get("step", 0)]


def go(turn: Turn, found: Campaign, step: int, **params: Any) -> None:
    """Show a step of a plan as it stands; behind the last one the whole of it."""
    if step >= len(STEPS):
        campaigns.open_one(turn, found)
        return
    turn.go(AT, campaign=found.id, step=step, revision=found.revision, seen=_seen(found), **params)


def remembered(turn: Turn, found: Campaign, step: int) -> None:
    """The same step again, with the same list of codes open."""
    place = turn.chat.place
    same = place["at"] == AT and place.get("step") == step
    go(turn, found, step, **({name: place[name] for name in ("kind", "page") if name in place} if same else {}))


def edit(turn: Turn, found: Campaign, address: Address, change: Callable[[], object]) -> bool:
    """Change a plan, if the press is for its revision; what is refused, or was changed by another, is said.

    True when it was changed.
    """
    if address.number(1) == found.revision:
        return apply(turn, found, change)
    place = turn.chat.place
    if place["at"] != AT or place.get("revision") == found.revision:
        raise LeadsNowhereError  # a button of long ago; the card shows how it stands
    say_what_changed(turn, found)
    return False


def apply(turn: Turn, found: Campaign, change: Callable[[], object]) -> bool:
    """Change a plan and show its step anew."""
    step = turn.chat.place.get("step", 0) if turn.chat.place["at"] == AT else 0
    try:
        change()
    except Refusal as refusal:
        remembered(turn, found, step)
        turn.chat.place["problem"] = cards.problem(refusal)
        return False
    remembered(turn, found, step)
    return True


def say_what_changed(turn: Turn, found: Campaign) -> None:
    """The card anew, with what somebody else changed since it was shown."""
    before, now = turn.chat.place.get("seen", {}), _seen(found)
    remembered(turn, found, turn.chat.place.get("step", 0))
    turn.chat.place["changed"] = [name for name in now if now[name] != before.get(name, now[name])]


def _seen(found: Campaign) -> dict[str, str]:
    return {name: str(getattr(found, column)) for name, column in _FIELDS.items()}
