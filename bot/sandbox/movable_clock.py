"""A clock that runs like the machine's, but ahead of it: it can be moved forward, and remembers by how much."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path


def _real() -> datetime:
    return datetime.now(UTC)


class MovableClock:
    """Call it for the present moment, in ``zone``. ``path``: the file in which it keeps how far ahead it is."""

    def __init__(self, zone: tzinfo, path: Path | None = None, real: Callable[[], datetime] = _real) -> None:
        self._zone = zone
        self._path = path
        self._real = real
        self.ahead = timedelta(seconds=float(path.read_text())) if path is not None and path.exists() else timedelta()

    def __call__(self) -> datetime:
        """The present moment."""
        return (self._real() + self.ahead).astimezone(self._zone)

    def real(self) -> datetime:
        """The machine's present moment."""
        return self._real().astimezone(self._zone)

    def move_back_to(self, moment: datetime) -> None:
        """Begin in the past: before anything has happened."""
        self.ahead = moment - self._real()

    def move_to(self, moment: datetime) -> None:
        """It is this moment now. A moment that has passed changes nothing: time does not run backwards here."""
        step = moment - self()
        if step <= timedelta():
            return
        self.ahead += step
        if self._path is not None:
            self._path.write_text(str(self.ahead.total_seconds()))
