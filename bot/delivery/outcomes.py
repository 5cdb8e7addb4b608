"""A table says what Telegram's answer to a delivery means; it is tested as one.

A chat that cannot be reached (403) is marked by `bot.delivery.parcels`, which closes what else waits for it; where the
answer came to a card, `bot.delivery.cards` marks it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.delivery.calls import seconds_of
from bot.delivery.request import NoAnswerError, NoConnectionError
from storage.states import DeliveryState
from survey_definitions.value import value

UNREACHABLE: Final = ("chat not found", "user is deactivated", "bot was blocked", "can't initiate conversation")
GIVE_UP_AFTER: Final = timedelta(hours=6)  # since the first attempt
FIRST_PAUSE: Final = 5.0  # seconds before a broken call is tried again; doubles up to
LONGEST_PAUSE: Final = 300.0
AWAY: Final = 10.0  # seconds all bulk waits when nothing can be sent at all


@value
class DeliveryOutcome:
    """The state a delivery goes to. ``wait``: seconds until the next attempt; ``lane``: seconds all bulk waits."""

    state: str
    reason: str | None = None
    wait: float = 0.0
    lane: float = 0.0
    message: int | None = None

    @property
    def is_unreachable(self) -> bool:
        """Whether nothing can be sent to this person until they write again."""
        return self.reason == "unreachable"


def sent(message: int) -> DeliveryOutcome:
    """It arrived as this message."""
    return DeliveryOutcome(DeliveryState.SENT, message=message)


def outcome_of(error: Exception, attempts: int = 1, tried_for: timedelta = timedelta()) -> DeliveryOutcome:
    """What to do after an attempt that raised. ``tried_for``: how long attempts have gone on."""
    if isinstance(error, RetryAfter):
        return DeliveryOutcome(DeliveryState.WAITING, "flood control", wait=seconds_of(error))
    if is_unreachable(error):
        return DeliveryOutcome(DeliveryState.FAILED, "unreachable")
    if isinstance(error, BadRequest):
        return DeliveryOutcome(DeliveryState.FAILED, "refused")
    if isinstance(error, NetworkError | InvalidToken | Conflict) and not isinstance(error, NoAnswerError | TimedOut):
        return _broken(error, attempts, tried_for)
    # No answer: it may have arrived. Anything else is a fault of ours, and then nobody knows either.
    return DeliveryOutcome(DeliveryState.UNKNOWN, "no answer" if isinstance(error, NetworkError) else "fault")


def is_unreachable(error: Exception) -> bool:
    """Whether this chat takes nothing from us: blocked, deactivated, never met."""
    return isinstance(error, Forbidden) or (
        isinstance(error, BadRequest) and any(reason in str(error).lower() for reason in UNREACHABLE)
    )


def _broken(error: Exception, attempts: int, tried_for: timedelta) -> DeliveryOutcome:
    """Nothing went out, or Telegram answered that it failed."""
    reason = "network" if isinstance(error, NetworkError) else "token refused"
    if tried_for >= GIVE_UP_AFTER:
        return DeliveryOutcome(DeliveryState.FAILED, reason)
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(attempts - 1, 10))
    nothing_goes = isinstance(error, NoConnectionError) or reason == "token refused"
    return DeliveryOutcome(DeliveryState.WAITING, reason, wait=pause, lane=AWAY if nothing_goes else 0.0)
