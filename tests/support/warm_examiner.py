"""Examiners forked from a process of the run that has loaded what they need, instead of each loading it anew.

To load pyxform and openpyxl is nearly all that the examination of a small file costs: half a second, a hundred times
in a run. Whoever comes first starts the process that has them; `tests.support.warm_client` stands for an examiner in
the eyes of who started it: it hands on its standard streams, ends as the examiner ends, and takes it along when killed.
``make test-all`` and `tests/reading/test_hostile.py` start every examiner anew, as the program does.
"""

from __future__ import annotations

import gc
import os
import runpy
import selectors
import signal
import socket
import sys
import traceback
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Final, NoReturn

from tests.support import of_the_run

_LOOK: Final = 1.0  # seconds after which the run may have ended
_LOADED: Final = ("bot.exports.marked.marked_rows", "bot.presenting.faults", "bot.presenting.imports", "pyxform")


def command() -> tuple[str, ...]:
    """What runs the examiner whose module is added to it."""
    client = Path(__file__).with_name("warm_client.py")
    return (sys.executable, "-S", "-I", str(client), str(of_the_run.folder()))


def is_possible() -> bool:
    """Whether this system can wait for a forked process and a socket at once."""
    return hasattr(os, "pidfd_open")


class Warm:
    """The process that forks: a connection for each examiner, and what became of it as the answer."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._run = folder, int((folder / of_the_run.PID).read_text())
        self._forked = set[int]()
        self._watched = selectors.DefaultSelector()
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / "examiners"))
        self._listening.listen(64)
        self._watched.register(self._listening, selectors.EVENT_READ, self._fork)

    def serve(self) -> None:
        """Fork examiners until the run has ended."""
        while of_the_run.is_running(self._run) and self._folder.exists():
            for key, _ in self._watched.select(_LOOK):
                if self._watched.get_map().get(key.fd) is key:  # not settled meanwhile
                    key.data()
        for pid in self._forked:
            os.kill(pid, signal.SIGKILL)

    def _fork(self) -> None:
        connection, _ = self._listening.accept()
        module, streams, _, _ = socket.recv_fds(connection, 1000, 3)
        pid = os.fork()
        if pid == 0:
            _become(module.decode(), streams)
        for stream in streams:
            os.close(stream)
        ended = os.pidfd_open(pid)
        self._forked.add(pid)

        def settle() -> None:
            self._watched.unregister(connection)
            self._watched.unregister(ended)
            os.close(ended)
            self._forked.discard(pid)
            with connection, suppress(OSError):  # whoever waited was killed
                connection.sendall(str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])).encode())

        def kill() -> None:
            os.kill(pid, signal.SIGKILL)
            settle()

        self._watched.register(connection, selectors.EVENT_READ, kill)  # it says nothing more: it was killed
        self._watched.register(ended, selectors.EVENT_READ, settle)


def _become(module: str, streams: list[int]) -> NoReturn:
    """Be the examiner, as ``python -m module`` would be; never comes back."""
    code = 0
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        sys.stdin, answers, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - for its life
        sys.stdout, sys.argv = answers, [module]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        answers.flush()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as the interpreter does
        traceback.print_exc()
        code = 1
    finally:
        sys.stderr.flush()
        os._exit(code)


def main(folder: Path) -> None:
    """Load what examiners load, without what they do without, and serve."""
    sys.modules["numpy"] = None  # type: ignore[assignment] # as `bot.examiner` does
    warnings.simplefilter("ignore", RuntimeWarning)  # what is run is loaded already: that is the point
    for module in (*_LOADED, "bot.receiving.marking"):
        __import__(module)
    gc.collect()
    gc.freeze()
    Warm(folder).serve()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
