"""What is said to whoever typed a reason or a comment that is not taken."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.turn import Turn
from bot.services.refusals import Refusal

_WRONG: Final = {"words_wanted": "words-wanted", "words_too_long": "comment-long", "words_held_back": "wish-suspicious"}


def ask_again(turn: Turn, refusal: Refusal) -> bool:
    """Show the place once more with why the words were refused; False where it was for something else.

    What must not go through a messenger is taken out of the chat.
    """
    if refusal.code not in _WRONG:
        return False
    place = dict(turn.chat.place)
    turn.go(**place | {"wrong": _WRONG[refusal.code]})
    turn.forget = refusal.code == "words_held_back"
    return True
