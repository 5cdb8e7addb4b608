"""One person in one campaign: beginning, answering, submitting, and answers from before.

Conversations read the row `Renewal` and change nothing of it; whatever changes one is a function of this room.
"""

from storage.models import Renewal

__all__ = ["Renewal"]
