"""Requests by law: the register with its clocks, carrying them out, erasure, copies of one's own data, retention."""
