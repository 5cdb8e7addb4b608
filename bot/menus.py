"""The menu of commands in the chat, in each language."""

from __future__ import annotations

from typing import Final

from bot.delivery.calls import Calls
from bot.texts import FALLBACK, LANGUAGES, bundle

# The Vietnamese names of domain 12.2 in the Vietnamese menu, the English ones elsewhere; all of them work everywhere.
MENU: Final = {
    "vi": ("phieu", "tieptuc", "ketqua", "ngonngu", "quyen", "trogiup"),
    "en": ("surveys", "continue", "results", "language", "rights", "help"),
    "de": ("surveys", "continue", "results", "language", "rights", "help"),
}
MEANINGS: Final = ("surveys", "continue", "results", "language", "rights", "help")


def commands(language: str) -> list[dict[str, str]]:
    """The menu in one language."""
    said = bundle(language)
    menu = []
    for command, meaning in zip(MENU[language], MEANINGS, strict=True):
        pattern = said.get_message(f"menu-{meaning}").value
        assert pattern is not None
        text, _ = said.format_pattern(pattern, {})
        menu.append({"command": command, "description": str(text)})
    return menu


async def publish(calls: Calls) -> None:
    """Tell Telegram the menus: the fallback's for everybody, then one for each language."""
    private = {"type": "all_private_chats"}
    await calls.call("setMyCommands", commands=commands(FALLBACK), scope=private)
    for language in LANGUAGES:
        await calls.call("setMyCommands", commands=commands(language), scope=private, language_code=language)
