"""The longest that may be said above a card, or on it, of something that was not taken."""

from __future__ import annotations

from dataclasses import replace

from bot.presenting import heights, prompts
from bot.presenting.prompts import Around, CardContext
from bot.presenting.screens import Screen, with_warning
from bot.texts import Texts
from survey_definitions import Prompt
from tests.surveys.facts import sheets

ANYWHERE = (
    "refused-photo",
    "refused-video",
    "refused-voice",
    "refused-sticker",
    "refused-location",
    "refused-contact",
    "refused-file",
    "refused-other",
    "typed-too-early",
    "typed-to-another",
    "typed-in-parts",
    "file-not-sent",
    "press-a-button",
    "unknown-command",
    "pin-not-asked",
)
HELD = ("reject-held-stamp", "reject-held-document", "reject-held-contact", "reject-held-digits")
BOUNDS = "từ 1 đến 1.000.000"


def longest(texts: Texts, names: tuple[str, ...] = ANYWHERE, example: str = "") -> str:
    """The longest of some warnings."""
    return max((texts(name, values=BOUNDS, example=example) for name in names), key=len)


def below(texts: Texts, screen: Screen) -> Screen:
    """A screen below the longest warning that may stand above any."""
    return heights.below_warning(with_warning(screen, longest(texts)))


def own(survey: str, texts: Texts, prompt: Prompt) -> str:
    """The longest that is said on the card of a question about an answer to it."""
    typed = prompts.typed_as(prompt)
    names = {"month-year": "month", "picture": "picture-too-large"}
    coded = "reject-choice" if prompt.choices else f"reject-{names.get(typed, typed)}"
    known = ("reject-required", "reject-range", *((coded,) if texts.has(coded) else ()))
    if prompt.question == "text":
        known += HELD
    return max([longest(texts, known, prompt.example), *_of_author(survey, texts.language, prompt)], key=len)


def _of_author(survey: str, language: str, prompt: Prompt) -> list[str]:
    named = prompt.path.rsplit("/", 1)[-1]
    rows = [row for row in sheets(survey)["survey"] if row.get("name") == named]
    said = [row.get(column) or {} for row in rows for column in ("constraint_message", "required_message")]
    return [one.get(language, "") if isinstance(one, dict) else one for one in said]


def cards(survey: str, texts: Texts, prompt: Prompt, around: Around, page: int) -> list[tuple[str, Screen]]:
    """A card below each of the two, and below both, with a text held back where one may be."""
    calm = prompts.card(texts, prompt, around, CardContext(1, 1, page))
    rejected = replace(around, warning=own(survey, texts, prompt))
    on_it = prompts.card(texts, prompt, rejected, CardContext(1, 1, page, held=prompt.question == "text"))
    return [
        (f"below a warning: {prompt.path}", below(texts, calm)),
        (f"with a warning: {prompt.path}", on_it),
        (f"with two: {prompt.path}", below(texts, on_it)),
    ]
