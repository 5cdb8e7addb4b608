"""Which function plays which method."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from bot.sandbox.backend import Backend, Params
from bot.sandbox.methods import methods_chats as chats
from bot.sandbox.methods import methods_files as files
from bot.sandbox.methods import methods_messages as messages
from bot.sandbox.methods import methods_profile as profile
from bot.sandbox.methods import methods_updates as updates
from bot.sandbox.refusals import bad_request

Handler = Callable[[Backend, Params], Any]

HANDLERS: dict[str, Handler] = {
    "answerCallbackQuery": messages.answer_press,
    "close": chats.nothing,
    "copyMessage": messages.copy_message,
    "deleteMessage": messages.delete_message,
    "deleteMessages": messages.delete_messages,
    "deleteMyCommands": profile.delete_commands,
    "deleteWebhook": updates.delete_webhook,
    "editMessageCaption": messages.edit_caption,
    "editMessageReplyMarkup": messages.edit_markup,
    "editMessageText": messages.edit_text,
    "getChat": chats.get_chat,
    "getChatAdministrators": chats.administrators,
    "getChatMember": chats.member,
    "getChatMemberCount": chats.member_count,
    "getChatMenuButton": profile.get_menu_button,
    "getFile": files.get_file,
    "getMe": profile.get_me,
    "getMyCommands": profile.get_commands,
    "getMyDescription": partial(profile.get_text, what="description"),
    "getMyName": partial(profile.get_text, what="name"),
    "getMyShortDescription": partial(profile.get_text, what="short_description"),
    "getWebhookInfo": updates.webhook_info,
    "leaveChat": chats.leave,
    "logOut": chats.nothing,
    "pinChatMessage": messages.pin_message,
    "sendAnimation": partial(files.send_file, kind="animation"),
    "sendAudio": partial(files.send_file, kind="audio"),
    "sendChatAction": messages.chat_action,
    "sendContact": files.send_contact,
    "sendDocument": partial(files.send_file, kind="document"),
    "sendLocation": files.send_location,
    "sendMessage": messages.send_message,
    "sendPhoto": partial(files.send_file, kind="photo"),
    "sendVideo": partial(files.send_file, kind="video"),
    "sendVoice": partial(files.send_file, kind="voice"),
    "setChatMenuButton": profile.set_menu_button,
    "setMessageReaction": messages.react,
    "setMyCommands": profile.set_commands,
    "setMyDescription": partial(profile.set_text, what="description"),
    "setMyName": partial(profile.set_text, what="name"),
    "setMyShortDescription": partial(profile.set_text, what="short_description"),
    "setWebhook": updates.set_webhook,
    "unpinAllChatMessages": messages.unpin_message,
    "unpinChatMessage": messages.unpin_message,
}


def carry_out(backend: Backend, method: str, params: Params) -> Any:
    """Does what the call asks for; the parameters are checked already. getUpdates gives an awaitable.

    Raises Refusal, also for a method of the Bot API that the sandbox does not play.
    """
    if method == "getUpdates":
        polling: Awaitable[Any] = updates.get_updates(backend, params)
        return polling
    handler = HANDLERS.get(method)
    if handler is None:
        raise bad_request(f"the sandbox does not play {method}")
    return handler(backend, params)
