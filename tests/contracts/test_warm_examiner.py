"""Examiners that are forked answer and end as those do that begin by themselves."""

import subprocess
import sys

import pytest

from bot.services.surveys import examining
from bot.services.surveys.examining import EXAMINER, Examiner
from tests.engine.kit import NOW
from tests.services.surveys.test_publishing import YAML
from tests.support import warm_examiner
from tests.support.patience import PATIENCE

ANEW = (sys.executable, "-m")
pytestmark = pytest.mark.skipif(not warm_examiner.is_possible(), reason="nothing waits for processes here")


@pytest.fixture
def both(monkeypatch):
    """What is done, with an examiner that is forked and with one that is not."""

    def done(act):
        found = []
        for command in (warm_examiner.command(), ANEW):
            monkeypatch.setattr(examining, "COMMAND", command)
            found.append(act())
        return found

    return done


@pytest.mark.parametrize("source", [YAML, YAML.replace("type: ", "type: un", 1)], ids=["good", "faulty"])
def test_they_find_the_same(both, source):
    job = examining.job_of(source.encode(), "a.yaml", None, {}, NOW)
    forked, anew = both(lambda: examining.asked(job, EXAMINER))
    assert forked == anew
    assert bool(forked["compiled"]) == (source == YAML)


def test_one_that_fails_says_why(both):
    def told():
        with pytest.raises(RuntimeError) as failed:
            examining.asked({}, Examiner("tests.reading.nowhere"))
        return "ended with 1" in str(failed.value)

    assert both(told) == [True, True]


def test_one_that_is_killed_holds_nothing_open(both):
    """Its streams are closed, so that nobody waits for it."""

    def killed():
        command = [*examining.COMMAND, "tests.reading.stubborn"]
        streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        with subprocess.Popen(command, text=True, **streams) as process:
            process.stderr.readline()  # it has begun
            process.kill()
            process.stderr.read()
            return process.wait(PATIENCE)

    assert both(killed) == [-9, -9]
