"""Who is counted: everybody with a session of a campaign, and what they submitted up to a moment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Subquery, and_, case, func, literal, or_, select

from storage.models import Person, StoredSession, Submission
from storage.repositories.windows import OUT
from storage.unit_of_work import UnitOfWork
from survey_definitions.packed import MARK

_DONE: Final = "+"
_SILENT: Final = "-"


@dataclass(frozen=True, slots=True)
class Counted:
    """The rows to count: ``newest`` has the newest submission of each session up to the moment."""

    newest: Subquery
    where: ColumnElement[bool]

    @property
    def has_answered(self) -> ColumnElement[bool]:
        """Whether somebody submitted."""
        return self.newest.c.number.is_not(None)

    def unit(self) -> Any:
        """The unit of the day on which somebody submitted, or was invited."""
        return StoredSession.unit_code


def counted(campaign_id: int, until: datetime) -> Counted:
    """Those who are asked in a campaign: not who withdrew, who is no longer of the audience, or left without a word."""
    newest = (
        select(Submission.session_id, func.max(Submission.number).label("number"))
        .join(StoredSession, StoredSession.id == Submission.session_id)
        .where(StoredSession.campaign_id == campaign_id, Submission.submitted_at <= until)
        .group_by(Submission.session_id)
        .subquery("newest")
    )
    stayed = or_(Person.left_on.is_(None), Person.left_on > until.date(), newest.c.number.is_not(None))
    where = and_(
        StoredSession.campaign_id == campaign_id,
        StoredSession.status.not_in(OUT),
        Person.frozen_at.is_(None),
        stayed,
    )
    return Counted(newest, where)


def of_people(found: Counted, *columns: Any) -> Any:
    """A query of columns over those who are counted; `Counted.newest` is joined, empty for who has not submitted."""
    return (
        select(*columns)
        .select_from(StoredSession)
        .join(Person, Person.id == StoredSession.person_id)
        .outerjoin(found.newest, found.newest.c.session_id == StoredSession.id)
        .where(found.where)
    )


@dataclass(frozen=True, slots=True)
class PeopleCell:
    """People who are counted together: those of a unit and of a position group ('' for none)."""

    unit: str
    position_group: str


@dataclass(slots=True)
class Spread:
    """Something counted by unit, and beside it by position group."""

    by_unit: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_group: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, unit: str, group: str, words: Collection[str]) -> None:
        """Add words of people of a unit and a position group."""
        self.by_unit[unit].update(words)
        self.by_group[group].update(words)


@dataclass(slots=True)
class RosterFact:
    """What the roster says of all who were invited, and of those of them who answered; '' where it says nothing."""

    invited: Spread = field(default_factory=Spread)
    answered: Spread = field(default_factory=Spread)

    def add(self, unit: str, group: str, listed: str) -> None:
        """Add what stands a line each, after `_DONE` or `_SILENT`."""
        lines = listed.split("\n")
        self.invited.add(unit, group, [line[1:] for line in lines])
        self.answered.add(unit, group, [line[1:] for line in lines if line[0] == _DONE])


@dataclass(slots=True)
class Crowd:
    """Everybody who is counted, from one pass: heads by cell, facts of the roster, answers as they are packed.

    ``packed`` has them by the mark of their layout, unit and position group. ``known`` are the marks that can be read;
    what is packed otherwise, or not at all, is counted from the rows of its answers.
    """

    until: datetime
    known: frozenset[bytes]
    invited: Counter[PeopleCell] = field(default_factory=Counter)
    answered: Counter[PeopleCell] = field(default_factory=Counter)
    ranks: RosterFact = field(default_factory=RosterFact)
    births: RosterFact = field(default_factory=RosterFact)
    packed: list[tuple[bytes, str, str, bytes]] = field(default_factory=list)
    is_all_packed: bool = True


def crowd(uow: UnitOfWork, found: Counted, until: datetime, known: frozenset[bytes]) -> Crowd:
    """Read everybody once, put together by unit, position group and layout: a single statement."""
    made = Crowd(until, known)
    for unit, group, mark, invited, answered, ranks, births, packed in uow.connection.execute(_together(uow, found)):
        cell = PeopleCell(unit, group)
        made.invited[cell] += invited
        made.answered[cell] += answered
        made.ranks.add(unit, group, ranks)
        made.births.add(unit, group, births)
        if answered:
            _keep_packed(made, cell, bytes(mark or b""), packed)
    return made


def _keep_packed(made: Crowd, cell: PeopleCell, mark: bytes, packed: bytes | str | None) -> None:
    if packed is None or mark not in made.known:
        made.is_all_packed = False
    else:
        body = bytes.fromhex(packed) if isinstance(packed, str) else bytes(packed)
        made.packed.append((mark, cell.unit, cell.position_group, body))


def _together(uow: UnitOfWork, found: Counted) -> Any:
    """Facts and packed answers, one behind the other; SQLite puts only texts together."""
    number, body = found.newest.c.number, Submission.counted
    group = func.coalesce(Person.position_group, "")
    mark = func.substr(body, 1, MARK)
    bodies = func.group_concat(func.hex(body), "") if uow.is_sqlite else func.string_agg(body, literal(b""))
    texts = func.group_concat if uow.is_sqlite else func.string_agg
    said = case((number.is_not(None), _DONE), else_=_SILENT)
    words = (texts(said + func.coalesce(fact, ""), "\n") for fact in (Person.rank, Person.birth_month))
    columns = (found.unit(), group, mark, func.count(), func.count(number), *words, bodies)
    mine = and_(Submission.session_id == StoredSession.id, Submission.number == number)
    return of_people(found, *columns).outerjoin(Submission, mine).group_by(found.unit(), group, mark)


def is_not_packed(known: frozenset[bytes]) -> ColumnElement[bool]:
    """The condition on `Submission`: its answers are to be counted from their rows."""
    return or_(Submission.counted.is_(None), func.substr(Submission.counted, 1, MARK).not_in(list(known)))
