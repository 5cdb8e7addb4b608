"""What the conversations about a session share: bringing it to life once a turn, going to it, leaving it."""

from __future__ import annotations

from bot.conversations.kit.turn import Turn
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen
from bot.services.sessions import answering
from bot.services.sessions.answering import Live
from bot.services.surveys import trials
from storage.repositories import chats
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


def choose(turn: Turn, session_id: int) -> bool:
    """Put a session on the chat's screen; False when it is not this person's."""
    if turn.chat.session is not None and turn.chat.session.id == session_id:
        return True
    find = trials.session_of if session_id >= chats.TRIALS else chats.session_of
    found = find(turn.uow, session_id, turn.person.id)
    if found is None:
        return False
    turn.chat.session, turn.chat.session_id = found, session_id
    turn.memo.pop("live", None)
    return True


def meet_trial(turn: Turn) -> None:
    """Put the trial on the chat's screen that is there; what the chat's row is read with are sessions only."""
    session_id = turn.chat.session_id
    if turn.chat.session is None and session_id is not None and session_id >= chats.TRIALS:
        person = turn.chat.person
        turn.chat.session = trials.session_of(turn.uow, session_id, person.id) if person is not None else None


def leave(turn: Turn) -> None:
    """Where the way back from the first question leads: the list, or the draft that is tried."""
    session = turn.chat.session
    if session is not None and session.is_trial:
        turn.go("draft", draft=session.id - chats.TRIALS)
    else:
        turn.go("surveys")


def with_way_out(turn: Turn, screen: Screen) -> Screen:
    """The card of a trial can be left at any time."""
    session = turn.chat.session
    if session is None or not session.is_trial:
        return screen
    end = turn.button("button-end-trial", Address(TRIAL, "x", (session.id - chats.TRIALS,)))
    return Screen(screen.parts, (*screen.rows, (end,)))


def reached(turn: Turn, address: Address) -> bool:
    """Whether a press leads to its session, as it stands now; else what is shown instead is set.

    Every address on a card of a session begins with the session and its turn.
    """
    if not choose(turn, address.number(0)):
        turn.refused = True
        return False
    row = turn.chat.session
    assert row is not None
    if not row.accepts_answers(turn.now):
        turn.go("closed", session=row.id)
        return False
    if row.state is None or address.number(1) != row.turn:
        turn.refused = True
        return False
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
    """Ask again what was answered last; False at the first question. Notes are passed over in this direction too.

    From a question that was opened to be read, the way back is to where it was opened, with nothing changed.
    """
    found = live(turn)
    if found.draft.get(OPENED) and _put_back(turn, found):
        return True
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
    renewed = live(turn).draft.get(RENEWED)
    if renewed is None:
        return ""
    return turn.t("renewed-aside", count=renewed) if renewed else turn.t("renewed")


def title(turn: Turn) -> str:
    """The title of the survey on the screen, in the reader's language."""
    assert turn.chat.session is not None
    session = turn.chat.session
    named = turn.texts.pick(session.titles)
    return turn.t("trial-title", survey=named) if session.is_trial else named
