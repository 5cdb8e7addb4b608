"""Lists of choices that no question asks from: most of them misspelt."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book, Row
from survey_definitions.reading.types import parse_type


def check_spare_lists(book: Book) -> Iterator[Problem]:
    """An error where a list differs from one that is asked from in what nobody sees; else a warning."""
    used = {parse_type(row.get("type")).list for row in book.questions()} - {""}
    cells = "\n".join(cell.text for row in book.rows(SURVEY) for cell in row.cells)
    first: dict[str, Row] = {}
    for row in book.rows(CHOICES):
        if row.get("list_name"):
            first.setdefault(row.get("list_name"), row)
    alike = {_alike(name): name for name in used & first.keys()}
    for name, row in first.items():
        if name in used or f"'{name}'" in cells or f'"{name}"' in cells:
            continue
        near = alike.get(_alike(name), "")
        header = next(row.all("list_name")).header
        params = {"list": name, "near": near}
        if near:
            yield problem("unused_list", CHOICES, row, header, params, text=name)
        elif used:
            yield problem("spare_list", CHOICES, row, header, params, text=name, severity="warning")


def _alike(name: str) -> str:
    """A name without what is easily overlooked: capitals, blanks, “_”, signs of other widths."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", name).casefold() if sign.isalnum())
