"""The words of a survey outside of any session: what a question, a group and a choice are called in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from survey_definitions.context import ReferenceList
from survey_definitions.engine.definition import Control, Itemset, Text
from survey_definitions.engine.survey import Survey
from survey_definitions.markup import plain
from survey_definitions.xpath import Node

COMPUTED: Final = "…"  # stands for what is worked out for each person
_ADDRESS: Final = {
    "vi": {"xh": "đồng chí", "Xh": "Đồng chí"},
    "en": {"xh": "you", "Xh": "You"},
    "de": {"xh": "Sie", "Xh": "Sie"},
}
_CALLED: Final = re.compile(r"(?:^|/)\s*([xX]h)\s*\Z")
_LIST_OF_NODESET: Final = re.compile(r"instance\('([^']+)'\)")


def written(survey: Survey, text: Text, language: str) -> str:
    """A text in a language, falling back to the survey's own, without an author's marks."""
    return plain("".join(parts_of(survey, text, language, COMPUTED))).strip()


def parts_of(survey: Survey, text: Text, language: str, otherwise: str) -> Iterator[str]:
    """The parts of a text, with the form of address as papers have it, and ``otherwise`` for what else is computed."""
    words = _ADDRESS.get(language if text.parts((language,)) else survey.default_language, _ADDRESS["vi"])
    for part in text.parts((language, survey.default_language, "")):
        called = None if isinstance(part, str) else _CALLED.search(part.text)
        yield part if isinstance(part, str) else words[called[1]] if called else otherwise


def question(survey: Survey, name: str) -> Control | None:
    """The first question of this name."""
    return next((ask.control for ask in survey.questions if ask.control.name == name), None)


def heading(survey: Survey, control: Control, language: str) -> str:
    """What the group around a question is called; the question itself where there is none."""
    around = survey.controls.get(control.ref.rpartition("/")[0])
    return (written(survey, around.label, language) if around else "") or written(survey, control.label, language)


def list_name(control: Control) -> str:
    """The list that a question takes its choices from."""
    if control.items:
        return control.name
    match = _LIST_OF_NODESET.search(control.itemset.nodeset.text) if control.itemset else None
    return match[1] if match else ""


def choices(survey: Survey, control: Control) -> Iterator[tuple[str, Text]]:
    """The choices that a survey brings along for a question, by value; reference lists are data of the province."""
    for item in control.items:
        yield item.value, item.label
    brought = survey.own.get(list_name(control))
    if control.itemset is not None and brought is not None:
        yield from _brought(brought, control.itemset)
        return
    table = survey.tables.get(list_name(control)) if control.itemset else None
    if control.itemset is None or table is None:
        return
    for row in table.top.walk():
        texts = {kid.name: kid.text for kid in row.children()}
        value = texts.get(control.itemset.value.text)
        if value:
            yield value, survey.itext.get(texts.get("itextId", "")) or _plain(row)


def _brought(listed: ReferenceList, itemset: Itemset) -> Iterator[tuple[str, Text]]:
    """The choices of a list in a file of the author's own; `label::vi` is the label in a language."""
    name = itemset.label.text
    for row in listed.rows:
        labels = {key.partition("::")[2]: text for key, text in row.items() if key.partition("::")[0] == name and text}
        if row.get(itemset.value.text):
            yield row[itemset.value.text], Text({language: {None: (text,)} for language, text in labels.items()})


def _plain(row: Node) -> Text:
    label = next((kid.text for kid in row.children() if kid.name == "label"), "")
    return Text({"": {None: (label,)}})
