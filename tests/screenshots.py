"""``python -m tests.screenshots FOLDER``: the pictures of the docs, taken from a fresh sandbox.

The sandbox begins with twelve days that have passed in one agency: its phones have something to show.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser

from bot.cli.problems import texts_in
from bot.demo.story import NEWCOMER
from bot.exports.template import template as workbook
from tests import pictured, pictured_results
from tests.browser.phone import PhonePage, phone_page, sandbox
from tests.sandbox.browser import chromium


async def take(folder: Path) -> None:
    """Walk through the skills survey, look at the desks of a focal point and of an admin, and at each type."""
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 - nothing else runs here
    with tempfile.TemporaryDirectory() as lived, tempfile.TemporaryDirectory() as fresh:
        async with chromium() as browser:
            async with sandbox(Path(lived), "--lived-in") as box:
                await _of_people(browser, box.address, folder)
            for name, pictures in (("types", pictured.kinds), ("looks", pictured.looks)):
                home = Path(fresh) / name
                home.mkdir()
                async with sandbox(home) as box:
                    await pictures(browser, box, folder / f"{name}.png")
            await pictured_results.results(browser, Path(fresh) / "results", folder)
            await pictured.workbook(browser, workbook(texts_in("en")), folder / "workbook.png")


async def _of_people(browser: Browser, address: str, folder: Path) -> None:
    await _walk(browser, address, folder)
    await _desks(browser, address, folder)
    desk = await phone_page(browser, 1280, 800)
    await _open(desk, address, "middle")
    await _save(desk, folder / "sandbox.png")
    dark = await phone_page(browser, dark=True)
    await _open(dark, address, "middle")
    await _save(dark, folder / "phone-dark.png")


async def _open(phone: PhonePage, address: str, scene: str) -> None:
    """Pick one of the phones that the page proposes, once the days before today have passed."""
    await phone.page.goto(address)
    await phone.page.locator(f"a[data-scene={scene}][href]:visible").first.click()
    await phone.page.locator("[data-message]").last.wait_for()


async def _walk(browser: Browser, address: str, folder: Path) -> None:
    phone = await phone_page(browser)
    await phone.page.goto(address)
    await phone.page.locator("a[data-scene=official][href]:visible").first.click()
    await phone.join(NEWCOMER)
    await _save(phone, folder / "surveys.png")
    await phone.press("Tự đánh giá năng lực")
    await phone.press("Bắt đầu")
    for level in ("3", "2"):
        await phone.press(level)
    await _save(phone, folder / "phone.png")


async def _desks(browser: Browser, address: str, folder: Path) -> None:
    admin = await phone_page(browser)
    await _open(admin, address, "admin")
    await admin.type("/quantri")
    await _save(admin, folder / "admin.png")
    await admin.press("Các đợt khảo sát")
    await admin.press("1 · Tự đánh giá năng lực")
    await _save(admin, folder / "campaign.png")
    focal = await phone_page(browser)
    await _open(focal, address, "focal_point")
    await focal.page.locator("[data-message] img").last.scroll_into_view_if_needed()
    await _save(focal, folder / "monday.png")
    await focal.type("/coquan")
    await _save(focal, folder / "agency.png")


async def _save(phone: PhonePage, path: Path) -> None:
    await phone.page.wait_for_timeout(600)  # animations
    await phone.page.screenshot(path=path)


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")))
