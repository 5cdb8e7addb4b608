"""Titles, groups, positions and ranks may be free text where the structure has no list of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None

COLUMNS = ('title', 'position_group', 'job_position', 'rank')


def upgrade() -> None:
    _make_them(40, 300)


def downgrade() -> None:
    if op.get_bind().dialect.name == 'postgresql':
        for column in COLUMNS:
            op.execute(f'UPDATE people SET {column} = left({column}, 40)')
    _make_them(300, 40)


def _make_them(before: int, after: int) -> None:
    """SQLite keeps to no length of a text."""
    if op.get_bind().dialect.name == 'postgresql':
        for column in COLUMNS:
            op.alter_column('people', column, existing_type=sa.String(before), type_=sa.String(after))
