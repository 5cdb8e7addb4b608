"""A summary that is due: whether it goes out, to whom, with which figures; read first, written in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from bot.calendar import Calendar
from bot.calendar.days import zone_of
from bot.services import outgoing
from bot.services.operating import vitals
from bot.services.operating.vitals import Surroundings
from bot.services.outgoing import Priority
from bot.services.people.reachable import can_read
from bot.services.people.role_words import DEPUTY, FOCAL
from bot.services.summaries import ended, figures, plan, reports, sent
from bot.services.summaries.figures import ReadablePlace
from bot.services.summaries.plan import LeasedItem
from bot.services.summaries.readers import Somebody, seen_by
from bot.services.summaries.reports import CampaignReport
from storage.models import Chat, Person, PersonRole, Summary, Unit
from storage.states import DueState
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to be left for delivery: who reads it, about which place, the figures.

    ``chart``: somebody asked for the groups of one campaign and its submissions over time, for which ``opens`` and
    ``days`` are needed. Everything else has the picture of the week.
    """

    person: int
    place: ReadablePlace
    reports: tuple[CampaignReport, ...]
    language: str
    form_of_address: str | None
    opens: date
    days: tuple[date, ...] = ()
    stands_in: bool = False
    chart: bool = False


@dataclass(frozen=True, slots=True)
class LettersDue:
    """What comes of a due item: letters, or a state with its reason."""

    state: str
    reason: str | None = None
    letters: tuple[Letter, ...] = ()
    wrong: tuple[dict[str, Any], ...] = field(default=())  # what is wrong, for admins


def decide(uow: UnitOfWork, item: LeasedItem, now: datetime, around: Surroundings, calendar: Calendar) -> LettersDue:
    """Read everything anew and decide. ``now`` carries the installation's time zone."""
    if plan.is_late(item.kind, item.occurrence, item.due_at, now):
        return LettersDue(DueState.MISSED, "late")
    if item.kind == plan.HEALTH:
        return _health(uow, item, now, around)
    asked = plan.asked_for(item.occurrence)
    if asked is not None:
        return _asked(uow, item.person, *asked, now, calendar)
    return _by_rhythm(uow, item, now, calendar)


def _by_rhythm(uow: UnitOfWork, item: LeasedItem, now: datetime, calendar: Calendar) -> LettersDue:
    rhythm = uow.connection.scalar(select(Person.digest_rhythm).where(Person.id == item.person)) or plan.USUAL
    to = recipient(uow, item.person, now)
    if not plan.fits(item.occurrence, rhythm):
        return LettersDue(DueState.SUPPRESSED, "rhythm")
    if to is None:
        return LettersDue(DueState.SUPPRESSED, "unreachable")
    final = plan.final_of(item.occurrence)
    if final is not None:
        return _acted(_letters(uow, to, item.person, final, now, calendar))
    letters = _letters(uow, to, item.person, None, now, calendar)
    told = [one for letter in letters for one in letter.reports]
    if not letters:
        return LettersDue(DueState.SUPPRESSED, "nothing open")
    if rhythm == "changes" and not reports.has_changed(told, sent.told_last(uow, to)):
        return LettersDue(DueState.SUPPRESSED, "no change")
    return LettersDue(DueState.ACTED, None, tuple(letters))


def _health(uow: UnitOfWork, item: LeasedItem, now: datetime, around: Surroundings) -> LettersDue:
    wrong = vitals.wrong(vitals.measure(uow, now, around))
    if not wrong:
        return LettersDue(DueState.SUPPRESSED, "nothing wrong")
    if not _is_reachable(uow, item.person, now):
        return LettersDue(DueState.SUPPRESSED, "unreachable")
    return LettersDue(DueState.ACTED, None, (), tuple(wrong))


def _asked(
    uow: UnitOfWork, person: int, agency: int | None, campaign: int | None, now: datetime, calendar: Calendar
) -> LettersDue:
    letters = [one for one in _letters(uow, person, person, campaign, now, calendar) if one.place.agency == agency]
    return _acted([replace(one, chart=len(one.reports) == 1) for one in letters])


def _acted(letters: list[Letter]) -> LettersDue:
    return (
        LettersDue(DueState.ACTED, None, tuple(letters)) if letters else LettersDue(DueState.SUPPRESSED, "nothing open")
    )


def _letters(
    uow: UnitOfWork, to: int, due_for: int, campaign: int | None, now: datetime, calendar: Calendar
) -> list[Letter]:
    """One for each place that has anything to tell. Who stands in gets those of the focal point.

    Of a campaign that was named and has ended, the last figures are told.
    """
    places = figures.places_of(uow, to, now.date())
    if to != due_for:
        theirs = _agency_of_role(uow, due_for, FOCAL)  # who has left holds the role still, but no right
        places = [place for place in places if theirs in (place.agency, place.desk)]
    reader, made = Somebody(to, now.date()), []
    sight = seen_by(uow, reader)
    for place in places:
        found = reports.of_reader(uow, sight, to, place.agency, now, calendar, campaign)
        if not found and campaign is not None:
            last = ended.report(uow, reader, place.agency, campaign, now, calendar)
            found = [last] if last is not None else []
        made.append(_letter(uow, to, place, found, now, stands_in=to != due_for))
    return [letter for letter in made if letter is not None]


def _letter(
    uow: UnitOfWork, to: int, place: ReadablePlace, found: Sequence[CampaignReport], now: datetime, *, stands_in: bool
) -> Letter | None:
    if not found:
        return None
    reader = Somebody(to, now.date())
    chat = select(Chat.language, Person.form_of_address).join(Person, Person.id == Chat.person_id)
    row = uow.connection.execute(chat.where(Person.id == to)).first()
    if row is None:
        return None
    zone = zone_of(now)
    about = figures.campaign(uow, found[0].campaign, zone)
    days = reports.progress_days(uow, reader, about, place.agency, zone) if len(found) == 1 else ()
    opens = about.opens_at.astimezone(zone).date()
    return Letter(to, place, tuple(found), row.language, row.form_of_address, opens, days, stands_in)


# -- who reads it


def recipient(uow: UnitOfWork, person: int, now: datetime) -> int | None:
    """Who gets what is due for somebody: themselves, or for a focal point who cannot read it a deputy.

    No deputy steps in while another focal point of the agency can be reached: that one is told anyway.
    """
    if _is_reachable(uow, person, now):
        return person
    agency = _agency_of_role(uow, person, FOCAL)
    if agency is None or _readers(uow, agency, FOCAL, now):
        return None
    return next(iter(_readers(uow, agency, DEPUTY, now)), None)


def _agency_of_role(uow: UnitOfWork, person: int, role: str) -> int | None:
    query = (
        select(func.coalesce(Unit.agency_id, Person.agency_id))
        .select_from(PersonRole)
        .join(Person, Person.id == PersonRole.person_id)
        .outerjoin(Unit, Unit.id == PersonRole.unit_id)
        .where(PersonRole.person_id == person, PersonRole.role == role)
        .limit(1)
    )
    return uow.connection.scalar(query)


def _readers(uow: UnitOfWork, agency: int, role: str, now: datetime) -> Sequence[int]:
    """Who holds a role for an agency and can read what comes."""
    query = (
        select(Person.id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .join(Chat, Chat.person_id == Person.id)
        .outerjoin(Unit, Unit.id == PersonRole.unit_id)
        .where(PersonRole.role == role, func.coalesce(Unit.agency_id, Person.agency_id) == agency, can_read(now))
        .order_by(Person.id)
    )
    return uow.connection.scalars(query).all()


def _is_reachable(uow: UnitOfWork, person: int, now: datetime) -> bool:
    query = select(Person.id).join(Chat, Chat.person_id == Person.id).where(Person.id == person, can_read(now))
    return uow.connection.execute(query).first() is not None


# -- leaving it for delivery


def settle(
    uow: UnitOfWork, item: LeasedItem, verdict: LettersDue, pictures: Sequence[bytes | None], now: datetime
) -> int:
    """Write what was decided: deliveries with their figures, and what came of the item; gives the messages left."""
    left = [_leave(uow, item, letter, picture, now) for letter, picture in zip(verdict.letters, pictures, strict=True)]
    if verdict.wrong:
        left.append(_leave_line(uow, item, verdict, now))
    if not plan.finish(uow, item.id, verdict.state, verdict.reason, now, left[0] if left else None):
        return 0
    return len(left)


def _leave(uow: UnitOfWork, item: LeasedItem, letter: Letter, picture: bytes | None, now: datetime) -> int:
    key = f"summary:{letter.person}:{letter.place.agency or 0}:{item.occurrence}"
    params = {"agency": letter.place.agency, "stands_in": letter.stands_in}
    priority = Priority.ONE_PERSON if plan.asked_for(item.occurrence) else Priority.BULK
    delivery, is_new = outgoing.leave(uow, key, letter.person, "summary", params, now, priority=priority)
    if is_new:
        for n, one in enumerate(letter.reports):
            uow.orm.add(
                Summary(
                    person_id=letter.person,
                    campaign_id=one.campaign,
                    agency_id=letter.place.agency,
                    delivery_id=delivery,
                    at=now,
                    occurrence=item.occurrence,
                    figures=one.to_json(),
                    picture=None if n else picture,
                )
            )
        uow.orm.flush()
    return delivery


def _leave_line(uow: UnitOfWork, item: LeasedItem, verdict: LettersDue, now: datetime) -> int:
    params = {"wrong": list(verdict.wrong)}
    return outgoing.leave(uow, f"health:{item.person}:{item.occurrence}", item.person, "health", params, now)[0]
