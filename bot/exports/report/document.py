"""The report as .docx: the outline of such schemes, numbered tables, pictures; figures of groups only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph

from bot.charts.groups import draw
from bot.charts.shapes import PAPER, Heat, Stacked, Trend
from bot.exports.report.heads import heads, that_fit, widths
from bot.exports.report.pictures import day_of, in_all, in_parts, pictures, trend
from bot.exports.report.released import PROVINCE, Released, answers_of, columns_of, mean, mean_of, row_of, share
from bot.exports.report.tables import ReportRow, fill
from bot.exports.report.worth import worth_of
from bot.texts import Texts
from survey_definitions.assessment.rounding import whole_percent

STAGES: Final = ("draft", "opinion")
_PARTS: Final = ("need", "state", "aims", "tasks", "carrying", "annex")
_MOST_ROWS: Final = 36  # of a picture on a page
_SMALL, _SPACE, _APART = Pt(9), Pt(6), Pt(14)  # letters below tables; what stands above paragraphs, and above tables
_MOST_CELLS: Final = 9  # categories of a table that still fit across a page
_B1: Final = ("B1", "B2", "C1", "C2")


@dataclass
class Report:
    """A report being written: the document, and the numbers of its tables and figures so far."""

    document: Docx
    texts: Texts
    tables: int = 0
    figures: int = 0
    explained: set[tuple[str, str]] = field(default_factory=set)
    rows: list[tuple[str, list[Any]]] = field(default_factory=list)  # (table, cells), as the document prints them

    def heading(self, text: str, level: int = 1) -> None:
        """A heading; a template without such a style gets a bold line."""
        self.document.add_heading(text, level)

    def say(self, text: str, *, above: bool = False) -> None:
        """A paragraph; one ``above`` what follows stays on its page."""
        said = self.document.add_paragraph(text)
        said.paragraph_format.space_before = _SPACE
        said.paragraph_format.keep_with_next = above

    def table(self, title: str, header: Sequence[str], rows: Sequence[ReportRow], below: str = "") -> None:
        """A numbered table, with a line in small letters ``below`` it on the same page."""
        self.tables += 1
        name = self.texts("report-table", number=self.tables, title=title)
        above = self.document.add_paragraph(name)
        above.runs[0].bold = True
        above.paragraph_format.keep_with_next = True
        above.paragraph_format.space_before = _APART
        made = self.document.add_table(rows=0, cols=len(header), style=_style(self.document))
        fill(made, header, rows, widths(self.across, header), is_followed=bool(below))
        self.explain(below)
        self.rows += [(name, list(row.cells)) for row in rows]

    def explain(self, text: str) -> None:
        """A line in small letters below a table or a picture; nothing for an empty text."""
        if text:
            self.document.add_paragraph().add_run(text).font.size = _SMALL

    def meaning(self, meant: Sequence[tuple[str, str]]) -> str:
        """What codes mean that stand in a table or a picture; what was said before is not again."""
        new = [one for one in meant if one not in self.explained]
        self.explained.update(one for one in new if not one[0].startswith("("))  # a letter means another in each table
        return "; ".join(f"{code}: {name.rstrip('.')}" for code, name in new)

    @property
    def across(self) -> Length:
        """How wide the text is."""
        section = self.document.sections[-1]
        edges = (section.page_width or Cm(21), section.left_margin or Cm(3), section.right_margin or Cm(2))
        return Length(edges[0] - edges[1] - edges[2])

    def picture(self, drawn: Heat | Stacked | Trend, below: str = "") -> None:
        """A numbered picture as wide as the text, with its number below; a high one in parts, each on a page.

        ``below`` is a line in small letters below the last one.
        """
        for part in in_parts(drawn, _MOST_ROWS):
            self._picture(part.words.title, draw(part, PAPER))
        self.explain(below)

    def _picture(self, title: str, png: bytes) -> None:
        self.figures += 1
        self.document.add_picture(BytesIO(png), width=self.across)
        shown = self.document.paragraphs[-1]
        shown.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shown.paragraph_format.keep_with_next = True
        shown.paragraph_format.space_before = _APART
        below = self.document.add_paragraph(self.texts("report-figure", number=self.figures, title=title))
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _style(document: Docx) -> str | None:
    return "Table Grid" if any(style.name == "Table Grid" for style in document.styles) else None


def write(
    file: IO[bytes], waves: Sequence[Released], texts: Texts, *, stage: str, annex: str, template: Path | None = None
) -> Report:
    """Write the report on some campaigns; gives what its tables print.

    ``template`` is a .docx of the province whose styles, head and foot are kept; the text comes after what it holds.
    """
    report = Report(Document(str(template)) if template is not None else _plain(), texts)
    waves = [one.single_rows() for one in waves]
    _title(report, stage)
    for part in _PARTS:
        report.heading(texts(f"report-{part}"))
        if part == "need":
            report.say(
                texts(
                    "report-need-text", campaigns=", ".join(_campaign("report-campaign", one, texts) for one in waves)
                )
            )
        elif part == "state":
            _state(report, waves)
        elif part == "annex":
            report.say(texts("report-annex-text", file=annex))
        else:
            report.say(texts("report-to-write"))
    report.document.save(file)
    return report


def _campaign(name: str, one: Released, texts: Texts) -> str:
    return texts(name, survey=one.title, campaign=one.number, day=day_of(one, texts))


def _plain() -> Docx:
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    for level, size in ((1, 14), (2, 13)):
        _like_text(document.styles[f"Heading {level}"], Pt(size))
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        section.different_first_page_header_footer = True
        _number_pages(section.header.paragraphs[0])
    return document


def _number_pages(head: Paragraph) -> None:
    """Numbers above the text, from the second page on, as administrative papers have them."""
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"/>'))  # noqa: SLF001 - fields have no public way


def _like_text(style: Any, size: Length) -> None:
    """A heading in the letters and the ink of the text, as administrative papers have them."""
    style.font.name, style.font.size, style.font.color.rgb = "Times New Roman", size, RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]  # a theme's font goes before the named one


def _title(report: Report, stage: str) -> None:
    report.document.add_paragraph(report.texts(f"report-{stage}")).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    title = report.document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(report.texts("report-title"))
    run.bold, run.font.size = True, Pt(16)


def _state(report: Report, waves: Sequence[Released]) -> None:
    for one in waves:
        report.heading(_campaign("report-heading", one, report.texts), 2)
        _coverage(report, one)
        _aims(report, one)
        for picture in (picture for _, picture in pictures(one, report.texts) if _says_more(picture)):
            report.picture(picture, report.meaning(_meant(one, picture)))
        for table in one.release["tables"]:
            is_wide = len(table["categories"]) > _MOST_CELLS or {"two_way", "free_text"} & set(table)
            if not is_wide and any(row["shown"] for row in table["rows"]):
                _table(report, one, table)
        _two_ways(report, one)
        for sentence in worth_of(report.texts, one):
            report.say(sentence)
        of_survey = [wave for wave in waves if wave.survey == one.survey]
        if one is of_survey[-1]:
            _change(report, of_survey)


def _says_more(picture: Heat | Stacked | Trend) -> bool:
    """Whether more than one of the bars is shown: a single number stands in the table."""
    if not isinstance(picture, Stacked):
        return True
    return sum(bar.counts is not None or bar.at_least is not None for bar in picture.bars) > 1


def _change(report: Report, waves: Sequence[Released]) -> None:
    """The waves of a survey side by side: the province's mean levels, and a picture of the first of them."""
    change = trend(waves, report.texts)
    if change is None:
        return
    header = [report.texts("report-asked"), *(day_of(wave, report.texts) for wave in waves)]
    means = [(name, [mean(table, PROVINCE) for table in tables]) for name, *tables in in_all(waves)]
    rows = [ReportRow((name, *(None if one is None else report.texts.number(one) for one in f))) for name, f in means]
    report.table(change.words.title, header, rows)
    report.picture(change)


def _meant(one: Released, picture: Heat | Stacked | Trend) -> list[tuple[str, str]]:
    """What the columns of a heat map are called, and groups in full, in the first picture of them."""
    if isinstance(picture, Heat):
        known = dict(map(one.competency, one.release["tables"]))
        return [(code, known[code]) for code in picture.columns if code in known]
    named = ((one.name(group), one.full_names.get(group["id"], "")) for group in one.groups)
    return [(short, full) for short, full in named if full and full != short]


def _coverage(report: Report, one: Released) -> None:
    whole = one.groups[0] if one.groups else None
    if whole is None or whole["answered"] is None:
        report.say(report.texts("report-coverage-hidden", survey=one.title))
        return
    rate = whole_percent(whole["answered"], whole["invited"]) or 0
    values = {"answered": whole["answered"], "invited": whole["invited"], "rate": rate, "survey": one.title}
    report.say(report.texts("report-coverage-text", **values), above=True)


def _aims(report: Report, one: Released) -> None:
    """The shares that a project sets itself aims for, where they are shown for the province."""
    for name, table_id, codes in (("report-met", "I06", ("yes",)), ("report-languages", "I09", _B1)):
        table = one.table(table_id)
        reached = share(table, "province", codes) if table is not None else None
        if reached is not None:
            report.say(report.texts(name, rate=report.texts.number(reached, 0)), above=True)


def _table(report: Report, one: Released, table: Mapping[str, Any]) -> None:
    """Where most groups are hidden, those that are shown stand alone, and the others are counted below."""
    meant = [(one.name(category), category["code"]) for category in table["categories"]]
    answers = report.texts("report-answers")
    names = that_fit(report.across, answers, heads(meant), [code for _, code in meant])
    groups = [group for group in one.groups if row_of(table, group["id"])["shown"]]
    left_out = len(one.groups) - len(groups)
    if left_out <= len(groups):
        groups, left_out = one.groups, 0
    below = [report.meaning([(head, name) for head, (name, _) in zip(names, meant, strict=True) if head != name])]
    below += [report.texts("report-left-out", count=left_out)] if left_out else []
    rows = [ReportRow(tuple(_row(report, one, table, group)), group["level"] == "agency") for group in groups]
    header = [report.texts("report-group"), answers, *names]
    report.table(one.name(table), header, rows, ". ".join(filter(None, below)))


def _two_ways(report: Report, one: Released) -> None:
    """The mean level in each column of the two-way tables, in the province; the whole tables are in the annex."""
    found: dict[tuple[str, ...], list[tuple[ReportRow, list[tuple[str, str]]]]] = {}
    for table in one.release["tables"]:
        columns = columns_of(one, table, PROVINCE) if "two_way" in table else []
        means = [value for column in columns if (value := mean_of(answers_of(one, table), column)) is not None]
        margin = one.table(table["margins"][0]["question"]) if means else None
        if margin is not None:
            row = ReportRow((one.name(margin), *(report.texts.number(value) for value in means)))
            found.setdefault(tuple(column.name for column in columns), []).append((row, _scores(one, table)))
    for names, rows in found.items():
        header = [report.texts("report-asked"), *names]
        below = report.meaning(list(dict.fromkeys(score for _, scores in rows for score in scores)))
        report.table(report.texts("report-two-ways"), header, [row for row, _ in rows], below)


def _scores(one: Released, table: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the numbers are of which a mean is made, where they are not what the answers are called by."""
    answers = answers_of(one, table)
    return [
        (f"{answer['score']:g}", one.name(answer)) for answer in answers if f"{answer['score']:g}" != answer["code"]
    ]


def _row(report: Report, one: Released, table: Mapping[str, Any], group: Mapping[str, Any]) -> list[Any]:
    row = row_of(table, group["id"])
    if "cells" in row:
        return [one.name(group), row["total"], *row["cells"]]
    if "at_least" in row:
        least = report.texts("report-at-least").replace(" ", "\N{NARROW NO-BREAK SPACE}")
        hits = [least if category["code"] == row["at_least"]["category"] else None for category in table["categories"]]
        return [one.name(group), row["total"], *hits]
    return [one.name(group), None, *(None for _ in table["categories"])]
