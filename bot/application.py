"""The python-telegram-bot application: its handlers in order. No ConversationHandler, no persistence, no updater.

Conversations are rows; what each can do is data in `bot.conversations.registry`. The handlers only
read an update and bring it to the desk.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, cast

from telegram import ChatMember, Document, Message, PhotoSize, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
    MessageHandler,
    filters,
)

from bot.context import BotContext, FrontDesk
from bot.conversations.kit.incoming import ASKED, Incoming, Kind
from bot.conversations.registry import COMMANDS
from bot.delivery.outbox import in_flight
from bot.delivery.request import CONNECTIONS, AiohttpRequest
from bot.presenting.cards import Outcome
from bot.receiving.pictures import is_picture
from bot.receiving.uploads import shown_name
from bot.services.operating.received_files import Sent
from bot.settings import Settings

App = Application[Any, Any, Any, Any, Any, Any]

SENT: Final = {
    "photo": ("photo",),
    "video": ("video", "video_note", "animation"),
    "voice": ("voice", "audio"),
    "sticker": ("sticker", "dice"),
    "location": ("location", "venue"),
    "contact": ("contact",),
    "file": ("document",),
}
"""What somebody may send besides words, and where a message has it; an animation has a document as well."""

CARD: Final = "card"  # where a press has the number of its message; the library hands on what it does not know
ELSEWHERE: Final = "elsewhere"  # likewise: that message is in no chat of the presser's with the bot
_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE  # edited messages change nothing


async def on_command(update: Update, context: BotContext) -> None:
    """A command this program knows."""
    assert update.effective_message is not None
    assert update.effective_message.text is not None
    first, _, rest = update.effective_message.text.partition(" ")
    name = first[1:].split("@")[0].lower()
    await context.bot_data.take(_from_message(update, Kind.COMMAND, rest.strip(), name))


async def on_text(update: Update, context: BotContext) -> None:
    """Anything typed that is no command."""
    assert update.effective_message is not None
    await context.bot_data.take(_from_message(update, Kind.TEXT, update.effective_message.text or ""))


async def on_file(update: Update, context: BotContext) -> None:
    """A file. Its turn decides whether it is kept; it is fetched and checked afterwards."""
    message = update.effective_message
    assert message is not None
    assert message.document is not None
    desk, document = context.bot_data, message.document
    if is_picture(document) and await _took_picture(update, desk, document):
        return
    sent = Sent(document.file_id, shown_name(document.file_name or ""), document.file_size or 0)
    await desk.take(replace(_from_message(update, Kind.FILE), file=sent))


async def _took_picture(update: Update, desk: FrontDesk, sent: Document | list[PhotoSize]) -> bool:
    """Take a picture from somebody who is asked for one, where pictures are answers; False for all others."""
    message = update.effective_message
    assert message is not None
    if desk.pictures is None:
        return False
    picture = await desk.pictures.receive(message.chat.id, sent)
    if picture is None:
        return False
    await desk.take(replace(_from_message(update, Kind.PICTURE), picture=picture))
    return True


async def on_contact(update: Update, context: BotContext) -> None:
    """A contact card: only whether it is the sender's own is read. Anybody can send anybody's card."""
    message = update.effective_message
    assert message is not None
    assert message.contact is not None
    own = message.from_user is not None and message.contact.user_id == message.from_user.id
    await context.bot_data.take(replace(_from_message(update, Kind.CONTACT), own=own))


async def on_location(update: Update, context: BotContext) -> None:
    """A shared location, or a venue, which has one."""
    message = update.effective_message
    assert message is not None
    assert message.location is not None
    place = message.location
    accuracy = f" 0 {place.horizontal_accuracy:g}" if place.horizontal_accuracy else ""
    where = f"{place.latitude:.6f} {place.longitude:.6f}{accuracy}"
    await context.bot_data.take(_from_message(update, Kind.LOCATION, where))


async def on_other(update: Update, context: BotContext) -> None:
    """Photos, files, voice ... and commands nobody knows."""
    message = update.effective_message
    if message is not None and message.photo and await _took_picture(update, context.bot_data, list(message.photo)):
        return
    sticker = message.sticker if message is not None else None
    await context.bot_data.take(_from_message(update, Kind.OTHER, (sticker.emoji or "") if sticker else ""))


async def on_tap(update: Update, context: BotContext) -> None:
    """A press on a button. Cards are in private chats: one in a group or an inline message is none of ours."""
    query = update.callback_query
    assert query is not None
    if query.inline_message_id or query.api_kwargs.get(ELSEWHERE):
        context.bot_data.outcomes[update.update_id] = Outcome(tap_id=query.id)
        return
    message = query.api_kwargs.get(CARD)
    await context.bot_data.take(
        Incoming(update.update_id, query.from_user.id, Kind.TAP, query.data or "", message_id=message, tap_id=query.id)
    )


async def on_membership(update: Update, context: BotContext) -> None:
    """Somebody blocked the bot, or let it in again."""
    change = update.my_chat_member
    assert change is not None
    kind = Kind.BLOCKED if change.new_chat_member.status == ChatMember.BANNED else Kind.UNBLOCKED
    await context.bot_data.take(Incoming(update.update_id, change.chat.id, kind))


async def on_error(update: object, context: BotContext) -> None:
    """The library swallows what handlers raise; the intake must hear of it."""
    if isinstance(update, Update) and context.error is not None:
        context.bot_data.failures[update.update_id] = context.error


def _from_message(update: Update, kind: Kind, text: str = "", command: str = "") -> Incoming:
    message = update.effective_message
    assert message is not None
    return Incoming(
        update.update_id,
        message.chat.id,
        kind,
        text,
        command,
        message_id=message.message_id,
        what=_what(message),
        at=message.date,
        asked=update.api_kwargs.get(ASKED),
        album=message.media_group_id or "",
        answers=_replied_to(message),
    )


def _replied_to(message: Message) -> int | None:
    """The number of the bot's message that this one replies to, in the same chat; a reply to oneself says nothing."""
    first = message.reply_to_message
    is_ours = first is not None and first.from_user is not None and first.from_user.is_bot
    return first.message_id if first is not None and is_ours else None


def _what(message: Message) -> str:
    """What somebody sent, by the names of `Incoming.what`; "other" for what has no name there."""
    return next((name for name, parts in SENT.items() if any(getattr(message, part) for part in parts)), "other")


def build(settings: Settings, desk: FrontDesk) -> App:
    """The application. Order matters: the first handler that fits takes the update."""
    assert settings.token is not None
    bot = ExtBot(
        settings.token.get_secret_value(),
        base_url=settings.api_base_url,
        base_file_url=settings.api_file_base_url,
        request=AiohttpRequest(settings.proxy_url, CONNECTIONS + in_flight(settings)),
        get_updates_request=AiohttpRequest(settings.proxy_url, connections=1),
    )
    context_types = ContextTypes(context=BotContext, bot_data=cast(type[FrontDesk], lambda: desk))
    app = ApplicationBuilder().bot(bot).updater(None).job_queue(None).context_types(context_types).build()
    app.add_handler(CallbackQueryHandler(on_tap))
    app.add_handler(CommandHandler(sorted(COMMANDS), on_command, _PRIVATE))
    app.add_handler(MessageHandler(_PRIVATE & filters.COMMAND, on_command))
    app.add_handler(MessageHandler(_PRIVATE & filters.TEXT, on_text))
    app.add_handler(MessageHandler(_PRIVATE & filters.Document.ALL, on_file))
    app.add_handler(MessageHandler(_PRIVATE & filters.CONTACT, on_contact))
    app.add_handler(MessageHandler(_PRIVATE & filters.LOCATION, on_location))
    app.add_handler(MessageHandler(_PRIVATE & ~filters.StatusUpdate.ALL, on_other))
    app.add_handler(ChatMemberHandler(on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_error_handler(on_error)
    return app


def without_card(raw: dict[str, Any]) -> dict[str, Any]:
    """The update with only the number of the message whose button was pressed (`CARD`).

    Telegram sends the whole card back with every press: text, entities, keyboard. Nobody reads them, and to make
    objects of them is six sevenths of what the library costs (docs/decisions/0006-speed.md).
    """
    press = raw.get("callback_query")
    if not isinstance(press, dict) or not isinstance(press.get("message"), dict):
        return raw
    bare = {name: value for name, value in press.items() if name != "message"}
    bare |= {CARD: press["message"].get("message_id"), ELSEWHERE: _place(press["message"]) != _place(press)}
    return {**raw, "callback_query": bare}


def _place(part: dict[str, Any]) -> object:
    """The number of a message's chat, or of the account that pressed: the same for a private chat."""
    found = part.get("chat", part.get("from"))
    return found.get("id") if isinstance(found, dict) else None


async def process(app: App, raw: dict[str, Any]) -> Outcome | None:
    """Run an update, as Telegram sent it, through the handlers; gives what is to be shown.

    Raises what a handler raised.
    """
    desk: FrontDesk = app.bot_data
    update = Update.de_json(without_card(raw), app.bot)
    await app.process_update(update)
    failure = desk.failures.pop(update.update_id, None)
    outcome = desk.outcomes.pop(update.update_id, None)
    if failure is not None:
        raise failure
    return outcome
