"""The recurring jobs: APScheduler wakes them, and what is due stands in rows."""
