"""Campaigns of one survey that stand together can be told apart; a title that stands alone is left as it is."""

from datetime import UTC, datetime

import pytest

from bot.presenting.apart import FITS, CampaignName, in_lines, titles
from bot.texts import Texts
from tests.support.clock import VIET_NAM

SKILLS, LONG = (
    {"vi": "Năng lực", "en": "Skills", "de": "Können"},
    {"en": "A very long title of a survey of skills", "vi": "x"},
)


def named(*campaigns, language="en"):
    texts = Texts(language, None, VIET_NAM)
    together = [CampaignName(name, datetime(2026, 7, day, 3, tzinfo=UTC), number) for name, day, number in campaigns]
    return [texts.pick(one) for one in titles(texts, together)]


def test_what_stands_alone_keeps_its_title_in_all_languages():
    texts = Texts("en", None, VIET_NAM)
    assert titles(texts, [CampaignName(SKILLS, datetime(2026, 7, 1, tzinfo=UTC), 4)]) == [SKILLS]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("vi", "Năng lực · 01/07", "Năng lực · 15/07"),
        ("en", "Skills · 01/07", "Skills · 15/07"),
        ("de", "Können · 01.07.", "Können · 15.07."),
    ],
)
def test_those_of_one_survey_carry_their_last_day(language, first, second):
    assert named((SKILLS, 1, 4), (SKILLS, 15, 5), language=language) == [first, second]


def test_those_with_one_last_day_carry_their_number():
    first, second, third = named((SKILLS, 1, 4), (SKILLS, 1, 5), (SKILLS, 15, 6))
    assert ("4" in first, "5" in second, third) == (True, True, "Skills · 15/07")


def test_a_long_title_loses_its_end_not_what_tells_it_apart():
    first, _ = named((LONG, 1, 4), (LONG, 15, 5))
    assert first.endswith(" · 01/07")
    assert len(first) <= FITS


def test_lines_that_tell_their_deadline_carry_the_number_only_where_that_is_one_too():
    texts = Texts("en", None, VIET_NAM)
    days = (1, 1, 15)
    together = [CampaignName(SKILLS, datetime(2026, 7, day, 3, tzinfo=UTC), n) for n, day in enumerate(days, 4)]
    first, second, third = in_lines(texts, together)
    assert (first, second, third) == ("Skills · no. 4", "Skills · no. 5", "Skills")
