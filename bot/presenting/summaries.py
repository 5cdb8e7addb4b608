"""A summary in words, as it stands on the desk, and the chart of a campaign; messages are in `bot.presenting.week`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from bot.charts.week_shapes import BarRow, Picture, ProgressCurve, Words
from bot.presenting import apart, deadlines
from bot.presenting.screens import ScreenBuilder, Spare, Tone, shortened, shortened_in
from bot.services.summaries.participation import ShownGroup
from bot.services.summaries.reports import CampaignReport
from bot.texts import Texts

SHORT_LABEL: Final = 40
DATE_FORMATS: Final = apart.DAYS
OF_ONE_CAMPAIGN: Final = frozenset({"finish", "finish-invite", "complete"})  # suggestions


def told_apart(texts: Texts, reports: Sequence[CampaignReport]) -> list[CampaignReport]:
    """Campaigns that are told together; those of one survey say in their titles what tells them apart."""
    named = apart.titles(texts, [apart.CampaignName(one.titles, one.closes_at, one.campaign) for one in reports])
    return [replace(one, titles=titles) for one, titles in zip(reports, named, strict=True)]


def say(
    draft: ScreenBuilder, texts: Texts, place: str, reports: Sequence[CampaignReport], now: datetime
) -> ScreenBuilder:
    """Title, then a paragraph for each campaign; groups are listed only where a single campaign is told of."""
    draft.say(Tone.TITLE, texts("summary-title", agency=place, moment=texts.moment(now)))
    if len(reports) == 1:
        draft.say(Tone.TEXT, _whole(texts, reports[0], now)).say(Tone.TEXT, _groups(texts, reports[0]), Spare.NOTES)
    else:
        for one in reports:
            draft.say(Tone.TEXT, brief(texts, one, now))
        draft.say(Tone.TEXT, first_action(texts, reports))
    return draft


def _whole(texts: Texts, one: CampaignReport, now: datetime) -> str:
    """One campaign: where people stand, since last time, until when, what to do."""
    lines = (
        _standing(texts, one),
        _where(texts, one),
        _beside(texts, one),
        _compared(texts, one),
        _deadline(texts, one, now),
        _action(texts, one),
    )
    return "\n".join(line for line in lines if line)


def brief(texts: Texts, one: CampaignReport, now: datetime) -> str:
    """One of several campaigns; what it says fits below a picture beside three others."""
    return "\n".join(
        line
        for line in (_standing(texts, one), _where(texts, one), _since(texts, one), _deadline(texts, one, now))
        if line
    )


def in_lines(
    texts: Texts, reports: Sequence[CampaignReport], now: datetime, *, change: bool = False, outside: bool = False
) -> list[str]:
    """Several campaigns, a line each; what they have in common stands once: the deadline as the last line.

    ``outside``: with who has not joined or cannot be reached, as is told of a single campaign; else that is told of
    the agency as a whole. ``change``: with what is new since the last summary, where there was one.
    """
    ends = {one.closes_at for one in reports}
    are_alike = len({_outside(one) for one in reports if not one.is_hidden}) == 1
    lines = [_line(texts, one, outside=outside and not are_alike) for one in reports]
    if len(ends) > 1:
        ended = [
            texts("agency-campaign-until", day=deadlines.day_in_words(texts, one.closes_at, now)) for one in reports
        ]
        lines = [f"{line}; {until}" for line, until in zip(lines, ended, strict=True)]
    if change:
        lines = [f"{line}\n{_since(texts, one)}".rstrip() for line, one in zip(lines, reports, strict=True)]
    if outside and are_alike:
        told = next(_outside(one) for one in reports if not one.is_hidden)
        names = ("agency-not-joined", "agency-unreachable")
        lines += [texts(name, count=count) for name, count in zip(names, told, strict=True) if count]
    return lines if len(ends) > 1 else [*lines, *(_deadline(texts, one, now) for one in reports[:1])]


def _outside(one: CampaignReport) -> tuple[int, int]:
    return one.standing.not_joined, one.standing.unreachable


def _line(texts: Texts, one: CampaignReport, *, outside: bool) -> str:
    survey, standing = texts.pick(one.titles), one.standing
    if one.is_hidden:
        return texts("agency-campaign-line-hidden", survey=survey)
    line = texts(
        "agency-campaign-line",
        survey=survey if one.instead is None else f"{survey} ({whole_name(texts, one)})",
        submitted=standing.submitted,
        total=standing.total,
        started=standing.in_progress,
        new=standing.not_started,
    )
    names = ("agency-campaign-not-joined", "agency-campaign-unreachable")
    told = zip(names, _outside(one), strict=True) if outside else ()
    return ", ".join([line, *(texts(name, count=count) for name, count in told if count)])


def first_action(texts: Texts, reports: Sequence[CampaignReport], most: int = 0) -> str:
    """What to do in the campaign that closes first and needs anything; beside others it is named where it matters.

    In at most so many characters, 0 for all.
    """
    needing = next((one for one in reports if one.action.name != "none"), None)
    if needing is None:
        return ""
    is_named = len(reports) > 1 and needing.action.name in OF_ONE_CAMPAIGN
    return _action(texts, needing, "summary-action-of" if is_named else "summary-action", most)


def _standing(texts: Texts, one: CampaignReport) -> str:
    if one.instead is not None:
        return f"{texts('summary-instead', group=whole_name(texts, one))}\n{_submitted(texts, one)}"
    return _submitted(texts, one)


def whole_name(texts: Texts, one: CampaignReport) -> str:
    """The block, or the province, whose figures are told instead."""
    return texts.pick(one.labels.get(one.instead or "", {})) or texts("summary-province")


def _submitted(texts: Texts, one: CampaignReport) -> str:
    values: dict[str, str | int] = {
        "survey": texts.pick(one.titles),
        "submitted": one.standing.submitted,
        "total": one.standing.total,
    }
    if one.standing.rate is None:
        return texts("summary-submitted-of", **values)
    return texts("summary-submitted-rate", rate=one.standing.rate, **values)


def _where(texts: Texts, one: CampaignReport) -> str:
    standing = one.standing
    return texts(
        "summary-where",
        started=standing.in_progress,
        new=standing.not_started,
        unjoined=standing.not_joined,
        unreachable=standing.unreachable,
    )


def _beside(texts: Texts, one: CampaignReport) -> str:
    if not one.standing.left + one.standing.exempt:
        return ""
    return texts("summary-beside", left=one.standing.left, exempt=one.standing.exempt)


def _compared(texts: Texts, one: CampaignReport) -> str:
    parts = [_since(texts, one), "" if one.over else texts("summary-expected", people=one.expected)]
    if one.block is not None:
        parts.append(texts("summary-block", rate=one.block))
    return " ".join(part for part in parts if part)


def _since(texts: Texts, one: CampaignReport) -> str:
    if one.since is None:
        return ""
    if not one.since.submitted:
        return texts("summary-unchanged", day=texts.day(one.since.at))
    return texts("summary-since", day=texts.day(one.since.at), change=f"{one.since.submitted:+d}")


def _deadline(texts: Texts, one: CampaignReport, now: datetime) -> str:
    if one.over:
        return texts("summary-ended", moment=texts.moment(one.closes_at))
    deadline = deadlines.in_words(texts, one.closes_at, now)
    if not one.days_left:
        return texts("summary-deadline-now", deadline=deadline)
    return texts("summary-deadline", deadline=deadline, days=one.days_left)


def _action(texts: Texts, one: CampaignReport, name: str = "summary-action", most: int = 0) -> str:
    if one.over:
        return ""
    outside = one.standing.not_joined + one.standing.unreachable
    action = texts(f"action-{one.action.name}", people=one.action.people, outside=outside)
    return shortened_in(lambda survey: texts(name, action=action, survey=survey), texts.pick(one.titles), most)


def _groups(texts: Texts, one: CampaignReport) -> str:
    listed = [*one.bars.shown, *([one.bars.others] if one.bars.others and one.bars.shown else [])]
    if not listed:
        return ""
    lines = [f"{label(texts, one, bar)}: {bar.submitted}/{bar.invited}" for bar in listed]
    return "\n".join([texts("summary-groups"), *lines])


def label(texts: Texts, one: CampaignReport, bar: ShownGroup) -> str:
    """The name of a group, or of those that are not shown one by one."""
    if bar is one.bars.others:
        return texts("summary-others", groups=one.bars.hidden)
    return shortened(texts.pick(one.labels.get(bar.code, {})) or bar.code, SHORT_LABEL)


# -- the chart of one campaign: groups, and submissions against the time


def picture(
    texts: Texts, place: str, reports: Sequence[CampaignReport], now: datetime, opens: date, days: tuple[date, ...]
) -> Picture:
    """What is drawn: the groups and the line of a single campaign, or a bar for each of several."""
    when = texts.moment(now)
    if len(reports) > 1:
        rows = tuple(_total_row(one, texts.pick(one.titles)) for one in reports)
        return Picture(place, when, rows, None, _words(texts))
    one = reports[0]
    whole = texts("summary-whole-province" if one.agency is None else "summary-whole-agency")
    listed = [*one.bars.shown, *([one.bars.others] if one.bars.others and one.bars.shown else [])]
    rows = (
        _total_row(one, whole),
        *(BarRow(label(texts, one, bar), bar.submitted, bar.invited) for bar in listed),
    )
    if one.instead is not None:
        return Picture(place, when, (_total_row(one, whole_name(texts, one)),), None, _words(texts))
    closes = one.closes_at.astimezone(texts.zone).date()
    progress = ProgressCurve(opens, closes, now.astimezone(texts.zone).date(), one.standing.total, days)
    return Picture(place, f"{texts.pick(one.titles)} · {when}", rows, progress, _words(texts))


def _total_row(one: CampaignReport, text: str) -> BarRow:
    return BarRow(text, one.standing.submitted, one.standing.total, one.standing.in_progress, strong=True)


def _words(texts: Texts) -> Words:
    return Words(
        texts("chart-submitted"),
        texts("chart-started"),
        texts("chart-open"),
        texts("chart-progress"),
        texts("chart-even"),
        DATE_FORMATS[texts.language],
    )
