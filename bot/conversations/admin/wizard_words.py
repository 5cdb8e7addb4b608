"""Planning a campaign: its own purpose, sender and contact, in the languages of its readers."""

from __future__ import annotations

from typing import Final

from bot.conversations.admin import campaigns
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import campaigns as cards
from bot.presenting import own_words as worded
from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.campaigns import Campaign, drafts
from bot.services.refusals import Refusal
from bot.services.surveys import own_words
from bot.texts import LANGUAGE_NAMES, LANGUAGES
from storage.states import CampaignState

KIND: Final = "w"
ALL, ONE = "plan-words", "plan-word"  # places
NAMES: Final = tuple(own_words.MOST)


def offer(turn: Turn, draft: ScreenBuilder, found: Campaign) -> None:
    """The button on a draft's card, and below its figures what it says in its own words."""
    draft.row(turn.button("button-invitation-words", Address(KIND, "m", (found.id,))))


def said(turn: Turn, found: Campaign) -> str:
    """What a campaign says in place of its survey, as its reader will see it; empty where it says nothing.

    Languages in which some of it is missing stand below, once.
    """
    own = _own(found)
    lines = [
        turn.t("words-line", name=turn.t(f"words-{name}"), text=turn.texts.pick(texts)) for name, texts in own.items()
    ]
    return "\n".join(filter(None, [*lines, _missing(turn, own)]))


def _missing(turn: Turn, own: own_words.Words) -> str:
    missing = [
        LANGUAGE_NAMES[language] for language in LANGUAGES if not all(texts.get(language) for texts in own.values())
    ]
    return turn.t("words-missing", languages=", ".join(missing)) if missing else ""


def _own(found: Campaign) -> own_words.Words:
    return found.words or {}


def show_all(turn: Turn) -> Screen:
    """The three as they will read, and whose words they are."""
    found = _on_screen(turn)
    if found is None:
        return campaigns.gone(turn)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("words-title")).say(Tone.TEXT, turn.t("words-text"))
    words = own_words.of_campaign(turn.uow, found.id, found.version_id)
    for name, text in worded.worded(turn.texts, turn.settings, words).items():
        whose = "words-own" if name in _own(found) else "words-of-survey" if name in words else "words-usual"
        draft.say(Tone.OPTION, turn.t("words-line", name=turn.t(f"words-{name}"), text=f"{text} ({turn.t(whose)})"))
    draft.say(Tone.TEXT, _missing(turn, _own(found)))
    draft.grid((turn.button(f"button-words-{name}", _one(found, n, 0)) for n, name in enumerate(NAMES)), 3)
    for n in range(len(NAMES)):
        draft.row(_clear(turn, found, n))
    return draft.row(turn.button("button-back", Address(campaigns.APPROVAL, "o", (found.id,)))).done()


def show_one(turn: Turn) -> Screen:
    """One of the three in all languages, and the text of one of them is asked for."""
    found, place = _on_screen(turn), turn.chat.place
    if found is None:
        return campaigns.gone(turn)
    name, own = place["name"], _own(found).get(place["name"], {})
    draft = ScreenBuilder().say(Tone.TITLE, turn.t(f"words-{name}")).say(Tone.WARNING, campaigns.refusal_on(turn))
    for language in LANGUAGES:
        text = own.get(language) or turn.t("words-none")
        draft.say(Tone.OPTION, turn.t("words-line", name=LANGUAGE_NAMES[language], text=text))
    asked = LANGUAGE_NAMES[place["language"]]
    draft.say(Tone.QUESTION, turn.t("words-question", language=asked, most=own_words.MOST[name]))
    number = NAMES.index(name)
    draft.row(_clear(turn, found, number))
    draft.row(*(_language(turn, found, number, n) for n in range(len(LANGUAGES))))
    return draft.row(turn.button("button-back", Address(KIND, "m", (found.id,)))).done()


def _clear(turn: Turn, found: Campaign, number: int) -> Button | None:
    """The way back to the survey's words, where the campaign has its own."""
    to_survey = Address(KIND, "e", (found.id, found.revision, number))
    if NAMES[number] not in _own(found):
        return None
    return turn.button("button-words-clear", to_survey, Style.DANGER, name=turn.t(f"words-{NAMES[number]}"))


def _language(turn: Turn, found: Campaign, name: int, language: int) -> Button:
    code = LANGUAGES[language]
    tick = "✓ " if code == turn.chat.place["language"] else ""
    return Button(tick + LANGUAGE_NAMES[code], _one(found, name, language))


def _one(found: Campaign, name: int, language: int) -> Address:
    return Address(KIND, "l", (found.id, name, language))


def _on_screen(turn: Turn) -> Campaign | None:
    found = campaigns.on_screen(turn)
    return found if found is not None and found.state in (CampaignState.DRAFT, CampaignState.WAITING) else None


def ask_all(turn: Turn, found: Campaign, _: Address) -> None:
    """All three."""
    turn.go(ALL, campaign=found.id)


def ask_one(turn: Turn, found: Campaign, address: Address) -> None:
    """One of them, in one language."""
    name, language = address.number(1), address.number(2)
    if 0 <= name < len(NAMES) and 0 <= language < len(LANGUAGES):
        _go(turn, found, NAMES[name], LANGUAGES[language])
    else:
        raise LeadsNowhereError


def _go(turn: Turn, found: Campaign, name: str, language: str) -> None:
    turn.go(ONE, campaign=found.id, revision=found.revision, name=name, language=language)


def clear(turn: Turn, found: Campaign, address: Address) -> None:
    """The survey's words again."""
    number = address.number(2)
    if not 0 <= number < len(NAMES):
        raise LeadsNowhereError
    turn.go(ALL, campaign=found.id)
    _set(turn, found, address.number(1), NAMES[number], {})


def on_text(turn: Turn, text: str) -> bool:
    """The text of one language; then the next one that has none is asked for."""
    found, place = _on_screen(turn), turn.chat.place
    if found is None:
        return False
    name, language = place["name"], place["language"]
    own = {**_own(found).get(name, {}), language: text}
    if not _set(turn, found, place["revision"], name, own):
        return True
    missing = next((one for one in LANGUAGES if not own.get(one)), None)
    if missing is None:
        turn.go(ALL, campaign=found.id)
    else:
        _go(turn, found, name, missing)
    return True


def _set(turn: Turn, found: Campaign, revision: int, name: str, texts: dict[str, str]) -> bool:
    try:
        drafts.set_words(turn.uow, found.id, revision, name, texts)
    except Refusal as refusal:
        turn.chat.place["problem"] = cards.problem(refusal)
        return False
    return True


SCREENS: Final = {ALL: show_all, ONE: show_one}
VERBS: Final = {"m": ask_all, "l": ask_one, "e": clear}
