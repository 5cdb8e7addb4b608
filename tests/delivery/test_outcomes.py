"""The table of what Telegram answers and what becomes of a delivery."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.outbox import PartError
from bot.delivery.outcomes import FIRST_PAUSE, GIVE_UP_AFTER, LONGEST_PAUSE, outcome_of
from bot.delivery.request import NoAnswerError, NoConnectionError

ANSWERS = [
    (RetryAfter(30), "waiting", "flood control", 30),
    (Forbidden("Forbidden: bot was blocked by the user"), "failed", "unreachable", 0),
    (Forbidden("Forbidden: user is deactivated"), "failed", "unreachable", 0),
    (Forbidden("Forbidden: bot can't initiate conversation with a user"), "failed", "unreachable", 0),
    (BadRequest("Chat not found"), "failed", "unreachable", 0),
    (BadRequest("Message is too long"), "failed", "refused", 0),
    (NetworkError("Bad Gateway"), "waiting", "network", FIRST_PAUSE),
    (NoConnectionError("ClientConnectorError"), "waiting", "network", FIRST_PAUSE),
    (NoAnswerError("ServerDisconnectedError"), "unknown", "no answer", 0),
    (TimedOut(), "unknown", "no answer", 0),
    (InvalidToken(), "waiting", "token refused", FIRST_PAUSE),
    (Conflict("terminated"), "waiting", "token refused", FIRST_PAUSE),
    (PartError(), "unknown", "fault", 0),
    (TelegramError("what nobody has seen yet"), "unknown", "fault", 0),
    (KeyError("message_id"), "unknown", "fault", 0),
]


@pytest.mark.parametrize(("error", "state", "reason", "wait"), ANSWERS, ids=lambda value: str(value)[:30])
def test_each_answer_has_its_state(error, state, reason, wait):
    outcome = outcome_of(error)
    assert (outcome.state, outcome.reason, outcome.wait) == (state, reason, wait)


def test_a_broken_network_is_tried_again_ever_more_slowly_and_then_given_up():
    waits = [outcome_of(NetworkError("x"), attempts).wait for attempts in range(1, 12)]
    assert waits[:3] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert waits[-1] == LONGEST_PAUSE
    given_up = outcome_of(NetworkError("x"), 99, GIVE_UP_AFTER)
    assert (given_up.state, given_up.reason) == ("failed", "network")
    assert outcome_of(RetryAfter(5), 99, timedelta(days=9)).state == "waiting"


@pytest.mark.parametrize("error", [NoConnectionError("x"), InvalidToken()])
def test_when_nothing_goes_at_all_everything_waits(error):
    assert outcome_of(error).lane > 0
    assert outcome_of(NetworkError("Bad Gateway")).lane == 0
