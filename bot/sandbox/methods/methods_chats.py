"""Chats and their members."""

from bot.sandbox.backend import Backend, Chat, Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.world import Account, Body, GroupChat

_COLOURS = 7


def get_chat(backend: Backend, params: Params) -> Body:
    """All that is known of a chat."""
    chat = backend.chat(params["chat_id"])
    if isinstance(chat, Account) and not chat.started:
        raise bad_request("chat not found")
    pinned = backend.world.message(chat.id, backend.world.settings.get(f"pinned {chat.id}") or 0)
    full: Body = {"accent_color_id": chat.id % _COLOURS, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
    return chat.chat() | full | ({"pinned_message": pinned.body} if pinned else {})


def member(backend: Backend, params: Params) -> Body:
    """How one account stands to a chat."""
    chat = backend.chat(params["chat_id"])
    wanted = params["user_id"]
    if wanted == backend.bot_id:
        return {"status": chat.bot if isinstance(chat, GroupChat) else "member", "user": backend.bot_user()}
    account = backend.world.accounts.get(wanted)
    if account is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    inside = wanted in chat.members if isinstance(chat, GroupChat) else wanted == chat.id
    return {"status": "member" if inside else "left", "user": account.user()}


def administrators(backend: Backend, params: Params) -> list[Body]:
    """The owner of a group: whoever made it."""
    group = _group(backend, params)
    owner = backend.world.accounts[group.members[0]]
    return [{"status": "creator", "user": owner.user(), "is_anonymous": False}]


def member_count(backend: Backend, params: Params) -> int:
    """How many are in a chat, the bot included."""
    chat = backend.chat(params["chat_id"])
    return len(chat.members) + (chat.bot == "member") if isinstance(chat, GroupChat) else 2


def leave(backend: Backend, params: Params) -> bool:
    """The bot leaves a group by itself."""
    group = _group(backend, params)
    group.bot = "left"
    backend.world.keep_group(group)
    return True


def nothing(backend: Backend, params: Params) -> bool:  # noqa: ARG001 - every method has the same shape
    """What ``logOut`` and ``close`` do to a sandbox."""
    return True


def _group(backend: Backend, params: Params) -> GroupChat:
    chat: Chat = backend.editable_chat(params["chat_id"])
    if not isinstance(chat, GroupChat):
        raise bad_request("there are no administrators in the private chat")
    return chat


_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}
