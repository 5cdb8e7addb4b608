"""Files and folders that are their owner's alone, whatever the process' umask says."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def folder(path: Path) -> Path:
    """A folder that is there; one that was not is made for its owner alone."""
    if not path.is_dir():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def file(path: Path) -> Path:
    """A file that is there, and nobody else's: SQLite makes its log with the same rights."""
    folder(path.parent)
    path.touch(mode=0o600)
    if path.stat().st_mode & OTHERS:
        path.chmod(0o600)
    return path


def open_to_others(paths: Iterator[Path]) -> list[Path]:
    """Which of these others may read or write."""
    return sorted(path for path in paths if path.exists() and path.stat().st_mode & OTHERS)
