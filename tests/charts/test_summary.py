"""The picture of a summary: small, readable on a phone, the same for the same figures, and with nothing of its own."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.charts.canvas import DPI, WIDTH, font
from bot.charts.picture import BarRow, Picture, ProgressCurve, Words
from bot.charts.summary import draw
from bot.messages.summaries import worded
from bot.presenting import summaries as wording
from bot.services.summaries.figures import ReadablePlace
from bot.services.summaries.participation import Bars, HeadCount, ShownGroup, Suggestion
from bot.services.summaries.reports import CampaignReport
from bot.texts import Texts
from tests.support.clock import START, VIET_NAM

OPENS = date(2026, 6, 15)
WORDS = Words("Đã nộp", "Đang làm", "Chưa nộp", "Tiến độ nộp phiếu", "nếu nộp đều")


def picture(rows=4, days=(0, 1, 1, 4), total=20):
    bars = tuple(BarRow(f"Phòng Nghiệp vụ {n}", n, 9) for n in range(rows))
    progress = ProgressCurve(OPENS, OPENS + timedelta(days=20), OPENS + timedelta(days=7), total,
                        tuple(OPENS + timedelta(days=day) for day in days))  # fmt: skip
    return Picture("Ban Tổ chức Tỉnh ủy", "Tự đánh giá", (BarRow("Toàn cơ quan", 4, total, 3), *bars), progress, WORDS)


def size(png):
    with Image.open(BytesIO(png)) as image:
        assert image.format == "PNG"
        return image.size


def test_it_has_the_width_of_a_phone_and_is_small():
    png = draw(picture())
    width, height = size(png)
    assert width == round(WIDTH * DPI)
    assert width * 0.4 < height < width * 2.5
    assert len(png) < 200_000


def test_the_same_figures_give_the_same_picture():
    assert draw(picture()) == draw(picture())
    assert draw(picture()) != draw(picture(days=(0, 1)))


@pytest.mark.parametrize("made", [
    picture(rows=0), picture(rows=30), picture(days=()), picture(total=1),
    Picture("X" * 200, "Y" * 200, (BarRow("Z" * 200, 0, 0),), None, WORDS),
    Picture("A", "B", (BarRow("C", 1, 1),), ProgressCurve(OPENS, OPENS, OPENS - timedelta(days=1), 1, (OPENS,)), WORDS),
])  # fmt: skip
def test_whatever_the_figures_it_can_be_drawn(made):
    assert size(draw(made))[0] == round(WIDTH * DPI)


def test_the_font_has_every_vietnamese_letter():
    from fontTools.ttLib import TTFont

    letters = "ăâđêôơưĂÂĐÊÔƠƯ" + "".join(
        f"{vowel}" for vowel in "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    )
    for bold in (False, True):
        known = TTFont(font(8, bold=bold).get_file()).getBestCmap()
        assert not [letter for letter in letters + letters.upper() if ord(letter) not in known]


def report(**values):
    given = {
        "campaign": 1, "agency": 5, "titles": {"vi": "Tự đánh giá năng lực"}, "closes_at": START + timedelta(days=20),
        "standing": HeadCount(7, 3, 8, 1, 1),
        "bars": Bars((ShownGroup("A", 9, 4), ShownGroup("B", 6, 3)), ShownGroup("", 5, 0), 2),
        "labels": {"A": {"vi": "Phòng A"}, "B": {"vi": "Phòng B"}}, "block": 41, "days_left": 14, "expected": 6,
        "action": Suggestion("remind", 11), "since": None,
    }  # fmt: skip
    return CampaignReport(**given | values)


@pytest.mark.parametrize("language", ["vi", "en", "de"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_number_of_the_picture_stands_in_the_words_and_they_fit_below_it(language, number):
    texts, found = Texts(language, None, VIET_NAM), [report(campaign=n) for n in range(number)]
    drawn = wording.picture(texts, "BTC", found, START, OPENS, ())
    said = [
        part.plain for part in worded(texts, ReadablePlace(5, {"vi": "Ban Tổ chức Tỉnh ủy"}), found, START).done().parts
    ]
    words = "\n".join(said)
    assert sum(len(part) + 2 for part in said) <= wording.MOST_WITH_PICTURE
    for row in drawn.rows:
        assert (
            f"{row.submitted}/{row.total}" in words
            or f"{row.submitted} of {row.total}" in words
            or (f"{row.submitted} von {row.total}" in words)
        )
        assert str(row.in_progress) in words
    assert isinstance(START, datetime)
