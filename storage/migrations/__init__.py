"""Alembic migrations: one per change, forward from every released state."""
