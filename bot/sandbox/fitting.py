"""Whether a nested value has the shape of a Bot API type; the complaints are those of Telegram's own reader."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ARRAY = "Array of "
_PREFIXES = {
    "InlineKeyboardButton": "Can't parse inline keyboard button: ",
    "KeyboardButton": "Can't parse keyboard button: ",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent along with a call."""

    name: str
    content: bytes
    mime: str


class Mismatch(Exception):  # noqa: N818 - the complaint becomes a refusal
    """What is wrong with a nested value."""


def _load() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(Path(__file__).with_name("methods.json").read_text(encoding="utf-8"))
    return table


TABLE = _load()
_TYPES: dict[str, dict[str, str]] = TABLE["types"]
_UNIONS: dict[str, list[str]] = TABLE["unions"]


def fit(place: str, written: str, value: Any) -> None:
    """Checks the value against the types joined by ``|``. Raises Mismatch with the first one's complaint."""
    complaint: Mismatch | None = None
    for kind in written.split("|"):
        try:
            return _fit_one(place, kind, value)
        except Mismatch as no:
            complaint = complaint or no
    assert complaint
    raise complaint


def _fit_one(place: str, kind: str, value: Any) -> None:
    if kind.startswith(_ARRAY):
        if not isinstance(value, list):
            raise Mismatch(f'Field "{place}" must be of type Array')
        for item in value:
            _fit_one(place, kind.removeprefix(_ARRAY), item)
    elif kind in _UNIONS:
        fit(place, "|".join(_UNIONS[kind]), value)
    elif kind in _TYPES:
        try:
            _fit_object(kind, value)
        except Mismatch as no:
            raise Mismatch(_PREFIXES.get(kind, "") + str(no)) from None
    elif not _FITS[kind](value):
        raise Mismatch(f'Field "{place}" must be of type {kind}')


def _fit_object(kind: str, value: Any) -> None:
    if kind == "KeyboardButton" and isinstance(value, str):
        return
    if not isinstance(value, dict):
        raise Mismatch(f"{kind} must be an Object")
    fields = _TYPES[kind]
    for name, inner in value.items():
        if name not in fields:
            raise Mismatch(f'unknown field "{name}" of {kind}')
        if inner is not None:
            fit(name, fields[name].lstrip("!"), inner)
    for name, written in fields.items():
        if written[0] == "!" and value.get(name) is None:
            raise Mismatch(f'Can\'t find field "{name}"')


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_FITS: dict[str, Callable[[Any], bool]] = {
    "Integer": lambda value: _is_integer(value) or (isinstance(value, str) and value.lstrip("-").isdigit()),
    "Float": lambda value: _is_integer(value) or isinstance(value, float),
    "Boolean": lambda value: isinstance(value, bool),
    "String": lambda value: isinstance(value, str),
    "InputFile": lambda value: isinstance(value, str | Upload),
}
