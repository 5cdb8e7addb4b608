"""What the Bot API answered becomes a result, or the error that says what to do."""

from __future__ import annotations

import json

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)

from bot.delivery.answers import result_of
from bot.delivery.calls import seconds_of
from bot.delivery.request import NoAnswerError


def refusal(status, description="Bad thing", **parameters):
    body = {"ok": False, "error_code": status, "description": description}
    return json.dumps(body | ({"parameters": parameters} if parameters else {})).encode()


def test_the_result_is_given_as_it_came():
    assert result_of(200, b'{"ok": true, "result": {"message_id": 7}}') == {"message_id": 7}
    assert result_of(200, b'{"ok": true, "result": true}') is True


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, BadRequest),
        (401, InvalidToken),
        (403, Forbidden),
        (404, InvalidToken),
        (409, Conflict),
        (500, NetworkError),
        (502, NetworkError),
        (599, NetworkError),
    ],
)
def test_a_refusal_is_the_error_of_its_status_in_telegrams_words(status, error):
    with pytest.raises(error) as raised:
        result_of(status, refusal(status))
    assert type(raised.value) is error
    if error is not InvalidToken:
        assert "Bad thing" in str(raised.value)


def test_parameters_say_more_than_the_status():
    with pytest.raises(RetryAfter) as wait:
        result_of(429, refusal(429, retry_after=31))
    assert seconds_of(wait.value) == 31
    with pytest.raises(ChatMigrated):
        result_of(400, refusal(400, migrate_to_chat_id=-100))


@pytest.mark.parametrize("wait", [10**15, 366 * 24 * 3600, -1, "5", None])
def test_a_wait_that_telegram_cannot_mean_is_a_failure_of_the_network(wait):
    with pytest.raises(NetworkError) as failed:
        result_of(429, refusal(429, retry_after=wait))
    assert type(failed.value) is NetworkError


def test_no_json_from_a_server_that_failed_is_the_network_and_from_one_that_did_not_nobody_knows():
    with pytest.raises(NetworkError) as failed:
        result_of(502, b"<html>bad gateway</html>")
    assert not isinstance(failed.value, NoAnswerError)
    for body in (b"", b"<html>", b"[1", b"\xff", b"[" * 100_000):
        with pytest.raises(NoAnswerError):
            result_of(200, body)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 407, 409, 429, 503])
def test_a_refusal_of_something_in_between_is_none_of_telegrams(status):
    """Else a proxy's 401 would end the bot, and its 403 mark everybody as unreachable."""
    for body in (b"<html>", b'{"error": "sign in", "parameters": {"retry_after": 9000}}', b'{"ok": null}', b"[]"):
        with pytest.raises(NetworkError) as failed:
            result_of(status, body)
        assert type(failed.value) is NetworkError


def test_json_of_another_shape_is_an_error_and_never_a_result():
    for body in (b"[]", b"7", b"null", b"{}", b'{"ok": 1, "result": 3}'):
        with pytest.raises(NetworkError):
            result_of(200, body)
