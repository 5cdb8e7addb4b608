"""One session under another version, as it would be and as it is stored."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from bot.services.people import reference
from bot.services.sessions import answer_rows, answering
from bot.services.sessions.answering import Live
from bot.services.sessions.library import Library, packed
from storage.repositories import sessions
from storage.repositories.chats import SessionView
from storage.unit_of_work import UnitOfWork
from survey_definitions import AnswerRecord, Context, RenewedAnswers, Session

ASIDE: Final = "aside"  # in what is sealed with a session's state


def renewed(
    uow: UnitOfWork, row: SessionView, version_id: int, library: Library, now: datetime
) -> tuple[Live, Session, RenewedAnswers]:
    """The session as it stands, as it would be, and what became of its answers."""
    assert row.state is not None
    stored = uow.vault.open_json(row.state, sessions.STATE)
    pinned = answering.pinned(uow, row, library)
    engine = Session.load(library.survey(uow, row.version_id), pinned, stored.pop("engine"), now)
    on_card = stored.pop("draft")
    survey = library.survey(uow, version_id)
    missing = survey.lists - pinned.lists.keys()
    lists = {name: listed for name, listed in pinned.lists.items() if name in survey.lists}
    lists |= reference.lists(uow, missing) if missing else {}
    context = Context(pinned.facts, lists, pictures=pinned.pictures)
    session, found = engine.renewed(survey, context, now)
    return Live(row, engine, on_card, stored), session, found


def put(uow: UnitOfWork, row: SessionView, version_id: int, library: Library, now: datetime) -> RenewedAnswers:
    """Store the session under the other version."""
    before = row.version_id
    live, session, found = renewed(uow, row, version_id, library, now)
    lists = packed(session.context.lists)
    sessions.keep_lists(uow, lists.sha256, lists.body)
    sessions.renew(uow, row, version_id, lists.sha256)
    if found.aside:
        sessions.set_aside(uow, row.id, [record.path for record in found.aside])
        kept = [_plain(record, before, now) for record in found.aside]
        live.more[ASIDE] = [*live.more.get(ASIDE, ()), *kept]
    moved = Live(row, session, {}, live.more)
    row.turn += 1
    row.language = session.language
    answering.align(uow, moved, now)
    _seal(uow, live, moved, now)
    notes = answering.pass_notes(uow, moved, now)
    moved.on_card = {"renewed": len(found.aside), **({"notes": notes} if notes else {})}
    answering.save(uow, moved, library)
    library.forget_session(row.id)  # its next life begins with everything read anew
    return found


def _seal(uow: UnitOfWork, before: Live, after: Live, now: datetime) -> None:
    """What only the newer version wants encrypted does not stay in the clear."""
    clear = {record.path for record in before.engine.answers() if not record.sealed}
    rows = [
        answer_rows.answer_row(record.path, record.name, record.kind, record.value, sealed=True)
        for record in after.engine.answers()
        if record.live and record.sealed and record.path in clear and _is_answer(record)
    ]
    sessions.put_answers(uow, after.row.id, sessions.UNSUBMITTED, rows, after.engine.language, now)


def _is_answer(record: AnswerRecord) -> bool:
    """Whether a record is an answer, as the draft rows have them."""
    return record.kind not in ("calculate", "hidden", "metadata")


def _plain(record: AnswerRecord, version_id: int, now: datetime) -> dict[str, Any]:
    return {
        "version": version_id,
        "at": now.isoformat(),
        "path": record.path,
        "name": record.name,
        "kind": record.kind,
        "value": record.value,
    }
