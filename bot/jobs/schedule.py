"""The few recurring jobs, what each does and how often. What is due stands in rows: jobs only look for it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.conversations.dispatch import repair
from bot.conversations.refreshing import is_stale, refresh
from bot.conversations.registry import LIVE_PLACES
from bot.delivery.cards import Cards
from bot.delivery.outbox import Outbox
from bot.jobs.alarms import Watch
from bot.jobs.digests import Digests
from bot.jobs.figures import FigureOrders
from bot.jobs.menus import Menus
from bot.jobs.requests import Requests
from bot.jobs.results import Results
from bot.jobs.tidying import Tidying
from bot.jobs.waking import Job, Waking
from bot.services.campaigns import filling, lifecycle
from bot.services.group_figures import releasing
from bot.services.operating import audit_mark
from bot.services.operating.calendars import calendar_of
from bot.services.people import leaving_for_good, new_accounts, roster_discrepancies
from bot.services.people.role_words import ADMIN
from bot.services.reminders import acting, invitations, planning
from bot.services.sessions import renewals
from bot.services.sessions.library import Library
from bot.settings import Settings
from storage.database import Database
from storage.repositories import chats, shown_cards
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

REPAIR_EVERY: Final = 60  # seconds; what a chat should show and does not is shown again
FILES_EVERY: Final = 2  # those that another process left; what comes here is checked at once
CAMPAIGNS_EVERY: Final = 15
REMIND_EVERY: Final = 15
SEND_EVERY: Final = 1  # a look through one index; what Telegram wanted to wait goes out to the second
REFRESH_EVERY: Final = 5  # a card that shows progress is edited no more often
RENEW_EVERY: Final = 5
RESULTS_EVERY: Final = 2  # whoever has submitted waits for them
SEAL_EVERY: Final = 60
PEOPLE_EVERY: Final = 900
REQUESTS_EVERY: Final = 60
SUMMARIES_EVERY: Final = 15
WATCH_EVERY: Final = 60
ACCOUNTS_EVERY: Final = 60
TIDY_EVERY: Final = 3600
RELEASE_EVERY: Final = 60
SIMULATED_EVERY: Final = 0.5  # on a clock that may run much faster than ours, looks must not come too late
SHOWN_WITHIN: Final = timedelta(seconds=30)  # a card not shown after this long has got lost
MOST_REPAIRED: Final = 200


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
        self._digests = Digests(database, clock, settings)
        self._requests = Requests(database, clock, settings)
        self._results = Results(database, library, clock, settings)
        self._figures = FigureOrders(database, clock, settings)
        self._tidying = Tidying(database, clock, settings, self._requests)
        self.check_files: Callable[[], Awaitable[int]] | None = None  # set where files can be fetched
        self.watcher: Watch | None = None
        self.menus: Menus | None = None  # set where Telegram can be told
        self.waking = Waking(database, clock)
        self._watching = Job("alarms", self.watch, WATCH_EVERY)
        self._jobs = (
            Job("cards", self.show_lost_cards, REPAIR_EVERY),
            Job("files", self.look_after_files, FILES_EVERY),
            Job("campaigns", self.move_campaigns, CAMPAIGNS_EVERY),
            Job("released", self.release_figures, RELEASE_EVERY),
            Job("people", self.look_after_people, PEOPLE_EVERY),
            Job("requests", self.look_after_requests, REQUESTS_EVERY),
            Job("due items", self.remind, REMIND_EVERY),
            Job("summaries", self.send_summaries, SUMMARIES_EVERY),
            self._watching,
            Job("accounts", self.look_after_accounts, ACCOUNTS_EVERY),
            Job("results", self.compute_results, RESULTS_EVERY),
            Job("figures", self.send_figures, RESULTS_EVERY),
            Job("confirmations", self.ask_supervisors, PEOPLE_EVERY),
            Job("certificates", self.look_after_certificates, PEOPLE_EVERY),
            Job("deliveries", self.send_deliveries, SEND_EVERY),
            Job("refreshed", self.refresh_cards, REFRESH_EVERY),
            Job("renewed", self.renew_versions, RENEW_EVERY),
            Job("sealed", self.seal_audit, SEAL_EVERY),
            Job("tidied", self.tidy, TIDY_EVERY),
        )

    def _now(self) -> datetime:
        """The present in the installation's zone: dates are taken from it."""
        return self._clock().astimezone(self._settings.zone)

    def start(self, *, only_watch: bool = False) -> None:
        """Wake up regularly from now on; ``only_watch``: other processes do the rest, this one looks after them."""
        others = () if only_watch else (one for one in self._jobs if one is not self._watching)
        self.waking.start((self._watching, *others), SIMULATED_EVERY if self._settings.clock else None)

    async def stop(self) -> None:
        """Wake up no more; what is under way comes to its end."""
        self._outbox.stop()
        await self.waking.stop()

    async def run_all(self) -> dict[str, int]:
        """Everything once, in the order of the list; gives how much each did."""
        done = {}
        for job in self._jobs:
            done[job.name] = await job.run()
            if job.name == "deliveries":  # for those who were invited just now
                done["planned"] = await self.plan_reminders()
        return done

    async def show_lost_cards(self, wanted_before: datetime | None = None) -> int:
        """Show the cards of chats that do not show what they should, and have not for a while or since a moment."""
        now = self._now()
        before = wanted_before or now - SHOWN_WITHIN
        lost = await self._database.read(shown_cards.unshown, before, MOST_REPAIRED)
        for chat in lost:
            await self._show(chat, now, before)
        return len(lost)

    async def show_if_lost(self, chat: int, wanted_before: datetime) -> None:
        """Show the card of one chat, if it does not show what it should since before a moment."""
        await self._show(chat, self._now(), wanted_before)

    async def _show(self, chat: int, now: datetime, wanted_before: datetime | None = None) -> None:
        try:
            card = await self._database.run(repair, chat, now, self._library, self._settings, wanted_before)
        except DBAPIError:
            raise
        except Exception as error:  # noqa: BLE001 - one chat that cannot be shown keeps no other from it
            log.error("a card cannot be made", chat=chat, error=type(error).__name__)  # noqa: TRY400 - no values
            return
        if card is not None:
            self._cards.show(card)

    async def look_after_files(self) -> int:
        """Check the files that wait for it."""
        return await self.check_files() if self.check_files is not None else 0

    async def renew_versions(self) -> int:
        """Go on with bringing sessions to other versions: count what was asked for, move what was decided."""
        now = self._now()
        done = 0
        for renewal, state in await self._database.read(renewals.waiting):
            step = self._count_some if state == "counting" else self._move_some
            while (people := await step(renewal, now)) is not None:
                done += people
        return done

    async def _count_some(self, renewal: int, now: datetime) -> int | None:
        batch = await self._database.read(renewals.count_some, renewal, self._library, now)
        for chat in await self._database.run(renewals.note_counted, renewal, batch, now):
            await self._show(chat, now)
        return batch.people if batch is not None else None

    async def _move_some(self, renewal: int, now: datetime) -> int | None:
        batch = await self._database.run(renewals.move_some, renewal, self._library, now)
        for chat in batch.chats if batch is not None else ():
            await self._show(chat, now)
        return batch.people if batch is not None else None

    async def move_campaigns(self) -> int:
        """Open and close what is due, take in people who came late, plan the invitations."""
        now = self._now()
        moved = 0
        for step in (lifecycle.open_due, lifecycle.close_due):
            moved += await self._database.run(step, now)
        moved += await self._fill_campaigns(now)
        while planned := await self._database.run(invitations.plan_next, now):
            moved += planned
            await _breathe(planned)
        return moved

    async def plan_reminders(self) -> int:
        """Plan reminders for those who were invited, and anew where a campaign's plan changed."""
        return await self._until_done(planning.plan_next)

    async def remind(self) -> int:
        """Plan, and act on due items whose moment has come."""
        return await self.plan_reminders() + await self._until_done(acting.act_next)

    async def _until_done(self, step: Callable[[UnitOfWork, datetime, Settings], int]) -> int:
        """Take short steps, a transaction each, until one finds nothing more to do; gives the sum."""
        now, total = self._now(), 0
        while done := await self._database.run(step, now, self._settings):
            total += done
        return total

    async def release_figures(self) -> int:
        """Release the figures of campaigns that have closed: counted outside of any transaction that writes."""
        now, released = self._now(), 0
        for campaign in await self._database.read(releasing.waiting):
            document = await self._database.read(releasing.prepare, campaign, now)
            released += await self._database.run(releasing.store, campaign, document, now)
        return released

    async def send_figures(self) -> int:
        """Draw the pictures and write the workbooks of figures that were asked for, and leave them for delivery."""
        return await self._figures.carry_out()

    async def _fill_campaigns(self, now: datetime) -> int:
        """Bring sessions in line with audiences, a batch a transaction, so that answers come in between."""
        changed = 0
        while await self._database.read(filling.is_needed, now):
            batch = await self._database.run(lifecycle.reconcile_all, now)
            changed += batch
            if not batch:
                break  # another process is at it
            await _breathe(batch)
        return changed

    async def send_summaries(self) -> int:
        """Plan summaries, and leave those that are due for delivery."""
        return await self._digests.send()

    async def compute_results(self) -> int:
        """Compute results that wait, and leave messages for those who are to be told."""
        return await self._results.bring_up_to_date()

    async def ask_supervisors(self) -> int:
        """Ask supervisors to confirm what their staff submitted."""
        return await self._results.ask_supervisors()

    async def look_after_certificates(self) -> int:
        """Tell of certificates that end soon."""
        return await self._results.look_after_certificates()

    async def watch(self) -> int:
        """Open and close alarms."""
        return await self.watcher.look() if self.watcher is not None else 0

    async def send_deliveries(self) -> int:
        """Send what waits."""
        return await self._outbox.send_due()

    async def refresh_cards(self) -> int:
        """Edit the cards of admins on which figures changed."""
        changed = []
        for chat in await self._database.read(chats.at_places, LIVE_PLACES, ADMIN):
            now = self._now()
            if not await self._database.read(is_stale, chat, now, self._library, self._settings):
                continue
            card = await self._database.run(refresh, chat, now, self._library, self._settings)
            if card is not None:
                self._cards.show(card)
                changed.append(chat)
        await self._cards.noted(changed, REFRESH_EVERY)
        return len(changed)

    async def seal_audit(self) -> int:
        """Give the newest privileged acts their place in the chain."""
        return await asyncio.to_thread(audit_mark.seal_all, self._database, self._settings.data_folder)

    async def look_after_people(self) -> int:
        """Tell focal points what is to be settled, when messages may come."""
        now = self._now()
        calendar = await self._database.read(calendar_of, self._settings)
        if not calendar.is_allowed(now):
            return 0
        return await self._database.run(roster_discrepancies.plan_notices, now)

    async def look_after_requests(self) -> int:
        """Tell the officer of requests by law, and overwrite what was erased."""
        return await self._requests.look_after()

    async def look_after_accounts(self) -> int:
        """Let people go on their last day, end what waited too long, ask who has the duty now, menus, lists."""
        now = self._now()
        done = 0
        while stopped := await self._database.run(leaving_for_good.carry_out, now):
            done += stopped
        done += await self._database.run(new_accounts.complete, now)
        done += await self._database.run(new_accounts.expire, now)
        await self._database.run(new_accounts.tell, now)
        if done:
            await self.show_lost_cards(now)
        done += await self.menus.bring_up_to_date() if self.menus else 0
        return done + await self._outbox.delete_passed()

    async def tidy(self) -> int:
        """Forget what need not be kept, and take the times that people needed."""
        return await self._tidying.tidy()


async def _breathe(done: int) -> None:
    """Between full batches, let other processes at the database."""
    if done >= filling.BATCH:
        await asyncio.sleep(filling.BREATH)
