"""Keyboards under messages: what Telegram takes, cuts and refuses."""

import json
from dataclasses import dataclass
from typing import Any

from bot.sandbox.refusals import bad_request
from bot.sandbox.text.links import checked_link

Body = dict[str, Any]

_MOST_BUTTONS = 100
_MOST_BYTES = 10 * 1024
_MOST_DATA = 64
_MOST_COPIED = 256
_ROW = 12
_REPLY_BUTTONS = 300
_STYLES = frozenset({"primary", "success", "danger", ""})


@dataclass(frozen=True, slots=True)
class Markup:
    """A keyboard: ``inline`` goes with the message, any other kind belongs to the chat's input field."""

    inline: Body | None = None
    keyboard: Body | None = None


NO_MARKUP = Markup()


def read_markup(value: Body | None, *, only_inline: bool = False) -> Markup:
    """The keyboard a call carries. Raises Refusal (400)."""
    if not value:
        return NO_MARKUP
    if value.get("keyboard"):
        markup = Markup(keyboard=_reply_keyboard(value))
    elif value.get("inline_keyboard"):
        return Markup(inline=_inline_keyboard(value))
    elif value.get("remove_keyboard") or value.get("force_reply"):
        markup = Markup(keyboard=value)
    else:
        return NO_MARKUP
    if only_inline:
        raise bad_request("Inline keyboard expected")
    return markup


def _inline_keyboard(value: Body) -> Body | None:
    rows = [[_inline_button(button) for button in row if button["text"]][:_ROW] for row in value["inline_keyboard"]]
    rows = [row for row in rows if row]
    if not rows:
        return None
    keyboard = {"inline_keyboard": rows}
    if sum(map(len, rows)) > _MOST_BUTTONS or len(json.dumps(keyboard).encode()) > _MOST_BYTES:
        raise bad_request("reply markup is too long")
    return keyboard


def _inline_button(button: Body) -> Body:
    _check_style(button, "inline keyboard button")
    looks = {name: button[name] for name in ("text", "style", "icon_custom_emoji_id") if button.get(name)}
    if url := button.get("url"):
        return looks | {"url": checked_link(url, "Inline keyboard button ")}
    if data := button.get("callback_data"):
        if len(data) > _MOST_DATA or len(data.encode()) > _MOST_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
        return looks | {"callback_data": data}
    return looks | _rarer_kind(button)


def _rarer_kind(button: Body) -> Body:
    if web_app := button.get("web_app"):
        if not web_app["url"].lower().startswith("https://"):
            what = f"Inline keyboard button Web App URL '{web_app['url']}' is invalid"
            raise bad_request(f"{what}: Only HTTPS links are allowed")
        return {"web_app": web_app}
    if copied := button.get("copy_text"):
        if not 1 <= len(copied["text"]) <= _MOST_COPIED:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        return {"copy_text": copied}
    for name in ("switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"):
        if name in button:
            return {name: button[name]}
    raise bad_request("Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")


def _reply_keyboard(value: Body) -> Body:
    rows = []
    left = _REPLY_BUTTONS
    for row in value["keyboard"]:
        shown = [_reply_button(button) for button in row if button not in ("", {"text": ""})]
        shown = shown[: min(_ROW, left)]
        left -= len(shown)
        rows += [shown] if shown else []
    return value | {"keyboard": rows}


def _reply_button(button: Body | str) -> Body:
    if isinstance(button, str):
        return {"text": button}
    _check_style(button, "keyboard button")
    return button


def _check_style(button: Body, what: str) -> None:
    if button.get("style", "") not in _STYLES:
        raise bad_request(f"Can't parse {what}: invalid button style specified")
