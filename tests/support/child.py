"""The bot as a process of its own: started, asked to end, killed."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.settings import PREFIX
from tests.support.patience import PATIENCE

ROOT = Path(__file__).parents[2]


class Child:
    """``surveybot <arguments>`` with exactly these settings; its log lines are gathered in ``log``.

    ``beside``: a folder with a ``sitecustomize.py`` that runs first and tells the log of the process.
    """

    def __init__(
        self,
        arguments: tuple[str, ...],
        settings: Mapping[str, str],
        folder: Path,
        log: Path,
        beside: Path | None = None,
    ) -> None:
        self._arguments = arguments
        self._path = os.pathsep.join(str(folder) for folder in (beside, ROOT) if folder is not None)
        self._settings = settings
        self._folder = folder
        self._log = log
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int:
        """The process id."""
        assert self._process is not None
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it has been started and has not ended."""
        return self._process is not None and self._process.returncode is None

    @property
    def log(self) -> str:
        """What it has written so far, with what its predecessors in the same file wrote."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    async def start(self) -> None:
        """Start the process; returns at once."""
        # The child runs the same code as the test, wherever it lies.
        kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
        named = {f"{PREFIX}{name}": value for name, value in self._settings.items()}
        with self._log.open("a") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                *self._arguments,
                env=kept | named | {"PYTHONPATH": self._path},
                cwd=self._folder,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        """``kill -9``, at once."""
        if self.running:
            os.kill(self.pid, signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end, as a service manager does."""
        if self.running:
            os.kill(self.pid, signal.SIGTERM)

    async def ended(self) -> int:
        """Wait for its end; gives the exit code, negative for a signal. Raises TimeoutError."""
        assert self._process is not None
        async with asyncio.timeout(PATIENCE):
            return await self._process.wait()

    async def says(self, text: str, within: float = PATIENCE) -> None:
        """Wait until its log holds a text. Raises TimeoutError, or RuntimeError when it ended without saying so."""
        async with asyncio.timeout(within):
            while text not in self.log:
                if not self.running and text not in self.log:
                    raise RuntimeError(f"ended without saying {text!r}:\n{self.log}")
                await asyncio.sleep(0.02)

    async def close(self) -> None:
        """Make sure that it is gone."""
        self.kill()
        if self._process is not None:
            await self._process.wait()


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
