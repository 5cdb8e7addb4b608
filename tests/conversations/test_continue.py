"""`/tieptuc` leads to what was begun and is not submitted, wherever the chat stands."""

from __future__ import annotations

import pytest

from tests.conversations.acts import card, finish_skills, say, tap

pytestmark = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
LANGUAGES = "Tự đánh giá ngoại ngữ"


async def test_who_looked_at_another_survey_comes_back_to_the_one_that_was_begun(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "3")
    question = card(phone)
    await say(stage, phone, "/phieu")
    await tap(stage, phone, LANGUAGES)
    await say(stage, phone, "/tieptuc")
    assert card(phone).splitlines()[-6:] == question.splitlines()[-6:]


async def test_who_submitted_one_survey_goes_on_with_the_other(stage):
    phone = await stage.answering("BTC-012", "languages")
    question = card(phone)
    await say(stage, phone, "/phieu")
    await tap(stage, phone, "Tự đánh giá năng lực", "Bắt đầu")
    await finish_skills(stage, phone)
    await tap(stage, phone, "Nộp phiếu")
    await say(stage, phone, "/tieptuc")
    assert card(phone) == question


async def test_with_nothing_begun_the_list_is_shown(stage):
    phone = await stage.join("BTC-012")
    await tap(stage, phone, LANGUAGES)
    await say(stage, phone, "/tieptuc")
    assert card(phone).startswith("Phiếu của tôi")
