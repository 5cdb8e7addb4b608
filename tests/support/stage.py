"""A stage for conversations: the Bot API server in memory, the demo province, the bot, and phones to talk to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from pydantic import SecretStr
from sqlalchemy import Select, func, select

from bot.sandbox.phone import Phone
from bot.sandbox.server import BotApiServer
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.campaigns.plans import Plan
from bot.services.people import admins, consents, invitations, joining, pins
from bot.services.people.role_words import ADMIN
from bot.settings import Settings
from storage.database import Database
from storage.models import Campaign, Chat, Delivery, DueItem, PassingMessage, Person, StoredSession
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault
from tests.services.builders import CALENDAR
from tests.support.clock import FakeClock
from tests.support.patience import PATIENCE
from tests.support.province import SECRET
from tests.support.running import LOOK, InProcess

P = ParamSpec("P")
T = TypeVar("T")

PIN = "135790"  # of every admin who has joined


def code_of(staff_code: str, number: int = 1) -> str:
    """The invitation code tests draw for somebody: the same in every run."""
    return f"{staff_code.replace('-', '')}X{number}"


class Stage:
    """Server, clock, database and bot of one test. ``database`` is the test's own way in, not the bot's."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.clock = FakeClock()
        self.server = BotApiServer(None, self.clock)
        self.database = Database(url, Vault(SECRET))
        self.folder = folder
        self.accounts: dict[str, int] = {}
        self.sending_stands_still = False
        self._drawn: dict[str, int] = {}
        self.changed: dict[str, Any] = {}  # settings that differ from the usual ones, from the next start on
        self.bot: Any = None
        self.zone = self.settings.zone

    @property
    def settings(self) -> Settings:
        """What the bot is started with."""
        return Settings(
            _env_file=None,
            data_dir=self.folder,
            token=SecretStr(self.server.token),
            api_base_url=self.server.base_url,
            api_file_base_url=self.server.file_url,
            database_url=self.url,
            secret_key=SecretStr(SECRET),
            chat_per_second=1000,  # people of tests never think
            **self.changed,
        )

    # -- the bot

    async def open(self) -> None:
        """Start server and bot."""
        await self.server.start()
        self.bot = InProcess(self.settings, SECRET, self.clock)
        await self.bot.start()

    async def close(self) -> None:
        """End everything."""
        await self.bot.stop()
        await self.server.stop()
        self.database.close()

    async def settle(self) -> None:
        """Wait until all updates are acknowledged, all presses answered, all cards shown."""
        async with asyncio.timeout(PATIENCE):
            while self.server.pending or self.server.front.active or not self.bot.is_quiet():  # noqa: ASYNC110 - no event
                await asyncio.sleep(LOOK)

    async def drain(self) -> None:
        """Wait until it is also noted what is shown: a tenth of a second that people take anyway."""
        await self.settle()
        await self.bot.finish()

    async def restart(self) -> None:
        """Kill the bot and start another one on the same database and server."""
        await self.bot.kill()
        self.bot.settings = self.settings
        await self.bot.start()
        await self.settle()

    async def run_jobs(self) -> dict[str, int]:
        """Everything that is due, once."""
        if self.sending_stands_still:
            self.bot.program.jobs._outbox.stop()
        done: dict[str, int] = await self.bot.program.jobs.run_all()
        await self.settle()
        return done

    async def pass_(self, **units: float) -> None:
        """Let time pass, with the jobs at work."""
        await self.drain()  # what is shown is noted within a tenth of a second, not after the time that passes
        await self.pass_until(self.clock() + timedelta(**units))

    async def pass_until(self, moment: datetime) -> None:
        """Let time pass up to a moment; whenever something is due on the way, the jobs run."""
        await self.run_jobs()
        while (due := self.look(_next_due, self.clock())) is not None and due < moment:
            self.clock.now = due.astimezone(self.zone)
            await self.run_jobs()
        self.clock.now = moment
        await self.run_jobs()
        await self.drain()

    async def close_campaigns(self) -> None:
        """Close everything that is open."""
        for campaign in self.rows(select(Campaign).where(Campaign.state == "open")):
            await self.database.run(lifecycle.close, campaign.id, self.clock())
        await self.run_jobs()
        await self.drain()

    # -- people

    def phone(self, who: str) -> Phone:
        """The phone of somebody: a staff code or any other name. Their account has a made-up name."""
        number = self.accounts.setdefault(who, 1001 + len(self.accounts))
        return self.server.phone(number, f"Account {number}")

    async def invite(self, staff_code: str) -> str:
        """Draw an invitation; the newest code of a person is `code_of` with the number of drawings."""
        self._drawn[staff_code] = self._drawn.get(staff_code, 0) + 1
        code = code_of(staff_code, self._drawn[staff_code])
        await self.database.run(_draw, staff_code, code, self.clock())
        return code

    async def join(self, staff_code: str, language: str = "vi", agreed: Sequence[bool] = (True, True, True)) -> Phone:
        """Somebody who has enrolled and decided on every purpose, with the list of surveys on the screen."""
        phone = self.phone(staff_code)
        await self.database.run(_join, phone.id, staff_code, language, tuple(agreed), self.clock())
        await phone.send_text("/surveys")
        await self.settle()
        return phone

    async def answering(self, staff_code: str, survey: str = "skills", language: str = "vi") -> Phone:
        """Somebody who has joined and has the first question of a survey on the screen."""
        phone = await self.join(staff_code, language)
        place = ("skills", "languages", "experience").index(survey)
        await phone.tap(place)
        await self.settle()
        await phone.tap(0)
        await self.settle()
        return phone

    # -- what is stored

    def rows(self, query: Select[tuple[T]]) -> list[T]:
        """Rows as a connection of its own sees them."""
        return self.look(lambda uow: list(uow.orm.scalars(query)))

    def look(self, read: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Read what is committed."""
        return self.database.read_now(read, *args, **kwargs)

    def session_of(self, staff_code: str, campaign: int = 1) -> StoredSession:
        """Somebody's session in a campaign; 1 to 3 are skills, languages, experience."""
        query = select(StoredSession).join(Person, Person.id == StoredSession.person_id)
        found = self.rows(query.where(Person.staff_code == staff_code, StoredSession.campaign_id == campaign))
        return found[0]

    def chat_of(self, who: str) -> Chat:
        """The row of somebody's chat."""
        key = self.database.vault.key_of(self.phone(who).id, "chat")
        return self.rows(select(Chat).where(Chat.key == key))[0]

    async def open_campaign(
        self,
        survey: str,
        audience: str = "all",
        days: float = 14,
        closes: datetime | None = None,
        follows: int | None = None,
        grace: datetime | None = None,
    ) -> int:
        """Offer the newest version of a survey, as the command line would."""
        now = self.clock()
        created = await self.database.run(
            lifecycle.create_planned,
            Plan(survey, parse(audience), now, closes or now + timedelta(days=days), grace, follows=follows),
            now,
            CALENDAR,
        )
        await self.run_jobs()
        return created.id


def _next_due(uow: UnitOfWork, now: datetime) -> datetime | None:
    """When something happens next by itself, after now."""
    moments = (
        select(func.min(DueItem.due_at)).where(DueItem.state == "planned", DueItem.due_at > now),
        select(func.min(Campaign.opens_at)).where(Campaign.state == "scheduled", Campaign.opens_at > now),
        select(func.min(Campaign.closes_at)).where(Campaign.state == "open", Campaign.closes_at > now),
        select(func.min(Delivery.due_at)).where(Delivery.state == "waiting", Delivery.due_at > now),
        select(func.min(PassingMessage.delete_after)).where(PassingMessage.delete_after > now),
    )
    return min((at for query in moments if (at := uow.orm.scalar(query)) is not None), default=None)


def _draw(uow: UnitOfWork, staff_code: str, code: str, now: Any) -> None:
    invitations.draw(uow, invitations.person_of(uow, staff_code), now, lambda: code)


def _join(uow: UnitOfWork, account: int, staff_code: str, language: str, agreed: tuple[bool, ...], now: Any) -> None:
    key = uow.vault.key_of(account, "chat")
    chat = chats.create(uow, key, account, language, {"at": "surveys"})
    code = code_of(staff_code, 0)
    invitations.draw(uow, invitations.person_of(uow, staff_code), now, lambda: code)
    uow.orm.flush()
    found = invitations.find(uow, code, now)
    assert found is not None
    joining.bind(uow, chat, found, now)
    chat.language = language
    chats.save(uow, chat, now)
    for purpose, given in zip(consents.PURPOSES, agreed, strict=False):
        consents.record(uow, found.person_id, purpose, agreed=given, language=language, now=now)
    uow.orm.get_one(Person, found.person_id).language = language
    if admins.has_role(uow, found.person_id, ADMIN):
        pins.choose(uow, found.person_id, PIN)
        pins.repeat(uow, found.person_id, PIN, now)
