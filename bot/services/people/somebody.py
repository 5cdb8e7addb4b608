"""One person, asked for by the exact staff code by somebody entitled: where they stand, and what can be done.

The one place from which a name may come that is not its reader's. Whoever is not in the reader's
scope is answered as if they did not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, case, delete, select, update
from sqlalchemy.orm import aliased

from bot.calendar import Calendar
from bot.services import audit
from bot.services.people import absences, invitations, joining, leaving_for_good, leaving_proposed, new_accounts
from bot.services.people.reachable import here
from bot.services.people.scope import Right, Scope
from bot.services.refusals import Refusal
from storage.labelled import all_of, labelled
from storage.models import Absence, Campaign, Chat, Person, Rebinding, StoredSession, SurveyVersion, Unit
from storage.repositories.windows import goes_by_answers
from storage.states import CampaignState
from storage.unit_of_work import UnitOfWork

FURTHEST_LEAVING: Final = timedelta(days=366)
_MAY = (Right.PEOPLE, Right.JOINING, Right.VOUCHING, Right.DECIDING)


@dataclass(frozen=True, slots=True)
class OpenSurvey:
    """One survey of somebody that is open; none whose audience goes by answers: being in it is an answer."""

    titles: dict[str, str]
    status: str
    closes_at: datetime
    campaign: int


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What a desk is told of one person. ``rights``: what the reader may do about them."""

    id: int
    staff_code: str
    name: str
    unit_names: dict[str, str]
    agency_id: int | None
    messenger: bool
    joined_at: datetime | None
    unreachable: bool
    waits: bool  # a new account is to be confirmed
    leaving_on: date | None  # proposed by a focal point
    left_on: date | None  # decided, and the day has not come yet
    is_missing: bool  # proposed by a roster, and not decided
    absences: tuple[tuple[date, date], ...]
    surveys: tuple[OpenSurvey, ...]
    rights: frozenset[Right]


def find(uow: UnitOfWork, scope: Scope, staff_code: str, now: datetime) -> int | None:
    """The person with exactly this staff code, if the reader is entitled; on record. None says nothing about why."""
    typed = staff_code.strip()
    query = select(Person.id).where(Person.staff_code.in_((typed, typed.upper())), _may_see(scope))
    found = uow.connection.execute(query.limit(1)).scalar()
    if found is not None:
        audit.record(uow, actor=f"person:{scope.reader}", act="person.view", subject=f"person:{found}", now=now)
    return found


def may_ask(uow: UnitOfWork, scope: Scope) -> bool:
    """Whether the reader may ask for anybody at present."""
    return _holds_any(uow, scope.anybody(Right.PEOPLE) | scope.anybody(Right.JOINING))


def may_vouch(uow: UnitOfWork, scope: Scope) -> bool:
    """Whether the reader may ask for those whose new account waits."""
    return _holds_any(uow, scope.anybody(Right.VOUCHING))


def _holds_any(uow: UnitOfWork, asks: ColumnElement[bool]) -> bool:
    return bool(uow.connection.execute(select(case((asks, 1), else_=0))).scalar_one())


def _may_see(scope: Scope) -> ColumnElement[bool]:
    waits = select(Rebinding.id).where(new_accounts.UNDECIDED, Rebinding.person_id == Person.id).exists()
    vouched = waits & scope.people(Right.VOUCHING)  # heads of agencies: only about an account that waits
    return here(Person, scope.today) & (scope.people(Right.PEOPLE) | scope.people(Right.JOINING) | vouched)


def known(uow: UnitOfWork, scope: Scope, person_id: int) -> KnownPerson | None:
    """What the reader may know of somebody; None when they are not entitled (any more)."""
    chat = aliased(Chat)
    waits = select(Rebinding.id).where(new_accounts.UNDECIDED, Rebinding.person_id == Person.id).exists()
    query = (
        select(
            *labelled(
                id=Person.id,
                staff_code=Person.staff_code,
                name=Person.full_name,
                unit_names=Unit.names,
                agency_id=Person.agency_id,
                messenger=Person.messenger,
                joined_at=chat.bound_at,
                unreachable=chat.unreachable_at.is_not(None) & chat.id.is_not(None),
                waits=waits,
                leaving_on=Person.leaving_on,
                left_on=Person.left_on,
                is_missing=leaving_proposed.missing(),
                **{right: scope.people(right) for right in _MAY},
            )
        )
        .join(Unit, Unit.id == Person.unit_id)
        .outerjoin(chat, chat.person_id == Person.id)
        .where(Person.id == person_id, _may_see(scope))
    )
    row = uow.connection.execute(query).mappings().first()
    if row is None:
        return None
    found = dict(row)
    rights = frozenset(right for right in _MAY if found.pop(right))
    surveys = _surveys(uow, person_id) if Right.PEOPLE in rights else ()
    return KnownPerson(**found, absences=_absences(uow, person_id, scope.today), surveys=surveys, rights=rights)


def _absences(uow: UnitOfWork, person_id: int, today: date) -> tuple[tuple[date, date], ...]:
    query = select(Absence.first_day, Absence.last_day).where(Absence.person_id == person_id, Absence.last_day >= today)
    return tuple((first, last) for first, last in uow.connection.execute(query.order_by(Absence.first_day)))


def _surveys(uow: UnitOfWork, person_id: int) -> tuple[OpenSurvey, ...]:
    query = (
        select(
            *labelled(
                titles=SurveyVersion.titles,
                status=StoredSession.status,
                closes_at=Campaign.closes_at,
                campaign=Campaign.id,
            )
        )
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .join(SurveyVersion, SurveyVersion.id == StoredSession.version_id)
        .where(StoredSession.person_id == person_id, Campaign.state.in_((CampaignState.OPEN, CampaignState.CLOSING)))
        .where(~goes_by_answers())
        .order_by(Campaign.closes_at, Campaign.id)
    )
    return tuple(all_of(uow, OpenSurvey, query))


# -- what can be done; each raises Refusal("person_unknown") where the reader is not entitled


def draw_link(uow: UnitOfWork, scope: Scope, person_id: int, now: datetime) -> str:
    """A fresh code, the earlier ones end. The new account of somebody who has joined waits for two people's word.

    Raises Refusal also for people who cannot join.
    """
    person = _entitled(uow, scope, person_id)
    joined = uow.connection.execute(select(Chat.id).where(Chat.person_id == person_id)).first() is not None
    code = invitations.draw(uow, person, now, drawn_by=scope.reader)
    details = {"new_account": joined}
    _record(uow, scope, "invitation.draw", person_id, now, details)
    return code


def undo_join(uow: UnitOfWork, scope: Scope, person_id: int, now: datetime) -> None:
    """The wrong person joined: the account is let go and the codes end. Raises Refusal about oneself."""
    _entitled(uow, scope, person_id)
    _check_other(scope, person_id)
    joining.let_go(uow, person_id, now)
    invitations.revoke(uow, person_id, now)
    _record(uow, scope, "account.undo", person_id, now)


def decide_account(
    uow: UnitOfWork, scope: Scope, person_id: int, now: datetime, calendar: Calendar, *, confirmed: bool
) -> None:
    """Say yes or no to the new account of somebody. Raises Refusal when none waits, and about oneself."""
    _entitled(uow, scope, person_id, Right.VOUCHING)
    new_accounts.decide(uow, person_id, scope.reader, now, calendar, confirmed=confirmed)


def set_absence(uow: UnitOfWork, scope: Scope, person_id: int, days: tuple[date, date], now: datetime) -> None:
    """No unasked message on these days, both included; what was noted for later days is replaced.

    Raises Refusal for days that do not fit.
    """
    _entitled(uow, scope, person_id)
    absences.check(days, scope.today)
    _end_absences(uow, person_id, scope.today)
    absences.add(uow, person_id, days, scope.reader, now)
    _record(uow, scope, "absence.set", person_id, now)


def end_absence(uow: UnitOfWork, scope: Scope, person_id: int, now: datetime) -> None:
    """Somebody is here again."""
    _entitled(uow, scope, person_id)
    _end_absences(uow, person_id, scope.today)
    _record(uow, scope, "absence.end", person_id, now)


def _end_absences(uow: UnitOfWork, person_id: int, today: date) -> None:
    """What lies ahead is gone; what has begun ended yesterday."""
    mine = Absence.person_id == person_id
    uow.connection.execute(delete(Absence).where(mine, Absence.first_day >= today))
    running = update(Absence).where(mine, Absence.last_day >= today)
    uow.connection.execute(running.values(last_day=today - timedelta(days=1)))


def let_leave(uow: UnitOfWork, scope: Scope, person_id: int, day: date, now: datetime) -> bool:
    """Somebody is not here any more from a day on: done when the reader may decide, else proposed; gives which.

    Raises Refusal about oneself, and for a day that is more than a year away.
    """
    _entitled(uow, scope, person_id)
    final = _holds(uow, scope, person_id, Right.DECIDING)
    _check_other(scope, person_id)
    if abs(day - scope.today) > FURTHEST_LEAVING:
        raise Refusal("leaving_day", "expected a day within a year")
    if final:
        leaving_for_good.leave(uow, person_id, day, now, f"person:{scope.reader}")
    else:
        leaving_proposed.propose(uow, person_id, day, scope.reader, now)
    return final


def take_back(uow: UnitOfWork, scope: Scope, person_id: int, now: datetime) -> None:
    """What was proposed was a mistake, and no admin need look. Raises Refusal about oneself, and when nothing waits."""
    _entitled(uow, scope, person_id)
    _check_other(scope, person_id)
    leaving_proposed.take_back(uow, person_id, scope.reader, now)


def keep(uow: UnitOfWork, scope: Scope, person_id: int, now: datetime) -> None:
    """Refuse what was proposed: the person stays."""
    _entitled(uow, scope, person_id, Right.DECIDING)
    leaving_proposed.refuse(uow, person_id, scope.reader, now)


def _check_other(scope: Scope, person_id: int) -> None:
    if person_id == scope.reader:
        raise Refusal("not_yourself", "this is for somebody else to do")


def _holds(uow: UnitOfWork, scope: Scope, person_id: int, right: Right) -> bool:
    query = select(Person.id).where(Person.id == person_id, scope.people(right))
    return uow.connection.execute(query).first() is not None


def _entitled(uow: UnitOfWork, scope: Scope, person_id: int, right: Right = Right.JOINING) -> Person:
    """Somebody about whom the reader may act. Raises Refusal as if there were nobody."""
    query = select(Person).where(Person.id == person_id, here(Person, scope.today), scope.people(right))
    person = uow.orm.scalars(query).one_or_none()
    if person is None:
        raise Refusal("person_unknown", "there is nobody with this staff code")
    return person


def _record(
    uow: UnitOfWork, scope: Scope, act: str, person_id: int, now: datetime, details: dict[str, bool] | None = None
) -> None:
    subject = f"person:{person_id}"
    audit.record(uow, actor=f"person:{scope.reader}", act=act, subject=subject, details=details, now=now)


def set_language(uow: UnitOfWork, person: int, language: str) -> None:
    """Keep the language that somebody chose for themselves."""
    uow.connection.execute(update(Person).where(Person.id == person).values(language=language))
