"""Who is counted: everybody with a session of a campaign, and what they submitted up to a moment.

They count where they were when they were invited, as in every summary; also who moved, left, withdrew or asked for
deletion since: else the difference would tell of them. Of those who withdrew or asked for deletion no answer is in a
table.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select, text
from sqlalchemy.orm import aliased

from bot.services.group_figures.crowds import Crowd, crowd_of
from bot.services.group_figures.roster_facts import BETWEEN, DONE, PERSON, SILENT
from storage.models import Person, StoredSession, Submission
from storage.repositories.windows import OUT, has_submitted, was_asked
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork
from survey_definitions.packed import MARK

_SETTINGS: Final = ("work_mem = '96MB'", "max_parallel_workers_per_gather = 0")
"""Else 100,000 people are joined on disk; and others who help spend more than they save."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The rows to count: ``newest`` is the last submission of a session up to the moment, by the condition ``last``.

    ``asked`` is true of everybody who counts as invited, ``took_part`` of those of them who had submitted by then,
    ``used`` of those whose answers may be used.
    """

    newest: type[Submission]
    last: ColumnElement[bool]
    asked: ColumnElement[bool]
    took_part: ColumnElement[bool]
    used: ColumnElement[bool]

    @property
    def has_answered(self) -> ColumnElement[bool]:
        """Whether somebody submitted."""
        return self.newest.number.is_not(None)

    def unit(self) -> Any:
        """The unit in which somebody was invited."""
        return StoredSession.unit_code


def counted(campaign_id: int, until: datetime) -> Counted:
    """Everybody who was asked in a campaign.

    Most sessions have one submission, so that what comes after another one is looked for among the few that are later
    ones at all, once for everybody.
    """
    newest, later = aliased(Submission, name="newest"), aliased(Submission, name="later")
    earlier = aliased(Submission, name="earlier")
    is_after = and_(later.session_id == earlier.session_id, later.number > earlier.number)
    passed = select(earlier.id).join(later, is_after).where(later.number > 1, later.submitted_at <= until)
    last = and_(newest.session_id == StoredSession.id, newest.submitted_at <= until, newest.id.not_in(passed))
    rests = or_(StoredSession.status == SessionStatus.STOPPED, StoredSession.erased_at.is_not(None))
    took_part = or_(newest.number.is_not(None), and_(rests, has_submitted(), StoredSession.submitted_at <= until))
    mine = and_(StoredSession.campaign_id == campaign_id, was_asked())
    used = and_(StoredSession.status.not_in(OUT), Person.frozen_at.is_(None))
    return Counted(newest, last, mine, took_part, used)


def of_people(found: Counted, *columns: Any) -> Any:
    """A query of columns over those whose answers are used; `Counted.newest` is joined, empty for the silent."""
    return _of_all(found, *columns).where(found.used)


def _of_all(found: Counted, *columns: Any) -> Any:
    return (
        select(*columns)
        .select_from(StoredSession)
        .join(Person, Person.id == StoredSession.person_id)
        .outerjoin(found.newest, found.last)
        .where(found.asked)
    )


def crowd(uow: UnitOfWork, found: Counted, day: date, known: Collection[bytes]) -> Crowd:
    """Read everybody once, in a single statement. Ages are of a day; ``known`` are the marks that can be read."""
    for setting in () if uow.is_sqlite else _SETTINGS:
        uow.connection.execute(text(f"SET LOCAL {setting}"))
    marks = sorted(known)
    row = uow.connection.execute(together(uow, found, marks)).one()
    places, facts, unread, *packed = row
    bodies = {mark: _bytes(body) for mark, body in zip(marks, packed, strict=True)}
    return crowd_of(places or "", facts or "", bodies, day, is_all_packed=not unread)


def _bytes(body: bytes | str | None) -> bytes:
    return bytes.fromhex(body) if isinstance(body, str) else bytes(body or b"")


def together(uow: UnitOfWork, found: Counted, marks: Sequence[bytes]) -> Any:
    """Places, facts and packed answers of everybody, one behind the other, as `crowd_of` wants them; nothing is sorted.

    SQLite puts only texts together.
    """
    texts = func.group_concat if uow.is_sqlite else func.string_agg
    mark = func.substr(found.newest.counted, 1, MARK)
    is_packed = [and_(found.used, mark == one) for one in marks]
    number = case(*((one, str(at)) for at, one in enumerate(is_packed)), else_="") if marks else literal("")
    place = found.unit() + BETWEEN + func.coalesce(Person.position_group, "") + BETWEEN + number
    said = case((found.took_part, DONE), else_=SILENT)
    fact = said + func.coalesce(Person.rank, "") + BETWEEN + func.coalesce(Person.birth_month, "")
    unread = and_(found.used, found.has_answered, is_not_packed(found.newest, marks))
    bodies = (case((one, found.newest.counted)) for one in is_packed)
    packed = (
        func.group_concat(func.hex(one), "") if uow.is_sqlite else func.string_agg(one, literal(b"")) for one in bodies
    )
    return _of_all(found, texts(place, PERSON), texts(fact, PERSON), func.count(case((unread, 1))), *packed)


def is_not_packed(one: type[Submission], known: Collection[bytes]) -> ColumnElement[bool]:
    """The condition on a submission: its answers are to be counted from their rows."""
    return or_(one.counted.is_(None), func.substr(one.counted, 1, MARK).not_in(list(known)))
