"""What a person sees on the phone: which card, which question, what can be pressed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot.presenting.callbacks import Address, unpack
from bot.sandbox.phone import Phone
from bot.sandbox.text.looks import SeenButton, SeenMessage

WARNING = "⚠"
TICK = "✓ "
_KINDS = (
    ("ay", "delete"),
    ("at", "several"),
    ("au", "several"),
    ("ac", "one"),
    ("ar", "repeat"),
    ("ax", "repeat"),
    ("az", "entry"),
    ("an", "note"),
    ("vb", "review"),
    ("vf", "received"),
    ("ab", "typed"),
    ("mb", "intro"),
    ("mo", "list"),
)
QUESTIONS = frozenset({"one", "several", "typed", "repeat", "note"})
_BELOW_THE_HEAD = re.compile(r" · [^·\n]*\d+/\d+ · [^\n]*\n+([^\n]+)")


@dataclass(frozen=True)
class Look:
    """The newest card with buttons. Compare two by ``same_as``."""

    message: SeenMessage

    @cached_property
    def addresses(self) -> list[tuple[SeenButton, Address]]:
        """The buttons with the addresses behind them."""
        buttons = [button for row in self.message.buttons for button in row]
        pairs = [(button, unpack(button.data or "")) for button in buttons]
        return [(button, address) for button, address in pairs if address is not None]

    @cached_property
    def kind(self) -> str:
        """Which card this is; ``other`` for none that a person who answers cares for."""
        there = {address.kind + address.verb for _, address in self.addresses}
        return next((kind for name, kind in _KINDS if name in there), "other")

    @cached_property
    def session(self) -> int:
        """The session on the card; 0 when there is none."""
        return next((a.number(0) for _, a in self.addresses if a.kind in "av"), 0)

    @cached_property
    def turn(self) -> int:
        """The turn of that session."""
        return next((a.number(1) for _, a in self.addresses if a.kind in "av"), -1)

    @property
    def came_by_itself(self) -> bool:
        """Whether this is the message with a result, which nobody waits for."""
        return self.kind == "other" and any(address.kind == "R" for _, address in self.addresses)

    @property
    def warned(self) -> bool:
        """Whether the card says that an entry was wrong."""
        return WARNING in self.message.text

    @cached_property
    def question(self) -> str:
        """The bold lines: headings and the question."""
        text = self.message.text.encode("utf-16-le")
        bold = [e for e in self.message.entities if e["type"] == "bold"]
        lines = [text[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le") for e in bold]
        return folded(" ".join(lines))

    @cached_property
    def at(self) -> str:
        """What stands above the question: many are asked in the same words under several headings."""
        found = _BELOW_THE_HEAD.search(self.message.text)
        return found[1] if found else ""

    def buttons(self, *verbs: str) -> list[SeenButton]:
        """The buttons with one of these (``"ac"``: the card's letter and the verb)."""
        return [button for button, address in self.addresses if address.kind + address.verb in verbs]

    def same_as(self, other: Look) -> bool:
        """Whether nothing has changed on the screen."""
        mine, others = self.message, other.message
        return (mine.message_id, mine.text, mine.buttons) == (others.message_id, others.text, others.buttons)


def look(phone: Phone) -> Look | None:
    """The newest card, past results that came by themselves; None when there is none yet."""
    cards = (Look(message) for message in reversed(phone.messages) if message.from_bot and message.buttons)
    return next((card for card in cards if not card.came_by_itself), None)


def current(phone: Phone) -> Look | None:
    """The newest card, but for one that a later turn of its session overtook on its way: whoever sent it deletes it."""
    newest = look(phone)
    if newest is None:
        return None
    above = (Look(message) for message in reversed(phone.messages) if message.from_bot and message.buttons)
    same = (card for card in above if card.session == newest.session and card.turn > newest.turn >= 0)
    return next(same, newest)


def received(phone: Phone) -> Look | None:
    """The newest receipt, also when a message nobody asked for has come below it meanwhile."""
    looks = (Look(message) for message in reversed(phone.messages) if message.from_bot)
    return next((look for look in looks if look.kind == "received"), None)


def plain(label: str) -> str:
    """A button's label without its tick."""
    return label.removeprefix(TICK)


def folded(text: str) -> str:
    """Text with single blanks."""
    return " ".join(text.split())
