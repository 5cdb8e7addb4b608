"""A version offered to an audience between two moments: planned, approved, opened, closed."""
