"""``python -m tests.durable``: a campaign of three weeks, workers that are killed; exit code 1 if a promise broke."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.durable.simulation import Result, Simulation
from tests.support.own_postgres import new_database, own_postgres

LINES = 40


def main() -> int:
    """Run on one engine or both, and print what was found."""
    asked = _arguments()
    results = []
    with tempfile.TemporaryDirectory(prefix="durable-") as folder:
        if asked.engine in ("postgresql", "both"):
            with own_postgres() as postgres:
                url = new_database(postgres, "durable")
                results.append(_run("PostgreSQL", Path(folder, "pg"), url, workers=2, asked=asked))
        if asked.engine in ("sqlite", "both"):
            results.append(_run("SQLite", Path(folder, "sqlite"), "", workers=1, asked=asked))
    return 1 if any(result.verdict.findings for result in results) else 0


def _run(engine: str, folder: Path, url: str, *, workers: int, asked: argparse.Namespace) -> Result:
    folder.mkdir()
    simulation = Simulation(folder, url, count=asked.people, workers=workers, kills=asked.kills, seed=asked.seed)
    result = asyncio.run(simulation.run(asked.seconds))
    print(
        f"{engine}: {result.people} people, {workers} workers, {result.kills} kills "
        f"({result.at_a_call} between a call and its answer), {result.steps} steps, {result.seconds:.0f} s"
    )
    for name, count in sorted(result.verdict.figures.items()):
        print(f"  {name}: {count}")
    print(f"  faults: {dict(result.faults)}")
    print(f"  promises broken: {len(result.verdict.findings)}")
    for finding in result.verdict.findings[:LINES]:
        print(f"    {finding}")
    return result


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.durable", description=__doc__)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--engine", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--seconds", type=float, default=1500, help="give up after so long")
    parser.add_argument("--seed", type=int, default=20262)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
