"""An update that comes twice has one effect."""

from __future__ import annotations

import asyncio
import json

import pytest
from sqlalchemy import select

from storage.models import Consent, HelpRequest, StoredSession, Submission
from storage.repositories import updates
from tests.conversations.acts import answers, at, card, finish_skills, say, tap

pytestmark = pytest.mark.both_databases


def test_an_update_is_new_exactly_once(database, clock):
    now = clock()
    assert database.run_now(updates.is_new, 5, now, "a chat")
    assert not database.run_now(updates.is_new, 5, now, "a chat")
    assert database.run_now(updates.is_new, 6, now, "a chat")


async def test_everything_twice_is_as_if_once(stage):
    """Telegram delivers every update a second time; the survey goes on as if it had not."""
    phone = await stage.answering("BTC-012")
    stage.server.set_updates_duplicated()
    await tap(stage, phone, "4")
    await say(stage, phone, "Một việc cụ thể.")
    await tap(stage, phone, *["3"] * 11, "Không", "Nộp phiếu")
    await say(stage, phone, "/trogiup")
    await tap(stage, phone, "Cần hỗ trợ", "Không kèm tên")
    session = stage.session_of("BTC-012")
    assert len(answers(stage, session.id)) == 14
    assert len(stage.rows(select(Submission))) == 1
    assert len(stage.rows(select(HelpRequest))) == 1
    assert not phone.unanswered


async def test_nothing_is_shown_twice(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "4")
    shown = len(phone.messages)
    stage.server.set_updates_duplicated()
    await say(stage, phone, "Một việc cụ thể.")
    assert len(phone.messages) == shown + 2, "what was typed, and one card"


async def test_an_old_update_that_comes_again_changes_nothing(stage):
    phone = await stage.answering("BTC-012")
    session = stage.session_of("BTC-012").id
    await phone.tap("3")
    await stage.settle()
    update = next(one for one in reversed(stage.server.backend.queue._recent) if one.kind == "callback_query")
    await tap(stage, phone, "1", "1")
    before = (stage.session_of("BTC-012").revision, card(phone), sorted(answers(stage, session)))
    stage.server.redeliver(update.id)
    await stage.settle()
    assert (stage.session_of("BTC-012").revision, card(phone), sorted(answers(stage, session))) == before


async def test_an_update_taken_by_two_processes_at_once_counts_once(stage):
    """The same press comes to the intake twice at the same moment, as with two replicas behind a webhook."""
    phone = await stage.answering("BTC-012")
    await phone.tap("3")
    await stage.settle()
    update = json.loads(next(u for u in reversed(stage.server.backend.queue._recent)).text)
    again = update | {"update_id": update["update_id"] + 1000}
    again["callback_query"] = again["callback_query"] | {"data": phone.card.buttons[0][2].data}
    intake = stage.bot.program.intake
    await asyncio.gather(intake.take(again), intake.take(again), intake.take(again))
    await intake.finish()
    assert len(answers(stage, stage.session_of("BTC-012").id)) == 2
    assert at(phone) == 3


async def test_consent_given_twice_is_one_decision(stage):
    phone = stage.phone("VPUB-017")
    await stage.invite("VPUB-017")
    stage.server.set_updates_duplicated()
    await phone.start("VPUB017X1")
    await stage.settle()
    await say(stage, phone, "017")
    await tap(stage, phone, "Đồng ý", "Có", "Có")
    assert len(stage.rows(select(Consent))) == 3


async def test_a_submission_pressed_twice_is_one(stage):
    phone = await stage.answering("BTC-012")
    await finish_skills(stage, phone)
    button = next(one for row in phone.card.buttons for one in row if one.text == "Nộp phiếu")
    for _ in range(3):
        await phone.press(phone.card.message_id, button.data)
    await stage.settle()
    assert len(stage.rows(select(Submission))) == 1
    assert [s.status for s in stage.rows(select(StoredSession).where(StoredSession.status == "submitted"))] == [
        "submitted"
    ]
