"""How long a test waits for something before it gives up.

A limit, not a measure: on an idle machine nothing comes near it, and on one where others work too a test must not fail
because everything takes ten times as long. pytest's own limit for a test (`timeout` in ``pyproject.toml``) is beyond.
"""

from __future__ import annotations

from typing import Final

PATIENCE: Final = 180.0  # seconds
STOPPED_WITHIN: Final = 30.0  # seconds that docs/deploy gives the program to end; what takes longer is killed there
