"""The list of who has not joined in the focal point's own chat: only where allowed, protected, gone after a day."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from sqlalchemy import select

from bot.presenting.callbacks import Address
from storage.models import AuditEntry, PassingMessage, Unit
from tests.conversations.acts import parked, say, tap

pytestmark = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
FOCAL, DEPUTY, HEAD, ADMIN = "BTC-029", "BTC-031", "BTC-030", "BTC-032"
BUTTON = "Gửi danh sách vào đây"


async def allowed(stage):
    stage.changed["list_in_chat"] = True
    await stage.restart()


async def at_next_step(stage, who=FOCAL):
    phone = await stage.join(who)
    await say(stage, phone, "/coquan")
    await tap(stage, phone, "Việc tiếp theo")
    return phone


def lists(phone):
    return [message for message in phone.messages if message.document is not None and not message.deleted]


def acts(stage):
    entries = stage.rows(select(AuditEntry).order_by(AuditEntry.id))
    return [(one.act, one.actor.split(":")[0], one.details) for one in entries if "not_joined" in one.act]


async def test_without_the_setting_there_is_no_button_and_a_forged_press_sends_nothing(stage):
    phone = await at_next_step(stage)
    assert BUTTON not in phone.card.labels
    assert "tên không gửi qua ứng dụng" in phone.card.text
    agency = stage.rows(select(Unit.id).where(Unit.code == "BTC"))[0]
    await phone.press(phone.card.message_id, Address("f", "l", (agency,)).pack())
    await stage.pass_(minutes=2)
    assert lists(phone) == []
    assert acts(stage) == []
    assert parked(stage) == []


async def test_the_list_comes_protected_and_is_gone_after_a_day_also_over_a_restart(stage):
    await allowed(stage)
    phone = await at_next_step(stage)
    await tap(stage, phone, BUTTON, BUTTON)  # twice within a minute: once
    await stage.run_jobs()
    await stage.settle()
    (found,) = lists(phone)
    call = next(call for call in stage.server.calls if call.method == "sendDocument")
    assert call.params["protect_content"]
    assert found.body["has_protected_content"]
    words = zipfile.ZipFile(BytesIO(call.params["document"].content)).read("xl/sharedStrings.xml").decode()
    assert "BTC-012" in words
    assert "BTC-029" not in words  # has joined
    assert "UBKT-001" not in words
    await stage.restart()
    await stage.pass_(hours=23)
    assert lists(phone) == [found]
    await stage.pass_(hours=2)
    assert lists(phone) == []
    assert stage.rows(select(PassingMessage)) == []
    assert acts(stage) == [
        ("people.not_joined", "person", {"people": 27, "in_chat": True}),
        ("people.not_joined.deleted", "jobs", {"outcome": "deleted", "hours": 24}),
    ]


async def test_a_newer_list_and_a_lost_account_end_the_earlier_one(stage):
    await allowed(stage)
    phone = await at_next_step(stage)
    await tap(stage, phone, BUTTON)
    await stage.pass_(minutes=5)
    await tap(stage, phone, BUTTON)
    await stage.pass_(minutes=2)
    assert len(lists(phone)) == 1
    admin = await stage.join(ADMIN)
    await say(stage, admin, "/admin")
    await tap(stage, admin, "Cán bộ và vai trò")
    await say(stage, admin, FOCAL)
    await tap(stage, admin, "Hủy liên kết (nhầm người)", "Có")
    await stage.pass_(minutes=2)
    assert lists(phone) == []


async def test_only_whoever_has_the_care_of_these_people_now(stage):
    """Not the deputy while the focal point is on duty, not the head, not another agency's focal point."""
    await allowed(stage)
    await stage.join(FOCAL)
    agency = stage.rows(select(Unit.id).where(Unit.code == "BTC"))[0]
    for who in (DEPUTY, HEAD, ADMIN, "UBKT-001"):
        phone = await stage.join(who)
        await say(stage, phone, "/coquan")
        await phone.press(phone.last.message_id, Address("f", "l", (agency,)).pack())
        await stage.pass_(minutes=2)
        assert lists(phone) == [], who
    assert acts(stage) == []


async def test_a_deletion_that_telegram_refuses_is_tried_again_and_given_up_after_two_days(stage):
    await allowed(stage)
    phone = await at_next_step(stage)
    await tap(stage, phone, BUTTON)
    await stage.run_jobs()
    await stage.settle()
    stage.server.fail_next("deleteMessage", 400, times=100)
    await stage.pass_(hours=30)
    assert len(stage.rows(select(PassingMessage))) == 1
    await stage.pass_(hours=20)
    assert stage.rows(select(PassingMessage)) == []
    assert acts(stage)[-1] == ("people.not_joined.deleted", "jobs", {"outcome": "refused", "hours": 47})
