"""A survey between YAML and Excel: the same content, whichever way it goes."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from survey_definitions.problems import SurveyRejected
from survey_definitions.reading.pipeline import raw_book
from survey_definitions.reading.sheets import Book
from survey_definitions.writing import written
from tests.reading.files import yaml_file

SHIPPED = ("skills", "languages", "experience")


def content(book: Book) -> dict[str, list[dict[str, str]]]:
    return {name: [row.plain() for row in book.rows(name)] for name in book.sheets if book.rows(name)}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_survey_that_ships_comes_back_from_excel_as_it_was(name):
    book = raw_book((files("survey_definitions") / "surveys" / f"{name}.yaml").read_bytes())
    workbook = raw_book(written(book, "a.xlsx"))
    assert content(workbook) == content(book)
    assert content(raw_book(written(workbook, "a.yaml"))) == content(book)


TRAPS = [
    "=1+1",
    "01",
    "1e3",
    "true",
    "yes",
    "2024-01-01",
    "null",
    "- a",
    "a: b",
    "line one\nline two",
    "đ “x” 'y'",
    "#1",
]


@pytest.mark.parametrize("target", ["a.xlsx", "a.yaml"])
def test_texts_stay_texts_whatever_they_look_like(target):
    rows = "type | name | label\n" + "".join(f"text | q{n} | x{n}\n" for n in range(len(TRAPS)))
    data = yaml_file(rows)
    for n, text in enumerate(TRAPS):
        data = data.replace(f'"x{n}"'.encode(), json.dumps(text, ensure_ascii=False).encode())
    found = content(raw_book(written(raw_book(data), target)))["survey"]
    assert [row["label"] for row in found] == TRAPS


def test_a_text_without_a_language_beside_translations_stays_so():
    data = b"survey:\n- {type: text, name: a, label: A, 'label::vi': B}\n"
    assert content(raw_book(written(raw_book(data), "a.yaml"))) == content(raw_book(data))


def test_other_kinds_of_files_cannot_be_written():
    with pytest.raises(SurveyRejected, match="csv"):
        written(raw_book(yaml_file("type | name | label\ntext | a | A")), "a.csv")
