"""What tells campaigns of the same survey apart where they stand together: until when they run, else their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from bot.presenting.screens import shortened
from bot.texts import Texts
from survey_definitions.value import value

FITS: Final = 34  # characters of a button as wide as the phone
DAYS: Final = {"vi": "%d/%m", "en": "%d/%m", "de": "%d.%m."}  # as pictures write them


@value
class CampaignName:
    """A campaign by its survey's title, until when it takes answers, and its number."""

    titles: Mapping[str, str]
    closes_at: datetime
    number: int


def titles(texts: Texts, together: Sequence[CampaignName]) -> list[dict[str, str]]:
    """The titles as they are; of those that read alike with the last day, of those with one day with the number.

    A title that is too long for a button loses its end, never what tells it apart.
    """
    named = [texts.pick(one.titles) for one in together]
    days = [_day(texts, one.closes_at) for one in together]
    alike, same_day = Counter(named), Counter(zip(named, days, strict=True))
    return [
        dict(one.titles)
        if alike[name] == 1
        else {
            texts.language: _with(name, day if same_day[name, day] == 1 else texts("apart-number", number=one.number))
        }
        for one, name, day in zip(together, named, days, strict=True)
    ]


def in_lines(texts: Texts, together: Sequence[CampaignName]) -> list[str]:
    """The titles for lines that tell the deadline themselves: with the number where their buttons carry it."""
    named = [texts.pick(one.titles) for one in together]
    last = [(name, _day(texts, one.closes_at)) for name, one in zip(named, together, strict=True)]
    alike = Counter(last)
    return [
        f"{name} · {texts('apart-number', number=one.number)}" if alike[key] > 1 else name
        for name, key, one in zip(named, last, together, strict=True)
    ]


def _with(name: str, mark: str) -> str:
    return f"{shortened(name, FITS - len(mark) - 3)} · {mark}"


def _day(texts: Texts, at: datetime) -> str:
    return at.astimezone(texts.zone).strftime(DAYS[texts.language])
