"""What is stored of a version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey_definitions.engine.survey import Survey
    from survey_definitions.problems import Problem


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compiled survey file.

    `xform` is what to store and to give to `read_survey`, the author's own lists in it; `source` is what to store as
    the file: its bytes, or a .zip of them and the files beside them that it refers to; `sha256` is the hash of these;
    `lists` names the reference lists it looks into; `rules` are the rows of the sheets by which results are
    computed.
    """

    survey: Survey
    xform: str
    warnings: tuple[Problem, ...]
    sha256: str
    lists: frozenset[str]
    rules: Mapping[str, list[dict[str, str]]] = field(default_factory=dict)
    source: bytes = field(repr=False, default=b"")
