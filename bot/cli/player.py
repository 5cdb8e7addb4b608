"""Taking a survey by typed lines: a prompt is shown, a line is read, until everything is answered and reviewed.

Only the chrome is written here (in English, for whoever tries a survey out); all else comes from the survey.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.clock import Clock
from survey_definitions import (
    AddRepeat,
    Answer,
    Back,
    CloseRepeat,
    Event,
    GoTo,
    Input,
    NothingChanged,
    Prompt,
    Rejected,
    RemoveRepeat,
    ReviewItem,
    Session,
    SetLanguage,
    Skip,
    Unreadable,
    parse_answer,
)
from survey_definitions.markup import plain

HELP = "< back   - skip   @en language   q quit"
_REPEAT_HELP = "+ add an entry   Enter: no more   2 change entry 2   !2 remove entry 2"
_QUIT = "q"


class Stop(Exception):  # noqa: N818 - not an error
    """The person ends before the end."""


class Player:
    """Plays one session over ``ask`` and ``say``."""

    def __init__(
        self, session: Session, *, say: Callable[[str], None], clock: Clock, ask: Callable[[], str] = input
    ) -> None:
        self._session = session
        self._say = say
        self._ask = ask
        self._clock = clock

    def play(self) -> bool:
        """Ask until the review is confirmed; False when the person stops before."""
        self._say(f"{self._session.survey.title(self._session.language)}\n{HELP}")
        try:
            while (prompt := self._session.prompt()) is not None or not self._review():
                if prompt is not None:
                    self._turn(prompt)
        except (Stop, EOFError):
            return False
        return True

    # -- a prompt

    def _turn(self, prompt: Prompt) -> None:
        self._say("\n" + shown(prompt, self._session))
        line = self._line()
        try:
            given = self._general(line) or _input(prompt, line, self._session.language, self._now())
        except Unreadable as unreadable:
            self._say(f"! not understood, expected: {unreadable.code}")
            return
        self._apply(given)

    def _line(self) -> str:
        line = self._ask().strip()
        if line == _QUIT:
            raise Stop
        return line

    def _general(self, line: str) -> Input | None:
        """What may be typed anywhere."""
        if line == "<":
            return Back()
        if line.startswith("@") and line[1:] in self._session.survey.languages:
            return SetLanguage(line[1:])
        return None

    def _apply(self, given: Input) -> None:
        for event in self._session.apply(given, self._now()):
            said = _said(event)
            if said:
                self._say(said)

    def _now(self) -> datetime:
        return self._clock().astimezone()

    # -- the review

    def _review(self) -> bool:
        """Show all answers; True when they are confirmed."""
        items = self._items()
        for rejection in self._session.problems():
            self._say(f"! {rejection.path}: {rejection.message or rejection.code}")
        self._say("Enter: done   3 change answer 3")
        line = self._line()
        if line.isdecimal() and 0 < int(line) <= len(items):
            self._apply(GoTo(items[int(line) - 1].path))
            return False
        general = self._general(line)
        if general is not None:
            self._apply(general)
            return False
        return line == "" and not self._session.finish(self._now())

    def _items(self) -> list[ReviewItem]:
        items: list[ReviewItem] = []
        for section in self._session.review():
            self._say(f"\n== {plain(section.title)}".rstrip(" ="))
            for item in section.items:
                items.append(item)
                self._say(f"{len(items):3}  {plain(item.label)}: {item.shown or '–'}")
        return items


def shown(prompt: Prompt, session: Session) -> str:
    """A prompt as lines: progress, headings, label, hint, numbered choices or entries, what holds now."""
    progress = session.progress()
    lines = [
        f"[{progress.answered}/{progress.reachable}] {' · '.join(prompt.headings)}".rstrip(),
        plain(prompt.marked_label or prompt.label),
    ]
    if prompt.hint:
        lines.append(f"({plain(prompt.marked_hint or prompt.hint)})")
    lines += [f"= {prompt.shown}"] if prompt.shown else []
    lines += [f"[{name}]" for name in (prompt.image, prompt.audio, prompt.video) if name]
    lines += [f"{number:3}  {choice.label}" for number, choice in enumerate(prompt.choices, 1)]
    lines += [f"{number:3}  {entry.title}: {entry.summary}" for number, entry in enumerate(prompt.instances, 1)]
    if prompt.kind == "repeat":
        lines.append(_REPEAT_HELP)
    elif prompt.question == "file":
        lines.append("file: not taken here but handed in elsewhere, - to go on without")
    elif prompt.kind == "question":
        held = f"now: {prompt.value}   " if prompt.value else ""
        lines.append(f"{held}{prompt.question}{'' if prompt.required else ', - to skip'}")
    return "\n".join(line for line in lines if line)


def _input(prompt: Prompt, line: str, language: str, now: datetime) -> Input:
    """What a line means at a prompt. Raises Unreadable."""
    if prompt.kind == "note" or line == "-":
        return Skip(prompt.path)
    if prompt.kind == "repeat":
        return _repeat_input(prompt, line)
    if not line:
        return Answer(prompt.value, prompt.path)
    return Answer(parse_answer(prompt, line, language, now), prompt.path)


def _repeat_input(prompt: Prompt, line: str) -> Input:
    if line == "+":
        return AddRepeat(prompt.path)
    if not line:
        return CloseRepeat(prompt.path)
    number = line.removeprefix("!")
    if not number.isdecimal() or not 0 < int(number) <= len(prompt.instances):
        raise Unreadable(_REPEAT_HELP)
    entry = prompt.instances[int(number) - 1].path
    return RemoveRepeat(entry) if line.startswith("!") else GoTo(entry)


def _said(event: Event) -> str:
    if isinstance(event, Rejected):
        return f"! {event.message or event.code}"
    if isinstance(event, NothingChanged):
        return f"! nothing changed: {event.reason}"
    return ""
