"""KoboToolbox's matrix, score and ranking, written out as groups of plain questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book, Row
from survey_definitions.reading.types import KOBO_COLUMNS
from survey_definitions.reading.words import nearest

MATRIX, SCORE, RANK, MESSAGE = KOBO_COLUMNS
_COLUMN: Final = {"kobomatrix": MATRIX, "score": SCORE, "rank": RANK}


def without_kobo(book: Book) -> Book:
    """The book with these written out; each question keeps the row it comes from."""
    if not any(_word(row, "begin") for row in book.questions()):
        return book
    found: list[Problem] = []
    sheet = book.sheets[SURVEY]
    rows = tuple(_expanded(sheet.rows, book, found))
    headers = tuple(dict.fromkeys((*sheet.headers, *(cell.header for row in rows for cell in row.cells))))
    survey = replace(sheet, headers=headers, rows=rows)
    return replace(book, sheets={**book.sheets, SURVEY: survey}, problems=(*book.problems, *found))


def _word(row: Row, side: str) -> str:
    """Which of the three a row begins or ends."""
    text = "_".join(row.get("type").split())
    word = text.removeprefix(f"{side}_")
    return word if word != text and word in _COLUMN else ""


def _expanded(rows: Sequence[Row], book: Book, found: list[Problem]) -> Iterator[Row]:
    begun: Row | None = None
    inside: list[Row] = []
    for row in rows:
        if begun is None and _word(row, "begin"):
            begun, inside = row, []
        elif begun is not None and _word(row, "end"):
            yield from _written_out(begun, inside, row, book, found)
            begun = None
        elif begun is not None:
            inside.append(row)
        else:
            yield row
    if begun is not None:  # without its end: told of the group it would become
        yield from (begun.with_texts(type="begin_group"), *inside)


def _written_out(begun: Row, inside: list[Row], end: Row, book: Book, found: list[Problem]) -> Iterator[Row]:
    word = _word(begun, "begin")
    listed = begun.get(_COLUMN[word])
    items = [row for row in book.rows(CHOICES) if row.get("list_name") == listed and row.get("name")]
    if not items:
        found.append(_unknown(begun, _COLUMN[word], listed, book))
    yield begun.with_texts(type="begin_group", **dict.fromkeys(KOBO_COLUMNS, ""))
    yield from _MAKERS[word](begun, inside, items, listed)
    yield end.with_texts(type="end_group")


def _unknown(row: Row, column: str, listed: str, book: Book) -> Problem:
    near = nearest(listed, {one.get("list_name") for one in book.rows(CHOICES)}, 0.5)
    advice = "near_list" if near else ""
    return problem("unknown_list", SURVEY, row, column, text=listed, list=listed, near=near, advice=advice)


def _matrix(begun: Row, inside: list[Row], items: list[Row], _listed: str) -> Iterator[Row]:
    """A group for each line of the matrix, with a question for each of its columns."""
    for item in items:
        name = f"{begun.get('name')}_{item.get('name')}"
        labels = {cell.header: cell.text for cell in item.all("label")}
        head = Row(begun.number, (), begun.line).with_texts(type="begin_group", name=name, **labels)
        yield head
        yield from (row.with_texts(name=f"{name}_{row.get('name')}") if row.get("name") else row for row in inside)
        yield Row(begun.number, (), begun.line).with_texts(type="end_group")


def _score(_begun: Row, inside: list[Row], _items: list[Row], listed: str) -> Iterator[Row]:
    for row in inside:
        yield row.with_texts(type=f"select_one {listed}") if _is(row, "score__row") else row


def _rank(begun: Row, inside: list[Row], _items: list[Row], listed: str) -> Iterator[Row]:
    """A question for each rank, of which none takes what an earlier one has."""
    taken: list[str] = []
    for row in inside:
        if not _is(row, "rank__level"):
            yield row
            continue
        constraint = " and ".join(f". != ${{{name}}}" for name in taken)
        message = begun.get(MESSAGE) if constraint else ""
        yield row.with_texts(type=f"select_one {listed}", constraint=constraint, constraint_message=message)
        taken.append(row.get("name"))


def _is(row: Row, word: str) -> bool:
    return row.get("type") in (word, word.replace("__", "_"))


_MAKERS: Final[dict[str, Callable[[Row, list[Row], list[Row], str], Iterator[Row]]]] = {
    "kobomatrix": _matrix,
    "score": _score,
    "rank": _rank,
}
