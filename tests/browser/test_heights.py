"""Everything on a phone of 390 by 844 px is read without scrolling: drawn in Chromium, by the page's own scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.presenting import heights, prompts
from bot.presenting.callbacks import Address
from bot.presenting.prompts import Around, CardContext
from bot.presenting.screens import Button, Screen, ScreenBuilder, Tone
from bot.sandbox.phone import Phone
from bot.services.surveys import own_words
from bot.texts import Texts
from storage.models import Campaign
from survey_definitions import Instance, Outlook, Prompt
from tests.browser import drawn
from tests.conversations.acts import say, tap
from tests.sandbox.browser import chromium
from tests.support.screens import ZONE, of_survey
from tests.surveys.facts import LANGUAGES, NAMES, nobody_known, official, person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

TRANSCRIPTS = Path(__file__).parents[1] / "transcripts"
AGENCIES = 7  # of the demo province
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


@pytest.mark.one_in(len(LANGUAGES))
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_estimate_by_which_screens_are_cut_is_within_a_line_of_what_is_drawn(language):
    screens = [screen for _, screen in of_survey("experience", language, person(), 3)]
    async with chromium() as browser:
        found = await drawn.heights(await drawn.phone(browser), screens)
    off = [heights.of_screen(screen) - at for screen, at in zip(screens, found, strict=True)]
    assert min(off) > -heights.LINE
    assert sum(one > 1.5 * heights.LINE for one in off) <= len(off) / 50
    assert max(off) < 3 * heights.LINE


async def test_no_desk_of_an_agency_is_higher_than_a_phone():
    """Those that stand in the conversations, with whatever was going on there."""
    found = [screen for path in sorted(TRANSCRIPTS.glob("*.txt")) for screen in desks(path.read_text())]
    assert len(found) > 20
    async with chromium() as browser:
        drawn_ = await drawn.heights(await drawn.phone(browser), found)
    too_high = [(screen.parts[0].text, at) for screen, at in zip(found, drawn_, strict=True) if at > IN_SIGHT]
    assert not too_high


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_no_card_of_a_campaign_is_higher_than_a_phone(stage):
    """From the plan to the figures, with seven agencies and words of its own as long as they may be."""
    await stage.close_campaigns()
    admin = await stage.join("BTC-032")
    await stage.join("BTC-030")
    found = []

    async def press(*labels):
        await tap(stage, admin, *labels)
        found.append(seen(admin))

    await say(stage, admin, "/admin")
    await press("Các đợt khảo sát", "Lập đợt khảo sát mới", "Tự đánh giá năng lực", "Toàn bộ cán bộ, công chức")
    await press("Lời trong thư mời")
    for name, most in own_words.MOST.items():
        await press({"purpose": "Mục đích", "sender": "Nơi mời", "contact": "Liên hệ"}[name])
        for _ in LANGUAGES:
            await say(stage, admin, ("Văn phòng Tỉnh ủy và " * 20)[: most - 1] + "x")
            found.append(seen(admin))
    assert "Dùng lời của phiếu: Liên hệ" in admin.card.labels
    await press("Dùng lời của phiếu: Liên hệ")
    assert "Dùng lời của phiếu: Liên hệ" not in admin.card.labels
    await press("◀ Quay lại")
    assert "Đợt này có lời riêng" in admin.card.text
    await press("Theo cơ quan")
    assert admin.card.text.count("•") == AGENCIES
    await press("◀ Quay lại")
    await press("Kế hoạch gửi tin")
    await press("◀ Quay lại", "Xem thư mời")
    await press("◀ Quay lại")
    await _with_warnings(stage, admin, found)
    await stage.open_campaign("skills")
    await say(stage, admin, "/admin")
    await press("Các đợt khảo sát", "5 · Tự đánh giá năng lực")
    await _with_warnings(stage, admin, found)
    await stage.database.run(_overtaken)
    await press("Tạm dừng")
    assert "người khác thay đổi" in admin.card.text
    await press("Theo cơ quan")
    assert admin.card.text.count("•") == AGENCIES
    async with chromium() as browser:
        drawn_ = await drawn.heights(await drawn.phone(browser), found)
    too_high = [(screen.parts[0].text[:90], at) for screen, at in zip(found, drawn_, strict=True) if at > IN_SIGHT]
    assert not too_high


async def _with_warnings(stage, phone, found):
    """The card again below what is said to somebody who types, or sends something, where nothing is asked for."""
    before = phone.card.text
    for _ in range(2):
        await say(stage, phone, "không rõ phải làm gì")
        found.append(seen(phone))
        await phone.send_contact()
        await stage.settle()
        found.append(seen(phone))
    assert phone.card.text.startswith("⚠")
    assert phone.card.text != before


def _overtaken(uow):
    """Another admin has done something with it, so that what is pressed is refused on the card."""
    uow.connection.execute(update(Campaign).where(Campaign.id == 5).values(revision=Campaign.revision + 1))


def seen(phone: Phone) -> Screen:
    """The card on a phone, as it would be drawn."""
    draft = ScreenBuilder().say(Tone.TEXT, phone.card.text)
    for row in phone.card.buttons:
        draft.row(*(Button(button.text, Address("f", "s")) for button in row))
    return draft.done()


def desks(transcript: str) -> Iterator[Screen]:
    """The cards of a transcript that are the desk of an agency."""
    for said in re.split(r"^(?=\S)", transcript, flags=re.MULTILINE):
        lines = [line.removeprefix(" " * 5) for line in said.split(": ", 1)[-1].rstrip().splitlines()]
        rows = [re.findall(r"\[(.+?)\]", line) for line in lines if line.startswith("[")]
        if not said.startswith("bot") or not any({"Cập nhật", "Refresh", "Aktualisieren"} & set(row) for row in rows):
            continue
        warned = lines[0].startswith("⚠ ")
        draft = ScreenBuilder().say(Tone.WARNING, lines.pop(0).removeprefix("⚠ ") if warned else "")
        head, *body = lines[1:] if warned else lines  # an empty line follows the warning
        draft.say(Tone.TITLE, head).say(Tone.TEXT, "\n".join(line for line in body if not line.startswith("[")))
        for row in rows:
            draft.row(*(Button(label, Address("f", "s")) for label in row))
        yield draft.done()


def card(prompt: Prompt, page: int) -> Screen:
    around = Around("Quá trình công tác, kinh nghiệm", Outlook(2, 5, 100, 400), done="Đơn vị: Phòng Tổng hợp")
    return prompts.card(Texts("vi", "dong_chi", ZONE), prompt, around, CardContext(1, 1, page))
