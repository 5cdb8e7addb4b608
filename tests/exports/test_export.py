"""Exports: one row a person, repeats on their own sheets, the right submission, and no cell that computes."""

import csv
import stat
from collections import Counter
from datetime import date, datetime
from io import BytesIO
from tempfile import NamedTemporaryFile
from zipfile import ZipFile

import pandas as pd
import pyreadstat
import pytest
from lxml import etree
from openpyxl import load_workbook
from pyarrow import parquet
from sqlalchemy import select, update

from bot.calendar.periods import DELETE
from bot.exports.results import people as rows_of_people
from bot.exports.results import spss, workbook
from bot.exports.results.campaign import ExportOrder, export_campaign
from bot.exports.results.columns import levels
from bot.exports.results.fields import Field, FieldKind
from bot.exports.results.layout import ExportSheet
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.group_figures import people
from bot.services.people import leaving_for_good
from bot.services.people.register import RequestWish
from bot.services.refusals import Refusal
from bot.services.rights import asking
from bot.services.sessions import answering, submitting
from bot.services.sessions.library import Library
from bot.services.surveys import publishing
from storage.models import AuditEntry, Campaign, StoredSession, Unit
from storage.repositories import chats
from survey_definitions import AddRepeat, Answer, CloseRepeat, GoTo, RemoveRepeat, Skip, compile_survey, read_survey
from tests.services.builders import CALENDAR, CLOCKS, add_province, person
from tests.support.clock import VIET_NAM

TEN = datetime.fromisoformat("2026-06-15 10:00")  # workbooks know no time zones
SURVEY = """
settings:
- form_id: posts
  form_title: {vi: Quá trình, en: Posts}
  version: '1'
  default_language: vi
survey:
- {type: text, name: motto, label: {vi: Phương châm, en: Motto}}
- {type: integer, name: age, label: {vi: Tuổi, en: Age}, required: 'yes'}
- {type: select_multiple colours, name: likes, label: {vi: Màu, en: Colours}}
- {type: note, name: thanks, label: {vi: Cảm ơn, en: Thanks}}
- {type: begin_group, name: more, label: {vi: Thêm, en: More}, relevant: "${age} > 40"}
- {type: text, name: why, label: {vi: 'Vì sao, ${motto}?', en: 'Why?'}}
- {type: text, name: language, label: {vi: Ngôn ngữ, en: Language}}
- {type: end_group}
- {type: calculate, name: double, calculation: "${age} * 2"}
- {type: begin_repeat, name: post, label: {vi: Vị trí, en: Post}}
- {type: text, name: title, label: {vi: Chức danh, en: Title}, required: 'yes'}
- {type: begin_repeat, name: task, label: {vi: Việc, en: Task}}
- {type: text, name: task_title, label: {vi: Việc gì, en: What}, required: 'yes'}
- {type: end_repeat}
- {type: end_repeat}
choices:
- {list_name: colours, name: red, label: {vi: Đỏ, en: Red}}
- {list_name: colours, name: blue, label: {vi: Xanh, en: Blue}}
"""


class Province:
    def __init__(self, database, clock, survey=SURVEY):
        self.database, self.clock = database, clock
        compiled = compile_survey(survey.encode(), "posts.yaml")
        database.run_now(add_province)
        database.run_now(publishing.publish, compiled, survey.encode(), "posts.yaml", clock())
        self.campaign = database.run_now(
            lifecycle.create,
            survey=compiled.about.id,
            audience=parse("all"),
            opens_at=clock(),
            closes_at=clock().replace(year=2027),
            now=clock(),
            calendar=CALENDAR,
        ).id

    def answer(self, staff_code, *inputs):
        """Give inputs to somebody's session and submit it."""

        def use_case(uow):
            somebody = person(uow, staff_code).id
            session_id = uow.orm.scalar(select(StoredSession.id).where(StoredSession.person_id == somebody))
            library = Library()
            row = chats.session_of(uow, session_id, somebody)
            live = answering.open_session(uow, row, library, self.clock(), "vi")
            for given in inputs:
                answering.apply(uow, live, given, self.clock())
            receipt = submitting.submit(uow, live, self.clock())
            assert isinstance(receipt, submitting.Receipt), receipt
            answering.save(uow, live, library)
            return receipt.code

        return self.database.run_now(use_case)

    def export(self, path, **options):
        wanted = ExportOrder(VIET_NAM, **options)
        return export_campaign(self.database, self.campaign, path, self.clock(), wanted=wanted)


@pytest.fixture
def province(database, clock):
    return Province(database, clock)


NO_POSTS = (RemoveRepeat("/post[k1]"), CloseRepeat("/post+"))  # a repeat begins with one entry


def short(motto, age="30", likes="red blue"):
    return (Answer(motto), Answer(age), Answer(likes), Skip(), *NO_POSTS)


def rows(path, sheet):
    header, *found = load_workbook(path)[sheet].iter_rows(values_only=True)
    listed = [dict(zip(header, row, strict=True)) for row in found]
    return [
        row for row in listed if sheet.startswith(("questions", "choices")) or row["receipt"]
    ]  # those who have answered


def test_one_row_a_person_with_where_and_when(province, tmp_path):
    receipt = province.answer("BTC-001", *short("Dĩ bất biến"))
    assert province.export(tmp_path / "x.xlsx") == 1
    (row,) = rows(tmp_path / "x.xlsx", "posts")
    facts = {name for name in row if name.endswith("_name")} | {"title", "position_group", "job_position", "rank"}
    assert {name: value for name, value in row.items() if name not in facts} == {
        "staff_code": "BTC-001",
        "unit_code": "BTC-CB",
        "agency_code": "BTC",
        "agency_today": "BTC",
        "language": "vi",
        "receipt": receipt,
        "submission": 1,
        "submitted_at": TEN,
        "birth_month": None,
        "unit_submitted": "BTC-CB",
        "status": "submitted",
        "motto": "Dĩ bất biến",
        "age": 30,
        "likes": "red blue",
        "likes/red": 1,
        "likes/blue": 1,
        "why": None,
        "/more/language": None,
        "double": 60,
    }


def test_repeats_have_sheets_with_keys_that_stay(province, tmp_path):
    province.answer(
        "BTC-001",
        *short("x")[:4],
        Answer("head"),
        Answer("plan"),
        AddRepeat("/post[k1]/task+"),
        Answer("report"),
        CloseRepeat("/post[k1]/task+"),
        AddRepeat("/post+"),
        Answer("deputy"),
        RemoveRepeat("/post[k2]/task[k1]"),
        CloseRepeat("/post[k2]/task+"),
        AddRepeat("/post+"),
        Answer("clerk"),
        RemoveRepeat("/post[k3]/task[k1]"),
        CloseRepeat("/post[k3]/task+"),
        RemoveRepeat("/post[k2]"),
        CloseRepeat("/post+"),
    )
    province.export(tmp_path / "x.xlsx")
    posts = [(r["staff_code"], r["post_key"], r["title"]) for r in rows(tmp_path / "x.xlsx", "post")]
    assert posts == [("BTC-001", 1, "head"), ("BTC-001", 3, "clerk")]
    tasks = [(r["post_key"], r["task_key"], r["task_title"]) for r in rows(tmp_path / "x.xlsx", "task")]
    assert tasks == [(1, 1, "plan"), (1, 2, "report")]


@pytest.mark.parametrize(
    "text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1", "{=A1}", "http://x.vn", "0042", "1e5"]
)
def test_no_cell_is_a_formula_a_link_or_another_number(province, tmp_path, text):
    province.answer("BTC-001", *short(text))
    province.export(tmp_path / "x.xlsx")
    (row,) = rows(tmp_path / "x.xlsx", "posts")
    assert row["motto"].strip() == text.strip()
    with ZipFile(tmp_path / "x.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.startswith("xl/")}
    assert not [name for name, data in parts.items() if b"<f>" in data or b"hyperlink" in data.lower()]


def test_the_newest_submission_counts_unless_all_are_asked_for(province, tmp_path):
    province.answer("BTC-001", *short("first"))
    province.clock.pass_(days=1)
    province.answer("BTC-001", GoTo("/motto"), Answer("second"))
    province.answer("VPTU-001", *short("other"))
    assert province.export(tmp_path / "new.xlsx") == 2
    assert [r["motto"] for r in rows(tmp_path / "new.xlsx", "posts")] == ["second", "other"]
    assert province.export(tmp_path / "all.xlsx", every_number=True) == 3
    assert [(r["submission"], r["motto"]) for r in rows(tmp_path / "all.xlsx", "posts")] == [
        (1, "first"),
        (2, "second"),
        (1, "other"),
    ]


def test_what_an_edit_made_irrelevant_is_not_exported(province, tmp_path):
    long = (Answer("m"), Answer("50"), Answer("red"), Skip(), Answer("because"), Answer("vi"), *NO_POSTS)
    province.answer("BTC-001", *long)
    province.export(tmp_path / "before.xlsx")
    assert rows(tmp_path / "before.xlsx", "posts")[0]["why"] == "because"
    province.answer("BTC-001", GoTo("/age"), Answer("20"))
    province.export(tmp_path / "after.xlsx")
    assert rows(tmp_path / "after.xlsx", "posts")[0]["why"] is None


def test_those_who_withdrew_or_are_frozen_are_left_out(province, tmp_path):
    for code in ("BTC-001", "BTC-002", "BTC-003"):
        province.answer(code, *short(code))

    def change(uow):
        person(uow, "BTC-001").frozen_at = province.clock()
        query = select(StoredSession).where(StoredSession.person_id == person(uow, "BTC-002").id)
        uow.orm.scalars(query).one().status = "stopped"

    province.database.run_now(change)
    assert province.export(tmp_path / "x.xlsx") == 1
    assert [r["staff_code"] for r in rows(tmp_path / "x.xlsx", "posts")] == ["BTC-003"]


def test_the_code_book_says_what_the_columns_hold(province, tmp_path):
    province.export(tmp_path / "x.xlsx")
    questions = {row["column"]: row for row in rows(tmp_path / "x.xlsx", "questions")}
    assert (questions["age"]["type"], questions["age"]["label::en"], questions["age"]["label::vi"]) == (
        "integer",
        "Age",
        "Tuổi",
    )
    assert questions["age"]["label::de"] == "Tuổi"  # not translated: the survey's own language
    assert questions["why"]["label::vi"] == "Vì sao, …?"
    assert questions["double"]["type"] == "calculate"
    assert questions["title"]["sheet"] == "post"
    choices = [(r["list"], r["name"], r["label::en"]) for r in rows(tmp_path / "x.xlsx", "choices")]
    assert questions["double"]["meaning"].startswith("calculated: ")
    assert choices == [("colours", "red", "Red"), ("colours", "blue", "Blue")]
    assert questions["likes"]["list"] == "colours"
    book = load_workbook(tmp_path / "x.xlsx")
    headers = {cell.value for sheet in book for cell in sheet[1] if sheet.title not in ("questions", "choices")}
    assert {one for one in headers if one.startswith("/") or "/" not in one} <= questions.keys()
    assert all(one["meaning"] for one in questions.values() if one["type"] in ("fact", "key", "long", "calculate"))


def test_an_export_is_on_record_and_for_its_owner_alone(province, tmp_path):
    province.answer("BTC-001", *short("x"))
    province.export(tmp_path / "x.xlsx")
    query = select(AuditEntry).where(AuditEntry.act == "campaign.export")
    (entry,) = province.database.read_now(lambda uow: list(uow.orm.scalars(query)))
    assert (entry.subject, entry.details["submissions"]) == (f"campaign:{province.campaign}", 1)
    assert stat.S_IMODE((tmp_path / "x.xlsx").stat().st_mode) == 0o600


def test_an_unknown_campaign_leaves_no_file(province, tmp_path):
    with pytest.raises(Refusal):
        export_campaign(province.database, 99, tmp_path / "x.xlsx", province.clock(), wanted=ExportOrder(VIET_NAM))
    assert list(tmp_path.glob("*.xlsx*")) == []


# -- what an analyst opens


def test_who_did_not_answer_is_a_row_without_answers(province, tmp_path):
    province.answer("BTC-001", *short("x"))
    province.export(tmp_path / "x.xlsx")
    header, *found = load_workbook(tmp_path / "x.xlsx")["posts"].iter_rows(values_only=True)
    listed = [dict(zip(header, row, strict=True)) for row in found]
    assert {row["staff_code"]: row["status"] for row in listed}["BTC-002"] == "new"
    silent = next(row for row in listed if row["staff_code"] == "BTC-002")
    assert (silent["receipt"], silent["age"], silent["likes/red"], silent["position_group"]) == (None, None, None, "CV")


def test_the_rows_are_the_people_of_every_figure_where_they_were_invited(province, tmp_path):
    """Who moved, left or is asked no more; but for who asked that nothing be made of what is stored of them."""
    clock, read, run = province.clock, province.database.read_now, province.database.run_now
    province.answer("BTC-002", *short("before"))
    for code in ("BTC-002", "BTC-003"):
        run(move, code, "VPTU")
    province.answer("BTC-003", *short("after"))
    run(lambda uow: leaving_for_good.leave(uow, person(uow, "VPTU-001").id, clock().date(), clock(), "cli") and None)
    run(lambda uow: asking.ask(uow, person(uow, "BNC-001").id, RequestWish(DELETE), CLOCKS, clock()) and None)
    run(lambda uow: uow.orm.execute(update(Campaign).values(audience=parse("agency:BTC,BNC").to_json())) and None)
    assert run(lifecycle.reconcile_all, clock())  # VPTU-002 is asked no more
    province.export(tmp_path / "x.xlsx")
    header, *found = load_workbook(tmp_path / "x.xlsx")["posts"].iter_rows(values_only=True)
    listed = [dict(zip(header, row, strict=True)) for row in found]
    assert {row["staff_code"]: (row["unit_code"], row["unit_submitted"], row["status"]) for row in listed} == {
        "BTC-001": ("BTC-CB", None, "new"),
        "BTC-002": ("BTC-CB", "BTC-CB", "submitted"),
        "BTC-003": ("BTC-VP", "VPTU", "submitted"),
        "BTC-004": ("BTC", None, "new"),
        "VPTU-001": ("VPTU", None, "out"),
        "VPTU-002": ("VPTU", None, "out"),
    }
    crowd = read(lambda uow: people.crowd(uow, people.counted(1, clock()), clock().date(), frozenset()))
    counted = Counter[str]()
    for cell, number in zip(crowd.cells, crowd.asked.tolist(), strict=True):
        counted[cell.unit] += number
    assert counted == Counter(row["unit_code"] for row in listed) + Counter(["BNC"])


@pytest.mark.parametrize("every_number", [False, True])
def test_people_are_read_some_at_a_time_and_nobody_is_lost_between(province, tmp_path, monkeypatch, every_number):
    for code, motto in (("BTC-003", "one"), ("BTC-001", "two"), ("BTC-003", "three")):
        province.answer(code, *(short(motto) if motto != "three" else (GoTo("/motto"), Answer(motto))))
    wanted = {"every_number": every_number, "force": True}
    written = []
    for at_once in (rows_of_people.AT_ONCE, 1, 2):
        monkeypatch.setattr(rows_of_people, "AT_ONCE", at_once)
        assert province.export(tmp_path / "x.xlsx", **wanted) == (3 if every_number else 2)
        written.append(list(load_workbook(tmp_path / "x.xlsx")["posts"].iter_rows(values_only=True)))
    assert written[0] == written[1] == written[2]
    codes = [row[0] for row in written[0][1:]]
    assert codes == sorted(codes)
    assert len(set(codes)) == 7


def move(uow, staff_code, agency):
    unit = uow.orm.scalars(select(Unit).where(Unit.code == agency)).one()
    somebody = person(uow, staff_code)
    somebody.unit_id, somebody.agency_id = unit.id, unit.agency_id


def test_labels_are_in_the_language_that_was_asked_for_whoever_answered(province, tmp_path):
    province.answer("BTC-001", *short("x"))
    for language, said in (("vi", "Đỏ; Xanh"), ("en", "Red; Blue")):
        province.export(tmp_path / f"{language}.xlsx", language=language)
        row = rows_of_labels(tmp_path / f"{language}.xlsx")[0]
        assert row["likes"] == said
        assert type(row["age"]) is int  # a number is one on this sheet as well


def rows_of_labels(path):
    header, *found = load_workbook(path)["labels"].iter_rows(values_only=True)
    return [row for row in (dict(zip(header, one, strict=True)) for one in found) if row["receipt"]]


def test_the_long_sheet_has_a_row_for_every_answer_and_every_choice(province, tmp_path):
    province.answer("BTC-001", *short("x"))
    province.export(tmp_path / "x.xlsx", language="en")
    header, *found = load_workbook(tmp_path / "x.xlsx")["long"].iter_rows(values_only=True)
    said = [tuple(row[header.index(name)] for name in ("question", "value", "value_label", "number")) for row in found]
    assert said == [
        ("motto", "x", None, None),
        ("age", "30", None, 30),
        ("likes", "red", "Red", None),
        ("likes", "blue", "Blue", None),
        ("double", "60", None, 60),
    ]


def test_an_existing_file_stays_unless_it_may_be_replaced(province, tmp_path):
    (tmp_path / "x.xlsx").write_text("mine")
    with pytest.raises(Refusal) as refused:
        province.export(tmp_path / "x.xlsx")
    assert refused.value.code == "export_exists"
    assert (tmp_path / "x.xlsx").read_text() == "mine"
    assert province.export(tmp_path / "x.xlsx", force=True) == 0
    assert load_workbook(tmp_path / "x.xlsx").sheetnames[:2] == ["posts", "labels"]


def test_a_question_keeps_its_column_when_it_moves_to_another_group(province, tmp_path):
    moved = SURVEY.replace("- {type: text, name: motto, label: {vi: Phương châm, en: Motto}}\n", "").replace(
        "- {type: text, name: why", "- {type: text, name: motto, label: {vi: Phương châm}}\n- {type: text, name: why"
    )
    versions = [read_survey(compile_survey(text.encode(), "p.yaml").xform) for text in (moved, SURVEY)]
    (column,) = (one for one in levels(versions)[0].columns if one.field.header == "motto")
    assert column.refs == ("/more/motto", "/motto")


def test_csv_is_readable_by_excel_and_carries_no_formula(province, tmp_path):
    province.answer("BTC-001", *short("=1+1"))
    province.export(tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with ZipFile(tmp_path / "x.csv.zip") as archive:
        assert {"posts.csv", "labels.csv", "long.csv", "post.csv", "questions.csv"} <= set(archive.namelist())
        assert archive.read("posts.csv") == (tmp_path / "x.csv").read_bytes()
    (row,) = [one for one in csv.DictReader((tmp_path / "x.csv").open(encoding="utf-8-sig")) if one["receipt"]]
    assert (row["motto"], row["age"], row["likes/blue"]) == ("'=1+1", "30", "1")


def test_a_statistics_program_finds_labels_and_types(province, tmp_path):
    province.answer("BTC-001", *short("Dĩ bất biến"))
    province.export(tmp_path / "x.sav", language="en")
    frame, meta = pyreadstat.read_sav(str(tmp_path / "x.sav"))
    (row,) = frame[frame.receipt != ""].to_dict("records")
    assert (row["motto"], row["age"], row["likes_red"]) == ("Dĩ bất biến", 30.0, 1.0)
    assert row["submitted_at"] == TEN
    assert (meta.column_names_to_labels["age"], meta.variable_value_labels["likes"]["red"]) == ("Age", "Red")
    assert (tmp_path / "x.post.sav").exists()


def test_rows_of_a_statistics_file_are_written_in_parts_and_read_as_one(monkeypatch):
    """Texts of each width, none at all, letters of several bytes, one beyond 255: no part is wide as another."""
    monkeypatch.setattr(spss, "_AT_ONCE", 3)
    kinds = [FieldKind.TEXT, FieldKind.NUMBER, FieldKind.DAY, FieldKind.MOMENT, FieldKind.COMPUTED]
    fields = tuple(Field(f"c{at}", kind) for at, kind in enumerate(kinds))
    fields = (*fields, Field("mark", codes={"1": {"vi": "Một"}, "2": {"vi": "Hai"}}))
    texts = [None, "ă" * 5, "", "x" * 300, "Nguyễn", None, None, None, "ế", "y" * 9]
    given = [
        [
            text,
            None if at % 3 else at / 2,
            date(2020, 1, at + 1) if at % 2 else None,
            TEN.replace(hour=at) if at > 4 else None,
            at if at % 2 else "n/a",
            str(at % 2 + 1) if at else None,
        ]
        for at, text in enumerate(texts)
    ]
    for number in (0, 1, 3, len(given)):
        made = BytesIO()
        writer = spss.Sav(made, [ExportSheet("a", fields)], "vi")
        for row in given[:number]:
            writer.add("a", row)
        writer.close()
        frame, meta = _read(made)
        assert meta.number_rows == len(frame) == number
        assert meta.variable_value_labels["mark"] == {1.0: "Một", 2.0: "Hai"}
        read = [[None if pd.isna(value) else value for value in row] for row in frame.to_numpy(object)]
        expected = [
            [text or "", number, day, moment, str(computed), mark and float(mark)]
            for text, number, day, moment, computed, mark in given[:number]
        ]
        assert read == expected


def test_days_that_few_give_are_days_in_a_statistics_file():
    made = BytesIO()
    writer = spss.Sav(made, [ExportSheet("a", (Field("day", FieldKind.DAY),))], "vi")
    for at in range(300):
        writer.add("a", [date(2020, 1, 1) if at == 250 else None])
    writer.close()
    frame, _ = _read(made)
    assert [(at, day) for at, day in enumerate(frame.day) if not pd.isna(day)] == [(250, date(2020, 1, 1))]


def _read(made):
    with NamedTemporaryFile(suffix=".sav") as file:
        file.write(made.getvalue())
        file.flush()
        return pyreadstat.read_sav(file.name)


def test_parquet_has_the_types_of_the_questions(province, tmp_path):
    province.answer("BTC-001", *short("x"))
    province.export(tmp_path / "x.parquet")
    read = parquet.read_table(tmp_path / "x.parquet")
    kinds = {name: str(read.schema.field(name).type) for name in ("age", "motto", "submitted_at", "likes/red")}
    assert kinds == {"age": "int64", "motto": "string", "submitted_at": "timestamp[ms]", "likes/red": "int64"}
    assert sorted(filter(None, read.column("age").to_pylist())) == [30]


def test_progress_is_told_to_the_end(province, tmp_path):
    said = []
    province.export(tmp_path / "x.xlsx", progress=lambda done, total: said.append((done, total)))
    assert said[-1] == (7, 7)


def test_submissions_are_instances_of_the_survey_as_odk_has_them(province, tmp_path):
    receipts = [
        province.answer(
            "BTC-001", Answer("a < b"), Answer("50"), Answer("red"), Skip(), Answer("Why"), Skip(), *NO_POSTS
        ),
        province.answer("BTC-002", *short("b")),
    ]
    assert province.export(tmp_path / "x.xml") == len(receipts)
    first, second = etree.parse(tmp_path / "x.xml").getroot()
    values = {etree.QName(one).localname: one.text for one in first.iter() if isinstance(one.tag, str)}
    assert (values["motto"], values["age"], values["why"], values["double"]) == ("a < b", "50", "Why", "100")
    assert values["instanceID"].startswith("uuid:")
    assert (first.get("id"), first.get("version")) == ("posts", "1")
    assert etree.tostring(first) != etree.tostring(second)
    with pytest.raises(Refusal):
        province.export(tmp_path / "x.xml")


def test_a_sheet_that_is_full_goes_on_under_a_name_that_no_other_sheet_has(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    sheets = [ExportSheet(name, (Field("a"),)) for name in ("long", "LONG_2")]
    made = BytesIO()
    writer = workbook.Xlsx(made, sheets, "vi")
    for number in range(5):
        writer.add("long", [str(number)])
    writer.close()
    book = load_workbook(made)
    assert book.sheetnames == ["long", "LONG_2", "long_3", "long_4"]
    assert [book[name]["A2"].value for name in ("long", "long_3", "long_4")] == ["0", "2", "4"]
    assert writer.continued() == {"long": ["long_3", "long_4"]}


def test_that_a_sheet_goes_on_stands_in_the_code_book_and_is_told(province, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    province.answer("BTC-001", *short("x"))
    told = []
    province.export(tmp_path / "x.xlsx", continued=lambda sheet, others: told.append((sheet, list(others))))
    book = load_workbook(tmp_path / "x.xlsx")
    (goes_on,) = [others for sheet, others in told if sheet == "posts"]
    said = {
        row["sheet"]: row["meaning"]
        for name in book.sheetnames
        if name.startswith("questions")
        for row in rows(tmp_path / "x.xlsx", name)
        if row["type"] == "continued"
    }
    assert said[goes_on[0]].startswith("goes on from posts, which is full")
    people = [row[0].value for name in ("posts", *goes_on) for row in list(book[name].rows)[1:]]
    assert len(people) == len(set(people)) > 2
