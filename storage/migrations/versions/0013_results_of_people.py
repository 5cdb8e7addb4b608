"""results of people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base


revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('confirmers',
    sa.Column('person_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('confirmer_id', sa.Integer(), nullable=False),
    sa.Column('named_by', sa.Integer(), nullable=False),
    sa.Column('named_at', storage.base.Moment(), nullable=False),
    sa.ForeignKeyConstraint(['confirmer_id'], ['people.id'], name=op.f('fk_confirmers_confirmer_id_people')),
    sa.ForeignKeyConstraint(['named_by'], ['people.id'], name=op.f('fk_confirmers_named_by_people')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_confirmers_person_id_people')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_confirmers'))
    )
    with op.batch_alter_table('confirmers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_confirmers_confirmer_id'), ['confirmer_id'], unique=False)

    op.create_table('results_due',
    sa.Column('person_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('asked_at', storage.base.Moment(), nullable=False),
    sa.Column('tell', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_results_due_person_id_people')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_results_due'))
    )
    op.create_table('confirmations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('item', sa.String(length=60), nullable=False),
    sa.Column('own', sa.String(length=64), nullable=False),
    sa.Column('verdict', sa.String(length=10), nullable=False),
    sa.Column('level', sa.Integer(), nullable=True),
    sa.Column('reason', sa.LargeBinary(), nullable=True),
    sa.Column('given_by', sa.Integer(), nullable=False),
    sa.Column('given_at', storage.base.Moment(), nullable=False),
    sa.Column('comment', sa.LargeBinary(), nullable=True),
    sa.Column('commented_at', storage.base.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['given_by'], ['people.id'], name=op.f('fk_confirmations_given_by_people')),
    sa.ForeignKeyConstraint(['session_id'], ['sessions.id'], name=op.f('fk_confirmations_session_id_sessions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_confirmations'))
    )
    with op.batch_alter_table('confirmations', schema=None) as batch_op:
        batch_op.create_index('ix_confirmations_session', ['session_id', 'item', 'id'], unique=False)

    op.create_table('result_pictures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('delivery_id', sa.Integer(), nullable=False),
    sa.Column('at', storage.base.Moment(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['delivery_id'], ['deliveries.id'], name=op.f('fk_result_pictures_delivery_id_deliveries')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_result_pictures')),
    sa.UniqueConstraint('delivery_id', name=op.f('uq_result_pictures_delivery_id'))
    )
    op.create_table('results',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('edition', sa.String(length=64), nullable=False),
    sa.Column('version', sa.String(length=120), nullable=False),
    sa.Column('inputs_sha256', sa.String(length=64), nullable=False),
    sa.Column('reference', sa.Integer(), nullable=False),
    sa.Column('computed_at', storage.base.Moment(), nullable=False),
    sa.Column('current', sa.Boolean(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_results_person_id_people')),
    sa.ForeignKeyConstraint(['session_id'], ['sessions.id'], name=op.f('fk_results_session_id_sessions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_results'))
    )
    with op.batch_alter_table('results', schema=None) as batch_op:
        batch_op.create_index('ix_results_person_kind', ['person_id', 'kind', 'current'], unique=False)
        batch_op.create_index(batch_op.f('ix_results_session_id'), ['session_id'], unique=False)

    op.create_table('result_items',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('result_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('level', sa.Integer(), nullable=True),
    sa.Column('target', sa.Integer(), nullable=True),
    sa.Column('own', sa.Integer(), nullable=True),
    sa.Column('word', sa.String(length=20), nullable=True),
    sa.ForeignKeyConstraint(['result_id'], ['results.id'], name=op.f('fk_result_items_result_id_results')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_result_items')),
    sa.UniqueConstraint('result_id', 'name', name=op.f('uq_result_items_result_id_name'))
    )
    with op.batch_alter_table('result_items', schema=None) as batch_op:
        batch_op.create_index('ix_result_items_name', ['name'], unique=False)

    with op.batch_alter_table('survey_drafts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('rules', storage.base.Json, nullable=True))

    with op.batch_alter_table('survey_versions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('rules', storage.base.Json, nullable=True))
        batch_op.add_column(sa.Column('rules_sha256', sa.String(length=64), nullable=True))



def downgrade() -> None:
    # Without batches: these would build the tables anew, and rows of others point to theirs.
    op.drop_column('survey_versions', 'rules_sha256')
    op.drop_column('survey_versions', 'rules')
    op.drop_column('survey_drafts', 'rules')

    with op.batch_alter_table('result_items', schema=None) as batch_op:
        batch_op.drop_index('ix_result_items_name')

    op.drop_table('result_items')
    with op.batch_alter_table('results', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_results_session_id'))
        batch_op.drop_index('ix_results_person_kind')

    op.drop_table('results')
    op.drop_table('result_pictures')
    with op.batch_alter_table('confirmations', schema=None) as batch_op:
        batch_op.drop_index('ix_confirmations_session')

    op.drop_table('confirmations')
    op.drop_table('results_due')
    with op.batch_alter_table('confirmers', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_confirmers_confirmer_id'))

    op.drop_table('confirmers')
