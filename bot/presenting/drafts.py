"""A survey file as a card: what is wrong with it, or what it is and what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from bot.presenting import durations
from bot.presenting import faults as said
from bot.presenting.screens import ScreenBuilder, Tone, shortened
from bot.services.surveys.checked import STOPPED
from bot.services.surveys.drafts import SurveyDraft
from bot.texts import LANGUAGE_NAMES, Texts
from survey_definitions import Problem
from survey_definitions.pace import Minutes

MOST_NAMES: Final = 12  # of changed questions in one line
MOST_WARNING: Final = 240


def faults(
    texts: Texts, name: str, problems: Iterable[Mapping[str, Any]], count: int, *, marked: bool
) -> ScreenBuilder:
    """The first problems of a file by row, and how many more there are.

    ``marked`` says that a copy that shows them is on the screen above.
    """
    listed = [Problem(**problem) for problem in problems]
    stopped = any(one.code in STOPPED for one in listed)  # then nobody knows how many there are
    said_first = texts("faults-stopped") if stopped else texts("faults-text", count=count)
    card = ScreenBuilder().say(Tone.TITLE, name).say(Tone.WARNING, said_first)
    for problem in listed:
        card.say(Tone.OPTION, f"• {said.on_a_card(texts, problem)}")
    if count > len(listed):
        card.say(Tone.TEXT, texts("faults-more", count=count - len(listed)))
    return card.say(Tone.TEXT, texts("faults-next" if marked else "faults-next-alone"))


def draft(texts: Texts, found: SurveyDraft, live: int, minutes: Minutes) -> ScreenBuilder:
    """Title, figures, warnings, and what publishing would change.

    ``live`` is the version live now, 0 for none; ``minutes`` what the survey will take its reader, as invitations say.
    """
    figures = found.figures
    card = ScreenBuilder().say(Tone.QUIET, texts("draft-head", code=found.survey_code, file=found.source_name))
    card.say(Tone.TITLE, texts.pick(found.titles))
    card.say(
        Tone.TEXT, texts("draft-figures", questions=figures["questions"], about=durations.in_words(texts, minutes))
    )
    if figures.get("shortest", 0) < figures.get("longest", 0):
        card.say(Tone.TEXT, texts("draft-path", shortest=figures["shortest"], longest=figures["longest"]))
    card.say(Tone.TEXT, _languages(texts, found.languages))
    if figures["unknown_lists"]:
        card.say(Tone.WARNING, texts("draft-unknown-lists", lists=", ".join(figures["unknown_lists"])))
    _warnings(texts, card, figures)
    _changes(texts, card, found.changes, live)
    return card.say(Tone.TEXT, texts("draft-next"))


def _languages(texts: Texts, languages: list[str]) -> str:
    if not languages:
        return texts("draft-untranslated")
    return texts("draft-languages", languages=", ".join(LANGUAGE_NAMES.get(one, one) for one in languages))


def _warnings(texts: Texts, card: ScreenBuilder, figures: Mapping[str, Any]) -> None:
    if not figures["warnings"]:
        return
    card.say(Tone.TEXT, texts("draft-warnings", count=figures["warnings"]))
    for problem in figures["first_warnings"]:
        card.say(Tone.OPTION, f"• {shortened(said.in_one_line(texts, Problem(**problem)), MOST_WARNING)}")


def _changes(texts: Texts, card: ScreenBuilder, changes: Mapping[str, Any], live: int) -> None:
    against = changes.get("against", 0)
    if live != against:
        card.say(Tone.WARNING, texts("draft-outdated", version=live))
        return
    if not against:
        card.say(Tone.TEXT, texts("draft-first"))
        return
    lines = list(_change_lines(texts, changes))
    card.say(Tone.TEXT, texts("draft-changes" if lines else "draft-no-changes", version=against))
    for line in lines:
        card.say(Tone.OPTION, line)


def _change_lines(texts: Texts, changes: Mapping[str, Any]) -> Iterable[str]:
    if changes["retitled"]:
        yield texts("change-title")
    if rules := changes.get("rules"):
        yield texts("change-rules", names=", ".join(rules))
    for kind in ("added", "removed", "changed", "reworded", "languages_added", "languages_removed"):
        names = changes[kind]
        if names:
            shown = ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
            yield texts(f"change-{kind}", count=len(names), names=shown)
