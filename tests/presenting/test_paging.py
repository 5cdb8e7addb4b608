"""Lists in pages."""

from bot.presenting.paging import MOST_READ, in_messages


def test_what_is_read_as_a_whole_is_one_page_until_a_message_would_not_take_it():
    short = [(at, "x" * 100) for at in range(17)]
    whole = in_messages(short, 5)
    assert (list(whole.entries), whole.number, whole.has_more) == (short, 0, False)
    long = [(at, "x" * 500) for at in range(17)]
    pages = [in_messages(long, number) for number in range(3)]
    assert [one for page in pages for one in page.entries] == long
    assert [page.has_more for page in pages] == [True, True, False]
    assert all(sum(len(text) for _, text in page.entries) <= MOST_READ for page in pages)


def test_nothing_is_a_page_too():
    assert list(in_messages([], 0).entries) == []
