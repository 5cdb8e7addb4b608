"""Reminders as they are sent: the words that fit, and what happened between planning and sending."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.messages import reminders
from bot.services.reminders.kinds import LAST, REMINDER1, REMINDER2
from bot.texts import Texts
from storage.models import Absence, Campaign, Delivery, DueItem, Person, StoredSession
from storage.repositories import chats
from tests.conversations.acts import card, finish_skills, say, tap
from tests.support.clock import VIET_NAM

on_sqlite = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
REMINDED = datetime(2026, 6, 25, 10, tzinfo=VIET_NAM)  # the first rung of the three surveys of the province
BEFORE = datetime(2026, 6, 25, 9, tzinfo=VIET_NAM)


def newest(phone):
    return [message for message in phone.messages if message.from_bot][-1].text


async def submit_elsewhere(stage, *campaigns, status="submitted"):
    """Put sessions of BTC-012 into a state without a message."""
    numbers = [stage.session_of("BTC-012", campaign).id for campaign in campaigns]

    def write(uow):
        uow.connection.execute(update(StoredSession).where(StoredSession.id.in_(numbers)).values(status=status))

    await stage.database.run(write)


async def test_who_submits_between_planning_and_sending_gets_nothing(stage):
    phone = await stage.answering("BTC-012")
    await submit_elsewhere(stage, 2, 3)
    await stage.pass_until(BEFORE)
    stage.clock.now = REMINDED
    assert await stage.bot.program.jobs.remind() > 0
    (waiting,) = stage.rows(select(Delivery).where(Delivery.kind == "reminder1"))
    assert waiting.state == "waiting"
    await finish_skills(stage, phone)
    await tap(stage, phone, "Nộp phiếu")
    shown = len(phone.messages)
    await stage.bot.program.jobs.send_deliveries()
    await stage.settle()
    (now,) = stage.rows(select(Delivery).where(Delivery.kind == "reminder1"))
    assert (now.state, now.sent_at) == ("cancelled", None)
    assert len(phone.messages) == shown
    (item,) = stage.rows(select(DueItem).where(DueItem.delivery_id == now.id))
    assert item.state == "acted", "it was acted on; what came of the message stands in the delivery"


@on_sqlite
async def test_the_words_fit_where_somebody_stands(stage):
    phone = await stage.answering("BTC-012")
    await submit_elsewhere(stage, 2, 3)
    await finish_skills(stage, phone)
    await stage.pass_until(REMINDED)
    assert "đã trả lời đủ các câu" in newest(phone)
    assert card(phone).startswith("Cảm ơn đồng chí")
    await tap(stage, phone, "Làm tiếp")
    assert "Nộp phiếu" in [button.text for row in phone.card.buttons for button in row]


@on_sqlite
async def test_one_message_names_all_surveys_and_how_far_each_is(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "3")
    await stage.pass_until(REMINDED)
    text = newest(phone)
    assert "3 phiếu chưa nộp" in text
    assert "Tự đánh giá năng lực: đang làm, còn 4–9 phút" in text
    assert "Tự đánh giá ngoại ngữ: chưa bắt đầu" in text
    items = stage.rows(select(DueItem.delivery_id).where(DueItem.kind == "reminder1"))
    assert len(items) == 3
    assert len(set(items)) == 1


@on_sqlite
async def test_two_campaigns_of_one_survey_with_one_last_day_have_lines_of_their_own(stage):
    """In the list, in a reminder and on the button of the receipt, as on their buttons."""
    (closes,) = stage.rows(select(Campaign.closes_at).where(Campaign.id == 1))
    again = await stage.open_campaign("skills", closes=closes.astimezone(stage.zone))
    phone = await stage.join("BTC-012")
    told = ("Tự đánh giá năng lực · đợt số 1", f"Tự đánh giá năng lực · đợt số {again}")
    assert [f"• {name}: chưa bắt đầu" in card(phone) for name in told] == [True, True]
    assert "• Tự đánh giá ngoại ngữ: chưa bắt đầu" in card(phone)
    await stage.pass_until(REMINDED)
    assert [f"• {name}: chưa bắt đầu" in newest(phone) for name in told] == [True, True]
    await submit_elsewhere(stage, 2, 3)
    await tap(stage, phone, told[0])
    await finish_skills(stage, phone)
    await tap(stage, phone, "Nộp phiếu")
    assert f"Phiếu tiếp theo: {told[1]}" in phone.card.labels


@on_sqlite
@pytest.mark.parametrize("kind", [REMINDER1, REMINDER2, LAST])
@pytest.mark.parametrize(
    ("language", "tomorrow", "convenience"),
    [
        ("vi", "10:00 ngày mai", "khi thuận tiện"),
        ("en", "10:00 tomorrow", "when it suits you"),
        ("de", "morgen, 15.07.2026, 10:00 Uhr", "wenn es Ihnen passt"),
    ],
)
async def test_on_the_day_before_it_says_tomorrow_and_nothing_of_convenience(
    stage, kind, language, tomorrow, convenience
):
    await stage.answering("BTC-012")
    key = stage.chat_of("BTC-012").id
    (closes,) = stage.rows(select(Campaign.closes_at).where(Campaign.id == 1))

    def message(uow):
        person, texts = chats.by_id(uow, key).person, Texts(language, "dong_chi", VIET_NAM)
        now, params = closes - timedelta(days=1), {"campaigns": []}
        return reminders.message(uow, kind, params, person, texts, now, stage.settings)

    for others in ((), (2, 3)):
        await submit_elsewhere(stage, *others)
        said = "\n".join(part.plain for part in stage.look(message).parts)
        assert said.count(tomorrow) == 3 - len(others)
        assert convenience not in said


@on_sqlite
async def test_reading_how_far_somebody_is_changes_nothing_of_their_session(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "3")
    before = stage.session_of("BTC-012")
    await stage.pass_until(REMINDED)
    after = stage.session_of("BTC-012")
    assert (after.revision, after.turn, after.state) == (before.revision, before.turn, before.state)
    await tap(stage, phone, "Tự đánh giá năng lực")
    await tap(stage, phone, "2")
    assert stage.session_of("BTC-012").revision == before.revision + 1


@on_sqlite
async def test_a_session_that_cannot_be_read_keeps_no_message_from_anybody(stage):
    phone = await stage.answering("BTC-012")
    other = await stage.join("VPUB-017")
    broken = update(StoredSession).where(StoredSession.id == stage.session_of("BTC-012").id).values(state=b"broken")
    await stage.database.run(lambda uow: uow.connection.execute(broken))
    await stage.pass_until(REMINDED)
    assert "3 phiếu chưa nộp" in newest(phone)
    assert "3 phiếu chưa nộp" in newest(other)


@on_sqlite
@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("22/06/2026 - 25/06/2026", 22, 25),
        ("22.6. – 25.6.", 22, 25),
        ("22/6 đến 25/6", 22, 25),
        ("22/06/2026-25/06/2026", 22, 25),
        ("2026-06-22 to 2026-06-25", 22, 25),
        ("22/6", 22, 22),
        ("22 June 2026 until 25 June 2026", 22, 25),
    ],
)
async def test_absences_as_people_type_them(stage, typed, first, last):
    phone = await stage.join("BTC-012")
    await say(stage, phone, "/absence", typed)
    (absence,) = stage.rows(select(Absence))
    assert (absence.first_day.day, absence.last_day.day, absence.first_day.month) == (first, last, 6)
    (me,) = stage.rows(select(Person).where(Person.staff_code == "BTC-012"))
    assert absence.person_id == absence.set_by == me.id


@on_sqlite
@pytest.mark.parametrize("typed", ["31/02/2026", "25/06/2026 - 22/06/2026", "01/06/2026", "1/7 - 2/7 - 3/7", "7"])
async def test_absences_that_cannot_be(stage, typed):
    phone = await stage.join("BTC-012")
    await say(stage, phone, "/absence", typed)
    assert stage.rows(select(Absence)) == []
    assert "Ngày chưa đúng" in card(phone)


@on_sqlite
async def test_an_absence_of_somebody_else_cannot_be_taken_back(stage):
    other = await stage.join("VPUB-017")
    await say(stage, other, "/absence 22/6")
    phone = await stage.join("BTC-012")
    await say(stage, phone, "/absence 23/6")
    theirs = stage.rows(select(Absence.id).order_by(Absence.id))[0]
    await phone.press(phone.card.message_id, f"j1x:{theirs}")
    await stage.settle()
    assert len(stage.rows(select(Absence))) == 2


@on_sqlite
async def test_later_is_said_once_and_remembered(stage):
    phone = await stage.join("BTC-012")
    await stage.pass_until(REMINDED)
    await tap(stage, phone, "Để sau", "Thứ Hai, 29/06/2026")
    (item,) = stage.rows(select(DueItem).where(DueItem.kind == "snooze"))
    (me,) = stage.rows(select(Person).where(Person.staff_code == "BTC-012"))
    assert me.snoozed_until == item.due_at == datetime(2026, 6, 29, 10, tzinfo=VIET_NAM)
    await stage.pass_until(datetime(2026, 6, 29, 11, tzinfo=VIET_NAM))
    assert newest(phone).startswith("Tin nhắc theo đề nghị")


@on_sqlite
@pytest.mark.parametrize(("language", "time"), [("vi", r"(?:không quá )?[\d–]+ phút"), ("de", r"[\w ]+ Minuten")])
async def test_a_survey_takes_as_long_in_a_reminder_as_before_its_first_question_and_on_it(stage, language, time):
    phone = await stage.join("BTC-012", language)
    await stage.pass_until(REMINDED)
    reminded = re.findall(rf", ({time});", newest(phone))
    assert len(reminded) == 3
    for place, told in enumerate(reminded):
        await say(stage, phone, "/surveys")
        await phone.tap(place)
        await stage.settle()
        assert re.search(rf": {told}[,;]", card(phone)), "before it begins"
        await phone.tap(0)
        await stage.settle()
        assert card(phone).splitlines()[0].endswith(told), "on the first card"
