"""A message as a person sees it on the phone."""

from dataclasses import dataclass, field
from html import escape
from typing import Any

from bot.sandbox.text.utf16 import utf16_length
from bot.sandbox.world import Body, KeptMessage

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


@dataclass(frozen=True, slots=True)
class SeenButton:
    """A button under a message. One of ``data``, ``url``, ``copy`` says what it does."""

    text: str
    data: str | None = None
    url: str | None = None
    style: str | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """One message at one moment. ``text`` is plain, a picture's or file's caption included."""

    message_id: int
    chat_id: int
    text: str
    from_bot: bool
    date: int  # seconds since 1970
    buttons: list[list[SeenButton]] = field(default_factory=list)
    entities: list[Body] = field(default_factory=list)
    edited: bool = False
    deleted: bool = False
    document: Body | None = None
    photo: list[Body] | None = None
    keyboard: Body | None = None  # a reply keyboard, its removal, or a forced reply
    body: Body = field(default_factory=dict, repr=False)  # the Bot API object

    @property
    def html(self) -> str:
        """The text with its entities as HTML of the Bot API."""
        return to_html(self.text, self.entities)

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons, in reading order."""
        return [button.text for row in self.buttons for button in row]


def seen(kept: KeptMessage) -> SeenMessage:
    """A kept message as the phone shows it."""
    body = kept.body
    return SeenMessage(
        message_id=body["message_id"],
        chat_id=body["chat"]["id"],
        text=body.get("text") or body.get("caption") or "",
        from_bot=kept.by_bot,
        date=body["date"],
        buttons=[[_button(one) for one in row] for row in _rows(body)],
        entities=body.get("entities") or body.get("caption_entities") or [],
        edited=kept.reworded,
        deleted=kept.deleted,
        document=body.get("document"),
        photo=body.get("photo"),
        keyboard=kept.keyboard,
        body=body,
    )


def to_html(text: str, entities: list[Body]) -> str:
    """Text and entities as HTML that gives the same text and entities when parsed again."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for entity in entities:
        start, end = _tags(entity)
        opening.setdefault(entity["offset"], []).append(start)
        closing.setdefault(entity["offset"] + entity["length"], []).insert(0, end)
    parts, place = [], 0
    for letter in text:
        parts += [*closing.get(place, ()), *opening.get(place, ()), escape(letter, quote=False)]
        place += utf16_length(letter)
    return "".join([*parts, *closing.get(place, ())])


def _tags(entity: Body) -> tuple[str, str]:
    kind: str = entity["type"]
    if kind == "text_link":
        return f'<a href="{escape(entity["url"])}">', "</a>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "pre" and entity.get("language"):
        return f'<pre><code class="language-{escape(entity["language"])}">', "</code></pre>"
    tag = _TAGS.get(kind)
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")


def _rows(body: Body) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = body.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def _button(one: Body) -> SeenButton:
    copied = one.get("copy_text", {}).get("text")
    return SeenButton(one["text"], one.get("callback_data"), one.get("url"), one.get("style"), copied)
