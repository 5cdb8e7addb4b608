"""Heads of the report's columns: they stay words as long as there is room for them."""

from docx.shared import Cm

from bot.exports.report.heads import heads, that_fit, widths

PAGE = Cm(16)
LONG = ["Abteilungsleitung", "Verwaltungsschule", "Ja", "Hauptsachbearbeitung", "Nein", "Oberexpertinnen"]
CODES = ["head", "school", "yes", "main", "no", "top"]


def test_the_longest_heads_become_letters_until_no_word_is_broken():
    made_heads = that_fit(PAGE, "Antworten", LONG, CODES)
    assert made_heads == ["(a)", "(b)", "Ja", "(d)", "Nein", "Oberexpertinnen"]
    made = widths(PAGE, ["Behörde", "Antworten", *made_heads])
    assert abs(sum(made) - PAGE) < Cm(0.01)
    assert all(wide.cm >= 0.15 * len(head) + 0.38 for head, wide in zip(made_heads, made[2:], strict=True))


def test_a_number_stays_the_head_that_it_is():
    assert that_fit(PAGE, "Antworten", ["x" * 40, "y" * 50, "Ja"], ["1", "2", "3"]) == ["x" * 40, "2", "Ja"]


def test_what_fits_is_left_alone():
    short = ["Có", "Không", "Cần kiểm tra"]
    assert that_fit(PAGE, "Số trả lời", short, ["yes", "no", "check"]) == short
    first, *rest = widths(PAGE, ["Cơ quan", "Số trả lời", *short])
    assert first == Cm(5.5)
    assert sum(rest) <= PAGE - first


def test_levels_stand_all_by_their_numbers_where_one_is_a_sentence():
    sentence = "Coaches a newcomer on concrete tasks, and shares experience."
    assert heads([("Shares experience when asked.", "1"), (sentence, "2"), ("Not yet", "3")]) == ["1", "2", "3"]
    assert heads([("Not yet", "1"), ("Often", "2")]) == ["Not yet", "Often"]


def test_beside_sentences_only_what_is_short_stands_by_its_name():
    sentence = "Contract, secondment, rotation or reinforcement"
    listed = [(sentence, "c"), ("Three months or more abroad", "a"), ("None of these", "none")]
    assert heads(listed) == ["(a)", "(b)", "None of these"]
