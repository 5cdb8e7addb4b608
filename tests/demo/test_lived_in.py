"""The sandbox that ``make run`` opens, as a process: what its five cards promise is there."""

from __future__ import annotations

import asyncio
import json
import urllib.request

import pytest
from sqlalchemy import create_engine, text

from tests.browser.phone import sandbox
from tests.support.patience import PATIENCE

COUNTS = {
    "submissions": "SELECT count(*) FROM submissions",
    "reminders": "SELECT count(*) FROM deliveries WHERE state = 'sent' AND kind LIKE 'reminder%'",
    "summaries": "SELECT count(*) FROM deliveries WHERE state = 'sent' AND kind = 'summary'",
    "not sent": "SELECT count(*) FROM deliveries WHERE state IN ('failed', 'unknown')",
    "in the middle": "SELECT count(*) FROM chats JOIN people ON people.id = chats.person_id "
    "JOIN sessions ON sessions.id = chats.session_id WHERE staff_code = 'BTC-012' AND status = 'started'",
}


def asked(url):
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        return json.loads(answer.read())


async def told(url):
    """What the page reads, once the story is told."""
    async with asyncio.timeout(PATIENCE):
        page = await asyncio.to_thread(asked, url)
        while not page["ready"]:
            await asyncio.sleep(0.5)
            page = await asyncio.to_thread(asked, url)
    return page


@pytest.mark.slow
async def test_what_the_five_cards_promise_is_there(tmp_path):
    async with sandbox(tmp_path, "--lived-in") as running:
        page = await told(f"{running.address}phone/people")
        engine = create_engine(running.database_url)
        with engine.connect() as connection:
            found = {name: connection.execute(text(query)).scalar_one() for name, query in COUNTS.items()}
        engine.dispose()
    assert [scene["kind"] for scene in page["scenes"]] == ["official", "focal_point", "admin", "project_team", "middle"]
    assert found["submissions"] >= 15
    assert found["reminders"] > 0
    assert found["summaries"] > 0
    assert (found["not sent"], found["in the middle"]) == (0, 1)
