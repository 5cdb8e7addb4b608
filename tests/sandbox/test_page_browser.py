"""The page in Chromium, with a toy bot behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from playwright.async_api import Browser, Page, expect

from bot.sandbox.phones.page import PagePerson, Province, Scene
from bot.sandbox.server import BotApiServer
from tests.sandbox.browser import chromium
from tests.sandbox.toy import NASTY, toy_bot
from tests.support.clock import FakeClock
from tests.support.patience import PATIENCE

pytestmark = pytest.mark.browser

PEOPLE = tuple(
    PagePerson(number, f"Đặng Thị {name}", f"VP-{number}", agency, "Chuyên viên", can_join=True, notes=notes)
    for number, name, agency, notes in (
        (11, "An", "Văn phòng", ("admin",)),
        (12, "Bình", "Văn phòng", ()),
        (13, "Chi", "Ban Tổ chức", ("focal_point",)),
    )
)
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


SCENES = [
    Scene(kind, 11 + place % 3, "246813" if kind == "admin" else "")
    for place, kind in enumerate(("official", "focal_point", "admin", "project_team", "middle"))
]


async def _invited(account_id: int) -> str:
    return f"INV{account_id}"


PROVINCE = Province(lambda: PEOPLE, _invited, lambda: SCENES)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as one:
        yield one


@pytest.fixture
async def running(server: BotApiServer, browser: Browser) -> AsyncIterator[BotApiServer]:
    server.open_page(PROVINCE)
    async with toy_bot(server):
        yield server


async def opened(browser: Browser, server: BotApiServer, size: dict[str, int], path: str = "/") -> Page:
    """A page in English of which every script error fails the test."""
    context = await browser.new_context(viewport=size, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(1000 * PATIENCE)
    page = await context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
    await page.goto(server.address + path)
    return page


async def start(page: Page) -> None:
    await page.get_by_role("button", name="Open invitation link").click()
    await expect(page.get_by_role("button", name="next")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_the_page_opens_with_five_ways_in(browser: Browser, running: BotApiServer, size: dict[str, int]) -> None:
    page = await opened(browser, running, size)
    cards = page.locator(".scene:visible")
    await expect(cards).to_have_count(5)
    await expect(cards.nth(2)).to_contain_text("PIN: 246813")
    await expect(page.locator("[data-person='13'] em")).to_have_text("focal point")
    await expect(page.locator(".state")).to_have_text("The bot listens")
    await page.get_by_role("button", name="Language of this page").click()
    await page.get_by_role("menuitemradio", name="Deutsch").click()
    await expect(page.locator("[data-person='13'] em")).to_have_text("Ansprechstelle")
    await cards.nth(1).click()
    await expect(page.get_by_role("button", name="Einladungslink öffnen")).to_be_visible()
    assert page.url.endswith("#12")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_from_the_list_to_an_answer(browser: Browser, running: BotApiServer, size: dict[str, int]) -> None:
    page = await opened(browser, running, size)
    await page.get_by_role("searchbox").fill("dang an vp")
    await page.locator("[data-person='11']").click()
    await start(page)
    await expect(page.locator(".theirs strong").first).to_have_text("Card")
    await page.get_by_role("button", name="next").click()
    await expect(page.locator("[data-message] .text").nth(1)).to_have_text("Card 1")
    await expect(page.locator(".busy")).to_have_count(0)
    await page.get_by_label("Message", exact=True).last.fill("two <words>")
    await page.keyboard.press("Enter")
    await expect(page.locator(".theirs .text").last).to_have_text("You said two <words>")
    assert running.phone(11).messages[0].text == "/start INV11"
    wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide


async def test_toast_alert_and_a_press_without_an_answer(browser: Browser, running: BotApiServer) -> None:
    page = await opened(browser, running, DESK, "/#11")
    await start(page)
    await page.get_by_role("button", name="toast").click()
    await expect(page.locator(".toast")).to_have_text("A toast")
    await page.get_by_role("button", name="alert").click()
    await expect(page.get_by_role("dialog")).to_contain_text("An alert")
    await page.get_by_role("button", name="Close").last.click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    mute = page.get_by_role("button", name="mute")
    await mute.click()
    await expect(mute).to_have_attribute("aria-busy", "true")
    await page.reload()
    await expect(page.get_by_role("button", name="mute")).to_have_attribute("aria-busy", "true")


async def test_hostile_text_stays_text_and_refusals_are_red(browser: Browser, running: BotApiServer) -> None:
    page = await opened(browser, running, DESK, "/#11")
    page.on("dialog", lambda _: pytest.fail("a script of a message ran"))
    await start(page)
    field = page.get_by_label("Message", exact=True).last
    await field.fill("/n")
    await page.get_by_role("option", name="/nasty Nasty things").click()
    await expect(page.locator(".theirs .text").last).to_have_text(NASTY.replace("\u202e", ""))
    assert await page.locator(".log img").count() == 0
    refused = page.locator(".calls .refused")
    await expect(refused).to_have_count(1)
    await expect(refused).to_contain_text('Unsupported start tag "img" at byte offset 0')
    await page.get_by_role("button", name="Refused").click()
    await expect(page.locator(".calls > li")).to_have_count(1)


async def test_a_link_to_this_bot_is_followed_on_the_phone(browser: Browser, running: BotApiServer) -> None:
    page = await opened(browser, running, DESK, "/#11")
    await start(page)
    field = page.get_by_label("Message", exact=True).last
    await field.fill(f"https://t.me/{running.backend.username}?start=AGAIN")
    await field.press("Enter")
    await page.locator(".mine a").last.click()
    await expect(page.locator(".mine .text").last).to_have_text("/start AGAIN")


async def test_an_empty_chat_shows_what_the_bot_is_for(browser: Browser, running: BotApiServer) -> None:
    running.world.keep_setting("description", {"": "General", "vi": "Chào đồng chí"})
    page = await opened(browser, running, PHONE, "/#12")
    await expect(page.get_by_role("log")).to_have_text("Chào đồng chí")


async def test_two_phones_in_two_tabs(browser: Browser, running: BotApiServer) -> None:
    one = await opened(browser, running, DESK, "/#11")
    two = await opened(browser, running, DESK, "/#13")
    await start(one)
    await start(two)
    await one.get_by_role("button", name="next").click()
    await expect(one.locator(".theirs .text")).to_have_text("Card 1")
    await expect(two.locator(".theirs .text")).to_have_text("Card 0 INV13")


async def test_by_keyboard_alone(browser: Browser, running: BotApiServer) -> None:
    page = await opened(browser, running, DESK, "/#11")
    await start(page)
    await page.get_by_role("button", name="next").focus()
    for number in (1, 2, 3):
        await page.keyboard.press("Enter")
        await expect(page.locator(".theirs .text")).to_have_text(f"Card {number}")
        await expect(page.get_by_role("button", name="next")).to_be_focused()
    await page.get_by_role("button", name="More").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("End")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("You have blocked this bot.")).to_be_visible()
    assert running.phone(11).account.blocked


async def test_editing_deleting_and_files(browser: Browser, running: BotApiServer) -> None:
    page = await opened(browser, running, PHONE, "/#11")
    await start(page)
    field = page.get_by_label("Message", exact=True).last
    await field.fill("frist")
    await field.press("Enter")
    await expect(page.locator(".theirs .text").last).to_have_text("You said frist")
    await page.locator(".mine").last.get_by_label("Message options").click()
    await page.get_by_role("menuitem", name="Edit").click()
    await field.fill("first")
    await field.press("Enter")
    await expect(page.locator(".mine .text").last).to_have_text("first")
    await expect(page.locator(".mine .meta").last).to_contain_text("edited")
    await page.locator(".mine").last.get_by_label("Message options").click()
    await page.get_by_role("menuitem", name="Delete").click()
    await expect(page.locator(".mine .text")).to_have_text(["/start INV11"])
    await page.get_by_role("button", name="Attach").click()
    await page.get_by_role("menuitem", name="Sample photo").click()
    await expect(page.get_by_alt_text("Photo")).to_be_visible()
    assert await page.get_by_alt_text("Photo").evaluate("image => image.decode().then(() => image.naturalWidth)") == 320


async def test_the_panel_is_a_drawer_on_a_phone(browser: Browser, running: BotApiServer) -> None:
    page = await opened(browser, running, PHONE, "/#11")
    await start(page)
    panel = page.get_by_role("complementary")
    await expect(panel).to_be_hidden()
    await page.get_by_role("button", name="What the bot does").click()
    await expect(panel).to_contain_text("sendMessage")
    await page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()


async def test_language_theme_and_strangers_are_remembered(browser: Browser, running: BotApiServer) -> None:
    page = await opened(browser, running, DESK)
    await page.get_by_role("button", name="Language of this page").click()
    await page.get_by_role("menuitemradio", name="Deutsch").click()
    await page.get_by_role("button", name="Darstellung").click()
    await page.get_by_role("menuitemradio", name="Dunkel").click()
    await page.get_by_role("button", name="Fremde Person…").click()
    await expect(page.get_by_role("button", name="Starten")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="Starten")).to_be_visible()
    assert await page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(11, 17, 16)"


async def test_the_clock_leads_ahead_and_messages_carry_its_time(
    browser: Browser, running: BotApiServer, clock: FakeClock
) -> None:
    async def travel(to: datetime) -> None:
        clock.now = to

    running.open_page(PROVINCE, travel=travel)
    page = await opened(browser, running, PHONE, "/#11")
    shown = page.locator(".clock")
    await expect(shown).to_have_text("Jun 15, 10:00")
    await start(page)
    await shown.click()
    await page.get_by_role("menuitem", name="Tomorrow 10:00").click()
    await expect(shown).to_have_text("Jun 16, 10:00")
    await page.get_by_role("button", name="next").click()
    await shown.click()
    await page.get_by_role("menuitem", name="Another date and time").click()
    await page.get_by_label("Another date and time").fill("2026-06-29T16:30")
    await page.get_by_role("button", name="Travel in time").click()
    await expect(shown).to_have_text("Jun 29, 16:30")
    field = page.get_by_label("Message", exact=True).last
    await field.fill("late")
    await field.press("Enter")
    await expect(page.locator(".theirs time").last).to_have_text("16:30")
    await expect(page.locator(".log")).to_contain_text("Today")
    await expect(page.locator(".log")).to_contain_text("June 15, 2026")
    assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
