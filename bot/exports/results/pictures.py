"""The pictures of a campaign beside its table: a folder ``NAME-media``, as ODK's programs have it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from bot.exports.results.people import is_used
from bot.services.operating.files import written_whole
from bot.services.sessions.earlier_answers import BODY
from bot.services.sessions.pictures import opened
from storage import private
from storage.models import Person, StoredPicture, StoredSession, Submission
from storage.pictures import PictureFolder
from storage.unit_of_work import UnitOfWork


def write_pictures(uow: UnitOfWork, campaign_id: int, path: Path, folder: PictureFolder | None) -> int:
    """Write what was submitted as pictures under the names that the table has; gives how many. No folder if none."""
    if folder is None:
        return 0
    written = 0
    for session, names in _submitted(uow, campaign_id).items():
        for name in names:
            content = opened(uow, folder, session, name)
            if content is not None:
                with written_whole(private.folder(media_of(path)) / name) as file:
                    file.write(content)
                written += 1
    return written


def media_of(path: Path) -> Path:
    """The folder of pictures that belongs to an export."""
    return path.with_name(f"{path.stem}-media")


def _submitted(uow: UnitOfWork, campaign_id: int) -> dict[int, set[str]]:
    """The names of pictures in submissions, by session; of those whose submissions are in the table beside them."""
    kept: dict[int, set[str]] = {}
    mine = select(StoredSession.id).join(Person, Person.id == StoredSession.person_id).where(is_used(campaign_id))
    query = select(StoredPicture.session_id, StoredPicture.name).where(StoredPicture.session_id.in_(mine))
    for session, name in uow.connection.execute(query):
        kept.setdefault(session, set()).add(name)
    with_pictures = select(StoredPicture.session_id).where(StoredPicture.session_id.in_(mine))
    bodies = select(Submission.session_id, Submission.body).where(Submission.session_id.in_(with_pictures))
    found: dict[int, set[str]] = {}
    for session, body in uow.connection.execute(bodies):
        values = {one["value"] for one in uow.vault.open_json(body, BODY)}
        found.setdefault(session, set()).update(kept[session] & values)
    return found
