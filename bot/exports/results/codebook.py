"""The code book: what stands in the columns, in the survey's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.exports.results.sheets import Sheet, relative
from bot.settings import LANGUAGES
from survey_definitions import Survey
from survey_definitions.engine.definition import Control, Text
from survey_definitions.xpath import Node

QUESTION_HEADER = ("sheet", "column", "path", "type", *(f"label::{language}" for language in LANGUAGES), "list")
CHOICE_HEADER = ("list", "name", *(f"label::{language}" for language in LANGUAGES))

_LIST_OF_NODESET = re.compile(r"instance\('([^']+)'\)")
_COMPUTED = "…"  # what is worked out for each person cannot stand in a code book


def questions(versions: Sequence[Survey], sheets: Sequence[Sheet]) -> Iterator[tuple[str, ...]]:
    """A row for each column, the newest version's words first."""
    controls = _controls(versions)
    for sheet in sheets:
        for column in sheet.columns:
            survey, control = controls.get(column.ref, (versions[0], None))
            labels = _labels(survey, control.label) if control else [""] * len(LANGUAGES)
            kind = control.question if control else "calculate"
            yield (sheet.name, column.header, column.ref, kind, *labels, _list_name(control) if control else "")


def choices(versions: Sequence[Survey]) -> Iterator[tuple[str, ...]]:
    """A row for each choice of each list that the survey brings along; reference lists are data of the province."""
    seen: set[tuple[str, str]] = set()
    for survey, control in _controls(versions).values():
        name = _list_name(control)
        for value, label in _choices(survey, control):
            if (name, value) not in seen:
                seen.add((name, value))
                yield (name, value, *_labels(survey, label))


def _controls(versions: Sequence[Survey]) -> dict[str, tuple[Survey, Control]]:
    found: dict[str, tuple[Survey, Control]] = {}
    for survey in versions:
        for ref, control in survey.controls.items():
            found.setdefault(relative(survey, ref), (survey, control))
    return found


def _list_name(control: Control) -> str:
    if control.items:
        return control.name
    match = _LIST_OF_NODESET.search(control.itemset.nodeset.text) if control.itemset else None
    return match[1] if match else ""


def _choices(survey: Survey, control: Control) -> Iterator[tuple[str, Text]]:
    for item in control.items:
        yield item.value, item.label
    table = survey.tables.get(_list_name(control)) if control.itemset else None
    if control.itemset is None or table is None:
        return
    for row in table.top.walk():
        texts = {kid.name: kid.text for kid in row.children()}
        value = texts.get(control.itemset.value.text)
        if value:
            yield value, survey.itext.get(texts.get("itextId", "")) or _plain(row)


def _plain(row: Node) -> Text:
    label = next((kid.text for kid in row.children() if kid.name == "label"), "")
    return Text({"": {None: (label,)}})


def _labels(survey: Survey, text: Text) -> list[str]:
    """The text in each language, falling back to the survey's own."""
    return [_written(text, (language, survey.default_language, "")) for language in LANGUAGES]


def _written(text: Text, languages: tuple[str, ...]) -> str:
    return "".join(part if isinstance(part, str) else _COMPUTED for part in text.parts(languages)).strip()
