"""The organisation's file: units, positions, ranks, fields and sectors.

Conversations read the row `StructureDraft` and change nothing of it; whatever changes one is a function of this room.
"""

from storage.models import StructureDraft

__all__ = ["StructureDraft"]
