"""Everything on a phone of 390 by 844 px is read without scrolling: drawn in Chromium, by the page's own scripts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.presenting import heights, prompts
from bot.presenting.prompts import Around, CardContext
from bot.presenting.screens import Screen
from bot.texts import Texts
from survey_definitions import Instance, Outlook, Prompt
from tests.browser import drawn
from tests.sandbox.browser import chromium
from tests.support.screens import ZONE, of_survey
from tests.surveys.facts import LANGUAGES, NAMES, nobody_known, official, person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

IN_SIGHT = 733  # px between the title bar and the line to type in
PEOPLE = (person, official, nobody_known, person, official)


async def test_no_screen_of_the_shipped_surveys_is_higher_than_a_phone():
    async with chromium() as browser:
        page = await drawn.phone(browser)
        for name in NAMES:
            for language in LANGUAGES:
                found = {
                    screen: what
                    for seed, facts in enumerate(PEOPLE)
                    for what, screen in of_survey(name, language, facts(), seed)
                }
                drawn_ = await drawn.heights(page, list(found))
                too_high = [(what, at) for what, at in zip(found.values(), drawn_, strict=True) if at > IN_SIGHT]
                assert not too_high, (name, language)


async def test_a_list_with_many_entries_is_cut_where_the_phone_ends():
    entries = tuple(Instance(f"/r[k{n}]", n, f"Post {n}", "Chuyên viên, Phòng Tổng hợp, 03/2019") for n in range(30))
    prompt = Prompt("repeat", "/r+", "r", "repeat", label="Quá trình công tác", instances=entries, can_add=True)
    prompt = replace(prompt, can_close=True)
    screens = [card(prompt, page) for page in range(8)]
    async with chromium() as browser:
        found = await drawn.heights(await drawn.phone(browser), screens)
    assert max(found) <= IN_SIGHT
    assert sum(len(screen.parts) > 3 for screen in screens) == 8


async def test_the_estimate_by_which_lists_are_cut_is_near_what_is_drawn():
    screens = [screen for _, screen in of_survey("experience", "vi", person(), 3)]
    async with chromium() as browser:
        found = await drawn.heights(await drawn.phone(browser), screens)
    off = [heights.of_screen(screen) - at for screen, at in zip(screens, found, strict=True)]
    assert min(off) > -(IN_SIGHT - heights.ROOM) - 2 * heights.LINE
    assert max(off) < 6 * heights.LINE


def card(prompt: Prompt, page: int) -> Screen:
    around = Around("Quá trình công tác, kinh nghiệm", Outlook(2, 5, 100, 400), done="Đơn vị: Phòng Tổng hợp")
    return prompts.card(Texts("vi", "dong_chi", ZONE), prompt, around, CardContext(1, 1, page))
