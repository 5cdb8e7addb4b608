"""Several processes on one installation: replicas behind a balancer, receiving and jobs apart, commands beside."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
from contextlib import suppress

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import select

from bot.sandbox.server import BotApiServer
from storage.models import Chat, StoredSession
from storage.unit_of_work import UnitOfWork
from tests.crash.crowd import Crowd
from tests.crash.looking import look
from tests.receiving.conftest import until
from tests.support.child import Child, free_port
from tests.support.extent import ways
from tests.support.house import House
from tests.support.own_postgres import new_database
from tests.support.patience import PATIENCE

pytestmark = [pytest.mark.slow, pytest.mark.alone]

PEOPLE, ENOUGH, SEED = 12, 120, 7
STEPS = {"quick": 600, "usual": 600, "all": 4000}  # by how much of the suite runs
ALL_EVERY = 4  # every so manyth update goes to all replicas at once, when a test wants that


def pytest_generate_tests(metafunc):
    """What runs in two ways runs in one of them a day, and in both in ``make test-all``."""
    if "twice" in metafunc.fixturenames:
        metafunc.parametrize("twice", ways(metafunc.config, [True, False]))
    if metafunc.function is test_receiving_jobs_and_commands_work_side_by_side:
        engines = ways(metafunc.config, ["sqlite", "postgresql"])
        metafunc.parametrize("house", [("polling", engine) for engine in engines], indirect=True)


class Balancer:
    """Sends each call of Telegram to one replica after the other or to any, or some to all at once."""

    def __init__(self, ports: list[int], *, twice: bool = False, dice: random.Random | None = None) -> None:
        self._twice = twice
        self.taken = dict.fromkeys(ports, 0)
        in_turn = itertools.cycle(ports)
        self._turns = iter(lambda: dice.choice(ports), None) if dice is not None else in_turn
        self._numbers = itertools.count(1)
        self._runner = None
        self.port = free_port()

    async def start(self) -> None:
        self._session = aiohttp.ClientSession()
        self._runner = web.ServerRunner(web.Server(self._forward))
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        await self._runner.cleanup()
        await self._session.close()

    async def _forward(self, request: web.BaseRequest) -> web.Response:
        body, headers = await request.read(), dict(request.headers)
        to_all = self._twice and next(self._numbers) % ALL_EVERY == 0
        ports = list(self.taken) if to_all else [next(self._turns)]
        found = await asyncio.gather(*(self._post(port, request.path, body, headers) for port in ports))
        return web.Response(status=max(found))

    async def _post(self, port: int, path: str, body: bytes, headers: dict[str, str]) -> int:
        async with self._session.post(f"http://127.0.0.1:{port}{path}", data=body, headers=headers) as answer:
            self.taken[port] += answer.ok
            return answer.status


@pytest.fixture
async def house(request, tmp_path):
    mode, engine = request.param
    url = ""
    if engine == "postgresql":
        url = new_database(request.getfixturevalue("postgres"), f"r{free_port()}")
    made = House(tmp_path, url, mode)
    await made.open(PEOPLE)
    yield made
    await made.close()


@pytest.fixture
async def balanced(house):
    """Starts a balancer, which ends before the house does: no call of Telegram's comes to a replica that is gone."""
    started = []

    async def start(ports: list[int], **how) -> Balancer:
        started.append(Balancer(ports, **how))
        await started[-1].start()
        return started[-1]

    yield start
    for balancer in started:
        await balancer.stop()


async def answered(crowd: Crowd, count: int) -> None:
    """Wait until so many things were done and confirmed. Raises AssertionError with what people saw, once one stops."""
    with suppress(TimeoutError):
        await crowd.does(count)
    assert crowd.done >= count and not crowd.broken, "\n".join(crowd.testimony())  # noqa: PT018 - one reason for both


async def ended(*children: Child) -> None:
    for child in children:
        child.terminate()
    for child in children:
        assert await child.ended() == 0, child.log[-3000:]


def nothing_broken(crowd: Crowd, *children: Child) -> None:
    verdict = crowd.judge(*children)
    assert verdict.findings == [], "\n".join(crowd.evidence())
    assert verdict.confirmed > PEOPLE
    assert verdict.standing == verdict.stored


@pytest.mark.parametrize("house", [("webhook", "postgresql")], indirect=True)
async def test_replicas_lose_and_double_nothing(house, balanced, twice):
    ports = [free_port(), free_port()]
    balancer = await balanced(ports, twice=twice)
    url = f"http://127.0.0.1:{balancer.port}/telegram"
    replicas = [
        house.child("run", log=f"{port}.log", WEBHOOK_URL=url, WEBHOOK_LISTEN=f"127.0.0.1:{port}") for port in ports
    ]
    for replica in replicas:
        await replica.start()
    for replica in replicas:
        await replica.says("running")
    crowd = Crowd(house, SEED)
    # An update that two replicas have in hand at the same moment may show its new message twice: nobody can know
    # whether the other one lives. Its answer counts once all the same.
    crowd.witness.twins_allowed = twice
    crowd.start()
    await answered(crowd, ENOUGH)
    late = house.child("run", log="late.log", WEBHOOK_URL=url, WEBHOOK_LISTEN=f"127.0.0.1:{free_port()}")
    await late.start()  # a replica that starts shows nothing that the others are showing
    await late.says("running")
    await answered(crowd, 2 * ENOUGH)
    await crowd.stop()
    await ended(*replicas, late)
    assert min(balancer.taken.values()) > ENOUGH / 3
    nothing_broken(crowd, *replicas, late)


@pytest.mark.parametrize("house", [("webhook", "postgresql")], indirect=True)
async def test_what_any_replica_takes_is_stored_once_in_order_and_shown_as_stored(
    house, balanced, monkeypatch, pytestconfig
):
    """Many people tap without thinking; each update goes to whichever of three replicas chance picks."""
    monkeypatch.setattr("tests.crash.person.THINK", (0.0, 0.0))
    steps = STEPS[pytestconfig.getoption("--extent")]
    ports = [free_port() for _ in range(3)]
    balancer = await balanced(ports, dice=random.Random(SEED))
    url = f"http://127.0.0.1:{balancer.port}/telegram"
    replicas = [
        house.child("run", log=f"{port}.log", WEBHOOK_URL=url, WEBHOOK_LISTEN=f"127.0.0.1:{port}") for port in ports
    ]
    await asyncio.gather(*(replica.start() for replica in replicas))
    await asyncio.gather(*(replica.says("running") for replica in replicas))
    crowd = Crowd(house, SEED)
    crowd.start()
    await answered(crowd, steps)
    await crowd.stop()
    await until(lambda: not behind(house, crowd))
    await ended(*replicas)
    assert min(balancer.taken.values()) > steps / 5
    nothing_broken(crowd, *replicas)


def behind(house: House, crowd: Crowd) -> list[int]:
    """Phones whose card is of another turn than what is stored, and chats for which that is not noted."""
    late = []
    for person in crowd.people:
        shown = look(person.phone)
        row = house.database.read_now(session_row, shown.session)
        late += [person.phone.id] if row is not None and shown.turn not in (row.turn, -1) else []
    return late + house.database.read_now(not_shown)


def session_row(uow: UnitOfWork, session: int) -> StoredSession | None:
    """A session by its id."""
    return uow.orm.get(StoredSession, session)


def not_shown(uow: UnitOfWork) -> list[int]:
    """Chats whose card is older than what is stored."""
    return list(uow.orm.scalars(select(Chat.id).where(Chat.revision != Chat.shown_revision)))


async def command(house: House, *arguments: str) -> str:
    """Run a command to its end; gives what it said."""
    child = house.child(*arguments, log="command.log")
    await child.start()
    assert await child.ended() == 0, child.log
    return child.log


async def test_receiving_jobs_and_commands_work_side_by_side(house):
    receiving, jobs = house.child("run", "--no-jobs"), house.child("work", log="work.log")
    for child in (receiving, jobs):
        await child.start()
    for child in (receiving, jobs):
        await child.says("running")
    crowd = Crowd(house, SEED)
    crowd.start()
    free = next(code for code in ("BTC-012", "BTC-013", "BTC-014") if code not in house.staff_codes.values())
    said = await command(house, "invite", "--staff-code", free, "--json")
    [invited] = json.loads(next(line for line in said.splitlines() if line.startswith("[{")))
    newcomer = house.phone(77)
    await newcomer.start(invited["code"])
    try:
        await newcomer.wait(lambda phone: phone.messages[-1].from_bot, PATIENCE)
    except TimeoutError:
        raise AssertionError(receiving.log[-3000:]) from None
    await newcomer.send_text(free[-3:])
    await newcomer.wait(lambda phone: phone.card is not None, PATIENCE)
    await answered(crowd, ENOUGH)
    await command(house, "campaign", "show", "1", "--json")
    await command(house, "campaign", "extend", "1", "--closes", "2099-01-01")
    await command(house, "tick")
    await command(house, "backup", str(house.folder / "copy.zip"))
    await crowd.stop()
    await ended(receiving, jobs)
    nothing_broken(crowd, receiving, jobs)
    assert refused_for_conflict(house.server) == []


def refused_for_conflict(server: BotApiServer) -> list[str]:
    """Calls that met another poller."""
    return [call.method for call in server.refused if call.status == 409]
