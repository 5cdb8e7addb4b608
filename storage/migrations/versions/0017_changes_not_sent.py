"""changes of what was submitted, not sent yet; help with a name, and the answer to it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('sessions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('changed_at', storage.base.Moment(), nullable=True))
    with op.batch_alter_table('help_requests', schema=None) as batch_op:
        batch_op.add_column(sa.Column('named', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('reply', sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column('replied_by', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('replied_at', storage.base.Moment(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_help_requests_replied_by_people'), 'people', ['replied_by'], ['id'])


def downgrade() -> None:
    op.drop_column('sessions', 'changed_at')
    with op.batch_alter_table('help_requests', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_help_requests_replied_by_people'), type_='foreignkey')
        batch_op.drop_column('replied_at')
        batch_op.drop_column('replied_by')
        batch_op.drop_column('reply')
        batch_op.drop_column('named')
