"""Our bot with a sampler inside: where its CPU goes. ``python -m benchmarks.sampling OUT.json run``.

A thread looks every other millisecond at the stacks of all threads, and at how much CPU each has used since the last
look (the clock of the thread itself, so that waiting costs nothing). SIGUSR1 begins, SIGUSR2 ends and writes. What is
charged is the part of the innermost frame that belongs to somebody: the standard library works for its caller.
"""

import json
import signal
import sys
import threading
import time
from collections import defaultdict
from operator import itemgetter
from pathlib import Path
from types import FrameType

EVERY = 0.002  # seconds
PARTS = {
    "engine": ("/survey_definitions/",),
    "texts": ("/bot/presenting/", "/bot/texts/", "/fluent/", "/babel/"),
    "rows": ("/storage/", "/sqlalchemy/", "/psycopg", "/sqlite3/", "/cryptography/"),
    "HTTP": (
        "/aiohttp/",
        "/bot/delivery/calls",
        "/bot/delivery/request",
        "/multidict/",
        "/yarl/",
        "selector_events.py",
    ),
    "PTB": ("/telegram/",),
    "bot": ("/bot/",),
    "event loop": ("/asyncio/", "/concurrent/", "selectors.py", "/threading.py", "/queue.py"),
}


def part_of(frame: FrameType | None) -> tuple[str, str]:
    """The part a stack works for, and the function that is to be charged."""
    where = ""
    while frame is not None:
        file = frame.f_code.co_filename
        where = where or f"{'/'.join(file.split('/')[-2:])}:{frame.f_code.co_name}"
        for part, marks in PARTS.items():
            if any(mark in file for mark in marks):
                own = f"{file.rsplit('/', 1)[-1]}:{frame.f_code.co_name}"
                return part, own if where.endswith(own) else f"{own} > {where}"
        frame = frame.f_back
    return "other", where


class Sampler:
    """Charges CPU to parts between `begin` and `end`."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._clocks: dict[int, float] = {}
        self._on = False
        self.parts: defaultdict[str, float] = defaultdict(float)
        self.places: defaultdict[str, float] = defaultdict(float)

    def start(self) -> None:
        sys.setswitchinterval(0.0005)
        threading.Thread(target=self._run, name="sampler", daemon=True).start()
        signal.signal(signal.SIGUSR1, lambda *_: self._switch(on=True))
        signal.signal(signal.SIGUSR2, lambda *_: self._switch(on=False))

    def _switch(self, *, on: bool) -> None:
        self._on = on
        if not on:
            found = {
                "parts": dict(self.parts),
                "places": dict(sorted(self.places.items(), key=itemgetter(1), reverse=True)[:400]),
            }
            self._out.write_text(json.dumps(found))

    def _run(self) -> None:
        me = threading.get_ident()
        while True:
            time.sleep(EVERY)
            for ident, frame in sys._current_frames().items():
                if ident != me:
                    self._look(ident, frame)

    def _look(self, ident: int, frame: FrameType) -> None:
        try:
            used = time.clock_gettime(time.pthread_getcpuclockid(ident))
        except OSError:
            return
        spent = used - self._clocks.get(ident, used)
        self._clocks[ident] = used
        if spent and self._on:
            part, place = part_of(frame)
            self.parts[part] += spent
            self.places[f"{part}: {place}"] += spent


def main() -> None:
    Sampler(Path(sys.argv.pop(1))).start()
    from bot.cli import main as run  # noqa: PLC0415 - sampled from its first import on

    run()


if __name__ == "__main__":
    main()
