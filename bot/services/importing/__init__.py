"""Organisation and people from files: reading and judging rows (pure), then applying the difference."""
