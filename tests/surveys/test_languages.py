"""The languages survey around the ladder: entries, edits, the oral scale, what stays with what."""

from __future__ import annotations

from random import Random

import pytest

from survey_definitions import AddRepeat, Answer, GoTo, RemoveRepeat, ReopenRepeat, Session
from tests.surveys.facts import NOW, begin
from tests.surveys.ladder import (
    SKILLS,
    Oracle,
    answer_by_text,
    climb,
    is_statement,
    rising,
    some_levels,
    statement_of,
    statements,
)
from tests.surveys.takers import Reply, by_name, change, names, reloaded, say, take, values

CODES = ("en", "zh", "ja", "ko", "fr", "de", "ru", "x-tay", "x-other")
LIST = "/lang+"


def entry(code: str, screen: int = 3, certificate: str = "no") -> dict[str, str]:
    return {
        "any": "yes",
        "code": code,
        "other_name": "Tiếng Lào",
        "has_certificate": certificate,
        "screen": str(screen),
        "oral": "2",
    }


def climber(code: str, oracle: Oracle, screen: int = 3) -> Reply:
    return by_name(entry(code, screen), lambda prompt: answer_by_text(prompt, oracle))


def add(session: Session, reply: Reply) -> None:
    """Add an entry to the list of languages and fill it in."""
    session.apply(ReopenRepeat(LIST), NOW)
    session.apply(AddRepeat(LIST), NOW)
    take(session, reply)


def level(level: int) -> Oracle:
    return rising(dict.fromkeys(SKILLS, level), f"level {level}")


def test_nobody_has_to_speak_a_language() -> None:
    session = begin("languages")
    assert names(take(session, by_name({"any": "no"}))) == ["any"]
    assert values(session)["/G7"] == "1"
    assert session.problems() == ()


def test_two_languages_and_the_better_one_counts() -> None:
    session = begin("languages")
    take(session, climber("en", level(3)))
    add(session, climber("zh", level(4), 4))
    given = values(session)
    assert given["/lang[k1]/six/median"] == "3"
    assert given["/lang[k2]/six/median"] == "4"
    assert given["/G7"] == "4"


def test_the_same_language_twice_is_refused() -> None:
    session = begin("languages")
    take(session, climber("en", level(3)))
    session.apply(ReopenRepeat(LIST), NOW)
    session.apply(AddRepeat(LIST), NOW)
    refusal = say(session, "code", "en")
    assert refusal is not None
    assert refusal.code == "constraint"
    assert say(session, "code", "fr") is None


def test_two_other_languages_have_two_names() -> None:
    session = begin("languages")
    take(session, climber("x-other", level(2)))
    session.apply(ReopenRepeat(LIST), NOW)
    session.apply(AddRepeat(LIST), NOW)
    assert say(session, "code", "x-other") is None
    assert say(session, "other_name", "Tiếng Lào") is not None
    assert say(session, "other_name", "Tiếng Thái") is None


@pytest.mark.parametrize("code", ["x-tay", "x-nung", "x-dao", "x-sandiu", "x-sanchay", "x-hoa"])
def test_minority_languages_have_the_short_oral_scale(code: str) -> None:
    session = begin("languages")
    asked = names(take(session, climber(code, level(3))))
    assert asked == ["any", "code", "often", "has_certificate", "learned", "oral"]
    assert values(session)["/G7_oral"] == "3"
    assert "/G7" not in values(session)


def test_an_other_language_has_six_levels() -> None:
    session = begin("languages", language="en")
    asked = take(session, climber("x-other", level(3)))
    assert values(session)["/lang[k1]/six/median"] == "3"
    assert asked[-2].label.startswith("Tiếng Lào: B1 (")


def test_a_language_can_be_changed_while_nothing_hangs_on_it() -> None:
    session = begin("languages")
    take(session, by_name({"any": "yes", "code": "ko"}), until="often")
    assert change(session, "/lang[k1]/code", "ja") is None
    assert values(session)["/lang[k1]/code"] == "ja"


def test_a_language_with_answers_stays_and_another_one_is_a_new_entry() -> None:
    session = begin("languages")
    take(session, climber("en", level(3)))
    before = values(session)
    assert change(session, "/lang[k1]/code", "zh") is not None
    assert values(session) == before
    assert change(session, "/lang[k1]/code", "en") is None
    session.apply(RemoveRepeat("/lang[k1]"), NOW)
    add(session, climber("zh", level(5), 5))
    given = values(session)
    assert given["/lang[k2]/code"] == "zh"
    assert given["/lang[k2]/six/median"] == "5"
    assert not any(path.startswith("/lang[k1]") for path in given)


def test_headings_name_the_language_in_the_persons_own_tongue() -> None:
    session = begin("languages", language="de")
    asked = take(session, climber("zh", level(2)))
    assert {prompt.headings[-1] for prompt in asked if is_statement(prompt.name)} == {
        f"Chinesisch · {skill}"
        for skill in ("Hören", "Lesen", "An Gesprächen teilnehmen", "Zusammenhängend sprechen", "Schreiben")
    }


def test_a_new_screening_line_asks_only_what_is_missing() -> None:
    session = begin("languages")
    take(session, climber("en", level(4)))
    assert change(session, "/lang[k1]/six/NG/NG_B1_up", "2") is None
    assert session.prompt() is None
    assert change(session, "/lang[k1]/overall/screen", "5") is None
    asked = [name for name in names(take(session, climber("en", level(4)))) if is_statement(name)]
    assert asked == ["NG_B2_down"]
    assert values(session)["/lang[k1]/six/NG/NG_level"] == "4"


def test_a_lower_answer_in_the_middle_reopens_what_follows_from_it() -> None:
    session = begin("languages")
    take(session, climber("en", level(4)))
    assert change(session, "/lang[k1]/six/DO/DO_B2_up", "0") is None
    assert "/lang[k1]/six/median" not in values(session)
    asked = [name for name in names(take(session, climber("en", level(2)))) if is_statement(name)]
    assert asked[0] == "DO_B1_down"
    assert values(session)["/lang[k1]/six/DO/DO_level"] == "2"


class Wanderer:
    """Takes the survey in any order: edits, removes, adds again; each entry has an oracle of its own."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.seed = seed
        self.session = begin("languages")
        take(self.session, by_name({"any": "yes"}), until="code")

    def oracle(self, code: str, key: int) -> Oracle:
        random = Random(f"{self.seed} {code} {key}")
        return rising(some_levels(random, 2), f"{self.seed} {code} {key}")

    def codes(self) -> dict[int, str]:
        """The language of each entry, whether live or not."""
        return {r.instances[0][1]: r.value for r in self.session.answers() if r.name == "code"}

    def answer(self) -> None:
        prompt = self.session.prompt()
        if prompt is None or prompt.kind == "repeat":
            self.wander()
            return
        value = self._value(prompt.name, prompt.path, prompt.label, [c.value for c in prompt.choices])
        self.session.apply(Answer(value, prompt.path), NOW)

    def _value(self, name: str, path: str, text: str, choices: list[str]) -> str:
        fixed = {"has_certificate": "no", "other_name": f"Tiếng {self.random.random()}", "any": "yes"}
        if name in fixed:
            return fixed[name]
        if is_statement(name):
            key = int(path.partition("[k")[2].partition("]")[0])
            return str(self.oracle(self.codes()[key], key)(statements()[text]))
        return self.random.choice(choices) if choices else ""

    def wander(self) -> None:
        keys = list(self.codes())
        roll = self.random.random()
        if not keys or (roll < 0.4 and len(keys) < 4):
            self.session.apply(ReopenRepeat(LIST), NOW)
            self.session.apply(AddRepeat(LIST), NOW)
            return
        key = self.random.choice(keys)
        if roll < 0.5:
            self.session.apply(RemoveRepeat(f"/lang[k{key}]"), NOW)
            return
        name = self.random.choice(["code", "overall/screen", "practice/often"])
        self.session.apply(GoTo(f"/lang[k{key}]/{name}"), NOW)

    def check(self) -> None:
        """No answer stands under another statement or another language."""
        codes = self.codes()
        for record in self.session.answers():
            if is_statement(record.name):
                key = record.instances[0][1]
                said = self.oracle(codes[key], key)(statement_of(record.name))
                assert record.value == str(said), (record.path, codes[key])


@pytest.mark.by_turns
@pytest.mark.parametrize("seed", range(12))
def test_no_answer_ever_stands_under_another_statement_or_language(seed: int) -> None:
    one = Wanderer(seed)
    for turn in range(250):
        if one.random.random() < 0.08:
            one.wander()
        one.answer()
        if turn % 9 == 0:
            one.session = reloaded(one.session)
        one.check()


@pytest.mark.parametrize("seed", range(12))
def test_after_any_edits_the_levels_are_those_of_a_straight_run(seed: int) -> None:
    one = Wanderer(seed)
    for _ in range(200):
        if one.random.random() < 0.08:
            one.wander()
        one.answer()
    while (prompt := one.session.prompt()) is not None and prompt.kind != "repeat":
        one.answer()
    given = values(one.session)
    for key, code in one.codes().items():
        if f"/lang[k{key}]/six/median" in given:
            start = int(given.get(f"/lang[k{key}]/overall/screen", "3"))
            expected = climb(one.oracle(code, key), start)
            assert given[f"/lang[k{key}]/six/median"] == str(expected.median)
            live = {p.rsplit("/", 1)[1] for p in given if p.startswith(f"/lang[k{key}]/six")}
            assert sum(map(is_statement, live)) == expected.questions
