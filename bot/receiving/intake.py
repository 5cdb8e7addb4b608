"""Taking one update: committed first, then acknowledged; what cannot be processed is parked and blocks nobody.

`Intake.take` returns once the update may be acknowledged to Telegram: what it changed is committed, and the press it
may have been was answered (or could not be). The card that follows is shown on its own; should the process die before
that, the repair shows it.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

import structlog
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.clock import Clock
from bot.conversations.kit.incoming import ASKED
from bot.delivery.calls import Calls
from bot.delivery.cards import Cards
from bot.delivery.request import TIMEOUT
from bot.presenting.cards import Outcome
from bot.receiving.lanes import Lanes
from bot.services.operating.parking import _part, chat_of, count_unasked, park
from bot.texts import Texts
from storage.database import Database
from storage.errors import ConflictError

log = structlog.get_logger()

ANSWER_WITHIN: Final = 2.0  # seconds for the first answer to a press, for which an acknowledgement waits
FINISH_WITHIN: Final = 4.0  # seconds for answers and cards under way when the process ends
OTHERS_SHOW_WITHIN: Final = 3.0  # seconds in which another process has shown what it took, if it lives
ANSWER_AGAIN: Final = (0.3, 1.0)  # seconds after which an answer whose call broke is tried again


ALLOWED: Final = ["message", "callback_query", "my_chat_member"]  # kinds of updates that Telegram is asked for
KNOWN: Final = frozenset(
    {
        *ALLOWED, "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result",
        "shipping_query", "pre_checkout_query", "poll", "poll_answer", "chat_member", "chat_join_request",
        "message_reaction", "message_reaction_count", "chat_boost", "removed_chat_boost", "business_message", "empty",
    }
)  # fmt: skip
"""Kinds by a name of Telegram's: what a stranger calls a kind does not go into the log."""
MOST_NUMBER: Final = 2**63 - 1  # what the tables hold; Telegram's numbers are far below


def is_number(update_id: object) -> bool:
    """Whether this can be the number of an update, which the next one is asked for by."""
    return isinstance(update_id, int) and not isinstance(update_id, bool) and 0 <= update_id < MOST_NUMBER


class NotStoredError(Exception):
    """Nothing of the update could be stored: it must not be acknowledged."""


Process = Callable[[dict[str, Any]], Awaitable[Outcome | None]]
"""Runs an update through the handlers; raises what they raised."""


class Intake:
    """Takes updates, one of a person at a time."""

    def __init__(
        self, process: Process, database: Database, cards: Cards, calls: Calls, clock: Clock, apology: Texts
    ) -> None:
        self._process = process
        self._database = database
        self._cards = cards
        self._calls = calls
        self._clock = clock
        self._apology = apology
        self._lanes = Lanes()
        self._answers: set[asyncio.Task[None]] = set()
        self._later: set[asyncio.Task[None]] = set()
        self.look_after: Callable[[int, datetime], Awaitable[None]] | None = None  # shows a card that got lost
        self.check_files: Callable[[], None] | None = None  # a file came

    async def take(self, raw: dict[str, Any]) -> None:
        """Take one update as Telegram sent it. Raises NotStoredError.

        What was not asked for is counted and passed over, and so is what has no number that could be one.
        """
        kind = next((name for name in raw if name != "update_id"), "empty")
        if kind not in ALLOWED or not is_number(raw.get("update_id")):
            await self._pass_over(kind if kind in KNOWN else "other")
            return
        asked = self._cards.asked(chat_of(raw))  # now, before it waits for its turn
        async with self._lanes.lane(chat_of(raw)):
            try:
                outcome = await self._process({**raw, ASKED: asked} if asked is not None else raw)
            except (OperationalError, ConflictError) as error:
                raise NotStoredError from error
            except Exception as error:  # noqa: BLE001 - a poison update must not block the others
                outcome = await self._park(raw, error)
        if outcome is None:
            return
        self._follow(outcome)
        if outcome.tap_id:
            await self._answer(outcome.tap_id, outcome.toast)

    async def _pass_over(self, kind: str) -> None:
        """Count an update that nobody asked for; losing the count is no reason to have it sent again."""
        with suppress(Exception):
            await self._database.run(count_unasked)
        log.info("an update that was not asked for was passed over", kind=kind)

    def _follow(self, outcome: Outcome) -> None:
        """Show what is to be shown, delete what must not stay."""
        if outcome.forget is not None:
            self._keep(asyncio.create_task(self._forget(*outcome.forget), name="forget"))
        for card in (*([outcome.card] if outcome.card else []), *outcome.more):
            self._cards.show(card)
        if outcome.has_file and self.check_files is not None:
            self.check_files()
        if outcome.later is not None:
            self._look_later(outcome.later)

    async def finish(self) -> None:
        """Finish the answers and cards that are under way; a card that takes too long is left to the repair."""
        for task in self._later:
            task.cancel()
        answers = list(self._answers)
        await asyncio.gather(
            self._cards.drain(FINISH_WITHIN), *([asyncio.wait(answers, timeout=FINISH_WITHIN)] if answers else [])
        )

    def _look_later(self, chat: int) -> None:
        task = asyncio.create_task(self._look_after(chat, self._clock()), name="look later")
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _look_after(self, chat: int, since: datetime) -> None:
        await asyncio.sleep(OTHERS_SHOW_WITHIN)
        if self.look_after is not None:
            with suppress(SQLAlchemyError):  # what is lost here the repair shows
                await self.look_after(chat, since)

    async def _answer(self, tap: str, toast: str) -> None:
        """Answer a press; where the call breaks or takes too long, that is tried again and no longer waited for."""
        if await self._broke(tap, toast, ANSWER_WITHIN):
            self._keep(asyncio.create_task(self._answer_again(tap, toast), name="answer"))

    def _keep(self, task: asyncio.Task[None]) -> asyncio.Task[None]:
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)
        return task

    async def _forget(self, chat: int, message: int) -> None:
        """Take out of the chat what must not stay there; if that fails, the person still can."""
        try:
            await self._calls.delete(chat, message)
        except TelegramError as error:
            log.info("a message was not deleted", error=type(error).__name__)

    async def _answer_again(self, tap: str, toast: str) -> None:
        error = ""
        for pause in ANSWER_AGAIN:
            await asyncio.sleep(pause)
            error = await self._broke(tap, toast, TIMEOUT)
            if not error:
                return
        log.info("a press was not answered", error=error)

    async def _broke(self, tap: str, toast: str, seconds: float) -> str:
        """Answer a press within so many seconds; gives the name of what broke where trying again may help."""
        try:
            await self._calls.answer(tap, toast, seconds)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person sees the card all the same
            if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
                return type(error).__name__
            # Too old, too many calls, or no answer of Telegram's.
            log.info("a press was not answered", error=type(error).__name__)
        return ""

    async def _park(self, raw: dict[str, Any], error: Exception) -> Outcome | None:
        # The traceback names code, never values; the error's own text may hold what somebody wrote.
        kind, at = type(error).__name__, places_of(error)
        try:
            reference = await self._database.run(park, raw, kind, secrets.token_hex(4), self._clock())
        except Exception as failed:
            log.error("an update could be neither processed nor parked", error=kind, at=at)  # noqa: TRY400 - no values in logs
            raise NotStoredError from failed
        log.error("an update was parked", update=raw.get("update_id"), reference=reference, error=kind, at=at)
        await self._apologise(raw, reference)
        tap = _part(raw, "callback_query").get("id")
        return Outcome(tap_id=str(tap)) if tap else None

    async def _apologise(self, raw: dict[str, Any], reference: str) -> None:
        chat = chat_of(raw)
        if chat:
            try:
                await self._calls.send(chat, self._apology("apology", reference=reference))
            except TelegramError as error:
                log.info("an apology was not sent", error=type(error).__name__)


def places_of(error: BaseException) -> str:
    """Where something was raised: files and lines of code, the innermost last."""
    places, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " ".join(places[-6:])
