"""Delivers updates to the bot's webhook: in order within a chat or a person, side by side otherwise.

A lane's next update goes out when the last one was answered with 2xx. What fails is repeated, at once and then after
growing pauses (shorter ones than Telegram's), until the update's own time is over.
"""

import asyncio
import contextlib
import json
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from bot.sandbox.updates import Update, UpdateQueue
from bot.sandbox.world import Body, World

Execute = Callable[[str, dict[str, Any]], Awaitable[object]]

_ANSWER_WITHIN = 60.0
_LONGEST_RETRY_AFTER = 3600
_NOT_IN_ANSWERS = frozenset({"setwebhook", "deletewebhook", "close", "logout"})


class WebhookSender:
    """The way of updates to an address. ``retry_first`` and ``retry_most`` bound the pauses, in seconds."""

    retry_first = 0.05
    retry_most = 1.0

    def __init__(self, world: World, queue: UpdateQueue) -> None:
        self.errors: Body = {}
        self.execute: Execute | None = None  # carries out a method named in the webhook's answer
        self._world = world
        self._queue = queue
        self._lanes: dict[str, deque[Update]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._newest = 0
        self._session: aiohttp.ClientSession | None = None
        self._places = asyncio.Semaphore(1)
        self._running = False

    @property
    def settings(self) -> Body:
        """Address, secret and number of connections; empty while there is no webhook."""
        found: Body = self._world.settings.get("webhook") or {}
        return found

    @property
    def active(self) -> bool:
        """Whether there is a webhook."""
        return bool(self._world.settings.get("webhook"))

    def start(self) -> None:
        """The server runs: deliver what waits."""
        self._running = True
        self.changed()

    async def stop(self) -> None:
        """The server stops; what was under way is delivered again after the next start."""
        self._running = False
        tasks = self._forget_lanes()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        if self._session:
            await self._session.close()
            self._session = None

    def changed(self) -> None:
        """The webhook was set or taken away."""
        self._forget_lanes()
        self.errors = {}
        if self.active and self._running:
            self._places = asyncio.Semaphore(self.settings["max_connections"])
            self.wake()

    def wake(self) -> None:
        """Something was queued."""
        if not self._running:
            return
        for update in self._queue.since(self._newest):
            self._newest = update.id
            self.send(update)
            if self._queue.twice:
                self.send(update)

    def send(self, update: Update) -> None:
        """Puts an update at the end of its lane."""
        lane = self._lanes.setdefault(update.lane, deque())
        lane.append(update)
        if update.lane not in self._tasks:
            self._tasks[update.lane] = asyncio.create_task(self._work(update.lane, lane))

    def _forget_lanes(self) -> list[asyncio.Task[None]]:
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        self._tasks.clear()
        self._lanes.clear()
        self._newest = 0
        return tasks

    async def _work(self, name: str, lane: deque[Update]) -> None:
        while lane:
            await self._deliver(lane[0])
            self._queue.done(lane.popleft())
        self._tasks.pop(name, None)
        self._lanes.pop(name, None)

    async def _deliver(self, update: Update) -> None:
        pause = 0.0
        while update.expires >= self._world.now():
            async with self._places:
                retry_after = await self._try(update)
            if retry_after is None:
                return
            await asyncio.sleep(retry_after or pause)
            pause = min(max(pause * 2, self.retry_first), self.retry_most)

    async def _try(self, update: Update) -> float | None:
        """Posts the update once. None if it was acknowledged, else the seconds the bot asks to wait, or 0."""
        try:
            async with self._client().post(
                self.settings["url"],
                data=update.text.encode(),
                headers=self._headers(),
                timeout=aiohttp.ClientTimeout(total=_ANSWER_WITHIN),
            ) as answer:
                body = await answer.read()
                if answer.ok:
                    await self._follow(body)
                    return None
                self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                asked = answer.headers.get("Retry-After", "")
                return min(float(asked), _LONGEST_RETRY_AFTER) if asked.isdigit() else 0.0
        except TimeoutError:
            self._failed("Read timeout expired")
        except aiohttp.ClientConnectorError:
            self._failed("Connection refused")
        except aiohttp.ClientError:
            self._failed("Webhook connection closed")
        return 0.0

    def _client(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        return self._session

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json"}
        if secret := self.settings["secret"]:
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        return headers

    def _failed(self, why: str) -> None:
        self.errors = {"last_error_date": int(self._world.now()), "last_error_message": why}

    async def _follow(self, body: bytes) -> None:
        """The answer may name one method to carry out; its result goes nowhere."""
        if not body.startswith(b"{") or self.execute is None:
            return
        try:
            asked = json.loads(body)
        except ValueError:
            return
        method = asked.pop("method", "")
        if method and not method.lower().startswith("get") and method.lower() not in _NOT_IN_ANSWERS:
            await self.execute(method, asked)
