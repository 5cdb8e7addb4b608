"""The phone in a web page: static files, a stream of what happens, and what the person does.

It is meant for this machine alone. Every request must name a host of this machine (against DNS rebinding); what
changes something must come from the page itself (a header no other site can set, and the page's own origin).
"""

import inspect
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.sandbox.backend import Backend
from bot.sandbox.calls import CallRecord
from bot.sandbox.phone import Blocked, Phone
from bot.sandbox.phones.page_acts import ACTS
from bot.sandbox.phones.page_clock import Travel, WrongMomentError, wanted
from bot.sandbox.phones.page_stream import Stream
from bot.sandbox.phones.page_views import account_view, status_view
from bot.sandbox.world import Account

_FILES = Path(__file__).parent.with_name("page")
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_MOST_UPLOAD = 25 * 1024 * 1024
_FIRST_STRANGER = 900_000_001
_SECURE = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self';"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class PagePerson:
    """Somebody whose phone can be picked. ``can_join``: an invitation can be drawn for them."""

    account_id: int
    name: str
    staff_code: str = ""
    agency: str = ""
    title: str = ""
    can_join: bool = False
    notes: tuple[str, ...] = ()  # roles by their codes: admin, focal_point, …
    language: str = "vi"


People = Callable[[], Sequence[PagePerson] | Awaitable[Sequence[PagePerson]]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A way into the sandbox: whose phone shows what. ``pin`` is what protects their privileged acts, '' for none."""

    kind: str  # official, focal_point, admin, project_team, middle
    account_id: int
    pin: str = ""


@dataclass(frozen=True, slots=True)
class Province:
    """Who can be picked. ``invite`` draws an invitation for an account and gives the payload of its link.

    ``is_ready`` says whether the scenes stand; until then the page says that they are being prepared.
    """

    people: People
    invite: Callable[[int], Awaitable[str]] | None = None
    scenes: Callable[[], Sequence[Scene]] = tuple
    is_ready: Callable[[], bool] = lambda: True


PhoneOf = Callable[..., Phone]


class _Stop(Exception):  # noqa: N818 - an answer on its way out
    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class PhonePage:
    """Answers everything outside the Bot API."""

    def __init__(
        self, backend: Backend, record: CallRecord, phone: PhoneOf, province: Province, hosts: Sequence[str] = ()
    ) -> None:
        self._backend = backend
        self._record = record
        self._phone = phone
        self._province = province
        self.travel: Travel | None = None
        self._hosts = _LOCAL | {host.lower() for host in hosts}

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Any request of a browser."""
        try:
            self._check(request)
            return await self._routed(request)
        except _Stop as stop:
            return _json({"error": str(stop)}, stop.status)
        except Blocked:
            return _json({"error": "blocked"}, 409)
        except LookupError as error:
            return _json({"error": str(error)}, 404)

    def _check(self, request: web.BaseRequest) -> None:
        if _host_of(request.headers.get("Host", "")) not in self._hosts:
            raise _Stop(403, "this page is for this machine only")
        if request.method == "GET":
            return
        origin = request.headers.get("Origin", "")
        own = not origin or urlsplit(origin).netloc == request.headers.get("Host")
        if request.method != "POST" or not own or request.headers.get("X-Phone") != "1":
            raise _Stop(403, "only the page itself may do this")

    async def _routed(self, request: web.BaseRequest) -> web.StreamResponse:
        parts = [part for part in request.path.split("/") if part]
        match (request.method, parts):
            case ("GET", []):
                return _file("index.html")
            case ("GET", ["page", name]):
                return _file(name)
            case ("GET", ["phone", ("people" | "status") as what]):
                return _json(await self._listed() if what == "people" else self._standing())
            case (_, ["clock"]):
                return await self._time(request)
            case ("POST", ["phone", "new"]):
                return await self._newcomer(request)
            case (_, ["phone", number, *rest]) if number.isdigit():
                return await self._for_phone(request, await self._known(int(number)), rest)
            case _:
                raise _Stop(404, "there is nothing here")

    async def _for_phone(self, request: web.BaseRequest, phone: Phone, rest: list[str]) -> web.StreamResponse:
        match (request.method, rest):
            case ("GET", ["events"]):
                return await Stream(self._backend, self._record, phone, travels=self.travel is not None).run(request)
            case ("GET", ["file", identifier]):
                return self._download(phone, identifier)
            case ("POST", ["file"]):
                return await self._upload(request, phone)
            case ("POST", ["join"]):
                return await self._join(phone)
            case ("POST", [act]) if act in ACTS:
                result = await ACTS[act](phone, await _asked(request))
                return _json({"result": result})
            case _:
                raise _Stop(404, "there is nothing here")

    async def _listed(self) -> dict[str, Any]:
        roster = list(await self._roster())
        accounts, met = self._backend.world.accounts, {person.account_id for person in roster}
        roster += [_stranger(account) for account in accounts.values() if account.id not in met]
        started = {account.id for account in accounts.values() if account.started}
        people = [asdict(person) | {"started": person.account_id in started} for person in roster]
        scenes = [asdict(scene) for scene in self._province.scenes()]
        return {"people": people, "bot": self._backend.bot_user(), "scenes": scenes, **self._standing()}

    def _standing(self) -> dict[str, Any]:
        return {"ready": self._province.is_ready(), "status": status_view(self._backend, self._record)}

    async def _join(self, phone: Phone) -> web.Response:
        """Draw an invitation now, and open its link: nothing is drawn for those who are only looked at."""
        if self._province.invite is None:
            raise _Stop(404, "nobody is invited here")
        await phone.start(await self._province.invite(phone.id))
        return _json({})

    async def _roster(self) -> Sequence[PagePerson]:
        found = self._province.people()
        return await found if inspect.isawaitable(found) else found

    async def _known(self, number: int) -> Phone:
        if number in self._backend.world.accounts:
            return self._phone(number)
        for person in await self._roster():
            if person.account_id == number:
                return self._phone(number, person.name, language=person.language)
        raise _Stop(404, "there is no such person")

    async def _time(self, request: web.BaseRequest) -> web.Response:
        """What time it is, as ISO text; or move the clock, and answer when everything due until then has happened."""
        clock = self._backend.world.clock
        if request.method == "GET":
            return web.Response(text=clock().isoformat(), headers=_SECURE)
        if self.travel is None:
            raise _Stop(404, "this clock cannot be moved")
        try:
            await self.travel(wanted(await _asked(request), clock()))
        except WrongMomentError as error:
            raise _Stop(409, str(error)) from None
        return _json({"result": clock().isoformat()})

    async def _newcomer(self, request: web.BaseRequest) -> web.Response:
        asked = await _asked(request)
        name, language = str(asked.get("name") or "?")[:64], str(asked.get("language", "vi"))[:2]
        number = max([_FIRST_STRANGER - 1, *self._backend.world.accounts]) + 1
        account: Account = self._phone(number, name, language=language).account
        return _json(account_view(account))

    def _download(self, phone: Phone, identifier: str) -> web.Response:
        file = self._backend.world.files.get(identifier)
        if file is None or not _mentioned(phone, identifier):
            raise _Stop(404, "there is no such file")
        content = self._backend.world.content(file)
        kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
        picture = content.startswith((b"\x89PNG", b"\xff\xd8"))
        headers = _SECURE | {"Content-Type": kind if picture else "application/octet-stream"}
        if not picture:
            headers |= {"Content-Disposition": "attachment"}
        return web.Response(body=content, headers=headers)

    async def _upload(self, request: web.BaseRequest, phone: Phone) -> web.Response:
        if (request.content_length or 0) > _MOST_UPLOAD:
            raise _Stop(413, "the file is too big")
        content = await request.read()
        if len(content) > _MOST_UPLOAD:
            raise _Stop(413, "the file is too big")
        name = request.query.get("name", "file")[:200]
        if request.query.get("kind") == "photo":
            await phone.send_photo(content)
        else:
            await phone.send_document(name, content, request.query.get("mime") or "application/octet-stream")
        return _json({})


def _stranger(account: Account) -> PagePerson:
    return PagePerson(account.id, account_view(account)["name"], language=account.language_code)


def _mentioned(phone: Phone, identifier: str) -> bool:
    """A phone shows only the files of its own chat."""
    return any(identifier in json.dumps([one.photo, one.document, one.body.get("voice")]) for one in phone.messages)


async def _asked(request: web.BaseRequest) -> dict[str, Any]:
    try:
        found = json.loads(await request.read() or b"{}")
    except ValueError:
        raise _Stop(400, "not JSON") from None
    if not isinstance(found, dict):
        raise _Stop(400, "not an object")
    return found


def _file(name: str) -> web.Response:
    place = _FILES / name
    if place.suffix not in _TYPES or place.parent != _FILES or not place.is_file():
        raise _Stop(404, "there is nothing here")
    headers = _SECURE | {"Content-Type": f"{_TYPES[place.suffix]}; charset=utf-8"}
    return web.Response(body=place.read_bytes(), headers=headers)


def _json(value: Any, status: int = 200) -> web.Response:
    text = json.dumps(value, ensure_ascii=False)
    return web.Response(status=status, text=text, headers=_SECURE | {"Content-Type": "application/json; charset=utf-8"})


def _host_of(header: str) -> str:
    return (urlsplit(f"//{header}").hostname or "").lower()
