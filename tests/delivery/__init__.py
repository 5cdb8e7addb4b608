"""Deliveries: limits, outcomes, the outbox."""
