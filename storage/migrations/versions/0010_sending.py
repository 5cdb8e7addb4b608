"""sending: times and repeats of deliveries, the pause of a campaign's messages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('deliveries', sa.Column('repeats', sa.Integer(), server_default='0', nullable=False))
    op.add_column('deliveries', sa.Column('first_tried_at', storage.base.Moment(), nullable=True))
    op.add_column('deliveries', sa.Column('tried_at', storage.base.Moment(), nullable=True))
    op.create_index('ix_deliveries_lane', 'deliveries', ['state', 'campaign_id', 'priority', 'due_at', 'id'])
    op.add_column('campaigns', sa.Column('sending_paused_at', storage.base.Moment(), nullable=True))


def downgrade() -> None:
    op.drop_column('campaigns', 'sending_paused_at')
    op.drop_index('ix_deliveries_lane', 'deliveries')
    for name in ('tried_at', 'first_tried_at', 'repeats'):
        op.drop_column('deliveries', name)
