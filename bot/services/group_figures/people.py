"""Who is counted: everybody with a session of a campaign, and what they submitted up to a moment.

They count where they were when they were invited, as in every summary; also who moved, left, withdrew or asked for
deletion since: else the difference would tell of them. Of those who withdrew or asked for deletion no answer is in a
table.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, or_, select, text
from sqlalchemy.orm import aliased

from bot.services.group_figures.roster_facts import BETWEEN, DONE, SILENT, PeopleCell, RosterFact, told_of
from storage.models import Person, StoredSession, Submission
from storage.repositories.windows import OUT, has_submitted, was_asked
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork
from survey_definitions.packed import MARK

_WORK_MEM: Final = "96MB"


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
    ones at all.
    """
    newest, later = aliased(Submission, name="newest"), aliased(Submission, name="later")
    after = exists().where(
        later.session_id == newest.session_id,
        later.number > newest.number,
        later.number > 1,
        later.submitted_at <= until,
    )
    last = and_(newest.session_id == StoredSession.id, newest.submitted_at <= until, ~after)
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


@dataclass(slots=True)
class Crowd:
    """Everybody who is counted, from one pass: heads by cell, facts of the roster, answers as they are packed.

    ``packed`` has them by the mark of their layout, unit and position group. ``known`` are the marks that can be read;
    what is packed otherwise, or not at all, is counted from the rows of its answers. Ages are of ``day``.
    """

    day: date
    known: frozenset[bytes]
    invited: Counter[PeopleCell] = field(default_factory=Counter)
    answered: Counter[PeopleCell] = field(default_factory=Counter)
    ranks: RosterFact = field(default_factory=RosterFact)
    ages: RosterFact = field(default_factory=RosterFact)  # by band
    packed: list[tuple[bytes, str, str, bytes]] = field(default_factory=list)
    is_all_packed: bool = True


def crowd(uow: UnitOfWork, found: Counted, day: date, known: frozenset[bytes]) -> Crowd:
    """Read everybody once, put together by unit, position group and layout: a single statement. Ages are of a day."""
    if not uow.is_sqlite:
        uow.connection.execute(text(f"SET LOCAL work_mem = '{_WORK_MEM}'"))  # else it sorts 100,000 people on disk
    made, told = Crowd(day, known), []
    for unit, group, mark, invited, answered, used, facts, packed in uow.connection.execute(_together(uow, found)):
        cell = PeopleCell(unit, group)
        made.invited[cell] += invited
        made.answered[cell] += answered
        told.append((cell, facts))
        if used:
            _keep_packed(made, cell, bytes(mark or b""), packed)
    made.ranks, made.ages = told_of(told, day)
    return made


def _keep_packed(made: Crowd, cell: PeopleCell, mark: bytes, packed: bytes | str | None) -> None:
    if packed is None or mark not in made.known:
        made.is_all_packed = False
    else:
        body = bytes.fromhex(packed) if isinstance(packed, str) else bytes(packed)
        made.packed.append((mark, cell.unit, cell.position_group, body))


def _together(uow: UnitOfWork, found: Counted) -> Any:
    """Facts and packed answers, one behind the other; SQLite puts only texts together."""
    body = case((found.used, found.newest.counted))
    group = func.coalesce(Person.position_group, "")
    mark = func.substr(body, 1, MARK)
    bodies = func.group_concat(func.hex(body), "") if uow.is_sqlite else func.string_agg(body, literal(b""))
    texts = func.group_concat if uow.is_sqlite else func.string_agg
    said = case((found.took_part, DONE), else_=SILENT)
    facts = texts(said + func.coalesce(Person.rank, "") + BETWEEN + func.coalesce(Person.birth_month, ""), "\n")
    answered = func.count(case((found.took_part, 1)))
    used = func.count(case((found.used, found.newest.number)))
    columns = (found.unit(), group, mark, func.count(), answered, used, facts, bodies)
    return _of_all(found, *columns).group_by(found.unit(), group, mark)


def is_not_packed(one: type[Submission], known: frozenset[bytes]) -> ColumnElement[bool]:
    """The condition on a submission: its answers are to be counted from their rows."""
    return or_(one.counted.is_(None), func.substr(one.counted, 1, MARK).not_in(list(known)))
