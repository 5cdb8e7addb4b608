"""Languages that people can choose, and those that only a header knows."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SETTINGS, SURVEY, Book, Row, canonical
from survey_definitions.reading.texts import language_code

_TEXTS: Final = ("label", "hint", "guidance_hint", "constraint_message", "required_message", "form_title", "purpose")


def check_tongues(book: Book, languages: AbstractSet[str]) -> Iterator[Problem]:
    """Columns in a language nobody can choose here (told once each), and two columns of one language."""
    told: set[str] = set()
    for sheet in (SURVEY, CHOICES, SETTINGS):
        seen: dict[tuple[str, str], str] = {}
        for header in book.sheets[sheet].headers if book.rows(sheet) else ():
            column, language = canonical(header)
            code = language_code(language)
            if column not in _TEXTS or not language or "::" in language:
                continue
            other = seen.setdefault((column, code), header)
            params = {"header": header, "other": other, "languages": ", ".join(sorted(languages))}
            if other != header:
                yield problem("same_language", sheet, Row(1, ()), header, params, text=header)
            elif languages and code not in languages and code not in told:
                told.add(code)
                yield problem("unknown_language", sheet, Row(1, ()), header, params, text=header, severity="warning")
