"""The pictures of docs/authors.md: each kind of question on a phone, and a workbook as Excel shows it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook
from PIL import Image, ImageDraw
from playwright.async_api import Browser

from tests.browser.phone import PERSON, PhonePage, Sandbox, phone_page

SURVEY: Final = Path(__file__).parent / "kinds.yaml"
LOOKS: Final = Path(__file__).parent / "looks.yaml"
_ACROSS, _GAP = 3, 24
_STYLE: Final = (
    "body{font:13px Calibri,Carlito,sans-serif;margin:12px}table{border-collapse:collapse}"
    "td,th{border:1px solid #c8c8c8;padding:3px 7px;text-align:left;white-space:nowrap}"
    "tr:first-child td{font-weight:bold;background:#e8f0e8}th{background:#f0f0f0;font-weight:normal;color:#666}"
    "h4{display:inline-block;margin:10px 0 2px;padding:2px 12px;border-bottom:3px solid #217346;font-weight:normal}"
)
# What leads from each kind of question to the next one: buttons by their label, else what is typed.
_STEPS: Final[Sequence[tuple[str, ...]]] = (
    ("Every day",),
    ("Spreadsheets", "Done"),
    ("E-mail", "Spreadsheets", "Online meetings", "Done"),
    ("7",),
    ("03/2019",),
    ("20.95 107.08",),
    ("Understood",),
    ("Head of office",),
    (),
)


_LOOKS: Final[Sequence[tuple[str, ...]]] = (
    ("1",),
    ("Main gate",),
    ("Rather",),
    ("March",),
    ("2",),
    ("Shorter meetings",),
    ("99",),
    ("12",),
    (),
)


def bundle() -> bytes:
    """The survey of looks with its pictures, as a file to publish."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.write(LOOKS, "looks.yaml")
        for name, wings in (("a.png", 1), ("b.png", 2), ("sign.png", 0)):
            packed.writestr(name, _drawn(wings))
    return out.getvalue()


def _drawn(wings: int) -> bytes:
    """A plan with so many wings; a sign for none."""
    drawing = Image.new("RGB", (360, 240), "#f4f1e8")
    pen = ImageDraw.Draw(drawing)
    if wings:
        for at in range(wings):
            pen.rectangle((40 + at * 160, 40, 150 + at * 160, 200), fill="#b9cfe4", outline="#33526e", width=4)
    else:
        pen.ellipse((100, 40, 260, 200), fill="#c0392b")
        pen.rectangle((125, 108, 235, 132), fill="white")
    out = io.BytesIO()
    drawing.save(out, "PNG")
    return out.getvalue()


def offer(box: Sandbox, file: Path, survey: str) -> None:
    """Publish a survey and open it for everybody."""
    day = ("--opens", "now", "--closes", "2030-12-31", "--audience", "all", "--yes")
    for command in (("publish", str(file)), ("campaign", "create", "--survey", survey, *day)):
        environment = os.environ | {"SURVEYBOT_DATA_DIR": str(box.folder / "var" / "sandbox")}
        subprocess.run([sys.executable, "-m", "bot", *command], env=environment, check=True, stdout=subprocess.DEVNULL)


async def kinds(browser: Browser, box: Sandbox, target: Path) -> None:
    """One picture of all kinds of questions, side by side."""
    offer(box, SURVEY, "kinds")
    phone = await _phone(browser, box, "Kinds of questions")
    await _cards(phone, _STEPS, target)


async def looks(browser: Browser, box: Sandbox, target: Path) -> None:
    """One picture of appearances, pictures and marks, side by side."""
    file = box.folder / "looks.zip"
    file.write_bytes(bundle())
    offer(box, file, "looks")
    phone = await _phone(browser, box, "Looks")
    await _cards(phone, _LOOKS, target)


async def _phone(browser: Browser, box: Sandbox, survey: str) -> PhonePage:
    """A phone at the first question of a survey, in English."""
    phone = await phone_page(browser, 380, 900)
    await phone.open(box.address, PERSON)
    await phone.join(PERSON)
    await phone.type("/language")
    await phone.press("English")
    await phone.press(survey)
    await phone.press("Start")
    return phone


async def _cards(phone: PhonePage, way: Sequence[tuple[str, ...]], target: Path) -> None:
    """The card at each step of a way."""
    pictures = []
    for steps in way:
        await phone.page.wait_for_timeout(400)  # animations
        pictures.append(Image.open(io.BytesIO(await phone.card.screenshot())))
        for step in steps:
            await _go_on(phone, step)
    together(pictures).save(target, optimize=True)


async def _go_on(phone: PhonePage, step: str) -> None:
    button = phone.card.get_by_role("button", name=step, exact=True)
    await (phone.press(step) if await button.count() else phone.type(step))


def together(pictures: Sequence[Image.Image]) -> Image.Image:
    """Pictures in columns, each as high as it is."""
    columns = [pictures[at::_ACROSS] for at in range(_ACROSS)]
    wide = max(one.width for one in pictures) + _GAP
    high = max(sum(one.height + _GAP for one in column) for column in columns)
    sheet = Image.new("RGB", (wide * _ACROSS + _GAP, high + _GAP), "#dfe7ee")
    for at, column in enumerate(columns):
        top = _GAP
        for one in column:
            sheet.paste(one, (_GAP + at * wide, top))
            top += one.height + _GAP
    return sheet


async def workbook(browser: Browser, source: bytes, target: Path) -> None:
    """The three sheets of a workbook, one below the other."""
    book = load_workbook(io.BytesIO(source))
    parts = [f"<h4>{escape(sheet.title)}</h4>{_table(sheet)}" for sheet in book.worksheets]
    page = await browser.new_page(viewport={"width": 1500, "height": 700})
    await page.set_content(f"<meta charset=utf-8><style>{_STYLE}</style><div id=b>{''.join(parts)}</div>")
    await page.locator("#b").screenshot(path=target)


def _table(sheet: Any) -> str:
    rows = list(sheet.iter_rows(values_only=True, max_col=7, max_row=min(9, sheet.max_row + 1)))
    letters = "".join(f"<th>{letter}</th>" for letter in "ABCDEFG"[: len(rows[0])])
    lines = (
        f"<th>{number}</th>" + "".join(f"<td>{escape(str(value or ''))[:46]}</td>" for value in row)
        for number, row in enumerate(rows, 1)
    )
    return f"<table><tr><th></th>{letters}</tr>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
