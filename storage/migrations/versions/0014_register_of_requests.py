"""the register of requests with its clocks; sessions whose answers were erased."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

import storage.base

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

_FIRST_ANSWER = timedelta(days=2)  # of requests from before there was a clock for it
_NAMES = {'deletion': 'delete', 'withdrawal': 'withdraw'}

_requests = sa.table(
    'right_requests',
    sa.column('id', sa.Integer()),
    sa.column('kind', sa.String()),
    sa.column('asked_at', storage.base.Moment()),
    sa.column('done_at', storage.base.Moment()),
    sa.column('answer_due_on', sa.Date()),
    sa.column('outcome', sa.String()),
)


def upgrade() -> None:
    op.add_column('sessions', sa.Column('erased_at', storage.base.Moment(), nullable=True))
    with op.batch_alter_table('right_requests') as table:
        table.add_column(sa.Column('through', sa.String(length=10), server_default='chat', nullable=False))
        table.add_column(sa.Column('wish', sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column('answer_due_on', sa.Date(), nullable=True))
        table.add_column(sa.Column('answered_at', storage.base.Moment(), nullable=True))
        table.add_column(sa.Column('answered_by', sa.String(length=60), nullable=True))
        table.add_column(sa.Column('extended_at', storage.base.Moment(), nullable=True))
        table.add_column(sa.Column('extended_by', sa.String(length=60), nullable=True))
        table.add_column(sa.Column('extension_reason', sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column('done_by', sa.String(length=60), nullable=True))
        table.add_column(sa.Column('outcome', sa.String(length=12), nullable=True))
        table.add_column(sa.Column('refusal_reason', sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column('figures', storage.base.Json, nullable=True))
        table.add_column(sa.Column('code_key', sa.String(length=64), nullable=True))
        table.create_unique_constraint(op.f('uq_right_requests_code_key'), ['code_key'])
    _give_clocks()
    with op.batch_alter_table('right_requests') as table:
        table.alter_column('answer_due_on', existing_type=sa.Date(), nullable=False)


def _give_clocks() -> None:
    """Requests from before get a day for the first answer; what was done was carried out."""
    connection = op.get_bind()
    for number, kind, asked, done in connection.execute(
        sa.select(_requests.c.id, _requests.c.kind, _requests.c.asked_at, _requests.c.done_at)
    ).all():
        values = {
            'kind': _NAMES.get(kind, kind),
            'answer_due_on': (asked + _FIRST_ANSWER).date(),
            'outcome': 'carried_out' if done else None,
        }
        connection.execute(sa.update(_requests).where(_requests.c.id == number).values(**values))


def downgrade() -> None:
    back = {new: old for old, new in _NAMES.items()}
    for new, old in back.items():
        op.get_bind().execute(sa.update(_requests).where(_requests.c.kind == new).values(kind=old))
    with op.batch_alter_table('right_requests') as table:
        table.drop_constraint(op.f('uq_right_requests_code_key'), type_='unique')
        for name in (
            'code_key', 'figures', 'refusal_reason', 'outcome', 'done_by', 'extension_reason', 'extended_by',
            'extended_at', 'answered_by', 'answered_at', 'answer_due_on', 'wish', 'through',
        ):
            table.drop_column(name)
    op.drop_column('sessions', 'erased_at')
