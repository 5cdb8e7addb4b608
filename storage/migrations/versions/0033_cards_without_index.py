"""Chats are found by what they should show without an index: every answer wrote one anew, and all others with it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index('ix_chats_unshown', table_name='chats')


def downgrade() -> None:
    waits = sa.text('revision > shown_revision')
    op.create_index('ix_chats_unshown', 'chats', ['id'], sqlite_where=waits, postgresql_where=waits)
