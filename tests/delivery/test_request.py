"""Calls go to the Bot API and nowhere else."""

from __future__ import annotations

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram.error import NetworkError

from bot.delivery.answers import result_of
from bot.delivery.request import AiohttpRequest


@pytest.fixture
async def elsewhere():
    """A server that is not the Bot API, and what it was told."""
    told = []

    async def hear(request):
        told.append(await request.text())
        return web.json_response({"ok": True, "result": True})

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", hear)
    async with TestServer(app) as server:
        server.told = told
        yield server


@pytest.fixture
async def request_():
    """The client, open."""
    client = AiohttpRequest()
    await client.initialize()
    yield client
    await client.shutdown()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("place", ["elsewhere", "http://....", "http://" + "a" * 70 + ".example"])
async def test_what_people_write_is_not_sent_on_to_where_something_in_between_points(
    elsewhere, request_, status, place
):
    target = str(elsewhere.make_url("/caught")) if place == "elsewhere" else place

    async def point(_):
        return web.Response(status=status, headers={"Location": target})

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", point)
    async with TestServer(app) as between:
        url = str(between.make_url("/bot1:token/sendMessage"))
        with pytest.raises(NetworkError) as failed:
            result_of(*await request_.send("POST", url, b"text=words", {}))
        with pytest.raises(NetworkError):
            await request_.fetch(url, 100)
    assert type(failed.value) is NetworkError  # nothing was carried out: it is tried again
    assert elsewhere.told == []
