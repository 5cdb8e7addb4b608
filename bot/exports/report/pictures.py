"""Which pictures released figures give: coverage, heat map, gaps, languages, structure, sectors, trend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from bot.charts.shapes import Bar, GroupWords, Heat, Stacked, Trend
from bot.exports.report.released import (
    PROVINCE,
    WITHIN_ONE,
    Released,
    answers_of,
    columns_of,
    mean,
    row_of,
    share,
)
from bot.texts import Texts

DISTRIBUTIONS: Final = ("I09", "I05", "I04", "I12", "I06")
SECTORS: Final = "I10"
MOST_COLUMNS: Final = 17  # competencies of the framework, the computed one included
MOST_LINES: Final = 6


def day_of(found: Released, texts: Texts) -> str:
    """The day of a release, as its reader writes days."""
    return texts.date(date.fromisoformat(found.date))


def names(found: Released) -> list[str]:
    """The pictures there are data for: ``coverage``, ``levels``, ``gaps``, and tables by their id."""
    made = ["coverage"]
    made += ["levels"] if found.scored() else []
    made += ["gaps"] if any("cells" in row for table in _gap_tables(found) for row in table["rows"]) else []
    made += ["agreement"] if _agreement_tables(found) else []
    for name in DISTRIBUTIONS:
        table = found.table(name)
        if table is not None and any(row["shown"] for row in table["rows"]):
            made.append(name)
    sectors = found.table(SECTORS)
    if sectors is not None and "cells" in row_of(sectors, found.focus):
        made.append(SECTORS)
    return made


def picture(found: Released, texts: Texts, name: str) -> Heat | Stacked | None:
    """A picture by its name, or the distribution of any other table; None for what there is not."""
    found = found.single_rows()
    if name == "coverage":
        return _coverage(found, texts)
    if name == "levels":
        scored = found.scored()[:MOST_COLUMNS]
        return _levels(found, texts, scored) if scored else None
    if name == "gaps":
        gaps = _gap_tables(found)
        return _gaps(found, texts, gaps) if gaps else None
    if name == "agreement":
        tables = _agreement_tables(found)
        return _agreement(found, texts, tables) if tables else None
    table = found.table(name)
    return None if table is None or "free_text" in table else _of_table(found, texts, table)


def _of_table(found: Released, texts: Texts, table: Mapping[str, Any]) -> Stacked | None:
    if "two_way" in table:
        return _two_ways(found, texts, table)
    return _options(found, texts, table) if table["type"] == "multi" else _distribution(found, texts, table)


def pictures(found: Released, texts: Texts) -> Iterator[tuple[str, Heat | Stacked | Trend]]:
    """Each picture with a short name for its file; those without data are left out."""
    found = found.overview()
    for name in names(found):
        made = picture(found, texts, name)
        if made is not None:
            yield name, made


def _gap_tables(found: Released) -> list[Mapping[str, Any]]:
    return found.about("I07")[:MOST_COLUMNS]


def _agreement_tables(found: Released) -> list[Mapping[str, Any]]:
    return [one for one in found.about("I08") if any(row["shown"] for row in one["rows"])][:MOST_COLUMNS]


def _agreement(found: Released, texts: Texts, tables: Sequence[Mapping[str, Any]]) -> Heat:
    """Of each competency how many per cent are within one level of what the supervisor said."""
    listed = [group for group in found.groups if group["level"] in ("province", "block")]
    rows = tuple(
        (_indented(found, group), tuple(share(table, group["id"], WITHIN_ONE) for table in tables)) for group in listed
    )
    columns = tuple(table["id"].removeprefix("I08:") for table in tables)
    return Heat(_words(found, texts, texts("figures-agreement")), columns, rows, 0.0, 100.0, decimals=0)


def _words(found: Released, texts: Texts, title: str) -> GroupWords:
    source = texts("figures-source", campaign=found.number, date=day_of(found, texts))
    return GroupWords(title, found.title, source, texts("figures-hidden"), texts.language)


def _coverage(found: Released, texts: Texts) -> Stacked:
    bars = []
    for group in found.groups:
        answered = group["answered"]
        counts = None if answered is None else (answered, group["invited"] - answered)
        bars.append(Bar(_indented(found, group), counts, strong=group["level"] == "province"))
    return Stacked(
        _words(found, texts, texts("figures-coverage")), (texts("chart-submitted"), texts("chart-open")), tuple(bars)
    )


def _indented(found: Released, group: Mapping[str, Any]) -> str:
    return _INDENTED.get(group["level"], "") + found.name(group)


_INDENTED: Final = {"agency": "   ", "filter": "   "}


def _levels(found: Released, texts: Texts, tables: Sequence[Mapping[str, Any]]) -> Heat:
    scores = [category["score"] for category in tables[0]["categories"]]
    return _map(found, texts, tables, texts("figures-levels"), (min(scores), max(scores)))


def _gaps(found: Released, texts: Texts, tables: Sequence[Mapping[str, Any]]) -> Heat:
    return _map(found, texts, tables, texts("figures-gaps"), (0.0, 2.0))


def _map(
    found: Released, texts: Texts, tables: Sequence[Mapping[str, Any]], title: str, ends: tuple[float, float]
) -> Heat:
    rows = tuple(
        (_indented(found, group), tuple(mean(table, group["id"]) for table in tables)) for group in found.groups
    )
    columns = tuple(table["id"].removeprefix("I07:") for table in tables)
    return Heat(_words(found, texts, title), columns, rows, *ends)


def _distribution(found: Released, texts: Texts, table: Mapping[str, Any]) -> Stacked:
    names = tuple(found.name(category) for category in table["categories"])
    codes = [category["code"] for category in table["categories"]]
    bars = tuple(_bar(found, group, row_of(table, group["id"]), codes) for group in found.groups)
    return Stacked(_words(found, texts, found.name(table)), names, bars)


def _ends(name: str) -> str:
    """Neighbours that stand together in a column by the first and the last: more does not fit a phone."""
    names = name.split(", ")
    return name if len(names) == 1 else f"{names[0]} – {names[-1]}"


def _two_ways(found: Released, texts: Texts, table: Mapping[str, Any]) -> Stacked | None:
    """A bar for each column of each group that has figures; None where there is no such group."""
    bars = tuple(
        Bar(f"{found.name(group)} · {_ends(column.name)}", column.cells, strong=group["level"] == "province")
        for group in found.groups
        for column in columns_of(found, table, group["id"])
    )
    names = tuple(found.name(answer) for answer in answers_of(found, table))
    return Stacked(_words(found, texts, found.name(table)), names, bars) if bars else None


def _bar(found: Released, group: Mapping[str, Any], row: Mapping[str, Any], codes: Sequence[str]) -> Bar:
    label, strong = _indented(found, group), group["level"] == "province"
    if "at_least" in row:
        return Bar(label, None, codes.index(row["at_least"]["category"]), strong=strong)
    return Bar(label, tuple(row["cells"]) if "cells" in row else None, strong=strong)


def _options(found: Released, texts: Texts, table: Mapping[str, Any]) -> Stacked | None:
    """A bar an option, of all in the focus who answered; None where its row is not exact."""
    row = row_of(table, found.focus)
    if "cells" not in row:
        return None
    bars = tuple(
        Bar(found.name(category), (cell, row["total"] - cell))
        for category, cell in zip(table["categories"], row["cells"], strict=True)
    )
    group = next(one for one in found.release["groups"] if one["id"] == found.focus)
    title = f"{found.name(table)} · {found.name(group)}"
    return Stacked(_words(found, texts, title), (texts("figures-named"), texts("figures-not-named")), bars)


def in_all(waves: Sequence[Released]) -> list[tuple[str, *tuple[Mapping[str, Any], ...]]]:
    """The questions on the scale that every wave asks: the last name of each, and its table in each wave."""
    found: list[tuple[str, *tuple[Mapping[str, Any], ...]]] = []
    for one in waves[0].scored():
        tables = [table for wave in waves if (table := wave.table(one["id"])) is not None]
        if len(tables) == len(waves):
            found.append((waves[-1].name(one), *tables))
    return found


def trend(waves: Sequence[Released], texts: Texts, group: str = PROVINCE) -> Trend | None:
    """The mean level of a group over waves, the oldest first, for the questions all of them have; None for one wave."""
    common = in_all(waves)[:MOST_LINES]
    if len(waves) < 2 or not common:  # noqa: PLR2004 - two make a trend
        return None
    lines = tuple((name, tuple(mean(table, group) for table in tables)) for name, *tables in common)
    days = tuple(day_of(wave, texts) for wave in waves)
    return Trend(_words(waves[-1], texts, texts("figures-trend")), days, lines)


def in_parts(drawn: Heat | Stacked | Trend, most: int) -> Iterator[Heat | Stacked | Trend]:
    """A picture in parts of at most so many rows, as a page of paper takes them; its first row stands on each."""
    rows = drawn.rows if isinstance(drawn, Heat) else drawn.bars if isinstance(drawn, Stacked) else ()
    if len(rows) <= most:
        yield drawn
        return
    count = -(-(len(rows) - 1) // (most - 1))
    size = -(-(len(rows) - 1) // count)
    for at in range(count):
        shown = slice(1 + at * size, 1 + (at + 1) * size)
        words = replace(drawn.words, title=f"{drawn.words.title} ({at + 1}/{count})")
        if isinstance(drawn, Heat):
            yield replace(drawn, words=words, rows=(drawn.rows[0], *drawn.rows[shown]))
        elif isinstance(drawn, Stacked):
            yield replace(drawn, words=words, bars=(drawn.bars[0], *drawn.bars[shown]))
