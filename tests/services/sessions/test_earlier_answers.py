"""Campaigns that follow an earlier one: which can be followed, whose answers are offered, what is stored of them."""

import pytest
from sqlalchemy import select, update

from bot.services.campaigns import follows
from bot.services.refusals import Refusal
from storage.models import Person, PersonRole, StoredAnswer, StoredSession, Submission
from tests.conversations.acts import LEVELS, answers, card, finish_skills, tap

SECTIONS = ["Vẫn đúng"] * 3


async def the_wave_ends(stage):
    """Forty days pass at once: what is sent in them is no matter here."""
    stage.clock.pass_(days=40)
    await stage.close_campaigns()


async def a_wave_later(stage, staff_code="BTC-012"):
    """Somebody submitted skills; then the next wave opened, and they begin in it."""
    phone = await stage.answering(staff_code)
    await finish_skills(stage, phone)
    await tap(stage, phone, "Nộp phiếu")
    await the_wave_ends(stage)
    campaign = await stage.open_campaign("skills", follows=1)
    await phone.send_text("/surveys")
    await stage.settle()
    await tap(stage, phone, "Tự đánh giá năng lực", "Bắt đầu")
    return phone, campaign


def plain(row):
    return row.path, row.name, row.kind, row.code, row.value, row.day, row.language


async def test_kept_answers_are_stored_like_given_ones_and_say_that_they_were_kept(stage):
    phone, campaign = await a_wave_later(stage)
    await tap(stage, phone, *SECTIONS, "Nộp phiếu")
    first, second = stage.session_of("BTC-012"), stage.session_of("BTC-012", campaign)
    assert second.status == "submitted"
    for number in (0, 1):
        given, kept = answers(stage, first.id, number), answers(stage, second.id, number)
        asked = {path for path, row in given.items() if row.kind == "select_one"}
        assert len(asked) == LEVELS + 1
        assert {path: plain(kept[path]) for path in asked} == {path: plain(given[path]) for path in asked}
        assert all(kept[path].kept for path in asked)
        assert not any(row.kept for row in given.values())
    assert len(stage.rows(select(Submission.id).where(Submission.session_id == second.id))) == 1


async def test_an_answer_given_anew_is_not_called_kept(stage):
    phone, campaign = await a_wave_later(stage)
    await tap(stage, phone, "Vẫn đúng", "Sửa", "2")
    rows = answers(stage, stage.session_of("BTC-012", campaign).id)
    assert sorted(row.kept for row in rows.values()) == [False] + [True] * 6


async def test_who_did_not_submit_is_offered_nothing(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "3", "3")
    await the_wave_ends(stage)
    await stage.open_campaign("skills", follows=1)
    await phone.send_text("/surveys")
    await stage.settle()
    await tap(stage, phone, "Tự đánh giá năng lực", "Bắt đầu")
    assert "đã khai ngày" not in card(phone)


async def test_a_wave_left_out_does_not_matter(stage):
    phone = await stage.answering("BTC-012")
    await finish_skills(stage, phone)
    await tap(stage, phone, "Nộp phiếu")
    await the_wave_ends(stage)
    between = await stage.open_campaign("skills", days=1, follows=1)
    await stage.pass_(days=2)
    await stage.open_campaign("skills", follows=between)
    await phone.send_text("/surveys")
    await stage.settle()
    await tap(stage, phone, "Tự đánh giá năng lực", "Bắt đầu")
    assert "đã khai ngày 15/06/2026" in card(phone)


async def test_what_was_withdrawn_is_not_offered(stage):
    phone, campaign = await a_wave_later(stage)
    mine = stage.session_of("BTC-012")

    def stop(uow):
        uow.connection.execute(update(StoredSession).where(StoredSession.id == mine.id).values(status="stopped"))

    await stage.database.run(stop)
    await stage.restart()
    await phone.send_text("/tieptuc")
    await stage.settle()
    assert "đã khai ngày" not in card(phone)
    assert not stage.rows(
        select(StoredAnswer.id).where(StoredAnswer.session_id == stage.session_of("BTC-012", campaign).id)
    )


async def test_another_language_in_the_middle_changes_only_the_words(stage):
    phone, _ = await a_wave_later(stage)
    await phone.send_text("/language")
    await stage.settle()
    await tap(stage, phone, "English")
    await phone.send_text("/continue")
    await stage.settle()
    assert "told us on 15 June 2026" in card(phone)
    await tap(stage, phone, "Still right", "Still right", "Still right")
    assert "Submit" in phone.card.labels


async def test_which_campaigns_can_be_followed(stage):
    phone, campaign = await a_wave_later(stage)
    del phone

    def admin(uow):
        query = select(Person.id).join(PersonRole, PersonRole.person_id == Person.id).where(PersonRole.role == "admin")
        return uow.orm.scalars(query).first()

    reader = stage.look(admin)
    found = stage.look(lambda uow: follows.candidates(uow, 1, reader))
    assert [(one.campaign, one.submitted) for one in found] == [(1, 1)]
    nobody = stage.look(lambda uow: uow.orm.scalars(select(Person.id).where(Person.staff_code == "BTC-012")).one())
    assert stage.look(lambda uow: follows.candidates(uow, 1, nobody)) == []
    for earlier, code in ((99, "campaign_unknown"), (2, "follows_another_survey")):
        with pytest.raises(Refusal) as refusal:
            await stage.database.run(follows.follow, campaign, earlier)
        assert refusal.value.code == code
