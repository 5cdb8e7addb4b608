"""The supervisor's queue: one competency at a time, one tap each; lower and higher with a level and a reason.

People are named by their staff code only. Every press carries the level it was made for: on another one it is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.conversations.agency import checking
from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.refused_words import ask_again
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.paging import ListPage, fitting, in_messages
from bot.presenting.prompts import numbers_in_row
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.refusals import Refusal
from bot.services.results import confirmations, names
from bot.services.results.confirmations import (
    HIGHER,
    LOWER,
    MOST_REASON,
    VERDICTS,
    ConfirmerVerdict,
    Said,
    Waiting,
    levels_for,
)

KIND: Final = "S"
HOME: Final = Address(KIND, "s")


def _waiting(turn: Turn, session: int) -> Waiting | None:
    return confirmations.one(turn.uow, turn.person.id, session, turn.now.date())


def _words(turn: Turn, waiting: Waiting) -> tuple[dict[str, str], dict[tuple[str, int], str]]:
    survey = turn.library.survey(turn.uow, waiting.version)
    return names.competencies_of(survey, [code for code, _, _ in waiting.items], turn.chat.language)


def show_home(turn: Turn) -> Screen:
    """How many self-assessments wait, and each of them."""
    queue = confirmations.queue(turn.uow, turn.person.id, turn.now.date())
    listed = [(one.session, _counted(turn, one)) for one in queue]
    return fitting(listed, turn.page, lambda page: _home(turn, queue, page), turn.room)


def _home(turn: Turn, queue: list[Waiting], page: ListPage[tuple[int, str]]) -> Screen:
    unfinished = [one for one in queue if one.open]
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("confirm-title"))
    waiting = "confirm-waiting" if unfinished else "confirm-none-waits"
    draft.say(Tone.TEXT, turn.t(waiting, open=len(unfinished), all=len(queue)))
    draft.say(Tone.QUIET, turn.t("confirm-note"))
    if unfinished:
        draft.row(turn.button("button-confirm-next", Address(KIND, "n", (unfinished[0].session,)), Style.MAIN))
    for session, label in page.entries:
        draft.row(Button(label, Address(KIND, "r", (session,))))
    draft.row(*page.turning(turn.texts, lambda number: Address(KIND, "s", (number,))))
    return draft.row(turn.button("button-surveys", places.SURVEYS)).done()


def _counted(turn: Turn, one: Waiting) -> str:
    """Whose it is, how much was said of it, and how many comments came back."""
    comments = sum(bool(said.comment) for said in confirmations.said_by(turn.uow, turn.person.id, one).values())
    values = {"said": len(one.items) - len(one.open), "all": len(one.items), "n": comments}
    return turn.t("confirm-one-comments" if comments else "confirm-one", code=one.staff_code, **values)


def show_item(turn: Turn) -> Screen:
    """A competency of one person: the self-assessed level in the anchor's words, and what can be said of it.

    It is the one that was chosen, else the next one of which nothing was said.
    """
    waiting = _waiting(turn, turn.chat.place.get("session", 0))
    number = _number(turn, waiting) if waiting else None
    if waiting is None or number is None:
        return show_home(turn)
    code, own, so_far = waiting.items[number]
    called, anchors = _words(turn, waiting)
    draft = ScreenBuilder()
    place = len(waiting.items) - len(waiting.open) if so_far is None else number
    draft.say(Tone.QUIET, turn.t("confirm-head", code=waiting.staff_code, number=place + 1, all=len(waiting.items)))
    draft.say(Tone.TITLE, called.get(code, code))
    draft.say(Tone.TEXT, turn.t("confirm-own", level=own, anchor=anchors.get((code, own), "")))
    if so_far is not None:
        draft.say(Tone.TEXT, _record(turn, called.get(code, code), own, so_far))
    draft.say(Tone.QUESTION, turn.t("confirm-question"))
    return _verdicts(turn, draft, waiting, number, own).done()


def _number(turn: Turn, waiting: Waiting) -> int | None:
    """The place of the competency that was chosen, else of the first one that is open."""
    chosen = turn.chat.place.get("number", -1)
    if 0 <= chosen < len(waiting.items):
        return int(chosen)
    return next((at for at, (_, _, said) in enumerate(waiting.items) if said is None), None)


def _verdicts(turn: Turn, draft: ScreenBuilder, waiting: Waiting, number: int, own: int) -> ScreenBuilder:
    def button(word: str, style: Style = Style.PLAIN) -> Button | None:
        low, high = levels_for(word, own)
        if word in (LOWER, HIGHER) and low > high:
            return None
        told = VERDICTS.index(word) * 10 + own
        return turn.button(f"button-verdict-{word}", Address(KIND, "v", (waiting.session, number, told)), style)

    draft.row(button("agree", Style.DONE))
    draft.row(button("lower"), button("higher"))
    draft.row(button("cannot"))
    if waiting.items[number][2] is not None:
        return draft.row(turn.button("button-back", Address(KIND, "r", (waiting.session,))))
    draft.row(turn.button("button-confirm-rest", Address(KIND, "t", (waiting.session, len(waiting.open)))))
    return draft.row(turn.button("button-confirm-home", HOME))


def show_level(turn: Turn) -> Screen:
    """Which level instead; each in its anchor's words."""
    found = _about(turn)
    if found is None:
        return show_home(turn)
    waiting, code, own = found
    word = turn.chat.place.get("word", LOWER)
    called, anchors = _words(turn, waiting)
    number = [item for item, _, _ in waiting.items].index(code)
    draft = ScreenBuilder().say(Tone.TITLE, called.get(code, code)).say(Tone.QUESTION, turn.t("confirm-which", own=own))
    low, high = levels_for(word, own)
    for level in range(low, high + 1):
        draft.option(level, anchors.get((code, level), ""))
    told = VERDICTS.index(word) * 10 + own
    draft.grid(
        (Button(f"{n}", Address(KIND, "l", (waiting.session, number, told, n))) for n in range(low, high + 1)), 5
    )
    return draft.row(turn.button("button-back", Address(KIND, "i", (waiting.session, number)))).done()


def show_reason(turn: Turn) -> Screen:
    """Ask for the reason."""
    found = _about(turn)
    if found is None:
        return show_home(turn)
    waiting, code, own = found
    called, _ = _words(turn, waiting)
    draft = ScreenBuilder()
    if wrong := turn.chat.place.get("wrong"):
        draft.say(Tone.WARNING, turn.t(wrong, limit=MOST_REASON))
    level = turn.chat.place.get("level", own)
    draft.say(
        Tone.QUESTION,
        turn.t("confirm-reason", name=called.get(code, code), own=own, level=level, limit=MOST_REASON),
    )
    number = turn.chat.place["number"]
    return draft.row(turn.button("button-back", Address(KIND, "i", (waiting.session, number)))).done()


def show_records(turn: Turn) -> Screen:
    """Two records side by side: what the person chose, what the supervisor said, and which one counts.

    Below what the reader said stand the reason and the person's comment. Each number leads to its competency again: a
    word that was pressed by mistake, or was talked over, is not the last one.
    """
    waiting = _waiting(turn, turn.chat.place.get("session", 0))
    if waiting is None:
        return show_home(turn)
    mine = confirmations.said_by(turn.uow, turn.person.id, waiting)
    called, _ = _words(turn, waiting)
    listed = [
        (at, "\n".join((_record(turn, called.get(code, code), own, said), *_told(turn, mine.get(code)))))
        for at, (code, own, said) in enumerate(waiting.items)
    ]
    page = in_messages(listed, turn.page)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("records-title", code=waiting.staff_code))
    for at, line in page.entries:
        draft.option(at + 1, line)
    draft.say(Tone.QUIET, turn.t("records-note"))
    numbers = (Button(f"{at + 1}", Address(KIND, "i", (waiting.session, at))) for at, _ in page.entries)
    draft.grid(numbers, numbers_in_row(len(page.entries)))
    draft.row(*page.turning(turn.texts, lambda number: Address(KIND, "r", (waiting.session, number))))
    if waiting.open:
        draft.row(turn.button("button-confirm-next", Address(KIND, "n", (waiting.session,)), Style.MAIN))
    return draft.row(turn.button("button-confirm-home", HOME)).done()


def _told(turn: Turn, said: Said | None) -> Iterator[str]:
    """The reason that was given, and what the person says to it."""
    if said is not None and said.reason:
        yield turn.t("record-reason", text=said.reason)
    if said is not None and said.comment:
        yield turn.t("record-comment", text=said.comment)


def _record(turn: Turn, name: str, own: int, said: str | None) -> str:
    if said is None or not said.isdigit():
        return turn.t(f"record-{said or 'open'}", name=name, own=own)
    talk = f" {turn.t('record-talk')}" if abs(int(said) - own) >= 2 else ""  # noqa: PLR2004 - levels
    return turn.t("record-level", name=name, own=own, level=int(said)) + talk


def _about(turn: Turn) -> tuple[Waiting, str, int] | None:
    """The item that the chat's place is about, if the level is still the one it was about."""
    place = turn.chat.place
    waiting = _waiting(turn, place.get("session", 0))
    number = place.get("number", -1)
    if waiting is None or not 0 <= number < len(waiting.items):
        return None
    code, own, _ = waiting.items[number]
    return (waiting, code, own) if own == place.get("own") else None


# -- presses


def on_confirm(turn: Turn, _: str) -> None:
    """``/confirm``: unknown to whoever has nobody to confirm."""
    if confirmations.is_confirmer(turn.uow, turn.person.id, turn.now.date()):
        turn.go("confirm")
    else:
        turn.warn("unknown-command")


def on_tap(turn: Turn, address: Address) -> None:
    """A press in the queue, or on what a focal point checks."""
    if checking.take(turn, address):
        return
    if address.verb == "s" and confirmations.is_confirmer(turn.uow, turn.person.id, turn.now.date()):
        turn.go("confirm", page=max(0, address.number(0, 0)))
        return
    waiting = _waiting(turn, address.number(0))
    act = _ACTS.get(address.verb)
    if waiting is None or act is None:
        raise LeadsNowhereError
    act(turn, address, waiting)


def _next(turn: Turn, address: Address, waiting: Waiting) -> None:
    del address
    turn.go("confirming", session=waiting.session)


def _look_at(turn: Turn, address: Address, waiting: Waiting) -> None:
    turn.go("records", session=waiting.session, page=max(0, address.number(1, 0)))


def _choose(turn: Turn, address: Address, waiting: Waiting) -> None:
    if not 0 <= address.number(1) < len(waiting.items):
        raise LeadsNowhereError
    turn.go("confirming", session=waiting.session, number=address.number(1))


def _verdict(turn: Turn, address: Address, waiting: Waiting) -> None:
    number, (word, own) = address.number(1), divmod(max(0, address.number(2)), 10)
    if not 0 <= number < len(waiting.items) or word >= len(VERDICTS) or waiting.items[number][1] != own:
        raise LeadsNowhereError
    if VERDICTS[word] in (LOWER, HIGHER):
        turn.go("confirm-level", session=waiting.session, number=number, own=own, word=VERDICTS[word])
    else:
        _give(turn, waiting, number, ConfirmerVerdict(VERDICTS[word]))


def _level(turn: Turn, address: Address, waiting: Waiting) -> None:
    number, (word, own), level = address.number(1), divmod(max(0, address.number(2)), 10), address.number(3)
    fits = 0 <= number < len(waiting.items) and word < len(VERDICTS) and waiting.items[number][1] == own
    low, high = levels_for(VERDICTS[word], own) if fits else (1, 0)
    if not fits or VERDICTS[word] not in (LOWER, HIGHER) or not low <= level <= high:
        raise LeadsNowhereError
    about = {"session": waiting.session, "number": number, "own": own, "word": VERDICTS[word], "level": level}
    turn.go("confirm-reason", **about)


def _rest(turn: Turn, address: Address, waiting: Waiting) -> None:
    """Agree to all that is open, if that is still as much as was on the card."""
    if address.number(1) != len(waiting.open):
        raise LeadsNowhereError
    count = confirmations.agree_to_rest(turn.uow, turn.person.id, waiting.session, turn.now, turn.now.date())
    turn.toast = turn.t("confirm-agreed", count=count)
    turn.go("confirm")


def _give(turn: Turn, waiting: Waiting, number: int, verdict: ConfirmerVerdict) -> None:
    """Keep it and go on with the next competency; from one that was changed back to where it was chosen."""
    code, _, before = waiting.items[number]
    confirmations.give(turn.uow, turn.person.id, waiting.session, code, verdict, turn.now, turn.now.date())
    turn.go("confirming" if before is None else "records", session=waiting.session)


def on_reason(turn: Turn, text: str) -> bool:
    """Keep the level with the reason that was typed."""
    found, place = _about(turn), dict(turn.chat.place)
    if found is None:
        turn.go("confirm")
        return True
    try:
        _give(turn, found[0], place["number"], ConfirmerVerdict(place["word"], place["level"], text))
    except Refusal as refusal:
        if not ask_again(turn, refusal):
            raise
    return True


_ACTS: Final = {"n": _next, "r": _look_at, "i": _choose, "v": _verdict, "l": _level, "t": _rest}

CONVERSATION = Conversation(
    name="confirming",
    screens={
        "confirm": show_home,
        "confirming": show_item,
        "confirm-level": show_level,
        "confirm-reason": show_reason,
        "records": show_records,
        **checking.SCREENS,
    },
    commands={"confirm": on_confirm, "xacnhan": on_confirm},
    taps={KIND: on_tap},
    typed={"confirm-reason": on_reason, **checking.TYPED},
)
