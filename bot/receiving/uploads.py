"""Files that admins have sent: fetched, checked and measured beside everything else; never on disk.

What waits stands in rows; here one is checked at a time, since it keeps a processor busy for seconds. Whoever is no
admin is not answered differently from before: their file is not even kept.
"""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from typing import Final, ParamSpec, TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import TelegramError

from bot.clock import Clock
from bot.conversations import checked_files
from bot.conversations.kit.incoming import SentFile
from bot.delivery.calls import Calls
from bot.delivery.cards import Cards
from bot.delivery.request import TooLargeError
from bot.receiving.intake import places_of
from bot.receiving.marking import marking
from bot.services.imports.structure import drafts
from bot.services.imports.structure.drafts import Looked
from bot.services.imports.tables.recognising import PEOPLE
from bot.services.operating import received_files
from bot.services.operating.endings import ENDINGS, LISTS
from bot.services.operating.received_files import ALBUM_WITHIN, LEASE, ToCheck, most_bytes
from bot.services.people import reference
from bot.services.people.outside import known_of
from bot.services.sessions.library import Library
from bot.services.surveys import checking
from bot.services.surveys.checked import Checked
from bot.settings import Settings
from bot.texts import Texts
from storage.database import Database
from survey_definitions.limits import BUNDLE_BYTES

log = structlog.get_logger()

P = ParamSpec("P")
T = TypeVar("T")

CHECKED_WITHIN: Final = 25.0  # seconds
SHOWN_WITHIN: Final = 5.0  # seconds a result waits for the card that says that the file has come
HELD_EVERY: Final = LEASE.total_seconds() / 3
NOT_BEGUN: Final = "upload-not-begun"
MOST_NAME: Final = 120  # characters of a file's name


class Uploads:
    """Checks what waits. Several processes may do so: each file is one process's, until its lease is over."""

    def __init__(
        self, calls: Calls, database: Database, library: Library, clock: Clock, settings: Settings, cards: Cards
    ) -> None:
        self._calls = calls
        self._database = database
        self._library = library
        self._clock = clock
        self._settings = settings
        self._cards = cards
        self._process = secrets.token_hex(8)
        self._working: asyncio.Task[None] | None = None
        self._later: asyncio.TimerHandle | None = None
        self._again = False
        self._done = 0  # jobs, since the start

    def wake(self) -> None:
        """Something may have come."""
        self._again = True
        if not self.is_working:
            self._working = asyncio.create_task(self._work(), name="files")

    @property
    def is_working(self) -> bool:
        """Whether a file is being checked, or looked for."""
        return self._working is not None and not self._working.done()

    async def carry_out(self) -> int:
        """Check what waits; gives how many results there were."""
        before = self._done
        if self.is_working or await self._database.read(received_files.is_any):
            self.wake()
            assert self._working is not None
            await asyncio.wait([self._working])
        return self._done - before

    async def stop(self) -> None:
        """Check no more; what was not finished is left to whoever comes next."""
        if self._later is not None:
            self._later.cancel()
        if self._working is None:
            return
        self._working.cancel()
        await asyncio.wait([self._working])
        with suppress(SQLAlchemyError):  # then its lease runs out
            await self._database.run(received_files.release, self._process)

    async def _work(self) -> None:
        try:
            while self._again:
                self._again = False
                while (job := await self._database.run(received_files.claim, self._process, self._clock())) is not None:
                    await self._take(job)
                    self._done += 1
            if self._later is None and await self._database.read(received_files.is_any):
                self._later = asyncio.get_running_loop().call_later(ALBUM_WITHIN.total_seconds(), self._look_again)
        except SQLAlchemyError as error:
            log.warning("files could not be checked, trying again", error=type(error).__name__)

    def _look_again(self) -> None:
        self._later = None
        self.wake()

    async def _take(self, job: ToCheck) -> None:
        """Check what was claimed, and show what was found once it is seen that the file has come."""
        holding = asyncio.create_task(self._hold(job), name="lease")
        try:
            found = await self._found(job)
            await self._cards.noted([job.chat], SHOWN_WITHIN)
            found = await self._with_copy_sent(job, found)
            now = self._clock().astimezone(self._settings.zone)
            card = await self._database.run(
                checked_files.show, job, self._process, found, now, self._library, self._settings
            )
        except SQLAlchemyError:
            raise
        except Exception as error:  # noqa: BLE001 - one file that cannot be checked must not hold up the others
            await self._set_aside(job, error)
        else:
            if card is not None:
                self._cards.show(card)
        finally:
            holding.cancel()

    async def _with_copy_sent(self, job: ToCheck, found: SentFile) -> SentFile:
        """Send the marked copy before the file is noted as checked: killed in between it comes twice, but never not.

        Gives what was found without the copy where it could not be sent, or nobody is to see it.
        """
        if found.copy is None:
            return found
        heard = await self._database.read(received_files.is_heard, job, self._process)
        sent = heard and await self._cards.send_file(job.address, *found.copy)
        return found if sent else replace(found, copy=None)

    async def _hold(self, job: ToCheck) -> None:
        while True:
            await asyncio.sleep(HELD_EVERY)
            with suppress(SQLAlchemyError):
                await self._database.run(received_files.extend, job, self._process, self._clock())

    async def _set_aside(self, job: ToCheck, error: Exception) -> None:
        """A fault of the program: parked, and its sender told a reference."""
        kind, drawn, now = type(error).__name__, secrets.token_hex(4), self._clock().astimezone(self._settings.zone)
        told = await self._database.run(
            checked_files.set_aside, job, self._process, (kind, drawn), now, self._library, self._settings
        )
        log.error("a file was parked", reference=told and told[0], error=kind, at=places_of(error))
        if told is None:
            return
        texts = Texts(job.language, job.form_of_address, self._settings.zone)
        with suppress(TelegramError):
            await self._calls.send(job.address, texts("apology", reference=told[0]))
        if told[1] is not None:
            self._cards.show(told[1])

    # -- what is found

    async def _found(self, job: ToCheck) -> SentFile:
        """Fetch and check; a survey together with the files of its album."""
        name, bodies, total = job.files[0].name, {}, 0
        if job.tries >= received_files.MOST_TRIES:
            return SentFile(name, refusal="upload-given-up")
        try:
            for one in job.files:
                bodies[one.name] = await self._calls.fetch(one.file_id, most_bytes(one.name))
                total += len(bodies[one.name])
        except TooLargeError:
            return SentFile(name, refusal="upload-too-large")
        except TelegramError as error:
            log.info("a file could not be fetched", error=type(error).__name__)
            return SentFile(name, refusal="upload-failed")
        if len(job.files) > 1 and total > BUNDLE_BYTES:
            return SentFile(name, refusal="upload-too-large")
        found = await self._in_time(job, bodies)
        # A machine that was too busy even to begin may not be any more: nobody need send the file again for that.
        return await self._in_time(job, bodies) if found.refusal == NOT_BEGUN else found

    async def _in_time(self, job: ToCheck, bodies: dict[str, bytes]) -> SentFile:
        try:
            async with asyncio.timeout(CHECKED_WITHIN):
                return await self._by_kind(job, bodies)
        except TimeoutError:
            log.warning("a file took too long to check", size=sum(map(len, bodies.values())))
            return SentFile(job.files[0].name, refusal="upload-too-slow")

    async def _by_kind(self, job: ToCheck, bodies: dict[str, bytes]) -> SentFile:
        surveys = [name for name in bodies if name.lower().endswith(ENDINGS)]
        if len(bodies) > 1 and len(surveys) == 1:
            beside = {name: body for name, body in bodies.items() if name != surveys[0]}
            return await self._checked(bodies[surveys[0]], surveys[0], job, beside)
        name, source = next(iter(bodies.items()))
        if len(bodies) > 1 or not name.lower().endswith(ENDINGS + LISTS):
            return SentFile(name, refusal="upload-part")
        return await self._alone(source, name, job)

    async def _alone(self, source: bytes, name: str, job: ToCheck) -> SentFile:
        """By what it is: a survey, a structure, or something that does not belong here."""
        found = await self._checked(source, name, job, alone=name)
        if found.checked is None or not found.checked.kind:
            return found
        if found.checked.structure is not None:
            return await self._compared(found.checked.structure, job)
        return SentFile(name, refusal="upload-people" if found.checked.kind == PEOPLE else "upload-kind")

    async def _compared(self, read: Looked, job: ToCheck) -> SentFile:
        """A structure file, with what it would do; its faulty rows go back marked."""
        today = self._clock().astimezone(self._settings.zone).date()
        looked = await self._database.read(drafts.compare, read, today)
        problems = drafts.problems(looked)
        if not problems or looked.table is None:
            return SentFile(looked.file.name, structure=looked)
        copy = await aside(checking.mark, looked, problems, marking(job, self._settings.zone))
        return SentFile(looked.file.name, structure=looked, copy=copy)

    async def _checked(
        self, source: bytes, name: str, job: ToCheck, beside: Mapping[str, bytes] | None = None, alone: str = ""
    ) -> SentFile:
        now = self._clock().astimezone(self._settings.zone)
        lists = await self._database.read(reference.lists)
        known = known_of(self._settings)
        back = marking(job, self._settings.zone, alone)
        checked: Checked = await aside(checking.check, source, name, lists, now, beside, known, back)
        if not checked.has_begun:
            return SentFile(name, refusal=NOT_BEGUN)
        if checked.compiled is None:
            return SentFile(name, checked, copy=checked.copy)
        around = await self._database.read(checking.surroundings, checked.compiled, self._library)
        return SentFile(name, checked, await aside(checking.measure, checked, around))


def shown_name(name: str) -> str:
    """A file's name without folders and control characters, cut in its middle so that the ending stays."""
    bare = "".join(letter for letter in name.replace("\\", "/").rpartition("/")[2] if letter.isprintable()).strip()
    stem, dot, ending = bare.rpartition(".")
    return bare if len(bare) <= MOST_NAME else f"{stem[: MOST_NAME - len(ending) - 2]}…{dot}{ending[-10:]}"


async def aside(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run something on a thread of its own, which may be left behind: it does not keep the program from ending."""
    future: Future[T] = Future()

    def run() -> None:
        future.set_running_or_notify_cancel()
        try:
            future.set_result(call(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits
            future.set_exception(error)

    threading.Thread(target=run, name="check", daemon=True).start()
    return await asyncio.wrap_future(future)
