"""The picture of a summary: small, readable on a phone, the same for the same figures, and with nothing of its own."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.charts.canvas import DPI, WIDTH, font
from bot.charts.summary import draw
from bot.charts.week_shapes import BarRow, Picture, ProgressCurve, Words

OPENS = date(2026, 6, 15)
WORDS = Words("Đã nộp", "Đang làm", "Chưa nộp", "Tiến độ nộp phiếu", "nếu nộp đều")


def picture(rows=4, days=(0, 1, 1, 4), total=20):
    bars = tuple(BarRow(f"Phòng Nghiệp vụ {n}", n, 9) for n in range(rows))
    progress = ProgressCurve(
        OPENS,
        OPENS + timedelta(days=20),
        OPENS + timedelta(days=7),
        total,
        tuple(OPENS + timedelta(days=day) for day in days),
    )
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


@pytest.mark.parametrize(
    "made",
    [
        picture(rows=0),
        picture(rows=30),
        picture(days=()),
        picture(total=1),
        Picture("X" * 200, "Y" * 200, (BarRow("Z" * 200, 0, 0),), None, WORDS),
        Picture(
            "A", "B", (BarRow("C", 1, 1),), ProgressCurve(OPENS, OPENS, OPENS - timedelta(days=1), 1, (OPENS,)), WORDS
        ),
    ],
)
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
