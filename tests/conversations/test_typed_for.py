"""Which question a message was typed for: numbers, after an edit the second, in the same second the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from bot.conversations.kit import typed_for
from bot.conversations.kit.incoming import Incoming, Kind
from storage.repositories.chats import Asked
from tests.support.clock import START

SENT = Asked("question", message=10, since=None, latest=10)
EDITED = Asked("question", message=10, since=START, latest=10)
ANEW = replace(EDITED, latest=15)
OTHER = Asked("the one before", message=10, since=None, latest=10)
SECOND = timedelta(seconds=1)


def typed(number, at=START, seen=None, answers=None):
    return Incoming(1, 1, Kind.TEXT, "12", message_id=number, at=at, asked=seen, answers=answers)


def belongs(incoming, noted, revision=3, shown=3, *, alone=True):
    chat = SimpleNamespace(asked=noted, revision=revision, shown_revision=shown)
    settings = SimpleNamespace(receives_alone=alone)
    return typed_for.belongs(SimpleNamespace(chat=chat, settings=settings), incoming, "question")


@pytest.mark.parametrize(
    ("incoming", "noted", "expected"),
    [
        (typed(11), SENT, True),
        (typed(9), SENT, False),
        (typed(11), OTHER, False),  # typed for the one before, whose answer is on its way
        (typed(11, seen=SENT), OTHER, True),  # shown by this process, and not noted yet
        (typed(11, START + SECOND), EDITED, True),
        (typed(11, START - SECOND), EDITED, False),  # the card kept its number when its question changed
        (typed(11, seen=EDITED), EDITED, True),  # in the second of the edit, and the edit was done before
        (typed(11, seen=OTHER), EDITED, False),  # in the second of the edit, and the edit was still under way
        (typed(16, START - SECOND), ANEW, True),  # below a card that was sent
        (typed(14, START - SECOND), ANEW, False),
        (typed(16, answers=10), ANEW, True),  # a reply to the card that asks
        (typed(16, answers=9), ANEW, False),  # and one to a card from before
    ],
)
def test_a_message_belongs_to_a_question_that_was_on_the_screen(incoming, noted, expected):
    assert belongs(incoming, noted) is expected


def test_in_the_second_of_an_edit_several_replicas_do_not_know_the_order():
    assert not belongs(typed(11), EDITED, alone=False)
    assert not belongs(typed(11, seen=EDITED), EDITED, alone=False), "how long it was on its way nobody knows"
    assert belongs(typed(11, START + SECOND), EDITED, alone=False)
    assert belongs(typed(11), EDITED, alone=True), "an earlier run of the same process edited"


def test_the_first_message_of_a_chat_belongs_to_what_it_asks():
    assert belongs(typed(1), None, revision=0, shown=0)
    assert belongs(typed(1), None, revision=4, shown=4), "shown before such things were noted"
    assert not belongs(typed(1), None, revision=1, shown=0), "the first card is on its way"


def test_a_question_is_the_same_on_another_page_and_after_a_wrong_entry():
    place = {"at": "session", "session": 7}
    same = typed_for.asks(place, 3)
    assert typed_for.asks(place | {"page": 2, "warning": "press-a-button", "look": 5, "bare": True}, 3) == same
    assert typed_for.asks(place, 4) != same
    assert typed_for.asks(place | {"session": 8}, 3) != same


@pytest.mark.parametrize(
    ("length", "number", "after", "expected"),
    [
        (4096, 11, 0, True),
        (4096, 13, 1, True),  # also below the card that refused the first part
        (4096, 13, 3, False),  # typed since
        (2500, 11, 0, True),
        (2500, 13, 0, False),  # below the card that answered it: typed by somebody quick
        (300, 11, 0, False),
    ],
)
def test_the_rest_of_a_long_text_belongs_to_it(length, number, after, expected):
    part = typed_for.part_of(typed(10), "x" * length)
    rest = typed(number, START + timedelta(seconds=after))
    assert typed_for.continues(rest, part, shown=12) is expected
