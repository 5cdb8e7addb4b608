"""What a chat was seen to ask, and since when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base


revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('chats', schema=None) as batch_op:
        batch_op.add_column(sa.Column('asks', sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column('asks_from', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('asks_since', storage.base.Moment(), nullable=True))



def downgrade() -> None:
    op.drop_column('chats', 'asks_since')
    op.drop_column('chats', 'asks_from')
    op.drop_column('chats', 'asks')

