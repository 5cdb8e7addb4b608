"""What can be wrong with the sheets that define results, in English."""

from __future__ import annotations

from typing import Final

ASSESSMENT: Final[dict[str, tuple[str, str]]] = {
    "assessment_empty": (
        "The column “{name}” is empty here.",
        "Please write what belongs there, or remove the row.",
    ),
    "assessment_number": (
        "“{text}” is not a whole number from {low} to {high}.",
        "Please write a whole number from {low} to {high}.",
    ),
    "assessment_decimal": ("“{text}” is not a number.", "Please write a number, for example 6.5."),
    "assessment_word": ("“{text}” is not one of: {words}.", "Please write one of: {words}."),
    "assessment_month": ("“{text}” is not a month.", "Please write the month as 03/2019."),
    "assessment_code": (
        "No question of this survey is called “{name}”.",
        "Please write the name of a question, or add the question.",
    ),
    "assessment_twice": ("“{name}” is said twice.", "Please keep one of the rows."),
    "assessment_scale": (
        "A scale needs steps above zero, and at most a hundred thousand of them.",
        "Please write another step, for example 1 or 0.5.",
    ),
    "assessment_bands": (
        "The bands of “{name}” do not divide its scores: {detail}.",
        "Please let every score lie in exactly one band (∉ in none, ×2 in several, ∅ bands that no score reaches).",
    ),
    "assessment_sheet": (
        "Nothing is read from a sheet “{name}”.",
        "Please either give it one of these names, or another beginning: {words}.",
    ),
    "assessment_column": (
        "Nothing is read from the column “{name}”.",
        "Please either rename it ({words}) or remove it.",
    ),
}
