"""Choices as people type them: by number, or by label."""

from __future__ import annotations

import re

from survey_definitions.answers.folding import bare, folded, western
from survey_definitions.answers.unreadable import Unreadable
from survey_definitions.results import Choice

_NUMBER = re.compile(r"(\d{1,4})[.)!]?\Z", re.ASCII)
_NAMED = re.compile(
    r"(?:muc|muc do|bac|so|cau|y|phuong an|chon|level|option|number|no\.|answer|stufe|nummer|nr\.?|antwort) "
    r"(?P<number>\d{1,4}[.)!]?)\Z",
    re.ASCII,
)  # a number as people say it: mức 4, level 4, Stufe 4
_AND = frozenset(("va", "and", "und", "&", "+"))


def one(choices: tuple[Choice, ...], text: str) -> str:
    """The value of one choice. Raises Unreadable("choice")."""
    found = _find(choices, text)
    if found is None:
        raise Unreadable("choice")
    return found.value


def several(choices: tuple[Choice, ...], text: str) -> str:
    """The values of several choices, in the order of the list. Raises Unreadable("choice")."""
    picked = _all(choices, text)
    return " ".join(choice.value for choice in choices if choice in picked)


def ranked(choices: tuple[Choice, ...], text: str) -> str:
    """The values of all choices in the order typed. Raises Unreadable("choice")."""
    picked = _all(choices, text)
    if len(picked) != len(choices):
        raise Unreadable("choice")
    return " ".join(choice.value for choice in picked)


def _all(choices: tuple[Choice, ...], text: str) -> list[Choice]:
    """What is chosen, without doubles: `1, 3`, `1 3`, `1 và 3`, or labels separated by commas."""
    whole = _find(choices, text)
    if whole is not None:
        return [whole]
    picked: list[Choice] = []
    for part in re.split(r"[,;\n]", western(text)):
        found = _find(choices, part)
        picked += [found] if found else [_needed(choices, word) for word in part.split() if folded(word) not in _AND]
    if not picked:
        raise Unreadable("choice")
    return list(dict.fromkeys(picked))


def _needed(choices: tuple[Choice, ...], text: str) -> Choice:
    found = _find(choices, text)
    if found is None:
        raise Unreadable("choice")
    return found


def _find(choices: tuple[Choice, ...], text: str) -> Choice | None:
    """A label wins over a number, as some labels are numbers; one that reads so wins over one that ends otherwise."""
    wanted = folded(western(text))
    for comparable in (lambda label: folded(western(label)), bare):
        labelled = [choice for choice in choices if comparable(choice.label) == comparable(text)]
        if len(labelled) == 1 and wanted:
            return labelled[0]
    named = _NAMED.match(wanted)
    if named is not None and any(
        folded(choice.label).startswith(wanted[: named.start("number")]) for choice in choices
    ):
        begun = [choice for choice in choices if re.match(rf"{re.escape(bare(text))}(?!\w)", folded(choice.label))]
        return begun[0] if len(begun) == 1 else None
    number = _NUMBER.match(named["number"] if named is not None else wanted)
    if number and 1 <= int(number[1]) <= len(choices):
        return choices[int(number[1]) - 1]
    return None
