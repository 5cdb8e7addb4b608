"""What people type, in three languages, as canonical values."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_definitions import Choice, Prompt, Unreadable, parse_answer, show_answer

NOW = datetime(2026, 3, 9, 10, 0, tzinfo=timezone(timedelta(hours=7)))
LEVELS = (
    Choice("low", "Thấp"),
    Choice("mid", "Trung bình, khá"),
    Choice("top", "Đạt"),
    Choice("na", "Không áp dụng"),
)


def prompt(question: str, appearance: str = "", choices: tuple[Choice, ...] = (), value: str = "") -> Prompt:
    return Prompt("question", "/q", "q", question, frozenset(appearance.split()), choices=choices, value=value)


def read(question: str, text: str, appearance: str = "", language: str = "vi", choices: tuple[Choice, ...] = ()):
    """The canonical value, or the code of what was expected in angle brackets."""
    try:
        return parse_answer(prompt(question, appearance, choices), text, language, NOW)
    except Unreadable as unreadable:
        return f"<{unreadable.code}>"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        (" 12 ", "12"),
        ("-4", "-4"),
        ("−4", "-4"),
        ("+7", "7"),
        ("007", "7"),
        ("1.000", "1000"),
        ("1,000", "1000"),
        ("1 000 000", "1000000"),
        ("１２", "12"),
        ("١٢", "12"),
        ("१२", "12"),
        ("999999999", "999999999"),
        ("1000000000", "<integer>"),
        ("1.5", "<integer>"),
        ("1,00", "<integer>"),
        ("mười", "<integer>"),
        ("3 năm", "<integer>"),
        ("", "<integer>"),
        ("²", "2"),
        ("2️⃣", "2"),
        ("❷", "2"),
        ("🔟", "10"),
        ("4.", "4"),
        ("\u20664\u2069", "4"),
        ("\u31644", "4"),
        ("1e3", "<integer>"),
    ],
)
def test_whole_numbers(text, value):
    assert read("integer", text) == value


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("3,5", "vi", "3.5"),
        ("3.5", "vi", "3.5"),
        ("3,5", "en", "3.5"),
        ("3.5", "de", "3.5"),
        (",5", "de", "0.5"),
        ("7", "en", "7"),
        ("3,50", "de", "3.5"),
        ("-0,0", "de", "0"),
        ("1.234,5", "vi", "1234.5"),
        ("1,234.5", "en", "1234.5"),
        ("1.234.567,89", "de", "1234567.89"),
        ("1.234", "vi", "1234"),
        ("1.234", "en", "1.234"),
        ("1,234", "en", "1234"),
        ("1,234", "de", "1.234"),
        ("0.125", "vi", "0.125"),
        ("1 234,5", "de", "1234.5"),
        ("٣٫٥", "en", "<number>"),
        ("1,2,3", "en", "<number>"),
        ("viel", "de", "<number>"),
        ("1.", "en", "1"),
    ],
)
def test_decimal_numbers(text, language, value):
    assert read("decimal", text, language=language) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17/05/2023", "2023-05-17"),
        ("7/5/2023", "2023-05-07"),
        ("17.5.2023", "2023-05-17"),
        ("17. 5. 2023", "2023-05-17"),
        ("17-05-2023", "2023-05-17"),
        ("17 5 2023", "2023-05-17"),
        ("2023-05-17", "2023-05-17"),
        ("2023/5/7", "2023-05-07"),
        ("17052023", "2023-05-17"),
        ("１７/０５/２０２３", "2023-05-17"),
        ("ngày 17 tháng 5 năm 2023", "2023-05-17"),
        ("Ngày 17 Tháng Năm Năm 2023", "2023-05-17"),
        ("17 tháng 12 năm 2023", "2023-12-17"),
        ("17 tháng mười hai năm 2023", "2023-12-17"),
        ("17 thang 5, 2023", "2023-05-17"),
        ("17 May 2023", "2023-05-17"),
        ("17th of May 2023", "2023-05-17"),
        ("May 17, 2023", "2023-05-17"),
        ("17. Mai 2023", "2023-05-17"),
        ("1. März 2023", "2023-03-01"),
        ("1. Maerz 2023", "2023-03-01"),
        ("3. Dez. 2023", "2023-12-03"),
        ("29/02/2024", "2024-02-29"),
        ("17/05/2023.", "2023-05-17"),
        ("ngày 17/5/2023", "2023-05-17"),
        ("Ngày: 17/5/2023", "2023-05-17"),
        ("Thứ Tư, ngày 17/5/2023", "2023-05-17"),
        ("thứ tư 17 tháng 5 năm 2023.", "2023-05-17"),
        ("Wednesday, 17 May 2023", "2023-05-17"),
        ("Mi., 17.05.2023", "2023-05-17"),
        ("am 17.05.2023.", "2023-05-17"),
        ("\u200e17/05/2023\u200b", "2023-05-17"),
        ("1️⃣7️⃣/05/2023", "2023-05-17"),
        ("nga\u0300y 17 tha\u0301ng 5 na\u0306m 2023", "2023-05-17"),
        ("29/02/2023", "<date>"),
        ("31/04/2023", "<date>"),
        ("05/17/2023", "<date>"),
        ("17/05/23", "<date>"),
        ("17/05-2023", "<date>"),
        ("05/2023", "<date>"),
        ("hôm nay", "<date>"),
        ("", "<date>"),
        ("00/01/2023", "<date>"),
        ("01/01/0000", "<date>"),
    ],
)
def test_dates(text, value):
    assert read("date", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("03/2019", "2019-03-01"),
        ("3/2019", "2019-03-01"),
        ("3-2019", "2019-03-01"),
        ("3.2019", "2019-03-01"),
        ("3 2019", "2019-03-01"),
        ("032019", "2019-03-01"),
        ("2019-03", "2019-03-01"),
        ("2019/3", "2019-03-01"),
        ("tháng 3 năm 2019", "2019-03-01"),
        ("Tháng 3/2019", "2019-03-01"),
        ("tháng ba năm 2019", "2019-03-01"),
        ("tháng năm năm 2019", "2019-05-01"),
        ("tháng giêng 2019", "2019-01-01"),
        ("tháng chạp 2019", "2019-12-01"),
        ("tháng mười 2019", "2019-10-01"),
        ("tháng mười một 2019", "2019-11-01"),
        ("thang tu 2019", "2019-04-01"),
        ("T3/2019", "2019-03-01"),
        ("Th3 2019", "2019-03-01"),
        ("March 2019", "2019-03-01"),
        ("march, 2019", "2019-03-01"),
        ("Sept 2019", "2019-09-01"),
        ("März 2019", "2019-03-01"),
        ("Mrz. 2019", "2019-03-01"),
        ("Jänner 2019", "2019-01-01"),
        ("Oktober 2019", "2019-10-01"),
        ("15/03/2019", "2019-03-01"),
        ("2019-03-15", "2019-03-01"),
        ("13/2019", "<month>"),
        ("0/2019", "<month>"),
        ("2019", "<month>"),
        ("03/19", "<month>"),
        ("Brumaire 2019", "<month>"),
        ("nay", "<month>"),
    ],
)
def test_months(text, value):
    assert read("date", text, "month-year") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2019", "2019-01-01"),
        (" 2019 ", "2019-01-01"),
        ("năm 2019", "2019-01-01"),
        ("Jahr 2019", "2019-01-01"),
        ("19", "<year>"),
        ("20190", "<year>"),
        ("0000", "<year>"),
        ("03/2019", "<year>"),
    ],
)
def test_years(text, value):
    assert read("date", text, "year") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9:30", "09:30:00.000+07:00"),
        ("09.30", "09:30:00.000+07:00"),
        ("9h30", "09:30:00.000+07:00"),
        ("9h", "09:00:00.000+07:00"),
        ("9 giờ 30", "09:30:00.000+07:00"),
        ("9 giờ 30 phút", "09:30:00.000+07:00"),
        ("21 Uhr", "21:00:00.000+07:00"),
        ("21:30 Uhr", "21:30:00.000+07:00"),
        ("9:30 pm", "21:30:00.000+07:00"),
        ("12 am", "00:00:00.000+07:00"),
        ("12:15 pm", "12:15:00.000+07:00"),
        ("24:00", "<time>"),
        ("9:60", "<time>"),
        ("13 pm", "<time>"),
        ("sáng", "<time>"),
    ],
)
def test_times(text, value):
    assert read("time", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17/05/2023 9:30", "2023-05-17T09:30:00.000+07:00"),
        ("17 May 2023, 9:30 pm", "2023-05-17T21:30:00.000+07:00"),
        ("2023-05-17T09:30", "2023-05-17T09:30:00.000+07:00"),
        ("ngày 17 tháng 5 năm 2023 9h30", "2023-05-17T09:30:00.000+07:00"),
        ("17/05/2023", "<datetime>"),
        ("9:30", "<datetime>"),
    ],
)
def test_moments(text, value):
    assert read("datetime", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", "low"),
        ("2.", "mid"),
        ("3)", "top"),
        ("٣", "top"),
        ("Thấp", "low"),
        ("thap", "low"),
        ("ĐẠT", "top"),
        ("dat", "top"),
        ("trung binh, kha", "mid"),
        ("  không   áp dụng ", "na"),
        ("mức 2", "mid"),
        ("Muc 2.", "mid"),
        ("Level 3", "top"),
        ("Stufe ３", "top"),
        ("chọn 1", "low"),
        ("mức 9", "<choice>"),
        ("mức", "<choice>"),
        ("tháng 2", "<choice>"),
        ("0", "<choice>"),
        ("5", "<choice>"),
        ("không", "<choice>"),
        ("low", "<choice>"),
        ("1 2", "<choice>"),
        ("", "<choice>"),
    ],
)
def test_one_choice(text, value):
    assert read("select_one", text, choices=LEVELS) == value


def test_a_label_that_is_a_number_wins_over_the_place_in_the_list():
    years = (Choice("a", "2"), Choice("b", "1"))
    assert read("select_one", "1", choices=years) == "b"


def test_a_level_that_labels_begin_with_is_theirs_and_not_the_place_in_the_list():
    levels = tuple(Choice(f"v{n}", f"Mức {n}: {word}") for n, word in enumerate(("chưa", "ít", "khá", "tốt")))
    assert read("select_one", "mức 2", choices=levels) == "v2"
    assert read("select_one", "2", choices=levels) == "v1", "the number of its button"
    assert read("select_one", "mức 7", choices=levels) == "<choice>"


def test_two_choices_that_read_alike_are_told_apart_by_number_only():
    alike = (Choice("a", "Ma"), Choice("b", "Má"))
    assert read("select_one", "ma", choices=alike) == "<choice>"
    assert read("select_one", "2", choices=alike) == "b"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1, 3", "low top"),
        ("1 3", "low top"),
        ("3;1", "low top"),
        ("1,3,", "low top"),
        ("1 và 3", "low top"),
        ("1 und 3", "low top"),
        ("1 1 1", "low"),
        ("Thấp, Đạt", "low top"),
        ("thấp, 3", "low top"),
        ("Trung bình, khá", "mid"),
        ("Thấp\nKhông áp dụng", "low na"),
        ("1, 9", "<choice>"),
        ("thấp cao", "<choice>"),
        (" , ", "<choice>"),
        ("", "<choice>"),
    ],
)
def test_several_choices(text, value):
    assert read("select_multiple", text, choices=LEVELS) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("4 3 2 1", "na top mid low"), ("1,2,3,4", "low mid top na"), ("1 2 3", "<choice>"), ("1 2 3 3", "<choice>")],
)
def test_an_order_names_all_choices(text, value):
    assert read("rank", text, choices=LEVELS) == value


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("text", " Nguyễn Văn An ", "Nguyễn Văn An"),
        ("text", "<b>{}</b> 🙂 مرحبا", "<b>{}</b> 🙂 مرحبا"),
        ("text", "e\u0302\u0323", "ệ"),
        ("text", "   ", "<text>"),
        ("text", "a" * 4000, "a" * 4000),
        ("text", "a" * 4001, "<too_long>"),
        ("range", "2,5", "2.5"),
        ("geopoint", "21.03, 105.85", "21.03 105.85 0 0"),
        ("geopoint", "-21.03 105.85 12 5", "-21.03 105.85 12 5"),
        ("geopoint", "91 0", "<geopoint>"),
        ("geopoint", "20,95 107,08", "20.95 107.08 0 0"),
        ("geopoint", "20,95, 107,08", "20.95 107.08 0 0"),
        ("geopoint", "20.95° N, 107.08° E", "20.95 107.08 0 0"),
        ("geopoint", "Hà Nội", "<geopoint>"),
        ("file", "ảnh", "<file>"),
        ("note", "ok", ""),
        ("acknowledge", "vâng", "OK"),
    ],
)
def test_other_kinds(question, text, value):
    assert read(question, text) == value


QUESTIONS = ("integer", "decimal", "text", "date", "time", "datetime", "select_one", "select_multiple", "rank")


@given(st.text(max_size=60), st.sampled_from(QUESTIONS), st.sampled_from(["", "month-year", "year"]))
def test_any_text_is_read_or_refused(text, question, appearance):
    assert isinstance(read(question, text, appearance, choices=LEVELS), str), "a value or what was expected, no fault"


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["vi", "en", "de"]))
def test_a_shown_date_reads_as_the_same_date(day, language):
    for appearance, value in (
        ("", day),
        ("month-year", day.replace(day=1)),
        ("year", day.replace(day=1, month=1)),
    ):
        asked = prompt("date", appearance, value=value.isoformat())
        assert parse_answer(asked, show_answer(asked, language), language, NOW) == value.isoformat()


@given(st.decimals(-(10**6), 10**6, places=2), st.sampled_from(["vi", "en", "de"]))
def test_a_shown_number_reads_as_the_same_number(number, language):
    asked = prompt("decimal", value=str(number))
    assert float(parse_answer(asked, show_answer(asked, language), language, NOW)) == float(number)


@pytest.mark.parametrize(
    ("question", "appearance", "value", "language", "shown"),
    [
        ("date", "month-year", "2019-03-01", "vi", "03/2019"),
        ("date", "month-year", "2019-03-01", "de", "03.2019"),
        ("date", "year", "2019-01-01", "en", "2019"),
        ("date", "", "2019-03-07", "en", "07/03/2019"),
        ("date", "", "2019-03-07", "de", "07.03.2019"),
        ("datetime", "", "2019-03-07T09:30:00.000+07:00", "vi", "07/03/2019 09:30"),
        ("time", "", "09:30:00.000+07:00", "vi", "09:30"),
        ("decimal", "", "3.5", "de", "3,5"),
        ("decimal", "", "3.5", "en", "3.5"),
        ("integer", "", "12", "vi", "12"),
        ("text", "", "a.b", "de", "a.b"),
        ("date", "", "soon", "de", "soon"),
        ("date", "", "", "de", ""),
    ],
)
def test_shown(question, appearance, value, language, shown):
    assert show_answer(prompt(question, appearance, value=value), language) == shown


def test_chosen_labels_are_shown():
    assert show_answer(prompt("select_one", choices=LEVELS, value="mid"), "vi") == "Trung bình, khá"
    assert show_answer(prompt("select_multiple", choices=LEVELS, value="low top"), "vi") == "Thấp, Đạt"
    assert show_answer(prompt("select_one", choices=LEVELS, value="gone"), "vi") == "gone"


YES_NO = (Choice("yes", "Đồng ý"), Choice("no", "Không đồng ý"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Không đồng ý.", "no"),
        ("“Không đồng ý”", "no"),
        ("khong dong y !", "no"),
        ("Kho\u0302ng đo\u0302\u0300ng y\u0301", "no"),
        ("\u200bKhông\u200e đồng ý\ufeff", "no"),
        ("2️⃣", "no"),
        ("②", "no"),
        ("1.", "yes"),
        ("Không", "<choice>"),
        ("\u3164", "<choice>"),
    ],
)
def test_choices_however_they_are_typed(text, value):
    assert read("select_one", text, choices=YES_NO) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("\u200b\u3164\u200e", "<text>"),
        ("\ufeffAB\u200b12\u200e", "AB12"),
        ("Gia đình 👨‍👩‍👧", "Gia đình 👨‍👩‍👧"),
        ("\u200fעברית\u200e A", "\u200fעברית\u200e A"),
        ("Hoa\u0300", "Hoà"),
    ],
)
def test_free_text_loses_what_nobody_sees_and_keeps_what_belongs_to_it(text, value):
    assert read("text", text) == value
