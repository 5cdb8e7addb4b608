"""The screen belongs to the chat: whatever goes wrong with showing it, the right card is there in the end."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.presenting.callbacks import Address
from storage.models import Chat, StoredSession
from tests.conversations.acts import answers, at, card, parked, say, tap


def texts(phone):
    return [message.text for message in phone.messages if message.from_bot]


def calls(stage, method):
    return [call for call in stage.server.calls if call.method == method]


async def test_a_crash_between_commit_and_card_is_repaired_at_the_next_start(stage):
    phone = await stage.answering("BTC-012")
    await stage.drain()
    stage.server.fail_next("editMessageText", "reset", times=9)
    await phone.tap("3")
    while not answers(stage, stage.session_of("BTC-012").id) or stage.server.pending:
        await stage.server.settled(quiet=0.01)
    await stage.bot.kill()
    stage.server.faults.coming.clear()
    assert at(phone) == 1
    await stage.bot.start()
    await stage.settle()
    assert at(phone) == 2
    assert len(texts(phone)) == 1, "the card was edited, not doubled"


async def test_a_card_that_got_lost_is_shown_by_the_job(stage):
    phone = await stage.answering("BTC-012")
    await stage.drain()
    stage.server.fail_next("editMessageText", 400)
    await tap(stage, phone, "3")
    assert at(phone) == 1
    await stage.pass_(seconds=10)
    assert at(phone) == 1, "it may be on its way still"
    await stage.pass_(seconds=40)
    assert at(phone) == 2


async def test_a_broken_connection_does_not_double_an_edit(stage):
    phone = await stage.answering("BTC-012")
    stage.server.fail_next("editMessageText", "lost")
    await tap(stage, phone, "3")
    assert at(phone) == 2
    assert len(texts(phone)) == 1


async def test_the_twin_of_a_card_works_like_the_card(stage):
    """Killed between Telegram accepting a new message and our note of it: it is sent again, and both obey the turn."""
    phone = await stage.answering("BTC-012")
    await say(stage, phone, "/tieptuc")
    first = phone.card.message_id

    def forget(uow):
        chat = uow.orm.scalars(select(Chat)).one()
        chat.shown_revision -= 1
        chat.message_id = None

    await stage.drain()
    await stage.database.run(forget)
    await stage.restart()
    second = phone.card.message_id
    assert second > first
    await phone.tap("3", message_id=second)
    await phone.tap("3", message_id=first)
    await stage.settle()
    assert [row.code for row in answers(stage, stage.session_of("BTC-012").id).values()] == ["3"]
    assert at(phone) == 2


async def test_a_card_that_is_gone_is_sent_anew(stage):
    phone = await stage.answering("BTC-012")
    await stage.drain()
    old = phone.card.message_id
    await phone.delete(old)
    await phone.press(old, third_button(stage))
    await stage.settle()
    assert phone.card.message_id > old
    assert at(phone) == 2
    await tap(stage, phone, "2")
    assert at(phone) == 3


def third_button(stage):
    """The address of the third choice on the card of the moment."""
    session = stage.session_of("BTC-012")
    return Address("a", "c", (session.id, session.turn, 2)).pack()


async def test_a_card_below_other_messages_is_sent_at_the_bottom(stage):
    phone = await stage.answering("BTC-012")
    old = phone.card.message_id
    await say(stage, phone, "xin chào")
    assert phone.card.message_id > old
    assert not phone.message(old).buttons, "the card above has no buttons any more"


async def test_who_blocked_the_bot_is_unreachable_until_they_come_back(stage):
    phone = await stage.answering("BTC-012")
    await stage.drain()
    await phone.block()
    await stage.settle()
    assert stage.chat_of("BTC-012").unreachable_at == stage.clock()
    sent = len(calls(stage, "sendMessage"))
    await stage.open_campaign("languages")
    await stage.pass_(minutes=5)
    assert len(calls(stage, "sendMessage")) == sent, "nothing is tried"
    await phone.start()
    await stage.settle()
    assert stage.chat_of("BTC-012").unreachable_at is None
    assert "Phiếu của tôi" in card(phone)


async def test_a_refusal_marks_unreachable_once(stage):
    """Somebody's account is gone; Telegram says so only when it is written to."""
    phone = await stage.join("BTC-012")
    await phone.deactivate()
    await stage.open_campaign("skills")
    assert stage.chat_of("BTC-012").unreachable_at is not None
    tries = len(calls(stage, "sendMessage"))
    await stage.pass_(hours=1)
    assert len(calls(stage, "sendMessage")) == tries


async def test_a_flooded_chat_waits_and_stops_nobody_else(stage):
    slow, quick = await stage.answering("BTC-012"), await stage.answering("BTC-017")
    stage.server.fail_next("editMessageText", 429, retry_after=1, chat_id=slow.id)
    await slow.tap("3")
    await quick.tap("3")
    await quick.wait(lambda phone: at(phone) == 2)
    assert at(slow) == 1, "one waits"
    await tap(stage, quick, "3", "3")
    await stage.settle()
    assert at(slow) == 2
    assert at(quick) == 4


@pytest.mark.parametrize("status", [500, 502])
async def test_a_fault_of_telegram_is_waited_out(stage, status):
    phone = await stage.answering("BTC-012")
    stage.server.fail_next("editMessageText", status)
    await tap(stage, phone, "3")
    assert at(phone) == 2


async def test_a_press_that_cannot_be_answered_counts_all_the_same(stage):
    phone = await stage.answering("BTC-012")
    stage.server.fail_next("answerCallbackQuery", 400)
    await tap(stage, phone, "3")
    assert at(phone) == 2
    assert not parked(stage)


async def test_an_edited_message_changes_nothing(stage):
    phone = await stage.answering("BTC-012")
    sent = await phone.send_text("3")
    await stage.settle()
    before = (stage.session_of("BTC-012").revision, texts(phone))
    await phone.edit_text(sent.message_id, "5")
    await stage.settle()
    assert (stage.session_of("BTC-012").revision, texts(phone)) == before


async def test_a_group_is_not_answered(stage):
    phone = await stage.join("BTC-012")
    group = await phone.add_bot_to_group("Phòng")
    for text in ("/start", "/phieu", "3"):
        await phone.send_text(text, group)
    await stage.settle()
    assert all(call.params.get("chat_id") != str(group) for call in stage.server.calls)
    assert len(stage.rows(select(Chat))) == 1


async def test_a_new_phone_takes_over_and_the_old_one_is_a_stranger(stage):
    old = await stage.answering("BTC-012")
    await tap(stage, old, "3")
    code = await stage.invite("BTC-012")
    new = stage.phone("a new phone")
    await new.start(code)
    await stage.settle()
    await say(stage, new, "012")
    await stage.pass_(minutes=1)  # the old account is asked
    await tap(stage, old, "Đúng là tôi: chuyển tài khoản")
    await say(stage, new, "/tieptuc")
    assert at(new) == 2, "the survey goes on where it was"
    await stage.pass_(minutes=1)
    assert "mã mời" in texts(old)[-1], "the old phone shows nothing of it any more"
    before = stage.session_of("BTC-012").revision
    await old.press(old.messages[-1].message_id, third_button(stage))
    await stage.settle()
    assert stage.session_of("BTC-012").revision == before


async def test_one_broken_session_keeps_no_bot_from_starting_and_no_card_from_its_chat(stage):
    broken, other = await stage.answering("BTC-012"), await stage.answering("BTC-017")
    session = stage.session_of("BTC-012").id
    await stage.drain()
    stage.server.fail_next("editMessageText", 400, times=2)
    await broken.tap("3")
    await other.tap("3")
    await stage.drain()

    def spoil(uow):
        uow.orm.get_one(StoredSession, session).state = b"\x01not a state"

    await stage.database.run(spoil)
    await stage.restart()
    assert at(broken) == 1
    assert at(other) == 2
