"""Dates, months, years and times as people write them in Vietnamese, English and German."""

from __future__ import annotations

import re
from datetime import date, datetime

from survey_definitions.answers.folding import folded, western
from survey_definitions.answers.unreadable import Unreadable

# Folded: without diacritics and case. English and German first three letters are shared where they agree.
_MONTHS = {
    **dict.fromkeys(("january", "jan", "januar", "janner", "jan.", "gieng", "mot"), 1),
    **dict.fromkeys(("february", "feb", "februar", "feb.", "feber", "hai"), 2),
    **dict.fromkeys(("march", "mar", "marz", "mar.", "mrz", "mrz.", "maerz", "ba"), 3),
    **dict.fromkeys(("april", "apr", "apr.", "tu", "bon"), 4),
    **dict.fromkeys(("may", "mai", "nam"), 5),
    **dict.fromkeys(("june", "jun", "juni", "jun.", "sau"), 6),
    **dict.fromkeys(("july", "jul", "juli", "jul.", "bay"), 7),
    **dict.fromkeys(("august", "aug", "aug.", "tam"), 8),
    **dict.fromkeys(("september", "sep", "sept", "sep.", "sept.", "chin"), 9),
    **dict.fromkeys(("october", "oct", "oktober", "okt", "oct.", "okt.", "muoi"), 10),
    **dict.fromkeys(("november", "nov", "nov.", "muoi mot"), 11),
    **dict.fromkeys(("december", "dec", "dezember", "dez", "dec.", "dez.", "chap", "muoi hai"), 12),
}
_NAME = "|".join(sorted((re.escape(name) for name in _MONTHS), key=len, reverse=True))
_MONTH = rf"(?:(?:thang|th\.?|t) ?(?P<m>\d{{1,2}})|(?:thang )?(?P<name>{_NAME}))"
_YEAR = r"(?P<y>\d{4})"

_NUMERIC_DATE = re.compile(r"(?P<d>\d{1,2}) ?([/.\- ]) ?(?P<m>\d{1,2}) ?\2 ?(?P<y>\d{4})\Z", re.ASCII)
_ISO_DATE = re.compile(r"(?P<y>\d{4})([/.\-])(?P<m>\d{1,2})\2(?P<d>\d{1,2})\Z", re.ASCII)
_DIGITS_DATE = re.compile(r"(?P<d>\d\d)(?P<m>\d\d)(?P<y>\d{4})\Z", re.ASCII)
_NAMED_DATE = re.compile(
    rf"(?:ngay |mung |the )?(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?,? (?:of )?{_MONTH},? (?:nam )?{_YEAR}\Z"
)
_ENGLISH_DATE = re.compile(rf"(?P<name>{_NAME}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}\Z")
_DATES = (_NUMERIC_DATE, _ISO_DATE, _DIGITS_DATE, _NAMED_DATE, _ENGLISH_DATE)

_NUMERIC_MONTH = re.compile(r"(?P<m>\d{1,2}) ?[/.\- ] ?(?P<y>\d{4})\Z", re.ASCII)
_ISO_MONTH = re.compile(r"(?P<y>\d{4}) ?[/.\-] ?(?P<m>\d{1,2})\Z", re.ASCII)
_DIGITS_MONTH = re.compile(r"(?P<m>0[1-9]|1[0-2])(?P<y>\d{4})\Z", re.ASCII)
_NAMED_MONTH = re.compile(rf"{_MONTH}(?: ?[/.\-] ?|,? (?:of |nam )?){_YEAR}\Z")
_MONTH_FORMS = (_NUMERIC_MONTH, _ISO_MONTH, _DIGITS_MONTH, _NAMED_MONTH)
_YEAR_FORM = re.compile(rf"(?:nam |year |jahr )?{_YEAR}\Z")

_TIME = re.compile(
    r"(?P<h>\d{1,2})(?: ?(?::|\.|h|g|gio|uhr) ?(?P<min>\d{1,2})?)?"
    r"(?: ?(?:p|ph|phut|uhr|min))?(?: ?(?P<half>am|pm|a\.m|p\.m))?\Z"
)
_NOON = 12
_WEEKDAY = re.compile(
    r"\A(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri"
    r"|sat|sun|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|mo|di|mi|do|fr|sa|so)\.?,? (?=\D*\d)"
)
_BEFORE = re.compile(r"\A(?:ngay|date|datum|on|am|vom|den):? (?=\d)")


def day(text: str) -> str:
    """A date as YYYY-MM-DD. Raises Unreadable("date")."""
    found = _date(_comparable(text))
    if found is None:
        raise Unreadable("date")
    return found.isoformat()


def month(text: str) -> str:
    """A month, or the month of a date, as YYYY-MM-01. Raises Unreadable("month")."""
    plain = _comparable(text)
    for form in _MONTH_FORMS:
        m = form.match(plain)
        if m:
            found = _calendar(m["y"], _month_number(m), "1")
            break
    else:
        found = _date(plain)
    if found is None:
        raise Unreadable("month")
    return found.replace(day=1).isoformat()


def year(text: str) -> str:
    """A year as YYYY-01-01. Raises Unreadable("year")."""
    m = _YEAR_FORM.match(_comparable(text))
    found = _calendar(m["y"], 1, "1") if m else None
    if found is None:
        raise Unreadable("year")
    return found.isoformat()


def clock(text: str, now: datetime) -> str:
    """A time of day as ODK writes it, in the time zone of `now`. Raises Unreadable("time")."""
    m = _TIME.match(_comparable(text))
    hour, minute = (int(m["h"]), int(m["min"] or 0)) if m else (-1, 0)
    half = (m["half"] or "")[:1] if m else ""
    if half and not 1 <= hour <= _NOON:
        raise Unreadable("time")
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    except ValueError:
        raise Unreadable("time") from None
    return at.timetz().isoformat(timespec="milliseconds")


def moment(text: str, now: datetime) -> str:
    """A date and a time, as ODK writes them. Raises Unreadable("datetime")."""
    words = western(text).replace("T", " ").replace(",", " ").split()
    for cut in range(len(words) - 1, 0, -1):
        try:
            return f"{day(' '.join(words[:cut]))}T{clock(' '.join(words[cut:]), now)}"
        except Unreadable:
            continue
    raise Unreadable("datetime")


def _comparable(text: str) -> str:
    """Folded, without a day of the week or a word such as "ngày" before it, and without the full stop behind it."""
    plain = folded(western(text)).strip(" .,;!")
    return _BEFORE.sub("", _WEEKDAY.sub("", plain))


def _date(plain: str) -> date | None:
    for form in _DATES:
        m = form.match(plain)
        if m:
            return _calendar(m["y"], _month_number(m), m["d"])
    return None


def _month_number(m: re.Match[str]) -> int:
    groups = m.groupdict()
    return int(groups["m"]) if groups.get("m") else _MONTHS[groups["name"]]


def _calendar(year_text: str, month_number: int, day_text: str) -> date | None:
    try:
        return date(int(year_text), month_number, int(day_text))
    except ValueError:
        return None
