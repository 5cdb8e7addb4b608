"""The review before submitting: all answers, each a press away; the receipt; correcting until the deadline."""

from __future__ import annotations

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import sessions
from bot.presenting import apart, deadlines, places, reviewing
from bot.presenting.callbacks import Address
from bot.presenting.paging import page_of
from bot.presenting.reviewing import ReviewLine
from bot.presenting.screens import Button, Screen, ScreenBuilder, Spare, Style, Tone
from bot.services.sessions import answering, offered, submitting
from bot.services.sessions.answering import Live
from bot.services.sessions.offered import Offer
from bot.services.sessions.submitting import Receipt
from bot.services.surveys import trials
from storage.repositories.chats import SessionView
from storage.states import SessionStatus
from survey_definitions import Rejection, Section
from survey_definitions.engine import inputs as inp

KIND = "v"
PAGE = "review page"  # in what is sealed with a session's state: the page that was looked at last


def to(live: Live, verb: str, *numbers: int) -> Address:
    """An address in the review of a session."""
    return Address(KIND, verb, (live.row.id, live.row.turn, *numbers))


# -- screens


def review_screen(turn: Turn) -> Screen:
    """Every answer behind its question, on pages that fit a phone; submit."""
    live = sessions.live(turn)
    found = reviewing.lines(turn.texts, live.engine.review())
    ways = _ways(turn, live)
    pages = reviewing.paged(found, *(_around(turn, live, ways, first=first) for first in (True, False)))
    page = page_of(pages, turn.chat.place.get("page", live.more.get(PAGE, 0)))
    draft = _head(turn, live, first=not page.number)
    if live.row.is_unsent:  # what was changed is lost unless it is sent: the button comes first
        draft, ways = draft.row(ways[1]), (ways[0], None)
    (shown,) = page.entries
    reviewing.put(draft, found, shown)
    numbers = [Button(f"{n + 1}", _leads_to(live, found[n])) for n in shown]
    draft.grid(numbers, reviewing.numbers_in_row(len(numbers)))
    draft.row(*page.turning(turn.texts, lambda number: to(live, "p", number)))
    return draft.row(*ways).done()


def _ways(turn: Turn, live: Live) -> tuple[Button, Button | None]:
    """Back, and on: submit; where nothing waits to be sent, the way out."""
    back = turn.button("button-back", to(live, "b"))
    if _is_sent(live):
        return back, turn.button("button-surveys", places.SURVEYS, Style.MAIN)
    return back, turn.button("button-submit", to(live, "m"), Style.DONE)


def _around(turn: Turn, live: Live, ways: tuple[Button, Button | None], *, first: bool) -> Screen:
    """What stands around the answers of a page, at most: one row of buttons leads to other pages."""
    rows = (ways[0],), ways if not live.row.is_unsent else (ways[0],), (ways[1],) if live.row.is_unsent else ()
    draft = _head(turn, live, first=first)
    for row in rows:
        draft.row(*row)
    return draft.done()


def _title(live: Live) -> str:
    """What the review is for: submitting, submitting again, or reading what was submitted."""
    if _is_sent(live):
        return "review-title-sent"
    return "review-title-unsent" if live.row.is_unsent else "review-title"


def _is_sent(live: Live) -> bool:
    return live.row.status == SessionStatus.SUBMITTED and not live.row.is_unsent


def _head(turn: Turn, live: Live, *, first: bool) -> ScreenBuilder:
    """What stands above the answers; what was just done and how it works only on the first page."""
    draft = ScreenBuilder()
    if first and live.on_card.get("done"):
        draft.say(Tone.QUIET, f"✓ {live.on_card['done']}", Spare.DONE)
    draft.say(Tone.QUIET, sessions.news(turn), Spare.NEWS).say(Tone.QUIET, sessions.title(turn), Spare.HEAD)
    for note in live.on_card.get("notes", ()) if first else ():
        draft.say_marked(Tone.TEXT, note, Spare.NOTES)
    session = turn.chat.session
    assert session is not None
    draft.say(Tone.TITLE, turn.t(_title(live)))
    if session.is_unsent and session.submitted_at is not None:
        draft.say(Tone.WARNING, turn.t("review-unsent", day=turn.texts.day(session.submitted_at)))
    if turn.chat.place.get("missing"):
        draft.say(Tone.WARNING, turn.t("review-missing", count=turn.chat.place["missing"]))
    if _is_sent(live) and session.submitted_at is not None:
        day, until = turn.texts.moment(session.submitted_at), deadlines.in_words(turn.texts, session.deadline, turn.now)
        return draft.say(Tone.TEXT, turn.t("review-submitted", day=day, until=until))
    return draft.say(Tone.TEXT, turn.t("review-text") if first else "", Spare.MANNER)


def _leads_to(live: Live, line: ReviewLine) -> Address:
    return to(live, "e", line.section) if line.item is None else to(live, "i", line.section, line.item)


def show_received(turn: Turn) -> Screen:
    """Thanks and the receipt."""
    session = turn.chat.session
    assert session is not None
    at = session.submitted_at or turn.now
    correctable = session.accepts_answers(turn.now)
    draft = ScreenBuilder().say(
        Tone.TEXT,
        turn.t(
            "received" if correctable else "received-final",
            survey=sessions.title(turn),
            time=turn.texts.time(at),
            day=turn.texts.day(at),
            deadline=deadlines.in_words(turn.texts, session.deadline, turn.now),
        ),
    )
    draft.say(Tone.TEXT, turn.t("receipt", code=turn.chat.place["receipt"]))
    draft.row(turn.button("button-results", places.RESULTS))
    draft.row(turn.button("button-correct", Address(KIND, "f", (session.id,))) if correctable else None)
    following = offered.next_waiting(turn.uow, turn.person.id, turn.now, session.id)
    if following is not None:
        label = turn.t("button-next-survey", survey=_name_of_next(turn, session, following))
        draft.row(Button(label, places.open_session(following.session), Style.MAIN))
    style = Style.PLAIN if following is not None else Style.MAIN
    return draft.row(turn.button("button-surveys", places.SURVEYS, style)).done()


def _name_of_next(turn: Turn, session: SessionView, following: Offer) -> str:
    """Its title; where it is the same survey once more, with what tells it from the one just submitted."""
    mine = apart.CampaignName(session.titles, session.closes_at, session.campaign_id)
    other = apart.CampaignName(following.titles, following.closes_at, following.campaign)
    return turn.texts.pick(apart.titles(turn.texts, [mine, other])[1])


# -- presses


def on_tap(turn: Turn, address: Address) -> None:
    """A press in the review. Like everywhere, one for another turn changes nothing."""
    if address.verb == "f":
        _correct(turn, address.number(0))
        return
    if not sessions.reached(turn, address):
        return
    if address.verb not in _VERBS:
        raise LeadsNowhereError
    sessions.go(turn, sessions.AT)
    _VERBS[address.verb](turn, sessions.live(turn), address)


def _correct(turn: Turn, session_id: int) -> None:
    """Correct what was submitted; its button lives for ever, and leads to what takes answers still."""
    found = sessions.find(turn, session_id)
    if found is not None and found.submitted_at is not None:
        sessions.enter(turn, session_id)
    else:
        raise LeadsNowhereError


def _open_entry(turn: Turn, live: Live, address: Address) -> None:
    """One entry of a list, with its answers; of a list without entries the list itself."""
    section = _section(live, address.number(2))
    if section is None or not section.list_path:
        raise LeadsNowhereError
    _give(turn, live, inp.ReopenRepeat(section.list_path))
    if section.entry is not None:
        sessions.go(turn, "entry", key=section.entry.key)


def _open_item(turn: Turn, live: Live, address: Address) -> None:
    section = _section(live, address.number(2))
    if section is None or not 0 <= address.number(3) < len(section.items):
        raise LeadsNowhereError
    answering.apply(turn.uow, live, inp.GoTo(section.items[address.number(3)].path), turn.now)
    live.on_card[sessions.OPENED] = True
    sessions.save(turn)


def _open_list(turn: Turn, live: Live, address: Address) -> None:
    section = _section(live, address.number(2))
    if section is None or not section.repeat_path:
        raise LeadsNowhereError
    _give(turn, live, inp.ReopenRepeat(section.repeat_path))


def _section(live: Live, n: int) -> Section | None:
    sections = live.engine.review()
    return sections[n] if 0 <= n < len(sections) else None


def _show_review(turn: Turn, live: Live, address: Address) -> None:
    del turn, live, address


def _turn_page(turn: Turn, live: Live, address: Address) -> None:
    live.more[PAGE] = max(0, address.number(2))  # where the way back from a question leads
    sessions.save(turn)


def _back(turn: Turn, live: Live, address: Address) -> None:
    del address, live
    sessions.back(turn)


def _submit(turn: Turn, live: Live, address: Address) -> None:
    del address
    if live.row.is_trial:
        _end_trial(turn, live)
        return
    outcome = submitting.submit(turn.uow, live, turn.now)
    if isinstance(outcome, Receipt):
        live.more[PAGE] = 0  # whoever looks at it again begins at the top
        sessions.save(turn)
        sessions.go(turn, "received", receipt=outcome.code)
    else:
        _lead_to(turn, live, outcome)


def _end_trial(turn: Turn, live: Live) -> None:
    """What would be submitted is forgotten."""
    missing = live.engine.finish(turn.now)
    if missing:
        _lead_to(turn, live, missing)
    else:
        sessions.leave(turn)
        turn.chat.place["at"] = "tried"
        trials.end(turn.uow, live, turn.library)


def _lead_to(turn: Turn, live: Live, missing: tuple[Rejection, ...]) -> None:
    """Go to the first answer that forbids submitting, with the reason on its card."""
    _give(turn, live, inp.GoTo(missing[0].path))
    live.on_card["warning"] = [missing[0].code, missing[0].message]
    sessions.save(turn)


def _give(turn: Turn, live: Live, given: inp.Input) -> None:
    answering.apply(turn.uow, live, given, turn.now)
    sessions.save(turn)


_VERBS = {
    "g": _show_review,  # cards of earlier versions of this program
    "e": _open_entry,
    "i": _open_item,
    "l": _open_list,
    "v": _show_review,
    "p": _turn_page,
    "b": _back,
    "m": _submit,
}

CONVERSATION = Conversation(
    name="review",
    screens={"section": review_screen, "received": show_received},
    taps={KIND: on_tap},
)
