"""What self-assessments are worth, in words: beside the figures, with what is published elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from babel.numbers import format_decimal

from bot.exports.report.released import Released
from bot.texts import Texts
from survey_definitions.assessment.validity import ABILITY_R, LANGUAGE_R, SUPERVISOR_D, SUPERVISOR_R

PUBLISHED: Final[Mapping[str, tuple[float | None, ...]]] = {
    "certificates": (LANGUAGE_R, None),
    "supervisors": (SUPERVISOR_R, SUPERVISOR_D),
}
"""Correlation and standardised difference found elsewhere."""


def worth_of(texts: Texts, found: Released) -> Iterator[str]:
    """A sentence or two for each comparison of a release, then what to make of them; nothing without any."""
    told = found.release.get("validity") or ()
    for one in told:
        yield from _compared(texts, found, one)
    if told:
        yield texts("validity-ability", r=_number(texts, ABILITY_R))


def _compared(texts: Texts, found: Released, one: Mapping[str, Any]) -> Iterator[str]:
    against = one["against"]
    if "category" in one:
        yield texts(f"validity-{against}-least", people=one["people"], name=_category(found, one["category"]))
        return
    yield texts(
        f"validity-{against}",
        people=one["people"],
        within=round(one["within_one"]),
        same=round(one["same"]),
        difference=_number(texts, one["mean_difference"]),
    )
    r, d = PUBLISHED[against]
    if one["r"] is not None and one["d"] is not None and d is not None:
        values = {"d": _number(texts, one["d"]), "published_d": _number(texts, d)}
        yield texts("validity-r-and-d", r=_number(texts, one["r"]), published=_number(texts, r), **values)
    elif one["r"] is not None:
        yield texts("validity-r", r=_number(texts, one["r"]), published=_number(texts, r))


def _category(found: Released, code: str) -> str:
    table = found.table("V01")
    listed = table["categories"] if table is not None else ()
    return next((found.name(one) for one in listed if one["code"] == code), code)


def _number(texts: Texts, value: float | None) -> str:
    return "–" if value is None else str(format_decimal(value, "0.00", texts.language))
