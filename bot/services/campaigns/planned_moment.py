"""One moment of a campaign's plan of messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PlannedMoment:
    """Messages of one kind at one moment, in the installation's zone: all of them, sent already, still to go.

    ``held`` are those that do not go, by why (`bot.services.reminders.reasons`): there is no room for them, or nobody
    wants them any more.
    """

    at: datetime
    kind: str
    messages: int
    sent: int = 0
    held: tuple[tuple[str, int], ...] = ()

    @property
    def left(self) -> int:
        """How many are still to go."""
        return self.messages - self.sent

    @property
    def held_back(self) -> int:
        """How many do not go."""
        return sum(number for _, number in self.held)
