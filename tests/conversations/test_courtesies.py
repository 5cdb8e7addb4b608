"""Who only says thank you, in words, by a sign or by a sticker, is not told that this is no answer."""

from __future__ import annotations

import pytest

from bot.conversations.kit.courtesy import is_thanks
from tests.conversations.acts import card, say

pytestmark = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize("emoji", ["👍", "❤️", "🙏", "🌹", "👍🏽", "❤️\u200d🔥", "🤝"])
async def test_a_kind_sticker_or_sign_changes_nothing_on_the_screen(stage, emoji):
    phone = await stage.answering("BTC-012")
    before, revision = len(phone.messages), stage.chat_of("BTC-012").revision
    await phone.send_sticker(emoji)
    await stage.settle()
    await say(stage, phone, emoji)
    assert len(phone.messages) == before + 2, "only what was sent"
    assert stage.chat_of("BTC-012").revision == revision
    await phone.tap("3")
    await stage.settle()
    assert "✓" in card(phone), "the card takes answers as before"


@pytest.mark.parametrize("emoji", ["😡", "🎲", "🤷", ""])
async def test_any_other_sticker_is_named_for_what_it_is(stage, emoji):
    phone = await stage.answering("BTC-012")
    await phone.send_sticker(emoji)
    await stage.settle()
    assert card(phone).startswith("⚠ Ứng dụng không đọc được nhãn dán")


async def test_signs_with_other_words_are_what_the_words_say(stage):
    assert not is_thanks("Không 👍")
    assert not is_thanks("3 👍")
    assert is_thanks("cảm ơn 🌹")
    assert is_thanks("👍 Danke")


@pytest.mark.parametrize("text", ["Cảm ơn đồng chí", "Cảm ơn các đồng chí nhé!", "Xin cảm ơn anh chị ạ."])
async def test_thanks_to_somebody_are_thanks(stage, text):
    del stage
    assert is_thanks(text)
    assert not is_thanks(f"{text} đồng nghiệp")


async def test_what_was_wrong_with_an_entry_is_not_told_again_to_who_left_and_comes_back(stage):
    phone = await stage.answering("BTC-012")
    await say(stage, phone, "chín mươi")
    assert "⚠" in card(phone)
    question = card(phone).splitlines()[-6:]
    for way_back in ("/tieptuc", "Tự đánh giá năng lực"):
        await say(stage, phone, "chín mươi", "/phieu")
        if way_back.startswith("/"):
            await say(stage, phone, way_back)
        else:
            await phone.tap(way_back)
            await stage.settle()
        assert "⚠" not in card(phone)
        assert card(phone).splitlines()[-6:] == question
