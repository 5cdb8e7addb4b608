"""What is stored of a version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey_definitions.engine.rehearsing import Rehearsal
    from survey_definitions.engine.survey import Survey
    from survey_definitions.problems import Problem


@dataclass(frozen=True, slots=True)
class About:
    """What a survey says of itself. `titles` are by language; that of a survey without languages stands under “”.

    `words` are its purpose, sender and contact, as far as the author wrote them, likewise.
    """

    id: str
    languages: tuple[str, ...]
    titles: Mapping[str, str]
    questions: int
    title: str = ""  # in the default language
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, survey: Survey, words: Mapping[str, Mapping[str, str]] | None = None) -> About:
        """What a survey says of itself."""
        titles = {language: survey.title(language) for language in survey.languages or ("",)}
        return cls(survey.id, survey.languages, titles, survey.question_count, survey.title(), words or {})


@dataclass(frozen=True)
class Compiled:
    """A compiled survey file.

    `xform` is what to store and to give to `read_survey`, the author's own lists in it; `source` is what to store as
    the file: its bytes, or a .zip of them and the files beside them that it refers to; `sha256` is the hash of these;
    `lists` names the reference lists it looks into; `rules` are the rows of the sheets by which results are
    computed; `rehearsal` is what was learnt by going through it, if somebody did.
    """

    about: About
    xform: str
    warnings: tuple[Problem, ...]
    sha256: str
    lists: frozenset[str]
    rules: Mapping[str, list[dict[str, str]]] = field(default_factory=dict)
    source: bytes = field(repr=False, default=b"")
    rehearsal: Rehearsal | None = None

    @cached_property
    def survey(self) -> Survey:
        """The survey, read from the XForm when somebody asks for it."""
        from survey_definitions.reading.xform import read_survey  # noqa: PLC0415 - seldom needed

        return read_survey(self.xform)
