"""The few recurring jobs. APScheduler is only the alarm clock: what is due stands in rows (design, promise 7)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import delete, select
from sqlalchemy.exc import DBAPIError
from telegram.error import TelegramError

from bot.clock import Clock
from bot.conversations.dispatch import repair
from bot.delivery.cards import Cards
from bot.delivery.outbox import Outbox
from bot.menus import Menus
from bot.services import announcing, audit_chain, campaigns, leaving, rebinding
from bot.services.library import Library
from bot.settings import Settings
from storage.database import Database
from storage.models import Chat, ParkedUpdate, Rebinding
from storage.repositories import chats, updates
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

REPAIR_EVERY: Final = 60  # seconds (design, promise 4)
CAMPAIGNS_EVERY: Final = 15
SEND_EVERY: Final = 5
SEAL_EVERY: Final = 60
ACCOUNTS_EVERY: Final = 60
TIDY_EVERY: Final = 3600
SHOWN_WITHIN: Final = timedelta(seconds=30)  # a card not shown after this long has got lost
MOST_REPAIRED: Final = 200
FINISH_WITHIN: Final = 5.0  # seconds for jobs under way when the process ends
KEEP_RECEIVED: Final = timedelta(hours=48)  # Telegram repeats for 24 hours
KEEP_PARKED: Final = timedelta(days=14)  # design, promise 2
KEEP_STRANGERS: Final = timedelta(days=1)


class Jobs:
    """What is looked for again and again. Every method may run twice, and in several processes."""

    def __init__(
        self, database: Database, library: Library, settings: Settings, clock: Clock, cards: Cards, outbox: Outbox
    ) -> None:
        self._database = database
        self._library = library
        self._settings = settings
        self._clock = clock
        self._cards = cards
        self._outbox = outbox
        self.menus: Menus | None = None  # set where Telegram can be told
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._running: set[asyncio.Task[None]] = set()

    def _now(self) -> datetime:
        """The present in the installation's zone: dates are taken from it."""
        return self._clock().astimezone(self._settings.zone)

    def start(self) -> None:
        """Wake up regularly from now on."""
        for job, seconds in (
            (self.show_lost_cards, REPAIR_EVERY),
            (self.move_campaigns, CAMPAIGNS_EVERY),
            (self.send_deliveries, SEND_EVERY),
            (self.seal_audit, SEAL_EVERY),
            (self.look_after_accounts, ACCOUNTS_EVERY),
            (self.tidy, TIDY_EVERY),
        ):
            self._scheduler.add_job(
                self._guarded(job), "interval", seconds=seconds, max_instances=1, coalesce=True, misfire_grace_time=None
            )
        self._scheduler.start()

    async def stop(self) -> None:
        """Wake up no more; what is under way comes to its end."""
        self._outbox.stop()
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        if self._running:
            await asyncio.wait(self._running, timeout=FINISH_WITHIN)
        self._scheduler.shutdown(wait=False)  # cancels what still runs

    async def run_all(self) -> dict[str, int]:
        """Everything once; gives how much each did."""
        return {
            "cards": await self.show_lost_cards(),
            "campaigns": await self.move_campaigns(),
            "accounts": await self.look_after_accounts(),
            "deliveries": await self.send_deliveries(),
            "sealed": await self.seal_audit(),
            "tidied": await self.tidy(),
        }

    async def show_lost_cards(self, wanted_before: datetime | None = None) -> int:
        """Show the cards of chats that do not show what they should, and have not for a while or since a moment."""
        now = self._now()
        lost = await self._database.read(chats.unshown, wanted_before or now - SHOWN_WITHIN, MOST_REPAIRED)
        for chat in lost:
            try:
                card = await self._database.run(repair, chat, now, self._library, self._settings)
            except DBAPIError:
                raise
            except Exception as error:  # noqa: BLE001 - one chat that cannot be shown keeps no other from it
                log.error("a card cannot be made", chat=chat, error=type(error).__name__)  # noqa: TRY400 - no values
                continue
            if card is not None:
                self._cards.show(card)
        return len(lost)

    async def move_campaigns(self) -> int:
        """Open and close what is due, take in people who came late, plan the invitations."""
        now = self._now()
        moved = 0
        for step in (campaigns.open_due, campaigns.close_due, campaigns.reconcile_all):
            moved += await self._database.run(step, now)
        while planned := await self._database.run(announcing.plan_next, now):
            moved += planned
        return moved

    async def send_deliveries(self) -> int:
        """Send what waits."""
        return await self._outbox.send_due()

    async def seal_audit(self) -> int:
        """Give the newest privileged acts their place in the chain."""
        sealed = 0
        while batch := await self._database.run(audit_chain.seal):
            sealed += batch
        return sealed

    async def look_after_accounts(self) -> int:
        """Let go of people whose last day has come, end what waited too long, ask whoever has the duty now, menus."""
        now = self._now()
        done = await self._database.run(leaving.complete_due, now)
        done += await self._database.run(rebinding.expire, now)
        await self._database.run(rebinding.tell, now)
        if done:
            await self.show_lost_cards(now)
        return done + (await self.menus.bring_up_to_date() if self.menus else 0)

    async def tidy(self) -> int:
        """Forget what need not be kept."""
        now = self._now()
        gone = await self._database.run(updates.forget, now - KEEP_RECEIVED)
        gone += await self._database.run(_forget_parked, now - KEEP_PARKED)
        gone += await self._database.run(_forget_strangers, now - KEEP_STRANGERS)
        oldest = audit_chain.months_before(now, self._settings.audit_months)
        while cut := await self._database.run(audit_chain.cut, oldest, now):
            gone += cut
        return gone

    def _guarded(self, job: Callable[[], Awaitable[int]]) -> Callable[[], Awaitable[None]]:
        """A job that failed says so and runs again next time."""

        async def run() -> None:
            task = asyncio.current_task()
            assert task is not None
            self._running.add(task)
            try:
                done = await job()
            except TelegramError as error:
                log.warning("a job could not reach Telegram", job=job.__name__, error=type(error).__name__)
            except Exception as error:  # noqa: BLE001 - the next round may succeed
                log.error("a job failed", job=job.__name__, error=type(error).__name__)  # noqa: TRY400 - no values in logs
            else:
                if done:
                    log.info("a job did something", job=job.__name__, done=done)
            finally:
                self._running.discard(task)

        return run


def _forget_parked(uow: UnitOfWork, before: object) -> int:
    return uow.connection.execute(delete(ParkedUpdate).where(ParkedUpdate.at < before)).rowcount


def _forget_strangers(uow: UnitOfWork, before: object) -> int:
    """Chats that are bound to nobody and came to nothing."""
    waits = select(Rebinding.id).where(Rebinding.chat_id == Chat.id).exists()
    idle = delete(Chat).where(Chat.person_id.is_(None), Chat.bound_at.is_(None), Chat.wanted_at < before, ~waits)
    return uow.connection.execute(idle).rowcount
