"""What leaves the bot and what it writes down: no name but the reader's, nothing personal in logs, secrets sealed."""

from __future__ import annotations

import io
import json
import logging
import re
import sys
from pathlib import Path

import pytest
import structlog
from sqlalchemy import select, update
from structlog.testing import capture_logs

from bot import logs
from bot.services.operating import vitals
from bot.services.operating.vitals import Surroundings
from bot.watching import metrics
from storage.models import Alarm, Chat, Person, Summary
from tests.support.privacy import as_sent, foreign_names
from tests.support.transcript import Player

TRANSCRIPTS = Path(__file__).parent.parent / "transcripts"
TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # the shape of one
POISON = {"text": "a text nobody else may read", "entities": "not what it should be"}
ACCOUNT = 77_700_012_345_678  # not to be found by chance

on_sqlite = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)


def transcript(name):
    return (TRANSCRIPTS / f"{name}.txt").read_text(encoding="utf-8")


def typed(text):
    """What was typed in words, not commands, codes and dates."""
    lines = [line.removeprefix("person: ").strip() for line in text.splitlines() if line.startswith("person: ")]
    return [line for line in lines if len(line) > 8 and line.count(" ") and not line.startswith("/")]


def names(stage):
    """Everybody's name by staff code."""
    return {person.staff_code: person.full_name for person in stage.rows(select(Person))}


@on_sqlite
async def test_a_name_in_a_message_would_be_found(stage):
    """The invitation does carry a name: that of its reader, and the check of every transcript sees it."""
    await Player(stage).play(transcript("invitation"))
    assert foreign_names(stage) == []
    everybody = set(names(stage).values())
    assert any(name in as_sent(call) for call in stage.server.calls for name in everybody)
    stage.accounts = {f"not {who}": number for who, number in stage.accounts.items()}
    await stage.database.run(lambda uow: uow.orm.execute(update(Chat).values(person_id=None)))
    assert foreign_names(stage), "the same calls, had they gone to chats that are nobody's"


@on_sqlite
async def test_nothing_personal_is_logged(stage):
    """A whole survey while Telegram refuses every answer to a press, and one update that cannot be processed."""
    source = transcript("experience-vi")
    stage.server.fail_next("answerCallbackQuery", 400, times=10_000)
    with capture_logs() as events:
        await Player(stage).play(source)
        account = stage.phone(next(iter(stage.accounts))).account
        poison = {"message_id": 9_000, "date": 1, "chat": account.chat(), "from": account.user(), **POISON}
        stage.server.backend.queue.push("message", poison, "poison")
        stage.server.backend.wake()
        await stage.settle()
    assert {"a press was not answered", "an update was parked"} <= {event["event"] for event in events}
    logged = repr(events)
    for secret in (stage.server.token, POISON["text"], *names(stage).values(), *typed(source)):
        assert secret not in logged


@on_sqlite
async def test_nothing_personal_in_logs_figures_and_what_is_kept_of_summaries(stage):
    """A day of everything that runs by itself: answers, a summary, an alarm, the jobs as they are woken, figures."""
    source = transcript("experience-vi")
    with capture_logs() as events:
        await Player(stage).play(transcript("alarm"))
        await Player(stage).play(source)
        await stage.pass_(hours=4)
        jobs = stage.bot.program.jobs
        for job in (jobs.watch, jobs.send_summaries, jobs.send_deliveries, jobs.tidy):
            await jobs.waking.guarded(job)()
        await stage.settle()
    found = stage.database.read_now(vitals.measure, stage.clock(), Surroundings(free=1))
    kept = [row.figures for row in stage.rows(select(Summary))] + [row.figures for row in stage.rows(select(Alarm))]
    assert kept
    assert {run.job for run in found.jobs} >= {"watch", "send_summaries", "send_deliveries", "tidy"}
    told = {"logs": repr(events), "figures": metrics.text(found).decode(), "kept": json.dumps(kept, ensure_ascii=False)}
    accounts = [str(number) for number in stage.accounts.values()]
    secrets = (stage.server.token, *names(stage).values(), *names(stage), *typed(source))
    for where, text in told.items():
        assert not [secret for secret in secrets if secret in text], where
        assert not re.findall(rf"\b(?:{'|'.join(accounts)})\b", text), where


@pytest.fixture
def logging_restored():
    """What a test does to the logs is put back."""
    handlers, level = logging.root.handlers[:], logging.root.level
    yield
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


def test_tokens_never_reach_the_log(logging_restored, capsys):
    """Neither through ours nor through a library that logs the address it calls."""
    logs.configure()
    structlog.get_logger().warning("called", url=f"https://api.telegram.org/bot{TOKEN}/getMe")
    for library in ("aiohttp.client", "httpx", "telegram.ext", "asyncio"):
        logging.getLogger(library).error("POST https://api.telegram.org/bot%s/sendMessage", TOKEN)
    written = capsys.readouterr()
    assert "called" in written.err
    assert TOKEN not in written.err + written.out
    assert TOKEN.split(":")[1] not in written.err + written.out


def test_logs_outlive_a_stream_that_stood_in_for_a_while(logging_restored, capsys, monkeypatch):
    """What ran one command in this process has closed its streams since; whoever logs next is not disturbed by it."""
    with monkeypatch.context() as instead, io.StringIO() as closed_soon:
        instead.setattr(sys, "stderr", closed_soon)
        logs.configure()
        logging.getLogger("asyncio").error("within")
        assert "within" in closed_soon.getvalue()
    structlog.get_logger().warning("afterwards")
    logging.getLogger("asyncio").error("a library afterwards")
    written = capsys.readouterr().err
    assert "afterwards" in written
    assert "a library afterwards" in written
    assert "Logging error" not in written


@on_sqlite
async def test_what_is_sealed_stands_nowhere_in_the_database_file(stage):
    source = transcript("experience-vi")
    before = _bytes(stage)
    who = next(line.split()[0] for line in source.splitlines() if " has joined" in line)
    stage.accounts[who] = ACCOUNT
    await Player(stage).play(source)
    after = _bytes(stage)
    secrets = [text.encode() for text in typed(source) if text.encode() not in before]
    assert secrets
    assert who.encode() in after  # the roster is in the clear: the search does find what is there
    for secret in (*secrets, str(ACCOUNT).encode()):
        assert secret not in after, secret.decode()


def _bytes(stage):
    """The database with what is still in its log."""
    path = Path(stage.url.removeprefix("sqlite:///"))
    return b"".join(found.read_bytes() for found in sorted(path.parent.glob(f"{path.name}*")))
