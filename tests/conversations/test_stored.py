"""What is stored of a conversation, seen by a connection of its own."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select, text

from bot.services.people.consents import NOTICE_VERSION
from bot.services.sessions.library import Library
from bot.services.surveys import publishing
from storage.models import AuditEntry, Consent, Delivery, HelpRequest, Person, RightRequest, Submission
from survey_definitions import compile_survey
from tests.conversations.acts import LEVELS, answers, card, finish_skills, opened, parked, say, tap
from tests.support.stored import drafts_that_differ


async def test_an_answer_is_stored_before_the_next_question_is_shown(stage):
    phone = await stage.answering("BTC-012")
    session = stage.session_of("BTC-012").id
    stored = []

    def look(call):
        if call.method in ("editMessageText", "sendMessage"):
            stored.append(sorted(row.code for row in answers(stage, session).values()))

    stage.server.record.listeners.append(look)
    await tap(stage, phone, "3", "1")
    await say(stage, phone, "2")
    assert stored[:2] == [["3"], ["1", "3"]]
    assert {tuple(rows) for rows in stored[2:]} == {("1", "2", "3")}, "the new card and the closed one"


async def test_each_answer_has_its_row_and_its_column(stage):
    phone = await stage.answering("VPUB-017", "experience")
    await tap(stage, phone, "Có", "Nữ", "Thạc sĩ", "Luật")
    await tap(stage, phone, "Ngạch chuyên viên", "1", "2", "7", "Xong", "2", "Xong", "Chính thức")
    await say(stage, phone, "Tham mưu <b>đề án</b> số hóa.")
    await tap(stage, phone, "Thêm", "2")
    await say(stage, phone, "Chuyên viên, Huyện ủy")
    await tap(stage, phone, "Tổ chức bộ máy, biên chế", "Xong")
    await say(stage, phone, "03/2015")
    await tap(stage, phone, "Tập sự")
    await say(stage, phone, "01/2019")
    await tap(stage, phone, "Xong")
    await say(stage, phone, "Nhật Bản")
    await tap(stage, phone, "Học")
    await say(stage, phone, "12")
    found = {row.name: row for row in answers(stage, stage.session_of("VPUB-017", 3).id).values()}
    assert found["degree"].code == "master"
    assert opened(stage, found["post_from"]) == "2015-03-01", "posts held are encrypted, whatever the kind of question"
    assert opened(stage, found["abroad_months"]) == "12"
    assert all(row.text and not (row.code or row.value or row.day) for name, row in found.items() if "post" in name)
    assert opened(stage, found["post_result"]) == "Tham mưu <b>đề án</b> số hóa."
    assert {row.language for row in found.values()} == {"vi"}
    assert all([row.code, row.value, row.day, row.text].count(None) == 3 for row in found.values()), (
        "each answer stands in exactly one column"
    )


async def test_free_text_and_state_are_sealed(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "4")
    await say(stage, phone, "Một việc rất riêng")
    session = stage.session_of("BTC-012")
    with stage.database.engine.connect() as connection:
        for table in ("answers", "sessions", "chats", "received"):
            for row in connection.execute(text(f"SELECT * FROM {table}")):
                raw = b"|".join(
                    bytes(cell) if isinstance(cell, bytes | memoryview) else repr(cell).encode() for cell in row
                )
                assert "Một việc".encode() not in raw
                assert str(phone.id).encode() not in raw or table != "chats"
    assert session.state is not None


async def test_an_answer_given_again_replaces_the_first(stage):
    phone = await stage.answering("BTC-012")
    session = stage.session_of("BTC-012").id
    await tap(stage, phone, "3", "◀", "2")
    assert [row.code for row in answers(stage, session).values()] == ["2"]


async def test_what_an_edit_made_irrelevant_is_no_draft_and_comes_back(stage):
    phone = await stage.answering("BTC-012")
    session = stage.session_of("BTC-012").id
    await tap(stage, phone, "4")
    await say(stage, phone, "Chủ trì rà soát quy chế.")
    await tap(stage, phone, "◀", "◀", "3")
    assert list(answers(stage, session)) == ["/core/about_G1/G1"]
    await tap(stage, phone, "◀", "5")
    found = answers(stage, session)
    assert opened(stage, found["/core/about_G1/G1_example"]) == "Chủ trì rà soát quy chế."
    await tap(stage, phone, "2")
    assert len(answers(stage, session)) == 3


FIRST_ANSWERS = b"""
settings:
- {form_id: others, form_title: Others, default_language: en}
survey:
- {type: text, name: reason, label: Why?, relevant: "coalesce(${days}, '0') < 3"}
- {type: select_multiple all, name: wanted, label: Wanted?}
- {type: integer, name: days, label: How many days?}
- {type: select_multiple all, name: best, label: Best?, choice_filter: "${days} = 7 or selected(${wanted}, name)"}
- {type: integer, name: nights, label: Nights?, default: '1'}
choices:
- {list_name: all, name: a, label: A}
- {list_name: all, name: b, label: B}
"""


async def test_an_answer_given_for_the_first_time_can_hide_bring_back_and_cut_others_too(stage):
    await stage.database.run(
        publishing.publish, compile_survey(FIRST_ANSWERS, "o.yaml"), FIRST_ANSWERS, "o.yaml", stage.clock()
    )
    phone = await stage.join("BTC-012", "en")
    session = stage.session_of("BTC-012", await stage.open_campaign("others")).id
    await say(stage, phone, "/surveys")
    await tap(stage, phone, "Others", "Start")

    library = Library()

    def stored():
        assert stage.look(drafts_that_differ, library) == []
        return set(answers(stage, session))

    assert stored() == {"/nights"}, "a default stands until it is answered"
    await say(stage, phone, "Because")
    await tap(stage, phone, "A", "B", "Done")
    assert stored() == {"/reason", "/wanted", "/nights"}
    await say(stage, phone, "5")
    assert stored() == {"/wanted", "/days", "/nights"}
    await tap(stage, phone, "A", "B", "Done", "◀", "◀")
    await say(stage, phone, "2")
    assert stored() == {"/reason", "/wanted", "/days", "/best", "/nights"}
    await tap(stage, phone, "◀", "◀", "✓ B", "Done")
    assert answers(stage, session)["/best"].code == "a"
    assert stored() == {"/reason", "/wanted", "/days", "/best", "/nights"}


async def test_a_submission_is_what_stood_there_and_a_correction_is_another(stage):
    phone = await stage.answering("BTC-012")
    await finish_skills(stage, phone)
    await tap(stage, phone, "Nộp phiếu")
    session = stage.session_of("BTC-012")
    assert (session.status, session.submitted_at) == ("submitted", stage.clock())
    stage.clock.pass_(hours=1)
    await tap(stage, phone, "Sửa phiếu", "1", "5", "Bỏ qua", "Nộp phiếu")
    first, second = stage.rows(
        select(Submission).where(Submission.session_id == session.id).order_by(Submission.number)
    )
    assert (first.number, second.number) == (1, 2)
    assert first.receipt != second.receipt
    assert second.submitted_at - first.submitted_at == timedelta(hours=1)
    assert answers(stage, session.id, 1)["/core/about_G1/G1"].code == "3"
    assert answers(stage, session.id, 2)["/core/about_G1/G1"].code == "5"
    vault = stage.database.vault
    values = {record["path"]: record["value"] for record in vault.open_json(first.body, "submission")}
    assert values["/core/about_G1/G1"] == "3", "the first submission stays readable"


async def test_what_is_irrelevant_is_not_submitted(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "4")
    await say(stage, phone, "Một việc.")
    await tap(stage, phone, *["3"] * (LEVELS - 1), "Không", "1", "2", "Nộp phiếu")
    session = stage.session_of("BTC-012").id
    assert "/core/about_G1/G1_example" not in answers(stage, session, 1)
    (submission,) = stage.rows(select(Submission))
    body = stage.database.vault.open_json(submission.body, "submission")
    assert "/core/about_G1/G1_example" not in {record["path"] for record in body}


async def test_a_survey_with_something_missing_is_not_submitted(stage):
    phone = await stage.answering("BTC-012")
    await finish_skills(stage, phone)
    await tap(stage, phone, "Trang sau ▶", "13", "Có")
    await tap(stage, phone, "◀")
    await phone.press(phone.card.message_id, _submit_of(stage, phone))
    await stage.settle()
    assert stage.rows(select(Submission)) == []
    assert not parked(stage)


def _submit_of(stage, phone):
    session = stage.session_of("BTC-012")
    from bot.presenting.callbacks import Address

    return Address("v", "m", (session.id, session.turn)).pack()


async def test_consent_is_kept_for_each_purpose_with_version_language_and_time(stage):
    phone = stage.phone("VPUB-017")
    await stage.invite("VPUB-017")
    await phone.start("VPUB017X1")
    await stage.settle()
    await say(stage, phone, "017")
    await tap(stage, phone, "Ngôn ngữ", "English", "I agree", "No", "Yes")
    found = [
        (c.purpose, c.given, c.notice_version, c.language, c.channel, c.at)
        for c in stage.rows(select(Consent).order_by(Consent.id))
    ]
    assert found == [
        ("development", True, NOTICE_VERSION, "en", "telegram", stage.clock()),
        ("pools", False, NOTICE_VERSION, "en", "telegram", stage.clock()),
        ("reminders", True, NOTICE_VERSION, "en", "telegram", stage.clock()),
    ]


async def test_withdrawing_stops_at_once_and_is_on_record(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "3")
    await say(stage, phone, "/quyen")
    await tap(stage, phone, "Rút lại đồng ý", "Có")
    assert stage.session_of("BTC-012").status == "stopped"
    (request,) = stage.rows(select(RightRequest))
    assert (request.kind, request.asked_at, request.due_on) == ("withdraw", stage.clock(), date(2026, 6, 30))
    newest = {c.purpose: c.given for c in stage.rows(select(Consent).order_by(Consent.id))}
    assert newest == {"development": False, "pools": False, "reminders": False}
    await say(stage, phone, "/phieu")
    await tap(stage, phone, "Xem lại thông báo", "Đồng ý", "Có", "Có", "Tự đánh giá năng lực")
    assert "✓ Đạo đức và bản lĩnh: mức 3" in card(phone), "what was answered is still there"
    (request,) = stage.rows(select(RightRequest))
    assert request.outcome == "taken_back", "who agrees again has nothing erased"


async def test_deletion_is_recorded_once_with_its_date(stage):
    phone = await stage.answering("BTC-012")
    for _ in range(2):
        await say(stage, phone, "/xoa")
        if phone.card is not None and "Có" in phone.card.labels:
            await tap(stage, phone, "Có")
    (request,) = stage.rows(select(RightRequest))
    assert (request.kind, request.due_on, request.done_at) == ("delete", date(2026, 7, 5), None)
    (person,) = stage.rows(select(Person).where(Person.staff_code == "BTC-012"))
    assert person.frozen_at == stage.clock()
    assert [entry.act for entry in stage.rows(select(AuditEntry).where(AuditEntry.act == "rights.ask"))]
    assert "05/07/2026" in phone.messages[-1].text


async def test_help_tells_the_focal_point_that_somebody_needs_it_once(stage):
    focal = await stage.join("BTC-029")
    await say(stage, focal, "/language")
    await tap(stage, focal, "English")
    phone = await stage.answering("BTC-012")
    for _ in range(2):
        await say(stage, phone, "/trogiup")
        await tap(stage, phone, "Cần hỗ trợ", "Không kèm tên")
    (delivery,) = stage.rows(select(Delivery).where(Delivery.kind == "help"))
    (person,) = stage.rows(select(Person).where(Person.staff_code == "BTC-029"))
    assert (delivery.person_id, delivery.state) == (person.id, "waiting")
    assert len(stage.rows(select(HelpRequest))) == 1
    before = len(focal.messages)
    await stage.run_jobs()
    assert len(focal.messages) == before + 1
    assert "Nhật Quý" not in focal.messages[-1].text
    assert "Question: Ethics and integrity" in focal.messages[-1].text, "in the language of whoever reads it"
    await stage.run_jobs()
    assert len(focal.messages) == before + 1, "sent once"
