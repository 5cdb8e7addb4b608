"""Structure files in the chat: whose they are, what is done on their author's word, lists of people declined unread."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.presenting import imports as cards
from bot.presenting.callbacks import Address
from bot.services.imports import problems, runs
from bot.services.imports.structure import structure_rows
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile
from bot.services.people import roster_discrepancies
from bot.texts import LANGUAGES, Texts
from storage.models import (
    AuditEntry,
    Delivery,
    ParkedUpdate,
    PersonRole,
    ProfileStatement,
    StoredSession,
    StructureDraft,
    Submission,
    Unit,
)
from survey_definitions import AnswerRecord
from tests.conversations.test_sent_files import body_of
from tests.services.builders import person
from tests.support.screens import ZONE
from tests.support.structures import structure
from tests.support.transcript import Player
from tests.transcripts.test_transcripts import expected

ADMIN, OTHER_ADMIN, FOCAL, OTHER = "BTC-032", "BTC-033", "BTC-029", "BTC-012"
ONLY_PEOPLE = {
    "bad_month",
    "implausible_month",
    "bad_yes_no",
    "unknown_role",
    "unknown_unit",
    "unit_closed",
    "unit_not_open",
    "ambiguous_unit",
    "unit_elsewhere",
    "unknown_entry",
    "ambiguous_entry",
    "unknown_supervisor",
    "supervisor_loop",
}
NOTES_OF_PEOPLE = {"supervisor_not_set", "value_not_checked", "left_but_listed", "role_kept"}

on_sqlite = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)


async def send(stage, phone, name, body=None):
    await phone.send_document(name, structure(name) if body is None else body)
    await stage.settle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_of_a_structure_is_said_in_the_readers_language(language):
    texts = Texts(language, None, ZONE)
    columns = sorted(structure_rows.COLUMNS - {"code", "kind"})  # what a row is known by does not change
    changed = {"row": 2, "code": "BNC", "changes": [[column, "", "2026-07-01"] for column in columns]}
    counts = {"created": 0, "changed": 1, "unchanged": 0, "refused": 0}
    summary = {"counts": counts, "first": {"created": [], "changed": [changed]}, "notices": [], "problems": []}
    said = cards.card(texts, "a.csv", summary).done().parts[-1].plain.split(": ", 1)[1].split("; ")
    fields = [one.split(": ")[0] for one in said]
    assert len(set(fields)) == len(columns)
    assert not any("::" in field or "_" in field for field in fields)
    if language != "en":
        assert not {"seats", "parent", "successors"} & set(fields)
    assert all(one.endswith(f"– → {texts.plain_date('2026-07-01')}") for one in said)


def drafts(stage):
    return stage.rows(select(StructureDraft))


def seats(stage):
    return stage.rows(select(Unit.seats).where(Unit.code == "BNC"))[0]


def acts(stage):
    mine = select(AuditEntry.act).where(AuditEntry.act.like("structure.%"), AuditEntry.actor != "operator")
    return stage.rows(mine.order_by(AuditEntry.id))


async def press(stage, phone, verb, draft):
    await phone.press(phone.card.message_id, Address("i", verb, (draft,)).pack())
    await stage.settle()


async def test_what_the_card_said_is_done_once_and_on_record(stage):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "structure-changes.xlsx")
    assert (seats(stage), acts(stage)) == (24, [])
    (draft,) = drafts(stage)
    for _ in range(2):
        await press(stage, phone, "a", draft.id)
    assert seats(stage) == 26
    assert stage.rows(select(Unit.agency_id).where(Unit.code == "BNC-TH")) == stage.rows(
        select(Unit.id).where(Unit.code == "BNC")
    )
    assert (acts(stage), drafts(stage)) == (["structure.import"], [])


async def test_faulty_rows_come_back_marked_and_stay_out(stage):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "structure-faulty.xlsx")
    sheet = load_workbook(BytesIO(body_of(stage, phone.messages[-2]))).worksheets[0]
    marked = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert marked == {"B5", "C6", "H6", "C7", "F7"}
    await press(stage, phone, "a", drafts(stage)[0].id)
    assert stage.rows(select(Unit.code).where(Unit.code.like("BNC-_"))) == []


async def test_when_the_structure_has_changed_meanwhile_the_card_asks_anew(stage):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "structure-changes.csv")
    meanwhile = b"code,kind,name::vi,seats\nBNC,agency,Ban,30\n"
    import_structure(stage.database, ImportFile("s.csv", meanwhile), stage.clock())
    (draft,) = drafts(stage)
    await press(stage, phone, "a", draft.id)
    assert seats(stage) == 30
    assert "30 → 26" in phone.card.text
    assert "has changed since" in phone.card.text
    await press(stage, phone, "a", draft.id)
    assert seats(stage) == 26


async def test_beside_another_import_nothing_is_done_and_the_card_stays(stage):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "structure-changes.csv")
    run = await stage.database.run(runs.begin, runs.Import("roster", "x", "operator"), stage.clock())
    (draft,) = drafts(stage)
    await press(stage, phone, "a", draft.id)
    assert "import is running" in phone.toasts[-1].text
    assert seats(stage) == 24
    await stage.database.run(runs.finish, run, "done", stage.clock())
    await press(stage, phone, "a", draft.id)
    assert seats(stage) == 26


@on_sqlite
async def test_a_draft_is_its_authors_alone(stage):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "structure-changes.xlsx")
    (draft,) = drafts(stage)
    query = select(PersonRole.person_id).where(PersonRole.role == "admin")
    assert len(stage.rows(query)) == 2
    for who in (OTHER, OTHER_ADMIN):
        other = await stage.join(who, "en")
        if who == OTHER_ADMIN:
            number = stage.session_of(who).person_id
            await stage.database.run(lambda uow, n=number: uow.orm.add(PersonRole(person_id=n, role="admin")))
        for verb in "oaxzb":
            await press(stage, other, verb, draft.id)
        await send(stage, other, "structure-people.csv")
    assert seats(stage) == 24
    assert [one.id for one in drafts(stage)] == [draft.id]


@on_sqlite
async def test_made_up_presses_change_nothing_and_break_nothing(stage):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "structure-changes.xlsx")
    await phone.send_text("/admin")
    await stage.settle()
    chance = random.Random(5)
    for _ in range(30):
        numbers = tuple(chance.choice((0, 1, 2, 99)) for _ in range(chance.randrange(3)))
        await phone.press(phone.card.message_id, Address("i", chance.choice("axz"), numbers).pack())
        await stage.settle()
    assert seats(stage) == 24
    assert stage.rows(select(ParkedUpdate.error)) == []


@on_sqlite
async def test_a_list_of_people_leaves_no_trace(stage):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "structure-people.xlsx")
    assert "never go through the messenger" in phone.last.text
    assert drafts(stage) == []
    with stage.database.engine.connect() as connection:
        dump = "\n".join(connection.connection.driver_connection.iterdump())
    assert "Bí Mật" not in dump
    assert "BTC-999" not in dump


@on_sqlite
async def test_files_that_are_no_good_say_why(stage):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "s.csv", b"code,kind,name::vi,code\n")
    assert "code is there twice" in phone.card.text
    rows = "".join(f"F-{n},field,F\n" for n in range(1_001))
    await send(stage, phone, "s.csv", f"code,kind,name::vi\n{rows}".encode())
    assert "More than 1000 rows" in phone.card.text
    assert drafts(stage) == []


OF_DAYS = {"day_order", "too_many_days"}  # of the calendar, which is imported on the server alone


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(language):
    """What can be wrong with a structure file; what concerns rosters alone is never said in a chat."""
    texts = Texts(language, None, None)
    wanted = {f"import-file-{code}" for code in problems.FILE_TEXTS}
    wanted |= {f"import-row-{code}" for code in problems.ROW_TEXTS.keys() - ONLY_PEOPLE - OF_DAYS}
    wanted |= {f"import-note-{code}" for code in problems.NOTICE_TEXTS.keys() - NOTES_OF_PEOPLE}
    assert {name for name in wanted if not texts.has(name)} == set()


# -- what surveys say beside the roster


def _said(uow, person_id, session_id, now):
    records = [AnswerRecord(f"/{n}", f"/{n}", n, (), "calculate", "TP", live=True) for n in ("rank", "known_rank")]
    roster_discrepancies.note(uow, person_id, session_id, records, now)


async def test_the_focal_point_is_told_in_working_hours_how_many(stage):
    phone = await stage.join(FOCAL, "en")
    session = stage.session_of(OTHER, 3)
    await stage.database.run(_said, session.person_id, session.id, stage.clock())
    stage.clock.pass_(hours=11)  # in the evening
    await stage.run_jobs()
    assert "differs" not in phone.last.text
    await stage.pass_(hours=13)
    assert "People concerned: 1." in phone.last.text
    await stage.pass_(days=8)
    kinds = stage.rows(select(Delivery.state).where(Delivery.kind == "discrepancy"))
    assert kinds == ["sent"]


@on_sqlite
async def test_what_was_settled_before_it_was_sent_is_not_told(stage):
    await stage.join(FOCAL, "en")
    session = stage.session_of(OTHER, 3)
    now = stage.clock()
    await stage.database.run(_said, session.person_id, session.id, now)
    await stage.database.run(roster_discrepancies.plan_notices, now)
    await stage.database.run(lambda uow: uow.orm.query(ProfileStatement).update({"differs_since": None}))
    stage.clock.pass_(minutes=1)
    await stage.run_jobs()
    assert stage.rows(select(Delivery.state).where(Delivery.kind == "discrepancy")) == ["cancelled"]


@on_sqlite
async def test_the_experience_survey_says_what_it_says_of_the_roster(stage):
    await Player(stage).play(expected("experience-vi"))
    facts = stage.rows(select(ProfileStatement.fact).order_by(ProfileStatement.fact))
    assert set(facts) <= set(roster_discrepancies.FACTS.values())
    assert {"unit", "title"} <= set(facts)


@on_sqlite
async def test_a_submission_has_the_unit_of_its_day_and_counts_where_its_person_was_invited(stage):
    await stage.database.run(_move, OTHER, "BNC")
    await Player(stage).play(expected("skills-vi"))
    assert set(stage.rows(select(Submission.unit_code))) == {"BNC"}
    mine = select(StoredSession.unit_code).join(Submission, Submission.session_id == StoredSession.id)
    assert set(stage.rows(mine)) == {"BTC-CB"}, "it counts where they were invited"


def _move(uow, staff_code, unit):
    person(uow, staff_code).unit_id = uow.orm.scalars(select(Unit.id).where(Unit.code == unit)).one()
