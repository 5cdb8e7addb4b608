"""What a survey wants from outside: reference lists and facts of the person that an installation has."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import PurePath

from survey_definitions.context import PERSON
from survey_definitions.known import Known
from survey_definitions.problems import Problem
from survey_definitions.reading.attachments import attachments, listed_file
from survey_definitions.reading.bundle import Files
from survey_definitions.reading.checks.attached import check_media
from survey_definitions.reading.checks.expressions import compiled_cells
from survey_definitions.reading.checks.filters import named, unknown_column
from survey_definitions.reading.checks.ownrows import check_own_rows
from survey_definitions.reading.messages import problem
from survey_definitions.reading.ownlists import ListFault, columns_of
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book, Cell, Row
from survey_definitions.reading.types import parse_type
from survey_definitions.reading.words import nearest
from survey_definitions.xpath.analysis import parts, table_name
from survey_definitions.xpath.syntax import FunctionCall, Path, TextLiteral

_SLIP = 0.8  # how like a list's name another must be to be meant
_ADDRESS = ("xh", "Xh")  # facts that authors reach by ${xh}, not named among those to choose from


def check_outside(book: Book, known: Known, files: Files) -> Iterator[Problem]:
    """Lists, columns of lists, and facts that do not exist; files that are not there or cannot be used."""
    own_lists, found = _own_lists(book, files)
    yield from found
    known = Known({**known.lists, **own_lists}, known.facts)
    yield from _check_attached(book, known, files)
    yield from check_own_rows(book, own_lists, files)
    declared = set(_files(book))
    own = {row.get("list_name") for row in book.rows(CHOICES)}
    for row, cell, expression in compiled_cells(book):
        calls = [part for part in parts(expression.tree) if isinstance(part, FunctionCall)]
        for call in calls:
            texts = [arg.value if isinstance(arg, TextLiteral) else "" for arg in call.args]
            if call.name in ("pulldata", "instance") and texts and texts[0] not in own | declared | {""}:
                yield from _check_source(row, cell, call.name, texts, known)
    yield from _check_filters(book, known)


def _own_lists(book: Book, files: Files) -> tuple[dict[str, AbstractSet[str]], list[Problem]]:
    """The columns of each list that lies beside the survey, and what is wrong with these files."""
    lists: dict[str, AbstractSet[str]] = {}
    found: list[Problem] = []
    seen: set[str] = set()
    for one in attachments(book):
        content = files.get(one.name) if one.kind != "media" and one.name not in seen else None
        if content is None:
            continue
        seen.add(one.name)
        try:
            columns = columns_of(one.name, content)
        except ListFault as fault:
            params = {**fault.params, "file": one.name}
            found.append(problem(fault.code, one.sheet, one.row, one.cell.header, params, text=one.cell.text))
        else:
            if columns:
                lists[PurePath(one.name).stem] = columns
            elif not one.name.lower().endswith(".xml"):
                place = (one.sheet, one.row, one.cell.header)
                found.append(problem("own_list_empty", *place, {"file": one.name}, text=one.cell.text))
    return lists, found


def _check_attached(book: Book, known: Known, files: Files) -> Iterator[Problem]:
    for one in attachments(book):
        if one.kind == "media":
            yield from check_media(one, files)
        elif one.kind == "list" and files.get(one.name) is None:
            stem, dot, ending = one.name.rpartition(".")
            if not dot:  # told of its ending
                continue
            if ending != "csv" or parse_type(one.row.get("type")).word == "csv-external":
                yield problem("missing_file", one.sheet, one.row, one.cell.header, text=one.cell.text, file=one.name)
            elif stem not in known.lists:
                yield _unknown_list(one.row, one.cell, stem, known)


def _files(book: Book) -> Iterator[str]:
    """Sources that other checks speak of, and ids of instances that the survey itself declares."""
    for row in book.questions():
        asked = parse_type(row.get("type"))
        if _file(row):
            yield _file(row)
        elif asked.word in ("csv-external", "xml-external") or (asked.word == "repeat" and row.get("name")):
            yield row.get("name")


def _file(row: Row) -> str:
    """The reference list of a select_one_from_file."""
    return "" if parse_type(row.get("type")).word.endswith("-external") else PurePath(listed_file(row)).stem


def _check_source(row: Row, cell: Cell, function: str, texts: list[str], known: Known) -> Iterator[Problem]:
    source, column = texts[0], texts[1] if len(texts) > 1 else ""
    if source == PERSON:
        if function == "pulldata" and column and column not in known.facts:
            near = nearest(column, known.facts)
            facts = ", ".join(sorted(known.facts - set(_ADDRESS)))
            params = {"name": column, "facts": facts, "near": near}
            advice = "near_fact" if near else ""
            yield problem("unknown_fact", SURVEY, row, cell.header, params, text=cell.text, advice=advice)
    elif source not in known.lists:
        yield _unknown_list(row, cell, source, known)
    elif function == "pulldata" and column and column not in known.lists[source]:
        yield unknown_column(row, cell, source, column, known.lists[source])


def _unknown_list(row: Row, cell: Cell, listed: str, known: Known) -> Problem:
    stem = listed.removesuffix(".csv")
    if stem != listed and cell.column != "type":  # as `pulldata()` wants it: without its ending
        params = {"list": stem, "file": listed, "lists": "", "near": f"'{stem}'"}
        code = "unknown_reference_list"
        return problem(code, SURVEY, row, cell.header, params, text=cell.text, advice="write_near")
    near = nearest(listed, known.lists, _SLIP)
    params = {"list": listed, "file": f"{listed}.csv", "lists": ", ".join(sorted(known.lists)), "near": near}
    advice = "near_reference_list" if near else ""
    return problem("unknown_reference_list", SURVEY, row, cell.header, params, text=cell.text, advice=advice)


def _check_filters(book: Book, known: Known) -> Iterator[Problem]:
    """Columns in filters of reference lists, and in brackets after instance('list')/root/item."""
    for row, cell, expression in compiled_cells(book):
        found = [(_file(row), named(expression.tree))] if cell.column == "choice_filter" and _file(row) else []
        paths = [part for part in parts(expression.tree) if isinstance(part, Path)]
        tables = [(table_name(path.start), path) for path in paths]
        found += [
            (table, (name for step in path.steps for tree in step.predicates for name in named(tree)))
            for table, path in tables
            if table and table != PERSON
        ]
        for listed, columns in found:
            for name in dict.fromkeys(columns):
                if listed in known.lists and name not in known.lists[listed]:
                    yield unknown_column(row, cell, listed, name, known.lists[listed])
