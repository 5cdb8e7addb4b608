"""The webhook server: 200 after the commit, 503 when nothing could be stored, so that Telegram sends it again."""

from __future__ import annotations

import hmac
import json
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.delivery.calls import Calls
from bot.receiving.intake import Intake, NotStoredError
from bot.receiving.polling import ALLOWED
from bot.settings import Settings

log = structlog.get_logger()

MOST_BODY: Final = 1 << 20  # bytes of one update; Telegram's are some kilobytes
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
PARALLEL: Final = 40


class Webhook:
    """Serves until it is stopped."""

    def __init__(self, settings: Settings, secret: str, calls: Calls, intake: Intake) -> None:
        self._settings = settings
        self._secret = secret
        self._calls = calls
        self._intake = intake
        host, _, port = settings.webhook_listen.rpartition(":")
        config = uvicorn.Config(
            self.app(), host=host, port=int(port), log_config=None, access_log=False, lifespan="off", ws="none"
        )
        self._server = uvicorn.Server(config)
        self._server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # ours are in the command

    def app(self) -> Starlette:
        """The routes: Telegram's calls and a sign of life."""
        path = urlsplit(self._settings.webhook_url).path or "/"
        return Starlette(
            routes=[
                Route("/healthz", lambda _: PlainTextResponse("ok")),
                Route(path, self._receive, methods=["POST"]),
            ]
        )

    def stop(self) -> None:
        """Take no more; what was begun is finished."""
        self._server.should_exit = True

    async def run(self) -> None:
        """Tell Telegram where we are, then serve until stopped."""
        await self._calls.call(
            "setWebhook",
            url=self._settings.webhook_url,
            secret_token=self._secret,
            allowed_updates=ALLOWED,
            max_connections=PARALLEL,
        )
        await self._server.serve()

    async def _receive(self, request: Request) -> Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        body = await _limited_body(request)
        if body is None:
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            update = json.loads(body)
            if not isinstance(update, dict):
                return Response(status_code=HTTPStatus.BAD_REQUEST)
            await self._intake.take(update)
        except json.JSONDecodeError:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        except NotStoredError:
            log.warning("an update could not be stored; Telegram will send it again")
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        return Response(status_code=HTTPStatus.OK)


async def _limited_body(request: Request) -> bytes | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BODY:
            return None
    return body
