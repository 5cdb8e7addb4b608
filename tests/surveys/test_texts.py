"""What holds for every shipped survey: it compiles, speaks three languages, and says what it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from survey_definitions import Context, compile_survey
from survey_definitions.closed import questions
from tests.surveys.facts import LANGUAGES, NAMES, begin, compiled, lists, official, person, sheets, source, survey
from tests.surveys.takers import by_name, take

TEXTS = ("label", "hint", "constraint_message", "required_message", "form_title")


def rows(name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for sheet in ("settings", "survey", "choices"):
        for row in sheets(name)[sheet]:
            yield f"{sheet} {row.get('list_name', '')} {row.get('name', row.get('type', ''))}", row


def texts(name: str) -> Iterator[tuple[str, str, str]]:
    for place, row in rows(name):
        for column in TEXTS:
            for language, text in row.get(column, {}).items():
                yield f"{place} {column}", language, text


@pytest.mark.parametrize("name", NAMES)
def test_compiles_without_any_problem(name: str) -> None:
    assert compiled(name).warnings == ()
    assert survey(name).id == name
    assert survey(name).languages == LANGUAGES
    assert survey(name).default_language == "vi"


@pytest.mark.parametrize("name", NAMES)
def test_compiles_to_the_same_xform_again(name: str) -> None:
    assert compile_survey(source(name), f"{name}.yaml").xform == compiled(name).xform


def test_titles() -> None:
    assert [survey("skills").title(language) for language in LANGUAGES] == [
        "Tự đánh giá năng lực",
        "Skill self-assessment",
        "Kompetenz-Selbsteinschätzung",
    ]
    assert survey("languages").title("en") == "Language self-assessment"
    assert survey("experience").title("de") == "Berufserfahrung"


@pytest.mark.parametrize("name", NAMES)
def test_every_text_exists_in_three_languages(name: str) -> None:
    for place, row in rows(name):
        for column in TEXTS:
            if column in row:
                assert tuple(row[column]) == LANGUAGES, f"{place} {column}"
                assert all(text.strip() for text in row[column].values()), f"{place} {column}"


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_a_text(name: str) -> None:
    silent = ("today", "calculate", "begin_group", "end_group", "end_repeat")
    for place, row in rows(name):
        if place.startswith("survey") and row["type"] not in silent:
            assert "label" in row, place


@pytest.mark.parametrize("name", NAMES)
def test_texts_show_the_same_values_in_every_language_but_the_form_of_address(name: str) -> None:
    for place, row in rows(name):
        for column in set(TEXTS) & set(row):
            shown = [set(re.findall(r"\$\{(\w+)\}", text)) - {"xh", "Xh"} for text in row[column].values()]
            assert shown[0] == shown[1] == shown[2], f"{place} {column}"


@pytest.mark.parametrize("name", NAMES)
def test_only_vietnamese_uses_the_form_of_address(name: str) -> None:
    for place, language, text in texts(name):
        if language != "vi":
            assert not re.search(r"\$\{[Xx]h\}", text), place
        assert not re.search(r"\b(bạn|quý anh)\b", text, re.IGNORECASE), place


@pytest.mark.parametrize("name", NAMES)
def test_every_constraint_says_what_is_wanted_with_an_example(name: str) -> None:
    example = {"vi": ("ví dụ", "theo mẫu"), "en": ("for example", "in the form"), "de": ("zum beispiel", "im format")}
    for place, row in rows(name):
        assert ("constraint" in row) == ("constraint_message" in row), place
        for language, text in row.get("constraint_message", {}).items():
            assert any(words in text.lower() for words in example[language]), f"{place} {language}: {text}"


@pytest.mark.parametrize("name", NAMES)
def test_free_texts_are_bounded_and_warn_of_secrets(name: str) -> None:
    warning = {"vi": "mật", "en": "nothing classified", "de": "verschlusssachen"}
    for place, row in rows(name):
        if row.get("type") != "text" or not place.startswith("survey"):
            continue
        assert "string-length(.) <=" in row["constraint"], place
        for language, words in warning.items():
            said = row["label"][language] + row.get("hint", {}).get(language, "")
            assert words in said.lower(), f"{place} {language}"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("context", [person(), official()], ids=["dong_chi", "anh_chi"])
def test_cards_are_readable_on_a_phone(name: str, language: str, context: Context) -> None:
    answers = {"any": "yes", "code": "en", "screen": "3", "has_certificate": "no", "digital": "yes"}
    posts = {"what_applies": "service sector result", "post_since": "2015-03-01", "post_fields": "F02"}
    posts |= {"sector_years": "6", "sector_evidence": "practice"}
    for prompt in take(begin(name, context, language), by_name(answers | posts)):
        head = " · ".join(prompt.headings)
        body = "\n".join(choice.label for choice in prompt.choices)
        assert len(f"{head}\n{prompt.label}\n{prompt.hint}\n{body}") <= 900, prompt.path
        assert "${" not in prompt.label + prompt.hint, prompt.path
        assert "  " not in prompt.label, prompt.path
        if prompt.name[0] in "GPM":
            assert len(f"{prompt.headings[-1]}\n{prompt.label}\n{body}") < 650, prompt.path


def test_lists_come_from_the_structure_data() -> None:
    assert compiled("experience").lists <= set(lists())
    assert {"agencies", "divisions", "titles", "ranks", "fields", "sectors"} <= compiled("experience").lists
    assert not compiled("skills").lists
    assert not compiled("languages").lists


@pytest.mark.parametrize("name", NAMES)
def test_what_tables_of_figures_are_called_reads_as_it_was_asked(name: str) -> None:
    """With the form of address that papers have, where a person read their own."""
    called = {label for question in questions([survey(name)]) for label in question.labels.values()}
    assert called
    assert not [label for label in called if "  " in label or " ?" in label or label[:1].islower()]
    if name == "experience":
        assert "Trình độ chuyên môn cao nhất của đồng chí là gì?" in called
