"""The sandbox's memory on disk: one line for each change, appended, replayed at the next start.

A line is ``[kind, key, value]``; the newest value of a key counts, null forgets it. A line goes to the operating
system before the call that caused it is answered, so a killed process loses nothing; a torn last line is dropped.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_FILE = "chats.jsonl"


class Journal:
    """Changes of the sandbox's world. With ``folder`` None nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / _FILE if folder else None
        self._handle: int | None = None

    def replay(self) -> Iterator[tuple[str, str, Any]]:
        """What was kept, oldest first, and opens the journal, rewritten without what is outdated.

        Raises ValueError, with file and line, for what the sandbox did not write.
        """
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        kept: dict[tuple[str, str], Any] = {}
        for kind, key, value in self._lines():
            if value is None:
                kept.pop((kind, key), None)
            else:
                kept[kind, key] = value
        self._rewrite(kept)
        for (kind, key), value in kept.items():
            yield kind, key, value

    def put(self, kind: str, key: object, value: Any) -> None:
        """Keeps the value under its kind and key; None forgets it."""
        if self._handle is not None:
            os.write(self._handle, _line(kind, key, value))

    @property
    def keeps(self) -> bool:
        """Whether anything is written at all: callers may spare themselves the work."""
        return self._handle is not None

    def close(self) -> None:
        """Nothing is written any more."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _lines(self) -> Iterator[tuple[str, str, Any]]:
        assert self._path
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if not line.endswith(b"\n"):
                    return
                yield self._read(number, line)

    def _read(self, number: int, line: bytes) -> tuple[str, str, Any]:
        try:
            kind, key, value = json.loads(line)
        except ValueError as error:
            raise ValueError(f"{self._path}, line {number}, was not written by the sandbox") from error
        return kind, key, value

    def _rewrite(self, kept: dict[tuple[str, str], Any]) -> None:
        assert self._path
        fresh = self._path.with_suffix(".fresh")
        with fresh.open("wb") as file:
            for (kind, key), value in kept.items():
                file.write(_line(kind, key, value))
        fresh.replace(self._path)
        self._handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)


def _line(kind: str, key: object, value: Any) -> bytes:
    return json.dumps([kind, str(key), value], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
