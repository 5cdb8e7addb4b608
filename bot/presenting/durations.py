"""How long something takes, in words: the same ones in an invitation, before the first question and on every card."""

from __future__ import annotations

from bot.texts import Texts
from survey_definitions.pace import Minutes


def in_words(texts: Texts, minutes: Minutes) -> str:
    """A time as it is told: a range where there is one, else at most so much, or about so much."""
    if minutes.most <= 1:
        kind = "less"
    elif not minutes.least:
        kind = "up-to"
    else:
        kind = "about" if minutes.least == minutes.most else "range"
    return texts(f"time-{kind}", least=minutes.least, most=minutes.most)
