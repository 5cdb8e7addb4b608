"""When a campaign takes answers: new, begun and submitted sessions each have their own end."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.repositories.windows import Window

OPENS = datetime(2026, 6, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)
CLOSES, GRACE, CORRECT = OPENS + 10 * HOUR, OPENS + 12 * HOUR, OPENS + 11 * HOUR


def takes(status, hours, state="open", paused=False, **window):
    ends = {"grace_until": GRACE, "correct_until": CORRECT} | window
    made = Window(state, OPENS, CLOSES, paused_at=OPENS if paused else None, **ends)
    return made.takes_answers(status, OPENS + hours * HOUR)


@pytest.mark.parametrize(
    ("status", "last"), [("new", 10), ("started", 12), ("submitted", 11)], ids=["new", "started", "submitted"]
)
def test_each_has_its_end_whether_or_not_the_job_came_by(status, last):
    for state in ("open", "closing"):
        assert not takes(status, -0.1, state)
        assert takes(status, 0, state)
        assert takes(status, last - 0.01, state)
        assert not takes(status, last, state)


def test_without_grace_and_corrections_everything_ends_at_closing():
    for status in ("new", "started", "submitted"):
        assert takes(status, 9.9, grace_until=None, correct_until=None)
        assert not takes(status, 10, grace_until=None, correct_until=None)


def test_corrections_can_end_before_it_closes():
    assert not takes("submitted", 3, correct_until=OPENS + 2 * HOUR)
    assert takes("started", 3, correct_until=OPENS + 2 * HOUR)


def test_while_it_is_paused_nothing_is_begun_and_what_was_goes_on():
    assert not takes("new", 1, paused=True)
    assert takes("started", 1, paused=True)
    assert takes("submitted", 1, paused=True)


@pytest.mark.parametrize("state", ["draft", "waiting", "scheduled", "closed", "cancelled"])
def test_other_states_take_nothing(state):
    assert not any(takes(status, 1, state) for status in ("new", "started", "submitted"))


@pytest.mark.parametrize("status", ["stopped", "withdrawn"])
def test_who_is_out_answers_nothing(status):
    assert not takes(status, 1)


def test_it_ends_when_nobody_may_answer_any_more():
    assert Window("open", OPENS, CLOSES, GRACE, CORRECT).ends_at == GRACE
    assert Window("open", OPENS, CLOSES).ends_at == CLOSES
