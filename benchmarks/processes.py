"""Child processes: on which core they run, what they use. Only processes started here are ended."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
BOT_CORE, OTHER_CORE = (0, 1) if (os.cpu_count() or 1) > 1 else (0, 0)


def pin(pid: int, core: int) -> None:
    """Keep a process on one core, where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(pid, {core})


def cpu_of(pid: int) -> float:
    """Seconds of CPU a process has used, in user and system mode, all threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def cpu_of_family(pid: int) -> float:
    """The same with all living and ended descendants: PostgreSQL has a process for each connection."""
    total = 0.0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(") ")[2].split()
            except OSError:
                continue
            if int(entry.name) == pid:
                total += sum(map(int, fields[11:15])) / _TICK
            elif int(fields[1]) == pid:
                total += (int(fields[11]) + int(fields[12])) / _TICK
    return total


def memory_of(pid: int) -> float:
    """Resident MiB now."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 2**20


@dataclass(slots=True)
class Child:
    """A bot under test."""

    process: "subprocess.Popen[bytes]"
    log: Path

    @classmethod
    def start(cls, module: str, arguments: list[str], environment: dict[str, str], folder: Path) -> "Child":
        """Start ``python -m module`` on the bots' core; what it prints goes to a file."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SURVEYBOT_")}
        log = folder / "log.txt"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                env=kept | environment,
                stdout=out,
                stderr=out,
                preexec_fn=lambda: pin(0, BOT_CORE),  # noqa: PLW1509 - this process has no other thread by now
            )
        return cls(process, log)

    @property
    def pid(self) -> int:
        return self.process.pid

    def check(self) -> None:
        """Raises RuntimeError with the end of its log if it has ended."""
        if self.process.poll() is not None:
            raise RuntimeError(f"the bot has ended:\n{self.log.read_text(errors='replace')[-3000:]}")

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def stop(self) -> None:
        """A clean stop, and a kill if that takes too long."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
