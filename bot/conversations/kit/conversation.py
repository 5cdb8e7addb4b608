"""What a conversation is made of: places and their screens, commands, presses, typed text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.conversations.kit.incoming import Incoming, SentFile, SentPicture
from bot.conversations.kit.turn import Turn
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen

Show = Callable[[Turn], Screen]
OnCommand = Callable[[Turn, str], None]
OnTap = Callable[[Turn, Address], None]
Taps = OnTap | Mapping[str, OnTap]
"""What takes the presses of a kind letter: one function for all verbs, or one for each verb that there is."""
OnText = Callable[[Turn, str], bool]
"""Takes typed text; False when the place is not waiting for any, so that it may name a button."""
OnFile = Callable[[Turn, Incoming], None]
OnChecked = Callable[[Turn, SentFile | None], None]
Files = Callable[[Turn, Address], Iterable[tuple[str, bytes]]]
"""Makes the files, by name, that were sent by `Turn.send`; none where they may not be had any more."""
OnPicture = Callable[[Turn, SentPicture], bool]


class OnContact(Protocol):
    """Takes a contact card; ``own``: it is the sender's own."""

    def __call__(self, turn: Turn, *, own: bool) -> None:
        """Take it."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation as data.

    ``open_to_strangers``: its presses are taken from chats that are bound to nobody. ``role``: who does not hold it
    meets none of this: commands are unknown, presses lead nowhere, places are left. Several roles stand with blanks
    between; one of them is enough. ``secret``: places where what is typed must not stay in the chat, whatever
    comes of it. ``live``: places whose card shows figures that change by themselves, and is edited when they do.
    """

    name: str
    screens: Mapping[str, Show]
    commands: Mapping[str, OnCommand] = field(default_factory=dict)
    taps: Mapping[str, Taps] = field(default_factory=dict)  # by the kind letter of addresses
    typed: Mapping[str, OnText] = field(default_factory=dict)  # by place
    located: Mapping[str, OnText] = field(
        default_factory=dict
    )  # by place: takes a shared location, as latitude and longitude
    pictured: Mapping[str, OnPicture] = field(default_factory=dict)  # by place: takes a picture as an answer
    files: Mapping[str, Files] = field(default_factory=dict)  # by the kind letter of addresses: what goes out
    on_file: OnFile | None = None  # takes the files that may be sent; at most one conversation has it
    on_checked: OnChecked | None = None  # and shows what was found when they were checked
    on_contact: tuple[str, OnContact] | None = None  # the place that asks for a contact card; at most one has it
    open_to_strangers: bool = False
    role: str = ""
    secret: frozenset[str] = frozenset()
    live: frozenset[str] = frozenset()
