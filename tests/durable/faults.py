"""A Telegram that fails now and then, and workers that die at random moments."""

from __future__ import annotations

import math
import random
from collections import Counter
from datetime import datetime

from bot.clock import Clock
from bot.sandbox.calls import Call
from bot.sandbox.server import BotApiServer
from tests.durable.workers import Worker

FAULT_EVERY = 15  # calls, on the average
FAULTS: tuple[tuple[int | str, int | None], ...] = ((429, 2), (429, 5), (502, None), ("reset", None), ("lost", None))
KILL_EVERY = 10  # calls, on the average, while there is a kill to spend
HEAD_START = 0.15  # of the kills, for the blast of invitations


class Faults:
    """After some calls, lets the next message fail as Telegram does."""

    def __init__(self, server: BotApiServer, dice: random.Random) -> None:
        self.counts: Counter[str] = Counter()
        self._server = server
        self._dice = dice
        server.record.listeners.append(self._after)

    def _after(self, call: Call) -> None:
        if call.method != "sendMessage" or self._dice.random() * FAULT_EVERY > 1 or self._server.faults.coming:
            return
        kind, wait = self._dice.choice(FAULTS)
        self._server.fail_next("sendMessage", kind, retry_after=wait)
        self.counts[str(kind)] += 1


class Killer:
    """Kills workers: some just after a call was carried out and before its answer came, some at any moment."""

    def __init__(
        self, server: BotApiServer, workers: list[Worker], wanted: int, dice: random.Random, clock: Clock
    ) -> None:
        self.kills = self.at_a_call = 0
        self.killed_at: datetime | None = None  # the newest
        self._clock = clock
        self._workers = workers
        self._wanted = wanted
        self._dice = dice
        self._allowed = 0
        server.record.listeners.append(self._after)

    def allow(self, share: float) -> None:
        """So much of the campaign is over: kills are spread over all of it."""
        self._allowed = min(self._wanted, math.ceil(self._wanted * (HEAD_START + share)))

    @property
    def is_behind(self) -> bool:
        """Whether a kill is to be spent."""
        return self.kills < self._allowed

    def maybe(self, chance: float) -> None:
        """Kill one of those at work, if it is time for it and the dice say so."""
        if self.is_behind and self._dice.random() < chance:
            self._kill()

    def _after(self, call: Call) -> None:
        if call.method == "sendMessage" and self.is_behind and self._dice.random() * KILL_EVERY < 1:
            self.at_a_call += self._kill()

    def _kill(self) -> bool:
        able = [worker for worker in self._workers if worker.is_up]
        if not able:
            return False
        self._dice.choice(able).kill()
        self.kills += 1
        self.killed_at = self._clock()
        return True
