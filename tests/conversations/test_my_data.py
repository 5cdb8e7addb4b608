"""The copy of one's own data: in the person's language, with what was asked and chosen, and nobody else in it."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.exports import copies as files
from bot.services.rights import copies
from bot.services.sessions.library import Library
from bot.texts import Texts
from storage.models import Person, RightRequest
from tests.support.transcript import Player

TRANSCRIPT = Path(__file__).parent.parent / "transcripts" / "skills-en.txt"

pytestmark = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)


async def test_a_copy_says_what_was_asked_and_chosen_and_names_nobody_else(stage):
    source = TRANSCRIPT.read_text(encoding="utf-8")
    who = next(line.split()[0] for line in source.splitlines() if " has joined" in line)
    await Player(stage).play(source)
    people = {person.staff_code: person for person in stage.rows(select(Person))}
    found = stage.look(copies.copy_of, people[who].id, Library(), stage.clock(), "en")
    page = files.as_html(found, Texts("en", None, stage.settings.zone)).decode()
    assert "In your duties, how do you usually act as to discipline, integrity and objectivity?" in page
    assert "Keeps discipline and confidentiality unprompted; admits and corrects own errors." in page, (
        "as corrected last"
    )
    assert people[who].full_name in page
    plain = json.loads(files.as_json(found))
    assert plain["tables"]["submissions"][0]["body"], "what is sealed is opened"
    others = {person.full_name for code, person in people.items() if code != who} - {people[who].full_name}
    for text in (page, json.dumps(plain, ensure_ascii=False)):
        assert not [name for name in others if name in text]
    assert "<script" not in page
    assert "src=" not in page


@pytest.mark.parametrize("lines", [45, None], ids=["begun", "submitted"])
async def test_what_was_answered_in_one_language_is_read_in_another_one(stage, lines):
    source = TRANSCRIPT.read_text(encoding="utf-8").splitlines(keepends=True)
    await Player(stage).play("".join(source[:lines]))
    (person,) = (one.id for one in stage.rows(select(Person)) if one.staff_code == "VPUB-001")
    found = stage.look(copies.copy_of, person, Library(), stage.clock(), "de")
    questions = [line.question for survey in found.surveys for part in survey.parts for line in part.lines]
    assert "Wie handeln Sie im Dienst meist, was Disziplin, Integrität und Sachlichkeit angeht?" in questions
    titles = {part.title for survey in found.surveys for part in survey.parts}
    assert not [one for one in (*questions, *titles) if "competenc" in one or "your" in one]


async def test_taking_a_copy_is_on_the_register_and_a_code_is_worth_one(stage):
    phone = await stage.join("BTC-012", "en")
    await phone.send_text("/mydata")
    await stage.settle()
    for label in ("Draw a code", "Draw a code"):
        await phone.tap(label)
        await stage.settle()
    assert [request.outcome for request in stage.rows(select(RightRequest))] == [None]
    await phone.tap("Send the files here")
    await stage.settle()
    assert [request.outcome for request in stage.rows(select(RightRequest))] == ["carried_out"]
    names = [message.document["file_name"] for message in phone.messages if message.document]
    assert names == [files.HTML_NAME, files.JSON_NAME]


async def test_a_deletion_that_is_late_is_called_overdue_and_whom_to_call_stands_below(stage):
    phone = await stage.join("VPUB-018", "en")
    for way in ("/rights", "Ask for deletion", "Yes"):
        await (phone.send_text(way) if way.startswith("/") else phone.tap(way))
        await stage.settle()
    assert "is recorded. Use stops at once; completed by 5 July 2026" in phone.card.text
    assert "Questions: " in phone.card.text
    stage.clock.pass_(days=25)
    await phone.send_text("/help")
    await stage.settle()
    assert "by 5 July 2026 and is overdue" in phone.card.text
    assert "completed by" not in phone.card.text
