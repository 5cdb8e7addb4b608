"""A server in a process of its own that is meant to be killed: it says each message it has kept."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.sandbox.server import BotApiServer


async def main() -> None:
    server = BotApiServer(Path(sys.argv[1]))
    await server.start()
    phone = server.phone(1, "An")
    while True:
        said = await phone.send_text("x" * 500)
        print(said.message_id, flush=True)
        await asyncio.sleep(0)


asyncio.run(main())
