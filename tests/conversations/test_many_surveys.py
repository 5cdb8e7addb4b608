"""With thirty campaigns open at once: lists in pages, messages that count all of them, nothing higher than a phone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.messages import reminders
from bot.presenting import heights
from bot.presenting.callbacks import Address
from bot.services.reminders.kinds import INVITATION, REMINDER1
from bot.texts import LANGUAGES, Texts
from storage.models import Campaign, StoredSession
from storage.repositories import chats
from storage.states import SessionStatus
from tests.browser.test_heights import seen
from tests.conversations.acts import card, say, tap
from tests.support.many import open_thirty

pytestmark = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
PLAIN, FOCAL, ADMIN, TEAM = "BTC-012", "BTC-029", "BTC-032", "BTC-002"
FURTHER = {"vi": "Trang sau ▶", "en": "More ▶", "de": "Weitere ▶"}


async def pages(stage, phone, language="vi"):
    """The texts and the buttons of a list, page by page."""
    found = [(card(phone), phone.card.labels)]
    while FURTHER[language] in phone.card.labels:
        await tap(stage, phone, FURTHER[language])
        found.append((card(phone), phone.card.labels))
        assert len(found) < 30
    return found


def lines_of(found):
    return [line for text, _ in found for line in text.splitlines() if line.startswith("• ")]


async def test_the_list_of_surveys_has_pages_with_what_is_unfinished_and_due_first(stage):
    phone = await stage.join(PLAIN)
    await open_thirty(stage)
    await stage.database.run(_submit, stage.session_of(PLAIN, 4).id)
    await say(stage, phone, "/phieu")
    found = await pages(stage, phone)
    lines = lines_of(found)
    assert len(lines) == 30
    assert ["đã nộp" in line for line in lines] == [False] * 29 + [True]
    days = [line.rsplit(" ", 1)[1] for line in lines[:29]]
    assert days == sorted(days, key=lambda day: day.split("/")[::-1])
    assert sum(label[-5:-3].isdigit() for _, labels in found for label in labels) >= 27, "each has its button"
    assert all("Quyền của tôi" in labels for _, labels in found)


async def test_a_survey_of_a_later_page_opens_and_a_press_beyond_the_end_shows_the_last_page(stage):
    phone = await stage.join(PLAIN)
    await open_thirty(stage)
    await say(stage, phone, "/phieu")
    await tap(stage, phone, FURTHER["vi"])
    (label, *_) = [one for one in phone.card.labels if "năng lực" in one]
    await tap(stage, phone, label)
    assert "Hạn hoàn thành" in card(phone)
    session = stage.chat_of(PLAIN).session_id
    (campaign,) = stage.rows(select(StoredSession.campaign_id).where(StoredSession.id == session))
    assert campaign > 3
    await phone.press(phone.card.message_id, Address("m", "p", (999_999,)).pack())
    await stage.settle()
    assert "◀ Trang trước" in phone.card.labels
    assert FURTHER["vi"] not in phone.card.labels


async def test_whoever_waits_with_a_new_account_turns_pages_due_first_whatever_was_submitted(stage):
    old = await stage.join(PLAIN)
    await open_thirty(stage)
    await stage.database.run(_submit, stage.session_of(PLAIN, 4).id)
    new = stage.phone("a new phone")
    await new.start(await stage.invite(PLAIN))
    await stage.settle()
    await say(stage, new, PLAIN[-3:])
    found = await pages(stage, new)
    lines = lines_of(found)
    assert len(lines) == 30
    days = [line.rsplit(" ", 1)[1] for line in lines]
    assert days == sorted(days, key=lambda day: day.split("/")[::-1])
    assert heights.of_screen(seen(new)) <= heights.ROOM
    await say(stage, new, "Trang trước")  # no wrong code
    assert heights.of_screen(seen(new)) <= heights.ROOM
    assert "Mã mời không đúng" not in card(new)
    assert FURTHER["vi"] in new.card.labels
    for phone in (old, stage.phone("a stranger")):  # the page is nobody's who does not wait
        await say(stage, phone, "/start")
        shown = phone.messages[-1]
        await phone.press(shown.message_id, Address("W", "p", (1,)).pack())
        await stage.settle()
        assert "hai người" not in phone.messages[-1].text
        assert phone.messages[-1].text == shown.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_reminder_counts_all_that_waits_and_tells_what_fits_on_a_phone(stage, language):
    await stage.join(PLAIN, language)
    await open_thirty(stage)
    said = stage.look(_message, stage, PLAIN, REMINDER1, [], language)
    text = "\n".join(part.plain for part in said.parts)
    told = [part for part in said.parts if part.plain.startswith("• ")]
    assert " 30 " in text.split("•")[0]
    assert {
        "vi": f"và {30 - len(told)} phiếu nữa",
        "en": f"and {30 - len(told)} more",
        "de": f"und {30 - len(told)} weitere",
    }[language] in text
    assert 0 < len(told) <= reminders.MOST
    assert heights.of_screen(said) <= heights.IN_SIGHT
    labels = [button.label for button in said.buttons]
    assert {"vi": "Phiếu của tôi", "en": "My surveys", "de": "Meine Fragebögen"}[language] in labels


async def test_an_invitation_comes_although_much_else_with_nearer_deadlines_waits(stage):
    await stage.join(PLAIN)
    await open_thirty(stage)
    (last,) = stage.rows(select(Campaign.id).order_by(Campaign.closes_at.desc(), Campaign.id.desc()).limit(1))
    await stage.database.run(_change_all_but, last, stage.clock())
    said = stage.look(_message, stage, PLAIN, INVITATION, [last], "vi")
    assert said is not None
    text = "\n".join(part.plain for part in said.parts)
    assert "kính mời" in text
    assert text.count("đã sửa, chưa nộp lại") + int(text.split("… và ")[1].split(" ")[0]) == 29


async def test_a_summary_in_lines_says_who_has_not_joined_and_leads_to_their_list(stage):
    focal = await stage.join(FOCAL)
    await open_thirty(stage)
    await say(stage, focal, "/tinhhinh")
    found = await pages(stage, focal)
    assert len(lines_of(found)) == 30 + len(found), "a line each, and on every page who has not joined"
    assert all("• Chưa tham gia: 27\n" in text for text, _ in found)
    assert all("Việc tiếp theo" in labels for _, labels in found)
    await tap(stage, focal, "Việc tiếp theo")
    assert "• Chưa tham gia: 27" in card(focal)
    assert "Danh sách" in card(focal)


async def test_the_summary_of_the_province_in_lines_says_how_many_have_not_joined_and_leads_to_no_list(stage):
    """Once for a page whose surveys have them in common, else with each; whoever is counted stands somewhere."""
    await stage.join(PLAIN)
    team = await stage.join(TEAM)
    await open_thirty(stage)
    await say(stage, team, "/tinhhinh")
    found, kinds = await pages(stage, team), set()
    for text, labels in found:
        assert "Việc tiếp theo" not in labels
        common = re.findall(r"^• Chưa tham gia: (\d+)$", text, re.MULTILINE)
        lines = [line for line in text.splitlines() if "đã nộp" in line]
        kinds.add(len(common))
        for line in lines:
            total, new = re.search(r": 0/(\d+) đã nộp, 0 đang làm, (\d+) chưa bắt đầu", line).groups()
            (told,) = common or re.findall(r", (\d+) chưa tham gia", line)
            assert int(told) == int(total) - int(new) > 0
    assert kinds == {0, 1}


async def test_words_to_forward_fit_on_a_phone_and_count_what_they_leave_out(stage):
    focal = await stage.join(FOCAL)
    await open_thirty(stage)
    await say(stage, focal, "/coquan")
    await tap(stage, focal, "Việc tiếp theo", "Lời nhắn để chuyển tiếp")
    told = len(lines_of([(card(focal), [])]))
    assert f"… và {30 - told} phiếu nữa" in card(focal)
    assert heights.of_screen(seen(focal)) <= heights.IN_SIGHT


async def test_admins_find_all_campaigns_in_pages_and_at_sending(stage):
    admin = await stage.join(ADMIN)
    await open_thirty(stage)
    await say(stage, admin, "/quantri")
    await tap(stage, admin, "Các đợt khảo sát")
    found = await pages(stage, admin)
    assert sorted(int(label.split(" · ")[0]) for _, labels in found for label in labels if " · " in label) == [
        *range(1, 31)
    ]
    await say(stage, admin, "/quantri")
    await tap(stage, admin, "Gửi tin")
    found = await pages(stage, admin)
    assert len({label for _, labels in found for label in labels if "Đợt" in label or "đợt" in label}) == 30


def _message(uow, stage, who, kind, campaigns, language):
    chat = chats.by_id(uow, stage.chat_of(who).id)
    now = stage.clock() + timedelta(hours=1)
    texts = Texts(language, "dong_chi", stage.zone)
    return reminders.message(uow, kind, {"campaigns": campaigns}, chat.person, texts, now, stage.settings)


def _submit(uow, session):
    uow.connection.execute(
        update(StoredSession).where(StoredSession.id == session).values(status=SessionStatus.SUBMITTED)
    )


def _change_all_but(uow, campaign, now):
    """Submitted, then changed: it waits to be sent again."""
    changed = update(StoredSession).where(StoredSession.campaign_id != campaign)
    uow.connection.execute(changed.values(status=SessionStatus.SUBMITTED, changed_at=now))
