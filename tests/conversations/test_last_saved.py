"""`${last-saved#name}`: what the same person gave the last time they submitted the same survey."""

from __future__ import annotations

import pytest

from bot.services.surveys import publishing
from survey_definitions import compile_survey
from tests.conversations.acts import card, say, tap

pytestmark = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)

SURVEY = """
settings: [{form_id: again, form_title: Again, version: '1'}]
survey:
- {type: text, name: street, label: Street?, default: "${last-saved#street}"}
"""


async def test_last_time_is_offered_to_whoever_submitted_and_to_nobody_else(stage):
    source = SURVEY.encode()
    compiled = compile_survey(source, "again.yaml")
    await stage.database.run(publishing.publish, compiled, source, "again.yaml", stage.clock())
    await stage.open_campaign("again")
    phone = await stage.join("BTC-012", "en")
    await tap(stage, phone, "Again", "Start")
    await say(stage, phone, "Long Street")
    await tap(stage, phone, "Submit")
    await stage.open_campaign("again")
    await phone.send_text("/surveys")
    await stage.settle()
    await phone.tap("Again")
    await stage.settle()
    await tap(stage, phone, "Start")
    assert any("Long Street" in button.text for row in phone.last.buttons for button in row), card(phone)
    other = await stage.join("BTC-013", "en")
    await tap(stage, other, "Again", "Start")
    assert not any("Long Street" in button.text for row in other.last.buttons for button in row)
