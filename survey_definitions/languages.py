"""The languages of the program: of what it says, of names in the structure, of labels in released figures.

A survey may have others besides. What a language needs beyond its code is listed in `docs/developers.md`.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

Language = Literal["vi", "en", "de"]
LANGUAGES: Final[tuple[str, ...]] = get_args(Language)
"""The first one is complete before the others."""
