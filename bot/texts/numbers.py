"""Numbers as people write them: the one place, for words and pictures alike."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal


def written(value: float, language: str, decimals: int = 1) -> str:
    """A number with so many decimals, rounded half up, with the signs of a language: ``3,5`` in Vietnamese and German.

    >>> written(1234.25, "de"), written(1234.25, "en"), written(12.5, "vi", 0)
    ('1.234,3', '1,234.3', '13')
    """
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    places = f".{'0' * decimals}" if decimals else ""
    return str(format_decimal(exact, format=f"#,##0{places}", locale=language))
