"""A report: the figures of one campaign for one reader, ready to be worded, drawn and kept in the log.

What was sent stays as JSON of exactly these figures (table ``summaries``); "since last time" is the difference to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.calendar import Calendar
from bot.calendar.days import ONE_DAY
from bot.services.summaries.figures import CampaignFacts, Figures, Reader, figures, running, short_names, submitted_on
from bot.services.summaries.participation import Bars, HeadCount, ShownGroup, Suggestion, action, bars, only
from storage.models import Summary
from storage.unit_of_work import UnitOfWork

ASKED = "asked-"  # how the occurrence of a summary begins that somebody asked for; "last time" is never one of these


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the last summary."""

    at: datetime
    submitted: int


@dataclass(frozen=True, slots=True)
class CampaignReport:
    """Figures of one campaign. ``expected`` is how many would have submitted by now if all came evenly."""

    campaign: int
    agency: int | None
    titles: Mapping[str, str]
    closes_at: datetime
    standing: HeadCount
    bars: Bars
    labels: Mapping[str, Mapping[str, str]]  # names of the groups by code
    block: int | None
    days_left: int
    expected: int
    action: Suggestion
    since: Since | None
    instead: str | None = None  # whose figures these are, where the agency is too small to be shown: block, '' province

    def to_json(self) -> dict[str, Any]:
        """Figures only: no titles, no names but the codes of units."""
        return {
            **self.standing.to_json(),
            "block": self.block,
            "days_left": self.days_left,
            "expected": self.expected,
            "action": self.action.name,
            "people": self.action.people,
            "closes_at": self.closes_at.isoformat(),
            "bars": [[bar.code, bar.invited, bar.submitted] for bar in self.bars.shown],
            "others": [self.bars.hidden, self.bars.others.invited, self.bars.others.submitted]
            if self.bars.others
            else None,
            "since": [self.since.at.isoformat(), self.since.submitted] if self.since else None,
            "instead": self.instead,
        }


def of_reader(
    uow: UnitOfWork,
    reader: Reader,
    person_id: int,
    agency: int | None,
    now: datetime,
    calendar: Calendar,
    campaign_id: int | None = None,
) -> list[CampaignReport]:
    """Reports on every running campaign, or one, that concerns anybody this reader sees in a place.

    ``now`` carries the installation's time zone.
    """
    found = []
    for about in running(uow, campaign_id):
        counted = figures(uow, reader, about, agency, now.date())
        if counted.standing.total:
            found.append(report(uow, counted, _last(uow, person_id, counted, now), now, calendar))
    return found


def report(
    uow: UnitOfWork, counted: Figures, last: Summary | None, now: datetime, calendar: Calendar
) -> CampaignReport:
    """Figures with what follows from them."""
    about, standing = counted.campaign, counted.standing
    shown = _shown(counted)
    return CampaignReport(
        about.id,
        counted.agency,
        about.titles,
        about.closes_at,
        standing,
        shown,
        short_names(uow, [*(bar.code for bar in shown.shown if bar.code), *filter(None, [counted.instead])]),
        counted.block,
        calendar.working_days_between(now.date() + ONE_DAY, about.closes_at.astimezone(now.tzinfo).date()),
        standing.total if about.is_closing else expected(about, standing.total, now),
        _action(counted),
        _since(last, counted),
        counted.instead,
    )


def _shown(counted: Figures) -> Bars:
    if len(counted.groups) <= 1:
        return Bars()
    return bars(counted.groups) if counted.shown is None else only(counted.groups, counted.shown)


def _since(last: Summary | None, counted: Figures) -> Since | None:
    """What changed; nothing where the last figures were those of another group."""
    if last is None or last.figures.get("instead") != counted.instead:
        return None
    return Since(last.at, counted.standing.submitted - int(last.figures["submitted"]))


def _action(counted: Figures) -> Suggestion:
    """What is suggested. While a campaign is closing, only those who have begun can still do anything."""
    if counted.instead is not None:  # the readers' own people are not told apart here
        return Suggestion("none")
    begun = counted.standing.in_progress
    if counted.campaign.is_closing:
        return Suggestion("remind", begun) if begun else Suggestion("none")
    return action(counted.standing, counted.unsupervised)


def zone_of(now: datetime) -> ZoneInfo:
    """The installation's time zone, which ``now`` carries wherever days are counted."""
    assert isinstance(now.tzinfo, ZoneInfo)
    return now.tzinfo


def expected(about: CampaignFacts, total: int, now: datetime) -> int:
    """How many would have submitted by now if all came evenly between opening and closing; rounded down."""
    span = (about.closes_at - about.opens_at).total_seconds()
    passed = min(max(0.0, (now - about.opens_at).total_seconds()), span)
    return int(total * passed / span) if span > 0 else total


def _last(uow: UnitOfWork, person_id: int, counted: Figures, now: datetime) -> Summary | None:
    """What this reader was told before today without having asked; else what anybody was told of the same place."""
    agency = counted.agency
    place = Summary.agency_id.is_(None) if agency is None else Summary.agency_id == agency
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    query = (
        select(Summary)
        .where(Summary.campaign_id == counted.campaign.id, place, ~Summary.occurrence.startswith(ASKED))
        .where(Summary.at < today)
        .order_by((Summary.person_id == person_id).desc(), Summary.at.desc(), Summary.id.desc())
        .limit(1)
    )
    return uow.orm.scalars(query).first()


def has_changed(reports: Sequence[CampaignReport], last: Sequence[Mapping[str, Any]]) -> bool:
    """Whether anybody stands elsewhere than when these figures were sent, or the campaigns are others."""
    return [one.standing.to_json() for one in reports] != [HeadCount.from_json(one).to_json() for one in last]


def told_last(uow: UnitOfWork, person_id: int) -> list[dict[str, Any]]:
    """The figures of the last summary this person got without having asked, in the order they were told."""
    newest = (
        select(Summary.delivery_id)
        .where(Summary.person_id == person_id, ~Summary.occurrence.startswith(ASKED))
        .order_by(Summary.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return list(uow.orm.scalars(select(Summary.figures).where(Summary.delivery_id == newest).order_by(Summary.id)))


def progress_days(
    uow: UnitOfWork, reader: Reader, about: CampaignFacts, agency: int | None, zone: ZoneInfo, today: date
) -> tuple[date, ...]:
    """The day of each submission, for the line of progress."""
    return tuple(submitted_on(uow, reader, about, agency, zone, today))


def from_json(stored: Mapping[str, Any], about: Mapping[str, Any]) -> CampaignReport:
    """A report as it was sent; ``about`` has the campaign, the agency, titles and names of groups."""
    others = stored["others"]
    return CampaignReport(
        about["campaign"],
        about["agency"],
        about["titles"],
        datetime.fromisoformat(stored["closes_at"]),
        HeadCount.from_json(stored),
        Bars(
            tuple(ShownGroup(*bar) for bar in stored["bars"]),
            ShownGroup("", others[1], others[2]) if others else None,
            others[0] if others else 0,
        ),
        about["labels"],
        stored["block"],
        stored["days_left"],
        stored["expected"],
        Suggestion(stored["action"], stored["people"]),
        Since(datetime.fromisoformat(stored["since"][0]), stored["since"][1]) if stored["since"] else None,
        stored.get("instead"),
    )
