"""No file makes the checker think for ever: most are told by what they ask for, others are stopped where they stand."""

from __future__ import annotations

import json
import os
import sys

import pytest

from bot.examiner import OutOfTimeError, place
from bot.services.imports.tables.recognising import OTHER, recognised
from bot.services.imports.tables.tables import ImportFile
from bot.services.people.outside import KNOWN
from bot.services.surveys import examining
from bot.services.surveys.checked import Checked
from bot.services.surveys.examining import Examiner, ExaminingLimits, examined
from survey_definitions import examine, limits
from survey_definitions.reading.sheets import Book, Row, Sheet
from tests.engine.kit import NOW
from tests.reading import hostile
from tests.reading.test_taking import ods_file, ods_row
from tests.support.patience import PATIENCE

pytestmark = pytest.mark.by_turns

TOLD = {
    hostile.a_million_entries: ("too_many_entries", 2),
    hostile.six_nested_repeats: ("too_many_entries", 2),
    hostile.two_nested_repeats: ("too_many_steps", 4),
    hostile.cross_references: ("too_much_logic", 358),
    hostile.a_count_of_itself: ("endless_repeat", 2),
    hostile.a_count_of_itself_by_a_calculation: ("endless_repeat", 3),
    hostile.two_repeats_that_count_each_other: ("endless_repeat", 2),
    hostile.entries_that_look_at_all_others: ("cycle", 4),
    hostile.references_in_texts: ("too_much_logic", 69),
    hostile.one_cell_merged_over_everything: ("merged_cells", 2),
}


@pytest.fixture(autouse=True)
def _begun_as_the_program_begins_it(monkeypatch):
    """By itself, not forked as in other tests: what it takes of the processor and of memory is its own."""
    monkeypatch.setattr(examining, "COMMAND", (sys.executable, "-m"))


@pytest.mark.parametrize("make", TOLD, ids=lambda make: make.__name__)
def test_a_file_that_asks_for_too_much_is_refused_at_its_row(make):
    first = examine(make(), "hostile.yaml", KNOWN).errors[0]
    assert (first.code, first.sheet, first.row) == (TOLD[make][0], "survey", TOLD[make][1])


def test_a_text_that_doubles_stays_within_what_a_text_may_have():
    found = examine(hostile.a_text_that_doubles(), "hostile.yaml", KNOWN)
    assert found.errors == []
    assert found.compiled.rehearsal.longest == 1


def test_many_plain_questions_with_conditions_end_well():
    found = examine(hostile.plain_questions(), "plain.yaml", KNOWN)
    assert found.errors == []
    assert (found.compiled.rehearsal.shortest, found.compiled.rehearsal.longest) == (1, 350)


def test_checking_is_ended_when_its_time_is_up_and_says_where_it_stood():
    found = examined(hostile.plain_questions(), "plain.yaml", KNOWN, {}, NOW, ExaminingLimits(work=2.0, wall=PATIENCE))
    (only,) = found.problems
    assert (only.code, only.sheet, only.severity) == ("too_slow", "survey", "error")
    assert only.row is not None
    assert found.compiled is None


def test_the_place_is_in_the_sheet_that_holds_the_row_whatever_sheet_was_looked_at_before():
    row = Row(7, ())
    book = Book({name: Sheet(name, (), rows) for name, rows in (("survey", (row,)), ("settings", (Row(2, ()),)))})

    def looking(book: Book) -> None:
        for sheet in book.sheets:  # noqa: B007 - what it leaves behind is the point
            pass
        for row in book.sheets["survey"].rows:
            raise OutOfTimeError(row.number)

    with pytest.raises(OutOfTimeError) as stopped:
        looking(book)
    assert place(stopped.value.__traceback__) == ("survey", row, "")


def test_checking_is_ended_by_the_clock_too():
    found = examined(hostile.plain_questions(), "plain.yaml", KNOWN, {}, NOW, ExaminingLimits(wall=1.0))
    (only,) = found.problems
    assert only.code in {"too_slow", "too_busy", "not_begun"}  # as this machine is
    assert only.params == {"seconds": "1"}


def test_who_had_no_processor_is_not_told_that_the_file_is_too_slow(monkeypatch):
    monkeypatch.setattr(examining, "GRACE", -97.0)  # ended after three seconds of a hundred
    examiner = Examiner("tests.reading.stubborn", limits=ExaminingLimits(wall=100.0))
    found, _ = examining.examined_and_marked(b"", "a.yaml", KNOWN, {}, NOW, examiner)
    assert [(one.code, one.row) for one in found.problems] == [("too_busy", 7)]


def test_what_examines_a_file_of_the_chat_gives_way(monkeypatch):
    monkeypatch.setattr(examining, "GIVES_WAY", 10)
    for gives_way, nice in ((False, examining.NICE), (True, 10)):
        said = examining.asked({}, Examiner("tests.reading.polite", gives_way=gives_way))
        assert said["nice"] == os.nice(0) + nice


def test_a_process_that_does_not_end_is_ended_and_the_place_is_what_it_told_last(monkeypatch):
    monkeypatch.setattr(examining, "GRACE", 5.0)  # seconds in which it begins, also on a busy machine
    examiner = Examiner("tests.reading.stubborn", limits=ExaminingLimits(wall=0.0))
    found, copy = examining.examined_and_marked(b"", "a.yaml", KNOWN, {}, NOW, examiner)
    (only,) = found.problems
    assert (only.code, only.sheet, only.row, only.column) == ("too_slow", "survey", 7, "relevant")
    assert (found.compiled, copy) == (None, None)


def test_a_process_that_has_not_begun_says_nothing_about_the_file(monkeypatch):
    monkeypatch.setattr(examining, "GRACE", 0.0)
    found = examined(b"", "a.yaml", KNOWN, {}, NOW, ExaminingLimits(wall=0.0))
    assert [(one.code, one.row) for one in found.problems] == [("not_begun", None)]


def test_checking_is_ended_when_it_needs_too_much_memory():
    found = examined(hostile.cross_references(), "cross.yaml", KNOWN, {}, NOW, ExaminingLimits(memory=1_000))
    assert [one.code for one in found.problems] == ["too_much_memory"]


def test_what_the_process_says_is_what_was_found():
    source = hostile.a_text_that_doubles()
    here, there = examine(source, "a.yaml", KNOWN, now=NOW), examined(source, "a.yaml", KNOWN, {}, NOW)
    assert there.problems == here.problems
    assert there.compiled.about == here.compiled.about
    assert there.compiled.xform == here.compiled.xform
    assert there.compiled.rehearsal == here.compiled.rehearsal


def test_directives_without_end_are_refused_at_their_line_and_make_no_list():
    (only,) = examine(hostile.directives_without_end(), "a.yaml", KNOWN).problems
    assert (only.code, only.line) == ("yaml_shape", 11)
    assert recognised(ImportFile("a.yaml", hostile.directives_without_end())) == OTHER


def test_of_very_many_mistakes_the_first_are_listed_and_the_others_counted():
    wrong = ({"type": "slect one x", "name": f"a {i}", "label": "${nix"} for i in range(1_000))
    source = json.dumps({"settings": [{"form_id": "a"}], "survey": list(wrong)}).encode()
    found = examine(source, "a.yaml", KNOWN)
    *listed, others = found.problems
    assert len(listed) == limits.PROBLEMS
    assert (others.code, others.severity, others.params) == ("more_problems", "error", {"count": "2000"})
    checked = Checked("a.yaml", source, found.problems)
    assert (checked.count, len(checked.errors)) == (3_000, 1_001)


def test_what_a_process_logs_is_no_part_of_its_answer():
    """The copy of this file cannot be marked, which is logged: its author hears what is wrong with it all the same."""
    source = ods_file(ods_row("type", "name", "label") + ods_row("text", "a", "A", repeated=9_999))
    words = {"language": "vi", "form_of_address": "", "zone": "Asia/Ho_Chi_Minh"}
    examiner = Examiner("bot.receiving.marking", words)
    found, copy = examining.examined_and_marked(source, "a.ods", KNOWN, {}, NOW, examiner)
    assert [one.code for one in found.problems] == ["too_many_rows"]
    assert copy is not None
