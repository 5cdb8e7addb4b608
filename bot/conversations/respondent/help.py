"""Help: with or without one's name, whom to call, and the reply of the focal point."""

from __future__ import annotations

from typing import Any, Final

from bot.conversations.kit import own_desks
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import sessions, surveys
from bot.presenting import own_words, places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen, ScreenBuilder, Style, Tone, shortened
from bot.services.deliveries import assistance
from bot.services.deliveries.assistance import HelpSubject
from bot.services.sessions.guard import suspicion
from bot.services.surveys import own_words as of_surveys
from bot.texts import LANGUAGES

KIND: Final = "h"
QUESTION: Final = 150  # characters of a question that are told


def show(turn: Turn) -> Screen:
    """What can be done here, and a way to a person."""
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("help-title")).say(Tone.TEXT, turn.t("help"))
    draft.row(turn.button("button-help", Address(KIND, "a")))
    session = turn.chat.session
    if session is not None and session.state is not None and session.accepts_answers(turn.now):
        draft.row(turn.button("button-continue", places.go_on(session.id), Style.MAIN))
    draft.grid(own_desks.buttons(turn), 2)
    return draft.row(turn.button("button-surveys", surveys.LIST)).done()


def show_asked(turn: Turn) -> Screen:
    """The focal point was told, or there is none to tell."""
    draft = ScreenBuilder().say(Tone.TEXT, turn.t(_asked(turn.chat.place)))
    draft.say(Tone.TEXT, turn.t("help-call", contact=_contact(turn)))
    session = turn.chat.session
    if session is not None and session.state is not None and session.accepts_answers(turn.now):
        draft.row(turn.button("button-continue", places.go_on(session.id), Style.MAIN))
    return draft.row(turn.button("button-surveys", surveys.LIST)).done()


def _contact(turn: Turn) -> str:
    """Whom to ask: the survey's own contact while one is in it, else the installation's."""
    session = turn.chat.session
    words = of_surveys.of_session(turn.uow, session) if session is not None else {}
    return own_words.worded(turn.texts, turn.settings, words)["contact"]


def show_question(turn: Turn) -> Screen:
    """Whom to call, and whether the focal point may know who asks."""
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("help-title"))
    draft.say(Tone.TEXT, turn.t("help-call", contact=_contact(turn)))
    draft.say(Tone.QUESTION, turn.t("help-named"))
    draft.row(
        turn.button("button-with-name", Address(KIND, "y"), Style.MAIN),
        turn.button("button-without-name", Address(KIND, "n"), Style.MAIN),
    )
    return draft.row(turn.button("button-back", Address(KIND, "b"))).done()


def show_reply(turn: Turn) -> Screen:
    """Ask the focal point for the reply."""
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t("help-write"))
    return draft.row(turn.button("button-back", surveys.LIST)).done()


def show_replied(turn: Turn) -> Screen:
    """The reply is on its way; whoever helps goes back to the desk."""
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("help-replied")).grid(own_desks.buttons(turn), 2)
    return draft.row(turn.button("button-surveys", surveys.LIST)).done()


def _asked(place: dict[str, Any]) -> str:
    if not place["told"]:
        return "help-nobody"
    return "help-asked-named" if place.get("named") else "help-asked"


def on_help(turn: Turn, _: str) -> None:
    """``/help``."""
    turn.go("help")


def on_tap(turn: Turn, address: Address) -> None:
    """Ask for a person's help, or answer somebody who did."""
    if address.verb == "a":
        turn.go("help-named")
    elif address.verb == "b":
        turn.go("help")
    elif address.verb in ("y", "n"):
        told = assistance.ask(turn.uow, turn.person, _subject(turn), turn.now, named=address.verb == "y")
        turn.go("helped", told=told, named=address.verb == "y")
    elif address.verb == "r" and assistance.may_reply(turn.uow, turn.person.id, address.number(0), turn.now):
        turn.go("help-reply", request=address.number(0))
    else:
        raise LeadsNowhereError


def _subject(turn: Turn) -> HelpSubject:
    """The survey and the question on the screen; of a question that speaks of answers only the part it stands in."""
    session = turn.chat.session
    if session is None or session.is_trial:
        return HelpSubject()
    question = _question(turn) if session.state is not None and session.accepts_answers(turn.now) else {}
    return HelpSubject(session.campaign_id, session.titles, question)


def _question(turn: Turn) -> dict[str, str]:
    """The question in every language: whoever helps reads it in theirs."""
    engine = sessions.live(turn).engine
    mine, found = engine.language, dict[str, str]()
    for language in LANGUAGES:
        engine.set_language(language)
        found[language] = shortened(engine.plain_question(), QUESTION)
    engine.set_language(mine)
    return found


def on_reply(turn: Turn, text: str) -> bool:
    """The reply, if it holds nothing that must not be sent."""
    request = turn.chat.place["request"]
    if suspicion(text) is not None:
        turn.warn("help-held")
        turn.forget = True
    elif assistance.reply(turn.uow, turn.person.id, request, text.strip(), turn.now):
        turn.go("help-replied")
    else:
        turn.go("surveys")
    return True


CONVERSATION = Conversation(
    name="help",
    screens={
        "help": show,
        "help-named": show_question,
        "helped": show_asked,
        "help-reply": show_reply,
        "help-replied": show_replied,
    },
    typed={"help-reply": on_reply},
    commands={"help": on_help, "trogiup": on_help},
    taps={KIND: on_tap},
)
