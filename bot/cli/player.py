"""Taking a survey by typed lines: a prompt is shown, a line is read, until everything is answered and reviewed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.clock import Clock
from bot.presenting.prompts import typed_as
from bot.texts import LANGUAGES, Texts
from survey_definitions import (
    AddRepeat,
    Answer,
    Back,
    CloseRepeat,
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

_BACK, _SKIP, _SWITCH, _QUIT = "<", "-", "@en", "q"
_CHOOSING = {"select_one": "one", "select_multiple": "many", "rank": "order"}


class Stop(Exception):  # noqa: N818 - not an error
    """The person ends before the end."""


class Player:
    """Plays one session over ``ask`` and ``say``."""

    def __init__(
        self,
        session: Session,
        texts: Texts,
        *,
        say: Callable[[str], None],
        clock: Clock,
        ask: Callable[[], str] = input,
    ) -> None:
        self._session = session
        self._texts = texts
        self._say = say
        self._ask = ask
        self._clock = clock

    def play(self) -> bool:
        """Ask until the review is confirmed; False when the person stops before."""
        keys = self._texts("play-keys", back=_BACK, skip=_SKIP, switch=_SWITCH, quit=_QUIT)
        self._say(f"{self._session.survey.title(self._session.language)}\n{keys}")
        try:
            while (prompt := self._session.prompt()) is not None or not self._review():
                if prompt is not None:
                    self._turn(prompt)
        except (Stop, EOFError):
            return False
        return True

    # -- a prompt

    def _turn(self, prompt: Prompt) -> None:
        self._say("\n" + shown(prompt, self._session, self._texts))
        line = self._line()
        try:
            given = self._general(line) or _input(prompt, line, self._session.language, self._now())
        except Unreadable as unreadable:
            entries = prompt.kind == "repeat"
            wrong = self._texts("play-entries") if entries else refused(self._texts, unreadable.code, "", prompt)
            self._say(f"! {wrong}")
            return
        self._apply(given, prompt)

    def _line(self) -> str:
        line = self._ask().strip()
        if line == _QUIT:
            raise Stop
        return line

    def _general(self, line: str) -> Input | None:
        """What may be typed anywhere."""
        if line == _BACK:
            return Back()
        if line.startswith("@") and line[1:] in self._session.survey.languages:
            return SetLanguage(line[1:])
        return None

    def _apply(self, given: Input, prompt: Prompt | None = None) -> None:
        if isinstance(given, SetLanguage) and given.language in LANGUAGES:
            self._texts = Texts(given.language, None, self._texts.zone)
        for event in self._session.apply(given, self._now()):
            if isinstance(event, Rejected):
                self._say(f"! {refused(self._texts, event.code, event.message, prompt)}")
            elif isinstance(event, NothingChanged):
                self._say(f"! {self._texts('play-unchanged')}")

    def _now(self) -> datetime:
        return self._clock().astimezone()

    # -- the review

    def _review(self) -> bool:
        """Show all answers; True when they are confirmed."""
        items = self._items()
        for rejection in self._session.problems():
            self._say(f"! {rejection.path}: {refused(self._texts, rejection.code, rejection.message)}")
        self._say(self._texts("play-review"))
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


def shown(prompt: Prompt, session: Session, texts: Texts) -> str:
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
    lines.append(_wanted(prompt, texts))
    return "\n".join(line for line in lines if line)


def _wanted(prompt: Prompt, texts: Texts) -> str:
    """What may be typed."""
    if prompt.kind == "repeat":
        return texts("play-entries")
    if prompt.kind != "question":
        return ""
    if prompt.question == "file":
        return texts("play-file", skip=_SKIP)
    parts = [
        texts("play-now", value=prompt.value) if prompt.value else "",
        _kind(prompt, texts),
        "" if prompt.required else texts("play-may-skip", skip=_SKIP),
    ]
    return "   ".join(part for part in parts if part)


def _kind(prompt: Prompt, texts: Texts) -> str:
    if prompt.question in _CHOOSING:
        return texts(f"play-choose-{_CHOOSING[prompt.question]}")
    if prompt.question == "acknowledge":
        return texts("play-confirm")
    name = f"card-type-{typed_as(prompt)}"
    return texts(name, example=prompt.example) if texts.has(name) else ""


def refused(texts: Texts, code: str, message: str, prompt: Prompt | None = None) -> str:
    """Why an answer is not taken: in the author's words where there are some, else in the bot's."""
    if message and code != "range":
        return message
    name = f"reject-{code.lower()}"
    example = prompt.example if prompt else ""
    return texts(name if texts.has(name) else "reject-other", values=message, example=example)


def _input(prompt: Prompt, line: str, language: str, now: datetime) -> Input:
    """What a line means at a prompt. Raises Unreadable."""
    if prompt.kind == "note" or line == _SKIP:
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
        raise Unreadable("entry")
    entry = prompt.instances[int(number) - 1].path
    return RemoveRepeat(entry) if line.startswith("!") else GoTo(entry)
