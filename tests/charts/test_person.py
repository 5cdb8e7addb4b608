"""The picture of a person's results: nothing of what it says is cut, nothing looks counted that is not."""

import gc

import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.lines import Line2D
from matplotlib.text import Text

from bot.charts.person import draw, figure_of
from bot.charts.person_shapes import Pair, Personal, PersonalWords, WorkField
from bot.texts import LANGUAGES, Texts
from tests.support.clock import START, VIET_NAM

ASKED = 36


def picture(language="en", **parts):
    texts = Texts(language, "dong_chi", VIET_NAM)
    names = ("levels", "level", "target", "confirmed", "languages", "certificate", "months")
    words = PersonalWords(*(texts(f"picture-{name}") for name in names), asked=texts("picture-asked", months=ASKED))
    footer = texts("picture-footer", version="2026-1, 2025-1", day=texts.day(START))
    return Personal(texts("picture-title"), "TP", footer, words, **parts)


def said(figure):
    return [" ".join(text.get_text().split()) for text in figure.findobj(Text) if text.get_text()]


def lines(figure):
    return [one for one in figure.findobj(Line2D) if one.get_linestyle() == "--" and len(one.get_xdata()) == 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_people_decide_stands_on_it_whole(language):
    made = picture(language, pairs=(Pair("Soạn thảo", 3, 4),))
    figure = figure_of(made)
    assert made.footer in said(figure)
    below = next(text for text in figure.findobj(Text) if " ".join(text.get_text().split()) == made.footer)
    box = below.get_window_extent(figure.canvas.get_renderer())
    assert box.y0 >= 0
    assert box.x1 <= figure.bbox.width


@pytest.mark.parametrize("label", ["Schriftstücke entwerfen und herausgeben", "Am hiểu ngành, lĩnh vực mũi nhọn"])
def test_a_long_name_stands_in_two_lines(label):
    assert label in said(figure_of(picture(pairs=(Pair(label, 3, 4),), fields=(WorkField(label, 12),))))


def test_the_line_of_the_rule_crosses_only_what_the_rule_counts():
    counted, beside = WorkField("Counted", 0, counts=True), WorkField("Personnel", 90)
    (line,) = lines(figure_of(picture(fields=(counted, beside, beside), asked=ASKED)))
    assert max(line.get_ydata()) < 0.3  # inches: the height of a field
    assert lines(figure_of(picture(fields=(beside,), asked=ASKED))) == []


def test_it_is_a_picture_of_a_phone():
    assert draw(picture(pairs=(Pair("Drafting", 3, 4, confirmed=True),)))[:4] == b"\x89PNG"


def holding_pixels():
    return sum(type(one) is RendererAgg and "_renderer" in vars(one) for one in gc.get_objects())


def test_its_pixels_are_not_kept_until_the_collector_comes_by():
    gc.collect()
    gc.disable()
    try:
        before = holding_pixels()
        draw(picture(pairs=(Pair("Drafting", 3, 4),)))
        assert holding_pixels() == before
    finally:
        gc.enable()
