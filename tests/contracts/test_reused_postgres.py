"""The database that tests on PostgreSQL share one after the other is, for each of them, as it was when it was made."""

import pytest
from sqlalchemy import create_engine, text

from storage.database import driver_url
from tests.support.reused_postgres import Reused

ROWS = "SELECT staff_code, id FROM people ORDER BY id"


@pytest.fixture
def reused(postgres, postgres_province):
    made = Reused(postgres, postgres_province)
    yield made
    made.close()


def run(url, *statements):
    """Run statements and commit; gives the rows of the last one."""
    engine = create_engine(driver_url(url))
    with engine.begin() as connection:
        results = [connection.execute(text(statement)) for statement in statements]
        found = results[-1].fetchall() if results[-1].returns_rows else []
    engine.dispose()
    return found


def test_rows_that_a_test_wrote_changed_or_deleted_are_back_for_the_next(reused):
    with reused.lent() as url:
        before, numbered = run(url, ROWS), run(url, "SELECT nextval('deliveries_id_seq')")
        run(
            url,
            "SET session_replication_role = replica",
            "DELETE FROM sessions",
            "UPDATE people SET staff_code = 'x' || id",
        )
    with reused.lent() as again:
        assert again == url, "the same database serves again"
        assert run(again, ROWS) == before
        assert run(again, "SELECT count(*) FROM sessions")[0][0] > 0
        assert run(again, "SELECT nextval('deliveries_id_seq')") == numbered


@pytest.mark.parametrize(
    "alteration",
    [
        "ALTER TABLE people ADD COLUMN nickname text",
        "ALTER TABLE people ALTER COLUMN staff_code DROP NOT NULL",
        "ALTER TABLE audit DISABLE TRIGGER audit_is_kept",
        "DROP TRIGGER audit_is_kept ON audit",
        "CREATE INDEX another ON people (staff_code)",
        "CREATE SCHEMA another",
    ],
)
def test_whoever_alters_more_than_rows_leaves_a_new_database_to_the_next(reused, alteration):
    with reused.lent() as url:
        run(url, alteration)
    with reused.lent() as another:
        assert another != url


def test_a_connection_that_was_left_open_holds_nobody_up(reused):
    with reused.lent() as url:
        engine = create_engine(driver_url(url))
        connection = engine.connect()
        connection.execute(text("LOCK TABLE people"))
    with reused.lent() as again:
        assert run(again, ROWS)
    connection.invalidate()
    engine.dispose()
