"""One person's events in order, different persons side by side; what cannot be processed blocks nobody."""

from __future__ import annotations

import asyncio
import json

import pytest

from storage.models import StoredSession
from storage.repositories.updates import PARKED
from tests.conversations.acts import answers, at, card, parked, say, tap

pytestmark = pytest.mark.both_databases


async def test_five_presses_at_once_are_one_answer(stage):
    phone = await stage.answering("BTC-012")
    for _ in range(5):
        await phone.tap("3")
    await stage.settle()
    found = answers(stage, stage.session_of("BTC-012").id)
    assert [row.code for row in found.values()] == ["3"]
    assert at(phone) == 2, "one step further, not five"
    assert len([call for call in stage.server.calls if call.method == "answerCallbackQuery"]) == 2 + 5
    assert not phone.unanswered


async def test_five_different_presses_at_once_count_the_first(stage):
    phone = await stage.answering("BTC-012")
    for level in "12345":
        await phone.tap(level)
    await stage.settle()
    assert [row.code for row in answers(stage, stage.session_of("BTC-012").id).values()] == ["1"]


async def test_what_somebody_types_before_the_next_question_is_on_the_screen_does_not_answer_it(stage):
    phone = await stage.answering("BTC-012")
    for level in ("1", "2", "3", "2", "1"):
        await phone.send_text(level)
    await stage.settle()
    assert [row.code for row in answers(stage, stage.session_of("BTC-012").id).values()] == ["1"]
    assert at(phone) == 2
    await say(stage, phone, "2")
    assert at(phone) == 3, "whoever has read the question is right, however quickly"


async def test_many_people_at_once_each_get_their_own(stage):
    codes = [f"BTC-{number:03}" for number in range(1, 11)]
    phones = [await stage.answering(code) for code in codes]
    for step in range(4):
        for number, phone in enumerate(phones):
            await phone.tap(str(1 + (number + step) % 3))
        await stage.settle()
    for number, code in enumerate(codes):
        rows = answers(stage, stage.session_of(code).id)
        assert [rows[path].code for path in sorted(rows)] == [str(1 + (number + step) % 3) for step in range(4)]
    assert not parked(stage)


# -- poison


@pytest.fixture
def poison(stage):
    """Make the state of somebody's session unreadable, as a fault in the program or on the disk would."""

    async def spoil(staff_code: str) -> None:
        session = stage.session_of(staff_code).id

        def write(uow):
            uow.orm.get_one(StoredSession, session).state = b"\x01not a state"

        await stage.database.run(write)
        stage.bot.program.app.bot_data.library._sessions._entries.clear()

    return spoil


async def test_what_cannot_be_processed_is_parked_and_the_person_hears_of_it(stage, poison):
    phone = await stage.answering("BTC-012")
    await poison("BTC-012")
    await tap(stage, phone, "3")
    (update,) = parked(stage)
    assert update.kind == "callback_query"
    assert update.error == "WrongKeyError"
    assert update.reference in phone.messages[-1].text
    assert not phone.unanswered
    payload = json.loads(stage.database.vault.open(update.payload, PARKED))
    assert payload["update_id"] == update.update_id
    assert str(phone.id).encode() not in bytes(update.payload), "what was parked is sealed"


async def test_others_go_on_beside_a_poison_update(stage, poison):
    broken, other = await stage.answering("BTC-012"), await stage.answering("BTC-017")
    await poison("BTC-012")
    for _ in range(3):
        await broken.tap("3")
        await other.tap("3")
        await stage.settle()
    assert len(answers(stage, stage.session_of("BTC-017").id)) == 3
    assert len(parked(stage)) == 3
    assert stage.server.pending == 0, "nothing is left unacknowledged"


async def test_the_same_person_goes_on_after_a_poison_update(stage, poison):
    phone = await stage.answering("BTC-012")
    await poison("BTC-012")
    await tap(stage, phone, "3")
    await say(stage, phone, "/phieu")
    assert "Phiếu của tôi" in card(phone)


async def test_parked_updates_are_forgotten_after_fourteen_days(stage, poison):
    phone = await stage.answering("BTC-012")
    await poison("BTC-012")
    await tap(stage, phone, "3")
    await stage.pass_(days=13)
    assert parked(stage)
    await stage.pass_(days=2)
    assert not parked(stage)


async def test_updates_that_say_nothing_to_us_are_taken(stage):
    """Shapes no client sends: none of them may block the queue."""
    intake = stage.bot.program.intake
    sender = {"id": 77, "is_bot": False, "first_name": "A"}
    chat = {"id": 77, "type": "private", "first_name": "A"}
    for number, body in enumerate(
        [
            {},
            {"message": {"message_id": 1, "date": 1, "chat": chat, "from": sender}},
            {"callback_query": {"id": "1", "from": sender, "chat_instance": "x", "data": "a1c:1.1.1"}},
            {"callback_query": {"id": "2", "from": sender, "chat_instance": "x"}},
            {"edited_message": {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": "x"}},
            {"message": {"message_id": 2, "date": 1, "chat": chat, "from": sender, "text": "x" * 100_000}},
            {"unheard_of": {"a": 1}},
        ]
    ):
        await asyncio.wait_for(intake.take({"update_id": 900_000_000 + number} | body), 10)
    phone = await stage.join("BTC-012")
    assert phone.card is not None, "whoever comes after them is served"
    await intake.finish()
