"""Trying a draft: the screens of everybody, and no trace of it anywhere but in the draft."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from bot.presenting.callbacks import Address
from storage.models import (
    HelpRequest,
    ListSnapshot,
    ParkedUpdate,
    PersonRole,
    StoredAnswer,
    StoredSession,
    Submission,
    SurveyDraft,
    SurveyVersion,
)
from storage.repositories.chats import trial_of
from tests.conversations.test_sent_files import ADMIN, OTHER, send
from tests.support.workbooks import sent

LIST_SURVEY = b"""
settings: [{form_id: lists, form_title: Lists, version: '1'}]
survey:
- {type: select_one_from_file fields.csv, name: field, label: Which field?}
- {type: text, name: why, label: "Why, ${Xh}?"}
- {type: begin_repeat, name: job, label: Jobs}
- {type: text, name: post, label: Which post?}
- {type: end_repeat}
"""
KEPT = (StoredSession, StoredAnswer, Submission, ListSnapshot, SurveyVersion)


def counts(stage):
    """How many rows there are that answering leaves, and how many sessions hold something."""
    rows = [stage.rows(select(func.count()).select_from(table))[0] for table in KEPT]
    return rows, stage.rows(select(func.count(StoredSession.id)).where(StoredSession.state.is_not(None)))


async def tap(stage, phone, *labels):
    for label in labels:
        await phone.tap(label)
        await stage.settle()


async def say(stage, phone, *texts):
    for text in texts:
        await phone.send_text(text)
        await stage.settle()


async def trying(stage, name="lists.yaml", body=LIST_SURVEY):
    phone = await stage.join(ADMIN, "en")
    await send(stage, phone, name, body)
    await tap(stage, phone, "Try")
    return phone


def draft(stage):
    return stage.rows(select(SurveyDraft))[0]


async def test_a_whole_trial_leaves_no_rows_and_its_end_forgets_it(stage):
    before = counts(stage)
    phone = await trying(stage)
    assert phone.last.text.startswith("TRIAL · Lists")
    await say(stage, phone, "1", "because of the work", "clerk")
    await tap(stage, phone, "Done")
    assert "Review" in phone.last.text
    sealed = draft(stage).trial
    assert sealed is not None
    assert b"because" not in sealed
    await tap(stage, phone, "Submit")
    assert "None of your answers was stored" in phone.last.text
    assert draft(stage).trial is None
    assert counts(stage) == before


async def test_a_trial_goes_on_after_a_restart_and_is_gone_with_its_draft(stage):
    phone = await trying(stage)
    await say(stage, phone, "1")
    await stage.restart()
    await say(stage, phone, "a reason", "/admin")
    await tap(stage, phone, "Draft: Lists", "Try")
    assert "Jobs" in phone.last.text
    await say(stage, phone, "/admin")
    await tap(stage, phone, "Draft: Lists", "Discard", "Discard")
    assert stage.rows(select(SurveyDraft.id)) == []
    await say(stage, phone, "/continue", "text for nobody")
    assert stage.rows(select(ParkedUpdate.error)) == []


async def test_publishing_takes_the_trial_with_it(stage):
    phone = await trying(stage)
    await say(stage, phone, "1", "secret words")
    await say(stage, phone, "/admin")
    await tap(stage, phone, "Draft: Lists", "Publish", "Publish without a note")
    assert "Version 1 is published" in phone.last.text
    assert stage.rows(select(SurveyDraft.id)) == []


async def test_the_way_back_from_the_first_question_leads_to_the_draft(stage):
    phone = await trying(stage)
    await tap(stage, phone, "◀ Back")
    assert phone.last.text.startswith("Draft · lists")


async def test_what_is_missing_is_asked_for_before_the_end(stage):
    phone = await trying(stage, "tea.yaml", sent("tea.yaml"))
    row = draft(stage)
    await phone.press(phone.last.message_id, Address("v", "m", (trial_of(row.id), row.trial_turn)).pack())
    await stage.settle()
    assert "This question needs an answer" in phone.last.text
    assert draft(stage).trial is not None


async def test_a_trial_is_its_authors_alone(stage):
    phone = await trying(stage)
    row, session = draft(stage), trial_of(draft(stage).id)
    other = await stage.join(OTHER, "en")

    async def forge():
        for kind in "aev":
            for verb in "cdsbgimprx":
                await other.press(other.last.message_id, Address(kind, verb, (session, row.trial_turn, 0)).pack())
        for data in (
            Address("m", "b", (session,)),
            Address("m", "o", (session,)),
            Address("t", "b", (row.id,)),
            Address("t", "x", (row.id,)),
        ):
            await other.press(other.last.message_id, data.pack())
        await stage.settle()

    await forge()
    person = stage.chat_of(OTHER).person_id
    await stage.database.run(lambda uow: uow.orm.add(PersonRole(person_id=person, role="admin")))
    await forge()
    assert (draft(stage).trial, draft(stage).trial_turn) == (row.trial, row.trial_turn)
    assert not any("TRIAL" in message.text for message in other.messages)
    assert stage.rows(select(ParkedUpdate.error)) == []
    await say(stage, phone, "1")
    assert "Why" in phone.last.text


async def test_buttons_of_a_trial_reach_neither_a_later_draft_nor_a_real_session(stage):
    phone = await trying(stage)
    old = next(button for row in phone.last.buttons for button in row if "✓" not in button.text).data
    card = phone.last.message_id
    await send(stage, phone, "lists.yaml", LIST_SURVEY + b"# another text\n")
    await tap(stage, phone, "Try")
    state = draft(stage).trial
    await phone.press(card, old)
    await stage.settle()
    assert draft(stage).trial == state
    assert stage.rows(select(StoredAnswer.id)) == []


async def test_help_asked_for_in_a_trial_is_in_no_campaign(stage):
    phone = await trying(stage)
    await say(stage, phone, "/help")
    await tap(stage, phone, "Help", "Without my name")
    assert stage.rows(select(ParkedUpdate.error)) == []
    assert set(stage.rows(select(HelpRequest.campaign_id))) <= {None}
    await tap(stage, phone, "Continue")
    assert phone.last.text.startswith("TRIAL")


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_an_admin_who_agreed_to_nothing_can_try_all_the_same(stage):
    phone = await stage.join(ADMIN, "en", agreed=(False, False, False))
    await send(stage, phone, "tea.yaml")
    await tap(stage, phone, "Try")
    await say(stage, phone, "3")
    assert "Review" in phone.last.text


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_a_trial_and_ones_own_survey_do_not_get_in_each_others_way(stage):
    phone = await trying(stage)
    await say(stage, phone, "1", "/surveys")
    await tap(stage, phone, "Skill self-assessment", "Start")
    assert "TRIAL" not in phone.last.text
    await tap(stage, phone, "1")
    assert len(stage.rows(select(StoredAnswer.id))) == 1
    await say(stage, phone, "/admin")
    await tap(stage, phone, "Draft: Lists", "Try")
    assert "TRIAL" in phone.last.text
    assert "Why" in phone.last.text
