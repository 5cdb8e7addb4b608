"""Where rows stand: the words of every column that tells a state, once."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class CampaignState(StrEnum):
    """Where a campaign stands."""

    DRAFT = "draft"  # being planned; nobody is told anything
    WAITING = "waiting"  # for a second pair of eyes
    SCHEDULED = "scheduled"  # approved; opens by itself
    OPEN = "open"
    CLOSING = "closing"  # nothing is begun any more; what was begun may be finished
    CLOSED = "closed"
    CANCELLED = "cancelled"


class SessionStatus(StrEnum):
    """Where one person stands in one campaign."""

    NEW = "new"  # invited, not begun
    STARTED = "started"
    SUBMITTED = "submitted"
    STOPPED = "stopped"  # the person withdrew their consent, or left for good: what they gave rests
    WITHDRAWN = "withdrawn"  # they were taken out of the audience before they had submitted


class DeliveryState(StrEnum):
    """Where a message stands that is no direct reply."""

    WAITING = "waiting"
    SENDING = "sending"  # written before the call; what lies between when a process dies is unknown
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"  # it may have arrived
    CANCELLED = "cancelled"


class DueState(StrEnum):
    """Where something stands that is planned for a moment; all but the first are ends."""

    PLANNED = "planned"
    ACTED = "acted"
    SUPPRESSED = "suppressed"  # not called for, or no room; the row's reason says which
    MISSED = "missed"  # its moment passed while nothing ran
    DROPPED = "dropped"  # the plan it belonged to is no more


class RenewalState(StrEnum):
    """Where moving a campaign's sessions to another version stands."""

    COUNTING = "counting"
    COUNTED = "counted"
    MOVING = "moving"
    DONE = "done"


NO_DAY_LEFT: Final = "no day left"  # reason of a due item: a rung that has no day of its own before the last one
