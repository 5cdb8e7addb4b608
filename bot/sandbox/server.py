"""The sandbox's server: Telegram in a box, for development, tests and benchmarks."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox.backend import Backend, new_token
from bot.sandbox.calls import Call, CallRecord
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.front import Front
from bot.sandbox.phone import Phone
from bot.sandbox.phones.page import People, PhonePage, Province
from bot.sandbox.phones.page_clock import Travel
from bot.sandbox.world import Account, World

_LARGEST_REQUEST = 60 * 1024 * 1024
_LOOK = 0.01  # how often `settled` looks, in seconds


def _real_time() -> datetime:
    return datetime.now(UTC)


class BotApiServer:
    """A Bot API server with one bot and as many phones as you like.

    ``path`` is a folder in which everything outlives a kill; None keeps it in memory. ``clock`` gives the present as an
    aware datetime: message dates and lifetimes follow it. ``limits`` switches Telegram's rates on. ``keep_calls``
    bounds the record of calls.
    """

    def __init__(
        self,
        path: Path | None = None,
        clock: Callable[[], datetime] = _real_time,
        *,
        limits: bool = False,
        token: str | None = None,
        username: str = "surveybot_sandbox_bot",
        keep_calls: int = 20_000,
    ) -> None:
        self.world = World(path, clock)
        self.backend = Backend(self.world, self._own_token(token), username, limits=limits)
        self.record = CallRecord(keep_calls)
        self.faults = Faults()
        self.front = Front(self.backend, self.record, self.faults)
        self.backend.webhooks.execute = self.front.execute
        self._phones: dict[int, Phone] = {}
        self._runner: web.ServerRunner | None = None
        self._address = ""

    def _own_token(self, given: str | None) -> str:
        token: str = given or self.world.settings.get("token") or new_token()
        if token != self.world.settings.get("token"):
            self.world.keep_setting("token", token)
        return token

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listens; with port 0 on a free one. Raises OSError if the port is taken."""
        server = web.Server(
            self.front.handle, request_factory=_large_request, handler_cancellation=True, access_log=None
        )
        self._runner = web.ServerRunner(server, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port, backlog=1024)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            self._runner = None
            raise
        bound = self._runner.addresses[0][1]
        self._address = f"http://{_for_url(host)}:{bound}"
        self.backend.webhooks.start()

    async def stop(self) -> None:
        """Stops listening; polls that wait are ended, what was kept is on disk."""
        await self.backend.webhooks.stop()
        self.backend.poller.abort("terminated by the end of the sandbox")
        if self._runner:
            await self._runner.cleanup()
            self._runner = None
        self.world.journal.close()

    def open_page(
        self,
        people: People | Province = tuple,
        hosts: Sequence[str] = (),
        travel: Travel | None = None,
    ) -> None:
        """Serves the phones at ``/``. ``people`` gives who can be picked, ``hosts`` further names of this machine.

        With ``travel`` the page has a clock that can be moved.
        """
        province = people if isinstance(people, Province) else Province(people)
        page = PhonePage(self.backend, self.record, self.phone, province, hosts)
        page.travel = travel
        self.front.page = page.handle

    @property
    def address(self) -> str:
        """Where it listens: ``http://host:port``."""
        return self._address

    @property
    def base_url(self) -> str:
        """For the bot's API_BASE_URL; the token is appended."""
        return f"{self._address}/bot"

    @property
    def file_url(self) -> str:
        """For the bot's API_FILE_BASE_URL; the token is appended."""
        return f"{self._address}/file/bot"

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.backend.token

    @property
    def accounts(self) -> dict[int, Account]:
        """The accounts of people, by id."""
        return self.world.accounts

    def phone(self, account_id: int, first_name: str = "", *, language: str = "", last_name: str = "") -> Phone:
        """The phone of an account; the account is made if it is new, what is given replaces what it has."""
        account = self.world.accounts.get(account_id)
        given = {"first_name": first_name, "language_code": language, "last_name": last_name}
        given = {name: value for name, value in given.items() if value}
        if account is None:
            account = Account(account_id, first_name or f"A{account_id}", last_name, language_code=language or "vi")
            self.world.keep_account(account)
        elif any(getattr(account, name) != value for name, value in given.items()):
            for name, value in given.items():
                setattr(account, name, value)
            self.world.keep_account(account)
        if account_id not in self._phones:
            self._phones[account_id] = Phone(self.backend, account)
        return self._phones[account_id]

    @property
    def calls(self) -> Sequence[Call]:
        """The newest calls, oldest first, without successful getUpdates."""
        return list(self.record.calls)

    @property
    def refused(self) -> list[Call]:
        """The calls that failed."""
        return [call for call in self.record.calls if call.error]

    def fail_next(
        self,
        method: str | None = None,
        status: int | str = 502,
        *,
        retry_after: int | None = None,
        times: int = 1,
        chat_id: int | None = None,
        seconds: float = 0.0,
    ) -> None:
        """Lets the next calls fail: see ``Fault`` for what ``status`` may be. Without a method: any but getUpdates."""
        self.faults.coming.append(Fault(status, method, chat_id, retry_after, seconds, times))

    def set_updates_duplicated(self, twice: bool = True) -> None:  # noqa: FBT001, FBT002 - a plain switch
        """Delivers every update twice from now on."""
        self.backend.queue.twice = twice

    def redeliver(self, update_id: int) -> None:
        """Delivers an update once more. Raises LookupError for one that is long gone."""
        update = self.backend.queue.recall(update_id)
        if self.backend.webhooks.active:
            self.backend.webhooks.send(update)
        else:
            self.backend.queue.repeat(update)
            self.backend.poller.wake()

    @property
    def pending(self) -> int:
        """How many updates wait or are not acknowledged yet."""
        return len(self.backend.queue)

    async def settled(self, quiet: float = 0.05, limit: float = 30.0) -> None:
        """Returns when all updates are acknowledged and no call came for ``quiet`` seconds.

        Raises TimeoutError after ``limit`` seconds.
        """
        loop = asyncio.get_running_loop()
        self.front.last_activity = max(self.front.last_activity, loop.time() - quiet + _LOOK)
        async with asyncio.timeout(limit):
            while self.pending or self.front.active or loop.time() - self.front.last_activity < quiet:  # noqa: ASYNC110 - no event
                await asyncio.sleep(_LOOK)


def _large_request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    """A request that may be as large as the files Telegram takes."""
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=_LARGEST_REQUEST)


def _for_url(host: str) -> str:
    return f"[{host}]" if ":" in host else ("127.0.0.1" if host == "0.0.0.0" else host)  # noqa: S104 - shown, not bound
