"""What people of a made-up province do, through the services that serve real ones: they join, and they answer.

Plain functions over one unit of work, so that whoever needs a province in which something has happened can tell any
story with them. Answers are drawn by a seeded chance: the same story is told in every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import Final

from sqlalchemy import select

from bot.services.people import admins, consents, invitations, joining, pins
from bot.services.people.role_words import ADMIN
from bot.services.sessions import answering, submitting
from bot.services.sessions.answering import Live
from bot.services.sessions.library import Library
from storage.models import Person, StoredSession
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork
from survey_definitions import AddRepeat, Answer, CloseRepeat, Prompt, Rejected, Skip
from survey_definitions.engine import inputs as inp

PIN: Final = "246813"
"""The PIN of every admin of the demo."""

_LONGEST: Final = 400  # inputs of one person in one session
_MORE: Final = 0.45  # the chance that somebody adds a further entry to a list
_LEVELS: Final = (1, 3, 6, 5, 2)  # how often people choose the first, second … of five choices
_SAMPLES: Final = {
    "integer": ("3", "12", "60", "2019", "500"),
    "decimal": ("3", "6.5", "60"),
    "date": ("2019-03-01", "2022-09-01", "2024-05-01", "1985-06-01"),
    "time": ("09:00:00.000",),
    "datetime": ("2024-06-01T09:00:00.000",),
    "text": ("Chuyên viên tổng hợp", "Ban Tổ chức", "A1"),
}


def join(uow: UnitOfWork, staff_code: str, account: int, now: datetime) -> None:
    """Somebody opens their invitation, agrees to everything and chooses a PIN where one is needed.

    ``account`` is the number of their account with the messenger. Their chat is to show the list of surveys.
    """
    person = invitations.person_of(uow, staff_code)
    language = person.language or "vi"
    chat = chats.create(uow, uow.vault.key_of(account, "chat"), account, language, {"at": "surveys"})
    code = invitations.draw(uow, person, now)
    uow.orm.flush()
    found = invitations.find(uow, code, now)
    assert found is not None
    joining.bind(uow, chat, found, now)
    for purpose in consents.PURPOSES:
        consents.record(uow, person.id, purpose, agreed=True, language=language, now=now)
    if admins.has_role(uow, person.id, ADMIN):
        pins.choose(uow, person.id, PIN)
        pins.repeat(uow, person.id, PIN, now)
    show(uow, staff_code, {"at": "surveys"})


def show(uow: UnitOfWork, staff_code: str, place: dict[str, object], session: int | None = None) -> None:
    """What the chat of somebody is to show from now on, in a message at its end."""
    chat = chats.of_person(uow, invitations.person_of(uow, staff_code).id)
    assert chat is not None
    chat.place, chat.session_id, chat.message_id = dict(place), session, None
    chat.revision += 1
    chats.save(uow, chat, None)


def answer(
    uow: UnitOfWork, library: Library, staff_code: str, campaign: int, now: datetime, most: int = _LONGEST
) -> bool:
    """Somebody answers a survey up to its end and submits, or stops after so many inputs at a question with choices.

    Whether it was submitted. Nothing happens where the person is not asked.
    """
    person = invitations.person_of(uow, staff_code)
    query = select(StoredSession.id).where(StoredSession.person_id == person.id, StoredSession.campaign_id == campaign)
    number = uow.orm.scalar(query)
    row = chats.session_of(uow, number, person.id) if number is not None else None
    if row is None:
        return False
    live = answering.open_session(uow, row, library, now, person.language or "vi")
    luck = Random(f"{staff_code} {campaign}")  # noqa: S311 - the same story in every run
    for count in range(_LONGEST):
        prompt = live.prompt
        if prompt is None or (count >= most and prompt.choices):
            break
        _take(uow, live, prompt, luck, now)
    done = live.prompt is None and not isinstance(submitting.submit(uow, live, now), tuple)
    answering.save(uow, live, library)
    if not done:
        show(uow, staff_code, {"at": "session", "session": row.id}, row.id)
    return done


def _take(uow: UnitOfWork, live: Live, prompt: Prompt, luck: Random, now: datetime) -> None:
    """Give the first of what this person may say that is taken."""
    for given in _inputs(prompt, luck):
        happened = answering.apply(uow, live, given, now)
        if not any(isinstance(event, Rejected) for event in happened):
            return


def _inputs(prompt: Prompt, luck: Random) -> Iterator[inp.Input]:
    if prompt.kind == "note":
        yield Skip(prompt.path)
    elif prompt.kind == "repeat":
        if not prompt.instances or luck.random() < _MORE:
            yield AddRepeat(prompt.path)
        yield CloseRepeat(prompt.path)
        yield AddRepeat(prompt.path)
    else:
        yield from (Answer(value, prompt.path) for value in _values(prompt, luck))
        yield Skip(prompt.path)


def _values(prompt: Prompt, luck: Random) -> Iterator[str]:
    """What may be answered, likely things first."""
    names = [choice.value for choice in prompt.choices]
    if prompt.question == "rank":
        yield " ".join(luck.sample(names, len(names)))
    elif prompt.question == "select_multiple":
        yield from (" ".join(luck.sample(names, min(count, len(names)))) for count in (2, 1))
        yield from names
    elif names:
        weights = [_LEVELS[min(place, len(_LEVELS) - 1)] for place in range(len(names))]
        yield luck.choices(names, weights)[0]
        yield from names
    elif prompt.range is not None:
        first, last, step = prompt.range
        yield f"{first + step * luck.randint(0, int((last - first) / step)):g}"
    elif prompt.question == "acknowledge":
        yield "OK"
    else:
        yield from [*([prompt.value] if prompt.value else []), *_SAMPLES.get(prompt.question, _SAMPLES["text"])]


def members(uow: UnitOfWork, agency: str) -> list[str]:
    """The staff codes of everybody of an agency who may use the messenger."""
    query = select(Person.staff_code).where(Person.staff_code.startswith(f"{agency}-"), Person.messenger.is_(True))
    return list(uow.orm.scalars(query.order_by(Person.staff_code)))
