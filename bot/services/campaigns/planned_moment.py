"""One moment of a campaign's plan of messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PlannedMoment:
    """Messages of one kind at one moment, in the installation's zone: all of them, sent already, still to go.

    ``held_back`` are those that do not go: because of the cap, or because nobody wants them any more.
    """

    at: datetime
    kind: str
    messages: int
    sent: int = 0
    held_back: int = 0

    @property
    def left(self) -> int:
        """How many are still to go."""
        return self.messages - self.sent
