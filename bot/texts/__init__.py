"""What the program says, in Vietnamese, English and German: Fluent, a folder a language, a file a subject.

Vietnamese comes first. ``$xh`` and ``$Xh`` are there in every message: the form of address in mid-sentence and at the
start of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.dates import format_time as babel_time
from fluent.runtime import FluentBundle, FluentResource

from bot.texts.numbers import written
from survey_definitions.languages import LANGUAGES as LANGUAGES

LANGUAGE_NAMES: Final[Mapping[str, str]] = {"vi": "Tiếng Việt", "en": "English", "de": "Deutsch"}
FALLBACK: Final = "vi"
_BEGINS = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)
_MONTH, _DAY = re.compile(r"\d{4}-\d{2}"), re.compile(r"\d{4}-\d{2}-\d{2}")
MOST_VALUE: Final = 2000  # characters of a value; Fluent refuses parts of more than 2,500
_DATES = {"vi": "dd/MM/yyyy", "en": "d MMMM yyyy", "de": "dd.MM.yyyy"}

# Forms of address: in mid-sentence, at the start of one. English and German address directly.
_ADDRESS = {
    "dong_chi": ("đồng chí", "Đồng chí"),
    "anh_chi": ("anh/chị", "Anh/chị"),
    "ong_ba": ("ông/bà", "Ông/Bà"),
}
_DIRECT = {"en": ("you", "You"), "de": ("Sie", "Sie")}


def address_words(language: str, form_of_address: str | None) -> tuple[str, str]:
    """``{xh}`` and ``{Xh}`` for a language and a form of address; unknown forms read as anh/chị."""
    if language in _DIRECT:
        return _DIRECT[language]
    return _ADDRESS.get(form_of_address or "", _ADDRESS["anh_chi"])


def files(language: str) -> list[Path]:
    """The message files of a language, by name. Raises FileNotFoundError for a language that is not shipped."""
    found = sorted((Path(__file__).parent / language).glob("*.ftl"))
    if not found:
        raise FileNotFoundError(language)
    return found


@cache
def sources(language: str) -> Mapping[str, str]:
    """Every message of a language by its name, as it is written. Raises FileNotFoundError for one not shipped."""
    found: dict[str, str] = {}
    for path in files(language):
        text = path.read_text(encoding="utf-8")
        begins = [(one[1], one.start()) for one in _BEGINS.finditer(text)]
        ends = [at for _, at in begins[1:]] + [len(text)]
        found |= {name: text[at:end] for (name, at), end in zip(begins, ends, strict=True)}
    return found


@cache
def _bundle(language: str) -> FluentBundle:
    return FluentBundle([language], use_isolating=False)


def formatted(language: str, name: str, values: Mapping[str, str | int]) -> str:
    """A message with its values put in. Raises LookupError for one that does not exist, or lacks a value.

    A message is parsed when it is first said: reading all of them takes longer than most commands, which say few.
    None refers to another, so that each can be read alone.
    """
    messages = _bundle(language)
    if not messages.has_message(name):
        messages.add_resource(FluentResource(sources(language)[name]))
    message = messages.get_message(name)
    if message.value is None:
        raise LookupError(name)
    text, faults = messages.format_pattern(message.value, dict(values))
    if faults:
        raise LookupError(f"{name} ({language}): {faults[0]}")
    return str(text)


@lru_cache(maxsize=1024)
def _formatted(language: str, name: str, *values: tuple[str, str | int]) -> str:
    """A message with its values; kept, because formatting costs as much as storing an answer."""
    return formatted(language, name, dict(values))


class Texts:
    """Messages for one reader: ``texts("answer-saved", number=3)``."""

    def __init__(self, language: str, form_of_address: str | None, zone: ZoneInfo) -> None:
        self.language = language if language in LANGUAGES else FALLBACK
        self.zone = zone
        self.xh, self.xh_start = address_words(self.language, form_of_address)

    def __call__(self, name: str, /, **values: str | int) -> str:
        """The message with its values put in. Raises LookupError for an id that does not exist."""
        given = [(key, value[:MOST_VALUE] if isinstance(value, str) else value) for key, value in values.items()]
        return _formatted(self.language, name, ("xh", self.xh), ("Xh", self.xh_start), *given)

    def has(self, name: str) -> bool:
        """Whether there is such a message."""
        return name in sources(self.language)

    def pick(self, names: Mapping[str, str]) -> str:
        """A name kept in several languages, in the reader's or the next best."""
        for language in (self.language, FALLBACK, *LANGUAGES):
            if names.get(language):
                return names[language]
        return next(iter(names.values()), "")

    def day(self, moment: datetime) -> str:
        """A date as each language writes it: 15/06/2023, 15 June 2023, 15.06.2023."""
        return self.date(moment.astimezone(self.zone).date())

    def date(self, day: date) -> str:
        """A day that has no time, written the same."""
        return str(format_date(day, _DATES[self.language], locale=self.language))

    def plain_date(self, value: str) -> str:
        """A month or day as it is stored (1973-10, 1973-10-05), written as people do; anything else as it is."""
        if _MONTH.fullmatch(value):
            year, month = value.split("-")
            return f"{month}/{year}"
        return self.date(date.fromisoformat(value)) if _DAY.fullmatch(value) else value

    def number(self, value: float, decimals: int = 1) -> str:
        """A number as the language writes it: 3,5 or 3.5."""
        return written(value, self.language, decimals)

    def time(self, moment: datetime) -> str:
        """A time of day: 08:00."""
        return str(babel_time(moment.astimezone(self.zone).time(), "HH:mm", locale=self.language))

    def moment(self, moment: datetime) -> str:
        """A day with its time."""
        return self("moment", time=self.time(moment), day=self.day(moment))
