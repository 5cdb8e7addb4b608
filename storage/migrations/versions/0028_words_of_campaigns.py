"""Purpose, sender and contact of a campaign, in place of those of its survey."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('campaigns', schema=None) as batch_op:
        batch_op.add_column(sa.Column('words', storage.base.Json, nullable=True))


def downgrade() -> None:
    op.drop_column('campaigns', 'words')  # not in a batch, which would drop a table that others refer to
