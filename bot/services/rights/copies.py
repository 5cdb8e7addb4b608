"""A copy of everything that is stored about somebody, and of who looked at it: for themselves, nobody else.

It is made from the same list by which data are erased, so that nothing is stored that a copy does not show.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select

from bot.calendar.periods import COPY, SEE, Clocks
from bot.services.operating.rotation import SEALED
from bot.services.people import register
from bot.services.people.register import Wanted
from bot.services.refusals import Refusal
from bot.services.rights.personal_data import FATES, Fate
from bot.services.sessions.earlier_answers import BODY
from storage.models import AuditEntry, Campaign, RightRequest, StoredSession, Submission, SurveyVersion
from storage.repositories.chats import ADDRESS
from storage.unit_of_work import UnitOfWork
from survey_definitions import Survey, read_survey
from survey_definitions.engine.definition import Text

CODE: Final = "code of a copy"  # purpose of its keyed hash, and of its seal while it is on a card
ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH: Final = 10
EXPORTED: Final = "campaign.export"
_SEALED: Final = {(model.__tablename__, column): purpose for model, column, purpose in SEALED}
_JSON: Final = frozenset(
    {"sessions.state", "sessions.facts", "submissions.body", "survey_drafts.trial", "results.body"}
)
_HASHES: Final = frozenset({"key", "code_key", "chat_key", "hash", "digest", "salt", "sha256", "lists_sha256"})


@dataclass(frozen=True, slots=True)
class Line:
    """A question by language, the answer as it is stored, and by language what was chosen."""

    question: dict[str, str]
    value: str
    chosen: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answered:
    """One survey: where it stands, and of the newest submission each question with its answer as it is stored."""

    titles: dict[str, str]
    campaign: int
    status: str
    started_on: date | None
    submitted_at: datetime | None
    receipt: str
    answers: list[Line]


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked at the person's data, or did something about them; ``actor`` as in the audit."""

    at: datetime
    actor: str
    act: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything. ``tables`` has each row with its columns, opened; hashes and files only as what they are."""

    made_at: datetime
    staff_code: str
    full_name: str
    surveys: list[Answered]
    looks: list[Look]
    tables: dict[str, list[dict[str, Any]]]

    def plain(self) -> dict[str, Any]:
        """For a file that programs read."""
        return asdict(self)


def copy_of(uow: UnitOfWork, person_id: int, now: datetime) -> Copy:
    """Everything stored about somebody, opened."""
    tables = {fate.model.__tablename__: _rows(uow, fate, person_id) for fate in FATES}
    me = tables["people"][0]
    return Copy(
        now, me["staff_code"], me["full_name"], _surveys(uow, person_id), _looks(uow, person_id),
        {name: rows for name, rows in tables.items() if rows},
    )  # fmt: skip


def _rows(uow: UnitOfWork, fate: Fate, person_id: int) -> list[dict[str, Any]]:
    table = fate.model.__table__
    query = select(table).where(fate.of_person(person_id)).order_by(*table.primary_key.columns)
    return [
        {column: _opened(uow, table.name, column, value) for column, value in row.items()}
        for row in uow.connection.execute(query).mappings()
    ]


def _opened(uow: UnitOfWork, table: str, column: str, value: Any) -> Any:
    """A value as its owner may read it."""
    if value is None or column in _HASHES:
        return None if value is None else "(a hash, which says nothing)"
    if (table, column) == ("chats", "address"):
        return uow.vault.open_text(value, ADDRESS)
    purpose = _SEALED.get((table, column))
    if purpose is None:
        return f"(a file of {len(value)} bytes)" if isinstance(value, bytes) else value
    if f"{table}.{column}" in _JSON:
        return uow.vault.open_json(value, purpose)
    plain = uow.vault.open(value, purpose)
    try:
        return plain.decode()
    except UnicodeDecodeError:
        return f"(a picture of {len(plain)} bytes)"


def _surveys(uow: UnitOfWork, person_id: int) -> list[Answered]:
    query = (
        select(StoredSession, SurveyVersion)
        .join(SurveyVersion, SurveyVersion.id == StoredSession.version_id)
        .where(StoredSession.person_id == person_id)
        .order_by(StoredSession.campaign_id)
    )
    return [_answered(uow, session, version) for session, version in uow.orm.execute(query)]


def _answered(uow: UnitOfWork, session: StoredSession, version: SurveyVersion) -> Answered:
    newest = select(Submission).where(Submission.session_id == session.id).order_by(Submission.number.desc()).limit(1)
    found = uow.orm.scalars(newest).one_or_none()
    records = uow.vault.open_json(found.body, BODY) if found is not None else []
    survey = read_survey(version.xform) if records else None
    answers = [_line(survey, record) for record in records] if survey is not None else []
    return Answered(
        version.titles, session.campaign_id, session.status, session.started_on, session.submitted_at,
        found.receipt if found is not None else "", answers,
    )  # fmt: skip


def _line(survey: Survey, record: Mapping[str, Any]) -> Line:
    """A question in the words of its author, and the answer; what is worked out for each person stays open."""
    control, value = survey.controls.get(_ref(record["path"])), str(record["value"])
    if control is None:
        return Line(dict.fromkeys(survey.languages, record["name"]), value, {})
    labels = {item.value: item.label for item in control.items}
    chosen = [labels[word] for word in value.split() if word in labels]
    shown = {language: ", ".join(_words(survey, one, language) for one in chosen) for language in survey.languages}
    asked = {language: _words(survey, control.label, language) for language in survey.languages}
    return Line(asked, value, shown if chosen else {})


def _ref(path: str) -> str:
    """The path without the numbers of repeats."""
    return "/".join(part.partition("[")[0] for part in path.split("/"))


def _words(survey: Survey, text: Text, language: str) -> str:
    parts = text.parts((language, survey.default_language, ""))
    return "".join(part if isinstance(part, str) else "…" for part in parts).strip()


def _looks(uow: UnitOfWork, person_id: int) -> list[Look]:
    """Acts about the person, and exports of campaigns that held what they submitted."""
    me = f"person:{person_id}"
    mine = select(Campaign.id).join(StoredSession, StoredSession.campaign_id == Campaign.id)
    mine = mine.where(StoredSession.person_id == person_id, StoredSession.submitted_at.is_not(None))
    exported = [f"campaign:{number}" for number in uow.connection.scalars(mine)]
    about = (AuditEntry.subject == me) | ((AuditEntry.act == EXPORTED) & AuditEntry.subject.in_(exported))
    query = select(AuditEntry.at, AuditEntry.actor, AuditEntry.act).where(about, AuditEntry.actor != me)
    return [Look(*row) for row in uow.connection.execute(query.order_by(AuditEntry.id))]


# -- giving it out


def note_given(uow: UnitOfWork, person_id: int, clocks: Clocks, now: datetime) -> RightRequest:
    """Somebody took their copy in the chat: on the register as asked for and carried out."""
    request = register.add(uow, person_id, Wanted(COPY), clocks, now)
    register.settle(uow, request, register.CARRIED_OUT, f"person:{person_id}", now)
    return request


def draw_code(uow: UnitOfWork, person_id: int, clocks: Clocks, now: datetime) -> str:
    """Ask for a copy that is fetched from the operator with a code; a code drawn before is worth nothing any more."""
    request = register.add(uow, person_id, Wanted(COPY), clocks, now)
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    request.code_key = uow.vault.key_of(code, CODE)
    uow.orm.flush()
    return code


def by_code(uow: UnitOfWork, code: str) -> RightRequest:
    """The open request for which a code was drawn. Raises Refusal."""
    key = uow.vault.key_of(code.strip().upper(), CODE)
    found = uow.orm.scalars(select(RightRequest).where(RightRequest.code_key == key, register.OPEN)).one_or_none()
    if found is None:
        raise Refusal("copy_code_unknown", "there is no open request for a copy with this code")
    return found


def is_given(request: RightRequest) -> bool:
    """Whether carrying a request out means giving out a copy."""
    return request.kind in (SEE, COPY)
