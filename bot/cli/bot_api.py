"""One question to the Bot API, for commands that are no bot: who am I, what webhook is set."""

from __future__ import annotations

import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Any

from bot.delivery.envelope import opened
from bot.services.installation_facts import BOT_NAME, recall, remember_name
from bot.settings import PREFIX, Settings
from storage.database import Database

_TIMEOUT = 10  # seconds


class BotApiError(Exception):
    """The Bot API did not answer, or refused; the message says why and never holds the token."""


def ask(settings: Settings, method: str) -> dict[str, Any]:
    """Call a method without parameters. Raises BotApiError."""
    if settings.token is None:
        raise BotApiError(f"{PREFIX}TOKEN is not set")
    url = f"{settings.api_base_url}{settings.token.get_secret_value()}/{method}"
    proxies = {"http": settings.proxy_url, "https": settings.proxy_url} if settings.proxy_url else None
    opener = urllib.request.build_opener(urllib.request.ProxyHandler(proxies))
    try:
        status, body = _answered(opener, url)
    except (OSError, ValueError, HTTPException) as error:
        raise BotApiError(f"no answer from the Bot API: {_reason(error)}") from None
    return _result(status, body)


def _answered(opener: urllib.request.OpenerDirector, url: str) -> tuple[int, bytes]:
    try:
        with opener.open(url, timeout=_TIMEOUT) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read()


def _result(status: int, body: bytes) -> dict[str, Any]:
    answer = opened(body)
    if answer is None:
        raise BotApiError(f"no answer from the Bot API: something in between answered ({status}), a proxy?")
    if answer["ok"]:
        result = answer.get("result")
        return result if isinstance(result, dict) else {}
    if status in (401, 404):
        raise BotApiError(f"{PREFIX}TOKEN: the Bot API does not know this token")
    raise BotApiError(f"the Bot API refused: {status} {answer.get('description', '')}".strip())


def _reason(error: Exception) -> str:
    """Why a call failed, without the address (the token is in it)."""
    inner = getattr(error, "reason", error)
    return str(getattr(inner, "strerror", None) or type(inner).__name__)


def bot_name(settings: Settings, database: Database) -> str:
    """The bot's name without @: as set, as remembered, or learned now. Raises BotApiError."""
    if settings.bot_name:
        return settings.bot_name.removeprefix("@")
    known = database.read_now(recall, BOT_NAME)
    if known:
        return known
    name = str(ask(settings, "getMe").get("username", ""))
    if not name:
        raise BotApiError("the Bot API named no bot")
    database.run_now(remember_name, name)
    return name
