"""runs of imports, structure files that wait, proposed leavers, what people say of roster facts; who gave a role."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

import storage.base

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

RUNNING = sa.text("state = 'running'")


def upgrade() -> None:
    op.create_table('import_runs',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('actor', sa.String(length=60), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('done', sa.Integer(), nullable=False),
    sa.Column('total', sa.Integer(), nullable=False),
    sa.Column('started_at', storage.base.Moment(), nullable=False),
    sa.Column('leased_until', storage.base.Moment(), nullable=False),
    sa.Column('finished_at', storage.base.Moment(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_runs'))
    )
    op.create_index('uq_import_runs_running', 'import_runs', ['state'], unique=True, sqlite_where=RUNNING,
                    postgresql_where=RUNNING)

    op.create_table('structure_drafts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('content', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('created_at', storage.base.Moment(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_structure_drafts_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_structure_drafts')),
    sa.UniqueConstraint('person_id', name=op.f('uq_structure_drafts_person_id')),
    sqlite_autoincrement=True
    )

    op.create_table('leaver_proposals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('proposed_at', storage.base.Moment(), nullable=False),
    sa.Column('decided_at', storage.base.Moment(), nullable=True),
    sa.Column('decided_by', sa.String(length=60), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_leaver_proposals_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_leaver_proposals')),
    sa.UniqueConstraint('person_id', 'sha256', name=op.f('uq_leaver_proposals_person_id_sha256'))
    )
    op.create_index('ix_leaver_proposals_person_id', 'leaver_proposals', ['person_id'])
    op.create_index('ix_leaver_proposals_state', 'leaver_proposals', ['state'])

    op.create_table('profile_statements',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('fact', sa.String(length=20), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('said', sa.LargeBinary(), nullable=False),
    sa.Column('said_at', storage.base.Moment(), nullable=False),
    sa.Column('differs_since', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_profile_statements_person_id_people')),
    sa.ForeignKeyConstraint(['session_id'], ['sessions.id'], name=op.f('fk_profile_statements_session_id_sessions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_profile_statements')),
    sa.UniqueConstraint('person_id', 'fact', name=op.f('uq_profile_statements_person_id_fact'))
    )
    op.create_index('ix_profile_statements_differs', 'profile_statements', ['differs_since'])
    op.create_index('ix_profile_statements_session_id', 'profile_statements', ['session_id'])

    op.add_column('person_roles', sa.Column('source', sa.String(length=10), server_default='granted', nullable=False))
    # Until now only rosters gave roles, and the command line gave that of admin: which of the two gave the latter is
    # not known, and nobody is to lose it by that.
    op.execute("UPDATE person_roles SET source = 'roster' WHERE role <> 'admin' AND unit_id IS NULL")


def downgrade() -> None:
    op.drop_column('person_roles', 'source')
    for name in ('profile_statements', 'leaver_proposals', 'structure_drafts', 'import_runs'):
        op.drop_table(name)
