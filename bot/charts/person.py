"""The picture of a person's results: levels beside targets, languages by skill, months by field."""

from __future__ import annotations

from textwrap import wrap
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bot.charts.boxes import Boxes
from bot.charts.canvas import DONE, EXPECTED, INK, LARGE, NORMAL, QUIET, REST, SMALL, UNDER_WAY, WIDTH, font, png, sheet
from bot.charts.person_shapes import Pair, Personal, Profile, WorkField

LEVELS: Final = ("<A1", "A1", "A2", "B1", "B2", "C1", "C2")
MOST_PAIRS: Final = 17
MOST_PROFILES: Final = 3
MOST_FIELDS: Final = 6
_EDGE: Final = 0.16  # inches, left and right
_HEAD, _FOOT = 0.62, 0.24
_FOOT_LINE: Final = 0.12  # each line of the foot after the first
_MOST_FOOT: Final = 84
_PAIR, _SKILL, _FIELD = 0.3, 0.21, 0.3
_PART: Final = 0.34  # the heading of a part
_PROFILE: Final = 0.27  # the name of a language
_GAP: Final = 0.16
_LABEL: Final = 0.47  # the part of the width that labels take
_BARS: Final = 0.88  # where bars end; numbers stand behind
_MOST_LABEL: Final = 32
_TOP_LEVEL: Final = 5


class _Paper:
    """A sheet that is written from top to bottom; heights in inches."""

    def __init__(self, height: float) -> None:
        self.figure: Figure = sheet(height)
        self.height = height
        self.y = 0.0

    def write(self, text: str, size: float, colour: str, *, bold: bool = False, right: bool = False) -> None:
        """Text at the present height."""
        x = 1 - _EDGE / WIDTH if right else _EDGE / WIDTH
        self.figure.text(
            x,
            1 - self.y / self.height,
            text,
            color=colour,
            va="top",
            ha="right" if right else "left",
            fontproperties=font(size, bold=bold),
        )

    def axes(self, tall: float) -> Axes:
        """Axes over the whole width from the present height on: x from 0 to 1, y in inches downwards."""
        bottom = 1 - (self.y + tall) / self.height
        found = self.figure.add_axes((_EDGE / WIDTH, bottom, 1 - 2 * _EDGE / WIDTH, tall / self.height))
        found.set_axis_off()
        found.set_xlim(0, 1)
        found.set_ylim(tall, 0)
        self.y += tall
        return found


def draw(picture: Personal) -> bytes:
    """The picture as a PNG of some 40 to 90 kilobytes."""
    return png(figure_of(picture))


def figure_of(picture: Personal) -> Figure:
    """The picture, drawn."""
    paper = _Paper(_height(picture))
    paper.y = 0.14
    paper.write(_cut(picture.title, 50), LARGE, INK, bold=True)
    paper.y = 0.36
    paper.write(_cut(picture.subtitle, 62), NORMAL, QUIET)
    paper.y = _HEAD
    if picture.pairs:
        _pairs(paper, picture)
    if picture.profiles:
        _profiles(paper, picture)
    if picture.fields:
        _fields(paper, picture)
    foot = _foot(picture)
    paper.y = paper.height - _FOOT - _FOOT_LINE * (len(foot) - 1)
    paper.write("\n".join(foot), SMALL - 1, QUIET)
    return paper.figure


def _foot(picture: Personal) -> list[str]:
    """The lines of the foot: nothing of it is cut, for it says that people decide."""
    return wrap(picture.footer, _MOST_FOOT)


def _height(picture: Personal) -> float:
    height = _HEAD + _FOOT + _FOOT_LINE * (len(_foot(picture)) - 1)
    if picture.pairs:
        height += _PART + _PAIR * min(len(picture.pairs), MOST_PAIRS) + _GAP
    if picture.profiles:
        rows = sum(_PROFILE + _SKILL * len(one.skills) for one in picture.profiles[:MOST_PROFILES])
        height += _PART + rows + _GAP
    if picture.fields:
        height += _PART + _FIELD * min(len(picture.fields), MOST_FIELDS) + _GAP
    return height


def _heading(paper: _Paper, text: str, legend: str) -> None:
    paper.write(text, NORMAL, INK, bold=True)
    paper.write(legend, SMALL, QUIET, right=True)
    paper.y += _PART - 0.08


def _pairs(paper: _Paper, picture: Personal) -> None:
    """Two bars a competency: the level in green (light where it is below the target), the target in grey under it."""
    words, rows = picture.words, picture.pairs[:MOST_PAIRS]
    confirmed = f" · ✓ {words.confirmed}" if any(row.confirmed for row in rows) else ""
    _heading(paper, words.levels, f"{words.level} / {words.target}{confirmed}")
    axes = paper.axes(_PAIR * len(rows) + _GAP)
    boxes = Boxes(axes)
    for at, row in enumerate(rows):
        _pair(axes, boxes, at * _PAIR, row)
    boxes.draw()


def _bar(boxes: Boxes, middle: float, high: float, part: float, colour: str) -> None:
    """A bar beside the labels, ``part`` of the width that bars have."""
    boxes.fill((_LABEL, middle - high / 2), (_BARS - _LABEL) * part, high, colour)


def _pair(axes: Axes, boxes: Boxes, y: float, row: Pair) -> None:
    axes.text(0, y + 0.13, _in_two(row.label), color=INK, va="center", linespacing=1, fontproperties=font(SMALL))
    colour = DONE if row.level >= row.target else EXPECTED
    _bar(boxes, y + 0.075, 0.1, 1, REST)
    _bar(boxes, y + 0.075, 0.1, row.level / _TOP_LEVEL, colour)
    _bar(boxes, y + 0.185, 0.07, row.target / _TOP_LEVEL, QUIET)
    mark = "✓ " if row.confirmed else ""
    axes.text(
        1,
        y + 0.13,
        f"{mark}{row.level} / {row.target}",
        color=INK,
        ha="right",
        va="center",
        fontproperties=font(SMALL, bold=True),
    )


def _profiles(paper: _Paper, picture: Personal) -> None:
    rows = picture.profiles[:MOST_PROFILES]
    _heading(paper, picture.words.languages, picture.words.certificate if any(one.certificate for one in rows) else "")
    tall = sum(_PROFILE + _SKILL * len(one.skills) for one in rows) + _GAP
    axes, y = paper.axes(tall), 0.0
    boxes = Boxes(axes)
    for row in rows:
        y = _profile(axes, boxes, y, row)
    boxes.draw()


def _profile(axes: Axes, boxes: Boxes, y: float, row: Profile) -> float:
    axes.text(0, y + 0.1, _cut(row.label, 40), color=INK, va="center", fontproperties=font(NORMAL, bold=True))
    axes.text(1, y + 0.1, _cut(row.note, 44), color=QUIET, ha="right", va="center", fontproperties=font(SMALL))
    y += _PROFILE
    top = len(LEVELS) - 1
    for at, (label, level) in enumerate(row.skills):
        middle = y + at * _SKILL + 0.06
        axes.text(0, middle, _cut(label, _MOST_LABEL), color=INK, va="center", fontproperties=font(SMALL))
        _bar(boxes, middle, 0.11, 1, REST)
        _bar(boxes, middle, 0.11, (level or 0) / top, DONE)
        shown = LEVELS[level] if level is not None else "–"
        axes.text(1, middle, shown, color=INK, ha="right", va="center", fontproperties=font(SMALL, bold=True))
    if row.certificate and row.skills:
        x = _LABEL + (_BARS - _LABEL) * row.certificate / top
        ends = (y - 0.02, y + _SKILL * (len(row.skills) - 1) + 0.14)
        axes.plot([x, x], ends, color=EXPECTED, linewidth=1.8, linestyle=(0, (2, 1)))
    return y + _SKILL * len(row.skills)


def _fields(paper: _Paper, picture: Personal) -> None:
    """A bar a field; what the rule counts is dark and stands first, with a line where the rule is met."""
    rows = picture.fields[:MOST_FIELDS]
    _heading(paper, picture.words.months, picture.words.asked if picture.asked else "")
    axes = paper.axes(_FIELD * len(rows) + _GAP)
    most = max([row.months for row in rows] + [picture.asked or 0, 1]) * 1.05
    boxes = Boxes(axes)
    for at, row in enumerate(rows):
        _field(axes, boxes, at * _FIELD, row, most)
    boxes.draw()
    counted = sum(row.counts for row in rows)
    if picture.asked and counted:
        x = _LABEL + (_BARS - _LABEL) * picture.asked / most
        axes.plot([x, x], [0, _FIELD * counted - 0.06], color=EXPECTED, linewidth=1.8, linestyle=(0, (2, 1)))


def _field(axes: Axes, boxes: Boxes, y: float, row: WorkField, most: float) -> None:
    middle = y + 0.12
    axes.text(0, middle, _in_two(row.label), color=INK, va="center", linespacing=1, fontproperties=font(SMALL))
    _bar(boxes, middle, 0.14, 1, REST)
    _bar(boxes, middle, 0.14, row.months / most, DONE if row.counts else UNDER_WAY)
    axes.text(1, middle, f"{row.months}", color=INK, ha="right", va="center", fontproperties=font(SMALL, bold=True))


def _in_two(label: str) -> str:
    """A label in two lines where one does not take it."""
    first, *rest = wrap(label, _MOST_LABEL) or [""]
    return "\n".join((first, _cut(" ".join(rest), _MOST_LABEL))) if rest else first


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
