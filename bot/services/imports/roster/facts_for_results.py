"""What a roster may say of people that only results use: official ratings, degrees taught in a language."""

from __future__ import annotations

import re
from typing import Final

from bot.services.imports.tables.values import RowReader
from survey_definitions.assessment.certificates import DECIDED
from survey_definitions.assessment.languages import CEFR
from survey_definitions.assessment.pools import RATINGS

_YEARS: Final = 2
_SEPARATORS: Final = re.compile(r"[\s,;]+")
_DEGREES: Final = {CEFR[level] for level in DECIDED}
_LANGUAGE: Final = re.compile(r"[a-z]{2}")
_MOST: Final = 6  # languages of one person


def ratings(read: RowReader) -> str | None:
    """The official ratings of the last two years, or of one where there was no other: `XL3 XL4`."""
    words = _words(read, "ratings")
    found = [word.upper() for word in words]
    if len(found) > _YEARS or not set(found) <= set(RATINGS):
        read.refuse("ratings", "bad_ratings", value=" ".join(words), known=" ".join(RATINGS))
        return None
    return " ".join(found) or None


def language_degrees(read: RowReader) -> str | None:
    """Which level was decided for a degree taught in a language, or abroad: `en:C1 zh:B2`."""
    words = _words(read, "language_degrees")
    found = {}
    for word in words:
        language, _, level = word.partition(":")
        found[language.lower()] = level.upper()
        if not _LANGUAGE.fullmatch(language.lower()) or level.upper() not in _DEGREES:
            read.refuse("language_degrees", "bad_degree", value=word)
    if len(found) < len(words) or len(found) > _MOST:
        read.refuse("language_degrees", "bad_degree", value=" ".join(words))
    return " ".join(f"{language}:{level}" for language, level in sorted(found.items())) or None


def _words(read: RowReader, column: str) -> list[str]:
    return [word for word in _SEPARATORS.split(read.text(column)) if word]
