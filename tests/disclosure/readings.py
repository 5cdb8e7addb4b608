"""What readers are told, back into numbers: summaries, the desk's words, pictures, workbooks, the document.

Each reading is what somebody could write down from what they were shown, and takes nothing else from the program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import select

from bot.charts.shapes import Heat, Stacked, Trend
from bot.exports.report.annex import CONTENTS
from bot.messages import figures as words
from bot.messages.figures import FigureWork
from bot.presenting.screens import ScreenBuilder, Tone
from bot.services.campaigns import listed
from bot.services.group_figures import reading
from bot.services.people.role_words import ADMIN, TEAM
from bot.services.people.scope import Right, Scope
from bot.services.summaries import agency_state, ended, figures, reports
from bot.services.summaries.participation import percent
from bot.services.summaries.readers import Somebody, seen_by
from bot.texts import Texts
from storage.models import Campaign, Unit
from tests.services.builders import CALENDAR
from tests.support.clock import VIET_NAM

EN = Texts("en", None, VIET_NAM)
CELL = re.compile(r"• (.+?): (\d+) \((\d+) %\)(?:; province (\d+) %)?$")
RATE = re.compile(r"• (.+?): (\d+)/(\d+) \(\d+ %\)$")
MEAN = re.compile(r"• (.+?): ([\d.]+|–)(?:; province ([\d.]+|–))?$")
TREND = re.compile(r"• (.+?): ((?:[\d.]+|–)(?: → (?:[\d.]+|–))+)$")
TOTAL = re.compile(r"Answers: (\d+)$")
COLUMN = re.compile(r"(.+) \((\d+)\)(?:, mean ([\d.]+))?$")
LEAST = re.compile(r"Of (\d+) answers at least 80 % are “(.+)”\.$")


@dataclass
class Told:
    """Participation by group, sums of it between two numbers, and rows of tables as (question, row)."""

    answered: dict[str, int] = field(default_factory=dict)
    sums: list[tuple[tuple[str, ...], int, int]] = field(default_factory=list)
    rows: list[tuple[str, dict]] = field(default_factory=list)
    heard: list[tuple[str, str, int | None, int]] = field(default_factory=list)  # source, group, answered, invited
    wrong: list[str] = field(default_factory=list)

    def hear(self, group, answered, invited, sizes):
        """A number of answers, and of how many; another one than before is a contradiction."""
        self.heard.append(("summary", group, answered, invited))
        if sizes[group] != invited or self.answered.setdefault(group, answered) != answered:
            self.wrong.append(f"{group}: {answered}/{invited}, not {self.answered.get(group)}/{sizes[group]}")

    def add(self, other):
        """What somebody else was told, too."""
        for group, answered in other.answered.items():
            if self.answered.setdefault(group, answered) != answered:
                self.wrong.append(f"{group}: {answered} and {self.answered[group]}")
        self.sums += other.sums
        self.rows += other.rows
        self.heard += other.heard
        self.wrong += other.wrong


# -- participation: summaries, desks, the card of a campaign


@dataclass(frozen=True)
class Tree:
    """The groups: how many people each has, and what each is part of; ``~rest0`` are those in no group below."""

    sizes: dict[str, int]
    parents: dict[str, str | None]

    @classmethod
    def of(cls, province, campaign):
        """Of a province by chance, for whoever was asked in a campaign until now."""
        sizes = {one["id"]: one["invited"] for one in province.groups(campaign)}
        inside = dict.fromkeys(sizes, 0)
        for group, parent in province.parents.items():
            if parent:
                inside[parent] += sizes[group]
        rests = {f"{one}~rest0": sizes[one] - below for one, below in inside.items() if 0 < below < sizes[one]}
        return cls(sizes | rests, dict(province.parents))

    def below(self, group):
        """The groups directly below one."""
        return [one for one, parent in self.parents.items() if parent == group]


def of_summaries(uow, somebody, campaign, now, tree):
    """What somebody hears of a campaign by summaries, at desks of agencies, and on the campaign's card."""
    person, role, _ = somebody
    told, today = Told(), now.date()
    reader, about = Somebody(person, today), figures.campaign(uow, campaign, VIET_NAM)
    for place in figures.places_of(uow, person, today):
        one = ended.report(uow, reader, place.agency, campaign, now, CALENDAR)
        one = one or reports.of_campaign(uow, seen_by(uow, reader), person, about, place.agency, now, CALENDAR)
        _report(told, one, "province" if place.agency is None else _code(uow, place.agency), tree)
    at_desk = Somebody(person, today, Right.COUNTS)
    for agency in agency_state.agencies(uow, Scope(person, today)):
        for one in reports.at_desk(uow, at_desk, agency.id, now, CALENDAR):
            if one.campaign == campaign:
                _report(told, one, agency.code, tree)
    if role == ADMIN and not listed.live(uow, uow.orm.get(Campaign, campaign)).few:
        _card(told, figures.figures(uow, seen_by(uow, at_desk), about, None, today), tree)
    return told


def _code(uow, agency):
    return uow.connection.scalar(select(Unit.code).where(Unit.id == agency))


def _report(told, one, place, tree):
    if not one.standing.total:
        return
    group = place if one.instead is None else one.instead or "province"
    told.hear(group, one.standing.submitted, one.standing.total, tree.sizes)
    for bar in one.bars.shown:
        code = f"{place}~rest0" if bar.code == place and f"{place}~rest0" in tree.sizes else bar.code
        told.hear(code, bar.submitted, bar.invited, tree.sizes)
    if one.block is not None:
        block = tree.parents[place]
        fit = [n for n in range(tree.sizes[block] + 1) if percent(n, tree.sizes[block]) == one.block]
        if fit:
            told.sums.append(((block,), fit[0], fit[-1]))
        else:
            told.wrong.append(f"{block}: {one.block} % of {tree.sizes[block]}")


def _card(told, found, tree):
    told.hear("province", found.standing.submitted, found.standing.total, tree.sizes)
    for bar in reports.shown_groups(found).shown:
        told.hear(bar.code, bar.submitted, bar.invited, tree.sizes)


# -- figures: the document, the desk's words, pictures, the workbook


def of_figures(uow, somebody, campaign, now):
    """What somebody has of a campaign's newest release, in every form there is: rows as (campaign, question, row).

    Gives the groups as they are printed, too.
    """
    person, role, agency = somebody
    try:
        view = reading.view_of_role(uow, role, agency, now.date())
    except reading.Refusal:
        view = reading.View()
    document = reading.document(uow, campaign, view)["releases"][-1]
    seen = words.sight(uow, campaign, reading.view_of(uow, person, now.date()), "en")
    ids = _by_name(document["groups"])
    rows = [(campaign, table["question"], row) for table in document["tables"] for row in table["rows"]]
    answered = {one["id"]: one["answered"] for one in document["groups"] if one["answered"] is not None}
    if seen is not None:
        for topic in seen.topics():
            for group in (one["id"] for one in seen.found.release["groups"]):
                rows += _of_words(seen, topic, group, ids, answered)
                rows += _of_picture(seen, topic, group, ids, answered)
        if role == TEAM:
            rows += _of_workbook(words.made(FigureWork("", seen.found, EN)), campaign, answered)
    return rows, answered, document["groups"]


def _by_name(groups):
    """The groups by what they are called; a block that is one agency by both names, as whichever is printed."""
    ids = {one["label"].get("en", one["id"]): one["id"] for one in groups}
    blocks = {one["id"]: one for one in groups if one["level"] == "block"}
    for one in groups:
        if one["parent"] in blocks:
            block = blocks[one["parent"]]
            names = [each["label"].get("en", each["id"]) for each in (block, one)]
            ids[": ".join(names)] = block["id"] if block["answered"] is not None else one["id"]
    return ids


def _said(seen, topic, group):
    parts = words.worded(ScreenBuilder(), EN, seen, topic, group).done().parts
    return [part.plain for part in parts if part.tone is Tone.OPTION]


def _of_words(seen, topic, group, ids, answered):
    """A topic of the desk in words; what they say of the province beside belongs to the province's row."""
    table, lines = seen.found.table(topic), _said(seen, topic, group)
    if topic == "coverage":
        for name, done, _ in (found.groups() for line in lines if (found := RATE.match(line))):
            _agree(answered, ids[name], int(done))
    elif table is None and topic != "validity":
        yield from _means_said(seen, topic, group, lines)
    elif lines:
        for row in _table_said(seen, table, group, lines):
            yield seen.wave.campaign, table["question"], row


def _table_said(seen, table, group, lines):
    if "two_way" in table:
        yield _columns_said(table, group, lines)
        return
    codes = {seen.found.name(one): one["code"] for one in table["categories"]}
    if found := LEAST.match(lines[0]):
        least = {"category": codes[found[2]], "percent": 80}
        yield {"group": group, "shown": True, "total": int(found[1]), "at_least": least}
        return
    cells = [CELL.match(line).groups() for line in lines[1:]]
    assert [codes[name] for name, *_ in cells] == [one["code"] for one in table["categories"]]
    row = {"group": group, "shown": True, "total": int(TOTAL.match(lines[0])[1])}
    yield row | {"cells": [int(one[1]) for one in cells], "percent": [int(one[2]) for one in cells]}
    if cells[0][3]:
        yield {"group": "province", "shown": True, "percent": [int(one[3]) for one in cells]}


def _columns_said(table, group, lines):
    """A two-way table: a line for each column, then its answers."""
    width = len(table["columns"])
    each = len(table["categories"]) // width
    columns = [lines[at : at + each + 1] for at in range(0, len(lines), each + 1)]
    counts = [[int(CELL.match(line)[2]) for line in listed[1:]] for listed in columns]
    assert [int(COLUMN.match(listed[0])[2]) for listed in columns] == [sum(cells) for cells in counts]
    cells = [counts[column][answer] for answer in range(each) for column in range(width)]
    return {"group": group, "shown": True, "total": sum(cells), "cells": cells}


def _means_said(seen, topic, group, lines):
    names = {" ".join(seen.found.competency(one)): one["question"] for one in seen.found.release["tables"]}
    for line in lines:
        if topic == "trend":
            name, values = TREND.match(line).groups()
            for wave, value in zip(seen.waves, values.split(" → "), strict=True):
                yield from _mean(int(wave.campaign.rpartition("-")[2]), names[name], group, value)
        else:
            name, value, of_all = MEAN.match(line).groups()
            yield from _mean(seen.wave.campaign, names[name], group, value)
            yield from _mean(seen.wave.campaign, names[name], "province", of_all or "–")


def _mean(campaign, question, group, said):
    if said != "–":
        yield campaign, question, {"group": group, "shown": True, "mean": float(said)}


def _of_picture(seen, topic, group, ids, answered):
    """A picture's numbers as they are drawn: bars as counts, maps and lines as means with one decimal."""
    drawn, campaign = words.drawn(EN, seen, topic, group), seen.wave.campaign
    if isinstance(drawn, Heat | Trend):
        yield from _means_drawn(seen, drawn, group, ids)
    elif topic == "coverage":
        for bar in (bar for bar in drawn.bars if bar.counts):
            _agree(answered, ids[bar.label.strip()], bar.counts[0])
    elif isinstance(drawn, Stacked) and "two_way" in seen.found.table(topic):
        yield from _of_columns(drawn, seen, topic, ids)
    elif isinstance(drawn, Stacked):
        yield from _of_bars(drawn, seen.found.table(topic), group, ids, campaign)


def _means_drawn(seen, drawn, group, ids):
    if isinstance(drawn, Heat):
        for label, values in drawn.rows:
            for question, value in zip(drawn.columns, values, strict=True):
                yield from _mean(seen.wave.campaign, question, ids[label.strip()], _drawn(value))
    else:
        for name, values in drawn.lines:
            for wave, value in zip(seen.waves, values, strict=True):
                yield from _mean(int(wave.campaign.rpartition("-")[2]), name, group, _drawn(value))


def _drawn(value):
    return "–" if value is None else f"{value:.1f}"


def _of_columns(drawn, seen, topic, ids):
    """The bars of a two-way table: those of a group stand together, a bar a column."""
    table, by_group = seen.found.table(topic), {}
    for bar in drawn.bars:
        by_group.setdefault(ids[bar.label.partition(" · ")[0]], []).append(bar.counts)
    for group, counts in by_group.items():
        cells = [column[answer] for answer in range(len(counts[0])) for column in counts]
        assert len(counts) == len(table["columns"])
        row = {"group": group, "shown": True, "total": sum(cells), "cells": cells}
        yield seen.wave.campaign, table["question"], row


def _of_bars(drawn, table, group, ids, campaign):
    codes = [one["code"] for one in table["categories"]]
    if table["type"] == "multi":  # a bar an option, of the group in focus
        totals = {sum(bar.counts) for bar in drawn.bars}
        (total,) = totals
        yield (
            campaign,
            table["question"],
            {
                "group": group,
                "shown": True,
                "total": total,
                "cells": [bar.counts[0] for bar in drawn.bars],
            },
        )
        return
    for bar in drawn.bars:
        row = {"group": ids[bar.label.strip()], "shown": True}
        if bar.counts:
            yield campaign, table["question"], row | {"total": sum(bar.counts), "cells": list(bar.counts)}
        elif bar.at_least is not None:
            yield campaign, table["question"], row | {"at_least": {"category": codes[bar.at_least], "percent": 80}}


def _of_workbook(body, campaign, answered):
    """Every sheet of the workbook."""
    book = load_workbook(BytesIO(body))
    contents, *sheets = book.worksheets
    assert contents.title == CONTENTS  # names of sheets, questions and answers
    assert {type(value) for line in contents.values for value in line} <= {str, type(None)}
    for sheet in sheets:
        head, *lines = sheet.iter_rows(values_only=True)
        if sheet.title.endswith("participation"):
            for group, _, _, done in lines:
                if done is not None:
                    _agree(answered, group, done)
            continue
        question = sheet.title.partition(" ")[2].replace("_position_group", "*position_group")
        for group, _, total, *cells, least in lines:
            if cells[0] is not None:
                yield campaign, question, {"group": group, "shown": True, "total": total, "cells": cells}
            elif least is not None:
                row = {"group": group, "shown": True, "total": total, "at_least": {"category": least, "percent": 80}}
                yield campaign, question, row
        assert len(head) == 4 + len(cells)


def _agree(answered, group, number):
    assert answered.setdefault(group, number) == number, f"{group}: {number}, not {answered[group]}"
