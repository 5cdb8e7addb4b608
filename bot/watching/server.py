"""``/healthz`` and ``/metrics``: beside the webhook, or on an address of their own."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

import structlog
import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.clock import Clock
from bot.installation import InstallationError
from bot.services.operating import vitals
from bot.settings import PREFIX, Settings
from bot.watching import metrics
from storage import opened_file
from storage.database import Database
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

WITHIN: Final = 5.0  # seconds in which the database has to answer


class Server(uvicorn.Server):
    """Without handlers for signals: the command has its own."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield


def routes(database: Database, clock: Clock, settings: Settings) -> list[Route]:
    """A sign of life that includes the database, and figures."""

    async def healthz(_: Request) -> Response:
        try:
            async with asyncio.timeout(WITHIN):
                said = await database.read(_ails)
        except (SQLAlchemyError, TimeoutError):
            said = "the database does not answer"
        return PlainTextResponse(said or "ok", HTTPStatus.SERVICE_UNAVAILABLE if said else HTTPStatus.OK)

    async def figures(_: Request) -> Response:
        try:
            async with asyncio.timeout(WITHIN):
                found = await database.read(vitals.measure, clock(), vitals.surroundings(settings))
        except (SQLAlchemyError, TimeoutError):
            return PlainTextResponse("the database does not answer", HTTPStatus.SERVICE_UNAVAILABLE)
        return Response(metrics.text(found), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthz), Route("/metrics", figures)]


def _ails(uow: UnitOfWork) -> str:
    """What is wrong with the database so that the process is of no use; raises where it cannot be read."""
    uow.connection.execute(select(1))
    return "another file has the name of the database: start anew" if opened_file.is_replaced(uow.connection) else ""


class Watcher:
    """Serves these routes on ``HEALTH_LISTEN`` until it is stopped; nothing where that is not set."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        self._listen = settings.health_listen
        app = Starlette(routes=routes(database, clock, settings))
        config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", ws="none")
        self._server = Server(config)
        self._serving: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Listen. Raises InstallationError when the address is taken."""
        if self._listen:
            listening = listen(self._listen, "HEALTH_LISTEN")
            self._serving = asyncio.create_task(self._server.serve([listening]), name="health")

    async def stop(self) -> None:
        """Take no more."""
        self._server.should_exit = True
        if self._serving is not None:
            await self._serving


def listen(address: str, setting: str, backlog: int = 16) -> socket.socket:
    """A socket that listens on host:port. Raises InstallationError that names the setting."""
    host, _, port = address.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), int(port)), family=family, backlog=backlog)
    except OSError as error:
        raise InstallationError(f"{PREFIX}{setting}: cannot listen there: {error.strerror}") from error
