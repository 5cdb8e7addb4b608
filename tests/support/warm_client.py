"""Stands for an examiner of `tests.support.warm_examiner`: ``python -S -I warm_client.py FOLDER MODULE``.

Nothing is imported that is not needed: to begin quickly is what it is for.
"""

import os
import socket
import sys

_WAITS = 0.02  # seconds between two tries, while the process that forks begins
_TRIES = 15_000  # five minutes, on a machine that is very busy


def connected(folder: str) -> socket.socket:
    """A connection to the process that forks; whoever finds none starts it."""
    server = socket.socket(socket.AF_UNIX)
    try:
        server.connect(f"{folder}/examiners")
    except OSError:
        _start(folder)
        _wait(server, folder)
    return server


def _wait(server: socket.socket, folder: str) -> None:
    import time

    for _ in range(_TRIES):
        if not server.connect_ex(f"{folder}/examiners"):
            return
        time.sleep(_WAITS)
    with open(f"{folder}/examiners.log") as log:  # noqa: PTH123 - quick
        sys.exit(f"what forks examiners did not begin: {log.read()}")


def _start(folder: str) -> None:
    """Start it, unless somebody else did."""
    import subprocess

    try:
        os.close(os.open(f"{folder}/examiners.begun", os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120 - quick
    with open(f"{folder}/examiners.log", "w") as log:  # noqa: PTH123 - quick
        subprocess.Popen(
            [sys.executable, "-m", "tests.support.warm_examiner", folder],
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def main(folder: str, module: str) -> None:
    """Hand on the standard streams, and end as the examiner ended."""
    with connected(folder) as server:
        socket.send_fds(server, [module.encode()], [0, 1, 2])
        code = int(server.recv(16))
    if code < 0:
        os.kill(os.getpid(), -code)
    os._exit(code)


if __name__ == "__main__":
    main(*sys.argv[1:])
