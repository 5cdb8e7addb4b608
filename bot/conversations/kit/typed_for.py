"""Which question typed text was typed for: a press carries its turn, a message only its number and its time.

The rule is in docs/decisions/0018-typed-text.md. What a chat asks has a checksum; with it is noted in which message it
came on the screen, and when, if that message was edited into it. All times here are Telegram's own.
"""

from __future__ import annotations

import json
from datetime import timedelta
from functools import lru_cache
from typing import Any, Final
from zlib import crc32

from bot.conversations.kit.incoming import Incoming
from bot.conversations.kit.turn import Turn
from storage.repositories.chats import Asked

PART: Final = "part"  # in a place: the long message that was typed last, as number, second and length
LONG: Final = 2048  # characters; apps cut what is longer than 4,096 where a paragraph ends, but not before the half
FULL: Final = (
    3896  # a part as long as this was hardly typed by hand: what follows is the rest, whatever was shown since
)
MOMENT: Final = timedelta(seconds=2)  # within which an app sends the parts of a text it had to cut
_ABOUT: Final = ("at", "session", "person", "campaign", "step", "draft", "version", "invitation", "n", "fact", "key")
"""What a question is about, of all that stands in a place; the rest is how its card looks."""


def asks(place: dict[str, Any], turn_of_session: int | None) -> str:
    """A checksum of what a place asks, whatever else stands on its card."""
    about = ", ".join([_in_json(place.get(name)) for name in _ABOUT])
    return f"{crc32(f'[[{about}], {_in_json(turn_of_session)}]'.encode()):08x}"


@lru_cache(1024, typed=True)
def _in_json(value: str | int | None) -> str:
    return json.dumps(value)


def belongs(turn: Turn, incoming: Incoming, asked_now: str) -> bool:
    """Whether a message was typed for what the chat asks now: that was on the screen when it was sent."""
    noted, seen = turn.chat.asked, incoming.asked
    if noted is None and (turn.chat.revision == 0 or (seen is None and turn.chat.shown_revision > 0)):
        return True  # nothing was asked yet, or it was shown before such things were noted
    alone = (
        turn.settings.receives_alone
    )  # then nobody else shows anything, and what was seen by nobody was by the last run
    return any(
        one is not None and one.asks == asked_now and _came_after(incoming, one, is_seen=alone and seen in (None, one))
        for one in (seen, noted)
    )


def _came_after(incoming: Incoming, asked: Asked, *, is_seen: bool) -> bool:
    """Whether a message came after a question. Numbers decide; after an edit the second, and in the same one the order.

    ``is_seen``: the question was known to be on the screen before the message reached the only process that receives.
    Of several none knows how long a message was on its way to it.
    """
    number = incoming.message_id
    if answers_an_older(incoming, asked):
        return False
    if number is None or number > asked.latest > asked.message:
        return True
    if number <= asked.message:
        return False
    if asked.since is None or incoming.at is None:
        return True
    since = asked.since.replace(microsecond=0)
    return incoming.at > since or (incoming.at == since and is_seen)


def answers_an_older(incoming: Incoming, asked: Asked | None) -> bool:
    """Whether a message was sent as a reply to a message of ours from before the question: it names another one."""
    return incoming.answers is not None and asked is not None and incoming.answers < asked.message


def continues(incoming: Incoming, part: list[int] | None, shown: int | None) -> bool:
    """Whether a message is a further part of a long text that an app had to cut. ``shown`` is the live card."""
    if part is None or incoming.at is None:
        return False
    number, second, length = part
    is_unseen = shown is None or incoming.message_id is None or number < incoming.message_id < shown
    return incoming.at.timestamp() - second <= MOMENT.total_seconds() and (is_unseen or length >= FULL)


def part_of(incoming: Incoming, text: str) -> list[int] | None:
    """What to remember of a message that may be followed by the rest of it."""
    if len(text) < LONG or incoming.message_id is None or incoming.at is None:
        return None
    return [incoming.message_id, int(incoming.at.timestamp()), len(text)]
