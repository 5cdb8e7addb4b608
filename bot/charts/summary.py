"""The picture of a summary: a bar for each group, and submissions against the time that has passed."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from bot.charts.canvas import (
    DONE,
    EXPECTED,
    INK,
    LARGE,
    NORMAL,
    QUIET,
    REST,
    SMALL,
    UNDER_WAY,
    WIDTH,
    font,
    png,
    sheet,
)
from bot.charts.week_shapes import BarRow, Picture, ProgressCurve, Words

MOST_ROWS: Final = 14
MOST_LABEL: Final = 46  # characters of a label on one line
MOST_TITLE: Final = 52
_EDGE: Final = 0.16  # inches, left and right
_ROW: Final = 0.37  # inches for a bar with its label above
_HEAD: Final = 0.62
_LEGEND: Final = 0.26
_PROGRESS: Final = 1.55


def draw(picture: Picture) -> bytes:
    """The picture as a PNG of some 20 to 60 kilobytes."""
    rows = picture.rows[:MOST_ROWS]
    below = _PROGRESS if picture.progress is not None else 0.0
    height = _HEAD + _ROW * len(rows) + _LEGEND + below
    figure = sheet(height)
    _head(figure, picture, height)
    _rows(figure, rows, height)
    _legend(figure, picture.words, (below + _LEGEND / 2) / height, shows_begun=any(row.in_progress for row in rows))
    if picture.progress is not None:
        _progress(figure, picture.progress, picture.words, height)
    return png(figure)


def _head(figure: Figure, picture: Picture, height: float) -> None:
    left = _EDGE / WIDTH
    title = _cut(picture.title, MOST_TITLE)
    figure.text(left, 1 - 0.14 / height, title, color=INK, va="top", fontproperties=font(LARGE, bold=True))
    figure.text(left, 1 - 0.36 / height, _cut(picture.subtitle, 60), color=QUIET, va="top", fontproperties=font(NORMAL))


def _rows(figure: Figure, rows: tuple[BarRow, ...], height: float) -> None:
    """Labels above their bars: nothing has to be squeezed beside them."""
    tall = _ROW * len(rows) / height
    axes = figure.add_axes((_EDGE / WIDTH, 1 - _HEAD / height - tall, 1 - 2 * _EDGE / WIDTH, tall))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(len(rows), 0)
    for at, row in enumerate(rows):
        _row(axes, at, row)


def _row(axes: Axes, at: int, row: BarRow) -> None:
    done, begun = row.submitted / (row.total or 1), row.in_progress / (row.total or 1)
    middle, thick = at + 0.68, 0.34
    axes.barh(middle, 1, height=thick, color=REST)
    axes.barh(middle, done + begun, height=thick, color=UNDER_WAY)
    axes.barh(middle, done, height=thick, color=DONE)
    fonts = font(NORMAL, bold=row.strong)
    axes.text(0, at + 0.44, _cut(row.label, MOST_LABEL), color=INK, va="bottom", fontproperties=fonts)
    counts = f"{row.submitted}/{row.total}"
    axes.text(1, at + 0.44, counts, color=INK, ha="right", va="bottom", fontproperties=font(NORMAL, bold=True))


def _legend(figure: Figure, words: Words, at: float, *, shows_begun: bool) -> None:
    patches = [Patch(color=DONE, label=words.submitted)]
    patches += [Patch(color=UNDER_WAY, label=words.in_progress)] if shows_begun else []
    patches += [Patch(color=REST, label=words.open)]
    figure.legend(
        handles=patches,
        loc="center left",
        bbox_to_anchor=(_EDGE / WIDTH, at),
        ncols=len(patches),
        frameon=False,
        prop=font(SMALL),
        labelcolor=QUIET,
        handlelength=0.9,
        handleheight=0.9,
        columnspacing=1.2,
        borderpad=0,
        borderaxespad=0,
        handletextpad=0.4,
    )


def _progress(figure: Figure, progress: ProgressCurve, words: Words, height: float) -> None:
    left, bottom = 0.36 / WIDTH, 0.27 / height
    axes = figure.add_axes((left, bottom, 1 - left - _EDGE / WIDTH, (_PROGRESS - 0.27 - 0.34) / height))
    top = (_PROGRESS - 0.1) / height
    figure.text(_EDGE / WIDTH, top, words.progress, color=INK, va="top", fontproperties=font(NORMAL, bold=True))
    span = max(1, (progress.closes - progress.opens).days)
    axes.plot([0, span], [0, progress.total], color=EXPECTED, linewidth=1.1, linestyle=(0, (4, 2)))
    days, counts = _steps(progress)
    axes.plot(days, counts, color=DONE, linewidth=2, solid_capstyle="round", drawstyle="steps-post")
    axes.plot(days[-1:], counts[-1:], "o", color=DONE, markersize=4)
    axes.set_xlim(0, span)
    axes.set_ylim(0, progress.total * 1.04 or 1)
    _ticks(axes, progress, words, span)
    figure.text(
        1 - _EDGE / WIDTH,
        top,
        f"– –  {words.expected}",
        color=EXPECTED,
        ha="right",
        va="top",
        fontproperties=font(SMALL),
    )


def _steps(progress: ProgressCurve) -> tuple[list[int], list[int]]:
    """Days since the opening, up to today, and how many had submitted by their end."""
    until = min(progress.today, progress.closes)
    days = list(range(max(0, (until - progress.opens).days) + 1))
    ordered = sorted(progress.days)
    return days, [bisect_right(ordered, progress.opens + timedelta(days=day)) for day in days]


def _ticks(axes: Axes, progress: ProgressCurve, words: Words, span: int) -> None:
    today = min(max(0, (progress.today - progress.opens).days), span)
    marks = {0: progress.opens, span: progress.closes}
    if span * 0.2 < today < span * 0.8:
        marks[today] = progress.today
    axes.set_xticks(list(marks), [day.strftime(words.date_format) for day in marks.values()])
    axes.set_yticks([0, progress.total])
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(font(SMALL))
        label.set_color(QUIET)
    for label, at in zip(axes.get_xticklabels(), marks, strict=True):
        label.set_horizontalalignment("left" if at == 0 else "right" if at == span else "center")
    axes.tick_params(length=0, pad=3)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(REST)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
