"""Answers of the surveys that rules speak of, as what is computed on: levels, languages with certificates, posts.

An answer is a mapping as a submission keeps it: `name`, `value`, and `instances`, the entries of repeats around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from survey_definitions.assessment.certificates import Score
from survey_definitions.assessment.gap import NOT_APPLICABLE, Level
from survey_definitions.assessment.languages import SKILLS
from survey_definitions.assessment.posts import MAIN, Post

Key = tuple[tuple[str, int], ...]

_SERVICES: Final = {"regular": MAIN}  # all others are called alike in the survey and in the rules
_OUTSIDE: Final = ("enterprise", "other")
_PROOFS: Final = ("postgraduate", "scheme", "certificate")
_SCORES: Final = ("ielts", "toefl_ibt", "toefl_ibt_new", "toefl_itp", "cambridge", "vstep_2", "vstep_3_5", "tcf")
_TOEIC: Final = {"L": "toeic_listening", "R": "toeic_reading", "S": "toeic_speaking", "W": "toeic_writing"}


class Answers:
    """One submission's answers by entry and name."""

    def __init__(self, records: Iterable[Mapping[str, Any]]) -> None:
        """Sort the answers that have a value."""
        self._entries: dict[Key, dict[str, str]] = {}
        for record in records:
            key = tuple((name, number) for name, number in record["instances"])
            if record["value"]:
                self._entries.setdefault(key, {})[record["name"]] = record["value"]

    @property
    def top(self) -> Mapping[str, str]:
        """What stands in no entry of a repeat."""
        return self._entries.get((), {})

    def entries(self, repeat: str, within: Key = ()) -> list[tuple[Key, Mapping[str, str]]]:
        """The entries of a repeat, in order."""
        return [
            (key, values)
            for key, values in self._entries.items()
            if key[:-1] == within and key and key[-1][0] == repeat
        ]


@dataclass(frozen=True, slots=True)
class StatedCertificate:
    """A certificate as somebody stated it: what the survey calls its kind, the score, the month of issue."""

    item: str
    answer: str
    score: Score
    issued: int


@dataclass(frozen=True, slots=True)
class StatedLanguage:
    """A language as somebody stated it; `name` where it is none of the list."""

    code: str
    name: str = ""
    skills: Mapping[str, int | None] = field(default_factory=dict)
    minus: Mapping[str, bool] = field(default_factory=dict)
    oral: int | None = None
    certificates: tuple[StatedCertificate, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedPost:
    """A post with the entry it stands in, and a text that changes when any of what counts of it does."""

    item: str
    post: Post

    @property
    def own(self) -> str:
        """What a confirmation of this post speaks of."""
        one = self.post
        parts = (
            one.first,
            one.last,
            sorted(one.fields),
            sorted(one.sectors),
            one.kind,
            one.outside,
            one.unit,
            one.title,
            *(() if one.probation_to is None else (one.probation_to,)),
        )
        return "|".join(map(str, parts))


def levels(answers: Answers, codes: Sequence[str]) -> dict[str, Level]:
    """Self-assessed levels by competency, "na" where it does not apply."""
    found: dict[str, Level] = {}
    for code in codes:
        value = answers.top.get(code, "")
        if value == NOT_APPLICABLE:
            found[code] = NOT_APPLICABLE
        elif value.isdigit():
            found[code] = int(value)
    return found


def languages(answers: Answers) -> list[StatedLanguage] | None:
    """The languages stated; None where the survey did not ask for any."""
    if "any" not in answers.top:
        return None
    return [_language(answers, key, values) for key, values in answers.entries("lang") if values.get("code")]


def _language(answers: Answers, key: Key, values: Mapping[str, str]) -> StatedLanguage:
    skills = {skill: _whole(values.get(f"{skill}_level", "")) for skill in SKILLS}
    certificates = (_certificate(entry, stated) for entry, stated in answers.entries("cert", key))
    return StatedLanguage(
        code=values["code"],
        name=values.get("other_name", ""),
        skills=skills,
        minus={skill: values.get(f"{skill}_minus") == "yes" for skill in SKILLS},
        oral=_whole(values.get("oral", "")),
        certificates=tuple(one for one in certificates if one),
    )


def _certificate(key: Key, values: Mapping[str, str]) -> StatedCertificate | None:
    issued = values.get("cert_date", "")
    if not values.get("cert_type") or not issued:
        return None
    year, month = int(issued[:4]), int(issued[5:7])
    return StatedCertificate(item_of(key), values["cert_type"], _score(values), year * 12 + month - 1)


def _score(values: Mapping[str, str]) -> Score:
    parts = {part: int(float(values[name])) for part, name in _TOEIC.items() if name in values}
    if parts:
        return parts
    grade = values.get("cert_grade", "")
    if grade:  # hsk-4, goethe-b2, torfl-trki-1
        return grade.partition("-")[2] or grade
    return next((values[name] for name in _SCORES if name in values), values.get("cert_result"))


def posts(answers: Answers) -> list[StatedPost] | None:
    """The posts stated, in the order of entry; None where none was asked for."""
    found = [
        StatedPost(item_of(key), _post(values))
        for key, values in answers.entries("post")
        if _whole(values.get("post_first_index", "")) is not None
    ]
    return _with_probation(found, _whole(answers.top.get("first_probation", "")) or 0) or None


def _with_probation(stated: list[StatedPost], months: int) -> list[StatedPost]:
    """The posts with the probation that somebody was on from the first month in public service.

    It ends where it ends, also when another home post began meanwhile.
    """
    mine = [one.post for one in stated if one.post.at_home and not one.post.outside_public]
    if not (months and mine):
        return stated
    end = min(post.first for post in mine) + months - 1
    return [
        replace(one, post=replace(one.post, probation_to=end)) if one.post in mine and one.post.first <= end else one
        for one in stated
    ]


def _post(values: Mapping[str, str]) -> Post:
    service = values.get("post_service", "regular")
    return Post(
        first=_whole(values["post_first_index"]) or 0,
        last=_whole(values.get("post_last_index", "")),
        fields=frozenset(values.get("post_fields", "").split()),
        kind=_SERVICES.get(service, service),
        unit=values.get("post_unit_code") or None,
        title=values.get("post_title_code") or None,
        outside=values.get("post_body_kind", "") in _OUTSIDE,
        sectors=frozenset(values.get("post_sectors", "").split()),
        place=values.get("post_body", ""),
    )


def sectors(answers: Answers) -> dict[str, bool]:
    """The key sectors somebody names, and whether any proof of expertise is named with them."""
    return {
        values["sector_code"]: any(one in values.get("sector_evidence", "").split() for one in _PROOFS)
        for _, values in answers.entries("sector")
        if values.get("sector_code")
    }


def wishes(answers: Answers, name: str) -> bool:
    """Whether somebody wishes to be listed."""
    return answers.top.get(name) == "yes"


def birth(answers: Answers) -> int | None:
    """The month of birth as it was stated."""
    return _whole(answers.top.get("birth_index", ""))


def item_of(key: Key) -> str:
    """An entry's name: `post.2`, `lang.1/cert.1`."""
    return "/".join(f"{name}.{number}" for name, number in key)


def _whole(value: str) -> int | None:
    try:
        return int(float(value))
    except ValueError:
        return None
