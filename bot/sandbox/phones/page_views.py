"""What the page is told: messages, presses and calls as plain JSON."""

import json
from time import monotonic
from typing import Any

from bot.sandbox.backend import Backend
from bot.sandbox.calls import Call, CallRecord
from bot.sandbox.methods.fitting import Upload
from bot.sandbox.world import Account, Body, KeptMessage, Query

_SHOWN_PARAMETERS = ("message_id", "text", "caption", "action", "show_alert", "commands")
_SPOKEN_OF = ("photo", "document", "voice", "video", "sticker", "location", "contact")
_STARTS_WITHIN = 90.0  # seconds in which a bot that has not asked for anything yet may still come
_SHORT = 90
_LONG = 6_000


def message_view(kept: KeptMessage) -> Body:
    """A message as the page draws it. Texts stay texts: the page makes nodes from text and entities."""
    body = kept.body
    view: Body = {
        "id": body["message_id"],
        "date": body["date"],
        "mine": not kept.by_bot,
        "deleted": kept.deleted,
        "edited": kept.reworded,
        "text": body.get("text") or body.get("caption") or "",
        "entities": body.get("entities") or body.get("caption_entities") or [],
        "buttons": [[_button(one) for one in row] for row in _rows(body)],
        "media": _media(body),
        "reactions": [one["emoji"] for one in kept.reactions if "emoji" in one],
    }
    if replied := body.get("reply_to_message"):
        view["reply"] = {"id": replied["message_id"], "text": replied.get("text") or replied.get("caption") or "…"}
    return view


def status_view(backend: Backend, record: CallRecord) -> Body:
    """How the bot is: whether it listens, or may be on its way; what waits for it, and what it has done."""
    listening = backend.webhooks.active or backend.poller.alive()
    is_new = not backend.poller.was_met and monotonic() - backend.begun < _STARTS_WITHIN
    return {
        "now": backend.world.now(),
        "pending": len(backend.queue),
        "listening": listening,
        "starting": is_new and not listening,
        "counts": dict(record.counts),
        "refused": sum(record.refused_counts.values()),
    }


def account_view(account: Account) -> Body:
    """An account as the page knows it."""
    return {
        "id": account.id,
        "name": f"{account.first_name} {account.last_name}".strip(),
        "language": account.language_code,
        "started": account.started,
        "blocked": account.blocked,
    }


def query_view(query: Query) -> Body:
    """A press and what the bot said to it."""
    return {"id": query.id, "message": query.message, "data": query.data, "answer": query.answer}


def call_view(call: Call) -> Body:
    """A call of the bot in a few words, with everything behind it."""
    return {
        "method": call.method,
        "at": call.at.timestamp(),
        "status": call.status,
        "error": call.error,
        "chat": str(call.params.get("chat_id", "")),
        "query": call.params.get("callback_query_id"),
        "brief": _brief(call.params),
        "result": _result(call.result),
        "details": _details(call),
    }


def update_view(update: tuple[str, Body], now: float) -> Body:
    """What the bot is told, in a few words."""
    kind, body = update
    chat = body.get("chat") or body.get("message", {}).get("chat", {})
    words = body.get("text") or body.get("data") or body.get("caption") or _status(body) or ""
    return {
        "kind": kind,
        "chat": str(chat.get("id", "")),
        "at": now,
        "id": body.get("id"),
        "brief": f"{body['from']['first_name']}: {_short(words)}",
    }


def _status(body: Body) -> str:
    changed: str = body.get("new_chat_member", {}).get("status", "")
    return changed or next((kind for kind in _SPOKEN_OF if kind in body), "")


def _brief(params: dict[str, Any]) -> list[list[str]]:
    given = [(name, params[name]) for name in _SHOWN_PARAMETERS if params.get(name) not in (None, "", False, "false")]
    pairs = [[name, _short(value)] for name, value in given]
    markup = _opened(params.get("reply_markup"))
    if isinstance(markup, dict):
        rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
        pairs.append(["reply_markup", f"{sum(map(len, rows))} ▢"])
    return pairs


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=_plain)
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def _result(result: Any) -> str:
    if isinstance(result, dict) and "message_id" in result:
        return f"#{result['message_id']}"
    return "" if result is None or result is True else _short(result)


def _details(call: Call) -> str:
    params = {name: _opened(value) for name, value in call.params.items()}
    return json.dumps(params, ensure_ascii=False, indent=1, default=_plain)[:_LONG]


def _opened(value: Any) -> Any:
    """JSON inside a form field is shown as JSON."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _plain(value: Any) -> str:
    return f"{value.name} ({len(value.content)} B)" if isinstance(value, Upload) else str(value)


def _rows(body: Body) -> list[list[Body]]:
    rows: list[list[Body]] = body.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def _button(one: Body) -> Body:
    view = {"text": one["text"], "style": one.get("style", "")}
    if "url" in one:
        return view | {"url": one["url"]}
    if "copy_text" in one:
        return view | {"copy": one["copy_text"]["text"]}
    return view | ({"data": one["callback_data"]} if "callback_data" in one else {"other": True})


def _media(body: Body) -> Body | None:
    if photo := body.get("photo"):
        return {
            "kind": "photo",
            "file": photo[-1]["file_id"],
            "width": photo[-1]["width"],
            "height": photo[-1]["height"],
        }
    for kind in ("document", "voice", "video", "audio", "animation"):
        if found := body.get(kind):
            return {
                "kind": kind,
                "file": found["file_id"],
                "name": found.get("file_name", ""),
                "size": found["file_size"],
            }
    return _small_media(body)


def _small_media(body: Body) -> Body | None:
    if sticker := body.get("sticker"):
        return {"kind": "sticker", "emoji": sticker["emoji"]}
    if contact := body.get("contact"):
        return {"kind": "contact", "name": contact["first_name"], "number": contact["phone_number"]}
    if location := body.get("location"):
        return {"kind": "location", "place": f"{location['latitude']:.4f}, {location['longitude']:.4f}"}
    return None
