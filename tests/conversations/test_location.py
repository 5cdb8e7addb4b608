"""A shared location answers a question for a place, and nothing else."""

from __future__ import annotations

import pytest

from bot.services.surveys import publishing
from survey_definitions import compile_survey
from tests.conversations.acts import answers, card, opened, tap

SURVEY = """
settings: [{form_id: places, form_title: {vi: Trụ sở, en: Seat}, version: '1', default_language: vi}]
survey:
- {type: geopoint, name: seat, label: {vi: Trụ sở ở đâu?, en: Where?}, required: 'yes'}
- {type: text, name: wish, label: {vi: Mong muốn?, en: Wish?}, required: 'yes'}
"""


@pytest.fixture
async def phone(stage):
    source = SURVEY.encode()
    await stage.database.run(
        publishing.publish, compile_survey(source, "places.yaml"), source, "places.yaml", stage.clock()
    )
    await stage.open_campaign("places")
    found = await stage.join("BTC-012")
    await tap(stage, found, "Trụ sở", "Bắt đầu")
    return found


async def test_a_location_is_stored_as_latitude_and_longitude(stage, phone):
    await phone.send_location(20.95, 107.08)
    await stage.settle()
    [answer] = answers(stage, stage.session_of("BTC-012", 4).id).values()
    assert opened(stage, answer) == "20.950000 107.080000 0 0"


async def test_where_no_place_is_asked_for_it_is_declined_by_its_name(stage, phone):
    await phone.send_location(20.95, 107.08)
    await stage.settle()
    await phone.send_location(20.95, 107.08)
    await stage.settle()
    assert "không hỏi vị trí" in card(phone)
