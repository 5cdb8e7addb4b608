"""A version offered to an audience between two moments: planned, approved, opened, closed.

Conversations read the row `Campaign` and change nothing of it; whatever changes one is a function of this room.
"""

from storage.models import Campaign

__all__ = ["Campaign"]
