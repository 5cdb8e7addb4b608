"""The clock of the page: what time it is, and to which moment somebody wants to go."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta

Travel = Callable[[datetime], Awaitable[None]]
"""Goes to a moment; returns when everything that was due on the way has happened."""

FARTHEST = timedelta(days=400)
_MORNING, _AFTERNOON, _MONDAY = time(10), time(14), 0


class WrongMomentError(ValueError):
    """There is no way to this moment; the text says why."""


def wanted(asked: dict[str, object], now: datetime) -> datetime:
    """The moment that was asked for: ``{"to": ISO text}``, in the clock's zone without an offset, or a ``step``.

    Raises WrongMomentError for one that cannot be read, has passed, or lies too far ahead.
    """
    step = asked.get("step")
    if step is not None:
        if step not in _STEPS:
            raise WrongMomentError(f"there is no step {step!r}")
        return _STEPS[str(step)](now)
    try:
        moment = datetime.fromisoformat(str(asked.get("to", "")))
    except ValueError:
        raise WrongMomentError("expected a date and a time") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
    if moment <= now:
        raise WrongMomentError("time runs forward only")
    if moment > now + FARTHEST:
        raise WrongMomentError(f"at most {FARTHEST.days} days ahead")
    return moment


def _tomorrow(now: datetime) -> datetime:
    return datetime.combine(now.date() + timedelta(days=1), _MORNING, now.tzinfo)


def _monday(now: datetime) -> datetime:
    """The next Monday at 14:00; today's, if that is still to come."""
    day = now.date() + timedelta(days=(_MONDAY - now.weekday()) % 7)
    moment = datetime.combine(day, _AFTERNOON, now.tzinfo)
    return moment if moment > now else moment + timedelta(days=7)


_STEPS: dict[str, Callable[[datetime], datetime]] = {
    "hour": lambda now: now + timedelta(hours=1),
    "tomorrow": _tomorrow,
    "monday": _monday,
}
