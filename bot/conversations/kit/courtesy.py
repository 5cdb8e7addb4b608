"""Courtesies: words that ask for nothing, and are no answer to anything."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.turn import Turn
from bot.services.people import pins
from survey_definitions.answers.folding import bare

_MOST: Final = 60  # characters; who writes more wants to say something
_THANKS: Final = frozenset(
    {
        "cam on", "xin cam on", "cam on nhieu", "cam on rat nhieu", "tran trong cam on", "chan thanh cam on",
        "da cam on",
        "thank you", "thanks", "many thanks", "thank you very much", "thx",
        "danke", "danke schon", "danke sehr", "vielen dank", "besten dank", "herzlichen dank",
    }
)  # fmt: skip
_TO_WHOM: Final = ("dong chi", "cac", "em", "anh", "chi", "ban", "ong", "ba", "a", "nhe", "bot", "a/c", "anh/chi")
_SIGNS: Final = frozenset("🙏👍❤🌹👏😊🙂☺💐👌💯🌷♥🤝🫶🤗😀😃😄😁😍🥰😘🌸🌺🌻🌼💖💗💓💕💞💝💙💚💛🧡💜🤍🩷🎉🥳👋🔥✨💪")

_NOT_TAKEN: Final = ("press-a-button", "typed-too-early")  # warnings: what was typed did nothing


def is_thanks(text: str) -> bool:
    """Whether somebody only says thank you, in words or by a sign."""
    if len(text) > _MOST:
        return False
    words = bare("".join(sign for sign in text if sign not in _SIGNS and not _tints(sign)))
    return _says_thanks(words) if words else bool(text.strip()) and any(sign in _SIGNS for sign in text)


def _says_thanks(words: str) -> bool:
    while words not in _THANKS:
        whom = next((one for one in _TO_WHOM if words.endswith(f" {one}")), None)
        if whom is None:
            return False
        words = words.removesuffix(f" {whom}")
    return True


def _tints(sign: str) -> bool:
    return "\U0001f3fb" <= sign <= "\U0001f3ff"  # the skin of an emoji


def forget_stray_pin(turn: Turn, text: str) -> None:
    """Delete what may be somebody's PIN, typed where none is asked for and nothing took it."""
    person, warning = turn.chat.person, turn.warning
    if person is not None and warning in _NOT_TAKEN and pins.may_be_own(turn.uow, person.id, text):
        turn.warn("pin-not-asked")
        turn.forget = True
