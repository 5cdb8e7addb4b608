"""renewals of versions, kept answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

FIGURES = ('reached', 'people', 'carried', 'aside', 'removed', 'changed', 'failed')


def upgrade() -> None:
    op.create_table('renewals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('asked_by', sa.Integer(), nullable=True),
    sa.Column('asked_at', storage.base.Moment(), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    *(sa.Column(name, sa.Integer(), nullable=False) for name in FIGURES),
    sa.Column('done_at', storage.base.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaigns.id'], name=op.f('fk_renewals_campaign_id_campaigns')),
    sa.ForeignKeyConstraint(['version_id'], ['survey_versions.id'], name=op.f('fk_renewals_version_id_survey_versions')),
    sa.ForeignKeyConstraint(['asked_by'], ['people.id'], name=op.f('fk_renewals_asked_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_renewals'))
    )
    op.create_index('ix_renewals_campaign_id', 'renewals', ['campaign_id'])
    op.create_index('ix_renewals_state', 'renewals', ['state'])
    op.add_column('answers', sa.Column('kept', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column('answers', 'kept')
    op.drop_table('renewals')
