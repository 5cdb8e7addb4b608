"""A clock that stands still until it is moved."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2026, 6, 15, 10, 0, tzinfo=VIET_NAM)


class FakeClock:
    """Call it for the present moment."""

    def __init__(self, start: datetime = START) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **units: float) -> None:
        """Let time pass: ``clock.pass_(days=2)``."""
        self.now += timedelta(**units)
