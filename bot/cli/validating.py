"""``surveybot validity``: what self-assessments are worth here, for the server's operator."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import typer

from bot.cli.common import AsJson, installation, print_json, print_table
from bot.services.results import validity as validities
from survey_definitions.assessment.validity import (
    FEWEST,
    LANGUAGE_R,
    SUPERVISOR_D,
    SUPERVISOR_R,
    Agreement,
)

app = typer.Typer()


@app.command()
def validity(as_json: AsJson = False) -> None:
    """How far self-assessments agree with verified certificates and with supervisors, where 30 people are behind it."""
    with installation() as opened:
        found = opened.database.read_now(validities.of_province)
    if as_json:
        print_json({name: one and asdict(one) for name, one in _named(found).items()})
        return
    print_table(("self-assessed against", "levels", "r", "same", "within one", "difference", "d"), _rows(found))
    print_table(
        ("published elsewhere", "r", "d"),
        [("language tests", LANGUAGE_R, ""), ("supervisors", SUPERVISOR_R, SUPERVISOR_D)],
    )


def _named(found: validities.Validity) -> dict[str, Agreement | None]:
    return {"certificates": found.certificates, "supervisors": found.supervisors}


def _rows(found: validities.Validity) -> list[tuple[Any, ...]]:
    return [_row(name, one) for name, one in _named(found).items()]


def _row(name: str, one: Agreement | None) -> tuple[Any, ...]:
    if one is None:
        return (name, f"fewer than {FEWEST}", "", "", "", "", "")
    return (name, one.pairs, one.r, f"{one.same} %", f"{one.within_one} %", one.mean_difference, one.d)
