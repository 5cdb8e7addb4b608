"""What people type, as canonical values, and back."""

from __future__ import annotations

from datetime import datetime

from survey_definitions.engine.formats import shown_value
from survey_definitions.results import AnswerRecord, Prompt


class Unreadable(ValueError):
    """Typed text that cannot be read as an answer; `code` says what was expected."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def parse_answer(prompt: Prompt, text: str, language: str, now: datetime) -> str:
    """Typed text as a canonical value. Raises Unreadable. (Preliminary.)"""
    text = text.strip()
    if prompt.question in ("select_one", "select_multiple"):
        labels = {c.label.casefold(): c.value for c in prompt.choices}
        picked = []
        for part in [text] if prompt.question == "select_one" else text.replace(",", " ").split():
            if part.isdecimal() and 0 < int(part) <= len(prompt.choices):
                picked.append(prompt.choices[int(part) - 1].value)
            elif part.casefold() in labels:
                picked.append(labels[part.casefold()])
            else:
                raise Unreadable("choice")
        return " ".join(picked)
    if prompt.question == "integer" and not text.lstrip("-").isdecimal():
        raise Unreadable("integer")
    if prompt.question == "decimal":
        text = text.replace(",", ".")
    if prompt.question == "date" and "/" in text:
        parts = [int(p) for p in text.split("/")]
        text = f"{parts[-1]:04}-{parts[-2]:02}-{parts[0] if len(parts) == 3 else 1:02}"
    return text


def show_answer(answer: Prompt | AnswerRecord, language: str) -> str:
    """A canonical value as text."""
    if isinstance(answer, Prompt) and answer.choices:
        labels = {c.value: c.label for c in answer.choices}
        return ", ".join(labels.get(v, v) for v in answer.value.split())
    question = answer.question if isinstance(answer, Prompt) else answer.kind
    return shown_value(question, answer.appearance, answer.value, language)
