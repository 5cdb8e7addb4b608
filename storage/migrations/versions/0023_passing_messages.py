"""Messages that may not stay in their chat."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('passing_messages',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('address', sa.LargeBinary(), nullable=False),
    sa.Column('message_id', sa.BigInteger(), nullable=False),
    sa.Column('sent_at', storage.base.Moment(), nullable=False),
    sa.Column('delete_after', storage.base.Moment(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_passing_messages_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passing_messages'))
    )
    with op.batch_alter_table('passing_messages', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_passing_messages_delete_after'), ['delete_after'], unique=False)
        batch_op.create_index(batch_op.f('ix_passing_messages_person_id'), ['person_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('passing_messages', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_passing_messages_person_id'))
        batch_op.drop_index(batch_op.f('ix_passing_messages_delete_after'))

    op.drop_table('passing_messages')
