"""A unit as the columns of a structure file: what a file wants, what the database has, what that makes of a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.services.imports.structure.known_structure import StoredUnit
from bot.services.imports.structure.unit_row import UNIT_KINDS, UnitRow
from survey_definitions.languages import LANGUAGES

_ONLY_UNITS = ("seats", "form_of_address")


def stored_columns(unit: StoredUnit) -> dict[str, Any]:
    """What the database has."""
    return _columns(unit)


def wanted_columns(row: UnitRow) -> dict[str, Any]:
    """What the file wants, for the columns that it has and that the kind knows."""
    unknown = () if row.kind in UNIT_KINDS else _ONLY_UNITS
    return {name: value for name, value in _columns(row).items() if name in row.given and name not in unknown}


def _columns(unit: StoredUnit | UnitRow) -> dict[str, Any]:
    return {
        "parent": unit.parent,
        **{f"name::{language}": unit.names.get(language, "") for language in LANGUAGES},
        **{f"short::{language}": unit.short_names.get(language, "") for language in LANGUAGES},
        "seats": unit.seats,
        "form_of_address": unit.form_of_address,
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
        "successors": unit.successors,
    }


def texts(columns: Mapping[str, Any], key: str) -> dict[str, str]:
    """The names (``key`` is ``name``) or short names by language, as they are stored."""
    found = {language: columns.get(f"{key}::{language}", "") for language in LANGUAGES}
    return {language: text for language, text in found.items() if text}
