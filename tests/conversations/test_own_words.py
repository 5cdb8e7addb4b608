"""A survey's own purpose, sender and contact: in the invitation, on the first card, at help, and before approval."""

from __future__ import annotations

import pytest

from bot.services.surveys import drafts, own_words, publishing, trials
from bot.services.surveys.checked import Checked
from bot.services.surveys.checking import Measured
from storage.models import Campaign
from storage.repositories.chats import trial_of
from survey_definitions import compile_survey, examine
from tests.conversations.acts import card, say, tap

pytestmark = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)

SURVEY = """
settings:
- form_id: motives
  form_title: {vi: Động lực, en: Motivation}
  purpose: {vi: nghe ý kiến về động lực làm việc, en: to hear what motivates you}
  sender: {vi: Sở Nội vụ, en: the Department of Home Affairs}
  contact: {vi: 'bà Hoa, số máy 101', en: 'Ms Hoa, extension 101'}
  version: '1'
  default_language: vi
survey:
- {type: text, name: said, label: {vi: Ý kiến, en: Your view}}
"""
PLAIN = "\n".join(
    line for line in SURVEY.splitlines() if line.split(":")[0].strip() not in ("purpose", "sender", "contact")
)
OWN = ("nghe ý kiến về động lực làm việc", "Sở Nội vụ", "bà Hoa, số máy 101")


async def opened(stage, text):
    await stage.close_campaigns()
    source = text.encode()
    await stage.database.run(publishing.publish, compile_survey(source, "m.yaml"), source, "m.yaml", stage.clock())
    return await stage.open_campaign("motives")


async def test_the_surveys_own_words_stand_in_invitation_first_card_and_help(stage):
    phone = await stage.join("BTC-012")
    await opened(stage, SURVEY)
    await stage.pass_(hours=2)
    invitation = phone.last.text
    assert "Sở Nội vụ kính mời đồng chí tham gia phiếu “Động lực”" in invitation
    assert all(said in invitation for said in OWN)
    await say(stage, phone, "/phieu")
    await tap(stage, phone, "Động lực")
    assert "Mục đích: nghe ý kiến về động lực làm việc." in card(phone)
    await tap(stage, phone, "Bắt đầu")
    await say(stage, phone, "/help")
    await tap(stage, phone, "Cần hỗ trợ")
    assert "bà Hoa, số máy 101" in card(phone)


async def test_without_words_of_its_own_the_installation_speaks(stage):
    stage.changed.update(notice_body="Phòng Nội vụ huyện", notice_contact="ông Bình, số máy 7")
    await stage.restart()
    phone = await stage.join("BTC-012")
    await opened(stage, PLAIN)
    await stage.pass_(hours=2)
    assert "Phòng Nội vụ huyện kính mời đồng chí" in phone.last.text
    assert "ông Bình, số máy 7" in phone.last.text


async def test_a_draft_keeps_them_for_its_trial_and_its_version(stage):
    source = SURVEY.encode()
    compiled = compile_survey(source, "m.yaml")
    await stage.join("BTC-032")

    def kept(uow):
        author = stage.chat_of("BTC-032").person_id
        number = drafts.keep(
            uow, author, Checked("m.yaml", source, (), compiled), Measured(1, {"questions": 1}, {}), stage.clock()
        )
        found = drafts.one(uow, number, author)
        session = trials.session_of(uow, trial_of(number), author)
        tried = own_words.of_session(uow, session)["sender"]["vi"]
        done = drafts.publish(uow, found, "", stage.clock())
        return tried, own_words.of_version(uow, done.version_id)

    tried, published = await stage.database.run(kept)
    assert tried == "Sở Nội vụ"
    assert published["contact"] == {"vi": "bà Hoa, số máy 101", "en": "Ms Hoa, extension 101"}


async def test_a_campaign_has_words_of_its_own_typed_in_each_language_and_read_before_approval(stage):
    await stage.close_campaigns()
    source = SURVEY.encode()
    await stage.database.run(publishing.publish, compile_survey(source, "m.yaml"), source, "m.yaml", stage.clock())
    admin = await stage.join("BTC-032")
    await stage.join("BTC-030")
    await say(stage, admin, "/admin")
    await tap(stage, admin, "Các đợt khảo sát", "Lập đợt khảo sát mới", "Động lực", "Toàn bộ cán bộ, công chức")
    await tap(stage, admin, "Lời trong thư mời")
    assert "• Nơi mời: Sở Nội vụ (lời của phiếu)" in card(admin)
    await tap(stage, admin, "Nơi mời")
    await say(stage, admin, "x" * 101)
    assert "101 ký tự; tối đa 100" in card(admin)
    await say(stage, admin, "\u3164\u200b")
    assert "không đọc được" in card(admin)
    await say(stage, admin, "Ban \u202eTổ chức\u202c\nTỉnh\u200b ủy.")
    assert "Xin nhập bản English" in card(admin)
    await tap(stage, admin, "◀ Quay lại", "◀ Quay lại")
    assert "Đợt này có lời riêng" in card(admin)
    await tap(stage, admin, "Lời trong thư mời")
    assert "• Nơi mời: Ban Tổ chức Tỉnh ủy (lời riêng của đợt này)" in card(admin)
    assert "Chưa có đủ lời riêng bằng: English, Deutsch" in card(admin)
    await tap(stage, admin, "◀ Quay lại")

    await tap(stage, admin, "Xem thư mời")
    assert "Ban Tổ chức Tỉnh ủy kính mời đồng chí" in card(admin)
    await tap(stage, admin, "English")
    assert "Ban Tổ chức Tỉnh ủy invites you to complete “Motivation”." in card(admin)
    assert "• Contact: Ms Hoa, extension 101." in card(admin), "the others are the survey's"


async def test_who_answers_reads_the_campaigns_words_and_without_them_the_surveys(stage):
    phone = await stage.join("BTC-012")
    number = await opened(stage, SURVEY)
    await stage.database.run(_own, number, {"contact": {"vi": "ông An, số máy 9"}, "purpose": {"vi": "lần hai"}})
    await say(stage, phone, "/phieu")
    await tap(stage, phone, "Động lực")
    assert "Mục đích: lần hai." in card(phone)
    for words, contact in (({"contact": {"vi": "ông An, số máy 9"}}, "ông An, số máy 9"), (None, OWN[2])):
        await stage.database.run(_own, number, words)
        await say(stage, phone, "/help")
        await tap(stage, phone, "Cần hỗ trợ")
        assert contact in card(phone)


def _own(uow, number, words):
    uow.orm.get_one(Campaign, number).words = words


def test_words_that_do_not_fit_into_an_invitation_are_refused_with_their_place(province_url):
    long = SURVEY.replace("nghe ý kiến về động lực làm việc", "x" * 201)
    found = [(one.code, one.sheet, one.column, one.params["limit"]) for one in examine(long.encode(), "m.yaml").errors]
    assert found == [("words_too_long", "settings", "purpose::vi", "200")]


def test_one_text_alone_is_for_all_languages(province_url):
    compiled = compile_survey(
        SURVEY.replace("{vi: Sở Nội vụ, en: the Department of Home Affairs}", "UBND").encode(), "m"
    )
    assert publishing.words(compiled.about)["sender"] == {"vi": "UBND", "en": "UBND"}


async def test_below_a_warning_the_card_to_be_sent_says_every_date_or_where_it_stands(stage):
    await stage.close_campaigns()
    admin = await stage.join("BTC-032")
    await stage.join("BTC-030")
    await say(stage, admin, "/admin")
    await tap(stage, admin, "Các đợt khảo sát", "Lập đợt khảo sát mới", "Tự đánh giá năng lực")
    await tap(stage, admin, "Toàn bộ cán bộ, công chức", "Lời trong thư mời", "Nơi mời")
    await say(stage, admin, *["Ban Tổ chức Tỉnh ủy"] * 3)
    await tap(stage, admin, "◀ Quay lại")
    dates = [line for line in card(admin).splitlines() if line.startswith(("Phiếu ", "Sau khi kết thúc", "Nhắc:"))]
    assert len(dates) == 3, "finishing late, corrections, reminders"
    await admin.send_contact()
    await stage.settle()
    assert card(admin).startswith("⚠")
    if not all(line in card(admin) for line in dates):
        assert "Hạn khác, nhắc: xem “Kế hoạch gửi tin”" in card(admin)
    await tap(stage, admin, "Kế hoạch gửi tin")
    assert all(line in card(admin) for line in dates)
