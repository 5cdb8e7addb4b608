"""What is typed for others to read holds no sign that hides something or turns it around."""

from __future__ import annotations

import pytest

from bot.conversations.kit.plainly import plainly


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Sở Nội vụ\nphòng 3", "Sở Nội vụ\nphòng 3"),
        ("\u202eevil\u202c \u2066a\u2069", "evil a"),
        ("so\u00adft\u200b\ufeff", "soft"),
        ("\u3164\x00\x07", "   "),
        ("a\u2028b\x85c", "a\nb\nc"),
        ("שלום\u200f 👩\u200d👩\u200d👧", "שלום\u200f 👩\u200d👩\u200d👧"),
    ],
)
def test_signs_that_nobody_sees_go_and_all_others_stay(typed, read):
    assert plainly(typed) == read
