"""How long people took."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('submissions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('seconds', sa.Integer(), nullable=True))
    with op.batch_alter_table('survey_versions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('measured', sa.Integer(), nullable=True))


def downgrade() -> None:  # not in a batch, which would drop a table that others refer to
    op.drop_column('survey_versions', 'measured')
    op.drop_column('submissions', 'seconds')
