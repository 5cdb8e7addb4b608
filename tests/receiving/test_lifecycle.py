"""The bot as a process: starts, ends, and what it says when it does not start."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, text

from bot import loop
from storage.database import driver_url
from tests.crash.looking import look
from tests.receiving.conftest import until
from tests.support.child import free_port
from tests.support.house import House
from tests.support.own_postgres import new_database
from tests.support.patience import PATIENCE, STOPPED_WITHIN

pytestmark = [pytest.mark.slow]

COMBINATIONS = [("polling", "sqlite"), ("webhook", "postgresql")]
EITHER = [COMBINATIONS[0], pytest.param(COMBINATIONS[1], marks=pytest.mark.alike)]  # either hardly matters


@pytest.fixture
async def house(request, tmp_path):
    """An installation; asked for as (mode, engine)."""
    mode, engine = getattr(request, "param", ("polling", "sqlite"))
    url = ""
    if engine == "postgresql":
        url = new_database(request.getfixturevalue("postgres"), f"h{tmp_path.name.lower()[-30:]}_{free_port()}")
    made = House(tmp_path, url, mode)
    people = getattr(request.function, "people", 0)
    await made.open(people, seeded=bool(people))
    yield made
    await made.close()


def people(count):
    """So many have joined."""

    def mark(function):
        function.people = count
        return function

    return mark


async def first_question(house, account):
    """Somebody with the first question of the skills survey on the screen."""
    phone = house.phone(account)
    await phone.send_text("/phieu")
    for verb in ("mo", "mb"):
        shown = await phone.wait(
            lambda phone, verb=verb: look(phone) and look(phone).buttons(verb) and look(phone), PATIENCE
        )
        await phone.press(shown.message.message_id, shown.buttons(verb)[0].data)
    await phone.wait(lambda phone: look(phone).kind == "one", PATIENCE)
    return phone


@pytest.mark.parametrize("house", EITHER, indirect=True)
@people(20)
async def test_asked_to_end_while_busy_it_loses_nothing_and_ends_soon(house):
    child = house.child("run")
    await child.start()
    phones = await asyncio.gather(*(first_question(house, account) for account in house.staff_codes))
    taps = [await phone.tap(1) for phone in phones]
    child.terminate()
    asked = time.monotonic()
    assert await child.ended() == 0
    assert time.monotonic() - asked < STOPPED_WITHIN
    await child.start()
    await asyncio.gather(*(phone.wait(lambda phone: look(phone).turn == 2, PATIENCE) for phone in phones))
    await house.server.settled()
    # On a busy machine an answer may come when Telegram does not take it any more; it was given all the same.
    answers = [call for call in house.server.calls if call.method == "answerCallbackQuery"]
    assert {str(call.params["callback_query_id"]) for call in answers} >= set(taps)
    assert "Traceback" not in child.log
    assert "level=error" not in child.log


@pytest.mark.parametrize("house", EITHER, indirect=True)
async def test_telegram_may_be_away_at_the_start(house):
    house.server.fail_next("getMe", 502)
    house.server.fail_next("getMe", "reset")
    house.server.fail_next("deleteWebhook", 502)
    house.server.fail_next("setWebhook", 502)
    child = house.child("run")
    await child.start()
    phone = house.phone(7)
    await phone.start()
    await phone.wait(lambda phone: phone.messages[-1].from_bot, PATIENCE)
    assert "Telegram cannot be reached" in child.log
    child.terminate()
    assert await child.ended() == 0


async def test_it_can_be_ended_while_it_waits_for_telegram(house):
    child = house.child("run", API_BASE_URL=f"http://127.0.0.1:{free_port()}/bot")
    await child.start()
    await child.says("Telegram cannot be reached")
    asked = time.monotonic()
    child.terminate()
    assert await child.ended() == 0
    assert time.monotonic() - asked < STOPPED_WITHIN
    assert "Traceback" not in child.log
    assert "Unclosed" not in child.log


async def refusal(child):
    """What a start says that is none; the exit code is checked."""
    await child.start()
    assert await child.ended() == 2, child.log
    assert "Traceback" not in child.log
    return child.log


@pytest.mark.parametrize("house", EITHER, indirect=True)
async def test_a_wrong_token_is_said_by_name(house):
    said = await refusal(house.child("run", TOKEN="7000000001:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
    assert "SURVEYBOT_TOKEN" in said
    assert "AAAAAAAA" not in said


async def test_no_token_is_said_by_name(house):
    assert "SURVEYBOT_TOKEN" in await refusal(house.child("run", TOKEN=""))


@pytest.mark.parametrize("house", EITHER, indirect=True)
async def test_another_key_is_refused(house):
    said = await refusal(house.child("run", SECRET_KEY="another secret"))
    assert "SURVEYBOT_SECRET_KEY" in said
    assert "another secret" not in said


@pytest.mark.parametrize("house", [("polling", "postgresql")], indirect=True)
async def test_postgresql_without_a_key_is_refused(house):
    assert "SURVEYBOT_SECRET_KEY" in await refusal(house.child("run", SECRET_KEY=""))


@pytest.mark.parametrize("house", EITHER, indirect=True)
async def test_a_newer_database_is_refused_and_left_alone(house):
    engine = create_engine(driver_url(house.url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from the future'"))
    said = await refusal(house.child("run"))
    assert "newer" in said
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "from the future"
    engine.dispose()


async def test_simulated_time_is_refused_on_the_real_telegram(house):
    said = await refusal(house.child("run", API_BASE_URL="https://api.telegram.org/bot", CLOCK="http://127.0.0.1:1/"))
    assert "SURVEYBOT_CLOCK" in said


async def test_a_database_that_is_not_there_is_said(house):
    url = f"postgresql://nobody@127.0.0.1:{free_port()}/nowhere"
    said = await refusal(house.child("run", DATABASE_URL=url))
    assert "database" in said


async def test_a_taken_port_is_said(house):
    port = house.server.address.rpartition(":")[2]
    child = house.child(
        "run", MODE="webhook", WEBHOOK_URL="http://127.0.0.1:8443/x", WEBHOOK_LISTEN=f"127.0.0.1:{port}"
    )
    assert "SURVEYBOT_WEBHOOK_LISTEN" in await refusal(child)


async def test_a_token_that_is_taken_away_ends_the_process_with_a_sentence(house):
    child = house.child("run")
    await child.start()
    await child.says("running")
    await house.server.backend.poller.someone_waits()
    house.server.backend.token = "7000000002:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"
    await house.phone(7).start()
    assert await child.ended() == 2
    assert "SURVEYBOT_TOKEN" in child.log
    assert "Traceback" not in child.log


@people(1)
async def test_simulated_time_is_asked_for(house):
    asked = asyncio.Event()

    async def tell(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        body = datetime.now(UTC).isoformat().encode()
        writer.write(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        await writer.drain()
        writer.close()
        asked.set()

    teller = await asyncio.start_server(tell, "127.0.0.1", 0)
    port = teller.sockets[0].getsockname()[1]
    child = house.child("run", CLOCK=f"http://127.0.0.1:{port}/now")
    await child.start()
    await until(asked.is_set)
    await first_question(house, *house.staff_codes)
    child.terminate()
    assert await child.ended() == 0
    teller.close()


TELLS_OF_THE_COLLECTOR = """
import atexit, gc, threading, time

def tell():
    print("collector", *gc.get_threshold(), "frozen" if gc.get_freeze_count() else "all", flush=True)

def watch():
    told = ()
    while True:
        if gc.get_threshold() != told:
            told = gc.get_threshold()
            tell()
        time.sleep(0.02)

threading.Thread(target=watch, daemon=True).start()
atexit.register(tell)
"""
FITTED = f"collector {loop.MADE_UNTIL_LOOKED} {loop.OLDER_LOOKED_AT} {loop.OLDER_LOOKED_AT} frozen"


@pytest.fixture
def telling(tmp_path):
    """A folder that makes a process tell how its collector is fitted, when that changes and at its end."""
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside" / "sitecustomize.py").write_text(TELLS_OF_THE_COLLECTOR)
    return tmp_path / "beside"


@pytest.mark.parametrize("command", ["run", "work", "sandbox", "start"])
async def test_what_serves_for_days_has_the_collector_fitted_to_that(house, telling, command):
    child = house.child(command, beside=telling, SANDBOX_LISTEN=f"127.0.0.1:{free_port()}")
    await child.start()
    await child.says("collector")
    await until(lambda: FITTED in child.log)
    assert child.log.rindex("collector") == child.log.rindex(FITTED)  # and stays so


async def test_a_command_that_ends_has_the_collector_as_it_is(house, telling):
    child = house.child("tick", beside=telling)
    await child.start()
    assert await child.ended() == 0
    assert "collector" in child.log
    assert FITTED not in child.log
