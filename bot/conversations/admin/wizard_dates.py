"""Planning a campaign: its moments. Buttons for what is usual, a typed day and time for everything else."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

from bot.calendar.days import ONE_DAY
from bot.conversations.admin.wizard_kit import STEPS, apply, edit, go, say_what_changed
from bot.conversations.kit import typed_days
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting.callbacks import Address
from bot.services.campaigns import Campaign, approvals, drafts, workdays
from bot.services.campaigns.plans import Plan

FIELDS: Final = {
    "opening": "opens_at",
    "closing": "closes_at",
    "grace": "grace_until",
    "correction": "correct_until",
}
MOMENTS: Final = tuple(FIELDS)
WINDOWS: Final = (5, 10, 15)  # working days a campaign is open
GRACES: Final = (1, 2, 5)  # working days for those who have begun
Choice = tuple[str, datetime | None]


def choices(turn: Turn, plan: Plan, step: str) -> list[Choice]:
    """The buttons of a step: what they say, and the moment they stand for."""
    return {"opening": _openings, "closing": _closings, "grace": _graces, "correction": _corrections}[step](turn, plan)


def _openings(turn: Turn, plan: Plan) -> list[Choice]:
    del plan
    calendar, today = turn.calendar, turn.now.astimezone(turn.calendar.zone).date()
    tomorrow = workdays.after(calendar, today)
    week = workdays.nth(calendar, today + timedelta(days=7 - today.weekday()), 1)  # the first working day of the next
    moments = [workdays.opening_on(calendar, day) for day in dict.fromkeys((tomorrow, week))]
    return [(turn.t("button-open-now"), turn.now), *((turn.texts.moment(at), at) for at in moments)]


def _closings(turn: Turn, plan: Plan) -> list[Choice]:
    first = max(plan.opens_at, turn.now).astimezone(turn.calendar.zone).date()
    return _ends(turn, first, WINDOWS)


def _ends(turn: Turn, first: date, numbers: tuple[int, ...]) -> list[Choice]:
    """The ends of windows of so many working days that begin on a day."""
    ends = [(n, workdays.closing_on(turn.calendar, workdays.nth(turn.calendar, first, n))) for n in numbers]
    return [(turn.t("button-working-days", days=n, day=turn.texts.day(end)), end) for n, end in ends]


def _graces(turn: Turn, plan: Plan) -> list[Choice]:
    day_after = plan.closes_at.astimezone(turn.calendar.zone).date() + ONE_DAY
    return [(turn.t("button-no-grace"), None), *_ends(turn, day_after, GRACES)]


def _corrections(turn: Turn, plan: Plan) -> list[Choice]:
    never = (turn.t("button-no-correction"), plan.opens_at)
    grace = [(turn.t("button-correct-grace"), plan.grace_until)] if plan.grace_until else []
    return [(turn.t("button-correct-closing"), None), *grace, never]


def choose(turn: Turn, found: Campaign, address: Address, step: str) -> None:
    """One of the buttons; the next step follows."""
    offered = choices(turn, approvals.plan_of(turn.uow, found), step)
    if not 0 <= address.number(3) < len(offered):
        raise LeadsNowhereError
    turn.chat.place |= {"step": STEPS.index(step)} if turn.chat.place.get("at") == "plan" else {}
    changes = {FIELDS[step]: offered[address.number(3)][1]}
    if edit(turn, found, address, lambda: set_plan(turn, found, changes)):
        go(turn, found, STEPS.index(step) + 1)


def on_moment(turn: Turn, found: Campaign, step: str, text: str) -> bool:
    """A day, with or without a time, as people write it."""
    if turn.chat.place.get("revision") != found.revision:
        say_what_changed(turn, found)
        return True
    at = _read(turn, step, text)
    if at is None:
        turn.chat.place["problem"] = ["moment_unreadable", {}]
        return True
    if apply(turn, found, lambda: set_plan(turn, found, {FIELDS[step]: at})):
        go(turn, found, STEPS.index(step) + 1)
    return True


def _read(turn: Turn, step: str, text: str) -> datetime | None:
    """What was typed; a day alone begins or ends with the working day."""
    local = turn.now.astimezone(turn.calendar.zone)
    day = typed_days.coming_day(text, local.date())
    if day is None:
        return typed_days.coming_moment(text, local)
    usual = workdays.opening_on if step == "opening" else workdays.closing_on
    return usual(turn.calendar, day)


def set_plan(turn: Turn, found: Campaign, changes: dict[str, Any]) -> None:
    """Change fields of a plan. Raises Refusal."""
    drafts.set_plan(turn.uow, found.id, found.revision, changes, turn.now, turn.calendar)
