"""Submitted, then changed, and not sent again: it is said wherever it matters, and nothing is lost silently."""

from __future__ import annotations

from bot.messages import reminders
from bot.presenting.screens import Style
from bot.services.reminders.kinds import INVITATION, LAST, REMINDER1
from bot.texts import Texts
from storage.repositories import chats
from tests.conversations.acts import card, finish_skills, tap
from tests.support.screens import ZONE


async def changed(stage):
    phone = await stage.answering("BTC-012")
    await finish_skills(stage, phone)
    await tap(stage, phone, "Nộp phiếu", "Sửa phiếu", "1", "2")
    return phone


async def test_the_card_says_so_and_sending_comes_first(stage):
    phone = await changed(stage)
    assert "chưa nộp lại" in card(phone)
    assert phone.card.labels[0] == "Nộp phiếu"
    assert stage.session_of("BTC-012").changed_at is not None


async def test_a_reminder_of_several_counts_apart_what_was_changed(stage):
    await changed(stage)
    key = stage.chat_of("BTC-012").id

    def message(uow):
        person = chats.by_id(uow, key).person
        params, texts = {"campaigns": []}, Texts("vi", "dong_chi", ZONE)
        return reminders.message(uow, REMINDER1, params, person, texts, stage.clock(), stage.settings)

    said = "".join(part.text for part in stage.database.read_now(message).parts)
    assert "đồng chí còn 2 phiếu chưa nộp và 1 phiếu đã sửa, chưa nộp lại." in said


async def test_a_review_is_headed_by_what_it_is_for(stage):
    phone = await stage.answering("BTC-012")
    await finish_skills(stage, phone)
    assert "Xem lại trước khi nộp\n" in card(phone)
    await tap(stage, phone, "Trang sau ▶", "Nộp phiếu", "Sửa phiếu")
    assert "Phiếu đã nộp\n" in card(phone)
    await tap(stage, phone, "1", "2")
    assert "Xem lại trước khi nộp lại\n" in card(phone)


async def test_opened_again_it_says_that_it_was_submitted_and_leads_to_the_list(stage):
    phone = await stage.answering("BTC-012")
    await finish_skills(stage, phone)
    await tap(stage, phone, "Trang sau ▶", "Nộp phiếu", "Phiếu của tôi", "Tự đánh giá năng lực")
    assert "Phiếu này đã nộp lúc 10:00 ngày 15/06/2026" in card(phone)
    assert "Đạo đức" in card(phone), "it begins with the first page"
    assert "Phiếu của tôi" in phone.card.labels
    assert "Nộp phiếu" not in phone.card.labels
    assert stage.session_of("BTC-012").changed_at is None


async def test_an_invitation_to_something_new_names_what_was_begun_too(stage):
    await stage.answering("BTC-012")
    key = stage.chat_of("BTC-012").id

    def message(uow):
        person = chats.by_id(uow, key).person
        params = {"campaigns": [2]}
        return reminders.message(
            uow, INVITATION, params, person, Texts("vi", "dong_chi", ZONE), stage.clock(), stage.settings
        )

    said = "".join(part.text for part in stage.database.read_now(message).parts)
    assert "kính mời đồng chí tham gia phiếu “Tự đánh giá ngoại ngữ”" in said
    assert "• Tự đánh giá năng lực: đang làm, còn" in said
    assert "Quá trình công tác" not in said, "that was told when it was new, and its reminders will"


async def test_looking_and_leaving_it_is_no_change(stage):
    phone = await stage.answering("BTC-012")
    await finish_skills(stage, phone)
    await tap(stage, phone, "Nộp phiếu", "Sửa phiếu", "1", "✓ 3", "2", "◀ Quay lại")
    assert stage.session_of("BTC-012").changed_at is None
    assert "chưa nộp lại" not in card(phone)


async def test_the_list_has_it_on_top_until_it_is_sent(stage):
    phone = await changed(stage)
    await phone.send_text("/phieu")
    await stage.settle()
    assert "• Tự đánh giá năng lực: đã sửa, chưa nộp lại" in card(phone)
    await tap(stage, phone, "Nộp lại: Tự đánh giá năng lực", "Nộp phiếu")
    assert stage.session_of("BTC-012").changed_at is None
    await phone.send_text("/phieu")
    await stage.settle()
    assert "đã nộp, còn sửa được" in card(phone)
    assert card(phone).index("ngoại ngữ") < card(phone).index("năng lực"), "what waits stands above what is done"


async def test_the_receipt_leads_to_the_next_survey(stage):
    phone = await stage.answering("BTC-012")
    await finish_skills(stage, phone)
    await tap(stage, phone, "Nộp phiếu", "Phiếu tiếp theo: Tự đánh giá ngoại ngữ")
    assert card(phone).startswith("Tự đánh giá ngoại ngữ")


async def test_a_reminder_before_the_deadline_speaks_of_it(stage):
    await changed(stage)
    key, mine = stage.chat_of("BTC-012").id, stage.session_of("BTC-012").id

    def message(uow):
        person = chats.by_id(uow, key).person
        session = chats.session_of(uow, mine, person.id)
        last = session.closes_at.replace(hour=1)
        return reminders.message(
            uow, LAST, {"campaign": 1}, person, Texts("vi", "dong_chi", ZONE), last, stage.settings
        )

    screen = stage.database.read_now(message)
    assert "HÔM NAY" in screen.parts[0].text
    assert "đã sửa, chưa nộp lại; hạn 10:00 hôm nay" in "".join(part.text for part in screen.parts)
    assert [button.style for button in screen.buttons[:3]] == [Style.MAIN] * 3
