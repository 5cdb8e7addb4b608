"""In which agency the work of a closed agency goes on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None

UNITS = sa.table(
    'units',
    sa.column('id', sa.Integer),
    sa.column('code', sa.String),
    sa.column('kind', sa.String),
    sa.column('agency_id', sa.Integer),
    sa.column('successors', sa.JSON),
    sa.column('goes_on_in', sa.Integer),
)


def upgrade() -> None:
    op.add_column('units', sa.Column('goes_on_in', sa.Integer(), nullable=True))
    connection = op.get_bind()
    rows = connection.execute(sa.select(UNITS.c.id, UNITS.c.code, UNITS.c.kind, UNITS.c.agency_id, UNITS.c.successors))
    units = rows.all()
    agencies = {row.code: row.agency_id for row in units}
    for row in units:
        found = {agencies.get(code) for code in row.successors or ()}
        if row.kind == 'agency' and len(found) == 1 and not found & {None, row.id}:
            connection.execute(UNITS.update().where(UNITS.c.id == row.id).values(goes_on_in=found.pop()))


def downgrade() -> None:
    op.drop_column('units', 'goes_on_in')
