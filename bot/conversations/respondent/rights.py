"""My rights: what is stored, each consent, what was asked for and where it stands, asking, stopping reminders."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.calendar.periods import CORRECT, DELETE, FREEZING, OBJECT, RESTRICT, WITHDRAW
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import submitted, surveys
from bot.conversations.respondent.later import AWAY_CARD
from bot.presenting import deadlines, heights, own_words, places
from bot.presenting.callbacks import Address
from bot.presenting.requests import outcome_line, request_line
from bot.presenting.screens import Screen, ScreenBuilder, Spare, Tone
from bot.services.people import consents, register
from bot.services.people.register import Request, RequestWish
from bot.services.refusals import Refusal
from bot.services.rights import asking
from bot.services.rights.clocks import clocks_of
from bot.services.sessions.guard import suspicion

KIND: Final = "r"
ASKED: Final = (CORRECT, RESTRICT, OBJECT)  # behind "other requests"; the number on the button is the place here
SHOWN_FOR: Final = timedelta(days=90)  # after it was settled
MOST_WISH: Final = 1000
WISH: Final = "wish"  # the place that takes words for a correction


def _to(verb: str, *numbers: int) -> Address:
    return Address(KIND, verb, numbers)


def show(turn: Turn) -> Screen:
    """What is stored, and what can be done about it."""
    known = asking.stored(turn.uow, turn.person.id)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("rights-title"))
    draft.say(
        Tone.TEXT,
        turn.t(
            "rights-stored",
            code=known.staff_code,
            unit=turn.texts.pick(known.unit_names),
            started=known.started,
            submitted=known.submitted,
            answers=known.answers,
        ),
        Spare.HINT,
    )
    _say_requests(turn, draft, known.requests)
    if turn.person.frozen_at is not None:
        return _frozen(turn, draft, known)
    for purpose in consents.PURPOSES:
        if purpose in known.consents:
            agreed, at = known.consents[purpose]
            state = turn.t("word-yes" if agreed else "word-no")
            draft.say(
                Tone.OPTION,
                turn.t("rights-consent", purpose=turn.t(f"short-{purpose}"), state=state, day=turn.texts.day(at)),
            )
    draft.say(Tone.TEXT, turn.t("rights-text"), Spare.NOTES)
    return heights.without(_actions(turn, draft, known).done(), (Spare.NOTES,))


def _say_requests(turn: Turn, draft: ScreenBuilder, requests: list[Request]) -> None:
    """Each request that is open or was settled lately, with the reasons that were given."""
    for request in requests:
        if request.outcome is None:
            draft.say(Tone.OPTION, request_line(turn.texts, request, turn.now))
            reason = register.said(turn.uow, request.extension_reason, register.REASON)
        elif request.done_at is not None and turn.now - request.done_at < SHOWN_FOR:
            draft.say(Tone.OPTION, outcome_line(turn.texts, request))
            reason = register.said(turn.uow, request.refusal_reason, register.REASON)
        else:
            continue
        draft.say(Tone.OPTION, turn.t("request-reason", reason=reason) if reason else "")


def _frozen(turn: Turn, draft: ScreenBuilder, known: asking.Stored) -> Screen:
    """Somebody whose data may not be used sees where it stands and whom to call, and can take it back if it can be."""
    requests = known.requests
    standing = [one for one in requests if one.kind in FREEZING and one.outcome in (None, register.CARRIED_OUT)]
    for request in standing:
        if request.outcome is None and request.kind == DELETE:
            name = "deletion-recorded" if turn.now.date() <= request.due_on else "deletion-overdue"
            draft.say(Tone.TEXT, turn.t(name, day=deadlines.last_day(turn.texts, request.due_on, turn.now)))
    draft.say(Tone.TEXT, turn.t("rights-call", contact=own_words.worded(turn.texts, turn.settings, {})["contact"]))
    if any(one.kind == DELETE and one.outcome == register.CARRIED_OUT for one in standing):
        return (
            draft.say(Tone.TEXT, turn.t("erased-what-stays")).row(turn.button("button-mydata", places.MY_DATA)).done()
        )
    _take_back_buttons(turn, draft, requests)
    if standing and all(one.outcome == register.CARRIED_OUT for one in standing):
        draft.say(Tone.TEXT, turn.t("restricted")).row(turn.button("button-lift", _to("l")))
    if not any(one.kind == DELETE and one.outcome is None for one in standing):
        draft.row(turn.button("button-erase", _to("d")))
    draft.row(turn.button("button-submitted", submitted.LIST) if known.submitted else None)
    return draft.row(turn.button("button-mydata", places.MY_DATA)).done()


def _take_back_buttons(turn: Turn, draft: ScreenBuilder, requests: list[Request]) -> None:
    for request in requests:
        if request.outcome is None and request.kind != WITHDRAW:
            draft.row(turn.button("button-request-take-back", _to("b", request.id), number=request.id))


def _actions(turn: Turn, draft: ScreenBuilder, known: asking.Stored) -> ScreenBuilder:
    if known.consents.get(consents.DEVELOPMENT, (False, None))[0]:
        for n, purpose in enumerate(consents.PURPOSES[1:], 1):
            agreed = known.consents.get(purpose, (False, None))[0]
            name = f"button-{'end' if agreed else 'allow'}-{purpose}"
            draft.row(turn.button(name, _to("p", n, 0 if agreed else 1)))
        draft.row(turn.button("button-absence", AWAY_CARD))
        draft.row(turn.button("button-withdraw", _to("w")))
    else:
        draft.row(turn.button("button-notice-again", places.NOTICE))
    draft.row(turn.button("button-erase", _to("d")))
    draft.row(turn.button("button-mydata", places.MY_DATA), turn.button("button-other-requests", _to("o")))
    _take_back_buttons(turn, draft, known.requests)
    return draft.row(turn.button("button-surveys", surveys.LIST))


def show_withdraw(turn: Turn) -> Screen:
    """Ask once before withdrawing."""
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t("withdraw-question"))
    return draft.row(turn.button("button-yes", _to("x")), turn.button("button-no", _to("s"))).done()


def show_withdrawn(turn: Turn) -> Screen:
    """It is withdrawn."""
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("withdrawn"))
    return draft.row(turn.button("button-rights", _to("s"))).done()


def show_erase(turn: Turn) -> Screen:
    """Ask once before deletion is recorded: what goes, what stays."""
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("erase-what")).say(Tone.TEXT, turn.t("erase-stays"))
    draft.say(Tone.QUESTION, turn.t("erase-question"))
    return draft.row(turn.button("button-yes", _to("y")), turn.button("button-no", _to("s"))).done()


def show_other(turn: Turn) -> Screen:
    """What else can be asked for."""
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("other-requests-title"))
    for number, kind in enumerate(ASKED):
        draft.say(Tone.OPTION, turn.t(f"request-about-{kind}"))
        draft.row(turn.button(f"button-ask-{kind}", _to("k", number)))
    return draft.row(turn.button("button-mydata", places.MY_DATA)).row(turn.button("button-back", _to("s"))).done()


def show_asked(turn: Turn) -> Screen:
    """Ask once before what stops all use is recorded."""
    kind = ASKED[turn.chat.place["kind"]]
    draft = ScreenBuilder().say(Tone.TEXT, turn.t(f"request-about-{kind}")).say(Tone.QUESTION, turn.t("ask-question"))
    return draft.row(turn.button("button-yes", _to("c")), turn.button("button-no", _to("o"))).done()


def show_wish(turn: Turn) -> Screen:
    """Ask what is to be corrected; words are welcome, not required."""
    draft = ScreenBuilder()
    if turn.chat.place.get("wrong"):
        draft.say(Tone.WARNING, turn.t(turn.chat.place["wrong"], most=MOST_WISH))
    draft.say(Tone.TEXT, turn.t(f"request-about-{CORRECT}")).say(Tone.QUESTION, turn.t("wish-question"))
    return draft.row(turn.button("button-without-words", _to("c")), turn.button("button-no", _to("o"))).done()


def on_tap(turn: Turn, address: Address) -> None:
    """A press on the card of rights. Confirmations count only from their own question."""
    at, verb = turn.chat.place["at"], address.verb
    if verb == "d":
        on_erase(turn, "")
    elif verb in _PLACES:
        turn.go(_PLACES[verb])
    elif verb == "p" and at == "rights" and 0 < address.number(0) < len(consents.PURPOSES):
        _decide(turn, consents.PURPOSES[address.number(0)], agreed=address.number(1) == 1)
    elif verb == "x" and at == "withdraw":
        _ask(turn, WITHDRAW)
        turn.go("withdrawn")
    elif verb == "y" and at == "erase":
        _ask(turn, DELETE)
    elif verb in "kcbl":
        _about_requests(turn, address)
    else:
        raise LeadsNowhereError


_PLACES: Final = {"s": "rights", "w": "withdraw", "o": "requests-other"}


def _about_requests(turn: Turn, address: Address) -> None:
    at, verb = turn.chat.place["at"], address.verb
    if verb == "k" and at == "requests-other" and 0 <= address.number(0) < len(ASKED):
        kind = ASKED[address.number(0)]
        turn.go(WISH if kind == CORRECT else "asked", kind=address.number(0))
    elif verb == "c" and at in ("asked", WISH):
        _ask(turn, ASKED[turn.chat.place["kind"]])
    elif verb == "b" and at == "rights":
        _take_back(turn, address.number(0))
    elif verb == "l" and at == "rights":
        _lift(turn)
    else:
        raise LeadsNowhereError


def _ask(turn: Turn, kind: str, wish: str = "") -> None:
    wanted = RequestWish(kind, wish, turn.chat.language)
    asking.ask(turn.uow, turn.person.id, wanted, clocks_of(turn.uow, turn.settings), turn.now)
    if kind in (*FREEZING, WITHDRAW):
        turn.chat.session, turn.chat.session_id = None, None
    if kind in FREEZING:
        turn.person.frozen_at = turn.now
    turn.go("rights")


def _take_back(turn: Turn, number: int) -> None:
    try:
        asking.take_back(turn.uow, turn.person.id, number, turn.now)
    except Refusal:
        raise LeadsNowhereError from None
    _look_again(turn)


def _lift(turn: Turn) -> None:
    """Only what was restricted: after a deletion the operator lets somebody in again."""
    mine = [one for one in register.of_person(turn.uow, turn.person.id) if one.kind in FREEZING]
    if any(one.outcome is None or (one.kind == DELETE and one.outcome == register.CARRIED_OUT) for one in mine):
        raise LeadsNowhereError
    asking.lift(turn.uow, turn.person.id, f"person:{turn.person.id}", turn.now)
    _look_again(turn)


def _look_again(turn: Turn) -> None:
    """Whether use may go on was decided in the rows."""
    if not register.freezes(turn.uow, turn.person.id):
        turn.person.frozen_at = None
    turn.go("rights")


def on_wish(turn: Turn, text: str) -> bool:
    """What is to be corrected, in the person's own words; never what must not go through a messenger."""
    if suspicion(text) is not None or len(text) > MOST_WISH:
        turn.go(WISH, kind=ASKED.index(CORRECT), wrong="wish-too-long" if len(text) > MOST_WISH else "wish-suspicious")
        turn.forget = True
        return True
    _ask(turn, CORRECT, text.strip())
    return True


def _decide(turn: Turn, purpose: str, *, agreed: bool) -> None:
    consents.record(turn.uow, turn.person.id, purpose, agreed=agreed, language=turn.chat.language, now=turn.now)
    if purpose == consents.REMINDERS:
        asking.stop_reminders(turn.uow, turn.person.id, None)
    turn.go("rights")


def on_rights(turn: Turn, _: str) -> None:
    """``/rights``."""
    turn.go("rights")


def on_erase(turn: Turn, _: str) -> None:
    """``/xoa``: ask for deletion; somebody who did, or had it, sees where it stands."""
    standing = (None, register.CARRIED_OUT)
    asked = [one for one in register.of_person(turn.uow, turn.person.id) if one.kind == DELETE]
    turn.go("rights" if any(one.outcome in standing for one in asked) else "erase")


def on_stop(turn: Turn, _: str) -> None:
    """``/dung``: no more reminders."""
    asking.stop_reminders(turn.uow, turn.person.id, turn.now)
    turn.go("stopped")


def show_stopped(turn: Turn) -> Screen:
    """Reminders have stopped."""
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("reminders-stopped"))
    return draft.row(turn.button("button-surveys", surveys.LIST), turn.button("button-rights", _to("s"))).done()


CONVERSATION = Conversation(
    name="rights",
    screens={
        "rights": show,
        "withdraw": show_withdraw,
        "withdrawn": show_withdrawn,
        "erase": show_erase,
        "stopped": show_stopped,
        "requests-other": show_other,
        "asked": show_asked,
        WISH: show_wish,
    },
    commands={
        "rights": on_rights,
        "quyen": on_rights,
        "xoa": on_erase,
        "delete": on_erase,
        "dung": on_stop,
        "stop": on_stop,
    },
    taps={KIND: on_tap},
    typed={WISH: on_wish},
)
