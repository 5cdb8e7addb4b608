"""Rows of a .yaml: a list of maps, alone or under one key. Everything is text: ``01.003`` stays a code, ``no`` a word.

The parser's events are followed one by one, nothing deeper than a row can be is entered, and aliases are refused:
nothing grows beyond the bytes of the file. The number of a row is its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from bot.services.imports.problems import FileRefusedError
from bot.services.imports.tables.cells import Cell, header_name, tidy
from bot.services.imports.tables.raw import MAX_COLUMNS, MAX_ROWS, RawRow, Reading
from survey_definitions.reading.yamltree import too_many_directives

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = frozenset({"", "~", "null"})


def read_listed(data: bytes) -> Reading:
    """Read a list of maps. ``name: {vi: …}`` and ``name::vi: …`` are the same.

    A list inside a row is its values with blanks between. Raises FileRefusedError.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefusedError("unknown_encoding") from None
    try:
        entries = list(_Entries(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        _refuse(mark, str(getattr(error, "problem", None) or "not YAML"))
    columns = list(dict.fromkeys(name for _, entry in entries for name in entry))
    return Reading(_rows(entries, columns))


def first_columns(data: bytes) -> tuple[str, ...]:
    """The columns of the first entry, and nothing else. Raises FileRefusedError."""
    try:
        return tuple(next(iter(_Entries(data.decode("utf-8-sig"))), (0, {}))[1])
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise FileRefusedError("unknown_format", name="") from error


def _rows(entries: list[tuple[int, dict[str, Cell]]], columns: list[str]) -> Iterator[RawRow]:
    yield RawRow(1, tuple(columns))
    for number, entry in entries:
        yield RawRow(number, tuple(entry.get(name, "") for name in columns))


def _refuse(mark: Any, detail: str) -> NoReturn:
    """``mark`` is the parser's: where it stands, None when it cannot say."""
    line = mark.line + 1 if mark else 1
    raise FileRefusedError("unreadable_yaml", line=str(line), detail=detail)


class _Entries:
    """The entries of the list, each with its line, drawn from the parser's events."""

    def __init__(self, text: str) -> None:
        if too_many_directives(text) is not None:
            raise yaml.YAMLError("too many directives")
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)

    def __iter__(self) -> Iterator[tuple[int, dict[str, Cell]]]:
        self._to_the_list()
        for count, event in enumerate(self._until(yaml.SequenceEndEvent)):
            if count == MAX_ROWS:
                raise FileRefusedError("too_many_rows", limit=str(MAX_ROWS))
            if not isinstance(event, yaml.MappingStartEvent):
                _refuse(event.start_mark, "an entry must be a map of columns")
            yield (event.start_mark.line if event.start_mark else 0) + 1, self._entry()
        self._to_the_end()

    def _next(self) -> Any:
        event = next(self._events)
        if isinstance(event, yaml.AliasEvent):
            _refuse(event.start_mark, "aliases are not allowed")
        return event

    def _until(self, end: type[Any]) -> Iterator[Any]:
        while not isinstance(event := self._next(), end):
            yield event

    def _to_the_list(self) -> None:
        """Pass what stands before the first entry: at most one key around the whole list."""
        for event in self._until(yaml.SequenceStartEvent):
            if isinstance(event, (yaml.StreamEndEvent, yaml.DocumentEndEvent, yaml.MappingEndEvent)):
                _refuse(event.start_mark, "a list of entries is missing")

    def _to_the_end(self) -> None:
        for event in self._until(yaml.StreamEndEvent):
            if not isinstance(event, (yaml.MappingEndEvent, yaml.DocumentEndEvent)):
                _refuse(event.start_mark, "there must be one list and nothing else")

    def _entry(self) -> dict[str, Cell]:
        entry: dict[str, Cell] = {}
        for key in self._until(yaml.MappingEndEvent):
            for name, value in self._named(key):
                if name in entry:
                    _refuse(key.start_mark, f"{name} is there twice")
                entry[name] = value
            if len(entry) > MAX_COLUMNS:
                raise FileRefusedError("too_many_columns", limit=str(MAX_COLUMNS))
        return entry

    def _named(self, key: Any) -> Iterator[tuple[str, Cell]]:
        """One key of an entry: a value, a list of values, or a value for each language."""
        name = _scalar(key)
        event = self._next()
        if isinstance(event, yaml.MappingStartEvent):
            for language in self._until(yaml.MappingEndEvent):
                yield header_name(f"{name}::{_scalar(language)}"), _text(_scalar(self._next()))
        elif isinstance(event, yaml.SequenceStartEvent):
            values = [_scalar(value) for value in self._until(yaml.SequenceEndEvent)]
            yield header_name(name), _text(" ".join(values))
        else:
            yield header_name(name), _text(_scalar(event))


def _scalar(event: Any) -> str:
    if not isinstance(event, yaml.ScalarEvent):
        _refuse(event.start_mark, "a single value was expected here")
    return str(event.value)


def _text(value: str) -> Cell:
    return "" if value in _NOTHING else tidy(value)
