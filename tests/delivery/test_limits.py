"""How fast messages may leave: laws that hold for every order of replies, bulk messages and clocks."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import parcels
from bot.delivery.limits import CHAT_BURST, PATIENCE, SLACK, TOGETHER, Limits, book

STEPS = st.lists(
    st.tuples(st.sampled_from(("reply", "bulk")), st.integers(1, 4), st.floats(0, 2)), min_size=1, max_size=120
)


def released(steps, limits):
    """When each message may leave: (kind, chat, moment)."""
    now, found = 100.0, []
    for kind, chat, pause in steps:
        now += pause
        found.append((kind, chat, now + getattr(limits, kind)(chat, now)))
    return found


def most_within(moments, seconds):
    """The largest number of moments within any span of so many seconds."""
    moments = sorted(moments)
    return max(sum(1 for other in moments if at <= other < at + seconds) for at in moments)


@given(STEPS)
def test_a_chat_gets_its_burst_and_then_one_a_second_from_replies_and_bulk_together(steps):
    found = released(steps, Limits())
    for chat in {chat for _, chat, _ in found}:
        moments = [at for _, one, at in found if one == chat]
        for seconds in (1, 5, 20):
            assert most_within(moments, seconds) <= CHAT_BURST + seconds + 1e-6


@given(STEPS)
def test_only_its_own_chat_makes_a_reply_wait(steps):
    alone = Limits()
    now, waits = 100.0, []
    limits = Limits(everything=1.0)
    for kind, chat, pause in steps:
        now += pause
        wait = getattr(limits, kind)(chat, now)
        if kind == "reply":
            waits.append((wait, alone.reply(chat, now)))
        else:
            alone.reply(chat, now)  # takes from the chat only
    assert all(abs(wait - expected) < 1e-6 for wait, expected in waits)


@given(st.lists(st.floats(0, 0.2), min_size=1, max_size=200), st.floats(2, 40))
def test_bulk_to_many_chats_keeps_the_rate_of_all(pauses, rate):
    limits, now, moments = Limits(everything=rate), 0.0, []
    for chat, pause in enumerate(pauses):
        now += pause
        moments.append(now + limits.bulk(chat, now))
    for seconds in (1, 3):
        assert most_within(moments, seconds) <= rate / 2 + rate * seconds + 1


def test_bulk_takes_what_replies_have_left():
    limits = Limits(everything=10.0)
    for chat in range(5):
        assert limits.reply(chat, 0.0) == 0
    assert limits.bulk(100, 0.0) > 0
    assert limits.reply(101, 0.0) == 0


def test_replies_without_end_hold_bulk_back_for_a_moment_only():
    limits = Limits(everything=10.0)
    for chat in range(1000):
        limits.reply(chat, 0.0)
    assert limits.bulk(2000, 0.0) <= 1


def test_a_refused_chat_is_left_alone_as_long_as_it_was_said_and_no_other_is():
    limits = Limits()
    assert not limits.refused(1, 30, now=0.0)
    assert limits.wait_of(2, 0.0) == 0
    assert limits.reply(1, 10.0) >= 20
    assert limits.wait_of(1, 29.9) > 0
    assert limits.wait_of(1, 60.0) == 0


def test_one_chat_refused_again_and_again_is_its_own_affair_two_are_the_bots():
    limits = Limits()
    assert not any(limits.refused(1, 3, now=float(at)) for at in range(5))
    assert limits.refused(2, 3, now=4.0 + TOGETHER)
    assert not limits.refused(3, 3, now=20.0 + TOGETHER)
    limits.accepted()
    assert not limits.refused(4, 3, now=20.0 + TOGETHER)


def test_a_chat_that_got_its_burst_is_seen_to_be_busy():
    limits = Limits()
    for _ in range(int(CHAT_BURST + PATIENCE) + 1):
        limits.reply(1, 0.0)
    assert limits.wait_of(1, 0.0) > PATIENCE


@given(
    st.lists(st.tuples(st.integers(1, 40), st.floats(0, 3)), min_size=1, max_size=60),
    st.floats(1, 1000),
)
def test_slots_booked_by_any_number_of_processes_keep_one_rate(claims, rate):
    """They share the number that is kept: slots follow one another, and what was not used is not saved up."""
    free_at, now, slots = 0.0, 1000.0, []
    for count, pause in claims:
        now += pause
        first, free_at = book(free_at, now, count, rate)
        assert first >= now - SLACK
        slots += [first + number / rate for number in range(count)]
    assert slots == sorted(slots)
    assert all(after - before >= 1 / rate - 1e-6 for before, after in pairwise(slots))


def test_the_very_first_slots_are_taken_by_one_process_after_the_other(database):
    """Nothing was ever sent: there is no row to lock, and four senders begin in the same moment."""
    begin = threading.Barrier(4)

    def take(_):
        begin.wait(60)
        return database.run_now(parcels._book, 10, 10.0)

    with ThreadPoolExecutor(4) as pool:
        waits = sorted(pool.map(take, range(4)))
    assert [round(wait) for wait in waits] == [0, 1, 2, 3]
