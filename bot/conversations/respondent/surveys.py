"""My surveys: the list with state and deadline, what a survey is about, a closed one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.conversations.kit import own_desks
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import sessions
from bot.presenting import apart, deadlines, durations, own_words, places
from bot.presenting.callbacks import Address
from bot.presenting.paging import ListPage, fitting
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.people import consents
from bot.services.reminders import progress
from bot.services.sessions import answering, offered
from bot.services.sessions.offered import Offer
from bot.services.surveys import own_words as of_surveys
from storage.repositories.chats import draft_of
from storage.states import SessionStatus

KIND = "m"
LIST = Address(KIND, "s")


def home(turn: Turn, *, joined: bool = False, page: int = 0) -> None:
    """Where somebody who is known belongs: consent first, then the list; who has just ``joined`` hears of a desk.

    ``page`` of the list counts from 0.
    """
    if consents.decided(turn.uow, turn.person.id, consents.DEVELOPMENT) is None:
        turn.go("notice")
    else:
        turn.go("surveys", **({"joined": True} if joined else {"page": page} if page else {}))


def show(turn: Turn) -> Screen:
    """All surveys offered to the person, what waits first, in pages where a phone ends; what is open has a button."""
    offers = offered.to_person(turn.uow, turn.person.id, turn.now)
    if not consents.given(turn.uow, turn.person.id, consents.DEVELOPMENT):
        draft = (
            _head(turn)
            .say(Tone.TEXT, turn.t("surveys-no-consent"))
            .row(turn.button("button-notice-again", places.NOTICE))
        )
        return _with(draft, _ways(turn))
    ways = _ways(turn)  # once, for however many pages are tried
    return fitting(_entries(turn, offers), turn.page, lambda page: _list(turn, page, ways), turn.room)


def _head(turn: Turn) -> ScreenBuilder:
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("surveys-title"))
    return draft.say(Tone.TEXT, own_desks.sentence(turn) if turn.chat.place.get("joined") else "")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands in the list of one survey; what takes no answers has no button."""

    line: str
    button: Button | None


def _entries(turn: Turn, offers: list[Offer]) -> list[_Entry]:
    opened = [one for one in offers if one.accepts_answers]
    buttons = {one.session: _open(turn, one) for one in told_apart(turn, opened)}
    names = apart.in_lines(turn.texts, named(offers))
    return [
        _Entry(_line(turn, offer, name), buttons.get(offer.session)) for offer, name in zip(offers, names, strict=True)
    ]


def _open(turn: Turn, offer: Offer) -> Button:
    title = turn.texts.pick(offer.titles)
    label = turn.t("button-unsent", survey=title) if offer.unsent else title
    return Button(label, Address(KIND, "o", (offer.session,)), Style.MAIN if offer.waits else Style.PLAIN)


def _list(turn: Turn, page: ListPage[_Entry], ways: tuple[tuple[Button, ...], ...]) -> Screen:
    """A page of the list, with its buttons; the first one tells newcomers of their desk."""
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("surveys-title")) if page.number else _head(turn)
    draft.say(Tone.TEXT, "" if page.entries else turn.t("surveys-none"))
    for one in page.entries:
        draft.say(Tone.OPTION, one.line)
    for one in page.entries:
        draft.row(one.button)
    draft.row(*page.turning(turn.texts, lambda number: Address(KIND, "p", (number,))))
    return _with(draft, ways)


def told_apart(turn: Turn, offers: list[Offer]) -> list[Offer]:
    """Surveys that can be opened; two of one title say in it what tells them apart, as their lines do by deadline."""
    found = apart.titles(turn.texts, named(offers))
    return [replace(one, titles=titles) for one, titles in zip(offers, found, strict=True)]


def named(offers: list[Offer]) -> list[apart.CampaignName]:
    """The campaigns of these surveys, as they are told apart."""
    return [apart.CampaignName(one.titles, one.closes_at, one.campaign) for one in offers]


def _ways(turn: Turn) -> tuple[tuple[Button, ...], ...]:
    """To the reader's desks and queue, their rights, another language."""
    draft = ScreenBuilder().grid(own_desks.buttons(turn), 2).row(own_desks.queue(turn))
    return draft.row(_rights(turn), turn.button("button-language", places.LANGUAGE)).done().rows


def _with(draft: ScreenBuilder, ways: tuple[tuple[Button, ...], ...]) -> Screen:
    for row in ways:
        draft.row(*row)
    return draft.done()


def _rights(turn: Turn) -> Button:
    return turn.button("button-rights", places.RIGHTS)


def _line(turn: Turn, offer: Offer, name: str) -> str:
    status = "unsent" if offer.unsent else offer.status
    state = turn.t(f"state-{status}") if offer.accepts_answers else turn.t(offer.why_not)
    if left := _left(turn, offer):
        state = turn.t(f"surveys-left-{status}", state=state, left=left)
    return turn.t(
        "surveys-line", survey=name, state=state, deadline=deadlines.in_words(turn.texts, offer.closes_at, turn.now)
    )


def _left(turn: Turn, offer: Offer) -> str:
    """How long what waits to be answered takes, as its cards tell it."""
    row = sessions.find(turn, offer.session) if offer.waits and not offer.unsent else None
    if row is None:
        return ""
    left = progress.standing(turn.uow, row, turn.now, turn.texts.language).minutes
    return durations.in_words(turn.texts, left) if left is not None else ""


def show_intro(turn: Turn) -> Screen:
    """What a survey is about, before its first question."""
    session = turn.chat.session
    assert session is not None
    minutes = answering.foretold(turn.uow, session, turn.library, turn.now, turn.texts.language)
    text = turn.t(
        "intro",
        survey=sessions.title(turn),
        about=durations.in_words(turn.texts, minutes),
        deadline=deadlines.in_words(turn.texts, session.deadline, turn.now),
        **own_words.worded(turn.texts, turn.settings, of_surveys.of_session(turn.uow, session)),
    )
    draft = ScreenBuilder().say(Tone.TITLE, sessions.title(turn)).say(Tone.TEXT, text)
    draft.row(turn.button("button-begin", Address(KIND, "b", (session.id,)), Style.MAIN))
    return draft.row(turn.button("button-later", LIST), _rights(turn)).done()


def show_closed(turn: Turn) -> Screen:
    """A survey that takes no answers any more, or not yet, or not without consent."""
    session = turn.chat.session
    if session is not None and session.status == SessionStatus.STOPPED:
        return show(turn)
    title = turn.texts.pick(session.titles) if session else ""
    early = session is not None and turn.now < session.opens_at
    paused = session is not None and session.paused_at is not None and turn.now < session.closes_at
    name = "not-yet-open" if early else "paused-now" if paused else "closed"
    when = deadlines.in_words(turn.texts, session.opens_at, turn.now) if session else ""
    draft = ScreenBuilder().say(Tone.TEXT, turn.t(name, survey=title, when=when))
    return draft.row(turn.button("button-surveys", LIST, Style.MAIN)).done()


def on_tap(turn: Turn, address: Address) -> None:
    """The list, or one survey of it."""
    if address.verb == "s":
        home(turn)
    elif address.verb == "p":
        home(turn, page=max(0, address.number(0)))
    elif address.verb == "o" and (found := sessions.find(turn, address.number(0))) is not None:
        sessions.put(turn, found)
        open_offer(turn)
    elif address.verb == "b":
        begin(turn, address.number(0))
    else:
        raise LeadsNowhereError


def begin(turn: Turn, session_id: int) -> None:
    """Start or go on, if the person agreed to what it is for; a trial keeps nothing and needs no consent."""
    if draft_of(session_id) is not None or consents.given(turn.uow, turn.person.id, consents.DEVELOPMENT):
        sessions.enter(turn, session_id)
    else:
        home(turn)


def open_offer(turn: Turn) -> None:
    """A survey not begun yet shows what it is about; another one goes on."""
    session = turn.chat.session
    assert session is not None
    if session.state is None and session.accepts_answers(turn.now):
        sessions.go(turn, "intro")
    else:
        begin(turn, session.id)


def on_list(turn: Turn, _: str) -> None:
    """Show the list (``/surveys``)."""
    home(turn)


def on_continue(turn: Turn, _: str) -> None:
    """``/tieptuc``: on with what was begun, on the screen or due first; else to the session there is, or the list."""
    session = turn.chat.session
    waiting = [one for one in offered.to_person(turn.uow, turn.person.id, turn.now) if one.waits and one.is_begun]
    on_screen = session is not None and any(one.session == session.id for one in waiting)
    if waiting and not on_screen and (session is None or session.draft is None):
        begin(turn, waiting[0].session)
    elif session is not None and session.state is not None and session.status != SessionStatus.STOPPED:
        begin(turn, session.id)
    else:
        home(turn)


CONVERSATION = Conversation(
    name="surveys",
    screens={"surveys": show, "intro": show_intro, "closed": show_closed},
    commands={"surveys": on_list, "phieu": on_list, "tieptuc": on_continue, "continue": on_continue},
    taps={KIND: on_tap},
)
