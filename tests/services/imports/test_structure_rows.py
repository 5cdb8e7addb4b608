"""A structure file row by row: what stands, what is refused and why."""

from datetime import date

import pytest

from bot.services.imports.problems import FileRefusedError
from bot.services.imports.structure.structure_rows import read_structure
from bot.services.imports.structure.unit_row import KnownUnit
from tests.services.imports.files import codes, table

HEADER = "code,kind,name::vi,parent,seats,form_of_address,valid_from,valid_to,successors\n"
TREE = "K1,block,Khối,,,,,,\nBTC,agency,Ban,K1,34,dong_chi,,,\nBTC-CB,division,Phòng,BTC,,,,,\n"


def read(rows, known=(), header=HEADER):
    return read_structure(table(header + rows), known)


def test_good_rows_are_read():
    reading = read(TREE + "F01,field,Lĩnh vực,,,,2020-01-01,31/12/2024,F02 \nF02,field,Khác,,,,,,\n")
    assert codes(reading.problems) == []
    agency = reading.rows[1]
    assert (agency.code, agency.kind, agency.parent, agency.names) == ("BTC", "agency", "K1", {"vi": "Ban"})
    assert (agency.seats, agency.form_of_address, agency.valid_to) == (34, "dong_chi", None)
    field = reading.rows[3]
    assert (field.valid_from, field.valid_to, field.successors) == (date(2020, 1, 1), date(2024, 12, 31), ("F02",))


def test_absent_columns_are_told_apart_from_empty_cells():
    reading = read("K1,block,Khối\n", header="code,kind,name::vi\n")
    assert reading.rows[0].given == {"code", "kind", "name::vi"}
    assert codes(reading.problems) == []


def test_required_columns_must_be_there_and_unknown_ones_are_reported():
    with pytest.raises(FileRefusedError, match="kind, name::vi"):
        read("K1,Khối\n", header="code,name::en\n")
    reading = read("K1,block,Khối,2\n", header="code,kind,name::vi,colour\n")
    assert codes(reading.notices) == [(0, "colour", "unknown_column")]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (",block,Khối,,,,,,", "code", "required"),
        ("K2,,Khối,,,,,,", "kind", "required"),
        ("K2,block,,,,,,,", "name::vi", "required"),
        ("K 2,block,Khối,,,,,,", "code", "bad_code"),
        ("K2,bloc,Khối,,,,,,", "kind", "unknown_kind"),
        ("K2,block,Khối,,34.5,,,,", "seats", "bad_number"),
        ("K2,block,Khối,,-1,,,,", "seats", "bad_number"),
        ("K2,block,Khối,,,du,,,", "form_of_address", "unknown_word"),
        ("K2,block,Khối,,,,2025-02-30,,", "valid_from", "bad_date"),
        ("K2,block,Khối,,,,2025-02-02,2025-02-01,", "valid_to", "ends_before_it_begins"),
        ("K2,block,Khối,,,,,,K1", "successors", "successor_without_end"),
        ("K2,block,Khối,,,,,2025-02-01,K9", "successors", "unknown_successor"),
        ("K2,block,Khối,K1,,,,,", "parent", "no_parent_allowed"),
        ("X,agency,Ban,K9,,,,,", "parent", "unknown_parent"),
        ("X,agency,Ban,BTC,,,,,", "parent", "parent_kind"),
        ("X,division,Phòng,,,,,,", "parent", "required"),
        ("X,division,Phòng,K1,,,,,", "parent", "parent_kind"),
        ("K2,block,=A1,,,,,,", "name::vi", "formula"),
    ],
)
def test_a_faulty_row_is_refused_alone(row, column, code):
    reading = read(f"{TREE}{row}\n")
    assert codes(reading.problems) == [(5, column, code)]
    assert [one.code for one in reading.rows] == ["K1", "BTC", "BTC-CB"]


def test_all_faults_of_a_row_are_told_at_once():
    reading = read("K 2,bloc,,,many,du,soon,,\n")
    assert {problem.column for problem in reading.problems} == {
        "code",
        "kind",
        "name::vi",
        "seats",
        "form_of_address",
        "valid_from",
    }


def test_a_refused_parent_takes_what_hangs_on_it_along():
    reading = read(
        "K1,block,Khối,,x,,,,\nBTC-CB,division,Phòng,BTC,,,,,\nBTC,agency,Ban,K1,,,,,\nK2,block,Khối,,,,,,\n"
    )
    assert codes(reading.problems) == [
        (2, "seats", "bad_number"),
        (3, "parent", "parent_refused"),
        (4, "parent", "parent_refused"),
    ]
    assert [one.code for one in reading.rows] == ["K2"]


def test_a_refused_parent_that_the_database_has_takes_nothing_along():
    reading = read("K1,block,Khối,,x,,,,\nBTC,agency,Ban,K1,,,,,\n", [KnownUnit("K1", "block", "")])
    assert [one.code for one in reading.rows] == ["BTC"]


def test_rows_may_name_what_only_the_database_has():
    known = [KnownUnit("K1", "block", ""), KnownUnit("BTC", "agency", "K1")]
    assert codes(read("BTC-CB,division,Phòng,btc,,,,,\n", known).problems) == []


def test_a_unit_cannot_become_another_kind():
    reading = read("BTC,division,Phòng,K1,,,,,\n", [KnownUnit("BTC", "agency", ""), KnownUnit("K1", "agency", "")])
    assert codes(reading.problems) == [(2, "kind", "kind_changed")]


def test_contradicting_duplicates_are_all_refused_and_equal_ones_but_once():
    reading = read(TREE + "btc,agency,Ban khác,K1,,,,,\nK1,block,Khối,,,,,,\n")
    assert codes(reading.problems) == [
        (3, "code", "duplicate"),
        (4, "parent", "parent_refused"),
        (5, "code", "duplicate"),
        (6, "code", "repeated"),
    ]
    assert reading.problems[0].params["rows"] == "5"


def test_lists_have_codes_of_their_own():
    reading = read("CV,rank,Chuyên viên,,,,,,\nCV,position_group,Chuyên viên,,,,,,\nCV,block,Khối,,,,,,\n")
    assert codes(reading.problems) == []


def test_loops_of_parents_and_successors_are_refused():
    rows = "A,division,a,B,,,,,\nB,division,b,C,,,,,\nC,division,c,A,,,,,\nD,division,d,A,,,,,\nBTC,agency,Ban,,,,,,\n"
    reading = read(rows)
    assert codes(reading.problems) == [
        (2, "parent", "parent_loop"),
        (3, "parent", "parent_loop"),
        (4, "parent", "parent_loop"),
        (5, "parent", "parent_refused"),
    ]
    rows = "F1,field,a,,,,,2025-01-01,F2\nF2,field,b,,,,,2025-01-01,F1\nF3,field,c,,,,,2025-01-01,F3\n"
    assert {problem.code for problem in read(rows).problems} == {"successor_loop"}


def test_a_unit_left_open_in_a_closed_one_is_noticed():
    reading = read(TREE.replace("dong_chi,,,", "dong_chi,,2025-02-28,"))
    assert codes(reading.notices) == [(4, "valid_to", "open_in_closed")]


def test_a_long_chain_falls_with_its_end():
    rows = "".join(f"D{n},division,d,D{n + 1},,,,,\n" for n in range(20_000))
    assert len(read(f"{rows}D20000,division,d,X,,,,,\n").problems) == 20_001


# -- second units

OLD = KnownUnit("P01", "division", "BTC", name="Phòng Tổ chức")
HERE = [KnownUnit("BTC", "agency", "K1", name="Ban"), OLD]
PARTS = "code,kind,name::vi,parent,valid_to\n"


def test_a_code_that_lost_its_zeros_stops_and_names_the_known_one():
    reading = read("P1,division,Khác,BTC,\nX1,division,Khác,P01,\nX01,division,Nữa,P01,\n", HERE, PARTS)
    assert [(one.row, one.code, one.params["known"]) for one in reading.problems] == [
        (2, "unit_zeros", "P01"),
        (3, "unit_zeros_here", "X01"),
        (4, "unit_zeros_here", "X1"),
    ]
    assert codes(reading.problems)


def test_a_new_code_of_a_unit_of_the_same_name_and_place_stops_unless_the_old_one_ends():
    new = "P9,division,Phòng Tổ chức,BTC,\n"
    assert codes(read(new, HERE, PARTS).problems) == [(2, "code", "same_unit")]
    assert codes(read(new + "P01,division,Phòng Tổ chức,BTC,2026-05-31\n", HERE, PARTS).problems) == []
    assert codes(read("P9,division,Phòng Tổ chức,P01,\n", HERE, PARTS).problems) == []


def test_letters_of_old_fonts_and_other_alphabets_are_named_with_what_is_meant():
    problems = read("P9,division,Phßng Tæ chøc,BTC,\nР8,division,Khác,BTC,\n", HERE, PARTS).problems
    assert [(one.code, one.params["offer"]) for one in problems] == [
        ("old_font", "Phòng Tổ chức"),
        ("code_lookalike", "P8"),
    ]
