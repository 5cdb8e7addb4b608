"""An author's mistakes in words: where, what, how to mend it."""

from __future__ import annotations

from typing import Final

from bot.presenting.screens import shortened
from bot.texts import Texts
from survey_definitions import About, Problem

SURVEY: Final = "survey"
MOST_MESSAGE: Final = 240
MOST_REMEDY: Final = 160


def place(texts: Texts, problem: Problem, *, whole: bool = False) -> str:
    """Where it is: ``row 7, column relevant``; in a text file ``line 41``; other sheets than the main one are named.

    A ``whole`` place names the main sheet too. Empty when nobody knows.
    """
    unsaid = ("",) if whole else ("", SURVEY)
    parts = [
        texts(_where(problem), sheet=problem.sheet) if problem.sheet not in unsaid else "",
        texts("fault-row", row=f"{problem.row}") if problem.row and not problem.line else "",
        texts("fault-line", line=f"{problem.line}") if problem.line else "",
        texts("fault-column", column=problem.column) if problem.column else "",
    ]
    return ", ".join(part for part in parts if part)


def _where(problem: Problem) -> str:
    """An XForm has no sheets: there the place is the path of a question."""
    return "fault-question" if problem.sheet.startswith("/") else "fault-sheet"


def message(texts: Texts, problem: Problem) -> str:
    """What is wrong."""
    return _said(texts, f"problem-{problem.sentence or problem.code}", problem, problem.message)


def remedy(texts: Texts, problem: Problem) -> str:
    """How to mend it."""
    return _said(texts, f"remedy-{problem.advice or problem.sentence or problem.code}", problem, problem.remedy)


def _said(texts: Texts, name: str, problem: Problem, otherwise: str) -> str:
    """In the reader's language where there are words for it, else as the compiler says it."""
    return texts(name, **problem.params) if texts.has(name) else otherwise


def in_one_line(texts: Texts, problem: Problem, *, whole: bool = False) -> str:
    """Place, message, remedy."""
    what = " — ".join(part for part in (message(texts, problem), remedy(texts, problem)) if part)
    return ": ".join(part for part in (place(texts, problem, whole=whole), what) if part)


def in_a_list(texts: Texts, problem: Problem) -> str:
    """With its whole place, and said to be a warning where it is one."""
    said = in_one_line(texts, problem, whole=True)
    return texts("fault-warning", what=said) if problem.severity == "warning" else said


def nothing_wrong(texts: Texts, survey: About, **figures: int) -> str:
    """A survey that can be published, with its figures."""
    languages = ", ".join(survey.languages) or texts("check-no-language")
    return texts("check-good", code=survey.id, languages=languages, **figures)


def in_a_comment(texts: Texts, problem: Problem) -> str:
    """Message and remedy, for the cell itself."""
    return "\n".join(part for part in (message(texts, problem), remedy(texts, problem)) if part)


def on_a_card(texts: Texts, problem: Problem) -> str:
    """The same, short enough for ten of them on a card."""
    parts = (shortened(message(texts, problem), MOST_MESSAGE), shortened(remedy(texts, problem), MOST_REMEDY))
    what = " — ".join(part for part in parts if part)
    return ": ".join(part for part in (place(texts, problem), what) if part)
