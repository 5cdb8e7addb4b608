"""The review: answers behind their questions, headings once, pages that fit a phone."""

from __future__ import annotations

import pytest

from bot.presenting import heights, reviewing
from bot.presenting.screens import ScreenBuilder
from bot.presenting.telegram import render
from bot.texts import Texts
from survey_definitions import Instance, ReviewItem, Section
from tests.support.screens import ZONE, of_survey
from tests.surveys.facts import LANGUAGES, NAMES, person

EN = Texts("en", None, ZONE)
ANCHOR = "Stays objective under pressure; reminds colleagues in a proper way."


def level(path: str, number: int = 3) -> ReviewItem:
    return ReviewItem(path, "At which level?", ANCHOR, True, True, value=f"{number}", place=number)


def text(path: str, shown: str = "", label: str = "One example?") -> ReviewItem:
    return ReviewItem(path, label, shown, bool(shown), False, value=shown)


def said(*sections: Section) -> list[str]:
    draft = ScreenBuilder()
    found = reviewing.lines(EN, sections)
    reviewing.put(draft, found, range(len(found)))
    return [part.plain for part in draft.done().parts]


def group(*headings: str, items: tuple[ReviewItem, ...]) -> Section:
    return Section(" · ".join(headings), "/x", items, headings=headings)


def test_levels_stand_behind_their_headings_and_what_they_share_stands_once():
    assert said(
        group("Core", "Ethics", items=(level("/a"),)),
        group("Core", "Order", items=(level("/b", 4), text("/c", "Led a plan"))),
        group("Craft", "Papers", items=(level("/d", 1),)),
    ) == [
        "Core",
        "1  Ethics: level 3",
        "2  Order: level 4",
        "3  One example? Led a plan",
        "Craft",
        "4  Papers: level 1",
    ]


def test_a_heading_over_several_levels_stays_a_heading():
    assert said(group("Core", "Both", items=(level("/a"), level("/b")))) == [
        "Core · Both",
        "1  At which level? level 3",
        "2  At which level? level 3",
    ]


def test_what_was_left_out_is_called_so():
    assert said(group(items=(text("/a"),))) == ["1  One example? (no answer)"]


def test_entries_are_one_line_each_and_empty_lists_too():
    one = Instance("/post[k1]", 1, "Post 1", "Official · 2019")
    sections = (
        Section("Post 1", "/post[k1]", (text("/post[k1]/t", "x"),), "/post+", ("Post 1",), one, "/post+"),
        Section("Post 1 · More", "/post[k1]/m", (text("/post[k1]/m/t"),), "/post+", ("Post 1", "More"), one, "/post+"),
        Section("Award", "/award+", (), "/award+", ("Award",), None, "/award+"),
    )
    assert said(*sections) == ["1  Post 1: Official · 2019", "2  Award: Nothing here yet."]


def test_answers_are_bold():
    draft = ScreenBuilder()
    found = reviewing.lines(EN, [group("Core", "Ethics", items=(level("/a"),))])
    reviewing.put(draft, found, range(1))
    assert render(draft.done()).text == "Core\n<b>1</b>  Ethics: <b>level 3</b>"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_of_a_shipped_survey_is_estimated_higher_than_a_phone(name, language):
    shown = [(heights.of_screen(screen), what) for what, screen in of_survey(name, language, person(), 5)]
    lists = [(height, what) for height, what in shown if what.startswith("review") or "+" in what or what[-2:-1] == " "]
    assert lists
    assert max(lists)[0] <= heights.IN_SIGHT
    assert max(one for one in lists if not one[1].startswith("below"))[0] <= heights.ROOM
