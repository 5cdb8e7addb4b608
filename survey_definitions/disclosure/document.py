"""Releases as JSON in the format ``surveybot-figures/1``: what readers may have, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from survey_definitions.disclosure.counts import QuestionTable
from survey_definitions.disclosure.groups import Group
from survey_definitions.disclosure.releases import Release
from survey_definitions.disclosure.rows import PrintedRow, Shown
from survey_definitions.disclosure.rules import K2, K

FORMAT: Final = "surveybot-figures/1"


def as_json(campaign: str, releases: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The document of a campaign: all releases ever printed, as `release_json` gave them, the oldest first."""
    head = {"format": FORMAT, "campaign": campaign, "k": K, "k2": K2, "at_least_rule": "share"}
    return {**head, "releases": list(releases)}


def release_json(release: Release, number: int, date: str) -> dict[str, Any]:
    """One release; ``date`` is its day as ISO text."""
    printed = [group for group in release.groups.tree if group.printed]
    parts = [part for partition in release.groups.partitions for part in partition.parts]
    return {
        "number": number,
        "date": date,
        "groups": [_group(release, group) for group in (*printed, *parts)],
        "partitions": [
            {"whole": one.whole, "by": one.by, "parts": [part.id for part in one.parts]}
            for one in release.groups.partitions
        ],
        "tables": [_table(release, table, [*printed, *parts]) for table in release.tables],
    }


def _group(release: Release, group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "parent": group.parent,
        "level": group.level,
        "label": dict(group.labels),
        "invited": group.invited,
        "answered": release.answered(group.id),
    }


def _table(release: Release, table: QuestionTable, groups: list[Group]) -> dict[str, Any]:
    return {
        "id": table.id,
        "question": table.question,
        "label": dict(table.labels),
        **_more(release, table),
        "type": "single" if table.is_text else table.kind,
        "base": "valid",
        "categories": [
            {"code": one.code, "label": dict(one.labels), **({} if one.score is None else {"score": one.score})}
            for one in table.categories
        ],
        "rows": [_row(table, release.row(table, group.id)) for group in groups],
    }


def _more(release: Release, table: QuestionTable) -> dict[str, Any]:
    """What kind of a table it is, and which other one its cells add up to."""
    if table.crossing is None:
        return {"free_text": True} if table.is_text else {}
    margin = next(one for one in release.tables if one.id == table.crossing.margin)
    answers = [one.code for one in margin.categories for _ in table.crossing.columns]
    pairs = {pair.code: answer for pair, answer in zip(table.categories, answers, strict=True)}
    columns = [
        {"code": one.code, "label": dict(one.labels), "parts": list(parts)}
        for one, parts in zip(table.crossing.columns, table.crossing.parts, strict=True)
    ]
    return {"two_way": True, "margins": [{"question": margin.question, "map": pairs}], "columns": columns}


def _row(table: QuestionTable, row: PrintedRow) -> dict[str, Any]:
    if row.shown is Shown.EXACT and row.count is not None and table.is_text:
        return {"group": row.group, "shown": True, "total": row.count.cells[0]}
    if row.shown is Shown.EXACT and row.count is not None:
        return {"group": row.group, "shown": True, "total": row.total, "cells": list(row.count.cells)}
    if row.shown is Shown.AT_LEAST:
        least = {"category": row.category, "percent": 80}
        return {"group": row.group, "shown": True, "total": row.total, "at_least": least}
    return {"group": row.group, "shown": False}
