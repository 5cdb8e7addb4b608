"""Every kind of question has all it needs: a new one that forgets a place fails here, with the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.presenting import prompts
from bot.services.sessions.answer_rows import answer_row
from bot.texts import LANGUAGES, Texts
from survey_definitions import Prompt, Unreadable, parse_answer, show_answer
from survey_definitions.engine.checking import type_fault
from survey_definitions.question_types import TYPES, AnsweredBy, QuestionType, StoredAs
from tests.engine.kit import NOW

DOCS = Path(__file__).parents[2] / "docs" / "authors.md"
EVERY = pytest.mark.parametrize("one", TYPES.values(), ids=list(TYPES))


@EVERY
def test_what_a_rehearsal_tries_is_what_a_value_looks_like(one: QuestionType):
    assert one.samples or one.by in (AnsweredBy.CHOOSING, AnsweredBy.READING)
    assert [value for value in (*one.samples, one.ordinary) if value and type_fault(one.bind, value)] == []
    assert not one.bind or type_fault(one.bind, "?") == one.fault


@EVERY
def test_what_is_typed_is_asked_for_and_refused_in_words(one: QuestionType):
    if one.by is not AnsweredBy.TYPING:
        return
    for language in LANGUAGES:
        texts = Texts(language, None, NOW.tzinfo)  # type: ignore[arg-type]
        for name in (f"card-type-{one.name}", f"reject-{one.name}"):
            assert texts.has(name), f"{language}: {name}"


@EVERY
def test_what_is_typed_is_read_or_refused_and_shown_again(one: QuestionType):
    prompt = Prompt("question", "/q", "q", one.name)
    if one.by is AnsweredBy.TYPING:
        with pytest.raises(Unreadable):
            parse_answer(prompt, "no such thing", "en", NOW)
    for sample in one.samples:
        assert show_answer(Prompt("question", "/q", "q", one.name, value=sample), "en")


@EVERY
def test_what_is_chosen_has_buttons_of_its_own(one: QuestionType):
    assert (one.name in prompts._BODIES) == (one.by in (AnsweredBy.CHOOSING, AnsweredBy.READING))


@EVERY
def test_an_answer_stands_in_the_column_of_its_kind(one: QuestionType):
    value = one.samples[0] if one.samples else "1"
    row = answer_row("/q", "q", one.name, value)
    filled = {StoredAs.CODE: row.code, StoredAs.NUMBER: row.value, StoredAs.DAY: row.day, StoredAs.TEXT: row.text}
    assert [stored for stored, held in filled.items() if held is not None] == [one.stored]


@EVERY
def test_authors_read_of_it(one: QuestionType):
    assert f"`{one.name.replace('datetime', 'dateTime')}`" in DOCS.read_text(encoding="utf-8")
