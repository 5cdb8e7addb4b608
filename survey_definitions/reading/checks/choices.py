"""The sheet of choices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, ON, SETTINGS, Book, Row
from survey_definitions.reading.types import parse_type

_SEVERAL: Final = re.compile(r"\w\s*(?:[;|]|\n)\s*\w")


def check_choices(book: Book) -> Iterator[Problem]:
    """Choices without list, name or label, or twice in a list."""
    asked = [parse_type(row.get("type")) for row in book.questions()]
    several = {one.list for one in asked if one.is_multiple or one.word == "rank"}
    repeats_allowed = any(row.get("allow_choice_duplicates").lower() in ON for row in book.rows(SETTINGS)[:1])
    seen: dict[tuple[str, str], Row] = {}
    above = ""
    for row in book.rows(CHOICES):
        listed, name = row.get("list_name"), row.get("name")
        if not listed:
            if name or row.get("label"):
                advice = "as_above" if above else ""
                yield problem("choice_without_list", CHOICES, row, "list_name", near=above, advice=advice)
            continue
        above = listed
        if not name:
            yield problem("choice_without_name", CHOICES, row, "name")
            continue
        if (listed, name) in seen and not repeats_allowed:
            other = str(seen[listed, name].number)
            yield problem("duplicate_choice", CHOICES, row, "name", text=name, list=listed, name=name, other=other)
        seen.setdefault((listed, name), row)
        yield from _check_texts(row, name, several=listed in several)
    if not repeats_allowed:
        yield from _check_twins(seen)
    yield from _check_alone(seen)


def _check_alone(rows: Mapping[tuple[str, str], Row]) -> Iterator[Problem]:
    """Choices that all stand in one cell: the only one of its list, with semicolons or lines."""
    sizes = Counter(listed for listed, _ in rows)
    for (listed, _), row in rows.items():
        cell = next((one for one in row.all("name", "label") if _SEVERAL.search(one.text)), None)
        if sizes[listed] == 1 and cell:
            yield problem("choices_in_one", CHOICES, row, cell.header, text=cell.text, severity="warning", list=listed)


def _check_texts(row: Row, name: str, *, several: bool) -> Iterator[Problem]:
    if several and len(name.split()) > 1:
        near = "_".join(name.split())
        yield problem("choice_with_blank", CHOICES, row, "name", text=name, name=name, near=near)
    if not any(row.get(column) for column in ("label", "image", "audio", "video")):
        yield problem("choice_without_label", CHOICES, row, "label", severity="warning", name=name)


def _check_twins(rows: dict[tuple[str, str], Row]) -> Iterator[Problem]:
    """Two choices of a list with the same words, filtered by nothing that would keep them apart."""
    seen: dict[tuple[str, ...], Row] = {}
    for (listed, _), row in rows.items():
        for cell in row.all("label"):
            others = (other.text for other in row.cells if other.column not in ("label", "name"))
            key = (listed, cell.language, cell.text.casefold(), *others)
            if key in seen:
                params = {"other": str(seen[key].number)}
                yield problem(
                    "same_choice_label", CHOICES, row, cell.header, params, text=cell.text, severity="warning"
                )
                break
            seen[key] = row
