"""The event loop of a program that runs for months."""

from __future__ import annotations

import gc
from collections import deque
from typing import ClassVar

import pytest

from bot import loop

UNDER_WAY = 30_000  # circles that are in use: more than are made between two looks of the collector
MADE = 1_500_000
MOST_LEFT = 300_000  # that nobody uses any more


class Circle:
    """What is in use for a while and refers to itself."""

    __slots__ = ("me",)
    ended: ClassVar[list[None]] = []

    def __init__(self):
        self.me = self

    def __del__(self):
        self.ended.append(None)


@pytest.fixture
def small_heap():
    """As if only the program were there: what the run of tests has loaded is not looked at."""
    before = gc.get_threshold()
    gc.freeze()
    gc.collect()
    yield
    gc.set_threshold(*before)
    Circle.ended.clear()
    gc.collect()


@pytest.mark.usefixtures("small_heap")
def test_circles_that_were_in_use_for_a_while_are_let_go_before_they_are_many():
    async def work():
        most, under_way = 0, deque(maxlen=UNDER_WAY)
        for made in range(MADE):
            under_way.append(Circle())
            if made % 10_000 == 0:
                most = max(most, made - len(Circle.ended))
        return most

    assert loop.run_for_long(work()) - UNDER_WAY < MOST_LEFT
