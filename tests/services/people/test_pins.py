"""PINs: chosen twice, asked for after twelve hours, locked after five wrong tries."""

import pytest
from sqlalchemy import select

from bot.services.people import pins
from bot.services.refusals import Refusal
from storage.models import AuditEntry, Pin
from tests.services.builders import add_province, person

GOOD, OTHER = "135790", "246801"


@pytest.fixture
def admin(database, clock):
    database.run_now(add_province)
    somebody = database.read_now(lambda uow: person(uow, "BTC-001").id)
    database.run_now(pins.choose, somebody, GOOD)
    assert database.run_now(pins.repeat, somebody, GOOD, clock())
    return somebody


def confirm(database, somebody, text, clock):
    def attempt(uow):
        pin = pins.of_person(uow, somebody)
        return pins.confirm(uow, pin, text, clock()), pins.is_locked(pin, clock())

    return database.run_now(attempt)


def test_it_is_good_for_twelve_hours(database, admin, clock):
    assert database.read_now(pins.is_fresh, admin, clock())
    clock.pass_(hours=12)
    assert not database.read_now(pins.is_fresh, admin, clock())
    assert confirm(database, admin, GOOD, clock) == (True, False)
    assert database.read_now(pins.is_fresh, admin, clock())


def test_five_wrong_tries_lock_it_for_an_hour_also_for_the_right_one(database, admin, clock):
    assert [confirm(database, admin, OTHER, clock)[1] for _ in range(5)] == [False] * 4 + [True]
    assert not database.read_now(pins.is_fresh, admin, clock())
    assert confirm(database, admin, GOOD, clock) == (False, True)
    clock.pass_(hours=1)
    assert confirm(database, admin, GOOD, clock) == (True, False)
    acts = database.read_now(lambda uow: list(uow.orm.scalars(select(AuditEntry.act).order_by(AuditEntry.id))))
    assert acts == ["pin.set", "pin.lock"]


def test_a_right_one_forgets_the_wrong_ones(database, admin, clock):
    for text in (OTHER, OTHER, OTHER, OTHER, GOOD, OTHER, OTHER):
        found = confirm(database, admin, text, clock)
    assert found == (False, False)


def test_typed_once_it_is_good_for_nothing(database, clock):
    database.run_now(add_province)
    somebody = database.read_now(lambda uow: person(uow, "BTC-002").id)
    database.run_now(pins.choose, somebody, GOOD)
    assert database.read_now(pins.of_person, somebody) is None
    assert not database.run_now(pins.repeat, somebody, OTHER, clock())
    assert not database.read_now(pins.is_fresh, somebody, clock())


@pytest.mark.parametrize("text", ["", "12345", "1234567", "111111", "123456", "654321", "90 123", "١٢٣٤٥٧", "abcdef"])
def test_some_cannot_be_chosen(text):
    assert not pins.is_usable(text)


def test_it_is_stored_as_a_slow_hash_with_a_salt_of_its_own(database, admin, clock):
    other = database.read_now(lambda uow: person(uow, "BTC-002").id)
    database.run_now(pins.choose, other, GOOD)
    first, second = database.read_now(lambda uow: list(uow.orm.scalars(select(Pin))))
    assert GOOD.encode() not in first.digest
    assert (first.salt, first.digest) != (second.salt, second.digest)


def test_the_server_resets_it_and_that_is_on_record(database, admin, clock):
    database.run_now(pins.reset, "BTC-001", clock())
    assert database.read_now(pins.of_person, admin) is None
    assert (
        database.read_now(lambda uow: uow.orm.scalars(select(AuditEntry.actor).order_by(AuditEntry.id)).all())[-1]
        == "operator"
    )
    with pytest.raises(Refusal, match="has no PIN"):
        database.run_now(pins.reset, "BTC-001", clock())
