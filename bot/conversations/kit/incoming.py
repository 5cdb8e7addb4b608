"""What came from a chat, without the channel's own types."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from bot.services.imports.structure.drafts import Looked
from bot.services.operating.received_files import Sent
from bot.services.sessions.picture_header import CleanPicture
from bot.services.surveys.checked import Checked
from bot.services.surveys.checking import Measured
from storage.repositories.chats import Asked
from survey_definitions.value import value

ALBUM: Final = "album"  # in a place: the album whose pieces were answered last
ASKED: Final = "asked"  # where an update has what its chat was seen to ask when it came


class Kind(StrEnum):
    """What somebody did."""

    COMMAND = "command"
    TEXT = "text"
    TAP = "tap"
    FILE = "file"  # any file; admins may send some
    CONTACT = "contact"  # somebody's contact card
    PICTURE = "picture"  # a picture of somebody who is asked for one, where pictures are answers
    LOCATION = "location"  # a place; ``text`` is latitude and longitude
    OTHER = "other"  # a photo, a file, a voice message, a sticker ...
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"


@value
class SentFile:
    """A file that was checked. Either ``refusal`` names why it was not even read, or what was found is here.

    Of a survey ``measured`` is there for one without errors; ``structure`` is there for a structure file. ``copy`` has
    gone back to the author of one with errors when the conversation hears of it.
    """

    name: str
    checked: Checked | None = None
    measured: Measured | None = None
    copy: tuple[str, bytes] | None = None
    refusal: str = ""
    structure: Looked | None = None


@value
class SentPicture:
    """A picture, looked at before the turn: its structure is right, or ``refusal`` names why it is not taken."""

    found: CleanPicture | None = None
    refusal: str = ""


@value
class Incoming:
    """One update of a private chat.

    ``text`` is what was typed, what follows a command, a button's data, or the emoji that a sticker stands for.
    """

    update_id: int
    chat: int
    kind: Kind
    text: str = ""
    command: str = ""
    message_id: int | None = None
    tap_id: str = ""
    file: Sent | None = None
    picture: SentPicture | None = None
    own: bool = False  # a contact card is the sender's own; Telegram says so, not the card
    what: str = "file"  # of what cannot be taken: photo, video, voice, sticker, location, contact, file or other
    at: datetime | None = None  # when a message was sent, by Telegram's clock, in whole seconds
    asked: Asked | None = None  # what this process had shown in the chat when the update reached it
    answers: int | None = None  # the number of the message of ours that it was sent as a reply to
    album: str = ""  # photos and files sent together come one by one, and have this in common


def is_of_told_album(place: dict[str, Any], incoming: Incoming) -> bool:
    """Whether a piece of the same album was refused before, which tells of all; from now on this one's was."""
    was_told = bool(incoming.album) and place.get(ALBUM) == incoming.album
    place[ALBUM] = incoming.album
    return was_told
