"""The message of the week, and the last one of a campaign: one picture that says everything, a few lines below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.charts.week_shapes import CampaignColumn, WeekTable
from bot.presenting import deadlines
from bot.presenting.screens import Part, Tone, shortened, shortened_in
from bot.presenting.summaries import DATE_FORMATS, SHORT_LABEL, first_action, told_apart, whole_name
from bot.services.summaries.participation import PLACES
from bot.services.summaries.reports import CampaignReport
from bot.texts import Texts
from survey_definitions.markup import MarkedText

MOST_LINES: Final = 6  # of words below a picture
MOST_LINE: Final = 150  # characters of one of them: all of them stay below the 1,024 that Telegram takes
MOST_SHOWN: Final = 6  # campaigns in one picture: those that close first; it says how many more there are


def caption(
    texts: Texts, place: str, reports: Sequence[CampaignReport], now: datetime, *, stands_in: bool = False
) -> Part:
    """The words below the picture of the week: at most six lines, whatever is told."""
    title = _line(texts("summary-title", agency=shortened(place, SHORT_LABEL * 2), moment=texts.moment(now)))
    return _titled(title, _lines(texts, reports, now, stands_in=stands_in))


def caption_of_last(texts: Texts, place: str, one: CampaignReport) -> Part:
    """The words below the last picture of a campaign."""
    agency = shortened(place, SHORT_LABEL * 2)

    def title(survey: str) -> str:
        return texts("summary-final", survey=survey, agency=agency)

    told = texts("summary-line-over", submitted=one.standing.submitted, total=one.standing.total)
    told = f"{whole_name(texts, one)}: {told}" if one.instead is not None else told
    ended = texts("summary-ended", moment=texts.moment(one.closes_at))
    head = shortened_in(title, texts.pick(one.titles), MOST_LINE)
    return _titled(head, [_line(told), ended, texts("summary-final-kept")])


def caption_of_chart(texts: Texts, place: str, now: datetime) -> Part:
    """One line below a picture that was asked for: its words are on the screen already."""
    title = texts("summary-title", agency=shortened(place, SHORT_LABEL * 2), moment=texts.moment(now))
    return Part(Tone.TITLE, _line(title))


def _titled(title: str, lines: Sequence[str]) -> Part:
    rest = "\n" + "\n".join(lines)
    return Part(Tone.TEXT, title + rest, spans=(MarkedText(title, bold=True), MarkedText(rest)))


def _lines(texts: Texts, reports: Sequence[CampaignReport], now: datetime, *, stands_in: bool) -> list[str]:
    above = [texts("summary-stands-in")] if stands_in else []
    below = [first_action(texts, reports, MOST_LINE)]
    room = MOST_LINES - 1 - len(above) - len(below)
    told = [_told(texts, one, now) for one in reports[: room if len(reports) <= room else room - 1]]
    more = [texts("summary-more", count=len(reports) - len(told))] if len(reports) > len(told) else []
    return [_line(line) for line in (*above, *told, *more, *below) if line]


def _line(text: str) -> str:
    return shortened(text, MOST_LINE)


def _told(texts: Texts, one: CampaignReport, now: datetime) -> str:
    """A campaign in one line: submitted of how many, the change, the working days left, else the deadline."""
    values: dict[str, str | int] = {
        "survey": shortened(texts.pick(one.titles), SHORT_LABEL),
        "submitted": one.standing.submitted,
        "total": one.standing.total,
    }
    if one.instead is not None:
        values["survey"] = f"{values['survey']} · {shortened(whole_name(texts, one), SHORT_LABEL)}"
    if one.days_left:
        left = texts("week-left", days=one.days_left)
    else:
        left = texts("week-deadline", moment=deadlines.in_words(texts, one.closes_at, now))
    return texts("summary-line", change=_change(one), left=left, **values)


def _change(one: CampaignReport) -> str:
    return f" ({one.since.submitted:+d})" if one.since is not None and one.since.submitted else ""


# -- the picture


def table(texts: Texts, place: str, reports: Sequence[CampaignReport], now: datetime) -> WeekTable:
    """The picture of the week, or the last one of a campaign."""
    reports = told_apart(texts, reports)
    over = len(reports) == 1 and reports[0].over
    subtitle = texts("week-final" if over else "week-until", moment=texts.moment(now))
    lines = tuple(texts(f"place-{name}") for name in PLACES)
    more = texts("summary-more", count=len(reports) - MOST_SHOWN) if len(reports) > MOST_SHOWN else ""
    return WeekTable(place, subtitle, lines, tuple(_column(texts, one) for one in reports[:MOST_SHOWN]), more)


def _column(texts: Texts, one: CampaignReport) -> CampaignColumn:
    standing = one.standing
    title = texts.pick(one.titles)
    if one.instead is not None:
        title = f"{title} · {whole_name(texts, one)}"
    numbers = tuple(getattr(standing, name) for name in PLACES)
    return CampaignColumn(title, _ends(texts, one), numbers, standing.total, tuple(filter(None, _notes(texts, one))))


def _ends(texts: Texts, one: CampaignReport) -> tuple[str, ...]:
    if one.over:
        return (texts("week-ended", moment=_short(texts, one.closes_at)),)
    deadline = texts("week-deadline", moment=_short(texts, one.closes_at))
    return (deadline, texts("week-left", days=one.days_left)) if one.days_left else (deadline,)


def _notes(texts: Texts, one: CampaignReport) -> tuple[str, ...]:
    """Below the submissions: their share, the average of the block, what changed."""
    rate = f"{one.standing.rate} %" if one.standing.rate is not None else ""
    block = texts("week-block", rate=one.block) if one.block is not None else ""
    since = ""
    if one.since is not None:
        day = one.since.at.astimezone(texts.zone).strftime(DATE_FORMATS[texts.language])
        name = "week-since" if one.since.submitted else "week-unchanged"
        since = texts(name, day=day, change=f"{one.since.submitted:+d}")
    return " · ".join(filter(None, (rate, block))), since


def _short(texts: Texts, at: datetime) -> str:
    """A time and a day without its year."""
    local = at.astimezone(texts.zone)
    return f"{local:%H:%M}, {local.strftime(DATE_FORMATS[texts.language])}"
