"""What can go wrong between two writers."""


class ConflictError(Exception):
    """Another writer was faster: the row is no longer in the state that was read."""
