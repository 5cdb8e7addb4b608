"""How high messages are drawn by the phone page, without a bot behind it: its own scripts and styles make them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, Route

from bot import sandbox
from bot.presenting.screens import Screen
from bot.presenting.telegram import render
from bot.sandbox.text.html_mode import read_html

_PAGE = Path(sandbox.__file__).parent / "page"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html"}
_EMPTY = """<!doctype html><html lang="vi"><head>
<link rel="stylesheet" href="/page/base.css"><link rel="stylesheet" href="/page/chat.css"></head>
<body><div class="app" data-view="phone"><main class="phone"><div class="device"><div class="stage">
<div class="log"></div></div></div></main></div></body></html>"""
_DRAW = """async (views) => {
  const { Messages } = await import("/page/messages.js");
  const log = document.querySelector(".log");
  log.replaceChildren();
  const messages = new Messages(log, {});
  messages.format = () => "10:00";
  return views.map((view) => {
    const node = messages.node(view);
    log.append(node);
    return node.getBoundingClientRect().height;
  });
}"""

_CUT = """() => [...document.querySelectorAll(".key > span")]
  .filter((label) => label.scrollWidth > label.clientWidth).map((label) => label.textContent)"""


async def phone(browser: Browser) -> Page:
    """An empty phone of 390 by 844 px."""
    context = await browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    page = await context.new_page()
    await page.route("http://phone.test/**", _serve)
    await page.goto("http://phone.test/")
    return page


async def _serve(route: Route) -> None:
    name = route.request.url.removeprefix("http://phone.test/").removeprefix("page/")
    path = _PAGE / name
    if name and path.is_file():
        await route.fulfill(body=path.read_bytes(), content_type=_TYPES[path.suffix])
    else:
        await route.fulfill(body=_EMPTY, content_type="text/html")


async def heights(page: Page, screens: list[Screen]) -> list[float]:
    """The height of each screen in px, as the page draws it."""
    found: list[float] = await page.evaluate(_DRAW, [view(n, screen) for n, screen in enumerate(screens, 1)])
    return found


async def cut(page: Page) -> list[str]:
    """The labels of buttons, of what was drawn last, that end in an ellipsis."""
    found: list[str] = await page.evaluate(_CUT)
    return found


def view(number: int, screen: Screen) -> dict[str, Any]:
    """A screen as the page is told of a message."""
    message = render(screen)
    text, entities = read_html("\n\n".join((*message.leading, message.text)))
    rows = (message.keyboard or {}).get("inline_keyboard", [])
    buttons = [
        [{"text": one["text"], "style": one.get("style", ""), "data": one["callback_data"]} for one in row]
        for row in rows
    ]
    made = {
        "id": number,
        "date": 0,
        "mine": False,
        "text": text,
        "entities": entities,
        "buttons": buttons,
        "reactions": [],
    }
    return json.loads(json.dumps(made | {"media": None, "edited": False}))  # type: ignore[no-any-return]
