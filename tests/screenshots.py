"""``python -m tests.screenshots FOLDER``: the pictures of the docs, taken from a fresh sandbox."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from bot.cli.problems import texts_in
from bot.exports.template import template as workbook
from tests import pictured
from tests.browser.phone import PERSON, PhonePage, phone_page, sandbox
from tests.sandbox.browser import chromium


async def take(folder: Path) -> None:
    """Walk through the skills survey and picture what there is to see."""
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 - nothing else runs here
    with tempfile.TemporaryDirectory() as place:
        async with chromium() as browser, sandbox(Path(place)) as box:
            phone = await phone_page(browser)
            await _walk(phone, box.address, folder)
            desk = await phone_page(browser, 1280, 800)
            await desk.open(box.address, PERSON)
            await _save(desk, folder / "sandbox.png")
            await pictured.kinds(browser, box, folder / "types.png")
            await pictured.workbook(browser, workbook(texts_in("en")), folder / "workbook.png")
            dark = await phone_page(browser, dark=True)
            await dark.open(box.address, PERSON)
            await _save(dark, folder / "phone-dark.png")


async def _walk(phone: PhonePage, address: str, folder: Path) -> None:
    await phone.open(address, PERSON)
    await phone.join(PERSON)
    await _save(phone, folder / "surveys.png")
    await phone.press("Tự đánh giá năng lực")
    await phone.press("Bắt đầu")
    for level in ("3", "2"):
        await phone.press(level)
    await _save(phone, folder / "phone.png")


async def _save(phone: PhonePage, path: Path) -> None:
    await phone.page.wait_for_timeout(600)  # animations
    await phone.page.screenshot(path=path)


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")))
