"""That a correction was begun and not sent goes with the answers, also of sessions that were erased before."""

from __future__ import annotations

from alembic import op

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute('UPDATE sessions SET changed_at = NULL WHERE erased_at IS NOT NULL')


def downgrade() -> None:
    """What was emptied does not come back."""
