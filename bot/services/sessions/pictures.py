"""Pictures as answers, where the installation takes them: kept with their session, opened, let go of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import delete, func, select, text

from bot.services import installation_facts
from bot.services.sessions.picture_header import CleanPicture
from storage.models import StoredPicture, StoredSession
from storage.pictures import PictureFile, PictureFolder, described
from storage.repositories.chats import SessionView
from storage.repositories.sessions import PICTURE_KEY
from storage.unit_of_work import UnitOfWork

MOST: Final = 40  # pictures of one session
UNSWEPT: Final = "pictures without an answer since"  # in `Installation`: files may lie there that no row speaks of


def keep(uow: UnitOfWork, folder: PictureFolder, row: SessionView, found: CleanPicture, now: datetime) -> str | None:
    """Keep a picture with a session; gives its name, the answer. None when the session has too many already.

    The row comes before the file, so that `sweep` cannot meet a file whose row is still on its way.
    """
    known = set(uow.connection.scalars(select(StoredPicture.name).where(StoredPicture.session_id == row.id)))
    if len(known) >= MOST:
        return None
    file = described(found.content, found.ending)
    if file.name not in known:
        key = uow.vault.seal(file.key, PICTURE_KEY)
        uow.orm.add(StoredPicture(session_id=row.id, name=file.name, key=key, size=len(found.content), sent_at=now))
        uow.orm.flush()
    folder.keep(file, found.content)
    return file.name


def opened(uow: UnitOfWork, folder: PictureFolder, session_id: int, name: str) -> bytes | None:
    """A picture of a session; None when it is not kept (any more)."""
    query = select(StoredPicture.key).where(StoredPicture.session_id == session_id, StoredPicture.name == name)
    key = uow.connection.execute(query).scalar()
    return folder.open(PictureFile(name, uow.vault.open(key, PICTURE_KEY))) if key else None


def of_person(uow: UnitOfWork, folder: PictureFolder, person_id: int) -> dict[str, bytes]:
    """All pictures somebody sent, by name."""
    query = select(StoredPicture.session_id, StoredPicture.name).join(StoredSession)
    rows = uow.connection.execute(query.where(StoredSession.person_id == person_id).order_by(StoredPicture.id)).all()
    found = ((row.name, opened(uow, folder, row.session_id, row.name)) for row in rows)
    return {name: content for name, content in found if content is not None}


def let_go(uow: UnitOfWork, row: SessionView, name: str, still: Iterable[str], now: datetime) -> None:
    """A picture was replaced before anything was submitted: nothing of it stays, unless another answer is the same."""
    if row.submitted_at is not None or name in still:
        return
    mine = (StoredPicture.session_id == row.id) & (StoredPicture.name == name)
    if uow.connection.execute(delete(StoredPicture).where(mine)).rowcount:
        installation_facts.remember(uow, UNSWEPT, now.isoformat())


def wants_sweep(uow: UnitOfWork) -> str:
    """Since when files may lie there without an answer; empty when none do."""
    return installation_facts.recall(uow, UNSWEPT)


def sweep(uow: UnitOfWork, folder: PictureFolder) -> int:
    """Remove the files that no answer speaks of; gives how many. Writers of pictures wait meanwhile."""
    there = set(folder.names())
    if there:
        if not uow.is_sqlite:  # there everybody who writes waits anyway
            uow.connection.execute(text("LOCK TABLE pictures IN SHARE ROW EXCLUSIVE MODE"))
        there = set(folder.names()) - set(uow.connection.scalars(select(StoredPicture.name)))
    if installation_facts.recall(uow, UNSWEPT):
        installation_facts.remember(uow, UNSWEPT, "")
    return folder.remove(there)


def count(uow: UnitOfWork) -> int:
    """How many answers are pictures."""
    return int(uow.connection.execute(select(func.count(StoredPicture.id))).scalar_one())
