"""Posts and certificates that a focal point checks against the papers, of somebody asked for by staff code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select

from bot.services import audit, outgoing
from bot.services import results_due as due
from bot.services.people import consents
from bot.services.people.reachable import here
from bot.services.people.scope import Right, Scope
from bot.services.refusals import Refusal
from bot.services.results import shown, sources
from bot.services.results.confirmations import AGREE, CANNOT, without_supervisor
from bot.services.results.stated import own_statements
from storage.labelled import first_of, labelled
from storage.models import Confirmation, Confirmer, Person
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment.outcomes import EXPERIENCE, LANGUAGES

NAMED: Final = "confirmer_named"  # the delivery that tells the person who confirms for them now


@dataclass(frozen=True, slots=True)
class Statement:
    """A post or certificate: its entry, what the results say of it, and whether it is confirmed."""

    session: int
    item: str
    about: dict[str, Any]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who confirms in the place of a supervisor."""

    person: int
    staff_code: str


def statements(uow: UnitOfWork, scope: Scope, person: int) -> list[Statement]:
    """What there is to check of a person; nothing for a reader who may not, or without the person's consent."""
    if not _may(uow, scope, person) or not consents.given(uow, person, consents.DEVELOPMENT):
        return []
    found = shown.of_person(uow, person)
    experience, languages = found.get(EXPERIENCE), found.get(LANGUAGES)
    said = _confirmed(uow, person)
    posts = [(experience.session, post) for post in experience.outcome["posts"]] if experience else []
    certificates = (
        [(languages.session, one) for language in languages.outcome["languages"] for one in language["certificates"]]
        if languages
        else []
    )
    return [
        Statement(session, one["item"], one, said.get((session, one["item"])) == AGREE)
        for session, one in (*posts, *certificates)
    ]


def _may(uow: UnitOfWork, scope: Scope, person: int) -> bool:
    """Whether the reader looks after the person's agency; nobody checks what is their own."""
    query = select(Person.id).where(Person.id == person, Person.id != scope.reader, scope.people(Right.PEOPLE))
    return uow.connection.execute(query).first() is not None


def _own(uow: UnitOfWork, person: int) -> dict[int, dict[str, str]]:
    """By session and item: what the person states now."""
    editions = sources.editions(uow)
    return {
        one.session: own_statements(editions[code].definition, one.answers)
        for code, one in sources.newest(uow, person).items()
        if code in editions
    }


def _confirmed(uow: UnitOfWork, person: int) -> dict[tuple[int, str], Any]:
    found: dict[tuple[int, str], Any] = {}
    for session, own in _own(uow, person).items():
        found |= {(session, item): word for item, word in sources.confirmed(uow, session, own).items()}
    return found


def confirm(uow: UnitOfWork, scope: Scope, person: int, item: str, now: datetime) -> bool:
    """Confirm a post or certificate, or take the confirmation back; gives whether it is confirmed now.

    Raises Refusal where the reader may not, or there is no such statement.
    """
    sources.hold(uow, person)
    one = next((one for one in statements(uow, scope, person) if one.item == item), None)
    if one is None:
        raise Refusal("confirm_not_yours", "there is nothing here for you to check")
    own = _own(uow, person)[one.session][item]
    verdict = CANNOT if one.confirmed else AGREE
    uow.orm.add(
        Confirmation(session_id=one.session, item=item, own=own, verdict=verdict, given_by=scope.reader, given_at=now)
    )
    uow.orm.flush()
    due.for_person(uow, person, now)
    details = {"item": item, "verdict": verdict}
    subject = f"person:{person}"
    audit.record(uow, actor=f"person:{scope.reader}", act="result.check", subject=subject, details=details, now=now)
    return not one.confirmed


def name_confirmer(uow: UnitOfWork, scope: Scope, person: int, staff_code: str, now: datetime) -> None:
    """Let somebody of the same agency confirm for a person without a supervisor, or whose supervisor has left.

    Who confirms reads what was stated: nobody names themselves, nobody is put in the place of a supervisor who is
    here, nobody confirms those whom they work under, and the person is told who it is. Raises Refusal.
    """
    if not _may(uow, scope, person):
        raise Refusal("confirm_not_yours", "this person is not yours to look after")
    theirs = select(Person.agency_id).where(Person.id == person, without_supervisor(scope.today))
    agency = uow.connection.scalar(theirs)
    if agency is None:
        raise Refusal("supervisor_here", "their supervisor is here, and confirms: the roster says who that is")
    chosen = select(Person.id).where(
        Person.staff_code.in_((staff_code.strip(), staff_code.strip().upper())),
        Person.agency_id == agency,
        Person.id != person,
        here(Person, scope.today),
    )
    confirmer = uow.connection.scalar(chosen)
    if confirmer is None:
        raise Refusal("confirmer_unknown", "nobody else of this agency has this staff code")
    if confirmer == scope.reader:
        raise Refusal("not_yourself", "nobody names themselves: somebody else who looks after the agency does")
    if person in _above(uow, confirmer):
        raise Refusal("confirmer_below", "nobody confirms for those whom they work under")
    row = uow.orm.get(Confirmer, person) or Confirmer(person_id=person)
    row.confirmer_id, row.named_by, row.named_at = confirmer, scope.reader, now
    uow.orm.add(row)
    uow.orm.flush()
    outgoing.leave(uow, f"{NAMED}:{person}:{now.isoformat()}", person, NAMED, {"confirmer": confirmer}, now)
    details = {"confirmer": confirmer}
    subject = f"person:{person}"
    audit.record(uow, actor=f"person:{scope.reader}", act="confirmer.name", subject=subject, details=details, now=now)


def _above(uow: UnitOfWork, person: int) -> set[int]:
    """The supervisors of a person, theirs, and so on; the roster may go round in a circle."""
    found: set[int] = set()
    at = uow.connection.scalar(select(Person.supervisor_id).where(Person.id == person))
    while at is not None and at not in found:
        found.add(at)
        at = uow.connection.scalar(select(Person.supervisor_id).where(Person.id == at))
    return found


def can_name(uow: UnitOfWork, scope: Scope, person: int) -> bool:
    """Whether the reader may name somebody who confirms for a person: only where no supervisor is here."""
    query = select(Person.id).where(Person.id == person, without_supervisor(scope.today))
    return _may(uow, scope, person) and uow.connection.execute(query).first() is not None


def named_for(uow: UnitOfWork, person: int) -> Named | None:
    """Who was named for a person, and is here."""
    columns = labelled(person=Person.id, staff_code=Person.staff_code)
    query = select(*columns).join(Confirmer, Confirmer.confirmer_id == Person.id)
    return first_of(uow, Named, query.where(Confirmer.person_id == person, Person.frozen_at.is_(None)))
