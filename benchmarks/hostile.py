"""``python -m benchmarks.hostile``: files that would keep a checker busy for ever, sent to a bot on which others tap.

For each file: the seconds until its sender is answered, the place that the answer names, and how long another person's
taps take meanwhile as a multiple of how long they take on the idle bot just before and after. Exit code 1 when a file
takes longer than is allowed, or others' taps do. Where programs that have nothing to do with it had more than
`FOREIGN` of the machine meanwhile, the ratio compares their moments and not the bot's: it is printed and not judged.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bot.presenting.callbacks import Address
from bot.sandbox.phone import Phone
from tests.crash.looking import Look, look
from tests.reading.hostile import HOSTILE, WORKBOOKS, plain_questions
from tests.support.house import FIRST_ACCOUNT, House, join_all

ALLOWED_SECONDS, ALLOWED_RATIO = 20.0, 1.3
TAPS = 40  # on the idle bot
ANSWERED_WITHIN = 120.0  # seconds until the benchmark gives up
BETWEEN = 0.02  # seconds between two taps
FOREIGN = 0.15  # of the machine, by programs outside the benchmark
TICKS = os.sysconf("SC_CLK_TCK")  # a second
ADMIN, OTHER = "BTC-032", "BTC-012"
LIST = Address("m", "s").pack()


def main(mode: str) -> bool:
    """Print a line for each file; False when one is above what is allowed."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as name:
        return asyncio.run(_run(Path(name), mode))


async def _run(folder: Path, mode: str) -> bool:
    house = House(folder, mode=mode)
    await house.open(0)
    try:
        people = {FIRST_ACCOUNT: ADMIN, FIRST_ACCOUNT + 1: OTHER}
        house.database.run_now(join_all, people, house.clock())
        bot = house.child("run")
        await bot.start()
        await bot.says("running")
        admin, other = (house.phone(account) for account in people)
        for phone in (admin, other):
            await phone.send_text("/phieu")
            await phone.wait(lambda one: one.card is not None, ANSWERED_WITHIN)
        await _taps(other, TAPS)
        lines = [await _one(admin, other, make, Machine(bot.pid)) for make in (*HOSTILE, plain_questions)]
    finally:
        await house.close()
    return all(lines)


class Machine:
    """How much of the machine is taken by others than this program and a bot, whose ended children are its own."""

    def __init__(self, bot: int) -> None:
        self._bot = Path(f"/proc/{bot}/stat")
        self._began, self._taken = time.monotonic(), self._foreign()

    def _foreign(self) -> float:
        """Seconds of processors that others have had since the machine started."""
        user, nice, system, _, _, *more = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9])
        bot = map(int, self._bot.read_text().rpartition(")")[2].split()[11:15])
        return (user + nice + system + sum(more) - sum(bot)) / TICKS - time.process_time()

    @property
    def foreign(self) -> float:
        """The share that others had since this began, of all processors."""
        cores = os.cpu_count() or 1
        return max(0.0, self._foreign() - self._taken) / (time.monotonic() - self._began) / cores


async def _one(admin: Phone, other: Phone, make: Callable[[], bytes], machine: Machine) -> bool:
    before = await _taps(other, TAPS)
    name, source = f"{make.__name__}.{'xlsx' if make in WORKBOOKS else 'yaml'}", make()
    newest, began = admin.messages[-1].message_id, time.perf_counter()
    await admin.send_document(name, source)
    answer = asyncio.create_task(_answer(admin, newest))
    during: list[float] = []
    while not answer.done() or len(during) < TAPS // 4:
        during += await _taps(other, 1)
    seconds = (answer.result()[0] or time.perf_counter()) - began
    after = await _taps(other, TAPS)
    ratio = statistics.median(during) / statistics.median([*before, *after])
    foreign = machine.foreign
    said = f"{make.__name__:38} {seconds:6.1f} s  taps x {ratio:4.2f} ({len(during)})  others had {foreign:4.0%}"
    print(f"{said}  {answer.result()[1]}", flush=True)
    return seconds <= ALLOWED_SECONDS and (ratio <= ALLOWED_RATIO or foreign > FOREIGN)


async def _answer(admin: Phone, newest: int) -> tuple[float, str]:
    """When the sender is told what was found, and the line that names where."""
    told = ""

    def found(phone: Phone) -> bool:
        nonlocal told
        said = [one for one in phone.messages if one.from_bot and one.message_id > newest + 1]
        places = [
            line
            for one in said
            for line in one.text.splitlines()
            if any(word in line for word in ("survey", "dòng", "hàng", "quá bận"))  # too busy: it was not looked at
        ]
        told = (places or [""])[0][:70]
        buttons = [button.text for one in said for row in one.buttons for button in row]
        return bool(places) or "Ban hành" in buttons  # it may be published

    await admin.wait(found, ANSWERED_WITHIN)
    return time.perf_counter(), told


async def _taps(phone: Phone, count: int) -> list[float]:
    """Open a survey's introduction and the list again, in turn; gives the seconds from each press to its card."""
    taken = []
    for _ in range(count):
        shown = look(phone)
        assert shown is not None
        offered = shown.buttons("mo")
        data = offered[0].data if offered and offered[0].data else LIST
        began = time.perf_counter()
        await phone.press(shown.message.message_id, data)
        await phone.wait(partial(_changed, shown), ANSWERED_WITHIN)
        taken.append(time.perf_counter() - began)
        await asyncio.sleep(BETWEEN)
    return taken


def _changed(before: Look, phone: Phone) -> bool:
    return not before.same_as(look(phone) or before)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Hostile files beside people who tap.")
    parser.add_argument("--mode", choices=("polling", "webhook"), default="webhook")
    sys.exit(not main(parser.parse_args().mode))
