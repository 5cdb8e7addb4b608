"""`${name}` in any cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.checks.structure import meant
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book, Cell, Row
from survey_definitions.reading.types import parse_type
from survey_definitions.reading.words import as_name, nearest

REFERENCE: Final = re.compile(r"\$\{\s*(?:last-saved#)?([^\s{}]+?)\s*\}")
ANY_REFERENCE: Final = re.compile(r"\$\{[^{}]*\}?")  # whole or not
_SUGGESTIONS: Final = 50  # names that are looked for among similar ones: it takes long among thousands
INJECTED: Final = ("xh", "Xh")  # the form of address: the reader adds these when a survey does not define them


def check_references(book: Book) -> Iterator[Problem]:
    """References to questions that do not exist, to several of a name, and references not written whole."""
    known = _Names(names(book), _labels(book))
    several = _several(book)
    suggestions = iter(range(_SUGGESTIONS))
    for sheet, rows in ((SURVEY, book.questions()), (CHOICES, book.rows(CHOICES))):
        for row in rows:
            for cell in row.cells:
                if "${" in cell.text:
                    yield from _check((sheet, row, cell), known, several, suggestions)
    for row in book.questions():
        yield from _check_trigger(row, known.all)


@dataclass(frozen=True, slots=True)
class _Names:
    """What can be referred to, and the names by what people read, in small letters."""

    all: set[str]
    by_label: dict[str, str]

    def meant(self, word: str) -> str:
        """The name that is meant: a label instead of a name, a name with accents, one that is misspelt."""
        label = self.by_label.get(word.casefold(), "")
        first = word.split(maxsplit=1)[0] if word.split() else ""
        begun = first if first in self.all else ""
        return label or begun or nearest(word, self.all) or nearest(as_name(word, "").casefold(), self.all)


def _labels(book: Book) -> dict[str, str]:
    return {cell.text.casefold(): row.get("name") for row in book.questions() for cell in row.all("label")}


def _check(
    at: tuple[str, Row, Cell], known: _Names, several: dict[str, str], suggestions: Iterator[int]
) -> Iterator[Problem]:
    cell = at[2]
    place = (*at[:2], cell.header)
    for found in dict.fromkeys(ANY_REFERENCE.findall(cell.text)):
        whole = REFERENCE.fullmatch(found)
        inner = found.strip("${}").strip()
        if whole is None and inner in known.all:  # the question's name is at fault, and told so
            continue
        if whole is None:
            example = f"${{{known.meant(inner) or as_name(inner, 'name')}}}"
            yield problem("broken_reference", *place, text=cell.text, found=found, example=example)
        elif whole[1] not in known.all:
            near = known.meant(whole[1]) if next(suggestions, None) is not None else ""
            advice = "near_name" if near else ""
            yield problem("unknown_reference", *place, text=cell.text, name=whole[1], near=near, advice=advice)
        elif whole[1] in several:
            yield problem("ambiguous_reference", *place, text=cell.text, name=whole[1], rows=several[whole[1]])


def _several(book: Book) -> dict[str, str]:
    """Names that stand in different groups, with their rows. Twice in the same group is a fault of its own."""
    rows: dict[str, list[int]] = defaultdict(list)
    places: dict[str, set[int]] = defaultdict(set)
    at = [0]
    for row in book.questions():
        kind, name = meant(row).kind, row.get("name")
        if kind == "end":
            at = at[:-1] or [0]
            continue
        if name:
            rows[name].append(row.number)
            places[name].add(at[-1])
        if kind == "begin":
            at.append(row.number)
    return {name: ", ".join(map(str, found)) for name, found in rows.items() if len(found) == len(places[name]) > 1}


def _check_trigger(row: Row, known: set[str]) -> Iterator[Problem]:
    """A trigger is one question or several with commas between."""
    for cell in row.all("trigger"):
        parts = [part.strip() for part in cell.text.split(",")]
        wrong = next((part for part in parts if not ANY_REFERENCE.fullmatch(part)), None)
        if wrong is not None:
            example = f"${{{nearest(wrong, known) or min(known - set(INJECTED), default='name')}}}"
            yield problem("bad_trigger", SURVEY, row, cell.header, text=cell.text, found=wrong, example=example)


def names(book: Book) -> set[str]:
    """All names that can be referred to."""
    known = set(INJECTED)
    for row in book.questions():
        name, asked = row.get("name"), parse_type(row.get("type"))
        known |= {name, f"{name}_other"} if asked.or_other else {name}
        if asked.word == "repeat" and row.get("repeat_count"):
            known.add(f"{name}_count")
    return known - {""}
