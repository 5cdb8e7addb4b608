"""An installation for the bot as a child process: a Bot API server, a seeded province, people who have joined."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.demo.seeding import seed
from bot.installation import open_database
from bot.sandbox.phone import Phone
from bot.sandbox.server import BotApiServer
from bot.services.campaigns import lifecycle
from bot.services.imports.roster.roster import import_roster
from bot.services.imports.tables.tables import ImportFile
from bot.services.people import consents, invitations, joining
from bot.settings import Settings
from storage.database import Database
from storage.models import Person
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork
from tests.support.child import Child, free_port

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
KEY = "a secret of the tests"
FIRST_ACCOUNT = 500_001


class House:
    """Everything around the child. ``database_url`` may be empty: then an SQLite file in ``folder`` is meant."""

    def __init__(
        self, folder: Path, database_url: str = "", mode: str = "polling", clock: Callable[[], datetime] | None = None
    ) -> None:
        self.folder = folder
        self.clock = clock or (lambda: datetime.now(UTC))
        self.url = database_url or f"sqlite:///{folder / 'surveybot.sqlite'}"
        self.mode = mode
        self.server = BotApiServer(None, self.clock, keep_calls=60_000)
        self.database: Database
        self.staff_codes: dict[int, str] = {}
        self._children: list[Child] = []

    async def open(self, people: int, *, seeded: bool = True, joined: int | None = None) -> None:
        """Start the server, fill the database, let people join: all, or only the first ``joined``."""
        await self.server.start()
        await asyncio.to_thread(self._fill, people, seeded, people if joined is None else joined)

    async def close(self) -> None:
        """End everything that still runs."""
        for child in self._children:
            await child.close()
        await self.server.stop()
        self.database.close()

    def child(self, *arguments: str, log: str = "bot.log", beside: Path | None = None, **settings: str) -> Child:
        """A bot on this installation, not started yet; ``settings`` replace ours."""
        child = Child(arguments or ("run",), self.settings() | settings, self.folder, self.folder / log, beside)
        self._children.append(child)
        return child

    def settings(self) -> dict[str, str]:
        """The child's settings."""
        found = {
            "TOKEN": self.server.token,
            "API_BASE_URL": self.server.base_url,
            "API_FILE_BASE_URL": self.server.file_url,
            "DATABASE_URL": self.url,
            "DATA_DIR": str(self.folder),
            "SECRET_KEY": KEY,
            "CHAT_PER_SECOND": "1000",  # people of tests never think
            "BULK_PER_SECOND": "100",  # and nobody limits this server
            "MODE": self.mode,
        }
        if self.mode == "webhook":
            port = free_port()
            found |= {"WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram", "WEBHOOK_LISTEN": f"127.0.0.1:{port}"}
        return found

    def phone(self, account: int) -> Phone:
        """The phone of one who has joined."""
        return self.server.phone(account, f"Account {account}")

    def _fill(self, people: int, seeded: bool, joined: int) -> None:
        now = self.clock()
        named = {name.lower(): value for name, value in self.settings().items()}
        self.database = open_database(Settings(_env_file=None, **named), now)
        if seeded:
            seed(self.database, now, ZONE)
        codes = self.database.read_now(_staff_codes)
        if people > len(codes):
            more = import_roster(self.database, _roster(people - len(codes)), now, now.astimezone(ZONE).date())
            assert not more.refused, more
            self.database.run_now(lifecycle.reconcile_all, now)
            codes = self.database.read_now(_staff_codes)
        for n in range(people):
            # Evenly over the roster, so that every position group takes part.
            account, code = FIRST_ACCOUNT + n, codes[n * len(codes) // people]
            self.staff_codes[account] = code
        first = dict(list(self.staff_codes.items())[:joined])
        self.database.run_now(join_all, first, now)


def _roster(people: int) -> ImportFile:
    """More people than the province has seats for."""
    groups = ("CV", "CVC", "PTP", "TP")
    rows = [f"THEM-{n:05},Nguyễn Văn An,BTC,{groups[n % len(groups)]}" for n in range(people)]
    return ImportFile("more.csv", "\n".join(["staff_code,full_name,unit,position_group", *rows]).encode())


def _staff_codes(uow: UnitOfWork) -> list[str]:
    here = select(Person.staff_code).where(Person.messenger.is_(True), Person.left_on.is_(None))
    return list(uow.orm.scalars(here.order_by(Person.id)))


def join_all(uow: UnitOfWork, staff_codes: dict[int, str], now: datetime) -> None:
    """Many enrol at once: staff codes by account."""
    for account, code in staff_codes.items():
        join(uow, account, code, now)


def join(uow: UnitOfWork, account: int, staff_code: str, now: datetime) -> None:
    """Somebody enrols and agrees to everything, without a chat."""
    chat = chats.create(uow, uow.vault.key_of(account, "chat"), account, "vi", {"at": "surveys"})
    code = invitations.draw(uow, invitations.person_of(uow, staff_code), now)
    uow.orm.flush()
    found = invitations.find(uow, code, now)
    assert found is not None
    joining.bind(uow, chat, found, now)
    chat.language = "vi"
    chats.save(uow, chat, now)
    for purpose in consents.PURPOSES:
        consents.record(uow, found.person_id, purpose, agreed=True, language="vi", now=now)
