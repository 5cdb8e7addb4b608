"""plans of campaigns, due items, absences."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base
from storage.migrations.columns import add_reference

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

CAMPAIGN_REFERENCES = {'follows_id': 'campaigns', 'created_by': 'people', 'approved_by': 'people'}
CAMPAIGN_MOMENTS = ('grace_until', 'correct_until', 'paused_at', 'approved_at', 'released_at')


def upgrade() -> None:
    op.create_table('absences',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('first_day', sa.Date(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=False),
    sa.Column('set_by', sa.Integer(), nullable=True),
    sa.Column('created_at', storage.base.Moment(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_absences_person_id_people')),
    sa.ForeignKeyConstraint(['set_by'], ['people.id'], name=op.f('fk_absences_set_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absences'))
    )
    op.create_index('ix_absences_person_id', 'absences', ['person_id'])

    op.create_table('due_items',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('unique_key', sa.String(length=120), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('occurrence', sa.String(length=40), server_default='', nullable=False),
    sa.Column('plan_revision', sa.Integer(), server_default='0', nullable=False),
    sa.Column('due_at', storage.base.Moment(), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('reason', sa.String(length=40), nullable=True),
    sa.Column('leased_until', storage.base.Moment(), nullable=True),
    sa.Column('acted_at', storage.base.Moment(), nullable=True),
    sa.Column('delivery_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaigns.id'], name=op.f('fk_due_items_campaign_id_campaigns')),
    sa.ForeignKeyConstraint(['delivery_id'], ['deliveries.id'], name=op.f('fk_due_items_delivery_id_deliveries')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_due_items_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_due_items')),
    sa.UniqueConstraint('unique_key', name=op.f('uq_due_items_unique_key'))
    )
    op.create_index('ix_due_items_campaign', 'due_items', ['campaign_id', 'state'])
    op.create_index('ix_due_items_person_id', 'due_items', ['person_id'])
    op.create_index('ix_due_items_state_due', 'due_items', ['state', 'due_at'])

    for name in CAMPAIGN_MOMENTS:
        op.add_column('campaigns', sa.Column(name, storage.base.Moment(), nullable=True))
    for name, target in CAMPAIGN_REFERENCES.items():
        add_reference('campaigns', name, target)
    op.add_column('campaigns', sa.Column('reminders', sa.String(length=20), server_default='standard', nullable=False))
    op.add_column('campaigns', sa.Column('revision', sa.Integer(), server_default='0', nullable=False))

    add_reference('deliveries', 'campaign_id', 'campaigns')
    op.add_column('deliveries', sa.Column('priority', sa.Integer(), server_default='5', nullable=False))
    op.add_column('deliveries', sa.Column('created_at', storage.base.Moment(), nullable=True))
    op.create_index('ix_deliveries_campaign', 'deliveries', ['campaign_id', 'state'])

    op.add_column('people', sa.Column('reminders_stopped_at', storage.base.Moment(), nullable=True))
    op.add_column('people', sa.Column('snoozed_until', storage.base.Moment(), nullable=True))
    op.add_column('people', sa.Column('digest_rhythm', sa.String(length=10), nullable=True))


def downgrade() -> None:
    for name in ('digest_rhythm', 'snoozed_until', 'reminders_stopped_at'):
        op.drop_column('people', name)
    op.drop_index('ix_deliveries_campaign', 'deliveries')
    for name in ('created_at', 'priority', 'campaign_id'):
        op.drop_column('deliveries', name)
    for name in ('revision', 'reminders', *CAMPAIGN_REFERENCES, *CAMPAIGN_MOMENTS):
        op.drop_column('campaigns', name)
    op.drop_table('due_items')
    op.drop_table('absences')
