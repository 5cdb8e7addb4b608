"""Drafts are their author's, stand beside what is published, and go when they are published or discarded."""

from functools import cache

import pytest
from sqlalchemy import func, select

from bot.services.sessions.library import Library
from bot.services.surveys import checking, drafts, history, versions
from storage.models import AuditEntry, Campaign, PersonRole, SurveyDraft, SurveyVersion
from tests.services.builders import add_province, person
from tests.support.clock import START
from tests.support.workbooks import YAML, sent, workbook


@pytest.fixture
def admins(database):
    """Two admins; gives their ids."""

    def fill(uow):
        add_province(uow)
        for code in ("BTC-001", "BTC-002"):
            uow.orm.add(PersonRole(person_id=person(uow, code).id, role="admin"))
        return person(uow, "BTC-001").id, person(uow, "BTC-002").id, person(uow, "BNC-001").id

    return database.run_now(fill)


@cache
def checked_once(source, name):
    """Checking takes a process; the same file is the same in every test."""
    return checking.check(source, name, {}, START)


def send(database, clock, author, source, name="tools.xlsx"):
    checked = checked_once(source, name)
    around = database.read_now(checking.surroundings, checked.compiled, Library())
    measured = checking.measure(checked, around)
    return database.run_now(drafts.keep, author, checked, measured, clock())


def publish(database, clock, draft, reader, note=""):
    return database.run_now(
        lambda uow: drafts.publish(uow, drafts.one(uow, draft, reader), note, clock()),
    )


def count(database, table):
    return database.read_now(lambda uow: uow.orm.scalar(select(func.count()).select_from(table)))


def test_a_draft_says_what_its_card_needs(database, clock, admins):
    mine = send(database, clock, admins[0], workbook("good"))
    found = database.read_now(drafts.one, mine, admins[0])
    assert (found.survey_code, found.titles["en"], found.languages) == ("tools", "Working tools", ["vi", "en"])
    assert (found.figures["questions"], found.figures["warnings"], found.changes) == (3, 0, {})
    assert found.minutes >= 1
    assert count(database, SurveyVersion) == 0


def test_another_file_of_the_same_survey_takes_the_place_of_ones_own_draft_only(database, clock, admins):
    first = send(database, clock, admins[0], workbook("good"))
    theirs = send(database, clock, admins[1], workbook("good"))
    second = send(database, clock, admins[0], workbook("longer"))
    assert second not in (first, theirs)
    assert database.read_now(drafts.one, first, admins[0]) is None
    assert database.read_now(drafts.one, theirs, admins[1]) is not None
    assert count(database, SurveyDraft) == 2


def test_the_same_bytes_again_are_the_same_draft(database, clock, admins):
    first = send(database, clock, admins[0], workbook("good"))
    assert send(database, clock, admins[0], workbook("good"), "renamed.xlsx") == first


def test_ids_of_drafts_are_never_used_again(database, clock, admins):
    first = send(database, clock, admins[0], workbook("good"))
    database.run_now(lambda uow: drafts.discard(uow, drafts.one(uow, first, admins[0])))
    assert send(database, clock, admins[0], workbook("good")) > first


def test_nobody_else_sees_a_draft_and_who_is_no_admin_any_more_sees_none(database, clock, admins):
    mine = send(database, clock, admins[0], workbook("good"))
    assert database.read_now(drafts.one, mine, admins[1]) is None
    assert database.read_now(drafts.of_author, admins[1]) == []
    assert [one.id for one in database.read_now(drafts.of_author, admins[0])] == [mine]
    database.run_now(lambda uow: uow.orm.execute(PersonRole.__table__.delete()) and None)
    assert database.read_now(drafts.one, mine, admins[0]) is None
    assert database.read_now(drafts.of_author, admins[0]) == []


def test_publishing_keeps_bytes_and_note_opens_nothing_and_is_on_record(database, clock, admins):
    mine = send(database, clock, admins[0], workbook("good"))
    done = publish(database, clock, mine, admins[0], "after the pilot")
    version = database.read_now(versions.newest, "tools")
    assert (done.version, done.is_new, version.source, version.note) == (1, True, workbook("good"), "after the pilot")
    assert (count(database, SurveyDraft), count(database, Campaign)) == (0, 0)
    entry = database.read_now(lambda uow: uow.orm.scalars(select(AuditEntry)).one())
    assert (entry.actor, entry.act, entry.subject) == (f"person:{admins[0]}", "survey.publish", "survey:tools")
    assert "pilot" not in str(entry.details)


def test_two_admins_with_the_same_bytes_publish_one_version(database, clock, admins):
    one, two = (send(database, clock, admin, workbook("good")) for admin in admins[:2])
    assert publish(database, clock, one, admins[0]).is_new
    again = publish(database, clock, two, admins[1])
    assert (again.version, again.is_new) == (1, False)


def test_a_later_file_says_what_it_changes(database, clock, admins):
    publish(database, clock, send(database, clock, admins[0], workbook("good")), admins[0])
    found = database.read_now(drafts.one, send(database, clock, admins[0], workbook("mended")), admins[0])
    assert (found.changes["against"], found.changes["reworded"]) == (1, ["wish"])


def test_versions_are_for_admins_and_each_download_is_on_record(database, clock, admins):
    done = publish(database, clock, send(database, clock, admins[0], sent("tea.yaml"), "tea.yaml"), admins[0])
    version, body = database.run_now(history.source, done.version_id, admins[1], clock())
    assert (version.file_name, body) == ("tea.yaml", YAML.encode())
    survey = version.survey_id
    assert database.run_now(history.source, done.version_id, admins[2], clock()) is None
    assert database.read_now(history.live, admins[2]) == []
    assert database.read_now(history.history, survey, admins[2]) == []
    assert [one.number for one in database.read_now(history.history, survey, admins[0])] == [1]
    acts = database.read_now(
        lambda uow: [(e.actor, e.act) for e in uow.orm.scalars(select(AuditEntry).order_by(AuditEntry.id))]
    )
    assert acts == [(f"person:{admins[0]}", "survey.publish"), (f"person:{admins[1]}", "survey.download")]


def test_an_id_that_cannot_be_stored_is_a_mistake_with_a_place(clock):
    checked = checking.check(YAML.replace("form_id: tea", f"form_id: {'t' * 81}").encode(), "tea.yaml", {}, clock())
    assert checked.compiled is None
    assert [(problem.code, problem.sheet, problem.column) for problem in checked.errors] == [
        ("survey_id_length", "settings", "form_id")
    ]


def test_what_is_kept_of_a_problem_is_bounded(clock):
    checked = checking.check(YAML.replace("integer", "i" * 9000).encode(), "tea.yaml", {}, clock())
    kept = checking.plain(checked.errors[0])
    assert max(len(str(value)) for value in kept.values() if not isinstance(value, dict)) <= checking.MOST_TEXT
    assert max(map(len, kept["params"].values())) <= checking.MOST_TEXT


def test_of_warnings_the_first_of_each_kind_stands_before_those_that_stand_in_every_row():
    rows = "".join(f"- {{type: text, name: q{n}, label: {{vi: Câu {n}}}}}\n" for n in range(8))
    source = f"survey:\n- {{type: text, name: q, label: {{vi: Câu, en: One}}}}\n{rows}"
    source += "- {type: text, name: hai chữ, label: {vi: Cuối, en: Last}}\n"
    source += "settings:\n- {form_id: many, form_title: {vi: Nhiều, en: Many}}\n"
    checked = checked_once(source.encode(), "many.yaml")
    shown = checking.measure(checked, checking.ComparedWith()).figures["first_warnings"]
    codes = [problem.code for problem in checked.problems]
    assert len(codes) > len(set(codes)) > 1
    assert [one["code"] for one in shown[: len(set(codes))]] == list(dict.fromkeys(codes))
