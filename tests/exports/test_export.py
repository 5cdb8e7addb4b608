"""Exports: one row a person, repeats on their own sheets, the right submission, and no cell that computes."""

import stat
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.exports.results.campaign import export_campaign
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.refusals import Refusal
from bot.services.sessions import answering, submitting
from bot.services.sessions.library import Library
from bot.services.surveys import publishing
from storage.models import AuditEntry, StoredSession
from storage.repositories import chats
from survey_definitions import AddRepeat, Answer, CloseRepeat, GoTo, RemoveRepeat, Skip, compile_survey
from tests.services.builders import CALENDAR, add_province, person
from tests.support.clock import VIET_NAM

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
    def __init__(self, database, clock):
        self.database, self.clock = database, clock
        compiled = compile_survey(SURVEY.encode(), "posts.yaml")
        database.run_now(add_province)
        database.run_now(publishing.publish, compiled, SURVEY.encode(), "posts.yaml", clock())
        self.campaign = database.run_now(
            lifecycle.create,
            survey="posts",
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
        return export_campaign(self.database, self.campaign, path, self.clock(), zone=VIET_NAM, **options)


@pytest.fixture
def province(database, clock):
    return Province(database, clock)


NO_POSTS = (RemoveRepeat("/post[k1]"), CloseRepeat("/post+"))  # a repeat begins with one entry


def short(motto, age="30", likes="red blue"):
    return (Answer(motto), Answer(age), Answer(likes), Skip(), *NO_POSTS)


def rows(path, sheet):
    header, *found = load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in found]


def test_one_row_a_person_with_where_and_when(province, tmp_path):
    receipt = province.answer("BTC-001", *short("Dĩ bất biến"))
    assert province.export(tmp_path / "x.xlsx") == 1
    (row,) = rows(tmp_path / "x.xlsx", "posts")
    assert row == {
        "staff_code": "BTC-001",
        "unit_code": "BTC-CB",
        "agency_code": "BTC",
        "agency_today": "BTC",
        "language": "vi",
        "receipt": receipt,
        "submission": 1,
        "submitted_at": "2026-06-15 10:00:00",
        "motto": "Dĩ bất biến",
        "age": 30,
        "likes": "red blue",
        "why": None,
        "/more/language": None,
        "double": "60",
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
    assert choices == [("colours", "red", "Red"), ("colours", "blue", "Blue")]
    assert questions["likes"]["list"] == "colours"


def test_an_export_is_on_record_and_for_its_owner_alone(province, tmp_path):
    province.answer("BTC-001", *short("x"))
    province.export(tmp_path / "x.xlsx")
    query = select(AuditEntry).where(AuditEntry.act == "campaign.export")
    (entry,) = province.database.read_now(lambda uow: list(uow.orm.scalars(query)))
    assert (entry.subject, entry.details["submissions"]) == (f"campaign:{province.campaign}", 1)
    assert stat.S_IMODE((tmp_path / "x.xlsx").stat().st_mode) == 0o600


def test_an_unknown_campaign_leaves_no_file(province, tmp_path):
    with pytest.raises(Refusal):
        export_campaign(province.database, 99, tmp_path / "x.xlsx", province.clock(), zone=VIET_NAM)
    assert list(tmp_path.glob("*.xlsx*")) == []
