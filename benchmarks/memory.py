"""``python -m benchmarks.memory``: resident memory of the bot with 200 and with 2,000 open sessions."""

import asyncio
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks import screens
from benchmarks.contestants import OURS_SQLITE, Contestant
from benchmarks.installation import FIRST_ACCOUNT, OnSqlite
from benchmarks.people import Crowd
from benchmarks.processes import memory_of
from bot.sandbox.server import BotApiServer

FEW, MANY = 200, 2000


def main() -> None:
    """Print both figures and their ratio."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        few, many = asyncio.run(measure(Path(name)))
    print(f"resident memory: {few:.0f} MiB at {FEW} open sessions, {many:.0f} MiB at {MANY}: ratio {many / few:.2f}")


async def measure(folder: Path) -> tuple[float, float]:
    """MiB at the smaller and at the larger number of open sessions."""
    made = screens.made(ZoneInfo("Asia/Ho_Chi_Minh"))
    made.write(folder / "screens.json")
    people = OnSqlite(folder / "sqlite", MANY)
    server = BotApiServer(None, keep_calls=10)
    await server.start()
    bot = Contestant("memory", OURS_SQLITE, MANY, installation=people)
    child = bot.start(server, folder / "screens.json", folder / "bot", "memory", profile=None)
    found = []
    try:
        await server.backend.poller.someone_waits()
        for accounts in (range(FEW), range(FEW, MANY)):
            crowd = Crowd(server, made, [FIRST_ACCOUNT + n for n in accounts], child)
            await crowd.gather_at_first_question()
            found.append(memory_of(child.pid))
    finally:
        await asyncio.to_thread(child.stop)
        await server.stop()
    return found[0], found[1]


if __name__ == "__main__":
    main()
