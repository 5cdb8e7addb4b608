"""An update that comes twice has one effect."""

from __future__ import annotations

from storage.repositories import updates


def test_an_update_is_new_exactly_once(database, clock):
    now = clock()
    assert database.run_now(updates.is_new, 5, now, "")
    assert not database.run_now(updates.is_new, 5, now, "")
    assert database.run_now(updates.is_new, 6, now, "")
