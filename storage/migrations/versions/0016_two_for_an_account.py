"""Two people say yes to a new account, and to a role."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base


revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('role_proposals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('proposed_by', sa.Integer(), nullable=False),
    sa.Column('proposed_at', storage.base.Moment(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_role_proposals_person_id_people')),
    sa.ForeignKeyConstraint(['proposed_by'], ['people.id'], name=op.f('fk_role_proposals_proposed_by_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_role_proposals')),
    sa.UniqueConstraint('person_id', 'role', name=op.f('uq_role_proposals_person_id_role'))
    )
    with op.batch_alter_table('role_proposals', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_role_proposals_proposed_by'), ['proposed_by'], unique=False)

    op.create_table('rebinding_votes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('rebinding_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('at', storage.base.Moment(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_rebinding_votes_person_id_people')),
    sa.ForeignKeyConstraint(['rebinding_id'], ['rebindings.id'], name=op.f('fk_rebinding_votes_rebinding_id_rebindings'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rebinding_votes')),
    sa.UniqueConstraint('rebinding_id', 'person_id', name=op.f('uq_rebinding_votes_rebinding_id_person_id'))
    )
    with op.batch_alter_table('rebinding_votes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rebinding_votes_person_id'), ['person_id'], unique=False)

    with op.batch_alter_table('rebindings', schema=None) as batch_op:
        batch_op.add_column(sa.Column('binds_at', storage.base.Moment(), nullable=True))



def downgrade() -> None:
    op.drop_column('rebindings', 'binds_at')

    with op.batch_alter_table('rebinding_votes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rebinding_votes_person_id'))

    op.drop_table('rebinding_votes')
    with op.batch_alter_table('role_proposals', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_role_proposals_proposed_by'))

    op.drop_table('role_proposals')
