"""What authors can name from outside their survey: reference lists with their columns, facts of the person.

Who only checks a file needs this and no database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.settings import Settings
from survey_definitions import Known
from survey_definitions.languages import LANGUAGES

UNIT_LISTS: Final[Mapping[str, str]] = {"agencies": "agency", "divisions": "division", "blocks": "block"}
ENTRY_LISTS: Final[Mapping[str, str]] = {
    "position_groups": "position_group",
    "job_positions": "job_position",
    "ranks": "rank",
    "titles": "title",
    "fields": "field",
    "sectors": "sector",
}
NAMES: Final = frozenset(UNIT_LISTS) | frozenset(ENTRY_LISTS)
"""The lists that authors can name: ``select_one_from_file fields.csv``."""

REFERRED = ("title", "position_group", "job_position", "rank")  # columns of a person that name an entry
_ABOVE = ("unit", "agency", "block")  # where somebody stands
_ALONE = ("staff_code", "full_name", "given_name", "since", "birth_month", "form_of_address", "xh", "Xh")
_COLUMNS: Final = frozenset(("name", "label", "short", "parent", "valid_to"))


KNOWN: Final = Known(
    lists=dict.fromkeys(sorted(NAMES), _COLUMNS),
    languages=frozenset(LANGUAGES),
    facts=frozenset((*_ALONE, *(f"{key}{end}" for key in (*_ABOVE, *REFERRED) for end in ("", "_name")))),
)
"""What an author can name: the lists with their columns, and the facts of a person."""


def known_of(settings: Settings) -> Known:
    """The same, and what this installation takes as answers."""
    return replace(KNOWN, pictures=settings.image_answers)
