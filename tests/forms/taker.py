"""Somebody who answers anything with valid nonsense, from a seed."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from survey_definitions import (
    AddRepeat,
    Answer,
    Answered,
    CloseRepeat,
    Context,
    NothingChanged,
    Prompt,
    Rejected,
    Session,
    Skip,
    Survey,
)

_TRIES = 60
_WORDS = (
    "a",
    "An",
    "abc",
    "Nguyễn Văn An",
    "0912345678",
    "x@example.org",
    "12",
    "A1",
    "1234567",
    "",
    "yes",
    "20",
    "45",
)
_NUMBERS = (0, 1, 2, 3, 5, 7, 10, 12, 18, 25, 30, 42, 50, 75, 99, 100, 120, 150, 200, 500, 1000, 1990, 2000, 2010, 2020)


class StoppedError(Exception):
    """A note lets nobody on, as its author wants."""


class StuckError(Exception):
    """No answer was found that a question takes."""


def candidates(prompt: Prompt, rng: random.Random, now: datetime) -> Iterator[str]:
    """Values worth trying, in random order."""
    if prompt.value:
        yield prompt.value
    for _ in range(_TRIES):
        yield candidate(prompt, rng, now)


def candidate(prompt: Prompt, rng: random.Random, now: datetime) -> str:
    """One value of the right kind."""
    values = [choice.value for choice in prompt.choices]
    if prompt.question == "select_one":
        return rng.choice(values) if values else ""
    if prompt.question in ("select_multiple", "rank"):
        least = len(values) if prompt.question == "rank" else 0
        return " ".join(rng.sample(values, rng.randint(least, len(values))))
    if prompt.question == "range":
        return _in_range(prompt, rng)
    return _KINDS.get(prompt.question, _word)(rng, now)


def _word(rng: random.Random, _: datetime) -> str:
    return rng.choice(_WORDS)


def _day(rng: random.Random, now: datetime) -> str:
    return (now + timedelta(days=rng.choice((0, -1, 1, -400, 400, -9000, -3650, 20)))).date().isoformat()


def _moment(rng: random.Random, now: datetime) -> str:
    return (now + timedelta(hours=rng.randrange(-9000, 9000))).isoformat(timespec="milliseconds")


_KINDS: dict[str, Callable[[random.Random, datetime], str]] = {
    "integer": lambda rng, _: str(
        rng.choice(_NUMBERS if rng.random() < 0.2 else _NUMBERS[:8]) * rng.choice((1, 1, 1, -1))
    ),
    "decimal": lambda rng, _: str(rng.choice((rng.choice(_NUMBERS), rng.random() * 10, 36.6))),
    "date": _day,
    "time": lambda rng, _: f"{rng.randrange(24):02}:{rng.randrange(60):02}:00.000+00:00",
    "datetime": _moment,
    "geopoint": lambda rng, _: f"{rng.random() * 20:.4f} {rng.random() * 100:.4f} 0 0",
    "file": lambda _rng, _now: "file.jpg",
}


def _in_range(prompt: Prompt, rng: random.Random) -> str:
    assert prompt.range is not None
    first, last, step = prompt.range
    steps = int(abs((last - first) / step) + 1e-9) if step else 0
    return f"{first + rng.randint(0, steps) * (step if last >= first else -abs(step)):g}"


def answer(session: Session, prompt: Prompt, rng: random.Random, now: datetime) -> None:
    """Answer one prompt. Raises StuckError."""
    if prompt.kind == "repeat":
        add = prompt.can_add and len(prompt.instances) < 2 and rng.random() < 0.5
        session.apply(AddRepeat(prompt.path) if add else CloseRepeat(prompt.path), now)
        return
    if (prompt.kind == "note" or (not prompt.required and rng.random() < 0.2)) and _passed(session, prompt, now):
        return
    for value in candidates(prompt, rng, now):
        events = session.apply(Answer(value, prompt.path), now)
        assert not isinstance(events[0], NothingChanged), (prompt, events)
        if isinstance(events[0], Answered):
            return
        if not isinstance(events[0], Rejected):
            return
    if isinstance(session.apply(Skip(prompt.path), now)[0], Rejected):
        raise StuckError(f"{prompt.path}: {prompt.question} {prompt.required}")


def _passed(session: Session, prompt: Prompt, now: datetime) -> bool:
    """Pass over a prompt, unless it is required. Raises StoppedError at a note that lets nobody on."""
    events = session.apply(Skip(prompt.path), now)
    assert not isinstance(events[0], NothingChanged), (prompt, events)
    if isinstance(events[0], Rejected) and prompt.kind == "note":
        raise StoppedError
    return not isinstance(events[0], Rejected)


def take(
    survey: Survey,
    seed: int,
    now: datetime,
    context: Context | None = None,
    most: int = 400,
    keep: list[Session] | None = None,
) -> int:
    """Take a survey to the end, its state through JSON after every input. The number of inputs.

    The finished session is added to `keep`.
    """
    rng = random.Random(seed)
    context = context or Context()
    session = Session.start(survey, context, now=now, seed=str(seed), language=survey.default_language)
    for inputs in range(most):
        prompt = session.prompt()
        if prompt is None:
            session.problems()
            session.finish(now)
            session.to_xml()
            if keep is not None:
                keep.append(session)
            return inputs
        try:
            answer(session, prompt, rng, now)
        except StoppedError:
            return inputs
        state = json.loads(json.dumps(session.dump()))
        before = session.prompt()
        session = Session.load(survey, context, state, now)
        again = session.dump()
        assert again == state, {key: (again[key], state[key]) for key in state if again[key] != state[key]}
        assert session.prompt() == before
    return most
