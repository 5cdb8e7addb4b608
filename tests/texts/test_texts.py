"""What the bot says: the same in three languages, nothing missing, nothing left over, nothing that leads nowhere."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser

from bot.conversations.registry import COMMANDS
from bot.jobs import menus, schedule
from bot.texts import LANGUAGES, Texts, sources
from survey_definitions.reading.messages import ADVICE
from survey_definitions.reading.sentences import MESSAGES
from tests.texts.reading import asked_for, constants, literal, messages, patterns, refers, variables

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OTHERS = [language for language in LANGUAGES if language != "vi"]
COMMAND = re.compile(r"(?<![\w/])/([a-z]{3,})")
QUOTED = re.compile(r"[“„]([^“”„{}]+)[”“]")
NO_MESSAGES = ("held-",)  # beginnings of other names than ids of messages
OF_FILES = ("problem-", "remedy-")  # what is wrong with a survey file: names of columns stand in it as they are
ALWAYS_MANY = (  # limits, and counts of two at least
    "import-",
    "problem-",
    "remedy-",
    "time-",
    "several-",
    "figures-least",
    "plan-people-",
    "picture-asked",
    "refusal-audience_too_small",
    "reject-entries",
    "result-rule",
    "result-arithmetic",
    "result-line-rule",
)
PRESS = re.compile(r"\b(?:bấm|press|drück)", re.IGNORECASE)
ON_A_PHONE = 34  # characters a button over the whole width shows on a phone of 360 px

each_language = pytest.mark.parametrize("language", LANGUAGES)


def words(language: str) -> dict[str, str]:
    return {name: literal(message) for name, message in messages(language).items()}


# -- the three languages


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_messages_in_the_same_order(language):
    assert list(messages(language)) == list(messages("vi"))


@each_language
def test_a_message_reads_the_same_alone_as_in_its_file(language):
    """What is said is parsed one by one."""
    alone = {name: FluentParser().parse(text).body[0] for name, text in sources(language).items()}
    whole = messages(language)
    assert list(alone) == list(whole)
    assert [name for name in whole if not whole[name].equals(alone[name], ignored_fields=["span", "comment"])] == []


@each_language
def test_no_message_refers_to_another(language):
    assert [name for name, message in messages(language).items() if refers(message)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_is_told_the_same(language):
    wants = {name: variables(message) for name, message in messages(language).items()}
    assert wants == {name: variables(message) for name, message in messages("vi").items()}


@each_language
def test_every_message_says_something(language):
    assert [name for name, text in words(language).items() if not text.replace("{}", "").strip()] == []


@each_language
@pytest.mark.parametrize("form", ["dong_chi", "anh_chi", "ong_ba", None])
def test_every_message_can_be_said_to_everybody(language, form):
    texts = Texts(language, form, ZONE)
    for name, message in messages(language).items():
        said = texts(name, **dict.fromkeys(variables(message), 7))
        assert "{" not in said, name


MANY = {
    "en": re.compile(
        r"\b1 (?:more |other |working |staff )*"
        r"(?:minutes|people|messages|days|questions|agencies|officials|competencies|months|rows|moments|surveys|codes|"
        r"self-assessments|answers|reminders|groups|entries|persons)\b"
    ),
    "de": re.compile(
        r"\b1 (?:weitere |andere )*"
        r"(?:Minuten|Personen|Nachrichten|Tage|Arbeitstage|Fragen|Behörden|Kompetenzen|Monate|Zeilen|Zeitpunkte|"
        r"Erhebungen|Personalnummern|Selbsteinschätzungen aus|Antworten|Erinnerungen|Gruppen|Einträge)\b"
    ),
}


@pytest.mark.parametrize("language", MANY)
def test_one_is_not_counted_like_many(language):
    texts = Texts(language, None, ZONE)
    said = {name: texts(name, **dict.fromkeys(variables(one), 1)) for name, one in messages(language).items()}
    found = {name: text for name, text in said.items() if MANY[language].search(text)}
    assert {name: text for name, text in found.items() if not name.startswith(ALWAYS_MANY)} == {}


# -- the code


def test_every_message_the_code_asks_for_exists():
    assert sorted(asked_for() - messages("vi").keys() - {"answer-saved"}) == []


def test_every_family_the_code_asks_for_exists():
    missing = {pattern for pattern in patterns() if not any(re.fullmatch(pattern, name) for name in messages("vi"))}
    assert {pattern for pattern in missing if not pattern.startswith(NO_MESSAGES)} == set()


def test_no_message_is_left_over():
    unused = messages("vi").keys() - constants()
    assert {name for name in unused if not any(re.fullmatch(pattern, name) for pattern in patterns())} == set()


# -- what texts name


@each_language
def test_every_command_a_text_names_works(language):
    named = {command for text in words(language).values() for command in COMMAND.findall(text)}
    assert named
    assert named - COMMANDS.keys() == set()


@each_language
def test_every_command_of_the_menu_works(language):
    assert {entry["command"] for entry in menus.commands(language)} - COMMANDS.keys() == set()


@each_language
def test_every_button_a_text_names_is_there(language):
    labels = {text for name, text in words(language).items() if name.startswith("button-")}
    quoted = {quote for text in words(language).values() if PRESS.search(text) for quote in QUOTED.findall(text)}
    assert quoted
    assert quoted - labels == set()


# -- how they read


@each_language
def test_labels_fit_on_a_button(language):
    long = {
        name: text for name, text in words(language).items() if name.startswith("button-") and len(text) > ON_A_PHONE
    }
    assert long == {}


@each_language
def test_texts_hold_no_markup(language):
    marked = {name for name, text in words(language).items() if re.search(r"[<>&*`]", text)}
    marked |= {name for name, text in words(language).items() if "_" in text and not name.startswith(OF_FILES)}
    assert marked == set()


@each_language
def test_everything_that_can_be_wrong_with_a_survey_file_is_said_in_words(language):
    told = {f"problem-{name}" for name in MESSAGES} | {f"remedy-{name}" for name in (*MESSAGES, *ADVICE)}
    assert {name for name in messages(language) if name.startswith(OF_FILES)} == told


def test_english_says_what_the_compiler_says():
    texts = Texts("en", None, ZONE)
    for name, (message, remedy) in MESSAGES.items():
        params = {key: key.upper() for key in re.findall(r"\{(\w+)\}", message + remedy)}
        assert texts(f"problem-{name}", **params) == message.format_map(params)
        assert texts(f"remedy-{name}", **params) == remedy.format_map(params)
    for name, remedy in ADVICE.items():
        params = {key: key.upper() for key in re.findall(r"\{(\w+)\}", remedy)}
        assert texts(f"remedy-{name}", **params) == remedy.format_map(params)


@each_language
def test_texts_are_clean(language):
    for name, text in words(language).items():
        assert text == unicodedata.normalize("NFC", text), name
        assert "  " not in text.replace("\n", " ").strip() or "\n" in text, name
        assert not re.search(r" [,.;:!?](?!\d|[a-z]{3,7}\b)", text), name


def test_vietnamese_addresses_nobody_too_familiarly():
    assert [
        name for name, text in words("vi").items() if re.search(r"\b(bạn|quý anh|mày)\b", text, re.IGNORECASE)
    ] == []


def test_german_says_sie():
    assert [name for name, text in words("de").items() if re.search(r"\b(du|dein|deine|dir|dich|euch)\b", text)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_campaign_goes_by_one_word(language):
    """The number of a campaign counts those of all surveys: "wave 7" would be read as the seventh of its survey."""
    others = r"\b(waves?|rounds?|Wellen?|Kampagnen?)\b"
    assert [name for name, text in words(language).items() if re.search(others, text, re.IGNORECASE)] == []


def test_a_number_of_a_campaign_is_no_order_in_vietnamese():
    """Where readers are not at an admin's desk, a bare "đợt 7" would be the seventh time."""
    campaign = re.compile(r"đợt (khảo sát )?(số )?\{\}", re.IGNORECASE)
    found = {
        name: match.group(2)
        for name, text in words("vi").items()
        if name.startswith(("figures-", "report-", "apart-", "copy-")) and (match := campaign.search(text))
    }
    assert found
    assert set(found.values()) == {"số "}


def test_english_and_german_use_no_form_of_address():
    for language in OTHERS:
        for message in messages(language).values():
            assert "đồng chí" not in literal(message)


# -- dates and names


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("vi", "15/06/2023", "08:05 ngày 15/06/2023"),
        ("en", "15 June 2023", "08:05, 15 June 2023"),
        ("de", "15.06.2023", "15.06.2023, 08:05 Uhr"),
    ],
)
def test_dates_are_those_of_the_language_and_the_zone(language, day, moment):
    at = datetime(2023, 6, 15, 1, 5, tzinfo=UTC)
    texts = Texts(language, None, ZONE)
    assert (texts.day(at), texts.moment(at)) == (day, moment)


@pytest.mark.parametrize(
    ("form", "xh", "xh_start"),
    [
        ("dong_chi", "đồng chí", "Đồng chí"),
        ("anh_chi", "anh/chị", "Anh/chị"),
        ("ong_ba", "ông/bà", "Ông/Bà"),
        (None, "anh/chị", "Anh/chị"),
        ("unheard of", "anh/chị", "Anh/chị"),
    ],
)
def test_forms_of_address(form, xh, xh_start):
    texts = Texts("vi", form, ZONE)
    assert (texts.xh, texts.xh_start) == (xh, xh_start)


def test_a_name_comes_in_the_next_best_language():
    texts = Texts("de", None, ZONE)
    assert texts.pick({"vi": "Phòng", "en": "Division"}) == "Phòng"
    assert texts.pick({"fr": "Division"}) == "Division"
    assert texts.pick({}) == ""


def test_the_verb_agrees_with_those_that_wait_not_with_all():
    said = Texts("en", "dong_chi", ZONE)
    assert "1 of 3 self-assessments of your staff awaits your" in said("confirm-waiting", open=1, all=3)
    assert "2 of 3 self-assessments of your staff await your" in said("confirm-waiting", open=2, all=3)


def test_an_unknown_message_is_an_error_not_a_blank():
    with pytest.raises(LookupError):
        Texts("vi", None, ZONE)("no-such-message")


def test_a_value_that_is_missing_is_an_error():
    with pytest.raises(LookupError):
        Texts("vi", None, ZONE)("receipt")


def test_an_unknown_language_is_vietnamese():
    assert Texts("fr", None, ZONE)("button-yes") == "Có"


@each_language
def test_every_job_has_words_for_what_it_does(language):
    """Admins read what runs, not names of functions."""
    source = Path(schedule.__file__).read_text(encoding="utf-8")
    jobs = re.findall(r"Job\(\"[^\"]+\", self\.(\w+)", source)
    assert len(jobs) > 10
    assert not [job for job in jobs if not Texts(language, None, ZoneInfo("Asia/Ho_Chi_Minh")).has(f"job-{job}")]
