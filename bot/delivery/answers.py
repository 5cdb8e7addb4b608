"""What the Bot API answered: its result, or the library's error for it.

The errors are python-telegram-bot's, so that handlers and jobs know one set of them. How they follow from an answer:
https://core.telegram.org/bots/api#making-requests
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.delivery.request import NoAnswerError
from storage.fast_json import loads

_BY_STATUS: Mapping[int, type[TelegramError]] = {
    HTTPStatus.BAD_REQUEST: BadRequest,
    HTTPStatus.FORBIDDEN: Forbidden,
    HTTPStatus.UNAUTHORIZED: InvalidToken,
    HTTPStatus.NOT_FOUND: InvalidToken,  # the address of a method holds the token
    HTTPStatus.CONFLICT: Conflict,
}


def result_of(status: int, body: bytes) -> Any:
    """The ``result`` of an answer, as JSON. Raises TelegramError: by the status, and by ``parameters`` where there are.

    Raises NetworkError for every status of a server that failed, and NoAnswerError where nobody knows what was done.
    """
    try:
        answer = loads(body)
    except ValueError:
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            raise NoAnswerError("an answer that is no JSON: the call may have been carried out") from None
        raise NetworkError(f"status {status} without JSON") from None
    if isinstance(answer, dict) and answer.get("ok") is True:
        return answer.get("result")
    raise error_of(status, answer if isinstance(answer, dict) else {})


def error_of(status: int, answer: dict[str, Any]) -> TelegramError:
    """The error for a refusal, with Telegram's own description."""
    why = str(answer.get("description") or f"status {status}")
    parameters = answer.get("parameters")
    if isinstance(parameters, dict):
        if isinstance(parameters.get("retry_after"), int):
            return RetryAfter(parameters["retry_after"])
        if isinstance(parameters.get("migrate_to_chat_id"), int):
            return ChatMigrated(parameters["migrate_to_chat_id"])
    return _BY_STATUS.get(status, NetworkError)(why)
