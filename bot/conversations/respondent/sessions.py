"""What the conversations about a session share: bringing it to life once a turn, going to it, leaving it."""

from __future__ import annotations

from typing import Any

from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen
from bot.services.sessions import answering
from bot.services.sessions.answering import Live
from bot.services.surveys import trials
from storage.repositories import chats
from storage.repositories.chats import SessionView
from survey_definitions.engine import events as ev
from survey_definitions.engine import inputs as inp

AT = "session"  # the place of a chat that is answering
TRIAL = "t"  # the kind letter of addresses that begin and end a trial
RENEWED = "renewed"  # in a session's draft: its version was renewed, and this is the first card after it
OPENED = "opened"  # in a session's draft: the question was opened to be read or changed, not reached


def live(turn: Turn) -> Live:
    """The session on the chat's screen, in the language that its reader has chosen meanwhile."""
    if "live" not in turn.memo:
        assert turn.chat.session is not None
        turn.memo["live"] = answering.open_session(
            turn.uow, turn.chat.session, turn.library, turn.now, turn.chat.language
        )
    found: Live = turn.memo["live"]
    if not turn.only_looks:
        answering.set_language(turn.uow, found, turn.chat.language, turn.library, turn.now)
    return found


def save(turn: Turn) -> None:
    """Write the session on the chat's screen."""
    answering.save(turn.uow, live(turn), turn.library)


def find(turn: Turn, session_id: int) -> SessionView | None:
    """A session or trial of this person, wherever the chat is; None when it is not theirs. Changes nothing."""
    if turn.chat.session is not None and turn.chat.session.id == session_id:
        return turn.chat.session
    if turn.chat.person is None:
        return None
    look_up = chats.session_of if chats.draft_of(session_id) is None else trials.session_of
    return look_up(turn.uow, session_id, turn.person.id)


def put(turn: Turn, session: SessionView) -> None:
    """Put a session on the chat's screen, once everything about the press was checked."""
    if turn.chat.session is not session:
        turn.chat.session, turn.chat.session_id = session, session.id
        turn.memo.pop("live", None)


def go(turn: Turn, at: str, **params: Any) -> None:
    """The chat should show a place that speaks of the session on its screen; the place names it."""
    turn.go(at, session=turn.chat.session_id, **params)


def meet(turn: Turn) -> None:
    """Put the session on the chat's screen that its place names.

    What the chat's row is read with is the session of its column, and no trial.
    """
    named = turn.chat.place.get("session", turn.chat.session_id)
    if named is not None and (turn.chat.session is None or turn.chat.session.id != named):
        turn.memo.pop("live", None)
        turn.chat.session = None
        turn.chat.session = find(turn, named)
        turn.chat.session_id = named if turn.chat.session is not None else turn.chat.session_id


def leave(turn: Turn) -> None:
    """Where the way back from the first question leads: the list, or the draft that is tried."""
    session = turn.chat.session
    if session is not None and session.draft is not None:
        turn.go("draft", draft=session.draft)
    else:
        turn.go("surveys")


def with_way_out(turn: Turn, screen: Screen) -> Screen:
    """The card of a trial can be left at any time."""
    session = turn.chat.session
    if session is None or session.draft is None:
        return screen
    end = turn.button("button-end-trial", Address(TRIAL, "x", (session.draft,)))
    return Screen(screen.parts, (*screen.rows, (end,)))


def reached(turn: Turn, address: Address) -> bool:
    """Whether a press leads to its session, as it stands now; else what is shown instead is set.

    Every address on a card of a session begins with the session and its turn.
    """
    row = find(turn, address.number(0))
    if row is None:
        raise LeadsNowhereError
    is_open = row.accepts_answers(turn.now)
    is_stale = row.state is None or address.number(1) != row.turn
    if is_stale and (is_open or row is not turn.chat.session):
        raise LeadsNowhereError
    put(turn, row)
    if not is_open:
        go(turn, "closed")
    return is_open


def enter(turn: Turn, session_id: int) -> None:
    """Go on answering a session, or say that it is closed; a session of somebody else is as if it did not exist."""
    found = find(turn, session_id)
    if found is None:
        raise LeadsNowhereError
    put(turn, found)
    if not found.accepts_answers(turn.now):
        go(turn, "closed")
        return
    entered = live(turn)
    if "held" not in entered.on_card and entered.on_card.pop("warning", None) is not None:
        save(turn)  # it was about what was said there before
    go(turn, AT)


def back(turn: Turn) -> bool:
    """Ask again what was answered last; False at the first question. Notes are passed over in this direction too.

    From a question that was opened to be read, the way back is to where it was opened, with nothing changed.
    """
    found = live(turn)
    if found.on_card.get(OPENED) and _put_back(turn, found):
        return True
    moved = True
    while moved:
        happened = answering.apply(turn.uow, found, inp.Back(), turn.now)
        moved = not any(isinstance(event, ev.NothingChanged) for event in happened)
        if moved and not _at_note(found):
            break
    notes = answering.pass_notes(turn.uow, found, turn.now)
    found.on_card |= {"notes": notes} if notes else {}
    save(turn)
    return moved


def _put_back(turn: Turn, found: Live) -> bool:
    prompt = found.prompt
    if prompt is None:
        return False
    same = inp.Answer(prompt.value, prompt.path) if prompt.value else inp.Skip(prompt.path)
    happened = answering.apply(turn.uow, found, same, turn.now)
    if any(isinstance(event, ev.Rejected | ev.NothingChanged) for event in happened):
        return False
    save(turn)
    return True


def _at_note(found: Live) -> bool:
    return found.prompt is not None and found.prompt.question == "note"


def news(turn: Turn) -> str:
    """A quiet line for whoever finds another version of the survey on the screen."""
    renewed = live(turn).on_card.get(RENEWED)
    if renewed is None:
        return ""
    return turn.t("renewed-aside", count=renewed) if renewed else turn.t("renewed")


def title(turn: Turn) -> str:
    """The title of the survey on the screen, in the reader's language."""
    assert turn.chat.session is not None
    session = turn.chat.session
    named = turn.texts.pick(session.titles)
    return turn.t("trial-title", survey=named) if session.is_trial else named
