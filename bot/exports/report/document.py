"""The report as .docx: the outline of such schemes, numbered tables, pictures; figures of groups only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from babel.numbers import format_decimal
from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from bot.charts.groups import draw
from bot.exports.report.pictures import day_of, pictures, trend
from bot.exports.report.released import PROVINCE, Released, answers_of, columns_of, mean_of, row_of, share
from bot.texts import Texts

STAGES: Final = ("draft", "opinion")
_PARTS: Final = ("need", "state", "aims", "tasks", "carrying", "annex")
_PICTURE: Final = Cm(12)
_FIRST: Final = Cm(5.5)  # the column of groups
_MOST_CELLS: Final = 9  # categories of a table that still fit across a page
_B1: Final = ("B1", "B2", "C1", "C2")


@dataclass
class Report:
    """A report being written: the document, and the numbers of its tables and figures so far."""

    document: Docx
    texts: Texts
    tables: int = 0
    figures: int = 0
    rows: list[tuple[str, list[Any]]] = field(default_factory=list)  # (table, cells), as the document prints them

    def heading(self, text: str, level: int = 1) -> None:
        """A heading; a template without such a style gets a bold line."""
        self.document.add_heading(text, level)

    def say(self, text: str) -> None:
        """A paragraph."""
        self.document.add_paragraph(text)

    def table(self, title: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """A numbered table."""
        self.tables += 1
        name = self.texts("report-table", number=self.tables, title=title)
        self.document.add_paragraph(name).runs[0].bold = True
        made = self.document.add_table(rows=1, cols=len(header), style=_style(self.document))
        _fill(made.rows[0].cells, header, bold=True)
        for row in rows:
            _fill(made.add_row().cells, row)
            self.rows.append((name, list(row)))
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - again on the next page
        for cell in made.columns[0].cells:
            cell.width = _FIRST
        self.document.add_paragraph()

    def picture(self, title: str, png: bytes) -> None:
        """A numbered picture, with its number below."""
        self.figures += 1
        self.document.add_picture(BytesIO(png), width=_PICTURE)
        self.document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
        below = self.document.add_paragraph(self.texts("report-figure", number=self.figures, title=title))
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _style(document: Docx) -> str | None:
    return "Table Grid" if any(style.name == "Table Grid" for style in document.styles) else None


def _fill(cells: Sequence[Any], values: Sequence[Any], *, bold: bool = False) -> None:
    for at, (cell, value) in enumerate(zip(cells, values, strict=True)):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run("–" if value is None else str(value))
        run.font.size = Pt(9)
        run.bold = bold
        if at and not bold:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def write(
    file: IO[bytes], waves: Sequence[Released], texts: Texts, *, stage: str, annex: str, template: Path | None = None
) -> Report:
    """Write the report on some campaigns; gives what its tables print.

    ``template`` is a .docx of the province whose styles, head and foot are kept; the text comes after what it holds.
    """
    report = Report(Document(str(template)) if template is not None else _plain(), texts)
    _title(report, stage)
    for part in _PARTS:
        report.heading(texts(f"report-{part}"))
        if part == "need":
            names = ", ".join(f"“{one.title}” ({one.campaign}, {day_of(one, texts)})" for one in waves)
            report.say(texts("report-need-text", campaigns=names))
        elif part == "state":
            _state(report, waves)
        elif part == "annex":
            report.say(texts("report-annex-text", file=annex))
        else:
            report.say(texts("report-to-write"))
    report.document.save(file)
    return report


def _plain() -> Docx:
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    for section in document.sections:
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
    return document


def _title(report: Report, stage: str) -> None:
    report.document.add_paragraph(report.texts(f"report-{stage}")).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    title = report.document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(report.texts("report-title"))
    run.bold, run.font.size = True, Pt(16)


def _state(report: Report, waves: Sequence[Released]) -> None:
    for one in waves:
        report.heading(f"{one.title} ({one.campaign}, {day_of(one, report.texts)})", 2)
        _coverage(report, one)
        _aims(report, one)
        for _, picture in pictures(one, report.texts):
            report.picture(picture.words.title, draw(picture))
        for table in one.release["tables"]:
            is_wide = len(table["categories"]) > _MOST_CELLS or {"two_way", "free_text"} & set(table)
            if not is_wide and any(row["shown"] for row in table["rows"]):
                _table(report, one, table)
        _two_ways(report, one)
    change = trend(_same_survey(waves), report.texts)
    if change is not None:
        report.picture(change.words.title, draw(change))


def _same_survey(waves: Sequence[Released]) -> list[Released]:
    """The waves of the survey of the last one, the oldest first."""
    return [one for one in waves if one.title == waves[-1].title]


def _coverage(report: Report, one: Released) -> None:
    whole = one.groups[0] if one.groups else None
    if whole is None or whole["answered"] is None:
        report.say(report.texts("report-coverage-hidden", survey=one.title))
        return
    rate = round(100 * whole["answered"] / whole["invited"])
    values = {"answered": whole["answered"], "invited": whole["invited"], "rate": rate, "survey": one.title}
    report.say(report.texts("report-coverage-text", **values))


def _aims(report: Report, one: Released) -> None:
    """The shares that a project sets itself aims for, where they are shown for the province."""
    for name, table_id, codes in (("report-met", "I06", ("yes",)), ("report-languages", "I09", _B1)):
        table = one.table(table_id)
        reached = share(table, "province", codes) if table is not None else None
        if reached is not None:
            report.say(report.texts(name, rate=round(reached)))


def _table(report: Report, one: Released, table: Mapping[str, Any]) -> None:
    names = [_short(one.name(category), category["code"]) for category in table["categories"]]
    header = [report.texts("report-group"), report.texts("report-answers"), *names]
    report.table(one.name(table), header, [_row(report, one, table, group) for group in one.groups])


def _two_ways(report: Report, one: Released) -> None:
    """The mean level in each column of the two-way tables, in the province; the whole tables are in the annex."""
    found: dict[tuple[str, ...], list[list[Any]]] = {}
    for table in one.release["tables"]:
        columns = columns_of(one, table, PROVINCE) if "two_way" in table else []
        means = [value for column in columns if (value := mean_of(answers_of(one, table), column)) is not None]
        margin = one.table(table["margins"][0]["question"]) if means else None
        if margin is not None:
            row = [one.name(margin), *(format_decimal(value, "0.0", report.texts.language) for value in means)]
            found.setdefault(tuple(column.name for column in columns), []).append(row)
    for names, rows in found.items():
        report.table(report.texts("report-two-ways"), [report.texts("report-asked"), *names], rows)


def _short(name: str, code: str) -> str:
    """A category as a column's head: its code where the label is a sentence."""
    return name if len(name) <= 18 else code  # noqa: PLR2004 - what fits a narrow column


def _row(report: Report, one: Released, table: Mapping[str, Any], group: Mapping[str, Any]) -> list[Any]:
    row = row_of(table, group["id"])
    if "cells" in row:
        return [one.name(group), row["total"], *row["cells"]]
    if "at_least" in row:
        least = report.texts("report-at-least")
        hits = [least if category["code"] == row["at_least"]["category"] else None for category in table["categories"]]
        return [one.name(group), row["total"], *hits]
    return [one.name(group), None, *(None for _ in table["categories"])]
