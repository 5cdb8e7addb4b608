"""Chains of exchanges in a table of rows and columns, after which every row and column adds up to what it did."""

from __future__ import annotations

from typing import Any

import numpy as np

Flags = np.ndarray[Any, np.dtype[np.bool_]]


def reached(gives: Flags, gets: Flags) -> Flags:
    """By row and column, whether somebody there can give something away and get another thing for it.

    ``gives`` and ``gets`` say where others have the one and the other thing, by row and column. Another one of the row
    takes what is given; where they stand in another column, that one is made up for in a row in which both have what
    it takes, and so on.
    """
    steps = gives.T.astype(np.float32) @ gets.astype(np.float32) > 0
    found: Flags = gets.astype(np.float32) @ closed(steps).astype(np.float32) > 0
    return found


def closed(steps: Flags) -> Flags:
    """From where one gets where, by any number of steps, none too."""
    found = steps | np.eye(len(steps), dtype=bool)
    for via in range(len(steps)):
        found |= np.outer(found[:, via], found[via])
    return found
