"""sendMessage, the edits, deleting, reacting, answering presses."""

from bot.sandbox.backend import Backend, Chat, Params
from bot.sandbox.refusals import bad_request, not_modified, unknown_query
from bot.sandbox.text.entities import StyledText, read_text
from bot.sandbox.text.markup import Markup, read_markup
from bot.sandbox.world import Body, KeptMessage, Query

MOST_TEXT = 4096
MOST_CAPTION = 1024
_MOST_TOAST = 200
_MOST_IDS = 100
_DELETABLE = 48 * 3600
_ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document"}
    | {"choose_sticker", "find_location", "record_video_note", "upload_video_note"}
)


def send_message(backend: Backend, params: Params) -> Body:
    """A text to a chat."""
    content = _text_content(params)
    return send(backend, params, content)


def send(backend: Backend, params: Params, content: Body) -> Body:
    """Keeps a message of the bot and returns it; the checks that all sending methods share."""
    markup = read_markup(params.get("reply_markup"))
    if params.get("business_connection_id"):
        raise bad_request("business connection not found")
    chat = backend.writable_chat(params["chat_id"])
    content |= _reply(backend, chat, params)
    if backend.rates:
        backend.rates.count(chat.id)
    if params.get("protect_content"):
        content["has_protected_content"] = True
    body = backend.new_message(chat, backend.bot_user(), content)
    _set_inline(body, markup)
    return backend.world.keep_message(KeptMessage(body, by_bot=True, keyboard=markup.keyboard)).body


def edit_text(backend: Backend, params: Params) -> Body:
    """New words for a message of the bot; without ``reply_markup`` its buttons go."""
    content = _text_content(params)
    kept, markup = _to_edit(backend, params)
    if "text" not in kept.body:
        raise bad_request("there is no text in the message to edit")
    return _change(backend, kept, content, ("text", "entities", "link_preview_options"), markup)


def edit_caption(backend: Backend, params: Params) -> Body:
    """New words under a picture or a file."""
    kept, markup = _to_edit(backend, params)
    if "text" in kept.body:
        raise bad_request("there is no caption in the message to edit")
    return _change(backend, kept, caption_content(params), ("caption", "caption_entities"), markup)


def edit_markup(backend: Backend, params: Params) -> Body:
    """New buttons for a message of the bot."""
    kept, markup = _to_edit(backend, params)
    return _change(backend, kept, {}, (), markup)


def delete_message(backend: Backend, params: Params) -> bool:
    """Takes a message away on both sides, within 48 hours."""
    chat = backend.editable_chat(params["chat_id"])
    kept = backend.message(chat, params["message_id"], "message to delete")
    if backend.world.now() - kept.body["date"] > _DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    kept.deleted = True
    backend.world.keep_message(kept)
    return True


def delete_messages(backend: Backend, params: Params) -> bool:
    """Takes up to 100 messages away; those that are not there are skipped."""
    chat = backend.editable_chat(params["chat_id"])
    numbers = params["message_ids"]
    if len(numbers) > _MOST_IDS:
        raise bad_request("Too many message identifiers specified")
    for number in numbers:
        if kept := backend.world.message(chat.id, int(number)):
            kept.deleted = True
            backend.world.keep_message(kept)
    return True


def copy_message(backend: Backend, params: Params) -> Body:
    """Sends a message's content anew, without its buttons."""
    source = backend.message(backend.chat(params["from_chat_id"]), params["message_id"], "message to copy")
    left_out = {"message_id", "from", "chat", "date", "edit_date", "reply_markup", "reply_to_message"}
    content = {name: value for name, value in source.body.items() if name not in left_out}
    if "caption" in params and "text" not in content:
        content = {name: value for name, value in content.items() if not name.startswith("caption")}
        content |= caption_content(params)
    return {"message_id": send(backend, params, content)["message_id"]}


def pin_message(backend: Backend, params: Params) -> bool:
    """Remembers the pinned message of a chat."""
    chat = backend.editable_chat(params["chat_id"])
    backend.message(chat, params["message_id"], "message to pin")
    backend.world.keep_setting(f"pinned {chat.id}", params["message_id"])
    return True


def unpin_message(backend: Backend, params: Params) -> bool:
    """Forgets the pinned message of a chat."""
    chat = backend.editable_chat(params["chat_id"])
    if "message_id" in params:
        backend.message(chat, params["message_id"], "message to unpin")
    backend.world.keep_setting(f"pinned {chat.id}", None)
    return True


def react(backend: Backend, params: Params) -> bool:
    """Sets the bot's reaction to a message; bots may set one."""
    chat = backend.editable_chat(params["chat_id"])
    kept = backend.message(chat, params["message_id"], "message to react")
    reactions = params.get("reaction", [])
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    kept.reactions = reactions
    backend.world.keep_message(kept)
    return True


def chat_action(backend: Backend, params: Params) -> bool:
    """Shows for a moment what the bot is doing."""
    if params["action"].lower() not in _ACTIONS:
        raise bad_request("Wrong parameter action in request")
    chat = backend.writable_chat(params["chat_id"])
    backend.world.bell.ring(chat.id, "action", params["action"].lower())
    return True


def answer_press(backend: Backend, params: Params) -> bool:
    """Ends the progress bar of a button, with a short note or an alert. An id is good once, and not for long."""
    query = backend.world.queries.get(params["callback_query_id"])
    if query is None or query.answer is not None or backend.world.now() - query.at > backend.query_lifetime:
        raise unknown_query()
    text = params.get("text", "")
    if len(text) > _MOST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": text, "show_alert": params.get("show_alert", False), "url": params.get("url", "")}
    _answered(backend, query, answer)
    return True


def _answered(backend: Backend, query: Query, answer: Body) -> None:
    query.answer = answer
    backend.world.keep_query(query)


def _text_content(params: Params) -> Body:
    found = read_text(params["text"], params.get("parse_mode"), params.get("entities"))
    _check_length(found, MOST_TEXT, "Message is too long")
    content: Body = {"text": found.text}
    if found.entities:
        content["entities"] = found.entities
    if params.get("link_preview_options"):
        content["link_preview_options"] = params["link_preview_options"]
    return content


def caption_content(params: Params) -> Body:
    """The caption of a file. Raises Refusal (400)."""
    given = params.get("caption_entities")
    found = read_text(params.get("caption", ""), params.get("parse_mode"), given, may_be_empty=True)
    _check_length(found, MOST_CAPTION, "message caption is too long")
    content: Body = {"caption": found.text} if found.text else {}
    return content | ({"caption_entities": found.entities} if found.entities else {})


def _check_length(found: StyledText, most: int, complaint: str) -> None:
    if len(found.text) > most:
        raise bad_request(complaint)


def _reply(backend: Backend, chat: Chat, params: Params) -> Body:
    asked = params.get("reply_parameters")
    if not asked:
        return {}
    kept = backend.world.message(chat.id, int(asked["message_id"]))
    if kept is None:
        if asked.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": {name: value for name, value in kept.body.items() if name != "reply_to_message"}}


def _to_edit(backend: Backend, params: Params) -> tuple[KeptMessage, Markup]:
    markup = read_markup(params.get("reply_markup"), only_inline=True)
    if "chat_id" not in params and "message_id" not in params:
        raise bad_request("Message identifier is not specified" if not params.get("inline_message_id") else _INLINE)
    if "chat_id" not in params:
        raise bad_request("chat_id is empty")
    chat = backend.editable_chat(params["chat_id"])
    kept = backend.message(chat, params.get("message_id", 0), "message to edit")
    if not kept.by_bot or kept.keyboard or kept.forwarded:
        raise bad_request("message can't be edited")
    return kept, markup


_INLINE = "MESSAGE_ID_INVALID"


def _change(backend: Backend, kept: KeptMessage, content: Body, names: tuple[str, ...], markup: Markup) -> Body:
    before = kept.body
    after = {name: value for name, value in before.items() if name not in (*names, "reply_markup")} | content
    _set_inline(after, markup)
    if after == before:
        raise not_modified()
    kept.reworded = kept.reworded or any(after.get(name) != before.get(name) for name in names)
    after["edit_date"] = int(backend.world.now())
    kept.body = after
    return backend.world.keep_message(kept).body


def _set_inline(body: Body, markup: Markup) -> None:
    if markup.inline:
        body["reply_markup"] = markup.inline
