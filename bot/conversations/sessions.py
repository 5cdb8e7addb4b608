"""What the conversations about a session share: bringing it to life once a turn, going to it, leaving it."""

from __future__ import annotations

from bot.conversations.turn import Turn
from bot.services import answering
from bot.services.answering import Live
from storage.repositories import chats
from survey_definitions.engine import events as ev
from survey_definitions.engine import inputs as inp

AT = "session"  # the place of a chat that is answering


def live(turn: Turn) -> Live:
    """The session on the chat's screen."""
    if "live" not in turn.memo:
        assert turn.chat.session is not None
        turn.memo["live"] = answering.open_session(
            turn.uow, turn.chat.session, turn.library, turn.now, turn.chat.language
        )
    found: Live = turn.memo["live"]
    return found


def save(turn: Turn) -> None:
    """Write the session on the chat's screen."""
    answering.save(turn.uow, live(turn), turn.library)


def choose(turn: Turn, session_id: int) -> bool:
    """Put a session on the chat's screen; False when it is not this person's."""
    if turn.chat.session is not None and turn.chat.session.id == session_id:
        return True
    found = chats.session_of(turn.uow, session_id, turn.person.id)
    if found is None:
        return False
    turn.chat.session, turn.chat.session_id = found, session_id
    turn.memo.pop("live", None)
    return True


def enter(turn: Turn, session_id: int) -> None:
    """Go on answering a session, or say that it is closed; a session of somebody else is as if it did not exist."""
    if not choose(turn, session_id):
        turn.refused = True
        return
    assert turn.chat.session is not None
    if not turn.chat.session.accepts_answers(turn.now):
        turn.go("closed", session=session_id)
        return
    live(turn)
    turn.go(AT)


def back(turn: Turn) -> bool:
    """Ask again what was answered last; False at the first question. Notes are passed over in this direction too."""
    found = live(turn)
    moved = True
    while moved:
        happened = answering.apply(turn.uow, found, inp.Back(), turn.now)
        moved = not any(isinstance(event, ev.NothingChanged) for event in happened)
        if moved and not _at_note(found):
            break
    notes = answering.pass_notes(turn.uow, found, turn.now)
    found.draft |= {"notes": notes} if notes else {}
    save(turn)
    return moved


def _at_note(found: Live) -> bool:
    return found.prompt is not None and found.prompt.question == "note"


def title(turn: Turn) -> str:
    """The title of the survey on the screen, in the reader's language."""
    assert turn.chat.session is not None
    return turn.texts.pick(turn.chat.session.titles)
