"""Submissions as their surveys would leave them, without anybody answering sixteen cards."""

from sqlalchemy import func, select

from bot.services import results_due as due
from bot.services.people import consents
from bot.services.sessions.earlier_answers import BODY
from storage.models import Campaign, Person, StoredSession, StoredSurvey, Submission, SurveyVersion

CV = {f"{part}{n}": 3 for part in "GP" for n in range(1, 7)}


def somebody(uow, staff_code="BTC-012"):
    return uow.orm.scalars(select(Person).where(Person.staff_code == staff_code)).one()


def agree(uow, person, now, purposes=consents.PURPOSES):
    for purpose in purposes:
        consents.record(uow, person.id, purpose, agreed=True, language="vi", now=now)


def submit(uow, survey, answers, now, staff_code="BTC-012", campaign=None):
    """A submission of somebody; ``answers``: name to value, or ((repeat, n), …, name) to value."""
    person = somebody(uow, staff_code)
    if not consents.given(uow, person.id, consents.DEVELOPMENT):
        agree(uow, person, now)
    session = _session(uow, person, survey, campaign, now)
    number = (uow.orm.scalar(select(func.max(Submission.number)).where(Submission.session_id == session.id)) or 0) + 1
    session.status, session.submitted_at = "submitted", now
    uow.orm.add(
        Submission(
            session_id=session.id,
            number=number,
            receipt=f"{session.id}-{number}",
            submitted_at=now,
            unit_code="BTC",
            language="vi",
            body=uow.vault.seal_json([_record(key, value) for key, value in answers.items()], BODY),
        )
    )
    uow.orm.flush()
    due.for_person(uow, person.id, now)
    return session.id


def _session(uow, person, survey, campaign, now):
    found = campaign or uow.orm.scalar(
        select(func.min(Campaign.id)).join(StoredSurvey).where(StoredSurvey.code == survey)
    )
    query = select(StoredSession).where(StoredSession.person_id == person.id, StoredSession.campaign_id == found)
    session = uow.orm.scalars(query).one_or_none()
    if session is None:
        version = uow.orm.get_one(Campaign, found).version_id
        session = StoredSession(
            campaign_id=found, person_id=person.id, version_id=version, unit_code="BTC", status="new"
        )
        uow.orm.add(session)
        uow.orm.flush()
    return session


def _record(key, value):
    *instances, name = key if isinstance(key, tuple) else (key,)
    return {
        "path": "/".join(["", *(f"{repeat}[k{n}]" for repeat, n in instances), name]),
        "ref": name,
        "name": name,
        "instances": [list(one) for one in instances],
        "kind": "text",
        "value": str(value),
        "live": True,
        "appearance": [],
    }


def post(number, first, last, fields, **more):
    """A post's answers: months as `year * 12 + month - 1`."""
    values = {"post_first_index": first, "post_fields": fields, "post_service": "regular", **more}
    values |= {} if last is None else {"post_last_index": last}
    return {(("post", number), name): value for name, value in values.items()}


def new_version(uow, code, change):
    """Another version of a survey whose rules are changed by a function."""
    from survey_definitions.assessment.definition import fingerprint

    old = uow.orm.scalars(
        select(SurveyVersion).join(StoredSurvey).where(StoredSurvey.code == code).order_by(SurveyVersion.number.desc())
    ).first()
    rules = {name: [dict(row) for row in rows] for name, rows in old.rules.items()}
    change(rules)
    columns = {c.name: getattr(old, c.name) for c in SurveyVersion.__table__.columns if c.name != "id"}
    columns |= {"number": old.number + 1, "sha256": f"{old.number + 1}", "rules": rules}
    uow.orm.add(SurveyVersion(**columns | {"rules_sha256": fingerprint(rules)}))
    uow.orm.flush()
    due.for_survey(uow, old.survey_id, old.published_at)
