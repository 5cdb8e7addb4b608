"""What a person can do, and what the bot hears of it."""

from __future__ import annotations

import pytest

from bot.sandbox.phone import Blocked, Phone
from bot.sandbox.server import BotApiServer
from tests.sandbox.conftest import Client, buttons


async def next_update(api: Client) -> dict[str, object]:
    found = await api.updates(offset=-1)
    return {name: value for name, value in found[0].items() if name != "update_id"}


async def test_start_with_a_payload(api: Client, phone: Phone) -> None:
    await phone.start("CODE_1-x")
    message = (await next_update(api))["message"]
    assert message["text"] == "/start CODE_1-x"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"] == {"id": 4242, "is_bot": False, "first_name": "An", "language_code": "vi"}
    assert message["chat"] == {"id": 4242, "first_name": "An", "type": "private"}


async def test_links(api: Client, server: BotApiServer, phone: Phone) -> None:
    assert await phone.open_link("https://example.vn/?start=x") is None
    link = f"https://t.me/{server.backend.username}?start=C0DE"
    keys = {"inline_keyboard": [[{"text": "join", "url": link}]]}
    await api.ok("sendMessage", chat_id=phone.id, text="x", reply_markup=keys)
    await phone.tap("join")
    assert (await next_update(api))["message"]["text"] == "/start C0DE"


async def test_a_press_tells_who_where_and_what(api: Client, phone: Phone) -> None:
    card = await api.ok("sendMessage", chat_id=phone.id, text="x", reply_markup=buttons("yes", "no"))
    identifier = await phone.tap("no")
    query = (await next_update(api))["callback_query"]
    assert (query["id"], query["data"], query["message"]) == (identifier, "d:no", card)
    assert await phone.tap(0)
    assert (await next_update(api))["callback_query"]["data"] == "d:yes"
    with pytest.raises(LookupError, match="no button 'maybe'"):
        await phone.tap("maybe")


async def test_a_button_of_an_old_message_can_be_pressed_with_old_data(api: Client, phone: Phone) -> None:
    card = await api.ok("sendMessage", chat_id=phone.id, text="x", reply_markup=buttons("a"))
    await api.ok("editMessageText", chat_id=phone.id, message_id=card["message_id"], text="y")
    await phone.press(card["message_id"], "d:a")
    assert (await next_update(api))["callback_query"]["message"]["text"] == "y"


async def test_the_newest_message_with_the_label_is_meant(api: Client, phone: Phone) -> None:
    first = await api.ok("sendMessage", chat_id=phone.id, text="1", reply_markup=buttons("a"))
    second = await api.ok("sendMessage", chat_id=phone.id, text="2", reply_markup=buttons("a"))
    await phone.tap("a")
    assert (await next_update(api))["callback_query"]["message"]["message_id"] == second["message_id"]
    await phone.tap("a", message_id=first["message_id"])
    assert (await next_update(api))["callback_query"]["message"]["message_id"] == first["message_id"]


async def test_editing_and_deleting_ones_own_message(api: Client, phone: Phone) -> None:
    said = await phone.send_text("on")
    changed = await phone.edit_text(said.message_id, "one")
    assert changed.edited
    edited = (await next_update(api))["edited_message"]
    assert (edited["text"], edited["message_id"], "edit_date" in edited) == ("one", said.message_id, True)
    await phone.delete(said.message_id)
    assert said.message_id not in [message.message_id for message in phone.messages]
    assert await api.updates(offset=-5) != []


async def test_blocking(api: Client, phone: Phone) -> None:
    await phone.block()
    change = (await next_update(api))["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    with pytest.raises(Blocked):
        await phone.send_text("x")
    await phone.start()
    assert (await next_update(api))["message"]["text"] == "/start"
    assert not phone.account.blocked


async def test_what_is_not_text(api: Client, phone: Phone) -> None:
    await phone.send_voice()
    assert (await next_update(api))["message"]["voice"]["duration"] == 1
    await phone.send_photo(caption="look")
    assert (await next_update(api))["message"]["caption"] == "look"
    await phone.send_sticker()
    assert (await next_update(api))["message"]["sticker"]["emoji"] == "👍"
    await phone.send_location()
    assert "location" in (await next_update(api))["message"]
    await phone.send_contact("+84")
    assert (await next_update(api))["message"]["contact"]["user_id"] == phone.id


async def test_a_reply_keyboard(api: Client, phone: Phone) -> None:
    keys = {"keyboard": [[{"text": "Mine"}, {"text": "Share", "request_contact": True}]]}
    await api.ok("sendMessage", chat_id=phone.id, text="x", reply_markup=keys)
    await phone.tap("Mine")
    assert (await next_update(api))["message"]["text"] == "Mine"
    await phone.tap("Share")
    assert "contact" in (await next_update(api))["message"]
    await api.ok("sendMessage", chat_id=phone.id, text="x", reply_markup={"remove_keyboard": True})
    assert phone.keyboard == []


async def test_groups(api: Client, server: BotApiServer, phone: Phone) -> None:
    server.phone(5, "Bình")
    group = await phone.add_bot_to_group("Office", members=(5,))
    joined, created = (await api.updates())[-2:]
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert created["message"]["chat"] == {
        "id": group,
        "title": "Office",
        "type": "group",
        "all_members_are_administrators": True,
    }
    await phone.send_text("not for the bot", chat_id=group)
    assert "group_chat_created" in (await next_update(api))["message"]
    await phone.send_text("/surveys", chat_id=group)
    assert (await next_update(api))["message"]["text"] == "/surveys"
    said = await api.ok("sendMessage", chat_id=group, text="hello", reply_markup=buttons("a"))
    await phone.send_text("and now?", chat_id=group, reply_to=said["message_id"])
    assert (await next_update(api))["message"]["reply_to_message"]["message_id"] == said["message_id"]
    await phone.tap("a", chat_id=group)
    assert (await next_update(api))["callback_query"]["message"]["chat"]["id"] == group
    assert await api.ok("getChatMemberCount", chat_id=group) == 3
    await phone.remove_bot_from_group(group)
    assert await api.no("sendMessage", chat_id=group, text="x") == "Forbidden: bot was kicked from the group chat"


async def test_wait_tells_what_it_saw_instead(phone: Phone) -> None:
    with pytest.raises(TimeoutError, match="/start"):
        await phone.wait(lambda one: one.card, timeout=0.01)


async def test_the_menu_by_scope_and_language(api: Client, server: BotApiServer, phone: Phone) -> None:
    def menu(word: str) -> list[dict[str, str]]:
        return [{"command": word, "description": word}]

    await api.ok("setMyCommands", commands=menu("general"))
    assert phone.commands == [("general", "general")]
    await api.ok("setMyCommands", commands=menu("vietnamese"), language_code="vi")
    assert phone.commands == [("vietnamese", "vietnamese")]
    await api.ok("setMyCommands", commands=menu("admin"), scope={"type": "chat", "chat_id": phone.id})
    assert phone.commands == [("admin", "admin")]
    assert await api.ok("getMyCommands", language_code="vi") == menu("vietnamese")
    await api.ok("deleteMyCommands", scope={"type": "chat", "chat_id": phone.id})
    assert phone.commands == [("vietnamese", "vietnamese")]
    assert server.phone(5, language="en").commands == [("general", "general")]
    assert await api.no("setMyCommands", commands=[], language_code="vie") == (
        "Bad Request: invalid language code specified"
    )
    assert await api.no("setMyCommands", commands=[], scope={"type": "planet"}) == (
        "Bad Request: can't parse BotCommandScope: Unsupported type specified"
    )


async def test_name_and_descriptions(api: Client) -> None:
    await api.ok("setMyName", name="Khảo sát")
    await api.ok("setMyDescription", description="Chào", language_code="vi")
    assert await api.ok("getMyName", language_code="de") == {"name": "Khảo sát"}
    assert await api.ok("getMyDescription", language_code="vi") == {"description": "Chào"}
    assert await api.ok("getMyDescription") == {"description": ""}
    assert (await api.ok("getMe"))["first_name"] == "Khảo sát"
    assert await api.no("setMyName", name="x" * 65) == "Bad Request: name is too long"
