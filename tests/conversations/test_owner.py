"""A session is reached from its own person's chat and from nowhere else, whatever a button says."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.conversations.registry import TAPS
from bot.presenting.callbacks import MOST_NUMBER, Address
from storage.models import Chat, Consent, Person, RightRequest, StoredSession, Submission
from tests.conversations.acts import answers, finish_skills, parked, tap
from tests.support.laws import examples

on_sqlite = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)

small = st.integers(0, 40) | st.integers(0, MOST_NUMBER)
verbs = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
addresses = st.builds(
    lambda kind, verb, numbers: Address(kind, verb, tuple(numbers)).pack(),
    st.sampled_from(sorted({kind for kind, _ in TAPS})),
    verbs,
    st.lists(small, max_size=4),
)
anything = st.text(max_size=20) | addresses


def everything_of(stage, staff_code):
    """All that is stored about a person, to compare."""
    (person,) = stage.rows(select(Person).where(Person.staff_code == staff_code))
    sessions = stage.rows(select(StoredSession).where(StoredSession.person_id == person.id).order_by(StoredSession.id))
    return {
        "sessions": [(s.id, s.status, s.revision, s.turn, s.state) for s in sessions],
        "answers": [sorted(answers(stage, s.id)) for s in sessions],
        "submissions": len(stage.rows(select(Submission).where(Submission.session_id.in_([s.id for s in sessions])))),
        "consents": len(stage.rows(select(Consent).where(Consent.person_id == person.id))),
        "requests": len(stage.rows(select(RightRequest).where(RightRequest.person_id == person.id))),
        "frozen": person.frozen_at,
        "place": [c.place for c in stage.rows(select(Chat).where(Chat.person_id == person.id))],
    }


async def test_another_persons_buttons_do_nothing(stage):
    """Every button of one person's cards, pressed by another person and by a stranger."""
    owner = await stage.answering("BTC-012")
    await finish_skills(stage, owner)
    other = await stage.join("BTC-017")
    stranger = stage.phone("nobody")
    await stranger.start()
    await stage.settle()
    session = stage.session_of("BTC-012")
    before = everything_of(stage, "BTC-012")
    forged = [button.data for row in owner.card.buttons for button in row]
    forged += [Address("a", verb, (session.id, session.turn, 0)).pack() for verb in "ctdskbnpqrxezywg"]
    forged += [Address("v", "f", (session.id,)).pack(), Address("m", "o", (session.id,)).pack()]
    forged += [Address("m", "b", (session.id,)).pack(), Address("v", "m", (session.id, session.turn)).pack()]
    for phone in (other, stranger):
        for data in forged:
            await phone.press(phone.messages[-1].message_id, data)
        await stage.settle()
        assert not phone.unanswered
    assert everything_of(stage, "BTC-012") == before
    assert not parked(stage)
    assert stage.rows(select(Submission)) == []


async def test_a_stranger_who_forges_sees_the_strangers_card(stage):
    owner = await stage.answering("BTC-012")
    stranger = stage.phone("nobody")
    await stranger.start()
    await stage.settle()
    shown = stranger.messages[-1].text
    for data in {button.data for row in owner.card.buttons for button in row}:
        await stranger.press(stranger.messages[-1].message_id, data)
        await stage.settle()
    assert {message.text for message in stranger.messages if message.from_bot} == {shown}


@on_sqlite
async def test_made_up_data_has_no_effect_on_others_and_never_fails(stage):
    """Hundreds of presses that no button of ours made: by a stranger, and by somebody in the middle of a survey."""
    owner = await stage.answering("BTC-012")
    await tap(stage, owner, "3")
    before = everything_of(stage, "BTC-012")
    forger = await stage.answering("BTC-017")
    stranger = stage.phone("nobody")
    await stranger.start()
    await stage.settle()
    loop = asyncio.get_running_loop()
    phones = [(forger, forger.card.message_id), (stranger, stranger.messages[-1].message_id)]
    pressed = []

    @given(st.lists(anything, min_size=60, max_size=60))
    @settings(examples(12), database=None, suppress_health_check=list(HealthCheck))
    def gather(found):
        pressed.extend(found)

    await loop.run_in_executor(None, gather)
    for number, data in enumerate(pressed):
        phone, message = phones[number % 2]
        if data:
            await phone.press(message, data)
        if number % 100 == 0:
            await stage.settle()
    await stage.settle()
    assert everything_of(stage, "BTC-012") == before
    assert not parked(stage)
    assert not forger.unanswered
    assert not stranger.unanswered
    assert [call.error for call in stage.server.refused if "not modified" not in call.error] == []
