"""who drew an invitation and for what, new accounts that wait for a word, menus of desks, leavers proposed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base
from storage.migrations.columns import add_reference

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('rebindings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('chat_id', sa.Integer(), nullable=True),
    sa.Column('asked_at', storage.base.Moment(), nullable=False),
    sa.Column('decided_at', storage.base.Moment(), nullable=True),
    sa.Column('decided_by', sa.Integer(), nullable=True),
    sa.Column('outcome', sa.String(length=12), nullable=True),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_rebindings_chat_id_chats')),
    sa.ForeignKeyConstraint(['decided_by'], ['people.id'], name=op.f('fk_rebindings_decided_by_people')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_rebindings_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rebindings'))
    )
    op.create_index('ix_rebindings_chat_id', 'rebindings', ['chat_id'])
    op.create_index('ix_rebindings_person_id', 'rebindings', ['person_id'])

    add_reference('invitations', 'drawn_by', 'people')
    op.add_column('invitations', sa.Column('for_new_account', sa.Boolean(), server_default=sa.text('false'), nullable=False))
    op.add_column('chats', sa.Column('menu', sa.String(length=16), server_default='', nullable=False))
    op.add_column('people', sa.Column('leaving_on', sa.Date(), nullable=True))
    add_reference('people', 'leaving_by', 'people')


def downgrade() -> None:
    for name in ('leaving_by', 'leaving_on'):
        op.drop_column('people', name)
    op.drop_column('chats', 'menu')
    for name in ('for_new_account', 'drawn_by'):
        op.drop_column('invitations', name)
    op.drop_table('rebindings')
