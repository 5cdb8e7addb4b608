"""Enrolment: a one-time link or bare code, facts the link does not hold, where it is set one's own contact card.

Strangers learn nothing.
"""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.courtesy import is_thanks
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import surveys
from bot.presenting import apart, deadlines
from bot.presenting.callbacks import Address
from bot.presenting.paging import ListPage, fitting
from bot.presenting.screens import Screen, ScreenBuilder, Tone
from bot.services.people import invitations, joining, new_accounts
from bot.services.people.new_accounts import WaitingAccount
from bot.services.refusals import Refusal
from bot.services.sessions import offered
from survey_definitions.answers.folding import bare

KIND: Final = "W"


def show_stranger(turn: Turn) -> Screen:
    """What everybody sees who is not bound to a person; who waits to be confirmed is told so."""
    waiting = new_accounts.waiting_for(turn.uow, turn.chat.id)
    if waiting is None:
        return ScreenBuilder().say(Tone.TEXT, turn.t("stranger")).done()
    return fitting(_surveys_of(turn, waiting), turn.page, lambda page: _waits(turn, waiting, page), turn.room)


def _surveys_of(turn: Turn, waiting: WaitingAccount) -> list[str]:
    """A line for each survey of the person, due first: whether they have begun or submitted any is not told yet."""
    offers = [one for one in offered.to_person(turn.uow, waiting.person, turn.now) if one.accepts_answers]
    offers.sort(key=lambda one: (one.closes_at, one.campaign))
    return [
        turn.t("rebind-survey", survey=name, deadline=deadlines.in_words(turn.texts, offer.closes_at, turn.now))
        for offer, name in zip(offers, apart.in_lines(turn.texts, surveys.named(offers)), strict=True)
    ]


def _waits(turn: Turn, waiting: WaitingAccount, page: ListPage[str]) -> Screen:
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("rebind-waiting")).say(Tone.TEXT, _until(turn, waiting))
    for line in page.entries:
        draft.say(Tone.OPTION, line)
    return draft.row(*page.turning(turn.texts, lambda number: Address(KIND, "p", (number,)))).done()


def _until(turn: Turn, waiting: WaitingAccount) -> str:
    """What is waited for, who decides, and whether an old account was told."""
    if waiting.binds_at is not None:
        return turn.t("rebind-until-then", when=deadlines.in_words(turn.texts, waiting.binds_at, turn.now))
    who = "admins" if waiting.admin else "two"
    return turn.t(f"rebind-until-{who}{'-or-old' if waiting.old_account else ''}")


def on_text(turn: Turn, text: str) -> bool:
    """A code; what turns a page may be typed, too, and is no wrong code."""
    pages = {bare(turn.t(name).strip("◀▶ ")) for name in ("button-earlier", "button-further")}
    if bare(text) in pages and new_accounts.waiting_for(turn.uow, turn.chat.id) is not None:
        return False
    return try_code(turn, text)


def on_page(turn: Turn, address: Address) -> None:
    """Another page of the surveys that somebody waits for."""
    if turn.chat.person is not None or new_accounts.waiting_for(turn.uow, turn.chat.id) is None:
        raise LeadsNowhereError
    turn.go("stranger", page=max(0, address.number(0, 0)))


def show_fact(turn: Turn) -> Screen:
    """Ask for what the link does not hold."""
    if turn.chat.place.get("fact") == joining.BIRTH_MONTH:
        return ScreenBuilder().say(Tone.QUESTION, turn.t("enrol-birth-month")).done()
    return ScreenBuilder().say(Tone.QUESTION, turn.t("enrol-fact", letters=joining.FACT_LETTERS)).done()


def show_proof(turn: Turn) -> Screen:
    """Ask for the person's own contact card."""
    return ScreenBuilder().say(Tone.QUESTION, turn.t("enrol-proof")).ask_contact(turn.t("button-contact")).done()


def show_locked(turn: Turn) -> Screen:
    """Too many wrong tries."""
    return ScreenBuilder().say(Tone.WARNING, turn.t("enrol-locked")).done()


def on_start(turn: Turn, payload: str) -> None:
    """``/start``, with a code behind it or not."""
    if turn.chat.person is not None:
        surveys.home(turn)
    elif payload:
        try_code(turn, payload)
    else:
        turn.go("stranger")


def try_code(turn: Turn, code: str) -> bool:
    """A code, from a link or typed."""
    if is_thanks(code):
        turn.silent = True
        return True
    if not joining.may_try(turn.chat, turn.now):
        turn.go("locked")
        return True
    found = invitations.find(turn.uow, code[:64], turn.now)
    if found is None:
        joining.note_wrong(turn.chat, turn.now)
        turn.go("stranger", warning="code-unknown")
    else:
        _ask_fact(turn, found, 0)
    return True


def _ask_fact(turn: Turn, found: invitations.FoundInvitation, number: int, **more: str) -> None:
    """The fact of this number; behind the last one the contact card, where it is asked for, and then the binding."""
    asked = joining.facts_asked(turn.settings, found.birth_month)
    if number < len(asked):
        turn.go("fact", invitation=found.id, n=number, fact=asked[number], **more)
    elif turn.settings.second_proof == "contact":
        turn.go("proof", invitation=found.id)
    else:
        _join(turn, found)


def try_fact(turn: Turn, text: str) -> bool:
    """The fact; the right one binds the chat."""
    if is_thanks(text):
        turn.silent = True
        return True
    if not joining.may_try(turn.chat, turn.now):
        turn.go("locked")
        return True
    found = invitations.still_valid(turn.uow, turn.chat.place["invitation"], turn.now)
    if found is None:
        turn.go("stranger", warning="code-unknown")
    elif not joining.fits(found, text, turn.chat.place.get("fact", joining.STAFF_CODE_END)):
        _wrong(turn, found, "fact-wrong")
    else:
        _ask_fact(turn, found, turn.chat.place.get("n", 0) + 1)
    return True


def _wrong(turn: Turn, found: invitations.FoundInvitation, warning: str) -> None:
    """A fact that is not right, or a card that is somebody else's."""
    joining.note_wrong(turn.chat, turn.now)
    lives = invitations.note_wrong_try(turn.uow, found.id) > 0
    if not joining.may_try(turn.chat, turn.now):
        turn.go("locked")
    elif lives:
        turn.warn(warning)
    else:
        turn.go("stranger", warning="code-unknown")


def on_contact(turn: Turn, *, own: bool) -> None:
    """A contact card; one's own is the second proof. What else it says is not read."""
    found = invitations.still_valid(turn.uow, turn.chat.place["invitation"], turn.now)
    if not joining.may_try(turn.chat, turn.now):
        turn.go("locked")
    elif found is None:
        turn.go("stranger", warning="code-unknown")
    elif own:
        _join(turn, found)
    else:
        _wrong(turn, found, "contact-foreign")


def say_contact(turn: Turn, text: str) -> bool:
    """Words do not prove anything: the button does."""
    del text
    turn.warn("contact-press")
    return True


def _join(turn: Turn, found: invitations.FoundInvitation) -> None:
    try:
        joined = joining.join(turn.uow, turn.chat, found, turn.now)
    except Refusal:
        turn.go("stranger", warning="code-unknown")
        return
    turn.memo.clear()
    if joined:
        surveys.home(turn, joined=True)
    else:
        turn.go("stranger")


CONVERSATION = Conversation(
    name="enrolment",
    screens={"stranger": show_stranger, "fact": show_fact, "proof": show_proof, "locked": show_locked},
    commands={"start": on_start, "batdau": on_start},
    taps={KIND: {"p": on_page}},
    typed={"stranger": on_text, "locked": try_code, "fact": try_fact, "proof": say_contact},
    on_contact=("proof", on_contact),
    open_to_strangers=True,
)
