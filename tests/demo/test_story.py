"""An agency in which something has happened, told through the services; and where the sandbox listens."""

from __future__ import annotations

import socket
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.demo import lives, story
from bot.demo.running import alone, listen, own_settings
from bot.installation import InstallationError
from bot.presenting import own_words
from bot.sandbox.server import BotApiServer
from bot.services.sessions.library import Library
from bot.settings import Settings
from bot.texts import LANGUAGES, Texts
from storage.models import Person, PersonRole, StoredSession, Submission
from tests.services.builders import CALENDAR

WEDNESDAY = datetime(2026, 6, 17, 22, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
on_sqlite = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)


def test_a_story_begins_on_the_morning_of_a_working_day_some_twelve_days_ago():
    assert story.beginning(WEDNESDAY, CALENDAR) == datetime.combine(date(2026, 6, 5), time(8, 30), WEDNESDAY.tzinfo)
    assert story.beginning(WEDNESDAY.replace(day=19), CALENDAR).date() == date(2026, 6, 5)  # not on a Sunday


@on_sqlite
async def test_people_of_a_story_join_answer_to_the_end_and_stop_in_the_middle(stage):
    library = Library()
    for number, code in enumerate(("BTC-013", "BTC-014", story.MIDDLE)):
        await stage.database.run(lives.join, code, 5_000 + number, stage.clock())
    for campaign in (1, 2, 3):
        for code in ("BTC-013", "BTC-014"):
            assert await stage.database.run(lives.answer, library, code, campaign, stage.clock()), (code, campaign)
    assert not await stage.database.run(lives.answer, library, story.MIDDLE, 1, stage.clock(), 9)
    assert stage.rows(select(func.count(Submission.id))) == [6]
    open_ones = select(Person.staff_code).join(StoredSession, StoredSession.person_id == Person.id)
    assert stage.rows(open_ones.where(StoredSession.status == "started")) == [story.MIDDLE]


@on_sqlite
async def test_every_scene_is_somebody_who_has_that_role(stage):
    scenes = {one.kind: one for one in stage.look(story.scenes, lived=True)}
    assert list(scenes) == ["official", "focal_point", "admin", "project_team", "middle"]
    assert scenes["admin"].pin == lives.PIN
    for kind in ("focal_point", "admin", "project_team"):
        person = scenes[kind].account_id - story.FIRST_ACCOUNT
        assert kind in stage.rows(select(PersonRole.role).where(PersonRole.person_id == person))
    assert "middle" not in {one.kind for one in stage.look(story.scenes, lived=False)}


async def test_a_taken_port_is_told_by_the_name_of_its_setting_or_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        where = f"127.0.0.1:{taken.getsockname()[1]}"
        server, said = BotApiServer(), []
        with pytest.raises(InstallationError, match="SURVEYBOT_SANDBOX_LISTEN"):
            await listen(server, where, next_port=False, say=said.append)
        await listen(server, where, next_port=True, say=said.append)
        await server.stop()
    assert [where in one and "SURVEYBOT_SANDBOX_LISTEN" in one for one in said] == [True]


def test_a_folder_has_one_sandbox_at_a_time(tmp_path):
    with alone(tmp_path), pytest.raises(InstallationError, match="runs already"), alone(tmp_path):
        pass
    with alone(tmp_path):
        pass


@pytest.mark.parametrize("language", LANGUAGES)
def test_whom_to_call_has_a_number_that_is_obviously_an_example_unless_the_operator_named_somebody(tmp_path, language):
    texts = Texts(language, None, ZoneInfo("Asia/Ho_Chi_Minh"))
    usual = own_settings(Settings(_env_file=None), tmp_path, "1:x")
    contact = own_words.worded(texts, usual, {})["contact"]
    assert "0203 000 0000" in contact
    assert {"vi": "ví dụ", "en": "example", "de": "Beispiel"}[language] in contact
    named = own_settings(Settings(_env_file=None, notice_contact="0203 123"), tmp_path, "1:x")
    assert own_words.worded(texts, named, {})["contact"] == "0203 123"
