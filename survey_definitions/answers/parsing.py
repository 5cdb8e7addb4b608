"""Typed text to canonical values, by the kind of question."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from survey_definitions.answers import choosing, dates, numbers
from survey_definitions.answers.folding import kept, western
from survey_definitions.answers.unreadable import Unreadable
from survey_definitions.engine.formats import MONTH, YEAR
from survey_definitions.limits import ANSWER_LENGTH
from survey_definitions.results import Prompt

ACKNOWLEDGED = "OK"
_PLACE = re.compile(r"(-?\d{1,2}(?:\.\d+)?)[,; ]+(-?\d{1,3}(?:\.\d+)?)((?: -?\d+(?:\.\d+)?){0,2})\Z", re.ASCII)
_DEGREES = re.compile(r" ?°(?: ?[NE]\b)?")
_COMMAS = re.compile(r"(\d),(\d)")  # with more than one comma they are decimal ones: 20,95 107,08
_NORTH, _EAST = 90, 180  # degrees


def parse_answer(prompt: Prompt, text: str, language: str, now: datetime) -> str:
    """Typed text as the canonical value of an answer to this prompt. Raises Unreadable.

    Canonical are ISO dates (a month is its first day, a year its first of January), numbers with a point,
    choice names separated by blanks. What the survey itself forbids (constraint, range, required) is not
    checked here: `Session.apply` does.
    """
    if len(text) > ANSWER_LENGTH:
        raise Unreadable("too_long")
    return _PARSERS.get(prompt.question, _text)(prompt, text, language, now)


def _text(_prompt: Prompt, text: str, _language: str, _now: datetime) -> str:
    plain = kept(text)
    if not plain:
        raise Unreadable("text")
    return plain


def _date(prompt: Prompt, text: str, _language: str, _now: datetime) -> str:
    if YEAR in prompt.appearance:
        return dates.year(text)
    return dates.month(text) if MONTH in prompt.appearance else dates.day(text)


def _place(_prompt: Prompt, text: str, _language: str, _now: datetime) -> str:
    """Latitude and longitude in degrees, with a point; altitude and accuracy may follow."""
    plain = _DEGREES.sub("", western(text))
    found = _PLACE.match(_COMMAS.sub(r"\1.\2", plain) if plain.count(",") > 1 else plain)
    if not found or abs(float(found[1])) > _NORTH or abs(float(found[2])) > _EAST:
        raise Unreadable("geopoint")
    rest = (*found[3].split(), "0", "0")
    return " ".join((found[1], found[2], *rest[:2]))


def _file(_prompt: Prompt, _text: str, _language: str, _now: datetime) -> str:
    raise Unreadable("file")


_PARSERS: dict[str, Callable[[Prompt, str, str, datetime], str]] = {
    "select_one": lambda prompt, text, _language, _now: choosing.one(prompt.choices, text),
    "select_multiple": lambda prompt, text, _language, _now: choosing.several(prompt.choices, text),
    "rank": lambda prompt, text, _language, _now: choosing.ranked(prompt.choices, text),
    "integer": lambda _prompt, text, _language, _now: numbers.integer(text),
    "decimal": lambda _prompt, text, language, _now: numbers.decimal(text, language),
    "range": lambda _prompt, text, language, _now: numbers.decimal(text, language),
    "date": _date,
    "time": lambda _prompt, text, _language, now: dates.clock(text, now),
    "datetime": lambda _prompt, text, _language, now: dates.moment(text, now),
    "geopoint": _place,
    "file": _file,
    "note": lambda _prompt, _text, _language, _now: "",
    "acknowledge": lambda _prompt, _text, _language, _now: ACKNOWLEDGED,
}
