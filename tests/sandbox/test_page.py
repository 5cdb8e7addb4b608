"""The page's server side: what it tells, and whom it does not obey."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import remote_clock
from bot.sandbox.movable_clock import MovableClock
from bot.sandbox.phones.page import PagePerson, Province, Scene
from bot.sandbox.phones.page_clock import wanted
from bot.sandbox.server import BotApiServer
from tests.sandbox.conftest import Client, buttons
from tests.support.clock import VIET_NAM, FakeClock
from tests.support.patience import PATIENCE

OWN = {"X-Phone": "1"}
PEOPLE = (
    PagePerson(1, "Nguyễn Thị An", "VP-01", "Văn phòng", "Chuyên viên", can_join=True, notes=("focal_point",)),
    PagePerson(2, "Trần Văn Bình", "VP-02", "Văn phòng", language="de"),
)


async def _invited(account_id: int) -> str:
    return f"INVITE{account_id}"


@pytest.fixture
async def page(server: BotApiServer, api: Client) -> Page:
    server.open_page(Province(lambda: PEOPLE, _invited, lambda: [Scene("official", 1), Scene("admin", 2, "1")]))
    return Page(server, api)


class Page:
    """Requests as a browser makes them."""

    def __init__(self, server: BotApiServer, api: Client) -> None:
        self.server = server
        self.session = api.session

    async def get(self, path: str, **headers: str) -> tuple[int, Any, dict[str, str]]:
        async with self.session.get(self.server.address + path, headers=headers) as answer:
            return answer.status, await answer.read(), dict(answer.headers)

    async def post(self, path: str, body: Any = None, headers: dict[str, str] | None = None) -> tuple[int, Any]:
        sent = OWN if headers is None else headers
        async with self.session.post(self.server.address + path, json=body, headers=sent) as answer:
            return answer.status, await answer.json()


async def test_the_page_may_load_nothing_from_elsewhere(page: Page) -> None:
    status, body, headers = await page.get("/")
    assert status == 200
    assert b"<html" in body
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    for name in ("main.js", "chat.css", "icon.svg"):
        assert (await page.get(f"/page/{name}"))[0] == 200


@pytest.mark.parametrize("path", ["/page/../server.py", "/page/%2e%2e/server.py", "/page/methods.json", "/x", "/page/"])
async def test_nothing_but_its_own_files(page: Page, path: str) -> None:
    assert (await page.get(path))[0] == 404


async def test_people_come_from_the_provider_and_from_who_else_is_there(page: Page) -> None:
    page.server.phone(77, "Ai")
    listed = json.loads((await page.get("/phone/people"))[1])["people"]
    assert [person["name"] for person in listed] == ["Nguyễn Thị An", "Trần Văn Bình", "Ai"]
    assert (listed[0]["can_join"], listed[0]["notes"], listed[0]["started"]) == (True, ["focal_point"], False)
    await page.post("/phone/1/join")
    assert page.server.phone(1).messages[-1].text == "/start INVITE1"
    assert json.loads((await page.get("/phone/people"))[1])["people"][0]["started"] is True


async def test_scenes_come_with_the_people_and_say_whether_they_stand(page: Page) -> None:
    found = json.loads((await page.get("/phone/people"))[1])
    assert [(one["kind"], one["account_id"], one["pin"]) for one in found["scenes"]] == [
        ("official", 1, ""),
        ("admin", 2, "1"),
    ]
    assert json.loads((await page.get("/phone/status"))[1])["ready"] is True


async def test_a_bot_that_has_not_come_yet_is_starting_and_one_that_went_is_not_running(page: Page) -> None:
    async def mood() -> tuple[bool, bool]:
        status = json.loads((await page.get("/phone/status"))[1])["status"]
        return status["listening"], status["starting"]

    assert await mood() == (False, True)
    page.server.backend.begun -= 1_000
    assert await mood() == (False, False)
    await page.server.backend.poller.get({"timeout": 0}, webhook=False)
    assert await mood() == (True, False)
    page.server.backend.poller._last_start -= 1_000
    assert await mood() == (False, False)


async def test_a_picked_person_has_an_account_with_name_and_language(page: Page) -> None:
    assert (await page.post("/phone/2/text", {"text": "Hallo"}))[0] == 200
    account = page.server.accounts[2]
    assert (account.first_name, account.language_code) == ("Trần Văn Bình", "de")
    assert (await page.post("/phone/999/text", {"text": "x"}))[0] == 404
    status, made = await page.post("/phone/new", {"name": "Stranger", "language": "en"})
    assert (status, made["name"], page.server.accounts[made["id"]].language_code) == (200, "Stranger", "en")


async def test_other_hosts_and_other_origins_are_not_obeyed(page: Page) -> None:
    assert (await page.get("/", Host="evil.example"))[0] == 403
    assert (await page.get("/phone/people", Host="evil.example:80"))[0] == 403
    for headers in ({}, OWN | {"Origin": "http://evil.example"}, OWN | {"Host": "evil.example"}):
        assert (await page.post("/phone/1/text", {"text": "x"}, headers))[0] == 403
    own = page.server.address
    assert (await page.post("/phone/1/text", {"text": "x"}, OWN | {"Origin": own}))[0] == 200
    assert len(page.server.phone(1).messages) == 1


async def test_what_cannot_be_done_says_why(page: Page) -> None:
    await page.post("/phone/1/start")
    await page.post("/phone/1/block")
    assert await page.post("/phone/1/text", {"text": "x"}) == (409, {"error": "blocked"})
    await page.post("/phone/1/unblock")
    assert (await page.post("/phone/1/edit", {"message": 99, "text": "x"}))[0] == 404
    assert (await page.post("/phone/1/fly"))[0] == 404


async def test_files_go_up_and_come_down_in_their_own_chat_only(page: Page) -> None:
    async with page.session.post(
        f"{page.server.address}/phone/1/file?kind=document&name=a.html", data=b"<script>", headers=OWN
    ) as answer:
        assert answer.status == 200
    document = page.server.phone(1).messages[-1].document
    assert document is not None
    status, body, headers = await page.get(f"/phone/1/file/{document['file_id']}")
    assert (status, body) == (200, b"<script>")
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"] == "attachment"
    page.server.phone(2, "B")
    assert (await page.get(f"/phone/2/file/{document['file_id']}"))[0] == 404


async def test_the_stream_begins_with_everything_and_goes_on(page: Page, api: Client) -> None:
    phone = page.server.phone(1, "An")
    await phone.start()
    await api.ok("sendMessage", chat_id=1, text="one", reply_markup=buttons("a"))
    async with page.session.get(f"{page.server.address}/phone/1/events") as stream:
        events = Events(stream.content)
        hello = await events.next("hello")
        assert [message["text"] for message in hello["messages"]] == ["/start", "one"]
        assert hello["messages"][1]["buttons"] == [[{"text": "a", "style": "", "data": "d:a"}]]
        pressed = await phone.tap("a")
        update = await events.next("update")
        assert (update["kind"], update["brief"]) == ("callback_query", "An: d:a")
        await api.ok("answerCallbackQuery", callback_query_id=pressed, text="ok")
        assert (await events.next("query"))["answer"]["text"] == "ok"
        await api.no("sendMessage", chat_id=1, text="<b>", parse_mode="HTML")
        assert "Can't find end tag" in (await events.next("call", skip=1))["error"]
        await api.ok("setMyCommands", commands=[{"command": "x", "description": "y"}])
        assert await events.next("commands") == [{"command": "x", "description": "y"}]


class Events:
    """Reads a stream of server-sent events."""

    def __init__(self, content: Any) -> None:
        self.content = content

    async def next(self, kind: str, skip: int = 0) -> Any:
        async with asyncio.timeout(PATIENCE):
            return await self._next(kind, skip)

    async def _next(self, kind: str, skip: int) -> Any:
        while True:
            name = (await self.content.readline()).decode().removeprefix("event: ").strip()
            value = json.loads((await self.content.readline()).decode().removeprefix("data: "))
            await self.content.readline()
            if name == kind:
                if not skip:
                    return value
                skip -= 1


# -- the clock

MONDAY = "2026-06-15T10:00:00+07:00"


async def test_the_clock_is_told_as_text_that_programs_read(page: Page) -> None:
    status, body, headers = await page.get("/clock")
    assert (status, body.decode()) == (200, MONDAY)
    assert headers["Content-Type"].startswith("text/plain")
    # What SURVEYBOT_CLOCK makes of it:
    asked = await asyncio.to_thread(remote_clock(f"{page.server.address}/clock"))
    assert asked == page.server.world.clock()


@pytest.mark.parametrize(
    ("asked", "moment"),
    [
        ({"step": "hour"}, "2026-06-15T11:00:00+07:00"),
        ({"step": "tomorrow"}, "2026-06-16T10:00:00+07:00"),
        ({"step": "monday"}, "2026-06-15T14:00:00+07:00"),
        ({"to": "2026-07-01T08:30"}, "2026-07-01T08:30:00+07:00"),
        ({"to": "2026-07-01T08:30+02:00"}, "2026-07-01T13:30:00+07:00"),
    ],
)
async def test_a_press_on_the_clock_leads_to_a_moment(
    page: Page, clock: FakeClock, asked: dict[str, str], moment: str
) -> None:
    async def travel(to: datetime) -> None:
        clock.now = to.astimezone(clock.now.tzinfo)

    page.server.open_page(travel=travel)
    assert await page.post("/clock", asked) == (200, {"result": moment})


@pytest.mark.parametrize("asked", [{"to": "2026-06-15T09:59"}, {"to": "soon"}, {"to": "2030-01-01"}, {"step": "x"}, {}])
async def test_there_is_no_way_back_nor_to_nowhere(page: Page, asked: dict[str, str]) -> None:
    page.server.open_page(travel=_nowhere)
    status, body = await page.post("/clock", asked)
    assert status == 409
    assert body["error"]


async def _nowhere(to: datetime) -> None:
    raise AssertionError(to)


async def test_a_clock_that_cannot_be_moved_is_not(page: Page) -> None:
    assert (await page.post("/clock", {"step": "hour"}))[0] == 404
    page.server.open_page(travel=_nowhere)
    assert (await page.post("/clock", {"step": "hour"}, headers={}))[0] == 403


def test_a_moved_clock_goes_on_and_remembers(tmp_path: Path) -> None:
    real, path = FakeClock(), tmp_path / "clock"
    clock = MovableClock(VIET_NAM, path, real)
    clock.move_to(real() + timedelta(days=2))
    real.pass_(hours=1)
    assert clock() == real() + timedelta(days=2)
    assert MovableClock(VIET_NAM, path, real)() == clock()
    clock.move_to(real())
    assert clock() == real() + timedelta(days=2)


def test_monday_is_the_next_one_that_has_not_begun_its_afternoon() -> None:
    for days, hours, expected in ((0, 0, 15), (0, 4, 22), (1, 0, 22), (6, 0, 22)):
        now = FakeClock().now + timedelta(days=days, hours=hours)
        found = wanted({"step": "monday"}, now)
        assert (found.day, found.hour, found.weekday()) == (expected, 14, 0)
