"""Official ratings, degrees taught in a language, exceptions from the rule of experience: facts of the roster."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None

COLUMNS = {'ratings': 10, 'language_degrees': 100, 'experience_exception': 200}


def upgrade() -> None:
    for name, length in COLUMNS.items():
        op.add_column('people', sa.Column(name, sa.String(length=length), nullable=True))


def downgrade() -> None:
    for name in COLUMNS:
        op.drop_column('people', name)
