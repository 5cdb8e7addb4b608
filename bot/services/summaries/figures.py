"""Figures of campaigns for those who look after an agency, a head, or the project team: counts, and only their own.

Every query carries the reader's rights as a condition: what the roles of the reader do not grant
is not counted. Groups are those in which people were invited, whatever became of them since (`asked`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, literal, select, true

from bot.services.campaigns.audience import Audience, matches
from bot.services.people.scope import Right, Scope
from bot.services.people.shown_counts import PROVINCE, ShownCounts, shown_counts
from bot.services.people.taken_over import taken_over
from bot.services.refusals import Refusal
from bot.services.summaries import asked
from bot.services.summaries.asked import AGENCY, UNIT, invited_in
from bot.services.summaries.participation import HeadCount, ShownGroup, block_rate, together
from bot.services.summaries.readers import Reader, SeenAgencies, Somebody
from storage.models import Campaign, Person, StoredSession, SurveyVersion, Unit
from storage.repositories.windows import has_submitted, last_day
from storage.states import CampaignState
from storage.unit_of_work import UnitOfWork

RUNNING: Final = (CampaignState.OPEN, CampaignState.CLOSING)
_IS_AGENCY: Final = Unit.kind == "agency"
HEADS: Final = "LDCQ"  # the position group of those who lead an agency; nobody of it is anybody's supervisor


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """What is to be known of a campaign beside its figures."""

    id: int
    titles: Mapping[str, str]
    opens_at: datetime
    closes_at: datetime  # while it is closing: until when those who have begun may finish
    audience: Audience
    is_closing: bool = False
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """A campaign in one agency, or in the province where ``agency`` is None."""

    campaign: CampaignFacts
    agency: int | None
    standing: HeadCount
    groups: tuple[ShownGroup, ...] = ()  # divisions of an agency, or agencies of the province, unhidden: see `bars`
    block: int | None = None  # per cent
    unsupervised: int = 0
    shown: frozenset[str] | None = None  # codes of the groups that may be shown one by one; None: see `bars`
    instead: str | None = None  # the code of the block, or '' for the province, whose figures these are


@dataclass(frozen=True, slots=True)
class ReadablePlace:
    """An agency or the province that a reader may see, with its names.

    ``desk`` is the agency at whose desk its people are now: another one where it was taken over; 0 for the province.
    """

    agency: int | None
    names: Mapping[str, str] = field(default_factory=dict)
    desk: int = 0


def places_of(uow: UnitOfWork, person_id: int, today: date) -> list[ReadablePlace]:
    """What a person may see: the agencies they look after or lead, then the province; nothing for everybody else.

    Behind these agencies come those that they have taken over, where a campaign may have counted people.
    """
    scope = Scope(person_id, today)
    query = select(Unit.id, Unit.names, Unit.valid_to).where(scope.own_agencies(Right.SUMMARIES)).order_by(Unit.id)
    listed = uow.connection.execute(query).all()
    own = set(uow.connection.scalars(select(Unit.id).where(scope.own_agencies(Right.COUNTS))))
    desks = {one.agency: one.by for one in taken_over(uow, today) if one.by in own}
    found = [ReadablePlace(row.id, row.names, row.id) for row in listed if row.id in own]
    before = [row for row in listed if row.id not in own and _was_counted(uow, row.valid_to)]
    found += [ReadablePlace(row.id, row.names, desks.get(row.id, 0)) for row in before]
    wide = uow.connection.execute(select(literal(1)).where(scope.everywhere(Right.SUMMARIES))).first()
    return found if wide is None else [*found, ReadablePlace(None)]


def _was_counted(uow: UnitOfWork, until: date) -> bool:
    """Whether a campaign had begun by the last day of an agency; a day more or less is no matter."""
    first = uow.connection.scalar(select(func.min(Campaign.opens_at)).where(Campaign.state != CampaignState.DRAFT))
    return first is not None and first.date() <= until


def running(
    uow: UnitOfWork, zone: ZoneInfo, campaign_id: int | None = None, *, paused: bool = False
) -> list[CampaignFacts]:
    """Campaigns that are open now, the one that closes first in front; ``paused``: those too that are paused.

    ``zone`` is the installation's: ages are those of the day on which a campaign opens there.
    """
    query = (
        select(*_columns())
        .join(SurveyVersion, SurveyVersion.id == Campaign.version_id)
        .where(Campaign.state.in_(RUNNING))
        .order_by(Campaign.closes_at, Campaign.id)
    )
    if not paused:
        query = query.where(Campaign.paused_at.is_(None))
    if campaign_id is not None:
        query = query.where(Campaign.id == campaign_id)
    return [_campaigned(row, zone) for row in uow.connection.execute(query)]


def campaign(uow: UnitOfWork, campaign_id: int, zone: ZoneInfo) -> CampaignFacts:
    """A campaign, whatever its state; see `running` for ``zone``. Raises Refusal for an unknown number."""
    query = (
        select(*_columns())
        .join(SurveyVersion, SurveyVersion.id == Campaign.version_id)
        .where(Campaign.id == campaign_id)
    )
    row = uow.connection.execute(query).first()
    if row is None:
        raise Refusal("campaign_unknown", f"there is no campaign {campaign_id}", campaign=str(campaign_id))
    return _campaigned(row, zone)


def _columns() -> tuple[Any, ...]:
    return Campaign.id, SurveyVersion.titles, Campaign.opens_at, last_day(), Campaign.audience, Campaign.state


def _campaigned(row: Any, zone: ZoneInfo) -> CampaignFacts:
    campaign_id, titles, opens_at, closes_at, audience, state = row
    rule = Audience.from_json(audience).on(opens_at.astimezone(zone).date())
    is_closing, is_over = state == CampaignState.CLOSING, state == CampaignState.CLOSED
    return CampaignFacts(campaign_id, titles, opens_at, closes_at, rule, is_closing, is_over)


# -- figures


def figures(uow: UnitOfWork, sight: SeenAgencies, about: CampaignFacts, agency: int | None, today: date) -> Figures:
    """A campaign in one agency or, for ``agency`` None, in all the reader may see.

    Where the agency is too small for this reader to see its counts, those of its block or of the province.
    """
    reader = sight.reader
    if about.audience.by_answers and isinstance(reader, Somebody):
        return Figures(about, agency, HeadCount())  # who is in it is an answer
    within = and_(reader.sees(AGENCY), AGENCY.in_([agency]) if agency is not None else true())
    protected = _protected(uow, sight, about, today)
    own = sight.known_beside(protected.counts)
    is_protected = not sight.sees_small(agency)
    code = sight.code(agency)
    if (
        agency is not None
        and is_protected
        and code
        and protected.counts.get(code, (0, 0))[0]
        and code not in protected.codes
    ):
        return _instead(uow, about, agency, protected.instead_of(code, own), today)
    if agency is None and is_protected and not protected.may_tell(PROVINCE, own):
        return Figures(about, agency, HeadCount(), instead=PROVINCE)
    counted = _counted(uow, about, within, UNIT if agency is not None else AGENCY, today)
    standing = together(counted.values())
    return Figures(
        about,
        agency,
        standing,
        _groups(uow, counted),
        block=_block(protected, code, own) if code else None,
        unsupervised=_unsupervised(uow, about, reader, agency, today),
        shown=protected.codes if is_protected and agency is None else None,
    )


def _protected(uow: UnitOfWork, sight: SeenAgencies, about: CampaignFacts, today: date) -> ShownCounts:
    counted = _counted(uow, about, true(), AGENCY, today)
    pairs = {sight.codes.get(key or 0, ""): (one.total, one.submitted) for key, one in counted.items()}
    return shown_counts(uow, pairs)


def _instead(uow: UnitOfWork, about: CampaignFacts, agency: int, whole: str | None, today: date) -> Figures:
    """The figures of a wider group for an agency that is not shown; nothing where that is not shown either."""
    if whole is None:
        return Figures(about, agency, HeadCount(), instead="")
    block = select(Unit.id).where(Unit.code == whole).scalar_subquery()
    inside = AGENCY.in_(select(Unit.id).where(_IS_AGENCY, Unit.parent_id == block))
    counted = _counted(uow, about, inside if whole else true(), AGENCY, today)
    return Figures(about, agency, together(counted.values()), instead=whole)


def _counted(
    uow: UnitOfWork, about: CampaignFacts, within: ColumnElement[bool], group: ColumnElement[int], today: date
) -> dict[int | None, HeadCount]:
    is_joinable = not (about.is_closing or about.is_over)
    return asked.head_counts(uow, about.id, about.audience, within, group, today, is_joinable=is_joinable)


def _groups(uow: UnitOfWork, counted: Mapping[int | None, HeadCount]) -> tuple[ShownGroup, ...]:
    codes = select(Unit.id, Unit.code).where(Unit.id.in_([key for key in counted if key is not None]))
    known = {unit: code for unit, code in uow.connection.execute(codes)}  # noqa: C416 - rows
    named = ((known.get(key, "") if key is not None else "", standing) for key, standing in counted.items())
    return tuple(ShownGroup(code, one.total, one.submitted) for code, one in sorted(named, key=lambda one: one[0]))


def _block(protected: ShownCounts, agency: str, own: frozenset[str]) -> int | None:
    """The average of an agency's block: where the block may be shown, and no other agency of it follows."""
    block = protected.block_of.get(agency)
    if block is None or block not in protected.codes or not protected.may_tell(block, own):
        return None
    others = [one for one, above in protected.block_of.items() if above == block and one != agency]
    return block_rate(_head_count(protected, agency), [_head_count(protected, one) for one in others])


def _head_count(protected: ShownCounts, agency: str) -> HeadCount:
    invited, answered = protected.counts.get(agency, (0, 0))
    return HeadCount(submitted=answered, not_started=invited - answered)


def _unsupervised(uow: UnitOfWork, about: CampaignFacts, reader: Reader, agency: int | None, today: date) -> int:
    """Of the people of today, whom somebody can still be named for."""
    within = and_(reader.sees(Person.agency_id), Person.agency_id == agency if agency is not None else true())
    query = (
        select(func.count(Person.id))
        .where(within, matches(about.audience), ~asked.has_left(today))
        .where(Person.supervisor_id.is_(None), func.coalesce(Person.position_group, "") != HEADS)
    )
    return int(uow.connection.execute(query).scalar_one())


def submitted_on(
    uow: UnitOfWork, reader: Reader, about: CampaignFacts, agency: int | None, zone: ZoneInfo
) -> list[date]:
    """The day of each submission that counts, in order: the line of progress."""
    where = invited_in.agency_id
    within = and_(reader.sees(where), where == agency if agency is not None else true())
    query = (
        select(StoredSession.submitted_at)
        .outerjoin(invited_in, invited_in.code == StoredSession.unit_code)
        .where(within, StoredSession.campaign_id == about.id, has_submitted())
    )
    return sorted(at.astimezone(zone).date() for at in uow.connection.scalars(query) if at is not None)


def short_names(uow: UnitOfWork, codes: Iterable[str]) -> dict[str, dict[str, str]]:
    """Names of units by code, short ones where there are."""
    query = select(Unit.code, Unit.short_names, Unit.names).where(Unit.code.in_(list(codes)))
    return {code: {**names, **short} for code, short, names in uow.connection.execute(query)}
