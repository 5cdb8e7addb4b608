"""People at their phones: each answers the ten questions as fast as the bot lets them; somebody new takes their place.

Closed loop, no think time. Every card is compared with what it should be, every press must be answered in the end.
"""

import asyncio
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.processes import Child, cpu_of, cpu_of_family, memory_of
from benchmarks.screens import ANSWERED, Screens, without_minutes
from bot.sandbox.phone import Phone
from bot.sandbox.server import BotApiServer
from bot.sandbox.world import KeptMessage

PATIENCE = 30.0  # seconds for one card
AT_A_START = 50
MOST_STEPS = 6  # presses until the first question


class WrongScreenError(Exception):
    """A bot showed something else than everybody must show."""


@dataclass(slots=True)
class Figures:
    """What was measured between the first press and the moment at which the last fresh person was taken."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    bot_cpu: float = 0.0
    database_cpu: float = 0.0
    our_cpu: float = 0.0  # server and people
    calls: Counter[str] = field(default_factory=Counter)
    memory: float = 0.0

    @property
    def answers(self) -> int:
        return len(self.latencies)


class Crowd:
    """All people of one round, on one server, before one bot."""

    def __init__(self, server: BotApiServer, screens: Screens, accounts: list[int], child: Child) -> None:
        self._server = server
        self._shown = screens.shown()
        self._labels, self._places = screens.labels, screens.places
        self._phones = [server.phone(account, "A") for account in accounts]
        self._child = child
        self._next = 0
        self._measuring = False
        self._over = False
        self.figures = Figures()
        self._end: Callable[[], None] = lambda: None
        self.think = 0.0  # seconds somebody looks at a card before pressing

    async def gather_at_first_question(self) -> None:
        """Bring everybody to the first question; not measured."""
        for first in range(0, len(self._phones), AT_A_START):
            await asyncio.gather(*(self._open(phone) for phone in self._phones[first : first + AT_A_START]))

    async def answer(self, together: int, seconds: float, database_pid: int | None) -> Figures:
        """Answer ``together`` at a time until everybody has had a turn or time is up."""
        loop = asyncio.get_running_loop()
        figures, counts = self.figures, Counter(self._server.record.counts)
        before = self._used(database_pid)
        start = loop.time()
        self._measuring = True

        def end() -> None:
            if self._measuring:
                self._measuring, self._over = False, True
                figures.seconds = loop.time() - start
                after = self._used(database_pid)
                figures.bot_cpu, figures.database_cpu, figures.our_cpu = (
                    b - a for a, b in zip(before, after, strict=True)
                )
                figures.calls = Counter(self._server.record.counts) - counts
                figures.memory = memory_of(self._child.pid)

        self._end = end
        timer = loop.call_later(seconds, end)
        await asyncio.gather(*(self._worker() for _ in range(together)))
        timer.cancel()
        end()
        await self._answered()
        unanswered = sum(len(phone.unanswered) for phone in self._phones)
        mine = {str(phone.id) for phone in self._phones}
        refused = [call for call in self._server.refused if str(call.params.get("chat_id")) in mine | {"None"}]
        if unanswered or refused:
            raise WrongScreenError(f"{unanswered} presses unanswered, refused: {refused[:3]}")
        return figures

    async def _answered(self) -> None:
        """Wait until all presses are answered; a server that others keep busy never comes to rest."""
        if not self.think:
            await self._server.settled()
        for _ in range(100):
            if not any(phone.unanswered for phone in self._phones):
                return
            await asyncio.sleep(0.1)

    def _used(self, database_pid: int | None) -> tuple[float, float, float]:
        return (
            cpu_of(self._child.pid),
            cpu_of_family(database_pid) if database_pid else 0.0,
            sum(os.times()[:2]),
        )

    async def _worker(self) -> None:
        while not self._over:
            if self._next == len(self._phones):
                self._end()
                return
            phone = self._phones[self._next]
            self._next += 1
            await self._answer_all(phone)

    async def _answer_all(self, phone: Phone) -> None:
        loop = asyncio.get_running_loop()
        card = self._card(phone)
        for question in range(ANSWERED):
            choice = (phone.id + question) % len(self._places)
            data = _data(card, self._places[choice])
            if self.think:
                await asyncio.sleep(self.think * (0.5 + phone.id * 0.618 % 1))  # not all at once
            pressed = loop.time()
            await phone.press(card.body["message_id"], data)
            card = await self._until(phone, self._shown[question + 1][choice + 1])
            if self._measuring:
                self.figures.latencies.append(loop.time() - pressed)
            if self._over:
                return

    async def _open(self, phone: Phone) -> None:
        first = self._shown[0][0]
        before = ""
        await phone.start()
        for _ in range(MOST_STEPS):
            card = await self._until_changed(phone, before)
            before = card.body["text"]
            if without_minutes(before) == first:
                return
            await phone.press(card.body["message_id"], _data(card, 0))
        raise WrongScreenError(f"the first question did not come; the phone shows {before!r}")

    # -- looking at the phone, with as little work as possible

    def _card(self, phone: Phone) -> KeptMessage:
        newest = next(self._server.world.newest_first(phone.id), None)
        if newest is None:
            raise WrongScreenError("an empty chat")
        return newest

    async def _until_changed(self, phone: Phone, before: str) -> KeptMessage:
        def changed() -> bool:
            card = self._card(phone)
            return card.by_bot and "reply_markup" in card.body and card.body["text"] != before

        await self._wait(phone, changed)
        return self._card(phone)

    async def _until(self, phone: Phone, text: str) -> KeptMessage:
        await self._wait(phone, lambda: without_minutes(self._card(phone).body["text"]) == text)
        card = self._card(phone)
        if _labels(card) != self._labels:
            raise WrongScreenError(f"other buttons: {_labels(card)}")
        return card

    async def _wait(self, phone: Phone, there: Callable[[], bool]) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                while not there():
                    await self._server.world.bell.next_change(phone.id)
        except TimeoutError:
            self._child.check()
            raise WrongScreenError(f"the phone still shows {self._card(phone).body.get('text')!r}") from None


def _rows(card: KeptMessage) -> list[list[dict[str, str]]]:
    rows: list[list[dict[str, str]]] = card.body["reply_markup"]["inline_keyboard"]
    return rows


def _labels(card: KeptMessage) -> list[list[str]]:
    return [[button["text"] for button in row] for row in _rows(card)]


def _data(card: KeptMessage, place: int) -> str:
    return [button["callback_data"] for row in _rows(card) for button in row][place]
