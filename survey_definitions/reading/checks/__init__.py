"""What can be said of a survey's sheets before pyxform sees them, each with its row and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from survey_definitions.reading.checks.advice import check_advice
from survey_definitions.reading.checks.assessment import check_assessment
from survey_definitions.reading.checks.choices import check_choices
from survey_definitions.reading.checks.columns import check_columns
from survey_definitions.reading.checks.conditions import check_conditions
from survey_definitions.reading.checks.content import check_content
from survey_definitions.reading.checks.defaults import check_defaults
from survey_definitions.reading.checks.entries import check_entries
from survey_definitions.reading.checks.expressions import check_expressions
from survey_definitions.reading.checks.filters import check_filters
from survey_definitions.reading.checks.fixed import check_fixed
from survey_definitions.reading.checks.functions import check_functions
from survey_definitions.reading.checks.layout import check_layout
from survey_definitions.reading.checks.letters import check_letters
from survey_definitions.reading.checks.questions import check_questions
from survey_definitions.reading.checks.references import check_references
from survey_definitions.reading.checks.spare import check_spare_lists
from survey_definitions.reading.checks.structure import check_structure
from survey_definitions.reading.checks.translations import check_translations
from survey_definitions.reading.mending import respelt

if TYPE_CHECKING:
    from survey_definitions.problems import Problem
    from survey_definitions.reading.sheets import Book

_NOTHING_TO_SEE: Final = ("no_survey_sheet", "empty_survey", "too_much_logic")
_OF_ANY_CHOICES: Final = ("choice_with_blank", "same_choice_label")  # other programs allow duplicates, for filters
# What sheets mean, in the order in which it is told; an XForm has no sheet of lists of its own.
_OF_MEANING: Final = (
    check_expressions,
    check_filters,
    check_content,
    check_defaults,
    check_spare_lists,
    check_conditions,
    check_fixed,
    check_entries,
    check_functions,
    check_translations,
    check_advice,
)
_OF_LISTS: Final = (check_filters, check_spare_lists)
# What would be said again and again because a column is not there.
_FOLLOWS: Final = {
    ("survey", "type"): ("missing_type",),
    ("survey", "name"): ("missing_name", "unknown_reference", "bad_trigger"),
    ("choices", "list_name"): ("choice_without_list", "unknown_list"),
    ("choices", "name"): ("choice_without_name", "no_such_choice"),
}


def check_book(book: Book, types: Mapping[str, bool]) -> Iterator[Problem]:
    """All problems of the sheets. `types`: the question types there are, and whether each is shown to people.

    A misspelt column is read as what it is meant to be; one that is missing is told once, not for each row.
    """
    columns = list(check_columns(book))
    yield from columns
    book = respelt(book, columns)
    layout = list(check_layout(book))
    yield from layout
    if any(one.code in _NOTHING_TO_SEE for one in layout):
        return
    missing = [(one.sheet, one.column) for one in layout if one.code == "missing_column"]
    follows = {code for place in missing for code in _FOLLOWS.get(place, ())}
    yield from (one for one in _checked(book, types) if one.code not in follows)


def check_like_a_book(book: Book) -> Iterator[Problem]:
    """What is wrong with the conditions, values and texts of sheets that an XForm could have been made of."""
    yield from (one for one in check_choices(book) if one.code in _OF_ANY_CHOICES)
    for check in _OF_MEANING:
        if check not in _OF_LISTS:
            yield from check(book)


def _checked(book: Book, types: Mapping[str, bool]) -> Iterator[Problem]:
    yield from check_questions(book, types)
    yield from check_structure(book)
    yield from check_choices(book)
    yield from check_letters(book)
    yield from check_references(book)
    for check in _OF_MEANING:
        yield from check(book)
    yield from check_assessment(book)
