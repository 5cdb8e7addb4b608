"""Long polling: acknowledged after the commit, once, whatever Telegram, the network or the database do."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from itertools import pairwise

import aiohttp
import pytest
from sqlalchemy import func, select
from structlog.testing import capture_logs

from bot.delivery.calls import Calls
from bot.receiving import intake, polling
from bot.sandbox.faults import Fault
from bot.services.operating import job_runs
from bot.services.operating.doctor import examine
from bot.services.operating.vitals import Surroundings
from storage.models import ParkedUpdate, Received, StoredAnswer
from tests.receiving.conftest import database_away, in_hand, rows_held, until
from tests.support.clock import START
from tests.support.patience import PATIENCE

SECRET_TEXT = "điều riêng tư của tôi"


def answers(stage):
    return stage.rows(select(StoredAnswer.code).where(StoredAnswer.number == 0))


def say_again(stage, body):
    """A message as Telegram would send it, whatever it holds."""
    number = stage.server.backend.queue.push("message", body, f"chat {body.get('chat')}")
    stage.server.backend.wake()
    return number


async def test_an_update_is_not_acknowledged_before_its_commit(stage):
    phone = await stage.answering("BTC-012")
    with rows_held(stage):
        await phone.tap(2)
        await in_hand(stage)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(stage.server.backend.poller.someone_waits(), 0.5)
        assert stage.server.pending == 1
    await stage.settle()
    assert len(answers(stage)) == 1


async def test_killed_between_commit_and_acknowledgement_the_press_comes_again_without_effect(stage):
    phone = await stage.answering("BTC-012")
    stage.server.fail_next("answerCallbackQuery", "timeout")
    await phone.tap(2)
    await until(lambda: answers(stage) and not stage.server.faults.coming)
    await stage.bot.kill()
    assert stage.server.pending == 1
    turn = stage.session_of("BTC-012").turn
    await stage.bot.start()
    await stage.settle()
    assert len(answers(stage)) == 1
    assert stage.session_of("BTC-012").turn == turn
    assert phone.unanswered == []
    assert len([m for m in phone.messages if m.buttons]) == 1


@pytest.mark.parametrize("fault", [502, "reset", "lost"])
async def test_an_answer_to_a_press_whose_call_broke_is_given_again(stage, fault):
    phone = await stage.answering("BTC-012")
    stage.server.fail_next("answerCallbackQuery", fault)
    await phone.tap(2)
    await stage.settle()
    assert phone.unanswered == []


async def test_an_answer_to_a_press_that_does_not_come_back_is_given_again_soon(stage, monkeypatch):
    monkeypatch.setattr(intake, "ANSWER_WITHIN", 0.1)
    # A call whose seconds nobody says is not waited out here.
    monkeypatch.setattr(Calls.answer, "__defaults__", ("", 10 * PATIENCE))
    phone = await stage.answering("BTC-012")
    before = len(stage.server.calls)
    stage.server.fail_next("answerCallbackQuery", "timeout")
    await phone.tap(2)
    await until(lambda: not stage.server.faults.coming and phone.unanswered == [])
    calls = [call.error for call in list(stage.server.calls)[before:] if call.method == "answerCallbackQuery"]
    assert calls == ["timeout", None]
    assert len(answers(stage)) == 1


async def test_what_was_said_twice_by_telegram_is_heard_once(stage):
    phone = await stage.answering("BTC-012")
    stage.server.set_updates_duplicated()
    for label in ("2", "3", "4"):
        await phone.send_text(label)
        await stage.settle()
    await phone.send_text("/help")  # its lane is in order: what came twice was taken before
    await stage.settle()
    turn = stage.session_of("BTC-012").turn
    assert turn == 1 + len(answers(stage))
    assert len([m for m in phone.messages if m.from_bot and m.buttons]) == 1


async def test_one_poison_update_is_parked_and_holds_up_nobody(stage):
    phone, other = await stage.answering("BTC-012"), await stage.answering("BTC-015")
    head = {"message_id": 9_000, "date": 1, "chat": phone.account.chat(), "from": phone.account.user()}
    with capture_logs() as logs:
        say_again(stage, head | {"text": SECRET_TEXT, "entities": "not what it should be"})
        await other.tap(2)
        await stage.settle()
    assert len(answers(stage)) == 1
    [parked] = stage.rows(select(ParkedUpdate))
    assert parked.kind == "message"
    assert parked.chat_key == stage.chat_of("BTC-012").key
    assert parked.reference in phone.messages[-1].text
    assert SECRET_TEXT.encode() not in parked.payload
    sealed = json.loads(stage.look(lambda uow: uow.vault.open(parked.payload, "parked update")))
    assert sealed["message"]["text"] == SECRET_TEXT
    assert SECRET_TEXT not in repr(logs)
    assert [entry["update"] for entry in logs if entry["event"] == "an update was parked"] == [parked.update_id]


NESTED = "[" * 1010 + "]" * 1010  # as deep as the fast library reads; the standard one does not write it again
ODD = [
    '{"update_id": @, "message": {"message_id": 1, "date": 1, "chat": {"id": 5}, "text": "\\ud83d"}}',
    '{"update_id": @, "message": {"message_id": 1, "date": 1, "chat": {"id": 5}, "text": NaN}}',
    '{"update_id": @, "message": {"message_id": 99999999999999999999, "date": 1e999, "chat": {"id": 1e40}}}',
    f'{{"update_id": @, "message": {{"chat": {{"id": 5}}, "entities": "none", "odd": {NESTED}}}}}',
    '{"update_id": 99999999999999999999, "message": {}}',
    '{"update_id": 9223372036854775807, "message": {}}',
    '{"update_id": 1.5, "message": {}}',
    '{"update_id": "@", "message": {}}',
    '{"message": {}}',
    "null",
]


def say_raw(stage, text):
    """An update in these very words, where @ stands for its number; it comes with the next one that is waited for."""
    queue = stage.server.backend.queue
    number = queue.push("message", {}, "chat of nobody")
    queue._pending[number] = replace(queue.recall(number), text=text.replace("@", str(number)))


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd[:60])
async def test_an_odd_update_holds_up_nobody_of_its_batch(stage, odd):
    phone = await stage.answering("BTC-012")
    with capture_logs():
        say_raw(stage, odd)
        await phone.tap(2)
        await stage.settle()
    assert len(answers(stage)) == 1
    assert phone.unanswered == []


async def test_a_batch_of_nothing_that_has_a_number_is_asked_for_again_after_a_pause(stage):
    phone = await stage.answering("BTC-012")
    with capture_logs() as logs:
        say_raw(stage, "null")
        stage.server.backend.wake()
        await until(lambda: [entry for entry in logs if "pause" in entry])
        await phone.tap(2)
        await stage.settle()
    assert len(answers(stage)) == 1


async def test_a_poison_update_that_comes_again_is_the_same_case(stage):
    phone = await stage.join("BTC-012")
    head = {"message_id": 9_000, "date": 1, "chat": phone.account.chat(), "from": phone.account.user()}
    number = say_again(stage, head | {"entities": "not what it should be"})
    await stage.settle()
    [parked] = stage.rows(select(ParkedUpdate))
    stage.server.redeliver(number)
    await phone.wait(lambda phone: [m for m in phone.messages if parked.reference in m.text][1:])
    assert [row.id for row in stage.rows(select(ParkedUpdate))] == [parked.id]


SHAPES = [
    {},
    {"message": None},
    {"message": []},
    {"message": "text"},
    {"message": {}},
    {"message": {"chat": None, "text": "x"}},
    {"message": {"chat": {"id": "a"}, "text": "x"}},
    {"message": {"chat": {"id": 5}, "message_id": 1, "text": 7}},
    {"message": {"chat": {"id": 5, "type": "private"}, "message_id": 1, "date": "soon", "text": "x"}},
    {"callback_query": None},
    {"callback_query": {}},
    {"callback_query": []},
    {"callback_query": {"id": 1, "from": None}},
    {"callback_query": {"id": "1", "from": {"id": 5}, "message": None, "data": "a1c:1.1.1"}},
    {"callback_query": {"id": "1", "from": {"id": 5}, "message": {}, "data": "a1c:1.1.1"}},
    {"callback_query": {"id": "1", "from": {"id": 5, "is_bot": False, "first_name": "x"}, "chat_instance": "1"}},
    {"my_chat_member": {"chat": {"id": 5}}},
    {"my_chat_member": 5},
    {"channel_post": {"chat": {"id": -5}}},
    {"something_new": {"of": ["next", "year"]}},
]


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: json.dumps(shape)[:60])
async def test_no_shape_of_an_update_ends_the_loop(stage, shape):
    with capture_logs():
        await stage.bot.program.intake.take({"update_id": 4_000_000_000_000} | shape)
    phone = await stage.answering("BTC-012")
    await phone.tap(2)
    await stage.settle()
    assert len(answers(stage)) == 1


async def test_without_its_database_the_bot_acknowledges_nothing_and_comes_back(stage):
    phone = await stage.answering("BTC-012")
    with capture_logs() as logs:
        async with database_away(stage):
            await phone.tap(2)
            await until(lambda: any(entry["event"].startswith("receiving failed") for entry in logs))
            assert stage.server.pending == 1
        await stage.settle()
    assert len(answers(stage)) == 1
    assert stage.rows(select(func.count(ParkedUpdate.id))) == [0]
    assert phone.unanswered == []


async def test_a_second_poller_is_said_and_outlived(stage):
    phone = await stage.answering("BTC-012")
    url = f"{stage.server.base_url}{stage.server.token}/getUpdates"
    with capture_logs() as logs:
        async with aiohttp.ClientSession() as session, session.post(url, json={"timeout": 2, "limit": 1}) as second:
            await second.read()
        await until(lambda: any(entry.get("error") == "Conflict" for entry in logs))
        assert next(entry["log_level"] for entry in logs if entry.get("error") == "Conflict") == "error"
        await phone.tap(2)
        await stage.settle()
    assert len(answers(stage)) == 1


@pytest.mark.parametrize("fault", [502, 500, 400, "reset", "lost", 429])
async def test_polling_survives_what_can_happen_to_a_call(stage, fault):
    phone = await stage.answering("BTC-012")
    with capture_logs() as logs:
        stage.server.fail_next("getUpdates", fault, retry_after=1)
        await phone.tap(2)  # ends the call under way; the next one meets the fault
        await phone.wait(lambda phone: "Tổ chức thực hiện công việc" in phone.card.text)
        await phone.tap(1)
        await until(lambda: any(entry["event"].startswith("receiving failed") for entry in logs))
        await stage.settle()
    assert len(answers(stage)) == 2
    assert phone.unanswered == []


NOT_OURS = {
    "page": f"<html><title>{SECRET_TEXT}</title></html>",
    "json": json.dumps({"error": SECRET_TEXT}),
    "no-list": json.dumps({"ok": True, "result": True, "text": SECRET_TEXT}),
}


@pytest.mark.parametrize("body", NOT_OURS.values(), ids=NOT_OURS)
async def test_what_a_proxy_answers_instead_of_telegram_is_outlived_with_pauses_that_grow(stage, body):
    phone = await stage.answering("BTC-012")
    with capture_logs() as logs:
        stage.server.faults.coming.append(Fault("page", "getUpdates", times=2, body=body))
        await phone.tap(2)
        await phone.wait(lambda phone: "Tổ chức thực hiện công việc" in phone.card.text)
        await phone.tap(1)
        await stage.settle()
    assert len(answers(stage)) == 2
    failed = [entry for entry in logs if "pause" in entry]
    assert [(entry["log_level"], entry["error"]) for entry in failed] == [("warning", "NoAnswerError")] * 2
    assert failed[0]["pause"] < failed[1]["pause"]
    assert SECRET_TEXT not in str(logs)
    assert stage.server.token not in str(logs)


async def test_when_nothing_is_received_for_long_admins_are_told_and_told_once_it_goes_on(stage, monkeypatch):
    monkeypatch.setattr(polling, "LONGEST_PAUSE", 0.01)
    admin, phone = await stage.join("BTC-032"), await stage.answering("BTC-012")
    with capture_logs():
        stage.server.faults.coming.append(Fault("page", "getUpdates", times=10_000))
        await phone.tap(2)
        await until(lambda: [run for run in stage.look(job_runs.all_) if run.is_failing])
        await stage.bot.program.jobs.watch()
        assert "Việc định kỳ nhận tin từ Telegram bị lỗi" in admin.messages[-1].text
        [finding] = [one for one in stage.look(examine, stage.clock(), Surroundings()) if one.name == "jobs"]
        assert (finding.ok, "receive_updates failed" in finding.text) == (False, True)
        stage.server.faults.coming.clear()
        await until(lambda: not stage.look(job_runs.all_))
        await stage.bot.program.jobs.watch()
    assert "Cảnh báo đã hết" in admin.messages[-1].text
    await stage.settle()
    assert len(answers(stage)) == 1


async def test_the_pause_telegram_asks_for_is_kept(stage):
    phone = await stage.answering("BTC-012")
    loop = asyncio.get_running_loop()
    with capture_logs() as logs:
        stage.server.fail_next("getUpdates", 429, retry_after=2)
        await phone.tap(2)
        await until(lambda: any(entry.get("error") == "RetryAfter" for entry in logs))
        refused = loop.time()
        await stage.server.backend.poller.someone_waits()
    assert loop.time() - refused > 1.5


async def test_pauses_grow_while_telegram_is_away(stage):
    with capture_logs() as logs:
        stage.server.fail_next("getUpdates", 502, times=2)
        await stage.phone("anybody").start()
        await until(lambda: len([entry for entry in logs if "pause" in entry]) == 2)
        await stage.settle()
    pauses = [entry["pause"] for entry in logs if "pause" in entry]
    assert all(earlier < later for earlier, later in pairwise(pauses))


async def test_a_long_poll_without_updates_is_no_failure(stage, monkeypatch):
    await stage.bot.stop()
    monkeypatch.setattr(polling, "LONG_POLL", 2)
    monkeypatch.setattr(Calls._post, "__defaults__", (1.0,))  # the seconds of a call that names none
    with capture_logs() as logs:
        await stage.bot.start()
        poller = stage.server.backend.poller
        await poller.someone_waits()
        first = poller._last_start
        await until(lambda: poller._last_start > first)
    assert not [entry for entry in logs if "pause" in entry]


async def test_stopping_finishes_what_was_begun(stage):
    phone = await stage.answering("BTC-012")
    with rows_held(stage):
        await phone.tap(2)
        await in_hand(stage)
        stopping = asyncio.create_task(stage.bot.stop())
        await asyncio.sleep(0)
    await stopping
    assert len(answers(stage)) == 1
    assert phone.unanswered == []
    assert stage.server.pending == 0
    assert "Tổ chức thực hiện công việc" in phone.card.text
    await stage.bot.start()


async def test_ending_an_idle_poll_says_nothing_twice(stage):
    """The same offset again would wait three seconds and end the poll before it with a conflict."""
    phone = await stage.answering("BTC-012")
    await phone.tap(2)
    await stage.settle()
    poller = stage.server.backend.poller
    await poller.someone_waits()
    begun = poller._last_start
    await stage.bot.stop()
    assert poller._last_start == begun
    assert stage.server.pending == 0
    await stage.bot.start()


async def test_an_acknowledged_update_is_always_a_noted_one(stage):
    phones = [await stage.answering(code) for code in ("BTC-012", "BTC-015", "BTC-016")]
    seen = set()
    for place in (1, 2, 3):
        for phone in phones:
            await phone.tap(place)
        seen |= {update.id for update in stage.server.backend.queue.since(0)}
        await stage.settle()
    assert seen <= set(stage.rows(select(Received.update_id)))


async def test_that_nothing_was_received_before_the_start_is_not_told_after_it(stage):
    def is_told():
        return job_runs.RECEIVING in [run.job for run in stage.database.read_now(job_runs.all_)]

    await stage.bot.stop()
    for _ in range(job_runs.FAILING_AFTER):
        stage.database.run_now(job_runs.note, job_runs.Run(job_runs.RECEIVING, START, 0, 0, error="NoAnswerError"))
    assert is_told()
    await stage.bot.start()
    assert not is_told()
