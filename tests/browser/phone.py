"""The sandbox as a person meets it: started as a process, its phone page open in Chromium."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Locator, Page

from tests.support.child import Child, free_port
from tests.support.patience import PATIENCE

PERSON = "BTC-012"  # an official of the Organisation Committee, Vietnamese, addressed as đồng chí


class Sandbox:
    """``surveybot sandbox`` on a port of its own."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.address = f"http://127.0.0.1:{free_port()}/"
        listen = self.address.removeprefix("http://").rstrip("/")
        settings = {"SANDBOX_LISTEN": listen, "DATA_DIR": str(folder / "var")}
        self.child = Child(("sandbox", *options), settings, folder, folder / "log")

    @property
    def database_url(self) -> str:
        """Where what it stores can be looked at."""
        return f"sqlite:///{self.folder / 'var' / 'sandbox' / 'surveybot.sqlite'}"

    async def start(self) -> None:
        """Start it and wait until it has said its address once more."""
        (self.folder / "log").unlink(missing_ok=True)
        await self.child.start()
        await self.child.says(self.address, 60)

    async def kill(self) -> None:
        """``kill -9``."""
        self.child.kill()
        await self.child.ended()


@asynccontextmanager
async def sandbox(folder: Path, *options: str) -> AsyncIterator[Sandbox]:
    """A running sandbox, gone afterwards."""
    made = Sandbox(folder, *options)
    await made.start()
    try:
        yield made
    finally:
        await made.child.close()


class PhonePage:
    """One phone on the page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def card(self) -> Locator:
        """The newest message of the bot."""
        return self.page.locator("[data-message]").last

    async def text(self) -> str:
        """What the newest message says."""
        return await self.card.inner_text()

    async def open(self, address: str, staff_code: str) -> None:
        """Pick a person."""
        await self.page.goto(address)
        await self.page.get_by_text(staff_code, exact=False).first.click()

    async def press(self, label: str) -> None:
        """Press a button of the newest card and wait for what follows."""
        before = await self.text()
        await self.card.get_by_role("button", name=label, exact=True).click()
        await self.changed(before)

    async def type(self, text: str) -> None:
        """Type something and wait for what follows."""
        before = await self.text()
        await self.page.locator("textarea").fill(text)
        await self.page.locator("textarea").press("Enter")
        await self.changed(before, text)

    async def changed(self, *before: str) -> None:
        """Wait until the newest message is another one than these."""
        await self.page.wait_for_function(
            "old => { const all = document.querySelectorAll('[data-message]');"
            " const last = all[all.length - 1]; return last && last.querySelector('.keys, .text')"
            " && !old.includes(last.innerText) && !last.classList.contains('mine'); }",
            arg=list(before),
            timeout=1000 * PATIENCE,
        )

    async def join(self, staff_code: str) -> None:
        """From the invitation link to the list of surveys, agreeing to everything."""
        await self.page.get_by_role("button", name="Mở liên kết mời").click()
        await self.page.locator("[data-message]").filter(has_text="3 ký tự cuối").wait_for()
        await self.type(staff_code[-3:])
        for label in ("Đồng ý", "Có", "Có"):
            await self.press(label)


async def phone_page(browser: Browser, width: int = 390, height: int = 844, *, dark: bool = False) -> PhonePage:
    """A page in Vietnamese, as wide as a phone unless told."""
    context = await browser.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", color_scheme="dark" if dark else "light"
    )
    page = await context.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    return PhonePage(page)
