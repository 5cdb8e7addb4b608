"""The sandbox's own parts: travelling in time."""
