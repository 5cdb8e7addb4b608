"""The font of pictures and papers: Source Sans 3, which has all Vietnamese letters, beside its licence (OFL).

The files stand as Google Fonts hands them out. They are not cut down: a changed font could not be called Source.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent.parent / "exports" / "fonts"


def font_file(*, bold: bool = False) -> Path:
    """Where the font is, as .ttf; with ``bold`` its heavier weight."""
    return _FOLDER / ("SourceSans3-SemiBold.ttf" if bold else "SourceSans3-Regular.ttf")
