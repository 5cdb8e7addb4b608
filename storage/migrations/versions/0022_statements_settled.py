"""Differing statements settled."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('profile_statements', schema=None) as batch_op:
        batch_op.add_column(sa.Column('settled_as', sa.String(length=10), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('profile_statements', schema=None) as batch_op:
        batch_op.drop_column('settled_as')
