"""Threads that run calls: each once, in order, and whoever waits hears of it; who gave up waiting is passed over."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future

import pytest

from storage.writers import AwaitedCall, Writers

SECRET_TEXT = "điều riêng tư của tôi"


class Work:
    """Runs calls as they are; the first batch waits until it is let go."""

    def __init__(self) -> None:
        self.batches = []
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self, batch):
        self.batches.append(len(batch))
        self.begun.set()
        assert self.go_on.wait(10)
        for job in batch:
            if job.is_wanted():
                try:
                    job.result = job.call(None)
                except (ValueError, StopIteration) as error:
                    job.error = error


class GivenUpInThisMoment(Future):
    """It is taken back when the writer has looked whether somebody waits, and is about to tell."""

    def set_running_or_notify_cancel(self):
        return not self.cancelled()  # it can be taken back as long as the call has not begun

    def set_result(self, result):
        self.cancel()
        super().set_result(result)


@pytest.fixture
def work():
    return Work()


@pytest.fixture
def writers(work):
    made = Writers(work, threads=1, together=3)
    yield made
    work.go_on.set()
    made.close()


def awaited(call):
    loop = asyncio.get_running_loop()
    return AwaitedCall(call, loop.create_future(), loop)


async def test_what_waits_is_taken_together_up_to_so_many_and_in_order(work, writers):
    ran = []
    calls = [awaited(lambda _, n=n: ran.append(n) or n) for n in range(6)]
    writers.hand_over(calls[0])
    assert await asyncio.to_thread(work.begun.wait, 10)
    for job in calls[1:]:
        writers.hand_over(job)
    work.go_on.set()
    assert await asyncio.gather(*(job.waiting for job in calls)) == list(range(6))
    assert ran == list(range(6))
    assert work.batches == [1, 3, 2]


async def test_who_gave_up_before_it_began_is_passed_over_and_who_waits_hears(work, writers):
    ran = []
    first, given_up, failing, last = (
        awaited(lambda _: ran.append("first")),
        awaited(lambda _: ran.append("given up")),
        awaited(lambda _: int("x")),
        awaited(lambda _: ran.append("last")),
    )
    standing_still, taken_back = (
        AwaitedCall(lambda _: 7, Future()),
        AwaitedCall(lambda _: ran.append("taken back"), Future()),
    )
    writers.hand_over(first)
    assert await asyncio.to_thread(work.begun.wait, 10)
    for job in (given_up, taken_back, failing, standing_still, last):
        writers.hand_over(job)
    given_up.waiting.cancel()
    taken_back.waiting.cancel()
    work.go_on.set()
    await last.waiting
    with pytest.raises(ValueError, match="invalid literal"):
        await failing.waiting
    assert standing_still.waiting.result(10) == 7
    assert ran == ["first", "last"]


async def test_who_gives_up_while_it_runs_disturbs_nobody(work, writers):
    loop = asyncio.get_running_loop()
    first, other = awaited(lambda _: None), awaited(lambda _: "told")
    given_up = awaited(lambda _: loop.call_soon_threadsafe(given_up.waiting.cancel))
    writers.hand_over(first)
    assert await asyncio.to_thread(work.begun.wait, 10)
    writers.hand_over(given_up)
    writers.hand_over(other)
    work.go_on.set()
    assert await asyncio.wait_for(other.waiting, 10) == "told"
    assert given_up.waiting.cancelled()


def test_a_loop_that_was_closed_meanwhile_disturbs_nobody(work, writers):
    async def hand_over():
        writers.hand_over(awaited(lambda _: None))
        await asyncio.to_thread(work.begun.wait, 10)

    asyncio.run(hand_over())
    work.go_on.set()
    job = AwaitedCall(lambda _: "told", Future())
    writers.hand_over(job)
    assert job.waiting.result(10) == "told"


def test_closing_finishes_what_was_handed_over(work):
    writers = Writers(work, threads=4, together=2)
    work.go_on.set()
    calls = [AwaitedCall(lambda _, n=n: n, Future()) for n in range(50)]
    for job in calls:
        writers.hand_over(job)
    writers.close()
    assert [job.waiting.result(0) for job in calls] == list(range(50))


async def test_who_waits_for_what_no_future_takes_hears_of_it_and_so_do_the_others(work, writers):
    first, ending, other = (
        awaited(lambda _: None),
        awaited(lambda _: next(iter(()))),
        awaited(lambda _: "told"),
    )
    writers.hand_over(first)
    assert await asyncio.to_thread(work.begun.wait, 10)
    writers.hand_over(ending)
    writers.hand_over(other)
    work.go_on.set()
    assert await asyncio.wait_for(other.waiting, 10) == "told"
    with pytest.raises(RuntimeError, match="StopIteration") as told:
        await asyncio.wait_for(ending.waiting, 10)
    assert isinstance(told.value.__cause__, StopIteration)


def test_who_gives_up_in_the_moment_of_being_told_ends_no_thread(work, writers):
    work.go_on.set()
    writers.hand_over(AwaitedCall(lambda _: None, GivenUpInThisMoment()))
    job = AwaitedCall(lambda _: "told", Future())
    writers.hand_over(job)
    assert job.waiting.result(10) == "told"


def test_what_comes_while_the_threads_end_is_refused_and_holds_up_nobody(work):
    writers, taken = Writers(work, threads=1, together=1), []

    def hand_over(times):
        for _ in range(times):
            closing.join(0.01)
            taken.append(AwaitedCall(lambda _: "told", Future()))
            writers.hand_over(taken[-1])

    closing = threading.Thread(target=writers.close, daemon=True)
    writers.hand_over(AwaitedCall(lambda _: None, Future()))
    closing.start()
    with pytest.raises(RuntimeError, match="no further"):
        hand_over(500)
    late = taken.pop()
    work.go_on.set()
    closing.join(10)
    assert not closing.is_alive()
    assert all(job.waiting.result(0) == "told" for job in taken)
    assert not late.waiting.done()


def test_where_the_system_gives_no_thread_that_is_said_and_the_next_call_tries_again(work, writers, monkeypatch):
    def refused(_):
        raise RuntimeError("can't start new thread")

    ran, (first, second) = [], (AwaitedCall(lambda _, n=n: ran.append(n), Future()) for n in (1, 2))
    work.go_on.set()
    with monkeypatch.context() as patched:
        patched.setattr(threading.Thread, "start", refused)
        with pytest.raises(RuntimeError, match="new thread"):
            writers.hand_over(first)
    writers.hand_over(second)
    second.waiting.result(10)
    assert ran == [2]


def test_a_call_says_nothing_of_what_it_gave(work, writers):
    work.go_on.set()
    job = AwaitedCall(lambda _: SECRET_TEXT, Future())
    writers.hand_over(job)
    assert job.waiting.result(10) == SECRET_TEXT
    assert SECRET_TEXT not in repr(job)
