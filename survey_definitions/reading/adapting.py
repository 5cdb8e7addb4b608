"""What other tools read, in the words that the compiler and the checks know."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.headings import TEXTS
from survey_definitions.reading.kobo import without_kobo
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Book, Cell, Row, Sheet, canonical
from survey_definitions.reading.types import WRITTEN, parse_type

_WORDS: Final = {SURVEY: ("type", "name"), CHOICES: ("list_name", "name")}
EXTERNAL: Final = "external_choices"
_EXTERNAL_TYPE: Final = re.compile(r"select_one_external\s+(\S+)\s*\Z")
_LISTED: Final = re.compile(r"(select_one|select_multiple|rank)\s+(\S+(?:\s+\S+)+?)(\s+or_other)?\s*\Z")
_NAME: Final = re.compile(r"[^\W\d][\w.\-]*\Z")


def adapted(book: Book) -> Book:
    """The book with lists of `external_choices` among the choices, names without blanks, and Kobo's groups plain."""
    if SURVEY not in book.sheets:
        return book
    book = _on_one_line(_with_two_colons(book))
    return _without_blanks(_lists_without_blanks(_without_external(without_kobo(_in_small_letters(book)))))


# -- headers


def _with_two_colons(book: Book) -> Book:
    """`label:vi` is an older way of writing; beside `hint::vi` the compiler would not know it."""
    sheets = {name: sheet for name, sheet in book.sheets.items() if name in (SURVEY, CHOICES, SETTINGS, EXTERNAL)}
    if not any("::" in header for sheet in sheets.values() for header in sheet.headers):
        return book
    changed = {name: _two_colons(sheet) for name, sheet in sheets.items() if any(map(_colon, sheet.headers))}
    written = {(name, _colon(one)): one for name in changed for one in sheets[name].headers if _colon(one)}
    return replace(book, sheets={**book.sheets, **changed}, written={**book.written, **written})


def _two_colons(sheet: Sheet) -> Sheet:
    headers = tuple(_colon(one) or one for one in sheet.headers)
    rows = tuple(
        replace(row, cells=tuple(replace(cell, header=_colon(cell.header) or cell.header) for cell in row.cells))
        for row in sheet.rows
    )
    return replace(sheet, headers=headers, rows=rows, positions=tuple(_colon(one) or one for one in sheet.positions))


@cache
def _colon(header: str) -> str:
    """A text's header with one colon as it is with two; empty for any other."""
    column, language = canonical(header)
    return f"{column}::{language}" if ":" in header and "::" not in header and column in TEXTS and language else ""


# -- cells that hold one word or a few


def _on_one_line(book: Book) -> Book:
    """Types and names with line breaks or several blanks, as cells of a spreadsheet often have them, without them."""
    sheets = dict(book.sheets)
    for name, columns in _WORDS.items():
        sheet = book.sheets.get(name)
        if sheet and any(_is_broken(cell, columns) for row in sheet.rows for cell in row.cells):
            rows = tuple(
                replace(row, cells=tuple(_joined(cell) if _is_broken(cell, columns) else cell for cell in row.cells))
                for row in sheet.rows
            )
            sheets[name] = replace(sheet, rows=rows)
    return replace(book, sheets=sheets) if sheets != book.sheets else book


def _is_broken(cell: Cell, columns: tuple[str, ...]) -> bool:
    return cell.column in columns and cell.text != " ".join(cell.text.split())


def _joined(cell: Cell) -> Cell:
    return replace(cell, text=" ".join(cell.text.split()))


# -- types


def _in_small_letters(book: Book) -> Book:
    """Spreadsheets begin cells with a capital: `Text` and `Select_one yn` are the types they look like. Told once."""
    found = {row.number: near for row in book.questions() if (near := _small(row.get("type")))}
    if not found:
        return book
    first = next(row for row in book.questions() if row.number in found)
    params = {"type": first.get("type"), "near": found[first.number]}
    told = problem("type_in_capitals", SURVEY, first, "type", params, text=first.get("type"), severity="warning")
    sheet = book.sheets[SURVEY]
    rows = tuple(row.with_texts(type=found[row.number]) if row.number in found else row for row in sheet.rows)
    sheets = {**book.sheets, SURVEY: replace(sheet, rows=rows)}
    return replace(book, sheets=sheets, problems=(*book.problems, told))


def _small(text: str) -> str:
    """The type without its capitals; empty where it has none, or is none."""
    if text != text.lower() and parse_type(text.lower()).kind in ("begin", "end"):
        return text.lower()
    first, blank, rest = text.partition(" ")
    small = first.lower()
    return f"{small}{blank}{rest}" if small != first and small in WRITTEN else ""


# -- select_one_external


def _without_external(book: Book) -> Book:
    """`select_one_external` is a filtered list here: its choices come along whole."""
    if not book.rows(EXTERNAL):
        return book
    taken = {row.get("list_name") for row in book.rows(CHOICES)}
    external = book.sheets[EXTERNAL]
    moved = tuple(_moved(row, taken) for row in external.rows if row.cells)
    old = book.sheets.get(CHOICES, Sheet(CHOICES, (), ()))
    headers = tuple(dict.fromkeys((*old.headers, *external.headers)))
    choices = replace(old, headers=headers, rows=(*old.rows, *moved))
    sheet = book.sheets[SURVEY]
    survey = replace(sheet, rows=tuple(_plain(row, taken) for row in sheet.rows))
    others = {name: one for name, one in book.sheets.items() if name != EXTERNAL}
    return replace(book, sheets={**others, CHOICES: choices, SURVEY: survey})


def _moved(row: Row, taken: set[str]) -> Row:
    one = row.with_texts(list_name=_renamed(row.get("list_name"), taken))
    return Row(one.number, one.cells, one.line, EXTERNAL)


def _renamed(name: str, taken: set[str]) -> str:
    return f"{name}_external" if name in taken else name


def _plain(row: Row, taken: set[str]) -> Row:
    found = _EXTERNAL_TYPE.match(row.get("type"))
    return row.with_texts(type=f"select_one {_renamed(found[1], taken)}") if found else row


# -- blanks in names of lists


def _lists_without_blanks(book: Book) -> Book:
    """A list that questions and choices both name with a blank is read with “_” in its place."""
    given = {" ".join(row.get("list_name").split()) for row in book.rows(CHOICES)}
    names = {name: "_".join(name.split()) for name in given if " " in name}
    names = {name: near for name, near in names.items() if near not in given}
    asked = {row.number: found for row in book.questions() if (found := _LISTED.match(row.get("type")))}
    meant = {number: " ".join(found[2].split()) for number, found in asked.items()}
    used = names.keys() & set(meant.values())
    if not used:
        return book
    told = [_spelt(row, meant[row.number], names) for row in book.questions() if meant.get(row.number) in used]
    survey = tuple(
        row.with_texts(type=f"{asked[row.number][1]} {names[meant[row.number]]}{asked[row.number][3] or ''}")
        if meant.get(row.number) in used
        else row
        for row in book.sheets[SURVEY].rows
    )
    choices = tuple(_in_list(row, names) if row.cells else row for row in book.sheets[CHOICES].rows)
    sheets = {
        **book.sheets,
        SURVEY: replace(book.sheets[SURVEY], rows=survey),
        CHOICES: replace(book.sheets[CHOICES], rows=choices),
    }
    return replace(book, sheets=sheets, problems=(*book.problems, *told))


def _in_list(row: Row, names: dict[str, str]) -> Row:
    near = names.get(" ".join(row.get("list_name").split()))
    return row.with_texts(list_name=near) if near else row


def _spelt(row: Row, listed: str, names: dict[str, str]) -> Problem:
    params = {"list": listed, "near": names[listed]}
    return problem("list_with_blank", SURVEY, row, "type", params, text=row.get("type"), severity="warning")


# -- blanks in names


def _without_blanks(book: Book) -> Book:
    """A name that is one but for its blanks is read with “_” in their place, and references to it too."""
    known = {row.get("name") for row in book.questions()}
    names = {name: "_".join(name.split()) for name in known if len(name.split()) > 1}
    names = {name: near for name, near in names.items() if _NAME.match(near) and near not in known}
    if not names:
        return book
    found = [_respelt(row, names) for row in book.questions() if row.get("name") in names]
    sheets = {name: _renamed_in(sheet, names) for name, sheet in book.sheets.items()}
    return replace(book, sheets=sheets, problems=(*book.problems, *found))


def _respelt(row: Row, names: dict[str, str]) -> Problem:
    name = row.get("name")
    params = {"name": name, "near": names[name]}
    return problem("name_with_blank", SURVEY, row, "name", params, text=name, severity="warning")


def _renamed_in(sheet: Sheet, names: dict[str, str]) -> Sheet:
    def cell(one: Cell) -> Cell:
        text = one.text
        if sheet.name == SURVEY and one.column == "name":
            text = names.get(text, text)
        elif "${" in text:
            text = re.sub(r"\$\{\s*([^{}]+?)\s*\}", lambda found: f"${{{names.get(found[1], found[1])}}}", text)
        return Cell(one.column, one.language, one.header, text)

    rows = tuple(Row(row.number, tuple(map(cell, row.cells)), row.line, row.sheet) for row in sheet.rows)
    return replace(sheet, rows=rows)
