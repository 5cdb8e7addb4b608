"""Imports as processes beside the bot: a person answers meanwhile, a second import comes along, one is killed."""

from __future__ import annotations

import asyncio
import json

import pytest
from sqlalchemy import func, select, update

from storage.models import ImportRun, Person, PersonRole, StoredAnswer
from tests.support.child import Child
from tests.support.patience import PATIENCE
from tests.support.province import SECRET

pytestmark = pytest.mark.slow

MANY = 1_500
ANSWERS = 6


def roster(people: int) -> str:
    """So many people, each but the first with a supervisor of the file, every tenth with a role."""
    rows = "".join(
        f"N-{n:05},Nguyễn Văn Ánh,BTC-CB,{f'N-{n // 5:05}' if n else ''},{'project_team' if n % 10 == 0 else ''}\n"
        for n in range(people)
    )
    return f"staff_code,full_name,unit,supervisor,roles\n{rows}"


@pytest.fixture
def command(stage, tmp_path):
    """``surveybot roster import`` as a process of its own on the stage's database."""
    (tmp_path / "roster.csv").write_text(roster(MANY))
    settings = {"DATABASE_URL": stage.settings.database_url, "SECRET_KEY": SECRET, "DATA_DIR": str(tmp_path)}
    made: list[Child] = []

    def make(name: str) -> Child:
        words = ("roster", "import", "roster.csv", "--partial", "--json")
        made.append(Child(words, settings, tmp_path, tmp_path / f"{name}.log"))
        return made[-1]

    yield make
    for child in made:
        if child.running:
            child.kill()


async def answer(stage, phone, count: int) -> None:
    """Tap the first level of so many questions, one after the other."""
    for _ in range(count):
        await phone.tap(0)
        await stage.settle()


def counts(log: str) -> dict[str, int]:
    return next(json.loads(line)["counts"] for line in log.splitlines() if line.startswith("{"))


def stored(stage) -> tuple[int, int, int]:
    """New people, those of them with a supervisor, their roles."""

    def read(uow):
        mine = Person.staff_code.like("N-%")
        people = select(func.count(Person.id)).where(mine)
        roles = select(func.count(PersonRole.id)).join(Person, Person.id == PersonRole.person_id).where(mine)
        return (
            uow.orm.scalar(people),
            uow.orm.scalar(people.where(Person.supervisor_id.is_not(None))),
            uow.orm.scalar(roles),
        )

    return stage.look(read)


async def test_somebody_answers_while_people_are_imported(stage, command):
    phone = await stage.answering("BTC-012")
    child = command("one")
    await child.start()
    await answer(stage, phone, ANSWERS)
    assert await child.ended() == 0
    assert counts(child.log)["created"] == MANY
    assert stored(stage) == (MANY, MANY - 1, MANY // 10)
    session = stage.session_of("BTC-012").id
    drafts = select(func.count(StoredAnswer.id)).where(StoredAnswer.session_id == session, StoredAnswer.number == 0)
    assert stage.look(lambda uow: uow.orm.scalar(drafts)) == ANSWERS


async def test_two_processes_import_the_same_and_nothing_is_doubled(stage, command):
    children = [command("one"), command("two")]
    for child in children:
        await child.start()
    assert [await child.ended() for child in children] == [0, 0]
    found = [counts(child.log) for child in children]
    assert sorted((one["created"], one["unchanged"]) for one in found) == [(0, MANY), (MANY, 0)]
    assert stored(stage) == (MANY, MANY - 1, MANY // 10)


async def test_a_killed_import_leaves_whole_people_and_the_next_completes_it(stage, command):
    child = command("one")
    await child.start()
    async with asyncio.timeout(PATIENCE):
        while not stored(stage)[0]:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.01)
    child.kill()
    await child.ended()
    people, linked, roles = stored(stage)
    assert people % 500 == 0
    assert (linked, roles) == (people - 1, people // 10)
    await stage.database.run(_lease_ended)
    again = command("two")
    await again.start()
    assert await again.ended() == 0
    assert stored(stage) == (MANY, MANY - 1, MANY // 10)
    runs = stage.rows(select(ImportRun.state).order_by(ImportRun.id))
    assert runs[-2:] == ["interrupted", "done"]


def _lease_ended(uow):
    """A minute later, without the wait."""
    running = update(ImportRun).where(ImportRun.state == "running")
    uow.connection.execute(running.values(leased_until=ImportRun.started_at))
