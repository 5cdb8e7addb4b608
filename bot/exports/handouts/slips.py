"""What stands on the slips of an agency: who, how to join, until when.

A slip holds the link but not the fact that the bot asks for beside it: whoever finds one must not be able to join with
it. So the staff code is shown without its last characters, and slips are in the order of names, not of staff codes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.services.people.invitations import LIFETIME, DrawnCode
from bot.services.people.joining import BIRTH_MONTH, FACT_LETTERS, facts_asked
from bot.services.people.reference import facts_of
from bot.settings import Settings
from bot.texts import LANGUAGES, Texts
from storage.models import Person
from storage.unit_of_work import UnitOfWork

_GROUPS = (3, 3, 4)  # characters of a code that are read together
_HIDDEN = "•"


@dataclass(frozen=True, slots=True)
class Slip:
    """One person's slip, every text in their language."""

    name: str
    division: str
    staff_label: str
    staff_code: str  # masked
    code_label: str
    code: str  # in groups
    link: str
    until: str
    how: str


@dataclass(frozen=True, slots=True)
class DivisionSlips:
    """The slips of one division."""

    name: str
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """All slips of an agency; what is not for the people themselves is in the installation's language."""

    title: str
    advice: str
    headings: tuple[str, ...]  # of a table: name, division, staff code, code, link, until, how
    page_word: str
    groups: tuple[DivisionSlips, ...]

    @property
    def people(self) -> int:
        """How many slips there are."""
        return sum(len(group.slips) for group in self.groups)


def in_groups(code: str) -> str:
    """A code as it is easily read and typed; blanks do not matter when it is typed."""
    parts, rest = [], code
    for length in _GROUPS:
        parts.append(rest[:length])
        rest = rest[length:]
    return " ".join(part for part in (*parts, rest) if part)


def masked(staff_code: str) -> str:
    """A staff code without the characters that the bot asks for."""
    shown = staff_code[:-FACT_LETTERS]
    return shown + _HIDDEN * (len(staff_code) - len(shown))


def handout(
    uow: UnitOfWork, drawn: Sequence[DrawnCode], links: Mapping[str, str], bot: str, settings: Settings, now: datetime
) -> Handout:
    """The slips for codes just drawn; ``links`` by staff code, ``bot`` is its name without @."""
    own = Texts(settings.language, None, settings.zone)
    codes = {one.staff_code: one.code for one in drawn}
    people = uow.orm.scalars(select(Person).where(Person.staff_code.in_(codes)).order_by(Person.sort_key, Person.id))
    groups: dict[tuple[bool, str], tuple[str, list[Slip]]] = {}
    agency = ""
    for person in people:
        facts = facts_of(uow, person.id)
        agency = own.pick(_names(facts, "agency"))
        texts = Texts(person.language or settings.language, facts["form_of_address"], settings.zone)
        place = (facts["unit"] != facts["agency"], facts["unit"])  # the agency's own people come first
        _, slips = groups.setdefault(place, (own.pick(_names(facts, "unit")), []))
        slips.append(_slip(facts, (codes[person.staff_code], links[person.staff_code]), bot, texts, settings, now))
    return Handout(
        title=own("slip-title", agency=agency),
        advice=own("slip-advice"),
        headings=tuple(own(f"slip-{word}") for word in ("name", "division", "staff", "code", "link", "valid", "join")),
        page_word=own("slip-page"),
        groups=tuple(DivisionSlips(name, tuple(slips)) for _, (name, slips) in sorted(groups.items())),
    )


def _names(facts: Mapping[str, str], unit: str) -> dict[str, str]:
    return {language: facts[f"{unit}_name::{language}"] for language in LANGUAGES}


def _slip(
    facts: Mapping[str, str], drawn: tuple[str, str], bot: str, texts: Texts, settings: Settings, now: datetime
) -> Slip:
    code, link = drawn
    return Slip(
        name=facts["full_name"],
        division=texts.pick(_names(facts, "unit")),
        staff_label=texts("slip-staff"),
        staff_code=masked(facts["staff_code"]),
        code_label=texts("slip-code"),
        code=in_groups(code),
        link=link,
        until=texts("slip-until", moment=texts.moment(now + LIFETIME)),
        how=_how(facts, bot, texts, settings),
    )


def _how(facts: Mapping[str, str], bot: str, texts: Texts, settings: Settings) -> str:
    """How to join, and what the bot will ask for first."""
    if facts_asked(settings, facts["birth_month"])[0] == BIRTH_MONTH:
        return texts("slip-how-birth", bot=f"@{bot}")
    return texts("slip-how", bot=f"@{bot}", letters=FACT_LETTERS)
