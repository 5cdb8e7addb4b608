"""A survey in YAML to sheets: the columns of XLSForm, with texts by language (`label: {vi: …, en: …}`)."""

from __future__ import annotations

from survey_definitions import limits
from survey_definitions.problems import Problem, SurveyRejected
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import Book, Row, Sheet, make_row
from survey_definitions.reading.yamltree import Items, Leaf, Pairs, Tree, parse_yaml, shape_fault

_FIRST = 2  # rows count as in Excel: the first below the header


def read_yaml(data: bytes) -> Book:
    """The sheets of a YAML file. Raises SurveyRejected."""
    tree = parse_yaml(data)
    if isinstance(tree, Leaf):
        raise SurveyRejected((problem("no_kind_of_survey"),))
    if not isinstance(tree, Pairs):
        raise shape_fault(tree.line, "the file is not a mapping of sheets")
    found: list[Problem] = []
    sheets = {}
    for key, value in tree.pairs:
        name = key.text.strip().lower()
        if name in sheets:
            found.append(problem("repeated_key", name, line=key.line, key=key.text))
        sheets[name] = _sheet(name, value, found)
    return Book(sheets, tuple(found))


def _sheet(name: str, tree: Tree, found: list[Problem]) -> Sheet:
    """A list of rows; a single row may stand alone (settings)."""
    items = tree.items if isinstance(tree, Items) else [] if tree == Leaf(tree.line, "") else [tree]
    if len(items) > limits.ROWS:
        raise SurveyRejected((problem("too_many_rows", name, limit=str(limits.ROWS)),))
    rows = tuple(_row(name, number, item, found) for number, item in enumerate(items, _FIRST))
    headers = dict.fromkeys(cell.header for row in rows for cell in row.cells)
    if len(headers) > limits.COLUMNS:
        raise SurveyRejected((problem("too_many_columns", name, limit=str(limits.COLUMNS)),))
    return Sheet(name, tuple(headers), rows)


def _row(sheet: str, number: int, tree: Tree, found: list[Problem]) -> Row:
    if not isinstance(tree, Pairs):
        raise shape_fault(tree.line, "a row is not a mapping of columns")
    texts: dict[str, str] = {}
    place = Row(number, (), tree.line)
    for key, value in tree.pairs:
        for header, text in _cells(key, value):
            if header in texts:
                found.append(problem("repeated_key", sheet, place, header, key=header))
            if len(text) > limits.CELL_LENGTH:
                size, limit = str(len(text)), str(limits.CELL_LENGTH)
                found.append(problem("cell_too_long", sheet, place, header, size=size, limit=limit))
            texts[header] = text
    return make_row(number, texts, tree.line)


def _cells(key: Leaf, value: Tree) -> list[tuple[str, str]]:
    """A text, or a text for each language."""
    header = key.text.strip()
    if isinstance(value, Leaf):
        return [(header, value.text)]
    if isinstance(value, Pairs):
        return [(f"{header}::{language.text.strip()}", _text(text)) for language, text in value.pairs]
    raise shape_fault(value.line, f"“{header}” is a list, not a text")


def _text(tree: Tree) -> str:
    if isinstance(tree, Leaf):
        return tree.text
    raise shape_fault(tree.line, "a text is missing here")
