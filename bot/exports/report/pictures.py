"""Which pictures released figures give: coverage, heat map, gaps, languages, structure, sectors, trend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from bot.charts.groups import Bar, GroupWords, Heat, Stacked, Trend
from bot.exports.report.released import Released, mean, row_of
from bot.texts import Texts

DISTRIBUTIONS: Final = ("I09", "I05", "I04", "I12", "I06")
MOST_COLUMNS: Final = 16
MOST_LINES: Final = 6


def pictures(found: Released, texts: Texts) -> Iterator[tuple[str, Heat | Stacked | Trend]]:
    """Each picture with a short name for its file; those without data are left out."""
    yield "coverage", _coverage(found, texts)
    scored = found.scored()[:MOST_COLUMNS]
    if scored:
        yield "levels", _levels(found, texts, scored)
    gaps = [one for one in found.release["tables"] if one["id"].startswith("I07:")][:MOST_COLUMNS]
    if gaps:
        yield "gaps", _gaps(found, texts, gaps)
    for name in DISTRIBUTIONS:
        table = found.table(name)
        if table is not None and any(row["shown"] for row in table["rows"]):
            yield name, _distribution(found, texts, table)
    sectors = found.table("I10")
    if sectors is not None and "cells" in row_of(sectors, "province"):
        yield "I10", _sectors(found, texts, sectors)


def _words(found: Released, texts: Texts, title: str) -> GroupWords:
    source = texts("figures-source", campaign=found.campaign, date=found.date)
    return GroupWords(title, found.title, source, texts("figures-hidden"))


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
    return {"province": "", "block": "", "agency": "   "}[group["level"]] + found.name(group)


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


def _bar(found: Released, group: Mapping[str, Any], row: Mapping[str, Any], codes: Sequence[str]) -> Bar:
    label, strong = _indented(found, group), group["level"] == "province"
    if "at_least" in row:
        return Bar(label, None, codes.index(row["at_least"]["category"]), strong=strong)
    return Bar(label, tuple(row["cells"]) if "cells" in row else None, strong=strong)


def _sectors(found: Released, texts: Texts, table: Mapping[str, Any]) -> Stacked:
    """A bar a sector, of all in the province who named any."""
    row = row_of(table, "province")
    bars = tuple(
        Bar(found.name(category), (cell, row["total"] - cell))
        for category, cell in zip(table["categories"], row["cells"], strict=True)
    )
    names = (texts("figures-named"), texts("figures-not-named"))
    return Stacked(_words(found, texts, found.name(table)), names, bars)


def trend(waves: Sequence[Released], texts: Texts) -> Trend | None:
    """The mean level of the province over waves, for the questions that all of them have; None for one wave."""
    common = [one for one in waves[0].scored() if all(wave.table(one["id"]) for wave in waves)][:MOST_LINES]
    if len(waves) < 2 or not common:  # noqa: PLR2004 - two make a trend
        return None
    lines = tuple(
        (waves[-1].name(one), tuple(mean(wave.table(one["id"]) or one, "province") for wave in waves)) for one in common
    )
    return Trend(_words(waves[-1], texts, texts("figures-trend")), tuple(wave.date for wave in waves), lines)
