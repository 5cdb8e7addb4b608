"""``python -m benchmarks.imports``: 20,000 people into an SQLite file while somebody else writes.

Two processes' worth of writers: the import has a database object of its own, as the command line has, and beside it a
writer that answers every few milliseconds. Printed: seconds, transactions, the longest that the import held the write
lock, and how long the others waited with and without it.
"""

import argparse
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, event, text

from bot.services.imports.roster.roster import import_roster
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile
from storage import schema
from storage.database import Database, make_engine
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

SECRET = "a secret of the benchmark"
NOW = datetime(2026, 6, 15, 3, tzinfo=UTC)
UNITS = ("BTC", "BTC-CB", "BTC-DV", "VPTU", "VPTU-TH", "VPUB-TH", "BNC-NC")
EVERY = 0.02  # seconds between two answers beside the import


def roster(people: int) -> bytes:
    """A full roster, everybody but the first eight under somebody."""
    head = "staff_code,full_name,unit,title,position_group,rank,birth_month,supervisor,roles,messenger,valid_from\n"
    rows = (
        f"S-{n:05},Nguyễn Văn Ánh,{UNITS[n % 7]},T-CV,CV,01.003,19{70 + n % 25}-0{n % 9 + 1},"
        f"{f'S-{n // 8:05}' if n >= 8 else ''},{'focal_point' if n % 500 == 0 else ''},yes,2024-01-01\n"
        for n in range(people)
    )
    return (head + "".join(rows)).encode()


class Held:
    """How long transactions hold SQLite's write lock: from BEGIN IMMEDIATE to COMMIT."""

    def __init__(self, database: Database) -> None:
        """Watch one database object."""
        self.seconds: list[float] = []
        self._since = 0.0
        event.listen(database.engine, "begin", self._begun)
        event.listen(database.engine, "commit", self._ended)

    def _begun(self, connection: Connection) -> None:
        if not connection.get_execution_options().get("reading", False):
            self._since = time.perf_counter()

    def _ended(self, connection: Connection) -> None:
        del connection
        self.seconds.append(time.perf_counter() - self._since)


def answer(uow: UnitOfWork) -> None:
    """A small write, as an answer is one."""
    uow.connection.execute(text("UPDATE installation SET value = value WHERE key = 'nothing'"))


def waits(database: Database, stop: threading.Event) -> Iterator[float]:
    """How long each answer took until its commit, in seconds."""
    while not stop.wait(EVERY):
        since = time.perf_counter()
        database.run_now(answer)
        yield time.perf_counter() - since


def main() -> None:
    """Import twice: the second time nothing changes."""
    parser = argparse.ArgumentParser(description="A large roster beside people who answer.")
    parser.add_argument("--people", type=int, default=20_000)
    people = parser.parse_args().people
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'bench.sqlite'}"
        engine = make_engine(url)
        schema.migrate(engine)
        engine.dispose()
        importing, answering = Database(url, Vault(SECRET)), Database(url, Vault(SECRET))
        structure = (files("bot.sandbox") / "province" / "structure.yaml").read_bytes()
        import_structure(importing, ImportFile("structure.yaml", structure), NOW)
        for round_ in ("new", "the same again"):
            _measure(importing, answering, roster(people), f"{people} people, {round_}")
        importing.close()
        answering.close()


def _measure(importing: Database, answering: Database, body: bytes, what: str) -> None:
    held, stop, waited = Held(importing), threading.Event(), list[float]()
    beside = threading.Thread(target=lambda: waited.extend(waits(answering, stop)))
    beside.start()
    since = time.perf_counter()
    report = import_roster(importing, ImportFile("roster.csv", body), NOW, NOW.date())
    seconds = time.perf_counter() - since
    stop.set()
    beside.join()
    waited.sort()
    print(
        f"{what}: {seconds:.1f} s, {report.counts['created']} created; {len(held.seconds)} transactions,"
        f" the longest {max(held.seconds):.3f} s; answers beside it: {len(waited)},"
        f" p50 {1000 * statistics.median(waited):.0f} ms, p95 {1000 * waited[int(0.95 * len(waited))]:.0f} ms,"
        f" longest {1000 * waited[-1]:.0f} ms"
    )


if __name__ == "__main__":
    main()
