"""Showing cards: what is edited, what is spared, what is noted, beside other processes and without a database."""

from __future__ import annotations

import asyncio
import struct
from dataclasses import dataclass, replace

import pytest
from structlog.testing import capture_logs

from bot.delivery.cards import Cards
from bot.delivery.gate import Gate
from bot.presenting.callbacks import Address
from bot.presenting.cards import Card
from bot.presenting.screens import Button, Part, ScreenBuilder, Tone
from bot.presenting.screens import Screen as ScreenOf
from bot.presenting.telegram import render
from storage.repositories import chats
from tests.receiving.conftest import database_away, until

pytestmark = pytest.mark.both_databases


@dataclass
class Screen:
    """A chat whose next revisions a test makes up."""

    stage: object
    phone: object
    chat: object
    revision: int
    text: str = ""

    async def next(self, text, *, edit=None):
        """What the chat should show next, as a turn would store it."""
        self.revision += 1
        await self.stage.database.run(self._store)
        self.text = text
        return self.again(edit=edit)

    def again(self, *, edit=None):
        """The same once more, as the repair makes it."""
        drawn = ScreenBuilder().say(Tone.QUESTION, self.text).row(Button("x", Address("m", "s"))).done()
        return Card(self.chat.id, self.phone.id, self.revision, render(drawn), edit=edit)

    def _store(self, uow):
        view = chats.by_id(uow, self.chat.id)
        view.revision = self.revision
        chats.save(uow, view, self.stage.clock())

    def cards(self, database=None):
        """A process that shows cards."""
        program = self.stage.bot.program
        return Cards(program.calls, database or program.database, self.stage.clock)

    @property
    def row(self):
        """The chat as it is stored."""
        return self.stage.chat_of("BTC-012")


class LateNotes:
    """The database of a process that is held up between sending a card and noting it."""

    def __init__(self, database):
        self._database = database
        self.held = asyncio.Event()

    async def run(self, work, *given):
        await self.held.wait()
        return await self._database.run(work, *given)


@pytest.fixture
async def screen(stage):
    phone = await stage.join("BTC-012")
    await stage.bot.finish()
    chat = stage.chat_of("BTC-012")
    return Screen(stage, phone, chat, chat.revision)


async def test_a_card_that_was_sent_meanwhile_is_the_one_that_is_edited(screen):
    cards, old = screen.cards(), screen.phone.card.message_id
    cards.show(await screen.next("first"))
    await cards.drain(10)
    cards.show(await screen.next("second", edit=old))  # its turn did not know of the first one's message yet
    await cards.drain(10)
    assert screen.phone.card.text == "second"
    assert screen.phone.card.message_id > old
    assert "first" not in [m.text for m in screen.phone.messages]


async def test_what_another_process_showed_in_between_is_edited_back(screen):
    one, other, message = screen.cards(), screen.cards(), screen.phone.card.message_id
    for cards, text in ((one, "ticked"), (other, "not ticked"), (one, "ticked")):
        cards.show(await screen.next(text, edit=message))
        await cards.drain(10)
        assert screen.phone.card.text == text


async def test_a_card_that_another_process_overtook_is_taken_back(screen):
    one, other, old = screen.cards(), screen.cards(), screen.phone.card.message_id
    slow, quick = await screen.next("slow"), await screen.next("quick", edit=old)
    for cards, card in ((one, quick), (other, slow)):  # the same person's updates, taken by two processes at once
        cards.show(card)
        await cards.drain(10)
    assert screen.phone.card.text == "quick"
    assert "slow" not in [message.text for message in screen.phone.messages]
    assert (screen.row.message_id, screen.row.shown_revision) == (old, screen.revision)
    other.show(await screen.next("next", edit=old))
    await other.drain(10)
    assert (screen.phone.card.text, screen.phone.card.message_id) == ("next", old)


async def test_a_card_below_which_another_process_sent_one_is_shown_again(screen):
    one, other, old = screen.cards(), screen.cards(), screen.phone.card.message_id
    first, second = await screen.next("first, sent"), await screen.next("second, edited above it", edit=old)
    hidden = []

    async def show_again(chat):
        hidden.append(chat)

    other.show_again = show_again
    for cards, card in ((one, first), (other, second)):
        cards.show(card)
        await cards.drain(10)
    assert hidden == [screen.chat.id]
    assert screen.row.shown_revision == screen.revision - 1, "left to the repair as well"
    other.show(await screen.next("third", edit=screen.row.message_id))
    await other.drain(10)
    assert (screen.phone.card.text, screen.row.shown_revision) == ("third", screen.revision)


async def test_a_live_card_keeps_its_buttons_until_the_one_below_has_caught_up(screen):
    """One process sends a card while another makes the next turn of the card above, which is not noted yet."""
    one, other, old = screen.cards(), screen.cards(), screen.phone.card.message_id
    warning, later = await screen.next("the same turn, with a warning"), await screen.next("the next turn", edit=old)
    other.note_every = 60.0
    other.show(later)
    await until(lambda: screen.phone.message(old).text == "the next turn")
    one.show(replace(warning, retire=old))
    await one.drain(10)
    assert screen.phone.message(old).buttons, "nothing else to press belongs to this turn"
    other.show_again = shows_again(screen, other)
    await other.drain(0.1)  # ends the wait for more to note
    other.note_every = 0.0
    await other.drain(10)
    below = screen.phone.card
    assert (below.text, below.message_id > old) == ("the next turn", True)
    assert not screen.phone.message(old).buttons
    assert (screen.row.message_id, screen.row.shown_revision) == (below.message_id, screen.revision)


async def test_a_card_that_was_sent_above_an_older_one_gives_way_and_is_shown_below(screen):
    late = LateNotes(screen.stage.database)
    one, other = screen.cards(), screen.cards(late)
    older, newer = await screen.next("older"), await screen.next("newer")
    other.show_again = shows_again(screen, other)
    other.show(newer)
    await until(lambda: screen.phone.card.text == "newer")
    one.show(older)
    await one.drain(10)
    late.held.set()
    await other.drain(10)
    assert [m.text for m in screen.phone.messages if m.text in ("older", "newer")] == ["newer"]
    assert (screen.row.message_id, screen.row.shown_revision) == (screen.phone.card.message_id, screen.revision)


def shows_again(screen, cards):
    """What a program does with a chat whose card another process hid."""

    async def show_again(chat):
        assert chat == screen.chat.id
        cards.show(screen.again(edit=screen.row.message_id))

    return show_again


async def test_a_card_that_reads_so_already_is_not_edited(screen):
    cards, message = screen.cards(), screen.phone.card.message_id
    for _ in range(2):
        cards.show(await screen.next("the same", edit=message))
        await cards.drain(10)
    assert screen.stage.server.refused == []
    assert screen.row.shown_revision == screen.revision


async def test_a_message_sent_without_a_database_is_noted_later_and_not_sent_again(screen):
    cards, card = screen.cards(), await screen.next("sent all the same")
    with capture_logs() as logs:
        async with database_away(screen.stage):
            cards.show(card)
            await until(lambda: any("could not be noted" in entry["event"] for entry in logs))
        await until(lambda: screen.row.shown_revision == screen.revision)
    assert screen.row.message_id == screen.phone.card.message_id
    await screen.stage.bot.program.jobs.show_lost_cards(screen.stage.clock())
    await screen.stage.settle()
    assert [m.text for m in screen.phone.messages].count("sent all the same") == 1
    await cards.drain(10)


async def test_a_flood_that_lasts_longer_than_the_end_is_left_to_the_next_start(screen):
    cards, message = screen.cards(), screen.phone.card.message_id
    screen.stage.server.fail_next("editMessageText", 429, retry_after=50)
    cards.show(await screen.next("late", edit=message))
    await until(lambda: screen.stage.server.refused)
    await cards.drain(0.1)
    assert screen.row.shown_revision < screen.revision


async def test_a_card_with_a_picture_is_sent_anew_and_the_next_one_comes_below(screen):
    cards, old = screen.cards(), screen.phone.card.message_id
    pictured = replace(await screen.next("Figures", edit=old), message=render(Picture))
    cards.show(pictured)
    await cards.drain(10)
    shown = screen.phone.messages[-1]
    assert shown.photo is not None
    assert shown.text == "Figures"
    assert screen.row.message_id == shown.message_id
    cards.show(await screen.next("words again", edit=shown.message_id))
    await cards.drain(10)
    assert screen.phone.card.text == "words again"
    assert screen.phone.card.message_id > shown.message_id


async def test_replies_to_one_chat_keep_its_rate(screen):
    now, slept = [0.0], []
    gate = Gate(lambda: now[0])
    program = screen.stage.bot.program
    cards = Cards(program.calls, program.database, screen.stage.clock, gate)
    for number in range(5):
        slept.append(gate.wait_of(screen.phone.id))
        now[0] += gate.wait_of(screen.phone.id)
        cards.show(await screen.next(f"card {number}"))
        await cards.drain(10)
    assert slept == [0, 0, 0, 1, 1]
    assert screen.phone.card.text == "card 4"


PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 8, 6) + bytes(20)
Picture = ScreenOf((Part(Tone.TITLE, "Figures"),), ((Button("x", Address("m", "s")),),), PNG)
