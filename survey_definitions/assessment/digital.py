"""The check of digital competence: ten statements, a suggested level for G6, a hint when it is far from the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from survey_definitions.assessment.bands import Bands, exact
from survey_definitions.assessment.gap import Level

STATEMENTS: Final = tuple(f"DG{number}" for number in range(1, 11))
SCORE: Final = "digital"  # the name of its bands
_FAR: Final = 2  # levels


@dataclass(frozen=True, slots=True)
class Digital:
    """The points of all ten statements, the level they suggest, and whether it is two or more from the own answer."""

    points: int | None
    suggested: int | None
    hint: bool


def check_digital(bands: Bands, answers: Mapping[str, int | None], own: Level) -> Digital:
    """The check; with one statement open there is no suggestion. `own` is the person's own answer to G6."""
    given = [answers.get(code) for code in STATEMENTS]
    if None in given:
        return Digital(None, None, hint=False)
    points = sum(one or 0 for one in given)
    value = bands.value(exact(points))
    suggested = None if value is None else int(value)
    far = suggested is not None and isinstance(own, int) and abs(suggested - own) >= _FAR
    return Digital(points, suggested, hint=far)
