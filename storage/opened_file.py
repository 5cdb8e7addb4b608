"""Whether the file of SQLite that a process opened is still the one of its name.

A file that is renamed, replaced or removed meanwhile is written on by whoever has it open, and nobody finds that again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

_INFO: Final = "opened file"  # in a connection's


class OpenedFile:
    """The file that an engine opened first; all its connections know it."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self._opened = (0, 0)

    def note(self, _: Any, record: ConnectionPoolEntry) -> None:
        """A connection was opened."""
        if not any(self._opened):
            self._opened = self._found()
        record.info[_INFO] = self

    def is_in_its_place(self) -> bool:
        """Whether the file at the path is the one that was opened."""
        return self._found() == self._opened

    def _found(self) -> tuple[int, int]:
        """Device and number of the file at the path, which stay while it is open; noughts where none is found."""
        try:
            found = self._path.stat()
        except OSError:
            return 0, 0
        return found.st_dev, found.st_ino


def watch(engine: Engine) -> None:
    """Remember which file the engine opens; nothing for PostgreSQL, or for a database in memory."""
    name = engine.url.database
    if engine.dialect.name == "sqlite" and name and name != ":memory:":
        event.listen(engine, "connect", OpenedFile(Path(name)).note)


def is_replaced(connection: Connection) -> bool:
    """Whether the file that this process has opened is not the one of its name any more."""
    opened = connection.info.get(_INFO)
    return isinstance(opened, OpenedFile) and not opened.is_in_its_place()
