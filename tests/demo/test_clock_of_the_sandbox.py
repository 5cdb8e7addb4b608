"""The sandbox as a process: its clock is moved, and stays ahead after a kill."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from datetime import datetime, timedelta

import pytest
from sqlalchemy import create_engine, text

from tests.browser.phone import sandbox
from tests.support.patience import PATIENCE


def ask(url, body):
    """What the page would ask for."""
    request = urllib.request.Request(url, json.dumps(body).encode(), {"X-Phone": "1"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.loads(answer.read())["result"]


def clock(address):
    """What its clock says, asked for with more patience than a bot has."""
    with urllib.request.urlopen(f"{address}clock", timeout=PATIENCE) as answer:
        return datetime.fromisoformat(answer.read().decode().strip().strip('"'))


@pytest.mark.slow
async def test_a_journey_is_kept_and_campaigns_close_on_the_way(tmp_path):
    async with sandbox(tmp_path) as running:
        start = await asyncio.to_thread(clock, running.address)
        target = (start + timedelta(days=45)).replace(hour=14, minute=30)
        arrived = await asyncio.to_thread(ask, f"{running.address}clock", {"to": target.isoformat()})
        assert datetime.fromisoformat(arrived) >= target
        await running.kill()
        await running.start()
        assert await asyncio.to_thread(clock, running.address) >= target
        engine = create_engine(running.database_url)
        with engine.connect() as connection:
            states = set(connection.execute(text("SELECT state FROM campaigns")).scalars())
        engine.dispose()
    assert states == {"closed"}
