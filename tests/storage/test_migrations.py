"""Migrations run on a database of the state before, with data in it."""

import pytest
from alembic import command
from sqlalchemy import text

from storage import schema
from storage.database import make_engine

pytestmark = pytest.mark.both_databases

SURVEY = "INSERT INTO surveys (code, titles) VALUES ('old', '{}')"
VERSION = """
INSERT INTO survey_versions
    (survey_id, number, sha256, source, source_name, xform, titles, languages, lists, minutes, published_at)
VALUES ((SELECT id FROM surveys), 1, 'x', '', 'old.xlsx', '', '{}', '[]', '[]', 5, '2026-01-01 00:00:00')
"""


def test_published_versions_are_there_after_drafts_came(database_url):
    engine = make_engine(database_url)
    with engine.connect() as connection:
        command.downgrade(schema.config(connection), "0001")
        connection.commit()
        connection.execute(text(SURVEY))
        connection.execute(text(VERSION))
        connection.commit()
    before, after = schema.migrate(engine)
    assert (before, after) == ("0001", schema.head())
    assert schema.differences(engine) == []
    with engine.connect() as connection:
        row = connection.execute(text("SELECT source_name, note FROM survey_versions")).one()
    engine.dispose()
    assert tuple(row) == ("old.xlsx", None)


def test_a_province_with_campaigns_and_deliveries_keeps_every_row(province_url):
    """From every released state with data in it, back and forth: nothing is lost, nothing differs from the models."""
    engine = make_engine(province_url)
    counts = {name: f"SELECT count(*) FROM {name}" for name in ("people", "campaigns", "sessions", "person_roles")}
    with engine.connect() as connection:
        before = {name: connection.execute(text(count)).scalar() for name, count in counts.items()}
        command.downgrade(schema.config(connection), "0003")
        connection.commit()
    assert schema.migrate(engine) == ("0003", schema.head())
    assert schema.differences(engine) == []
    with engine.connect() as connection:
        after = {name: connection.execute(text(count)).scalar() for name, count in counts.items()}
        plans = connection.execute(text("SELECT DISTINCT reminders, revision, follows_id FROM campaigns")).all()
    engine.dispose()
    assert before == after
    assert min(before.values()) > 0
    assert [tuple(plan) for plan in plans] == [("standard", 0, None)]


def test_roles_that_rosters_gave_are_the_rosters_and_no_admin_loses_theirs(province_url):
    """Until then nothing said who gave a role: that of admin may have been granted on the command line."""
    engine = make_engine(province_url)
    with engine.connect() as connection:
        command.downgrade(schema.config(connection), "0004")
        connection.commit()
    schema.migrate(engine)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT DISTINCT role, source FROM person_roles")).all()
    engine.dispose()
    assert {source for role, source in found if role == "admin"} == {"granted"}
    assert {source for role, source in found if role != "admin"} == {"roster"}


UNITS = """
INSERT INTO units (id, code, kind, agency_id, names, short_names, successors, valid_to) VALUES
    (901, 'OLD', 'agency', 901, '{}', '{}', '["NEW-1", "NEW-2"]', '2026-01-31'),
    (902, 'SPLIT', 'agency', 902, '{}', '{}', '["NEW", "OLD"]', '2026-01-31'),
    (903, 'NEW', 'agency', 903, '{}', '{}', '[]', NULL),
    (904, 'NEW-1', 'division', 903, '{}', '{}', '[]', NULL),
    (905, 'NEW-2', 'division', 903, '{}', '{}', '[]', NULL)
"""


def test_agencies_that_were_merged_before_say_where_their_work_goes_on(database_url):
    engine = make_engine(database_url)
    with engine.connect() as connection:
        command.downgrade(schema.config(connection), "0030")
        connection.commit()
        connection.execute(text(UNITS))
        connection.commit()
    schema.migrate(engine)
    with engine.connect() as connection:
        query = "SELECT code, goes_on_in, goes_on_after FROM units WHERE goes_on_in IS NOT NULL"
        found = connection.execute(text(query)).all()
    engine.dispose()
    assert [(code, by, str(after)) for code, by, after in found] == [("OLD", 903, "2026-01-31")]


def test_a_correction_that_was_begun_goes_from_sessions_that_were_erased_and_stays_in_others(province_url):
    engine = make_engine(province_url)
    with engine.connect() as connection:
        command.downgrade(schema.config(connection), "0033")
        connection.execute(text("UPDATE sessions SET changed_at = '2026-01-02 03:04:05'"))
        first = connection.execute(text("SELECT min(id) FROM sessions")).scalar()
        connection.execute(text("UPDATE sessions SET erased_at = '2026-02-03' WHERE id = :first"), {"first": first})
        connection.commit()
    schema.migrate(engine)
    with engine.connect() as connection:
        emptied = connection.execute(text("SELECT id FROM sessions WHERE changed_at IS NULL")).scalars().all()
        others = connection.execute(text("SELECT count(*) FROM sessions WHERE changed_at IS NOT NULL")).scalar()
    engine.dispose()
    assert emptied == [first]
    assert others > 0
