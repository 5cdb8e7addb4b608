"""Released figures in words and as pictures: what the desk shows, and what a delivery brings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

from bot.charts.shapes import Heat, Stacked, Trend
from bot.exports.report.pictures import names, picture, trend
from bot.exports.report.released import (
    PROVINCE,
    WITHIN_ONE,
    Released,
    answers_of,
    columns_of,
    mean,
    mean_of,
    row_of,
    share,
)
from bot.exports.report.worth import worth_of
from bot.presenting import places
from bot.presenting.screens import (
    MOST_UNDER_PICTURE,
    Attachment,
    Button,
    Part,
    Screen,
    ScreenBuilder,
    Style,
    Tone,
    shortened,
    shortened_in,
    under_picture,
)
from bot.services.group_figures import desk, orders, reading
from bot.services.group_figures.desk import Wave
from bot.services.group_figures.reading import View
from bot.services.people.admins import has_role
from bot.services.people.role_words import TEAM
from bot.texts import Texts
from storage.models import Delivery
from storage.repositories.chats import ChatView
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment.rounding import whole_percent

KIND: Final = "G"  # the desk's letter on buttons
TREND: Final = "trend"
VALIDITY: Final = "validity"
MOST_LINES: Final = 24
_NAME: Final = 60
_HEAD: Final = 200  # characters of a line with a question, or the title of a survey: room is left for figures below


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader sees of a campaign: its newest release, and the waves of its survey that they see, oldest first."""

    wave: Wave
    found: Released
    waves: tuple[Released, ...]

    def main(self) -> list[str]:
        """What is looked at first: coverage, competencies, gaps, indicators, change, what they are worth."""
        changes = [TREND] if len(self.waves) > 1 and self.found.scored() else []
        worth = [VALIDITY] if self.found.release.get(VALIDITY) else []
        return [*names(self.found), *changes, *worth]

    def topics(self) -> list[str]:
        """All that can be looked at: every other table comes after the main ones."""
        known = {*self.main(), *(one["id"] for one in (*self.found.scored(), *_gaps(self.found)))}
        others = [one for one in self.found.release["tables"] if one["id"] not in known]
        return [*self.main(), *(one["id"] for one in others if not _is_of_ten(one) or _has_rows(one))]


def sight(uow: UnitOfWork, campaign: int, view: View, language: str) -> Sight | None:
    """A campaign as a view sees it; None for one without a release, or a view without anything."""
    listed = desk.waves(uow)
    mine = next((one for one in listed if one.campaign == campaign), None)
    found = None if mine is None else _released(uow, mine, view, language)
    if mine is None or found is None:
        return None
    earlier = (one for one in reversed(listed) if one.survey == mine.survey and one.opens_at <= mine.opens_at)
    waves = (found if one == mine else _released(uow, one, view, language) for one in earlier)
    return Sight(mine, found, tuple(one for one in waves if one is not None) if view.answers else (found,))


def _released(uow: UnitOfWork, one: Wave, view: View, language: str) -> Released | None:
    release = desk.release(uow, one.campaign, view)
    if release is None:
        return None
    title = one.titles.get(language) or one.titles.get("vi", "")
    return Released(f"{one.survey}-{one.campaign}", title, release, language)


# -- words


def topic_name(texts: Texts, found: Released, topic: str) -> str:
    """What a topic is called."""
    table = found.table(topic)
    return found.name(table) if table is not None else texts(f"figures-{topic}")


def worded(
    draft: ScreenBuilder, texts: Texts, seen: Sight, topic: str, group: str, most: int = MOST_LINES, head: int = 0
) -> ScreenBuilder:
    """A topic about a group: every number of it that is released, beside the province's.

    ``most``: of so many lines at most, and how many more there are. ``head``: with at most so many characters in each
    of the two lines above them; 0 for all.
    """
    draft.say(Tone.TITLE, shortened_in(*_title(texts, seen, topic, group), head))
    draft.say(Tone.QUIET, shortened_in(*_campaign(texts, seen), head))
    lines = list(_lines(texts, seen, topic, group))
    if not any(is_shown for _, is_shown in lines):
        table = seen.found.table(topic)
        few = "figures-few-of-ten" if table is not None and _is_of_ten(table) else "figures-few"
        return draft.say(Tone.TEXT, texts(few))
    for line, _ in lines[:most]:
        draft.say(Tone.OPTION, line)
    return draft.say(Tone.QUIET, texts("list-more", count=len(lines) - most) if len(lines) > most else "")


def _title(texts: Texts, seen: Sight, topic: str, group: str) -> tuple[Callable[[str], str], str]:
    """What the topic is called, and how the group is said with it."""
    name = topic_name(texts, seen.found, topic)
    if topic == VALIDITY:
        return str, name
    of_group = next(one for one in seen.found.release["groups"] if one["id"] == group)
    return (lambda topic: f"{topic}: {seen.found.name(of_group)}"), name


def _campaign(texts: Texts, seen: Sight) -> tuple[Callable[[str], str], str]:
    """The survey's title, and how the campaign and the day of the release are said with it."""
    campaign, day = seen.wave.campaign, texts.date(date.fromisoformat(seen.found.date))
    return (lambda survey: texts("figures-of-campaign", survey=survey, campaign=campaign, day=day)), seen.found.title


def under(texts: Texts, seen: Sight, topic: str, group: str) -> tuple[Part, ...]:
    """The same below the picture of the topic: as much as Telegram takes there; long names are shortened."""
    shorter = (_under(texts, seen, topic, group, most) for most in range(MOST_LINES, -1, -1))
    return next(parts for parts in shorter if under_picture(parts) == len(parts))


def _under(texts: Texts, seen: Sight, topic: str, group: str, most: int) -> tuple[Part, ...]:
    """With so many lines at most; without any there is room for all that is said above them."""
    return worded(ScreenBuilder(), texts, seen, topic, group, most, _HEAD).done().parts


def has_figures(texts: Texts, seen: Sight, topic: str, group: str) -> bool:
    """Whether any figure of a topic about a group is released."""
    return any(is_shown for _, is_shown in _lines(texts, seen, topic, group))


def _lines(texts: Texts, seen: Sight, topic: str, group: str) -> Iterator[tuple[str, bool]]:
    """Lines, each with whether it shows a figure of the group."""
    found = seen.found
    table = found.table(topic)
    if table is not None:
        yield from _of_table(texts, found, table, group)
    elif topic == "coverage":
        yield from _coverage(texts, found.around(group).single_rows())
    elif topic == TREND:
        yield from _trend(texts, seen.waves, group)
    elif topic == VALIDITY:
        yield from ((f"• {line}", True) for line in worth_of(texts, found))
    elif topic == "agreement":
        yield from _shares(texts, found, group)
    else:
        scored = found.scored() if topic == "levels" else _gaps(found)
        yield from _means(texts, found, scored, group)


def _gaps(found: Released) -> list[Mapping[str, Any]]:
    return found.about("I07")


def _agreements(found: Released) -> list[Mapping[str, Any]]:
    return found.about("I08")


def _shares(texts: Texts, found: Released, group: str) -> Iterator[tuple[str, bool]]:
    """Of each competency how many are within one level of what the supervisor said."""
    for table in _agreements(found):
        value = share(table, group, WITHIN_ONE)
        said = "–" if value is None else f"{texts.number(value, 0)} %"
        yield f"• {_competency(found, table)}: {said}", value is not None


def _competency(found: Released, table: Mapping[str, Any]) -> str:
    """Its code, which the picture has, and its name."""
    code, name = found.competency(table)
    return f"{code} {shortened(name, _NAME)}"


def _coverage(texts: Texts, found: Released) -> Iterator[tuple[str, bool]]:
    for one in found.groups:
        answered = one["answered"]
        said = "–"
        if answered is not None:
            rate = whole_percent(answered, one["invited"]) or 0
            said = texts("figures-rate", answered=answered, invited=one["invited"], rate=rate)
        yield f"• {shortened(found.name(one), _NAME)}: {said}", answered is not None


def _means(
    texts: Texts, found: Released, tables: Sequence[Mapping[str, Any]], group: str
) -> Iterator[tuple[str, bool]]:
    for table in tables:
        value = mean(table, group)
        beside = mean(table, PROVINCE) if group != PROVINCE else None
        said = _number(texts, value)
        if beside is not None:
            said = texts("figures-beside", value=said, whole=_number(texts, beside))
        yield f"• {_competency(found, table)}: {said}", value is not None


def _trend(texts: Texts, waves: Sequence[Released], group: str) -> Iterator[tuple[str, bool]]:
    """A competency's mean in each wave; a group that an earlier wave did not have is not there in it."""
    for table in waves[-1].scored():
        values = [mean(one, group) if (one := wave.table(table["id"])) is not None else None for wave in waves]
        said = " → ".join(_number(texts, value) for value in values)
        yield f"• {_competency(waves[-1], table)}: {said}", any(value is not None for value in values)


def _is_of_ten(table: Mapping[str, Any]) -> bool:
    """Whether a table is printed from ten answers on, and of blocks and the province alone."""
    return "two_way" in table or "free_text" in table


def _has_rows(table: Mapping[str, Any]) -> bool:
    return any(row["shown"] for row in table["rows"])


def _two_ways(texts: Texts, found: Released, table: Mapping[str, Any], group: str) -> Iterator[tuple[str, bool]]:
    """Each column with its answers, in per cent of the column."""
    answers = answers_of(found, table)
    for column in columns_of(found, table, group):
        value = mean_of(answers, column)
        said = texts("figures-column", name=column.name, total=column.total)
        yield said if value is None else texts("figures-column-mean", column=said, mean=_number(texts, value)), True
        for answer, cell in zip(answers, column.cells, strict=True):
            count = texts("figures-cell", count=cell, rate=round(100 * cell / column.total))
            yield f"• {shortened(found.name(answer), _NAME)}: {count}", True


def _of_table(texts: Texts, found: Released, table: Mapping[str, Any], group: str) -> Iterator[tuple[str, bool]]:
    row, whole = row_of(table, group), row_of(table, PROVINCE)
    if "two_way" in table:
        yield from _two_ways(texts, found, table, group)
        return
    if "free_text" in table:
        if row["shown"]:
            yield texts("figures-texts", total=row["total"]), True
        return
    if "at_least" in row:
        code = row["at_least"]["category"]
        name = found.name(next(one for one in table["categories"] if one["code"] == code))
        yield texts("figures-least", total=row["total"], name=name), True
        return
    if "cells" not in row:
        return
    yield texts("figures-total", total=row["total"]), True
    for at, category in enumerate(table["categories"]):
        said = texts("figures-cell", count=row["cells"][at], rate=whole_percent(row["cells"][at], row["total"]) or 0)
        if group != PROVINCE and "cells" in whole:
            rate = whole_percent(whole["cells"][at], whole["total"])
            said = texts("figures-beside", value=said, whole=f"{rate} %")
        yield f"• {shortened(found.name(category), _NAME)}: {said}", True


def _number(texts: Texts, value: float | None) -> str:
    return "–" if value is None else texts.number(value)


# -- what is made for an order


@dataclass(frozen=True, slots=True)
class FigureWork:
    """What is to be made, with the digest of everything in it."""

    digest: str
    what: Heat | Stacked | Trend | Released
    texts: Texts


def wanted(uow: UnitOfWork, one: orders.Ordered, today: date, texts: Texts) -> FigureWork | None:
    """What an order asks for, as whoever asked may see it now; None when there is nothing to see."""
    seen = sight(uow, one.campaign, reading.view_of(uow, one.person, today), texts.language)
    return None if seen is None else _work(uow, one.person, seen, one.topic, one.about, texts)


def _work(uow: UnitOfWork, person: int, seen: Sight, topic: str, about: str, texts: Texts) -> FigureWork | None:
    if topic == orders.WORKBOOK:
        made: Heat | Stacked | Trend | Released | None = seen.found if has_role(uow, person, TEAM) else None
    else:
        made = drawn(texts, seen, topic, about)
    if made is None:
        return None
    return FigureWork(sha256(f"{type(made).__name__}:{made!r}".encode()).hexdigest(), made, texts)


def drawn(texts: Texts, seen: Sight, topic: str, group: str) -> Heat | Stacked | Trend | None:
    """The picture of a topic about a group; None where there is none, or the group is not the reader's."""
    if topic not in seen.topics() or not any(one["id"] == group for one in seen.found.release["groups"]):
        return None
    if topic == TREND:
        return trend(seen.waves, texts, group)
    return picture(seen.found.around(group), texts, topic)


def made(one: FigureWork) -> bytes:
    """The file: a PNG or a workbook. Slow: not for an event loop, nor for a transaction."""
    if isinstance(one.what, Released):
        from bot.exports.report.annex import write_annex  # noqa: PLC0415 - as below

        file = BytesIO()
        write_annex(file, [one.what], one.texts)
        return file.getvalue()
    from bot.charts.groups import draw  # noqa: PLC0415 - matplotlib takes half a second that a start need not wait for

    return draw(one.what)


# -- deliveries


def _figures(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """A picture with its words, or the workbook; None once the reader may not see all of it any more."""
    assert chat.person is not None
    params, person = delivery.params, chat.person.id
    seen = sight(uow, params["campaign"], reading.view_of(uow, person, now.date()), texts.language)
    body = orders.file_of(uow, params["digest"])
    if seen is None or body is None:
        return None
    as_made = Texts(texts.language, None, texts.zone)
    work = _work(uow, person, seen, params["topic"], params["about"], as_made)
    if work is None or work.digest != params["digest"]:  # made when they had a role that showed them more
        return None
    if params["topic"] == orders.WORKBOOK:
        return _workbook(seen, body, texts)
    back = Button(texts("button-figures"), places.FIGURES, Style.MAIN)
    return Screen(under(texts, seen, params["topic"], params["about"]), ((back,),), body)


def _workbook(seen: Sight, body: bytes, texts: Texts) -> Screen:
    def said(survey: str) -> str:
        return texts("figures-workbook", survey=survey, campaign=seen.wave.campaign)

    words = ScreenBuilder().say(Tone.TEXT, shortened_in(said, seen.found.title, MOST_UNDER_PICTURE)).done()
    return Screen(words.parts, file=Attachment(f"{seen.found.campaign}.xlsx", body))


KINDS: Final = {orders.KIND: _figures}
