"""kill -9 at any moment leaves a journal that loads, with everything that was told."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from bot.sandbox.server import BotApiServer
from tests.support.clock import FakeClock


@pytest.mark.slow
@pytest.mark.parametrize("after", [1, 40, 300])
async def test_nothing_told_is_lost(tmp_path: Path, after: int) -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.sandbox.child", str(tmp_path), stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout
    for _ in range(after):
        assert await child.stdout.readline()
    child.kill()
    told = [int(line) for line in (await child.stdout.read()).decode().splitlines()]
    await child.wait()
    server = BotApiServer(tmp_path, FakeClock())
    kept = [message.message_id for message in server.phone(1).messages]
    assert kept[: after + len(told)] == list(range(1, after + len(told) + 1))
    assert server.pending >= after + len(told)
