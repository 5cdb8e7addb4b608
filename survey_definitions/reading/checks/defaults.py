"""Defaults that their own question would refuse: no choice of its list, no number, no day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.checks.expressions import ERRORS
from survey_definitions.reading.checks.meanings import day_meant
from survey_definitions.reading.checks.possible import Choosable, choosable, steps_of
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import SURVEY, Book, Cell, Row
from survey_definitions.reading.types import Type, parse_type

_KINDS: Final = {"integer": "12", "decimal": "3.5", "date": "2026-03-17"}
_INTEGER: Final = re.compile(r"-?\d{1,9}\Z", re.ASCII)
_DECIMAL: Final = re.compile(r"-?(\d+(\.\d*)?|\.\d+)\Z", re.ASCII)


def check_defaults(book: Book) -> Iterator[Problem]:
    """What is no answer to its question. What is computed is not judged."""
    lists = book.learnt(choosable)
    for row in book.questions():
        for cell in row.all("default"):
            if not ("${" in cell.text or "(" in cell.text or cell.text in ERRORS):
                yield from _check(row, cell, lists)


def _check(row: Row, cell: Cell, lists: dict[str, Choosable]) -> Iterator[Problem]:
    asked, text = parse_type(row.get("type")), cell.text
    if asked.is_select and asked.list in lists and not asked.or_other:
        yield from _check_choice(row, cell, asked, lists[asked.list])
    elif asked.word == "range":
        steps = tuple(steps_of(row))
        if steps and not any(_is_same(text, step) for step in steps):
            params = {"found": text, "example": steps[0]}
            yield problem("bad_default", SURVEY, row, cell.header, params, text=text)
    elif asked.word in _KINDS and not _fits(asked.word, text):
        near = _near(asked.word, text)
        params = {"found": text, "example": _KINDS[asked.word], "near": near}
        advice = "near_default" if near else ""
        yield problem("bad_default", SURVEY, row, cell.header, params, text=text, advice=advice)


def _is_same(text: str, step: str) -> bool:
    """Whether two numbers are one: `1.0` is the step `1`."""
    return bool(_DECIMAL.match(text)) and float(text) == float(step)


def _check_choice(row: Row, cell: Cell, asked: Type, listed: Choosable) -> Iterator[Problem]:
    several = asked.is_multiple or asked.word == "rank"
    words = cell.text.split() if several else [cell.text]
    wrong = next((word for word in words if word not in listed.codes), "")
    if wrong:
        parts = re.split(r"\s*[,;]\s*", cell.text) if several else [cell.text]
        names = [part if part in listed.codes else listed.labels.get(part.casefold(), "") for part in parts]
        near = " ".join(names) if all(names) else ""
        params = {"found": wrong, "list": asked.list, "near": near}
        advice = "near_default" if near else ""
        yield problem("bad_default_choice", SURVEY, row, cell.header, params, text=cell.text, advice=advice)


def _fits(kind: str, text: str) -> bool:
    if kind == "date":
        try:
            return bool(date.fromisoformat(text))
        except ValueError:
            return text.startswith("today")
    pattern = _INTEGER if kind == "integer" else _DECIMAL
    return bool(pattern.match(text)) or bool(re.search(r"\d\s*(?:[-+*]|div|mod)\s*\d", text))


def _near(kind: str, text: str) -> str:
    """The same value as it is to be written; empty when it is none."""
    if kind == "date":
        return day_meant(text)
    number = text.replace(",", ".", 1)
    if kind == "integer":
        number = re.sub(r"\.0*\Z", "", number)
    return number if number != text and _fits(kind, number) else ""
