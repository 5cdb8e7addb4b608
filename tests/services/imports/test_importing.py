"""Imports on both databases: a result for every row, and only what the file says is changed."""

import threading
from datetime import date

import pytest
from sqlalchemy import event, insert, select, update

from bot.services.imports import batches, runs
from bot.services.imports.problems import FileRefusedError
from bot.services.imports.tables.tables import ImportFile
from bot.services.people import admins
from bot.services.refusals import Refusal
from storage.models import AuditEntry, ImportRun, ListEntry, Person, PersonRole, Unit

STRUCTURE = """code,kind,name::vi,name::en,parent,seats,form_of_address,valid_from,valid_to,successors
K1,block,Khối,Block,,,dong_chi,,,
BTC,agency,Ban,Committee,K1,34,,,,
BTC-CB,division,Phòng,Division,BTC,,,,,
CV,position_group,Chuyên viên,Official,,,,,,
"""
ROSTER = """staff_code,full_name,unit,position_group,supervisor,roles,language,messenger,birth_month
B-2,Lê Ánh,BTC-CB,CV,B-1,,,,1990-05
B-1,Đỗ An,BTC,,,agency_head focal_point,de,no,
"""


def rows_of(imports, *columns):
    """The rows in the order in which they were made; of themselves rows have none."""
    made = getattr(columns[0], "table", columns[0]).primary_key
    query = select(*columns).order_by(*made)
    return imports.database.read_now(lambda uow: [tuple(row) for row in uow.connection.execute(query)])


def person(imports, code):
    return imports.database.read_now(lambda uow: uow.orm.scalars(select(Person).where(Person.staff_code == code)).one())


def unit(imports, code):
    return imports.database.read_now(lambda uow: uow.orm.scalars(select(Unit).where(Unit.code == code)).one())


def roles(imports, code):
    query = select(PersonRole.role).join(Person).where(Person.staff_code == code)
    return imports.database.read_now(lambda uow: sorted(uow.orm.scalars(query)))


def everything(imports):
    """All rows an import may touch."""
    tables = (Unit, ListEntry, Person, PersonRole, AuditEntry)
    return [rows_of(imports, table.__table__) for table in tables]


def outcomes(report):
    return [(result.code, result.outcome) for result in report.results]


def changed(report):
    return [
        (result.code, change.column, change.old, change.new) for result in report.results for change in result.changes
    ]


@pytest.fixture
def small(imports):
    imports.structure(STRUCTURE)
    imports.roster(ROSTER)
    return imports


# -- structure


def test_units_get_their_place_and_entries_their_order(imports):
    report = imports.structure(STRUCTURE)
    assert outcomes(report) == [(code, "created") for code in ("K1", "BTC", "BTC-CB", "CV")]
    block, agency, division = (unit(imports, code) for code in ("K1", "BTC", "BTC-CB"))
    assert (block.parent_id, agency.parent_id, division.parent_id) == (None, block.id, agency.id)
    assert (block.agency_id, agency.agency_id, division.agency_id) == (None, agency.id, agency.id)
    assert (agency.names, agency.seats, agency.successors) == ({"vi": "Ban", "en": "Committee"}, 34, [])


def test_children_may_stand_before_their_parents(imports):
    header, *lines = STRUCTURE.splitlines()
    imports.structure("\n".join([header, *reversed(lines)]))
    assert unit(imports, "BTC-CB").agency_id == unit(imports, "BTC").id


def test_the_whole_province_is_imported_and_the_second_time_nothing_changes(province):
    before = everything(province)
    assert province.structure().counts == {"created": 0, "changed": 0, "unchanged": 136, "refused": 0}
    assert province.roster().counts == {"created": 0, "changed": 0, "unchanged": 274, "refused": 0}
    assert everything(province) == before
    assert len(before[2]) == 274


def test_a_dry_run_says_the_same_and_changes_nothing(imports):
    before = everything(imports)
    tried = imports.structure(STRUCTURE, dry_run=True)
    assert everything(imports) == before
    done = imports.structure(STRUCTURE)
    assert (tried.results, tried.dry_run) == (done.results, True)


def test_what_changed_is_said_and_the_rest_stays(small):
    text = "code,kind,name::vi,seats,valid_to,successors\nBTC,agency,Ban,40,2026-12-31,K1\n"
    report = small.structure(text)
    assert changed(report) == [
        ("BTC", "seats", "34", "40"),
        ("BTC", "valid_to", "", "2026-12-31"),
        ("BTC", "successors", "", "K1"),
    ]
    agency = unit(small, "BTC")
    assert (agency.names, agency.parent_id) == ({"vi": "Ban", "en": "Committee"}, unit(small, "K1").id)
    assert (agency.valid_to, agency.successors) == (date(2026, 12, 31), ["K1"])


def test_an_empty_cell_of_a_column_that_is_there_empties(small):
    small.structure("code,kind,name::vi,name::en,seats\nBTC,agency,Ban,,\n")
    agency = unit(small, "BTC")
    assert (agency.names, agency.seats) == ({"vi": "Ban"}, None)


def test_codes_keep_the_spelling_they_came_with(small):
    report = small.structure("code,kind,name::vi,name::en,parent\nbtc-cb,division,Phòng,Division,Btc\n")
    assert outcomes(report) == [("BTC-CB", "unchanged")]


def test_a_division_that_moves_takes_its_people_along(small):
    small.structure("code,kind,name::vi,parent\nVP,agency,Văn phòng,K1\nBTC-CB,division,Phòng,VP\n")
    office = unit(small, "VP").id
    assert unit(small, "BTC-CB").agency_id == office
    assert person(small, "B-2").agency_id == office
    assert person(small, "B-1").agency_id == unit(small, "BTC").id


def test_good_rows_are_imported_beside_refused_ones(imports):
    report = imports.structure(STRUCTURE + "X,agency,,,K1,,,,,\n")
    assert report.refused
    assert outcomes(report)[-1] == ("X", "refused")
    assert report.results[-1].problems[0].code == "required"
    assert len(rows_of(imports, Unit.code)) == 3


# -- roster


def test_people_get_their_place_their_keys_and_their_supervisor(small):
    ann, head = person(small, "B-2"), person(small, "B-1")
    assert (ann.unit_id, ann.agency_id) == (unit(small, "BTC-CB").id, unit(small, "BTC").id)
    assert (ann.search_key, ann.position_group, ann.birth_month) == ("le anh", "CV", "1990-05")
    assert (ann.supervisor_id, head.supervisor_id) == (head.id, None)
    assert (ann.messenger, head.messenger, head.language) == (True, False, "de")
    assert ann.sort_key > head.sort_key
    assert roles(small, "B-1") == ["agency_head", "focal_point"]


def test_what_changed_of_people_is_said_and_the_rest_stays(small):
    report = small.roster(
        "staff_code,full_name,unit,roles,supervisor\nB-1,Đỗ An,BTC-CB,focal_point,\n"
        "b-2,Lê Ngọc Ánh,BTC-CB,focal_deputy,\n"
    )
    assert changed(report) == [
        ("B-1", "unit", "BTC", "BTC-CB"),
        ("B-1", "roles", "agency_head focal_point", "focal_point"),
        ("B-2", "full_name", "Lê Ánh", "Lê Ngọc Ánh"),
        ("B-2", "supervisor", "B-1", ""),
        ("B-2", "roles", "", "focal_deputy"),
    ]
    ann = person(small, "B-2")
    assert (ann.search_key, ann.position_group, ann.supervisor_id) == ("le ngoc anh", "CV", None)
    assert (roles(small, "B-1"), roles(small, "B-2")) == (["focal_point"], ["focal_deputy"])
    assert person(small, "B-1").language == "de"


def test_empty_cells_do_not_wipe_out_what_people_chose(small):
    report = small.roster("staff_code,full_name,unit,language,form_of_address,messenger\nB-1,Đỗ An,BTC,,,\n")
    assert outcomes(report) == [("B-1", "unchanged")]
    assert (person(small, "B-1").language, person(small, "B-1").messenger) == ("de", False)


def test_missing_people_are_proposed_as_leavers_and_kept(small):
    small.database.run_now(admins.invite_admin, None, small.clock())
    report = small.roster("staff_code,full_name,unit\nB-2,Lê Ánh,BTC-CB\n")
    assert report.leavers == ("B-1",)
    assert person(small, "B-1").left_on is None


def test_a_refused_row_is_no_leaver(small):
    report = small.roster("staff_code,full_name,unit\nB-1,,BTC\nB-2,Lê Ánh,BTC-CB\n")
    assert (report.counts["refused"], report.leavers) == (1, ())


def test_somebody_who_left_comes_back_only_with_a_later_beginning(small):
    small.database.run_now(lambda uow: uow.connection.execute(update(Person).values(left_on=date(2026, 5, 31))))
    header = "staff_code,full_name,unit,valid_from\n"
    report = small.roster(f"{header}B-1,Đỗ An,BTC,\nB-2,Lê Ánh,BTC-CB,2026-06-15\n")
    assert [(notice.row, notice.code) for notice in report.notices] == [(2, "left_but_listed")]
    assert (person(small, "B-1").left_on, person(small, "B-2").left_on) == (date(2026, 5, 31), None)
    assert report.leavers == ()


def test_a_roster_takes_the_role_of_admin_from_nobody(small):
    small.database.run_now(admins.invite_admin, "B-2", small.clock())
    report = small.roster(ROSTER)
    assert [(notice.row, notice.code) for notice in report.notices] == [(2, "role_kept")]
    assert report.counts["unchanged"] == 2
    assert roles(small, "B-2") == ["admin"]


def test_roles_for_other_units_are_left_alone(small):
    values = {"person_id": person(small, "B-1").id, "role": "project_team", "unit_id": unit(small, "K1").id}
    small.database.run_now(lambda uow: uow.connection.execute(insert(PersonRole).values(values)))
    assert small.roster(ROSTER).counts["unchanged"] == 2
    assert "project_team" in roles(small, "B-1")


def test_a_refused_file_changes_nothing(small):
    before = everything(small)
    with pytest.raises(FileRefusedError):
        small.roster("staff_code,full_name\nB-1,Đỗ An\n")
    assert everything(small) == before


# -- many rows


def many(count):
    rows = "".join(f"M-{n},Đỗ Văn An,BTC,M-{n + 1}\n" for n in range(count - 1))
    return f"staff_code,full_name,unit,supervisor\n{rows}M-{count - 1},Đỗ Văn An,BTC,\n"


def test_many_rows_take_several_transactions_and_tell_their_progress(small, monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 7)
    monkeypatch.setattr(batches, "PAUSE", 0)
    told = []
    report = small.roster(many(20), progress=lambda done, total: told.append((done, total)))
    assert report.counts["created"] == 20
    assert told == [(7, 20), (14, 20), (20, 20)]
    assert person(small, "M-0").supervisor_id == person(small, "M-1").id


def test_an_import_that_broke_off_leaves_whole_people_and_is_completed_by_the_next(small, monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 7)
    monkeypatch.setattr(batches, "PAUSE", 0)

    def break_off(done, total):
        if done > 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        small.roster(many(20), progress=break_off)
    there = [person(small, f"M-{n}") for n in range(6, 19)]
    assert all(one.supervisor_id for one in there)
    assert rows_of(small, ImportRun.state, ImportRun.done, ImportRun.total)[-1] == ("interrupted", 14, 20)
    assert small.roster(many(20)).counts == {"created": 6, "changed": 0, "unchanged": 14, "refused": 0}
    assert small.roster(many(20)).counts["unchanged"] == 20
    assert person(small, "M-18").supervisor_id == person(small, "M-19").id


def test_two_thousand_people_take_five_short_transactions(small, monkeypatch):
    monkeypatch.setattr(batches, "PAUSE", 0)
    commits = []
    event.listen(small.database.engine, "commit", commits.append)
    told = []
    small.roster(many(2_000), progress=lambda done, total: told.append(done))
    # 4 times 500 people; before them that an import runs, after them that it ended, and the two who are missing
    assert (len(told), len(commits)) == (4, 7)
    commits.clear()
    assert small.roster(many(2_000)).counts["unchanged"] == 2_000
    assert len(commits) == 3


def test_two_imports_at_once_follow_one_another(small, monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 5)
    monkeypatch.setattr(batches, "PAUSE", 0)
    start = threading.Barrier(2)
    counts = []

    def run():
        start.wait()
        counts.append(small.roster(many(60)).counts)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted((one["created"], one["unchanged"]) for one in counts) == [(0, 60), (60, 0)]
    assert len(rows_of(small, Person.id)) == 62


def test_an_import_beside_one_that_does_not_end_is_refused(small, monkeypatch):
    monkeypatch.setattr(runs, "WAIT", 0)
    small.database.run_now(runs.begin, runs.Import("roster", "x", "operator"), small.clock())
    before = everything(small)
    with pytest.raises(Refusal, match="another import is running"):
        small.roster(many(3))
    assert everything(small) == before


def test_an_import_whose_process_died_is_in_nobodys_way_after_its_lease(small):
    small.database.run_now(runs.begin, runs.Import("roster", "x", "operator"), small.clock())
    small.clock.pass_(minutes=1)
    assert small.roster(many(3)).counts["created"] == 3
    assert [state for (state,) in rows_of(small, ImportRun.state)][-2:] == ["interrupted", "done"]


def test_an_import_that_was_taken_over_writes_no_more(small, monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 7)
    monkeypatch.setattr(batches, "PAUSE", 0)

    def taken_over(done, total):
        if done == 7:
            later = small.clock() + 2 * runs.LEASE
            small.database.run_now(runs.begin, runs.Import("roster", "x", "operator"), later)

    with pytest.raises(Refusal, match="taken over"):
        small.roster(many(20), progress=taken_over)
    assert len(rows_of(small, Person.id)) == 2 + 7


# -- audit


def test_an_import_is_audited_once_by_counts_and_the_hash_of_the_file(small):
    entries = rows_of(small, AuditEntry.act, AuditEntry.actor, AuditEntry.details)
    assert [(act, actor) for act, actor, _ in entries] == [
        ("structure.import", "operator"),
        ("roster.import", "operator"),
    ]
    details = entries[1][2]
    assert details["sha256"] == ImportFile("", ROSTER.encode()).sha256
    assert (details["created"], details["refused"]) == (2, 0)
    assert "Ánh" not in str(entries)
