"""Which messages that came twice are the declared exception: those with the end of a process in between."""

from __future__ import annotations

import pytest

from bot.sandbox.calls import Call
from tests.crash.killing import Twin, Witness
from tests.support.clock import START
from tests.support.house import House

SENT = Call("sendMessage", {"chat_id": 7, "text": "card"}, 200, None, START)


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


async def seen(house, happens):
    """What a witness says of a process and what happens to it."""
    witness, child = Witness(house), house.child("--help")
    for what in ("start", *happens):
        if what == "start":
            await witness.start(child)
        elif what == "kill":
            witness.kill(child, "by the test")
        else:
            house.server.record.note(SENT)
    await child.close()
    return witness.twins


@pytest.mark.slow
@pytest.mark.parametrize(
    ("happens", "killed_between"),
    [
        (["sends", "kill", "start", "sends"], True),
        (["kill", "sends", "start", "sends"], True),  # under way when the process was killed, and counted after that
        (["kill", "start", "sends", "sends"], False),
        (["sends", "kill", "sends"], False),  # two of one process
    ],
)
async def test_a_message_that_came_twice_is_declared_only_if_its_process_ended_in_between(
    house, happens, killed_between
):
    assert await seen(house, happens) == [Twin(7, killed_between=killed_between)]
