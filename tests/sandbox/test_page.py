"""The page's server side: what it tells, and whom it does not obey."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from bot.sandbox.page import PagePerson
from bot.sandbox.server import BotApiServer
from tests.sandbox.conftest import Client, buttons

OWN = {"X-Phone": "1"}
PEOPLE = (
    PagePerson(1, "Nguyễn Thị An", "VP-01", "Văn phòng", "Chuyên viên", "INVITE1", ("admin",)),
    PagePerson(2, "Trần Văn Bình", "VP-02", "Văn phòng", language="de"),
)


@pytest.fixture
async def page(server: BotApiServer, api: Client) -> Page:
    server.open_page(lambda: PEOPLE)
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
    assert (listed[0]["payload"], listed[0]["notes"], listed[0]["started"]) == ("INVITE1", ["admin"], False)
    await page.post("/phone/1/start", {"payload": "INVITE1"})
    assert page.server.phone(1).messages[-1].text == "/start INVITE1"
    assert json.loads((await page.get("/phone/people"))[1])["people"][0]["started"] is True


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
        async with asyncio.timeout(10):
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
