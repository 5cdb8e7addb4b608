"""Files that admins sent, from their arrival until they are checked: by one process at a time, in the order of a chat.

Among admins it is the turn of whoever has waited longest for one, so that many files of one hold up nobody else's.
A row is made in the transaction that takes the update. Whoever checks it holds a lease; where that runs out, another
process takes the file over. What was found is shown in the transaction that ends the row, so once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from bot.services.operating.endings import ENDINGS, LISTS, MEDIA
from bot.services.operating.parking import park
from bot.services.people.admins import is_admin
from storage.models import Chat, Person, ReceivedFile
from storage.repositories.chats import ADDRESS
from storage.unit_of_work import UnitOfWork
from survey_definitions.limits import BUNDLE_BYTES, FILE_BYTES

WHERE: Final = "received file"  # purpose under which it is sealed where a file is and how it is called
LEASE: Final = timedelta(seconds=15)
ALBUM_WITHIN: Final = timedelta(seconds=1.5)  # after which no further file of an album is waited for
MOST_WAITING: Final = 20  # of one chat; an album has at most ten
MOST_TRIES: Final = 3  # by processes that ended meanwhile; then it is the file that ends them
KEEP_FILES: Final = timedelta(days=1)
NOBODY, FAULT, CHECKED = "nobody", "fault", "checked"
_WAITING, _DONE = "waiting", "done"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as the message has it: Telegram's identifier, its name, the bytes it is said to have."""

    file_id: str
    name: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class ToCheck:
    """Files that are checked together: one, or an album with its survey. ``chat`` is the row of the chat."""

    rows: tuple[int, ...]
    chat: int
    address: int  # the channel's number of the chat
    person: int
    message: int
    files: tuple[Sent, ...]
    language: str
    form_of_address: str | None
    tries: int


def most_bytes(name: str) -> int:
    """The bytes a file may have."""
    return BUNDLE_BYTES if name.lower().endswith((".zip", *MEDIA)) else FILE_BYTES


def refused(sent: Sent, album: str) -> str:
    """Why a file need not even be fetched; empty if it may be."""
    if not sent.name.lower().endswith(ENDINGS + LISTS + (MEDIA if album else ())):
        return "upload-kind"
    return "upload-too-large" if sent.size > most_bytes(sent.name) else ""


def keep(uow: UnitOfWork, chat: int, person: int, message: int, album: str, sent: Sent, now: datetime) -> bool:
    """Keep a file for checking; False when too many wait already."""
    mine = select(func.count(ReceivedFile.id)).where(ReceivedFile.chat_id == chat, ReceivedFile.state == _WAITING)
    if uow.connection.execute(mine).scalar_one() >= MOST_WAITING:
        return False
    content = uow.vault.seal_json({"file": sent.file_id, "name": sent.name}, WHERE)
    uow.orm.add(
        ReceivedFile(
            person_id=person,
            chat_id=chat,
            message_id=message,
            album=album[:64],
            content=content,
            kind=sent.name.rpartition(".")[2].lower()[:8],
            received_at=now,
            state=_WAITING,
        )
    )
    return True


def is_any(uow: UnitOfWork) -> bool:
    """Whether a file waits, or is being checked."""
    return (
        uow.connection.execute(select(ReceivedFile.id).where(ReceivedFile.state == _WAITING).limit(1)).first()
        is not None
    )


def claim(uow: UnitOfWork, process: str, now: datetime) -> ToCheck | None:
    """Take a file that nobody checks, with those of its album; None when there is none.

    It is one of the admin whose last file was taken the longest ago; of a chat only the oldest, so that two are never
    checked at once.
    """
    first = _next(uow, now)
    if first is None:
        return None
    rows = _together(uow, first)
    numbers = tuple(row.id for row in rows)
    taken = update(ReceivedFile).where(ReceivedFile.id.in_(numbers))
    uow.connection.execute(taken.values(leased_by=process, leased_until=now + LEASE, tries=ReceivedFile.tries + 1))
    return _to_check(uow, rows)


def _next(uow: UnitOfWork, now: datetime) -> ReceivedFile | None:
    other, of_theirs = aliased(ReceivedFile), aliased(ReceivedFile)
    # A file under check has its lease in the future; one that its process did not outlive was somebody's turn, too.
    their_turn = func.max(func.coalesce(of_theirs.done_at, of_theirs.leased_until))
    last = select(their_turn).where(of_theirs.person_id == ReceivedFile.person_id).scalar_subquery()
    theirs = (other.chat_id == ReceivedFile.chat_id, other.state == _WAITING)
    before = exists().where(*theirs, other.id < ReceivedFile.id)
    to_come = exists().where(*theirs, other.album == ReceivedFile.album, other.received_at > now - ALBUM_WITHIN)
    query = select(ReceivedFile).where(
        ReceivedFile.state == _WAITING,
        or_(ReceivedFile.leased_until.is_(None), ReceivedFile.leased_until <= now),
        or_(ReceivedFile.album == "", ~to_come),
        ~before,
    )
    query = query.order_by(last.nulls_first(), ReceivedFile.id).limit(1)
    return uow.orm.scalars(query.with_for_update(skip_locked=True, of=ReceivedFile)).first()


def _together(uow: UnitOfWork, first: ReceivedFile) -> list[ReceivedFile]:
    """The files of its album, unless several of them are surveys: then each is checked by itself."""
    if not first.album:
        return [first]
    query = select(ReceivedFile).where(ReceivedFile.chat_id == first.chat_id, ReceivedFile.album == first.album)
    found = list(uow.orm.scalars(query.where(ReceivedFile.state == _WAITING).order_by(ReceivedFile.id)))
    surveys = [one for one in found if f".{one.kind}" in ENDINGS]
    return found if len(surveys) <= 1 else [first]


def _to_check(uow: UnitOfWork, rows: list[ReceivedFile]) -> ToCheck:
    first = rows[0]
    whose = select(Chat.address, Chat.language, Person.form_of_address)
    whose = whose.outerjoin(Person, Person.id == Chat.person_id).where(Chat.id == first.chat_id)
    sealed, language, form = uow.connection.execute(whose).one()
    opened = [uow.vault.open_json(row.content, WHERE) for row in rows if row.content is not None]
    return ToCheck(
        tuple(row.id for row in rows),
        first.chat_id,
        int(uow.vault.open_text(sealed, ADDRESS)),
        first.person_id,
        first.message_id,
        tuple(Sent(one["file"], one["name"]) for one in opened),
        language,
        form,
        first.tries,
    )


def _held(job: ToCheck, process: str) -> tuple[ColumnElement[bool], ...]:
    return ReceivedFile.id.in_(job.rows), ReceivedFile.state == _WAITING, ReceivedFile.leased_by == process


def extend(uow: UnitOfWork, job: ToCheck, process: str, now: datetime) -> None:
    """Hold files for longer: they are still being checked."""
    uow.connection.execute(update(ReceivedFile).where(*_held(job, process)).values(leased_until=now + LEASE))


def release(uow: UnitOfWork, process: str) -> None:
    """Leave what a process has not checked to the next one: it ends."""
    mine = update(ReceivedFile).where(ReceivedFile.state == _WAITING, ReceivedFile.leased_by == process)
    uow.connection.execute(mine.values(leased_by=None, leased_until=None, tries=ReceivedFile.tries - 1))


def _may_hear(uow: UnitOfWork, job: ToCheck) -> bool:
    entitled = exists().where(Chat.id == job.chat, Chat.person_id == job.person, is_admin(Chat.person_id))
    return bool(uow.connection.scalar(select(entitled)))


def is_heard(uow: UnitOfWork, job: ToCheck, process: str) -> bool:
    """Whether files are still this process's to check, and whoever sent them may hear of them."""
    held = uow.connection.scalar(select(func.count(ReceivedFile.id)).where(*_held(job, process)))
    return held == len(job.rows) and _may_hear(uow, job)


def finish(uow: UnitOfWork, job: ToCheck, process: str, outcome: str, now: datetime) -> bool:
    """Files are checked; False when another process has taken them over, whose result counts.

    Where the chat is not the sender's any more, or no role of theirs counts, the outcome is that nobody hears of it.
    """
    heard = _may_hear(uow, job)
    values = {"state": _DONE, "content": None, "done_at": now, "outcome": outcome[:24] if heard else NOBODY}
    done = update(ReceivedFile).where(*_held(job, process)).values(leased_until=None, **values)
    return uow.connection.execute(done).rowcount == len(job.rows) and heard


def give_up(uow: UnitOfWork, job: ToCheck, process: str, error: str, reference: str, now: datetime) -> str | None:
    """Set a file aside that could not be checked for a fault of the program; gives its reference, None as `finish`."""
    if not finish(uow, job, process, FAULT, now):
        return None
    document = {"file_id": job.files[0].file_id, "file_name": job.files[0].name}
    message: dict[str, Any] = {"message_id": job.message, "chat": {"id": job.address}, "document": document}
    return park(uow, {"update_id": -job.rows[0], "message": message}, error, reference, now)


def forget(uow: UnitOfWork, before: datetime) -> int:
    """Let go of files that came before a moment, checked or not; gives their number."""
    return uow.connection.execute(delete(ReceivedFile).where(ReceivedFile.received_at < before)).rowcount
