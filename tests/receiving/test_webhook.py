"""The webhook: who may call it, what it answers, and that 200 means committed."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress

import aiohttp
import pytest
from sqlalchemy import func, select
from structlog.testing import capture_logs

from bot import wiring
from bot.installation import InstallationError
from bot.receiving import connections
from bot.receiving.webhook import HEADER, MOST_BODY, Webhook
from bot.services.operating import parking
from storage.models import ParkedUpdate, StoredAnswer
from tests.receiving.conftest import database_away, rows_held, until
from tests.support.child import free_port

pytestmark = pytest.mark.both_databases

NO_UPDATES = [b"", b"{", b"[]", b"7", b"\xff\xfe", b"{}", b'{"update_id": "1"}', b"[" * 100_000]


class Hooked:
    """The stage's bot on a webhook instead of polling, and a client that calls it."""

    def __init__(self, stage, port):
        self.stage = stage
        self.address = f"127.0.0.1:{port}"
        self.url = f"http://{self.address}/telegram"
        asked = {"mode": "webhook", "webhook_url": self.url, "webhook_listen": self.address}
        stage.bot.program.settings = stage.settings.model_copy(update=asked)
        self.webhook = wiring.receiver(stage.bot.program)
        assert isinstance(self.webhook, Webhook)
        self.secret = self.webhook._secret
        self.serving = None

    def start(self):
        self.serving = asyncio.create_task(self.webhook.run())

    async def stop(self):
        self.webhook.stop()
        await self.serving

    async def post(self, body, secret=None):
        headers = {} if secret == "" else {HEADER: secret or self.secret}
        async with aiohttp.ClientSession() as session, session.post(self.url, data=body, headers=headers) as answer:
            return answer.status


@pytest.fixture
async def hooked(stage):
    stage.bot.polling.stop()
    await stage.bot._serving
    made = Hooked(stage, free_port())
    made.start()
    await until(lambda: stage.server.backend.webhooks.active)
    yield made
    if not made.serving.done():
        await made.stop()


def answers(stage):
    return stage.rows(select(StoredAnswer.code).where(StoredAnswer.number == 0))


def update_from(phone, number=4_000_000_000_000, text="/surveys"):
    head = {"message_id": 9_000, "date": 1, "chat": phone.account.chat(), "from": phone.account.user()}
    entities = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
    return json.dumps({"update_id": number, "message": head | {"text": text, "entities": entities}})


async def test_people_answer_through_it(hooked):
    phone = await hooked.stage.answering("BTC-012")
    await phone.tap(2)
    await hooked.stage.settle()
    assert len(answers(hooked.stage)) == 1
    assert phone.unanswered == []
    assert "Tổ chức thực hiện công việc" in phone.card.text


async def test_only_telegram_is_let_in(hooked):
    body = update_from(hooked.stage.phone("somebody"))
    assert await hooked.post(body, secret="") == 403
    assert await hooked.post(body, secret="wrong") == 403
    assert await hooked.post(body, secret="sai mật khẩu".encode().decode("latin-1")) == 403
    assert await hooked.post(b"x" * (MOST_BODY + 1), secret="wrong") == 403
    assert hooked.stage.rows(select(func.count(ParkedUpdate.id))) == [0]


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_too_much_is_not_read(hooked):
    assert await hooked.post(b'{"update_id": 1, "x": "' + b"x" * MOST_BODY + b'"}') == 413


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"7", b"\xff\xfe", b"{}", b'{"update_id": "1"}', b"[" * 100_000],
    ids=lambda b: str(b[:20]),
)
async def test_what_is_no_update_is_told_so(hooked, body):
    assert await hooked.post(body) == 400


@pytest.mark.parametrize("path", ["healthz", "metrics"])
async def test_signs_of_life_and_figures_are_not_on_this_address(hooked, path):
    async with aiohttp.ClientSession() as session, session.get(f"http://{hooked.address}/{path}") as answer:
        assert answer.status == 404


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("number", [2**63, 2**200, -1, True, 1.5])
async def test_a_number_that_cannot_be_one_is_refused(hooked, number):
    assert await hooked.post(json.dumps({"update_id": number, "message": {}}).encode()) == 400


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_what_was_not_asked_for_is_counted_and_kept_nowhere(hooked):
    for number, kind in enumerate(("poll", "edited_message", "business_message", "a kind of tomorrow"), 1):
        assert await hooked.post(json.dumps({"update_id": number, kind: {"id": "1"}}).encode()) == 200
    assert hooked.stage.rows(select(ParkedUpdate)) == []
    assert hooked.stage.look(parking.unasked) == 4


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_who_says_nothing_is_cut_off_and_so_is_one_too_many(hooked, monkeypatch):
    monkeypatch.setattr(connections, "HEADERS_WITHIN", 0.05)
    monkeypatch.setattr(connections, "MOST_OPEN", 2)
    host, _, port = hooked.address.rpartition(":")
    slow = [await asyncio.open_connection(host, int(port)) for _ in range(2)]
    slow[0][1].write(b"POST / HTTP/1.1\r\nHost:")
    third, _ = await asyncio.open_connection(host, int(port))
    for reader in (third, *(reader for reader, _ in slow)):
        async with asyncio.timeout(5):
            with suppress(ConnectionResetError):
                assert await reader.read() == b""
    assert await hooked.post(b"{}") == 400, "others are served again"


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_nothing_else_is_there(hooked):
    async with aiohttp.ClientSession() as session:
        async with session.get(hooked.url) as answer:
            assert answer.status == 405
        async with session.post(f"http://{hooked.address}/", headers={HEADER: hooked.secret}) as answer:
            assert answer.status == 404


async def test_200_comes_after_the_commit(hooked):
    phone = await hooked.stage.join("BTC-012")
    with rows_held(hooked.stage):
        call = asyncio.create_task(hooked.post(update_from(phone)))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.shield(call), 0.5)
    assert await call == 200
    assert hooked.stage.chat_of("BTC-012").revision > 0


async def test_what_cannot_be_stored_is_refused_and_works_when_it_comes_again(hooked):
    phone = await hooked.stage.answering("BTC-012")
    with capture_logs() as logs:
        async with database_away(hooked.stage):
            await phone.tap(2)
            await until(lambda: hooked.stage.server.backend.webhooks.errors)
            assert "503" in hooked.stage.server.backend.webhooks.errors["last_error_message"]
        await hooked.stage.settle()
    assert len(answers(hooked.stage)) == 1
    assert phone.unanswered == []
    assert any(entry["event"].startswith("an update could not be stored") for entry in logs)
    assert hooked.stage.rows(select(func.count(ParkedUpdate.id))) == [0]


async def test_an_update_that_is_delivered_twice_has_one_effect(hooked):
    phone = await hooked.stage.answering("BTC-012")
    hooked.stage.server.set_updates_duplicated()
    await phone.tap(2)
    await hooked.stage.settle()
    await phone.tap(1)
    await hooked.stage.settle()
    assert len(answers(hooked.stage)) == 2
    assert len([m for m in phone.messages if m.buttons]) == 1


async def test_the_address_is_told_again_when_telegram_does_not_hear_it(stage):
    stage.bot.polling.stop()
    await stage.bot._serving
    stage.server.fail_next("setWebhook", 502)
    stage.server.fail_next("setWebhook", 429, retry_after=1)
    hooked = Hooked(stage, free_port())
    with capture_logs() as logs:
        hooked.start()
        await until(lambda: stage.server.backend.webhooks.active)
    assert [entry["error"] for entry in logs if "webhook" in entry["event"]] == ["NetworkError", "RetryAfter"]
    await hooked.stop()


async def test_it_can_be_stopped_while_telegram_is_away(stage):
    stage.bot.polling.stop()
    await stage.bot._serving
    stage.server.fail_next("setWebhook", 502, times=100)
    hooked = Hooked(stage, free_port())
    with capture_logs() as logs:
        hooked.start()
        await until(lambda: logs)
        await hooked.stop()
    assert hooked.serving.done()


async def test_a_taken_port_is_said_by_the_name_of_the_setting(hooked):
    other = Hooked(hooked.stage, int(hooked.address.rpartition(":")[2]))
    with pytest.raises(InstallationError, match="SURVEYBOT_WEBHOOK_LISTEN"):
        await other.webhook.run()


async def test_stopping_finishes_the_call_under_way(hooked):
    phone = await hooked.stage.join("BTC-012")
    with rows_held(hooked.stage):
        call = asyncio.create_task(hooked.post(update_from(phone)))
        await until(lambda: hooked.stage.bot.program.intake._lanes._waiting)
        stopping = asyncio.create_task(hooked.stop())
        await asyncio.sleep(0)
    assert await call == 200
    await stopping
    assert hooked.stage.chat_of("BTC-012").revision > 0


async def test_replicas_tell_telegram_the_same_secret(stage):
    one, other = Hooked(stage, free_port()), Hooked(stage, free_port())
    assert one.secret == other.secret
