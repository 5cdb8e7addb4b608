"""``surveybot doctor``: what is wrong, without changing anything."""

import json
import threading
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from storage.models import Delivery, ParkedUpdate
from tests.services.builders import bind, person
from tests.support.clock import START


@contextmanager
def bot_api(webhook):
    """A Bot API that knows one token and two methods; or, for (status, body), something that answers in its place."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            status, body = self.known() if isinstance(webhook, dict) else webhook
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def known(self):
            known = {"getMe": {"username": "vanhai_bot"}, "getWebhookInfo": {"pending_update_count": 3, **webhook}}
            _, token, method = self.path.split("/")
            status = 200 if token == "bot1:A" else 401
            return status, json.dumps({"ok": status == 200, "result": known[method]})

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/bot"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def examined(run, monkeypatch):
    """Findings by name: (ok, text)."""

    def call(webhook=None, token="1:A", **settings):
        with bot_api(webhook or {"url": ""}) as url:
            monkeypatch.setenv("SURVEYBOT_API_BASE_URL", url)
            monkeypatch.setenv("SURVEYBOT_TOKEN", token)
            for name, value in settings.items():
                monkeypatch.setenv(f"SURVEYBOT_{name}", value)
            result = run("doctor", "--json")
        findings = {f["name"]: (f["ok"], f["text"]) for f in json.loads(result.stdout)}
        assert result.exit_code == (1 if any(ok is False for ok, _ in findings.values()) else 0)
        return findings

    return call


def test_a_healthy_installation(examined, province):
    found = examined()
    assert [name for name, (ok, _) in found.items() if ok is False] == []
    assert "@vanhai_bot" in found["telegram"][1]
    assert found["deliveries"] == (True, "0 waiting, 0 overdue")


def test_it_makes_nothing(run, installation):
    run("doctor")
    assert list(installation.iterdir()) == []


def test_a_wrong_token_and_no_network_are_told_apart_and_the_token_never_shown(run, examined, province, monkeypatch):
    assert "does not know this token" in examined(token="1:WRONG")["telegram"][1]
    monkeypatch.setenv("SURVEYBOT_API_BASE_URL", "http://127.0.0.1:9/bot")
    result = run("doctor")
    assert result.exit_code == 1
    assert "no answer from the Bot API" in result.stdout
    assert "WRONG" not in result.output


@pytest.mark.parametrize("status", [200, 401, 404, 502])
@pytest.mark.parametrize("body", ["<html>Sign in, Nguyễn Văn An</html>", '{"error": "Nguyễn Văn An"}', "[]"])
def test_what_a_proxy_answers_is_told_as_such_and_not_shown(examined, province, status, body):
    ok, text = examined((status, body))["telegram"]
    assert ok is False
    assert f"something in between answered ({status})" in text
    assert "Nguyễn" not in text


def test_a_webhook_that_does_not_fit_the_mode(examined, province):
    assert examined({"url": "https://x.vn/hook"})["webhook"][0] is False
    webhook = {"MODE": "webhook", "WEBHOOK_URL": "https://x.vn/hook"}
    assert examined({"url": "https://x.vn/hook"}, **webhook)["webhook"][0] is True
    assert examined({"url": ""}, **webhook)["webhook"][0] is False
    failing = {"url": "https://x.vn/hook", "last_error_message": "Connection refused"}
    assert "Connection refused" in examined(failing, **webhook)["webhook"][1]


def test_what_waits_too_long(examined, open_it, province):
    def add(uow):
        bind(uow, "BTC-001", START)
        head = person(uow, "BTC-001")
        values = {"person_id": head.id, "kind": "x", "params": {}, "attempts": 0}
        uow.orm.add(Delivery(unique_key="a", state="waiting", due_at=START - timedelta(days=900), **values))
        uow.orm.add(Delivery(unique_key="b", state="waiting", due_at=START + timedelta(days=90_000), **values))
        parked = {"chat_key": None, "reference": "r", "payload": b"", "at": START}
        uow.orm.add(ParkedUpdate(update_id=1, kind="message", error="KeyError", **parked))

    open_it(add)
    found = examined()
    assert found["deliveries"] == (False, "2 waiting, 1 overdue: do the jobs run?")
    assert found["parked updates"] == (False, "1 message (KeyError)")


def test_another_key(examined, province):
    assert examined(SECRET_KEY="another")["secret key"][0] is False


def test_a_database_out_of_reach(examined):
    found = examined(SECRET_KEY="k", DATABASE_URL="postgresql://nobody@127.0.0.1:9/none")
    assert found["database"][0] is False
