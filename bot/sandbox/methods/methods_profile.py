"""The bot about itself: getMe, its commands by scope and language, its name and descriptions."""

import re
from typing import Any

from bot.sandbox.backend import Backend, Params
from bot.sandbox.bell import BOT
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import Body

_MOST_COMMANDS = 100
_MOST_COMMAND = 32
_MOST_DESCRIPTION = 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_PLAIN_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
_TEXTS = {"name": ("name", 64), "description": ("description", 512), "short_description": ("short_description", 120)}


def get_me(backend: Backend, params: Params) -> Body:  # noqa: ARG001 - every method has the same shape
    """The bot's account."""
    return backend.bot_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_commands(backend: Backend, params: Params) -> bool:
    """The menu of one scope in one language."""
    commands = [_command(one) for one in params["commands"]]
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return _keep_commands(backend, params, commands)


def delete_commands(backend: Backend, params: Params) -> bool:
    """Back to the menu of the next wider scope."""
    return _keep_commands(backend, params, [])


def get_commands(backend: Backend, params: Params) -> list[Body]:
    """The menu of exactly this scope and language."""
    found: list[Body] = _commands(backend).get(_place(backend, params), [])
    return found


def commands_for(backend: Backend, chat: int, language: str) -> list[Body]:
    """The menu a person sees in this chat: the narrowest scope first, there the own language first."""
    wide = "all_group_chats" if chat < 0 else "all_private_chats"
    kept = _commands(backend)
    for scope in (f"chat {chat}", wide, "default"):
        for code in (language, ""):
            if found := kept.get(f"{scope}/{code}"):
                return list(found)
    return []


def set_text(backend: Backend, params: Params, what: str) -> bool:
    """The bot's name or one of its descriptions, by language."""
    field, most = _TEXTS[what]
    text = params.get(field, "")
    if len(text) > most:
        raise bad_request(f"{what.replace('_', ' ')} is too long")
    language = _language(params)
    kept = dict(backend.world.settings.get(what, {}))
    backend.world.keep_setting(what, kept | {language: text})
    return True


def get_text(backend: Backend, params: Params, what: str) -> Body:
    """The bot's name or one of its descriptions; the general one where there is none in the language."""
    field, _ = _TEXTS[what]
    kept = backend.world.settings.get(what, {})
    own = backend.bot_user()["first_name"] if what == "name" else ""
    return {field: kept.get(_language(params)) or kept.get("") or own}


def set_menu_button(backend: Backend, params: Params) -> bool:
    """What the button beside the input field opens."""
    place = params.get("chat_id", "")
    kept = dict(backend.world.settings.get("menu_button", {}))
    button = params.get("menu_button", {"type": "default"})
    backend.world.keep_setting("menu_button", kept | {str(place): button})
    return True


def get_menu_button(backend: Backend, params: Params) -> Body:
    """What the button beside the input field opens."""
    kept = backend.world.settings.get("menu_button", {})
    found: Body = kept.get(str(params.get("chat_id", ""))) or kept.get("") or {"type": "default"}
    return found


def _command(given: Body) -> Body:
    command = given["command"].strip().removeprefix("/")
    description = given["description"].strip()
    if not command:
        raise bad_request("Command must be non-empty")
    if len(command) > _MOST_COMMAND:
        raise bad_request(f"Command length must not exceed {_MOST_COMMAND}")
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > _MOST_DESCRIPTION:
        raise bad_request(f"Command description length must not exceed {_MOST_DESCRIPTION}")
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def _keep_commands(backend: Backend, params: Params, commands: list[Body]) -> bool:
    kept = _commands(backend) | {_place(backend, params): commands}
    backend.world.keep_setting("commands", {place: menu for place, menu in kept.items() if menu})
    backend.world.bell.ring(BOT, "commands", None)
    return True


def _commands(backend: Backend) -> dict[str, Any]:
    return dict(backend.world.settings.get("commands", {}))


def _place(backend: Backend, params: Params) -> str:
    scope = params.get("scope") or {"type": "default"}
    return f"{_scope(backend, scope)}/{_language(params)}"


def _scope(backend: Backend, scope: Body) -> str:
    kind = scope["type"]
    if kind in _PLAIN_SCOPES:
        return str(kind)
    if kind not in _CHAT_SCOPES:
        raise bad_request("Can't parse BotCommandScope: Unsupported type specified")
    ref = str(scope.get("chat_id", ""))
    if not ref:
        raise bad_request("Can't parse BotCommandScope: Can't find field \"chat_id\"")
    chat = backend.chat(int(ref) if ref.lstrip("-").isdigit() else ref)
    return f"{kind} {chat.id}" + (f" {scope['user_id']}" if kind == "chat_member" else "")


def _language(params: Params) -> str:
    code: str = params.get("language_code", "")
    if code and not _LANGUAGE.fullmatch(code):
        raise bad_request("Invalid language code specified")
    return code
