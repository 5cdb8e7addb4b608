"""the audit as a chain: positions, hashes, and triggers that refuse every other change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

SQLITE = (
    """
    CREATE TRIGGER audit_entries_stay BEFORE UPDATE OF id, at, actor, act, subject, details ON audit
    BEGIN SELECT RAISE(ABORT, 'entries of the audit do not change'); END
    """,
    """
    CREATE TRIGGER audit_seals_stay BEFORE UPDATE OF position, hash ON audit WHEN OLD.position IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'sealed entries of the audit do not change'); END
    """,
    """
    CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
    WHEN OLD.position IS NULL
      OR OLD.position > coalesce((SELECT CAST(value AS INTEGER) FROM installation WHERE key = 'audit cut'), 0)
    BEGIN SELECT RAISE(ABORT, 'entries of the audit are kept until retention cuts them'); END
    """,
)

POSTGRESQL = (
    """
    CREATE OR REPLACE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'entries of the audit do not change'; END $$
    """,
    """
    CREATE OR REPLACE FUNCTION audit_keeps() RETURNS trigger LANGUAGE plpgsql AS
    $$
    BEGIN
        IF OLD.position IS NULL OR OLD.position > coalesce(
            (SELECT CAST(split_part(value, chr(58), 1) AS bigint) FROM installation WHERE key = 'audit cut'), 0)
        THEN RAISE EXCEPTION 'entries of the audit are kept until retention cuts them';
        END IF;
        RETURN OLD;
    END
    $$
    """,
    """
    CREATE TRIGGER audit_entries_stay BEFORE UPDATE OF id, at, actor, act, subject, details ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_refuses()
    """,
    """
    CREATE TRIGGER audit_seals_stay BEFORE UPDATE OF position, hash ON audit
    FOR EACH ROW WHEN (OLD.position IS NOT NULL) EXECUTE FUNCTION audit_refuses()
    """,
    "CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_keeps()",
    "CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses()",
)


def upgrade() -> None:
    op.add_column('audit', sa.Column('position', sa.Integer(), nullable=True))
    op.add_column('audit', sa.Column('hash', sa.String(length=64), nullable=True))
    op.create_index('uq_audit_position', 'audit', ['position'], unique=True)
    sqlite = op.get_bind().dialect.name == 'sqlite'
    for statement in SQLITE if sqlite else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    sqlite = op.get_bind().dialect.name == 'sqlite'
    on = '' if sqlite else ' ON audit'
    for name in ('entries_stay', 'seals_stay', 'is_kept') + (() if sqlite else ('is_not_emptied',)):
        op.execute(f'DROP TRIGGER audit_{name}{on}')
    if not sqlite:
        op.execute('DROP FUNCTION audit_refuses()')
        op.execute('DROP FUNCTION audit_keeps()')
    op.drop_index('uq_audit_position', 'audit')
    op.drop_column('audit', 'hash')
    op.drop_column('audit', 'position')
