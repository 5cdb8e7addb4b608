"""Files that are to be checked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('received_files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('chat_id', sa.Integer(), nullable=False),
    sa.Column('message_id', sa.BigInteger(), nullable=False),
    sa.Column('album', sa.String(length=64), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=True),
    sa.Column('received_at', storage.base.Moment(), nullable=False),
    sa.Column('state', sa.String(length=8), nullable=False),
    sa.Column('outcome', sa.String(length=24), nullable=True),
    sa.Column('tries', sa.Integer(), server_default='0', nullable=False),
    sa.Column('leased_by', sa.String(length=16), nullable=True),
    sa.Column('leased_until', storage.base.Moment(), nullable=True),
    sa.Column('done_at', storage.base.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_received_files_chat_id_chats'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_received_files_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_received_files')),
    sqlite_autoincrement=True,
    )
    with op.batch_alter_table('received_files', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_received_files_chat_id'), ['chat_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_received_files_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_received_files_received_at'), ['received_at'], unique=False)
        batch_op.create_index('ix_received_files_waiting', ['state', 'chat_id', 'id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('received_files', schema=None) as batch_op:
        batch_op.drop_index('ix_received_files_waiting')
        batch_op.drop_index(batch_op.f('ix_received_files_received_at'))
        batch_op.drop_index(batch_op.f('ix_received_files_person_id'))
        batch_op.drop_index(batch_op.f('ix_received_files_chat_id'))

    op.drop_table('received_files')
