"""Files that admins send: fetched, checked and measured before the transaction that takes them; never on disk.

Whoever is no admin is not answered differently from before: their file is not even fetched.
"""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Final, ParamSpec, TypeVar

import structlog
from telegram import Document
from telegram.error import TelegramError

from bot.clock import Clock
from bot.conversations.kit.incoming import SentFile
from bot.delivery.calls import Calls
from bot.delivery.request import TooLargeError
from bot.presenting import imports
from bot.presenting.faults import in_a_comment, in_one_line
from bot.services.imports.structure import drafts
from bot.services.imports.tables.recognising import PEOPLE, STRUCTURE, recognised
from bot.services.imports.tables.tables import ImportFile
from bot.services.people import reference, senders
from bot.services.people.outside import known_of
from bot.services.sessions.library import Library
from bot.services.surveys import checking
from bot.services.surveys.checking import Checked
from bot.settings import Settings
from bot.texts import Texts
from storage.database import Database
from survey_definitions.limits import BUNDLE_BYTES, FILE_BYTES

log = structlog.get_logger()

P = ParamSpec("P")
T = TypeVar("T")

PLAIN: Final = (".xml", ".zip")  # surveys, and nothing else that could be meant
ENDINGS: Final = (
    ".xlsx",
    ".xlsm",
    ".xls",
    ".ods",
    ".yaml",
    ".yml",
    *PLAIN,
)  # what the compiler has something to say about
LISTS: Final = (".csv", ".tsv")  # may be a structure
MEDIA: Final = (".png", ".jpg", ".jpeg", ".webp", ".mp3", ".m4a", ".ogg", ".mp4", ".geojson")  # beside a survey
MOST_ALBUMS: Final = 4  # of which the files are kept, for a survey that comes with them
CHECKED_WITHIN: Final = 60.0  # seconds
MOST_NAME: Final = 120  # characters of a file's name


class Uploads:
    """Takes files in. One is checked at a time: it keeps a processor busy for seconds."""

    def __init__(self, calls: Calls, database: Database, library: Library, clock: Clock, settings: Settings) -> None:
        self._calls = calls
        self._database = database
        self._library = library
        self._clock = clock
        self._settings = settings
        self._turn = asyncio.Semaphore(1)
        self._albums: OrderedDict[tuple[int, str], dict[str, bytes]] = OrderedDict()  # may be forgotten at any moment

    async def receive(self, update_id: int, chat: int, document: Document, album: str = "") -> SentFile | None:
        """What somebody sent; None when nothing is to be done with it: no admin, or taken before.

        A survey in an ``album`` is checked with the files of the album that have come so far, and again with each
        further one. Where these are forgotten (a restart between two of them) the author is asked for a .zip.
        """
        sender = await self._database.read(senders.sender_of, chat, update_id)
        if sender is None:
            return None
        name = shown_name(document.file_name or "")
        if not name.lower().endswith(ENDINGS + LISTS + (MEDIA if album else ())):
            return SentFile(name, refusal="upload-kind")
        if (document.file_size or 0) > _most(name):
            return SentFile(name, refusal="upload-too-large")
        return await self._fetched(document.file_id, name, sender, (chat, album))

    async def _fetched(self, file_id: str, name: str, sender: senders.Sender, album: tuple[int, str]) -> SentFile:
        try:
            source = await self._calls.fetch(file_id, _most(name))
        except TooLargeError:
            return SentFile(name, refusal="upload-too-large")
        except TelegramError as error:
            log.info("a file could not be fetched", error=type(error).__name__)
            return SentFile(name, refusal="upload-failed")
        try:
            async with self._turn, asyncio.timeout(CHECKED_WITHIN):
                if album[1]:
                    return await self._gathered(source, name, sender, album)
                return await self._taken(source, name, sender)
        except TimeoutError:
            log.warning("a file took too long to check", size=len(source))
            return SentFile(name, refusal="upload-too-slow")

    async def _gathered(self, source: bytes, name: str, sender: senders.Sender, album: tuple[int, str]) -> SentFile:
        """A file of an album: the survey that came with it, or that will come."""
        files = self._albums.setdefault(album, {})
        if sum(map(len, files.values())) + len(source) > BUNDLE_BYTES:
            return SentFile(name, refusal="upload-too-large")
        files[name] = source
        while len(self._albums) > MOST_ALBUMS:
            self._albums.popitem(last=False)
        surveys = [one for one in files if one.lower().endswith(ENDINGS)]
        if len(surveys) == 1 and len(files) > 1:
            beside = {one: content for one, content in files.items() if one != surveys[0]}
            return await self._checked(files[surveys[0]], surveys[0], sender, beside)
        return await self._taken(source, name, sender) if surveys else SentFile(name, refusal="upload-part")

    async def _taken(self, source: bytes, name: str, sender: senders.Sender) -> SentFile:
        """By what it is: a survey, a structure, or something that does not belong here."""
        if name.lower().endswith(PLAIN):
            return await self._checked(source, name, sender)
        file = ImportFile(name, source)
        kind = await aside(recognised, file)
        if kind == PEOPLE:
            return SentFile(name, refusal="upload-people")
        if kind == STRUCTURE:
            return await self._compared(file, sender)
        if name.lower().endswith(LISTS):
            return SentFile(name, refusal="upload-kind")
        return await self._checked(source, name, sender)

    async def _compared(self, file: ImportFile, sender: senders.Sender) -> SentFile:
        """A structure file, with what it would do; its faulty rows go back marked."""
        today = self._clock().astimezone(self._settings.zone).date()
        looked = await self._database.read(drafts.compare, await aside(drafts.read, file), today)
        problems = drafts.problems(looked)
        if not problems or looked.table is None:
            return SentFile(file.name, structure=looked)
        say = partial(imports.problem, Texts(sender.language, sender.form_of_address, self._settings.zone))
        from bot.exports.marked.marked_rows import marked  # noqa: PLC0415 - half a second that a start need not wait for

        body = await aside(marked, file, looked.table, STRUCTURE, problems, say)
        stem = file.name.rpartition(".")[0]
        return SentFile(file.name, structure=looked, copy=(f"{stem}.problems.xlsx", body))

    async def _checked(
        self, source: bytes, name: str, sender: senders.Sender, beside: Mapping[str, bytes] | None = None
    ) -> SentFile:
        now = self._clock().astimezone(self._settings.zone)
        lists = await self._database.read(reference.lists)
        checked: Checked = await aside(checking.check, source, name, lists, now, beside, known_of(self._settings))
        if checked.compiled is None:
            texts = Texts(sender.language, sender.form_of_address, self._settings.zone)
            from bot.exports.marked import copies  # noqa: PLC0415 - as above

            say = copies.Sayings(partial(in_a_comment, texts), partial(in_one_line, texts))
            return SentFile(name, checked, copy=await aside(copies.marked_copy, checked, say))
        around = await self._database.read(checking.surroundings, checked.compiled, self._library)
        return SentFile(name, checked, await aside(checking.measure, checked, around))


def _most(name: str) -> int:
    """The bytes a file may have."""
    return BUNDLE_BYTES if name.lower().endswith((".zip", *MEDIA)) else FILE_BYTES


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
