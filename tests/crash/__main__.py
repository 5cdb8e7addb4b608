"""``python -m tests.crash --kills 40``: the crash test; exit code 1 when a promise was broken."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sys
import tempfile
from pathlib import Path

from tests.crash.combination import Combination, Result
from tests.support.own_postgres import new_database, own_postgres

LINES, WIDTH = 60, 200  # of evidence on the screen
MODES = ("polling", "webhook")
KINDS = ("lost", "doubled", "out of order", "asked again", "started over", "stuck", "unanswered", "twin without a kill")


def main() -> int:
    """Run, print, judge."""
    asked = _arguments()
    print(f"seed {asked.seed}, {asked.kills} kills, {asked.people} people", flush=True)
    results = run(asked.kills, asked.people, asked.seconds, asked.seed)
    if asked.evidence:
        Path(asked.evidence).write_text("\n".join(found for result in results for found in result.evidence))
    return 1 if any(result.broken or not result.verdict.confirmed for result in results) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=40, help="in all; a quarter for each combination")
    parser.add_argument("--people", type=int, default=30, help="who answer at once")
    parser.add_argument("--seconds", type=float, default=900, help="no kill is begun after so long, in all")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="the same seed, the same people")
    parser.add_argument("--evidence", help="a file for all that speaks against the bot, in full")
    return parser.parse_args()


def run(kills: int, people: int, seconds: float, seed: int) -> list[Result]:
    """All four combinations, one after the other; prints a table."""
    results = []
    with own_postgres() as postgres, tempfile.TemporaryDirectory(prefix="crash-") as folder:
        for n in range(4):
            mode, on_postgres = MODES[n % 2], n >= 2
            url = new_database(postgres, f"crash_{mode}") if on_postgres else ""
            own = Path(folder, f"{mode}{n}")
            own.mkdir()
            share = kills // 4 + (n < kills % 4)
            combination = Combination(own, mode, url, people=people, kills=share, seed=seed)
            results.append(asyncio.run(combination.run(seconds / 4)))
            print(line(results[-1]), flush=True)
    print(table(results))
    return results


def line(result: Result) -> str:
    """What is said when a combination is done."""
    said = f"{result.mode} on {result.engine}: {result.broken} promises broken, {result.seconds:.0f} s"
    return "\n".join([said, *(f"  {found[:WIDTH]}" for found in result.evidence[:LINES])])


def table(results: list[Result]) -> str:
    """A line for each combination."""
    heads = (
        "",
        "kills",
        "people",
        "confirmed",
        "standing",
        "stored",
        "submissions",
        "files",
        *KINDS,
        "other",
        "twins*",
        "late",
        "again",
        "down s",
    )
    rows = [heads, *(_cells(result) for result in results)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(heads))]
    lines = ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([*lines, "* the declared exception: a new message that came twice because of a kill"])


def _cells(result: Result) -> tuple[str, ...]:
    counts = result.verdict.counts
    known = [counts[kind] for kind in KINDS]
    figures = [
        result.kills,
        result.people,
        result.verdict.confirmed,
        result.verdict.standing,
        result.verdict.stored,
        result.verdict.submissions,
        result.verdict.files,
        *known,
        result.broken - sum(known),
        result.twins,
        result.late,
        result.again,
    ]
    return f"{result.mode} {result.engine}", *map(str, figures), f"{result.median_downtime:.1f}"


if __name__ == "__main__":
    sys.exit(main())
