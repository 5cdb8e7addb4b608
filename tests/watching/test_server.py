"""``/healthz`` and ``/metrics``: for programs of the operator, and nothing about anybody."""

import asyncio
import re

import aiohttp
import pytest
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.installation import InstallationError
from bot.services.operating import job_runs
from bot.services.operating.job_runs import Run
from bot.settings import Settings, SettingsError, read_settings
from bot.watching.server import Watcher, listen, routes
from tests.services.builders import add_province, bind
from tests.support.clock import START
from tests.support.patience import PATIENCE
from tests.support.replaced import replaced


@pytest.fixture
def client(database):
    settings = Settings(_env_file=None, database_url=database.engine.url.render_as_string(hide_password=False))
    app = Starlette(routes=routes(database, lambda: START, settings))
    with TestClient(app) as made:
        yield made


def test_alive_means_that_the_database_answers(client, database):
    assert (client.get("/healthz").status_code, client.get("/healthz").text) == (200, "ok")
    with database.engine.begin() as connection:
        connection.execute(text("DROP TABLE alarms"))
    assert client.get("/healthz").status_code == 200
    assert client.get("/metrics").status_code == 503, "what cannot be counted is said, with nothing of the error"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_process_that_writes_into_a_file_nobody_finds_is_to_be_started_anew(client, database):
    assert client.get("/healthz").status_code == 200
    with replaced(str(database.engine.url)):
        answer = client.get("/healthz")
        assert answer.status_code == 503
        assert "start anew" in answer.text
        assert figures(client)["surveybot_wrong"] == "1.0"
    assert client.get("/healthz").status_code == 200


def figures(client):
    return dict(re.findall(r"^(surveybot_\S+) (\S+)$", client.get("/metrics").text, re.MULTILINE))


def test_figures_are_counted_when_they_are_asked_for(client, database):
    assert figures(client)["surveybot_chats_unreachable"] == "0.0"

    def fill(uow):
        add_province(uow)
        bind(uow, "BTC-001", START)
        job_runs.note(uow, Run("tidy", START, 1500, 3, error="ValueError"))

    database.run_now(fill)
    found = figures(client)
    assert found['surveybot_job_seconds{job="tidy"}'] == "1.5"
    assert found['surveybot_job_failures{job="tidy"}'] == "1.0"
    assert float(found["surveybot_oldest_waiting_seconds"]) == 0


async def test_a_process_without_a_webhook_listens_where_it_is_told(database):
    free = listen("127.0.0.1:0", "HEALTH_LISTEN")
    port = free.getsockname()[1]
    free.close()
    settings = Settings(_env_file=None, health_listen=f"127.0.0.1:{port}")
    watcher = Watcher(database, lambda: START, settings)
    watcher.start()
    async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                    assert answer.status == 200
                    break
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0.01)
        with pytest.raises(InstallationError, match="HEALTH_LISTEN"):
            listen(f"127.0.0.1:{port}", "HEALTH_LISTEN")
    await watcher.stop()


async def test_without_an_address_there_is_none(database):
    watcher = Watcher(database, lambda: START, Settings(_env_file=None))
    before = asyncio.all_tasks()
    watcher.start()
    assert asyncio.all_tasks() == before
    await watcher.stop()


def test_the_address_is_checked(monkeypatch):
    monkeypatch.setenv("SURVEYBOT_HEALTH_LISTEN", "nonsense")
    with pytest.raises(SettingsError, match="HEALTH_LISTEN"):
        read_settings(_env_file=None)
