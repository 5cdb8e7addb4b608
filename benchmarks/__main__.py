"""``python -m benchmarks``: answered questions per second and CPU per answer, side by side with other ways to build it.

One run, the same server, the same screens; rounds take turns, medians are shown. The machine is never quiet: read the
ratios. Then where our bot's CPU goes, and the `PARTS`. Exit code 1 when a figure of theirs is above what is allowed.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks import checking, engine, exports, memory, opening, results, screens, sending
from benchmarks import figures as group_figures
from benchmarks.contestants import (
    AIOGRAM,
    OURS_POSTGRES,
    OURS_SQLITE,
    STOCK,
    USUAL,
    Contestant,
    comparators,
    on_uvloop,
    ours,
)
from benchmarks.installation import OnSqlite, postgres
from benchmarks.people import Figures
from benchmarks.processes import pin
from benchmarks.rounds import Terms, measure, read_profile

TOGETHER = 50  # people who answer at the same time, without thinking
PEOPLE = 400  # fresh people of our bot in a round
PARTS: Mapping[str, Callable[[], bool | None]] = {
    "the engine alone, CPU per answer": engine.main,
    "commands and survey files, beside what their libraries cost alone": checking.main,
    "memory at many open sessions": memory.main,
    "people who answer while a campaign opens": opening.main,
    "a personal result": results.main,
    "figures of groups": group_figures.main,
    "exports": exports.main,
    "a blast beside fifty people who answer": sending.main,
}
"""What is measured after the answers; False says that a figure is above what is allowed."""


def main() -> None:
    """Run everything once."""
    parser = argparse.ArgumentParser(description="Speed beside other ways to build it.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=8.0, help="the length of a round")
    parser.add_argument("--no-profile", action="store_true")
    options = parser.parse_args()
    pin(os.getpid(), 1)  # people and server; the bots get the other core
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        asyncio.run(_run(Path(name), options.rounds, options.seconds, profile=not options.no_profile))
    above = [what for what, part in PARTS.items() if _measured(what, part) is False]
    if above:
        sys.exit(f"\nabove what is allowed: {', '.join(above)}")
    print("\nEverything is within what is allowed.")


def _measured(what: str, part: Callable[[], bool | None]) -> bool | None:
    print(f"\n-- {what}", flush=True)
    return part()


async def _run(folder: Path, rounds: int, seconds: float, *, profile: bool) -> None:
    made = screens.made(ZoneInfo("Asia/Ho_Chi_Minh"))
    terms = Terms(made, folder, TOGETHER, seconds)
    made.write(terms.screens_file)
    with postgres(folder / "postgres", PEOPLE) as server:
        taking_part = ours(OnSqlite(folder / "sqlite", PEOPLE), server, PEOPLE) + comparators()
        found: dict[str, list[Figures]] = {contestant.label: [] for contestant in taking_part}
        for number in range(rounds):
            for contestant in taking_part:
                found[contestant.label].append(await measure(terms, contestant, f"r{number}"))
        _report(found)
        if profile:
            await _profile(terms, taking_part[:2], folder)


def _report(found: dict[str, list[Figures]]) -> None:
    rate = {label: statistics.median(f.answers / f.seconds for f in figures) for label, figures in found.items()}
    print(f"\n{'bot':38} {'answers/s':>9} {'CPU ms':>7} {'p50 ms':>7} {'p95 ms':>7} {'calls':>6} {'MiB':>5}")
    for label, figures in found.items():
        latencies = sorted(latency for f in figures for latency in f.latencies)
        cpu = statistics.median(1000 * (f.bot_cpu + f.database_cpu) / f.answers for f in figures)
        calls = statistics.median(sum(f.calls.values()) / f.answers for f in figures)
        memory = max(f.memory for f in figures)
        print(
            f"{label:38} {rate[label]:9.0f} {cpu:7.2f} {1000 * statistics.median(latencies):7.0f}"
            f" {1000 * latencies[int(0.95 * len(latencies))]:7.0f} {calls:6.2f} {memory:5.0f}"
        )
    print("\nratios of answers per second:")
    for mine in (OURS_SQLITE, OURS_POSTGRES):
        for others in ((USUAL, STOCK, AIOGRAM), tuple(map(on_uvloop, (USUAL, STOCK, AIOGRAM)))):
            compared = ", ".join(f"{rate[mine] / rate[other]:.2f} × {other}" for other in others)
            print(f"  {mine}: {compared}")


async def _profile(terms: Terms, taking_part: list[Contestant], folder: Path) -> None:
    print("\nwhere our CPU goes (sampled, a run of its own):")
    for contestant in taking_part:
        path = folder / f"{contestant.name}.json"
        await measure(terms, contestant, "profile", profile=path)
        parts = read_profile(path)["parts"]
        whole = sum(parts.values())
        shares = ", ".join(
            f"{part} {100 * spent / whole:.0f} %" for part, spent in sorted(parts.items(), key=lambda p: -p[1])
        )
        print(f"  {contestant.label}: {shares}")


if __name__ == "__main__":
    main()
