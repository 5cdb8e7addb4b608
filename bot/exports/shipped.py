"""The surveys that ship, as workbooks: to read, to change, to begin with."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

SHIPPED: Final = ("skills", "languages", "experience")
"""Their ids, in the order in which people take them."""


@cache
def workbook(survey: str) -> bytes:
    """One of them as .xlsx, made once, in a tenth of a second."""
    from survey_definitions.reading.pipeline import raw_book  # noqa: PLC0415 - slow to import, and seldom needed
    from survey_definitions.writing import written  # noqa: PLC0415 - likewise

    source = (files("survey_definitions") / "surveys" / f"{survey}.yaml").read_bytes()
    return written(raw_book(source), f"{survey}.xlsx")
