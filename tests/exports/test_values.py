"""Every cell of every format is what SQL has of it: choices, days, numbers, several answers, entries of a repeat."""

import csv
import io
import math
import re
from datetime import date
from zipfile import ZipFile

import pyreadstat
import pytest
from lxml import etree
from openpyxl import load_workbook
from pyarrow import parquet
from sqlalchemy import text

from survey_definitions import AddRepeat, Answer, CloseRepeat, Skip
from tests.exports.test_export import Province

SURVEY = """
settings: [{form_id: trips, form_title: {vi: Chuyến đi, en: Trips}, version: '1', default_language: vi}]
survey:
- {type: select_one level, name: level, label: {vi: Mức, en: Level}}
- {type: select_multiple tool, name: tools, label: {vi: Công cụ, en: Tools}}
- {type: date, name: since, label: {vi: Từ ngày, en: Since}}
- {type: integer, name: years, label: {vi: Số năm, en: Years}}
- {type: decimal, name: share, label: {vi: Tỷ lệ, en: Share}}
- {type: begin_repeat, name: trip, label: {vi: Chuyến, en: Trip}}
- {type: select_one country, name: country, label: {vi: Nước, en: Country}}
- {type: date, name: left, label: {vi: Đi ngày, en: Left on}}
- {type: select_multiple tool, name: packed, label: {vi: Mang theo, en: Packed}}
- {type: integer, name: days, label: {vi: Số ngày, en: Days}}
- {type: end_repeat}
choices:
- {list_name: level, name: '1', label: {vi: Một, en: One}}
- {list_name: level, name: '2', label: {vi: Hai, en: Two}}
- {list_name: tool, name: pen, label: {vi: Bút, en: Pen}}
- {list_name: tool, name: map, label: {vi: Bản đồ, en: Map}}
- {list_name: country, name: de, label: {vi: Đức, en: Germany}}
- {list_name: country, name: la, label: {vi: Lào, en: Laos}}
"""
MAIN, TRIP = ("level", "tools", "since", "years", "share"), ("country", "left", "packed", "days")
ROWS = """
SELECT u.receipt, a.path, a.name, a.code, a.value, a.day FROM answers a
JOIN submissions u ON u.session_id = a.session_id AND u.number = a.number
"""
NO, MORE, DONE = Skip(), AddRepeat("/trip+"), CloseRepeat("/trip+")


def given(*values):
    return [NO if value is None else Answer(value) for value in values]


PEOPLE = {
    "BTC-001": [
        *given("2", "pen map", "2019-02-28", "12", "0.5", "de", "2024-02-29", "map", "7"),
        MORE,
        *given("la", "2025-12-31", None, "0"),
        DONE,
    ],
    "BTC-002": [*given("1", None, None, "0", None, "la", None, "pen map", None), DONE],
    "VPTU-001": [*given(None, "map", "1975-01-01", None, "-1.25", "de", "2024-03-01", None, "365"), DONE],
}


@pytest.fixture
def written(database, clock, tmp_path):
    """The folder with all formats, and what SQL says by receipt, entry ('' for the main sheet) and question."""
    province = Province(database, clock, SURVEY)
    for code, inputs in PEOPLE.items():
        province.answer(code, *inputs)
    for suffix in (".xlsx", ".csv", ".sav", ".parquet", ".xml"):
        assert province.export(tmp_path / f"x{suffix}", language="en") == len(PEOPLE)
    said = {}
    for receipt, path, name, code, value, day in database.read_now(
        lambda uow: uow.connection.execute(text(ROWS)).all()
    ):
        entry = re.search(r"\[k(\d+)\]", path)
        found = next((one for one in (code, value, day) if one is not None), None)
        said[receipt, entry[1] if entry else "", name] = plain(found)
    assert {name for *_, name in said} == {*MAIN, *TRIP, "instanceID"}
    return tmp_path, {key: value for key, value in said.items() if value and key[2] != "instanceID"}


def plain(value):
    """As text, whatever a format holds it as: days as ISO, whole numbers without a point, nothing as ''."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    try:
        return f"{float(value):g}"
    except ValueError:
        return str(value)


def cells(sheets):
    """What rows of the main sheet and of the repeat's say, in the form of `written`."""
    found = {}
    for names, key, rows in zip((MAIN, TRIP), ("", "trip_key"), sheets, strict=True):
        for row in rows:
            if row["receipt"]:
                entry = plain(row[key]) if key else ""
                found |= {(row["receipt"], entry, name): plain(row[name]) for name in names if plain(row[name])}
    return found


def test_the_workbook_and_its_types(written):
    folder, said = written
    book = load_workbook(folder / "x.xlsx")
    sheets = [list(_dicts(book[name].iter_rows(values_only=True))) for name in ("trips", "trip")]
    assert cells(sheets) == said
    kinds = {name: {type(row[name]) for row in sheets[0]} - {type(None)} for name in MAIN}
    assert (kinds["level"], kinds["years"], kinds["share"]) == ({str}, {int}, {float})
    assert all(isinstance(row["left"], date | None) for row in sheets[1])
    for row in sheets[0]:
        wanted = (row["tools"] or "").split()
        assert [row[f"tools/{code}"] for code in ("pen", "map")] == (
            [int(code in wanted) for code in ("pen", "map")] if wanted else [None, None]
        )


def _dicts(rows):
    header, *others = rows
    return [dict(zip(header, row, strict=True)) for row in others]


def test_csv(written):
    folder, said = written
    with ZipFile(folder / "x.csv.zip") as archive:
        sheets = [
            _dicts(csv.reader(io.StringIO(archive.read(f"{name}.csv").decode("utf-8-sig"))))
            for name in ("trips", "trip")
        ]
    assert cells([[{one: value or None for one, value in row.items()} for row in rows] for rows in sheets]) == said


def test_statistics_file_with_labels_of_values(written):
    folder, said = written
    main, meta = pyreadstat.read_sav(str(folder / "x.sav"))
    trip, of_trips = pyreadstat.read_sav(str(folder / "x.trip.sav"))
    assert cells([main.to_dict("records"), trip.to_dict("records")]) == said
    assert meta.variable_value_labels["level"] == {1.0: "One", 2.0: "Two"}
    assert of_trips.variable_value_labels["country"] == {"de": "Germany", "la": "Laos"}


def test_parquet(written):
    folder, said = written
    sheets = [parquet.read_table(folder / name).to_pylist() for name in ("x.parquet", "x.trip.parquet")]
    assert cells(sheets) == said


def test_submissions_as_odk_has_them(written):
    folder, said = written
    receipts = {row["receipt"]: row["staff_code"] for row in parquet.read_table(folder / "x.parquet").to_pylist()}
    assert len(receipts) > len(PEOPLE)  # the silent have none
    found = []
    for one in etree.parse(folder / "x.xml").getroot():
        values = {name: plain(one.findtext(f"{{*}}{name}")) for name in MAIN}
        trips = [{name: plain(trip.findtext(f"{{*}}{name}")) for name in TRIP} for trip in one.iterfind("{*}trip")]
        found.append((values, trips))
    assert sorted(map(repr, found)) == sorted(map(repr, _instances(said)))


def _instances(said):
    for receipt in {receipt for receipt, *_ in said}:
        entries = sorted({entry for mine, entry, _ in said if mine == receipt and entry}, key=int)
        main = {name: said.get((receipt, "", name), "") for name in MAIN}
        yield main, [{name: said.get((receipt, entry, name), "") for name in TRIP} for entry in entries]
