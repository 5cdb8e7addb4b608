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
_Fields = dict[str, tuple[str, ...]]


def _split(fields: dict[str, str]) -> tuple[_Fields, list[str]]:
    kinds = {name: tuple(written.lstrip("!").split("|")) for name, written in fields.items()}
    return kinds, [name for name, written in fields.items() if written[0] == "!"]


_TYPES: dict[str, tuple[_Fields, list[str]]] = {name: _split(fields) for name, fields in TABLE["types"].items()}
_UNIONS: dict[str, tuple[str, ...]] = {name: tuple(kinds) for name, kinds in TABLE["unions"].items()}


def fit(place: str, kinds: tuple[str, ...], value: Any) -> None:
    """Checks the value against any of the types. Raises Mismatch with the first one's complaint."""
    complaint: Mismatch | None = None
    for kind in kinds:
        try:
            return _fit_one(place, kind, value)
        except Mismatch as no:
            complaint = complaint or no
    assert complaint
    raise complaint


def _fit_one(place: str, kind: str, value: Any) -> None:
    if scalar := _FITS.get(kind):
        if not scalar(value):
            raise Mismatch(f'Field "{place}" must be of type {kind}')
    elif kind in _TYPES:
        _fit_object(kind, value)
    elif kind in _UNIONS:
        fit(place, _UNIONS[kind], value)
    else:
        _fit_array(place, kind.removeprefix(_ARRAY), value)


def _fit_array(place: str, kind: str, value: Any) -> None:
    if not isinstance(value, list):
        raise Mismatch(f'Field "{place}" must be of type Array')
    for item in value:
        _fit_one(place, kind, item)


def _fit_object(kind: str, value: Any) -> None:
    if kind == "KeyboardButton" and isinstance(value, str):
        return
    try:
        _fit_fields(kind, value)
    except Mismatch as no:
        raise Mismatch(_PREFIXES.get(kind, "") + str(no)) from None


def _fit_fields(kind: str, value: Any) -> None:
    if not isinstance(value, dict):
        raise Mismatch(f"{kind} must be an Object")
    fields, required = _TYPES[kind]
    for name, inner in value.items():
        if name not in fields:
            raise Mismatch(f'unknown field "{name}" of {kind}')
        if inner is not None:
            fit(name, fields[name], inner)
    for name in required:
        if value.get(name) is None:
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
