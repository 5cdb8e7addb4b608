"""The organisation's file: units, positions, ranks, fields and sectors."""
