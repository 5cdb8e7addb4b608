"""How wide letters are when lines are broken: a horn makes a letter wider, a tone does not."""

from __future__ import annotations

import pytest

from bot.presenting import heights


@pytest.mark.parametrize(("letter", "count"), [("u", 1), ("ú", 1), ("ụ", 1), ("ư", 2), ("ừ", 2), ("ự", 2), ("ử", 2)])
def test_a_letter_with_a_horn_takes_more_of_a_line(letter, count):
    assert heights.lines(letter * 34) == count


def test_a_line_of_the_list_of_surveys_is_broken_before_its_date_as_a_phone_does():
    line = "• Tự đánh giá ngoại ngữ: chưa bắt đầu, cần không quá 6 phút; hạn 10:00 ngày 20/06/2026"
    assert heights.lines(line) == 3
