"""Pictures, sounds and films of questions and choices: on the card, or sent above it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.charts.numbered import alone, numbered
from bot.conversations.kit.incoming import SentPicture
from bot.conversations.kit.turn import Turn
from bot.services.sessions import pictures
from bot.services.sessions.answering import Live
from bot.services.surveys.media import file_of, key_of
from survey_definitions import Prompt

MOST_PICTURES: Final = 12  # of choices on one card


def picture(turn: Turn, live: Live, prompt: Prompt) -> bytes | None:
    """The picture above a card: the one somebody sent, the question's own, those of its choices with their numbers."""
    if prompt.question == "file" and prompt.value and (sent := _sent(turn, live, prompt.value)) is not None:
        return sent
    names = [choice.image for choice in prompt.choices]
    names = names if any(names) and len(names) <= MOST_PICTURES else []
    if not (prompt.image or names):
        return None
    made = turn.library.made((*key_of(live.row), prompt.image, *names), lambda: _drawn(turn, live, prompt.image, names))
    return made or None


def _sent(turn: Turn, live: Live, name: str) -> bytes | None:
    folder = turn.library.pictures
    return pictures.opened(turn.uow, folder, live.row.id, name) if folder is not None else None


def kept(turn: Turn, live: Live, sent: SentPicture) -> str:
    """Keep a picture that was sent; gives its name, or nothing when it cannot be taken. In a trial nothing is kept."""
    folder = turn.library.pictures
    if sent.found is None or folder is None:
        return ""
    if live.row.is_trial:
        return f"trial{sent.found.ending}"
    return pictures.keep(turn.uow, folder, live.row, sent.found, turn.now) or ""


def let_go(turn: Turn, live: Live, before: str) -> None:
    """The picture that was the answer before goes, unless it still is one."""
    if before and not live.row.is_trial:
        pictures.let_go(turn.uow, live.row, before, {one.value for one in live.engine.answers()}, turn.now)


def _drawn(turn: Turn, live: Live, name: str, names: list[str]) -> bytes:
    own = _file(turn, live, name)
    pictures = [_file(turn, live, one) for one in names]
    if any(pictures):
        return numbered(pictures, own)
    return (alone(own) if own else None) or b""


def _file(turn: Turn, live: Live, name: str) -> bytes | None:
    return file_of(turn.uow, turn.library, live.row, name) if name else None


def has_any(prompt: Prompt) -> bool:
    """Whether a question brings a sound or a film."""
    return bool(prompt.audio or prompt.video)


def files(turn: Turn, live: Live, prompt: Prompt | None) -> Iterator[tuple[str, bytes]]:
    """The sound and film of a question, which go above its card."""
    for name in (prompt.audio, prompt.video) if prompt else ():
        body = _file(turn, live, name)
        if body:
            yield name, body
