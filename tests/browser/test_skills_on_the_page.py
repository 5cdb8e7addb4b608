"""Somebody takes the whole skills survey on the phone page; the process is killed in the middle."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text

from tests.browser.phone import PERSON, phone_page, sandbox
from tests.sandbox.browser import chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow]


async def answer_until(phone, word: str, most: int = 60) -> int:
    """Answer level 3, or no, until a card holds a word; gives the number of answers."""
    for answers in range(most):
        if word in await phone.text():
            return answers
        buttons = await phone.card.get_by_role("button").all_inner_texts()
        await phone.press("3" if "3" in buttons else "Không")
    raise AssertionError(f"no card with {word!r} after {most} answers")


async def test_the_whole_skills_survey_with_a_kill_in_the_middle(tmp_path):
    async with chromium() as browser, sandbox(tmp_path) as box:
        phone = await phone_page(browser)
        await phone.open(box.address, PERSON)
        await phone.join(PERSON)
        await phone.press("Tự đánh giá năng lực")
        await phone.press("Bắt đầu")
        for _ in range(5):
            await phone.press("3")
        question = await phone.text()

        await box.kill()
        await box.start()
        await phone.open(box.address, PERSON)
        await phone.page.locator("[data-message]").last.wait_for()
        assert (await phone.text()).splitlines()[1:6] == question.splitlines()[1:6]

        await answer_until(phone, "Xem lại trước khi nộp")
        await phone.press("Nộp phiếu")
        assert "Mã biên nhận" in await phone.text()

        engine = create_engine(box.database_url)
        with engine.connect() as connection:
            codes = connection.execute(text("SELECT code FROM answers WHERE number = 1 AND code = '3'")).all()
            assert connection.execute(text("SELECT count(*) FROM submissions")).scalar() == 1
        engine.dispose()
        assert len(codes) == 12


async def test_nothing_the_bot_did_was_refused(tmp_path):
    async with chromium() as browser, sandbox(tmp_path) as box:
        phone = await phone_page(browser, 1280, 800)
        await phone.open(box.address, PERSON)
        await phone.join(PERSON)
        await phone.press("Tự đánh giá ngoại ngữ")
        await phone.press("Bắt đầu")
        await phone.press("Có")
        await phone.press("Tiếng Anh")
        assert await phone.page.locator("#panel li.fine").count() > 5
        assert await phone.page.locator("#panel li.refused").count() == 0
