"""Prepared statements give and take what SQLAlchemy's own execution would, errors included."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from storage.models import AuditEntry, Installation
from storage.prepared import Prepared

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 6, 15, 3, tzinfo=UTC)
ENTRY = {"at": NOW, "actor": "a", "act": "b", "subject": "c", "details": {"nested": ["ế", 1]}}
COLUMNS = (AuditEntry.at, AuditEntry.actor, AuditEntry.act, AuditEntry.subject, AuditEntry.details)
BY_ACTOR = Prepared(select(*COLUMNS).where(AuditEntry.actor == bindparam("actor")))
PUT = Prepared(insert(Installation).values(key=bindparam("key"), value=bindparam("value")))
SET = Prepared(
    update(Installation).where(Installation.key == bindparam("b_key")).values(value="set: " + bindparam("b_value"))
)


def stored(uow):
    return dict(uow.orm.execute(select(Installation.key, Installation.value)).all())


def test_values_come_back_as_the_columns_say(database):
    def use_case(uow):
        uow.orm.execute(insert(AuditEntry), ENTRY)
        return BY_ACTOR.first(uow.connection, {"actor": "a"}), BY_ACTOR.first(uow.connection, {"actor": "nobody"})

    assert database.run_now(use_case) == (list(ENTRY.values()), None)


def test_a_change_says_how_many_rows_it_met_and_is_kept(database):
    def use_case(uow):
        PUT.change(uow.connection, {"key": "k", "value": "v"})
        return [SET.change(uow.connection, {"b_key": key, "b_value": "w"}) for key in ("k", "unknown")]

    assert database.run_now(use_case) == [1, 0]
    assert database.read_now(stored) == {"k": "set: w"}


def test_a_missing_value_is_no_null(database):
    with pytest.raises(KeyError):
        database.run_now(lambda uow: PUT.change(uow.connection, {"key": "k"}))


def test_a_refusal_of_the_database_is_sqlalchemys_and_undoes_the_use_case(database):
    def twice(uow):
        for _ in range(2):
            PUT.change(uow.connection, {"key": "k", "value": "secret"})

    with pytest.raises(IntegrityError) as refusal:
        database.run_now(twice)
    assert "secret" not in str(refusal.value).partition("DETAIL")[0]
    assert database.read_now(stored) == {}


def test_a_fault_of_the_statement_is_sqlalchemys(database):
    wrong = Prepared(select(Installation.value).where(Installation.key == bindparam("key")).with_for_update())

    def use_case(uow):
        uow.connection.exec_driver_sql("ALTER TABLE installation RENAME TO gone")
        wrong.first(uow.connection, {"key": "k"})

    with pytest.raises((OperationalError, ProgrammingError)):
        database.run_now(use_case)
    assert database.read_now(stored) == {}


def test_a_broken_connection_is_replaced(database):
    if database.is_sqlite:
        pytest.skip("there is no connection to break")

    def breaking(uow):
        mine = uow.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        with database.engine.begin() as other:
            other.exec_driver_sql(f"SELECT pg_terminate_backend({mine}, 5000)")
        PUT.change(uow.connection, {"key": "k", "value": "v"})

    with pytest.raises(OperationalError) as broken:
        database.run_now(breaking)
    assert broken.value.connection_invalidated
    database.run_now(lambda uow: PUT.change(uow.connection, {"key": "k", "value": "v"}))
    assert database.read_now(stored) == {"k": "v"}
