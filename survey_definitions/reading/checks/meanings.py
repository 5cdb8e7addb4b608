"""What an author can have meant who writes conditions as in Excel, in another language or by hand.

Each rule looks at what stands where an expression cannot be read, and gives what is to be written instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

_QUESTION: Final = r"\$\{[^{}]*\}"
# Signs of Excel and of programming languages.
_SIGNS: Final = {
    "≥": ">=", "≤": "<=", "≠": "!=", "<>": "!=", "=>": ">=", "= >": ">=", "=<": "<=", "= <": "<=", "> =": ">=",
    "< =": "<=", "! =": "!=", "=!": "!=", "==": "=", "===": "=", "!==": "!=", "&&": "and", "||": "or", "&": "and",
    ";": ",", "×": "*", "÷": "div", "%": "mod", "–": "-", "—": "-", "−": "-",
}  # fmt: skip
# Words of Vietnamese, German and of signs written out; what stands alone in capitals is meant in small letters.
_WORDS: Final = {
    "và": "and", "va": "and", "und": "and", "hoặc": "or", "hoac": "or", "hay": "or", "oder": "or",
    "bằng": "=", "là": "=", "gleich": "=", "ist": "=", "is": "=", "khác": "!=", "ungleich": "!=",
    "lớn hơn": ">", "nhỏ hơn": "<", "größer": ">", "kleiner": "<", "chia": "div",
}  # fmt: skip
_JOINING: Final = ("and", "or", "div", "mod")
_NOT: Final = ("không", "khong", "không phải", "nicht", "NOT", "Not", "not", "chưa")
# Functions of Excel, and what is called otherwise here.
FUNCTIONS_ELSEWHERE: Final = {
    "len": "string-length", "trim": "normalize-space", "concatenate": "concat", "mid": "substr", "left": "substr",
    "upper": "upper-case", "lower": "lower-case", "power": "pow", "roundup": "ceiling", "rounddown": "floor",
    "không": "not", "nicht": "not", "nếu": "if", "wenn": "if", "istrue": "boolean", "includes": "selected",
    "isnumber": "number", "value": "number", "vlookup": "pulldata", "iferror": "coalesce",
    **dict.fromkeys(("year", "month", "day", "năm", "tháng", "ngày"), "format-date"),
    "length": "string-length", "count_selected": "count-selected", "text": "string",
}  # fmt: skip
_ALTERNATIVES: Final = {
    "average": "sum(…) div count(…)",
    "and": "… and …",
    "or": "… or …",
    "isblank": "… = ''",
    "mod": "… mod …",
}

_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?")
_YES: Final = frozenset(
    ("có", "co", "x", "✓", "ja", "wahr", "đúng", "bắt buộc", "required", "pflicht", "y", "j", "true")
)
_NO: Final = frozenset(
    ("không", "khong", "nein", "falsch", "sai", "-", "–", "không bắt buộc", "optional", "n", "false")
)
Meant = tuple[str, str]  # what stands there, and what is to stand there
_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], str], str]]


def meant(text: str, pos: int, column: str) -> Meant | None:
    """What stands at an offset that something else is written for here, and that; None when nothing comes to mind."""
    for pattern, written in _RULES:
        for found in pattern.finditer(text):
            if found.start() <= pos < found.end() and (near := written(found, text)):
                return found[0].strip(), near
    return _half(text, pos, column)


def function_meant(name: str) -> str:
    """What a function of Excel is called here; empty for one that is not known."""
    return FUNCTIONS_ELSEWHERE.get(name.lower(), "")


def operator_meant(name: str) -> str:
    """How a function of Excel is written here that is no function; empty for any other."""
    return _ALTERNATIVES.get(name.lower(), "")


def bare_days(text: str) -> Iterator[Meant]:
    """Days without quotes that are read as subtractions: `2030-12-31` is 1987."""
    outside = re.sub(r"'[^']*'|\"[^\"]*\"", lambda m: " " * len(m[0]), text)
    for found in re.finditer(r"(?<![\w.-])(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4})(?![\w.-])", outside):
        if near := _day(found, text):
            yield found[0], near


def bare_thousands(text: str) -> Iterator[tuple[str, str, str]]:
    """Numbers such as `5.000`, which is five here: each with the number it is, and the one that was meant."""
    outside = re.sub(r"'[^']*'|\"[^\"]*\"", lambda m: " " * len(m[0]), text)
    for found in re.finditer(r"(?<![\w.,])([1-9]\d{0,2})\.(\d{2}0)(?![\w.,])", outside):
        yield found[0], f"{float(found[0]):g}", f"{found[1]}{found[2]}"


def day_meant(text: str) -> str:
    """A day as it is written here, from `31/12/2030` or `2030.12.31`, with or without a time; empty for none."""
    numbers = [int(part) for part in re.findall(r"\d+", text)[:3]]
    if len(numbers) < 3:  # noqa: PLR2004 - a day has three parts
        return ""
    year, month, day = numbers if numbers[0] > 31 else reversed(numbers)  # noqa: PLR2004 - no day is later
    try:
        return date(year, month, day).isoformat() if year >= 1000 else ""  # noqa: PLR2004 - written in full
    except ValueError:
        return ""


def constant_meant(part: str) -> tuple[str, str]:
    """The advice for something written out that has no value, and how it is written: days and times of day."""
    inside = re.sub(r"^(?:date|date-time)\(|\)$", "", part).strip().strip("'\"").strip()
    if _CLOCK.fullmatch(inside):
        return "write_time", f"decimal-time('{inside.zfill(5)}')"
    if inside.casefold() in ("today", "now") and part != inside:
        return "write_near", f"{inside.casefold()}()"
    moment = re.fullmatch(r"(.+?)\s+(\d{1,2}:\d\d(?::\d\d)?)", inside)
    day = day_meant(moment[1] if moment else inside) if re.fullmatch(r"[\d./\s:-]+", inside) else ""
    if not day:
        return "", ""
    return "write_near", f"date-time('{day}T{moment[2].zfill(5)}')" if moment else f"date('{day}')"


def yes_no_meant(word: str) -> str:
    """`yes` or `no` for what people write instead in a cell that asks for one of them; empty for anything else."""
    plain = word.strip(" *!.").casefold()
    if word.strip() and not word.strip(" *"):  # as on paper
        return "yes"
    return "yes" if plain in _YES else "no" if plain in _NO else ""


# -- the rules


def _sign(found: re.Match[str], text: str) -> str:
    return "" if found[0] == "%" and not text[found.end() :].strip() else _SIGNS[found[0]]


def _word(found: re.Match[str], _: str) -> str:
    word = " ".join(found[0].split())
    return _WORDS.get(word.lower()) or (word.lower() if word.lower() in _JOINING and word != word.lower() else "")


def _day(found: re.Match[str], _: str) -> str:
    day = day_meant(found[0])
    return f"date('{day}')" if day else ""


def _quoted(found: re.Match[str], _: str) -> str:
    return f"'{found['inside'].strip()}'"


def _number(found: re.Match[str], _: str) -> str:
    return found["number"]


def _question(found: re.Match[str], _: str) -> str:
    return f"${{{found['name']}}}"


def _range(found: re.Match[str], _: str) -> str:
    side = found["side"]
    return f"{side} >= {found['low']} and {side} <= {found['high']}"


def _one_of(found: re.Match[str], _: str) -> str:
    values = (value.strip() for value in found["values"].split(","))
    return " or ".join(f"{found['side']} = {value}" for value in values if value)


_NAME: Final = r"[^\W\d][\w.-]*"
_SIDE: Final = rf"(?P<side>{_QUESTION}|\.)"
_RULES: Final[tuple[_Rule, ...]] = (
    (re.compile(rf"{_SIDE}\s+(?:between|từ|zwischen)\s+(?P<low>\S+)\s+(?:and|đến|und)\s+(?P<high>\S+)"), _range),
    (re.compile(rf"{_SIDE}\s+(?:in|trong|thuộc)\s*\((?P<values>[^()]+)\)"), _one_of),
    (re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"), _day),
    (re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+(?![\d.,])"), lambda found, _: re.sub("[.,]", "", found[0])),
    (re.compile(r"\d{1,3},\d{2}0(?![\d.,])"), lambda found, _: found[0].replace(",", "")),
    (re.compile(r"(?P<number>\d+(?:\.\d+)?) ?(?:đ|₫|vnđ|vnd|€|eur|usd)(?!\w)", re.IGNORECASE), _number),
    (re.compile(r"(?P<number>\d+(?:\.\d+)?) ?%(?! *(?:[\d.$(]|[^\W\d]\w*\())"), _number),
    (re.compile(r"\d+,\d+"), lambda found, _: found[0].replace(",", ".")),
    (re.compile(r"[„‚«‹`´″′“‘](?P<inside>[^„‚«‹`´″′“”‘’»›'\"]*)[“”‘’»›`´″′]"), _quoted),
    (re.compile(rf"(?:#|(?<![$#]))\{{\s*(?P<name>{_NAME})\s*\}}"), _question),
    (re.compile(rf"\$\s*\(\s*(?P<name>{_NAME})\s*\)"), _question),
    (re.compile(rf"\$\s+\{{\s*(?P<name>{_NAME})\s*\}}"), _question),
    (re.compile(rf"[$#@](?P<name>{_NAME})"), _question),
    (re.compile(rf"(?<![\w)\]}}.*])\[\s*(?P<name>{_NAME})\s*\]"), _question),
    (re.compile(r"/ *(?P<number>\d+(?:\.\d+)?)"), lambda found, _: f"div {found['number']}"),
    (re.compile("|".join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))), _sign),
    (re.compile(rf"\b(?:{'|'.join(sorted((*_WORDS, *_JOINING), key=len, reverse=True))})\b", re.IGNORECASE), _word),
    (re.compile(rf"!\s*(?P<rest>{_QUESTION}|{_NAME}\s*\([^()]*\))"), lambda found, _: f"not({found['rest']})"),
    (re.compile(r"!\s*(?P<rest>\([^()]*\))"), lambda found, _: f"not{found['rest']}"),
    (
        re.compile(rf"\b(?:{'|'.join(_NOT)})\s+(?P<rest>{_QUESTION}(?:\s*(?:!?=|[<>]=?)\s*\S+)?|{_NAME}\s*\([^()]*\))"),
        lambda found, _: f"not({found['rest']})",
    ),
    (re.compile(r"(?<=[=<>])\s*(?P<inside>[^\W\d]\w*(?: +(?!and\b|or\b)\w+)+)"), _quoted),
)
_HALF: Final = re.compile(r"(?:^|\band\b|\bor\b|\()\s*(?P<sign>!=|<=|>=|[<>=])")


def _half(text: str, pos: int, column: str) -> Meant | None:
    """A comparison without its first side: what is compared before it, or the answer itself in a constraint."""
    for found in _HALF.finditer(text):
        if found.start("sign") == pos:
            before = re.findall(_QUESTION, text[:pos])
            side = "." if column == "constraint" else before[-1] if before else "${…}"
            return found["sign"], f"{side} {found['sign']}"
    return None
