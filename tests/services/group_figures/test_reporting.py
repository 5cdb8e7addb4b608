"""The report, its annex and the pictures print what was released: the same numbers, and nothing that is hidden."""

import pytest
from docx import Document
from docx.shared import Pt
from docx.table import Table
from openpyxl import load_workbook
from PIL import Image
from sqlalchemy import select, update

from bot.exports.report.annex import CONTENTS
from bot.exports.report.pictures import pictures, trend
from bot.exports.report.released import Released, mean, row_of
from bot.exports.report.reporting import ReportOrder, write_pictures, write_report
from bot.services.group_figures import reading, releasing
from bot.services.refusals import Refusal
from bot.texts import LANGUAGES, Texts
from storage.models import AuditEntry, Result, ResultItem, StoredSession
from tests.disclosure.attacker import attack
from tests.services.group_figures.conftest import LATER
from tests.services.group_figures.test_releasing import released
from tests.support.clock import VIET_NAM
from tests.support.waves import compute_results, confirm

pytestmark = pytest.mark.by_turns


def in_vietnamese(document, campaign="skills-4"):
    return Released(campaign, "Năng lực", document, "vi")


def test_the_day_of_a_release_is_written_as_its_reader_writes_days(answered):
    database, campaigns = answered
    found = in_vietnamese(released(database, campaigns["experience"][0]))
    drawn = [picture for _, picture in pictures(found, Texts("vi", None, VIET_NAM))]
    day = f"{LATER:%d/%m/%Y}"
    assert drawn
    assert all(picture.words.source.endswith(day) for picture in drawn)
    assert all(picture.words.source.startswith("Nguồn: đợt số 4,") for picture in drawn)  # not the code of files


def test_the_tables_of_the_report_are_those_of_the_release_and_of_the_annex(answered, tmp_path):
    database, campaigns = answered
    campaign = campaigns["experience"][0]
    document = released(database, campaign)
    path = tmp_path / "r.docx"
    written = write_report(database, [campaign], path, LATER, ReportOrder("vi", VIET_NAM))
    printed = [[cell.text for cell in row.cells] for table in Document(str(path)).tables for row in table.rows]
    found = Released(f"experience-{campaign}", "x", document, "vi").single_rows()
    book = load_workbook(tmp_path / "r.xlsx")
    compared = 0
    for table in found.release["tables"]:
        sheet = next((book[name] for name in book.sheetnames if name == f"{campaign} {table['id']}"[:28]), None)
        for group in found.groups:
            row = row_of(table, group["id"])
            if "cells" not in row:
                continue
            line = [cell.value for cell in next(r for r in sheet.iter_rows(min_row=2) if r[0].value == group["id"])]
            if line[2] is not None:  # else the only agency of a block has what the report shows of both
                assert line[2 : 3 + len(row["cells"])] == [row["total"], *row["cells"]]
            if len(row["cells"]) <= 9:
                assert [found.name(group), str(row["total"]), *map(str, row["cells"])] in printed
                compared += 1
    assert (compared > 20, written.tables > 3, written.figures > 2) == (True, True, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_column_of_the_report_breaks_a_word_or_a_number(answered, tmp_path, language):
    database, campaigns = answered
    path = tmp_path / "r.docx"
    released(database, campaigns["experience"][0])
    write_report(database, [campaigns["experience"][0]], path, LATER, ReportOrder(language, VIET_NAM))
    made = Document(str(path))
    for table in made.tables:
        assert sum(cell.width.cm for cell in table.rows[0].cells) <= 16.01  # what is between the margins
        for row in table.rows:
            for cell in row.cells[1:]:
                longest = max(len(word) - word.count("\N{NARROW NO-BREAK SPACE}") for word in cell.text.split(" "))
                assert cell.width.cm >= 0.15 * longest + 0.38, cell.text


def test_tables_of_the_report_are_kept_together_and_sentences_are_letters_above_columns(answered, tmp_path):
    database, campaigns = answered
    path = tmp_path / "r.docx"
    released(database, campaigns["experience"][0])
    write_report(database, [campaigns["experience"][0]], path, LATER, ReportOrder("vi", VIET_NAM))
    made = Document(str(path))
    blocks = list(made.iter_inner_content())
    for table, below in [(one, blocks[at + 1]) for at, one in enumerate(blocks) if isinstance(one, Table)]:
        *others, last = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        is_explained = below.runs[0].font.size == Pt(9)
        assert (set(others), last) == ({True}, True if is_explained else None)
    heads = {cell.text for table in made.tables for cell in table.rows[0].cells}
    assert "(a)" in heads  # of what is called by sentences: a letter, no code of the survey's author
    assert "training" not in heads
    assert any(one.text.startswith("(a): Hợp đồng, biệt phái") for one in made.paragraphs)


def test_a_hidden_row_has_no_number_in_the_annex(answered, tmp_path):
    database, campaigns = answered
    campaign = campaigns["experience"][0]
    document = released(database, campaign)
    write_report(database, [campaign], tmp_path / "r.docx", LATER, ReportOrder("en", VIET_NAM))
    book = load_workbook(tmp_path / "r.xlsx")
    hidden = 0
    for table in document["tables"]:
        sheet = book[f"{campaign} {table['id']}"[:28]]
        rows = {line[0].value: [cell.value for cell in line[2:]] for line in sheet.iter_rows(min_row=2)}
        for row in table["rows"]:
            if not row["shown"]:
                assert set(rows[row["group"]]) == {None}
                hidden += 1
    assert hidden > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_annex_says_what_stands_on_which_sheet_and_what_its_columns_mean(answered, tmp_path, language):
    database, campaigns = answered
    campaign = campaigns["skills"][0]
    document = released(database, campaign)
    write_report(database, [campaign], tmp_path / "r.docx", LATER, ReportOrder(language, VIET_NAM))
    book = load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames[0] == CONTENTS
    head, *lines = book[CONTENTS].iter_rows(values_only=True)
    listed = [dict(zip(head, line, strict=True)) for line in lines]
    assert {one["sheet"] for one in listed if one["sheet"]} == set(book.sheetnames[1:])
    for table in document["tables"]:
        mine = [one for one in listed if one["table"] == table["id"]]
        assert [(one["code"], one["meaning"]) for one in mine] == [
            (category["code"], category["label"][language]) for category in table["categories"]
        ]
        assert {one["about"] for one in mine} == {table["label"][language]}
        columns = [cell.value for cell in book[mine[0]["sheet"]][1]]
        assert columns[3:-1] == [one["code"] for one in mine]


def test_what_pictures_show_is_what_was_released(answered):
    database, campaigns = answered
    document = released(database, campaigns["skills"][0])
    found = in_vietnamese(document)
    drawn = dict(pictures(found, Texts("vi", None, VIET_NAM)))
    heat, shown = drawn["levels"], found.single_rows()
    tables = {table["id"]: table for table in shown.release["tables"]}
    for group, (_, values) in zip(shown.groups, heat.rows, strict=True):
        assert list(values) == [mean(tables[name], group["id"]) for name in heat.columns]
    for group, bar in zip(shown.groups, drawn["coverage"].bars, strict=True):
        answered_ = group["answered"]
        assert bar.counts == (None if answered_ is None else (answered_, group["invited"] - answered_))
    for group, bar in zip(shown.groups, drawn["I05"].bars, strict=True):
        assert bar.counts == (tuple(row_of(tables["I05"], group["id"]).get("cells", ())) or None)


def test_the_trend_has_every_wave(answered):
    database, campaigns = answered
    waves = [in_vietnamese(released(database, campaign)) for campaign in campaigns["skills"]]
    drawn = trend(waves, Texts("en", None, VIET_NAM))
    assert len(drawn.waves) == 3
    assert drawn.lines[0][1] == tuple(mean(wave.table("G1"), "province") for wave in waves)
    assert trend(waves[:1], Texts("en", None, VIET_NAM)) is None


def test_the_report_tells_the_change_of_each_survey_with_several_waves_whatever_stands_last(answered, tmp_path):
    database, campaigns = answered
    wanted = [*campaigns["skills"], campaigns["experience"][0]]
    documents = [released(database, campaign) for campaign in wanted]
    path = tmp_path / "r.docx"
    written = write_report(database, wanted, path, LATER, ReportOrder("en", VIET_NAM))
    waves = [Released(f"skills-{at}", "x", one, "en") for at, one in enumerate(documents[:-1])]
    texts = Texts("en", None, VIET_NAM)
    rows = [row for title, row in written.rows if title.endswith(texts("figures-trend"))]
    tables = [[wave.table(one["id"]) for wave in waves] for one in waves[0].scored()]
    shown = [[mean(table, "province") for table in across] for across in tables]
    assert [row[1:] for row in rows] == [[texts.number(value) for value in line] for line in shown]
    assert len(rows) > 10
    pictures_ = [one.text for one in Document(str(path)).paragraphs if one.text.endswith(texts("figures-trend"))]
    assert len(pictures_) == 2  # the table's name and the picture's


def test_where_most_groups_are_hidden_the_others_stand_alone_and_the_hidden_ones_are_counted(answered, tmp_path):
    database, campaigns = answered
    campaign = campaigns["experience"][0]
    document = released(database, campaign)
    path = tmp_path / "r.docx"
    written = write_report(database, [campaign], path, LATER, ReportOrder("en", VIET_NAM))
    found = Released(f"experience-{campaign}", "x", document, "en").single_rows()
    said = [one.text for one in Document(str(path)).paragraphs]
    counted = set()
    for table in found.release["tables"]:
        title = found.name(table)
        rows = [row for name, row in written.rows if name.endswith(f". {title}")]
        shown = [row for row in (row_of(table, group["id"]) for group in found.groups) if row["shown"]]
        if rows and 2 * len(shown) < len(found.groups):
            assert [row[1] for row in rows] == [row["total"] for row in shown]
            counted.add(len(found.groups) - len(shown))
        elif rows:
            assert len(rows) == len(found.groups)
    assert counted
    for number in counted:
        assert any(text.endswith(f"The other {number} groups are not shown, to protect small groups") for text in said)


def test_short_names_are_told_in_full_once(answered, tmp_path):
    database, campaigns = answered
    wanted = [campaigns["experience"][0], campaigns["languages"][0]]
    for campaign in wanted:
        released(database, campaign)
    write_report(database, wanted, tmp_path / "r.docx", LATER, ReportOrder("vi", VIET_NAM))
    said = [one.text for one in Document(str(tmp_path / "r.docx")).paragraphs]
    assert sum("BTCTU: Ban Tổ chức Tỉnh ủy" in text for text in said) == 1
    assert sum("VPTU: Văn phòng Tỉnh ủy" in text for text in said) == 1, "the agency, which is all of its block"


def test_pages_of_the_report_are_numbered_from_the_second_on(answered, tmp_path):
    database, campaigns = answered
    released(database, campaigns["languages"][0])
    write_report(database, [campaigns["languages"][0]], tmp_path / "r.docx", LATER, ReportOrder("vi", VIET_NAM))
    made = Document(str(tmp_path / "r.docx"))
    assert not [one.text for one in made.paragraphs if "languages-" in one.text]  # nor does the text have its code
    (section,) = made.sections
    assert section.different_first_page_header_footer
    assert 'w:instr="PAGE"' in section.header.paragraphs[0]._p.xml


def test_gaps_and_languages_are_counted_from_what_was_computed(answered):
    database, campaigns = answered
    compute_results(database, *(campaigns[survey][-1] for survey in ("skills", "languages")), now=LATER)
    skills, languages = (released(database, campaigns[survey][-1]) for survey in ("skills", "languages"))
    gaps = {table["id"]: table for table in skills["tables"] if table["id"].startswith(("I06", "I07"))}
    assert {"I06", "I07:G1", "I07:P1"} <= gaps.keys()
    everybody = skills["groups"][0]["answered"]
    assert gaps["I06"]["rows"][0].get("total", everybody) == everybody
    best = next(table for table in languages["tables"] if table["id"] == "I09")
    assert best["rows"][0]["total"] == languages["groups"][0]["answered"]
    assert "gaps" in dict(pictures(in_vietnamese(skills), Texts("de", None, VIET_NAM)))


def test_agreement_with_supervisors_is_printed_of_blocks_and_gives_nobody_away(answered):
    database, campaigns = answered
    campaign = campaigns["skills"][-1]
    confirm(database, campaign, LATER)
    compute_results(database, campaign, now=LATER)
    document = released(database, campaign)
    levels = {one["id"]: one["level"] for one in document["groups"]}
    tables = [one for one in document["tables"] if one["id"].startswith("I08:")]
    assert len(tables) == 16
    shown = {levels[row["group"]] for table in tables for row in table["rows"] if row["shown"]}
    assert shown == {"province", "block"}
    heat = dict(pictures(in_vietnamese(document), Texts("vi", None, VIET_NAM)))["agreement"]
    first = next(row for row in tables[0]["rows"] if row["group"] == "province")
    assert heat.rows[0][1][0] == pytest.approx(100 * sum(first["cells"][:2]) / first["total"])
    document["tables"] = [one for one in document["tables"] if one["id"] in ("I08:G1", "I08:P5", "I07:G1")]
    assert str(attack({"releases": [document]})) == "nothing"


def test_pictures_are_files_as_wide_as_a_phone(answered, tmp_path):
    database, campaigns = answered
    released(database, campaigns["languages"][0])
    made = write_pictures(database, campaigns["languages"][0], tmp_path / "pictures", "vi", VIET_NAM)
    assert {path.name.rpartition("-")[2] for path in made} >= {"coverage.png", "I05.png"}
    assert {Image.open(path).width for path in made} == {880}


def test_a_report_wants_a_release_and_replaces_no_file(answered, tmp_path):
    database, campaigns = answered
    campaign = campaigns["languages"][0]
    with pytest.raises(Refusal) as early:
        write_report(database, [campaign], tmp_path / "r.docx", LATER, ReportOrder("vi", VIET_NAM))
    assert early.value.code == "figures_not_released"
    released(database, campaign)
    write_report(database, [campaign], tmp_path / "r.docx", LATER, ReportOrder("vi", VIET_NAM, stage="opinion"))
    with pytest.raises(Refusal) as again:
        write_report(database, [campaign], tmp_path / "r.docx", LATER, ReportOrder("vi", VIET_NAM))
    assert again.value.code == "report_exists"
    (entry,) = database.read_now(lambda uow: list(uow.orm.query(AuditEntry).filter_by(act="report.write")))
    assert entry.details == {"campaigns": [campaign], "stage": "opinion", "language": "vi"}


def test_a_province_brings_its_own_template(answered, tmp_path):
    database, campaigns = answered
    released(database, campaigns["languages"][0])
    own = Document()
    own.add_paragraph("TỈNH ỦY VÂN HẢI")
    own.save(str(tmp_path / "own.docx"))
    wanted = ReportOrder("vi", VIET_NAM, template=tmp_path / "own.docx")
    write_report(database, [campaigns["languages"][0]], tmp_path / "r.docx", LATER, wanted)
    assert Document(str(tmp_path / "r.docx")).paragraphs[0].text == "TỈNH ỦY VÂN HẢI"


def test_what_self_assessments_are_worth_is_told_with_the_release_everywhere(answered, tmp_path):
    database, campaigns = answered
    campaign = campaigns["skills"][-1]
    confirm(database, campaign, LATER)
    compute_results(database, campaign, now=LATER)
    document = released(database, campaign)
    (told,) = document["validity"]
    tables = [one for one in document["tables"] if one["id"].startswith("I08:")]
    rows = [row for table in tables for row in table["rows"] if row["group"] == "province" and "cells" in row]
    same, one, _ = (sum(row["cells"][at] for row in rows) for at in range(3))
    assert told["pairs"] == sum(row["total"] for row in rows)
    assert told["same"] == round(100 * same / told["pairs"], 1)
    assert told["within_one"] == round(100 * (same + one) / told["pairs"], 1)
    assert database.read_now(reading.document, campaign)["validity"] == [told]
    focal = database.read_now(reading.view_of_role, "focal_point", "BTC", LATER.date())
    assert "validity" not in database.read_now(reading.document, campaign, focal)
    write_report(database, [campaign], tmp_path / "r.docx", LATER, ReportOrder("en", VIET_NAM))
    said = next(p.text for p in Document(str(tmp_path / "r.docx")).paragraphs if "standardised difference" in p.text)
    assert said.startswith(f"Correlation r = {told['r']:.2f}, standardised difference d = {told['d']:.2f};")
    assert said.endswith("r about 0.22, d about 0.32.")
    sheet = load_workbook(tmp_path / "r.xlsx")[f"{campaign} validity"]
    assert [cell.value for cell in sheet[2]][:4] == ["supervisors", told["people"], told["pairs"], told["r"]]


def test_certificates_of_fewer_than_thirty_people_say_nothing_and_of_thirty_once_each(answered):
    database, campaigns = answered
    campaign = campaigns["languages"][0]
    compute_results(database, campaign, now=LATER)
    assert certified(database, campaign, 29) == (None, None)
    (row, told) = certified(database, campaign, 40)
    assert (told["people"], told["pairs"], row["total"]) == (40, 40, 40)
    assert told["same"] == round(100 * row["cells"][0] / 40, 1)


def certified(database, campaign, number):
    """So many people with a certificate, by turns of their own level and of one or two below; gives what is printed."""

    def write(uow):
        levels = (
            select(ResultItem.id, ResultItem.own)
            .join(Result)
            .join(StoredSession)
            .where(
                StoredSession.campaign_id == campaign,
                Result.current,
                ResultItem.name.like("lang:%"),
                ResultItem.own > 1,
            )
        )
        rows = uow.connection.execute(levels.order_by(Result.session_id, ResultItem.id)).all()
        for at, (item, own) in enumerate(rows):
            target = None if at >= number else max(1, own - (0, 1, 2)[at % 3])
            uow.connection.execute(update(ResultItem).where(ResultItem.id == item).values(target=target))

    database.run_now(write)
    document = database.read_now(releasing.prepare, campaign, LATER)
    table = next((one for one in document["tables"] if one["id"] == "V01"), None)
    row = table["rows"][0] if table and table["rows"][0]["shown"] else None
    return row, next((one for one in document.get("validity", ()) if one["against"] == "certificates"), None)
