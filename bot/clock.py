"""The clock that is handed in: the machine's, or one behind a URL for simulated time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Gives the present moment, aware of its zone."""


def system_clock() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


def remote_clock(url: str) -> Clock:
    """A clock that asks ``url`` (loopback only, see settings) for ISO text each time."""
    import urllib.request  # noqa: PLC0415 - for simulated time alone, and slow to import

    def now() -> datetime:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - loopback, checked by the settings
            moment = datetime.fromisoformat(answer.read().decode().strip().strip('"'))
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    return now


def clock_for(url: str) -> Clock:
    """The clock a setting asks for; empty means the machine's."""
    return remote_clock(url) if url else system_clock


def in_zone(clock: Clock, zone: ZoneInfo) -> Clock:
    """The same clock; its moments tell the day and the time of a zone."""
    return lambda: clock().astimezone(zone)


def present(url: str, zone: ZoneInfo) -> datetime:
    """The present moment by the clock of a setting, see `clock_for`, in a zone: its day is that of the people there."""
    return in_zone(clock_for(url), zone)()
