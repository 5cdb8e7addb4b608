"""The screens everybody shows: eleven questions with five anchors each, as our own bot renders them.

They are made once, with the product's own code, and handed to the comparators as a file: ready-made texts are the
fastest a comparator can have, and whatever changes in the product's cards changes for all.
"""

import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from bot.conversations.respondent.giving import done_line
from bot.presenting import prompts
from bot.presenting.prompts import Around, CardContext
from bot.presenting.screens import Button
from bot.presenting.telegram import render
from bot.sandbox.text.entities import read_text
from bot.texts import Texts
from survey_definitions import Compiled, Context, Prompt, Session, compile_survey
from survey_definitions import inputs as inp

NAME = "bench.yaml"
TITLE = "Tự đánh giá năng lực"
ANSWERED = 10  # of the eleven questions; the last one is only seen
FORM_OF_ADDRESS = "dong_chi"
_QUESTIONS = Path(__file__).with_name("questions.json")
_MINUTES = re.compile(r" · còn [^\n]*")
_NOW = datetime(2026, 6, 15, 3, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Screens:
    """``texts[n][0]`` is the HTML of question n by itself, ``texts[n][1 + c]`` after choice c of the one before."""

    texts: list[list[str]]
    rows: list[list[tuple[str, int | None]]]  # the same under all: label and choice, None for the button that goes back

    def write(self, path: Path) -> None:
        """For the comparators."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")

    @property
    def labels(self) -> list[list[str]]:
        """What stands on the buttons."""
        return [[label for label, _ in row] for row in self.rows]

    @property
    def places(self) -> list[int]:
        """For each choice the place of its button, in reading order."""
        choices = [choice for row in self.rows for _, choice in row]
        return [choices.index(choice) for choice in sorted(choice for choice in choices if choice is not None)]

    def shown(self) -> list[list[str]]:
        """The same texts as a phone shows them, without mark-up and without the minutes that are left."""
        return [
            [without_minutes(read_text(text, "HTML", None).text) for text in of_question] for of_question in self.texts
        ]


def without_minutes(text: str) -> str:
    """A card without the minutes that are left: they follow from the survey's and from this person's own pace."""
    return _MINUTES.sub("", text)


def source() -> bytes:
    """The survey, as an author would write it."""
    questions: list[dict[str, Any]] = json.loads(_QUESTIONS.read_text(encoding="utf-8"))
    survey = [
        {"type": f"select_one levels_{q['name']}", "name": q["name"], "label": q["label"], "required": "yes"}
        for q in questions
    ]
    choices = [
        {"list_name": f"levels_{q['name']}", "name": name, "label": label}
        for q in questions
        for name, label in q["choices"].items()
    ]
    settings = [{"form_id": "bench", "form_title": TITLE, "version": "1"}]
    whole = {"settings": settings, "survey": survey, "choices": choices}
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False).encode()


@cache
def compiled() -> Compiled:
    """The survey, compiled."""
    return compile_survey(source(), NAME)


def made(zone: ZoneInfo) -> Screens:
    """All screens a person can come by."""
    session = Session.start(compiled().survey, Context({}, {}), now=_NOW, seed="1", language="")
    speaker = Texts("vi", FORM_OF_ADDRESS, zone)
    texts: list[list[str]] = []
    rows: list[list[tuple[str, int | None]]] = []
    done: list[str] = []
    for _ in range(ANSWERED + 1):
        prompt = session.prompt()
        assert prompt is not None
        cards = [_card(speaker, session, prompt, line) for line in ("", *done)]
        texts.append([text for text, _ in cards])
        rows = cards[0][1]
        done = [_done(speaker, session, prompt, value) for value in (choice.value for choice in prompt.choices)]
        session.apply(inp.Answer(prompt.choices[0].value), _NOW)
    return Screens(texts, rows)


def _card(texts: Texts, session: Session, prompt: Prompt, done: str) -> tuple[str, list[list[tuple[str, int | None]]]]:
    screen = prompts.card(texts, prompt, Around(TITLE, session.outlook(), done), CardContext(1, 1))
    return render(screen).text, [[_labelled(button) for button in row] for row in screen.rows]


def _labelled(button: Button) -> tuple[str, int | None]:
    return button.label, button.address.numbers[2] if button.address.verb == "c" else None


def _done(texts: Texts, session: Session, prompt: Prompt, value: str) -> str:
    """The quiet line that a choice leaves on the next card."""
    again = Session.load(session.survey, session.context, session.dump(), _NOW)
    event: Any = again.apply(inp.Answer(value), _NOW)[0]
    return done_line(texts, prompt, event)
