"""Since when the work of a closed agency goes on in one other.

Of what was split up and merged again it is worked out with the next import of the structure.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('units', sa.Column('goes_on_after', sa.Date(), nullable=True))
    op.execute('UPDATE units SET goes_on_after = valid_to WHERE goes_on_in IS NOT NULL')


def downgrade() -> None:
    op.drop_column('units', 'goes_on_after')
