"""Pictures that came with a survey, from the file through PostgreSQL's rows to the phone."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from storage.models import SurveyVersion
from survey_definitions.reading.bundle import member
from tests.conversations.acts import card, tap
from tests.conversations.test_media import begun, picture

COLOURS = {"green": (0, 128, 0), "red": (255, 0, 0), "blue": (0, 0, 255)}


def colours(stage, phone) -> set[str]:
    """The colours of large parts of the picture on the card."""
    world = stage.server.front._backend.world
    shown = Image.open(BytesIO(world.content(world.files[phone.last.photo[-1]["file_id"]]))).convert("RGB")
    found = shown.getcolors(shown.width * shown.height)
    return {name for name, colour in COLOURS.items() if any(one == colour and count > 5_000 for count, one in found)}


@pytest.mark.parametrize("province_url", ["postgresql"], indirect=True)
async def test_pictures_of_a_question_and_of_choices_reach_the_phone_as_they_were_sent(stage):
    files = {"q.png": picture("green"), "a.png": picture("red"), "b.png": picture("blue")}
    table = "type | name | label | image\ntext | t | Where? | q.png\nselect_one p | c | Which? |"
    phone = await begun(
        stage, table, "list_name | name | label | image\np | a | Ay | a.png\np | b | Bee | b.png", files
    )
    (stored,) = stage.rows(select(SurveyVersion.source).order_by(SurveyVersion.id.desc()).limit(1))
    assert {name: member(bytes(stored), name) for name in files} == files
    assert colours(stage, phone) == {"green"}
    await phone.send_text("x")
    await stage.settle()
    assert "Which?" in card(phone)
    assert colours(stage, phone) == {"red", "blue"}
    await tap(stage, phone, "2")
    assert "Bee" in card(phone)
