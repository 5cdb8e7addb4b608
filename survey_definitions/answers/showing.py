"""Canonical values as text."""

from __future__ import annotations

from survey_definitions.engine.formats import shown_value
from survey_definitions.results import AnswerRecord, Prompt


def show_answer(answer: Prompt | AnswerRecord, language: str) -> str:
    """The value as people of this language write it: 03/2019, 3,5, the labels of choices.

    A record does not know the labels: its chosen values stay as they are (`Session.review` has them).
    """
    if isinstance(answer, AnswerRecord):
        return shown_value(answer.kind, answer.appearance, answer.value, language)
    if not answer.choices:
        return shown_value(answer.question, answer.appearance, answer.value, language)
    labels = {choice.value: choice.label for choice in answer.choices}
    picked = [answer.value] if answer.question == "select_one" else answer.value.split()
    return ", ".join(labels.get(value, value) for value in picked if value)
