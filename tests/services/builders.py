"""A small province to test with: two blocks, three agencies, made-up people."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.calendar import Calendar
from bot.calendar.periods import Clocks, read_periods
from storage.models import Campaign, Chat, Consent, ListEntry, Person, PersonRole, StoredSurvey, SurveyVersion, Unit
from storage.vietnamese import folded, sort_key

CALENDAR = Calendar(ZoneInfo("Asia/Ho_Chi_Minh"))
CLOCKS = Clocks(CALENDAR, read_periods(""))


def add_unit(uow, code, kind, parent=None, **values):
    above = uow.orm.scalars(select(Unit).where(Unit.code == parent)).one() if parent else None
    unit = Unit(
        code=code,
        kind=kind,
        parent_id=above.id if above else None,
        names={"vi": code},
        short_names={},
        successors=values.pop("successors", []),
        **values,
    )
    uow.orm.add(unit)
    uow.orm.flush()
    unit.agency_id = unit.id if kind == "agency" else above.agency_id if above else None
    return unit


def add_person(uow, staff_code, unit, name="Nguyễn Văn A", **values):
    home = uow.orm.scalars(select(Unit).where(Unit.code == unit)).one()
    person = Person(
        staff_code=staff_code,
        full_name=name,
        search_key=folded(name),
        sort_key=sort_key(name),
        unit_id=home.id,
        agency_id=home.agency_id,
        **{"messenger": True} | values,
    )
    uow.orm.add(person)
    uow.orm.flush()
    return person


def add_province(uow):
    """Blocks K1 (agencies BTC with two divisions, BNC) and K2 (VPTU); seven who can take part, one who cannot."""
    for code, kind, parent in (
        ("K1", "block", None),
        ("K2", "block", None),
        ("BTC", "agency", "K1"),
        ("BNC", "agency", "K1"),
        ("VPTU", "agency", "K2"),
        ("BTC-CB", "division", "BTC"),
        ("BTC-VP", "division", "BTC"),
    ):
        add_unit(uow, code, kind, parent)
    for position, code in enumerate(("TP", "PTP", "CV")):
        uow.orm.add(
            ListEntry(kind="position_group", code=code, names={}, short_names={}, successors=[], position=position)
        )
    head = add_person(uow, "BTC-001", "BTC-CB", position_group="TP")
    add_person(uow, "BTC-002", "BTC-CB", position_group="CV", supervisor_id=head.id)
    add_person(uow, "BTC-003", "BTC-VP", position_group="CV", language="en")
    add_person(uow, "BTC-004", "BTC", position_group="PTP")
    add_person(uow, "BNC-001", "BNC", position_group="TP")
    focal = add_person(uow, "VPTU-001", "VPTU", position_group="CV")
    uow.orm.add(PersonRole(person_id=focal.id, role="focal_point"))
    add_person(uow, "VPTU-002", "VPTU", position_group="CV")
    add_person(uow, "VPTU-003", "VPTU", position_group="CV", messenger=False)


def add_survey(uow, code="skills"):
    survey = StoredSurvey(code=code, titles={"vi": code})
    uow.orm.add(survey)
    uow.orm.flush()
    version = SurveyVersion(
        survey_id=survey.id,
        number=1,
        sha256="0" * 64,
        source=b"",
        source_name="x.yaml",
        xform="",
        titles={"vi": code},
        languages=["vi"],
        lists=[],
        minutes=5,
        published_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    uow.orm.add(version)
    uow.orm.flush()
    return version


def add_open_campaign(uow, opens, closes, audience=None, **values):
    """An open campaign of a new survey; gives its row."""
    version = add_survey(uow)
    campaign = Campaign(
        survey_id=version.survey_id,
        version_id=version.id,
        state="open",
        audience=audience or {},
        opens_at=opens,
        closes_at=closes,
        created_at=opens,
        **values,
    )
    uow.orm.add(campaign)
    uow.orm.flush()
    return campaign


def person(uow, staff_code):
    return uow.orm.scalars(select(Person).where(Person.staff_code == staff_code)).one()


def bind(uow, staff_code, at, *, reminders=True, number=None):
    """Give somebody a chat and a decision on reminders."""
    somebody = person(uow, staff_code)
    uow.orm.add(
        Chat(
            key=uow.vault.key_of(number or somebody.id, "chat"),
            address=b"",
            person_id=somebody.id,
            bound_at=at,
            language="vi",
            place={"at": "home"},
        )
    )
    decide(uow, staff_code, at, reminders=reminders)


def decide(uow, staff_code, at, *, reminders):
    uow.orm.add(
        Consent(
            person_id=person(uow, staff_code).id,
            purpose="reminders",
            given=reminders,
            notice_version="1",
            language="vi",
            channel="telegram",
            at=at,
        )
    )
    uow.orm.flush()
