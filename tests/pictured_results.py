"""The pictures of docs/results.md: own results and released figures on a phone, in light and dark.

Beside them the one of docs/operators.md, as ``surveybot pictures`` draws it.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Locator

from bot.cli.running import sandbox_settings
from tests import demo_results
from tests.browser.phone import PhonePage, phone_page, sandbox
from tests.pictured import together
from tests.support.patience import PATIENCE

TEAM = "BTC-002"  # somebody of the project team who has answered
FIGURES = {"heat": "Mức năng lực trung bình", "gaps": "Khoảng cách trung bình so v…", "trend": "Thay đổi giữa các đợt"}


async def results(browser: Browser, folder: Path, target: Path) -> None:
    """Make a province after three waves, and save what its results look like: a picture for each subject."""
    demo_results.make(sandbox_settings().model_copy(update={"data_dir": folder / "var"}))
    (drawn,) = (folder / "var" / "pictures").glob("skills-*-levels.png")
    Image.open(drawn).quantize(64).save(target / "figures.png", optimize=True)
    async with sandbox(folder) as box:
        phone = await phone_page(browser, height=1900)  # whole messages, without scrolling
        await phone.open(box.address, TEAM)
        await phone.page.get_by_role("button", name="Mở liên kết mời").click()
        await phone.page.locator("[data-message]").filter(has_text="3 ký tự cuối").wait_for()
        await phone.type(TEAM[-3:])
        await phone.type("/ketqua")
        await _save(phone, "Gửi hình", target / "results.png")
        await phone.type("/solieu")
        await phone.card.get_by_role("button", name="Tự đánh giá năng lực").first.click()
        for name, topic in FIGURES.items():
            await _last_with(phone, topic).click()
            said = re.compile(f"{re.escape(topic.rstrip('…'))}.*: Toàn tỉnh")
            await phone.page.locator("[data-message]").filter(has_text=said).first.wait_for()
            await _save(phone, "Gửi kèm biểu đồ", target / f"figures-{name}.png")


def _last_with(phone: PhonePage, label: str) -> Locator:
    return phone.page.get_by_role("button", name=label, exact=True).last


async def _save(phone: PhonePage, button: str, target: Path) -> None:
    """Ask for a picture and save its message, light beside dark."""
    pictures = phone.page.locator("[data-message] img")
    before = await pictures.count()
    await _last_with(phone, button).click()
    await phone.page.wait_for_function(
        "n => document.querySelectorAll('[data-message] img').length > n", arg=before, timeout=1000 * PATIENCE
    )
    taken = []
    for scheme in ("light", "dark"):
        await phone.page.emulate_media(color_scheme=scheme)
        await phone.page.wait_for_timeout(900)  # animations
        message = phone.page.locator("[data-message]").filter(has=phone.page.locator("img")).last
        taken.append(Image.open(io.BytesIO(await message.screenshot())))
    await phone.page.emulate_media(color_scheme="light")
    together(taken).crop((0, 0, 2 * taken[0].width + 72, taken[0].height + 48)).save(target, optimize=True)
