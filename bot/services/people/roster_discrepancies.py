"""Where the roster and what people say in a survey differ: both are kept, and the focal point hears of how many people.

A survey speaks of a fact of the roster when it has both ``known_X`` (what the roster said when it began) and ``X`` (how
it stands by its answers), as the profile of the shipped survey *experience* does. What was said is kept for each person
and fact, and compared again whenever a survey is submitted or a roster changes somebody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from bot.services import audit, outgoing
from bot.services.outgoing import Priority
from bot.services.people import focal_points, reference
from bot.services.people.scope import Right, Scope
from bot.services.people.succession import Succession, succession
from storage.models import Delivery, ListEntry, Person, ProfileStatement, StoredSession, Unit
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork
from survey_definitions import AnswerRecord

FACTS: Final[Mapping[str, str]] = {
    "unit": "unit",
    "title": "title",
    "position_group": "position_group",
    "job_position": "job_position",
    "rank": "rank",
    "birth": "birth_month",
    "since": "since",
}
"""Names that surveys use -> columns of the roster; ``since`` is the month in which the roster's row begins."""

SINCE: Final = "since"
_MONTHS: Final = frozenset({"birth_month", SINCE})
KIND: Final = "discrepancy"
AGAIN_AFTER: Final = timedelta(days=7)
SAID: Final = "profile"  # purpose of the seal
_MONTH: Final = 7  # characters of YYYY-MM


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One fact of one person, in the roster's words and in the person's; ``settled`` is which of them is right."""

    staff_code: str
    agency: str
    fact: str
    roster: str
    said: str
    since: date
    settled: str = ""


# -- when somebody says something


def note(uow: UnitOfWork, person_id: int, session_id: int, records: Iterable[AnswerRecord], now: datetime) -> None:
    """Keep what a submission says of facts that the roster has too, and compare. ``now`` carries the local zone."""
    said = _said(records)
    if not said:
        return
    upsert = (sqlite if uow.is_sqlite else postgresql).insert(ProfileStatement)
    upsert = upsert.on_conflict_do_update(
        index_elements=("person_id", "fact"),
        set_={name: getattr(upsert.excluded, name) for name in ("session_id", "said", "said_at", "settled_as")},
    )
    settled = _still_settled(uow, person_id, said)
    rows = [
        {
            "person_id": person_id,
            "fact": fact,
            "session_id": session_id,
            "said": uow.vault.seal_text(value, SAID),
            "said_at": now,
            "settled_as": settled.get(fact),
        }
        for fact, value in said.items()
    ]
    uow.connection.execute(upsert, rows)
    compare(uow, [person_id], now.date())


def _still_settled(uow: UnitOfWork, person_id: int, said: Mapping[str, str]) -> dict[str, str | None]:
    """What was settled before, of the facts of which the same is said again."""
    query = select(ProfileStatement.fact, ProfileStatement.said, ProfileStatement.settled_as)
    rows = uow.connection.execute(query.where(ProfileStatement.person_id == person_id))
    return {fact: how for fact, sealed, how in rows if uow.vault.open_text(sealed, SAID) == said.get(fact)}


def _said(records: Iterable[AnswerRecord]) -> dict[str, str]:
    """Column of the roster -> value, for what a survey knew of the roster and has an answer to."""
    values = {record.name: record.value for record in records if not record.instances}
    return {
        column: values[name][:_MONTH] if column in _MONTHS else values[name]
        for name, column in FACTS.items()
        if f"known_{name}" in values or f"known_{column}" in values
        if values.get(name)
    }


# -- comparing


def compare(uow: UnitOfWork, people: Collection[int], today: date) -> None:
    """Compare what these people said with the roster as it is now, and note from when on the two differ."""
    rows = uow.connection.execute(_statements().where(Person.id.in_(people))).all()
    if not rows:
        return
    units = succession(uow)
    changed = []
    for row in rows:
        differs = _differs(row.fact, _roster(uow, row), uow.vault.open_text(row.said, SAID), units)
        if differs != (row.differs_since is not None):
            changed.append({"b_id": row.id, "b_since": today if differs else None, "b_settled": None})
    if changed:
        mine = update(ProfileStatement).where(ProfileStatement.id == bindparam("b_id"))
        uow.connection.execute(
            mine.values(differs_since=bindparam("b_since"), settled_as=bindparam("b_settled")), changed
        )


def _differs(fact: str, roster: str, said: str, units: Succession) -> bool:
    """Only where both say something; a unit and its successor are the same."""
    if fact == "unit":
        return bool(roster and said) and units.today(roster) != units.today(said)
    return bool(roster and said) and roster != said


def _roster(uow: UnitOfWork, row: Row[*tuple[Any, ...]]) -> str:
    if row.fact == SINCE:
        return reference.in_post_since(uow, row.valid_from, row.unit_id)
    return str(getattr(row, row.fact) or "")


def _statements() -> Select[*tuple[Any, ...]]:
    return (
        select(
            ProfileStatement.id,
            ProfileStatement.fact,
            ProfileStatement.said,
            ProfileStatement.differs_since,
            Unit.code.label("unit"),
            Person.title,
            Person.position_group,
            Person.job_position,
            Person.rank,
            Person.birth_month,
            Person.valid_from,
            Person.unit_id,
            Person.staff_code,
            ProfileStatement.settled_as,
            ProfileStatement.person_id,
        )
        .join(Person, Person.id == ProfileStatement.person_id)
        .join(Unit, Unit.id == Person.unit_id)
    )


def _to_settle(today: date) -> ColumnElement[bool]:
    """Those that nobody has settled."""
    return and_(_differing(today), ProfileStatement.settled_as.is_(None))


def _differing(today: date) -> ColumnElement[bool]:
    """Those of people who are here, whose data may be used and whose submission counts."""
    return and_(
        ProfileStatement.differs_since.is_not(None),
        Person.frozen_at.is_(None),
        Person.left_on.is_(None) | (Person.left_on > today),
        StoredSession.status != SessionStatus.STOPPED,
    )


def listed(uow: UnitOfWork, now: datetime) -> list[Discrepancy]:
    """All of them, for the server's command line; on record."""
    agency = aliased(Unit)
    query = (
        _statements()
        .add_columns(func.coalesce(agency.code, "").label("agency"))
        .join(StoredSession, StoredSession.id == ProfileStatement.session_id)
        .outerjoin(agency, agency.id == Person.agency_id)
        .where(_differing(now.date()))
        .order_by(agency.code, Person.staff_code, ProfileStatement.fact)
    )
    found = [
        Discrepancy(
            row.staff_code,
            row.agency,
            row.fact,
            _roster(uow, row),
            uow.vault.open_text(row.said, SAID),
            row.differs_since,
            row.settled_as or "",
        )
        for row in uow.connection.execute(query)
    ]
    audit.record(
        uow, actor=audit.OPERATOR, act="roster.discrepancies", subject="roster", details={"count": len(found)}, now=now
    )
    return found


# -- settling them one by one

ROSTER_IS_RIGHT, SAID_IS_RIGHT = "roster", "said"


@dataclass(frozen=True, slots=True)
class ToSettle:
    """One statement of one person that differs from the roster; ``names`` are those of the codes, where they have any.

    ``left`` is how many there are of the agency, this one included.
    """

    id: int
    staff_code: str
    fact: str
    roster: str
    said: str
    names: Mapping[str, Mapping[str, str]]
    left: int


def next_to_settle(uow: UnitOfWork, scope: Scope, agency_id: int, after: int = 0) -> ToSettle | None:
    """The next statement to settle, from the one after another on, then from the first; None when there is none.

    Only for whoever may see where a person of the agency stands.
    """
    query = (
        _statements()
        .join(StoredSession, StoredSession.id == ProfileStatement.session_id)
        .where(_to_settle(scope.today), Person.agency_id == agency_id, scope.people(Right.PEOPLE))
        .order_by(ProfileStatement.id)
    )
    rows = uow.connection.execute(query).all()
    row = next((one for one in rows if one.id > after), rows[0] if rows else None)
    if row is None:
        return None
    roster, said = _roster(uow, row), uow.vault.open_text(row.said, SAID)
    return ToSettle(row.id, row.staff_code, row.fact, roster, said, _names(uow, (roster, said)), len(rows))


def _names(uow: UnitOfWork, codes: Collection[str]) -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for table in (ListEntry, Unit):
        rows = uow.connection.execute(select(table.code, table.names).where(table.code.in_(codes)))
        found |= {code: names for code, names in rows}  # noqa: C416 - rows
    return found


def settle(uow: UnitOfWork, scope: Scope, statement: int, how: str, now: datetime) -> bool:
    """Say which is right, the roster or what was said; False where there is nothing to settle for this reader.

    Neither is changed: what is to be corrected in the roster is listed for whoever keeps it.
    """
    query = (
        select(ProfileStatement.person_id)
        .join(Person, Person.id == ProfileStatement.person_id)
        .join(StoredSession, StoredSession.id == ProfileStatement.session_id)
        .where(ProfileStatement.id == statement, _to_settle(scope.today), scope.people(Right.PEOPLE))
        .where(Person.id != scope.reader)
    )
    person = uow.connection.scalar(query)
    if person is None or how not in (ROSTER_IS_RIGHT, SAID_IS_RIGHT):
        return False
    mine = update(ProfileStatement).where(ProfileStatement.id == statement)
    uow.connection.execute(mine.values(settled_as=how))
    audit.record(
        uow,
        actor=f"person:{scope.reader}",
        act="roster.settle",
        subject=f"person:{person}",
        details={"how": how},
        now=now,
    )
    return True


# -- telling the focal point


def people_to_settle(uow: UnitOfWork, scope: Scope, agency_id: int) -> int:
    """Of how many people of an agency something is to be settled; 0 when the reader may not see its counts."""
    query = select(func.count(Person.id.distinct())).select_from(ProfileStatement)
    query = query.join(Person, Person.id == ProfileStatement.person_id)
    query = query.join(StoredSession, StoredSession.id == ProfileStatement.session_id)
    query = query.where(_to_settle(scope.today), Person.agency_id == agency_id, scope.people(Right.COUNTS))
    return uow.connection.scalar(query) or 0


def plan_notices(uow: UnitOfWork, now: datetime) -> int:
    """Plan a message for the focal point of every agency where something new is to be settled; gives their number.

    At most one in seven days, and none that only repeats the last. ``now`` carries the local zone.
    """
    newest = (
        select(Person.agency_id, func.max(ProfileStatement.differs_since))
        .select_from(ProfileStatement)
        .join(Person, Person.id == ProfileStatement.person_id)
        .join(StoredSession, StoredSession.id == ProfileStatement.session_id)
        .where(_to_settle(now.date()), Person.agency_id.is_not(None))
        .group_by(Person.agency_id)
        .order_by(Person.agency_id)
    )
    found = uow.connection.execute(newest).all()
    return sum(_plan(uow, agency, since, now) for agency, since in found if agency is not None and since is not None)


def _plan(uow: UnitOfWork, agency: int, newest: date, now: datetime) -> bool:
    last = uow.connection.scalar(
        select(func.max(Delivery.due_at)).where(Delivery.unique_key.startswith(f"{KIND}:{agency}:"))
    )
    if last is not None and (last > now - AGAIN_AFTER or newest < last.astimezone(now.tzinfo).date()):
        return False
    focal = next(iter(focal_points.of_agency(uow, agency, now.date())), None)
    if focal is None:
        return False
    key = f"{KIND}:{agency}:{now.date().isoformat()}"
    outgoing.leave(uow, key, focal, KIND, {"agency": agency}, now, priority=Priority.BULK)
    return True
