"""Killing the bot at random moments, and what is seen of it from outside."""

from __future__ import annotations

import asyncio
import random
import statistics
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import select

from bot.sandbox.calls import Call
from storage.models import Chat
from storage.repositories.chats import CHAT
from storage.unit_of_work import UnitOfWork
from tests.support.child import Child
from tests.support.house import House
from tests.support.patience import PATIENCE

UP_FOR = (0.3, 2.0)  # seconds in service before a kill by the clock
CALLS = (1, 120)  # a kill by the call comes with one of the first of these after the service is back
STARTING = (0.2, 1.5)  # seconds after the start for a kill that hits the start itself
CALLS_WITHIN = 15.0  # when so many calls do not come, the clock decides
SERVING = frozenset({"answerCallbackQuery", "editMessageText", "sendMessage"})


@dataclass(slots=True)
class Twin:
    """A message that was sent twice with nothing done in between."""

    account: int
    killed_between: bool


@dataclass
class Witness:
    """Watches the calls: when service is back, what was sent twice, what happened around the kills."""

    house: House
    kills: int = 0
    processes: int = 0  # that were started
    late: set[str] = field(default_factory=set)  # presses answered when Telegram did not take an answer any more
    twins: list[Twin] = field(default_factory=list)
    twins_allowed: bool = False  # also without a kill
    kill_marks: list[tuple[datetime, str]] = field(default_factory=list)  # when, how
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=60_000))
    when_back: Callable[[], None] = lambda: None
    _served: asyncio.Event = field(default_factory=asyncio.Event)
    _countdown: int = 0
    _victim: Child | None = None
    _acts: dict[int, int] = field(default_factory=dict)
    _repeats: dict[int, int] = field(default_factory=dict)
    _sent: dict[int, tuple[tuple[str, str, int], int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.house.server.record.listeners.append(self._on_call)

    def acted(self, account: int, *, again: bool) -> None:
        """Somebody did something; ``again``: the same as before, so that the same card may be the right answer."""
        if again:
            self._repeats[account] = self._repeats.get(account, 0) + 1
            return
        self._acts[account] = self._acts.get(account, 0) + 1
        if not waits(self.house, account):  # what was done again and waits still will bring the same card once more
            self._repeats[account] = 0

    def _on_call(self, call: Call) -> None:
        self.calls.append(call)
        if call.method == "answerCallbackQuery" and call.error:
            self.late.add(str(call.params.get("callback_query_id")))
        if call.method in SERVING:
            if not self._served.is_set():
                self._served.set()
                self.when_back()
            if call.method == "sendMessage" and not call.error:
                self._look_for_twin(call)
        if self._victim is not None and self._served.is_set():
            self._countdown -= 1
            if self._countdown <= 0:
                self.kill(self._victim, f"with call {call.method}")
                self._victim = None

    def _look_for_twin(self, call: Call) -> None:
        """Two of one process are without a kill; what is noted after the kill was on its way, and is its own still."""
        account = int(call.params["chat_id"])
        this = (call.params["text"], str(call.params.get("reply_markup")), self._acts.get(account, 0))
        earlier, process = self._sent.get(account, (None, 0))
        if earlier == this and process < self.processes:  # may be the same once more; what was done again comes yet
            self.twins.append(Twin(account, killed_between=True))
        elif earlier == this and self._repeats.get(account, 0):
            self._repeats[account] -= 1
        elif earlier == this:
            self.twins.append(Twin(account, killed_between=False))
        self._sent[account] = (this, self.processes)

    async def start(self, child: Child) -> None:
        """Start a process; what is sent from now on is its own, since it takes longer to begin than a call does."""
        self.processes += 1
        await child.start()

    def kill(self, child: Child, how: str) -> None:
        """Kill it at once; what it sent before may still come."""
        child.kill()
        self.kills += 1
        self.kill_marks.append((datetime.now(UTC), how))

    async def back(self) -> None:
        """Wait until the bot serves people again. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE):
            await self._served.wait()

    async def kill_soon(self, child: Child, dice: random.Random) -> None:
        """Kill a child that has been started, in one of three ways; returns when it is dead."""
        way = dice.choice(("clock", "clock", "call", "call", "call", "start"))
        if way == "start":
            await asyncio.sleep(dice.uniform(*STARTING))
        else:
            await self.back()
            if way == "call":
                self._countdown, self._victim = dice.randint(*CALLS), child
            await _wait_for_end(child, dice.uniform(*UP_FOR) if way == "clock" else CALLS_WITHIN)
        self._victim = None
        if child.running:
            self.kill(child, f"by the clock ({way})")
        await child.ended()
        self._served.clear()


async def _wait_for_end(child: Child, limit: float) -> None:
    try:
        async with asyncio.timeout(limit):
            await child.ended()
    except TimeoutError:
        pass


def waits(house: House, account: int) -> bool:
    """Whether something that somebody did is not acknowledged yet."""
    lanes = (f"chat {account}", f"press {account}")
    return any(update.lane in lanes for update in house.server.backend.queue.since(0))


def is_behind(house: House, account: int) -> bool:
    """Whether something that somebody did is not acknowledged, or not all that came of it is noted as shown.

    Acknowledged is what is committed; its card comes after that. A card with a warning says what became of *this* act
    only when this is false: it may be the answer to something done before, with the next card on its way.
    """
    return waits(house, account) or house.database.read_now(_owes_a_card, account)


def _owes_a_card(uow: UnitOfWork, account: int) -> bool:
    mine = select(Chat.id).where(Chat.key == uow.vault.key_of(account, CHAT), Chat.revision > Chat.shown_revision)
    return uow.connection.execute(mine).first() is not None


def median(values: list[float]) -> float:
    """The median; 0 of nothing."""
    return statistics.median(values) if values else 0.0
