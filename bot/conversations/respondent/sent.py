"""What answers a question without being typed or pressed: a shared location, a picture."""

from __future__ import annotations

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.incoming import SentPicture
from bot.conversations.kit.turn import Turn
from bot.conversations.respondent import media, sessions, still_right, typed


def on_location(turn: Turn, where: str) -> bool:
    """A shared location answers a question for a place, as if it had been typed."""
    row = turn.chat.session
    if row is None or not row.accepts_answers(turn.now):
        return False
    prompt = sessions.live(turn).prompt
    return prompt is not None and prompt.question == "geopoint" and typed.on_text(turn, where)


def on_picture(turn: Turn, sent: SentPicture) -> bool:
    """A picture answers a question for one; one that cannot be taken is told with what can."""
    row = turn.chat.session
    if row is None or not row.accepts_answers(turn.now):
        return False
    live = sessions.live(turn)
    prompt = live.prompt
    if prompt is None or not prompt.takes_picture or still_right.due(live) is not None:
        return False
    name = media.kept(turn, live, sent)
    if name:
        typed.take_typed(turn, live, prompt, name)
        media.let_go(turn, live, prompt.value)
    else:
        live.on_card["warning"] = [sent.refusal or "picture-too-many", ""]
        sessions.save(turn)
    return True


CONVERSATION = Conversation(
    name="sent",
    screens={},
    located={sessions.AT: on_location},
    pictured={sessions.AT: on_picture},
)
