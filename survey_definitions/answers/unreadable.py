"""Why typed text was not taken."""

from __future__ import annotations


class Unreadable(ValueError):  # noqa: N818 - it is the text that is unreadable; no error of anybody
    """Typed text that cannot be read as an answer.

    `code` says what was expected: integer, number, date, month, year, time, datetime, choice, geopoint, file or
    text; or it is too_long.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
