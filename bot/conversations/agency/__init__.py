"""Conversations of those who look after an agency: its desk, its summaries, one person by staff code."""
