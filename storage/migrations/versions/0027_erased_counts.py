"""Messages of people whose data were erased, as numbers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('erased_counts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('at', storage.base.Moment(), nullable=True),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('reason', sa.String(length=40), nullable=False),
    sa.Column('delivery', sa.String(length=20), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaigns.id'], name=op.f('fk_erased_counts_campaign_id_campaigns')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_erased_counts'))
    )
    with op.batch_alter_table('erased_counts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_erased_counts_campaign_id'), ['campaign_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('erased_counts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_erased_counts_campaign_id'))

    op.drop_table('erased_counts')
