"""Random people in surveys nobody here wrote: whatever they press or type, nothing breaks and nothing is refused."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.presenting.callbacks import Address
from bot.services.sessions.library import Library
from bot.services.surveys import publishing
from storage.models import ParkedUpdate
from survey_definitions import SurveyRejected, compile_survey
from tests.support.extent import ways
from tests.support.stored import drafts_that_differ

EVERYTHING = Path(__file__).with_name("everything.yaml").read_bytes()
FORMS = Path(__file__).parents[3] / "shared" / "forms"
TYPED = [
    "1", "2", "3", "99", "-4", "3,5", "03/2019", "2019", "15/03/2019", "08:30", "hello", "<b>đậm</b> & {xh}",
    "مرحبا 👍", "x" * 4000, "=1+1", "/tieptuc", "10.5 106.5", "", "có", "Nguyễn",
]  # fmt: skip


async def publish(stage, source: bytes, name: str) -> None:
    await stage.database.run(publishing.publish, compile_survey(source, name), source, name, stage.clock())


async def walk(stage, phone, seed: int, steps: int, restarts: float = 0.0, words: Sequence[str] = TYPED) -> None:
    """Press and type at random, mostly what the card offers."""
    dice, library = random.Random(seed), Library()
    for _ in range(steps):
        shown = [message for message in phone.messages if message.from_bot and message.buttons]
        if not shown:
            return  # deletion was asked for: nothing is left to press
        card = shown[-1] if dice.random() < 0.9 or len(shown) < 2 else dice.choice(shown)
        buttons = [button for row in card.buttons for button in row]
        wanted = dice.random()
        if wanted < 0.15 or not buttons:
            await phone.send_text(dice.choice([text for text in words if text]))
        elif wanted < 0.18:
            await phone.send_photo()
        else:
            await phone.tap(dice.choice(buttons).text, message_id=card.message_id)
        await stage.settle()
        assert stage.look(drafts_that_differ, library) == []
        if dice.random() < restarts:
            await stage.restart()


async def check(stage, *, killed: bool = False) -> None:
    """Nothing parked, nothing refused, no press without an answer.

    After a kill a card that was shown but not noted is shown again: that edit changes nothing.
    """
    assert stage.rows(select(ParkedUpdate.error)) == []
    refused = [call.error for call in stage.server.refused]
    assert [error for error in refused if not (killed and "not modified" in error)] == []
    assert all(not phone.unanswered for phone in map(stage.phone, stage.accounts))


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize(("seed", "restarts"), [(0, 0.0), (1, 0.0), (2, 0.05), (3, 0.05)])
async def test_a_survey_with_every_type(stage, seed, restarts):
    await publish(stage, EVERYTHING, "everything.yaml")
    phone = await stage.join("BTC-012", "en")
    await stage.open_campaign("everything")
    await phone.send_text("/surveys")
    await stage.settle()
    await phone.tap("Everything")
    await stage.settle()
    await phone.tap("Start")
    await stage.settle()
    await walk(stage, phone, seed, 150, restarts)
    await check(stage, killed=restarts > 0)


def pytest_generate_tests(metafunc):
    """Of the surveys nobody here wrote a third a day; all in ``make test-all``."""
    if "third" in metafunc.fixturenames:
        metafunc.parametrize("third", ways(metafunc.config, range(3)))


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_surveys_nobody_here_wrote(stage, third):
    if not FORMS.exists():
        pytest.skip("the shared survey files are not here")
    taken = 0
    for path in sorted(FORMS.rglob("*.xlsx"))[third::3]:
        data = path.read_bytes()
        try:
            compiled = compile_survey(data, path.name)
        except SurveyRejected:
            continue
        if not compiled.survey.id or compiled.survey.question_count == 0:
            continue
        await publish(stage, data, path.name)
        session = await stage.open_campaign(compiled.survey.id)
        person = f"VPUB-{taken + 11:03}"  # one each: a walk may end in a request for deletion
        phone = await stage.join(person, "en")
        row = stage.session_of(person, session)
        await phone.press(phone.messages[-1].message_id, Address("m", "b", (row.id,)).pack())
        await stage.settle()
        await walk(stage, phone, taken, 25)
        await check(stage)
        taken += 1
    assert taken > 2, "a third of those that compile"
