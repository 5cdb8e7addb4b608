"""Bringing people inside a campaign to another version: nothing is lost, nobody is overwritten, it can resume."""

import asyncio
import json

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from bot.cli import app
from bot.services import audit
from bot.services.refusals import Refusal
from bot.services.sessions import renewals
from bot.services.sessions.library import Library
from bot.services.surveys import publishing
from storage.models import AuditEntry, Renewal, StoredAnswer, StoredSession
from storage.repositories import sessions
from survey_definitions import compile_survey
from tests.conversations.acts import answers, card, say, tap
from tests.support.province import SECRET

FIRST = """
settings: [{form_id: tools, form_title: {vi: Công cụ, en: Tools}, version: '1', default_language: vi}]
survey:
- {type: integer, name: years, label: {vi: Bao nhiêu năm?, en: Years?}, required: 'yes'}
- {type: text, name: tool, label: {vi: Công cụ nào?, en: Which?}, required: 'yes'}
- {type: text, name: wish, label: {vi: Mong muốn?, en: Wish?}}
"""
SECOND = FIRST.replace("name: tool,", "name: instrument,").replace("'1'", "'2'")
PEOPLE = ("BTC-012", "BTC-013", "BTC-014")


async def publish(stage, text):
    source = text.encode()
    return await stage.database.run(
        publishing.publish, compile_survey(source, "tools.yaml"), source, "tools.yaml", stage.clock()
    )


@pytest.fixture
async def campaign(stage):
    """Three inside: one has answered everything, one two questions, one stands at the first."""
    await publish(stage, FIRST)
    number = await stage.open_campaign("tools")
    for n, code in enumerate(PEOPLE):
        phone = await stage.join(code)
        await tap(stage, phone, "Công cụ", "Bắt đầu")
        await say(stage, phone, *(["12", "bảng tính", "bản đồ"][: 3 - n]))
    await publish(stage, SECOND)
    return number


def engine_values(stage, session):
    state = stage.database.vault.open_json(session.state, sessions.STATE)
    return state["engine"]["values"][""], state.get("aside", [])


async def ask(stage, campaign, number=None):
    renewal = await stage.database.run(renewals.ask, campaign, number, stage.clock())
    return renewal.id


async def moved(stage, campaign):
    renewal = await ask(stage, campaign)
    await stage.database.run(renewals.move, renewal, stage.clock(), actor=audit.OPERATOR)
    await stage.run_jobs()
    [found] = stage.rows(select(Renewal).where(Renewal.id == renewal))
    return found


async def test_counting_changes_nothing(stage, campaign):
    before = [(row.version_id, row.state) for row in stage.rows(select(StoredSession).order_by(StoredSession.id))]
    renewal = await ask(stage, campaign)
    await stage.run_jobs()
    [found] = stage.rows(select(Renewal).where(Renewal.id == renewal))
    assert (found.state, found.people, found.carried, found.aside) == ("counted", 3, 4, 2)
    assert (found.removed, found.changed, found.failed) == (1, 0, 0)
    assert [(r.version_id, r.state) for r in stage.rows(select(StoredSession).order_by(StoredSession.id))] == before


async def test_by_default_everybody_goes_on_with_the_version_they_began(stage, campaign):
    phone = stage.phone("BTC-014")
    await say(stage, phone, "máy in")
    assert answers(stage, stage.session_of("BTC-014", campaign).id).keys() == {"/years", "/tool"}


async def test_moving_loses_no_answer(stage, campaign):
    before = {code: answers(stage, stage.session_of(code, campaign).id) for code in PEOPLE}
    found = await moved(stage, campaign)
    assert (found.state, found.people, found.carried, found.aside, found.failed) == ("done", 3, 4, 2, 0)
    for code in PEOPLE:
        session = stage.session_of(code, campaign)
        now, aside = answers(stage, session.id), answers(stage, session.id, -1)
        assert now.keys() | aside.keys() == before[code].keys()
        assert aside.keys() == before[code].keys() & {"/tool"}
        values, kept = engine_values(stage, session)
        assert [one["path"] for one in kept] == sorted(aside)
        assert values.get("/years") == "12"
        assert all(one["value"] == "bảng tính" for one in kept)


async def test_the_cards_follow_with_a_quiet_line_and_people_go_on(stage, campaign):
    await moved(stage, campaign)
    assert card(stage.phone("BTC-014")).startswith("Phiếu đã được cập nhật. Các câu trả lời")
    phone = stage.phone("BTC-012")
    assert "1 câu trả lời không còn phù hợp" in card(phone)
    assert "Công cụ nào?" in card(phone)
    await say(stage, phone, "bảng tính")
    await tap(stage, phone, "Nộp phiếu")
    submitted = answers(stage, stage.session_of("BTC-012", campaign).id, 1)
    assert {"/years", "/instrument", "/wish"} <= submitted.keys()
    assert "/tool" not in submitted


async def test_what_was_submitted_is_not_touched(stage, campaign):
    phone = stage.phone("BTC-012")
    await tap(stage, phone, "Nộp phiếu")
    before = stage.session_of("BTC-012", campaign)
    await moved(stage, campaign)
    after = stage.session_of("BTC-012", campaign)
    assert (after.version_id, after.revision, after.state) == (before.version_id, before.revision, before.state)


async def test_who_begins_later_begins_with_the_newer_version(stage, campaign):
    renewal = await ask(stage, campaign)
    [row] = stage.rows(select(Renewal).where(Renewal.id == renewal))
    changed = await stage.database.run(
        renewals.new_starts, campaign, row.version_id, stage.clock(), actor=audit.OPERATOR
    )
    fresh = stage.rows(
        select(StoredSession.version_id).where(StoredSession.campaign_id == campaign, StoredSession.state.is_(None))
    )
    assert changed == len(fresh) > 0
    assert set(fresh) == {row.version_id}
    assert stage.session_of("BTC-012", campaign).version_id != row.version_id


async def test_it_is_on_record_without_names_or_answers(stage, campaign):
    await moved(stage, campaign)
    acts = stage.rows(select(AuditEntry).where(AuditEntry.act.like("campaign.%new%")).order_by(AuditEntry.id))
    assert [act.act for act in acts] == ["campaign.new_starts", "campaign.renew", "campaign.renewed"]
    assert acts[-1].details | {"renewal": 0} == {
        "renewal": 0,
        "version": 2,
        "people": 3,
        "carried": 4,
        "aside": 2,
        "failed": 0,
    }


async def test_ended_in_the_middle_it_goes_on_where_it_was(stage, campaign, monkeypatch):
    monkeypatch.setattr(renewals, "MOVED_TOGETHER", 1)
    renewal = await ask(stage, campaign)
    await stage.database.run(renewals.move, renewal, stage.clock(), actor=audit.OPERATOR)
    await stage.database.run(renewals.move_some, renewal, Library(), stage.clock())
    await stage.restart()
    await stage.run_jobs()
    [found] = stage.rows(select(Renewal).where(Renewal.id == renewal))
    assert (found.state, found.people, found.carried, found.aside) == ("done", 3, 4, 2)


async def test_a_session_that_cannot_be_read_stays_where_it_is_and_keeps_nobody_else_back(stage, campaign):
    broken = stage.session_of("BTC-013", campaign)

    def spoil(uow):
        uow.orm.get_one(StoredSession, broken.id).state = b"nothing that can be opened"

    await stage.database.run(spoil)
    found = await moved(stage, campaign)
    assert (found.state, found.people, found.failed) == ("done", 2, 1)
    assert stage.session_of("BTC-013", campaign).version_id == broken.version_id


async def test_nobody_who_answers_at_the_same_moment_is_overwritten(stage, campaign):
    renewal = await ask(stage, campaign)
    await stage.database.run(renewals.move, renewal, stage.clock(), actor=audit.OPERATOR)
    phones = {code: stage.phone(code) for code in PEOPLE}
    await asyncio.gather(
        phones["BTC-014"].send_text("máy in"),
        stage.bot.program.jobs.renew_versions(),
        phones["BTC-013"].send_text("bản đồ"),
    )
    await stage.run_jobs()
    for code, said in (("BTC-014", "máy in"), ("BTC-013", "bản đồ")):
        rows = stage.rows(select(StoredAnswer).where(StoredAnswer.session_id == stage.session_of(code, campaign).id))
        texts = [stage.database.vault.open_text(row.text, sessions.FREE_TEXT) for row in rows if row.text]
        told = any("trước khi có câu hỏi" in message.text for message in phones[code].messages)
        assert (said in texts) != told, "before the move it is an answer and carried, during it the person is told"
        assert len({(row.number, row.path) for row in rows}) == len(rows)
    versions = {stage.session_of(code, campaign).version_id for code in PEOPLE}
    assert len(versions) == 1


async def test_what_was_typed_for_the_question_before_the_move_is_no_answer_and_they_are_told(stage, campaign):
    renewal = await ask(stage, campaign)
    await stage.database.run(renewals.move, renewal, stage.clock(), actor=audit.OPERATOR)
    await stage.database.run(renewals.move_some, renewal, Library(), stage.clock())
    phone = stage.phone("BTC-014")
    await say(stage, phone, "máy in")
    await stage.run_jobs()
    assert card(phone).startswith("⚠ Tin này đến trước khi có câu hỏi")
    assert answers(stage, stage.session_of("BTC-014", campaign).id).keys() == {"/years"}


@pytest.mark.parametrize(("number", "code"), [(9, "version_unknown")])
async def test_what_cannot_be_moved_is_refused(stage, campaign, number, code):
    with pytest.raises(Refusal) as refusal:
        await stage.database.run(renewals.ask, campaign, number, stage.clock())
    assert refusal.value.code == code
    with pytest.raises(Refusal):
        await stage.database.run(renewals.ask, 99, None, stage.clock())


async def test_the_same_by_the_command_line(stage, campaign, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name, value in {"DATABASE_URL": stage.url, "SECRET_KEY": SECRET, "DATA_DIR": str(tmp_path)}.items():
        monkeypatch.setenv(f"SURVEYBOT_{name}", value)

    def call(*options):
        result = CliRunner().invoke(app, ["campaign", "migrate", str(campaign), "--json", *options])
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    figures = {
        "campaign": campaign,
        "version": 2,
        "people": 3,
        "answers_carried": 4,
        "answers_aside": 2,
        "on_removed_question": 1,
        "on_changed_question": 0,
        "failed": 0,
    }
    assert await asyncio.to_thread(call, "--dry-run") == figures | {"moved": False}
    assert await asyncio.to_thread(call) == figures | {"moved": True}
    assert (await asyncio.to_thread(call))["people"] == 0
    back = await asyncio.to_thread(call, "--to", "1")
    assert (back["version"], back["people"], back["answers_aside"]) == (1, 3, 0)
