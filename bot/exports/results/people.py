"""Who is in an export: everybody who was asked, where they were invited, with the facts of the day, submitted or not.

These are the people of every figure, also who moved, left or is no longer of the audience, but for those who want no
use made of what is stored of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from bot.exports.results.fields import Field, Value
from bot.services.people.succession import Succession, succession
from storage.models import ListEntry, Person, StoredSession, Submission, Unit
from storage.repositories import sessions
from storage.repositories.windows import OUT, was_asked
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork

ASKED_NO_MORE: Final = "out"
"""The status of who left, or is no longer of the audience, before they had submitted."""

AT_ONCE: Final = 200  # people of the roster
_LISTED: Final = ("title", "position_group", "job_position", "rank")
_PLACES: Final = ("unit", "agency", "block")

FACTS: Final = (
    *(Field(name, names={"en": f"{name} of the day"}) for name in ("unit_name", "agency_name", "block_name")),
    *(Field(one) for name in _LISTED for one in (name, f"{name}_name")),
    Field("birth_month"),
    Field("unit_submitted", names={"en": "unit of the day of submission"}),
    Field("status", names={"en": f"submitted, started, new, {ASKED_NO_MORE}"}),
)
"""Columns of facts: as they were when somebody began, as they are today for those who have not."""


@dataclass(frozen=True, slots=True)
class AskedPerson:
    """A row of somebody: with their submission, or without one. ``body`` holds the answers, sealed."""

    version: int
    staff_code: str
    unit_code: str
    agency_code: str
    agency_today: str
    status: str
    language: str
    receipt: str
    number: int
    submitted_at: Any
    body: bytes | None
    facts: Mapping[str, Value]


class PeopleReader:
    """Reads rows by staff code, some hundred at a time; ``language`` is that of names."""

    def __init__(self, uow: UnitOfWork, campaign_id: int, language: str) -> None:
        self._uow, self._campaign, self._language = uow, campaign_id, language
        self._units: Succession = succession(uow)
        self.names = _names(uow, language)

    def count(self) -> int:
        """How many people there are."""
        query = select(func.count()).select_from(StoredSession).join(Person, Person.id == StoredSession.person_id)
        return int(self._uow.connection.scalar(query.where(self._listed())) or 0)

    def rows(self, *, every_number: bool) -> Iterator[AskedPerson]:
        """Everybody, each with the newest submission, or with every one; left out is who wants no use made of it."""
        for people in self._pages():
            yield from map(self._asked, self._uow.connection.execute(self._query(people, every_number=every_number)))

    def _pages(self) -> Iterator[list[int]]:
        """Everybody of the roster by staff code, some hundred at a time.

        One statement over all rows would sort them with all that they hold: in memory until that is full, then on disk.
        """
        query, after = select(Person.id, Person.staff_code).order_by(Person.staff_code).limit(AT_ONCE), ""
        while page := self._uow.connection.execute(query.where(Person.staff_code > after)).all():
            yield [one.id for one in page]
            after = page[-1].staff_code

    def _query(self, people: Sequence[int], *, every_number: bool) -> Any:
        agency, later = aliased(Unit), aliased(Submission)
        unit = StoredSession.unit_code  # where they were invited
        columns = (
            StoredSession.version_id,
            Person.staff_code,
            unit.label("unit"),
            func.coalesce(agency.code, "").label("agency"),
            Submission.unit_code.label("unit_submitted"),
            case((_is_out(), ASKED_NO_MORE), else_=StoredSession.status).label("status"),
            func.coalesce(Submission.language, "").label("language"),
            func.coalesce(Submission.receipt, "").label("receipt"),
            func.coalesce(Submission.number, 0).label("number"),
            Submission.submitted_at,
            Submission.body,
            StoredSession.facts,
            Person.title,
            Person.position_group,
            Person.job_position,
            Person.rank,
            Person.birth_month,
        )
        query = (
            select(*columns)
            .select_from(StoredSession)
            .join(Person, Person.id == StoredSession.person_id)
            .outerjoin(Submission, and_(Submission.session_id == StoredSession.id, ~_is_out()))
            .outerjoin(Unit, Unit.code == unit)
            .outerjoin(agency, agency.id == Unit.agency_id)
            .where(self._listed(), Person.id.in_(people))
            .order_by(Person.staff_code, Submission.number)
        )
        newest = select(func.max(later.number)).where(later.session_id == StoredSession.id).scalar_subquery()
        return query if every_number else query.where(or_(Submission.number.is_(None), Submission.number == newest))

    def _listed(self) -> ColumnElement[bool]:
        """In a query on `StoredSession` and `Person`: whose rows there are."""
        rests = and_(StoredSession.status == SessionStatus.STOPPED, StoredSession.stood.is_(None))
        return and_(StoredSession.campaign_id == self._campaign, was_asked(), ~rests, Person.frozen_at.is_(None))

    def _asked(self, row: Any) -> AskedPerson:
        return AskedPerson(
            row.version_id,
            row.staff_code,
            row.unit,
            row.agency,
            self._units.agency_today(row.unit),
            row.status,
            row.language,
            row.receipt,
            row.number,
            row.submitted_at,
            row.body,
            self._facts(row),
        )

    def _facts(self, row: Any) -> dict[str, Value]:
        """Of the day when somebody began, where that is known; names in the language of the export."""
        pinned = self._uow.vault.open_json(row.facts, sessions.FACTS) if row.facts is not None else {}
        found: dict[str, Value] = {"status": row.status, "unit_submitted": row.unit_submitted}
        found["birth_month"] = pinned.get("birth_month", row.birth_month)
        chain = {"unit": row.unit, "agency": row.agency, "block": self._block(row.agency)}
        for name in _PLACES:
            found[f"{name}_name"] = self.names.get(chain[name], "")
        for name in _LISTED:
            code = pinned.get(name) or getattr(row, name)
            found |= {name: code, f"{name}_name": self.names.get(f"{name}:{code}", "")}
        return found

    def _block(self, agency: str) -> str:
        known = self._units.units.get(agency)
        return known.parent if known else ""


def is_used(campaign_id: int) -> ColumnElement[bool]:
    """In a query on `StoredSession` and `Person`: whether somebody's submissions are exported."""
    return and_(StoredSession.campaign_id == campaign_id, ~_is_out(), Person.frozen_at.is_(None))


def _is_out() -> ColumnElement[bool]:
    """Whether somebody is asked no more: nothing that they may have submitted is used."""
    return StoredSession.status.in_(OUT)


def values(asked: AskedPerson) -> Sequence[Value]:
    """The facts of somebody in the order of `FACTS`."""
    return [asked.facts.get(one.header) for one in FACTS]


def _names(uow: UnitOfWork, language: str) -> dict[str, str]:
    """Names by code for units, and by kind and code for entries of lists."""
    found = {}
    for code, names in uow.connection.execute(select(Unit.code, Unit.names)):
        found[code] = names.get(language) or names.get("vi", "")
    for kind, code, names in uow.connection.execute(select(ListEntry.kind, ListEntry.code, ListEntry.names)):
        found[f"{kind}:{code}"] = names.get(language) or names.get("vi", "")
    return found
