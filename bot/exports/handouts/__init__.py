"""Invitations on paper: one slip for each person, to be cut apart and handed over in person (issue: identity)."""
