"""What a supervisor says of the competencies of their own staff, one at a time; what the person says to it, once.

Both records stay: the self-assessed level is never overwritten. Nobody confirms what is their own. Everything here asks
whether the reader is the one to confirm, in the query that finds what is to be confirmed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, func, or_, select

from bot.services import audit, outgoing
from bot.services import results_due as due
from bot.services.people import consents
from bot.services.people.reachable import here
from bot.services.refusals import Refusal
from bot.services.results import sources
from bot.services.results.stated import own_statements
from bot.services.sessions.guard import suspicion
from storage.aliases import lasting_alias
from storage.models import (
    Campaign,
    Confirmation,
    Confirmer,
    Person,
    StoredSession,
    StoredSurvey,
)
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment.languages import FOREIGN_LANGUAGES

TOLD: Final = "confirmed"  # the delivery that tells the person
SAID: Final = "confirmation"  # what reasons and comments are sealed for
AGREE, LOWER, HIGHER, CANNOT = "agree", "lower", "higher", "cannot"
VERDICTS: Final = (AGREE, LOWER, HIGHER, CANNOT)
MOST_REASON: Final = 200
_LOWEST, _HIGHEST = 1, 5
_chief = lasting_alias(Person)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A self-assessment that somebody may confirm: whose (by staff code), and its items with level and verdict."""

    session: int
    person: int
    staff_code: str
    version: int
    items: tuple[tuple[str, int, str | None], ...]  # code, own level, verdict as far as it holds

    @property
    def open(self) -> list[tuple[str, int]]:
        """What nothing was said of yet."""
        return [(code, level) for code, level, verdict in self.items if verdict is None]


@dataclass(frozen=True, slots=True)
class Said:
    """A confirmation as both see it."""

    id: int
    item: str
    own: int
    verdict: str
    level: int | None
    reason: str
    at: datetime
    comment: str

    @property
    def talk(self) -> bool:
        """Whether both records are two levels or more apart."""
        return self.level is not None and abs(self.level - self.own) >= 2  # noqa: PLR2004 - levels


def may_confirm(reader: int, today: date) -> ColumnElement[bool]:
    """The condition on `Person`: staff whose self-assessments the reader confirms; never the reader's own.

    Somebody named by the focal point does so only while the roster has no supervisor who is here.
    """
    named = select(Confirmer.person_id).where(Confirmer.person_id == Person.id, Confirmer.confirmer_id == reader)
    chosen = and_(named.exists(), without_supervisor(today))
    is_here = select(_chief.id).where(_chief.id == reader, here(_chief, today)).exists()
    return and_(or_(Person.supervisor_id == reader, chosen), Person.id != reader, here(Person, today), is_here)


def without_supervisor(today: date) -> ColumnElement[bool]:
    """The condition on `Person`: the roster names no supervisor other than themselves, or one who is not here."""
    theirs = select(_chief.id).where(_chief.id == Person.supervisor_id, _chief.id != Person.id, here(_chief, today))
    return ~theirs.exists()


def queue(uow: UnitOfWork, reader: int, today: date) -> list[Waiting]:
    """The self-assessments that the reader may confirm, those with something open first, by staff code."""
    found = [one for row in _newest_sessions(uow, may_confirm(reader, today)) if (one := _waiting(uow, row)).items]
    return sorted(found, key=lambda one: (not one.open, one.staff_code))


def one(uow: UnitOfWork, reader: int, session: int, today: date) -> Waiting | None:
    """One of them; None for what is not the reader's to confirm."""
    return next((found for found in queue(uow, reader, today) if found.session == session), None)


def _newest_sessions(uow: UnitOfWork, people: ColumnElement[bool]) -> list[tuple[int, int, str, int]]:
    """The newest submitted sessions of surveys with targets: session, person, staff code, version; with consent."""
    query = (
        select(StoredSession.id, Person.id, Person.staff_code, StoredSession.version_id, StoredSurvey.code)
        .join(Person, Person.id == StoredSession.person_id)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .join(StoredSurvey, StoredSurvey.id == Campaign.survey_id)
        .where(StoredSession.submitted_at.is_not(None), StoredSession.status == "submitted", people)
        .order_by(StoredSession.submitted_at)
    )
    with_targets = {code for code, one in sources.editions(uow).items() if one.definition.targets.order}
    newest = {
        (person, code): (session, person, staff, version)
        for session, person, staff, version, code in uow.connection.execute(query)
        if code in with_targets and consents.given(uow, person, consents.DEVELOPMENT)
    }
    return list(newest.values())


def _waiting(uow: UnitOfWork, row: tuple[int, int, str, int]) -> Waiting:
    session, person, staff_code, version = row
    own = _own_levels(uow, person, session)
    said = sources.confirmed(uow, session, own)
    items = tuple(
        (code, int(level), str(said[code]) if code in said else None)
        for code, level in own.items()
        if code != FOREIGN_LANGUAGES and level.isdigit() and "." not in code
    )
    return Waiting(session, person, staff_code, version, items)


def _own_levels(uow: UnitOfWork, person: int, session: int) -> dict[str, str]:
    """What a person states in a session, item by item."""
    editions = sources.editions(uow)
    for code, submitted in sources.newest(uow, person).items():
        if submitted.session == session and code in editions:
            return own_statements(editions[code].definition, submitted.answers)
    return {}


@dataclass(frozen=True, slots=True)
class ConfirmerVerdict:
    """What is said of one competency; lower and higher come with a level and a reason of at most 200 characters."""

    word: str
    level: int | None = None
    reason: str = ""

    def check(self, own: int) -> None:
        """Raise Refusal where the level or the reason does not fit the word."""
        if self.word not in VERDICTS:
            raise Refusal("confirm_word", f"{self.word!r} is no verdict")
        if self.word in (AGREE, CANNOT):
            return
        low, high = levels_for(self.word, own)
        if self.level is None or not low <= self.level <= high:
            raise Refusal("confirm_level", f"the level must be from {low} to {high}", low=str(low), high=str(high))
        _check_words(self.reason)


def _check_words(text: str) -> None:
    """Raise Refusal where a reason or a comment is empty, too long, or must not go through a messenger."""
    limit = str(MOST_REASON)
    if not text.strip():
        raise Refusal("words_wanted", f"1 to {limit} characters are needed", limit=limit)
    if len(text.strip()) > MOST_REASON:
        raise Refusal("words_too_long", f"{limit} characters are the most", limit=limit)
    if suspicion(text) is not None:
        raise Refusal("words_held_back", "this must not be sent through a messenger")


def levels_for(word: str, own: int) -> tuple[int, int]:
    """The lowest and the highest level that a word allows; none where the first is above the second."""
    return (_LOWEST, own - 1) if word == LOWER else (own + 1, _HIGHEST)


def give(
    uow: UnitOfWork, reader: int, session: int, item: str, verdict: ConfirmerVerdict, at: datetime, today: date
) -> None:
    """Say something of one competency, or something else than before.

    Raises Refusal where the reader may not, or the level does not fit the word. The same word again changes nothing.
    """
    sources.hold(uow, select(StoredSession.person_id).where(StoredSession.id == session).scalar_subquery())
    waiting = one(uow, reader, session, today)
    own, said = next((one[1:] for one in waiting.items if one[0] == item), (None, None)) if waiting else (None, None)
    if waiting is None or own is None:
        raise Refusal("confirm_not_yours", "there is nothing here for you to confirm")
    verdict.check(own)
    if verdict.word == said:
        return
    changes = verdict.word in (LOWER, HIGHER)
    row = Confirmation(
        session_id=session,
        item=item,
        own=str(own),
        verdict=verdict.word,
        level=verdict.level if changes else None,
        reason=uow.vault.seal_text(verdict.reason.strip(), SAID) if changes else None,
        given_by=reader,
        given_at=at,
    )
    uow.orm.add(row)
    uow.orm.flush()
    due.for_person(uow, waiting.person, at)
    details = {"item": item, "verdict": verdict.word}
    subject = f"session:{session}"
    if [code for code, _ in waiting.open] in ([item], []):
        _tell(uow, waiting, row.id, at, today)
    audit.record(uow, actor=f"person:{reader}", act="result.confirm", subject=subject, details=details, now=at)


def _tell(uow: UnitOfWork, waiting: Waiting, last: int, at: datetime, today: date) -> None:
    """Once everything was answered, the person hears of it; of what is changed afterwards, once a day."""
    changed = not waiting.open
    key = f"{TOLD}:{waiting.session}:{today if changed else last}"
    outgoing.leave(uow, key, waiting.person, TOLD, {"changed": True} if changed else {}, at)


def agree_to_rest(uow: UnitOfWork, reader: int, session: int, now: datetime, today: date) -> int:
    """Agree to everything of a self-assessment that nothing was said of; gives how many."""
    waiting = one(uow, reader, session, today)
    if waiting is None:
        raise Refusal("confirm_not_yours", "there is nothing here for you to confirm")
    for item, _ in waiting.open:
        give(uow, reader, session, item, ConfirmerVerdict(AGREE), now, today)
    return len(waiting.open)


def said_by(uow: UnitOfWork, reader: int, waiting: Waiting) -> dict[str, Said]:
    """What the reader said of a self-assessment, with the reason and the person's comment, by competency.

    What somebody else said before them, and was told in answer, is not theirs to read.
    """
    own = {code: f"{level}" for code, level, _ in waiting.items}
    return {row.item: _said(uow, row) for row in _last(uow, waiting.session, own) if row.given_by == reader}


def of_person(uow: UnitOfWork, person: int) -> list[Said]:
    """What was said of a person's newest statements, for themselves, in their order."""
    found: list[Said] = []
    for code, submitted in sources.newest(uow, person).items():
        edition = sources.editions(uow).get(code)
        if edition is not None:
            own = own_statements(edition.definition, submitted.answers)
            found += [_said(uow, row) for row in _last(uow, submitted.session, own) if row.own.isdigit()]
    return found


def _last(uow: UnitOfWork, session: int, own: Mapping[str, str]) -> list[Confirmation]:
    """The last word on each item of a session, as far as it still speaks of what is stated, in the items' order."""
    query = select(Confirmation).where(Confirmation.session_id == session).order_by(Confirmation.id)
    last = {row.item: row for row in uow.orm.scalars(query)}
    return [last[item] for item, stated in own.items() if item in last and last[item].own == stated]


def _said(uow: UnitOfWork, row: Confirmation) -> Said:
    reason, comment = (uow.vault.open_text(text, SAID) if text else "" for text in (row.reason, row.comment))
    return Said(row.id, row.item, int(row.own), row.verdict, row.level, reason, row.given_at, comment)


def comment(uow: UnitOfWork, person: int, confirmation: int, text: str, now: datetime) -> None:
    """What the person says to a confirmation, once. Raises Refusal."""
    mine = {said.id: said for said in of_person(uow, person)}
    said = mine.get(confirmation)
    if said is None or said.comment:
        raise Refusal("comment_once", "there is nothing here to comment on, or it was commented on")
    _check_words(text)
    row = uow.orm.get_one(Confirmation, confirmation)
    row.comment, row.commented_at = uow.vault.seal_text(text.strip(), SAID), now
    uow.orm.flush()


def counts(uow: UnitOfWork, reader: int, today: date) -> tuple[int, int]:
    """How many self-assessments the reader may confirm, and how many of them have something open."""
    found = queue(uow, reader, today)
    return len(found), sum(bool(one.open) for one in found)


def is_confirmer(uow: UnitOfWork, reader: int, today: date) -> bool:
    """Whether anybody's self-assessments are the reader's to confirm."""
    query = select(func.count()).select_from(Person).where(may_confirm(reader, today))
    return bool(uow.connection.scalar(query))
