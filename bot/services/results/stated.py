"""What a person states that others can confirm, item by item, and what a confirmation of it speaks of."""

from __future__ import annotations

from hashlib import sha256

from survey_definitions.assessment import answers as given
from survey_definitions.assessment.answers import Answers
from survey_definitions.assessment.definition import Definition


def own_statements(definition: Definition, answers: Answers) -> dict[str, str]:
    """By item: the level of a competency, a hash of a post or certificate."""
    levels = given.levels(answers, definition.targets.order)
    found = {code: str(level) for code, level in levels.items() if isinstance(level, int)}
    for post in given.posts(answers) or ():
        found[post.item] = digest(post.own)
    for language in given.languages(answers) or ():
        for one in language.certificates:
            found[one.item] = digest(f"{language.code}|{one.answer}|{one.score}|{one.issued}")
    return found


def digest(text: str) -> str:
    """A statement in 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()
