"""The file of an SQLite database exchanged under those who have it open, as somebody does who puts a backup there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url


@contextmanager
def replaced(url: str) -> Iterator[None]:
    """Another file has the name of the database; afterwards the first one has it again."""
    path = Path(str(make_url(url).database))
    kept, other = path.with_suffix(".kept"), path.with_suffix(".other")
    os.link(path, kept)
    shutil.copy(path, other)
    other.replace(path)
    yield
    kept.replace(path)
