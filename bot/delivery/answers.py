"""What the Bot API answered: its result, or the library's error for it.

The errors are python-telegram-bot's, so that handlers and jobs know one set of them. How they follow from an answer:
https://core.telegram.org/bots/api#making-requests
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

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

from bot.delivery.envelope import opened
from bot.delivery.request import NoAnswerError

_BY_STATUS: Mapping[int, type[TelegramError]] = {
    HTTPStatus.BAD_REQUEST: BadRequest,
    HTTPStatus.FORBIDDEN: Forbidden,
    HTTPStatus.UNAUTHORIZED: InvalidToken,
    HTTPStatus.NOT_FOUND: InvalidToken,  # the address of a method holds the token
    HTTPStatus.CONFLICT: Conflict,
}
_WAITS: Final = range(366 * 24 * 3600)  # seconds; who has somebody wait for longer is not Telegram


def result_of(status: int, body: bytes) -> Any:
    """The ``result`` of an answer, as JSON. Raises TelegramError: by the status, and by ``parameters`` where there are.

    What something in between answers refuses nothing, whatever its status: raises NoAnswerError where the call may have
    been carried out all the same, else NetworkError.
    """
    answer = opened(body)
    if answer is not None:
        if answer["ok"]:
            return answer.get("result")
        raise error_of(status, answer)
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        raise NoAnswerError("an answer that is not the Bot API's: the call may have been carried out")
    raise NetworkError(f"status {status}, not of the Bot API")


def error_of(status: int, answer: dict[str, Any]) -> TelegramError:
    """The error for a refusal, with Telegram's own description."""
    why = str(answer.get("description") or f"status {status}")
    parameters = answer.get("parameters")
    if isinstance(parameters, dict):
        if parameters.get("retry_after") in _WAITS:
            return RetryAfter(parameters["retry_after"])
        if isinstance(parameters.get("migrate_to_chat_id"), int):
            return ChatMigrated(parameters["migrate_to_chat_id"])
    return _BY_STATUS.get(status, NetworkError)(why)
