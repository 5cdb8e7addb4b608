"""The HTTP client under python-telegram-bot: aiohttp, a third of the CPU of the default one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

TIMEOUT: Final = 20.0  # seconds until an answer counts as lost
CONNECT_TIMEOUT: Final = 10.0  # seconds for a connection; after them it is known that nothing was sent
FILE_TIMEOUT: Final = 60.0  # seconds for a file to arrive
CONNECTIONS: Final = 100
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
_NOTHING: Final = URL("/")


class TooLargeError(Exception):
    """A file is larger than was said or is allowed; it was not read to its end."""


class NoConnectionError(NetworkError):
    """Telegram was not reached: nothing of the call has left."""


class NoAnswerError(NetworkError):
    """The connection broke before the answer: whether the call was carried out is unknown."""


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
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call; gives status and body. Raises TimedOut, NoConnectionError, NoAnswerError."""
        del write_timeout, connect_timeout, pool_timeout
        given = isinstance(read_timeout, int | float)  # else the library's mark for "the usual"
        body, headers = _body(request_data)
        return await self.send(method, url, body, headers, read_timeout if given else TIMEOUT)

    async def send(
        self, method: str, url: str, body: Any, headers: Mapping[str, str], seconds: float = TIMEOUT
    ) -> tuple[int, bytes]:
        """One request; gives status and body. Raises TimedOut, NoConnectionError, NoAnswerError.

        Telegram sends nobody elsewhere: what does is something in between, and must not get what people write.
        """
        assert self._session is not None
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                proxy=self._proxy,
                timeout=_within(seconds),
                allow_redirects=False,
            ) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            # Not the error's own text: it can hold the URL, and with it the token.
            raise NoConnectionError(f"{type(error).__name__} while calling Telegram") from None
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NoAnswerError(f"{type(error).__name__} while calling Telegram") from None

    async def fetch(self, url: str, most: int) -> bytes:
        """The body at an address, of at most so many bytes. Raises TooLargeError, TimedOut, NetworkError."""
        assert self._session is not None
        body = bytearray()
        try:
            wait = aiohttp.ClientTimeout(FILE_TIMEOUT)
            async with self._session.get(url, proxy=self._proxy, timeout=wait, allow_redirects=False) as answer:
                if answer.status != HTTPStatus.OK:
                    raise NetworkError(f"status {answer.status} instead of a file")
                async for chunk in answer.content.iter_any():
                    body += chunk
                    if len(body) > most:
                        raise TooLargeError
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(f"{type(error).__name__} while fetching a file") from None
        return bytes(body)


@lru_cache(16)
def _within(seconds: float) -> aiohttp.ClientTimeout:
    """So long for a whole call; kept, because to make one takes longer than to look it up."""
    return aiohttp.ClientTimeout(seconds, connect=CONNECT_TIMEOUT)


def _body(data: RequestData | None) -> tuple[Any, Mapping[str, str]]:
    if data is None:
        return None, {}
    if not data.contains_files:
        return form(data.json_parameters), FORM
    files = [(name, filename, content, mime) for name, (filename, content, mime) in (data.multipart_data or {}).items()]
    return multipart(data.json_parameters, files), {}


def form(params: Mapping[str, str]) -> bytes:
    """Parameters as a form, encoded by yarl: a fifth of the work of aiohttp's form class. Goes with `FORM`."""
    return _NOTHING.with_query(params).raw_query_string.encode()


def multipart(params: Mapping[str, str], files: Iterable[tuple[str, str, Any, str]]) -> aiohttp.FormData:
    """Parameters and files: each its parameter's name, its own name, its content, its type."""
    body = aiohttp.FormData()
    for name, value in params.items():
        body.add_field(name, value)
    for name, filename, content, mime in files:
        body.add_field(name, content, filename=filename, content_type=mime)
    return body
