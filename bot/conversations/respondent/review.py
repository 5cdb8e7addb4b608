"""The review before submitting: sections, each answer a press away; the receipt; correcting until the deadline."""

from __future__ import annotations

from itertools import islice

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import Turn
from bot.conversations.respondent import sessions
from bot.presenting.callbacks import Address
from bot.presenting.prompts import numbers_in_row
from bot.presenting.screens import Button, Draft, Screen, Style, Tone, in_one_line
from bot.services.sessions import answering, submitting
from bot.services.sessions.answering import Live
from bot.services.sessions.submitting import Receipt
from bot.services.surveys import trials
from survey_definitions import Rejection, ReviewItem, Section
from survey_definitions.engine import inputs as inp
from survey_definitions.markup import plain

KIND = "v"
SECTIONS = 20  # on one card of the review; Telegram takes at most 100 buttons
ITEMS = 10  # answers on one card of a section
LABEL = 90
SHOWN = 120


def to(live: Live, verb: str, *numbers: int) -> Address:
    """An address in the review of a session."""
    return Address(KIND, verb, (live.row.id, live.row.turn, *numbers))


# -- screens


def review_screen(turn: Turn) -> Screen:
    """All sections with how much of each is answered; submit."""
    live = sessions.live(turn)
    sections = live.engine.review()
    draft = Draft().say(Tone.QUIET, f"✓ {live.draft['done']}" if live.draft.get("done") else "")
    draft.say(Tone.QUIET, sessions.news(turn)).say(Tone.QUIET, sessions.title(turn))
    for note in live.draft.get("notes", ()):
        draft.say_marked(Tone.TEXT, note)
    draft.say(Tone.TITLE, turn.t("review-title"))
    if turn.chat.place.get("missing"):
        draft.say(Tone.WARNING, turn.t("review-missing", count=turn.chat.place["missing"]))
    draft.say(Tone.TEXT, turn.t("review-text"))
    page = min(turn.chat.place.get("page", 0), max(0, len(sections) - 1) // SECTIONS)
    listed = list(enumerate(sections, 1))[page * SECTIONS : (page + 1) * SECTIONS]
    for n, section in listed:
        answered = sum(item.answered for item in section.items)
        title = plain(section.title) or sessions.title(turn)
        draft.option(n, f"{title} · {answered}/{len(section.items)}")
    draft.grid((Button(f"{n}", to(live, "g", n - 1)) for n, _ in listed), numbers_in_row(len(listed)))
    further = len(sections) > (page + 1) * SECTIONS
    draft.row(
        turn.button("button-earlier", to(live, "p", page - 1)) if page else None,
        turn.button("button-further", to(live, "p", page + 1)) if further else None,
    )
    draft.row(turn.button("button-submit", to(live, "m"), Style.DONE))
    return draft.row(turn.button("button-back", to(live, "b"))).done()


def show_section(turn: Turn) -> Screen:
    """The answers of one section, numbered; each number leads to its question."""
    live = sessions.live(turn)
    sections = live.engine.review()
    n, page = turn.chat.place["n"], turn.chat.place.get("page", 0)
    if n >= len(sections):
        return review_screen(turn)
    section = sections[n]
    draft = Draft().say(Tone.QUIET, sessions.title(turn)).say(Tone.TITLE, plain(section.title))
    first = page * ITEMS
    items = list(islice(enumerate(section.items), first, first + ITEMS))
    for at, item in items:
        draft.option(at + 1, line(turn, item))
    draft.grid((Button(f"{at + 1}", to(live, "i", n, at)) for at, _ in items), numbers_in_row(len(items)))
    draft.row(
        turn.button("button-earlier", to(live, "g", n, page - 1)) if page else None,
        turn.button("button-further", to(live, "g", n, page + 1)) if first + ITEMS < len(section.items) else None,
    )
    if section.repeat_path:
        draft.row(turn.button("button-list", to(live, "l", n)))
    return draft.row(turn.button("button-review", to(live, "v"))).done()


def line(turn: Turn, item: ReviewItem) -> str:
    """A question with what was answered, in one line."""
    shown = item.shown if item.answered and item.shown else turn.t("review-empty")
    return in_one_line(plain(item.label), plain(shown), LABEL, SHOWN)


def show_received(turn: Turn) -> Screen:
    """Thanks and the receipt."""
    session = turn.chat.session
    assert session is not None
    at = session.submitted_at or turn.now
    correctable = session.accepts_answers(turn.now)
    draft = Draft().say(
        Tone.TEXT,
        turn.t(
            "received" if correctable else "received-final",
            survey=sessions.title(turn),
            time=turn.texts.time(at),
            day=turn.texts.day(at),
            deadline=turn.texts.moment(session.deadline),
        ),
    )
    draft.say(Tone.TEXT, turn.t("receipt", code=turn.chat.place["receipt"]))
    draft.row(turn.button("button-results", Address("R", "s")))
    draft.row(turn.button("button-correct", Address(KIND, "f", (session.id,))) if correctable else None)
    return draft.row(turn.button("button-surveys", Address("m", "s"), Style.MAIN)).done()


# -- presses


def on_tap(turn: Turn, address: Address) -> None:
    """A press in the review. Like everywhere, one for another turn changes nothing."""
    if address.verb == "f":
        _correct(turn, address.number(0))
        return
    if not sessions.reached(turn, address):
        return
    if address.verb not in _VERBS:
        turn.refused = True
        return
    sessions.go(turn, sessions.AT)
    _VERBS[address.verb](turn, sessions.live(turn), address)


def _correct(turn: Turn, session_id: int) -> None:
    """Correct what was submitted; its button lives for ever, and leads to what takes answers still."""
    found = sessions.find(turn, session_id)
    if found is not None and found.submitted_at is not None:
        sessions.enter(turn, session_id)
    else:
        turn.refused = True


def _open_section(turn: Turn, live: Live, address: Address) -> None:
    if 0 <= address.number(2) < len(live.engine.review()):
        sessions.go(turn, "section", n=address.number(2), page=address.number(3, 0))


def _open_item(turn: Turn, live: Live, address: Address) -> None:
    section = _section(live, address.number(2))
    if section is None or not 0 <= address.number(3) < len(section.items):
        turn.refused = True
        return
    answering.apply(turn.uow, live, inp.GoTo(section.items[address.number(3)].path), turn.now)
    live.draft[sessions.OPENED] = True
    sessions.save(turn)


def _open_list(turn: Turn, live: Live, address: Address) -> None:
    section = _section(live, address.number(2))
    if section is None or not section.repeat_path:
        turn.refused = True
        return
    _give(turn, live, inp.ReopenRepeat(section.repeat_path))


def _section(live: Live, n: int) -> Section | None:
    sections = live.engine.review()
    return sections[n] if 0 <= n < len(sections) else None


def _show_review(turn: Turn, live: Live, address: Address) -> None:
    del turn, live, address


def _turn_page(turn: Turn, live: Live, address: Address) -> None:
    del live
    sessions.go(turn, sessions.AT, page=max(0, address.number(2)))


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
    live.draft["warning"] = [missing[0].code, missing[0].message]
    sessions.save(turn)


def _give(turn: Turn, live: Live, given: inp.Input) -> None:
    answering.apply(turn.uow, live, given, turn.now)
    sessions.save(turn)


_VERBS = {
    "g": _open_section,
    "i": _open_item,
    "l": _open_list,
    "v": _show_review,
    "p": _turn_page,
    "b": _back,
    "m": _submit,
}

CONVERSATION = Conversation(
    name="review",
    screens={"section": show_section, "received": show_received},
    taps={KIND: on_tap},
)
