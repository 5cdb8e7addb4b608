"""What tells an entry of a list from the others: as its author wants it, else its first answers."""

from __future__ import annotations

from tests.engine.kit import Taker, survey

LISTS = {"lv": "b1|B1 c1|C1"}
QUESTIONS = """
type          | name  | label | bind::summary
begin_repeat  | r     | Post  | {whole}
text          | title | Title | {marked}
text          | body  | Body  |
begin_group   | g     | More  |
select_one lv | level | Level | {marked}
end_group     |       |       |
end_repeat    |       |       |
"""


def summaries(whole: str = "", marked: str = "") -> list[str]:
    taker = Taker(survey(QUESTIONS.format(whole=whole, marked=marked), LISTS))
    taker.answer("clerk", "office", "b1").add().answer("head", "ministry", "c1")
    prompt = taker.session.prompt()
    assert prompt is not None
    return [entry.summary for entry in prompt.instances]


def test_without_a_word_the_first_answers_do():
    assert summaries() == ["clerk · office · B1", "head · ministry · C1"]


def test_marked_questions_stand_alone_wherever_they_are_in_the_entry():
    assert summaries(marked="yes") == ["clerk · B1", "head · C1"]


def test_an_expression_of_the_repeat_says_it_in_its_own_words():
    whole = "concat(${title}, ' at ', ${body})"
    assert summaries(whole=whole) == ["clerk at office", "head at ministry"]
