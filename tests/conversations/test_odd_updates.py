"""Updates as no app sends them by itself: from groups and channels, twice, out of order, and replies to old cards.

Each is put into the queue as Telegram would. What is stored is looked at through a connection of its own.
"""

from __future__ import annotations

from itertools import count

import pytest
from sqlalchemy import select

from storage.models import Base, ParkedUpdate
from tests.conversations.acts import answers, at, card, say

on_sqlite = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
NUMBERS = count(90_000)
OF_THE_ROUTE = {"received", "job_runs", "installation"}
ELSEWHERE = [
    {"id": -100_123, "type": "supergroup", "title": "G"},
    {"id": -4_123, "type": "group", "title": "G"},
    {"id": -100_777, "type": "channel", "title": "C"},
    {"id": 999_999, "type": "private", "first_name": "B"},
]


def everything(stage):
    """All rows of all tables, but those that every update writes."""
    tables = [table for table in Base.metadata.sorted_tables if table.name not in OF_THE_ROUTE]
    return stage.look(lambda uow: {one.name: sorted(map(repr, uow.connection.execute(select(one)))) for one in tables})


def changed(before, after):
    """The tables that differ."""
    return {name for name in before if before[name] != after[name]}


async def put(stage, kind, body, number=None):
    """Hand an update over, as the queue would."""
    await stage.bot.program.intake.take({"update_id": number or 500_000_000 + next(NUMBERS), kind: body})
    await stage.bot.program.intake.finish()
    await stage.settle()


def user(phone):
    return {"id": phone.id, "is_bot": False, "first_name": "A"}


def press(phone, data, chat=None, message=0):
    shown = {"message_id": message or phone.card.message_id, "chat": chat or {"id": phone.id, "type": "private"}}
    return {"id": "1", "from": user(phone), "chat_instance": "1", "data": data, "message": {**shown, "date": 1}}


@on_sqlite
@pytest.mark.parametrize("kind", ["message", "edited_message", "channel_post", "business_message"])
async def test_what_is_written_elsewhere_is_nothing(stage, kind):
    phone = await stage.answering("BTC-012")
    await stage.drain()
    before, shown = everything(stage), len(phone.messages)
    for chat in ELSEWHERE[:3]:
        for text in ("3", "/start", "/phieu", "/quyen", "/admin"):
            entities = {"entities": [{"type": "bot_command", "offset": 0, "length": len(text)}]}
            written = {"message_id": next(NUMBERS), "from": user(phone), "chat": chat, "date": 1, "text": text}
            await put(stage, kind, written | (entities if text.startswith("/") else {}))
    assert changed(before, everything(stage)) <= {"unasked"}
    assert len(phone.messages) == shown


@on_sqlite
@pytest.mark.parametrize("chat", ELSEWHERE, ids=lambda one: one["type"])
async def test_a_press_on_a_card_elsewhere_is_answered_and_changes_nothing(stage, chat):
    """The data of the button is right; the message it stands on is in another chat, or in none."""
    phone = await stage.answering("BTC-012")
    await stage.drain()
    before, data = everything(stage), phone.card.buttons[0][2].data
    for number in (1, 10**6):
        await put(stage, "callback_query", press(phone, data, chat, number))
    inline = {name: part for name, part in press(phone, data).items() if name != "message"}
    await put(stage, "callback_query", inline | {"inline_message_id": "x"})
    assert changed(before, everything(stage)) == set()
    await put(stage, "callback_query", press(phone, data))
    assert at(phone) == 2


@on_sqlite
async def test_numbers_of_updates_may_come_in_any_order_and_count_once(stage):
    phone = await stage.answering("BTC-012")
    data = [button.data for button in phone.card.buttons[0]]
    await put(stage, "callback_query", press(phone, data[2]), number=700)
    assert at(phone) == 2
    await stage.drain()
    before = everything(stage)
    for number, place in ((700, 2), (700, 4), (699, 4), (5, 4), (2**63 - 1, 4)):
        await put(stage, "callback_query", press(phone, data[place]), number=number)
    for wrong in (2**63, -1, 0.5, "7", None, True, [1]):
        await stage.bot.program.intake.take({"update_id": wrong, "callback_query": press(phone, data[4])})
    await stage.drain()
    assert changed(before, everything(stage)) <= {"chats", "unasked"}
    assert not stage.rows(select(ParkedUpdate))


@on_sqlite
async def test_a_reply_to_an_old_card_is_no_answer_to_the_one_that_asks(stage):
    phone = await stage.answering("BTC-012")
    first = phone.card.message_id
    await say(stage, phone, "3")
    session = stage.session_of("BTC-012").id
    given = sorted(answers(stage, session))
    await phone.send_text("5", reply_to=first)
    await stage.settle()
    assert (at(phone), sorted(answers(stage, session))) == (2, given)
    assert "trả lời một thẻ cũ" in card(phone)
    await phone.send_text("2", reply_to=phone.card.message_id)
    await stage.settle()
    assert at(phone) == 3
