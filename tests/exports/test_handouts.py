"""Slips with invitations: whoever has one can join with it and the fact that is not on it, and not without."""

import stat
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from PIL import Image
from sqlalchemy import select

from bot.charts.fonts import font_file
from bot.exports.handouts import slips
from bot.exports.handouts.pdf import pages, write_pdf
from bot.exports.handouts.slips import DivisionSlips, Handout, Slip, in_groups, masked
from bot.exports.handouts.submission import submission_pdf
from bot.exports.handouts.writing import write_handout
from bot.services.people import invitations, joining
from bot.services.refusals import Refusal
from bot.settings import Settings
from bot.texts import Texts
from storage.models import AuditEntry, Invitation, Person, Unit
from storage.vietnamese import sort_key
from tests.services.builders import add_person, add_province, bind, person

SETTINGS = Settings(_env_file=None)
BOT = "vanhai_bot"


def call(uow, staff_code, name):
    somebody = person(uow, staff_code)
    somebody.full_name, somebody.sort_key = name, sort_key(name)


@pytest.fixture
def province(database):
    def fill(uow):
        add_province(uow)
        for staff_code, name in (("BTC-001", "Nguyễn Thị Ước"), ("BTC-002", "Đặng Văn Ảnh"), ("BTC-003", "Ann Lee")):
            call(uow, staff_code, name)
        call(uow, "BTC-004", "Công Tằng Tôn Nữ " * 6)
        person(uow, "BTC-004").language = "de"
        uow.orm.scalars(select(Unit).where(Unit.code == "BTC-CB")).one().names = {"vi": "Phòng Tổ chức cán bộ"}

    database.run_now(fill)
    return database


def write(database, path, clock, agency="BTC"):
    return write_handout(database, agency, path, BOT, settings=SETTINGS, now=clock())


def read_pdf(source):
    """The text of every page and what the codes on it say."""
    with pypdfium2.PdfDocument(source) as document:
        found = []
        for page in document:
            codes = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
            found.append((page.get_textpage().get_text_range(), {code.text for code in codes}))
        return found


def read_workbook(path):
    """Rows without the header, and what the pictures say."""
    sheet = load_workbook(path)["invitations"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_col=7)]
    with ZipFile(path) as archive:
        images = [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
    pictures = [Image.open(BytesIO(image)).convert("L") for image in images]
    return rows, {zxingcpp.read_barcodes(picture)[0].text for picture in pictures}


def test_every_code_on_paper_lets_its_person_in_with_the_fact(province, tmp_path, clock):
    path = tmp_path / "btc.pdf"
    written = write(province, path, clock)
    ((text, links),) = read_pdf(path)
    assert (written.people, len(links)) == (4, 4)
    found = [
        province.run_now(invitations.find, link.removeprefix(f"https://t.me/{BOT}?start="), clock()) for link in links
    ]
    assert sorted(invitation.staff_code for invitation in found) == ["BTC-001", "BTC-002", "BTC-003", "BTC-004"]
    assert all(joining.fits(invitation, invitation.staff_code[-3:]) for invitation in found)
    for invitation, link in zip(found, links, strict=True):
        assert in_groups(link[-10:]) in text
        assert invitation.staff_code not in text
    assert "BTC-•••" in text


def test_the_order_tells_nothing_of_the_staff_codes(province, tmp_path, clock):
    province.run_now(add_person, "BTC-009", "BTC-CB", "Bùi An")
    write(province, tmp_path / "btc.pdf", clock)
    ((text, _),) = read_pdf(tmp_path / "btc.pdf")
    assert text.index("Bùi An") < text.index("Đặng Văn Ảnh") < text.index("Nguyễn Thị Ước")
    assert text.index("Công Tằng") < text.index("Phòng Tổ chức cán bộ") < text.index("Bùi An") < text.index("Ann Lee")


def test_each_slip_speaks_the_language_of_its_person(province, tmp_path, clock):
    write(province, tmp_path / "btc.pdf", clock)
    ((text, _),) = read_pdf(tmp_path / "btc.pdf")
    plain = " ".join(text.split())
    assert "Hiệu lực đến 10:00 ngày 29/06/2026" in plain
    assert "Valid until 10:00, 29 June 2026" in plain
    assert "den letzten 3 Zeichen Ihrer Personalnummer" in plain
    assert "3 ký tự cuối của mã cán bộ" in plain
    assert plain.startswith("Thư mời tham gia khảo sát: BTC Trang 1/1")


def test_the_same_as_a_workbook(province, tmp_path, clock):
    path = tmp_path / "btc.xlsx"
    write(province, path, clock)
    rows, links = read_workbook(path)
    assert [row[0].strip() for row in rows][1:] == ["Đặng Văn Ảnh", "Nguyễn Thị Ước", "Ann Lee"]
    assert {row[2] for row in rows} == {"BTC-•••"}
    assert {row[4] for row in rows} == links
    assert [row[4][-10:] for row in rows] == [row[3].replace(" ", "") for row in rows]


def test_a_name_that_looks_like_a_formula_is_a_name(province, tmp_path, clock):
    province.run_now(lambda uow: setattr(person(uow, "BTC-001"), "full_name", '=HYPERLINK("http://x")'))
    write(province, tmp_path / "btc.xlsx", clock)
    sheet = load_workbook(tmp_path / "btc.xlsx")["invitations"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}


@pytest.mark.parametrize("name", ["btc.pdf", "btc.xlsx"])
def test_its_owner_alone_may_read_it(province, tmp_path, clock, name):
    write(province, tmp_path / name, clock)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("btc")] == [name]


def test_who_has_joined_gets_no_slip_and_nobody_at_all_no_file(province, tmp_path, clock):
    province.run_now(bind, "VPTU-001", clock())
    assert write(province, tmp_path / "a.pdf", clock, "VPTU").people == 1
    province.run_now(bind, "VPTU-002", clock())
    with pytest.raises(Refusal) as refused:
        write(province, tmp_path / "b.pdf", clock, "VPTU")
    assert refused.value.code == "nobody_to_invite"
    assert not (tmp_path / "b.pdf").exists()


def test_it_is_on_record_with_counts_only(province, tmp_path, clock):
    write(province, tmp_path / "btc.pdf", clock)
    query = select(AuditEntry).where(AuditEntry.act == "invitation.sheet")
    entry = province.read_now(lambda uow: uow.orm.scalars(query).one())
    unit = province.read_now(lambda uow: uow.orm.scalar(select(Unit.id).where(Unit.code == "BTC")))
    assert (entry.actor, entry.subject, entry.details) == ("operator", f"unit:{unit}", {"people": 4, "kind": "pdf"})


def test_a_sheet_that_cannot_be_written_draws_nothing(province, tmp_path, clock):
    with pytest.raises(OSError, match="No such file"):
        write(province, tmp_path / "nowhere" / "btc.pdf", clock)
    assert province.read_now(lambda uow: uow.orm.scalars(select(Invitation)).all()) == []


def test_every_staff_code_hides_what_the_bot_asks_for():
    assert [masked(code) for code in ("BTC-001", "AB1", "A", "")] == ["BTC-•••", "•••", "•", ""]


def test_people_without_any_language_or_address_are_invited_as_well(province, tmp_path, clock):
    province.run_now(lambda uow: [setattr(one, "language", None) for one in uow.orm.scalars(select(Person))])
    assert write(province, tmp_path / "bnc.pdf", clock, "BNC").people == 1


# -- pages

SLIP = Slip("Nguyễn Văn A", "Phòng", "Mã cán bộ", "A-•••", "Mã mời", "ABC DEF GHJK", "https://t.me/b?start=A", "…", "…")
sizes = st.lists(st.integers(1, 30), max_size=12)


def groups_of(numbers):
    return [DivisionSlips(f"Phòng {n}", (SLIP,) * number) for n, number in enumerate(numbers)]


@given(sizes)
def test_nobody_is_lost_between_pages_and_every_page_names_its_division(numbers):
    found = list(pages(groups_of(numbers)))
    assert sum(len(row.slips) for page in found for row in page) == sum(numbers)
    for page in found:
        assert page[0].heading
        assert sum(row.height for row in page) <= 262
        assert sum(len(row.slips) for row in page) <= 8
    headings = [row.heading for page in found for row in page if row.heading]
    assert list(dict.fromkeys(headings)) == [f"Phòng {n}" for n in range(len(numbers))]


def test_a_large_agency_has_eight_to_a_page():
    file = BytesIO()
    write_pdf(file, Handout("Thư mời", "Cắt", (), "Trang", tuple(groups_of([60]))))
    found = read_pdf(file.getvalue())
    assert len(found) == 8
    assert [text.count("Nguyễn Văn A") for text, _ in found] == [8] * 7 + [4]


def test_a_slip_says_what_the_bot_asks_for():
    texts = Texts("en", None, SETTINGS.zone)
    usual, other = Settings(_env_file=None), Settings(_env_file=None, join_facts="birth_month staff_code_end")
    assert "last 3 characters" in slips._how({"birth_month": "1985-03"}, "x_bot", texts, usual)
    assert "month and year of your birth" in slips._how({"birth_month": "1985-03"}, "x_bot", texts, other)
    assert "last 3 characters" in slips._how({"birth_month": ""}, "x_bot", texts, other)


def test_a_word_that_is_wider_than_the_line_is_broken_and_nothing_of_it_is_lost():
    long = "ỹừợẵ" * 60
    with pypdfium2.PdfDocument(submission_pdf("Phiếu", "R-1", [("Mục", [("Câu", long)])], "Hết")) as document:
        found = document[0].get_textpage().get_text_bounded()
    assert long in "".join(found.split())


def test_the_licence_stands_beside_the_font():
    folder = font_file().parent
    assert font_file(bold=True).is_file()
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text()
