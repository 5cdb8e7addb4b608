"""The message of the week: a picture that says everything, at the size of a phone, and at most six lines below it."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.charts.canvas import DPI, WIDTH
from bot.charts.week import BIG, NORMAL, SMALL, draw
from bot.charts.week_shapes import CampaignColumn, WeekTable
from bot.presenting import week
from bot.services.summaries.participation import PLACES, Bars, HeadCount, Suggestion
from bot.services.summaries.reports import CampaignReport, Since
from bot.texts import Texts
from tests.support.clock import START, VIET_NAM

PHONE = 390  # points a phone is wide
LONG = "Tự đánh giá năng lực và kết quả công tác của cán bộ, công chức tham mưu, giúp việc " * 3


def report(**values):
    given = {
        "campaign": 1,
        "agency": 5,
        "titles": {"vi": "Tự đánh giá năng lực"},
        "closes_at": START + timedelta(days=20),
        "standing": HeadCount(7, 3, 8, 1, 1),
        "bars": Bars(),
        "labels": {},
        "block": 41,
        "days_left": 14,
        "expected": 6,
        "action": Suggestion("invite", 2),
        "since": Since(START - timedelta(days=7), 3),
    }
    return CampaignReport(**given | values)


def image_of(png):
    with Image.open(BytesIO(png)) as image:
        image.load()
        return image


def test_the_picture_says_everything_of_a_campaign():
    texts = Texts("vi", None, VIET_NAM)
    table = week.table(texts, "Ban Tổ chức Tỉnh ủy", [report()], START)
    assert table.lines == ("Đã nộp", "Đang làm", "Chưa bắt đầu", "Chưa tham gia", "Không liên lạc được")
    (column,) = table.columns
    assert (column.figures, column.total) == ((7, 3, 8, 1, 1), 20)
    assert column.under_title == ("hạn 10:00, 05/07", "còn 14 ngày làm việc")
    assert column.notes == ("35 % · khối: 41 %", "+3 so với 08/06")


def test_five_lines_of_figures_whatever_the_number_of_campaigns():
    texts = Texts("vi", None, VIET_NAM)
    for number in (1, 2, 3, 4, 6, 9):
        table = week.table(texts, "BTC", [report(campaign=n) for n in range(number)], START)
        assert len(table.lines) == len(PLACES) == 5
        assert len(table.columns) == min(6, number)
        assert table.more == (texts("summary-more", count=3) if number == 9 else "")


def test_its_letters_can_be_read_on_a_phone_without_a_touch():
    """Shown as wide as a phone the smallest letters are 12 points high, the figures 17."""
    points = PHONE / (WIDTH * 72)
    assert (SMALL * points >= 12, NORMAL * points >= 14, BIG * points >= 17) == (True, True, True)
    image = image_of(draw(week.table(Texts("vi", None, VIET_NAM), "BTC", [report()] * 3, START)))
    assert image.width == round(WIDTH * DPI)
    assert image.height / image.width * PHONE < 500  # the whole of it fits a phone beside its words
    image = image_of(draw(week.table(Texts("vi", None, VIET_NAM), "BTC", [report()] * 4, START)))
    assert image.height / image.width * PHONE < 500  # a fourth campaign as well


def test_a_fourth_campaign_is_drawn_and_what_does_not_fit_is_told():
    texts = Texts("de", None, VIET_NAM)
    pictures = [draw(week.table(texts, "BTC", [report()] * n, START)) for n in (4, 5, 6, 7, 8)]
    heights = [image_of(png).height for png in pictures]
    assert heights[0] < heights[1] < heights[2] < heights[3] == heights[4]
    assert heights[4] / (WIDTH * DPI) * PHONE < 733
    assert pictures[3] != pictures[4], "it says how many more there are"


@pytest.mark.parametrize("columns", [(), (0,), (1, 0), (123456, 7, 1), (1, 2, 3, 4)])
def test_whatever_the_figures_it_can_be_drawn(columns):
    made = tuple(CampaignColumn(LONG, (LONG, LONG), (n, n, 0, 0, 0), n, (LONG,)) for n in columns)
    image = image_of(draw(WeekTable(LONG, LONG, ("Không liên lạc được",) * 5, made)))
    assert image.width == round(WIDTH * DPI)


@pytest.mark.parametrize("language", ["vi", "en", "de"])
@pytest.mark.parametrize("number", [1, 3, 5, 12])
@pytest.mark.parametrize("stands_in", [False, True])
def test_the_words_below_it_are_six_lines_at_most_and_always_fit(language, number, stands_in):
    texts, found = Texts(language, None, VIET_NAM), [report(campaign=n, titles={"vi": LONG}) for n in range(number)]
    said = week.caption(texts, LONG, found, START, stands_in=stands_in).plain
    assert len(said.splitlines()) <= 6
    assert len(said) < 1024
    assert said.splitlines()[-1] == texts("summary-action", action=texts("action-invite", people=2))


def test_the_last_one_of_a_campaign_says_that_it_ended():
    texts, over = Texts("vi", None, VIET_NAM), report(over=True, since=None)
    assert week.caption_of_last(texts, "Ban Tổ chức Tỉnh ủy", over).plain.splitlines() == [
        "Kết quả cuối cùng: Tự đánh giá năng lực, Ban Tổ chức Tỉnh ủy",
        "7/20 đã nộp",
        "Đã kết thúc lúc 10:00 ngày 05/07/2026.",
        "Xem lại bất cứ lúc nào bằng lệnh /tinhhinh.",
    ]
    assert week.table(texts, "BTC", [over], START).columns[0].under_title == ("kết thúc 10:00, 05/07",)


@pytest.mark.parametrize("language", ["vi", "en", "de"])
def test_however_long_the_title_the_last_one_says_whose_figures_it_has(language):
    texts, over = Texts(language, None, VIET_NAM), report(over=True, titles={"vi": LONG})
    head = week.caption_of_last(texts, "Ban Tổ chức Tỉnh ủy", over).plain.splitlines()[0]
    assert head.startswith(texts("summary-final", survey=LONG[:60], agency="").rstrip(", "))
    assert head.endswith("…, Ban Tổ chức Tỉnh ủy")


@pytest.mark.parametrize("language", ["vi", "en", "de"])
def test_however_long_the_titles_the_words_end_with_what_to_do(language):
    texts = Texts(language, None, VIET_NAM)
    found = [report(campaign=n, titles={"vi": f"{n} {LONG}"}, action=Suggestion("complete", 2)) for n in (1, 2)]
    whole = texts("summary-action-of", survey="|", action=texts("action-complete", people=2))
    last = week.caption(texts, "Ban Tổ chức Tỉnh ủy", found, START).plain.splitlines()[-1]
    assert "1 Tự đánh giá năng lực" in last
    assert last.endswith(f"…{whole.partition('|')[2]}")
