"""Answering a session: presses and typed text on its card, and the card itself."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.courtesy import is_thanks
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import media, sessions, still_right
from bot.conversations.respondent.review import review_screen
from bot.presenting import prompts, reviewing
from bot.presenting.callbacks import Address
from bot.presenting.prompts import Around, CardContext
from bot.presenting.screens import Screen, in_one_line
from bot.services.sessions import answering
from bot.services.sessions.answering import Live
from bot.services.sessions.guard import suspicion
from bot.texts import Texts
from survey_definitions import Prompt, Unreadable, parse_answer
from survey_definitions.engine import events as ev
from survey_definitions.engine import inputs as inp
from survey_definitions.markup import plain
from survey_definitions.pace import minutes_left

T = TypeVar("T")

DONE_LABEL = 40  # characters of the quiet line on top of a card
HELD = "held text"
_PLAYED = Address(prompts.KIND, "m")  # brings the sound and film of the question that is on
HELD_FOR = timedelta(minutes=30)
LONGER = "longer"  # beside a session: the last answer brought more to answer than it settled


class HeldBack(Exception):  # noqa: N818 - no fault, a warning to the person
    """A text that must not be stored as it is."""


# -- the card


def show(turn: Turn) -> Screen:
    """The prompt that is on, or the review when nothing is left to ask."""
    live = sessions.live(turn)
    home = still_right.due(live)
    if home is not None:
        return still_right.card(turn, live, home)
    prompt = live.prompt
    if prompt is None:
        return sessions.with_way_out(turn, review_screen(turn))
    shown = prompts.card(turn.texts, prompt, around(turn, live), place(live), media.picture(turn, live, prompt))
    return sessions.with_way_out(turn, shown)


def around(turn: Turn, live: Live) -> Around:
    """What stands around a question."""
    return Around(
        sessions.title(turn),
        live.engine.outlook(),
        done=live.on_card.get("done", ""),
        news=sessions.news(turn),
        notes=live.on_card.get("notes", ()),
        warning=_warning(turn, live.on_card.get("warning"), live.prompt.example if live.prompt is not None else ""),
        pace=live.pace,
        longer=bool(live.on_card.get(LONGER)),
    )


def place(live: Live) -> CardContext:
    """Whose card it is, and what the person is doing on it."""
    on_card = live.on_card
    return CardContext(
        live.row.id,
        live.row.turn,
        page=on_card.get("page", 0),
        query=on_card.get("query", ""),
        ticked=ticked(live.prompt, on_card),
        held="held" in on_card,
        guided=live.prompt is not None and on_card.get("guided") == live.prompt.path,
        recalled=bool(live.recalled),
    )


def ticked(prompt: Prompt | None, on_card: dict[str, object]) -> list[int]:
    """Positions ticked so far; before the first tick those of the answer given earlier."""
    if "ticked" in on_card:
        return list(on_card["ticked"])  # type: ignore[call-overload, no-any-return]
    if prompt is None or not prompt.value:
        return []
    at = {choice.value: n for n, choice in enumerate(prompt.choices)}
    return [at[value] for value in prompt.value.split() if value in at]


def _warning(turn: Turn, warning: list[str] | None, example: str) -> str:
    if not warning:
        return ""
    code, message = warning
    if message and code != "range":
        return message
    name = f"reject-{code.lower()}"
    return turn.t(name if turn.texts.has(name) else "reject-other", values=message, example=example)


# -- presses


def on_tap(turn: Turn, address: Address) -> None:
    """A press on a card of a session. One for another turn than the present changes nothing."""
    if not sessions.reached(turn, address):
        return
    sessions.go(turn, sessions.AT)
    try:
        _VERBS[address.verb](turn, sessions.live(turn), address.number(2))
    except (KeyError, IndexError):
        raise LeadsNowhereError from None


def give(turn: Turn, live: Live, given: inp.Input) -> tuple[ev.Event, ...]:
    """Give the engine an input; remember for the next card what was answered or what was wrong."""
    asked, before = live.prompt, _most(live)
    happened = answering.apply(turn.uow, live, given, turn.now)
    if notes := answering.pass_notes(turn.uow, live, turn.now):
        live.on_card["notes"] = notes
    for event in happened:
        if isinstance(event, ev.Rejected):
            live.on_card["warning"] = [event.code, event.message]
        elif isinstance(event, ev.Answered) and asked is not None and event.path == asked.path:
            live.on_card["done"] = done_line(turn.texts, asked, event)
    if before and _most(live) > before:
        live.on_card[LONGER] = True
    if live.prompt is not None and (asked is None or asked.path != live.prompt.path):
        _play(turn, live, 0)
    sessions.save(turn)
    return happened


def _most(live: Live) -> int:
    """The minutes left at most, as the card tells them; 0 when nothing is asked."""
    outlook = live.engine.outlook()
    return minutes_left(outlook, live.pace).most if outlook.most else 0


def done_line(texts: Texts, asked: Prompt, event: ev.Answered) -> str:
    """The previous answer as a quiet line, so that a mis-tap is seen: a level by its number, others in words."""
    about, shown = asked.label, event.shown
    numbers = [n for n, choice in enumerate(asked.choices, 1) if choice.value == event.value]
    if asked.question == "select_one" and (level := reviewing.level(texts, event.value, sum(numbers), shown)):
        about = asked.headings[-1] if asked.headings else about
        shown = level
    return (
        in_one_line(plain(about), prompts.answered_words(asked.question, shown), DONE_LABEL, DONE_LABEL)
        if shown
        else ""
    )


def _choose(turn: Turn, live: Live, n: int) -> None:
    prompt = _asked(live)
    value = _nth(prompts.range_values(prompt), n) if prompt.question == "range" else _nth(prompt.choices, n).value
    give(turn, live, inp.Answer(value, prompt.path))


def _tick(turn: Turn, live: Live, n: int) -> None:
    prompt = _asked(live)
    _nth(prompt.choices, n)
    _set_ticks(turn, live, [*(t for t in ticked(prompt, live.on_card) if t != n), n])


def _untick(turn: Turn, live: Live, n: int) -> None:
    _set_ticks(turn, live, [t for t in ticked(_asked(live), live.on_card) if t != n])


def _set_ticks(turn: Turn, live: Live, ticks: list[int]) -> None:
    live.on_card["ticked"] = ticks
    live.on_card.pop("warning", None)
    sessions.save(turn)


def _done(turn: Turn, live: Live, _: int) -> None:
    prompt = _asked(live)
    ticks = ticked(prompt, live.on_card)
    order = ticks if prompt.question == "rank" else sorted(ticks)
    give(turn, live, inp.Answer(" ".join(prompt.choices[n].value for n in order), prompt.path))


def _skip(turn: Turn, live: Live, _: int) -> None:
    give(turn, live, inp.Skip(_asked(live).path))


def _keep(turn: Turn, live: Live, _: int) -> None:
    prompt = _asked(live)
    give(turn, live, inp.Answer(prompt.value, prompt.path))


def _back(turn: Turn, live: Live, _: int) -> None:
    del live
    if not sessions.back(turn):
        sessions.leave(turn)


def _note_read(turn: Turn, live: Live, _: int) -> None:
    give(turn, live, inp.Answer("OK" if _asked(live).question == "acknowledge" else "", _asked(live).path))


def _turn_page(turn: Turn, live: Live, n: int) -> None:
    live.on_card["page"] = n
    sessions.save(turn)


def _show_all(turn: Turn, live: Live, _: int) -> None:
    live.on_card.pop("query", None)
    _turn_page(turn, live, 0)


def _add(turn: Turn, live: Live, _: int) -> None:
    give(turn, live, inp.AddRepeat(_asked(live).path))


def _close(turn: Turn, live: Live, _: int) -> None:
    give(turn, live, inp.CloseRepeat(_asked(live).path))


def _edit(turn: Turn, live: Live, key: int) -> None:
    _entry(live, key)
    sessions.go(turn, "entry", key=key)


def _ask_delete(turn: Turn, live: Live, key: int) -> None:
    _entry(live, key)
    sessions.go(turn, "delete", key=key)


def _delete(turn: Turn, live: Live, key: int) -> None:
    give(turn, live, inp.RemoveRepeat(_entry(live, key)))


def _guide(turn: Turn, live: Live, _: int) -> None:
    live.on_card["guided"] = _asked(live).path
    sessions.save(turn)


def _play(turn: Turn, live: Live, _: int) -> None:
    if media.has_any(live.prompt):
        turn.send(_PLAYED)


def _played(turn: Turn, _: Address) -> Iterator[tuple[str, bytes]]:
    """What goes out above the question that is on."""
    if turn.chat.session is None:
        return
    live = sessions.live(turn)
    yield from media.files(turn, live, live.prompt)


def _stay(turn: Turn, live: Live, _: int) -> None:
    del turn, live


def _confirm_unclassified(turn: Turn, live: Live, _: int) -> None:
    """Take the text that was held back as the answer it is; after a while it is gone, and has to be sent again."""
    held = live.on_card.pop("held", None)
    if held is None:
        return
    if turn.now >= datetime.fromisoformat(held["until"]):
        live.on_card["warning"] = ["send-again", ""]
        sessions.save(turn)
        return
    text = turn.uow.vault.open_text(b64decode(held["text"]), HELD)
    prompt = _asked(live)
    give(turn, live, inp.Answer(parse_answer(prompt, text, live.engine.language, turn.now), prompt.path))


def _nth(offered: Sequence[T], n: int) -> T:
    if n < 0:
        raise IndexError(n)
    return offered[n]


def _asked(live: Live) -> Prompt:
    prompt = live.prompt
    if prompt is None:
        raise KeyError("nothing is asked")
    return prompt


def _entry(live: Live, key: int) -> str:
    for entry in _asked(live).instances:
        if entry.key == key:
            return entry.path
    raise KeyError(key)


_VERBS = {
    "c": _choose,
    "t": _tick,
    "u": _untick,
    "d": _done,
    "s": _skip,
    "k": _keep,
    "b": _back,
    "n": _note_read,
    "p": _turn_page,
    "q": _show_all,
    "r": _add,
    "x": _close,
    "e": _edit,
    "z": _ask_delete,
    "y": _delete,
    "w": _stay,
    "g": _confirm_unclassified,
    "i": _guide,
    "m": _play,
}


# -- typed text


def on_text(turn: Turn, text: str) -> bool:
    """A typed answer: a number of a button, a label, a date ..., or words to search a long list by."""
    row = turn.chat.session
    assert row is not None
    if not row.accepts_answers(turn.now):
        sessions.go(turn, "closed")
        return True
    live = sessions.live(turn)
    prompt = live.prompt
    if prompt is None or prompt.kind != "question" or still_right.due(live) is not None:
        return False
    if prompt.question != "text" and is_thanks(text) and not prompts.matching(prompt.choices, text):
        turn.silent = True
        return True
    try:
        value = read(prompt, text, live, turn)
    except Unreadable as unreadable:
        live.on_card["warning"] = [_WANTED.get(prompts.typed_as(prompt), unreadable.code), ""]
        value = None
    except HeldBack:
        value = None
    if value is None:
        sessions.save(turn)
    else:
        take_typed(turn, live, prompt, value)
    return True


# Whatever is wrong with a month or a year, the example must be one of a month or a year.
_WANTED = {"month-year": "month", "year": "year", "picture": "picture-wanted"}


def take_typed(turn: Turn, live: Live, prompt: Prompt, value: str) -> None:
    """Give what was typed or sent, and close the card to question and answer."""
    happened = give(turn, live, inp.Answer(value, prompt.path))
    shown = next((event.shown for event in happened if isinstance(event, ev.Answered)), None)
    if shown is not None:
        turn.closing = prompts.closed(prompt, shown)


def read(prompt: Prompt, text: str, live: Live, turn: Turn) -> str | None:
    """What somebody typed, in canonical form; None when it was used to search. Raises Unreadable, HeldBack."""
    if prompt.question == "text":
        _guard(turn, live, text)
    if prompts.is_long(prompt):
        return _read_long(prompt, text, live)
    return parse_answer(prompt, text, live.engine.language, turn.now)


def _read_long(prompt: Prompt, text: str, live: Live) -> str | None:
    if text.strip().isdecimal() and 0 < int(text) <= len(prompt.choices):
        return prompt.choices[int(text) - 1].value
    matches = prompts.matching(prompt.choices, text)
    if len(matches) == 1 and prompt.question == "select_one":
        return prompt.choices[matches[0]].value
    live.on_card["query"], live.on_card["page"] = text.strip()[:60], 0
    live.on_card.pop("warning", None)
    return None


def _guard(turn: Turn, live: Live, text: str) -> None:
    """Hold a text back: out of the chat, and sealed for a while, so that a harmless one needs not be written again."""
    reason = suspicion(text)
    if reason is None:
        return
    sealed = turn.uow.vault.seal_text(text, HELD)
    live.on_card["held"] = {"text": b64encode(sealed).decode(), "until": (turn.now + HELD_FOR).isoformat()}
    live.on_card["warning"] = [f"held-{reason}", ""]
    turn.forget = True
    raise HeldBack


CONVERSATION = Conversation(
    name="answering",
    screens={sessions.AT: show},
    taps={prompts.KIND: on_tap},
    files={prompts.KIND: _played},
    typed={sessions.AT: on_text},
)
