"""figures of summaries, runs of jobs, alarms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('summaries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('agency_id', sa.Integer(), nullable=True),
    sa.Column('delivery_id', sa.Integer(), nullable=False),
    sa.Column('at', storage.base.Moment(), nullable=False),
    sa.Column('occurrence', sa.String(length=40), nullable=False),
    sa.Column('figures', storage.base.Json, nullable=False),
    sa.Column('picture', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['agency_id'], ['units.id'], name=op.f('fk_summaries_agency_id_units')),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaigns.id'], name=op.f('fk_summaries_campaign_id_campaigns')),
    sa.ForeignKeyConstraint(['delivery_id'], ['deliveries.id'], name=op.f('fk_summaries_delivery_id_deliveries')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_summaries_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_summaries'))
    )
    op.create_index('ix_summaries_reader', 'summaries', ['person_id', 'campaign_id', 'agency_id'])
    op.create_index(op.f('ix_summaries_campaign_id'), 'summaries', ['campaign_id'])
    op.create_index(op.f('ix_summaries_delivery_id'), 'summaries', ['delivery_id'])

    op.create_table('job_runs',
    sa.Column('job', sa.String(length=40), nullable=False),
    sa.Column('started_at', storage.base.Moment(), nullable=False),
    sa.Column('milliseconds', sa.Integer(), nullable=False),
    sa.Column('done', sa.Integer(), nullable=False),
    sa.Column('failures', sa.Integer(), server_default='0', nullable=False),
    sa.Column('error', sa.String(length=80), nullable=True),
    sa.PrimaryKeyConstraint('job', name=op.f('pk_job_runs'))
    )

    op.create_table('alarms',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=60), nullable=False),
    sa.Column('open_key', sa.String(length=60), nullable=True),
    sa.Column('opened_at', storage.base.Moment(), nullable=False),
    sa.Column('closed_at', storage.base.Moment(), nullable=True),
    sa.Column('figures', storage.base.Json, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_alarms')),
    sa.UniqueConstraint('open_key', name=op.f('uq_alarms_open_key'))
    )


def downgrade() -> None:
    for name in ('alarms', 'job_runs', 'summaries'):
        op.drop_table(name)
