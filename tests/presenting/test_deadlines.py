"""Until when something is asked for: near days by their names, in the time zone of the people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock import in_zone
from bot.presenting import deadlines
from bot.texts import Texts
from tests.support.clock import VIET_NAM

DEADLINE = datetime(2026, 7, 15, 10, tzinfo=UTC)  # 17:00 in Viet Nam
SAID = {
    "vi": ("17:00 hôm nay, 15/07/2026", "17:00 ngày mai, 15/07/2026", "17:00 ngày 15/07/2026"),
    "en": ("17:00 today, 15 July 2026", "17:00 tomorrow, 15 July 2026", "17:00, 15 July 2026"),
    "de": ("heute, 15.07.2026, 17:00 Uhr", "morgen, 15.07.2026, 17:00 Uhr", "15.07.2026, 17:00 Uhr"),
}


@pytest.mark.parametrize("language", SAID)
def test_today_and_tomorrow_begin_at_midnight_where_the_people_are(language):
    texts = Texts(language, "dong_chi", VIET_NAM)
    midnight = datetime(2026, 7, 14, 17, tzinfo=UTC)  # of the last day
    moments = (midnight, midnight - timedelta(seconds=1), midnight - timedelta(days=1, seconds=1))
    assert tuple(deadlines.in_words(texts, DEADLINE, now) for now in moments) == SAID[language]
    today, _, other = SAID[language]
    assert deadlines.day_in_words(texts, DEADLINE, midnight) == today
    assert deadlines.day_in_words(texts, DEADLINE, moments[2]) in other
    assert ":" not in deadlines.day_in_words(texts, DEADLINE, moments[2])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", ("hôm nay, 15/07/2026", "ngày mai, 15/07/2026", "15/07/2026")),
        ("en", ("today, 15 July 2026", "tomorrow, 15 July 2026", "15 July 2026")),
        ("de", ("heute, 15.07.2026", "morgen, 15.07.2026", "15.07.2026")),
    ],
)
def test_a_last_day_without_a_time_follows_the_same_rule(language, said):
    texts = Texts(language, "dong_chi", VIET_NAM)
    midnight = datetime(2026, 7, 14, 17, tzinfo=UTC)
    moments = (midnight, midnight - timedelta(seconds=1), midnight - timedelta(days=1, seconds=1))
    assert tuple(deadlines.last_day(texts, date(2026, 7, 15), now) for now in moments) == said
    assert deadlines.last_day(texts, date(2026, 7, 15), midnight + timedelta(days=1)) == said[2]


def test_what_is_over_has_its_date():
    texts = Texts("vi", None, VIET_NAM)
    assert deadlines.in_words(texts, DEADLINE, DEADLINE + timedelta(days=1)) == SAID["vi"][2]


def test_a_clock_in_a_zone_tells_its_day():
    """The machine's clock is in UTC: between midnight and seven its day is that before."""
    clock = in_zone(lambda: datetime(2026, 7, 14, 18, tzinfo=UTC), VIET_NAM)
    assert clock().date().day == 15
    assert clock() == datetime(2026, 7, 14, 18, tzinfo=UTC)
