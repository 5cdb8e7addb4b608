"""Benchmarks run seldom: what they take from the program must be there all the same."""

from zoneinfo import ZoneInfo

from benchmarks import screens


def test_the_screens_that_all_contestants_show_are_those_of_the_bot():
    made = screens.made(ZoneInfo("Asia/Ho_Chi_Minh"))
    assert len(made.texts) == screens.ANSWERED + 1
    first, *others = made.texts
    assert "✓" not in first[0]
    assert all("✓" in text for cards in others for text in cards[1:])
