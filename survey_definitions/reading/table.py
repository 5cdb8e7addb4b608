"""The sheets of a workbook from what their cells hold: which are read, where their headers are, what is odd in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from survey_definitions import limits
from survey_definitions.assessment.definition import ABOUT
from survey_definitions.problems import Problem, SurveyRejected
from survey_definitions.reading.cells import Contents, Formatted, Unvalued, Values, Workbook, text_of
from survey_definitions.reading.headings import TEXTS, head_row, header_text, looks_like_headers, read_as, title_above
from survey_definitions.reading.looks import hidden_rows, unnamed_columns
from survey_definitions.reading.merged import Unmerged, unmerged
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Book, Cell, Place, Row, Sheet, canonical, tidy

UNREAD: Final = "?"  # stands for what a cell should hold, so that the cell is not called empty as well
_SHEETS: Final = ("survey", "choices", "settings", "external_choices", "entities", "osm")
_FOUND: Final = (SURVEY, CHOICES, SETTINGS)  # told by their headers where no sheet has the name
_CODES: Final = ("type", "list_name", "name", "form_id", "version")  # where a number that is seen as 01 is no 1
_MOST: Final = 50  # problems of one kind told of one sheet


def read_sheets(book: Workbook) -> Book:
    """The sheets of a workbook. Raises SurveyRejected."""
    found: list[Problem] = []
    names = _names(book, found)
    sheets: dict[str, Sheet] = {}
    written: dict[tuple[str, str], str] = {}
    doubtful: set[Place] = set()
    for title, name in names.items():
        if not book.titles[title]:
            found.append(problem("hidden_sheet", name, severity="warning", name=title))
        reader = _Reader(name, book.contents(title), found)
        sheets[name] = reader.sheet()
        written |= {(name, near): header for header, near in reader.read_as.items()}
        doubtful |= reader.doubtful
    titles = {name: title for title, name in names.items()}
    return Book(sheets, tuple(found), frozenset(doubtful), written, titles)


# -- which sheets


def _names(book: Workbook, found: list[Problem]) -> dict[str, str]:
    """The sheets that are read, by their titles, with the names they are known by. Raises SurveyRejected."""
    if len(book.titles) > limits.SHEETS:
        count, limit = str(len(book.titles)), str(limits.SHEETS)
        raise SurveyRejected((problem("too_many_sheets", count=count, limit=limit),))
    names = {title: title.strip().lower() for title in book.titles}
    if len(names) == 1 and not set(_SHEETS) & set(names.values()):  # a sheet alone is the survey
        return dict.fromkeys(names, SURVEY)
    known = {title: low for title, low in names.items() if low in _SHEETS or low.startswith(ABOUT)}
    others = [title for title in names if title not in known]
    return known | dict(_by_headers(book, [name for name in _FOUND if name not in known.values()], others, found))


def _by_headers(
    book: Workbook, missing: Sequence[str], titles: Sequence[str], found: list[Problem]
) -> Iterator[tuple[str, str]]:
    """The sheets that have other names and the headers of one that is missing. Two for one are no certain find."""
    taken: set[str] = set()
    for name in missing:
        fit = [title for title in titles if title not in taken and _fits(book, name, title)]
        if len(fit) == 1:
            taken.add(fit[0])
            found.append(problem("sheet_read_as", name, severity="warning", title=fit[0], name=name))
            yield fit[0], name


def _fits(book: Workbook, name: str, title: str) -> bool:
    rows = book.contents(title).rows
    number = head_row(name, rows)
    return bool(rows) and looks_like_headers(name, rows[number - 1])


# -- one sheet


class _Reader:
    """Reads one sheet; what is wrong with its cells is added to `found`."""

    def __init__(self, name: str, contents: Contents, found: list[Problem]) -> None:
        self.name, self.contents, self.found = name, contents, found
        self.doubtful: set[Place] = set()
        self.read_as: dict[str, str] = {}
        self._formatted = 0

    def sheet(self) -> Sheet:
        """The sheet, with what merged cells hold in all rows they cover. Raises SurveyRejected."""
        rows = self.contents.rows
        head = head_row(self.name, rows)
        if head > 1 and any(header_text(value) for values in rows[: head - 1] for value in values):
            self.found.append(title_above(self.name, head))
        headers = self._headers(rows[head - 1] if rows else (), head)
        cells = [Header.of(header) for header in headers]
        read = [self._row(number, cells, values) for number, values in enumerate(rows[head:], head + 1)]
        while read and not read[-1].cells:
            read.pop()
        if len(read) > limits.ROWS:
            advice = "rows_of_choices" if self.name == CHOICES else ""
            raise SurveyRejected((problem("too_many_rows", self.name, limit=str(limits.ROWS), advice=advice),))
        sheet = Sheet(self.name, tuple(filter(None, headers)), tuple(read), tuple(headers), head)
        self.found += unnamed_columns(sheet, rows)
        self.found += hidden_rows(sheet, self.contents.hidden)
        return self._unmerged(sheet)

    def _unmerged(self, sheet: Sheet) -> Sheet:
        if not self.contents.merged:
            return sheet
        done: Unmerged = unmerged(sheet, self.contents.merged)
        self.found += done.problems
        self.doubtful |= done.doubtful
        return done.sheet

    def _headers(self, values: Values, number: int) -> list[str]:
        """The headers in order, empty where there is none or it is there already. Raises SurveyRejected."""
        given = [header_text(value) for value in values]
        while given and not given[-1]:
            given.pop()
        if len(given) > limits.COLUMNS:
            raise SurveyRejected((problem("too_many_columns", self.name, limit=str(limits.COLUMNS)),))
        self.read_as = read_as(self.name, given, self.found, number)
        headers: list[str] = []
        for header in given:
            if header and header in headers:
                place = (self.name, Row(number, ()), header)
                self.found.append(problem("duplicate_column", *place, text=header, header=header))
            headers.append("" if header in headers else header)
        return [self.read_as.get(header, header) for header in headers]

    def _row(self, number: int, headers: Sequence[Header], values: Values) -> Row:
        cells = []
        for header, value in zip(headers, values, strict=False):
            if header.text and value is not None and value != "":
                text = tidy(text_of(value) if type(value) is str else self._special(number, header, value))
                if len(text) > limits.CELL_LENGTH:
                    text = self._too_long(number, header.text, len(text))
                if text:
                    cells.append(Cell(header.column, header.language, header.text, text))
        return Row(number, tuple(cells))

    def _too_long(self, number: int, header: str, size: int) -> str:
        params = {"size": str(size), "limit": str(limits.CELL_LENGTH)}
        self.found.append(problem("cell_too_long", self.name, Row(number, ()), header, params))
        return UNREAD

    def _special(self, number: int, header: Header, value: Any) -> str:
        """The text of what is none yet."""
        place = (self.name, Row(number, ()), header.text)
        if isinstance(value, Unvalued):
            self.found.append(problem("formula_without_value", *place, text=value.formula))
            self.doubtful.add((self.name, number, header.text))
            return UNREAD
        text = text_of(value)
        if not isinstance(value, Formatted) or value.shown == text:
            return text
        if header.column in TEXTS:
            if not value.sure:
                self._tell("shown_number", place, {"shown": value.shown}, value.shown)
            return value.shown
        if header.column in _CODES or isinstance(value.value, int | float):
            self._tell("formatted_number", place, {"shown": value.shown, "found": text}, text)
        return text

    def _tell(self, code: str, place: tuple[str, Row, str], params: Mapping[str, str], text: str) -> None:
        self._formatted += 1
        if self._formatted <= _MOST:
            self.found.append(problem(code, *place, params, text=text, severity="warning"))


class Header:
    """A header and what it means, taken apart once for all rows."""

    __slots__ = ("column", "language", "text")

    def __init__(self, text: str, column: str, language: str) -> None:
        self.text, self.column, self.language = text, column, language

    @classmethod
    def of(cls, text: str) -> Header:
        """The parts of a header; empty ones where there is none."""
        return cls(text, *canonical(text)) if text else cls("", "", "")
