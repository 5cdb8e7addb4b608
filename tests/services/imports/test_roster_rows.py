"""A roster row by row: what stands, what is refused and why."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.imports.problems import FileRefusedError
from bot.services.imports.roster.person_row import KnownRoster, RosterEntry, RosterPerson, RosterUnit
from bot.services.imports.roster.roster_rows import read_roster
from tests.services.imports.files import codes, table
from tests.support.laws import examples

TODAY = date(2026, 6, 15)
UNITS = [
    RosterUnit("BTC"),
    RosterUnit("BTG", None, date(2025, 2, 28), ("BTGDV",)),
    RosterUnit("NEW", date(2027, 1, 1)),
]
ENTRIES = [
    RosterEntry("title", "T-TP", ("Trưởng phòng", "Head of Division")),
    RosterEntry("rank", "01.003", ("Chuyên viên",)),
    RosterEntry("position_group", "CV", ("Chuyên viên", "Official")),
    RosterEntry("position_group", "CV2", ("Chuyên viên",)),
]
HEADER = (
    "staff_code,full_name,unit,title,rank,position_group,birth_month,supervisor,roles,language,messenger,valid_from,"
    "ratings,language_degrees,experience_exception\n"
)


def read(rows, header=HEADER, people=(), confirmed=(), **supervisors):
    above = {code.replace("_", "-"): chief for code, chief in supervisors.items()}
    above |= {person.staff_code: None for person in people}
    known = KnownRoster(UNITS, ENTRIES, above, people, confirmed)
    return read_roster(table(header + rows), known, TODAY)


def row(code="BTC-001", **cells):
    cells = {"staff_code": code, "full_name": "Đỗ Ánh", "unit": "BTC"} | cells
    return ",".join(cells.get(column, "") for column in HEADER.strip().split(",")) + "\n"


def test_a_good_row_is_read():
    cells = {"unit": "btc", "title": "Head of division", "rank": "01.003", "position_group": "cv", "language": "DE"}
    more = {"birth_month": "1980-05", "roles": "focal_point respondent admin", "messenger": "không"}
    reading = read(row(**cells, **more, valid_from="01/03/2025"))
    assert codes(reading.problems) == []
    person = reading.rows[0]
    assert (person.unit, person.title, person.rank, person.position_group) == ("BTC", "T-TP", "01.003", "CV")
    assert (person.language, person.birth_month, person.messenger) == ("de", "1980-05", False)
    assert (person.roles, person.valid_from) == (("admin", "focal_point"), date(2025, 3, 1))


NAMED = [
    RosterUnit("BTC", names=("Ban Tổ chức Tỉnh ủy", "BTC"), agency="BTC"),
    RosterUnit("BTC-CB", names=("Phòng Tổ chức cán bộ", "Personnel Division"), agency="BTC"),
    RosterUnit("BTC-VP", names=("Văn phòng",), agency="BTC"),
    RosterUnit("SNV", names=("Sở Nội vụ",), agency="SNV"),
    RosterUnit("SNV-VP", names=("Văn phòng",), agency="SNV"),
    RosterUnit("SNV-CU", None, date(2025, 2, 28), ("BTC-CB",), names=("Phòng Tổ chức cán bộ",), agency="SNV"),
]


def placed(unit, agency=""):
    rows = table(f"staff_code,full_name,agency,unit\nBTC-001,Đỗ Ánh,{agency},{unit}\n")
    reading = read_roster(rows, KnownRoster(NAMED, [], {}), TODAY)
    return [one.unit for one in reading.rows], [(one.code, one.params) for one in reading.problems]


@pytest.mark.parametrize("said", ["Phòng Tổ chức cán bộ", "  phòng  tổ chức CÁN BỘ", "personnel division", "btc-cb"])
def test_a_unit_may_be_written_as_people_call_it(said):
    assert placed(said) == (["BTC-CB"], []), "the one of that name that was closed is none any more"


def test_a_name_that_several_units_bear_names_them_and_an_agency_tells_them_apart():
    codes = "BTC-VP (Ban Tổ chức Tỉnh ủy), SNV-VP (Sở Nội vụ)"
    assert placed("Văn phòng") == ([], [("ambiguous_unit", {"value": "Văn phòng", "codes": codes})])
    assert placed("Văn phòng", "Sở Nội vụ") == placed("Văn phòng", "snv") == (["SNV-VP"], [])
    assert placed("Văn phòng", "BTC") == (["BTC-VP"], [])


def test_a_name_that_no_unit_bears_names_the_nearest():
    said = "Phòng Tổ chức cán"
    assert placed(said) == ([], [("unknown_unit", {"value": said, "nearest": "BTC-CB"})])


def test_who_is_in_no_division_is_in_the_agency_itself():
    assert placed("", "Ban Tổ chức Tỉnh ủy") == (["BTC"], [])
    assert placed("", "") == ([], [("required", {})])


def test_a_division_of_another_agency_is_told_with_where_it_is():
    codes = "BTC-CB (Ban Tổ chức Tỉnh ủy)"
    for said in ("Personnel Division", "BTC-CB"):
        params = {"value": said, "agency": "Sở Nội vụ", "codes": codes}
        assert placed(said, "Sở Nội vụ") == ([], [("unit_elsewhere", params)])


def test_an_agency_that_is_not_known_is_what_is_told_unless_the_unit_is_a_code():
    assert placed("Văn phòng", "Sở Nội v") == ([], [("unknown_unit", {"value": "Sở Nội v", "nearest": "SNV"})])
    assert placed("BTC-CB", "Ban TC") == (["BTC-CB"], [])


def test_an_agency_that_is_not_known_beside_a_code_is_told_once_with_where_people_stand():
    rows = "BTC-001,Đỗ Ánh,Ban TC,BTC-CB\nBTC-002,Lê Bình,Ban TC,BTC-VP\nBTC-003,Lý Nam,BTC,BTC-VP\n"
    known = KnownRoster(NAMED, [], {})
    reading = read_roster(table("staff_code,full_name,agency,unit\n" + rows), known, TODAY)
    assert ([one.unit for one in reading.rows], reading.problems) == (["BTC-CB", "BTC-VP", "BTC-VP"], ())
    assert codes(reading.notices) == [(2, "agency", "agency_not_known")]
    told = {"value": "Ban TC", "code": "BTC-CB", "agency": "Ban Tổ chức Tỉnh ủy", "nearest": "BTC"}
    assert reading.notices[0].params == told


def test_only_three_columns_are_needed():
    reading = read("BTC-001,Đỗ Ánh,BTC\n", header="staff_code,full_name,unit\n")
    assert reading.rows[0].given == {"staff_code", "full_name", "unit"}
    with pytest.raises(FileRefusedError, match="full_name, unit"):
        read("BTC-001\n", header="staff_code\n")


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"staff_code": ""}, "staff_code", "required"),
        ({"staff_code": "BTC 001"}, "staff_code", "bad_code"),
        ({"full_name": ""}, "full_name", "required"),
        ({"full_name": "x" * 121}, "full_name", "too_long"),
        ({"unit": "XYZ"}, "unit", "unknown_unit"),
        ({"unit": "BTG"}, "unit", "unit_closed"),
        ({"unit": "NEW"}, "unit", "unit_not_open"),
        ({"title": "T-XX"}, "title", "unknown_entry"),
        ({"position_group": "Chuyên viên"}, "position_group", "ambiguous_entry"),
        ({"birth_month": "05-80"}, "birth_month", "bad_month"),
        ({"birth_month": "1980-13"}, "birth_month", "bad_month"),
        ({"birth_month": "2020-01"}, "birth_month", "implausible_month"),
        ({"birth_month": "1880-01"}, "birth_month", "implausible_month"),
        ({"supervisor": "BTC-999"}, "supervisor", "unknown_supervisor"),
        ({"supervisor": "BTC-001"}, "supervisor", "supervisor_loop"),
        ({"roles": "boss"}, "roles", "unknown_role"),
        ({"language": "fr"}, "language", "unknown_word"),
        ({"messenger": "perhaps"}, "messenger", "bad_yes_no"),
        ({"valid_from": "2025-13-01"}, "valid_from", "bad_date"),
        ({"full_name": "=A1"}, "full_name", "formula"),
        ({"ratings": "XL5"}, "ratings", "bad_ratings"),
        ({"ratings": "XL3 XL3 XL4"}, "ratings", "bad_ratings"),
        ({"language_degrees": "en:C2"}, "language_degrees", "bad_degree"),
        ({"language_degrees": "english:C1"}, "language_degrees", "bad_degree"),
        ({"language_degrees": "en:B2 en:C1"}, "language_degrees", "bad_degree"),
        ({"experience_exception": "x" * 121 + "y" * 80}, "experience_exception", "too_long"),
    ],
)
def test_a_faulty_row_is_refused_alone(cells, column, code):
    reading = read(row(**cells) + row("BTC-002"))
    assert codes(reading.problems) == [(2, column, code)]
    assert [person.staff_code for person in reading.rows] == ["BTC-002"]


def test_a_closed_unit_names_its_successor():
    assert "today: BTGDV" in read(row(unit="BTG")).problems[0].text


def test_a_unit_yet_to_open_takes_people_from_its_first_day():
    assert codes(read(row(unit="NEW", valid_from="2027-01-01")).problems) == []


@pytest.mark.parametrize(
    "written",
    [
        "1980-05-01",
        "05/1980",
        "5.1980",
        "01/05/1980",
        "1.5.1980",
        "1980/05/31",
        "31-05-1980",
        "ngày 1 tháng 5 năm 1980",
        "tháng 5 năm 1980",
        "1. Mai 1980",
        "May 1980",
        "1980-05-01 00:00:00",
    ],
)
def test_a_date_of_birth_is_understood_in_the_usual_orders(written):
    assert read(row(birth_month=written)).rows[0].birth_month == "1980-05"


def test_what_an_office_decided_is_read_whatever_its_case_and_order():
    (person,) = read(
        row(ratings="xl3; XL4", language_degrees="zh:b2; EN:C1", experience_exception=" Kết luận 12 ")
    ).rows
    assert (person.ratings, person.language_degrees) == ("XL3 XL4", "en:C1 zh:B2")
    assert person.experience_exception == "Kết luận 12"


def test_a_column_with_the_month_first_is_read_so_as_a_whole():
    reading = read(row("B-1", birth_month="06/15/1980") + row("B-2", birth_month="05/06/1980"))
    assert [person.birth_month for person in reading.rows] == ["1980-06", "1980-05"]
    assert codes(reading.notices) == [(0, "birth_month", "months_first")]
    both = read(row("B-1", birth_month="06/15/1980") + row("B-2", birth_month="15/06/1980"))
    assert codes(both.problems) == [(2, "birth_month", "bad_month")]


# -- codes that are not what they look like

KNOWN = RosterPerson("00123", "Nguyễn Văn Hòa", "BTC")


@pytest.mark.parametrize("code", ["123", "0123", "123.0", "00123.00"])
def test_a_code_that_lost_its_zeros_stops_and_names_the_known_one(code):
    reading = read(row(code, full_name="Somebody else") + row("B-1"), people=[KNOWN])
    assert codes(reading.problems) == [(2, "staff_code", "code_zeros")]
    assert "please write 00123" in reading.problems[0].text
    assert [person.staff_code for person in reading.rows] == ["B-1"]
    assert "00123" in reading.staff_codes  # so that nobody is taken for a leaver


def test_a_new_code_with_a_known_name_and_unit_stops_whatever_side_the_tone_is_on():
    reading = read(row("B-7", full_name="Nguyễn Văn Hoà"), people=[KNOWN])
    assert codes(reading.problems) == [(2, "staff_code", "same_person")]
    assert reading.problems[0].params["known"] == "00123"
    assert codes(read(row("B-7", full_name="Nguyễn Văn Hoà"), people=[KNOWN], confirmed=["B-7"]).problems) == []
    assert codes(read(row("B-7", full_name="Nguyễn Văn Hóa"), people=[KNOWN]).problems) == []


def test_two_of_one_name_side_by_side_are_two_people_and_told():
    name = "Nguyễn Văn Hòa"
    reading = read(row("00123", full_name=name) + row("B-7", full_name=name), people=[KNOWN])
    assert codes(reading.problems) == []
    assert codes(reading.notices) == [(3, "staff_code", "namesake")]


def test_codes_of_one_file_that_differ_in_zeros_contradict_each_other():
    reading = read(row("007") + row("7", full_name="Lê An") + row("8.0"))
    assert [(one.row, one.code) for one in reading.problems] == [
        (2, "code_zeros_here"),
        (3, "code_zeros_here"),
        (4, "code_number"),
    ]
    assert codes(reading.problems)


@pytest.mark.parametrize("code", ["ВТС-001", "BTC－001", "ＢＴＣ-００１", "BTС-001", "BTC–001"])
def test_letters_of_another_alphabet_in_codes_are_named_and_the_code_offered(code):
    for cells in ({"code": code}, {"code": "B-1", "unit": code}):
        problem = read(row(**cells)).problems[0]
        assert (problem.code, problem.params["offer"]) == ("code_lookalike", "BTC-001")
    assert "(" in problem.params["signs"]


def test_letters_of_this_alphabet_stay_codes():
    assert codes(read(row("ĐBS-01")).problems) == []


def test_a_supervisor_is_found_by_name_when_it_is_one_person():
    chief = RosterPerson("00123", "Nguyễn Văn Hòa", "BTC")
    gone = RosterPerson("9", "Nguyễn Văn Hòa", "BTC", has_left=True)
    reading = read(row("B-1", supervisor="nguyễn văn  hoà"), people=[chief, gone])
    assert [person.supervisor for person in reading.rows] == ["00123"]
    here = read(row("B-1", full_name="Lê An") + row("B-2", full_name="Lê Ba", supervisor="Lê An"))
    assert here.rows[1].supervisor == "B-1"


def test_a_supervisors_name_that_several_bear_is_refused_with_their_codes():
    people = [RosterPerson("C-1", "Lê An", "BTC"), RosterPerson("C-2", "Lê An", "NEW")]
    problem = read(row("B-1", supervisor="Lê An"), people=people).problems[0]
    assert (problem.code, problem.params["codes"]) == ("ambiguous_supervisor", "C-1 C-2")
    problem = read(row("B-1", supervisor="123"), people=[KNOWN]).problems[0]
    assert (problem.code, problem.params["nearest"]) == ("unknown_supervisor", "00123")


def test_without_a_list_text_is_text():
    header = "staff_code,full_name,unit,job_position\n"
    words = "Phó Trưởng phòng Tổ chức - Hành chính (kiêm nhiệm)"
    reading = read(f"BTC-001,Đỗ Ánh,BTC,{words}\n", header)
    assert (reading.rows[0].job_position, codes(reading.problems)) == (words, [])


def test_what_no_list_knows_is_taken_but_told():
    header = "staff_code,full_name,unit,job_position\n"
    reading = read("BTC-001,Đỗ Ánh,BTC,VT-01\nBTC-002,Lê An,BTC,VT-02\n", header)
    assert [person.job_position for person in reading.rows] == ["VT-01", "VT-02"]
    assert codes(reading.notices) == [(0, "job_position", "value_not_checked")]


def test_contradicting_duplicates_are_all_refused_and_equal_ones_but_once():
    reading = read(row("A-1") + row("B-1") + row("a-1", full_name="Lê An") + row("B-1"))
    assert codes(reading.problems) == [
        (2, "staff_code", "duplicate"),
        (4, "staff_code", "duplicate"),
        (5, "staff_code", "repeated"),
    ]
    assert [person.staff_code for person in reading.rows] == ["B-1"]
    assert reading.staff_codes == {"a-1", "b-1"}


def test_supervisors_are_found_in_the_file_or_on_the_roster():
    rows = row("A-1", supervisor="a-2") + row("A-2", supervisor="OLD-1")
    assert codes(read(rows, OLD_1=None).problems) == []


def test_a_loop_of_supervisors_is_refused_and_those_below_it_are_imported_without():
    rows = row("A-1", supervisor="A-2") + row("A-2", supervisor="A-3") + row("A-3", supervisor="A-1")
    reading = read(rows + row("A-4", supervisor="A-1"))
    assert codes(reading.problems) == [(n, "supervisor", "supervisor_loop") for n in (2, 3, 4)]
    assert "A-2 > A-3 > A-1" in reading.problems[1].text
    assert [(person.staff_code, person.supervisor) for person in reading.rows] == [("A-4", None)]
    assert "supervisor" not in reading.rows[0].given
    assert codes(reading.notices) == [(5, "supervisor", "supervisor_not_set")]


def test_a_loop_closed_by_people_on_the_roster_is_seen():
    reading = read(row("A-1", supervisor="A-2"), A_1=None, A_2="A-1")
    assert codes(reading.problems) == [(2, "supervisor", "supervisor_loop")]


def test_refusing_a_row_can_close_another_loop():
    # A-2 moves from A-1 to A-3, but that row is part of a loop; staying under A-1 then closes one with A-1's row.
    rows = row("A-1", supervisor="A-2") + row("A-2", supervisor="A-3") + row("A-3", supervisor="A-2")
    reading = read(rows, A_1=None, A_2="A-1", A_3=None)
    assert [problem.row for problem in reading.problems] == [2, 3, 4]


@examples(200)
@given(
    st.dictionaries(st.integers(1, 8), st.none() | st.integers(1, 8), min_size=1),
    st.dictionaries(st.integers(1, 8), st.integers(9, 12)),
)
def test_whatever_stands_has_no_loops_and_no_missing_supervisors(file, known):
    rows = "".join(row(f"A-{one}", supervisor=f"A-{above}" if above else "") for one, above in file.items())
    there = {f"A_{one}": f"A-{above}" for one, above in known.items()} | {f"A_{n}": None for n in range(9, 13)}
    reading = read(rows, **there)
    above = {code.replace("_", "-"): chief for code, chief in there.items()}
    for person in reading.rows:
        if "supervisor" in person.given:
            above[person.staff_code] = person.supervisor
        else:
            above.setdefault(person.staff_code, None)
    for start in above:
        steps, code = 0, start
        while code := above[code]:
            steps += 1
            assert steps <= len(above)
    assert len(reading.rows) + len({problem.row for problem in reading.problems}) == len(file)


def test_many_small_loops_are_all_found():
    rows = "".join(row(f"A-{n}", supervisor=f"A-{n ^ 1}") for n in range(20_000))
    assert len(read(rows).problems) == 20_000
