"""The Bot API as a table: which methods exist, what they take, and whether a call fits.

Telegram ignores a parameter it does not know; the sandbox refuses it, because it is a slip of the bot's author.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.methods.fitting import TABLE, Mismatch, Upload, fit
from bot.sandbox.refusals import TelegramRefusal, bad_request

_ARRAY = "Array of "
_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0", ""})
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "document": "There is no document in the request",
    "photo": "There is no photo in the request",
    "message_ids": "Message identifiers are not specified",
    "file_id": "file_id not specified",
    "action": "Wrong parameter action in request",
}
_MISSING_IN = {
    ("deleteMessage", "chat_id"): "Chat identifier is not specified",
    ("deleteMessage", "message_id"): "Message identifier is not specified",
}
_UNREADABLE = {
    "reply_markup": "Can't parse reply keyboard markup JSON object",
    "link_preview_options": "Can't parse link preview options JSON object",
    "reply_parameters": "Can't parse reply parameters JSON object",
    "commands": "Can't parse commands JSON object",
    "scope": "Can't parse BotCommandScope JSON object",
    "message_ids": "Can't parse message_ids JSON object",
    "reaction": "Can't parse reaction types JSON object",
}
_NOT_ARRAY = {
    "commands": "Expected an Array of BotCommand",
    "message_ids": "Expected an Array of message identifiers",
    "allowed_updates": "Expected an Array of String",
    "reaction": "Expected an Array of ReactionType",
}
_MARKUPS = {
    "inline_keyboard": "InlineKeyboardMarkup",
    "keyboard": "ReplyKeyboardMarkup",
    "remove_keyboard": "ReplyKeyboardRemove",
    "force_reply": "ForceReply",
}
_INSIDE = {
    "commands": "Can't parse BotCommand: ",
    "scope": "Can't parse BotCommandScope: ",
    "entities": "Can't parse MessageEntity: ",
    "caption_entities": "Can't parse MessageEntity: ",
    "reaction": "Can't parse ReactionType: ",
}


VERSION: str = TABLE["version"]
TABLE_UPDATES: list[str] = TABLE["updates"]
METHODS: dict[str, dict[str, str]] = TABLE["methods"]
_NAMES = {name.lower(): name for name in METHODS}


def method_named(name: str) -> str:
    """The method's proper name; Telegram does not mind the case. Raises Refusal (404)."""
    try:
        return _NAMES[name.lower()]
    except KeyError:
        raise TelegramRefusal(404, "Not Found: method not found") from None


def checked(method: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters in their own types. Raises Refusal (400) for what is unknown, missing or of a wrong type."""
    decoders = _DECODERS[method]
    found = {}
    for name, value in raw.items():
        decode = decoders.get(name)
        if decode is None:
            raise bad_request(f'unknown parameter "{name}" of {method}')
        if value is not None:
            found[name] = decode(value)
    for name in _REQUIRED[method]:
        if found.get(name) in (None, ""):
            raise bad_request(_missing(method, name))
    return found


def _missing(method: str, name: str) -> str:
    return _MISSING_IN.get((method, name)) or _MISSING.get(name) or f'Parameter "{name}" is required'


def _integer(name: str, value: Any) -> int:
    if isinstance(value, bool):
        raise bad_request(f'parameter "{name}" must be an Integer')
    try:
        return int(value)
    except (TypeError, ValueError):
        raise bad_request(f'parameter "{name}" must be an Integer') from None


def _number(name: str, value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise bad_request(f'parameter "{name}" must be a Float') from None


def _boolean(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word not in _TRUE | _FALSE:
        raise bad_request(f'parameter "{name}" must be a Boolean')
    return word in _TRUE


def _string(name: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise bad_request(f'parameter "{name}" must be a String')


def _chat(name: str, value: Any) -> int | str:
    text = _string(name, value)
    return int(text) if text.lstrip("-").isdigit() else text


def _file(name: str, value: Any) -> Upload | str:
    return value if isinstance(value, Upload) else _string(name, value)


_PLAIN: dict[str, Callable[[str, Any], Any]] = {
    "Integer": _integer,
    "Float": _number,
    "Boolean": _boolean,
    "String": _string,
    "Integer|String": _chat,
    "InputFile": _file,
    "InputFile|String": _file,
}


def _structure(name: str, written: str, value: Any) -> Any:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise bad_request(_UNREADABLE.get(name, f'Can\'t parse "{name}" JSON object')) from None
    if written.startswith(_ARRAY) and not isinstance(value, list):
        raise bad_request(_NOT_ARRAY.get(name, f'parameter "{name}" must be an Array'))
    try:
        fit(name, tuple(_narrowed(written, value).split("|")), value)
    except Mismatch as no:
        raise bad_request(_INSIDE.get(name, "") + str(no)) from None
    return value


def _narrowed(written: str, value: Any) -> str:
    """Which of the four keyboards is meant, so that the complaint is about that one."""
    if "InlineKeyboardMarkup" not in written or not isinstance(value, dict):
        return written
    return next((kind for key, kind in _MARKUPS.items() if key in value), written)


def _decoder(name: str, written: str) -> Callable[[Any], Any]:
    written = written.lstrip("!")
    plain = _PLAIN.get(written)
    if plain:
        return lambda value: plain(name, value)
    return lambda value: _structure(name, written, value)


_DECODERS = {
    method: {name: _decoder(name, written) for name, written in fields.items()} for method, fields in METHODS.items()
}
_REQUIRED = {
    method: [name for name, written in fields.items() if written[0] == "!"] for method, fields in METHODS.items()
}
