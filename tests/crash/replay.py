"""The independent oracle: what a session must be after exactly what was confirmed on the screen, and nothing else.

The record of one person is done again, from the first question on, in an engine session of its own that never saw the
bot, the chat or the database; only what the session may know from outside (facts and lists) is taken from its row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from storage.repositories.sessions import AnswerRow
from survey_definitions import (
    AddRepeat,
    Answer,
    Back,
    Choice,
    CloseRepeat,
    Context,
    GoTo,
    NothingChanged,
    Prompt,
    Rejected,
    RemoveRepeat,
    ReopenRepeat,
    Session,
    Skip,
    Survey,
    Unreadable,
    parse_answer,
)
from tests.crash.acts import AS_IT_IS, BACK, ITEM, LIST, SUBMIT, TYPED
from tests.crash.looking import folded
from tests.crash.person import Confirmed
from tests.support.stored import ASIDE, rows_of


class Impossible(Exception):  # noqa: N818 - a finding, not an error
    """What was confirmed on the screen does not fit what came before it."""


@dataclass(slots=True)
class Expected:
    """What must be stored: the draft's rows by path, and the rows of each submission."""

    answers: dict[str, AnswerRow] = field(default_factory=dict)
    submissions: list[tuple[dict[str, AnswerRow], frozenset[str]]] = field(default_factory=list)  # with computed paths


class Replay:
    """One session, done again."""

    def __init__(self, survey: Survey, context: Context, session: int, language: str, now: datetime) -> None:
        self._now = now
        self._engine = Session.start(survey, context, now=now, seed=f"{session}", language=language)
        self._submissions: list[tuple[dict[str, AnswerRow], frozenset[str]]] = []
        self._opened = False  # the question was opened in the review just now
        self._pass_notes()

    def run(self, record: Iterable[Confirmed]) -> Expected:
        """Do it all. Raises Impossible."""
        for step in record:
            self._do(step)
        return Expected(rows_of(self._engine), self._submissions)

    def _do(self, step: Confirmed) -> None:
        if step.verb == SUBMIT:
            self._submit()
        elif step.verb == BACK:
            self._back()
        elif step.verb == ITEM:
            section, item = map(int, step.given)
            self._engine.apply(GoTo(self._engine.review()[section].items[item].path), self._now)
        elif step.verb == LIST:
            self._engine.apply(ReopenRepeat(self._engine.review()[int(step.given[0])].list_path), self._now)
        else:
            self._give(step, self._asked(step))
        if step.verb not in (SUBMIT, ITEM, LIST):
            self._pass_notes()
        self._opened = step.verb == ITEM
        to_come = self._engine.prompt()
        if step.then and (to_come is None or folded(to_come.label) not in step.then):
            wanted = folded(to_come.label) if to_come is not None else "the review"
            raise Impossible(f"{step.number}: after {step.question!r} came {step.then!r}, {wanted!r} was to come")

    def _asked(self, step: Confirmed) -> Prompt:
        prompt = self._engine.prompt()
        if prompt is None:
            raise Impossible(f"{step.number}: {step.question!r} was answered, but everything was")
        if step.verb != "ay" and folded(prompt.label) not in step.question:
            raise Impossible(f"{step.number}: {step.question!r} was answered, {folded(prompt.label)!r} was to come")
        return prompt

    def _give(self, step: Confirmed, prompt: Prompt) -> None:
        given = self._input(step, prompt)
        for event in self._engine.apply(given, self._now):
            if isinstance(event, Rejected | NothingChanged):
                raise Impossible(f"{step.number}: {step.verb} {step.given} on {step.question!r} gives {event}")

    def _input(self, step: Confirmed, prompt: Prompt) -> Answer | Skip | AddRepeat | CloseRepeat | RemoveRepeat:
        if step.verb == "as":
            return Skip(prompt.path)
        if step.verb == "ar":
            return AddRepeat(prompt.path)
        if step.verb == "ax":
            return CloseRepeat(prompt.path)
        if step.verb == "ay":
            key = int(step.given[0])
            return RemoveRepeat(next(entry.path for entry in prompt.instances if entry.key == key))
        return Answer(self._value(step, prompt), prompt.path)

    def _value(self, step: Confirmed, prompt: Prompt) -> str:
        if step.verb == "an":
            return "OK" if prompt.question == "acknowledge" else ""
        if step.verb == TYPED:
            return self._typed(prompt, step.given[0])
        if step.given == (AS_IT_IS,):
            return prompt.value
        positions = sorted(_position(prompt.choices, label) for label in step.given)
        return " ".join(prompt.choices[n].value for n in positions)

    def _typed(self, prompt: Prompt, text: str) -> str:
        if prompt.question == "select_one":
            return prompt.choices[int(text) - 1].value
        try:
            return parse_answer(prompt, text, self._engine.language, self._now)
        except Unreadable as no:
            raise Impossible(f"{text!r} was taken for {folded(prompt.label)!r}: {no}") from None

    def _back(self) -> None:
        """From an answer that was opened in the review the way back leads there again, and the answer stands."""
        opened = self._engine.prompt() if self._opened else None
        if opened is not None:
            same = Answer(opened.value, opened.path) if opened.value else Skip(opened.path)
            if not any(isinstance(event, Rejected | NothingChanged) for event in self._engine.apply(same, self._now)):
                return
        while True:
            happened = self._engine.apply(Back(), self._now)
            prompt = self._engine.prompt()
            if isinstance(happened[0], NothingChanged) or prompt is None or prompt.question != "note":
                return

    def _submit(self) -> None:
        missing = self._engine.finish(self._now)
        if missing:
            self._engine.apply(GoTo(missing[0].path), self._now)
        else:
            computed = (record.path for record in self._engine.answers() if record.live and record.kind in ASIDE)
            self._submissions.append((rows_of(self._engine), frozenset(computed)))

    def _pass_notes(self) -> None:
        while (prompt := self._engine.prompt()) is not None and prompt.question == "note":
            self._engine.apply(Answer("", prompt.path), self._now)


def _position(choices: tuple[Choice, ...], label: str) -> int:
    if label.isdecimal() and not any(folded(choice.label) == label for choice in choices):
        return int(label) - 1
    for n, choice in enumerate(choices):
        shown = folded(choice.label)
        if shown == label or (label.endswith("…") and shown.startswith(label[:-1])):
            return n
    raise Impossible(f"no choice {label!r}")
