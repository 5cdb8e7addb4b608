"""The people of the demo province, as the phone page lists them, each with an open invitation.

Real invitations are kept only as hashes. Here their codes follow from staff code and number, so that the page can offer
them again after a restart; nothing outside the sandbox does that.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from hashlib import sha256
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from bot.clock import Clock
from bot.sandbox.phones.page import PagePerson
from bot.services.people import invitations
from bot.settings import Settings
from storage.database import Database
from storage.models import Chat, Invitation, Person, PersonRole, Unit
from storage.unit_of_work import UnitOfWork

FIRST_ACCOUNT: Final = 10_000  # account numbers of the phones are this and the person's row
NOTABLE: Final = ("admin", "focal_point", "focal_deputy", "agency_head", "project_team", "data_officer")


def provider(database: Database, settings: Settings, clock: Clock) -> Callable[[], Awaitable[Sequence[PagePerson]]]:
    """What the phone page asks for its list."""

    async def people() -> Sequence[PagePerson]:
        await database.run(invite_all, clock)
        return await database.read(listed, settings.language, clock)

    return people


def demo_code(staff_code: str, number: int) -> str:
    """The code of somebody's n-th invitation in the demo."""
    digest = sha256(f"{staff_code} {number}".encode()).digest()
    letters = invitations.ALPHABET
    return "".join(letters[byte % len(letters)] for byte in digest[: invitations.LENGTH])


def invite_all(uow: UnitOfWork, clock: Clock) -> int:
    """Draw an invitation for everybody who has not joined and has none; gives their number."""
    now = clock()
    drawn = 0
    for person, number, is_open, joined in _people(uow, clock):
        if not is_open and not joined:
            code = demo_code(person.staff_code, number + 1)
            invitations.draw(uow, person, now, lambda code=code: code)  # type: ignore[misc]
            drawn += 1
    return drawn


def listed(uow: UnitOfWork, language: str, clock: Clock) -> list[PagePerson]:
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
            payload=demo_code(person.staff_code, number) if is_open else "",
            notes=tuple(notes.get(person.id, ())),
            language=person.language or language,
        )
        for person, number, is_open, _ in _people(uow, clock)
    ]


def _people(uow: UnitOfWork, clock: Clock) -> list[tuple[Person, int, bool, bool]]:
    """Person, number of invitations so far, whether one is open, whether they have joined."""
    agency = aliased(Unit)
    mine = select(func.count(Invitation.id)).where(Invitation.person_id == Person.id).correlate(Person)
    open_now = (
        select(Invitation.id)
        .where(Invitation.person_id == Person.id, Invitation.used_at.is_(None), Invitation.revoked_at.is_(None))
        .where(Invitation.expires_at > clock(), Invitation.wrong_tries < invitations.MOST_WRONG_TRIES)
        .correlate(Person)
        .exists()
    )
    joined = select(Chat.id).where(Chat.person_id == Person.id).correlate(Person).exists()
    query = (
        select(Person, mine.scalar_subquery(), open_now, joined)
        .join(agency, agency.id == Person.agency_id)
        .where(Person.messenger.is_(True), Person.left_on.is_(None))
        .order_by(agency.code, Person.staff_code)
    )
    return [(person, number, is_open, has_joined) for person, number, is_open, has_joined in uow.orm.execute(query)]


def _notes(uow: UnitOfWork) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    query = select(PersonRole.person_id, PersonRole.role).where(PersonRole.role.in_(NOTABLE)).order_by(PersonRole.id)
    for person, role in uow.connection.execute(query):
        found.setdefault(person, []).append(role.replace("_", " "))
    return found
