"""Order per person, side by side for different persons, and nothing left behind."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.presenting.cards import Outcome
from bot.receiving.intake import Intake
from bot.receiving.lanes import Lanes
from bot.services.operating.parking import chat_of
from tests.support.patience import PATIENCE


async def test_one_lane_lets_through_one_at_a_time_in_order():
    lanes, seen, open_door = Lanes(), [], asyncio.Event()

    async def go(n):
        async with lanes.lane("a"):
            seen.append(f"in {n}")
            await open_door.wait()
            seen.append(f"out {n}")

    tasks = [asyncio.create_task(go(n)) for n in range(3)]
    await asyncio.sleep(0)
    assert seen == ["in 0"]
    open_door.set()
    await asyncio.gather(*tasks)
    assert seen == ["in 0", "out 0", "in 1", "out 1", "in 2", "out 2"]


async def test_who_gives_up_waiting_or_fails_leaves_the_lane_free():
    lanes, held = Lanes(), asyncio.Event()

    async def hold():
        async with lanes.lane("a"):
            await held.wait()
            raise ValueError

    async def wait():
        async with lanes.lane("a"):
            return True

    holder = asyncio.create_task(hold())
    waiters = [asyncio.create_task(wait()) for _ in range(3)]
    await asyncio.sleep(0)
    waiters[1].cancel()
    held.set()
    with pytest.raises(ValueError):
        await holder
    assert [await waiters[0], await waiters[2]] == [True, True]
    assert lanes._waiting == {}


async def test_who_gives_up_at_the_moment_of_being_let_in_lets_the_next_one_in():
    lanes, doors = Lanes(), [asyncio.Event() for _ in range(3)]

    async def go(n):
        async with lanes.lane("a"):
            await doors[n].wait()
        if n == 0:
            second.cancel()  # it has just been let in, and has not gone on yet
        return n

    first, second, third = (asyncio.create_task(go(n)) for n in range(3))
    await asyncio.sleep(0)
    doors[0].set()
    doors[2].set()
    all_three = asyncio.gather(first, second, third, return_exceptions=True)
    results = await asyncio.wait_for(all_three, PATIENCE)  # who is not let in waits for ever
    assert [results[0], type(results[1]), results[2]] == [0, asyncio.CancelledError, 2]
    assert lanes._waiting == {}


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 3), st.integers(0, 6)), max_size=8))
def test_whoever_comes_and_gives_up_a_lane_has_one_at_a_time_in_order_and_is_forgotten(comings):
    """Each is a lane, how many moments it is held, and after how many moments it is given up (6: never)."""

    async def all_of_them():
        lanes, inside, entered = Lanes(), dict.fromkeys("ab", 0), {"a": [], "b": []}

        async def go(n, key, moments):
            async with lanes.lane(key):
                inside[key] += 1
                entered[key].append(n)
                assert inside[key] == 1
                try:
                    for _ in range(moments):
                        await asyncio.sleep(0)
                finally:
                    inside[key] -= 1

        tasks = [asyncio.create_task(go(n, key, moments)) for n, (key, moments, _) in enumerate(comings)]
        for moment in range(6):
            for task, (_, _, until) in zip(tasks, comings, strict=True):
                if until == moment:
                    task.cancel()
            await asyncio.sleep(0)
        came = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), PATIENCE)
        assert all(error is None or isinstance(error, asyncio.CancelledError) for error in came)
        assert all(order == sorted(order) for order in entered.values())
        assert all(n in entered[key] for n, (key, _, until) in enumerate(comings) if until == 6)
        assert lanes._waiting == {}

    asyncio.run(all_of_them())


def message(number, chat):
    return {"update_id": number, "message": {"chat": {"id": chat}, "from": {"id": chat}}}


def press(number, person, chat):
    body = {"id": "1", "from": {"id": person}, "message": {"chat": {"id": chat}, "message_id": 1}}
    return {"update_id": number, "callback_query": body}


def test_a_press_belongs_to_who_pressed_and_a_message_to_its_chat():
    assert chat_of(press(1, 5, 5)) == chat_of(message(1, 5)) == 5
    assert chat_of(press(1, 5, -700)) == 5


@pytest.fixture
def intake(stage):
    """An intake whose updates take as long as a test wants, and what it saw."""
    program, seen, doors = stage.bot.program, [], {}

    async def process(raw):
        seen.append(("in", raw["update_id"]))
        await doors.setdefault(raw["update_id"], asyncio.Event()).wait()
        seen.append(("out", raw["update_id"]))
        if raw["update_id"] > 900:
            raise ValueError("poison")
        return Outcome()

    def open_door(*numbers):
        for number in numbers:
            doors.setdefault(number, asyncio.Event()).set()

    made = Intake(process, program.database, program.cards, program.calls, stage.clock, program.intake._apology)
    made.seen, made.open_door = seen, open_door
    return made


async def test_a_slow_person_stops_nobody_else_and_keeps_order(intake):
    slow = [asyncio.create_task(intake.take(update)) for update in (message(1, 5), press(2, 5, 5), message(3, 5))]
    other = asyncio.create_task(intake.take(message(4, 6)))
    intake.open_door(4)
    await other
    assert intake.seen == [("in", 1), ("in", 4), ("out", 4)]
    intake.open_door(3, 2, 1)
    await asyncio.gather(*slow)
    assert [number for what, number in intake.seen if what == "out"] == [4, 1, 2, 3]
    assert intake._lanes._waiting == {}


async def test_a_poison_update_does_not_hold_up_its_own_lane(intake):
    with capture_logs():
        tasks = [asyncio.create_task(intake.take(update)) for update in (message(901, 5), message(2, 5))]
        intake.open_door(901, 2)
        await asyncio.gather(*tasks)
    assert [number for what, number in intake.seen if what == "out"] == [901, 2]
    assert intake._lanes._waiting == {}


async def test_a_press_that_cannot_be_answered_whatever_the_error_stops_nobody(stage, intake):
    async def process(raw):
        return Outcome(tap_id=str(raw["update_id"]))

    intake._process = process
    await stage.bot.program.app.bot.request.shutdown()  # so that every call fails with an error of Python's own
    with capture_logs() as logs:
        await intake.take(press(1, 5, 5))
    assert [entry["error"] for entry in logs if entry["event"] == "a press was not answered"] == ["RuntimeError"]


async def test_nothing_of_chats_is_kept_when_all_is_quiet(stage):
    phones = [await stage.answering(code) for code in ("BTC-012", "BTC-015", "BTC-016")]
    for phone in phones:
        await phone.tap(1)
        await phone.send_text("2")
    await stage.settle()
    await stage.bot.finish()
    program = stage.bot.program
    desk = program.app.bot_data
    left = (program.intake._lanes._waiting, program.intake._answers, desk.outcomes, desk.failures)
    assert not any(left)
    assert not any((program.cards._newest, program.cards._showing, program.cards._notes))
