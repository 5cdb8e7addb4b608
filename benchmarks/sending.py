"""``python -m benchmarks.sending``: a blast against a server with Telegram's limits, while fifty people answer.

The server enforces one message a second to a chat and a rate to all chats that lies a fifth above the bot's own, as
Telegram's thirty lie above our twenty-five; both are raised alike so that it ends within minutes. Each call takes a
tenth of a second. One chat answers 429 for thirty seconds. On PostgreSQL two processes send.

Exit code 1 unless: nothing else was refused, every message arrived once, the rate is within a tenth of the setting,
nobody else waited for the flooded chat, and replies stay under a second at p95.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update

from benchmarks import screens
from benchmarks.installation import FIRST_ACCOUNT, Installation, OnSqlite, open_copy, postgres
from benchmarks.people import Crowd
from benchmarks.processes import Child, cpu_of, pin
from benchmarks.rounds import START_WITHIN
from benchmarks.screens import Screens
from bot.sandbox.calls import Call
from bot.sandbox.faults import Fault
from bot.sandbox.methods.rates import Rates
from bot.sandbox.server import BotApiServer
from bot.services.reminders.kinds import INVITATION
from storage.models import Delivery, DueItem, StoredSession
from storage.states import DueState
from storage.unit_of_work import UnitOfWork

RATE = 75.0
QUICK, FULL = 1500, 10_000
TOGETHER = 50  # people who answer
GROUPS = 16  # of so many people: one warms the bot up, one answers while nothing is sent, the others during the blast
ANSWERERS = GROUPS * TOGETHER  # ten questions each
THINK = 1.0  # seconds before a press
LATENCY = 0.1  # seconds of every call
FLOOD = 30  # seconds
LONGEST = 60.0  # seconds for fifty people
WITHIN = 0.1
ALL_DAY = "00:00-23:59"
AT_ANY_TIME = {"WORKING_HOURS": f"{ALL_DAY} Mon-Sun", "SENDING_HOURS": ALL_DAY, "HOLIDAYS": "none"}
SLOWEST_REPLY = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """What one run gave."""

    rate: float  # messages a second
    idle: float  # seconds, p95 of a reply
    meanwhile: float
    refused: int
    twice: int
    missing: int
    longest_gap: float  # seconds between two messages of the blast
    flooded_after: float  # seconds until the flooded chat had its message
    cpu: float  # milliseconds of the bot's processes a message, answers included

    def is_good(self, rate: float) -> bool:
        """Whether everything holds that is promised."""
        on_time = abs(self.rate / rate - 1) <= WITHIN and FLOOD <= self.flooded_after <= FLOOD + 5
        return on_time and not (self.refused or self.twice or self.missing) and self.meanwhile < SLOWEST_REPLY


def main(messages: int = QUICK, rate: float = RATE) -> bool:
    """Run on both engines; False when something does not hold."""
    good = True
    with tempfile.TemporaryDirectory(prefix="sending-") as name, ExitStack() as stack:
        folder, people = Path(name), messages + ANSWERERS
        engines: list[tuple[str, Installation, int]] = [
            ("SQLite, one process", OnSqlite(folder / "sqlite", people), 0),
            ("PostgreSQL, two processes", stack.enter_context(postgres(folder / "postgres", people)), 1),
        ]
        for label, installation, workers in engines:
            found = asyncio.run(measure(folder, installation, workers, messages, rate))
            good &= found.is_good(rate)
            _report(label, found, messages, rate)
    return good


def _report(label: str, found: Found, messages: int, rate: float) -> None:
    print(
        f"{label}: {messages} messages at {found.rate:.1f}/s, {found.rate / rate:.2f} of the setting; "
        f"{found.refused} refused, {found.twice} twice, {found.missing} missing\n"
        f"  replies to {TOGETHER} people: p95 {1000 * found.meanwhile:.0f} ms, "
        f"{found.meanwhile / found.idle:.2f} of idle ({1000 * found.idle:.0f} ms)\n"
        f"  a chat flooded for {FLOOD} s: its message after {found.flooded_after:.1f} s, longest gap of all others "
        f"{found.longest_gap:.2f} s; CPU {found.cpu:.1f} ms a message",
        flush=True,
    )


async def measure(folder: Path, installation: Installation, workers: int, messages: int, rate: float) -> Found:
    """One installation, one blast."""
    server = BotApiServer(None, keep_calls=2 * messages + 40_000)
    server.backend.rates = Rates(everything=1.2 * rate)
    for account in range(FIRST_ACCOUNT, FIRST_ACCOUNT + ANSWERERS + messages):
        server.phone(account, "A").account.started = True
    await server.start()
    settings = installation.fresh("sending")
    children = [_child(server, settings, folder, number, rate) for number in range(workers + 1)]
    try:
        async with asyncio.timeout(START_WITHIN):
            await server.backend.poller.someone_waits()
        server.fail_next(None, "slow", seconds=LATENCY, times=sys.maxsize)
        return await _measured(server, settings, children, messages)
    finally:
        for child in children:
            await asyncio.to_thread(child.stop)
        await server.stop()


def _child(server: BotApiServer, settings: dict[str, str], folder: Path, number: int, rate: float) -> Child:
    given: dict[str, Any] = {
        **settings,
        "TOKEN": server.token,
        "API_BASE_URL": server.base_url,
        "API_FILE_BASE_URL": server.file_url,
        "DATA_DIR": folder,
        "BULK_PER_SECOND": rate,
        **AT_ANY_TIME,
    }
    place = folder / f"child-{number}"
    place.mkdir(exist_ok=True)
    environment = {f"SURVEYBOT_{name}": str(value) for name, value in given.items()}
    return Child.start("bot", ["work" if number else "run"], environment, place)


async def _measured(server: BotApiServer, settings: dict[str, str], children: list[Child], messages: int) -> Found:
    made = screens.made(ZoneInfo("Asia/Ho_Chi_Minh"))
    await _answers(server, made, children[0], 0)
    idle = await _answers(server, made, children[0], 1)
    begun, used = len(server.calls), sum(cpu_of(child.pid) for child in children)
    flooded = FIRST_ACCOUNT + ANSWERERS
    await _plan(settings)
    server.faults.coming.insert(0, _flood(flooded))
    calm = asyncio.get_running_loop().call_later(FLOOD, server.faults.coming.pop, 0)
    blast = asyncio.create_task(_ended(settings, messages))
    meanwhile: list[float] = []
    for group in range(2, GROUPS):
        if not blast.done():
            meanwhile += await _answers(server, made, children[0], group)
    await blast
    calm.cancel()
    used = sum(cpu_of(child.pid) for child in children) - used
    return _found(server.calls[begun:], messages, used, _p95(idle), _p95(meanwhile))


def _flood(account: int) -> Fault:
    return Fault(429, "sendMessage", account, FLOOD, times=sys.maxsize)


async def _answers(server: BotApiServer, made: Screens, child: Child, group: int) -> list[float]:
    """Let fifty people answer; gives how long each reply took."""
    first = FIRST_ACCOUNT + group * TOGETHER
    accounts = list(range(first, first + TOGETHER))
    crowd = Crowd(server, made, accounts, child)
    crowd.think = THINK
    await crowd.gather_at_first_question()
    return (await crowd.answer(TOGETHER, LONGEST, None)).latencies


async def _plan(settings: dict[str, str]) -> None:
    """An invitation for everybody but those who answer, due now."""
    database = open_copy(settings)
    try:
        await database.run(_call_again, datetime.now(UTC))
    finally:
        database.close()


def _call_again(uow: UnitOfWork, now: datetime) -> None:
    """Nobody needed an invitation, as everybody saw the survey when joining: all but those who answer get it now."""
    first = uow.orm.scalar(select(func.min(StoredSession.person_id))) or 0
    mine = (DueItem.kind == INVITATION) & (DueItem.person_id >= first + ANSWERERS)
    uow.orm.execute(update(DueItem).where(mine).values(state=DueState.PLANNED, reason=None, due_at=now))


async def _ended(settings: dict[str, str], messages: int) -> None:
    """Wait until nothing is left to send."""
    database = open_copy(settings)
    settled = select(func.count(Delivery.id)).where(Delivery.state.not_in(("waiting", "sending")))
    try:
        while (await database.read(lambda uow: uow.orm.scalar(settled)) or 0) < messages:  # noqa: ASYNC110 - another process
            await asyncio.sleep(2)
    finally:
        database.close()


def _found(calls: Any, messages: int, used: float, idle: float, meanwhile: float) -> Found:
    flooded = str(FIRST_ACCOUNT + ANSWERERS)
    blast = [call for call in calls if call.method == "sendMessage" and _is_bulk(call)]
    arrived = [call for call in blast if call.status == 200]
    times = sorted(call.at.timestamp() for call in arrived if str(call.params["chat_id"]) != flooded)
    late = [call.at.timestamp() for call in arrived if str(call.params["chat_id"]) == flooded]
    refused = [call for call in calls if call.error and str(call.params.get("chat_id")) != flooded]
    chats = [str(call.params["chat_id"]) for call in arrived]
    return Found(
        rate=(len(times) - 1) / (times[-1] - times[0]),
        idle=idle,
        meanwhile=meanwhile,
        refused=len(refused),
        twice=len(chats) - len(set(chats)),
        missing=messages - len(set(chats)),
        longest_gap=max(after - before for before, after in pairwise(times)),
        flooded_after=late[0] - times[0] if late else float("inf"),
        cpu=1000 * used / messages,
    )


def _is_bulk(call: Call) -> bool:
    return int(call.params["chat_id"]) >= FIRST_ACCOUNT + ANSWERERS


def _p95(latencies: list[float]) -> float:
    return statistics.quantiles(latencies, n=20)[-1]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A blast beside people who answer.")
    parser.add_argument("--messages", type=int, default=QUICK, help=f"{FULL} for the figures in the decision")
    parser.add_argument("--rate", type=float, default=RATE)
    options = parser.parse_args()
    pin(os.getpid(), 1)
    sys.exit(not main(options.messages, options.rate))
