"""Whatever somebody with all rights in the database does to sealed entries is found, at its place."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.services.operating import audit_chain
from bot.services.operating.audit_chain import BrokenChainError
from storage.chain import CUT, HEAD, KEY
from storage.models import AuditEntry
from tests.audit.acts import break_, record, seal_all, sealed, tamper

pytestmark = pytest.mark.both_databases

_INSERT = (
    "INSERT INTO audit (id, at, actor, act, subject, details, position, hash) "
    "SELECT 99, at, actor, act, subject, details, {}, hash FROM audit WHERE position = {}"
)
_FORGED = f"'2:' || (SELECT hash FROM audit WHERE position = 2) || ':{'0' * 64}'"
TAMPERINGS = {
    "a changed actor": ("UPDATE audit SET actor = 'person:9' WHERE position = 3", 3),
    "a changed act": ("UPDATE audit SET act = 'nothing' WHERE position = 5", 5),
    "changed details": ("UPDATE audit SET details = '{\"submissions\": 0}' WHERE position = 2", 2),
    "a changed moment": ("UPDATE audit SET at = (SELECT at FROM audit WHERE position = 1) WHERE position = 4", 4),
    "a changed id": ("UPDATE audit SET id = 88 WHERE position = 4", 4),
    "a changed hash": (f"UPDATE audit SET hash = '{'0' * 64}' WHERE position = 1", 1),
    "a removed hash": ("UPDATE audit SET hash = NULL WHERE position = 2", 2),
    "the first removed": ("DELETE FROM audit WHERE position = 1", 1),
    "one removed": ("DELETE FROM audit WHERE position = 3", 3),
    "the last removed": ("DELETE FROM audit WHERE position = 6", 6),
    "all removed": ("DELETE FROM audit", 1),
    "one taken out of the chain": ("UPDATE audit SET position = NULL, hash = NULL WHERE position = 4", 4),
    "two exchanged": (
        "UPDATE audit SET position = 99 WHERE position = 2",
        "UPDATE audit SET position = 2 WHERE position = 4",
        "UPDATE audit SET position = 4 WHERE position = 99",
        2,
    ),
    "one moved to the end": ("UPDATE audit SET position = 7 WHERE position = 1", 1),
    "one inserted at the end": (_INSERT.format(7, 6), 7),
    "one inserted in the middle": (
        "UPDATE audit SET position = position + 100 WHERE position > 3",
        "UPDATE audit SET position = position - 99 WHERE position > 100",
        _INSERT.format(4, 3),
        4,
    ),
    "an end of one's own making": (
        "DELETE FROM audit WHERE position > 2",
        f"UPDATE installation SET value = {_FORGED} WHERE key = '{HEAD}'",
        0,
    ),
    "the end forgotten": (f"DELETE FROM installation WHERE key = '{HEAD}'", 0),
    "a cut of one's own making": (
        f"INSERT INTO installation (key, value) VALUES ('{CUT}', '3:{'0' * 64}:{'0' * 64}')",
        "DELETE FROM audit WHERE position <= 3",
        0,
    ),
    "the key removed": (f"DELETE FROM installation WHERE key = '{KEY}'", 0),
}


def places(database):
    query = select(AuditEntry.position).order_by(AuditEntry.id)
    return database.read_now(lambda uow: list(uow.orm.scalars(query)))


@pytest.mark.parametrize("case", TAMPERINGS.values(), ids=TAMPERINGS)
def test_it_is_found_at_its_place(database, case):
    *statements, place = case
    tamper(sealed(database, 6), *statements)
    assert break_(database) == place


def test_what_was_found_stays_found_when_sealing_goes_on(database):
    tamper(sealed(database, 6), "DELETE FROM audit WHERE position IN (3, 6)")
    database.run_now(record, 2)
    assert seal_all(database) == 2
    assert break_(database) == 3
    assert places(database) == [1, 2, 4, 5, 7, 8]


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE installation SET value = '1' || value WHERE key = '{HEAD}'",
        f"DELETE FROM installation WHERE key = '{KEY}'",
    ],
)
def test_a_chain_whose_end_cannot_be_trusted_is_not_gone_on_with(database, statement):
    tamper(sealed(database, 3), statement)
    database.run_now(record, 1)
    with pytest.raises(BrokenChainError):
        database.run_now(audit_chain.seal)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'x' WHERE position = 2",
        "UPDATE audit SET position = 9 WHERE position = 2",
        "UPDATE audit SET hash = NULL WHERE position = 2",
        "UPDATE audit SET act = 'x' WHERE position IS NULL",
        "DELETE FROM audit WHERE position = 1",
        "DELETE FROM audit WHERE position IS NULL",
        "DELETE FROM audit",
    ],
)
def test_the_database_itself_refuses_what_is_no_sealing(database, statement):
    sealed(database, 3)
    database.run_now(record, 1)
    with pytest.raises(DBAPIError, match="audit"), database.engine.begin() as connection:
        connection.execute(text(statement))
    assert break_(database) is None
    assert places(database) == [1, 2, 3, None]
