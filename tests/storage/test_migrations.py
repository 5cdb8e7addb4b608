"""Migrations run on a database of the state before, with data in it."""

from alembic import command
from sqlalchemy import text

from storage import schema
from storage.database import make_engine

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
