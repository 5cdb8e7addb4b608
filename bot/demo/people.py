"""The people of the demo province, as the phone page lists them; an invitation is drawn when its link is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import aliased

from bot.clock import Clock
from bot.sandbox.phones.page import PagePerson
from bot.services.people import invitations
from bot.services.refusals import Refusal
from bot.settings import Settings
from storage.database import Database
from storage.models import Chat, Person, PersonRole, Unit
from storage.unit_of_work import UnitOfWork

FIRST_ACCOUNT: Final = 10_000  # account numbers of the phones are this and the person's row
NOTABLE: Final = ("admin", "focal_point", "focal_deputy", "agency_head", "project_team", "data_officer")


class Settlers:
    """The people of the province, and invitations for them, drawn when somebody asks for one."""

    def __init__(self, database: Database, settings: Settings, clock: Clock) -> None:
        self._database = database
        self._language = settings.language
        self._clock = clock

    async def people(self) -> Sequence[PagePerson]:
        """What the page lists."""
        return await self._database.read(listed, self._language)

    async def invite(self, account_id: int) -> str:
        """A fresh code for the person of an account. Raises LookupError for nobody, and for who cannot join."""
        try:
            return await self._database.run(_invite, account_id - FIRST_ACCOUNT, self._clock())
        except Refusal as refused:
            raise LookupError(refused.message) from refused


def _invite(uow: UnitOfWork, person_id: int, now: datetime) -> str:
    person = uow.orm.get(Person, person_id)
    if person is None:
        raise LookupError("there is no such person")
    return invitations.draw(uow, person, now)


def listed(uow: UnitOfWork, language: str) -> list[PagePerson]:
    """Everybody who may use the messenger, by agency."""
    names = {unit: names for unit, names in uow.connection.execute(select(Unit.id, Unit.names))}  # noqa: C416 - rows
    notes = _notes(uow)
    return [
        PagePerson(
            account_id=FIRST_ACCOUNT + person.id,
            name=person.full_name,
            staff_code=person.staff_code,
            agency=names.get(person.agency_id or person.unit_id, {}).get(language, ""),
            title=names.get(person.unit_id, {}).get(language, ""),
            can_join=not joined,
            notes=tuple(notes.get(person.id, ())),
            language=person.language or language,
        )
        for person, joined in _people(uow)
    ]


def _people(uow: UnitOfWork) -> list[tuple[Person, bool]]:
    """Everybody, and whether they have joined."""
    agency = aliased(Unit)
    joined = select(Chat.id).where(Chat.person_id == Person.id).correlate(Person).exists()
    query = (
        select(Person, joined)
        .join(agency, agency.id == Person.agency_id)
        .where(Person.messenger.is_(True), Person.left_on.is_(None))
        .order_by(agency.code, Person.staff_code)
    )
    return [(person, has_joined) for person, has_joined in uow.orm.execute(query)]


def _notes(uow: UnitOfWork) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    query = select(PersonRole.person_id, PersonRole.role).where(PersonRole.role.in_(NOTABLE)).order_by(PersonRole.id)
    for person, role in uow.connection.execute(query):
        found.setdefault(person, []).append(role)
    return found
