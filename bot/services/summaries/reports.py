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
from bot.calendar.days import ONE_DAY, zone_of
from bot.services.summaries import sent
from bot.services.summaries.figures import (
    CampaignFacts,
    Figures,
    figures,
    running,
    short_names,
    submitted_on,
)
from bot.services.summaries.participation import (
    LAST_DAYS,
    Bars,
    HeadCount,
    ShownGroup,
    Suggestion,
    action,
    bars,
    only,
)
from bot.services.summaries.readers import Reader, SeenAgencies, Somebody, seen_by
from storage.models import Campaign, Summary, SurveyVersion
from storage.unit_of_work import UnitOfWork


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
    over: bool = False  # the campaign has ended: these are its last figures

    @property
    def is_hidden(self) -> bool:
        """Whether nothing may be told: the agency is too small, and so is what it belongs to."""
        return self.instead is not None and not self.standing.total

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
            "over": self.over,
        }


def of_reader(
    uow: UnitOfWork,
    sight: SeenAgencies,
    person_id: int,
    agency: int | None,
    now: datetime,
    calendar: Calendar,
    campaign_id: int | None = None,
) -> list[CampaignReport]:
    """Reports on every running campaign, or one, that concerns anybody this reader sees in a place.

    ``now`` carries the installation's time zone.
    """
    return [
        one
        for about in running(uow, zone_of(now), campaign_id)
        if (one := of_campaign(uow, sight, person_id, about, agency, now, calendar)).standing.total
    ]


def at_desk(uow: UnitOfWork, reader: Somebody, agency: int, now: datetime, calendar: Calendar) -> list[CampaignReport]:
    """Every running campaign of an agency for whoever opens its desk, also where nothing may be told (`is_hidden`)."""
    sight, running_now = seen_by(uow, reader), running(uow, zone_of(now), paused=True)
    made = (of_campaign(uow, sight, reader.id, about, agency, now, calendar) for about in running_now)
    return [one for one in made if one.standing.total or one.is_hidden]


def of_campaign(
    uow: UnitOfWork,
    sight: SeenAgencies,
    person_id: int,
    about: CampaignFacts,
    agency: int | None,
    now: datetime,
    calendar: Calendar,
) -> CampaignReport:
    """A campaign for one reader in a place, whatever its state; nobody is counted where it concerns nobody."""
    counted = figures(uow, sight, about, agency, now.date())
    return report(uow, counted, sent.last(uow, person_id, about.id, agency, now), now, calendar)


def report(
    uow: UnitOfWork, counted: Figures, last: Summary | None, now: datetime, calendar: Calendar
) -> CampaignReport:
    """Figures with what follows from them."""
    about, standing = counted.campaign, counted.standing
    shown = shown_groups(counted)
    days_left = calendar.working_days_between(now.date() + ONE_DAY, about.closes_at.astimezone(now.tzinfo).date())
    return CampaignReport(
        about.id,
        counted.agency,
        about.titles,
        about.closes_at,
        standing,
        shown,
        short_names(uow, [*(bar.code for bar in shown.shown if bar.code), *filter(None, [counted.instead])]),
        counted.block,
        days_left,
        standing.total if about.is_closing or about.is_over else expected(about, standing.total, now),
        _action(counted, is_late=days_left <= LAST_DAYS and now >= _middle(about)),
        _since(last, counted),
        counted.instead,
        about.is_over,
    )


def shown_groups(counted: Figures) -> Bars:
    """The groups of figures that may be shown one by one, and the others together."""
    if len(counted.groups) <= 1:
        return Bars()
    return bars(counted.groups) if counted.shown is None else only(counted.groups, counted.shown)


def _since(last: Summary | None, counted: Figures) -> Since | None:
    """What changed; nothing where the last figures were those of another group."""
    if last is None or last.figures.get("instead") != counted.instead:
        return None
    return Since(last.at, counted.standing.submitted - int(last.figures["submitted"]))


def _action(counted: Figures, *, is_late: bool) -> Suggestion:
    """What is suggested. While a campaign is closing, only those who have begun can still do anything."""
    if counted.instead is not None or counted.campaign.is_over:  # the readers' own people are not told apart here
        return Suggestion("none")
    begun = counted.standing.in_progress
    if counted.campaign.is_closing:
        return Suggestion("complete", begun) if begun else Suggestion("none")
    return action(counted.standing, counted.unsupervised, is_late=is_late)


def _middle(about: CampaignFacts) -> datetime:
    """Of a campaign of a few days, what was said of invitations holds until here."""
    return about.opens_at + (about.closes_at - about.opens_at) / 2


def expected(about: CampaignFacts, total: int, now: datetime) -> int:
    """How many would have submitted by now if all came evenly between opening and closing; rounded down."""
    span = (about.closes_at - about.opens_at).total_seconds()
    passed = min(max(0.0, (now - about.opens_at).total_seconds()), span)
    return int(total * passed / span) if span > 0 else total


def has_changed(reports: Sequence[CampaignReport], last: Sequence[Mapping[str, Any]]) -> bool:
    """Whether anybody stands elsewhere than when these figures were sent, or the campaigns are others."""
    return [one.standing.to_json() for one in reports] != [HeadCount.from_json(one).to_json() for one in last]


def progress_days(
    uow: UnitOfWork, reader: Reader, about: CampaignFacts, agency: int | None, zone: ZoneInfo
) -> tuple[date, ...]:
    """The day of each submission, for the line of progress."""
    return tuple(submitted_on(uow, reader, about, agency, zone))


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
        bool(stored.get("over")),
    )


def as_sent(uow: UnitOfWork, row: Summary) -> CampaignReport:
    """A report as its reader was told it, with titles and names as they are now."""
    titles = (
        select(SurveyVersion.titles)
        .join(Campaign, Campaign.version_id == SurveyVersion.id)
        .where(Campaign.id == row.campaign_id)
    )
    codes = [bar[0] for bar in row.figures["bars"] if bar[0]]
    about = {
        "campaign": row.campaign_id,
        "agency": row.agency_id,
        "titles": uow.connection.scalar(titles) or {},
        "labels": short_names(uow, [*codes, *filter(None, [row.figures.get("instead")])]),
    }
    return from_json(row.figures, about)
