"""People who take a survey: one answers every prompt by name, one walks until a question comes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime

from survey_definitions import (
    AddRepeat,
    Answer,
    CloseRepeat,
    Context,
    Event,
    GoTo,
    Input,
    Prompt,
    Rejected,
    Rejection,
    Session,
    Skip,
)
from tests.surveys.facts import NOW, person

Reply = Callable[[Prompt], str | Input | None]
STEPS = 500


def by_name(answers: Mapping[str, str], otherwise: Reply | None = None) -> Reply:
    """Answer by the question's name; else as `otherwise` says; else the first choice, or nothing at all."""

    def reply(prompt: Prompt) -> str | Input | None:
        if prompt.name in answers:
            return answers[prompt.name]
        if otherwise and (other := otherwise(prompt)) is not None:
            return other
        return prompt.choices[0].value if prompt.choices and prompt.required else None

    return reply


def take(session: Session, reply: Reply, until: str = "") -> list[Prompt]:
    """Answer until nothing is left, or until the question of this name is asked. What was asked, in order."""
    asked: list[Prompt] = []
    for _ in range(STEPS):
        prompt = session.prompt()
        if prompt is None or prompt.name == until:
            return asked
        asked.append(prompt)
        events = session.apply(_input(prompt, reply), NOW)
        assert not refused(events), (prompt.path, reply(prompt), events)
    raise AssertionError(f"still asking after {STEPS} answers")


def _input(prompt: Prompt, reply: Reply) -> Input:
    if prompt.kind == "note":
        return Skip(prompt.path)
    given = reply(prompt)
    if prompt.kind == "repeat":
        return given if isinstance(given, AddRepeat) else CloseRepeat(prompt.path)
    if isinstance(given, str) and given:
        return Answer(given, prompt.path)
    return Skip(prompt.path) if given is None or given == "" else given


def say(session: Session, name: str, value: str, now: datetime = NOW) -> Rejection | None:
    """Answer the question that is asked now, which has this name. The refusal, if any."""
    prompt = session.prompt()
    assert prompt is not None
    assert prompt.name == name, f"{prompt.path} is asked, not {name}"
    return refused(session.apply(Answer(value, prompt.path), now))


def change(session: Session, path: str, value: str) -> Rejection | None:
    """Go to a question and answer it anew. The refusal, if any."""
    session.apply(GoTo(path), NOW)
    return say(session, path.rsplit("/", 1)[-1], value)


def refused(events: tuple[Event, ...]) -> Rejection | None:
    """The refusal among the events."""
    return next((event.rejection for event in events if isinstance(event, Rejected)), None)


def reloaded(session: Session, context: Context | None = None) -> Session:
    """The same session after its state went through JSON."""
    state = json.loads(json.dumps(session.dump()))
    return Session.load(session.survey, context or person(), state, NOW)


def names(asked: list[Prompt]) -> list[str]:
    """The names of the questions among what was asked."""
    return [prompt.name for prompt in asked if prompt.kind == "question"]


def values(session: Session) -> dict[str, str]:
    """Path to value of everything that would be submitted."""
    return {record.path: record.value for record in session.answers() if record.live}
