"""released figures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base


revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('figure_releases',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('counted_until', storage.base.Moment(), nullable=False),
    sa.Column('document', storage.base.Json, nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaigns.id'], name=op.f('fk_figure_releases_campaign_id_campaigns')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure_releases')),
    sa.UniqueConstraint('campaign_id', 'number', name=op.f('uq_figure_releases_campaign_id_number'))
    )


def downgrade() -> None:
    op.drop_table('figure_releases')
