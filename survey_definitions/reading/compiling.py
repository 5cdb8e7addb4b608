"""A survey file to everything that is stored of a version.

Loads the pipeline, and with it pyxform, only when a file is compiled. Expressions are compiled in `model.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey_definitions.reading.compiled import Compiled


def compile_survey(source: bytes, name: str) -> Compiled:
    """Compile an .xlsx file (known by its first bytes) or a YAML file called `name`. Raises SurveyRejected."""
    from survey_definitions.reading.pipeline import compiled  # noqa: PLC0415 - loads pyxform, which runs no survey

    return compiled(source, name)
