"""Figures of the generated province: equal to a count in plain SQL, protected, released once and remembered."""

import pytest
from sqlalchemy import case, insert, select, text, update

from bot.calendar.periods import DELETE, WITHDRAW
from bot.services.group_figures import reading, releasing
from bot.services.group_figures.reading import View
from bot.services.people.register import RequestWish
from bot.services.refusals import Refusal
from bot.services.rights import asking, desk
from storage.database import Database
from storage.models import AuditEntry, Person, StoredAnswer, StoredSession, Submission
from storage.vault import Vault
from tests.disclosure.attacker import attack
from tests.services.builders import CLOCKS
from tests.services.group_figures.conftest import LATER
from tests.support.province import SECRET
from tests.support.waves import hold

pytestmark = pytest.mark.by_turns

PLAIN = """
SELECT a.code, count(*) FROM answers a JOIN sessions s ON s.id = a.session_id JOIN units u ON u.code = s.unit_code
WHERE s.campaign_id = :campaign AND a.name = :name AND a.number = 1 AND a.code <> 'na' AND {where} GROUP BY a.code
"""
WHERE = {
    "agency": "u.agency_id = (SELECT id FROM units WHERE code = :group)",
    "block": "u.agency_id IN (SELECT id FROM units WHERE parent_id = (SELECT id FROM units WHERE code = :group))",
    "province": ":group = :group",
}


def released(database, campaign, at=LATER):
    """Release a campaign and give what is printed."""
    document = database.read_now(releasing.prepare, campaign, at)
    assert database.run_now(releasing.store, campaign, document, at)
    return document


def test_every_printed_cell_is_what_plain_sql_counts(answered):
    database, campaigns = answered
    for campaign in campaigns["skills"]:
        document = released(database, campaign)
        levels = {group["id"]: group["level"] for group in document["groups"]}
        tables = {table["id"]: table for table in document["tables"]}
        compared = 0
        for name in ("G1", "P5", "M2"):
            codes = [category["code"] for category in tables[name]["categories"]]
            for row in tables[name]["rows"]:
                if row.get("cells") and levels[row["group"]] in WHERE:
                    counted = _plain(database, campaign, name, row["group"], WHERE[levels[row["group"]]])
                    assert dict(zip(codes, row["cells"], strict=True)) == {code: counted.get(code, 0) for code in codes}
                    compared += 1
        assert compared > 20


def _plain(database, campaign, name, group, where):
    values = {"campaign": campaign, "name": name, "group": group}
    query = text(PLAIN.format(where=where))
    return dict(database.read_now(lambda uow: uow.connection.execute(query, values).all()))


@pytest.mark.parametrize("survey", ["skills", "languages", "experience"])
def test_what_is_packed_counts_like_the_rows_of_answers(answered, survey):
    database, campaigns = answered
    campaign = campaigns[survey][0]
    packed = database.read_now(releasing.prepare, campaign, LATER)
    mine = Submission.session_id.in_(select(StoredSession.id).where(StoredSession.campaign_id == campaign))
    for part in (Submission.id % 2 == 0, Submission.id % 2 == 1):  # half of them, as after an update, then all
        database.run_now(
            lambda uow, part=part: uow.connection.execute(update(Submission).where(mine, part).values(counted=None))
        )
        assert database.read_now(releasing.prepare, campaign, LATER) == packed


def test_what_is_packed_in_a_layout_that_nobody_knows_is_counted_from_its_rows(answered):
    database, campaigns = answered
    campaign = campaigns["skills"][0]
    before = database.read_now(releasing.prepare, campaign, LATER)
    strange = update(Submission).values(counted=b"????" + b"\x01" * 40)  # a layout that nobody can read
    database.run_now(lambda uow: uow.connection.execute(strange))
    assert database.read_now(releasing.prepare, campaign, LATER) == before


def test_nothing_follows_from_what_is_printed_of_the_province(answered):
    database, campaigns = answered
    for survey, tables in (("skills", 4), ("languages", 6), ("experience", 6)):
        document = released(database, campaigns[survey][0])
        document["tables"] = document["tables"][-tables:]
        assert str(attack({"releases": [document]})) == "nothing"


def test_a_campaign_is_released_once_and_that_is_on_record(answered):
    database, campaigns = answered
    campaign = campaigns["languages"][0]
    assert campaign in database.read_now(releasing.waiting)
    document = released(database, campaign)
    assert campaign not in database.read_now(releasing.waiting)
    assert not database.run_now(releasing.store, campaign, document, LATER)
    entries = database.read_now(lambda uow: list(uow.orm.query(AuditEntry).filter_by(act="figures.release")))
    assert [(entry.subject, entry.details["number"]) for entry in entries] == [(f"campaign:{campaign}", 1)]
    assert database.read_now(reading.document, campaign)["releases"] == [document]


def test_both_databases_count_alike(province_url):
    database = Database(province_url, Vault(SECRET))
    document = database.read_now(releasing.prepare, hold(database, "languages"), LATER)
    database.close()
    tables = {table["id"]: table["rows"][0] for table in document["tables"]}
    assert tables["I05"]["total"] == document["groups"][0]["answered"]
    assert sum(tables["I09_languages"]["cells"]) > 100


def test_open_campaigns_are_not_released(answered):
    database, campaigns = answered
    closed = sorted(number for numbers in campaigns.values() for number in numbers)
    assert database.read_now(releasing.waiting) == closed  # and not those that the province has open


@pytest.mark.parametrize("carried_out", [False, True])
@pytest.mark.parametrize("kind", [DELETE, WITHDRAW])
def test_who_withdrew_stays_among_those_who_took_part_and_their_answers_are_in_no_table(answered, kind, carried_out):
    database, campaigns = answered
    campaign = campaigns["skills"][-1]
    before = database.read_now(releasing.prepare, campaign, LATER)
    database.run_now(_withdraw, campaign, kind, carried_out)
    after = database.read_now(releasing.prepare, campaign, LATER)
    assert after["groups"] == before["groups"]  # as every summary has them: no group tells that somebody did
    totals = [{one["id"]: one["rows"][0].get("total") for one in found["tables"]} for found in (before, after)]
    assert {one: totals[1][one] - totals[0][one] for one in ("G1", "P5", "M2", "I05")} == {
        "G1": -3,
        "P5": -3,
        "M2": -3,
        "I05": 0,
    }


def _withdraw(uow, campaign, kind, carried_out):
    query = select(StoredSession.person_id).where(StoredSession.campaign_id == campaign)
    submitted = query.where(StoredSession.status == "submitted").order_by(StoredSession.id)
    for person in uow.connection.scalars(submitted.limit(3)).all():
        request = asking.ask(uow, person, RequestWish(kind), CLOCKS, LATER)
        if carried_out:
            desk.carry_out(uow, request.id, "cli", LATER)


# -- a second release


def more_answers(database, campaign, agencies, at):
    """Everybody of these agencies who was silent submits the answers of somebody else."""

    def write(uow):
        silent = uow.connection.execute(text(SILENT), {"campaign": campaign}).all()
        chosen = [(session, unit) for session, unit, agency in silent if agency in agencies]
        if not chosen:
            return 0
        given = uow.connection.execute(text(GIVEN), {"campaign": campaign, "more": len(chosen)}).all()
        for (session, unit), (model,) in zip(chosen, given, strict=True):
            _copy(uow, model, session, unit, at)
        return len(chosen)

    return database.run_now(write)


SILENT = """
SELECT s.id, s.unit_code, a.code FROM sessions s JOIN units u ON u.code = s.unit_code JOIN units a ON a.id = u.agency_id
WHERE s.campaign_id = :campaign AND s.status = 'new'
"""
GIVEN = "SELECT id FROM sessions WHERE campaign_id = :campaign AND status = 'submitted' ORDER BY id LIMIT :more"


def _copy(uow, model, session, unit, at):
    columns = [column for column in StoredAnswer.__table__.columns if column.name not in ("id", "session_id")]
    rows = uow.connection.execute(
        StoredAnswer.__table__.select().where(StoredAnswer.session_id == model).with_only_columns(*columns)
    )
    uow.connection.execute(insert(StoredAnswer), [row._asdict() | {"session_id": session} for row in rows])
    values = {"session_id": session, "number": 1, "receipt": f"X{session}", "submitted_at": at, "unit_code": unit}
    uow.connection.execute(insert(Submission), [values | {"language": "vi", "body": b""}])
    done = update(StoredSession).where(StoredSession.id == session)
    uow.connection.execute(done.values(status="submitted", submitted_at=at))


def test_a_few_late_answers_are_not_released(answered):
    database, campaigns = answered
    campaign = campaigns["skills"][0]
    released(database, campaign)
    late = LATER.replace(year=LATER.year + 1)
    assert more_answers(database, campaign, {"BNC"}, late)
    with pytest.raises(Refusal) as refused:
        database.read_now(releasing.prepare_again, campaign, late)
    assert refused.value.code == "figures_few_new"  # the divisions of BNC had less than five to come


def test_a_release_of_before_two_way_tables_is_built_upon_without_them(answered):
    database, campaigns = answered
    campaign = campaigns["skills"][0]
    document = database.read_now(releasing.prepare, campaign, LATER)
    old = {**document, "tables": [one for one in reversed(document["tables"]) if "two_way" not in one]}
    assert len(old["tables"]) < len(document["tables"])
    assert database.run_now(releasing.store, campaign, old, LATER)
    with pytest.raises(Refusal) as refused:
        database.read_now(releasing.prepare_again, campaign, LATER)
    assert refused.value.code == "figures_nothing_new"  # and not that something had changed


def test_ages_are_those_of_the_day_here_in_every_release(answered):
    """Half an hour after midnight on the first of May it is still April in UTC."""
    database, campaigns = answered
    campaign, first_of_may = campaigns["skills"][0], LATER.replace(month=5, day=1, hour=0, minute=30)
    born = case((Person.id % 2 == 0, f"{first_of_may.year - 30}-05"), else_="1985-01")
    database.run_now(lambda uow: uow.connection.execute(update(Person).values(birth_month=born)))
    document = released(database, campaign, first_of_may)
    (ages,) = (one for one in document["tables"] if one["id"] == "I05")
    shown = [row["cells"] for row in ages["rows"] if "cells" in row]
    assert shown
    assert not any(cells[0] for cells in shown)  # nobody is under 30 any more
    with pytest.raises(Refusal) as refused:
        database.read_now(releasing.prepare_again, campaign, first_of_may)
    assert refused.value.code == "figures_nothing_new"  # and not that something had changed


def test_what_was_released_is_not_built_upon_when_its_rows_have_changed(answered):
    database, campaigns = answered
    campaign = campaigns["skills"][0]
    released(database, campaign)
    gone = update(StoredSession).where(StoredSession.campaign_id == campaign, StoredSession.status == "submitted")
    database.run_now(lambda uow: uow.connection.execute(gone.values(status="stopped")))
    with pytest.raises(Refusal) as refused:
        database.read_now(releasing.prepare_again, campaign, LATER)
    assert refused.value.code == "figures_changed"


# -- readers


def test_a_head_sees_the_own_agency_its_block_and_the_province(answered):
    database, campaigns = answered
    released(database, campaigns["skills"][0])
    view = database.read_now(reading.view_of_role, "agency_head", "BTC", LATER.date())
    own = database.read_now(reading.document, campaigns["skills"][0], view)
    (release,) = own["releases"]
    shown = {row["group"] for table in release["tables"] for row in table["rows"] if row["shown"]}
    agencies = {one["id"] for one in release["groups"] if one["level"] in ("agency", "block")}
    assert shown & agencies == {"BTC", "K1"}
    assert {one["id"] for one in release["groups"] if one["answered"] is not None} & agencies == {"BTC", "K1"}


@pytest.mark.parametrize(("role", "agency"), [("focal_point", "BTC"), ("admin", "")])
def test_who_has_counts_only_sees_no_answers(answered, role, agency):
    database, campaigns = answered
    released(database, campaigns["skills"][0])
    view = database.read_now(reading.view_of_role, role, agency, LATER.date())
    assert database.read_now(reading.document, campaigns["skills"][0], view)["releases"][0]["tables"] == []


@pytest.mark.parametrize("role", ["respondent", "data_officer", "supervisor"])
def test_others_see_nothing(database, role):
    with pytest.raises(Refusal):
        database.read_now(reading.view_of_role, role, "BTC", LATER.date())


def test_all_roles_see_the_same_rows_hidden(answered):
    database, campaigns = answered
    released(database, campaigns["experience"][0])
    whole = database.read_now(reading.document, campaigns["experience"][0])["releases"][0]
    rows = {(table["id"], row["group"]): row for table in whole["tables"] for row in table["rows"]}
    for agency in ("BTC", "VPUB", "BNC"):
        part = reading.seen(whole, View(frozenset({agency}), answers=True))
        for table in part["tables"]:
            for row in table["rows"]:
                assert not row["shown"] or row == rows[table["id"], row["group"]]
