"""Showing cards: one chat at a time, the newest revision wins, what is shown is noted.

A card that cannot be shown now is left to the repair: nothing here is the only copy of anything.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Final
from zlib import crc32

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.delivery.calls import Calls, Edited, seconds_of
from bot.delivery.gate import Gate
from bot.delivery.outcomes import is_unreachable
from bot.presenting.cards import Card
from bot.presenting.telegram import Message
from storage.database import Database
from storage.repositories import chats, shown_cards
from storage.repositories.chats import Asked
from storage.repositories.shown_cards import CardNews, Standing
from survey_definitions.value import value

log = structlog.get_logger()

NOTE_EVERY: Final = 0.1  # seconds for which notes of edits are gathered into one transaction
NOTE_AGAIN: Final = 1.0  # seconds until notes that could not be written are tried again
LONGEST_WAIT: Final = 60.0  # seconds of "retry after" that are waited for here; longer ones are left to the repair
TRIES: Final = 4
MOST_REMEMBERED: Final = 500  # chats whose newest card is remembered, to spare edits that change nothing
GONE: Final = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message",
)


@value
class ShownCard:
    """What a chat was last seen to show: revision, message, checksums of look and picture, whether it has buttons.

    ``left_open``: a message above it whose buttons are still to be taken, since another process may have used it.
    """

    revision: int = 0
    message: int = 0
    look: int = 0
    has_buttons: bool = False
    picture: int = 0
    left_open: int = 0

    @property
    def open_card(self) -> int:
        """The message that has to be closed when another takes its place; 0 for none."""
        return self.message if self.has_buttons else 0


NOTHING: Final = ShownCard()


def _picture(message: Message) -> int:
    """A checksum of the picture; 0 for none."""
    return crc32(message.picture) if message.picture else 0


def _may_edit(message: Message, before: ShownCard) -> bool:
    """Whether the card that is there can be made to read so: a picture stays as it is, its text can change."""
    if message.picture is None:
        return True
    return message.caption is None and before.picture == _picture(message)


class Cards:
    """Shows cards and notes what is shown, gathered for ``note_every`` seconds."""

    note_every = NOTE_EVERY

    def __init__(
        self, calls: Calls, database: Database, clock: Callable[[], datetime], gate: Gate | None = None
    ) -> None:
        self._calls = calls
        self._database = database
        self._clock = clock
        self._gate = gate or Gate()
        self._newest: dict[int, Card] = {}
        self._showing: dict[int, asyncio.Task[None]] = {}
        self._shown: OrderedDict[int, ShownCard] = OrderedDict()  # by chat
        self._asked: OrderedDict[int, Asked] = OrderedDict()  # by the channel's number of the chat
        self._notes: list[tuple[CardNews, int]] = []  # each with the channel's number of the chat
        self._noting: asyncio.Task[None] | None = None
        self.show_again: Callable[[int], Awaitable[None]] | None = None  # shows a card that another process hid

    def show(self, card: Card) -> None:
        """Show a card soon. A card already waiting for that chat is replaced by a newer one."""
        waiting = self._newest.get(card.chat)
        if waiting is None or waiting.revision < card.revision:
            card.files[:0] = waiting.files if waiting is not None else []
            self._newest[card.chat] = card
        if card.chat not in self._showing:
            self._showing[card.chat] = asyncio.create_task(self._show_chat(card.chat), name="card")

    def asked(self, address: int) -> Asked | None:
        """What this process was the last to show in a chat, as a question; None when it showed nothing there."""
        return self._asked.get(address)

    async def noted(self, chats: Collection[int], within: float) -> None:
        """Return when these chats show what they should and that is noted, or so many seconds are over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                while tasks := [task for chat, task in self._showing.items() if chat in chats]:
                    await asyncio.wait(tasks)
                if self._noting is not None:
                    await asyncio.wait([self._noting])

    async def drain(self, within: float) -> None:
        """Finish what is being shown and noted, within so many seconds; the rest is given up."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                while tasks := self._under_way():
                    await asyncio.wait(tasks)
        for task in self._under_way():
            task.cancel()
        await self._write_notes()

    def _under_way(self) -> list[asyncio.Task[None]]:
        return [*self._showing.values(), *([self._noting] if self._noting else [])]

    async def _show_chat(self, chat: int) -> None:
        try:
            while (card := self._newest.pop(chat, None)) is not None:
                if self._shown.get(chat, NOTHING).revision < card.revision:
                    await self._try_to_show(card)
        except Exception as error:  # noqa: BLE001 - the repair will show it
            # Nothing but the kind: texts of errors can hold what they were about.
            log.warning("a card could not be shown", chat=chat, error=type(error).__name__)
        finally:
            del self._showing[chat]

    async def _try_to_show(self, card: Card) -> None:
        """Show a card; waits out floods and, for edits, which may be repeated, broken connections."""
        for attempt in range(TRIES):
            try:
                await self._put(card)
            except RetryAfter as error:
                self._gate.refused(card.address, seconds_of(error))
                if seconds_of(error) > LONGEST_WAIT:
                    raise
                await asyncio.sleep(seconds_of(error))
                continue
            except (Forbidden, BadRequest) as error:
                await self._refused(card, error)
            except NetworkError:
                if attempt + 1 == TRIES or card.edit is None:
                    raise  # a new message may have arrived all the same: the repair looks again later
                await asyncio.sleep(0.5 * 2**attempt)
                continue
            return

    async def _refused(self, card: Card, error: TelegramError) -> None:
        if is_unreachable(error):
            await self._database.run(chats.mark_unreachable, card.chat, self._clock())
        else:
            log.warning("Telegram refused a card", chat=card.chat, why=str(error))

    async def send_file(self, address: int, name: str, body: bytes) -> bool:
        """Send a file at once, that a card will speak of; False when it may not have arrived."""
        for _ in range(TRIES):
            await self._gate.reply(address)
            try:
                await self._calls.send_file(address, name, body)
            except RetryAfter as error:
                self._gate.refused(address, seconds_of(error))
                if seconds_of(error) > LONGEST_WAIT:
                    return False
                await asyncio.sleep(seconds_of(error))
            except TelegramError as error:
                log.info("a file could not be sent", error=type(error).__name__)
                return False
            else:
                return True
        return False

    async def _put(self, card: Card) -> None:
        while card.files:
            await self._gate.reply(card.address)
            try:
                await self._calls.send_file(card.address, card.files[0].name, card.files[0].body)
            except BadRequest as error:  # it would be refused again: the card must not wait for it
                if is_unreachable(error):
                    raise
                log.warning("Telegram refused a file", chat=card.chat, why=str(error))
            del card.files[0]
        before = self._shown.get(card.chat, NOTHING)
        if card.edit is not None and _may_edit(card.message, before):
            # A card sent while the turn of this one was taken lies below the one it knew of.
            target = max(card.edit, before.message)
            edited = await self._edit(card, target, before)
            if edited is not None:
                self._note(card, self._remember(card, target, edited.at if edited.changed else self._clock()))
                await self._retire(card, before.left_open or self._hidden(card.chat, before, target))
                return
        sent = self._remember(card, await self._send(card.address, card.message))
        await self._beside_others(card, sent, before)

    async def _beside_others(self, card: Card, sent: CardNews, before: ShownCard) -> None:
        """Note what was sent, and close the card above; other processes may have shown something in the same moment."""
        old = max(before.open_card, card.retire or 0)
        try:
            standing = await self._database.run(shown_cards.note_sent, sent)
        except SQLAlchemyError:
            standing = Standing.NEWEST
            self._note(card, sent)  # tried again: without the note the message would be sent a second time
        if standing is Standing.OVERTAKEN and card.chat not in self._newest:
            # Another process brings the next card, and may have made it of the one above: that must not lose its
            # buttons while the one below, sent here, is of an earlier turn.
            self._shown[card.chat] = replace(self._shown[card.chat], left_open=old)
        elif standing in (Standing.NEWEST, Standing.OVERTAKEN):
            await self._retire(card, old)
            await self._retire(card, before.left_open)
        else:
            await self._take_back(card, sent.message)
            if standing is Standing.HIDDEN:
                await self._show_again(card.chat)

    async def _take_back(self, card: Card, message: int) -> None:
        """Another process has sent the card that lies below, or shown more: what was sent here would only be a twin."""
        self._forget(card.chat, card.address)
        with suppress(TelegramError):
            await self._calls.delete(card.address, message)

    def _forget(self, chat: int, address: int, left_open: int = 0) -> None:
        """What another process shows in a chat is not known here."""
        self._shown[chat] = ShownCard(left_open=left_open)
        self._asked.pop(address, None)

    def _hidden(self, chat: int, before: ShownCard, target: int) -> int:
        """The message edited here last, if another process sent one below before that was noted; 0 for none."""
        if before.message == target:
            return 0
        is_noted = all((shown.chat, shown.message) != (chat, before.message) for shown, _ in self._notes)
        return 0 if is_noted else before.open_card

    async def _send(self, chat: int, message: Message) -> int:
        """A picture, the leading pages, the card; gives the card's number."""
        if message.picture is not None:
            await self._gate.reply(chat)
            if message.caption is None:
                return await self._calls.send_picture(chat, message.picture, message.text, message.keyboard)
            await self._calls.send_picture(chat, message.picture, message.caption)
        for number, text in enumerate(message.leading):
            ends = message.ends_keyboard and number == 0
            await self._gate.reply(chat)
            await self._calls.send(chat, text, {"remove_keyboard": True} if ends else None)
        await self._gate.reply(chat)
        return await self._calls.send(chat, message.text, message.keyboard)

    def _remember(self, card: Card, message: int, since: datetime | None = None) -> CardNews:
        """What is shown now, for the next card, for what is typed, and to be noted.

        ``since``: when the message was edited; of one that read so already only that it was before now.
        """
        looks = (card.message.look, card.message.has_buttons, _picture(card.message))
        self._shown[card.chat] = ShownCard(card.revision, message, *looks)
        before = self._asked.get(card.address)
        if before is not None and before.asks == card.asks:
            self._asked[card.address] = replace(before, latest=message)
        else:
            self._asked[card.address] = Asked(card.asks, message, since, message)
        for remembered, key in ((self._shown, card.chat), (self._asked, card.address)):
            remembered.move_to_end(key)
            while len(remembered) > MOST_REMEMBERED:
                remembered.popitem(last=False)
        return CardNews(card.chat, card.revision, message, card.asks, since)

    async def _edit(self, card: Card, target: int, before: ShownCard) -> Edited | None:
        """Edit a message into a card; None when there is no such message any more."""
        if (before.revision + 1, before.message, before.look) == (card.revision, target, card.message.look):
            return Edited(changed=False)  # and nobody else showed anything since; Telegram would refuse the call
        try:
            pictured = card.message.picture is not None
            return await self._calls.edit(
                card.address, target, card.message.text, card.message.keyboard, pictured=pictured
            )
        except BadRequest as error:
            if any(reason in str(error).lower() for reason in GONE):
                return None
            raise

    async def _retire(self, card: Card, old: int) -> None:
        """Close the card that stays behind. Only decoration: its buttons are for a turn that is over."""
        if not old:
            return
        with suppress(TelegramError):
            if card.closing is not None and old == card.retire:
                await self._calls.edit(card.address, old, card.closing.text, card.closing.keyboard)
            else:
                await self._calls.take_buttons(card.address, old)

    # -- notes

    def _note(self, card: Card, shown: CardNews) -> None:
        self._notes.append((shown, card.address))
        if self._noting is None:
            self._noting = asyncio.create_task(self._note_soon(), name="notes")

    async def _note_soon(self) -> None:
        pause = self.note_every
        try:
            while self._notes:
                await asyncio.sleep(pause)
                pause = self.note_every if await self._write_notes() else NOTE_AGAIN
        finally:
            self._noting = None

    async def _write_notes(self) -> bool:
        notes, self._notes = self._notes, []
        if not notes:
            return True
        notes.sort(
            key=lambda note: note[0][:2]
        )  # in the order of rows, so that two of these cannot wait for one another
        try:
            hidden = await self._database.run(shown_cards.note_shown, [shown for shown, _ in notes])
        except SQLAlchemyError as error:
            log.warning("what is shown could not be noted, trying again", error=type(error).__name__)
            self._notes = [*notes, *self._notes][-MOST_REMEMBERED:]
            return False
        edited = {shown.chat: (shown.message, address) for shown, address in notes}
        for chat in hidden:
            message, address = edited[chat]
            known = self._shown.get(chat, NOTHING)
            if known.message == message:
                self._forget(chat, address, known.open_card)
            else:  # the next card went to the one below already
                self._shown[chat] = replace(known, left_open=message)
            await self._show_again(chat)
        return True

    async def _show_again(self, chat: int) -> None:
        if self.show_again is not None:
            with suppress(SQLAlchemyError):  # what fails here the repair shows
                await self.show_again(chat)
