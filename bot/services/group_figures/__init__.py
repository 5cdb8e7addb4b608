"""Figures of groups: counted in the database, protected before anything is shown, released once and remembered."""
