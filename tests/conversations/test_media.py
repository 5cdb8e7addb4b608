"""Cards with what their author put there: pictures, sounds, marks, values, guidance, and notes that stop."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from PIL import Image

from bot.services.surveys import publishing
from survey_definitions import examine
from tests.conversations.acts import card, tap
from tests.engine.kit import rows

pytestmark = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)


def picture(colour: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 200), colour).save(out, "PNG")
    return out.getvalue()


async def begun(stage, table: str, choices: str = "", files: dict[str, bytes] | None = None):
    """Somebody at the first question of a survey."""
    book = {"settings": {"form_id": "own", "form_title": "Own", "version": "1"}, "survey": rows(table)}
    book |= {"choices": rows(choices)} if choices else {}
    compiled = examine(json.dumps(book).encode(), "own.yaml", None, files).compiled
    assert compiled is not None
    await stage.database.run(publishing.publish, compiled, compiled.source, "own.yaml", stage.clock())
    await stage.open_campaign("own")
    phone = await stage.join("BTC-012", "en")
    await tap(stage, phone, "Own", "Start")
    return phone


async def test_marks_of_a_label_are_shown_as_telegram_can_and_answers_as_they_are(stage):
    phone = await begun(stage, "type | name | label\ntext | a | Your **full** name\ntext | b | *Hello* ${a}")
    assert "<b>" not in card(phone)
    assert ("bold", "full") in marked(phone)
    await phone.send_text("**An** [x](https://evil.example)")
    await stage.settle()
    assert "Hello **An** [x](https://evil.example)" in card(phone)
    assert ("italic", "Hello") in marked(phone)
    assert not any(kind == "text_link" for kind, _ in marked(phone))


def marked(phone) -> set[tuple[str, str]]:
    text = phone.last.text.encode("utf-16-le")
    return {
        (one["type"], text[one["offset"] * 2 : (one["offset"] + one["length"]) * 2].decode("utf-16-le"))
        for one in phone.last.entities
    }


async def test_a_picture_question_shows_its_choices_with_numbers(stage):
    choices = "list_name | name | label | image\np | a | | a.png\np | b | Bee | b.png"
    files = {"a.png": picture("red"), "b.png": picture("blue")}
    phone = await begun(stage, "type | name | label\nselect_one p | q | Which?\ntext | t | T", choices, files)
    assert phone.last.photo
    assert [button.text for button in phone.last.buttons[0]] == ["1", "2"]
    assert "Bee" in card(phone)
    await tap(stage, phone, "2")
    assert not phone.last.photo
    assert "Bee" in card(phone)


async def test_a_sound_goes_out_above_its_question_and_again_when_asked_for(stage):
    files = {"q.mp3": b"ID3" + bytes(100)}
    phone = await begun(stage, "type | name | label | audio\ntext | a | A\ntext | q | | q.mp3", "", files)
    await phone.send_text("x")
    await stage.settle()
    await tap(stage, phone, "▶ Play")
    sent = [message.document["file_name"] for message in phone.messages if message.from_bot and message.document]
    assert sent == ["q.mp3", "q.mp3"]


async def test_the_value_of_what_is_only_read_stands_on_the_card(stage):
    table = "type | name | label | read_only | calculation | default\ninteger | a | How many? | | |\n"
    table += "integer | total | Your total: | yes | ${a} * 2 |\n"
    table += "select_one yn | s | Preset: | yes | | y\ntext | t | T | | |"
    phone = await begun(stage, table, "list_name | name | label\nyn | y | Certainly")
    await phone.send_text("4")
    await stage.settle()
    assert "Your total:" in card(phone)
    assert {"8", "Certainly"} <= set(card(phone).splitlines())


async def test_a_required_note_stops_and_lets_one_go_back(stage):
    table = "type | name | label | relevant | required\ninteger | age | Age? | |\n"
    table += "note | stop | Only adults. | ${age} < 18 | yes\ntext | job | Job? | |"
    phone = await begun(stage, table)
    await phone.send_text("12")
    await stage.settle()
    assert "Only adults." in card(phone)
    assert "ends here" in card(phone)
    await tap(stage, phone, "◀ Back")
    await phone.send_text("30")
    await stage.settle()
    assert "Job?" in card(phone)


async def test_guidance_is_shown_to_whoever_asks_for_it(stage):
    phone = await begun(stage, "type | name | label | guidance_hint\ntext | a | A | See the **manual**.")
    assert "manual" not in card(phone)
    await tap(stage, phone, "ℹ Guidance")
    assert "See the manual." in card(phone)


async def test_a_tick_changes_the_text_under_a_picture_and_sends_no_picture_again(stage):
    choices = "list_name | name | label | image\np | a | | a.png\np | b | Bee | b.png"
    files = {"a.png": picture("red"), "b.png": picture("blue")}
    phone = await begun(stage, "type | name | label\nselect_multiple p | q | Which?\ntext | t | T", choices, files)
    await tap(stage, phone, "2")
    assert [button.text for button in phone.last.buttons[0]] == ["1", "✓ 2"]
    assert len([message for message in phone.messages if message.photo]) == 1
