"""People who answer go on whatever card comes; who gets nowhere says so, and nothing waits for them any longer."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from types import SimpleNamespace

import pytest

from bot.presenting.callbacks import Address
from bot.sandbox.text.looks import SeenButton, SeenMessage
from tests.crash.acts import BACK, ITEM, LIST, SUBMIT
from tests.crash.crowd import Crowd
from tests.crash.killing import is_behind
from tests.crash.looking import current
from tests.crash.person import IN_VAIN, MOST_ACTS, MOST_TRIES, Confirmed, Person
from tests.crash.verdict import Verdict, judge
from tests.support.house import House

SURVEYS, MOST_STEPS = 3, 500


class Lives(Person):
    """Somebody to whom only one thing ever happens."""

    def __init__(self, happens):
        super().__init__(SimpleNamespace(id=7), "seed", lambda *_, **__: None, lambda _: False)
        self.happens, self.acts = happens, 0

    async def _act(self):
        self.acts += 1
        self.happens(self)


def refused(person):
    person._mind.tries += 1


def taken(person):
    person._mind.tries = 0
    person.record.append(Confirmed(1, "ac", ("1",), "?", len(person.record), ""))


def shown_a_list(person):
    person._mind.tries = 0


@pytest.mark.parametrize(
    ("happens", "done", "acts"),
    [(taken, True, 6), (refused, False, MOST_TRIES + 1), (shown_a_list, False, 6 * MOST_ACTS)],
)
async def test_answering_some_ends_whatever_happens(happens, done, acts):
    person = Lives(happens)
    assert await person.answer_some(6) is done
    assert person.acts == acts


def failed(_):
    raise IndexError("no such button")


@pytest.mark.parametrize(
    ("happens", "said", "acts"),
    [
        (shown_a_list, "7: leads nowhere: 100 things in a row brought no other question", IN_VAIN),
        (failed, "7: fault of the test: IndexError('no such button')", 1),
    ],
)
async def test_who_gets_nowhere_says_so_and_what_waits_for_a_crowd_ends_with_it(
    happens, said, acts, tmp_path, monkeypatch
):
    monkeypatch.setattr("tests.crash.person.THINK", (0.0, 0.0))
    crowd = Crowd(House(tmp_path), 1)
    crowd.people = [Lives(happens)]
    crowd.house.staff_codes[7] = "BTC-001"
    crowd.start()
    async with asyncio.timeout(5):
        await crowd.does(6)
    assert crowd.people[0].acts == acts
    assert crowd.broken
    assert said in crowd.testimony()


def took_every_way(person):
    """Whether somebody opened answers and lists in a review, left one as it was, and submitted again and again."""
    verbs = [step.verb for step in person.record]
    return LIST in verbs and (ITEM, BACK) in pairwise(verbs) and verbs.count(SUBMIT) > SURVEYS


async def test_somebody_answers_and_corrects_what_was_submitted_for_ever(stage):
    """What is stored in the end is what was confirmed."""
    code = "BTC-012"
    phone = await stage.join(code)
    person = Person(phone, "k", lambda *_, **__: None, lambda account: is_behind(stage, account))
    while not took_every_way(person):
        assert await person.answer_some(len(person.record) + 20)
        assert person.violations == []
        assert len(person.record) < MOST_STEPS
    await stage.drain()
    verdict = Verdict()
    stage.look(judge, verdict, phone.id, code, person.record, person.receipts)
    assert verdict.findings == []


def card(message_id, session, turn):
    button = SeenButton("3", Address("a", "c", (session, turn)).pack())
    return SeenMessage(message_id, 7, "?", from_bot=True, date=0, buttons=[[button]])


@pytest.mark.parametrize(
    ("cards", "seen"),
    [
        ([card(26, 1, 4), card(27, 1, 3)], 26),  # of another replica, which finds it overtaken and deletes it
        ([card(26, 1, 3), card(27, 1, 4)], 27),
        ([card(26, 2, 4), card(27, 1, 3)], 27),
        ([], None),
    ],
)
def test_a_card_that_was_overtaken_on_its_way_is_not_what_somebody_answers(cards, seen):
    found = current(SimpleNamespace(messages=cards))
    assert (found and found.message.message_id) == seen
