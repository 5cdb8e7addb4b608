"""A row of a structure file, and what identifies a unit or a list entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

UNIT_KINDS = ("block", "agency", "division")
LIST_KINDS = ("position_group", "job_position", "rank", "title", "field", "sector")

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One row. ``given`` are the columns that the file has; what it has no column for stays as it is."""

    row: int
    code: str
    kind: str
    parent: str
    names: Mapping[str, str]
    short_names: Mapping[str, str]
    seats: int | None
    form_of_address: str | None
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]
    given: frozenset[str]

    @property
    def key(self) -> Key:
        """What identifies the row; see `key_of`."""
        return key_of(self.kind, self.code)


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit or list entry that the database already has."""

    code: str
    kind: str
    parent: str
    valid_to: date | None = None
    name: str = ""


def key_of(kind: str, code: str) -> Key:
    """Blocks, agencies and divisions share one set of codes; each list has its own. Case does not tell codes apart."""
    return ("unit" if kind in UNIT_KINDS else kind, code.casefold())
