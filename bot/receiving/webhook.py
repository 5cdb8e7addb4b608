"""The webhook server: 200 after the commit, 503 when nothing could be stored, so that Telegram sends it again."""

from __future__ import annotations

import asyncio
import hmac
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.delivery.calls import Calls, seconds_of
from bot.receiving.connections import Limited
from bot.receiving.intake import ALLOWED, Intake, NotStoredError, is_number
from bot.settings import Settings
from bot.watching.server import Server, listen
from storage.fast_json import loads

log = structlog.get_logger()

BODY_WITHIN: Final = 15.0  # seconds for an update to arrive
MOST_BODY: Final = 1 << 20  # bytes of one update; Telegram's are some kilobytes
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
PARALLEL: Final = 40
BACKLOG: Final = 128
FINISH_WITHIN: Final = 5  # seconds in which calls under way at the end are finished
FIRST_PAUSE: Final = 0.5  # seconds between attempts to tell Telegram our address; doubles up to
LONGEST_PAUSE: Final = 30.0


class Webhook:
    """Serves until it is stopped."""

    def __init__(self, settings: Settings, secret: str, calls: Calls, intake: Intake) -> None:
        self._settings = settings
        self._secret = secret
        self._calls = calls
        self._intake = intake
        self._server = Server(
            uvicorn.Config(
                self.app(),
                log_config=None,
                access_log=False,
                lifespan="off",
                ws="none",
                http=Limited,
                timeout_graceful_shutdown=FINISH_WITHIN,
            )
        )

    def app(self) -> Starlette:
        """The one route there is: Telegram's calls. Signs of life and figures have an address of their own."""
        path = urlsplit(self._settings.webhook_url).path or "/"
        return Starlette(routes=[Route(path, self._receive, methods=["POST"])])

    def stop(self) -> None:
        """Take no more; what was begun is finished."""
        self._server.should_exit = True

    async def run(self) -> None:
        """Listen, then tell Telegram where, then serve until stopped.

        Raises InvalidToken, and InstallationError when the address cannot be listened on.
        """
        listening = listen(self._settings.webhook_listen, "WEBHOOK_LISTEN", BACKLOG)
        telling = asyncio.ensure_future(self._tell_telegram())
        serving = asyncio.ensure_future(self._server.serve([listening]))
        try:
            await asyncio.wait([serving, telling], return_when=asyncio.FIRST_COMPLETED)
            if telling.done():
                telling.result()
            await serving
        finally:
            telling.cancel()
            self.stop()
            await serving

    async def _tell_telegram(self) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                await self._calls.call(
                    "setWebhook",
                    url=self._settings.webhook_url,
                    secret_token=self._secret,
                    allowed_updates=ALLOWED,
                    max_connections=PARALLEL,
                )
            except InvalidToken:
                raise
            except TelegramError as error:
                wait = seconds_of(error) if isinstance(error, RetryAfter) else pause
                log.warning("the webhook could not be set, trying again", error=type(error).__name__, pause=wait)
                await asyncio.sleep(wait)
                pause = min(LONGEST_PAUSE, pause * 2)
            else:
                return

    async def _receive(self, request: Request) -> Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        try:
            async with asyncio.timeout(BODY_WITHIN):
                body = await _limited_body(request)
        except (ClientDisconnect, TimeoutError):
            return Response(status_code=HTTPStatus.BAD_REQUEST, headers={"Connection": "close"})
        if body is None:
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return await self._taken(_update_in(body))

    async def _taken(self, update: dict[str, Any] | None) -> Response:
        """Take an update; None was none."""
        if update is None:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        try:
            await self._intake.take(update)
        except NotStoredError:
            log.warning("an update could not be stored; Telegram will send it again")
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        return Response(status_code=HTTPStatus.OK)


def _update_in(body: bytes) -> dict[str, Any] | None:
    """The update; None for anything that is none."""
    try:
        update = loads(body)
    except ValueError:
        return None
    return update if isinstance(update, dict) and is_number(update.get("update_id")) else None


async def _limited_body(request: Request) -> bytes | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BODY:
            return None
    return body
