"""What Telegram refuses is refused, in Telegram's words."""

from __future__ import annotations

import json
import struct

import aiohttp
import pytest

from bot.sandbox.phone import Phone
from bot.sandbox.server import BotApiServer
from tests.sandbox.conftest import Client, buttons
from tests.support.clock import FakeClock

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)
OLD_QUERY = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.mark.parametrize(
    ("params", "text"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({}, "Bad Request: message text is empty"),
        ({"text": " \n "}, "Bad Request: text must be non-empty"),
        ({"text": "x" * 4097}, "Bad Request: message is too long"),
        ({"text": "x" * 32769}, "Bad Request: text is too long"),
        ({"text": "x\ud800"}, "Bad Request: strings must be encoded in UTF-8"),
        ({"text": "x", "parse_mode": "rtf"}, "Bad Request: unsupported parse_mode"),
        ({"text": "x", "parse_mood": "HTML"}, 'Bad Request: unknown parameter "parse_mood" of sendMessage'),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0}]},
            "Bad Request: can't parse MessageEntity: Can't find field \"length\"",
        ),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
            "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text",
        ),
        ({"text": "x", "reply_markup": "{"}, "Bad Request: can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_parameters": {"message_id": 9999}}, "Bad Request: message to be replied not found"),
        (
            {"text": "x", "disable_notification": "maybe"},
            'Bad Request: parameter "disable_notification" must be a Boolean',
        ),
    ],
)
async def test_text(api: Client, phone: Phone, params: dict[str, object], text: str) -> None:
    assert await api.no("sendMessage", chat_id=phone.id, **params) == text


async def test_the_longest_text_counts_code_points_after_parsing(api: Client, phone: Phone) -> None:
    said = await api.ok("sendMessage", chat_id=phone.id, text=f"<b>{'😀' * 4096}</b>", parse_mode="HTML")
    assert len(said["text"]) == 4096
    assert said["entities"] == [{"type": "bold", "offset": 0, "length": 8192}]


@pytest.mark.parametrize(
    ("button", "text"),
    [
        ({"text": "a", "callback_data": "x" * 65}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "đ" * 33}, "Bad Request: BUTTON_DATA_INVALID"),
        (
            {"text": "a"},
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "a", "callback_data": ""},
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"callback_data": "x"}, "Bad Request: can't parse inline keyboard button: Can't find field \"text\""),
        (
            {"text": 5, "callback_data": "x"},
            'Bad Request: can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        (
            {"text": "a", "callback_data": "x", "style": "pink"},
            "Bad Request: can't parse inline keyboard button: invalid button style specified",
        ),
        (
            {"text": "a", "url": "http://nowhere"},
            "Bad Request: inline keyboard button URL 'http://nowhere' is invalid: Wrong HTTP URL",
        ),
        ({"text": "a", "copy_text": {"text": "x" * 257}}, "Bad Request: BUTTON_COPY_TEXT_INVALID"),
        (
            {"text": "a", "callback_data": "x", "colour": "red"},
            'Bad Request: can\'t parse inline keyboard button: unknown field "colour" of InlineKeyboardButton',
        ),
    ],
)
async def test_button(api: Client, phone: Phone, button: dict[str, object], text: str) -> None:
    markup = {"inline_keyboard": [[button]]}
    assert await api.no("sendMessage", chat_id=phone.id, text="x", reply_markup=markup) == text


async def test_keyboard_sizes(api: Client, phone: Phone) -> None:
    too_many = {"inline_keyboard": [[{"text": "a", "callback_data": "x"}] for _ in range(101)]}
    too_heavy = {"inline_keyboard": [[{"text": "a" * 300, "callback_data": "x"}] for _ in range(40)]}
    for markup in (too_many, too_heavy):
        text = await api.no("sendMessage", chat_id=phone.id, text="x", reply_markup=json.dumps(markup))
        assert text == "Bad Request: reply markup is too long"


async def test_a_button_of_64_bytes_passes_and_an_empty_label_vanishes(api: Client, phone: Phone) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "đ" * 32}, {"text": "", "callback_data": "x"}]]}
    said = await api.ok("sendMessage", chat_id=phone.id, text="x", reply_markup=markup)
    assert said["reply_markup"]["inline_keyboard"] == [[{"text": "a", "callback_data": "đ" * 32}]]


async def test_edits(api: Client, phone: Phone) -> None:
    card = await api.ok("sendMessage", chat_id=phone.id, text="one", reply_markup=buttons("a"))
    place = {"chat_id": phone.id, "message_id": card["message_id"]}
    assert await api.no("editMessageText", **place, text=" one ", reply_markup=buttons("a")) == NOT_MODIFIED
    assert await api.no("editMessageReplyMarkup", **place, reply_markup=buttons("a")) == NOT_MODIFIED
    assert (await api.ok("editMessageText", **place, text="one", reply_markup=buttons("b")))["edit_date"]
    assert "reply_markup" not in await api.ok("editMessageText", **place, text="one")
    keyboard = {"keyboard": [["a"]]}
    text = await api.no("editMessageText", **place, text="two", reply_markup=keyboard)
    assert text == "Bad Request: inline keyboard expected"
    missing = place | {"message_id": card["message_id"] + 100}
    assert await api.no("editMessageText", **missing, text="x") == "Bad Request: message to edit not found"
    theirs = place | {"message_id": (await phone.send_text("mine")).message_id}
    assert await api.no("editMessageText", **theirs, text="x") == "Bad Request: message can't be edited"


async def test_a_message_with_a_reply_keyboard_can_never_be_edited(api: Client, phone: Phone) -> None:
    said = await api.ok("sendMessage", chat_id=phone.id, text="x", reply_markup={"keyboard": [["a", {"text": "b"}]]})
    assert phone.keyboard == [["a", "b"]]
    text = await api.no("editMessageText", chat_id=phone.id, message_id=said["message_id"], text="y")
    assert text == "Bad Request: message can't be edited"


async def test_deleting(api: Client, phone: Phone, clock: FakeClock) -> None:
    said = await api.ok("sendMessage", chat_id=phone.id, text="x")
    place = {"chat_id": phone.id, "message_id": said["message_id"]}
    assert await api.ok("deleteMessage", **place) is True
    assert phone.message(said["message_id"]).deleted
    assert await api.no("deleteMessage", **place) == "Bad Request: message to delete not found"
    assert await api.no("editMessageText", **place, text="y") == "Bad Request: message to edit not found"
    old = await api.ok("sendMessage", chat_id=phone.id, text="x")
    clock.pass_(hours=49)
    text = await api.no("deleteMessage", chat_id=phone.id, message_id=old["message_id"])
    assert text == "Bad Request: message can't be deleted for everyone"
    assert await api.no("deleteMessages", chat_id=phone.id) == "Bad Request: message identifiers are not specified"


async def test_whom_a_bot_may_write_to(api: Client, server: BotApiServer, phone: Phone) -> None:
    server.phone(77)
    say = {"text": "x"}
    assert await api.no("sendMessage", chat_id=1, **say) == "Bad Request: chat not found"
    assert await api.no("sendMessage", chat_id="@nobody", **say) == "Bad Request: chat not found"
    assert await api.no("sendMessage", **say) == "Bad Request: chat_id is empty"
    assert await api.no("sendMessage", chat_id=77, **say) == "Forbidden: bot can't initiate conversation with a user"
    await phone.block()
    assert await api.no("sendMessage", chat_id=phone.id, **say) == "Forbidden: bot was blocked by the user"
    await phone.unblock()
    await api.ok("sendMessage", chat_id=phone.id, **say)
    await phone.deactivate()
    assert await api.no("sendMessage", chat_id=phone.id, **say) == "Forbidden: user is deactivated"


async def test_a_press_can_be_answered_once_and_not_for_long(api: Client, phone: Phone, clock: FakeClock) -> None:
    await api.ok("sendMessage", chat_id=phone.id, text="x", reply_markup=buttons("a"))
    first = await phone.tap("a")
    assert phone.unanswered == [first]
    assert (
        await api.no("answerCallbackQuery", callback_query_id=first, text="x" * 201) == "Bad Request: MESSAGE_TOO_LONG"
    )
    assert await api.ok("answerCallbackQuery", callback_query_id=first, text="x" * 200, show_alert=True)
    assert await api.no("answerCallbackQuery", callback_query_id=first) == OLD_QUERY
    assert [(toast.text, toast.show_alert) for toast in phone.toasts] == [("x" * 200, True)]
    second = await phone.tap("a")
    clock.pass_(seconds=16)
    assert await api.no("answerCallbackQuery", callback_query_id=second) == OLD_QUERY
    assert await api.no("answerCallbackQuery", callback_query_id="1") == OLD_QUERY
    assert phone.unanswered == [second]


@pytest.mark.parametrize(
    ("commands", "text"),
    [
        ([{"command": "Start", "description": "x"}], "Bad Request: BOT_COMMAND_INVALID"),
        ([{"command": "tiếng", "description": "x"}], "Bad Request: BOT_COMMAND_INVALID"),
        ([{"command": "x" * 33, "description": "x"}], "Bad Request: command length must not exceed 32"),
        ([{"command": "", "description": "x"}], "Bad Request: command must be non-empty"),
        ([{"command": "x", "description": ""}], "Bad Request: command description must be non-empty"),
        ([{"command": "x", "description": "y" * 257}], "Bad Request: command description length must not exceed 256"),
        ([{"command": "x"}], "Bad Request: can't parse BotCommand: Can't find field \"description\""),
        ({"command": "x"}, "Bad Request: expected an Array of BotCommand"),
        ([{"command": f"c{n}", "description": "x"} for n in range(101)], "Bad Request: BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_commands(api: Client, commands: object, text: str) -> None:
    assert await api.no("setMyCommands", commands=commands) == text


async def test_methods_tokens_and_paths(api: Client, server: BotApiServer) -> None:
    assert await api.raw("sendMesage") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found: method not found"},
    )
    for token, expected in (("1:wrong", (401, "Unauthorized")), ("nonsense", (404, "Not Found"))):
        async with api.session.get(f"{server.base_url}{token}/getMe") as answer:
            assert (answer.status, (await answer.json())["description"]) == expected
    assert (
        await api.no("sendPoll", chat_id=1, question="x", options=[])
        == "Bad Request: the sandbox does not play sendPoll"
    )
    assert [call.method for call in server.refused] == ["sendPoll"]


async def test_captions_and_files(api: Client, phone: Phone) -> None:
    assert await api.no("sendDocument", chat_id=phone.id) == "Bad Request: there is no document in the request"
    assert (await api.no("sendDocument", chat_id=phone.id, document="nonsense")).startswith(
        "Bad Request: wrong remote file identifier specified"
    )
    known = (await phone.send_document("a.txt", b"x")).document
    assert known
    text = await api.no("sendDocument", chat_id=phone.id, document=known["file_id"], caption="x" * 1025)
    assert text == "Bad Request: message caption is too long"
    said = await api.ok("sendDocument", chat_id=phone.id, document=known["file_id"], caption="x" * 1024)
    text = await api.no("editMessageText", chat_id=phone.id, message_id=said["message_id"], text="y")
    assert text == "Bad Request: there is no text in the message to edit"
    big = (await phone.send_document("big.bin", bytes(20 * 1024 * 1024 + 1))).document
    assert big
    assert await api.no("getFile", file_id=big["file_id"]) == "Bad Request: file is too big"
    assert await api.no("sendChatAction", chat_id=phone.id, action="singing") == (
        "Bad Request: wrong parameter action in request"
    )


def picture(width: int, height: int) -> bytes:
    """The beginning of a PNG of this size."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(20)


@pytest.mark.parametrize(
    ("content", "caption", "text"),
    [
        (b"no picture", "", "Bad Request: IMAGE_PROCESS_FAILED"),
        (picture(9000, 1200), "", "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (picture(2100, 100), "", "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (picture(800, 600), "x" * 1025, "Bad Request: message caption is too long"),
        (picture(800, 600) + bytes(10 * 1024 * 1024), "", "Bad Request: PHOTO_SAVE_FILE_INVALID"),
        (picture(800, 600), "<b>" + "x" * 1024 + "</b>", ""),
    ],
    ids=["no picture", "too large", "too narrow", "long caption", "too many bytes", "right"],
)
async def test_pictures(api: Client, phone: Phone, content: bytes, caption: str, text: str) -> None:
    await phone.start()
    form = aiohttp.FormData({"chat_id": str(phone.id), "caption": caption, "parse_mode": "HTML"})
    form.add_field("photo", content, filename="chart.png", content_type="image/png")
    async with api.session.post(f"{api.server.base_url}{api.server.token}/sendPhoto", data=form) as answer:
        assert (await answer.json()).get("description", "") == text
