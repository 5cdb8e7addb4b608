"""``python -m benchmarks.opening``: how long people wait for their next question while 20,000 others get a campaign.

Some people answer without thinking, first alone; then another process opens a campaign for everybody beside the bot, as
a worker does: all sessions, and all messages planned (nothing is sent, to measure this alone). Exit code 1 when the
slowest twentieth waits longer than a second.
"""

import asyncio
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from benchmarks import screens
from benchmarks.contestants import Contestant, ours
from benchmarks.installation import FIRST_ACCOUNT, ZONE, OnSqlite, open_copy, postgres
from benchmarks.people import Crowd, Figures
from benchmarks.processes import Child
from benchmarks.rounds import _ready
from bot.calendar import Calendar
from bot.sandbox.server import BotApiServer
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.campaigns.filling import BREATH
from bot.services.reminders import invitations
from storage.database import Database
from storage.models import Chat, Consent, Person, Unit
from storage.repositories.chats import ADDRESS, CHAT
from storage.unit_of_work import UnitOfWork

EVERYBODY = 20_000
ANSWERING, TOGETHER = 300, 4
SECONDS = 12.0
ALLOWED = 1.0  # second, at the 95th percentile
ELSEWHERE = 10**9  # numbers of chats nobody holds


def main() -> bool:
    """Print the figures; False when people had to wait."""
    slowest = 0.0
    with tempfile.TemporaryDirectory(prefix="opening-") as name:
        folder = Path(name)
        made = screens.made(ZoneInfo("Asia/Ho_Chi_Minh"))
        with postgres(folder / "postgres", ANSWERING) as server:
            for contestant in ours(OnSqlite(folder / "sqlite", ANSWERING), server, ANSWERING):
                idle = asyncio.run(_round(contestant, made, folder, opening=False))
                busy = asyncio.run(_round(contestant, made, folder, opening=True))
                slowest = max(slowest, _report(contestant.label, idle, busy))
    return slowest <= ALLOWED


def _report(label: str, idle: Figures, busy: Figures) -> float:
    def at(figures: Figures, share: float) -> float:
        return sorted(figures.latencies)[int(share * len(figures.latencies))]

    print(
        f"{label}: idle p50 {1000 * at(idle, 0.5):.0f} ms, p95 {1000 * at(idle, 0.95):.0f} ms; while a campaign for"
        f" {EVERYBODY} opens p50 {1000 * at(busy, 0.5):.0f} ms, p95 {1000 * at(busy, 0.95):.0f} ms, longest"
        f" {1000 * max(busy.latencies):.0f} ms",
        flush=True,
    )
    return at(busy, 0.95)


async def _round(contestant: Contestant, made: screens.Screens, folder: Path, *, opening: bool) -> Figures:
    server = BotApiServer(None, keep_calls=10)
    await server.start()
    name = f"{contestant.name}_{'busy' if opening else 'idle'}"
    assert contestant.installation is not None
    settings = contestant.installation.fresh(f"{name}_0")
    await asyncio.to_thread(_crowd, settings)
    child = _start(server, settings, folder / name)
    opener = Opener(settings)
    try:
        async with asyncio.timeout(60):
            await _ready(server, child)
        crowd = Crowd(server, made, list(range(FIRST_ACCOUNT, FIRST_ACCOUNT + ANSWERING)), child)
        await crowd.gather_at_first_question()
        if opening:
            opener.start()
        figures = await crowd.answer(TOGETHER, SECONDS, None)
        if opening:
            await asyncio.to_thread(opener.join)
            opener.say(contestant.label)
    finally:
        await asyncio.to_thread(child.stop)
        await server.stop()
    return figures


def _start(server: BotApiServer, settings: dict[str, str], folder: Path) -> Child:
    """Our bot without its jobs: those are the other process's."""
    folder.mkdir()
    given = {
        **settings,
        "TOKEN": server.token,
        "API_BASE_URL": server.base_url,
        "API_FILE_BASE_URL": server.file_url,
        "DATA_DIR": str(folder),
    }
    return Child.start("bot", ["run", "--no-jobs"], {f"SURVEYBOT_{k}": v for k, v in given.items()}, folder)


class Opener(threading.Thread):
    """Opens a campaign for everybody, batch by batch, over a connection of its own."""

    def __init__(self, settings: dict[str, str]) -> None:
        super().__init__(daemon=True)
        self._settings = settings
        self.batches: list[float] = []
        self.seconds = 0.0

    def run(self) -> None:
        database, now = open_copy(self._settings), datetime.now(UTC)
        begun = time.monotonic()
        created = self._timed(
            database,
            lifecycle.create,
            survey="bench",
            audience=parse("all"),
            opens_at=now,
            closes_at=now + timedelta(days=30),
            now=now,
            calendar=Calendar(ZONE),
        )
        for step in (lifecycle.reconcile_all, invitations.plan_next):
            while self._timed(database, step, now):
                time.sleep(BREATH)
        self.seconds = time.monotonic() - begun
        self.sessions = created.sessions
        database.close()

    def _timed(self, database: Database, step: Callable[..., Any], *values: Any, **named: Any) -> Any:
        begun = time.monotonic()
        done = database.run_now(step, *values, **named)
        self.batches.append(time.monotonic() - begun)
        return done

    def say(self, label: str) -> None:
        print(
            f"{label}: {self.sessions} sessions and their messages in {self.seconds:.1f} s, {len(self.batches)}"
            f" transactions, the longest {1000 * max(self.batches):.0f} ms",
            flush=True,
        )


def _crowd(settings: dict[str, str]) -> None:
    """Everybody else, with a chat and a yes to being told; who answers is not told of anything meanwhile."""
    database, now = open_copy(settings), datetime.now(UTC)

    def people(uow: UnitOfWork) -> None:
        home = uow.orm.query(Unit).where(Unit.code == "A1").one()
        facts = {"full_name": "A", "search_key": "a", "sort_key": "a", "unit_id": home.id, "agency_id": home.id}
        uow.connection.execute(
            insert(Person), [{"staff_code": f"C-{n}", "messenger": True} | facts for n in range(EVERYBODY)]
        )

    def joined(uow: UnitOfWork) -> None:
        ids = [row for (row,) in uow.orm.query(Person.id).where(Person.staff_code.startswith("C-"))]
        address = uow.vault.seal_text(str(ELSEWHERE), ADDRESS)
        chat = {
            "address": address,
            "bound_at": now - timedelta(days=1),
            "language": "vi",
            "place": {"at": "surveys"},
            "revision": 0,
            "shown_revision": 0,
            "wrong_tries": 0,
        }
        uow.connection.execute(
            insert(Chat), [{"person_id": n, "key": uow.vault.key_of(ELSEWHERE + n, CHAT)} | chat for n in ids]
        )
        decision = {"purpose": "reminders", "notice_version": "1", "language": "vi", "channel": "telegram", "at": now}
        agreed = [{"person_id": n, "given": True} | decision for n in ids]
        others = uow.orm.query(Person.id).where(Person.staff_code.startswith("B-"))
        refused = [{"person_id": n, "given": False} | decision for (n,) in others]
        uow.connection.execute(insert(Consent), [*agreed, *refused])

    database.run_now(people)
    while database.run_now(lifecycle.reconcile_all, now):  # the campaign that is answered is for everybody too
        pass
    database.run_now(joined)
    database.close()


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
