"""Rows: what is stored and the verbs on it. No chat, no clock of its own; one transaction for each use case."""
