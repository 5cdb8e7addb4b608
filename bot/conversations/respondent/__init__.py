"""Conversations of everybody who answers surveys."""
