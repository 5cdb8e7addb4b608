"""How many questions typical people get, and how long they take: what the surveys promise, held."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from survey_definitions import AddRepeat, CloseRepeat, Context, Prompt
from survey_definitions.inputs import Input
from survey_definitions.pace import of_prompt
from tests.surveys.facts import LANGUAGES, begin, official, person
from tests.surveys.takers import by_name, names, take

SAID = {
    "post_fields": "F02",
    "post_since": "2019-03-01",
    "post_service": "regular",
    "post_agency": "VPQH",
    "post_body": "Kế toán trưởng, Sở Tài chính",
    "training_subject": "Chuyển đổi số",
    "training_year": "2024-01-01",
    "training_days": "5",
    "award_year": "2020-01-01",
}
EARLIER = {2: ("listed", "2014-01-01", "2019-02-01"), 3: ("province", "2010-01-01", "2013-12-01")}


def with_posts(number: int, applies: str) -> Callable[[Prompt], str | Input | None]:
    """Somebody with so many posts, the earlier ones in an advisory agency and in a department."""
    others = by_name(SAID | {"what_applies": applies})

    def reply(prompt: Prompt) -> str | Input | None:
        if prompt.path == "/post+":
            return AddRepeat(prompt.path) if len(prompt.instances) < number else CloseRepeat(prompt.path)
        for post, (kind, first, last) in EARLIER.items():
            if prompt.path.startswith(f"/post[k{post}]"):
                months = {"post_kind": kind, "post_from": first, "post_to": last}
                return months.get(prompt.name) or others(prompt)
        return others(prompt)

    return reply


def taken(
    survey: str, context: Context, language: str, reply: Callable[[Prompt], str | Input | None]
) -> tuple[int, float]:
    """The questions, and the minutes with all that is read and pressed beside them."""
    asked = take(begin(survey, context, language), reply)
    return len(names(asked)), sum(map(of_prompt, asked)) / 60


@pytest.mark.parametrize(
    ("posts", "applies", "questions", "minutes"),
    [
        (1, "none", 9, 3.0),
        (1, "training award", 15, 5.0),
        (3, "none", 19, 6.5),
        (3, "training award", 25, 8.0),
        (3, "service training award", 28, 8.5),
    ],
)
@pytest.mark.parametrize("who", [person, official])
@pytest.mark.parametrize("language", LANGUAGES)
def test_experience(language, who, posts, applies, questions, minutes):
    asked, took = taken("experience", who(), language, with_posts(posts, applies))
    assert asked <= questions
    assert took <= minutes


@pytest.mark.parametrize(("certificate", "questions"), [("no", 17), ("yes", 18)])
@pytest.mark.parametrize("able", range(3, 6))
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_foreign_language(language, able, certificate, questions):
    """With a certificate of level B2, or a fitting first line."""
    said = {
        "any": "yes",
        "code": "en",
        "has_certificate": certificate,
        "cert_type": "ielts",
        "ielts": "6.5",
        "cert_date": "2024-05-01",
        "screen": f"{min(5, able)}",
    }

    def climb(prompt: Prompt) -> str | None:
        level = next(
            (n for n, name in enumerate(("A1", "A2", "B1", "B2", "C1", "C2"), 1) if f"_{name}_" in prompt.name), 0
        )
        return None if not level else "2" if level <= able else "0"

    asked, took = taken("languages", official(), language, by_name(said, climb))
    assert asked <= questions
    assert took <= 4
