"""Whatever comes on the screen speaks the language of whoever looks at it."""

from __future__ import annotations

from tests.conversations.acts import card, finish_skills, tap


async def choose(stage, phone, language):
    await phone.send_text("/language")
    await stage.settle()
    await tap(stage, phone, language)


async def test_every_survey_follows_when_it_comes_on_the_screen(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "◀ Quay lại", "Tự đánh giá ngoại ngữ", "Bắt đầu", "◀ Quay lại")
    await choose(stage, phone, "Deutsch")
    await tap(stage, phone, "Kompetenz-Selbsteinschätzung")
    assert "Kernkompetenzen" in card(phone)
    assert "Không áp dụng" not in phone.card.labels
    await tap(stage, phone, "◀ Zurück", "Sprach-Selbsteinschätzung")
    assert "Đồng chí" not in card(phone)
    assert stage.session_of("BTC-012").language == "de"


async def test_what_was_submitted_is_corrected_in_the_language_of_now(stage):
    phone = await stage.answering("BTC-012")
    await finish_skills(stage, phone)
    await tap(stage, phone, "Nộp phiếu")
    await choose(stage, phone, "English")
    await tap(stage, phone, "Change my answers")
    assert "Ethics and integrity" in card(phone)
    assert "Đạo đức" not in card(phone)
