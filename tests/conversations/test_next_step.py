"""From an agency's desk to the next step: words to forward say until when as people say it, in each language."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.texts import LANGUAGES
from storage.models import Campaign
from tests.conversations.acts import card, say, tap

FOCAL = "BTC-029"
STEPS = {
    "vi": ("Việc tiếp theo", "Lời nhắn để chuyển tiếp"),
    "en": ("Next step", "Words to forward"),
    "de": ("Nächster Schritt", "Text zum Weiterleiten"),
}
SAID = {
    "vi": ("hạn 17:00 hôm nay, 15/06/2026", "hạn 17:00 ngày mai, 16/06/2026", "hạn 17:00 ngày 17/06/2026"),
    "en": ("deadline 17:00 today, 15 June", "deadline 17:00 tomorrow, 16 June", "deadline 17:00, 17 June 2026"),
    "de": ("Frist heute, 15.06.2026, 17:00", "Frist morgen, 16.06.2026, 17:00", "Frist 17.06.2026"),
}


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_words_to_forward_say_today_and_tomorrow(stage, language):
    phone = await stage.join(FOCAL, language)
    await stage.database.run(_close_one_after_another, stage.clock().replace(hour=17, minute=0))
    await say(stage, phone, "/agency")
    await tap(stage, phone, *STEPS[language])
    lines = [line for line in card(phone).splitlines() if line.startswith("•")]
    assert [said in line for said, line in zip(SAID[language], lines, strict=True)] == [True] * 3, lines


def _close_one_after_another(uow, first):
    for number in (1, 2, 3):
        closes_at = first + timedelta(days=number - 1)
        uow.connection.execute(update(Campaign).where(Campaign.id == number).values(closes_at=closes_at))
