"""A "no" with a reason."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - a word of this house: not a fault of the program
    """Something that was asked is not done, and nothing changed.

    ``code`` names the reason and ``params`` the words in it, so that the chat can say it in any language; ``message``
    says it in English, for the command line.
    """

    def __init__(self, code: str, message: str, /, **params: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.params = params
