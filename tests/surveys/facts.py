"""Persons, reference lists and compiled surveys for tests.

The lists are those of the demo province, so that labels and codes are the ones people see.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import yaml

import survey_definitions
from bot import sandbox
from survey_definitions import Compiled, Context, ReferenceList, Session, Survey, compile_survey, read_survey
from survey_definitions.languages import LANGUAGES

NAMES: Final = ("skills", "languages", "experience")
NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=7)))

_SURVEYS = Path(survey_definitions.__file__).parent / "surveys"
_PROVINCE = Path(sandbox.__file__).parent / "province" / "structure.yaml"
_LISTS: Final = MappingProxyType(
    {
        "agencies": "agency",
        "divisions": "division",
        "blocks": "block",
        "position_groups": "position_group",
        "job_positions": "job_position",
        "ranks": "rank",
        "titles": "title",
        "fields": "field",
        "sectors": "sector",
    },
)
_HEAD_OF_DIVISION: Final = MappingProxyType(
    {
        "staff_code": "BTC-005",
        "full_name": "Trần Thị Mai",
        "given_name": "Mai",
        "agency": "BTC",
        "unit": "BTC-CB",
        "block": "K1",
        "title": "T-TP",
        "position_group": "TP",
        "job_position": "",
        "rank": "01.002",
        "since": "2019-03",
        "birth_month": "1979-05",
        "form_of_address": "dong_chi",
        "xh::vi": "đồng chí",
        "Xh::vi": "Đồng chí",
        "xh::en": "you",
        "Xh::en": "You",
        "xh::de": "Sie",
        "Xh::de": "Sie",
    },
)
_NAMED: Final = MappingProxyType(
    {
        "agency": "agencies",
        "title": "titles",
        "position_group": "position_groups",
        "job_position": "job_positions",
        "rank": "ranks",
    },
)


def source(name: str) -> bytes:
    """The file of a shipped survey."""
    return (_SURVEYS / f"{name}.yaml").read_bytes()


@cache
def sheets(name: str) -> Mapping[str, Any]:
    """A shipped survey as its rows: the sheets settings, survey and choices."""
    loaded: dict[str, Any] = yaml.load(source(name), Loader=yaml.BaseLoader)
    return MappingProxyType(loaded)


@cache
def compiled(name: str) -> Compiled:
    """A shipped survey, compiled."""
    return compile_survey(source(name), f"{name}.yaml")


@cache
def survey(name: str) -> Survey:
    """A shipped survey, read back from its XForm as the bot does it."""
    return read_survey(compiled(name).xform)


@cache
def lists() -> Mapping[str, ReferenceList]:
    """The reference lists of the demo province, closed units included."""
    rows = yaml.load(_PROVINCE.read_bytes(), Loader=yaml.BaseLoader)
    return MappingProxyType(
        {
            name: ReferenceList(tuple(_list_row(row) for row in rows if row["kind"] == kind))
            for name, kind in _LISTS.items()
        },
    )


def _list_row(row: Mapping[str, Any]) -> Mapping[str, str]:
    labels = {f"label::{language}": text for language, text in row["name"].items()}
    return {
        "name": row["code"],
        **labels,
        "parent": row.get("parent", ""),
        "valid_to": row.get("valid_to", ""),
    }


def label(list_name: str, code: str, language: str) -> str:
    """What a row of a reference list is called."""
    return next(row[f"label::{language}"] for row in lists()[list_name].rows if row["name"] == code)


def person(**changed: str) -> Context:
    """A head of division of the organisation committee, born in 1979, with the facts given here instead."""
    facts = {**_HEAD_OF_DIVISION, **changed}
    for fact, list_name in _NAMED.items():
        facts |= _names(fact, list_name, facts[fact])
    facts |= _names("unit", "divisions" if facts["unit"] != facts["agency"] else "agencies", facts["unit"])
    return Context(facts, lists())


def _names(fact: str, list_name: str, code: str) -> dict[str, str]:
    return {f"{fact}_name::{language}": label(list_name, code, language) if code else "" for language in LANGUAGES}


def official(**changed: str) -> Context:
    """An official of the office of the people's committee, born in 1992, addressed as anh/chị."""
    facts = {
        "staff_code": "VPUB-021",
        "agency": "VPUB",
        "unit": "VPUB-KT",
        "block": "K4",
        "title": "T-CV",
        "position_group": "CV",
        "job_position": "VT-16",
        "rank": "01.003",
        "since": "",
        "birth_month": "1992-11",
        "form_of_address": "anh_chi",
        "xh::vi": "anh/chị",
        "Xh::vi": "Anh/chị",
    }
    return person(**{**facts, **changed})


def nobody_known() -> Context:
    """Somebody of whom the roster knows nothing but the form of address."""
    empty = ("agency", "unit", "block", "title", "position_group", "job_position", "rank", "birth_month", "since")
    return person(**dict.fromkeys(empty, ""))


def begin(name: str, context: Context | None = None, language: str = "vi", now: datetime = NOW) -> Session:
    """A session of a shipped survey at its first prompt."""
    return Session.start(survey(name), context or person(), now=now, seed="7", language=language)
