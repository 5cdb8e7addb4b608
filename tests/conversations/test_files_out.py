"""Files that go out above a card: what did not get there before the process died comes afterwards, with its card."""

from __future__ import annotations

import pytest

ADMIN, OTHER = "BTC-032", "BTC-012"
WAYS = {
    "template": (ADMIN, ("My desk", "Templates and surveys"), "An empty one, with an example", ["template.xlsx"]),
    "copy": (OTHER, ("/mydata",), "Send", ["my-data.html", "my-data.json"]),
}


def sent(phone):
    return [one.document["file_name"] for one in phone.messages if one.from_bot and one.document]


async def follow(stage, phone, ways):
    for way in ways:
        await (phone.send_text(way) if way.startswith("/") else phone.tap(way))
        await stage.settle()


@pytest.mark.parametrize("what", WAYS)
async def test_what_was_not_sent_when_the_process_died_is_sent_by_the_next(stage, what):
    who, ways, button, names = WAYS[what]
    phone = await stage.join(who, "en")
    await follow(stage, phone, ways)
    stage.server.fail_next("sendDocument", status=502)
    await phone.tap(button)
    await stage.settle()
    assert sent(phone) == []
    await stage.restart()
    assert sent(phone) == names
    assert phone.card.message_id == phone.last.message_id
    await stage.drain()
    await stage.restart()
    await phone.send_text("/help")
    await stage.settle()
    assert sent(phone) == names


async def asked_for_a_copy(stage, status):
    """Somebody asks for a copy of their data, whose first file fails so; gives who, phone and the card before."""
    who, ways, button, _ = WAYS["copy"]
    phone = await stage.join(who, "en")
    await follow(stage, phone, ways)
    stage.server.fail_next("sendDocument", status=status)
    before = phone.last.message_id
    await phone.tap(button)
    return who, phone, before


async def test_a_file_that_telegram_refuses_does_not_keep_its_card_away(stage):
    _, phone, before = await asked_for_a_copy(stage, 400)
    await stage.drain()
    *_, names = WAYS["copy"]
    assert sent(phone) == names[1:]
    assert phone.card.message_id > before


async def test_a_file_that_cannot_be_sent_for_long_does_not_keep_its_card_away(stage):
    who, phone, before = await asked_for_a_copy(stage, 502)
    await stage.settle()
    stage.clock.pass_(minutes=11)
    await stage.restart()
    assert sent(phone) == []
    assert phone.card.message_id >= before
    assert "could not be sent" in phone.card.text
    await stage.drain()
    assert stage.chat_of(who).shown_revision == stage.chat_of(who).revision
