"""The last day of a campaign and the day before: every list and card says so, and no day is left over."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from storage.models import Campaign
from tests.conversations.acts import card, say, tap
from tests.support.clock import VIET_NAM

pytestmark = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
CLOSES = datetime(2026, 6, 17, 17, tzinfo=VIET_NAM)
SAID = {
    "vi": ("17:00 hôm nay, 17/06/2026", "17:00 ngày mai, 17/06/2026", "0 ngày làm việc"),
    "en": ("17:00 today, 17 June 2026", "17:00 tomorrow, 17 June 2026", "0 working days"),
    "de": ("heute, 17.06.2026, 17:00 Uhr", "morgen, 17.06.2026, 17:00 Uhr", "0 Arbeitstage"),
}
CAMPAIGNS = {"vi": "Các đợt khảo sát", "en": "Campaigns", "de": "Erhebungen"}


@pytest.mark.parametrize("language", SAID)
async def test_lists_and_cards_say_today_and_tomorrow_by_one_rule(stage, language):
    plain, focal, admin = [await stage.join(who, language) for who in ("BTC-012", "BTC-029", "BTC-032")]
    await stage.database.run(lambda uow: uow.connection.execute(update(Campaign).values(closes_at=CLOSES)) and None)
    today, tomorrow, none = SAID[language]
    for now, near in ((CLOSES.replace(hour=0, minute=1), today), (CLOSES - timedelta(days=1), tomorrow)):
        stage.clock.now = now
        await say(stage, plain, "/surveys")
        assert card(plain).count(near) == 3
        await plain.tap(0)
        await stage.settle()
        assert near in card(plain)
        await say(stage, focal, "/agency")
        assert near in card(focal)
        await say(stage, focal, "/summary")
        assert near in card(focal)
        assert none not in card(focal)
        await say(stage, admin, "/admin")
        await tap(stage, admin, next(label for label in admin.card.labels if label.startswith(CAMPAIGNS[language])))
        assert near in card(admin)
