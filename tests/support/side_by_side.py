"""Two transactions at once, as of two processes: the second begins while the first has done all but commit."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from threading import Event
from typing import Any

from sqlalchemy import text

from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.support.patience import PATIENCE

WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
Use = Callable[[UnitOfWork], Any]


def side_by_side(two: Sequence[Database], first: Use, second: Use) -> BaseException | None:
    """Begin the second while the first has done everything but commit; gives what became of the second."""
    done, go_on = Event(), Event()

    def held(uow: UnitOfWork) -> None:
        first(uow)
        done.set()
        assert go_on.wait(PATIENCE)

    one = two[0].submit(held)
    assert done.wait(PATIENCE)
    other = two[1].submit(second)
    end = time.monotonic() + PATIENCE
    while not (two[0].is_sqlite or other.done() or two[1].read_now(lambda uow: uow.connection.scalar(WAITING))):
        assert time.monotonic() < end
    go_on.set()
    one.result()
    return other.exception()
