"""Pictures of groups: every figure is there, written as the reader's language writes numbers."""

import re

import pytest
from matplotlib.text import Text

from bot.charts.group_sheet import shortened
from bot.charts.groups import figure_of
from bot.charts.shapes import PAPER, PHONE, Bar, GroupWords, Heat, Stacked, Trend
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


COLUMNS = tuple(f"G{at}" for at in range(1, 18))
LONG = "Xây dựng, thẩm định đề án, chương trình và kế hoạch"
HEAT = Heat(words("vi"), COLUMNS, (("Toàn tỉnh", (3.25,) * 17), ("   Ban Tổ chức", (None, *(2.5,) * 16))), 1.0, 5.0)
STACKED = Stacked(words("vi"), ("Dưới 30", "30–34", "Từ 50"), (Bar("Toàn tỉnh", (30, 20, 9)), Bar("   Ban A", None)))
TREND = Trend(words("vi"), ("01/06/2026", "01/09/2026"), ((LONG, (3.0, 3.1)), ("Giao tiếp", (2.5, 2.6))))
each_picture = pytest.mark.parametrize("picture", [HEAT, STACKED, TREND], ids=["heat", "stacked", "trend"])


@each_picture
def test_nothing_on_paper_is_smaller_than_seven_points_at_the_width_of_a_page(picture):
    figure = figure_of(picture, PAPER)
    assert figure.get_figwidth() == pytest.approx(16 / 2.54, abs=0.01)
    assert min(text.get_fontsize() for text in figure.findobj(Text) if text.get_text()) >= 7


@each_picture
@pytest.mark.parametrize("medium", [PHONE, PAPER], ids=["phone", "paper"])
def test_no_text_runs_over_the_edge_or_over_another(picture, medium):
    figure = figure_of(picture, medium)
    figure.canvas.draw()
    (axes,) = figure.axes
    low, high = axes.get_ylim()
    beyond = [one for one in axes.get_yticklabels() if not low <= one.get_position()[1] <= high]
    if not axes.axison:
        beyond = [*axes.get_xticklabels(), *axes.get_yticklabels()]
    boxes = [
        (text.get_text(), text.get_window_extent())
        for text in figure.findobj(Text)
        if text.get_text().strip() and text.get_visible() and text not in beyond
    ]
    for at, (name, box) in enumerate(boxes):
        assert box.x0 >= 0, name
        assert box.x1 <= figure.bbox.x1, name
        over = [other for other, beside in boxes[at + 1 :] if box.overlaps(beside)]
        assert not over, f"{name} stands over {over}"


@pytest.mark.parametrize("medium", [PHONE, PAPER], ids=["phone", "paper"])
@pytest.mark.parametrize("number", [2, 6, 14, 20])
def test_a_legend_of_many_lines_stands_below_the_last_bar(number, medium):
    names = tuple(
        f"Ngành đào tạo số {at}, tên gọi rất dài để đứng một mình, và còn dài hơn cả một dòng" for at in range(number)
    )
    figure = figure_of(Stacked(words("vi"), names, (Bar("Toàn tỉnh", (1,) * number), Bar("Ban A", None))), medium)
    figure.canvas.draw()
    (legend,), (axes,) = figure.legends, figure.axes
    assert legend.get_window_extent().y1 < axes.get_window_extent().y0
    assert legend.get_window_extent().x1 <= figure.bbox.x1


def test_a_legend_of_many_lines_stands_below_the_days_of_a_trend():
    lines = tuple((f"{LONG} {at}", (3.0, 3.1)) for at in range(6))
    figure = figure_of(Trend(words("vi"), ("01/06/2026", "01/09/2026"), lines))
    figure.canvas.draw()
    (legend,), (axes,) = figure.legends, figure.axes
    days = min(label.get_window_extent().y0 for label in axes.get_xticklabels())
    assert legend.get_window_extent().y1 < days


def test_long_names_of_lines_are_whole_below_one_another():
    assert LONG in said(TREND)


@pytest.mark.parametrize(
    ("text", "most", "told"),
    [
        ("Soạn thảo văn bản", 17, "Soạn thảo văn bản"),
        ("Soạn thảo và ban hành văn bản", 20, "Soạn thảo và ban…"),
        ("Schlüsselsektorenkompetenz", 12, "Schlüsselse…"),
        ("Party committees, offices", 17, "Party committees…"),
    ],
)
def test_a_long_name_ends_at_a_word(text, most, told):
    assert shortened(text, most) == told
