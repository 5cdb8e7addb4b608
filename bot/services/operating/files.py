"""Files that are there as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its name when everything is written, or leaves what was there; its owner alone may read it."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)  # of somebody who was killed: what they wrote is never taken for what is written now
    nameless = _nameless(path.parent)
    try:
        with nameless or _named(part, path) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if nameless is not None:
                _give_name(file, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _nameless(folder: Path) -> IO[bytes] | None:
    """A file without a name, which is gone with a process that is killed; None where the system has none."""
    flag = getattr(os, "O_TMPFILE", 0)
    if not flag:
        return None
    try:
        return open(os.open(folder, os.O_RDWR | flag, 0o600), "w+b")  # noqa: PTH123 - with a mode; the caller closes it
    except OSError:  # not every file system can
        return None


def _named(part: Path, path: Path) -> IO[bytes]:
    try:
        return open(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b")  # noqa: PTH123 - as above
    except OSError as error:
        error.filename = str(path)  # the name that whoever asked for the file knows
        raise


def _give_name(file: IO[bytes], part: Path) -> None:
    """A name for what is complete now."""
    number = file.fileno()
    # With a folder given, the call follows the link under /proc; the path is absolute, so which one does not matter.
    os.link(f"/proc/self/fd/{number}", part, src_dir_fd=number, follow_symlinks=True)
