"""A person as the columns of a roster: what a file wants of somebody, whom the database may have already."""

from __future__ import annotations

from typing import Any, Final

from bot.services.imports.roster.known_people import OWN_COLUMNS, StoredPerson
from bot.services.imports.roster.person_row import PersonRow

KEPT_WHEN_EMPTY: Final = ("language", "form_of_address", "messenger")
"""An empty cell leaves these as they are: people choose the first two themselves."""

_COLUMNS: Final = ("unit", *OWN_COLUMNS, "supervisor")


def wanted_columns(row: PersonRow, stored: StoredPerson | None) -> dict[str, Any]:
    """What the file wants: the columns that it has, and what follows from them.

    A role that was granted elsewhere stays. Somebody who left comes back if the row begins after that day.
    """
    wanted = {column: getattr(row, column) for column in _COLUMNS if column in row.given}
    for column in KEPT_WHEN_EMPTY:
        if wanted.get(column) is None:
            wanted.pop(column, None)
    if "roles" in row.given:
        wanted["roles"] = tuple(sorted({*row.roles, *(stored.granted if stored else ())}))
    left = stored.columns["left_on"] if stored else None
    if left and row.valid_from and row.valid_from > left:
        wanted["left_on"] = None
    elif left:
        wanted.pop("roles", None)  # who has left has no roles, whatever a roster still says
    return wanted
