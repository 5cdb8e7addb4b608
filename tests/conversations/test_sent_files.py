"""Files in the chat: whose are fetched, what comes back, and that nothing can be reached with made-up data."""

from __future__ import annotations

import random
import threading
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select, update

from bot.presenting.callbacks import Address
from bot.receiving import uploads
from bot.receiving.marking import marking
from bot.services.operating.received_files import CHECKED
from bot.services.surveys import checking, examining
from bot.services.surveys.examining import Examiner, ExaminingLimits
from storage.models import AuditEntry, ParkedUpdate, Person, PersonRole, ReceivedFile, SurveyDraft, SurveyVersion
from survey_definitions.limits import FILE_BYTES
from survey_definitions.reading.bundle import packed
from tests.receiving.conftest import until
from tests.support.patience import PATIENCE
from tests.support.workbooks import sent, workbook

ADMIN, OTHER = "BTC-032", "BTC-012"


async def send(stage, phone, name, body=None):
    await phone.send_document(name, sent(name) if body is None else body)
    await stage.settle()


def fetched(stage):
    return [call.method for call in stage.server.calls if call.method.lower() == "getfile"]


def files(stage):
    return stage.rows(select(ReceivedFile).order_by(ReceivedFile.id))


def arrivals(phone):
    return [one for one in phone.messages if one.from_bot and "being checked" in one.text]


def drafts(stage):
    return stage.rows(select(SurveyDraft).order_by(SurveyDraft.id))


def body_of(stage, message):
    return stage.server.front._backend.world.content(
        stage.server.front._backend.world.files[message.document["file_id"]]
    )


def _workbook(*rows):
    book, out = Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(out)
    return out.getvalue()


def structure_workbook():
    return _workbook(["code", "kind", "parent", "name::vi"], ["X-1", "agency", "", "Sở Thử nghiệm"])


def people_workbook():
    return _workbook(["staff_code", "full_name", "unit"], ["X-1", "A", "BTC"])


def parked(stage):
    return stage.rows(select(ParkedUpdate.error))


async def test_only_admins_files_are_fetched(stage):
    phone = await stage.join(OTHER, "en")
    await send(stage, phone, "tools-good.xlsx")
    stranger = stage.phone("stranger")
    await send(stage, stranger, "tools-good.xlsx")
    assert fetched(stage) == []
    assert "not accepted" in phone.last.text
    admin = await stage.join(ADMIN, "en")
    await send(stage, admin, "tools-good.xlsx")
    assert len(fetched(stage)) == 1
    assert [draft.source for draft in drafts(stage)] == [workbook("good")]


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_what_cannot_be_a_survey_is_not_fetched(stage):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "notes.pdf")
    assert "none of them" in phone.last.text
    await send(stage, phone, "tools.xlsx", bytes(FILE_BYTES + 1))
    assert "5 MB" in phone.last.text
    assert fetched(stage) == []
    assert drafts(stage) == []


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_a_file_larger_than_it_says_is_not_read_to_its_end(stage):
    phone = await stage.join(ADMIN, "en")
    message = await phone.send_document("huge.xlsx", bytes(FILE_BYTES + 1))
    await stage.settle()
    told = {**message.body, "document": {**message.document, "file_size": 10}}
    await stage.bot.program.intake.take({"update_id": 10**9, "message": told})
    await stage.settle()
    assert "5 MB" in phone.last.text
    assert [one.outcome for one in files(stage)] == ["upload-too-large"]


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_of_a_check_that_was_stopped_the_card_says_where_and_promises_no_marked_copy(stage, monkeypatch):
    monkeypatch.setattr(
        examining, "GRACE", 5.0
    )  # it tells where it stands as soon as it has begun, on a busy machine too
    stubborn = Examiner("tests.reading.stubborn", limits=ExaminingLimits(wall=0.0))
    monkeypatch.setattr(uploads, "marking", lambda *_: stubborn)
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "own.yaml", LISTED)
    assert "had to be stopped before its end" in phone.last.text
    assert "row 7" in phone.last.text
    assert "The file above" not in phone.last.text
    assert "One mistake" not in phone.last.text
    assert [one for one in phone.messages if one.from_bot and one.document] == []


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_a_file_that_was_not_looked_at_is_not_said_to_have_mistakes(stage, monkeypatch):
    monkeypatch.setattr(examining, "GRACE", 0.0)
    monkeypatch.setattr(uploads, "marking", lambda *_: Examiner(limits=ExaminingLimits(wall=0.0)))
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "own.yaml", LISTED)
    assert "has not been checked, because the machine is too busy" in phone.last.text
    assert "mistake" not in phone.last.text
    assert [one.outcome for one in files(stage)] == ["upload-not-begun"]


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_a_check_that_a_busy_machine_did_not_begin_is_begun_once_more_by_itself(stage, monkeypatch):
    monkeypatch.setattr(examining, "GRACE", 0.0)
    busy = iter([True])
    monkeypatch.setattr(
        uploads, "marking", lambda *_: Examiner(limits=ExaminingLimits(wall=0.0 if next(busy, False) else PATIENCE))
    )
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "own.yaml", GOOD)
    assert [one.outcome for one in files(stage)] == [CHECKED]
    assert len(drafts(stage)) == 1


LISTED = b"survey:\n- {type: select_one_from_file fruits.csv, name: f, label: F}\nsettings:\n- {form_id: own}\n"
GOOD = b"survey:\n- {type: integer, name: n, label: N}\nsettings:\n- {form_id: own}\n"
FRUITS = "name,label::vi,label::en\nxoai,Xoài,Mango\n".encode()


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_an_archive_brings_the_authors_own_lists(stage):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "own.yaml", LISTED)
    assert "“fruits.csv”" in phone.last.text
    archive = packed(LISTED, "own.yaml", {"fruits.csv": FRUITS})
    await send(stage, phone, "own.zip", archive)
    assert [(draft.source, draft.source_name) for draft in drafts(stage)] == [(archive, "own.zip")]


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("order", [("own.yaml", "fruits.csv"), ("fruits.csv", "own.yaml")])
async def test_an_album_brings_them_in_any_order(stage, order):
    phone = await stage.join(ADMIN, "en")
    await phone.send_documents({name: {"own.yaml": LISTED, "fruits.csv": FRUITS}[name] for name in order})
    await stage.settle()
    assert drafts(stage) == []  # a further file of the album may come
    await stage.restart()
    await stage.pass_(seconds=2)
    (draft,) = drafts(stage)
    assert (draft.source, draft.lists) == (packed(LISTED, "own.yaml", {"fruits.csv": FRUITS}), [])


async def test_a_file_that_cannot_be_fetched_is_asked_for_again_and_parks_nothing(stage):
    phone = await stage.join(ADMIN, "en")
    stage.server.fail_next("getFile", status=502)
    await send(stage, phone, "tools-good.xlsx")
    assert "could not be fetched" in phone.last.text
    assert (drafts(stage), parked(stage)) == ([], [])
    await send(stage, phone, "tools-good.xlsx")
    assert len(drafts(stage)) == 1


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_no_workbook_is_parsed_in_the_bots_own_process(stage, monkeypatch):
    def parsed(*_):
        raise AssertionError

    monkeypatch.setattr("bot.services.imports.tables.tables.pages_of", parsed)
    monkeypatch.setattr("bot.services.imports.tables.recognising.pages_of", parsed)
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "structure.xlsx", structure_workbook())
    assert "X-1" in phone.card.text
    await send(stage, phone, "tools-good.xlsx")
    await send(stage, phone, "people.xlsx", people_workbook())
    assert [one.outcome for one in files(stage)] == ["checked", "checked", "upload-people"]


async def test_a_structure_that_takes_too_long_is_stopped_like_a_survey(stage, monkeypatch):
    limits = ExaminingLimits(work=0.01)
    stopped = lambda job, zone, name="": replace(marking(job, zone, name), limits=limits)  # noqa: E731 - as it is
    monkeypatch.setattr(uploads, "marking", stopped)
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "structure.xlsx", structure_workbook())
    assert "stopped" in phone.card.text


async def test_of_a_file_that_ended_three_processes_its_sender_is_told_what_happened(stage, slow):
    phone = await stage.join(ADMIN, "en")
    await phone.send_document("tools-good.xlsx", sent("tools-good.xlsx"))
    await until(lambda: len(files(stage)) == 1)
    await stage.bot.kill()
    await stage.database.run(lambda uow: uow.orm.execute(update(ReceivedFile).values(tries=3, leased_until=None)))
    await stage.bot.start()
    await stage.pass_(seconds=20)
    assert [one.outcome for one in files(stage)] == ["upload-given-up"]
    assert "cut off three times" in phone.card.text


async def test_a_piece_of_an_album_that_is_not_taken_is_said_once(stage):
    phone = await stage.join(ADMIN, "en")
    await phone.send_documents({"own.yaml": LISTED, "fruits.csv": FRUITS, "a.exe": b"1", "b.exe": b"2"})
    await stage.drain()
    told = [one.text for one in phone.messages if one.from_bot and "none of them" in one.text]
    await stage.pass_(seconds=2)
    assert len(told) == 1
    assert told[0].startswith("a.exe")
    assert [(draft.survey_code) for draft in drafts(stage)] == ["own"]


async def test_a_file_that_takes_too_long_to_check_is_given_up(stage, monkeypatch):
    monkeypatch.setattr(uploads, "CHECKED_WITHIN", 0.0)
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "tools-good.xlsx")
    assert phone.last.text.startswith("tools-good.xlsx\n\n⚠ The file took too long to check")
    assert (drafts(stage), parked(stage)) == ([], [])


@pytest.fixture
def slow(monkeypatch):
    """Checking waits until it may go on."""
    go_on, check = threading.Event(), checking.check
    monkeypatch.setattr(checking, "check", lambda *args: go_on.wait(20) and check(*args))
    yield go_on
    go_on.set()


async def test_a_file_is_acknowledged_and_said_to_be_there_before_it_is_checked(stage, slow):
    admin, other = await stage.join(ADMIN, "en"), await stage.join(OTHER, "en")
    await admin.send_document("tools-good.xlsx", sent("tools-good.xlsx"))
    await until(lambda: fetched(stage) and not stage.server.pending)
    await until(lambda: arrivals(admin))
    for text in ("/help", "/rights"):
        await other.send_text(text)
        await until(lambda: other.last.from_bot)
    assert "My rights" in other.last.text
    assert [(one.state, one.tries) for one in files(stage)] == [("waiting", 1)]
    assert drafts(stage) == []
    slow.set()
    await stage.settle()
    assert [(one.state, one.outcome, one.content) for one in files(stage)] == [("done", "checked", None)]
    assert len(drafts(stage)) == 1
    assert admin.last.text.startswith("Draft")
    assert arrivals(admin) == []  # its card has become that of the result
    assert parked(stage) == []


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_killed_while_a_file_is_checked_it_is_checked_again_when_the_lease_is_over(stage, slow):
    phone = await stage.join(ADMIN, "en")
    await phone.send_document("tools-good.xlsx", sent("tools-good.xlsx"))
    await until(lambda: fetched(stage) and arrivals(phone))
    await stage.bot.program.cards.noted([stage.chat_of(ADMIN).id], 20)
    await stage.bot.kill()
    slow.set()
    await stage.bot.start()
    await stage.run_jobs()
    assert (drafts(stage), len(arrivals(phone))) == ([], 1)  # the other process may be at it
    await stage.pass_(seconds=16)
    assert len(drafts(stage)) == 1
    assert [(one.state, one.tries) for one in files(stage)] == [("done", 2)]
    assert [message.text.startswith("Draft") for message in phone.messages].count(True) == 1


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_ended_while_a_file_is_checked_the_next_process_goes_on_at_once(stage, slow):
    phone = await stage.join(ADMIN, "en")
    await phone.send_document("tools-good.xlsx", sent("tools-good.xlsx"))
    await until(lambda: fetched(stage))
    await stage.bot.stop()
    slow.set()
    await stage.bot.start()
    await stage.run_jobs()
    assert len(drafts(stage)) == 1
    assert phone.last.text.startswith("Draft")


@pytest.mark.parametrize("change", [{"frozen_at": True}, None])
@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_who_is_no_admin_any_more_when_the_file_is_checked_hears_nothing_of_it(stage, slow, change):
    phone = await stage.join(ADMIN, "en")
    await phone.send_document("tools-faulty.xlsx", sent("tools-faulty.xlsx"))
    await until(lambda: fetched(stage) and arrivals(phone))
    await stage.bot.program.cards.noted([stage.chat_of(ADMIN).id], 20)

    def lose(uow):
        uow.connection.execute(
            Person.__table__.update().values(frozen_at=stage.clock()) if change else PersonRole.__table__.delete()
        )

    await stage.database.run(lose)
    before = [(one.message_id, one.text) for one in phone.messages]
    slow.set()
    await stage.settle()
    assert [(one.message_id, one.text) for one in phone.messages] == before
    assert [(one.outcome, one.content) for one in files(stage)] == [("nobody", None)]
    assert drafts(stage) == []


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_a_file_that_cannot_be_checked_for_a_fault_of_ours_is_parked_and_holds_up_no_other(stage, monkeypatch):
    check = checking.check
    monkeypatch.setattr(checking, "check", lambda *_: 1 / 0)
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "tools-good.xlsx")
    assert parked(stage) == ["ZeroDivisionError"]
    reference = stage.rows(select(ParkedUpdate.reference))[0]
    assert any(reference in one.text for one in phone.messages)
    assert arrivals(phone) == []
    monkeypatch.setattr(checking, "check", check)
    await send(stage, phone, "tools-good.xlsx")
    assert [one.outcome for one in files(stage)] == ["fault", "checked"]


async def test_the_same_update_twice_is_one_draft_fetched_once(stage):
    phone = await stage.join(ADMIN, "en")
    message = await phone.send_document("tools-good.xlsx", sent("tools-good.xlsx"))
    await stage.settle()
    raw = {"update_id": 10**9, "message": message.body}
    for _ in range(2):
        await stage.bot.program.intake.take(raw)
    await stage.settle()
    assert len(drafts(stage)) == 1
    assert len(fetched(stage)) == 2


async def test_the_workbook_comes_back_with_exactly_the_faulty_cells_marked(stage):
    phone = await stage.join(ADMIN, "vi")
    await send(stage, phone, "tools-faulty.xlsx")
    files = [message for message in phone.messages if message.from_bot and message.document]
    assert [message.document["file_name"] for message in files] == ["tools-faulty.problems.xlsx"]
    assert files[0].message_id < phone.last.message_id
    book = load_workbook(BytesIO(body_of(stage, files[0])))
    marked = {cell.coordinate for row in book["survey"].iter_rows() for cell in row if cell.comment}
    red = {cell.coordinate for row in book["survey"].iter_rows() for cell in row if cell.fill.fgColor.rgb == "FFFF9999"}
    assert marked == red
    assert {"A2", "A3", "F3", "G3", "C4", "B5", "B6", "A7"} <= marked
    before = load_workbook(BytesIO(workbook("faulty")))
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            assert [cell.value for cell in row] == [book[sheet.title][cell.coordinate].value for cell in row]
    assert stage.rows(select(SurveyDraft.id)) == []


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_the_marked_copy_is_sent_before_the_file_is_noted_as_checked_so_that_no_kill_loses_it(stage):
    states = []

    def on_call(call):
        if call.method == "sendDocument":
            states.extend(one.state for one in files(stage))

    stage.server.record.listeners.append(on_call)
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "tools-faulty.xlsx")
    assert states == ["waiting"]
    assert "The file above shows where" in phone.last.text


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_a_card_does_not_speak_of_a_marked_copy_that_could_not_be_sent(stage):
    phone = await stage.join(ADMIN, "en")
    stage.server.fail_next("sendDocument", status=400)
    await send(stage, phone, "tools-faulty.xlsx")
    assert "mistakes have to be mended" in phone.last.text
    assert "The file above" not in phone.last.text
    assert [one.outcome for one in files(stage)] == ["checked"]


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_of_files_sent_together_each_result_stays_to_be_read(stage):
    phone = await stage.join(ADMIN, "en")
    faulty = {f"faulty{n}.yaml": LISTED.replace(b"own", b"own%d" % n) for n in range(3)}
    await phone.send_documents(faulty)
    await stage.pass_(seconds=2)
    for name in faulty:
        assert any(one.from_bot and name in one.text and "“fruits.csv”" in one.text for one in phone.messages)
    await phone.send_document("own.yaml", GOOD)
    await phone.send_document("faulty.yaml", LISTED)
    await stage.settle()
    last = [one.text for one in phone.messages if one.from_bot and one.text][-2:]
    assert [text.split("\n")[0] for text in last] == ["Draft · own · own.yaml", "faulty.yaml"]


async def test_a_version_comes_back_as_it_was_sent(stage):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "tools-good.xlsx")
    for label in ("Publish", "Publish without a note", "Versions", "File of version 1"):
        await phone.tap(label)
        await stage.settle()
    files = [message for message in phone.messages if message.from_bot and message.document]
    assert body_of(stage, files[-1]) == workbook("good")
    assert stage.rows(select(AuditEntry.act).where(AuditEntry.act.startswith("survey.download"))) == ["survey.download"]


async def test_workbooks_to_begin_with_come_by_a_button_and_can_be_sent_back(stage):
    phone = await stage.join(ADMIN, "en")
    for label in ("My desk", "Templates and surveys", "An empty one, with an example", "Language self-"):
        await phone.tap(label)
        await stage.settle()
    files = [message for message in phone.messages if message.from_bot and message.document]
    assert [message.document["file_name"] for message in files] == ["template.xlsx", "languages.xlsx"]
    assert "Workbooks to begin with" in phone.last.text
    await send(stage, phone, "languages.xlsx", body_of(stage, files[1]))
    assert [(draft.survey_code, draft.source_name) for draft in drafts(stage)] == [("languages", "languages.xlsx")]


async def test_made_up_data_has_no_effect_and_raises_nothing(stage):
    admin, other = await stage.join(ADMIN, "en"), await stage.join(OTHER, "en")
    await send(stage, admin, "tools-good.xlsx")
    before = drafts(stage)[0].id
    versions = stage.rows(select(func.count(SurveyVersion.id)))
    dice = random.Random(3)
    for _ in range(40):
        address = Address(dice.choice("kdp"), dice.choice("abcdefnopsxyz"), tuple(dice.choices(range(5), k=2)))
        await other.press(other.last.message_id, address.pack())
    for verb in "nyopxs":
        await other.press(other.last.message_id, Address("d", verb, (before,)).pack())
    for data in ("d1y:zzzzzzzzzzzzz", "d1n", "p1d:zzzzzzzzzzzzz", "k1s:0.zzzzzzzz", "d1o:0.0.0.0"):
        await admin.press(admin.last.message_id, data)
    await stage.settle()
    assert [draft.id for draft in drafts(stage)] == [before]
    assert stage.rows(select(func.count(SurveyVersion.id))) == versions
    assert parked(stage) == []
    assert not any("Draft" in message.text or "Desk" in message.text for message in other.messages)


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_who_loses_the_role_leaves_the_desk(stage):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, "tools-good.xlsx")
    await phone.tap("Publish")
    await stage.settle()
    await stage.database.run(lambda uow: uow.connection.execute(PersonRole.__table__.delete()) and None)
    await phone.send_text("a note that would publish")
    await stage.settle()
    assert "My surveys" in phone.last.text
    assert stage.rows(select(SurveyVersion.id).where(SurveyVersion.note.is_not(None))) == []
    assert parked(stage) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.xlsx", "passwd.xlsx"),
        ("C:\\x\\phiếu.yaml", "phiếu.yaml"),
        ("a\u202eb\n.xlsx", "ab.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 114 + "….xlsx"),
        ("", ""),
    ],
)
def test_names_of_files_are_made_harmless(name, shown):
    assert uploads.shown_name(name) == shown
    assert len(shown) <= uploads.MOST_NAME
