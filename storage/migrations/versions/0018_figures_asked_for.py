"""pictures and workbooks of figures that are asked for; what was handed out and why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('figure_files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('made_at', storage.base.Moment(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure_files')),
    sa.UniqueConstraint('digest', name=op.f('uq_figure_files_digest'))
    )
    op.create_table('figure_orders',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=False),
    sa.Column('topic', sa.String(length=80), nullable=False),
    sa.Column('about', sa.String(length=80), nullable=False),
    sa.Column('asked_at', storage.base.Moment(), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaigns.id'], name=op.f('fk_figure_orders_campaign_id_campaigns')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_figure_orders_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure_orders'))
    )
    with op.batch_alter_table('figure_orders', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_figure_orders_person_id'), ['person_id'], unique=False)

    op.create_table('handed_out',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', storage.base.Moment(), nullable=False),
    sa.Column('actor', sa.String(length=60), nullable=False),
    sa.Column('what', sa.String(length=40), nullable=False),
    sa.Column('campaign_id', sa.Integer(), nullable=True),
    sa.Column('reason', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['campaign_id'], ['campaigns.id'], name=op.f('fk_handed_out_campaign_id_campaigns')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handed_out'))
    )


def downgrade() -> None:
    op.drop_table('handed_out')
    with op.batch_alter_table('figure_orders', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_figure_orders_person_id'))

    op.drop_table('figure_orders')
    op.drop_table('figure_files')
