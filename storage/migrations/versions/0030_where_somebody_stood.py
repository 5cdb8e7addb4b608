"""Where somebody stood in a campaign when they left, or were asked no more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('sessions', sa.Column('stood', sa.String(length=12), nullable=True))


def downgrade() -> None:
    op.drop_column('sessions', 'stood')
