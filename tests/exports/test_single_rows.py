"""A block that is one agency stands once in reports and pictures: both rows are the same people."""

import pytest

from bot.charts.shapes import Bar, GroupWords, Heat, Stacked
from bot.exports.report.pictures import in_parts
from bot.exports.report.released import Released, row_of


def group(code, parent, level, invited, answered, name=""):
    return {
        "id": code,
        "parent": parent,
        "level": level,
        "invited": invited,
        "answered": answered,
        "label": {"en": name or code},
    }


def release(*, invited=20, agency="Party Office", shown=("K2", "VP")):
    """A block K1 of two agencies, and a block K2 with one."""
    groups = [
        group("province", None, "province", 50, 40),
        group("K1", "province", "block", 30, 25),
        group("K2", "province", "block", 20, 15 if "K2" in shown else None, "Party Office"),
        group("A", "K1", "agency", 18, 15),
        group("B", "K1", "agency", 12, 10),
        group("VP", "K2", "agency", invited, 15 if "VP" in shown else None, agency),
    ]
    rows = [
        {"group": one["id"], "shown": True, "total": 15, "cells": [10, 5]}
        if one["id"] in ("province", *shown)
        else {"group": one["id"], "shown": False}
        for one in groups
    ]
    table = {"id": "Q1", "label": {"en": "Q"}, "categories": [], "rows": rows}
    return Released("skills-1", "Skills", {"groups": groups, "tables": [table], "partitions": []}, "en")


def names(found):
    return [found.name(one) for one in found.groups]


def test_a_block_and_its_only_agency_are_one_row_by_the_name_that_both_have():
    assert names(release()) == ["province", "K1", "A", "B", "Party Office", "Party Office"]
    assert names(release().single_rows()) == ["province", "K1", "A", "B", "Party Office"]


def test_where_the_names_differ_both_are_told():
    assert names(release(agency="Secretariat").single_rows())[-1] == "Party Office: Secretariat"


@pytest.mark.parametrize("shown", [("K2",), ("VP",), ("K2", "VP")])
def test_the_row_that_is_shown_is_the_one_that_stands(shown):
    found = release(shown=shown).single_rows()
    assert row_of(found.release["tables"][0], "K2") == {"group": "K2", "shown": True, "total": 15, "cells": [10, 5]}
    assert found.groups[-1]["answered"] == 15


def test_neither_is_shown_where_neither_is():
    found = release(shown=()).single_rows()
    assert row_of(found.release["tables"][0], "K2") == {"group": "K2", "shown": False}
    assert found.groups[-1]["answered"] is None


def test_a_block_with_more_people_than_the_agency_that_a_reader_sees_stays_beside_it():
    assert names(release(invited=8).single_rows()) == names(release(invited=8))


def test_what_was_about_the_agency_is_about_the_block():
    about = release().around("VP").single_rows()
    assert (names(about), about.focus) == (["province", "Party Office"], "K2")


WORDS = GroupWords("Levels", "Skills", "source", "hidden", "en")


@pytest.mark.parametrize("number", [36, 37, 61, 120])
def test_a_high_picture_comes_in_parts_with_all_rows_once_below_the_first_one(number):
    rows = tuple((f"row {at}", (1.0,)) for at in range(number))
    parts = list(in_parts(Heat(WORDS, ("G1",), rows, 1.0, 5.0), 36))
    assert [part.rows[0] for part in parts] == [rows[0]] * len(parts)
    assert [row for part in parts for row in part.rows[1:]] == list(rows[1:])
    assert max(len(part.rows) for part in parts) <= 36
    assert max(len(part.rows) for part in parts) - min(len(part.rows) for part in parts) <= len(parts)
    assert len({part.words.title for part in parts}) == len(parts)
    bars = Stacked(WORDS, ("yes", "no"), tuple(Bar(f"row {at}", (1, 2)) for at in range(number)))
    assert sum(len(part.bars) - 1 for part in in_parts(bars, 36)) == number - 1
