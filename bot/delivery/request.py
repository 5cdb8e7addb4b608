"""The HTTP client under python-telegram-bot: aiohttp, a third of the CPU of the default one (telegram-facts 4.1)."""

from __future__ import annotations

from typing import Any, Final

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

TIMEOUT: Final = 20.0  # seconds until an answer counts as lost
CONNECTIONS: Final = 100


class AiohttpRequest(BaseRequest):
    """python-telegram-bot's HTTP requests over one aiohttp session."""

    def __init__(self, proxy: str = "", connections: int = CONNECTIONS) -> None:
        self._proxy = proxy or None
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds."""
        return TIMEOUT

    async def initialize(self) -> None:
        """Open the session."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call; gives status and body. Raises TimedOut, NetworkError."""
        del write_timeout, connect_timeout, pool_timeout
        assert self._session is not None
        seconds = TIMEOUT if isinstance(read_timeout, DefaultValue) or read_timeout is None else float(read_timeout)
        try:
            async with self._session.request(
                method, url, data=_body(request_data), proxy=self._proxy, timeout=aiohttp.ClientTimeout(seconds)
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            # Not the error's own text: it can hold the URL, and with it the token.
            raise NetworkError(f"{type(error).__name__} while calling Telegram") from None


def _body(data: RequestData | None) -> Any:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    body = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        body.add_field(name, value)
    for name, (filename, content, mime) in (data.multipart_data or {}).items():
        body.add_field(name, content, filename=filename, content_type=mime)
    return body
