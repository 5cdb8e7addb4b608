"""Computing a person's results: what the newest submissions give by the rules in force; earlier results stay."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update

from bot.services.people import consents
from bot.services.results import sources
from bot.services.results.items import items_of
from bot.services.results.sources import Edition, NewestSubmission
from bot.services.results.stated import own_statements
from storage.models import Result, ResultItem
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment import answers as given
from survey_definitions.assessment import outcomes
from survey_definitions.assessment.definition import Definition
from survey_definitions.assessment.gap import Level
from survey_definitions.assessment.languages import Best
from survey_definitions.assessment.outcomes import Outcome, PersonFacts

RESULT: Final = "result"  # what its body is sealed for


@dataclass(frozen=True, slots=True)
class Found:
    """One outcome with where it comes from."""

    kind: str
    submitted: NewestSubmission
    edition: Edition
    facts: PersonFacts
    outcome: Outcome


class _Person:
    """One person while their results are computed."""

    def __init__(self, uow: UnitOfWork, person: int, now: datetime, zone: ZoneInfo) -> None:
        self.uow, self.person, self.zone = uow, person, zone
        self._known = sources.facts(uow, person, now.astimezone(zone).date())
        self.editions = sources.editions(uow)
        self.submitted = {code: one for code, one in sources.newest(uow, person).items() if code in self.editions}
        self.said = {code: self._said(one) for code, one in self.submitted.items()}
        self.found: list[Found] = []

    def _said(self, one: NewestSubmission) -> dict[str, Level]:
        own = own_statements(self.editions[one.survey].definition, one.answers)
        return sources.confirmed(self.uow, one.session, own)

    def facts(self, one: NewestSubmission) -> PersonFacts:
        """What is known beside this submission's answers; what was confirmed of competencies holds everywhere."""
        said: dict[str, Level] = {}
        for known in (*self.said.values(), self.said[one.survey]):
            said |= known
        return sources.of_wave(self._known, one.opens_at.astimezone(self.zone).date(), said)

    def note(self, kind: str, one: NewestSubmission, facts: PersonFacts, outcome: Outcome | None) -> None:
        """Keep an outcome that there is."""
        if outcome is not None:
            self.found.append(Found(kind, one, self.editions[one.survey], facts, outcome))


def compute(uow: UnitOfWork, person: int, now: datetime, zone: ZoneInfo) -> int:
    """Bring a person's results up to date; gives how many are new. Nothing without consent or for a frozen person."""
    sources.hold(uow, person)  # what is read now is still there when something is computed of it
    if not sources.may_be_computed(uow, person):
        return 0
    one = _Person(uow, person, now, zone)
    best = _languages(one)
    own = _gap(one, best)
    _experience(one, own, best)
    return sum(_keep(uow, person, found, now) for found in one.found)


def _languages(one: _Person) -> Best | None:
    best = None
    for submitted in one.submitted.values():
        definition = one.editions[submitted.survey].definition
        if definition.certificates:
            facts = one.facts(submitted)
            outcome = outcomes.languages_of(definition, submitted.answers, facts)
            one.note(outcomes.LANGUAGES, submitted, facts, outcome)
            if outcome:
                best = Best(outcome["g7"], outcome["best"], outcome["level"], outcome["basis"])
    return best


def _gap(one: _Person, best: Best | None) -> dict[str, Level]:
    """Also gives the self-assessed levels, which pools ask for."""
    own: dict[str, Level] = {}
    for submitted in one.submitted.values():
        definition = one.editions[submitted.survey].definition
        if definition.targets.order:
            facts = one.facts(submitted)
            own |= given.levels(submitted.answers, definition.targets.order)
            outcome = outcomes.gap_of(definition, submitted.answers, facts, best.g7 if best else None)
            one.note(outcomes.GAP, submitted, facts, outcome)
    return own


def _experience(one: _Person, own: Mapping[str, Level], best: Best | None) -> None:
    wishes = consents.given(one.uow, one.person, consents.POOLS)
    for submitted in one.submitted.values():
        definition: Definition = one.editions[submitted.survey].definition
        if not (definition.rules or definition.pools):
            continue
        facts = one.facts(submitted)
        experience = outcomes.experience_of(definition, submitted.answers, facts)
        one.note(outcomes.EXPERIENCE, submitted, facts, experience)
        pools = outcomes.pools_of(definition, submitted.answers, facts, own, best) if wishes else None
        one.note(outcomes.POOLS, submitted, facts, pools)


def _keep(uow: UnitOfWork, person: int, found: Found, now: datetime) -> bool:
    """Keep an outcome unless it is there already, and make it the current one of its session, kind and edition."""
    digest = sha256(json.dumps(found.outcome, sort_keys=True, default=str).encode()).hexdigest()
    at = (
        (Result.session_id == found.submitted.session)
        & (Result.kind == found.kind)
        & (Result.edition == found.edition.sha256)
        & Result.current
    )
    known = uow.connection.execute(select(Result.id, Result.number, Result.inputs_sha256).where(at)).first()
    if known is not None and (known.number, known.inputs_sha256) == (found.submitted.number, digest):
        return False
    uow.connection.execute(delete(ResultItem).where(ResultItem.result_id.in_(select(Result.id).where(at))))
    uow.connection.execute(update(Result).where(at).values(current=False))
    _add(uow, person, found, digest, now)
    return True


def _add(uow: UnitOfWork, person: int, found: Found, digest: str, now: datetime) -> None:
    row = Result(
        person_id=person,
        session_id=found.submitted.session,
        number=found.submitted.number,
        kind=found.kind,
        edition=found.edition.sha256,
        version=found.edition.definition.version,
        inputs_sha256=digest,
        reference=found.facts.reference,
        computed_at=now,
        current=True,
        body=uow.vault.seal_json(_body(found), RESULT),
    )
    uow.orm.add(row)
    uow.orm.flush()
    uow.orm.add_all(ResultItem(result_id=row.id, **item) for item in items_of(found.kind, found.outcome))
    uow.orm.flush()


def _body(found: Found) -> dict[str, Any]:
    """The outcome with its rule, its edition and what went in."""
    definition, facts = found.edition.definition, found.facts
    return {
        "outcome": found.outcome,
        "rule": {
            "kind": found.kind,
            "version": definition.version,
            "authority": definition.authority,
            "decided_on": definition.decided_on,
        },
        "inputs": {
            "survey": found.submitted.survey,
            "submission": found.submitted.number,
            "submitted_at": found.submitted.at.isoformat(),
            "reference": facts.reference,
            "position": [facts.position.group, facts.position.job, facts.position.rank],
            "units": list(facts.units),
            "confirmed": dict(facts.confirmed),
        },
    }
