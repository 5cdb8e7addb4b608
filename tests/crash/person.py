"""Somebody who answers on a phone, believes only what is on the screen, and writes down what was confirmed there."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from bot.sandbox.phone import Phone
from tests.crash.acts import ANSWERING, BACK, COMMAND, ITEM, LIST, SUBMIT, TICKING, TURNING, TYPED, Act, Chance, write
from tests.crash.looking import QUESTIONS, WARNING, Look, current, plain, received

THINK = (0.05, 0.4)  # seconds between a card and what is done on it
PATIENCE = (2.0, 3.5)  # seconds until the same is done again
STUCK = 100.0  # seconds without any reaction
MOST_TRIES = 30  # refused entries in a row: no other will be taken either
MOST_ACTS = 15  # for each that is confirmed; the rest are lists and introductions
IN_VAIN = 100  # things in a row that brought nobody to another question: whatever comes, it is the same cards again
AHEAD_ONCE_IN = 12  # answers with a number or a text are typed once more, ahead of the next question
LOOK_AGAIN = 0.2  # seconds until a card that did not change is looked at again
SETTLED = 0.5  # seconds after which a card that was under way has come


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One thing that was done and seen to be done: on which question of which session, and what was given."""

    session: int
    verb: str
    given: tuple[str, ...]
    question: str
    number: int  # the order in which the person did it
    then: str  # the question that came; empty for other cards


@dataclass(frozen=True, slots=True)
class Violation:
    """A promise broken before the person's eyes."""

    kind: str
    account: int
    what: str


@dataclass(slots=True)
class _Past:
    """What the person remembers of one session."""

    finished: set[tuple[int, str, str]] = field(default_factory=set)
    first: tuple[int, str, str] | None = None  # the question it began with
    added: int = 0
    wandering: bool = False  # went back: finished questions may be asked again
    revising: bool = False  # changes what was answered: other questions with the same words may follow


class Acted(Protocol):
    """Hears of everything somebody does."""

    def __call__(self, account: int, *, again: bool) -> None:
        """Somebody did something, for the first time or again."""


class Person:
    """Answers until told to stop."""

    def __init__(self, phone: Phone, seed: str, acted: Acted, is_behind: Callable[[int], bool]) -> None:
        self.phone = phone
        self.record: list[Confirmed] = []
        self.receipts: list[str] = []
        self.violations: list[Violation] = []
        self.history: list[tuple[datetime, str]] = []
        self.again = 0  # times somebody lost patience
        self._hurried = False  # lost patience since it was calm: what is on the screen may be about to change
        self._dice = random.Random(seed)
        self._mind = Chance(self._dice)
        self._acted = acted
        self._is_behind = is_behind  # whether the bot has not caught up with this account: not all is taken and shown
        self._past: dict[int, _Past] = {}

    async def answer(self, stop: asyncio.Event) -> None:
        """Go on until the event, or until a promise is broken; what was begun is waited for."""
        in_vain = 0
        while not stop.is_set() and not self.violations:
            await asyncio.sleep(self._dice.uniform(*THINK))
            before = len(self.record)
            await self._act()
            in_vain = 0 if len(self.record) > before else in_vain + 1
            if in_vain == IN_VAIN:
                self._violated("leads nowhere", f"{IN_VAIN} things in a row brought no other question")

    async def answer_some(self, steps: int) -> bool:
        """Go on without thinking until so much was done and confirmed; False when it never is.

        Who finds no answer that is taken, or comes back to the same cards again and again, gives up.
        """
        for _ in range(steps * MOST_ACTS):
            if len(self.record) >= steps or self.violations:
                return True
            if self._mind.tries > MOST_TRIES:
                return False
            await self._act()
        return False

    async def _act(self) -> None:
        shown = current(self.phone)
        act = self._mind.choose(shown)
        after = await self._do(act, shown)
        if after is not None:
            self._judge(act, shown, after)

    # -- doing

    async def _do(self, act: Act, shown: Look | None) -> Look | None:
        """Do it; gives what is on the screen when it was taken, None when it was not."""
        if self._hurried and not await self._calm(shown):
            return None  # what was done before has brought another card meanwhile
        end = self._time() + STUCK
        await self._once(act, shown, again=False)
        while self._time() < end:
            if await self._reaction(act, shown):
                return await self._settled(shown)
            self.again += 1
            self._hurried = True
            if act.verb == TYPED or (shown is not None and (shown.warned or self._is_above(shown))):
                # Written again it would answer the next question; the same refusal again shows nothing new; and a
                # card with another one below it is not what one looks at.
                if not self._is_behind(self.phone.id) and shown is not None:
                    return await self._ask(act, shown, end)
            else:
                await self._once(act, shown, again=True)
        self._violated("stuck", f"no reaction to {act.verb} {act.given} for {STUCK:.0f} s")
        return None

    async def _calm(self, shown: Look | None) -> bool:
        """Wait until the bot has caught up with what was done again and again; whether the card is the same still."""
        for _ in range(int(STUCK / SETTLED)):
            await asyncio.sleep(SETTLED)
            if not self._is_behind(self.phone.id):
                break
        await asyncio.sleep(SETTLED)
        self._hurried = False
        now = current(self.phone)
        return now is None if shown is None or now is None else now.same_as(shown)

    async def _reaction(self, act: Act, shown: Look | None) -> bool:
        end = self._time() + self._dice.uniform(*PATIENCE)
        while (left := end - self._time()) > 0:  # that the bot has caught up changes nothing on the screen
            with suppress(TimeoutError):
                await self.phone.wait(lambda _: self._reacted(act, shown), min(left, LOOK_AGAIN))
                return True
        return self._reacted(act, shown)

    def _reacted(self, act: Act, before: Look | None) -> bool:
        now = current(self.phone)
        if now is None or (before is not None and now.same_as(before)):
            return False
        if before is None or act.verb not in TURNING | TICKING:
            return True
        if act.verb in TICKING and now.turn == before.turn:
            ticked = [plain(button.text) for button in now.buttons("au")]
            return (act.given[0] in ticked) == (act.verb == "at")
        if now.session != before.session:
            return False  # what was done before, and comes only now
        if now.turn < 0:
            return act.verb == SUBMIT
        return now.turn > before.turn or (now.warned and not self._is_behind(self.phone.id))

    async def _settled(self, before: Look | None) -> Look | None:
        now = current(self.phone)
        if before is not None and now is not None and before.warned and now.warned and now.turn == before.turn:
            # The same warning may be a twin of the card before, with the next one under way.
            await asyncio.sleep(SETTLED)
            now = current(self.phone)
        return now

    async def _ask(self, act: Act, shown: Look, end: float) -> Look | None:
        """Ask where one stands; gives the card if the session went on all the same."""
        again = False
        while self._time() < end:
            await self._once(write("/tieptuc", COMMAND), shown, again=again)
            again = True
            with suppress(TimeoutError):
                await self.phone.wait(lambda _: self._came_below(shown), self._dice.uniform(*PATIENCE))
                await asyncio.sleep(SETTLED)
                break
        now = current(self.phone)
        assert now is not None
        if now.session != shown.session or now.turn > shown.turn:
            return now
        if act.verb == TYPED and not self._was_told(shown):
            self._violated("ignored", f"session {shown.session}: {shown.question}")
        self._mind.tries += 1
        return None

    def _was_told(self, shown: Look) -> bool:
        """Whether something below that card said why a text was not taken; a later card need not say it again."""
        since = (message for message in self.phone.messages if message.message_id > shown.message.message_id)
        return any(message.from_bot and WARNING in message.text for message in since)

    def _is_above(self, shown: Look) -> bool:
        now = current(self.phone)
        return now is not None and now.message.message_id > shown.message.message_id

    def _came_below(self, shown: Look) -> bool:
        return self._is_above(shown) and not self._is_behind(self.phone.id)

    def _time(self) -> float:
        return asyncio.get_running_loop().time()

    async def _once(self, act: Act, shown: Look | None, *, again: bool) -> None:
        self._acted(self.phone.id, again=again)
        self._tell(f"{'again ' if again else ''}{act.verb} {act.given}", shown)
        if act.button is None:
            await self.phone.send_text(act.text)
        else:
            assert shown is not None
            assert act.button.data is not None
            await self.phone.press(shown.message.message_id, act.button.data)
        if not again and act.verb in (TYPED, "ac") and self._dice.randrange(AHEAD_ONCE_IN) == 0:
            await self._type_ahead(act)

    async def _type_ahead(self, act: Act) -> None:
        """Type before the next question is on the screen: it must be taken for no answer, whatever is killed.

        The same once more: if it was refused, or overtakes the first, it means nothing else to the question that is on.
        """
        if act.verb == TYPED or act.given[0].isdecimal():
            self._acted(self.phone.id, again=True)
            self._tell(f"ahead {act.given[0]}", None)
            await self.phone.send_text(act.given[0])

    # -- judging

    def _judge(self, act: Act, before: Look | None, after: Look) -> None:
        may_be = act.verb in TURNING | TICKING  # another page of a review that warns is no refusal
        refused = may_be and before is not None and after.turn == before.turn and after.warned
        self._tell("refused" if refused else "taken", after)
        self._mind.tries = self._mind.tries + 1 if refused else 0
        if not refused:
            self._note(act, before, after)
            self._check(after)

    def _note(self, act: Act, before: Look | None, after: Look) -> None:
        self._mind.may_go_back = act.verb in ("ac", "as", ITEM, TYPED)
        self._mind.returned = act.verb in (BACK, ITEM)
        if before is None or act.verb not in TURNING:
            return
        past = self._past.setdefault(before.session, _Past())
        then = after.question if after.kind in QUESTIONS and after.session == before.session else ""
        self.record.append(Confirmed(before.session, act.verb, act.given, before.question, len(self.record), then))
        if act.verb in ANSWERING:
            finished = (past.added, before.at, before.question)
            past.first = past.first or finished
            past.finished.add(finished)
        elif act.verb == "ar":
            past.added += 1
        elif act.verb == BACK:
            past.wandering = True
        elif act.verb in (ITEM, LIST):
            past.revising = True
        elif act.verb == SUBMIT and (receipt := received(self.phone)) is not None:
            self.receipts.append(receipt.message.text)

    def _check(self, after: Look) -> None:
        past = self._past.get(after.session)
        if past is None:
            return
        if after.kind in ("intro", "list", "review", "received"):
            past.wandering = False
        past.revising = past.revising and after.kind not in ("review", "received")
        if after.kind in ("one", "several", "typed"):
            asked = (past.added, after.at, after.question)
            known = asked in past.finished
            if known and not (past.wandering or past.revising):
                kind = "started over" if asked == past.first else "asked again"
                self._violated(kind, f"session {after.session}: {after.question}")
            past.wandering = past.wandering and known

    def _tell(self, what: str, shown: Look | None) -> None:
        place = f"{shown.kind} {shown.session}.{shown.turn} in {shown.message.message_id}" if shown else "nothing yet"
        self.history.append((datetime.now(UTC), f"{what} on {place}"))

    def _violated(self, kind: str, what: str) -> None:
        self.violations.append(Violation(kind, self.phone.id, what))
