"""Purpose, sender and contact of a survey."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

TABLES = ('survey_versions', 'survey_drafts')


def upgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column('words', storage.base.Json, nullable=True))


def downgrade() -> None:
    for table in TABLES:  # not in a batch, which would drop a table that others refer to
        op.drop_column(table, 'words')
