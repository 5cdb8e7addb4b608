"""Pictures of groups: every figure is there, written as the reader's language writes numbers."""

import re

import pytest
from matplotlib.text import Text

from bot.charts.groups import figure_of
from bot.charts.shapes import Bar, GroupWords, Heat, Stacked, Trend
from bot.texts.numbers import written


def words(language):
    return GroupWords("Mức trung bình", "Năng lực", "Nguồn: đợt skills-3", "không hiển thị", language)


def said(picture):
    figure = figure_of(picture)
    return [text.get_text() for text in figure.findobj(Text) if text.get_text() and text.get_visible()]


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en", "de"),
    [
        (3.25, 1, "3,3", "3.3", "3,3"),
        (1234.5, 1, "1.234,5", "1,234.5", "1.234,5"),
        (12.5, 0, "13", "13", "13"),
        (0.0, 2, "0,00", "0.00", "0,00"),
    ],
)
def test_a_number_is_written_as_each_language_writes_it_and_rounded_half_up(value, decimals, vi, en, de):
    assert [written(value, language, decimals) for language in ("vi", "en", "de")] == [vi, en, de]


@pytest.mark.parametrize(("language", "sign"), [("vi", ","), ("de", ","), ("en", ".")])
def test_cells_and_scales_of_a_picture_have_the_decimal_sign_of_its_language(language, sign):
    heat = Heat(words(language), ("G1", "G2"), (("Toàn tỉnh", (3.25, None)),), 1.0, 5.0)
    trend = Trend(words(language), ("01/06/2026", "01/09/2026"), (("Soạn thảo", (3.02, 3.11)),))
    assert f"3{sign}3" in said(heat)
    scale = [text for text in said(trend) if re.fullmatch(r"\d[.,]\d+", text)]
    assert len(scale) >= 3
    assert all(text[1] == sign for text in scale)
    assert len(set(scale)) == len(scale)  # narrow scales have as many decimals as they need


def test_a_hidden_bar_has_no_number_and_the_others_have_all_of_theirs():
    bars = (Bar("Toàn tỉnh", (30, 20), strong=True), Bar("Ban A", None), Bar("Ban B", None, at_least=1))
    found = said(Stacked(words("vi"), ("Đạt", "Chưa đạt"), bars))
    assert [text for text in found if text.isdigit()] == ["30", "20"]
    assert "≥ 80 %: Chưa đạt" in found
