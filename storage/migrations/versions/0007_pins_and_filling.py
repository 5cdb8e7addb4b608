"""PINs of admins; when a campaign's audience had its sessions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.base

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pins',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('salt', sa.LargeBinary(), nullable=False),
    sa.Column('digest', sa.LargeBinary(), nullable=False),
    sa.Column('set_at', storage.base.Moment(), nullable=True),
    sa.Column('confirmed_at', storage.base.Moment(), nullable=True),
    sa.Column('wrong_tries', sa.Integer(), server_default='0', nullable=False),
    sa.Column('locked_until', storage.base.Moment(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_pins_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pins')),
    sa.UniqueConstraint('person_id', name=op.f('uq_pins_person_id'))
    )
    op.add_column('campaigns', sa.Column('filled_at', storage.base.Moment(), nullable=True))
    # Sessions of earlier campaigns were made with them.
    op.execute("UPDATE campaigns SET filled_at = created_at")


def downgrade() -> None:
    op.drop_column('campaigns', 'filled_at')
    op.drop_table('pins')
