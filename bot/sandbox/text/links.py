"""Which addresses Telegram takes for a link, and how it writes them."""

import re
from typing import Any

from bot.sandbox.refusals import TelegramRefusal, bad_request

_USER = re.compile(r"tg:(?://)?user\?id=(\d+)", re.IGNORECASE)
_OWN = re.compile(r"(tg|ton|tonsite):(?://)?([^\s?/#]*)(.*)", re.IGNORECASE | re.DOTALL)
_WEB = re.compile(r"(?:(https?)://)?(?:[^@/\s]+@)?(\[[0-9a-f:.]+\]|[^\s/?#:@]+)(:\d{1,5})?([/?#].*)?", re.IGNORECASE)


def entity_for_link(url: str) -> dict[str, Any] | None:
    """The type and its field for a linked text; None where Telegram drops a bad address silently."""
    if hit := _USER.match(url):
        person = {"id": int(hit.group(1)), "is_bot": False, "first_name": ""}
        return {"type": "text_mention", "user": person}
    try:
        return {"type": "text_link", "url": checked_link(url)}
    except TelegramRefusal:
        return None


def checked_link(url: str, what: str = "") -> str:
    """The address as Telegram keeps it. Raises Refusal (400) that begins with ``what``."""
    if hit := _OWN.match(url):
        return f"{hit.group(1).lower()}://{hit.group(2)}{hit.group(3)}"
    hit = _WEB.fullmatch(url)
    if not hit or not (host := hit.group(2)) or not ("." in host or host.startswith("[")):
        raise bad_request(f"{what}URL '{url}' is invalid: Wrong HTTP URL")
    scheme, _, port, rest = hit.groups()
    path = rest or "/"
    return f"{(scheme or 'http').lower()}://{host.lower()}{port or ''}{path if path[0] == '/' else '/' + path}"
