"""A "no" of the Bot API: the status, and the text in the words Telegram uses."""

from typing import Any

_UNKNOWN_QUERY = "query is too old and response timeout expired or query ID is invalid"
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current"
    " content and reply markup of the message"
)
_PREFIXES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}


class TelegramRefusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of the sandbox
    """A call that Telegram would not carry out."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}


def bad_request(text: str) -> TelegramRefusal:
    """400 with the text as Telegram writes it: a small first letter unless it starts with an identifier."""
    return TelegramRefusal(400, f"Bad Request: {_lowered(text)}")


def refused(code: int, text: str) -> TelegramRefusal:
    """Any other status, with its prefix."""
    return TelegramRefusal(code, f"{_PREFIXES[code]}: {text}")


def too_many_requests(seconds: int) -> TelegramRefusal:
    """429 with the whole seconds to wait."""
    return TelegramRefusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def not_modified() -> TelegramRefusal:
    """The edit would change nothing."""
    return bad_request(_NOT_MODIFIED)


def unknown_query() -> TelegramRefusal:
    """A callback query that was answered already, is too old, or never was."""
    return bad_request(_UNKNOWN_QUERY)


def _lowered(text: str) -> str:
    if len(text) > 1 and (text[1] == "_" or "A" <= text[1] <= "Z"):
        return text
    return text[:1].lower() + text[1:]
