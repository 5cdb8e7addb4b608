"""Golden transcripts: conversations as text that anybody can read, played against the bot.

A file holds lines of input, each followed by what the bot shows; only the input is read, the rest is compared:

    # A comment.
    as BTC-012:                              whose phone it is from here on; any name will do for a stranger
    BTC-012 has joined, in German            enrolled, agreed to everything (or: has joined without agreeing to ...)
    an invitation is drawn for BTC-012
    person opens the invitation of BTC-012   (or: types the code of)
    person opens the link shown to BTC-029   the newest on that phone (or: types the code shown to); ⟨code⟩ below
    person: some text                        \\n starts a new line
    person writes 900 letters                more than 4,096 as the parts in which an app sends them
    person types at once: one | another      without waiting for anything in between
    person taps [Label] and at once types: text
    while the bot is away, person types: one | another
    person taps [Label]                      ... twice · ... again · ... under "words of an earlier card"
    person forges a1c:zz.1.2                 a press with made-up data
    person sends an album of 5 photos
    person sends the file tools-good.xlsx    one of tests/support/workbooks.py, under this name
    person sends a photo                     file, voice message, sticker, location, contact, contact of somebody else
    person changes the last message to: text
    person deletes the card
    person blocks the bot                    unblocks
    in a group, person: /start
    the setting second_proof is contact      the bot is started again with it
    restart                                  the bot is killed and started again
    time passes: 2 days                      the jobs run whenever something is due
    time passes until 2026-06-19 10:00
    nothing runs until 2026-06-19 10:00      an outage; the jobs run afterwards
    a campaign of skills opens               for everybody, 14 days (or: opens until 2026-07-03 17:00; also followed by:
                                             , to be finished until 2026-07-07 17:00)
    all surveys are closed                   those the province has open from the start
    BTC-901 comes to BTC-CB                  somebody new on the roster
    BTC-012 leaves                           is on the roster no more from today on
    sending stands still                     what waits is not sent, as if nobody looked for it; or: sending goes on
    a campaign of skills follows campaign 1  likewise, the next wave of an earlier one
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from sqlalchemy import select

from bot.sandbox.phone import Phone
from bot.sandbox.text.looks import SeenButton, SeenMessage
from storage.models import Person, Unit
from storage.unit_of_work import UnitOfWork
from storage.vietnamese import folded, sort_key
from tests.support.stage import Stage, code_of
from tests.support.waves import hold
from tests.support.workbooks import sent

PART = 4096  # characters in which apps send what is longer
INDENT = " " * 5
LINKED = re.compile(r"\?start=([2-9A-Z]{10})\b")
LANGUAGES = {"Vietnamese": "vi", "English": "en", "German": "de"}
PURPOSES = ("development", "pools", "reminders")
HARMLESS = ("message is not modified", "message to edit not found")  # how often depends on when a restart comes

Shown = tuple[str, tuple[tuple[SeenButton, ...], ...]]


def inputs(text: str) -> list[str]:
    """The comments and inputs of a transcript: what stands at the margin and is not the bot's."""
    return [line for line in text.splitlines() if line.startswith("#") or _verb(line) is not None]


@dataclass
class Player:
    """Plays one transcript; ``after_each`` runs after every line and must change nothing that is seen."""

    stage: Stage
    after_each: Callable[[], Awaitable[None]] | None = None
    who: str = "person"
    lines: list[str] = field(default_factory=list)
    seen: dict[str, dict[int, Shown]] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    past: list[tuple[str, int, Shown]] = field(default_factory=list)
    pressed: tuple[int, str] = (0, "")
    refused: int = 0
    group: int = 0
    links: dict[str, str] = field(default_factory=dict)  # the newest code shown on each phone

    @property
    def phone(self) -> Phone:
        """The phone of whoever acts now."""
        return self.stage.phone(self.who)

    async def play(self, text: str) -> str:
        """Play a transcript; gives it as it should read."""
        for line in inputs(text):
            if line.startswith("#"):
                self.lines += ["", line] if self.lines and not self.lines[-1].startswith("#") else [line]
                continue
            await self.act(line)
            self.lines += [line, *self.news()]
            if self.after_each is not None:
                await self.after_each()
                self.lines += self.news()
        return "\n".join(self.lines) + "\n"

    async def act(self, line: str) -> None:
        """One line of input, until the bot has answered. Raises AssertionError that names the line."""
        found = _verb(line)
        assert found is not None
        verb, values = found
        try:
            await verb(self, *values)
        except LookupError as error:
            raise AssertionError(f"{line!r} cannot be done: {error}") from error
        await self.stage.settle()

    # -- what is seen

    def news(self) -> list[str]:
        """What is new on all phones since the last look, for the reader of a transcript."""
        lines: list[str] = []
        for who in self.stage.accounts:
            to = "" if who == self.who else f" to {who}"
            phone = self.stage.phone(who)
            lines += [f"toast{to}: {toast.text}" for toast in phone.toasts[self.told.get(who, 0) :]]
            lines += [f"a press of {who} is not answered" for _ in phone.unanswered]
            self.told[who] = len(phone.toasts)
            for message, after in pairwise((*phone.messages, None)):
                assert message is not None
                lines += self._changes(who, to, message, quietly=self._overtaken(who, message, after))
        return lines + self._refusals()

    def _changes(self, who: str, to: str, message: SeenMessage, *, quietly: bool = False) -> list[str]:
        if not message.from_bot:
            return []
        text = f"({message.document['file_name']})" if message.document is not None else self._masked(who, message.text)
        text += _keyboard(message)
        shown = (text, tuple(tuple(row) for row in message.buttons))
        before = self.seen.setdefault(who, {}).get(message.message_id)
        if before == shown:
            return []
        self.seen[who][message.message_id] = shown
        self.past.append((who, message.message_id, shown))
        if quietly:
            return []
        if before is not None and before[0] == shown[0] and not shown[1]:
            first = message.text.splitlines()[0]
            return [f"bot{to} takes the buttons from: {first}"]
        return _told(f"bot{to}" if before is None else f"bot{to} edits", shown)

    def _overtaken(self, who: str, message: SeenMessage, after: SeenMessage | None) -> bool:
        """Whether the same card follows at once: whether both were sent depends on how fast the bot was."""
        if after is None or message.message_id in self.seen.get(who, {}) or message.buttons:
            return False
        return bool(message.from_bot and after.from_bot and message.text and message.text == after.text)

    def _masked(self, who: str, text: str) -> str:
        """Text without the code of a link in it, which is another one every time."""
        found = LINKED.search(text)
        if found is None:
            return text
        self.links[who] = found[1]
        return text.replace(found[1], "⟨code⟩")

    def _refusals(self) -> list[str]:
        fresh = self.stage.server.refused[self.refused :]
        self.refused += len(fresh)
        return [f"Telegram refuses: {call.error}" for call in fresh if not _harmless(str(call.error))]

    # -- what is done

    async def turn_to(self, who: str) -> None:
        await self.stage.drain()  # people take turns more slowly than notes of what is shown are written
        self.who = who
        self.stage.phone(who)

    async def joined(self, who: str, without: str | None, language: str | None) -> None:
        agreed = [purpose not in (without or "") for purpose in PURPOSES]
        await self.stage.join(who, LANGUAGES[language or "Vietnamese"], agreed)
        await self.turn_to(who)

    async def draw(self, staff_code: str) -> None:
        await self.stage.invite(staff_code)

    async def open(self, staff_code: str) -> None:
        await self.phone.start(code_of(staff_code))

    async def type_code(self, staff_code: str) -> None:
        await self.phone.send_text(code_of(staff_code))

    async def open_shown(self, who: str) -> None:
        await self.phone.start(self.links[who])

    async def type_shown(self, who: str) -> None:
        await self.phone.send_text(self.links[who])

    async def set(self, name: str, value: str) -> None:
        self.stage.changed[name] = value
        await self.stage.restart()

    async def say(self, text: str) -> None:
        await self.phone.send_text(text.replace("\\n", "\n"))

    async def write(self, letters: str) -> None:
        text = "".join("abcd efgh "[n % 10] for n in range(int(letters) - 1)) + "z"
        for first in range(0, len(text), PART):
            await self.phone.send_text(text[first : first + PART])

    async def type_at_once(self, texts: str) -> None:
        for text in texts.split(" | "):
            await self.phone.send_text(text)

    async def tap_and_type(self, label: str, text: str) -> None:
        await self.tap(label, None)
        await self.phone.send_text(text)

    async def type_while_away(self, texts: str) -> None:
        await self.stage.drain()
        await self.stage.bot.kill()
        await self.type_at_once(texts)
        self.stage.clock.pass_(minutes=1)
        await self.stage.bot.start()

    async def tap(self, label: str, how: str | None) -> None:
        if [label] in self.phone.keyboard:
            await self.phone.tap(label)
            return
        message, data = self.pressed if how == "again" else self._button(label, how or "")
        self.pressed = (message, data)
        for _ in range(2 if how == "twice" else 1):
            await self.phone.press(message, data)

    def _button(self, label: str, how: str) -> tuple[int, str]:
        words = how.partition('"')[2].rstrip('"')
        for who, message, (text, rows) in reversed(self.past):
            if who != self.who or words not in text or (not words and self.seen[who][message] != (text, rows)):
                continue
            for button in (button for row in rows for button in row):
                if button.text == label and button.data is not None:
                    return message, button.data
        raise LookupError(f"no button [{label}]; there are {self.phone.card.labels if self.phone.card else 'none'}")

    async def forge(self, data: str) -> None:
        card = self.phone.last
        assert card is not None
        await self.phone.press(card.message_id, data)

    async def send(self, what: str) -> None:
        phone = self.phone
        ways: dict[str, Callable[[], Awaitable[object]]] = {
            "photo": phone.send_photo,
            "file": lambda: phone.send_document("posts.pdf", b"%PDF-1.7"),
            "voice message": phone.send_voice,
            "sticker": phone.send_sticker,
            "location": phone.send_location,
            "contact": phone.send_contact,
            "contact of somebody else": lambda: phone.send_contact(of=phone.id + 1),
        }
        await ways[what]()

    async def send_album(self, photos: str) -> None:
        await self.phone.send_album(int(photos))

    async def send_file(self, name: str) -> None:
        await self.phone.send_document(name, sent(name))

    async def change(self, text: str) -> None:
        mine = [message for message in self.phone.messages if not message.from_bot]
        await self.phone.edit_text(mine[-1].message_id, text)

    async def delete(self) -> None:
        await self.stage.drain()
        card = self.phone.card
        assert card is not None
        await self.phone.delete(card.message_id)
        del self.seen[self.who][card.message_id]

    async def block(self, how: str) -> None:
        await (self.phone.block() if how == "blocks" else self.phone.unblock())

    async def say_in_group(self, text: str) -> None:
        if not self.group:
            self.group = await self.phone.add_bot_to_group("Phòng", (self.phone.id,))
        await self.phone.send_text(text, self.group)

    async def restart(self) -> None:
        await self.stage.restart()

    async def wait(self, amount: str, unit: str) -> None:
        await self.stage.pass_(**{unit.rstrip("s") + "s": float(amount)})

    async def wait_until(self, moment: str) -> None:
        await self.stage.pass_until(self._at(moment))

    async def stand_still(self, moment: str) -> None:
        self.stage.clock.now = self._at(moment)
        await self.stage.run_jobs()

    def _at(self, moment: str) -> datetime:
        return datetime.fromisoformat(moment).replace(tzinfo=self.stage.settings.zone)

    async def campaign(self, survey: str, until: str | None, grace: str | None) -> None:
        moments = {name: self._at(at) for name, at in (("closes", until), ("grace", grace)) if at}
        await self.stage.open_campaign(survey, **moments)

    async def close_all(self) -> None:
        await self.stage.close_campaigns()

    async def come(self, staff_code: str, unit: str) -> None:
        await self.stage.database.run(_come, staff_code, unit)

    async def go_away(self, staff_code: str) -> None:
        await self.stage.database.run(_leave, staff_code, self.stage.clock().date())

    async def wave(self, survey: str, earlier: str) -> None:
        await self.stage.open_campaign(survey, follows=int(earlier))

    async def answered(self, many: str, survey: str, days: str) -> None:
        opened = self.stage.clock() - timedelta(days=int(days))
        hold(self.stage.database, survey, opened, seed=int(days), rate={"most": 0.8, "few": 0.25}[many])
        await self.stage.run_jobs()

    async def hold_sending(self, how: str) -> None:
        self.stage.sending_stands_still = how == "stands still"
        if how == "goes on":
            await self.stage.restart()


def _come(uow: UnitOfWork, staff_code: str, unit: str) -> None:
    home = uow.orm.scalars(select(Unit).where(Unit.code == unit)).one()
    name = f"New {staff_code}"
    uow.orm.add(
        Person(
            staff_code=staff_code,
            full_name=name,
            search_key=folded(name),
            sort_key=sort_key(name),
            unit_id=home.id,
            agency_id=home.agency_id,
            messenger=True,
        )
    )


def _leave(uow: UnitOfWork, staff_code: str, day: date) -> None:
    uow.orm.scalars(select(Person).where(Person.staff_code == staff_code)).one().left_on = day


def _keyboard(message: SeenMessage) -> str:
    """The keyboard that a message brings in place of the phone's own."""
    rows = (message.keyboard or {}).get("keyboard", [])
    return "".join("\n⌨ " + " ".join(f"[{key['text']}]" for key in row) for row in rows)


def _harmless(error: str) -> bool:
    return any(words in error for words in HARMLESS)


def _told(head: str, shown: Shown) -> list[str]:
    first, *more = shown[0].split("\n")
    rows = [" ".join(f"[{button.text}]" for button in row) for row in shown[1]]
    return [f"{head}: {first}".rstrip(), *((INDENT + line).rstrip() for line in [*more, *rows])]


def _verb(line: str) -> tuple[Callable[..., Awaitable[None]], tuple[str, ...]] | None:
    for pattern, verb in _VERBS:
        if match := pattern.fullmatch(line):
            return verb, match.groups()
    return None


_VERBS: list[tuple[re.Pattern[str], Callable[..., Awaitable[None]]]] = [
    (re.compile(pattern), verb)
    for pattern, verb in (
        (r"as (.+):", Player.turn_to),
        (r"(\S+) has joined(?: without agreeing to ([a-z, ]+?))?(?:, in (\w+))?", Player.joined),
        (r"an invitation is drawn for (\S+)", Player.draw),
        (r"person opens the invitation of (\S+)", Player.open),
        (r"person types the code of (\S+)", Player.type_code),
        (r"person opens the link shown to (\S+)", Player.open_shown),
        (r"person types the code shown to (\S+)", Player.type_shown),
        (r"the setting (\w+) is (.+)", Player.set),
        (r"person: (.*)", Player.say),
        (r"person writes (\d+) letters", Player.write),
        (r"person types at once: (.*)", Player.type_at_once),
        (r"while the bot is away, person types: (.*)", Player.type_while_away),
        (r"person taps \[(.+?)\] and at once types: (.*)", Player.tap_and_type),
        (r"person taps \[(.+?)\](?: (again|twice|under \".+\"))?", Player.tap),
        (r"person forges (.*)", Player.forge),
        (r"person sends the file (\S+)", Player.send_file),
        (r"person sends an album of (\d+) photos", Player.send_album),
        (r"person sends a (photo|file|voice message|sticker|location|contact|contact of somebody else)", Player.send),
        (r"person changes the last message to: (.*)", Player.change),
        (r"person deletes the card", Player.delete),
        (r"person (blocks|unblocks) the bot", Player.block),
        (r"in a group, person: (.*)", Player.say_in_group),
        (r"restart", Player.restart),
        (r"time passes until ([\d: -]+)", Player.wait_until),
        (r"nothing runs until ([\d: -]+)", Player.stand_still),
        (r"a campaign of (\w+) opens(?: until ([\d: -]+)(?:, to be finished until ([\d: -]+))?)?", Player.campaign),
        (r"all surveys are closed", Player.close_all),
        (r"time passes: (\d+) (seconds?|minutes?|hours?|days?)", Player.wait),
        (r"(\S+) comes to (\S+)", Player.come),
        (r"(\S+) leaves", Player.go_away),
        (r"sending (stands still|goes on)", Player.hold_sending),
        (r"a campaign of (\w+) follows campaign (\d+)", Player.wave),
        (r"(most|few) have answered a campaign of (\w+) that opened (\d+) days ago and is closed", Player.answered),
    )
]
